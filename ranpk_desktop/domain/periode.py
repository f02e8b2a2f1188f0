"""A quarter of a year, and the one that is reported now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from ranpk_desktop.domain.triwulan import Triwulan


@dataclass(frozen=True, slots=True)
class Periode:
    """Name one quarter of one year."""

    tahun: int
    triwulan: Triwulan

    @property
    def label(self) -> str:
        """Return the words on screens: "TW III 2026"."""
        return f"{self.triwulan.label} {self.tahun}"

    @property
    def kode(self) -> str:
        """Return the period as a key: "2026-TW3"."""
        return f"{self.tahun}-{self.triwulan.periode}"

    @classmethod
    def from_kode(cls, kode: str) -> Self:
        """Read "2026-TW3"; ValueError for anything else."""
        tahun, _dash, periode = kode.partition("-")
        return cls(int(tahun), Triwulan.from_periode(periode))


def opening_periode(today: date, years: Sequence[int]) -> Periode:
    """Return the quarter to show first: the one that ended last, as that is what is reported now.

    `years` have a plan; where the year of that quarter has none, the newest of them is shown.
    """
    now = Triwulan((today.month + 2) // 3)
    ended = (
        Periode(today.year, now.previous) if now.previous else Periode(today.year - 1, Triwulan.IV)
    )
    if ended.tahun in years:
        return ended
    if not years or today.year in years:
        return Periode(today.year, now.previous or Triwulan.I)
    newest = max(years)
    return Periode(newest, Triwulan.IV if newest < today.year else Triwulan.I)
