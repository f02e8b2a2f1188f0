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
    lines: dict[Hashable, list[tuple[Column[Any], str]]] = {}
    for key, name, text in wanted:
        if key not in rows:
            plan.outside += bool(text)
            continue
        column = model.columns[model.column_of(name)]
        swapped = swap and column.editor == "angka"
        lines.setdefault(key, []).append((column, text.translate(_SWAPPED) if swapped else text))
    for key, line in lines.items():
        _examine_row(model, plan, rows[key], line)
    return plan


def _examine_row(
    model: TableModel[Any], plan: Plan, row: Any, line: Sequence[tuple[Column[Any], str]]
) -> None:
    """Add the cells of one row; of several ways to type one value the first filled leads."""
    leaders: dict[str, Column[Any]] = {}
    for column, text in line:
        if column.one_of and text and column.can_edit(row):
            leaders.setdefault(column.one_of, column)
    for column, text in line:
        leader = leaders.get(column.one_of, column)
        change, differs = _examine(model, row, column, text, leader)
        if differs:
            plan.changes.append(change)
        else:
            plan.same += 1


def _examine(
    model: TableModel[Any], row: Any, column: Column[Any], text: str, leader: Column[Any]
) -> tuple[Change, bool]:
    """Return one cell, and whether it differs from what stands there."""
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
    try:
        saved = column.read(row, text)
    except KnownError as error:
        return change(Fate.TAK_TERBACA, text, str(error)), True
    return change(Fate.DITULIS, saved), draft is not None or saved != column.edit_text_of(row)
