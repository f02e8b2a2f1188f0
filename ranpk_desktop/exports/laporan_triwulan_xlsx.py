"""The quarter report as workbook: a sheet for each of its parts, and the ids of its rows."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from openpyxl import Workbook

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.angka import Isian, format_isian, round_half_up
from ranpk_desktop.domain.laporan import BarisIndikator, LaporanTriwulan
from ranpk_desktop.domain.rencana_berlaku import describe
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.exports import laporan_bagian as bagian
from ranpk_desktop.exports import laporan_triwulan as isi
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.bagian import Bagian
from ranpk_desktop.exports.bagian_xlsx import widths, write
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_xlsx import (
    TANGGAL,
    WAKTU,
    Alamat,
    add_ids,
    close,
    new_sheet,
    new_workbook,
    print_setup,
)
from ranpk_desktop.exports.furnitur_xlsx import render as render_workbook
from ranpk_desktop.exports.lembar_xlsx import Lembar, Sel, number_format

SKEMA = "ranpk-laporan-triwulan-1"
"""Layout of the sheets by which a later import finds its columns; counts up when they change."""

_WIDTHS = (5, 42, 10, 10, 10, 10, 10, 11, 11, 13, 10, 11, 11, 25)
_TOGETHER = "\N{NO-BREAK SPACE}"
_DIGITS = 15
"""Significant digits that a spreadsheet keeps."""


def render(laporan: LaporanTriwulan, cetak: Cetak) -> bytes:
    """Return the report as .xlsx bytes, the same for the same input."""
    workbook = new_workbook(clean_line(isi.title(laporan)), laporan.unit, cetak)
    ids = _performance(workbook, laporan, cetak)
    _summary(workbook, laporan, cetak)
    measured = [bagian.sasaran(laporan)] if laporan.baris else []
    ids += _parts(workbook, laporan, cetak, *measured, bagian.keluaran(laporan))
    ids += _parts(workbook, laporan, cetak, bagian.anggaran(laporan))
    ids += _analysis(workbook, laporan, cetak)
    ids += _parts(workbook, laporan, cetak, bagian.komponen(laporan), bagian.catatan(laporan))
    ids += _parts(workbook, laporan, cetak, bagian.data_dukung(laporan))
    keterangan: dict[str, str | int] = {
        "unit_id": str(laporan.unit["id"]),
        "tahun": laporan.tahun,
        "triwulan": int(laporan.triwulan),
        "kode_data": cetak.kode_data,
    }
    add_ids(workbook, SKEMA, keterangan, ids)
    return render_workbook(workbook)


def _parts(
    workbook: Workbook, laporan: LaporanTriwulan, cetak: Cetak, *parts: Bagian | None
) -> list[Alamat]:
    """Add a sheet for each part that is there."""
    ids: list[Alamat] = []
    for part in parts:
        if part:
            lembar = _new_sheet(workbook, laporan, part, widths(part))
            header, found = write(lembar, part)
            if header:
                lembar.sheet.freeze_panes = f"A{header + 1}"
            print_setup(
                lembar,
                laporan.unit,
                cetak,
                isi.footer(laporan, cetak),
                (header,) if header else (),
            )
            ids += found
    return ids


def _new_sheet(
    workbook: Workbook, laporan: LaporanTriwulan, part: Bagian, lebar: Sequence[float]
) -> Lembar:
    judul = _("{judul}, {tw} {tahun}").format(
        judul=part.judul.upper(), tw=laporan.triwulan.label.upper(), tahun=laporan.tahun
    )
    return new_sheet(workbook, part.lembar, lebar, laporan.unit, judul)


def _performance(workbook: Workbook, laporan: LaporanTriwulan, cetak: Cetak) -> list[Alamat]:
    judul = clean_line(isi.title(laporan))
    lembar = new_sheet(workbook, _("Laporan"), _WIDTHS, laporan.unit, judul)
    facts = isi.identity(laporan, cetak)[1:]
    lembar.across(" · ".join(f"{label}: {teks}" for label, teks in facts), "catatan", tinggi=18)
    kepala = lembar.add(*(Sel(teks, "kepala") for teks in _columns(laporan)))
    lembar.sheet.freeze_panes = f"C{kepala + 1}"
    ids: list[Alamat] = []
    kelompok = ""
    for baris in laporan.baris:
        if baris.kelompok != kelompok:
            kelompok = baris.kelompok
            lembar.across(kelompok, "kelompok")
        ids.append((baris.butir_id, lembar.sheet.title, lembar.add(*_cells(baris))))
    if not laporan.baris:
        lembar.across(isi.empty(laporan), "sel")
    for note in describe(laporan.versi_target):
        lembar.across(note, "catatan", tinggi=18)
    tanda = naskah.signature(laporan.unit, cetak, cetak.pelepas or laporan.pejabat)
    close(lembar, isi.closing(laporan), tanda, kanan=5)
    print_setup(lembar, laporan.unit, cetak, isi.footer(laporan, cetak), (kepala,))
    return ids


def _columns(laporan: LaporanTriwulan) -> tuple[str, ...]:
    tw, tahun = laporan.triwulan.label.replace(" ", _TOGETHER), laporan.tahun
    return (
        _("No."),
        _("Indikator kinerja"),
        _("Satuan"),
        _("Target {tw}").format(tw=tw),
        _("Pembilang"),
        _("Penyebut"),
        _("Realisasi {tw}").format(tw=tw),
        _("Capaian {tw} (%)").format(tw=tw),
        _("Capaian s.d. {tw} (%)").format(tw=tw),
        _("Kriteria"),
        _("Target {tahun}").format(tahun=tahun),
        _("Realisasi s.d. {tw}").format(tw=tw),
        _("Capaian {tahun} (%)").format(tahun=tahun),
        _("Penanggung jawab"),
    )


def _cells(baris: BarisIndikator) -> tuple[Sel, ...]:
    hitungan, realisasi = baris.hitungan, baris.realisasi
    band = hitungan.kriteria
    typed = hitungan.realisasi_tw is not None
    return (
        Sel(baris.nomor, "tengah"),
        Sel(baris.uraian),
        Sel(baris.satuan, "tengah"),
        _isian(baris.target),
        _amount(realisasi.pembilang),
        _amount(realisasi.penyebut),
        _amount(hitungan.realisasi_tw) if typed else Sel(isi.realisasi_tw(baris), "kanan"),
        _percentage(hitungan.capaian_tw),
        _percentage(hitungan.capaian_sd),
        Sel(band.nama if band else "", "tengah", warna=isi.fill(band) or ""),
        _isian(baris.target_tahunan),
        _amount(hitungan.realisasi_sd),
        _percentage(hitungan.capaian_tahunan),
        Sel(baris.penanggung_jawab),
    )


def _amount(x: Decimal | None, prefix: str = "") -> Sel:
    """Return a number to the digits that a spreadsheet keeps, shown as in print."""
    if x is None:
        return Sel(gaya="kanan")
    kept = round_half_up(x, min(12, max(0, _DIGITS - 1 - x.adjusted())))
    return Sel(kept, "kanan", number_format(isi.places(x), prefix))


def _isian(isian: Isian) -> Sel:
    if isian.nilai is None:
        return Sel(format_isian(isian), "kanan")
    return _amount(isian.nilai, isian.operator)


def _percentage(x: Decimal | None, gaya: str = "kanan") -> Sel:
    return Sel(x, gaya, number_format(2))


def _summary(workbook: Workbook, laporan: LaporanTriwulan, cetak: Cetak) -> None:
    part = bagian.ringkasan(laporan)
    lembar = _new_sheet(workbook, laporan, part, (60, 90))
    for label, nilai in _facts(laporan, cetak):
        lembar.add(Sel(label, "sel_tebal"), nilai)
    lembar.skip()
    counted = part.baris[2:]  # the first two stand above, as numbers
    write(lembar, replace(part, baris=counted))
    print_setup(lembar, laporan.unit, cetak, isi.footer(laporan, cetak))


def _facts(laporan: LaporanTriwulan, cetak: Cetak) -> tuple[tuple[str, Sel], ...]:
    """Return what describes the report, with real dates and numbers."""
    zona = str(laporan.unit["zona"])
    made = in_zone(cetak.dibuat_pada, zona).replace(tzinfo=None)
    band = laporan.kriteria_unit
    kriteria = Sel(band.nama if band else "", warna=isi.fill(band) or "")
    return (
        (_("Unit kerja"), Sel(str(laporan.unit["nama"]))),
        (_("Awal periode"), Sel(laporan.triwulan.first_day(laporan.tahun), format=TANGGAL)),
        (_("Akhir periode"), Sel(laporan.triwulan.last_day(laporan.tahun), format=TANGGAL)),
        (_("Versi"), Sel(cetak.versi)),
        (_("Kode data"), Sel(cetak.kode)),
        (_("Dibuat ({zona})").format(zona=zona), Sel(made, format=WAKTU)),
        (_("Realisasi yang perlu diisi"), Sel(laporan.jumlah)),
        (_("Realisasi terisi"), Sel(laporan.terisi)),
        (_("Capaian unit kerja (%)"), _percentage(laporan.capaian_unit, "sel")),
        (_("Kriteria capaian unit kerja"), kriteria),
    )


def _analysis(workbook: Workbook, laporan: LaporanTriwulan, cetak: Cetak) -> list[Alamat]:
    rows = isi.analyses(laporan)
    if not rows:
        return []
    judul = _("ANALISIS, KENDALA, DAN TINDAK LANJUT {tw} {tahun}").format(
        tw=laporan.triwulan.label.upper(), tahun=laporan.tahun
    )
    lembar = new_sheet(workbook, _("Analisis"), (6, 44, 14, 118), laporan.unit, judul)
    header = (_("No."), _("Indikator kinerja"), _("Bagian"), _("Uraian"))
    kepala = lembar.add(*(Sel(teks, "kepala") for teks in header))
    lembar.sheet.freeze_panes = f"C{kepala + 1}"
    ids: list[Alamat] = []
    for baris in rows:
        left = (baris.nomor, baris.uraian)
        for label, teks in isi.texts(baris):
            row = lembar.add(Sel(left[0], "tengah"), Sel(left[1]), Sel(label), Sel(teks))
            ids.append((baris.butir_id, lembar.sheet.title, row))
            left = ("", "")
    print_setup(lembar, laporan.unit, cetak, isi.footer(laporan, cetak), (kepala,))
    return ids
