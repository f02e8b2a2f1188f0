"""A form: fields by name, loaded, checked and saved as a whole through one command."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import KnownError
from ui.core import theme
from ui.core.inputs import Field, Input, refuse
from ui.core.layout import pair
from ui.core.messages import InlineMessage
from ui.core.tasks import Tasks


class FormPage(QWidget):
    """Lay out fields, and run load → check → save.

    A form subclasses this, sets NAME and TITLE, adds its fields in `__init__`, and overrides
    `load` (read through tasks, then `set_values`), `check` (raise CheckError(field, …): that field
    gets the sentence and the keyboard) and `save` (return the job that writes `values()`).
    `saved` carries the Changes; what was typed stays when saving fails.
    """

    NAME: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    saved = Signal(object)

    def __init__(self, tasks: Tasks, *, save_title: str | None = None) -> None:
        super().__init__()
        self.tasks = tasks
        self.fields: dict[str, Field] = {}
        self._loaded: dict[str, str] = {}
        self.message = InlineMessage()
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(16))
        inner = QWidget()
        inner.setMaximumWidth(theme.px(720))
        limit = QVBoxLayout(inner)
        limit.setContentsMargins(0, 0, theme.px(12), 0)
        limit.addLayout(self._column)
        limit.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self.save_button = QPushButton(save_title or _("&Simpan"))
        self.save_button.setProperty("gaya", "utama")
        self.save_button.clicked.connect(lambda _checked=False: self.submit())
        self.undo_button = QPushButton(_("Batalkan pe&rubahan"))
        self.undo_button.clicked.connect(lambda _checked=False: self.set_values(self._loaded))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.undo_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(self.message)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)
        self._show_state()

    # Building ---------------------------------------------------------------------------------

    def add_section(self, title: str, text: str = "") -> None:
        """Begin a group of fields with a heading and, if given, one explaining sentence."""
        group = QVBoxLayout()
        group.setSpacing(theme.px(4))
        group.setContentsMargins(0, theme.px(8) if self.fields else 0, 0, 0)
        group.addWidget(theme.label(title, "bagian"))
        if text:
            words = theme.label(text, "keterangan")
            words.setWordWrap(True)
            group.addWidget(words)
        self._column.addLayout(group)

    def add_row(self, *fields: tuple[str, str, Input] | tuple[str, str, Input, str]) -> None:
        """Add fields side by side, each (name, label with mnemonic, input[, hint])."""
        made = [self._field(*field) for field in fields]
        self._column.addLayout(pair(*made))

    def _field(self, name: str, title: str, widget: Input, hint: str = "") -> Field:
        field = self.fields[name] = Field(title, widget, hint)
        self._loaded[name] = widget.value()
        widget.edited.connect(self._edited)
        widget.edited.connect(lambda: field.set_error(""))
        return field

    # Working ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Read what is stored and show it."""

    def check(self) -> None:
        """Raise CheckError for the first field whose value cannot be saved."""

    def save(self) -> Callable[[], Changes]:
        """Return the job for the DB thread that saves `values()`."""
        raise NotImplementedError

    def values(self) -> dict[str, str]:
        """Return what stands in the fields, by name."""
        return {name: field.input.value() for name, field in self.fields.items()}

    def set_values(self, values: dict[str, str]) -> None:
        """Show values as stored; fields not named keep theirs."""
        for name, value in values.items():
            self.fields[name].input.set_value(value)
            self.fields[name].set_error("")
            self._loaded[name] = self.fields[name].input.value()
        self.message.hide()
        self._show_state()

    @property
    def dirty(self) -> bool:
        """Tell whether something differs from what was loaded or saved."""
        return self.values() != self._loaded

    def submit(self) -> None:
        """Check, then save; on a fault show the sentence where it belongs."""
        self.message.hide()
        for field in self.fields.values():
            field.set_error("")
        try:
            self.check()
            job = self.save()
        except KnownError as error:
            self.show_error(error)
            return
        sent = self.values()
        self.save_button.setEnabled(False)
        self.tasks.run(job, lambda changes: self._saved(sent, changes), self.show_error)

    def show_error(self, error: KnownError) -> None:
        """Put the sentence at its field, or above the form; the typed values stay."""
        if field := refuse(self.fields, error):
            self._scroll.ensureWidgetVisible(field)
        else:
            self.message.show_message(str(error), "buruk")
        self._show_state()

    def _saved(self, sent: dict[str, str], changes: Changes) -> None:
        self._loaded = sent
        self._show_state()
        self.saved.emit(changes)

    def _edited(self) -> None:
        self._show_state()

    def _show_state(self) -> None:
        self.save_button.setEnabled(self.dirty)
        self.undo_button.setEnabled(self.dirty)
