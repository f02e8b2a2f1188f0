"""Room for a seal in a signature block, which remembers where it came to stand."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from ranpk_desktop.domain.pdf_bertanda import BagianNaskah, Pihak, TempatTanda

LEBAR_MIN, TINGGI_MIN = 55 * mm, 18 * mm
"""What a visible seal needs, in points, to stay readable."""


class RuangTanda(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Leave room for pen and seal; drawn, it adds its place to `catatan`.

    A list that serves a second build of the same story must be emptied before. Raises ValueError
    for less room than a seal needs.
    """

    def __init__(
        self,
        pihak: Pihak,
        bagian: BagianNaskah,
        lebar: float,
        tinggi: float,
        catatan: list[TempatTanda],
    ) -> None:
        super().__init__()
        if lebar < LEBAR_MIN or tinggi < TINGGI_MIN:
            raise ValueError("too little room for a seal")
        self.width, self.height = lebar, tinggi
        self._pihak, self._bagian, self._catatan = pihak, bagian, catatan

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the room that it was made with."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw nothing; note page and edges."""
        kiri, bawah = self.canv.absolutePosition(0, 0)
        kanan, atas = self.canv.absolutePosition(self.width, self.height)
        self._catatan.append(
            TempatTanda(
                self._pihak, self._bagian, self.canv.getPageNumber(), kiri, bawah, kanan, atas
            )
        )
