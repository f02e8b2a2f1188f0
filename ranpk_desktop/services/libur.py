"""The office's days off, and the deadlines that count with them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from db.connection import Store
from db.repositories import libur as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.libur import HariLibur, in_year
from ranpk_desktop.domain.triwulan import Tenggat
from ranpk_desktop.services import parameter


@dataclass(frozen=True, slots=True)
class DaftarLibur:
    """Hold the days off of a year; `milik_kantor` says that the office has listed them itself."""

    tahun: int
    hari: tuple[HariLibur, ...]
    milik_kantor: bool


class LiburService:
    """List the days off of a year.

    The office's own list takes the place of the one that Pusat has published for that year. A
    year counts as listed once a day of it is: no year goes by without a holiday.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self, tahun: int) -> DaftarLibur:
        """Return the days off of a year, by date."""
        own = self._own(tahun)
        return DaftarLibur(tahun, own or parameter.libur(tahun), bool(own))

    def years(self) -> list[int]:
        """Return the years that the office has listed, oldest first."""
        return sorted({hari.tanggal.year for hari in self._days()})

    def save(self, tahun: int, hari: Iterable[HariLibur]) -> Changes:
        """Save the days off of a year as a whole, as one command; none gives up the own list.

        Raises CheckError for a day of another year; then nothing is saved.
        """
        with self._store.command(_("Ubah hari libur {tahun}").format(tahun=tahun)) as command:
            self.write(tahun, hari)
        return command.changes

    def write(self, tahun: int, hari: Iterable[HariLibur]) -> None:
        """Write the days off of a year as a whole, inside the caller's command."""
        wanted = {in_year(row.tanggal.isoformat(), tahun).isoformat(): row for row in hari}
        for row in self._own(tahun):
            if row.tanggal.isoformat() not in wanted:
                repository.delete(self._store, row.tanggal.isoformat())
        for tanggal, row in wanted.items():
            self._store.save("hari_libur", {"tanggal": tanggal, "keterangan": row.keterangan})

    def tenggat(self) -> Tenggat:
        """Return the deadlines as published, with the office's own days off."""
        own = {hari.tanggal for hari in self._days()}
        years = {hari.year for hari in own}
        published = parameter.tenggat()
        others = {hari for hari in published.libur if hari.year not in years}
        return replace(
            published,
            libur=frozenset(own | others),
            tahun_terdaftar=published.tahun_terdaftar | years,
        )

    def _own(self, tahun: int) -> tuple[HariLibur, ...]:
        return tuple(hari for hari in self._days() if hari.tanggal.year == tahun)

    def _days(self) -> list[HariLibur]:
        return [
            HariLibur(date.fromisoformat(row["tanggal"]), row["keterangan"])
            for row in repository.all_days(self._store)
        ]
