"""A plan carried over from another year, and the start of a new one in a single command."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.connection import Store
from db.repositories import rencana as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.libur import HariLibur
from ranpk_desktop.domain.pohon import Pohon
from ranpk_desktop.domain.tahun_baru import Bawaan, Pindahan, carry
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services.libur import LiburService
from ranpk_desktop.services.rencana_katalog import PilihanKatalog, RencanaKatalogService
from ranpk_desktop.services.susunan import copy_subtree

if TYPE_CHECKING:
    from ranpk_desktop.domain.katalog import Katalog


@dataclass(frozen=True, slots=True)
class AsalRencana:
    """Choose what to carry over from the plan of `tahun`; `tanpa` stay there with all below."""

    tahun: int
    bawaan: Bawaan = field(default_factory=Bawaan)
    tanpa: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class MulaiTahun:
    """Describe a new year: where its plan comes from, and its days off.

    `asal` or `pilihan` (rows of the catalogue) fill the plan, neither leaves it empty; `libur`
    None leaves the list of that year as it is.
    """

    tahun: int
    asal: AsalRencana | None = None
    pilihan: tuple[PilihanKatalog, ...] = ()
    libur: tuple[HariLibur, ...] | None = None


class TahunBaruService:
    """Carry a plan over; the year that it comes from is only read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def preview(self, tahun: int, asal: AsalRencana, katalog: "Katalog | None" = None) -> Pindahan:
        """Return what `copy` would do, without doing it."""
        if asal.tahun == tahun:
            raise CheckError("dari", _("Pilih tahun lain sebagai asal rencana."))
        of_year = katalog if katalog and katalog.tahun == tahun else None
        before, plan = self._load(asal.tahun), self._load(tahun)
        return carry(before, plan, asal.bawaan, asal.tanpa, of_year)

    def copy(self, tahun: int, asal: AsalRencana, katalog: "Katalog | None" = None) -> Changes:
        """Carry rows of another year's plan over into that of `tahun`, as one command.

        Rows get new ids. What the plan already holds stays as it is, so applying twice changes
        nothing. Where `katalog` is that of `tahun`, rows that it still has are linked to it.
        Raises LockedError where that plan is fixed.
        """
        judul = _("Bawa rencana {dari} ke {tahun}").format(dari=asal.tahun, tahun=tahun)
        with self._store.command(judul) as command:
            self._write(tahun, asal, katalog)
        return command.changes

    def start(self, mulai: MulaiTahun, katalog: "Katalog | None" = None) -> Changes:
        """Begin a year as one command: its plan and its days off.

        Raises KnownError where the year has a plan already.
        """
        tahun = mulai.tahun
        if tahun in repository.years(self._store):
            raise year_exists(tahun)
        with self._store.command(_("Mulai tahun {tahun}").format(tahun=tahun)) as command:
            if mulai.asal:
                self._write(tahun, mulai.asal, katalog)
            if mulai.pilihan and katalog:
                RencanaKatalogService(self._store).write(tahun, katalog, mulai.pilihan)
            if mulai.libur is not None:
                LiburService(self._store).write(tahun, mulai.libur)
        return command.changes

    def _write(self, tahun: int, asal: AsalRencana, katalog: "Katalog | None") -> None:
        moved = self.preview(tahun, asal, katalog)
        tables, columns = _along(asal.bawaan)
        copy_subtree(self._store, moved.simpul, tahun, None, tables, columns, moved.sudah_ada)

    def _load(self, tahun: int) -> Pohon:
        return Pohon.read(repository.plan(self._store, tahun))


def year_exists(tahun: int) -> KnownError:
    """Return the refusal of a year that has a plan."""
    return KnownError(
        "TAHUN_SUDAH_ADA",
        _("Rencana {tahun} sudah ada.").format(tahun=tahun),
        _("Pilih tahun lain, atau buka rencana itu."),
    )


def _along(bawaan: Bawaan) -> tuple[list[str], list[str]]:
    """Return the tables and the columns of a butir that come along."""
    optional = {
        "target": bawaan.target,
        "pengukuran": bawaan.pengukuran,
        "komponen": bawaan.komponen,
        "anggaran": bawaan.pagu,
    }
    tables = [table for table in repository.OF_BUTIR if optional.get(table, True)]
    columns = ["nomor_asli", "uraian"]
    columns += ["penanggung_jawab"] if bawaan.penanggung_jawab else []
    columns += ["acuan"] if bawaan.tautan else []
    return tables, columns
