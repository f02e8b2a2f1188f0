"""What stands in the place of the list while something is asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ranpk_desktop.bahasa import _
from ui.core.guard import guarded


class Asking(QWidget):
    """Base of such a page: Enter does `submit`, Esc emits `cancelled`; so do its two buttons."""

    cancelled = Signal()

    def __init__(self, primary: str = "") -> None:
        super().__init__()
        self.primary = QPushButton(primary)
        self.primary.setProperty("gaya", "utama")
        self.primary.clicked.connect(lambda _checked=False: self.submit())
        self.cancel = QPushButton(_("Batal"))
        self.cancel.clicked.connect(lambda _checked=False: self.cancelled.emit())

    def submit(self) -> None:
        """Do what was asked for."""
        raise NotImplementedError

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, give up with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.cancel if self.cancel.hasFocus() else self.primary).click()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
