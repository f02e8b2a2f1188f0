"""How a PDF, or a part of it, ends: the signature blocks, and what must stand on their page.

A signature block is never split and never alone on a page: at least the last row of the table or
the last lines of the text above it stand there, too.
"""

from collections.abc import Sequence
from itertools import pairwise

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, FrameBreak, KeepTogether, Spacer

from ranpk_desktop.exports import huruf, naskah
from ranpk_desktop.exports.tabel_pdf import plain_table
from ranpk_desktop.exports.teks_pdf import ENDLESS, Paragraph, paragraph

LEBAR_TANDA_TANGAN = 95 * mm
_RUANG = 22 * mm
"""Room for pen and stamp between a post and a name."""
_SISA = 18 * mm
"""How much of what stands above a signature block goes to its page, where that can be cut."""
_PENDEK = 60 * mm
"""Up to this height the last part of a story goes to the next page as a whole."""
_SELA = 3 * mm
"""Between two signature blocks side by side."""
_TERSEMPIT = 0.45
"""The least part of the width that one of them has."""

_BLOCK = [
    ("NOSPLIT", (0, 0), (-1, -1)),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


def signature_block(tanda: naskah.TandaTangan) -> Flowable:
    """Return the signature block at the right, in one piece, with room for pen and stamp."""
    lines = [*_lines(tanda, Spacer(1, _RUANG), 0)]
    if not tanda.nip:
        lines.pop()
    return plain_table([[line] for line in lines], [LEBAR_TANDA_TANGAN], _BLOCK, hAlign="RIGHT")


def signature_pair(
    kiri: naskah.TandaTangan,
    kanan: naskah.TandaTangan,
    ruang: tuple[Flowable, Flowable],
    lebar: float,
    ukuran: float,
) -> Flowable:
    """Return two signature blocks side by side in one piece, `lebar` wide, line beside line.

    `ruang` is what leaves room for pen and seal in each; `ukuran` is the type size.
    """
    columns = [_lines(kiri, ruang[0], ukuran), _lines(kanan, ruang[1], ukuran)]
    rows = [list(row) for row in zip(*columns, strict=True)]
    left, right = (_needed(tanda, ukuran) for tanda in (kiri, kanan))
    half, most = lebar / 2, lebar * (1 - _TERSEMPIT)
    if right > half:  # who needs more than half may have what the other does not need
        half = max(lebar - min(right, most), min(left, half))
    elif left > half:
        half = min(left, most, lebar - right)
    style = [*_BLOCK, ("RIGHTPADDING", (0, 0), (-1, -1), _SELA)]
    return plain_table(rows, [half, lebar - half], style)


def pair_room(lebar: float) -> float:
    """Return how wide the room for a seal in one of two blocks may be at most."""
    return float(_TERSEMPIT * lebar - _SELA)


def _needed(tanda: naskah.TandaTangan, ukuran: float) -> float:
    """Return how wide a block must be, so that none of its lines breaks."""
    texts = (tanda.tempat_tanggal, tanda.sebagai, tanda.jabatan, tanda.nip)
    lines = [huruf.width(teks, tebal=False, ukuran=ukuran) for teks in texts]
    return float(max(*lines, huruf.width(tanda.nama, tebal=True, ukuran=ukuran)) + _SELA)


def _lines(tanda: naskah.TandaTangan, ruang: Flowable, ukuran: float) -> tuple[Flowable, ...]:
    return (
        paragraph(tanda.tempat_tanggal, "tanda_tangan", ukuran),
        paragraph("\n".join(filter(None, (tanda.sebagai, tanda.jabatan))), "tanda_tangan", ukuran),
        ruang,
        paragraph(tanda.nama or "." * 50, "tanda_tangan_nama", ukuran),
        paragraph(tanda.nip, "tanda_tangan", ukuran),
    )


def close(story: list[Flowable], penutup: str, tanda: naskah.TandaTangan) -> None:
    """End a story with a closing sentence and the signature block, on the page of what is above."""
    ending = [Spacer(1, 4 * mm), paragraph(penutup), Spacer(1, 4 * mm), signature_block(tanda)]
    end_with(story, ending)


def end_with(story: list[Flowable], penutup: Sequence[Flowable]) -> None:
    """End a story with what must not be parted from the last row or lines of the story.

    A heading above the last part, as `furnitur_pdf.heading` makes it, stays with that part.
    """
    last = story.pop()
    above: list[Flowable] = []
    if len(story) > 1 and isinstance(story[-2], CondPageBreak):
        above = [story.pop()]
        story.pop()
    story.append(_Ekor(above, last, penutup))


class _Ekor(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Hold the last part of a story with its heading and its ending, and lay them out in pieces.

    It is never drawn: reportlab splits it, as it seems endlessly high, and gets its pieces.
    """

    def __init__(self, judul: list[Flowable], isi: Flowable, penutup: Sequence[Flowable]) -> None:
        super().__init__()
        self._judul, self._isi, self._penutup = judul, isi, penutup

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Ask to be split."""
        return available_width, ENDLESS

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return all of it where it fits, else what fits and the rest; nothing for a new page."""
        everything = [*self._judul, self._isi, *self._penutup]
        room = available_height - everything[0].getSpaceBefore()
        if _height(everything, available_width) <= room:
            return everything
        at_top = bool(getattr(getattr(self, "_frame", None), "_atTop", False))
        if not at_top and _height([*self._judul, self._isi], available_width) <= _PENDEK:
            return []
        parts = self._cut(available_width, room - _height(self._judul, available_width))
        if parts:
            return [*self._judul, parts[0], FrameBreak(), _Ekor([], parts[1], self._penutup)]
        if at_top:  # a new page would not help
            return [*self._judul, self._isi, KeepTogether(list(self._penutup))]
        return []

    def _cut(self, lebar: float, room: float) -> list[Flowable]:
        """Return what of the last part stays on this page and what goes on, or nothing."""
        height = self._isi.wrap(lebar, ENDLESS)[1]
        ends = [min(room, height - _SISA)]
        if not isinstance(self._isi, Paragraph):  # a text never leaves its last line alone
            ends.append(min(room, height - 1))
        found = (self._isi.split(lebar, end) for end in ends if end > 0)
        return next((parts for parts in found if len(parts) == 2), [])


def _height(flowables: Sequence[Flowable], lebar: float) -> float:
    """Return how high flowables are below one another; of two spaces the larger one holds."""
    heights = sum(flowable.wrap(lebar, ENDLESS)[1] for flowable in flowables)
    spaces = (max(a.getSpaceAfter(), b.getSpaceBefore()) for a, b in pairwise(flowables))
    return float(heights + sum(spaces))
