"""One cell of a survey: an answer from 1 to 4 in any spelling, or a value of an unsur."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from ranpk_desktop.domain.angka import parse_angka
from ranpk_desktop.domain.unsur import plain
from ranpk_desktop.errors import CheckError


class Skala(Enum):
    """What the numbers of a file are: answers 1–4, answers 25–100, or values already worked out."""

    EMPAT = 4
    SERATUS = 100
    NILAI = 0


_DIDEPAN = re.compile(r"([1-4])\s*(?:[.):=\-–]\s*\D.*|\(.*\)|\s\D.*)?", re.DOTALL)
_ANGKA = re.compile(r"[0-9][0-9.,]*")
_KATA: dict[str, int] = {
    "sangat mahal": 1,
    "cukup mahal": 2,
    "murah": 3,
    "gratis": 4,
    "selalu sesuai": 4,
    "kadang kadang sesuai": 2,
    "banyak macam": 3,
    "tidak ada": 1,
    "ada tetapi tidak berfungsi": 2,
    "berfungsi kurang maksimal": 3,
    "dikelola dengan baik": 4,
    "buruk": 1,
    "sangat buruk": 1,
    "cukup": 2,
    "cukup baik": 2,
    "baik": 3,
    "puas": 3,
    "sesuai": 3,
    "mudah": 3,
    "cepat": 3,
    "kompeten": 3,
    "mampu": 3,
    "sopan": 3,
    "ramah": 3,
    "sopan dan ramah": 3,
}
"""Answers in words, as the questionnaire of PermenPANRB 14/2017 and its relatives offer them."""
_TINGKAT = (("tidak ", 1), ("kurang ", 2), ("sangat ", 4))
_HURUF_MAKS = 60
"""No answer is longer; what is, is not even looked at."""
_KOSONG = {"", "-", "–", "—", "n/a", "na", "tidak menjawab", "tidak diisi"}
_SERATUS = {Decimal(25): 1, Decimal(50): 2, Decimal(75): 3, Decimal(100): 4}


def is_blank(teks: str) -> bool:
    """Tell whether a cell says that nothing was answered."""
    return teks.strip().casefold() in _KOSONG


@lru_cache(maxsize=4096)
def answer(teks: str, skala: Skala = Skala.EMPAT) -> int | None:
    """Return the answer 1–4 that a cell holds, None for what is none: "4", "4 (Sangat baik)"."""
    if len(teks) > _HURUF_MAKS:
        return None
    if skala is Skala.SERATUS:
        nilai = number(teks)
        return _SERATUS.get(nilai) if nilai is not None else None
    teks = teks.strip()
    found = _DIDEPAN.fullmatch(teks)
    if found:
        return int(found[1])
    nilai = number(teks)
    if nilai is not None:
        return int(nilai) if nilai in (1, 2, 3, 4) else None
    return _in_words(plain(teks))


@lru_cache(maxsize=4096)
def number(teks: str) -> Decimal | None:
    """Return the number that a cell holds, None for none; a foreign point is let pass here."""
    if len(teks) > _HURUF_MAKS or not _ANGKA.match(teks.strip()):
        return None
    try:
        return parse_angka(teks).nilai
    except CheckError:
        return None


def value(teks: str) -> Decimal | None:
    """Return a value of an unsur on either scale (1–4, 25–100), None for anything else."""
    nilai = number(teks)
    return nilai if nilai is not None and (1 <= nilai <= 4 or 25 <= nilai <= 100) else None


def is_readable(teks: str, skala: Skala | None = None) -> bool:
    """Tell whether a cell holds an answer or a value, on that scale or, without one, on any."""
    if skala is None:
        return answer(teks) is not None or value(teks) is not None
    found = value(teks) if skala is Skala.NILAI else answer(teks, skala)
    return found is not None


def recognise(cells: Iterable[str]) -> Skala:
    """Return the scale that most numbers of the unsur lie on; words are answers 1–4."""
    cells = [teks for teks in cells if not is_blank(teks)]
    empat = sum(answer(teks) is not None for teks in cells)
    seratus = sum(answer(teks, Skala.SERATUS) is not None for teks in cells)
    pecahan = sum(value(teks) is not None for teks in cells)
    if 2 * empat >= len(cells) or not pecahan:
        return Skala.EMPAT
    return Skala.SERATUS if 2 * seratus >= len(cells) else Skala.NILAI


def _in_words(kata: str) -> int | None:
    if kata in _KATA:
        return _KATA[kata]
    for start, nilai in _TINGKAT:
        rest = kata.removeprefix(start)
        if rest != kata and (rest in _KATA or len(rest.split()) == 1):
            return nilai
    return None
