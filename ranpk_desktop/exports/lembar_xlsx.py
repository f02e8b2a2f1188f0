"""A sheet of a workbook, written from the top row by row: cells, their styles and heights."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from ranpk_desktop.domain.teks import clean
from ranpk_desktop.exports import huruf, naskah

Nilai = str | int | Decimal | date | datetime | None


@dataclass(frozen=True, slots=True)
class Gaya:
    """Describe a cell style: type size in points, rule (all, a side, or none), fill (RGB)."""

    ukuran: float = 9
    tebal: bool = False
    rata: str = "left"
    tegak: str = "top"
    garis: str = "all"
    warna: str = ""


GAYA = {
    "instansi": Gaya(ukuran=10, rata="center", garis=""),
    "unit": Gaya(ukuran=13, tebal=True, rata="center", garis=""),
    "alamat": Gaya(rata="center", garis="bottom"),
    "judul": Gaya(ukuran=12, tebal=True, rata="center", tegak="center", garis=""),
    "catatan": Gaya(rata="center", garis=""),
    "polos": Gaya(ukuran=10, garis=""),
    "naskah_11": Gaya(ukuran=11, garis=""),
    "naskah_12": Gaya(ukuran=12, garis=""),
    "kepala": Gaya(tebal=True, rata="center", tegak="center", warna=naskah.KEPALA),
    "kelompok": Gaya(tebal=True, warna=naskah.KELOMPOK),
    "sel": Gaya(),
    "sel_tebal": Gaya(tebal=True),
    "lanjut": Gaya(garis="sides"),
    "tutup": Gaya(garis="top"),
    "tengah": Gaya(rata="center"),
    "kanan": Gaya(rata="right"),
    "kanan_tebal": Gaya(rata="right", tebal=True),
    "contoh": Gaya(ukuran=10, tebal=True, rata="center", garis="", warna=naskah.NADA["buruk"]),
    "tengah_tebal": Gaya(tebal=True, rata="center"),
}


@dataclass(frozen=True, slots=True)
class Sel:
    """Hold a cell: value, style, number format, a fill over the style's, columns that it covers."""

    nilai: Nilai = None
    gaya: str = "sel"
    format: str = ""
    warna: str = ""
    kolom: int = 1


def number_format(places: int, prefix: str = "") -> str:
    """Return a format that each Excel shows in its own notation: 1.234,50 in an Indonesian one."""
    digits = "#,##0" + ("." + "0" * places if places else "")
    return f'"{prefix} "{digits}' if prefix else digits


def indent(gaya: Gaya) -> int:
    """Return 1 where text would touch a rule."""
    return int(gaya.garis == "all" and gaya.rata == "left")


class Lembar:
    """Write a sheet from the top; `lebar` are the columns' widths in characters of Arial 10."""

    def __init__(self, workbook: Workbook, nama: str, lebar: Sequence[float]) -> None:
        self.sheet: Worksheet = workbook.create_sheet(nama)
        self.lebar = lebar
        self.baris = 0
        """Number of the last row written."""
        self._styles: dict[str, StyleArray] = {}
        self.widen(lebar)

    def widen(self, lebar: Sequence[float]) -> None:
        """Take other columns from here on; rows above keep to those that they had."""
        self.lebar = lebar
        for n, width in enumerate(lebar, 1):
            self.sheet.column_dimensions[get_column_letter(n)].width = width

    def add(self, *cells: Sel, tinggi: float = 0) -> int:
        """Add a row at least `tinggi` points high and return its number.

        The row is as high as its text; where that is more than Excel allows, each cell covers
        several rows.
        """
        first, needed, left = self.baris + 1, tinggi, 0
        for cell in cells:
            needed = max(needed, _height(cell, sum(self.lebar[left : left + cell.kolom])))
            left += cell.kolom
        self.baris += 1 if needed <= _HIGHEST else ceil(needed / _PIECE)
        for row in range(first, self.baris + 1):
            each = needed if first == self.baris else _PIECE
            self.sheet.row_dimensions[row].height = round(each, 2)
        column = 1
        for cell in cells:
            self._write(first, self.baris, column, column + cell.kolom - 1, cell)
            column += cell.kolom
        return first

    def across(self, nilai: Nilai, gaya: str, tinggi: float = 0) -> int:
        """Add a row of one cell over all columns and return its number."""
        return self.add(Sel(nilai, gaya, kolom=len(self.lebar)), tinggi=tinggi)

    def block(self, rows: Sequence[Sequence[Sel | str]]) -> list[int]:
        """Add rows in which ATAS is covered by the cell above; return the first number of each.

        Rows are whole lines high, so that a page that ends within a cell cuts no line of it. What
        a cell lacks is shared out over its rows.
        """
        areas = list(_areas(rows))
        lines = [1] * len(rows)
        for area in sorted(areas, key=lambda area: area.tinggi):
            width = sum(self.lebar[area.kiri : area.kiri + area.sel.kolom])
            missing = ceil(_height(area.sel, width) / _LINE) - sum(lines[area.atas : area.bawah])
            for n in range(max(0, missing)):
                lines[area.atas + n % area.tinggi] += 1
        starts = [self._start_lines(each) for each in lines]
        starts.append(self.baris + 1)
        for area in areas:
            left, right = area.kiri + 1, area.kiri + area.sel.kolom
            self._write(starts[area.atas], starts[area.bawah] - 1, left, right, area.sel)
        return starts[:-1]

    def _start_lines(self, lines: int) -> int:
        """Set the heights of one row, or of several where it is too high; return the first."""
        first = self.baris + 1
        whole = lines * _LINE <= _HIGHEST
        self.baris += 1 if whole else ceil(lines * _LINE / _PIECE)
        for row in range(first, self.baris + 1):
            self.sheet.row_dimensions[row].height = round(lines * _LINE if whole else _PIECE, 2)
        return first

    def skip(self, tinggi: float = 8) -> None:
        """Leave an empty row, `tinggi` points high."""
        self.baris += 1
        self.sheet.row_dimensions[self.baris].height = tinggi

    def _write(self, top: int, bottom: int, left: int, right: int, sel: Sel) -> None:
        area = [
            self.sheet.cell(row, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]
        for cell in area:
            self._dress(cast(Cell, cell), sel.gaya)
            if sel.warna:
                cell.fill = PatternFill("solid", fgColor=sel.warna)
        _set_value(cast(Cell, area[0]), sel)
        if len(area) > 1:
            # merge_cells compares with all areas before, and takes the borders off within.
            self.sheet.merged_cells.ranges.add(CellRange(None, left, top, right, bottom))

    def _dress(self, cell: Cell, gaya: str) -> None:
        """Give a cell its style; openpyxl's own way looks it up again for each."""
        known = self._styles.get(gaya)
        if known is None:
            cell.style = f"ranpk_{gaya}"
            self._styles[gaya] = copy(cell._style)  # type: ignore[attr-defined]  # no public way
        else:
            cell._style = copy(known)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class _Area:
    """Hold a cell of a block: its rows from `atas` up to `bawah`, its column, from 0."""

    sel: Sel
    atas: int
    bawah: int
    kiri: int

    @property
    def tinggi(self) -> int:
        return self.bawah - self.atas


def _areas(rows: Sequence[Sequence[Sel | str]]) -> Iterator[_Area]:
    """Yield the cells of a block, each with the rows that it covers."""
    grid = [
        [part for cell in row for part in (cell, *[""] * (getattr(cell, "kolom", 1) - 1))]
        for row in rows
    ]
    for top, row in enumerate(grid):
        for left, cell in enumerate(row):
            if isinstance(cell, Sel):
                bottom = top + 1
                while bottom < len(grid) and grid[bottom][left] == naskah.ATAS:
                    bottom += 1
                yield _Area(cell, top, bottom, left)


def _set_value(cell: Cell, sel: Sel) -> None:
    """Store numbers and dates as such, and text as text even where it looks like a formula."""
    if isinstance(sel.nilai, str):
        teks = clean(sel.nilai)
        if teks:
            cell.value, cell.data_type = teks, "s"
            if teks[0] in _FORMULA:
                cell.quotePrefix = True
        return
    cell.value = sel.nilai
    if sel.format:
        cell.number_format = sel.format


_FORMULA = frozenset("=+-@")
_HIGHEST = 409.5
"""Excel's limit of a row's height in points."""
_LINE = 9 * 2288 / 2048
"""Height of a line of nine points as LibreOffice sets it (ascent and descent of Liberation Sans in
its units)."""
_PIECE = 12 * _LINE
"""Height of each row that a still higher text covers; whole lines, so that LibreOffice cuts none at
the end of a page."""

_CELL_PADDING, _INDENT = 5, 9
"""Pixels at the sides of a cell, and of an indent."""
_PIXEL = 0.75
_SAFETY = 0.96
"""Screens round letters to whole pixels, so a line holds a little less than on paper."""
_LEADING = 1.3


def _height(sel: Sel, lebar: float) -> float:
    """Return the height in points that a cell needs at a width in characters."""
    gaya = GAYA[sel.gaya]
    wraps = isinstance(sel.nilai, str) and gaya.rata != "right"
    lines = count_lines(clean(sel.nilai) if wraps else "", lebar, sel.gaya)
    return lines * gaya.ukuran * _LEADING + 4


def count_lines(teks: str, lebar: float, nama: str) -> int:
    """Return how many lines a text takes in a style, at a width in characters."""
    gaya = GAYA[nama]
    padding = _CELL_PADDING + _INDENT * indent(gaya)
    room = (lebar * 7 - padding) * _PIXEL * _SAFETY
    return huruf.count_lines(teks, room, tebal=gaya.tebal, ukuran=gaya.ukuran)
