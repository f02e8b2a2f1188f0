"""20,000 rows, sorted and filtered by the table model and by Python alone."""

import random
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import Qt

from tests.bench.ukur import Row, compare, timed, turns
from ui.core.column import Column
from ui.core.table_model import TableModel

JUMLAH = 20_000
WANTED = "kata 17"


@dataclass(frozen=True, slots=True)
class Baris:
    """Stand for any row: five texts and a number."""

    id: int
    uraian: str
    satuan: str
    unit: str
    petugas: str
    catatan: str
    nilai: Decimal


TEXTS = ("uraian", "satuan", "unit", "petugas", "catatan")


def rows(_folder: Path) -> list[Row]:
    """Sort by the number, and look for a text that stands in few rows."""
    data = generated()
    model: TableModel[Baris] = TableModel(
        [*(Column[Baris](name, name) for name in TEXTS), Column[Baris]("nilai", "nilai")],
        key=attrgetter("id"),
    )
    number = model.column_of("nilai")

    def sort_ours() -> None:
        model.sort(-1)
        model.sort(number, Qt.SortOrder.AscendingOrder)

    def sort_floor() -> None:
        sorted(data, key=attrgetter("nilai"))

    model.set_rows(data)
    by_number = turns(timed(sort_floor), timed(sort_ours))
    model.sort(-1)

    def filter_floor() -> list[Baris]:
        return [row for row in data if WANTED in "\n".join(texts(row)).casefold()]

    def first_letter() -> None:
        model.set_rows(data)  # forgets the texts gathered for the filter before
        model.set_filter(WANTED)

    first = turns(timed(filter_floor), timed(first_letter))
    again = turns(timed(filter_floor), timed(lambda: model.set_filter(WANTED)))
    if model.rowCount() != len(filter_floor()):
        raise AssertionError("model and floor do not find the same rows")
    return [
        compare("20,000 rows sorted (floor: sorted)", 3, by_number),
        compare("20,000 rows filtered, first letter (floor: comprehension)", 3, first),
        compare("20,000 rows filtered, next letter (same floor)", 3, again),
    ]


def texts(row: Baris) -> list[str]:
    """Return all that a row shows as text."""
    return [row.uraian, row.satuan, row.unit, row.petugas, row.catatan, str(row.nilai)]


def generated() -> list[Baris]:
    """Return the rows, the same every time."""
    dice = random.Random(2026)  # noqa: S311
    return [
        Baris(
            id=at,
            uraian=f"Persentase sarana yang memenuhi syarat, kata {dice.randrange(1000)}",
            satuan=dice.choice(("persen", "nilai", "desa")),
            unit=f"Loka POM di Kabupaten {dice.randrange(88)}",
            petugas=f"Tim Kerja {dice.randrange(12)}",
            catatan="Capaian mengikuti rencana kerja.",
            nilai=Decimal(dice.randrange(1_000_000)) / 100,
        )
        for at in range(JUMLAH)
    ]
