"""The checks of a plan, and how much of it, or of one of its quarters, is filled."""

from dataclasses import dataclass

from db.connection import Store
from db.repositories import rencana as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import KOSONG
from ranpk_desktop.domain.aturan import check_pohon
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.sebutan_rencana import JUDUL_KOLOM, quote
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.laporan import read
from ranpk_desktop.services.parameter import aturan
from ranpk_desktop.services.realisasi import read_isi


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """Hold what was found in a plan.

    `terisi` of `jumlah` are the indikator with all quarterly targets, or, of a quarter, those that
    have the realisasi that they need.
    """

    pohon: Pohon
    temuan: tuple[Finding, ...]
    terisi: int
    jumlah: int
    triwulan: Triwulan | None = None

    def as_json(self) -> dict[str, object]:
        """Return the object that `ranpk periksa --json` prints."""
        return {
            "temuan": [temuan.as_json() for temuan in self.temuan],
            "lengkap": {"terisi": self.terisi, "jumlah": self.jumlah},
        }

    def describe(self) -> str:
        """Return the findings in words, each with its butir and column."""
        lines = [self._line(temuan) for temuan in self.temuan]
        if not lines:
            lines = [_("Tidak ada temuan.")]
        lengkap = (
            _("Realisasi: {terisi} dari {jumlah} indikator terisi.")
            if self.triwulan
            else _("Target triwulan: {terisi} dari {jumlah} indikator lengkap.")
        )
        return "\n".join([*lines, lengkap.format(terisi=self.terisi, jumlah=self.jumlah)])

    def _line(self, temuan: Finding) -> str:
        simpul = self.pohon.by_id[str(temuan.tempat["butir_id"])]
        return _("[{tingkat}] {butir}, {kolom}: {pesan}").format(
            tingkat=temuan.tingkat,
            butir=quote(simpul),
            kolom=JUDUL_KOLOM[str(temuan.tempat["kolom"])],
            pesan=temuan.pesan,
        )


class PeriksaService:
    """Check plans."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rencana(self, tahun: int) -> list[Finding]:
        """Return the findings of a year's plan in the order of its rows."""
        return list(self.load(tahun).temuan)

    def load(self, tahun: int, triwulan: Triwulan | None = None) -> HasilPeriksa:
        """Check the plan of a year, or as a quarter sees it: a locked one keeps its own plan."""
        if triwulan is None:
            # Quarter 0 leaves out all realisasi, which say nothing about a plan.
            pohon = Pohon.read(repository.isi(self._store, tahun, 0))
            indikator = [simpul for simpul in pohon.simpul if simpul.indikator]
            terisi, jumlah = sum(map(_is_planned, indikator)), len(indikator)
        else:
            isi, _kunci = read_isi(self._store, tahun, triwulan)
            pohon, laporan = Pohon.read(isi), read(isi, tahun, triwulan)
            terisi, jumlah = laporan.terisi, laporan.jumlah
        return HasilPeriksa(pohon, tuple(check_pohon(pohon, aturan())), terisi, jumlah, triwulan)


def _is_planned(simpul: Simpul) -> bool:
    return not any(simpul.target.get(triwulan, KOSONG).kosong for triwulan in Triwulan)
