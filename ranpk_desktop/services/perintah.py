"""Undo and redo of the office's commands; both survive a restart."""

from db import journal
from db.connection import Store
from db.repositories import perintah as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.perintah import stacks
from ranpk_desktop.errors import KnownError


class PerintahService:
    """Take back commands, newest first, as far as the last lock, package or restore."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def peek(self) -> tuple[str | None, str | None]:
        """Return the titles of what Ctrl+Z and Ctrl+Y would do; None where there is nothing."""
        undo, redo = (
            repository.judul(self._store, stack[-1]) if stack else None for stack in self._stacks()
        )
        return undo, redo

    def undo(self) -> Changes:
        """Take back the last command; raises KnownError where there is none or a row changed."""
        undoable, _redoable = self._stacks()
        return self._reverse(undoable, _("Tidak ada yang dapat diurungkan."))

    def redo(self) -> Changes:
        """Do again what was taken back last; raises KnownError where there is nothing."""
        _undoable, redoable = self._stacks()
        return self._reverse(redoable, _("Tidak ada yang dapat diulangi."))

    def _stacks(self) -> tuple[list[int], list[int]]:
        return stacks(repository.since_border(self._store))

    def _reverse(self, stack: list[int], nothing: str) -> Changes:
        if not stack:
            raise KnownError("TIDAK_ADA_PERINTAH", nothing)
        return journal.reverse(self._store, stack[-1])
