"""A finding: something about the data that a person should know, with its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ranpk_desktop.bahasa import _


class Tingkat(StrEnum):
    """How severe a finding is: an error blocks, a warning wants a written reason."""

    KESALAHAN = "kesalahan"
    PERINGATAN = "peringatan"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Say what is wrong (`pesan`), how badly, and where: a cell of a workbook or a row of ours.

    `tempat` maps column names to values, for example {"butir_id": …, "triwulan": 3}. `alasan` is
    why a warning of a quarter may stay, "" where nobody said so.
    """

    kode: str
    tingkat: Tingkat
    pesan: str
    sel: str | None = None
    tempat: dict[str, object] = field(default_factory=dict)
    alasan: str = ""

    @property
    def menahan(self) -> bool:
        """Tell whether it keeps a quarter from being locked: an error, or a warning unexplained."""
        if self.tingkat is Tingkat.PERINGATAN:
            return not self.alasan
        return self.tingkat is Tingkat.KESALAHAN

    def as_json(self) -> dict[str, object]:
        """Return the object that every `ranpk` command prints for a finding."""
        where: dict[str, object] = {"sel": self.sel} if self.sel else {"tempat": self.tempat}
        why = {"alasan": self.alasan} if self.alasan else {}
        return {"kode": self.kode, "tingkat": self.tingkat, **where, "pesan": self.pesan, **why}


def count_faults(temuan: Iterable[Finding]) -> tuple[int, int]:
    """Return how many findings are errors, and how many are warnings."""
    kinds = [finding.tingkat for finding in temuan]
    return kinds.count(Tingkat.KESALAHAN), kinds.count(Tingkat.PERINGATAN)


def summarise(temuan: Sequence[Finding]) -> str:
    """Return the counts in words: "0 kesalahan, 2 peringatan sudah diberi alasan"."""
    errors, warnings = count_faults(temuan)
    explained = warnings - sum(it.menahan for it in temuan) + errors
    if not explained:
        text = _("{n} kesalahan, {m} peringatan")
    elif explained == warnings:
        text = _("{n} kesalahan, {m} peringatan sudah diberi alasan")
    else:
        text = _("{n} kesalahan, {m} peringatan, {k} sudah diberi alasan")
    return text.format(n=errors, m=warnings, k=explained)
