"""Tables of every PDF: the header repeats, headings stay with a row, tall rows go on over pages.

A cell may span rows: its text goes on in the rows below, so that a page may end after any of them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Table

from ranpk_desktop.exports import huruf, naskah
from ranpk_desktop.exports.naskah import ATAS
from ranpk_desktop.exports.teks_pdf import ENDLESS, PADDING, colour, paragraph

Style = tuple[Any, ...]
_TALL, _PIECE = 40 * mm, 66
"""Height of a cell from which its row is cut, and of each piece (six lines), in points."""
_LINE = 11
"""Height of a line of a cell, in points: each row has room for one."""
_RULE = (0.5, colour(naskah.GARIS))
_TABLE_STYLE: list[Style] = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("BOX", (0, 0), (-1, -1), *_RULE),
    ("LINEBEFORE", (1, 0), (-1, -1), *_RULE),
    ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 2.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
]


def plain_table(
    data: Sequence[Sequence[Any]],
    lebar: Sequence[float],
    gaya: Sequence[Style],
    kind: type[Table] = Table,
    **options: Any,
) -> Table:
    """Return a table in our typeface; reportlab's own default could not be embedded."""
    typeface = ("FONTNAME", (0, 0), (-1, -1), huruf.BIASA)
    options.setdefault("hAlign", "LEFT")
    return kind(data, colWidths=list(lebar), style=[typeface, *gaya], **options)


Cell = Any
"""A cell: a Paragraph; ATAS where the cell above goes on, None where the cell at the left does; ""
for nothing."""


@dataclass
class Tabel:
    """Collect the rows of a table whose header repeats and whose tall rows go on over pages.

    `lebar` are the columns' widths in points; `kepala` the header rows, in which None is covered
    by the cell at its left, and ATAS by the cell above; `gaya_kepala` their style. `utuh` are
    columns whose cells stand whole in their first row, even where they span more.
    """

    lebar: Sequence[float]
    kepala: Sequence[Sequence[str | None]]
    gaya_kepala: str = "kepala"
    utuh: Collection[int] = ()
    _rows: list[list[Any]] = field(default_factory=list)
    _styles: list[Style] = field(default_factory=list)
    _waiting: tuple[Sequence[Cell], Mapping[int, str], bool] | None = None
    """The last row, until it is known which of its cells go on in the next."""
    _rest: dict[int, Any] = field(default_factory=dict)
    """What a cell that goes on has not said yet, by column."""
    _headings: int = 0
    """How many headings stand above the next row."""

    def __post_init__(self) -> None:
        for baris in self.kepala:
            cells = [
                paragraph(teks, self.gaya_kepala) if teks and teks != ATAS else "" for teks in baris
            ]
            self._rows.append(cells)
        self._styles += _header_styles(self.kepala)

    def heading(self, teks: str) -> None:
        """Add a heading across all columns; it stays with the row after it."""
        self._settle(())
        n = len(self._rows)
        self._rows.append([paragraph(teks, "kelompok")] + [""] * (len(self.lebar) - 1))
        self._styles += [
            ("SPAN", (0, n), (-1, n)),
            ("BACKGROUND", (0, n), (-1, n), colour(naskah.KELOMPOK)),
            ("LINEABOVE", (0, n), (-1, n), *_RULE),
            ("NOSPLIT", (0, n - self._headings), (0, n + 1)),
        ]
        self._headings += 1

    def row(
        self, *cells: Cell, warna: Mapping[int, str] | None = None, bersama: bool = False
    ) -> None:
        """Add a row; `warna` gives fills (RGB hex) by column, `bersama` keeps it with the one above.

        A tall row is cut into several without lines between them: reportlab's own way of splitting
        inside a row would also split the short ones, and repeat the header in mid-page. Only the
        first has the fills: no colour without its word on the next page.
        """
        self._settle(cells)
        self._waiting = cells, warna or {}, bersama
        self._headings = 0

    def flowable(self) -> Table:
        """Return the table."""
        self._settle(())
        return plain_table(
            self._rows,
            self.lebar,
            [*_TABLE_STYLE, *self._styles],
            kind=_RuledTable,
            repeatRows=len(self.kepala),
        )

    def _settle(self, below: Sequence[Cell]) -> None:
        """Lay down the waiting row, now that the one below it is known (empty for none)."""
        if self._waiting is None:
            return
        cells, warna, together = self._waiting
        self._waiting = None
        goes_on = {n for n, cell in enumerate(below) if cell == ATAS and n not in self.utuh}
        texts = [self._rest.pop(n, "") if cell == ATAS else cell for n, cell in enumerate(cells)]
        rooms = _rooms(self.lebar, cells)
        self._hold_back(texts, rooms, goes_on)
        first = len(self._rows)
        self._rows += _cut(texts, rooms)
        last = len(self._rows) - 1
        self._styles += _row_styles(cells, first, last)
        if together:
            self._styles.append(("NOSPLIT", (0, first - 1), (0, first)))
        for column in self._rest:
            self._styles.append(("BOTTOMPADDING", (column, last), (column, last), 0))
        for column, fill in warna.items():
            self._styles.append(("BACKGROUND", (column, first), (column, first), colour(fill)))

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
    rest: list[Any] = [cell or "" for cell in cells]
    rows: list[list[Any]] = []
    if not any(map(_may_be_tall, rest, rooms)):
        return [rest]
    while any(height > _TALL for height in map(_height, rest, rooms)):
        parts = [
            cell.split(room, _PIECE) if cell else [] for cell, room in zip(rest, rooms, strict=True)
        ]
        rows.append([part[0] if part else "" for part in parts])
        rest = [part[1] if len(part) > 1 else "" for part in parts]
    return [*rows, rest]


def _row_styles(cells: Sequence[Cell], first: int, last: int) -> list[Style]:
    """Return rules and paddings of a row that was cut into the rows `first` to `last`."""
    styles: list[Style] = []
    left_of: list[Cell] = list(accumulate(cells, lambda left, cell: left if cell is None else cell))
    for begins, group in groupby(range(len(cells)), key=lambda n: left_of[n] != ATAS):
        columns = list(group)
        left, right = columns[0], columns[-1]
        if begins:
            styles.append(("LINEABOVE", (left, first), (right, first), *_RULE))
        else:
            styles.append(("TOPPADDING", (left, first), (right, first), 0))
    for left in range(len(cells)):
        right = left
        while right + 1 < len(cells) and cells[right + 1] is None:
            right += 1
        if right > left and cells[left] is not None:
            styles += [("SPAN", (left, row), (right, row)) for row in range(first, last + 1)]
    if first < last:
        styles.append(("BOTTOMPADDING", (0, first), (-1, last - 1), 0))
        styles.append(("TOPPADDING", (0, first + 1), (-1, last), 0))
    return styles


class _RuledTable(Table):  # type: ignore[misc]  # reportlab has no types
    """Draw a rule below what stands on a page, also where a cut row goes on overleaf."""

    def onSplit(self, T: Table, byRow: int = 1) -> None:  # noqa: N802, N803
        T.setStyle([("LINEBELOW", (0, -1), (-1, -1), *_RULE)])


def _height(cell: Any, lebar: float) -> float:
    return float(cell.wrap(lebar, ENDLESS)[1]) if cell else 0


def _may_be_tall(cell: Any, lebar: float) -> bool:
    """Tell whether a cell is worth measuring: whether wide letters would make it tall."""
    if not cell:
        return False
    if not all(hasattr(part, "text") for part in cell.frags):  # the rest of a text that was split
        return True
    letters = sum(len(part.text) for part in cell.frags)
    lines = len(cell.frags) + 2 * letters * cell.style.fontSize / lebar
    return bool(lines * cell.style.leading > _TALL)


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
