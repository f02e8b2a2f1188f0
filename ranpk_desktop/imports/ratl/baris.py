"""Lay the cells of a row into the columns of its table, also where they slipped aside.

In real files single rows stand one or two columns too far left or right. They betray themselves: a
status stands where a time belongs, or a text beyond the last column.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ranpk_desktop.domain.sebutan_ratl import is_blank, read_status
from ranpk_desktop.domain.waktu_pelaksanaan import WaktuPelaksanaan, read_waktu_pelaksanaan
from ranpk_desktop.imports.buku_kerja import JenisSel
from ranpk_desktop.imports.kisi import Kisi, Petak
from ranpk_desktop.imports.ratl.kepala import LABEL, Bidang, Kepala

_GESERAN = (-1, 1, -2, 2)
_WAKTU_MAKS, _STATUS_MAKS, _NOMOR_MAKS = 40, 60, 20
_MIRIP_WAKTU = re.compile(
    r"[0-9./\s-]{4,12}|(?:se)?tiap .{1,30}|.{0,12}\b(?:tw|triwulan|semester|bulan|tahun)\b.{0,20}",
    re.IGNORECASE,
)

_KATA_KATA = (Bidang.UNIT, Bidang.REKOMENDASI, Bidang.JENIS_LAYANAN, Bidang.RENCANA_AKSI)
"""Columns whose cells are no mere numbers."""

Susunan = dict[int, Petak]
"""What is seen in a row, by column; a merged cell once, where it begins."""


@dataclass(frozen=True, slots=True)
class Baris:
    """Hold the cells of one row by field.

    `semua` are the cells that begin in this row, in any column. `isi` is what is seen in a field,
    merged cells from above included; `sendiri` are the fields whose cell begins in this row. `luar`
    are cells beyond the columns of the table. `geser` says that the cells stood elsewhere; `kacau`
    that no field could be told.
    """

    nomor: int
    semua: tuple[Petak, ...]
    isi: Mapping[Bidang, Petak]
    sendiri: frozenset[Bidang]
    luar: tuple[Petak, ...] = ()
    geser: bool = False
    kacau: bool = False

    def own(self, bidang: Bidang) -> Petak | None:
        """Return the cell of a field that begins in this row."""
        return self.isi.get(bidang) if bidang in self.sendiri else None


def lay(kisi: Kisi, nomor: int, kepala: Kepala) -> Baris:
    """Return a row of a table by field."""
    seen: Susunan = {}
    before: Petak | None = None
    for kolom, petak in kisi.covering(nomor):
        if petak is not before:
            seen[kolom] = before = petak
    fields = {kolom: bidang for bidang, kolom in kepala.kolom.items()}
    known = {it.kolom for it in kepala.judul}
    last = max(known)
    outside = tuple(it for kolom, it in seen.items() if kolom > last or kolom < min(known))
    table = {kolom: it for kolom, it in seen.items() if kolom in fields}
    semua = tuple(kisi.row(nomor))
    if _fits(table, fields) and not outside:
        return _row(nomor, semua, table, fields)
    for moved in _moves({k: it for k, it in seen.items() if k in fields or it in outside}, fields):
        if _fits(moved, fields, moved=True):
            return _row(nomor, semua, moved, fields, geser=True)
    listed = _in_order(nomor, seen, kepala)
    if listed:
        return _row(nomor, semua, listed, fields, geser=True)
    if _readable(table, fields):
        return _row(nomor, semua, table, fields, outside)
    return Baris(nomor, semua, {}, frozenset(), kacau=True)


def _row(
    nomor: int,
    semua: tuple[Petak, ...],
    susunan: Susunan,
    fields: Mapping[int, Bidang],
    luar: tuple[Petak, ...] = (),
    geser: bool = False,
) -> Baris:
    isi = {fields[kolom]: petak for kolom, petak in susunan.items()}
    own = frozenset(bidang for bidang, petak in isi.items() if petak.baris == nomor)
    return Baris(nomor, semua, isi, own, luar, geser)


def _fits(susunan: Susunan, fields: Mapping[int, Bidang], moved: bool = False) -> bool:
    """Tell whether each cell can be what its column says; `moved` ones must show it."""
    isi = {fields[k]: it for k, it in susunan.items() if not is_blank(it.teks)}
    waktu, status = isi.get(Bidang.WAKTU), isi.get(Bidang.STATUS)
    aksi = isi.get(Bidang.RENCANA_AKSI)
    if aksi and (looks_like_time(aksi) or looks_like_status(aksi)):
        return False
    if waktu and not looks_like_time(waktu):
        too_long = len(waktu.teks) > _WAKTU_MAKS or aksi is None or moved
        if too_long or looks_like_status(waktu):
            return False
    if status and not looks_like_status(status):
        no_status = len(status.teks) > _STATUS_MAKS or looks_like_time(status)
        if moved or no_status:
            return False
    short = (Bidang.NOMOR, Bidang.NO_REKOMENDASI, Bidang.TAHUN)
    if any(it in isi and len(isi[it].teks) > _NOMOR_MAKS for it in short):
        return False
    if any(it in isi and isi[it].jenis is JenisSel.ANGKA for it in _KATA_KATA):
        return False
    labels = (isi[it] for it in LABEL if it in isi and it is not Bidang.NO_REKOMENDASI)
    return not any(looks_like_time(it) or looks_like_status(it) for it in labels)


def _readable(susunan: Susunan, fields: Mapping[int, Bidang]) -> bool:
    """Tell whether a row that does not quite fit says at least what its action is."""
    isi = {fields[kolom]: petak for kolom, petak in susunan.items()}
    aksi, status = isi.get(Bidang.RENCANA_AKSI), isi.get(Bidang.STATUS)
    if aksi is None:
        return False
    clear = not (looks_like_time(aksi) or looks_like_status(aksi))
    return clear and (status is None or not looks_like_time(status))


def _moves(seen: Susunan, fields: Mapping[int, Bidang]) -> Iterator[Susunan]:
    """Yield the row with all cells from one of them on moved aside, where there is room."""
    if len(seen) > len(fields):
        return
    for geseran in _GESERAN:
        for dari in sorted(seen):
            moved = {k + geseran if k >= dari else k: it for k, it in seen.items()}
            ordered = [id(it) for _kolom, it in sorted(moved.items())]
            same_order = ordered == [id(it) for _kolom, it in sorted(seen.items())]
            if same_order and len(moved) == len(seen) and all(k in fields for k in moved):
                yield moved


def _in_order(nomor: int, seen: Susunan, kepala: Kepala) -> Susunan | None:
    """Return a row that holds nothing but an action, its time and its status, wherever they are."""
    own = [it for _kolom, it in sorted(seen.items()) if it.baris == nomor]
    wanted = (Bidang.RENCANA_AKSI, Bidang.WAKTU, Bidang.STATUS)
    if len(own) != len(wanted) or any(it not in kepala.kolom for it in wanted):
        return None
    aksi, waktu, status = own
    said = looks_like_time(waktu) and looks_like_status(status)
    if not said or looks_like_time(aksi) or looks_like_status(aksi):
        return None
    labels = {kepala.kolom[it] for it in LABEL if it in kepala.kolom}
    above = {k: it for k, it in seen.items() if it.baris != nomor and k in labels}
    return above | {kepala.kolom[bidang]: it for bidang, it in zip(wanted, own, strict=True)}


def looks_like_time(petak: Petak) -> bool:
    """Tell whether a cell can only be a time."""
    if petak.jenis is JenisSel.TANGGAL:
        return True
    return len(petak.teks) <= _WAKTU_MAKS and _is_time(raw_text(petak))


@lru_cache(maxsize=4096)
def _is_time(teks: str) -> bool:
    waktu = read_time(teks)
    known = waktu.sampai is not None or bool(waktu.periode)
    return known or _MIRIP_WAKTU.fullmatch(teks) is not None


def looks_like_status(petak: Petak) -> bool:
    """Tell whether a cell can only be a status."""
    return petak.jenis is JenisSel.TEKS and len(petak.teks) <= _STATUS_MAKS and _is_status(petak)


def _is_status(petak: Petak) -> bool:
    return read_status(petak.teks) is not None


@lru_cache(maxsize=4096)
def read_time(teks: str) -> WaktuPelaksanaan:
    """Return what a time means; the same ones stand in a file over and over."""
    return read_waktu_pelaksanaan(teks)


def raw_text(petak: Petak) -> str:
    """Return the text of a cell on one line; a number without the dots that we write in it."""
    if petak.jenis is JenisSel.ANGKA:
        return petak.teks.replace(".", "")
    return petak.baris_teks
