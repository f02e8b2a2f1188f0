"""A dialog for one command: title, a sentence, what to choose, and one button that does it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ui.core import theme
from ui.core.messages import InlineMessage


class ActionDialog(QDialog):
    """Lay out title, sentence, messages, `body` and buttons; deleted when closed.

    A subclass fills `body`, names the command on `take`, and does it in `submit`. `note` says
    what holds all the time, `message` what has gone wrong. The dialog is `size` pixels of the
    grid large, or as the window that it stands above leaves room.
    """

    def __init__(self, title: str, text: str, size: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.message, self.note = InlineMessage(), InlineMessage()
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(12))
        self.heading = theme.label(title, "judul")
        words = theme.label(text)
        for label in (self.heading, words):
            label.setWordWrap(True)
        self.take = QPushButton()
        self.take.setProperty("gaya", "utama")
        self.take.clicked.connect(lambda _checked=False: self.submit())
        cancel = QPushButton(_("&Batal"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        for button in (cancel, self.take):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.margin(),) * 4)
        column.setSpacing(theme.px(12))
        for widget in (self.heading, words, self.note, self.message):
            column.addWidget(widget)
        column.addLayout(self.body, 1)
        column.addLayout(buttons)
        fit(self, size, parent)

    def submit(self) -> None:
        """Do what the dialog is for."""
        raise NotImplementedError

    def refuse(self, error: KnownError) -> None:
        """Say why it was not done."""
        self.message.show_message(str(error), "buruk")


def fit(dialog: QDialog, size: tuple[int, int], parent: QWidget) -> None:
    """Give a dialog its size in pixels of the grid, as far as the window below it has room."""
    room = parent.window().size()
    wanted = theme.px(size[0]), theme.px(size[1])
    dialog.resize(min(wanted[0], room.width() - 32), min(wanted[1], room.height() - 48))
