"""The pages of a document as small pictures, to go to one of them."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ranpk_desktop.bahasa import _
from ui.core import theme
from ui.core.guard import guarded
from ui.core.page_renderer import PageRenderer, Part, part_of

_WIDTH, _HEIGHT, _GAP = 88, 120, 6
_PICTURE = Qt.ItemDataRole.DecorationRole


class SmallPages(QListWidget):
    """List the pages as pictures, drawn one after the other; `picked` carries the page chosen."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self._renderer: PageRenderer | None = None
        self.setAccessibleName(_("Halaman kecil"))
        self.setItemDelegate(_Picture(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setFixedWidth(theme.px(_WIDTH + 2 * _GAP + 20))
        self.currentRowChanged.connect(self._pick)

    def set_document(self, document: QPdfDocument) -> None:
        """List the pages of another document; pictures of the old one stay until theirs come."""
        self._document = document
        if self._renderer:
            self._renderer.close()
        self._renderer = PageRenderer(document, self)
        self._renderer.drawn.connect(self._receive)
        with QSignalBlocker(self):
            while self.count() > document.pageCount():
                self.takeItem(self.count() - 1)
            while self.count() < document.pageCount():
                self._add(self.count() + 1)
        gap, line = theme.px(_GAP), self.fontMetrics().height()
        for page in range(document.pageCount()):
            size = self._size(document, page)
            self.item(page).setSizeHint(size + QSize(2 * gap, 3 * gap + line))
        self._ask(0)

    def mark(self, page: int) -> None:
        """Show which page is in view, without going there."""
        with QSignalBlocker(self):
            self.setCurrentRow(page)
        if item := self.item(page):
            self.scrollToItem(item)

    def _add(self, number: int) -> None:
        item = QListWidgetItem(str(number), self)
        name = _("Halaman {n}").format(n=number)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, name)

    def _size(self, document: QPdfDocument, page: int) -> QSize:
        """Return the size of a page as a picture."""
        room = QSize(theme.px(_WIDTH), theme.px(_HEIGHT))
        ratio = Qt.AspectRatioMode.KeepAspectRatio
        return document.pagePointSize(page).toSize().scaled(room, ratio)

    def _ask(self, page: int) -> None:
        """Let the renderer's thread draw a page; the next one is asked for when it has come."""
        if self._renderer and self._document and page < self._document.pageCount():
            size = self._size(self._document, page) * self.devicePixelRatioF()
            self._renderer.ask(part_of(page, size))

    def _receive(self, drawn: Part, image: QImage) -> None:
        page, _whole, _rect = drawn
        if item := self.item(page):
            image.setDevicePixelRatio(self.devicePixelRatioF())
            item.setData(_PICTURE, image)
            self._ask(page + 1)

    def _pick(self, page: int) -> None:
        if page >= 0:
            self.picked.emit(page)


class _Picture(QStyledItemDelegate):
    """Draw a page on white with its number below it."""

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colors, gap = theme.colors(), theme.px(_GAP)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        line = option.fontMetrics.height()
        whole: QRect = option.rect
        painter.save()
        if chosen:
            painter.fillRect(whole, QColor(colors.selection))
        image = index.data(_PICTURE)
        size = index.data(Qt.ItemDataRole.SizeHintRole) - QSize(2 * gap, 3 * gap + line)
        page = QRect(whole.topLeft(), size)
        page.moveLeft(whole.left() + (whole.width() - size.width()) // 2)
        page.moveTop(whole.top() + gap)
        painter.fillRect(page, Qt.GlobalColor.white)
        if isinstance(image, QImage):
            painter.drawImage(page, image)
        painter.setPen(QColor(colors.accent if chosen else colors.outline))
        painter.drawRect(page.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(colors.text))
        below = QRect(whole.left(), page.bottom() + gap, whole.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, index.data())
        painter.restore()
