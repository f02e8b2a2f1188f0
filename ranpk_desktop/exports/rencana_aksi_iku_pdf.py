"""The Rencana Aksi IKU (S4) as PDF, landscape."""

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import PageBreak

from ranpk_desktop.domain.angka import format_isian
from ranpk_desktop.domain.bentuk_rencana import format_pengukuran
from ranpk_desktop.domain.pohon import RencanaTahunan
from ranpk_desktop.exports import rencana_aksi_iku as isi
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.kisi import Baris, Kelompok, Petak, covers_two
from ranpk_desktop.exports.naskah import ATAS
from ranpk_desktop.exports.rencana_aksi_pdf import render_plan
from ranpk_desktop.exports.tabel_pdf import Cell, Tabel
from ranpk_desktop.exports.teks_pdf import number, paragraph, title

_ACTIONS = {0: 10, 3: 20, 7: 20}
_PERFORMANCE = {0: 13, 3: 24, **dict.fromkeys(range(5, 9), 15), 9: 18, 10: 21}
"""Widths of the narrow columns in millimetres by position; the others share the rest."""
_SHARES = {1: 3, 2: 3, 4: 6}
"""How the wide columns of the second table share it."""


def render(rencana: RencanaTahunan, cetak: Cetak) -> bytes:
    """Return the document as PDF bytes, the same for the same input."""
    return render_plan(rencana, cetak, isi.title(rencana), isi.footer(rencana, cetak), _tables)


def _tables(rencana: RencanaTahunan, lebar: float) -> list[Any]:
    rows = isi.actions(rencana)
    if not rows:
        return [paragraph(isi.empty(rencana))]
    return [
        action_table(rows, lebar),
        PageBreak(),
        title("\n".join(isi.performance_title(rencana)), "judul"),
        performance_table(isi.performance(rencana), lebar),
    ]


def action_table(rows: Sequence[Baris | Kelompok], lebar: float) -> Any:
    """Return the table of the Rencana Aksi IKU, `lebar` points wide."""
    widths = shared_widths(lebar, _ACTIONS, {1: 1, 2: 1, 4: 1.2, 5: 1.2, 6: 1.4})
    tabel = Tabel(widths, [isi.KOLOM], utuh=(3,))
    for baris in rows:
        if isinstance(baris, Kelompok):
            tabel.heading(baris.teks)
            continue
        output = baris[4]
        tabel.row(
            *name_cells(baris, widths[3]),
            *(_cell(petak) for petak in baris[2:]),
            paragraph(isi.due(output.simpul), "sel_tengah") if output else "",
        )
    return tabel.flowable()


def name_cells(baris: Baris, lebar: float) -> list[Cell]:
    """Return the cells of a sasaran and its indikator, and the annual target, `lebar` wide."""
    sasaran, indikator = baris[:2]
    nomor = "" if sasaran is None else _go_on(sasaran) or _centred(sasaran.simpul.nomor)
    if covers_two(sasaran, indikator):
        names: list[Cell] = [_cell(sasaran), None]
    else:
        names = [_cell(sasaran), _cell(indikator)]
    if indikator is None:
        return [nomor, *names, ""]
    target = number(format_isian(isi.annual(indikator.simpul)), lebar)
    return [nomor, *names, ATAS if indikator.lanjut else target]


def performance_table(rows: Sequence[Baris | Kelompok], lebar: float) -> Any:
    """Return the table of indikator with their pengukuran and targets, `lebar` points wide."""
    widths = shared_widths(lebar, _PERFORMANCE, _SHARES)
    tabel = Tabel(widths, _performance_header())
    for baris in rows:
        if isinstance(baris, Kelompok):
            tabel.heading(baris.teks)
        else:
            tabel.row(*_performance_cells(baris, widths))
    return tabel.flowable()


def _performance_header() -> list[list[str | None]]:
    *left, triwulan, tahunan, keterangan = isi.KOLOM_KINERJA
    return [
        [*left, triwulan, None, None, None, tahunan, keterangan],
        [*[ATAS] * len(left), *isi.TRIWULAN, ATAS, ATAS],
    ]


def _performance_cells(baris: Baris, widths: Sequence[float]) -> list[Cell]:
    nomor, *names, _tahunan = name_cells(baris, widths[9])
    if baris[1] is None:
        return [nomor, *names, *[""] * 8]
    simpul = baris[1].simpul
    return [
        nomor,
        *names,
        paragraph(isi.source(simpul), "sel"),
        paragraph(format_pengukuran(simpul.pengukuran), "sel"),
        *(number(format_isian(target), widths[5]) for target in isi.quarters(simpul)),
        number(format_isian(isi.annual(simpul)), widths[9]),
        paragraph(simpul.satuan, "sel_tengah"),
    ]


def shared_widths(
    lebar: float, narrow: Mapping[int, int], shares: Mapping[int, float]
) -> list[float]:
    """Return widths in points: some in millimetres, the others as shares of the rest."""
    rest = lebar - sum(narrow.values()) * mm
    whole = sum(shares.values())
    return [
        narrow[n] * mm if n in narrow else rest * shares[n] / whole
        for n in range(len(narrow) + len(shares))
    ]


def _cell(petak: Petak | None) -> Cell:
    return "" if petak is None else _go_on(petak) or paragraph(isi.text(petak.simpul), "sel")


def _go_on(petak: Petak) -> str:
    return ATAS if petak.lanjut else ""


def _centred(teks: str) -> Any:
    return paragraph(teks, "sel_tengah")
