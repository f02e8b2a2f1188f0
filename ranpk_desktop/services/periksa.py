"""The checks of a plan and of a quarter, and how much of it is filled."""

from dataclasses import dataclass

from db.connection import Store
from db.repositories import rencana as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import KOSONG
from ranpk_desktop.domain.aturan import check_pohon
from ranpk_desktop.domain.aturan_triwulan import check_triwulan
from ranpk_desktop.domain.finding import Finding, Tingkat, summarise
from ranpk_desktop.domain.laporan import LaporanTriwulan
from ranpk_desktop.domain.laporan_alasan import Kunci, kunci_of
from ranpk_desktop.domain.periksa_realisasi import JUDUL_KOLOM as JUDUL_TRIWULAN
from ranpk_desktop.domain.pohon import Isi, Pohon, Simpul
from ranpk_desktop.domain.sebutan_rencana import JUDUL_KOLOM, quote
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.data_dukung import DataDukungService
from ranpk_desktop.services.parameter import aturan
from ranpk_desktop.services.realisasi import read_quarter


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """Hold what was found in a plan, and in a quarter where one was asked about.

    `terisi` of `jumlah` are the indikator with all quarterly targets, or, of a quarter, what has
    the realisasi that it needs. `temuan_triwulan` are those that locking asks about.
    """

    pohon: Pohon
    temuan_rencana: tuple[Finding, ...]
    terisi: int
    jumlah: int
    triwulan: Triwulan | None = None
    temuan_triwulan: tuple[Finding, ...] = ()

    @property
    def temuan(self) -> tuple[Finding, ...]:
        """Return all that was found, the quarter first."""
        return self.temuan_triwulan + self.temuan_rencana

    @property
    def tanpa_alasan(self) -> tuple[Kunci, ...]:
        """Return the warnings of the quarter for which no reason is written."""
        return tuple(
            kunci_of(temuan)
            for temuan in self.temuan_triwulan
            if temuan.menahan and temuan.tingkat is Tingkat.PERINGATAN
        )

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
        if self.triwulan:
            lengkap = _("Realisasi: {terisi} dari {jumlah} terisi.")
            lines.append(f"{self.triwulan.label}: {summarise(self.temuan_triwulan)}.")
        else:
            lengkap = _("Target triwulan: {terisi} dari {jumlah} indikator lengkap.")
        return "\n".join([*lines, lengkap.format(terisi=self.terisi, jumlah=self.jumlah)])

    def name_of(self, temuan: Finding) -> str:
        """Return what a finding is about in words: a butir, or the office."""
        butir_id = temuan.tempat["butir_id"]
        return quote(self.pohon.by_id[str(butir_id)]) if butir_id else _("Kantor")

    def _line(self, temuan: Finding) -> str:
        titles = JUDUL_TRIWULAN if "triwulan" in temuan.tempat else JUDUL_KOLOM
        line = _("[{tingkat}] {butir}, {kolom}: {pesan}").format(
            tingkat=temuan.tingkat,
            butir=self.name_of(temuan),
            kolom=titles[str(temuan.tempat["kolom"])],
            pesan=temuan.pesan,
        )
        return (
            _("{baris} Alasan: {alasan}").format(baris=line, alasan=temuan.alasan)
            if temuan.alasan
            else line
        )


class PeriksaService:
    """Check plans and quarters."""

    def __init__(self, store: Store, data_dukung: DataDukungService) -> None:
        self._store = store
        self._data_dukung = data_dukung

    def rencana(self, tahun: int) -> list[Finding]:
        """Return the findings of a year's plan in the order of its rows."""
        return list(self.load(tahun).temuan)

    def load(self, tahun: int, triwulan: Triwulan | None = None) -> HasilPeriksa:
        """Check the plan of a year; or a quarter, and its plan as it sees it.

        A locked quarter is checked as it was locked, with its own plan.
        """
        if triwulan is None:
            # Quarter 0 leaves out all realisasi, which say nothing about a plan.
            pohon = Pohon.read(repository.isi(self._store, tahun, 0))
            indikator = [simpul for simpul in pohon.simpul if simpul.indikator]
            terisi, jumlah = sum(map(_is_planned, indikator)), len(indikator)
            return HasilPeriksa(pohon, tuple(check_pohon(pohon, aturan())), terisi, jumlah)
        isi, laporan, _kunci = read_quarter(self._store, tahun, triwulan)
        pohon = Pohon.read(isi)
        return HasilPeriksa(
            pohon,
            tuple(check_pohon(pohon, aturan())),
            laporan.terisi,
            laporan.jumlah,
            triwulan,
            tuple(self.check(isi, laporan)),
        )

    def check(self, isi: Isi, laporan: LaporanTriwulan) -> list[Finding]:
        """Return the findings of a quarter alone: what locking it asks about."""
        hilang = self._data_dukung.missing(laporan)
        return check_triwulan(laporan, isi.get("alasan_temuan", ()), hilang, aturan())


def _is_planned(simpul: Simpul) -> bool:
    return not any(simpul.target.get(triwulan, KOSONG).kosong for triwulan in Triwulan)
