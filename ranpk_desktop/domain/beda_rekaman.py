"""What a revision changed: the fields in which two rekaman of one period differ."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from ranpk_desktop.domain.paket import Isi

_KUNCI = ("id", "butir_id", "sidik", "nama")
"""The column that identifies a row: the first of these that its table has, else its place."""

Nilai = str | int | None


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """Hold one field that differs.

    A row that came or went differs in the column of its key, which is None on the other side.
    """

    tabel: str
    baris_id: str
    kolom: str
    lama: Nilai
    baru: Nilai

    def as_row(self) -> dict[str, object]:
        """Return the row of the package."""
        return {"id": f"{self.tabel}/{self.baris_id}/{self.kolom}", **asdict(self)}


def differences(lama: Isi, baru: Isi) -> tuple[Perbedaan, ...]:
    """Return where two contents differ, in the order of tables, rows and columns.

    Columns that only one side knows (another version of the program locked it) do not count.
    """
    found: list[Perbedaan] = []
    for tabel in sorted({*lama, *baru}):
        before, after = _by_key(lama.get(tabel, ())), _by_key(baru.get(tabel, ()))
        for key in sorted({*before, *after}):
            found += _of_row(tabel, key, before.get(key), after.get(key))
    return tuple(found)


def _of_row(
    tabel: str, key: str, lama: Mapping[str, object] | None, baru: Mapping[str, object] | None
) -> list[Perbedaan]:
    if lama is None or baru is None:
        row = lama if baru is None else baru
        kolom = _key_column(row or {})
        return [Perbedaan(tabel, key, kolom, key if lama else None, key if baru else None)]
    return [
        Perbedaan(tabel, key, kolom, _value(lama[kolom]), _value(baru[kolom]))
        for kolom in sorted(lama.keys() & baru.keys())
        if lama[kolom] != baru[kolom]
    ]


def _by_key(rows: Sequence[Mapping[str, object]]) -> dict[str, Mapping[str, object]]:
    return {
        str(row[kolom] if (kolom := _key_column(row)) else at): row for at, row in enumerate(rows)
    }


def _key_column(row: Mapping[str, object]) -> str:
    return next((kolom for kolom in _KUNCI if kolom in row), "")


def _value(value: object) -> Nilai:
    return value if isinstance(value, str | int) else None
