"""Bars in PDF tables that also read as words: the value and what it means stand behind each."""

from decimal import Decimal

from reportlab.platypus import Flowable

from ranpk_desktop.exports import huruf, naskah
from ranpk_desktop.exports.teks_pdf import colour

TERENDAH, TERTINGGI = Decimal(25), Decimal(100)
"""The scale of survey values: a bar without length is the lowest value that there is."""
_HEIGHT, _BAR = 11.0, 6.5
_SIZE, _GAP = 8.0, 3.0


class Batang(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Draw one bar of `nilai`, a mark at `tanda` to compare with, and `kata` behind it.

    `lebar` is the width in points, `ruang` how much of it the words may take; `tinggi` a factor on
    the usual height.
    """

    def __init__(
        self,
        nilai: Decimal | None,
        kata: str,
        *,
        lebar: float,
        ruang: float,
        tanda: Decimal | None = None,
        menonjol: bool = False,
        tinggi: float = 1,
    ) -> None:
        super().__init__()
        self._nilai, self._kata, self._tanda = nilai, huruf.printable(kata), tanda
        self._lebar, self._ruang, self._tinggi = lebar, ruang, tinggi
        self._warna = naskah.BATANG_MENONJOL if menonjol else naskah.BATANG

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return width and height in points."""
        self.width, self.height = self._lebar, _HEIGHT * self._tinggi
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return the bar whole: it is as high as one line."""
        return [self]

    def draw(self) -> None:
        """Draw bar, mark and words."""
        canvas, room = self.canv, self._lebar - self._ruang
        bar, size = _BAR * self._tinggi, _SIZE * self._tinggi
        bottom, length = (self.height - bar) / 2, 0.0
        canvas.saveState()
        if self._nilai is not None:
            length = _share(self._nilai) * room
            canvas.setFillColor(colour(self._warna))
            canvas.rect(0, bottom, length, bar, stroke=0, fill=1)
        end = length
        if self._tanda is not None:
            at = _share(self._tanda) * room
            end = max(end, at)
            canvas.setStrokeColor(colour(naskah.TINTA))
            canvas.setLineWidth(1.2)
            canvas.line(at, bottom - 1.5, at, bottom + bar + 1.5)
        canvas.setFillColor(colour(naskah.TINTA))
        canvas.setFont(huruf.BIASA, size)
        canvas.drawString(end + _GAP, bottom + bar / 2 - size * 0.35, self._kata)
        canvas.restoreState()


def _share(nilai: Decimal) -> float:
    within = min(max(nilai, TERENDAH), TERTINGGI)
    return float((within - TERENDAH) / (TERTINGGI - TERENDAH))
