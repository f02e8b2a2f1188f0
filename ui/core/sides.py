"""A table with its detail pane: beside it where there is room, else below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.core import theme
from ui.core.guard import guarded

_TABLE, _LEAST = 176, 88
"""What a table with four rows needs above its details, and what these keep in any case."""


class Sides(QSplitter):
    """Share the room between a table and its details, until the user drags the handle.

    `beside` is the width of the page from which on they stand side by side; `width` and `height`
    are what the details get there and below. A table that is never longer than `most` pixels
    leaves them all the rest.
    """

    def __init__(
        self,
        table: QWidget,
        detail: QWidget,
        *,
        beside: int,
        width: int,
        height: int,
        most: int | None = None,
    ) -> None:
        super().__init__()
        self._from, self._size, self._most = beside, (width, height), most
        self._moved = False
        self.addWidget(table)
        self.addWidget(detail)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.px(12))
        self.splitterMoved.connect(lambda *_args: self._note_move())

    def beside(self, page: QWidget) -> bool:
        """Tell whether a page is wide enough for both side by side."""
        return page.width() >= theme.px(self._from)

    def arrange(self, page: QWidget) -> None:
        """Turn as the width of the page asks; below a table the details leave it four rows."""
        self.updateGeometry()  # details just hidden need no room any more
        beside = self.beside(page)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        turned = self.orientation() != wanted
        self.setOrientation(wanted)
        if turned or not self._moved:
            self._share()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew, for example when a pane above has gone."""
        super().resizeEvent(event)
        if not self._moved:
            self._share()

    def _share(self) -> None:
        beside = self.orientation() == Qt.Orientation.Horizontal
        whole = self.width() if beside else self.height()
        width, height = map(theme.px, self._size)
        least = theme.px(_LEAST)
        below = min(height, max(least, whole - theme.px(_TABLE)))
        if self._most is not None:
            below = max(least, whole - self.handleWidth() - self._most)
        size = width if beside else below
        self.setSizes([whole - size, size])

    def _note_move(self) -> None:
        self._moved = True
