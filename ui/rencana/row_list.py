"""A list of the row under the cursor: saved when a line is left, kept where it was refused."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import CheckError, KnownError
from ui.core.tasks import Tasks
from ui.rencana.list_editor import ListEditor, Row

Save = Callable[[str, list[Row]], Changes]


@dataclass(slots=True, eq=False)
class ListDraft:
    """Hold a list on its way to the store; `nama` is the text of its butir.

    `error` says why it is not there, `retry` whether the same list may be saved later.
    """

    nama: str
    rows: list[Row]
    error: str = ""
    retry: bool = False
    saved: bool = False


class RowList(QObject):
    """Bind a ListEditor to one list of the butir under the cursor.

    A list that was typed shows until it has been read back; one that was refused stays with its
    butir, and shows again when the cursor returns. `failures_changed` is emitted when a list
    begins or ceases to be refused.
    """

    failures_changed = Signal()

    def __init__(self, editor: ListEditor, tasks: Tasks, save: Save) -> None:
        super().__init__(editor)
        self.editor = editor
        self._tasks, self._job = tasks, save
        self._key, self._nama = "", ""
        self._stored: list[Row] = []
        self._read_only = True
        self._drafts: dict[str, ListDraft] = {}
        editor.changed.connect(self._hand_over)

    def show_list(self, key: str, nama: str, rows: list[Row], *, read_only: bool) -> None:
        """Show the list of a butir as read; what was typed for the one before is saved first."""
        same = (key, read_only) == (self._key, self._read_only)
        if not same:
            self.commit()
        self._key, self._nama, self._stored, self._read_only = key, nama, rows, read_only
        draft = self._drafts.get(key)
        shown = draft.rows if draft and not read_only else rows
        if same:
            self.editor.update_values(shown)
        else:
            self.editor.set_values(shown, read_only=read_only)

    def commit(self) -> None:
        """Save what is being typed."""
        self.editor.commit()

    def forget_saved(self) -> None:
        """Take note that all has been read again: what was saved is in it."""
        self._drafts = {key: draft for key, draft in self._drafts.items() if not draft.saved}

    def failures(self) -> dict[str, ListDraft]:
        """Return the lists that could not be saved, by the id of their butir."""
        return {key: draft for key, draft in self._drafts.items() if draft.error}

    def retry(self, key: str) -> None:
        """Save a list that could not be saved once more."""
        draft = self._drafts[key]
        self._save(key, ListDraft(draft.nama, draft.rows))

    def discard(self, key: str) -> None:
        """Forget a list that could not be saved; the stored one shows again."""
        del self._drafts[key]
        if key == self._key:
            self.editor.set_values(self._stored, read_only=self._read_only)
        self.failures_changed.emit()

    def _hand_over(self) -> None:
        """Save the lines where they differ from what is stored, or on its way there."""
        rows, before = self.editor.values(), self._drafts.get(self._key)
        if self._read_only or rows == (before.rows if before else self._stored):
            return
        if before and before.error and rows == self._stored:
            del self._drafts[self._key]
            self.failures_changed.emit()
        else:
            self._save(self._key, ListDraft(self._nama, rows))

    def _save(self, key: str, draft: ListDraft) -> None:
        self._drafts[key] = draft
        self._tasks.run(
            partial(self._job, key, draft.rows),
            partial(self._saved, key, draft),
            partial(self._refused, key, draft),
        )
        self.failures_changed.emit()

    def _saved(self, key: str, draft: ListDraft, changes: Changes) -> None:
        draft.saved = True
        if changes.perintah_id is None and self._drafts.get(key) is draft:
            del self._drafts[key]  # nothing was written, so nobody will read the rows again
            if key == self._key:
                self.editor.update_values(self._stored)

    def _refused(self, key: str, draft: ListDraft, error: KnownError) -> None:
        draft.error, draft.retry = str(error), not isinstance(error, CheckError)
        if self._drafts.get(key) is draft:
            self.failures_changed.emit()
