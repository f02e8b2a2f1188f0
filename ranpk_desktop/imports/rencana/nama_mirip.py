"""Find the indikator that another table of the workbook means, though it is spelt otherwise."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from ranpk_desktop.imports.judul_kolom import plain
from ranpk_desktop.imports.rencana.hasil import Draf

_PENDEK = 5
_MIRIP = 0.8
_CALON_MAKS = 400
"""More names are compared for equality only: no plan has so many, and each costs time."""

Kata = list[str]


class Calon:
    """Hold the butir that a name may mean."""

    def __init__(self, butir: Iterable[Draf]) -> None:
        self._sama: dict[str, list[Draf]] = defaultdict(list)
        self._kata: dict[int, list[tuple[Kata, Draf]]] = defaultdict(list)
        self._jumlah = 0
        for draf in butir:
            self.add(draf)

    def __bool__(self) -> bool:
        return self._jumlah > 0

    def add(self, draf: Draf) -> None:
        """Take in one more."""
        kata = plain(draf.uraian).split()
        self._sama["".join(kata)].append(draf)
        self._kata[len(kata)].append((kata, draf))
        self._jumlah += 1

    def find(self, nama: str, sasaran: str = "") -> Draf | None:
        """Return the one of that name; None for none, or when the name fits several.

        An equal name counts first, then a misread one; of several, the one whose sasaran has the
        name given beside it.
        """
        kata = plain(nama).split()
        equal = self._sama.get("".join(kata), [])
        return _only(equal, sasaran) or _only(self._misread(kata), sasaran)

    def _misread(self, kata: Kata) -> list[Draf]:
        if self._jumlah > _CALON_MAKS:
            return []
        return [draf for lain, draf in self._kata[len(kata)] if alike(kata, lain)]


def alike(satu: Kata, dua: Kata) -> bool:
    """Tell whether two names differ by reading errors only ("Perumbuhan", "Pertumbuhan").

    Word stands against word: numbers and short words are equal, and at most one long word in four
    may be misspelt. So "obat" never passes for "obat tradisional".
    """
    if len(satu) != len(dua):
        return False
    other = [(a, b) for a, b in zip(satu, dua, strict=True) if a != b]
    return len(other) <= max(1, len(satu) // 4) and all(map(_is_misread, other))


def _only(found: list[Draf], sasaran: str) -> Draf | None:
    if len(found) > 1:
        kata = plain(sasaran).split()
        found = [it for it in found if it.induk and alike(kata, plain(it.induk.uraian).split())]
    return found[0] if len(found) == 1 else None


def _is_misread(pair: tuple[str, str]) -> bool:
    if min(map(len, pair)) <= _PENDEK or any(letter.isdigit() for it in pair for letter in it):
        return False
    return SequenceMatcher(None, *pair).ratio() >= _MIRIP
