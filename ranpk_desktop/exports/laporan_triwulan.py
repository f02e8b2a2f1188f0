"""What the quarter report (Laporan Kinerja Interim) says, the same in PDF and workbook."""

from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.angka import (
    format_angka,
    format_isian,
    format_persen,
    round_half_up,
    to_text,
)
from ranpk_desktop.domain.capaian import Band
from ranpk_desktop.domain.laporan import BarisIndikator, LaporanTriwulan
from ranpk_desktop.domain.rencana import CaraIsi
from ranpk_desktop.domain.tanggal import format_tanggal, format_waktu
from ranpk_desktop.domain.teks import clean, clean_line
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.cetak import Cetak

_TYPED_PLACES = 6
"""A number with more decimals was not typed but divided."""


def title(laporan: LaporanTriwulan) -> str:
    """Return the title: "LAPORAN KINERJA INTERIM", below it "TRIWULAN III TAHUN 2026"."""
    return _("LAPORAN KINERJA INTERIM\nTRIWULAN {triwulan} TAHUN {tahun}").format(
        triwulan=laporan.triwulan.name, tahun=laporan.tahun
    )


def footer(laporan: LaporanTriwulan, cetak: Cetak) -> str:
    """Return what a loose page says about itself."""
    words = _("Laporan kinerja interim {tw} {tahun} · {versi}").format(
        tw=laporan.triwulan.label, tahun=laporan.tahun, versi=cetak.versi
    )
    return f"{words} · {cetak.keadaan}" if cetak.keadaan else words


def period(laporan: LaporanTriwulan) -> str:
    """Return the first and last day of the quarter in words."""
    dari = laporan.triwulan.first_day(laporan.tahun)
    sampai = laporan.triwulan.last_day(laporan.tahun)
    return f"{format_tanggal(dari)} – {format_tanggal(sampai)}"


def filled(laporan: LaporanTriwulan) -> str:
    """Return how much of the quarter is filled in."""
    return _("{terisi} dari {jumlah}").format(terisi=laporan.terisi, jumlah=laporan.jumlah)


def achievement(laporan: LaporanTriwulan) -> str:
    """Return the capaian of the office with its word: "98,20% (Baik)"."""
    if laporan.capaian_unit is None:
        return _("belum dapat dihitung")
    persen = format_persen(laporan.capaian_unit)
    return f"{persen} ({laporan.kriteria_unit.nama})" if laporan.kriteria_unit else persen


def identity(laporan: LaporanTriwulan, cetak: Cetak) -> tuple[tuple[str, str], ...]:
    """Return the lines under the title, as label and text."""
    zona = str(laporan.unit["zona"])
    return (
        (_("Unit kerja"), clean(laporan.unit["nama"])),
        (_("Periode"), " · ".join(filter(None, (period(laporan), cetak.keadaan)))),
        (_("Capaian unit kerja"), achievement(laporan)),
        (_("Realisasi terisi"), filled(laporan)),
        (_("Versi"), cetak.versi),
        *([(_("Alasan revisi"), clean_line(cetak.alasan))] if cetak.alasan else []),
        (_("Kode data"), cetak.kode),
        (_("Dibuat"), format_waktu(in_zone(cetak.dibuat_pada, zona), zona)),
    )


def empty(laporan: LaporanTriwulan) -> str:
    """Return what stands instead of a table when the plan has no indikator."""
    return _("Rencana tahun {tahun} belum memuat indikator.").format(tahun=laporan.tahun)


def closing(laporan: LaporanTriwulan) -> str:
    """Return the sentence above the signature."""
    return _(
        "Demikian laporan kinerja interim Triwulan {triwulan} Tahun {tahun} ini disusun "
        "berdasarkan realisasi yang tercatat pada {unit} untuk periode {periode}, agar "
        "dapat digunakan sebagaimana mestinya."
    ).format(
        triwulan=laporan.triwulan.name,
        tahun=laporan.tahun,
        unit=clean(laporan.unit["nama"]),
        periode=period(laporan),
    )


def places(x: Decimal) -> int:
    """Return how many decimals show a number: its own; of a quotient two, more when it is tiny."""
    own = len(to_text(x).partition(".")[2])
    if own <= _TYPED_PLACES:
        return own
    most = max(2, 1 - x.adjusted())
    return len(to_text(round_half_up(x, min(most, 12))).partition(".")[2])


def amount(x: Decimal | None) -> str:
    """Return a number for print, "" for none."""
    return "" if x is None else format_angka(x, places(x))


def percentage(x: Decimal | None) -> str:
    """Return a capaian for print under a header that says "(%)"."""
    return "" if x is None else format_angka(x, 2)


def percentage_to_date(laporan: LaporanTriwulan, baris: BarisIndikator) -> str:
    """Return the capaian to date where quarters add up, "" where it says nothing more."""
    capaian = baris.hitungan.capaian_sd
    if capaian is None or laporan.triwulan.previous is None:
        return ""
    return _("s.d. {capaian}").format(capaian=percentage(capaian))


def realisasi_tw(baris: BarisIndikator) -> str:
    """Return the quarter's realisasi: a number, N/A, - or nothing yet."""
    if baris.hitungan.realisasi_tw is not None:
        return amount(baris.hitungan.realisasi_tw)
    return "" if baris.isian.nilai is not None else format_isian(baris.isian)


def fraction(baris: BarisIndikator, cara_isi: CaraIsi) -> str:
    """Return "174 ÷ 180" under the column that it was typed for, else ""."""
    realisasi = baris.realisasi
    if baris.cara_isi != cara_isi or realisasi.pembilang is None or realisasi.penyebut is None:
        return ""
    return f"{amount(realisasi.pembilang)} ÷ {amount(realisasi.penyebut)}"


def analyses(laporan: LaporanTriwulan) -> tuple[BarisIndikator, ...]:
    """Return the rows that have an analisis, a kendala or a tindak lanjut."""
    return tuple(baris for baris in laporan.baris if texts(baris))


def texts(baris: BarisIndikator) -> tuple[tuple[str, str], ...]:
    """Return what was written about an indikator, as heading and text; empty ones are left out."""
    parts = (
        (_("Analisis"), baris.realisasi.analisis),
        (_("Kendala"), baris.realisasi.kendala),
        (_("Tindak lanjut"), baris.realisasi.tindak_lanjut),
    )
    return tuple((bagian, teks) for bagian, teks in parts if clean(teks))


def fill(band: Band | None) -> str | None:
    """Return the fill (RGB hex) of a kriteria; it never stands without the word."""
    return naskah.NADA.get(band.nada) if band else None
