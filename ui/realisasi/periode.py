"""The quarter of a year that a page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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
