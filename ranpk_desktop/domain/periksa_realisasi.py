"""Checks of what was reported in a quarter: indikator, T/O and keluaran, the budget, the office.

Each takes a row of the report and the Bahan, and yields (column, sentence) pairs, at most one for
a row, because a warning stays with one written reason; code, title and severity stand in the
registry (aturan_triwulan.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import (
    format_angka,
    format_isian,
    format_persen,
    format_rupiah,
)
from ranpk_desktop.domain.data_dukung import DataDukung
from ranpk_desktop.domain.komponen import total
from ranpk_desktop.domain.laporan import BarisIndikator, LaporanTriwulan
from ranpk_desktop.domain.laporan_anggaran import BarisAnggaran
from ranpk_desktop.domain.laporan_keluaran import BarisKeluaran, read_ukuran
from ranpk_desktop.domain.periksa_rencana import Temuan
from ranpk_desktop.domain.rencana import CaraIsi, Konsolidasi
from ranpk_desktop.domain.tanggal import format_tanggal

JUDUL_KOLOM = {
    "target": _("Target"),
    "nilai": _("Realisasi"),
    "komponen": _("Komponen"),
    "capaian": _("Capaian"),
    "analisis": _("Analisis"),
    "kendala": _("Kendala"),
    "data_dukung": _("Data dukung"),
    "anggaran": _("Realisasi anggaran"),
    "pejabat": _("Pejabat"),
}
"""The title of every column of a quarter that a finding may be about."""


@dataclass(frozen=True)
class BahanTriwulan:
    """Hold the quarter that is checked; `hilang` are the digests of files that are not there."""

    laporan: LaporanTriwulan
    hilang: frozenset[str] = frozenset()

    @cached_property
    def terbawah(self) -> frozenset[str]:
        """Return the ids of the rows of the budget with none below them."""
        baris = self.laporan.anggaran
        above = {row.butir_id for row, after in pairwise(baris) if after.tingkat > row.tingkat}
        return frozenset(row.butir_id for row in baris) - above


# Indikator --------------------------------------------------------------------------------------


def belum_diisi(row: BarisIndikator, _bahan: BahanTriwulan) -> Temuan:
    """Find a target without realisasi; one made of parts has a finding of its own."""
    if row.belum_diisi and not row.tanpa_target and not row.realisasi.dari_komponen:
        pesan = _("Belum diisi, targetnya {target}. Isi, atau tulis N/A bila tidak diukur.")
        yield "nilai", pesan.format(target=format_isian(row.target))


def tanpa_target(row: BarisIndikator, _bahan: BahanTriwulan) -> Temuan:
    """Find a quarter of which nobody said what was wanted."""
    if row.tanpa_target:
        pesan = _("Target triwulan ini belum diisi. Isi, atau tulis - bila memang tanpa target.")
        yield "target", pesan


def komponen_belum_lengkap(row: BarisIndikator, _bahan: BahanTriwulan) -> Temuan:
    """Find an indikator of whose parts only some are filled: it has no realisasi."""
    parts = row.realisasi.komponen
    missing = [part.komponen.nama for part in parts if not part.terisi]
    if row.realisasi.dari_komponen and missing:
        pesan = _("Komponen ini belum diisi: {daftar}. Realisasinya belum dapat dihitung.")
        yield "komponen", pesan.format(daftar="; ".join(f"“{nama}”" for nama in missing))


def bobot_bukan_seratus(row: BarisIndikator, _bahan: BahanTriwulan) -> Temuan:
    """Find an indikator whose parts are all filled, but whose weights do not make 100%."""
    parts = row.realisasi.komponen
    if row.realisasi.dari_komponen and all(part.terisi for part in parts):
        nilai, pesan = total(parts, row.satuan)
        if nilai is None:
            yield "komponen", pesan


def tidak_dapat_disimpulkan(row: BarisIndikator, _bahan: BahanTriwulan) -> Temuan:
    """Find a capaian that judges nothing (over 120%) and that nobody explains."""
    capaian, kriteria = row.hitungan.capaian_tw, row.hitungan.kriteria
    explained = row.realisasi.analisis.strip()
    if row.tidak_dapat_disimpulkan and capaian is not None and kriteria and not explained:
        pesan = _(
            "Capaian {capaian} ({kriteria}) tanpa analisis. Tulis analisisnya, atau periksa "
            "target dan realisasinya."
        )
        shown = format_persen(capaian)
        yield "analisis", pesan.format(capaian=shown, kriteria=kriteria.nama.casefold())


def di_bawah_target(row: BarisIndikator, _bahan: BahanTriwulan) -> Temuan:
    """Find a capaian that falls short without both the analisis and the kendala that explain it."""
    capaian, notes = row.hitungan.capaian_tw, row.realisasi
    texts = {"analisis": notes.analisis, "kendala": notes.kendala}
    missing = [name for name, teks in texts.items() if not teks.strip()]
    if row.di_bawah_target and capaian is not None and missing:
        pesan = _("Capaian {capaian}, di bawah target, tanpa {daftar}.")
        joined = _(" dan ").join(JUDUL_KOLOM[name].casefold() for name in missing)
        yield missing[0], pesan.format(capaian=format_persen(capaian), daftar=joined)


def kumulatif_turun(row: BarisIndikator, _bahan: BahanTriwulan) -> Temuan:
    """Find a number typed to date that is smaller than the one before: it can only grow."""
    grows = row.cara_isi is CaraIsi.KUMULATIF and row.konsolidasi is Konsolidasi.JUMLAH
    diff, now = row.hitungan.realisasi_tw, row.hitungan.realisasi_sd
    if grows and now is not None and diff is not None and diff < 0:
        pesan = _(
            "Realisasi s.d. triwulan ini {nilai}, lebih kecil dari {sebelumnya} pada triwulan "
            "sebelumnya. Isi jumlah sejak Januari."
        )
        yield (
            "nilai",
            pesan.format(nilai=format_angka(now), sebelumnya=format_angka(now - diff)),
        )


# Evidence ---------------------------------------------------------------------------------------


def berkas_hilang(row: BarisIndikator | BarisKeluaran, bahan: BahanTriwulan) -> Temuan:
    """Find evidence whose file is not there any more, so that no package would hold it."""
    gone = _names(item for item in row.data_dukung if item.sha256 in bahan.hilang)
    if gone:
        pesan = _("Berkas data dukung ini tidak ada lagi: {daftar}. Tambahkan lagi berkas itu.")
        yield "data_dukung", pesan.format(daftar=gone)


def _names(items: Iterable[DataDukung]) -> str:
    return "; ".join(f"“{item.nama}”" for item in items)


# T/O and keluaran -------------------------------------------------------------------------------


def keluaran_belum_diisi(row: BarisKeluaran, _bahan: BahanTriwulan) -> Temuan:
    """Find what was due in the quarter and of which nothing is said (domain.md §3)."""
    if row.belum_diisi:
        pesan = _("Waktunya triwulan ini, realisasinya belum diisi.")
        yield "nilai", pesan


def capaian_tanpa_dasar(row: BarisKeluaran, _bahan: BahanTriwulan) -> Temuan:
    """Find a capaian of 100% that was typed and has no keterangan or no data dukung (S1)."""
    missing = []
    if not row.realisasi.keterangan.strip():
        missing.append(_("keterangan"))
    if not row.data_dukung:
        missing.append(_("data dukung"))
    if row.penuh_diketik and missing and row.capaian is not None:
        pesan = _("Capaian {capaian} diketik tanpa {daftar}. Lengkapi, atau turunkan capaiannya.")
        joined = _(" dan ").join(missing)
        yield "capaian", pesan.format(capaian=format_persen(row.capaian), daftar=joined)


def nol_tetapi_seratus(row: BarisKeluaran, _bahan: BahanTriwulan) -> Temuan:
    """Find "0 Dokumen" at a typed 100%, which stands in S1."""
    said = read_ukuran(row.realisasi.teks)
    if row.penuh_diketik and row.capaian is not None and said and said.nilai == 0:
        pesan = _("Realisasinya “{teks}”, capaiannya {capaian}. Betulkan salah satunya.")
        yield "capaian", pesan.format(teks=row.teks, capaian=format_persen(row.capaian))


# Budget -----------------------------------------------------------------------------------------


def pagu_terlampaui(row: BarisAnggaran, _bahan: BahanTriwulan) -> Temuan:
    """Find more spent than there is; a sum has its finding where it was typed."""
    if row.realisasi is not None and not row.dijumlah and row.realisasi > row.pagu:
        pesan = _("Realisasi anggaran {realisasi} melebihi pagu {pagu}. Betulkan salah satunya.")
        shown = pesan.format(realisasi=format_rupiah(row.realisasi), pagu=format_rupiah(row.pagu))
        yield "anggaran", shown


def anggaran_turun(row: BarisAnggaran, _bahan: BahanTriwulan) -> Temuan:
    """Find an amount to date that is smaller than that of the quarter before."""
    now, before = row.isian.realisasi, row.sebelumnya
    if now is not None and before is not None and now < before:
        pesan = _(
            "Realisasi s.d. triwulan ini {realisasi}, lebih kecil dari {sebelumnya} pada triwulan "
            "sebelumnya. Isi jumlah sejak Januari."
        )
        yield (
            "anggaran",
            pesan.format(realisasi=format_rupiah(now), sebelumnya=format_rupiah(before)),
        )


def anggaran_belum_diisi(row: BarisAnggaran, bahan: BahanTriwulan) -> Temuan:
    """Find a pagu of which nobody said what was spent."""
    if row.belum_diisi and row.butir_id in bahan.terbawah:
        pesan = _("Pagu {pagu}, realisasi anggarannya belum diisi.")
        yield "anggaran", pesan.format(pagu=format_rupiah(row.pagu))


# The office -------------------------------------------------------------------------------------


def tanpa_pejabat(laporan: LaporanTriwulan, _bahan: BahanTriwulan) -> Temuan:
    """Find a quarter on whose last day nobody was in office, so that nobody can answer for it."""
    if laporan.pejabat is None:
        pesan = _("Belum ada pejabat yang menjabat pada {hari}. Lengkapi di Pengaturan, Pejabat.")
        hari = format_tanggal(laporan.triwulan.last_day(laporan.tahun))
        yield "pejabat", pesan.format(hari=hari)
