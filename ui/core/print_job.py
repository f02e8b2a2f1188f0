"""Print pages of a PDF made here, each as large on paper as in the document.

QtPdf cannot print by itself, so a page goes to the printer as a picture. It goes in strips: PySide
holds Python's lock while it draws, and a whole page at 300 dpi (40 MB) made the window wait 0.2 s.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ui.core.pdf_document import only, open_pdf
from ui.core.tasks import Work

DPI = 300
_STRIP, _OVERLAP = 64, 2
"""The height of a strip in pixels, and how far it covers the next, so that no seam can show."""
_MM = 25.4 / 72
_ALIKE = 1.5
"""By how many millimetres a printer's paper may differ from the page and still be the same."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Say what is printed: the document, its pages counted from 0, and where.

    `papers` are those that the printer knows; none means that it takes any size. The pages are of
    one paper, upright or turned: CUPS takes one for each job.
    """

    data: bytes
    pages: Sequence[int]
    printer: QPrinter
    papers: Sequence[QPageSize] = ()

    def sheets(self) -> list[int]:
        """Return the pages as often and in the order in which they leave the printer.

        Copies are its own business where it can make them.
        """
        copies = 1 if self.printer.supportsMultipleCopies() else self.printer.copyCount()
        if self.printer.collateCopies():
            return list(self.pages) * copies
        return [page for page in self.pages for _copy in range(copies)]


def known_paper(papers: Sequence[QPageSize], points: QSizeF) -> QPageSize | None:
    """Return the paper of a printer that a page fits, if there is one.

    What offices buy as F4 is 215 × 330 mm; drivers call it 8.5 × 13 inches (215.9 × 330.2 mm).
    """
    wanted = _upright(points)

    def off(paper: QPageSize) -> float:
        size = paper.size(QPageSize.Unit.Millimeter)
        return max(abs(size.width() - wanted.width()), abs(size.height() - wanted.height()))

    nearest = min(papers, key=off, default=None)
    return nearest if nearest is not None and off(nearest) <= _ALIKE else None


def layout(papers: Sequence[QPageSize], points: QSizeF) -> QPageLayout:
    """Return the paper for a page, turned as the page is; margins are in the document."""
    exact = QPageSize.SizeMatchPolicy.ExactMatch  # else Qt takes 8.5 × 13 inches for F4
    paper = known_paper(papers, points) or QPageSize(
        _upright(points), QPageSize.Unit.Millimeter, "", exact
    )
    turn = QPageLayout.Orientation
    turned = turn.Landscape if points.width() > points.height() else turn.Portrait
    made = QPageLayout(paper, turned, QMarginsF())
    made.setMode(QPageLayout.Mode.FullPageMode)
    return made


def size_label(points: QSizeF) -> str:
    """Return the size of a page as it is printed on packs of paper: "215 × 330 mm"."""
    size = _upright(points)
    return _("{lebar} × {tinggi} mm").format(lebar=round(size.width()), tinggi=round(size.height()))


def _upright(points: QSizeF) -> QSizeF:
    """Return the size of a page in millimetres, as if it stood upright."""
    short, long = sorted((points.width() * _MM, points.height() * _MM))
    return QSizeF(round(short, 1), round(long, 1))


def print_pages(job: PrintJob, work: Work) -> int:
    """Print, in the pool; return how many pages.

    Raises KnownError where the printer refuses. When cancelled, nothing is left behind.
    """
    printer, document = job.printer, open_pdf(job.data)
    painter = QPainter()
    try:
        for number, page in enumerate(job.sheets()):
            printer.setPageLayout(layout(job.papers, document.pagePointSize(page)))
            if not (printer.newPage() if number else painter.begin(printer)):
                raise _refused(printer)
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            _draw(painter, document, page, printer.resolution())
            work.report(number + 1, len(job.sheets()))
    except BaseException:
        printer.abort()
        painter.end()
        if printer.outputFileName():
            Path(printer.outputFileName()).unlink(missing_ok=True)
        raise
    # CUPS turns a whole job by how it ends: a last page on its side would turn all others over.
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise _refused(printer)
    return len(job.sheets())


def _draw(painter: QPainter, document: QPdfDocument, page: int, resolution: int) -> None:
    """Draw a page strip by strip, each on whole dots of the printer."""
    dots = max(1, round(resolution / DPI))
    whole = (document.pagePointSize(page) * (resolution / dots / 72)).toSize()
    for top in range(0, whole.height(), _STRIP):
        height = min(_STRIP + _OVERLAP, whole.height() - top)
        part = QRect(0, top, whole.width(), height)
        drawn = document.render(page, part.size(), only(part, whole))
        place = QRectF(0, top * dots, whole.width() * dots, height * dots)
        painter.drawImage(place, _on_white(drawn))


def _on_white(drawn: QImage) -> QImage:
    """Return a picture without transparency, which a printer would get as a mask of its own."""
    made = QImage(drawn.size(), QImage.Format.Format_RGB32)
    made.fill(0xFFFFFFFF)
    painter = QPainter(made)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return made.convertToFormat(QImage.Format.Format_RGB888)


def _refused(printer: QPrinter) -> KnownError:
    return KnownError(
        "PRINTER_MENOLAK",
        _("Printer {nama} tidak menerima dokumen ini.").format(nama=printer.printerName()),
        _("Periksa apakah printernya menyala dan tersambung, lalu coba lagi."),
    )
