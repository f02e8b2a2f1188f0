"""Lampiran 1: per unit and survey year how many rekomendasi, actions and closed ones (S2).

Every number is counted from the rows of RATL, totals too: the totals printed in S2 are not the
sums of its own rows (domain.md §4).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ranpk_desktop.domain.angka import percent
from ranpk_desktop.domain.lampiran2 import BentukLampiran, count_rekomendasi, per_unit
from ranpk_desktop.domain.ratl import Ratl


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Count the actions of one or several survey years."""

    tahun: tuple[int, ...]
    rekomendasi: int
    rencana_aksi: int
    selesai: int

    @property
    def persen(self) -> Decimal | None:
        """Return the closed ones in percent, rounded once; None where there is no action."""
        return percent(self.selesai, self.rencana_aksi)


@dataclass(frozen=True, slots=True)
class UnitLampiran1:
    """Show one unit; `baru` marks one whose first survey came after the first year shown."""

    nomor: int
    nama: str
    baru: bool
    tahun: tuple[Hitungan, ...]


@dataclass(frozen=True, slots=True)
class Lampiran1:
    """Hold the table: units with a row per survey year, totals per year and together.

    `per` is the day on which the statuses are told, `bentuk` says by which layout the rekomendasi
    of a year were counted.
    """

    tahun: tuple[int, ...]
    per: date
    bentuk: Mapping[int, BentukLampiran]
    unit: tuple[UnitLampiran1, ...]
    jumlah: tuple[Hitungan, ...]

    @property
    def seluruhnya(self) -> Hitungan:
        """Return the total over all years."""
        return _sum(self.tahun, self.jumlah)

    @property
    def ada_baru(self) -> bool:
        """Tell whether a unit is marked as new."""
        return any(it.baru for it in self.unit)


def summarise(
    rows: Iterable[Ratl],
    tahun: Iterable[int],
    per: date,
    bentuk: Mapping[int, BentukLampiran],
) -> Lampiran1:
    """Count rows; `rows` may hold other survey years, by which a unit is known not to be new.

    A unit has a row for each year from its first survey on, also where that year has no action.
    """
    years = tuple(sorted(set(tahun)))
    units = [
        made
        for own in per_unit(sorted(rows, key=lambda it: (it.tahun, it.urutan))).values()
        if (made := _unit(own, years, per, bentuk))
    ]
    return Lampiran1(
        tahun=years,
        per=per,
        bentuk=bentuk,
        unit=tuple(
            UnitLampiran1(nomor, nama, baru, counted)
            for nomor, (nama, baru, counted) in enumerate(units, 1)
        ),
        jumlah=tuple(
            _sum(
                (year,), [it for _n, _b, counted in units for it in counted if it.tahun == (year,)]
            )
            for year in years
        ),
    )


def _unit(
    rows: Sequence[Ratl], years: Sequence[int], per: date, bentuk: Mapping[int, BentukLampiran]
) -> tuple[str, bool, tuple[Hitungan, ...]] | None:
    """Return a unit's newest name, whether it is new, and its rows; None without any action."""
    shown = [it for it in rows if it.tahun in years]
    if not shown:
        return None
    first = min(it.tahun for it in rows)
    counted = tuple(
        _count([it for it in shown if it.tahun == year], year, per, bentuk[year])
        for year in years
        if year >= first
    )
    return shown[-1].unit, first > years[0], counted


def _count(rows: Sequence[Ratl], tahun: int, per: date, bentuk: BentukLampiran) -> Hitungan:
    closed = sum(it.selesai_per(per) for it in rows)
    return Hitungan((tahun,), count_rekomendasi(rows, bentuk), len(rows), closed)


def _sum(tahun: tuple[int, ...], parts: Sequence[Hitungan]) -> Hitungan:
    return Hitungan(
        tahun,
        sum(it.rekomendasi for it in parts),
        sum(it.rencana_aksi for it in parts),
        sum(it.selesai for it in parts),
    )
