"""The RANPK catalogue of one year, row by row as it is printed in the decree."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class TargetKatalog:
    """Hold a national target: its original text beside the operator and the number read from it.

    `nilai` is None where the text holds no number, as on a heading.
    """

    teks: str
    operator: str
    nilai: Decimal | None


@dataclass(frozen=True, slots=True)
class Aksi:
    """Pair one kegiatan with its keluaran; a list keeps its numbering, one item a line."""

    kegiatan: str
    keluaran: str


@dataclass(frozen=True, slots=True)
class BarisKatalog:
    """Hold one printed row; `kode` is unique in its catalogue, such as "3.4.listrik-1".

    A heading (`kelompok`) has no target and no aksi. `sektor` and `sub_sektor` are None, and
    `judul_sektor` is empty, where the row stands directly under its pilar. Targets are national:
    the same people may be counted in two pilar, so rows are never added up.
    """

    kode: str
    pilar: int
    judul_pilar: str
    sektor: str | None
    judul_sektor: str
    sub_sektor: str | None
    no: str
    sasaran: str
    kelompok: bool
    target: TargetKatalog
    satuan: str
    penanggung_jawab: tuple[str, ...]
    bpom: bool
    aksi: tuple[Aksi, ...]


@dataclass(frozen=True, slots=True)
class Katalog:
    """Hold a year's catalogue with the decree that it comes from."""

    sumber: str
    tahun: int
    baris: tuple[BarisKatalog, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the object that `ranpk katalog` prints: amounts as strings, titles left out."""
        return asdict(self, dict_factory=_plain)


def _plain(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {
        name: format(value, "f") if isinstance(value, Decimal) else value
        for name, value in pairs
        if not name.startswith("judul_")
    }
