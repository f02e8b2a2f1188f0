"""A finding: something about the data that a person should know, with its place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Tingkat(StrEnum):
    """How severe a finding is: an error blocks, a warning wants a written reason."""

    KESALAHAN = "kesalahan"
    PERINGATAN = "peringatan"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Say what is wrong (`pesan`), how badly, and where: a cell of a workbook or a row of ours.

    `tempat` maps column names to values, for example {"butir_id": …, "triwulan": 3}.
    """

    kode: str
    tingkat: Tingkat
    pesan: str
    sel: str | None = None
    tempat: dict[str, object] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Return the object that every `ranpk` command prints for a finding."""
        where: dict[str, object] = {"sel": self.sel} if self.sel else {"tempat": self.tempat}
        return {"kode": self.kode, "tingkat": self.tingkat, **where, "pesan": self.pesan}


def count_faults(temuan: Iterable[Finding]) -> tuple[int, int]:
    """Return how many findings are errors, and how many are warnings."""
    kinds = [finding.tingkat for finding in temuan]
    return kinds.count(Tingkat.KESALAHAN), kinds.count(Tingkat.PERINGATAN)
