"""The documents' typeface: Liberation Sans from resources, as wide as Arial letter by letter."""

from functools import cache, lru_cache

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
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


@cache
def register() -> None:
    """Make the four cuts known to reportlab, once per process."""
    for position, (nama, file) in enumerate(_FILES.items()):
        registerFont(TTFont(nama, str(resource("fonts", file))))
        bold, italic = position & 1, position >> 1
        addMapping(BIASA, bold, italic, nama)


def width(teks: str, *, tebal: bool, ukuran: float) -> float:
    """Return how wide one line of text is, in points, at a type size in points."""
    return _width_at_one_point(teks, tebal) * ukuran


@lru_cache(maxsize=16384)
def _width_at_one_point(teks: str, tebal: bool) -> float:
    register()
    return float(stringWidth(teks, TEBAL if tebal else BIASA, 1))


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
