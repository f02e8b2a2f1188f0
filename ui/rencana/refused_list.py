"""The sentence about a list that was refused, with what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from ranpk_desktop.bahasa import _
from ui.core import theme
from ui.core.guard import guarded
from ui.core.messages import InlineMessage

_WIDE = 620
"""From which width on the buttons stand beside the sentence."""


class RefusedList(QWidget):
    """Show a sentence with buttons beside it, or below it where the details are narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._message = InlineMessage()
        self.go = QPushButton(_("Ke isian itu"))
        self.again = QPushButton(_("Coba lagi"))
        self.discard = QPushButton(_("Batalkan isian"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        for button in (self.go, self.again, self.discard):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not leave a text first
            row.addWidget(button)
        row.addStretch(1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(theme.px(4))
        self._whole.addWidget(self._message, 1)
        self._whole.addLayout(row)
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentence shown."""
        return self._message.text

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the sentence where both have room."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._whole.setDirection(beside if wide else below)

    def show_message(self, text: str, *, go: bool, again: bool) -> None:
        """Show a sentence; offer to go to the list it is about, and to save that once more."""
        self._message.show_message(text, "buruk", closable=False)
        self.go.setVisible(go)
        self.again.setVisible(again)
        self.show()
