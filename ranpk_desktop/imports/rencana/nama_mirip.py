"""Find the indikator that another table of the workbook means, though it is spelt otherwise."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from ranpk_desktop.imports.rencana.hasil import Draf
from ranpk_desktop.imports.rencana.kepala import plain

_PENDEK = 5
_MIRIP = 0.8


def find(nama: str, sasaran: str, calon: Sequence[Draf]) -> Draf | None:
    """Return the one indikator of that name; None for none, or when the name fits several.

    An equal name counts first, then a misread one; of several, the one whose sasaran has the name
    given beside it.
    """
    for same in (_equal, alike):
        found = [it for it in calon if same(nama, it.uraian)]
        if len(found) > 1:
            found = [it for it in found if it.induk and alike(sasaran, it.induk.uraian)]
        if len(found) == 1:
            return found[0]
    return None


def _equal(satu: str, dua: str) -> bool:
    return plain(satu).replace(" ", "") == plain(dua).replace(" ", "")


def alike(satu: str, dua: str) -> bool:
    """Tell whether two names differ by reading errors only ("Perumbuhan", "Pertumbuhan").

    Word stands against word: numbers and short words are equal, and at most one long word in four
    may be misspelt. So "obat" never passes for "obat tradisional".
    """
    if _equal(satu, dua):
        return True
    pairs = list(zip(plain(satu).split(), plain(dua).split(), strict=False))
    if len(pairs) < max(len(plain(it).split()) for it in (satu, dua)):
        return False
    other = [(a, b) for a, b in pairs if a != b]
    return len(other) <= max(1, len(pairs) // 4) and all(map(_misread, other))


def _misread(pair: tuple[str, str]) -> bool:
    if min(map(len, pair)) <= _PENDEK or any(letter.isdigit() for it in pair for letter in it):
        return False
    return SequenceMatcher(None, *pair).ratio() >= _MIRIP
