"""Sentences shown in the page instead of in a dialog: inline messages and empty states."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ui.core import icons, theme
from ui.core.actions import Action
from ui.core.actions import button as build_button

Actions = tuple[tuple[str, Callable[[], None]], ...]
"""What a message offers: titles, and what they do."""


class InlineMessage(QFrame):
    """Show one sentence in a tone, with at most a few actions; hidden until `show_message`.

    In a `narrow` place the actions stand below the sentence. `closed` is emitted when the user
    closes it.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("pesan")
        self._icon = icons.Picture(theme.px(18))
        self._text = theme.label()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setIcon(icons.icon("x"))
        self._close.setAccessibleName(_("Tutup pesan"))
        self._close.setToolTip(_("Tutup pesan"))
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.clicked.connect(self._dismiss)
        self._buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        column.setSpacing(theme.px(4))
        row, self._actions = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._actions.setSpacing(theme.px(8))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        if not narrow:
            row.addLayout(self._actions)
        row.addWidget(self._close)
        column.addLayout(row)
        if narrow:
            below = QHBoxLayout()
            below.setContentsMargins(theme.px(26), 0, 0, 0)
            below.addLayout(self._actions)
            below.addStretch(1)
            column.addLayout(below)
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentence shown."""
        return self._text.text()

    def show_message(
        self,
        text: str,
        tone: str = "info",
        actions: Actions = (),
        *,
        closable: bool = True,
    ) -> None:
        """Show `text` in a tone; `actions` are (title, what it does)."""
        for old in self._buttons:
            self._actions.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for title, run in actions:
            button = QPushButton(title)
            button.clicked.connect(lambda _checked=False, run=run: run())
            # Not by a click: a note that is left tries to save again and hides its message.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._actions.addWidget(button)
            self._buttons.append(button)
        self.set_text(text, tone)
        self._close.setVisible(closable)
        self.show()

    def set_text(self, text: str, tone: str) -> None:
        """Say it in other words; what is offered stays, and with it the keyboard."""
        self._text.setText(text)
        self.setAccessibleName(text)
        theme.set_tone(self, tone)
        theme.set_tone(self._text, tone)
        self._icon.set_icon(icons.status_icon(tone))

    def tell(self, text: str, tone: str = "peringatan", actions: Actions = ()) -> None:
        """Show what holds now, which nobody can close; nothing where `text` is empty."""
        if text:
            self.show_message(text, tone, actions, closable=False)
        else:
            self.hide()

    def _dismiss(self) -> None:
        self.hide()
        self.closed.emit()


class Banners(QWidget):
    """Stack the sentences that stand above every page, each under a name of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[str, InlineMessage] = {}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(4))
        margin = theme.margin()
        self._column.setContentsMargins(margin, theme.px(8), margin, 0)
        self.hide()

    def show_banner(
        self,
        name: str,
        text: str,
        tone: str = "info",
        actions: Actions = (),
        *,
        closable: bool = True,
    ) -> None:
        """Show a sentence, replacing the one of the same name."""
        banner = self.shown.get(name)
        if banner is None:
            banner = self.shown[name] = InlineMessage()
            banner.closed.connect(self._fit)
            self._column.addWidget(banner)
        banner.show_message(text, tone, actions, closable=closable)
        self._fit()

    def hide_banner(self, name: str) -> None:
        """Take a sentence away."""
        if banner := self.shown.get(name):
            banner.hide()
        self._fit()

    def _fit(self) -> None:
        self.setVisible(any(not banner.isHidden() for banner in self.shown.values()))


class EmptyState(QWidget):
    """Say what belongs here and offer the first action; `other` keeps its key while this shows."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        action: tuple[str, Callable[[], None]] | None = None,
        parent: QWidget | None = None,
        other: Action | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        picture = icons.Picture(theme.px(48), icons.icon(icon, "outline"))
        words = theme.label(text)
        words.setWordWrap(True)
        words.setProperty("nada", "redup")
        words.setMaximumWidth(theme.px(440))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(picture, 0, centre)
        column.addWidget(theme.label(title, "bagian"), 0, centre)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(words, 4)
        row.addStretch(1)
        column.addLayout(row)
        if action:
            name, run = action
            button = QPushButton(name)
            button.setProperty("gaya", "utama")
            button.clicked.connect(lambda _checked=False: run())
            column.addSpacing(theme.px(8))
            column.addWidget(button, 0, centre)
        if other:
            column.addWidget(build_button(other), 0, centre)
        column.addStretch(3)
