"""Draw parts of the pages of one document in a thread of Qt's own."""

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

from ui.core.pdf_document import only

Part = tuple[int, tuple[int, int], tuple[int, int, int, int]]
"""A page, how large all of it is in pixels, and left, top, width and height of a part of it."""


def part_of(page: int, whole: QSize, drawn: QRect | None = None) -> Part:
    """Return the name of a part of a page, or of all of it."""
    rect = drawn or QRect(0, 0, whole.width(), whole.height())
    size = whole.width(), whole.height()
    return page, size, (rect.left(), rect.top(), rect.width(), rect.height())


class PageRenderer(QObject):
    """Draw what is asked for of a document that somebody else keeps; `drawn` carries (part, image).

    A part is known by what it is, not by Qt's number of the request: asked for again while it is
    still on its way, it comes once, and Qt gives no second number. A renderer serves one document
    and is closed with it, so that no picture of the one before comes late.
    """

    drawn = Signal(object, QImage)

    def __init__(self, document: QPdfDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(document)
        self._renderer.pageRendered.connect(self._tell)

    def ask(self, wanted: Part) -> None:
        """Draw a part as soon as what was asked for before is done."""
        page, whole, (left, top, width, height) = wanted
        options = only(QRect(left, top, width, height), QSize(*whole))
        self._renderer.requestPage(page, QSize(width, height), options)

    def close(self) -> None:
        """Stop; nothing is told any more."""
        self._renderer.pageRendered.disconnect(self._tell)
        self.deleteLater()

    def _tell(
        self,
        page: int,
        size: QSize,
        image: QImage,
        options: QPdfDocumentRenderOptions,
        _request: int,
    ) -> None:
        rect = QRect(options.scaledClipRect().topLeft(), size)
        self.drawn.emit(part_of(page, options.scaledSize(), rect), image)
