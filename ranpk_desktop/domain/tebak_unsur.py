"""Guess which unsur the text of an action is about; a person confirms it (domain.md §4).

Offices begin an action with the name ("2. Sarana dan Prasarana a. Menambah kursi"), or say it in a
sentence ("Unsur terendah adalah U7 yaitu perilaku pelaksana"). What a text only mentions on its way
("membuat leaflet persyaratan") is no guess.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from ranpk_desktop.domain.unsur import HANYA_UTUH, Unsur, phrases, plain

_HURUF_MAKS = 4000
_KATA_KEPALA, _KATA_NAMA, _HURUF_KALIMAT = 14, 6, 200
"""How much of an item is looked at, since its subject stands first; the words of a name."""
_BUTIR = re.compile(r"[0-9]{1,2}\s*[.)]\s*(?=[A-Za-z])")
"""The number of an item: "2. ", "P3.", "4)"; what stands before it is looked at apart."""
_KATA = re.compile(r"[^\W_]+")
_KODE = re.compile(r"u([1-9])")
_SAMBUNG = re.compile(r"[,;/&]")
_KODE_BERKURUNG = re.compile(r"\(\s*[Uu]\s*[.-]?\s*[1-9]\s*\)")
_SEBELUM_KODE = 80
_PEMBUKA = {"unsur", "aspek", "peningkatan"}
_IKUTAN = {"pelayanan", "layanan"}
_JANGKAUAN_UNSUR, _JANGKAUAN_NAMA = 8, 8
"""Words in which "unsur" is looked for, and behind it the name."""

Kata = tuple[str, str]
"""A word in small letters, and what stands between it and the next one."""


def guess_unsur(teks: str) -> tuple[Unsur, ...]:
    """Return the unsur that an action names as its subject, () where it names none."""
    teks = teks[:_HURUF_MAKS]
    starts = _starts(teks)
    first = next(starts)
    found = _heading(_words(teks, first, _KATA_KEPALA)) or _sentence(teks, first)
    if found:
        for start in starts:
            found += _heading(_words(teks, start, _KATA_KEPALA))
    return tuple(dict.fromkeys((*found, *_with_code(teks))))


def _starts(teks: str) -> Iterator[int]:
    """Yield where the text begins, behind its number, and then each numbered item."""
    own = _BUTIR.match(teks, 1 if teks[:1] in ("P", "p") else 0)
    yield own.end() if own else 0
    for it in _BUTIR.finditer(teks, own.end() if own else 0):
        before = teks[max(0, it.start() - 2) : it.start()].removesuffix("P").removesuffix("p")
        if not before or before[-1].isspace():
            yield it.end()


def _words(teks: str, start: int, jumlah: int) -> list[Kata]:
    """Return the first words from a place on."""
    found = list(islice(_KATA.finditer(teks, start), jumlah))
    behind = (it.start() for it in found[1:])
    return [(it[0].casefold(), teks[it.end() : next(behind, len(teks))]) for it in found]


def _heading(words: Sequence[Kata]) -> list[Unsur]:
    """Return the unsur whose names stand first, one or several joined by a comma or "dan"."""
    if not words or words[0][0] not in _first_words():
        return []
    found: list[Unsur] = []
    at = _skip(words, 0, _PEMBUKA)
    code = next((it for it in words[:at] if _KODE.fullmatch(it[0])), None)
    while hit := _name_at(words, at):
        unsur, length = hit
        found.append(unsur)
        after = _skip(words, at + length, _IKUTAN)
        if _is_ambiguous(words, at, length, after):
            return []
        if after >= len(words):
            break
        if words[after][0] in ("dan", "serta"):
            after += 1
        elif not _SAMBUNG.search(words[after - 1][1]):
            break
        at = _skip(words, after, _PEMBUKA)
    if not found and code:
        return [Unsur(code[0].upper())]
    return found


def _is_ambiguous(words: Sequence[Kata], at: int, length: int, after: int) -> bool:
    """Tell whether one word of a name only describes the next one: "fasilitas pengaduan"."""
    if length > 1 or after != at + 1 or plain(words[at][0]) in _full_names():
        return False
    beside = _name_at(words, after)
    return beside is not None and not _SAMBUNG.search(words[at][1])


def _sentence(teks: str, start: int) -> list[Unsur]:
    """Return the unsur that a sentence names behind the word itself."""
    if "unsur" not in teks[start : start + _HURUF_KALIMAT].casefold():
        return []
    words = _words(teks, start, _JANGKAUAN_UNSUR + _JANGKAUAN_NAMA + _KATA_NAMA)
    at = next((n for n, it in enumerate(words[:_JANGKAUAN_UNSUR]) if it[0] == "unsur"), None)
    if at is None:
        return []
    window = range(at + 1, min(at + 1 + _JANGKAUAN_NAMA, len(words)))
    named = next((hit for n in window if (hit := _name_at(words, n))), None)
    if named:
        return [named[0]]
    codes = (words[n][0] for n in window if _KODE.fullmatch(words[n][0]))
    return [Unsur(kode.upper()) for kode in codes][:1]


def _with_code(teks: str) -> Iterator[Unsur]:
    """Yield the unsur whose name stands right before its code in brackets: "persyaratan (U1)"."""
    for it in _KODE_BERKURUNG.finditer(teks):
        words = plain(teks[max(0, it.start() - _SEBELUM_KODE) : it.start()]).split()
        ends = (" ".join(words[-n:]) for n in range(min(_KATA_NAMA, len(words)), 0, -1))
        named = next((unsur for end in ends if (unsur := _by_words().get(end))), None)
        if named:
            yield named


def _skip(words: Sequence[Kata], at: int, those: set[str]) -> int:
    while at < len(words) and (words[at][0] in those or _KODE.fullmatch(words[at][0])):
        at += 1
    return at


def _name_at(words: Sequence[Kata], at: int) -> tuple[Unsur, int] | None:
    """Return the unsur whose longest name begins here, and how many words that has."""
    for length in range(min(_KATA_NAMA, len(words) - at), 0, -1):
        name = " ".join(it[0] for it in words[at : at + length])
        if unsur := _by_words().get(name):
            return unsur, length
    if at < len(words) and words[at][0] in HANYA_UTUH:
        beside = words[at + 1][0] if at + 1 < len(words) else ""
        if not beside or _KODE.fullmatch(beside):
            return HANYA_UTUH[words[at][0]], 1
    return None


@cache
def _by_words() -> dict[str, Unsur]:
    return dict(phrases())


@cache
def _first_words() -> frozenset[str]:
    """Return the words with which a heading can begin."""
    names = (kata.split()[0] for kata in _by_words())
    codes = (f"u{n}" for n in range(1, 10))
    return frozenset({*names, *codes, *HANYA_UTUH, *_PEMBUKA})


@cache
def _full_names() -> frozenset[str]:
    return frozenset(plain(unsur.nama) for unsur in Unsur)
