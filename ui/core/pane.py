"""A card above the table of a page that comes when it is needed and goes again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from ui.core.guard import guarded


class Pane(QFrame):
    """Base of every such card; Esc closes it (see the page too).

    `toggled` is emitted before the pane comes and after it has gone, with `asking` telling which,
    so that the page can make room: showing it first would enlarge the window.
    """

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("kartu")
        self.asking = False
        self.hide()

    def appear(self) -> None:
        """Show the pane once the page has made room; the caller gives it the keyboard."""
        self.asking = True
        self.toggled.emit()
        self.show()

    def close_pane(self) -> None:
        """Hide the pane."""
        self.hide()
        self.asking = False
        self.toggled.emit()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_pane()
        else:
            super().keyPressEvent(event)
