"""A part of a report in a workbook: a sheet of its own."""

from collections.abc import Iterator

from ranpk_desktop.exports.bagian import KANAN, KIRI, TENGAH, Bagian, Baris
from ranpk_desktop.exports.bagian import Sel as Isi
from ranpk_desktop.exports.furnitur_xlsx import Alamat
from ranpk_desktop.exports.lembar_xlsx import Lembar, Sel, number_format

PENUH = 180
"""Width of a sheet in characters, which a page in landscape holds."""
_MILIMETER = 0.64
"""Characters a millimetre of a page."""
_STYLES = {KIRI: ("sel", "sel_tebal"), TENGAH: ("tengah", "tengah_tebal")}
_STYLES |= {KANAN: ("kanan", "kanan_tebal")}


def widths(bagian: Bagian) -> list[float]:
    """Return the columns' widths in characters."""
    return [round(lebar, 1) for lebar in bagian.widths(PENUH, _MILIMETER)]


def write(lembar: Lembar, bagian: Bagian) -> tuple[int, list[Alamat]]:
    """Write a part; return the number of its header row, 0 for none, and where its butir stand."""
    header = 0
    ids: list[Alamat] = []
    if bagian.baris:
        header = lembar.add(*(Sel(it.judul, "kepala") for it in bagian.kolom))
    for baris in bagian.baris:
        if isinstance(baris, str):
            lembar.across(baris, "kelompok")
            continue
        row = lembar.add(*_cells(bagian, baris))
        if baris.butir_id:
            ids.append((baris.butir_id, lembar.sheet.title, row))
    for teks in bagian.catatan:
        lembar.across(teks, "polos")
    return header, ids


def _cells(bagian: Bagian, baris: Baris) -> Iterator[Sel]:
    for n, (kolom, isi) in enumerate(zip(bagian.kolom, baris.sel, strict=True)):
        style = _STYLES[kolom.rata][baris.tebal]
        fill = baris.warna or "" if n == baris.kolom_warna else ""
        yield _cell(isi, style, fill)


def _cell(isi: Isi, style: str, fill: str) -> Sel:
    if isinstance(isi, str):
        return Sel(isi, style, warna=fill)
    behind = isi.akhiran.replace('"', "")
    shown = number_format(isi.tempat) + (f'"{behind}"' if behind else "")
    return Sel(isi.nilai, style, shown, warna=fill)
