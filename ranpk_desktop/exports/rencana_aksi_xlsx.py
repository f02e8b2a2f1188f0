"""The Rencana Aksi (S3) as workbook: one sheet, and the ids of its cells.

A row of the plan is four rows here, a quarter each, over which its other cells are merged. Below a
text that goes on stand empty cells, so what a merged area says is always of one row of the plan.
The hidden sheet names, for each butir, the first row and the column of its text.
"""

from openpyxl import Workbook

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.pohon import RencanaTahunan
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports import rencana_aksi as isi
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_xlsx import (
    Alamat,
    add_ids,
    close,
    new_sheet,
    new_workbook,
    print_setup,
)
from ranpk_desktop.exports.furnitur_xlsx import render as render_workbook
from ranpk_desktop.exports.kisi import Kelompok, Petak
from ranpk_desktop.exports.lembar_xlsx import Lembar, Sel
from ranpk_desktop.exports.naskah import ATAS

SKEMA = "ranpk-rencana-aksi-1"
"""Layout of the sheet by which a later import finds its columns; counts up when it changes."""

_GROUP = (19, 19, 9, 16)
_WIDTHS = (*_GROUP * 3, 16)


def render(rencana: RencanaTahunan, cetak: Cetak) -> bytes:
    """Return the document as .xlsx bytes, the same for the same input."""
    title = isi.title(rencana)
    workbook = new_workbook(" ".join(title), rencana.unit, cetak)
    ids = _table(workbook, rencana, cetak)
    add_ids(workbook, SKEMA, facts(rencana, cetak), ids)
    return render_workbook(workbook)


def facts(rencana: RencanaTahunan, cetak: Cetak) -> dict[str, str | int]:
    """Return what the hidden sheet of a plan's workbook says above the ids."""
    return {
        "unit_id": str(rencana.unit["id"]),
        "tahun": rencana.tahun,
        "kode_data": cetak.kode_data,
    }


def add_heading(lembar: Lembar, kelompok: Kelompok) -> list[Alamat]:
    """Add a row across a plan's sheet and return whose it is."""
    row = lembar.across(kelompok.teks, "kelompok")
    return [(kelompok.simpul.id, lembar.sheet.title, row, 1)] if kelompok.simpul else []


def _table(workbook: Workbook, rencana: RencanaTahunan, cetak: Cetak) -> list[Alamat]:
    title = "\n".join(isi.title(rencana))
    lembar = new_sheet(workbook, _("Rencana Aksi"), _WIDTHS, rencana.unit, title)
    lembar.across(isi.note(rencana, cetak), "catatan", tinggi=18)
    ids: list[Alamat] = []
    rows = isi.rows(rencana)
    if rows:
        kepala = _header(lembar)
    else:
        kepala = []
        lembar.across(isi.empty(rencana), "polos")
    for baris in rows:
        ids += add_heading(lembar, baris) if isinstance(baris, Kelompok) else _row(lembar, baris)
    if rows:
        lembar.across(None, "tutup")
    tanda = naskah.signature(rencana.unit, cetak, cetak.pelepas or rencana.pejabat)
    close(lembar, isi.closing(rencana), tanda, kanan=4)
    print_setup(lembar, rencana.unit, cetak, isi.footer(rencana, cetak), kepala)
    return ids


def _header(lembar: Lembar) -> list[int]:
    groups = [Sel(nama, "kepala", kolom=len(_GROUP)) for nama in isi.KELOMPOK_KOLOM]
    kepala = lembar.block(
        [
            [*groups, Sel(isi.PENANGGUNG_JAWAB, "kepala")],
            [*(Sel(nama, "kepala") for nama in isi.KOLOM * 3), ATAS],
            [Sel(number, "kepala") for number in range(1, len(_WIDTHS) + 1)],
        ]
    )
    lembar.sheet.freeze_panes = f"A{kepala[-1] + 1}"
    return kepala


def _row(lembar: Lembar, baris: isi.BarisRencana) -> list[Alamat]:
    """Add the four rows of one row of the plan, a quarter each, and return who stands where."""
    groups = [_group(bagian) for bagian in baris.bagian]
    block: Kolom = [
        [cell for group in groups for cell in group[n]]
        + [Sel(baris.penanggung_jawab) if n == 0 else ATAS]
        for n in range(len(Triwulan))
    ]
    first = lembar.block(block)[0]
    return [
        (petak.simpul.id, lembar.sheet.title, first, column)
        for n, bagian in enumerate(baris.bagian)
        for column, petak in _new(bagian, n * len(_GROUP) + 1)
    ]


def _new(bagian: isi.Bagian, column: int) -> list[tuple[int, Petak]]:
    """Return the nodes that begin in a group of columns, each with its column."""
    cells = [(column, bagian.uraian)]
    if not bagian.menyatu:
        cells.append((column + 1, bagian.indikator))
    return [(column, petak) for column, petak in cells if petak and not petak.lanjut]


Kolom = list[list[Sel | str]]
"""Cells of a part of the table in each of the four rows of a block."""


def _group(bagian: isi.Bagian) -> Kolom:
    """Return the cells of a group."""
    indikator = bagian.indikator
    if bagian.menyatu:
        parts = [_text(bagian.uraian, kolom=2)]
    else:
        parts = [_text(bagian.uraian), _text(indikator)]
    if indikator is None or indikator.lanjut:
        parts += [_text(indikator)] * 2
    else:
        target: Kolom = [[Sel(teks)] for teks in isi.quarters(indikator.simpul)]
        parts += [_over_rows(Sel(indikator.simpul.satuan, "tengah")), target]
    return [[cell for part in parts for cell in part[n]] for n in range(len(Triwulan))]


def _text(petak: Petak | None, kolom: int = 1) -> Kolom:
    """Return a text over the four rows and `kolom` columns.

    Below one that goes on the cells are empty and apart, as offices have them (S3).
    """
    if petak is None:
        return _over_rows(Sel(kolom=kolom))
    if petak.lanjut:
        return [[Sel(gaya="lanjut", kolom=kolom)] for _triwulan in Triwulan]
    return _over_rows(Sel(isi.text(petak.simpul), kolom=kolom))


def _over_rows(sel: Sel) -> Kolom:
    below: Kolom = [[ATAS] * sel.kolom for _triwulan in range(len(Triwulan) - 1)]
    return [[sel], *below]
