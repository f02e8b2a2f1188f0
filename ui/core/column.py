"""A column of a table as data, the typed text of a cell, and what a cell shows of both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ui.core import icons, theme
from ui.core.editors import Editor, Kind, kind_of

R = TypeVar("R")
Job = Callable[[], Changes]
Outline = tuple[int, bool | None]
Align = Literal["kiri", "tengah", "kanan"]

ERROR_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The sentence that says why a cell is not saved, or None."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """Declare one column.

    `value(row)` defaults to the attribute called `name`; `text(row)` to str(value), "" for None;
    `sort(row)` to the value (None comes last in both directions). `status(row)` names a tone,
    which colours the text and adds its icon shape: let the text carry the word. `icon(row)` names
    a picture for a text without a tone.
    A column with `save(row, text)` can be edited, in rows where `editable(row)` holds: it returns
    the job for the DB thread, or raises CheckError at once. `check(row, text)` raises the same
    CheckError without saving, so that a paste can be looked at first. `editor` names how it is
    typed (see `editors`); `edit_text(row)` is the saved text that the editor begins with. Columns
    with the same `one_of` are ways to type one value: of those pasted into a row the first that
    is filled counts.
    `width` counts characters and grows to hold the title, whose lines may break; one column may
    `stretch`. `outline(row)` indents the text by its depth, with the mark of a row that is open
    (True) or closed (False; None for a row with nothing below). A column that is `away` is not
    shown until the user chooses it. A `hidden` column is edited in the detail pane only (see
    `RowFields`), through the same save and the same keeping of failed text.
    """

    name: str
    title: str
    value: Callable[[R], Any] | None = None
    text: Callable[[R], str] | None = None
    sort: Callable[[R], Any] | None = None
    tooltip: Callable[[R], str] | None = None
    status: Callable[[R], str | None] | None = None
    icon: Callable[[R], str] | None = None
    align: Align = "kiri"
    width: int = 12
    stretch: bool = False
    hint: str = ""
    editor: Editor = "teks"
    edit_text: Callable[[R], str] | None = None
    editable: Callable[[R], bool] | None = None
    check: Callable[[R, str], object] | None = None
    save: Callable[[R, str], Job] | None = None
    one_of: str = ""
    hidden: bool = False
    away: bool = False
    outline: Callable[[R], Outline] | None = None

    @cached_property
    def kind(self) -> Kind:
        """Return how the column is typed."""
        return kind_of(self.editor)

    @cached_property
    def value_of(self) -> Callable[[R], Any]:
        """Return the function that gives the value of a row."""
        return self.value or attrgetter(self.name)

    def texts(self, rows: Sequence[R]) -> list[str]:
        """Return the text shown for every row; 20,000 at once cost half of one by one."""
        if self.text:
            return list(map(self.text, rows))
        show = self.kind.show
        return ["" if value is None else show(str(value)) for value in map(self.value_of, rows)]

    def text_of(self, row: R) -> str:
        """Return the text shown for a row."""
        if self.text:
            return self.text(row)
        value = self.value_of(row)
        return "" if value is None else self.kind.show(str(value))

    def edit_text_of(self, row: R) -> str:
        """Return the saved text, with which an editor begins."""
        if self.edit_text or self.text:
            return self.edit_text(row) if self.edit_text else self.text_of(row)
        value = self.value_of(row)
        return "" if value is None else str(value)

    def read(self, row: R, typed: str) -> str:
        """Return the text to save for what was typed or pasted; raises CheckError."""
        saved = self.edit_text_of(row)
        if typed == self.kind.show(saved):
            return saved
        text = self.kind.read(typed)
        if self.check and text != saved:
            self.check(row, text)
        return text

    def can_edit(self, row: R) -> bool:
        """Tell whether the cell of this row may be edited."""
        return self.save is not None and (self.editable is None or self.editable(row))


@dataclass(frozen=True, slots=True)
class Cell(Generic[R]):
    """Name one cell and the text to save in it."""

    row: R
    column: Column[R]
    text: str


Batch = Callable[[Sequence[Cell[Any]]], Job]
"""How several cells are saved as one command, all or nothing."""


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
    return column.kind.show(draft.text)


def _edited(column: Column[Any], row: Any, draft: Draft | None) -> str:
    return draft.text if draft else column.edit_text_of(row)


def _tone(column: Column[Any], row: Any, draft: Draft | None) -> str | None:
    if draft is not None:
        return "buruk" if draft.error else None
    return column.status(row) if column.status else None


@lru_cache(maxsize=64)
def color(name: str) -> QColor:
    """Return a colour by its #rrggbb; made once, because a paint asks for hundreds."""
    return QColor(name)


def _foreground(column: Column[Any], row: Any, draft: Draft | None) -> QColor | None:
    tone = _tone(column, row, draft)
    return color(theme.colors().tones[tone].text) if tone else None


def _background(column: Column[Any], row: Any, draft: Draft | None) -> QColor | None:
    if draft and draft.error:
        return color(theme.colors().tones["buruk"].ground)
    return color(theme.colors().field) if column.can_edit(row) else None


def _decoration(column: Column[Any], row: Any, draft: Draft | None) -> Any:
    tone = _tone(column, row, draft)
    if tone:
        return icons.pixmap(icons.STATUS_ICONS[tone], tone)
    return icons.pixmap(column.icon(row), "muted") if column.icon else None


def _error(column: Column[Any], row: Any, draft: Draft | None) -> str | None:
    return draft.error or None if draft else None


def _tooltip(column: Column[Any], row: Any, draft: Draft | None) -> str:
    tip = column.tooltip(row) if column.tooltip else column.text_of(row)
    return _error(column, row, draft) or tip


def _accessible(column: Column[Any], row: Any, draft: Draft | None) -> str:
    return _("{kolom}: {isi}").format(
        kolom=column.title, isi=_shown(column, row, draft) or _("kosong")
    )


Aspects = dict[int, Callable[[Column[Any], Any, Draft | None], Any]]
ASPECTS: Aspects = {
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

_SOMETIMES = {
    int(Qt.ItemDataRole.ForegroundRole): ("status",),
    int(Qt.ItemDataRole.BackgroundRole): ("save",),
    int(Qt.ItemDataRole.DecorationRole): ("status", "icon"),
}
"""Roles that only columns with one of these attributes have (ink, ground, icon)."""


def look(
    aspects: Aspects, column: Column[Any], row: Any, draft: Draft | None
) -> tuple[str, Any, Any, Any]:
    """Return text, ink, ground and icon of a cell."""
    ink, ground, icon = map(aspects.get, _SOMETIMES)
    return (
        _shown(column, row, draft),
        ink and ink(column, row, draft),
        ground and ground(column, row, draft),
        icon and icon(column, row, draft),
    )


def aspects_of(column: Column[Any]) -> Aspects:
    """Return the aspects that a column can have where no draft is: a paint asks for eight."""
    return {
        role: getter
        for role, getter in ASPECTS.items()
        if any(getattr(column, name) for name in _SOMETIMES.get(role, ("name",)))
    }
