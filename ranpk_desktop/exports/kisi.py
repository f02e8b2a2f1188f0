"""A plan as the rows of a table: what is above stands at the left and spans what is below it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ranpk_desktop.domain.bentuk_rencana import BAGIAN, format_kelompok
from ranpk_desktop.domain.butir import SASARAN, Level
from ranpk_desktop.domain.pohon import Pohon, Simpul


@dataclass(frozen=True, slots=True)
class Petak:
    """Hold a node in its column; `lanjut` where the cell of a row above goes on."""

    simpul: Simpul
    lanjut: bool = False


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Hold a row across the table: a kind of sasaran, or a pilar or sektor (`simpul`)."""

    teks: str
    simpul: Simpul | None = None


Baris = list[Petak | None]
"""One row; None is a cell with nothing in it."""


@dataclass(frozen=True, slots=True)
class Tata:
    """Say how a layout sets a plan out.

    `kolom` gives the column (from 0) of a node by its own level and the level above it, None for
    one that the layout does not hold. `urut` orders siblings. `serta` tells whether a node may
    join a row, by the row and the column that it would get.
    """

    lebar: int
    kolom: Callable[[Simpul, Simpul | None], int | None]
    urut: Callable[[Sequence[Simpul]], list[Simpul]] = list
    serta: Callable[[Baris, Simpul, int], bool] = lambda _row, _simpul, _kolom: True
    selalu_berbagian: bool = False
    """Whether section rows stand even where all sasaran are strategic."""


def is_own_indikator(simpul: Simpul) -> bool:
    """Tell whether a sasaran (of RANPK) or other node is measured itself, without an indikator."""
    return simpul.indikator is not None and simpul.level is not Level.INDIKATOR


def covers_two(uraian: Petak | None, indikator: Petak | None) -> bool:
    """Tell whether one cell covers the columns of uraian and indikator."""
    return uraian is not None and uraian == indikator and is_own_indikator(uraian.simpul)


def lay_out(pohon: Pohon, tata: Tata) -> list[Baris | Kelompok]:
    """Return the rows of a plan.

    A node stands in the row of what is above it while its column and those at the right are free
    there, else in a new one. A node that is measured itself takes the column of the indikator, too.
    What has lost its sasaran stands first, as a row belongs to what is named last at its left.
    """
    kisi = _Kisi(tata)
    roots = pohon.children(None)
    kinds = {BAGIAN.get(simpul.level, "") for simpul in roots}
    sections = tata.selalu_berbagian or kinds - {"", BAGIAN[Level.SASARAN_STRATEGIS]}
    for simpul in tata.urut([node for node in roots if node.level not in BAGIAN]):
        kisi.begin()
        kisi.add(pohon, simpul)
    known = (node for node in roots if node.level in BAGIAN)
    for bagian, nodes in groupby(known, key=lambda node: BAGIAN[node.level]):
        if sections:
            kisi.heading(Kelompok(bagian))
        for simpul in sorted(nodes, key=_depth):
            kisi.begin()
            kisi.add(pohon, simpul)
    return kisi.baris


class _Kisi:
    def __init__(self, tata: Tata) -> None:
        self.baris: list[Baris | Kelompok] = []
        self._tata = tata
        self.begin()

    def begin(self) -> None:
        """Leave what stands above: the next node gets a row of its own."""
        self._row: Baris | None = None
        self._open: list[Simpul | None] = [None] * self._tata.lebar

    def heading(self, kelompok: Kelompok) -> None:
        self.begin()
        self.baris.append(kelompok)

    def add(self, pohon: Pohon, top: Simpul) -> None:
        """Set out a node and all that is below it."""
        for simpul, above in _walk(pohon, top, self._tata):
            if simpul.level in (Level.PILAR, Level.SEKTOR):
                self.heading(Kelompok(format_kelompok(simpul), simpul))
                continue
            if simpul.level in SASARAN:
                self.begin()
            kolom = self._tata.kolom(simpul, above)
            if kolom is not None:
                self._put(simpul, kolom)

    def _put(self, simpul: Simpul, kolom: int) -> None:
        row = self._row
        if row is None or any(row[kolom:]) or not self._tata.serta(row, simpul, kolom):
            left = (Petak(above, lanjut=True) if above else None for above in self._open[:kolom])
            row = [*left, *[None] * (self._tata.lebar - kolom)]
            self.baris.append(row)
            self._row = row
        last = kolom + is_own_indikator(simpul)
        for n in range(kolom, self._tata.lebar):
            self._open[n] = simpul if n <= last else None
            row[n] = Petak(simpul) if n <= last else None


def _walk(pohon: Pohon, top: Simpul, tata: Tata) -> Iterator[tuple[Simpul, Simpul | None]]:
    """Yield a node and all below it with what is directly above, in the order of the layout."""
    waiting: list[tuple[Simpul, Simpul | None]] = [(top, None)]
    while waiting:
        simpul, above = waiting.pop()
        yield simpul, above
        below = pohon.children(simpul.id)
        ordered = sorted(below, key=_depth) if simpul.level in BAGIAN else below
        waiting += [(child, simpul) for child in tata.urut(ordered)[::-1]]


def _depth(simpul: Simpul) -> int:
    """Order what stands side by side in RANPK: a sasaran after a sektor would seem to be in it."""
    return {Level.SEKTOR: 1, Level.PILAR: 2}.get(simpul.level, 0)
