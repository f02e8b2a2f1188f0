"""Room for a seal in a signature block, which remembers where it came to stand."""

from reportlab.platypus import Flowable

from ranpk_desktop.domain.pdf_bertanda import (
    LEBAR_MAKS,
    LEBAR_MIN,
    TINGGI_MAKS,
    TINGGI_MIN,
    BagianNaskah,
    Pihak,
    TempatTanda,
)


class RuangTanda(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Leave room for pen and seal; drawn, it adds its place to `catatan`.

    A list that serves a second build of the same story must be emptied before. Raises ValueError
    for less room than a seal needs, or more than it may take.
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
        if not (LEBAR_MIN <= lebar <= LEBAR_MAKS and TINGGI_MIN <= tinggi <= TINGGI_MAKS):
            raise ValueError("too little or too much room for a seal")
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
