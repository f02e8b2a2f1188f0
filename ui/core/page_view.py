"""Pages of a PDF one below the other, drawn in tiles outside the GUI thread.

QPdfView keeps twenty whole pages whatever their size (1 GB at 400 %) and turns white at each new
document; here the memory for tiles is bounded, and a new version of a document replaces the old one
tile by tile, at the same place.
"""

from collections import OrderedDict
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea

from ranpk_desktop.bahasa import _
from ui.core import theme
from ui.core.guard import guarded
from ui.core.page_renderer import PageRenderer, Part, part_of

LEBAR, HALAMAN = "lebar", "halaman"
"""The zooms that follow the window: pages as wide as it, or whole pages."""
ZOOMS = (50, 75, 100, 125, 150, 200, 300, 400)
"""The other zooms, in per cent of the size on paper."""
TILE = 512
"""The side of a tile in pixels of the screen."""
KEPT = 48_000_000
"""How many bytes of tiles are kept beyond those in sight."""
_AT_ONCE = 3

Tile = tuple[int, int, int]
"""A tile: its page, its column and its row."""


class PageView(QAbstractScrollArea):
    """Show the pages of a document; `page_changed` carries the page in view, counted from 0.

    `zoomed` says that the user changed the zoom with the wheel or the keyboard.
    """

    page_changed = Signal(int)
    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.page = 0
        self.zoom = LEBAR
        self._sizes: list[QSizeF] = []
        self._rects: list[QRect] = []
        self._tiles: OrderedDict[Tile, QImage] = OrderedDict()
        self._before: dict[Tile, QImage] = {}
        self._asked: dict[Part, Tile] = {}
        self._shown: set[Tile] = set()
        self._renderer: PageRenderer | None = None
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else LEBAR wavers
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._arrange)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Halaman dokumen"))
        self.setMinimumSize(theme.px(200), theme.px(160))
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._rects)

    def set_document(self, document: QPdfDocument) -> None:
        """Show another document; where its pages are as large as before, at the same place.

        The caller keeps it alive, and lets the one before go only afterwards.
        """
        place, old = self._place(), [rect.size() for rect in self._rects]
        shown = {tile: self._tiles[tile] for tile in self._shown if tile in self._tiles}
        self._sizes = [document.pagePointSize(page) for page in range(document.pageCount())]
        if self._renderer:
            self._renderer.close()
        self._renderer = PageRenderer(document, self)
        self._renderer.drawn.connect(self._receive)
        self._lay_out()
        if old == [rect.size() for rect in self._rects]:
            self._before = shown
        self._go_back(place)

    def set_zoom(self, zoom: str) -> None:
        """Choose LEBAR, HALAMAN, or a percentage of the size on paper ("150")."""
        self.zoom = zoom
        self._arrange()

    def zoom_step(self, step: int) -> None:
        """Take the next larger (1) or smaller (-1) percentage."""
        if not self._sizes:
            return
        percent = round(self._scale(self.page) / self._full_size() * 100)
        larger = [zoom for zoom in ZOOMS if zoom > percent]
        smaller = [zoom for zoom in ZOOMS if zoom < percent]
        self.set_zoom(str((larger or ZOOMS[-1:])[0] if step > 0 else (smaller or ZOOMS[:1])[-1]))
        self.zoomed.emit()

    def go_to_page(self, page: int) -> None:
        """Show a page from its top."""
        if 0 <= page < len(self._rects):
            self.verticalScrollBar().setValue(self._rects[page].top() - theme.px(8))

    # Where the pages are ------------------------------------------------------------------------

    def _full_size(self) -> float:
        """Return pixels per point at 100 per cent."""
        return self.logicalDpiX() / 72

    def _scale(self, page: int) -> float:
        """Return pixels per point of a page."""
        if self.zoom not in (LEBAR, HALAMAN):
            return self._full_size() * int(self.zoom) / 100
        size = self._sizes[page]
        gap = 2 * theme.px(12)
        across = (self.viewport().width() - gap) / size.width()
        down = (self.viewport().height() - gap) / size.height()
        fitting = across if self.zoom == LEBAR else min(across, down)
        return min(max(fitting, 0.1), self._full_size() * ZOOMS[-1] / 100)

    def _lay_out(self) -> None:
        """Place the pages one below the other, each in the middle."""
        self._rects, self._before = [], {}
        self._tiles.clear()
        self._asked.clear()
        gap, top = theme.px(12), theme.px(12)
        for page, points in enumerate(self._sizes):
            size = (points * self._scale(page)).toSize()
            self._rects.append(QRect(QPoint(gap, top), size))
            top = self._rects[-1].bottom() + 1 + gap
        room = self.viewport().size()
        width = max([room.width(), *(rect.width() + 2 * gap for rect in self._rects)])
        for rect in self._rects:
            rect.moveLeft((width - rect.width()) // 2)
        for bar, whole, part in (
            (self.horizontalScrollBar(), width, room.width()),
            (self.verticalScrollBar(), top, room.height()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)
            bar.setSingleStep(theme.px(40))
        self.viewport().update()

    def _place(self) -> tuple[int, float]:
        """Return the page at the top of the view, and which part of it lies above."""
        top = self.verticalScrollBar().value()
        for page, rect in enumerate(self._rects):
            if rect.bottom() >= top:
                return page, (top - rect.top()) / max(1, rect.height())
        return 0, 0.0

    def _go_back(self, place: tuple[int, float]) -> None:
        page, part = place
        if self._rects:
            rect = self._rects[min(page, len(self._rects) - 1)]
            self.verticalScrollBar().setValue(round(rect.top() + part * rect.height()))
        self._scrolled()

    def _arrange(self) -> None:
        place = self._place()
        self._lay_out()
        self._go_back(place)

    def _scrolled(self) -> None:
        """Say which page is in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = [page for page, rect in enumerate(self._rects) if rect.top() <= middle]
        page = above[-1] if above else 0
        if page != self.page:
            self.page = page
            self.page_changed.emit(page)

    # Drawing ------------------------------------------------------------------------------------

    def _tiles_in(self, page: int, seen: QRect) -> Iterator[tuple[Tile, QRect]]:
        """Yield the tiles of a page that are in sight, each with its rectangle on the page."""
        rect = self._rects[page]
        part = seen.intersected(rect).translated(-rect.topLeft())
        for row in range(part.top() // TILE, part.bottom() // TILE + 1):
            for column in range(part.left() // TILE, part.right() // TILE + 1):
                whole = QRect(column * TILE, row * TILE, TILE, TILE)
                yield (page, column, row), whole.intersected(QRect(QPoint(0, 0), rect.size()))

    def _ask(self, tile: Tile, place: QRect) -> None:
        """Let the renderer's thread draw a tile."""
        ratio = self.viewport().devicePixelRatioF()
        whole = (self._rects[tile[0]].size().toSizeF() * ratio).toSize()
        drawn = QRect((place.topLeft().toPointF() * ratio).toPoint(), place.size() * ratio)
        wanted = part_of(tile[0], whole, drawn)
        self._asked[wanted] = tile
        if self._renderer:
            self._renderer.ask(wanted)

    def _receive(self, drawn: Part, image: QImage) -> None:
        """Keep a tile, unless the view has changed since it was asked for."""
        tile = self._asked.pop(drawn, None)
        if tile is None:
            return
        image.setDevicePixelRatio(self.viewport().devicePixelRatioF())
        self._tiles[tile] = image
        self._before.pop(tile, None)
        self.viewport().update()

    def _trim(self) -> None:
        """Forget the tiles that have been out of sight for longest."""
        held = sum(image.sizeInBytes() for image in self._tiles.values())
        while held > KEPT and len(self._tiles) > len(self._shown):
            _tile, image = self._tiles.popitem(last=False)
            held -= image.sizeInBytes()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles at hand, and ask for those that are missing."""
        painter = QPainter(self.viewport())
        colors = theme.colors()
        left = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        seen = QRect(left, self.viewport().size())
        painter.fillRect(self.viewport().rect(), QColor(colors.hover))
        painter.translate(-left)
        self._shown.clear()
        for page, rect in enumerate(self._rects):
            if not rect.intersects(seen):
                continue
            painter.fillRect(rect, Qt.GlobalColor.white)
            for tile, part in self._tiles_in(page, seen):
                self._shown.add(tile)
                self._draw(painter, tile, part, rect.topLeft())
            painter.setPen(QColor(colors.outline))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        self._trim()
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw(self, painter: QPainter, tile: Tile, part: QRect, origin: QPoint) -> None:
        image = self._tiles.get(tile)
        if image is not None:
            self._tiles.move_to_end(tile)
        else:
            image = self._before.get(tile)
            if tile not in self._asked.values() and len(self._asked) < _AT_ONCE:
                self._ask(tile, part)
        if image is not None:
            painter.drawImage(origin + part.topLeft(), image)

    # Keys, wheel, size ----------------------------------------------------------------------------

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by line, by view, or to an end; Ctrl with a page key goes page by page."""
        key, bar = event.key(), self.verticalScrollBar()
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if held and key in pages:
            self.go_to_page(self.page + pages[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages out anew, once for several steps."""
        super().resizeEvent(event)
        self._later.start()

    @guarded(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.viewport().update()

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard has gone."""
        super().focusOutEvent(event)
        self.viewport().update()
