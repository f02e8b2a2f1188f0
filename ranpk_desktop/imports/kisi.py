"""A sheet as a grid: cells by row and column, merged ranges resolved, texts cleaned."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from ranpk_desktop.domain.angka import format_angka
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.imports.buku_kerja import JenisSel, Lembar, Sel

TUTUPAN_MAKS = 100_000
"""Cells that merged ranges may cover; one of them may cover the whole sheet."""
KOLOM_TABEL = 200
"""Columns in which a header is looked for; a sheet may have thousands."""

_ALAMAT = re.compile(r"([A-Z]+)([0-9]+)")
_SISIPAN = re.compile(r"\[bookmark: [^\]]*\]|_x000D_|[\u200b-\u200d\u2060\ufeff\u00ad]")
_SPASI = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000]")
_LANJUTAN = re.compile(r"[a-z(&/,;–-]")
_HURUF_FORMAT = re.compile(r'"[^"]*"|\\.')


@dataclass(frozen=True, slots=True)
class Petak:
    """Hold one cell that is not empty; a merged one stands at its upper left corner.

    `teks` may have several lines, numbers in it are written as we write them. `lebar` counts the
    columns that it covers.
    """

    lembar: str
    baris: int
    kolom: int
    teks: str
    jenis: JenisSel
    lebar: int = 1

    @property
    def sel(self) -> str:
        """Return the address for people: "Lembar1!C14"."""
        return f"{self.lembar}!{column_letters(self.kolom)}{self.baris}"

    @property
    def baris_teks(self) -> str:
        """Return the text on one line."""
        return " ".join(self.teks.split())

    @property
    def lanjutan(self) -> bool:
        """Tell whether the text begins like one that goes on from the row above."""
        return _LANJUTAN.match(self.teks) is not None


class Kisi:
    """Find the cells of a sheet by row and column; `baris` are the rows that are not empty."""

    def __init__(self, lembar: Lembar) -> None:
        self.nama = lembar.nama
        self._petak: dict[tuple[int, int], Petak] = {}
        for sel in lembar.sel:
            teks = _text(sel)
            if teks:
                tempat = _place(sel.alamat)
                self._petak[tempat] = Petak(lembar.nama, *tempat, teks, sel.jenis)
        self.baris = sorted({baris for baris, _kolom in self._petak})
        self._kolom = sorted({kolom for _baris, kolom in self._petak})
        self._tertutup: dict[tuple[int, int], tuple[int, int]] = {}
        self._merge(lembar.gabungan)
        self._isi = defaultdict(list)
        for tempat in sorted(self._petak):
            self._isi[tempat[0]].append(self._petak[tempat])

    def own(self, baris: int, kolom: int | None) -> Petak | None:
        """Return the cell that begins here."""
        return None if kolom is None else self._petak.get((baris, kolom))

    def at(self, baris: int, kolom: int | None) -> Petak | None:
        """Return the cell that covers this place, wherever it begins."""
        if kolom is None:
            return None
        return self._petak.get(self._tertutup.get((baris, kolom), (baris, kolom)))

    def row(self, baris: int) -> list[Petak]:
        """Return the cells that begin in a row, from left to right."""
        return self._isi.get(baris, [])

    def covering(self, baris: int) -> list[tuple[int, Petak]]:
        """Return (column, cell) for what is seen in a row, merged cells in every column."""
        found = ((kolom, self.at(baris, kolom)) for kolom in self._kolom[:KOLOM_TABEL])
        return [(kolom, petak) for kolom, petak in found if petak]

    def between(self, awal: int, akhir: int) -> list[int]:
        """Return the rows that are not empty, both ends included."""
        return self.baris[bisect_left(self.baris, awal) : bisect_right(self.baris, akhir)]

    def _merge(self, gabungan: tuple[str, ...]) -> None:
        jatah = TUTUPAN_MAKS
        for rentang in gabungan:
            awal, akhir = _corners(rentang)
            petak = self._petak.get(awal)
            if petak is None:
                continue
            baris = self.between(awal[0], akhir[0])
            kolom = self._kolom[
                bisect_left(self._kolom, awal[1]) : bisect_right(self._kolom, akhir[1])
            ]
            jatah -= len(baris) * len(kolom)
            if jatah < 0:
                return
            if akhir[1] > awal[1]:
                self._petak[awal] = replace(petak, lebar=akhir[1] - awal[1] + 1)
            for place in ((b, k) for b in baris for k in kolom):
                if place not in self._petak:
                    self._tertutup[place] = awal


def column_letters(nomor: int) -> str:
    """Return the name of a column: 1 is A, 27 is AA."""
    letters = ""
    while nomor:
        nomor, rest = divmod(nomor - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def column_number(huruf: str) -> int:
    """Return the number of a column named by capital letters."""
    nomor = 0
    for letter in huruf:
        nomor = nomor * 26 + ord(letter) - 64
    return nomor


def pieces(teks: str, found: Sequence[re.Match[str]]) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each match with the text behind it, until the next one."""
    for it, dua in zip_longest(found, found[1:]):
        yield it, teks[it.end() : dua.start() if dua else len(teks)]


def _place(alamat: str) -> tuple[int, int]:
    found = _ALAMAT.fullmatch(alamat)
    if found is None:
        raise ValueError("not an address")
    return int(found[2]), column_number(found[1])


def _corners(rentang: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the upper left and lower right places of a range, however it is spelt."""
    satu, _titik, dua = rentang.partition(":")
    (b1, k1), (b2, k2) = _place(satu), _place(dua or satu)
    return (min(b1, b2), min(k1, k2)), (max(b1, b2), max(k1, k2))


def _text(sel: Sel) -> str:
    """Return what a person sees in a cell; a fraction shown as percent is written as percent."""
    if sel.jenis is not JenisSel.ANGKA:
        teks = sel.nilai
        if not teks.isascii() or "[" in teks or "_x" in teks:
            teks = _SPASI.sub(" ", _SISIPAN.sub("", teks))
        return clean(teks)
    nilai = Decimal(sel.nilai)
    if "%" in _HURUF_FORMAT.sub("", sel.format):
        return f"{format_angka(nilai.scaleb(2))}%"
    return format_angka(nilai)
