"""Fields that save themselves one by one as they are left, as cells of a table do."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import KnownError
from ui.core.inputs import ChoiceInput, Field, NoteInput, TextInput
from ui.core.tasks import Tasks

Save = Callable[[str, str], Changes]
"""Saves a field by its name, on the DB thread."""


class SavedFields(QObject):
    """Bind fields by name to `save`; what was refused stays, with its sentence, until it is mended.

    Takes lines, notes and choices; lives as long as `parent`, which holds them.
    """

    def __init__(
        self, fields: Mapping[str, Field], tasks: Tasks, save: Save, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.fields = fields
        self._tasks, self._save = tasks, save
        self._stored: dict[str, str] = {}
        for name, field in fields.items():
            kind = field.input
            if isinstance(kind, TextInput | NoteInput):
                kind.committed.connect(partial(self._write, name))
                kind.edited.connect(partial(field.set_error, ""))
            elif isinstance(kind, ChoiceInput):
                kind.edited.connect(partial(self._pick, name))

    def show(self, stored: Mapping[str, str]) -> None:
        """Show what is stored; a refused text, and one being typed, stay."""
        self._stored.update(stored)
        for name, value in stored.items():
            field = self.fields[name]
            if not field.error:
                self._put(field, value)

    def commit(self) -> None:
        """Save what has been typed and not yet left."""
        for field in self.fields.values():
            if isinstance(field.input, TextInput | NoteInput):
                field.input.commit()

    def unsaved(self) -> int:
        """Return how many fields were refused."""
        return sum(bool(field.error) for field in self.fields.values())

    def drop_refused(self, here: QWidget | None) -> bool:
        """Show the stored value again in the refused field that is `here`, if it is one."""
        for name, field in self.fields.items():
            if here is not None and field.error and field.isAncestorOf(here):
                if isinstance(field.input, TextInput | NoteInput):
                    field.input.unsaved = False
                field.set_error("")
                self._put(field, self._stored.get(name, ""), force=True)
                return True
        return False

    def set_enabled(self, enabled: bool) -> None:
        """Let the fields be changed, or only read."""
        for field in self.fields.values():
            if isinstance(field.input, TextInput | NoteInput):
                field.input.setReadOnly(not enabled)
            else:
                field.input.setEnabled(enabled)

    def _put(self, field: Field, value: str, *, force: bool = False) -> None:
        kind = field.input
        if isinstance(kind, TextInput) and kind.typing and not force:
            return
        if isinstance(kind, NoteInput) and force:
            kind.setPlainText(value)
        kind.set_value(value)

    def _pick(self, name: str) -> None:
        self._write(name, self.fields[name].input.value())

    def _write(self, name: str, text: str) -> None:
        job = partial(self._save, name, text)
        self._tasks.run(job, partial(self._saved, name), partial(self._refused, name))

    def _saved(self, name: str, _changes: Changes) -> None:
        self.fields[name].set_error("")

    def _refused(self, name: str, error: KnownError) -> None:
        field = self.fields[name]
        field.set_error(str(error))
        if isinstance(field.input, TextInput | NoteInput):
            field.input.unsaved = True
        else:
            self._put(field, self._stored.get(name, ""))
