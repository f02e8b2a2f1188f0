"""A part of a report in a PDF: heading, table, sentences."""

from typing import Any

from reportlab.lib.units import mm

from ranpk_desktop.exports.bagian import KANAN, KIRI, TENGAH, Angka, Bagian, Baris, Sel
from ranpk_desktop.exports.furnitur_pdf import heading
from ranpk_desktop.exports.tabel_pdf import Tabel
from ranpk_desktop.exports.teks_pdf import Paragraph, number, paragraph


def draw(bagian: Bagian, lebar: float) -> list[Any]:
    """Return the flowables of a part on a page `lebar` wide, in points."""
    story: list[Any] = heading(bagian.judul)
    if not bagian.baris:
        return [*story, *(paragraph(teks) for teks in bagian.catatan)]
    tabel = Tabel([*bagian.widths(lebar, mm)], (tuple(it.judul for it in bagian.kolom),))
    for baris in bagian.baris:
        if isinstance(baris, str):
            tabel.heading(baris)
        else:
            cells = (_cell(bagian, baris, n, sel, tabel) for n, sel in enumerate(baris.sel))
            tabel.row(*cells, warna={baris.kolom_warna: baris.warna} if baris.warna else None)
    story.append(tabel.flowable())
    return [*story, *(paragraph(teks, "catatan_tabel") for teks in bagian.catatan)]


_STYLES = {
    KIRI: ("sel", "kelompok"),
    TENGAH: ("sel_tengah", "kepala"),
    KANAN: ("sel_kanan", "sel_kanan_tebal"),
}


def _cell(bagian: Bagian, baris: Baris, n: int, sel: Sel, tabel: Tabel) -> Paragraph:
    rata = bagian.kolom[n].rata
    if isinstance(sel, Angka):
        if rata == KANAN and not baris.tebal:
            return number(sel.teks, tabel.lebar[n], kecil=sel.catatan)
        sel = sel.teks
    return paragraph(sel, _STYLES[rata][baris.tebal])
