"""A row of widgets; those that find no room go into a further row."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.core import theme
from ui.core.guard import guarded


class WrapRow(QWidget):
    """Put widgets one after the other, in as many rows as the width asks for."""

    def __init__(self, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self._parts = list(parts)
        for part in self._parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts where there is room."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    @guarded(-1)
    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows that this width makes."""
        return self._place(width, move=False)

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        """Return the size in one row."""
        sizes = [part.sizeHint() for part in self._parts]
        width = sum(size.width() for size in sizes) + theme.px(8) * (len(sizes) - 1)
        return QSize(width, max(size.height() for size in sizes))

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """Return the size of the widest part."""
        sizes = [part.sizeHint() for part in self._parts]
        return QSize(max(s.width() for s in sizes), max(s.height() for s in sizes))

    def _place(self, width: int, *, move: bool) -> int:
        """Return the height that the parts take at a width; `move` puts them there."""
        gap = theme.px(8)
        x = y = 0
        height = max(part.sizeHint().height() for part in self._parts)
        for part in self._parts:
            wanted = part.sizeHint().width()
            if x and x + wanted > width:
                x, y = 0, y + height + gap
            if move:
                part.setGeometry(x, y, wanted, height)
            x += wanted + gap
        return y + height
