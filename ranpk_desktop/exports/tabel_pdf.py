"""Tables of every PDF: the header repeats, headings stay with a row, tall rows go on over pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, Table

from ranpk_desktop.exports import huruf, naskah
from ranpk_desktop.exports.teks_pdf import ENDLESS, PADDING, colour, paragraph

Style = tuple[Any, ...]
_TALL, _PIECE = 40 * mm, 66
"""Height of a cell from which its row is cut, and of each piece (six lines), in points."""
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


@dataclass
class Tabel:
    """Collect the rows of a table whose header repeats and whose tall rows go on over pages.

    `lebar` are the columns' widths in points; `kepala` the header rows, in which None is covered
    by the cell at its left, and "^" by the cell above.
    """

    lebar: Sequence[float]
    kepala: Sequence[Sequence[str | None]]
    _rows: list[list[Any]] = field(default_factory=list)
    _styles: list[Style] = field(default_factory=list)

    def __post_init__(self) -> None:
        for baris in self.kepala:
            cells = [paragraph(teks, "kepala") if teks and teks != "^" else "" for teks in baris]
            self._rows.append(cells)
        self._styles += _header_styles(self.kepala)

    def heading(self, teks: str) -> None:
        """Add a heading across all columns; it stays with the row after it."""
        n = len(self._rows)
        self._rows.append([paragraph(teks, "kelompok")] + [""] * (len(self.lebar) - 1))
        self._styles += [
            ("SPAN", (0, n), (-1, n)),
            ("BACKGROUND", (0, n), (-1, n), colour(naskah.KELOMPOK)),
            ("LINEABOVE", (0, n), (-1, n), *_RULE),
            ("NOSPLIT", (0, n), (0, n + 1)),
        ]

    def row(self, *cells: Paragraph, warna: Mapping[int, str] | None = None) -> None:
        """Add a row; `warna` gives fills (RGB hex) by column.

        A tall row is cut into several without lines between them: reportlab's own way of splitting
        inside a row would also split the short ones, and repeat the header in mid-page. Only the
        first has the fills: no colour without its word on the next page.
        """
        first = len(self._rows)
        self._rows += self._cut(cells)
        last = len(self._rows) - 1
        self._styles.append(("LINEABOVE", (0, first), (-1, first), *_RULE))
        for column, fill in (warna or {}).items():
            self._styles.append(("BACKGROUND", (column, first), (column, first), colour(fill)))
        if first < last:
            self._styles.append(("BOTTOMPADDING", (0, first), (-1, last - 1), 0))
            self._styles.append(("TOPPADDING", (0, first + 1), (-1, last), 0))

    def flowable(self) -> Table:
        """Return the table."""
        return plain_table(
            self._rows,
            self.lebar,
            [*_TABLE_STYLE, *self._styles],
            kind=_RuledTable,
            repeatRows=len(self.kepala),
        )

    def _cut(self, cells: Sequence[Paragraph]) -> list[list[Any]]:
        """Return the rows, "" where a cell has ended, that a row is cut into."""
        rooms = [width - 2 * PADDING for width in self.lebar]
        rest: list[Any] = list(cells)
        rows: list[list[Any]] = []
        if not any(map(_may_be_tall, rest, rooms)):
            return [rest]
        while any(height > _TALL for height in map(_height, rest, rooms)):
            parts = [
                cell.split(room, _PIECE) if cell else []
                for cell, room in zip(rest, rooms, strict=True)
            ]
            rows.append([part[0] if part else "" for part in parts])
            rest = [part[1] if len(part) > 1 else "" for part in parts]
        return [*rows, rest]


class _RuledTable(Table):  # type: ignore[misc]  # reportlab has no types
    """Draw a rule below what stands on a page, also where a cut row goes on overleaf."""

    def onSplit(self, T: Table, byRow: int = 1) -> None:  # noqa: N802, N803
        T.setStyle([("LINEBELOW", (0, -1), (-1, -1), *_RULE)])


def _height(cell: Any, lebar: float) -> float:
    return float(cell.wrap(lebar, ENDLESS)[1]) if cell else 0


def _may_be_tall(cell: Paragraph, lebar: float) -> bool:
    """Tell whether a new cell is worth measuring: whether wide letters would make it tall."""
    letters = sum(len(getattr(part, "text", "")) for part in cell.frags)
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
            while below < last and kepala[below + 1][x] == "^":
                below += 1
            if teks not in (None, "^") and (right, below) != (x, y):
                styles.append(("SPAN", (x, y), (right, below)))
    return styles
