"""Text in every PDF: paragraph styles, paragraphs, numbers, colours."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape, unescape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph as Broken

from ranpk_desktop.domain.teks import clean, clean_line
from ranpk_desktop.exports import huruf, naskah

PADDING = 3.5
"""Room in points at the left and the right of a table's cell."""

ENDLESS = 1e6
"""More points than any text is high, to measure it in."""


class Paragraph(Broken):  # type: ignore[misc]  # reportlab has no types
    """A paragraph that breaks its lines once for a width, and parts cleanly.

    A table asks for the height of each cell when it is laid out, at every split, and when it is
    drawn; that was most of the time of a long table. reportlab parts a text with line breaks so
    that a line too many begins the rest, and parting that rest fails.
    """

    _known: tuple[float, tuple[float, float]] | None = None

    def __init__(self, text: str | None, style: ParagraphStyle, **options: Any) -> None:
        super().__init__(text, style, **options)
        self._plain = None if text is None else _without_markup(text)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return width and height of the text in a width."""
        lost = not hasattr(self, "blPara")  # a text that was split or drawn forgets its lines
        if lost or self._known is None or self._known[0] != availWidth:
            self._known = availWidth, super().wrap(availWidth, availHeight)
        return self._known[1]

    def split(self, availWidth: float, availHeight: float) -> list[Broken]:  # noqa: N803
        """Return what fits into a room and the rest; the whole, or nothing, where there is none."""
        if self._plain is None:
            whole: list[Broken] = super().split(availWidth, availHeight)
            return whole
        self.wrap(availWidth, availHeight)
        lines, room = self.blPara.lines, int(availHeight / self.style.leading + _FUZZ)
        if room >= len(lines):
            return [self]
        if room < (1 if getattr(self.style, "allowOrphans", 0) else 2):
            return []
        end = _end_of(self._plain, lines[:room])
        parts = (self._plain[:end].rstrip(), self._plain[end:])
        return [Paragraph(_as_markup(part), self.style) for part in parts]

    def pieces(self, lebar: float, heights: Sequence[float]) -> list[Broken]:
        """Return what fits into rooms of these heights, one after another, and then the rest.

        A text that ends before gives fewer pieces. Splitting the rest again and again would break
        its lines anew each time.
        """
        self.wrap(lebar, ENDLESS)
        if self._plain is None:
            return _split_again(self, lebar, heights)
        lines, texts, rest = list(self.blPara.lines), [], self._plain
        for height in heights:
            room = int(height / self.style.leading + _FUZZ)
            if room >= len(lines):
                break
            end = _end_of(rest, lines[:room])
            texts.append(rest[:end].rstrip())
            lines, rest = lines[room:], rest[end:]
        return [Paragraph(_as_markup(text), self.style) for text in (*texts, rest)]


def _split_again(text: Broken, lebar: float, heights: Sequence[float]) -> list[Broken]:
    """Return the pieces of a text that only reportlab itself can split."""
    pieces: list[Broken] = []
    for height in heights:
        parts = text.split(lebar, height)
        if len(parts) < 2:
            break
        pieces.append(parts[0])
        text = parts[1]
    return [*pieces, text]


_FUZZ = 1e-6


def _without_markup(text: str) -> str | None:
    """Return the text behind a markup, None where that has more than line breaks."""
    plain = text.replace("<br/>", "\n")
    return None if "<" in plain else unescape(plain)


def _end_of(text: str, lines: Sequence[Any]) -> int:
    """Return where the first lines of a text end, with the line break behind them."""
    at = 0
    for line in lines:
        words = line[1] if isinstance(line, tuple) else [it.text for it in line.words]
        letters = sum(not letter.isspace() for word in words for letter in word)
        while letters:
            letters -= not text[at].isspace()
            at += 1
        while at < len(text) and text[at] != "\n" and text[at].isspace():
            at += 1
        at += text.startswith("\n", at)
    return at


def _as_markup(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


def colour(hexa: str) -> Color:
    """Return the colour of an RGB hex."""
    return HexColor(f"#{hexa}")


@cache
def style(nama: str, ukuran: float = 0) -> ParagraphStyle:
    """Return one of the few paragraph styles that documents are made of, at another type size."""
    huruf.register()
    size, leading, align, font, extra = _STYLES[nama]
    if ukuran:
        size, leading = ukuran, leading * ukuran / size
    return ParagraphStyle(
        nama,
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        leading=leading,
        alignment=align,
        textColor=colour(naskah.TINTA),
        splitLongWords=1,
        **extra,
    )


_STYLES: dict[str, tuple[float, float, int, str, dict[str, Any]]] = {
    "kop_instansi": (11, 14, TA_CENTER, huruf.BIASA, {}),
    "kop_unit": (14, 18, TA_CENTER, huruf.TEBAL, {}),
    "kop_alamat": (9, 11.5, TA_CENTER, huruf.BIASA, {}),
    "judul": (13, 17, TA_CENTER, huruf.TEBAL, {"spaceBefore": 8, "spaceAfter": 8}),
    "bagian": (10.5, 14, TA_LEFT, huruf.TEBAL, {"spaceBefore": 12, "spaceAfter": 5}),
    "alinea": (11, 15.5, TA_JUSTIFY, huruf.BIASA, {"spaceBefore": 5, "spaceAfter": 5}),
    "baris": (11, 15, TA_LEFT, huruf.BIASA, {}),
    "isi": (10, 14, TA_LEFT, huruf.BIASA, {"spaceAfter": 6}),
    "catatan": (9, 11.5, TA_CENTER, huruf.BIASA, {"spaceAfter": 8}),
    "kepala_kecil": (7, 8.5, TA_CENTER, huruf.TEBAL, {}),
    "sel_kecil": (7.5, 9.5, TA_LEFT, huruf.BIASA, {"allowOrphans": 1}),
    "sel_kecil_tengah": (7.5, 9.5, TA_CENTER, huruf.BIASA, {"allowOrphans": 1}),
    "kepala": (8.5, 10.5, TA_CENTER, huruf.TEBAL, {}),
    "kelompok": (8.5, 11, TA_LEFT, huruf.TEBAL, {}),
    "sel": (8.5, 11, TA_LEFT, huruf.BIASA, {"allowOrphans": 1}),
    "sel_tengah": (8.5, 11, TA_CENTER, huruf.BIASA, {"allowOrphans": 1}),
    "sel_kanan": (8.5, 11, TA_RIGHT, huruf.BIASA, {}),
    "sel_kanan_tebal": (8.5, 11, TA_RIGHT, huruf.TEBAL, {}),
    "tanda_tangan": (10.5, 14, TA_LEFT, huruf.BIASA, {}),
    "tanda_tangan_nama": (10.5, 14, TA_LEFT, huruf.TEBAL, {}),
}


def paragraph(teks: str, gaya: str = "isi", ukuran: float = 0) -> Paragraph:
    """Return a paragraph of plain text, never markup; `ukuran` is another type size, in points."""
    return Paragraph(_plain(teks), style(gaya, ukuran))


class _Marked(Paragraph):
    """Stand in the bookmarks of the PDF."""

    penanda = ""
    tingkat = 0

    def draw(self) -> None:
        """Draw the text, and note its place among the bookmarks."""
        key = f"penanda-{self.canv.getPageNumber()}-{self.penanda}"
        self.canv.bookmarkHorizontal(key, 0, self.height + self.style.leading)
        self.canv.addOutlineEntry(self.penanda, key, self.tingkat)
        super().draw()


def title(
    teks: str, gaya: str, penanda: str = "", tingkat: int = 0, ukuran: float = 0
) -> Paragraph:
    """Return a title that the bookmarks list, as `penanda` if it is said in fewer words there.

    `tingkat` 0 is the highest; each next one stands below one of the level above.
    """
    made = _Marked(_plain(teks), style(gaya, ukuran))
    made.penanda = huruf.printable(clean_line(penanda or teks))
    made.tingkat = tingkat
    return made


def fitted(teks: str, lebar: float, gaya: str) -> Paragraph:
    """Return lines of text that shrink rather than break in a column `lebar` wide."""
    base = style(gaya)
    size = min(_shrunk(baris, lebar, base) for baris in teks.split("\n"))
    return Paragraph(f'<font size="{size:.2f}">{_plain(teks)}</font>', base)


def number(teks: str, lebar: float, *, kecil: str = "") -> Paragraph:
    """Return a right-aligned number that shrinks rather than breaks in a column `lebar` wide.

    A remark in brackets after the number, then `kecil`, stand below it, smaller and paler.
    """
    base = style("sel_kanan")
    teks, bracket, note = teks.partition(" (")
    markup = f'<font size="{_shrunk(teks, lebar, base):.2f}">{_plain(teks)}</font>'
    for below in filter(None, (bracket.strip() + note, kecil)):
        markup += f'<br/><font size="7" color="#{naskah.TINTA_PUDAR}">{_plain(below)}</font>'
    return Paragraph(markup, base)


def _shrunk(teks: str, lebar: float, base: ParagraphStyle) -> float:
    """Return the type size at which a line of text fits into a column, at least 5 points."""
    wide = huruf.width(teks, tebal=False, ukuran=base.fontSize)
    size: float = base.fontSize * min(1, (lebar - 2 * PADDING - 0.1) / max(wide, 1))
    return max(size, 5)


def _plain(teks: str) -> str:
    return _as_markup(huruf.printable(clean(teks)))
