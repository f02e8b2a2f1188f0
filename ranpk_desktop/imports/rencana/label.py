"""Read the words by which documents name quarters: "TW 1 = 95", "Tw 2, 3, 4", "TW I s.d. IV"."""

import re

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.imports.kisi import pieces

_TW = r"(?:tw|triw|tri\s?wulan)"
_ANGKA = r"(?:iv|i{1,3}|[1-4])"
_LABEL = re.compile(rf"{_TW}\s*\.?\s*(?P<tw>{_ANGKA})(?![^\W_])\s*[=:]?\s*", re.IGNORECASE)
_TRIWULAN = {name: tw for tw in Triwulan for name in (tw.name, str(tw.value))}
_WAKTU = re.compile(
    rf"(?:{_TW}\s*\.?\s*)?(?P<dari>{_ANGKA})(?![^\W_])"
    rf"(?:\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?)\s*(?:{_TW}\s*\.?\s*)?"
    rf"(?P<sampai>{_ANGKA})(?![^\W_]))?\s*(?:,|;|&|/|dan)?\s*",
    re.IGNORECASE,
)


def read_label(teks: str) -> Triwulan | None:
    """Return the quarter that a target cell begins with, None for none."""
    found = _LABEL.match(" ".join(teks.split()))
    return _quarter(found["tw"]) if found else None


def split_labels(teks: str) -> list[tuple[Triwulan, str]]:
    """Return (quarter, rest) for each label of a target cell; [] when it does not begin with one.

    Some offices write all four quarters into one cell.
    """
    teks = " ".join(teks.split())
    found = list(_LABEL.finditer(teks))
    if not found or teks[: found[0].start()].strip():
        return []
    return [(_quarter(it["tw"]), rest.strip(" ;,")) for it, rest in pieces(teks, found)]


def read_waktu(teks: str) -> tuple[Triwulan, ...] | None:
    """Return the quarters that a text names ("Tw 2, 3, 4"), None when it names something else."""
    teks = " ".join(teks.split())
    if not re.match(_TW, teks, re.IGNORECASE):
        return None
    quarters: set[Triwulan] = set()
    place = 0
    while place < len(teks):
        found = _WAKTU.match(teks, place)
        if found is None:
            return None
        dari = _quarter(found["dari"])
        sampai = _quarter(found["sampai"] or found["dari"])
        if sampai < dari:
            return None
        quarters.update(tw for tw in Triwulan if dari <= tw <= sampai)
        place = found.end()
    return tuple(sorted(quarters))


def _quarter(teks: str) -> Triwulan:
    return _TRIWULAN[teks.upper()]
