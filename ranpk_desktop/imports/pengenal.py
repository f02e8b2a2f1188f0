"""The very hidden sheet of our own exports: which row, or cell, holds which of our rows."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from ranpk_desktop.bahasa import _
from ranpk_desktop.imports.buku_kerja import Lembar
from ranpk_desktop.imports.kisi import Kisi, Petak, column_number

LEMBAR = "_ranpk"
TERSEMBUNYI = _("Lembar “{nama}” tersembunyi, jadi tidak dibaca. Tampilkan bila perlu.")

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_BARIS = re.compile(r"[1-9][0-9]{0,6}")
_KOLOM = re.compile(r"[A-Z]{1,3}|[1-9][0-9]{0,4}")

Alamat = tuple[str, int, int | None]
"""Sheet, row, and column where the sheet names one: several of ours may begin in one row."""


def read(lembar: Sequence[Lembar], skema: Collection[str]) -> dict[Alamat, str]:
    """Return the ids by place; {} when no sheet of ours is there, or one of another `skema`.

    A row of ours may stand in several sheets. An id that stands twice in one, or a place with two
    ids, says nothing and is left out.
    """
    found = [it for it in lembar if it.nama == LEMBAR and it.tersembunyi]
    if len(found) != 1:
        return {}
    rows = list(_rows(Kisi(found[0])))
    if not any(row[:1] == ["skema"] and row[1:2] and row[1] in skema for row in rows):
        return {}
    pairs = list(_pairs(rows))
    per_sheet = Counter((id_, alamat[0]) for id_, alamat in pairs)
    tempat = Counter(alamat for _id, alamat in pairs)
    return {
        alamat: id_ for id_, alamat in pairs if per_sheet[id_, alamat[0]] == tempat[alamat] == 1
    }


def hidden(lembar: Sequence[Lembar]) -> Iterator[Petak]:
    """Yield the first cell of each hidden sheet that is not ours: people should know of them."""
    for it in lembar:
        sheet = Kisi(it) if it.tersembunyi and it.nama != LEMBAR else None
        if sheet and sheet.baris:
            yield sheet.row(sheet.baris[0])[0]


def places(ids: Mapping[Alamat, str], tempat: Sequence[Petak]) -> dict[tuple[str, int, int], str]:
    """Return the ids by the cell that begins each; without a column, it is the row's only one."""
    per_row = Counter((it.lembar, it.baris) for it in tempat)
    found = {}
    for petak in tempat:
        lembar, baris, kolom = petak.lembar, petak.baris, petak.kolom
        id_ = ids.get((lembar, baris, kolom))
        if id_ is None and per_row[lembar, baris] == 1:
            id_ = ids.get((lembar, baris, None))
        if id_ is not None:
            found[lembar, baris, kolom] = id_
    return found


def _rows(kisi: Kisi) -> Iterator[list[str]]:
    for baris in kisi.baris:
        isi = {petak.kolom: petak.teks.replace(".", "") for petak in kisi.row(baris)}
        isi |= {it.kolom: it.teks for it in kisi.row(baris) if it.kolom < 3}
        yield [isi.get(kolom, "") for kolom in range(1, 5)]


def _pairs(rows: Sequence[list[str]]) -> Iterator[tuple[str, Alamat]]:
    """Yield (id, place) for each well-formed row below the names of the columns."""
    begun = False
    for id_, lembar, baris, kolom in rows:
        begun |= id_ == "id" and lembar == "lembar"
        if begun and _UUID.fullmatch(id_) and _BARIS.fullmatch(baris):
            if not kolom:
                yield id_, (lembar, int(baris), None)
            elif _KOLOM.fullmatch(kolom):
                nomor = int(kolom) if kolom.isdigit() else column_number(kolom)
                yield id_, (lembar, int(baris), nomor)
