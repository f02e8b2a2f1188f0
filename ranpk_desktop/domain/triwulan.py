"""Quarters of a year, their checkpoints, and the working days after them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError


class Triwulan(IntEnum):
    """Count the quarters of a year; on screens "TW III", in packages "TW3"."""

    I = 1  # noqa: E741
    II = 2
    III = 3
    IV = 4

    @classmethod
    def from_periode(cls, periode: str) -> "Triwulan":
        """Read "TW3"; ValueError for anything else."""
        for triwulan in cls:
            if triwulan.periode == periode:
                return triwulan
        raise ValueError(f"not a quarter: {periode!r}")

    @property
    def label(self) -> str:
        """Return the words on screens and documents: "TW III"."""
        return f"TW {self.name}"

    @property
    def periode(self) -> str:
        """Return the code in packages and file names: "TW3"."""
        return f"TW{self.value}"

    @property
    def checkpoint(self) -> str:
        """Return the month in which the quarter ends, as BPOM's checkpoint: "B09"."""
        return f"B{self.value * 3:02}"

    @property
    def previous(self) -> "Triwulan | None":
        """Return the quarter before in the same year; TW I has none."""
        return Triwulan(self.value - 1) if self > Triwulan.I else None

    def first_day(self, tahun: int) -> date:
        """Return the first day of the quarter."""
        return date(tahun, self.value * 3 - 2, 1)

    def last_day(self, tahun: int) -> date:
        """Return the last day of the quarter, on which plan revision and pejabat are decided."""
        return date(tahun + self.value // 4, self.value * 3 % 12 + 1, 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tenggat:
    """Hold the parameters of deadlines: working days after a quarter, and the days off.

    `tahun_terdaftar` are the years whose holidays are known; a deadline in another year has to
    say that it counts without them.
    """

    hari_kerja: int
    libur: frozenset[date]
    tahun_terdaftar: frozenset[int]


def load_tenggat(data: Mapping[str, Any]) -> Tenggat:
    """Read `parameter/tenggat.json`; KnownError("PARAMETER_SALAH") when it is malformed."""
    try:
        libur = {
            int(tahun): [date.fromisoformat(hari["tanggal"]) for hari in daftar]
            for tahun, daftar in data["libur"].items()
        }
        hari_kerja = int(data["hari_kerja"])
        if hari_kerja < 1:
            raise ValueError(hari_kerja)
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise KnownError(
            "PARAMETER_SALAH",
            _("Daftar hari libur atau tenggat tidak dapat dibaca."),
            _("Muat ulang berkas referensi dari Pusat."),
        ) from fault
    return Tenggat(
        hari_kerja=hari_kerja,
        libur=frozenset(hari for daftar in libur.values() for hari in daftar),
        tahun_terdaftar=frozenset(libur),
    )


def deadline(tahun: int, triwulan: Triwulan, hari_kerja: int, libur: Collection[date] = ()) -> date:
    """Return the `hari_kerja`-th working day (≥ 1) after the quarter."""
    hari = triwulan.last_day(tahun)
    while hari_kerja > 0:
        hari += timedelta(days=1)
        hari_kerja -= _is_working_day(hari, libur)
    return hari


def working_days_left(today: date, deadline: date, libur: Collection[date] = ()) -> int:
    """Return the working days after today until the deadline, negative once it has passed."""
    first, last = sorted((today, deadline))
    span = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    count = sum(_is_working_day(hari, libur) for hari in span)
    return count if today <= deadline else -count


def _is_working_day(hari: date, libur: Collection[date]) -> bool:
    return hari.weekday() < 5 and hari not in libur
