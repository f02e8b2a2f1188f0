"""What a block of texts would do to a table, cell by cell, before anything is written."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ui.core.clipboard import Block
from ui.core.column import Cell, Column
from ui.core.table_model import TableModel

Wanted = tuple[Hashable, str, str]
"""A text for the cell of a row (its key) and a column (its name)."""

_SWAPPED = str.maketrans(",.", ".,")


class Fate(Enum):
    """What becomes of one pasted cell: a word for the list, and its tone."""

    DITULIS = (_("Ditulis"), "baik")
    TAK_TERBACA = (_("Tidak terbaca"), "buruk")
    DILEWATI = (_("Dilewati"), "cukup")


@dataclass(frozen=True, slots=True)
class Change:
    """Show one pasted cell: `old` is what stands there, `new` what would; `text` what was pasted.

    `why` says what is wrong with it, or why it is left out.
    """

    cell: Cell[Any]
    fate: Fate
    old: str
    new: str
    why: str = ""


@dataclass(slots=True)
class Plan:
    """Hold all pasted cells that are not the same already, in reading order."""

    changes: list[Change] = field(default_factory=list)
    same: int = 0
    outside: int = 0

    def of(self, fate: Fate) -> list[Change]:
        """Return the cells of one fate."""
        return [change for change in self.changes if change.fate is fate]

    @property
    def cells(self) -> list[Cell[Any]]:
        """Return what is to be saved."""
        return [change.cell for change in self.of(Fate.DITULIS)]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Hold a pasted text, how its column would store it, or why it cannot be read."""

    column: Column[Any]
    text: str
    saved: str
    error: KnownError | None = None


def aim(
    model: TableModel[Any], block: Block, row: int, columns: Sequence[int]
) -> tuple[list[Wanted], int]:
    """Lay a block over the table from a row down, over some columns in this order.

    Return the cells meant, and how many texts fall outside the table.
    """
    wanted: list[Wanted] = []
    outside = 0
    for down, line in enumerate(block):
        if row + down >= model.rowCount():
            outside += sum(map(bool, line))
            continue
        key = model.key_at(row + down)
        outside += sum(map(bool, line[len(columns) :]))
        for at, text in zip(columns, line, strict=False):
            wanted.append((key, model.columns[at].name, text))
    return wanted, outside


def examine(
    model: TableModel[Any], wanted: Sequence[Wanted], outside: int = 0, *, swap: bool = False
) -> Plan:
    """Say what would become of every text; `swap` reads 1,234.5 as 1.234,5 in number columns."""
    plan = Plan(outside=outside)
    rows = {model.key_of(row): row for row in model.rows}
    lines: dict[Hashable, list[_Reading]] = {}
    for key, name, text in wanted:
        if key not in rows:
            plan.outside += bool(text)
            continue
        column = model.columns[model.column_of(name)]
        texts = [text.translate(_SWAPPED), text] if swap and column.editor == "angka" else [text]
        lines.setdefault(key, []).append(_read(rows[key], column, texts))
    for key, line in lines.items():
        _examine_row(model, plan, rows[key], line)
    return plan


def _examine_row(model: TableModel[Any], plan: Plan, row: Any, line: Sequence[_Reading]) -> None:
    """Add the cells of one row; of several ways to type one value the first readable leads."""
    leaders: dict[str, Column[Any]] = {}
    for reading in sorted(line, key=lambda reading: reading.error is not None):
        column = reading.column
        if column.one_of and reading.text and column.can_edit(row):
            leaders.setdefault(column.one_of, column)
    for reading in line:
        leader = leaders.get(reading.column.one_of, reading.column)
        change, differs = _examine(model, row, reading, leader)
        if differs:
            plan.changes.append(change)
        else:
            plan.same += 1


def _read(row: Any, column: Column[Any], texts: Sequence[str]) -> _Reading:
    """Read a cell by the first of `texts` that can be read; the last one is what was pasted."""
    error: KnownError | None = None
    if column.can_edit(row):
        for text in texts:
            try:
                return _Reading(column, texts[-1], column.read(row, text))
            except KnownError as refused:
                error = refused
    return _Reading(column, texts[-1], texts[-1], error)


def _examine(
    model: TableModel[Any], row: Any, reading: _Reading, leader: Column[Any]
) -> tuple[Change, bool]:
    """Return one cell, and whether it differs from what stands there."""
    column, text = reading.column, reading.text
    draft = model.draft_of(model.key_of(row), column.name)
    old = column.kind.show(draft.text) if draft else column.text_of(row)

    def change(fate: Fate, saved: str, why: str = "") -> Change:
        new = text if fate is not Fate.DITULIS else column.kind.show(saved)
        return Change(Cell(row, column, saved), fate, old, new, why)

    if not column.can_edit(row):
        why = _("Kolom ini tidak diisi di sini.") if column.save is None else _("Sel ini terkunci.")
        return change(Fate.DILEWATI, text, why), bool(text) and text != old
    if leader is not column:
        why = _("Mengikuti kolom {kolom}.").format(kolom=leader.title.replace("\n", " "))
        return change(Fate.DILEWATI, text, why), bool(text) and text != old
    if reading.error:
        return change(Fate.TAK_TERBACA, text, str(reading.error)), True
    saved = reading.saved
    return change(Fate.DITULIS, saved), draft is not None or saved != column.edit_text_of(row)
