"""Lampiran 1 (S2) as workbook: one sheet."""

from collections.abc import Mapping
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.lampiran1 import Hitungan, Lampiran1
from ranpk_desktop.exports import lampiran1 as isi
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_xlsx import new_sheet, new_workbook, print_setup
from ranpk_desktop.exports.furnitur_xlsx import render as render_workbook
from ranpk_desktop.exports.lembar_xlsx import Lembar, Sel, number_format
from ranpk_desktop.exports.naskah import ATAS

_WIDTHS = (6, 56, 13, 16, 14, 11, 15)


def render(kantor: Mapping[str, Any], lampiran: Lampiran1, cetak: Cetak) -> bytes:
    """Return the document as .xlsx bytes, the same for the same input."""
    title = isi.title(lampiran)
    workbook = new_workbook(title.replace("\n", " "), kantor, cetak)
    lembar = new_sheet(workbook, _("Lampiran 1"), _WIDTHS, kantor, title)
    lembar.across(isi.note(kantor, lampiran, cetak), "catatan", tinggi=18)
    kepala: list[int] = []
    if lampiran.unit:
        kepala = _header(lembar)
        _rows(lembar, lampiran)
        lembar.skip()
        for line in isi.remarks(lampiran):
            lembar.across(line, "polos")
    else:
        lembar.across(isi.empty(lampiran), "polos")
    print_setup(lembar, kantor, cetak, isi.footer(lampiran), kepala, mendatar=False)
    return render_workbook(workbook)


def _header(lembar: Lembar) -> list[int]:
    kepala = lembar.block(
        [
            [*(Sel(nama, "kepala") for nama in isi.KOLOM), Sel(isi.STATUS, "kepala", kolom=2)],
            [*[ATAS] * len(isi.KOLOM), *(Sel(nama, "kepala") for nama in isi.KOLOM_STATUS)],
        ]
    )
    lembar.sheet.freeze_panes = f"C{kepala[-1] + 1}"
    return kepala


def _rows(lembar: Lembar, lampiran: Lampiran1) -> None:
    for unit in lampiran.unit:
        names: list[Sel | str] = [Sel(unit.nomor, "tengah"), Sel(isi.name(unit))]
        lembar.block(_block(names, unit.tahun, "tengah"))
    total: list[Sel | str] = [Sel(isi.TOTAL, "kepala", kolom=2)]
    lembar.block(_block(total, isi.totals(lampiran), "kepala"))


def _block(names: list[Sel | str], rows: tuple[Hitungan, ...], gaya: str) -> list[list[Sel | str]]:
    covered = ATAS * sum(cell.kolom for cell in names if isinstance(cell, Sel))
    return [
        [*(names if n == 0 else covered), *_counts(hitungan, gaya)]
        for n, hitungan in enumerate(rows)
    ]


def _counts(hitungan: Hitungan, gaya: str) -> list[Sel]:
    tahun = hitungan.tahun[0] if len(hitungan.tahun) == 1 else isi.listed(hitungan.tahun)
    counts = (tahun, hitungan.rekomendasi, hitungan.rencana_aksi, hitungan.selesai)
    persen = Sel("–" if hitungan.persen is None else hitungan.persen, gaya, number_format(2))
    return [*(Sel(count, gaya) for count in counts), persen]
