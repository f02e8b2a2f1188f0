"""A column of a table as data, the typed text of a cell, and what a cell shows of both."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ui.core import icons, theme

R = TypeVar("R")
Job = Callable[[], Changes]
Align = Literal["kiri", "tengah", "kanan"]
Choices = tuple[tuple[str, str], ...]

ERROR_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The sentence that says why a cell is not saved, or None."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """Declare one column.

    `value(row)` defaults to the attribute called `name`; `text(row)` to str(value), "" for None;
    `sort(row)` to the value (None comes last in both directions). `status(row)` names a tone,
    which colours the text and adds its icon shape: let the text carry the word.
    A column with `save(row, text)` can be edited, in rows where `editable(row)` holds: it returns
    the job for the DB thread, or raises CheckError at once. `editor` is "teks", "angka"
    (right-aligned) or choices ((value, title), …); `edit_text(row)` is what the editor begins with.
    `width` counts characters and grows to hold the title, whose lines may break; one column may
    `stretch`. A `hidden` column is edited in the detail pane only (see `RowFields`), through the
    same save and the same keeping of failed text.
    """

    name: str
    title: str
    value: Callable[[R], Any] | None = None
    text: Callable[[R], str] | None = None
    sort: Callable[[R], Any] | None = None
    tooltip: Callable[[R], str] | None = None
    status: Callable[[R], str | None] | None = None
    align: Align = "kiri"
    width: int = 12
    stretch: bool = False
    hint: str = ""
    editor: Literal["teks", "angka"] | Choices = "teks"
    edit_text: Callable[[R], str] | None = None
    editable: Callable[[R], bool] | None = None
    save: Callable[[R, str], Job] | None = None
    hidden: bool = False

    def value_of(self, row: R) -> Any:
        """Return the value of a row."""
        return self.value(row) if self.value else getattr(row, self.name)

    def text_of(self, row: R) -> str:
        """Return the text shown for a row."""
        if self.text:
            return self.text(row)
        value = self.value_of(row)
        return "" if value is None else str(value)

    def edit_text_of(self, row: R) -> str:
        """Return the text an editor begins with."""
        return self.edit_text(row) if self.edit_text else self.text_of(row)

    def can_edit(self, row: R) -> bool:
        """Tell whether the cell of this row may be edited."""
        return self.save is not None and (self.editable is None or self.editable(row))


@dataclass(slots=True, eq=False)
class Draft:
    """Keep a typed text until the rows that hold it have been read again.

    `error` says why it is not saved; `retry`, that the same text may be saved later (a full disk).
    """

    text: str
    saved: bool = False
    error: str = ""
    retry: bool = False


def _shown(column: Column[Any], row: Any, draft: Draft | None) -> str:
    if draft is None:
        return column.text_of(row)
    if isinstance(column.editor, tuple):
        return dict(column.editor).get(draft.text, draft.text)
    return draft.text


def _edited(column: Column[Any], row: Any, draft: Draft | None) -> str:
    return draft.text if draft else column.edit_text_of(row)


def _tone(column: Column[Any], row: Any, draft: Draft | None) -> str | None:
    if draft is not None:
        return "buruk" if draft.error else None
    return column.status(row) if column.status else None


@lru_cache(maxsize=64)
def _color(name: str) -> QColor:
    return QColor(name)


def _foreground(column: Column[Any], row: Any, draft: Draft | None) -> QColor | None:
    tone = _tone(column, row, draft)
    return _color(theme.colors().tones[tone].text) if tone else None


def _background(column: Column[Any], row: Any, draft: Draft | None) -> QColor | None:
    if draft and draft.error:
        return _color(theme.colors().tones["buruk"].ground)
    return _color(theme.colors().field) if column.can_edit(row) else None


def _decoration(column: Column[Any], row: Any, draft: Draft | None) -> Any:
    tone = _tone(column, row, draft)
    return icons.pixmap(icons.STATUS_ICONS[tone], tone) if tone else None


def _error(column: Column[Any], row: Any, draft: Draft | None) -> str | None:
    return draft.error or None if draft else None


def _tooltip(column: Column[Any], row: Any, draft: Draft | None) -> str:
    tip = column.tooltip(row) if column.tooltip else column.text_of(row)
    return _error(column, row, draft) or tip


def _accessible(column: Column[Any], row: Any, draft: Draft | None) -> str:
    return _("{kolom}: {isi}").format(
        kolom=column.title, isi=_shown(column, row, draft) or _("kosong")
    )


ASPECTS: dict[int, Callable[[Column[Any], Any, Draft | None], Any]] = {
    int(Qt.ItemDataRole.DisplayRole): _shown,
    int(Qt.ItemDataRole.EditRole): _edited,
    int(Qt.ItemDataRole.ForegroundRole): _foreground,
    int(Qt.ItemDataRole.BackgroundRole): _background,
    int(Qt.ItemDataRole.DecorationRole): _decoration,
    int(Qt.ItemDataRole.ToolTipRole): _tooltip,
    int(Qt.ItemDataRole.AccessibleTextRole): _accessible,
    int(Qt.ItemDataRole.AccessibleDescriptionRole): _error,
    ERROR_ROLE: _error,
}
"""How to answer each role of the item model for one cell."""
