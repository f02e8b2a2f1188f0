"""A card above the table that asks for what one action needs, instead of a modal dialog."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ui.core import theme
from ui.core.guard import guarded
from ui.core.inputs import CheckInput, Field, refuse
from ui.core.messages import InlineMessage
from ui.core.pane import Pane
from ui.core.tasks import Tasks


class ActionPane(Pane):
    """Ask, then do: a subclass adds fields, and overrides `submit`."""

    def __init__(self, primary: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.fields: dict[str, Field] = {}
        self.title = theme.label("", "bagian")
        self.words = theme.label()
        self.words.setWordWrap(True)
        self.message = InlineMessage()
        self.primary = QPushButton(primary)
        self.primary.setProperty("gaya", "utama")
        self.primary.clicked.connect(lambda _checked=False: self.submit())
        self.cancel = QPushButton(_("Bata&l"))
        self.cancel.clicked.connect(lambda _checked=False: self.close_pane())
        self.row = QHBoxLayout()
        self.row.setSpacing(theme.px(16))
        self.row.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(8))
        self._buttons.addWidget(self.primary)
        self._buttons.addWidget(self.cancel)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(12))
        for widget in (self.title, self.words, self.message):
            column.addWidget(widget)
        column.addLayout(self.row)
        self.column = column
        column.addLayout(self._buttons)

    def add_field(self, name: str, field: Field) -> Field:
        """Add a field to the row of fields, which begins at the left."""
        self.fields[name] = field
        field.setMaximumWidth(theme.px(560))
        self.row.insertWidget(self.row.count() - 1, field, 4, Qt.AlignmentFlag.AlignTop)
        field.input.edited.connect(lambda: field.set_error(""))
        self._order(field.input, self.primary, self.cancel)
        return field

    def add_check(self, check: CheckInput) -> None:
        """Add a tick between the fields and the buttons."""
        self.column.insertWidget(self.column.count() - 1, check)
        self._order(check, self.primary, self.cancel)

    def add_button(self, button: QWidget) -> None:
        """Add a button behind the two that are always there."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    def _order(self, *widgets: QWidget) -> None:
        """Let Tab visit the widgets as they are seen, though the last ones were made first."""
        for before, after in pairwise(widgets):
            self.setTabOrder(before, after)

    def open_pane(self) -> None:
        """Show the pane, without the faults of last time, and give it the keyboard."""
        self.message.hide()
        for field in self.fields.values():
            field.set_error("")
        self.primary.setEnabled(True)
        self.appear()
        shown = [field for field in self.fields.values() if not field.isHidden()]
        if shown:
            shown[0].focus()
        else:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Do what the pane is for."""
        raise NotImplementedError

    def finish(self, tasks: Tasks, job: Callable[[], object]) -> None:
        """Do the job on the DB thread; the pane closes after it, or says why it was refused."""
        self.primary.setEnabled(False)
        tasks.run(job, self._finished, self.show_error)

    def _finished(self, _result: object) -> None:
        self.close_pane()

    def show_error(self, error: KnownError) -> None:
        """Put the sentence at its field, or above the fields; the pane stays open."""
        self.primary.setEnabled(True)
        if not refuse(self.fields, error):
            self.message.show_message(str(error), "buruk", closable=False)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc; Enter presses the button it stands on, in a field the primary one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            here = self.focusWidget()
            (here if isinstance(here, QPushButton) else self.primary).click()
        else:
            super().keyPressEvent(event)
