"""The status report of RATL: how far the actions of one or several survey years are on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import percent
from ranpk_desktop.domain.jadwal_ratl import Jadwal, quarters
from ranpk_desktop.domain.lampiran2 import kunci_layanan, status_per
from ranpk_desktop.domain.ratl import Ratl, StatusRatl


@dataclass(frozen=True, slots=True)
class Aksi:
    """Show one action on a day; `terlambat` counts the days since its last one, 0 for none."""

    nomor: int
    ratl: Ratl
    status: StatusRatl
    terlambat: int
    jadwal: Jadwal


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Count actions by status; the late ones are among those that are open."""

    nama: str
    belum: int
    proses: int
    selesai: int
    terlambat: int

    @property
    def seluruhnya(self) -> int:
        """Count all."""
        return self.belum + self.proses + self.selesai

    @property
    def persen(self) -> Decimal | None:
        """Return the closed ones in percent, rounded once; None where there is no action."""
        return percent(self.selesai, self.seluruhnya)


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Hold the actions of one service (of one unit) from one survey year.

    `unit` is "" where the report is of one unit alone.
    """

    tahun: int
    unit: str
    layanan: str
    aksi: tuple[Aksi, ...]

    @property
    def label(self) -> str:
        """Return unit and service in words."""
        return " – ".join(filter(None, (self.unit, self.layanan or _("tanpa jenis layanan"))))


@dataclass(frozen=True, slots=True)
class Nihil:
    """Say why a service has nothing to follow up."""

    tahun: int
    layanan: str
    alasan: str


@dataclass(frozen=True, slots=True)
class LaporanRatl:
    """Hold the report: the actions, their sums, and services without any.

    Statuses are those of the day `per`.
    """

    tahun: tuple[int, ...]
    per: date
    kelompok: tuple[Kelompok, ...]
    nihil: tuple[Nihil, ...]

    @property
    def aksi(self) -> tuple[Aksi, ...]:
        """Return every action."""
        return tuple(it for kelompok in self.kelompok for it in kelompok.aksi)

    @property
    def per_tahun(self) -> tuple[Jumlah, ...]:
        """Return the sums by survey year."""
        return tuple(
            count(str(tahun), [it for it in self.aksi if it.ratl.tahun == tahun])
            for tahun in self.tahun
        )

    @property
    def per_layanan(self) -> tuple[Jumlah, ...]:
        """Return the sums by service over all years, in the order of the actions."""
        services: dict[tuple[str, str], list[Aksi]] = {}
        names: dict[tuple[str, str], str] = {}
        for kelompok in self.kelompok:
            key = kelompok.unit, kunci_layanan(kelompok.aksi[0].ratl)
            names.setdefault(key, kelompok.label)
            services.setdefault(key, []).extend(kelompok.aksi)
        return tuple(count(names[key], aksi) for key, aksi in services.items())


def count(nama: str, aksi: Iterable[Aksi]) -> Jumlah:
    """Count actions by their status."""
    found = list(aksi)
    by_status = [it.status for it in found]
    return Jumlah(
        nama,
        belum=by_status.count(StatusRatl.BELUM),
        proses=by_status.count(StatusRatl.PROSES),
        selesai=by_status.count(StatusRatl.SELESAI),
        terlambat=sum(it.terlambat > 0 for it in found),
    )


def arrange(rows: Iterable[Ratl], per: date) -> tuple[Kelompok, ...]:
    """Return the actions by survey year, unit and service, numbered through.

    What has no service, or no rekomendasi, stands before what has one: in a workbook an empty cell
    would read as one in which the label above goes on.
    """
    rows = sorted(rows, key=lambda it: (it.tahun, it.urutan))
    alone = len({it.kunci_unit for it in rows}) <= 1
    units = list(dict.fromkeys(it.kunci_unit for it in rows))
    groups: dict[tuple[int, int, str], list[Ratl]] = {}
    for it in rows:
        key = it.tahun, units.index(it.kunci_unit), kunci_layanan(it)
        groups.setdefault(key, []).append(it)
    made, before = [], 0
    for (tahun, _unit, _layanan), own in sorted(groups.items(), key=_place):
        ordered = sorted(own, key=lambda it: (bool(it.no_rekomendasi), bool(it.rekomendasi)))
        aksi = tuple(_action(nomor, it, per) for nomor, it in enumerate(ordered, before + 1))
        before += len(own)
        first = own[0]
        made.append(Kelompok(tahun, "" if alone else first.unit, first.jenis_layanan, aksi))
    return tuple(made)


def _place(group: tuple[tuple[int, int, str], list[Ratl]]) -> tuple[int, int, bool]:
    (tahun, unit, layanan), _rows = group
    return tahun, unit, bool(layanan)


def compose(
    rows: Iterable[Ratl], nihil: Sequence[Nihil], tahun: Iterable[int], per: date
) -> LaporanRatl:
    """Return the report of survey years from all rows."""
    years = tuple(sorted(set(tahun)))
    return LaporanRatl(
        tahun=years,
        per=per,
        kelompok=arrange([it for it in rows if it.tahun in years], per),
        nihil=tuple(it for it in nihil if it.tahun in years),
    )


def _action(nomor: int, ratl: Ratl, per: date) -> Aksi:
    status = status_per(ratl, per)
    days = 0 if status is StatusRatl.SELESAI else ratl.hari_lewat(per)
    return Aksi(nomor, ratl, status, days, quarters(ratl))
