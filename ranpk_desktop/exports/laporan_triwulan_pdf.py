"""The quarter report (Laporan Kinerja Interim) as PDF, landscape."""

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Spacer

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_isian
from ranpk_desktop.domain.laporan import BarisIndikator, LaporanTriwulan
from ranpk_desktop.domain.rencana import CaraIsi
from ranpk_desktop.domain.rencana_berlaku import describe
from ranpk_desktop.domain.teks import clean, clean_line
from ranpk_desktop.exports import laporan_bagian as bagian
from ranpk_desktop.exports import laporan_triwulan as isi
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.bagian import Bagian
from ranpk_desktop.exports.bagian_pdf import draw
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_pdf import Dokumen, heading, kop, pairs
from ranpk_desktop.exports.furnitur_pdf import render as render_document
from ranpk_desktop.exports.penutup_pdf import close
from ranpk_desktop.exports.tabel_pdf import Tabel
from ranpk_desktop.exports.teks_pdf import number, paragraph, title

_FIXED = {0: 9, 2: 19, 3: 20, 4: 22, 5: 20, 6: 24, 7: 20, 8: 23, 9: 20}
"""Widths of the narrow columns in millimetres by position; indikator and penanggung jawab share the
rest two to one."""

_KRITERIA = 6
_COVER = 150 * mm
"""Width of the facts on the cover."""


def render(laporan: LaporanTriwulan, cetak: Cetak) -> bytes:
    """Return the report as PDF bytes, the same for the same input."""
    dokumen = Dokumen(
        judul=clean_line(isi.title(laporan)),
        unit=laporan.unit,
        cetak=cetak,
        keterangan=isi.footer(laporan, cetak),
        mendatar=True,
    )
    lebar = dokumen.lebar_isi
    story = _cover(laporan, cetak)
    if laporan.baris:
        story += _performance(laporan, lebar)
        story += draw(bagian.sasaran(laporan), lebar)
    else:
        story += [*heading(_("Capaian indikator kinerja")), paragraph(isi.empty(laporan))]
    story += _drawn(lebar, bagian.keluaran(laporan), bagian.anggaran(laporan))
    story += _analysis(laporan, lebar)
    story += _drawn(
        lebar,
        bagian.komponen(laporan),
        bagian.catatan(laporan),
        bagian.data_dukung(laporan),
        bagian.ringkasan(laporan),
    )
    pejabat = cetak.pelepas or laporan.pejabat
    close(story, isi.closing(laporan), naskah.signature(laporan.unit, cetak, pejabat))
    return render_document(dokumen, story)


def _drawn(lebar: float, *parts: Bagian | None) -> list[Any]:
    return [flowable for part in parts if part for flowable in draw(part, lebar)]


def _cover(laporan: LaporanTriwulan, cetak: Cetak) -> list[Any]:
    facts = pairs(isi.identity(laporan, cetak), _COVER, kolom=1)
    facts.hAlign = "CENTER"
    return [
        *kop(laporan.unit),
        Spacer(1, 18 * mm),
        title(isi.title(laporan), "poster_judul", clean_line(isi.title(laporan))),
        Spacer(1, 4 * mm),
        paragraph(clean(laporan.unit["nama"]), "poster_mutu"),
        Spacer(1, 16 * mm),
        facts,
        PageBreak(),
    ]


def _performance(laporan: LaporanTriwulan, lebar: float) -> list[Any]:
    tabel = Tabel(_widths(lebar), _header(laporan))
    kelompok = ""
    for baris in laporan.baris:
        if baris.kelompok != kelompok:
            kelompok = baris.kelompok
            tabel.heading(kelompok)
        _add_row(tabel, laporan, baris)
    notes = (paragraph(note, "catatan_tabel") for note in describe(laporan.versi_target))
    return [*heading(_("Capaian indikator kinerja")), tabel.flowable(), *notes]


def _header(laporan: LaporanTriwulan) -> tuple[tuple[str | None, ...], ...]:
    triwulan = _("Triwulan {n}").format(n=laporan.triwulan.name)
    tahun = _("Tahun {n}").format(n=laporan.tahun)
    to_date = _("Realisasi s.d. {tw}").format(tw=laporan.triwulan.label)
    target, realisasi, capaian = _("Target"), _("Realisasi"), _("Capaian (%)")
    left = (_("No."), _("Indikator kinerja"), _("Satuan"))
    return (
        (*left, triwulan, None, None, None, tahun, None, None, _("Penanggung jawab")),
        (*"^^^", target, realisasi, capaian, _("Kriteria"), target, to_date, capaian, "^"),
    )


def _widths(lebar: float) -> list[float]:
    rest = lebar - sum(_FIXED.values()) * mm
    shared = {1: rest * 2 / 3, 10: rest / 3}
    return [shared[n] if n in shared else _FIXED[n] * mm for n in range(11)]


def _add_row(tabel: Tabel, laporan: LaporanTriwulan, baris: BarisIndikator) -> None:
    hitungan, width = baris.hitungan, tabel.lebar
    band = hitungan.kriteria
    colour = isi.fill(band)
    tabel.row(
        paragraph(baris.nomor, "sel_tengah"),
        paragraph(baris.uraian, "sel"),
        paragraph(baris.satuan, "sel_tengah"),
        number(format_isian(baris.target), width[3]),
        number(isi.realisasi_tw(baris), width[4], kecil=isi.fraction(baris, CaraIsi.PERIODE)),
        number(
            isi.percentage(hitungan.capaian_tw),
            width[5],
            kecil=isi.percentage_to_date(laporan, baris),
        ),
        paragraph(band.nama if band else "", "sel_tengah"),
        number(format_isian(baris.target_tahunan), width[7]),
        number(
            isi.amount(hitungan.realisasi_sd),
            width[8],
            kecil=isi.fraction(baris, CaraIsi.KUMULATIF),
        ),
        number(isi.percentage(hitungan.capaian_tahunan), width[9]),
        paragraph(baris.penanggung_jawab, "sel"),
        warna={_KRITERIA: colour} if colour else None,
    )


def _analysis(laporan: LaporanTriwulan, lebar: float) -> list[Any]:
    rows = isi.analyses(laporan)
    if not rows:
        return []
    rest = lebar - (9 + 58) * mm
    tabel = Tabel(
        [9 * mm, 58 * mm, rest * 0.4, rest * 0.3, rest * 0.3],
        ((_("No."), _("Indikator kinerja"), _("Analisis"), _("Kendala"), _("Tindak lanjut")),),
    )
    for baris in rows:
        typed = baris.realisasi
        teks = (baris.uraian, typed.analisis, typed.kendala, typed.tindak_lanjut)
        tabel.row(paragraph(baris.nomor, "sel_tengah"), *(paragraph(sel, "sel") for sel in teks))
    return [
        *heading(_("Analisis, kendala, dan tindak lanjut")),
        tabel.flowable(),
    ]
