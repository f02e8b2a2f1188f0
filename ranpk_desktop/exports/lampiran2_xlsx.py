"""Lampiran 2 (S2) as workbook: one sheet, and the ids of its rows, so that it imports again."""

from collections.abc import Mapping
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.lampiran2 import BentukLampiran, Lampiran2
from ranpk_desktop.domain.ratl import Ratl
from ranpk_desktop.domain.waktu_pelaksanaan import read_waktu_pelaksanaan
from ranpk_desktop.exports import lampiran2 as isi
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_xlsx import (
    Alamat,
    add_ids,
    new_sheet,
    new_workbook,
    print_setup,
)
from ranpk_desktop.exports.furnitur_xlsx import render as render_workbook
from ranpk_desktop.exports.lembar_xlsx import Lembar, Sel
from ranpk_desktop.exports.naskah import ATAS

SKEMA = "ranpk-lampiran-2-1"
"""Layout of the sheet by which a later import finds its columns; counts up when it changes."""

_TYPED = "%d/%m/%Y"
"""How an import writes a real date down (imports.ratl)."""

_WIDTHS = {
    BentukLampiran.REKOMENDASI: (6, 28, 16, 36, 84, 17, 14),
    BentukLampiran.LAYANAN: (6, 30, 38, 88, 18, 14),
}


def render(kantor: Mapping[str, Any], lampiran: Lampiran2, cetak: Cetak) -> bytes:
    """Return the document as .xlsx bytes, the same for the same input."""
    title = isi.title(lampiran)
    workbook = new_workbook(title.replace("\n", " "), kantor, cetak)
    nama = _("RATL SKM {tahun}").format(tahun=lampiran.tahun)
    lembar = new_sheet(workbook, nama, _WIDTHS[lampiran.bentuk], kantor, title)
    lembar.across(isi.note(kantor, lampiran, cetak), "catatan", tinggi=18)
    kepala: list[int] = []
    ids: list[Alamat] = []
    if lampiran.unit:
        header = lembar.add(*(Sel(nama, "kepala") for nama in isi.KOLOM[lampiran.bentuk]))
        lembar.sheet.freeze_panes = f"C{header + 1}"
        kepala, ids = [header], _rows(lembar, lampiran)
    else:
        lembar.across(isi.empty(lampiran), "polos")
    print_setup(lembar, kantor, cetak, isi.footer(lampiran), kepala)
    facts: dict[str, str | int] = {
        "unit_id": str(kantor["id"]),
        "tahun": lampiran.tahun,
        "kode_data": cetak.kode_data,
    }
    add_ids(workbook, SKEMA, facts, ids)
    return render_workbook(workbook)


def _rows(lembar: Lembar, lampiran: Lampiran2) -> list[Alamat]:
    """Write the units and return who stands where."""
    ids: list[Alamat] = []
    for unit in lampiran.unit:
        rows = list(isi.rows(unit))
        numbers = lembar.block([_cells(baris, lampiran) for baris in rows])
        ids += [
            (baris.ratl.id, lembar.sheet.title, row)
            for baris, row in zip(rows, numbers, strict=True)
        ]
    return ids


def _cells(baris: isi.Baris, lampiran: Lampiran2) -> list[Sel | str]:
    bentuk = lampiran.bentuk
    unit: list[Sel | str] = [ATAS, ATAS]
    if baris.unit:
        unit = [Sel(baris.unit.nomor, "tengah"), Sel(baris.unit.nama)]
    part: list[Sel | str] = [ATAS] * (len(isi.KOLOM[bentuk]) - 5)
    if baris.bagian:
        *number, label = isi.labels(baris.bagian, bentuk)
        part = [*(Sel(teks, "tengah") for teks in number), Sel(label)]
    ratl = baris.ratl
    return [
        *unit,
        *part,
        Sel(ratl.rencana_aksi),
        time_cell(ratl),
        Sel(isi.status(ratl, lampiran), "tengah"),
    ]


def time_cell(ratl: Ratl) -> Sel:
    """Return when an action is carried out: a real date where an import reads the same text back.

    Any other spelling stays the text that was typed.
    """
    hari = read_waktu_pelaksanaan(ratl.waktu_pelaksanaan).tanggal
    if hari and ratl.waktu_pelaksanaan == f"{hari:{_TYPED}}":
        return Sel(hari, "tengah", "dd/mm/yyyy")
    return Sel(ratl.waktu_pelaksanaan, "tengah")
