"""A block of cells on the clipboard: tables of Excel, LibreOffice and Word, or lines of text.

What lies there comes from anywhere, so sizes are capped and every step takes time in proportion
to its length (Python's own HTMLParser does not: CVE-2025-6069).
"""

import csv
import re
from collections.abc import Iterator, Sequence
from html import escape, unescape

from PySide6.QtCore import QMimeData

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import CheckError

MAX_TEXT = 2_000_000
"""Characters of plain text that are looked at."""
MAX_HTML = 1_000_000
"""Characters of HTML; a bigger table is read from its plain text instead."""
MAX_CELLS = 20_000
MAX_CELL = 10_000
"""Characters of one cell: a long note has some hundreds."""

Block = list[list[str]]

_TOKEN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>|([^<]+)|<")
_SPAN = re.compile(r"""\b(col|row)span\s*=\s*["']?([0-9]{1,4})(?![0-9])""", re.IGNORECASE)
_COMMENT = ("<!--", "-->")
_BLANK = re.compile(r"[^\S\n\t]")
_RUN = re.compile(r"\s+")
_UNSEEN = {"style", "script", "head", "title"}
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"}


def write_text(block: Block) -> str:
    """Return cells as tab-separated text, quoted as spreadsheets do."""
    return "\n".join("\t".join(map(_quoted, line)) for line in block)


def write_html(block: Block, right: Sequence[bool]) -> str:
    """Return cells as an HTML table, with the columns told at the right."""
    sides = ["right" if it else "left" for it in right]
    lines = (
        "".join(
            f'<td style="text-align:{side}">{escape(cell)}</td>'
            for side, cell in zip(sides, line, strict=True)
        )
        for line in block
    )
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<meta charset="utf-8"><table>{body}</table>'


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def read_clipboard(mime: QMimeData) -> Block:
    """Return the rows of cells on a clipboard, all of one length; raises CheckError.

    An HTML table comes first: Word and Writer write no reliable text for theirs.
    """
    block: Block = []
    html = mime.html() if mime.hasHtml() else ""
    if html and len(html) <= MAX_HTML:
        block = parse_html(html)
    if not block:
        text = mime.text() if mime.hasText() else ""
        if len(text) > MAX_TEXT:
            raise _too_big()
        block = parse_text(text)
    if not any(cell for row in block for cell in row):
        raise CheckError(
            "tempel",
            _("Papan klip tidak berisi teks atau tabel."),
            _("Salin dahulu sel-selnya di Excel, LibreOffice, atau Word."),
        )
    return block


def parse_text(text: str) -> Block:
    """Return the cells of tab-separated text, quoted as spreadsheets do."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    if len(lines) > MAX_CELLS:
        raise _too_big()
    try:  # strict: a quotation mark where spreadsheets write none is only a character
        reader = csv.reader((f"{line}\n" for line in lines), delimiter="\t", strict=True)
        rows = list(reader)
    except csv.Error:
        rows = [line.split("\t") for line in lines]
    return _rectangle([row or [""] for row in rows])


def parse_html(html: str) -> Block:
    """Return the cells of every table, one below the other; [] where there is none.

    A merged cell stands at its first place and leaves the others empty, as in plain text.
    """
    table = _Table()
    for closing, name, rest, text in _tokens(html):
        if text:
            table.text(text)
        elif closing:
            table.end(name)
        else:
            table.begin(name, rest)
    return _rectangle(table.finish())


def _tokens(html: str) -> Iterator[tuple[bool, str, str, str]]:
    """Yield (closing, tag, attributes, text) of everything but comments."""
    for token in _TOKEN.finditer(_without_comments(html)):
        closing, name, rest, text = token.groups()
        if name:
            yield bool(closing), name.casefold(), rest, ""
        else:
            yield False, "", "", text or "<"


def _without_comments(html: str) -> str:
    parts, at = [], 0
    begin, end = _COMMENT
    while (opened := html.find(begin, at)) >= 0:
        parts.append(html[at:opened])
        closed = html.find(end, opened)
        if closed < 0:
            return "".join(parts)
        at = closed + len(end)
    return "".join([*parts, html[at:]])


class _Table:
    """Gather cells from tags; a table inside a cell is only text of that cell."""

    def __init__(self) -> None:
        self._rows: Block = []
        self._held: dict[int, int] = {}
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._unseen = ""
        self._depth = 0
        self._count = 0

    def begin(self, name: str, rest: str) -> None:
        """Take an opening tag."""
        if self._unseen:
            return
        if name in _UNSEEN:
            self._unseen = "" if rest.endswith("/") else name
        elif name == "table":
            self._depth += 1
        elif self._depth == 1 and name == "tr":
            self._new_row()
        elif self._depth == 1 and name in ("td", "th"):
            self._close_cell()
            if not self._rows:
                self._new_row()
            self._cell = []
            spans = {kind.casefold(): int(number) for kind, number in _SPAN.findall(rest)}
            self._span = spans.get("col", 1) or 1, spans.get("row", 1) or 1
        elif self._cell is not None and (name == "br" or name in _BLOCKS):
            self._cell.append("\n")

    def end(self, name: str) -> None:
        """Take a closing tag."""
        if self._unseen:
            self._unseen = "" if name == self._unseen else self._unseen
        elif name == "table":
            if self._depth == 1:
                self._close_cell()
                self._held.clear()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and name in ("td", "th", "tr"):
            self._close_cell()

    def text(self, text: str) -> None:
        """Take text between tags."""
        if self._cell is not None and not self._unseen:
            self._cell.append(_RUN.sub(" ", _unescape(text)))

    def finish(self) -> Block:
        """Return the rows, once everything is read."""
        self._close_cell()
        return [row for row in self._rows if row]

    def _new_row(self) -> None:
        self._close_cell()
        self._rows.append([])
        self._skip_held()

    def _skip_held(self) -> None:
        """Leave the places empty into which a cell from above reaches."""
        row = self._rows[-1]
        while self._held.get(len(row), 0) > 0:
            self._held[len(row)] -= 1
            self._put("")

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        lines = "".join(self._cell).split("\n")
        text = "\n".join(line.strip() for line in lines).strip("\n")
        self._cell = None
        wide, high = self._span
        for more in range(wide):
            at = len(self._rows[-1])
            if high > 1:
                self._held[at] = high - 1
            self._put("" if more else text)
        self._skip_held()

    def _put(self, text: str) -> None:
        self._count += 1
        if self._count > MAX_CELLS:
            raise _too_big()
        self._rows[-1].append(text)


def _unescape(text: str) -> str:
    try:
        return unescape(text)
    except ValueError:  # a character number of thousands of digits
        return text


def _rectangle(rows: Block) -> Block:
    """Clean every cell and fill short rows; raises CheckError for too many cells."""
    width = max(map(len, rows), default=0)
    if width * len(rows) > MAX_CELLS or any(len(cell) > MAX_CELL for row in rows for cell in row):
        raise _too_big()
    return [[*map(_clean, row), *[""] * (width - len(row))] for row in rows]


def _clean(cell: str) -> str:
    """Drop what nobody can see (control and direction marks, lone surrogates) and outer blanks."""
    seen = _BLANK.sub(" ", cell)
    return "".join(c for c in seen if c.isprintable() or c in "\n\t").strip()


def _too_big() -> CheckError:
    return CheckError(
        "tempel",
        _("Isi papan klip terlalu besar untuk ditempel."),
        _("Salin paling banyak 20.000 sel sekaligus, tiap sel paling banyak 10.000 huruf."),
    )
