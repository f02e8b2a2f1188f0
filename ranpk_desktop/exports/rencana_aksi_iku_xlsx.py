"""The Rencana Aksi IKU (S4) as workbook: a sheet for each table, and the ids of their cells.

Cells are merged over all rows that they span. A butir that both sheets name stands twice in the
hidden one. A target is a number where that says all of it, else a text ("≤ 2", "N/A").
"""

from collections.abc import Callable, Iterator, Sequence

from openpyxl import Workbook

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Isian, format_angka, format_isian, to_text
from ranpk_desktop.domain.bentuk_rencana import format_pengukuran
from ranpk_desktop.domain.pohon import RencanaTahunan, Simpul
from ranpk_desktop.exports import naskah, rencana_aksi
from ranpk_desktop.exports import rencana_aksi_iku as isi
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
from ranpk_desktop.exports.kisi import Baris, Kelompok, Petak, covers_two, is_own_indikator
from ranpk_desktop.exports.lembar_xlsx import Lembar, Sel, number_format
from ranpk_desktop.exports.naskah import ATAS
from ranpk_desktop.exports.rencana_aksi_xlsx import add_heading, facts

SKEMA = "ranpk-rencana-aksi-iku-1"
"""Layout of the sheets by which a later import finds its columns; counts up when they change."""

WIDTHS = (6, 24, 24, 11, 30, 30, 34, 11)
PERFORMANCE_WIDTHS = (8, 23, 23, 14, 54, 9, 9, 9, 9, 11, 12)
"""Widths of the columns of both tables, in characters."""
_DIGITS = 15
"""Significant digits that a spreadsheet keeps."""

_COLUMNS = (2, 3, 5, 6, 7)
"""Columns of the sheet in which the nodes of a row stand; the second table has the first two."""

Cells = list[Sel | str]


def render(rencana: RencanaTahunan, cetak: Cetak) -> bytes:
    """Return the document as .xlsx bytes, the same for the same input."""
    workbook = new_workbook(" ".join(isi.title(rencana)), rencana.unit, cetak)
    ids = _actions(workbook, rencana, cetak)
    ids += _performance(workbook, rencana, cetak)
    add_ids(workbook, SKEMA, facts(rencana, cetak), ids)
    return render_workbook(workbook)


def _actions(workbook: Workbook, rencana: RencanaTahunan, cetak: Cetak) -> list[Alamat]:
    title = "\n".join(isi.title(rencana))
    lembar = new_sheet(workbook, _("Rencana Aksi IKU"), WIDTHS, rencana.unit, title)
    lembar.across(rencana_aksi.note(rencana, cetak), "catatan", tinggi=18)
    rows = isi.actions(rencana)
    ids: list[Alamat] = []
    kepala: list[int] = []
    if rows:
        kepala, ids = add_actions(lembar, rows)
    else:
        lembar.across(isi.empty(rencana), "polos")
    tanda = naskah.signature(rencana.unit, cetak, cetak.pelepas or rencana.pejabat)
    close(lembar, rencana_aksi.closing(rencana), tanda, kanan=2)
    print_setup(lembar, rencana.unit, cetak, isi.footer(rencana, cetak), kepala)
    return ids


def _performance(workbook: Workbook, rencana: RencanaTahunan, cetak: Cetak) -> list[Alamat]:
    rows = isi.performance(rencana)
    if not rows:
        return []
    title = "\n".join(isi.performance_title(rencana))
    lembar = new_sheet(workbook, _("Indikator Kinerja"), PERFORMANCE_WIDTHS, rencana.unit, title)
    kepala, ids = add_performance(lembar, rows)
    print_setup(lembar, rencana.unit, cetak, isi.footer(rencana, cetak), kepala)
    return ids


def add_actions(lembar: Lembar, rows: Sequence[Baris | Kelompok]) -> tuple[list[int], list[Alamat]]:
    """Add the table of the Rencana Aksi IKU; return its header rows, and who stands where."""
    kepala = _header(lembar, [[Sel(nama, "kepala") for nama in isi.KOLOM]])
    return kepala, _fill(lembar, rows, _action_cells)


def add_performance(
    lembar: Lembar, rows: Sequence[Baris | Kelompok]
) -> tuple[list[int], list[Alamat]]:
    """Add the table of indikator with their targets; returns as `add_actions` does."""
    *left, triwulan, tahunan, keterangan = isi.KOLOM_KINERJA
    kepala = _header(
        lembar,
        [
            [
                *(Sel(nama, "kepala") for nama in left),
                Sel(triwulan, "kepala", kolom=len(isi.TRIWULAN)),
                Sel(tahunan, "kepala"),
                Sel(keterangan, "kepala"),
            ],
            [*[ATAS] * len(left), *(Sel(nama, "kepala") for nama in isi.TRIWULAN), ATAS, ATAS],
        ],
    )
    return kepala, _fill(lembar, rows, _performance_cells)


def add_plain(
    lembar: Lembar,
    rows: Sequence[Baris | Kelompok],
    kolom: Sequence[str],
    target: Callable[[Simpul], str],
) -> tuple[list[int], list[Alamat]]:
    """Add a table of sasaran, indikator and one target, said by `target`; returns likewise."""

    def cells(baris: Baris) -> Cells:
        indikator = baris[1]
        amount = Sel(target(indikator.simpul) if indikator else "", "tengah")
        return [*_names(baris), _of(indikator, amount)]

    kepala = _header(lembar, [[Sel(nama, "kepala") for nama in kolom]])
    return kepala, _fill(lembar, rows, cells)


def _header(lembar: Lembar, rows: Sequence[Cells]) -> list[int]:
    kepala = lembar.block(rows)
    lembar.sheet.freeze_panes = f"A{kepala[-1] + 1}"
    return kepala


def _fill(
    lembar: Lembar, rows: Sequence[Baris | Kelompok], cells: Callable[[Baris], Cells]
) -> list[Alamat]:
    """Write the rows of a table and return who stands where."""
    ids: list[Alamat] = []
    for part in _parts(rows):
        if isinstance(part, Kelompok):
            ids += add_heading(lembar, part)
            continue
        numbers = lembar.block([cells(baris) for baris in part])
        ids += [
            (petak.simpul.id, lembar.sheet.title, row, column)
            for baris, row in zip(part, numbers, strict=True)
            for column, petak in _new(baris)
        ]
    return ids


def _parts(rows: Sequence[Baris | Kelompok]) -> Iterator[Kelompok | list[Baris]]:
    """Yield the headings, and between them the rows that cells may span."""
    together: list[Baris] = []
    for baris in rows:
        apart = isinstance(baris, Kelompok) or not any(petak and petak.lanjut for petak in baris)
        if together and apart:
            yield together
            together = []
        if isinstance(baris, Kelompok):
            yield baris
        else:
            together.append(baris)
    if together:
        yield together


def _new(baris: Baris) -> Iterator[tuple[int, Petak]]:
    """Yield the nodes that begin in a row, each with its column."""
    for n, petak in enumerate(baris):
        covered = n == 1 and covers_two(baris[0], petak)
        if petak and not petak.lanjut and not covered:
            yield _COLUMNS[n], petak


def _action_cells(baris: Baris) -> Cells:
    output = baris[4]
    indikator = baris[1]
    return [
        *_names(baris),
        _of(indikator, _amount(isi.annual(indikator.simpul)) if indikator else Sel()),
        *(_text(petak) for petak in baris[2:]),
        Sel(isi.due(output.simpul) if output else "", "tengah"),
    ]


def _performance_cells(baris: Baris) -> Cells:
    indikator = baris[1]
    if indikator is None:
        return [*_names(baris), *(Sel() for _column in range(len(PERFORMANCE_WIDTHS) - 3))]
    simpul = indikator.simpul
    return [
        *_names(baris),
        Sel(isi.source(simpul)),
        Sel(format_pengukuran(simpul.pengukuran)),
        *(_amount(target) for target in isi.quarters(simpul)),
        _amount(isi.annual(simpul)),
        Sel(simpul.satuan, "tengah"),
    ]


def _names(baris: Baris) -> Cells:
    """Return the cells of the number, the sasaran and the indikator."""
    sasaran, indikator = baris[:2]
    nomor = _of(sasaran, Sel(sasaran.simpul.nomor if sasaran else "", "tengah"))
    if sasaran is None or not covers_two(sasaran, indikator):
        return [nomor, _text(sasaran), _text(indikator)]
    if sasaran.lanjut:
        return [nomor, ATAS, ATAS]
    return [nomor, Sel(isi.text(sasaran.simpul), kolom=2)]


def _text(petak: Petak | None) -> Sel | str:
    if petak is None:
        return Sel()
    if petak.lanjut and is_own_indikator(petak.simpul):
        return Sel(gaya="lanjut")  # one over two columns cannot go on in one
    return _of(petak, Sel(isi.text(petak.simpul)))


def _of(petak: Petak | None, sel: Sel) -> Sel | str:
    """Return a cell, or that the one above goes on."""
    return ATAS if petak and petak.lanjut else sel


def _amount(isian: Isian) -> Sel:
    """Return a target; what a bare number would not say, or not wholly, is a text."""
    teks, nilai = format_isian(isian), isian.nilai
    if nilai is None or teks != format_angka(nilai) or len(nilai.as_tuple().digits) > _DIGITS:
        return Sel(teks, "kanan")
    return Sel(nilai, "kanan", number_format(len(to_text(nilai).partition(".")[2])))
