"""A PDF of ours in memory, as QtPdf reads it. Import this only where pages are shown or printed."""

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError


def open_pdf(data: bytes) -> QPdfDocument:
    """Return the document in these bytes; it belongs to the thread that opens it.

    Raises KnownError("PDF_TIDAK_TERBACA"). Only for documents made here: a PDF from elsewhere is
    read in the child process, never by us.
    """
    document: QPdfDocument = QPdfDocument()
    buffer = QBuffer(document)  # as its child, because it is read as long as the document lives
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready or not document.pageCount():
        raise KnownError(
            "PDF_TIDAK_TERBACA",
            _("Dokumen ini tidak dapat ditampilkan."),
            _("Simpan sebagai PDF, lalu buka dengan program lain."),
        )
    return document


def only(part: QRect, whole: QSize) -> QPdfDocumentRenderOptions:
    """Return the options that draw a part of a page which is `whole` pixels large as a whole.

    QtPdf takes the last column and row of the clip for its width and height, so that a page would
    shrink by a pixel per part (seen in 6.11; a test compares a part with the whole).
    """
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(whole)
    options.setScaledClipRect(part.adjusted(0, 0, 1, 1))
    return options
