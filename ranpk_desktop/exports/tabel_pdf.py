"""Tables of every PDF: the header repeats, headings stay with a row, tall rows go on over pages.

A cell may span rows: its text goes on in the rows below, so that a page may end after any of them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from ranpk_desktop.exports import huruf, naskah
from ranpk_desktop.exports.naskah import ATAS
from ranpk_desktop.exports.teks_pdf import ENDLESS, PADDING, Paragraph, colour, paragraph

Style = tuple[Any, ...]
_TALL, _PIECE = 25 * mm, 22.0
"""Height of a cell from which its row is cut, and of each piece (two lines), in points: a page ends
where there is no room for two more lines."""
_WHOLE = 66
"""Height up to which a cell of a row that is cut stands whole in its first piece, in points."""
_LINE = 11
"""Height of a line of a cell, in points: each row has room for one."""
_EMPTY = 12
"""Height of a line of a cell with nothing in it, as reportlab has it, in points."""
_TOP, _BOTTOM = 2.5, 3.5
"""Room above and below the text of a cell, in points."""
_PAGE = 100 * mm
"""A room higher than this is a page of its own, not the rest of one."""
_RULE = (0.5, colour(naskah.GARIS))
_TABLE_STYLE: list[Style] = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("BOX", (0, 0), (-1, -1), *_RULE),
    ("LINEBEFORE", (1, 0), (-1, -1), *_RULE),
    ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), _TOP),
    ("BOTTOMPADDING", (0, 0), (-1, -1), _BOTTOM),
]


def plain_table(
    data: Sequence[Sequence[Any]],
    lebar: Sequence[float],
    gaya: Sequence[Style],
    **options: Any,
) -> Table:
    """Return a table in our typeface; reportlab's own default could not be embedded."""
    typeface = ("FONTNAME", (0, 0), (-1, -1), huruf.BIASA)
    options.setdefault("hAlign", "LEFT")
    return Table(data, colWidths=list(lebar), style=[typeface, *gaya], **options)


Cell = Any
"""A cell: a Paragraph; ATAS where the cell above goes on, None where the cell at the left does; ""
for nothing."""


@dataclass(frozen=True, slots=True)
class _Baris:
    """Hold one row as it is set: its cells, its style (rows count from itself), its height.

    `bersama` keeps it on the page of the row above; `ulang` are texts that a page which begins with
    this row says again, by column.
    """

    cells: list[Any]
    styles: list[Style]
    tinggi: float
    bersama: bool = False
    ulang: Mapping[int, Any] = field(default_factory=dict)


@dataclass
class Tabel:
    """Collect the rows of a table whose header repeats and whose tall rows go on over pages.

    `lebar` are the columns' widths in points; `kepala` the header rows, in which None is covered
    by the cell at its left, and ATAS by the cell above; `gaya_kepala` their style. `utuh` are
    columns whose cells stand whole in their first row, even where they span more; `ulang` columns
    whose texts are said again on a page on which they go on, where there is room.
    """

    lebar: Sequence[float]
    kepala: Sequence[Sequence[str | None]]
    gaya_kepala: str = "kepala"
    utuh: Collection[int] = ()
    ulang: Collection[int] = ()
    _rows: list[_Baris] = field(default_factory=list)
    _waiting: tuple[Sequence[Cell], Mapping[int, str], bool] | None = None
    """The last row, until it is known which of its cells go on in the next."""
    _rest: dict[int, Any] = field(default_factory=dict)
    """What a cell that goes on has not said yet, by column."""
    _said: dict[int, Any] = field(default_factory=dict)
    """What the columns of `ulang` said last."""
    _below_heading: bool = False

    def heading(self, teks: str, *, sendiri: bool = False) -> None:
        """Add a heading across all columns; it stays with the row after it, unless it is alone."""
        self._settle(())
        cells = [paragraph(teks, "kelompok")] + [""] * (len(self.lebar) - 1)
        styles: list[Style] = [
            ("SPAN", (0, 0), (-1, 0)),
            ("BACKGROUND", (0, 0), (-1, 0), colour(naskah.KELOMPOK)),
            ("LINEABOVE", (0, 0), (-1, 0), *_RULE),
        ]
        tinggi = _line_height(cells, [sum(self.lebar) - 2 * PADDING], set(), set())
        self._rows.append(_Baris(cells, styles, tinggi, self._below_heading))
        self._below_heading = not sendiri

    def row(
        self, *cells: Cell, warna: Mapping[int, str] | None = None, bersama: bool = False
    ) -> None:
        """Add a row; `warna` gives fills (RGB hex) by column, `bersama` keeps it by the one above.

        A tall row is cut into several without lines between them: reportlab's own way of splitting
        inside a row would also split the short ones, and repeat the header in mid-page. Only the
        first has the fills: no colour without its word on the next page.
        """
        self._settle(cells)
        self._waiting = cells, warna or {}, bersama or self._below_heading
        self._below_heading = False

    def flowable(self) -> Flowable:
        """Return the table."""
        self._settle(())
        return _LongTable(self.lebar, _header(self.kepala, self.gaya_kepala), self._rows)

    def _settle(self, below: Sequence[Cell]) -> None:
        """Lay down the waiting row, now that the one below it is known (empty for none)."""
        if self._waiting is None:
            return
        cells, warna, bersama = self._waiting
        self._waiting = None
        goes_on = {n for n, cell in enumerate(below) if cell == ATAS and n not in self.utuh}
        texts = [self._rest.pop(n, "") if cell == ATAS else cell for n, cell in enumerate(cells)]
        rooms = _rooms(self.lebar, cells)
        self._hold_back(texts, rooms, goes_on)
        again = {n: self._said[n] for n in self.ulang if cells[n] == ATAS and n in self._said}
        self._said |= {n: cells[n] for n in self.ulang if cells[n] not in (ATAS, None)}
        lines = _cut(texts, rooms)
        for at, line in enumerate(lines):
            first, last = at == 0, at == len(lines) - 1
            no_top = {n for n in range(len(cells)) if not first or _covered_above(cells, n)}
            no_bottom = {n for n in range(len(cells)) if not last or n in self._rest}
            self._rows.append(
                _Baris(
                    line,
                    _line_styles(cells, warna if first else {}, no_top, no_bottom, first=first),
                    _line_height(line, rooms, no_top, no_bottom),
                    bersama and first,
                    again if first else dict(self._said),
                )
            )

    def _hold_back(self, texts: list[Any], rooms: Sequence[float], goes_on: set[int]) -> None:
        """Keep of each cell that goes on below what is taller than the others of its row."""
        heights = {n: _height(texts[n], rooms[n]) for n in sorted(goes_on) if texts[n]}
        room, tallest = float(_LINE), max(heights.values(), default=0.0)
        for n in sorted(set(range(len(texts))) - goes_on, key=lambda n: n not in self.utuh):
            if room >= tallest:
                return
            room = max(room, _height(texts[n], rooms[n]))
        for n, height in heights.items():
            if height > room:
                parts = texts[n].split(rooms[n], room) or ["", texts[n]]
                texts[n], self._rest[n] = parts[0], parts[1]


class _LongTable(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Set the rows of a table page by page.

    reportlab's own table measures all rows and copies all styles again for each page: the time
    grows with the square of the rows. This one makes a table of what stands on a page, no more.
    """

    def __init__(
        self, lebar: Sequence[float], kepala: tuple[list[Any], list[Style]], rows: Sequence[_Baris]
    ) -> None:
        super().__init__()
        self.hAlign = "LEFT"
        self._lebar, self._kepala, self._rows = lebar, kepala, rows
        self._header = self._table(()).wrap(sum(lebar), ENDLESS)[1]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return width and height of what is left of the table."""
        self.width = sum(self._lebar)
        self.height = self._header + sum(row.tinggi for row in self._rows)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return the table of the rows that a page can hold, and the rest."""
        fitting, room = 0, availHeight - self._header
        for row in self._rows:
            room -= row.tinggi
            if room < 0:
                break
            fitting += 1
        if fitting == len(self._rows):
            return [self]
        end = fitting
        while end and self._rows[end].bersama:
            end -= 1
        if not end and availHeight > _PAGE:
            end = fitting  # rows that want to stay together, but are taller than a page
        if not end:
            return []
        return [self._table(self._rows[:end]), self._continued(end)]

    def draw(self) -> None:
        """Draw all rows."""
        table = self._table(self._rows)
        table.wrapOn(self.canv, self.width, self.height)
        table.drawOn(self.canv, 0, 0)

    def _continued(self, start: int) -> "_LongTable":
        first, *others = self._rows[start:]
        again = {
            n: text
            for n, text in first.ulang.items()
            if not first.cells[n] and _height(text, self._lebar[n] - 2 * PADDING) <= first.tinggi
        }
        cells = [again.get(n, cell) for n, cell in enumerate(first.cells)]
        styles, tinggi = first.styles, first.tinggi
        if any(name == "TOPPADDING" for name, *_rest in styles):
            styles, tinggi = [*styles, ("TOPPADDING", (0, 0), (-1, 0), _TOP)], tinggi + _TOP
        row = _Baris(cells, styles, tinggi)
        return _LongTable(self._lebar, self._kepala, [row, *others])

    def _table(self, rows: Sequence[_Baris]) -> Table:
        header, styles = self._kepala
        above = len(header)
        return plain_table(
            [*header, *(row.cells for row in rows)],
            self._lebar,
            [
                *_TABLE_STYLE,
                *styles,
                *(_moved(it, above + n) for n, row in enumerate(rows) for it in row.styles),
            ],
            rowHeights=[*[None] * above, *(row.tinggi for row in rows)],
        )


def _moved(style: Style, row: int) -> Style:
    """Return a style of one row for the row in which it stands."""
    name, (left, _zero), (right, _end), *rest = style
    return name, (left, row), (right, row), *rest


def _covered_above(cells: Sequence[Cell], n: int) -> bool:
    """Tell whether a cell, or the one at its left that covers it, goes on from above."""
    while cells[n] is None and n:
        n -= 1
    return bool(cells[n] == ATAS)


def _rooms(lebar: Sequence[float], cells: Sequence[Cell]) -> list[float]:
    """Return how wide the text of each cell may be."""
    rooms = []
    for n in range(len(lebar)):
        right = n + 1
        while right < len(cells) and cells[right] is None:
            right += 1
        rooms.append(sum(lebar[n:right]) - 2 * PADDING)
    return rooms


def _cut(cells: Sequence[Any], rooms: Sequence[float]) -> list[list[Any]]:
    """Return the rows, "" where a cell has ended, that a row is cut into."""
    texts: list[Any] = [cell or "" for cell in cells]
    if not any(map(_may_be_tall, texts, rooms)):
        return [texts]
    heights = list(map(_height, texts, rooms))
    rest = max(heights)
    if rest <= _TALL:
        return [texts]
    pieces = [max([_PIECE, *(it for it in heights if it <= _WHOLE)])]
    while (rest := rest - pieces[-1]) > 2 * _PIECE:
        pieces.append(_PIECE)
    columns = [
        cell.pieces(room, pieces) if cell else [] for cell, room in zip(texts, rooms, strict=True)
    ]
    return [
        [column[n] if n < len(column) else "" for column in columns] for n in range(len(pieces) + 1)
    ]


def _line_styles(
    cells: Sequence[Cell],
    warna: Mapping[int, str],
    no_top: Collection[int],
    no_bottom: Collection[int],
    *,
    first: bool,
) -> list[Style]:
    """Return spans, rules, paddings and fills of one line of a row, the first or a later one."""
    styles: list[Style] = []
    for left in range(len(cells)):
        right = left
        while right + 1 < len(cells) and cells[right + 1] is None:
            right += 1
        if right > left and cells[left] is not None:
            styles.append(("SPAN", (left, 0), (right, 0)))
    if first:
        ruled = [n for n in range(len(cells)) if not _covered_above(cells, n)]
        styles += [("LINEABOVE", *span, *_RULE) for span in _runs(ruled)]
    styles += [("TOPPADDING", *span, 0) for span in _runs(sorted(no_top))]
    styles += [("BOTTOMPADDING", *span, 0) for span in _runs(sorted(no_bottom))]
    styles += [("BACKGROUND", (n, 0), (n, 0), colour(fill)) for n, fill in warna.items()]
    return styles


def _runs(columns: Sequence[int]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield columns that stand side by side as the first and the last cell of each run."""
    for _key, group in groupby(enumerate(columns), key=lambda it: it[1] - it[0]):
        run = [column for _at, column in group]
        yield (run[0], 0), (run[-1], 0)


def _line_height(
    cells: Sequence[Any],
    rooms: Sequence[float],
    no_top: Collection[int],
    no_bottom: Collection[int],
) -> float:
    """Return how high a row is; an empty cell asks for a line, too."""
    return max(
        (_height(cell, rooms[n]) if cell else _EMPTY)
        + (0 if n in no_top else _TOP)
        + (0 if n in no_bottom else _BOTTOM)
        for n, cell in enumerate(cells)
    )


def _height(cell: Any, lebar: float) -> float:
    return float(cell.wrap(lebar, ENDLESS)[1]) if cell else 0


def _may_be_tall(cell: Any, lebar: float) -> bool:
    """Tell whether a cell is worth measuring: whether wide letters would make it tall."""
    if not isinstance(cell, Paragraph):
        return False
    if not all(hasattr(part, "text") for part in cell.frags):  # the rest of a text that was split
        return True
    letters = sum(len(part.text) for part in cell.frags)
    lines = len(cell.frags) + 2 * letters * cell.style.fontSize / lebar
    return bool(lines * cell.style.leading > _TALL)


def _header(
    kepala: Sequence[Sequence[str | None]], gaya: str
) -> tuple[list[list[Any]], list[Style]]:
    """Return the cells of a header and their style."""
    cells = [
        [paragraph(teks, gaya) if teks and teks != ATAS else "" for teks in baris]
        for baris in kepala
    ]
    return cells, _header_styles(kepala)


def _header_styles(kepala: Sequence[Sequence[str | None]]) -> list[Style]:
    last = len(kepala) - 1
    styles: list[Style] = [
        ("BACKGROUND", (0, 0), (-1, last), colour(naskah.KEPALA)),
        ("VALIGN", (0, 0), (-1, last), "MIDDLE"),
        ("GRID", (0, 0), (-1, last), *_RULE),
    ]
    for y, baris in enumerate(kepala):
        for x, teks in enumerate(baris):
            right, below = x, y
            while right + 1 < len(baris) and baris[right + 1] is None:
                right += 1
            while below < last and kepala[below + 1][x] == ATAS:
                below += 1
            if teks not in (None, ATAS) and (right, below) != (x, y):
                styles.append(("SPAN", (x, y), (right, below)))
    return styles
