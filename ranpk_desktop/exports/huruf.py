"""The documents' typeface: Liberation Sans from resources, as wide as Arial letter by letter."""

from functools import cache, lru_cache
from unicodedata import category, normalize

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase.pdfmetrics import getFont, registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from ranpk_desktop.paths import resource

BIASA = "LiberationSans"
TEBAL = "LiberationSans-Bold"
MIRING = "LiberationSans-Italic"
TEBAL_MIRING = "LiberationSans-BoldItalic"

_FILES = {
    BIASA: "LiberationSans-Regular.ttf",
    TEBAL: "LiberationSans-Bold.ttf",
    MIRING: "LiberationSans-Italic.ttf",
    TEBAL_MIRING: "LiberationSans-BoldItalic.ttf",
}


class _Font(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font that adds up the letters of a word once; documents repeat their words."""

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """Return how wide a text is at a size in points."""
        return _width_at_one_point(self, text, encoding) * size


@lru_cache(maxsize=16384)
def _width_at_one_point(font: TTFont, text: str, encoding: str) -> float:
    return float(TTFont.stringWidth(font, text, 1, encoding))


@cache
def register() -> None:
    """Make the four cuts known to reportlab, once per process."""
    for position, (nama, file) in enumerate(_FILES.items()):
        registerFont(_Font(nama, str(resource("fonts", file))))
        bold, italic = position & 1, position >> 1
        addMapping(BIASA, bold, italic, nama)


def printable(teks: str) -> str:
    """Return a text in letters that the typeface has, because PDF/A allows no others.

    What is missing becomes its plainer equivalent, else an empty box; invisible signs vanish.
    """
    known = _letters()
    if known.issuperset(teks):
        return teks
    return "".join(letter if letter in known else _substitute(letter) for letter in teks)


def _substitute(letter: str) -> str:
    if category(letter) in _INVISIBLE:
        return ""
    plainer = normalize("NFKD", letter)
    return plainer if _letters().issuperset(plainer) else _MISSING


_INVISIBLE, _MISSING = {"Cf", "Mn", "Me"}, "\N{WHITE SQUARE}"


@cache
def _letters() -> frozenset[str]:
    """Return the letters of the typeface, the same in its four cuts, and the line break."""
    register()
    glyphs: dict[int, int] = getFont(BIASA).face.charToGlyph
    return frozenset("\n").union(chr(code) for code, glyph in glyphs.items() if glyph)


def width(teks: str, *, tebal: bool, ukuran: float) -> float:
    """Return how wide one line of text is, in points, at a type size in points."""
    register()
    return float(stringWidth(teks, TEBAL if tebal else BIASA, ukuran))


def count_lines(teks: str, lebar: float, *, tebal: bool, ukuran: float) -> int:
    """Return how many lines a wrapped text takes in a column `lebar` points wide."""
    return sum(
        _count_wrapped(baris, lebar, tebal=tebal, ukuran=ukuran) for baris in teks.split("\n")
    )


def _count_wrapped(baris: str, lebar: float, *, tebal: bool, ukuran: float) -> int:
    """Wrap at spaces; a word wider than the column is broken into full lines."""
    space = width(" ", tebal=tebal, ukuran=ukuran)
    lines, used = 1, 0.0
    for kata in baris.split(" "):
        word = width(kata, tebal=tebal, ukuran=ukuran)
        if used and used + space + word > lebar:
            lines, used = lines + 1, 0.0
        used += word + (space if used else 0.0)
        if used > lebar:
            full = int(used // lebar)
            lines, used = lines + full, used - full * lebar
    return lines
