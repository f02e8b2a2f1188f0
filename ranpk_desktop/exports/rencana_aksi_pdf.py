"""The Rencana Aksi (S3) as PDF, landscape."""

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.units import mm

from ranpk_desktop.domain.pohon import RencanaTahunan
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports import rencana_aksi as isi
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_pdf import Dokumen, kop
from ranpk_desktop.exports.furnitur_pdf import render as render_document
from ranpk_desktop.exports.kisi import Kelompok, Petak, is_own_indikator
from ranpk_desktop.exports.naskah import ATAS
from ranpk_desktop.exports.penutup_pdf import close
from ranpk_desktop.exports.tabel_pdf import Cell, Tabel
from ranpk_desktop.exports.teks_pdf import fitted, paragraph, title

_SATUAN, _TARGET, _PENANGGUNG_JAWAB = 14, 21, 23
"""Widths of the narrow columns in millimetres; uraian and indikator share the rest."""
_UNUSED = (15, 17, 14, 14)
"""Widths of the columns of a group with nothing in it, as the programs of a RANPK plan."""


def render(rencana: RencanaTahunan, cetak: Cetak) -> bytes:
    """Return the document as PDF bytes, the same for the same input."""
    return render_plan(rencana, cetak, isi.title(rencana), isi.footer(rencana, cetak), _table)


def render_plan(
    rencana: RencanaTahunan,
    cetak: Cetak,
    judul: Sequence[str],
    keterangan: str,
    tables: Callable[[RencanaTahunan, float], list[Any]],
) -> bytes:
    """Return a document of a plan between its kop and its signature.

    `tables` makes the flowables in between, at a width in points.
    """
    dokumen = Dokumen(" ".join(judul), rencana.unit, cetak, keterangan, mendatar=True)
    story = [
        *kop(rencana.unit),
        title("\n".join(judul), "judul"),
        paragraph(isi.note(rencana, cetak), "catatan"),
        *tables(rencana, dokumen.lebar_isi),
    ]
    tanda = naskah.signature(rencana.unit, cetak, cetak.pelepas or rencana.pejabat)
    close(story, isi.closing(rencana), tanda)
    return render_document(dokumen, story)


def _table(rencana: RencanaTahunan, lebar: float) -> list[Any]:
    rows = isi.rows(rencana)
    if not rows:
        return [paragraph(isi.empty(rencana))]
    tabel = Tabel(_widths(lebar, rows), _header(), "kepala_kecil", utuh=(3, 7, 11))
    for baris in rows:
        if isinstance(baris, Kelompok):
            tabel.heading(baris.teks)
            continue
        cells = [cell for n in range(3) for cell in _group(baris.bagian[n], tabel.lebar[n * 4 + 3])]
        tabel.row(*cells, paragraph(baris.penanggung_jawab, "sel_kecil"))
    return [tabel.flowable()]


def _header() -> list[list[str | None]]:
    groups = [cell for nama in isi.KELOMPOK_KOLOM for cell in (nama, None, None, None)]
    numbers = [str(n) for n in range(1, 4 * 3 + 2)]
    return [[*groups, isi.PENANGGUNG_JAWAB], [*isi.KOLOM * 3, ATAS], [*numbers]]


def _widths(lebar: float, rows: Sequence[isi.BarisRencana | Kelompok]) -> list[float]:
    filled = [baris.bagian for baris in rows if not isinstance(baris, Kelompok)]
    used = [any(bagian[n].uraian or bagian[n].indikator for bagian in filled) for n in range(3)]
    narrow = sum(_SATUAN + _TARGET if use else sum(_UNUSED) for use in used) + _PENANGGUNG_JAWAB
    wide = (lebar / mm - narrow) / max(1, 2 * sum(used))
    groups = ((wide, wide, _SATUAN, _TARGET) if use else _UNUSED for use in used)
    return [width * mm for group in groups for width in group] + [_PENANGGUNG_JAWAB * mm]


def _group(bagian: isi.Bagian, lebar: float) -> list[Cell]:
    """Return the four cells of a group; `lebar` is the width of its target."""
    uraian, indikator = bagian.uraian, bagian.indikator
    if bagian.menyatu and uraian:
        texts: list[Cell] = [
            ATAS if uraian.lanjut else paragraph(isi.text(uraian.simpul), "sel_kecil"),
            None,
        ]
    else:
        texts = [_text(uraian), _text(indikator)]
    if indikator is None:
        return [*texts, "", ""]
    if indikator.lanjut:
        return [*texts, ATAS, ATAS]
    return [
        *texts,
        paragraph(indikator.simpul.satuan, "sel_kecil_tengah"),
        fitted("\n".join(isi.quarters(indikator.simpul)).strip(), lebar, "sel_kecil"),
    ]


def _text(petak: Petak | None) -> Cell:
    if petak is None:
        return ""
    if petak.lanjut:
        # A cell over two columns cannot go on in one that is only one wide.
        return "" if is_own_indikator(petak.simpul) else ATAS
    return paragraph(isi.text(petak.simpul), "sel_kecil")
