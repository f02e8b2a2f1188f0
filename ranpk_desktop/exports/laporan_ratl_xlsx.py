"""The status report of RATL as workbook: the sums, and every action with all that is known of it.

What the PDF prints is the print area; what else an action holds stands at the right of it, so that
the file imports again without loss. Labels are repeated on every row, so that it can be filtered.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.laporan_ratl import Aksi, Jumlah, Kelompok, LaporanRatl, Nihil
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports import laporan_ratl as isi
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_xlsx import (
    TANGGAL,
    Alamat,
    add_ids,
    close,
    new_sheet,
    new_workbook,
    print_setup,
)
from ranpk_desktop.exports.furnitur_xlsx import render as render_workbook
from ranpk_desktop.exports.lampiran2_xlsx import time_cell
from ranpk_desktop.exports.lembar_xlsx import Lembar, Sel, number_format

SKEMA = "ranpk-ratl-1"
"""Layout of the sheet by which a later import finds its columns; counts up when it changes."""

_PERCENT = isi.JUMLAH.index(_("Selesai (%)"))


@dataclass(frozen=True, slots=True)
class _Kolom:
    """Describe a column of the actions: its title, its width in characters, and its cell."""

    judul: str
    lebar: float
    sel: Callable[[Aksi], Sel]


def _quarter(triwulan: Triwulan, aksi: Aksi) -> Sel:
    return Sel(isi.in_quarter(aksi, triwulan), "tengah")


_UNIT = _Kolom(_("Unit pelayanan"), 20, lambda it: Sel(it.ratl.unit))
_PRINTED = (
    _Kolom(_("No."), 5, lambda it: Sel(it.nomor, "tengah")),
    _Kolom(_("Tahun survei"), 8, lambda it: Sel(it.ratl.tahun, "tengah")),
    _Kolom(_("Jenis layanan"), 18, lambda it: Sel(it.ratl.jenis_layanan)),
    _Kolom(_("Unsur"), 18, lambda it: Sel(isi.unsur(it.ratl))),
    _Kolom(_("Rencana aksi"), 40, lambda it: Sel(it.ratl.rencana_aksi)),
    _Kolom(_("Waktu pelaksanaan"), 14, lambda it: time_cell(it.ratl)),
    *(_Kolom(tw.label, 6, partial(_quarter, tw)) for tw in Triwulan),
    _Kolom(_("Penanggung jawab"), 18, lambda it: Sel(it.ratl.penanggung_jawab)),
    _Kolom(_("Status"), 9, lambda it: Sel(it.status.label, "tengah", warna=isi.fill(it) or "")),
    _Kolom(_("Terlambat (hari)"), 9, lambda it: Sel(it.terlambat or None, "tengah")),
    _Kolom(_("Tindak lanjut"), 28, lambda it: Sel(it.ratl.uraian_tindak_lanjut)),
)
_BESIDE = (
    _Kolom(_("Tanggal mulai"), 17, lambda it: Sel(it.ratl.tanggal_mulai, "tengah", TANGGAL)),
    _Kolom(_("Tanggal selesai"), 17, lambda it: Sel(it.ratl.tanggal_selesai, "tengah", TANGGAL)),
    _Kolom(_("Kendala"), 30, lambda it: Sel(it.ratl.kendala)),
    _Kolom(_("No. rekomendasi"), 14, lambda it: Sel(it.ratl.no_rekomendasi, "tengah")),
    _Kolom(_("Rekomendasi"), 36, lambda it: Sel(it.ratl.rekomendasi)),
    _Kolom(_("Dasar"), 16, lambda it: Sel(it.ratl.dasar.label if it.ratl.dasar else "")),
    _Kolom(_("Saran responden"), 30, lambda it: Sel(it.ratl.saran_responden)),
    _Kolom(_("Analisis penyebab"), 30, lambda it: Sel(it.ratl.analisis_penyebab)),
    _Kolom(_("Alasan tanpa data dukung"), 30, lambda it: Sel(it.ratl.alasan_tanpa_dukungan)),
)


def render(kantor: Mapping[str, Any], laporan: LaporanRatl, cetak: Cetak) -> bytes:
    """Return the report as .xlsx bytes, the same for the same input."""
    workbook = new_workbook(isi.title(laporan).replace("\n", " "), kantor, cetak)
    _summary(workbook, kantor, laporan, cetak)
    ids: list[Alamat] = []
    if laporan.kelompok:
        lembar, kepala, ids = add_actions(
            workbook, _("RATL"), kantor, laporan.kelompok, laporan.per
        )
        print_setup(lembar, kantor, cetak, isi.footer(laporan), (kepala,))
    facts: dict[str, str | int] = {
        "unit_id": str(kantor["id"]),
        "per": laporan.per.isoformat(),
        "kode_data": cetak.kode_data,
    }
    add_ids(workbook, SKEMA, facts, ids)
    return render_workbook(workbook)


def _summary(
    workbook: Workbook, kantor: Mapping[str, Any], laporan: LaporanRatl, cetak: Cetak
) -> None:
    lembar = new_sheet(workbook, _("Ringkasan"), (44, *[15] * 6), kantor, isi.title(laporan))
    lembar.across(isi.note(kantor, laporan, cetak), "catatan", tinggi=18)
    if laporan.kelompok:
        for nama, rows in isi.sums(laporan):
            add_sums(lembar, nama, rows)
            lembar.skip()
    else:
        lembar.across(isi.empty(laporan), "polos")
    add_nothing(lembar, laporan.nihil)
    tanda = naskah.signature(kantor, cetak, cetak.pelepas)
    close(lembar, isi.closing(kantor, laporan), tanda, kanan=3)
    print_setup(lembar, kantor, cetak, isi.footer(laporan))


def add_sums(lembar: Lembar, nama: str, rows: Sequence[Jumlah]) -> None:
    """Add a table of sums of seven columns."""
    lembar.add(*(Sel(teks, "kepala") for teks in (nama, *isi.JUMLAH)))
    for row in rows:
        cells = [
            Sel(nilai, "tengah", number_format(2) if n == _PERCENT else "")
            for n, nilai in enumerate(isi.numbers(row))
        ]
        lembar.add(Sel(row.nama), *cells)


def add_nothing(lembar: Lembar, nihil: Sequence[Nihil]) -> None:
    """Add which services have nothing to follow up, and why, over seven columns."""
    if not nihil:
        return
    header = (_("Layanan tanpa tindak lanjut"), _("Tahun survei"), _("Alasan"))
    lembar.add(*(Sel(teks, "kepala", kolom=n) for teks, n in zip(header, (1, 1, 5), strict=True)))
    for it in nihil:
        lembar.add(Sel(it.layanan), Sel(it.tahun, "tengah"), Sel(it.alasan, kolom=5))


def add_actions(
    workbook: Workbook,
    nama: str,
    kantor: Mapping[str, Any],
    kelompok: Sequence[Kelompok],
    per: date,
) -> tuple[Lembar, int, list[Alamat]]:
    """Add a sheet of actions; return it with the row of its header, and who stands where.

    The caller sets up how it is printed.
    """
    several = any(it.unit for it in kelompok)
    printed = (*_PRINTED[:2], _UNIT, *_PRINTED[2:]) if several else _PRINTED
    columns = (*printed, *_BESIDE) if several else (*printed, _UNIT, *_BESIDE)
    judul = _("RATL SKM – STATUS PER {tanggal}").format(tanggal=format_tanggal(per).upper())
    lembar = new_sheet(workbook, nama, [it.lebar for it in printed], kantor, judul)
    lembar.widen([it.lebar for it in columns])
    kepala = lembar.add(*(Sel(it.judul, "kepala") for it in columns))
    ids: list[Alamat] = [
        (aksi.ratl.id, nama, lembar.add(*(it.sel(aksi) for it in columns)))
        for bagian in kelompok
        for aksi in bagian.aksi
    ]
    sheet, last = lembar.sheet, get_column_letter(len(columns))
    action = next(n for n, it in enumerate(columns, 1) if it.judul == _("Rencana aksi"))
    sheet.freeze_panes = f"{get_column_letter(action)}{kepala + 1}"
    sheet.auto_filter.ref = f"A{kepala}:{last}{lembar.baris}"
    sheet.print_area = f"A1:{get_column_letter(len(printed))}{lembar.baris}"
    return lembar, kepala, ids
