"""Rows of the RANPK catalogue in a year's plan, with the unit's own allocation as targets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.connection import Store
from db.repositories import realisasi as cell_repository
from db.repositories import rencana as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.acuan import Acuan
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.rencana import Arah, CaraIsi, Konsolidasi, suggest_arah
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.rencana import write_target
from ranpk_desktop.services.susunan import insert_butir, insert_indikator

if TYPE_CHECKING:
    from ranpk_desktop.domain.katalog import BarisKatalog, Katalog


@dataclass(frozen=True, slots=True)
class PilihanKatalog:
    """Choose one catalogue row for the plan, with the unit's own allocation.

    `target` maps a triwulan (1–4, or 0 for the year) to the text as typed.
    """

    kode: str
    konsolidasi: Konsolidasi = Konsolidasi.AKHIR
    cara_isi: CaraIsi = CaraIsi.PERIODE
    target: Mapping[int, str] = field(default_factory=dict)
    penanggung_jawab: str = ""


SEMESTER = "2,4"
"""When a keluaran of the RANPK is due: it is reported each half-year, in B06 and B12 (S0)."""
RATES = ("persen", "indeks", "nilai")
"""Units of measurement, in lower case, whose numbers do not add up over offices."""


class RencanaKatalogService:
    """Take rows of the catalogue into a plan."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def known(self, tahun: int) -> dict[str, str]:
        """Return the butir of a year's plan that are linked to a national row: id by acuan."""
        return repository.acuan_of(self._store, tahun)

    def add(self, tahun: int, katalog: "Katalog", pilihan: Iterable[PilihanKatalog]) -> Changes:
        """Add catalogue rows to the plan of a year, keeping the link to each row.

        A row that the plan already holds is left as it is, so applying twice changes nothing.
        Raises CheckError for a target that is no number, KnownError for an unknown kode.
        """
        judul = _("Ambil baris RANPK untuk {tahun}").format(tahun=tahun)
        with self._store.command(judul) as command:
            self.write(tahun, katalog, pilihan)
        return command.changes

    def write(self, tahun: int, katalog: "Katalog", pilihan: Iterable[PilihanKatalog]) -> None:
        """Add catalogue rows as `add` does, inside the caller's command."""
        rows = {row.kode: row for row in katalog.baris}
        known = self.known(tahun)
        for chosen in pilihan:
            row = rows.get(chosen.kode)
            if row is None or row.kelompok:
                raise KnownError(
                    "KODE_TIDAK_ADA",
                    _("Baris {kode} tidak ada dalam katalog.").format(kode=chosen.kode),
                    _("Pilih baris dari daftar `ranpk katalog`."),
                )
            if acuan_of(katalog, row.kode) not in known:
                self._add_row(tahun, row, Acuan(katalog.tahun, row.kode), chosen)

    def _add_row(
        self, tahun: int, row: "BarisKatalog", acuan: Acuan, chosen: PilihanKatalog
    ) -> None:
        sasaran_id = insert_butir(
            self._store,
            tahun,
            Level.SASARAN,
            row.sasaran,
            self._group(tahun, row),
            nomor_asli=row.no,
            acuan=str(acuan),
            penanggung_jawab=chosen.penanggung_jawab,
        )
        arah = suggest_arah(row.target.operator) or Arah.MAKSIMAL
        insert_indikator(
            self._store, sasaran_id, row.satuan, arah, chosen.konsolidasi, chosen.cara_isi
        )
        measured = {"butir_id": sasaran_id, "satuan": row.satuan}
        for triwulan, teks in chosen.target.items():
            sebaris = cell_repository.amounts(self._store, sasaran_id, "target", triwulan)
            write_target(self._store, measured, triwulan, teks, sebaris)
        for nomor, aksi in enumerate(row.aksi, start=1):
            kegiatan_id = insert_butir(
                self._store, tahun, Level.KEGIATAN, aksi.kegiatan, sasaran_id
            )
            keluaran_id = insert_butir(
                self._store,
                tahun,
                Level.KELUARAN,
                aksi.keluaran,
                kegiatan_id,
                acuan=str(replace(acuan, nomor=nomor)),
            )
            self._store.update("keluaran", keluaran_id, {"waktu": SEMESTER})

    def _group(self, tahun: int, row: "BarisKatalog") -> str:
        """Return the group above a row: its sektor where it has one, else its pilar."""
        level = Level.SEKTOR if row.sektor else Level.PILAR
        uraian = row.judul_sektor or row.judul_pilar
        found = repository.root(self._store, tahun, level.value, uraian)
        return found or insert_butir(self._store, tahun, level, uraian)


def acuan_of(katalog: "Katalog", kode: str) -> str:
    """Return the reference to a row: "RANPK-2024/3.1-2"."""
    return str(Acuan(katalog.tahun, kode))


def suggest_pilihan(row: "BarisKatalog") -> PilihanKatalog:
    """Suggest how a unit plans a catalogue row.

    A rate or an index holds for the unit as for the nation, so it is proposed for each quarter;
    a count is the unit's own share, which nobody can guess.
    """
    if row.satuan.casefold() in RATES:
        target = dict.fromkeys(range(5), row.target.teks)
        return PilihanKatalog(row.kode, konsolidasi=Konsolidasi.TETAP, target=target)
    return PilihanKatalog(row.kode, konsolidasi=Konsolidasi.JUMLAH)
