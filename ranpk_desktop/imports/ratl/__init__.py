"""Read RATL out of a workbook: `read` turns its cells into actions, findings and a sum.

`kepala` finds the tables by the names of their columns, `baris` lays each row into them, `label`
knows which unit and rekomendasi hold, `pembaca` decides what becomes of each row, `nilai` reads the
cells. Nothing here knows openpyxl: `imports.proses` has read the file before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_ratl import BacaanRatl
from ranpk_desktop.domain.unit import RegisterUnit
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import pengenal
from ranpk_desktop.imports.buku_kerja import BARIS_MAKS, BukuKerja
from ranpk_desktop.imports.kisi import Kisi
from ranpk_desktop.imports.ratl import kepala
from ranpk_desktop.imports.ratl.draf import Draf, Temuan
from ranpk_desktop.imports.ratl.kepala import Kepala
from ranpk_desktop.imports.ratl.label import Pelabel
from ranpk_desktop.imports.ratl.nilai import Penafsir
from ranpk_desktop.imports.ratl.pembaca import CUPLIKAN, Pembaca

SKEMA = frozenset({"ranpk-lampiran-2-1", "ranpk-ratl-1", "ranpk-laporan-skm-1"})
"""The exports of ours that carry the ids of actions."""


@dataclass(frozen=True, slots=True)
class _Bagian:
    """Hold one table: from its header to the next one."""

    kisi: Kisi
    kepala: Kepala


def read(buku: BukuKerja, register: RegisterUnit, tahun: int | None = None) -> BacaanRatl:
    """Return what the visible sheets say of a survey year.

    Tables and rows that name another year are left alone where the file names several; `tahun` None
    takes all. Raises KnownError where no sheet has a table of RATL, or none of that year.
    """
    temuan = Temuan([it.nama for it in buku.lembar])
    for petak in pengenal.hidden(buku.lembar):
        temuan.inform("LEMBAR_TERSEMBUNYI", petak, pengenal.TERSEMBUNYI.format(nama=petak.lembar))
    bagian = [
        it
        for lembar in buku.lembar
        if not lembar.tersembunyi
        for it in _sections(Kisi(lembar), register, temuan)
    ]
    if not bagian:
        raise _unknown()
    years = {it.kepala.tahun for it in bagian} - {None}
    ids = pengenal.read(buku.lembar, SKEMA)
    pelabel = Pelabel(temuan, register)
    pembaca = Pembaca(temuan, pelabel)
    ours = {nama for nama, _baris, _kolom in ids}
    for it in _of_year(bagian, tahun, temuan):
        lain = pembaca.read(it.kisi, it.kepala, it.kisi.nama in ours, tahun)
        if lain:
            pesan = _("{n} baris tahun survei lain tidak ikut dibaca.").format(n=lain)
            temuan.inform("TAHUN_LAIN", it.kepala.judul[0], pesan)
    pembaca.finish()
    if tahun is not None and not pembaca.baris:
        raise _no_such_year(tahun)
    places = pengenal.places(ids, [it.tempat for it in pembaca.aksi])
    penafsir = Penafsir(temuan, pelabel.acuan)
    aksi = tuple(penafsir.action(it, places.get(_place(it))) for it in pembaca.aksi)
    named = years.pop() if len(years) == 1 else None
    return BacaanRatl(aksi, temuan.listed(pelabel.kunci), pembaca.baris, named)


def _sections(kisi: Kisi, register: RegisterUnit, temuan: Temuan) -> Iterator[_Bagian]:
    """Yield the tables of a sheet; a sheet without any is told about."""
    found = list(kepala.find(kisi))
    if not found and kisi.baris:
        pesan = _("Lembar “{nama}” tidak berisi tabel RATL yang dikenal, jadi tidak dibaca.")
        tempat = kisi.row(kisi.baris[0])[0]
        temuan.inform("LEMBAR_TIDAK_DIKENAL", tempat, pesan.format(nama=kisi.nama))
    seen: list[Kepala] = []
    for place, it in enumerate(found):
        atas = found[place - 1].baris_data if place else 1
        awal = _first_title(kisi, atas, it.baris) if place else 1
        akhir = BARIS_MAKS
        if place + 1 < len(found):
            akhir = _first_title(kisi, it.baris_data, found[place + 1].baris) - 1
        unit, tahun = kepala.titles(kisi, awal, it.baris - 1)
        if not place:
            unit = unit or _unit_of_sheet(kisi, it.baris, register)
            tahun = tahun or kepala.year_of([kisi.nama])
        table = replace(it, akhir=akhir, unit=unit, tahun=tahun)
        if not any(table.same_columns(other) for other in seen):
            _tell_columns(table, temuan)
        seen.append(table)
        yield _Bagian(kisi, table)


def _first_title(kisi: Kisi, atas: int, baris: int) -> int:
    """Return where the titles right above a header begin, its own row without any."""
    first = baris
    for nomor in reversed(kisi.between(atas, baris - 1)):
        if not kepala.is_title(kisi, nomor):
            break
        first = nomor
    return first


def _unit_of_sheet(kisi: Kisi, baris: int, register: RegisterUnit) -> str:
    """Return the unit that a title line or the name of a sheet is, "" for none."""
    lines = [it.baris_teks for b in kisi.between(1, baris - 1) for it in kisi.row(b)]
    return next((line for line in (*lines, kisi.nama) if register.find(line)), "")


def _tell_columns(table: Kepala, temuan: Temuan) -> None:
    """Say which columns have a name that says nothing to us, and so are not read."""
    known = set(table.kolom.values())
    for petak in table.judul:
        if not known & set(range(petak.kolom, petak.kolom + petak.lebar)):
            pesan = _("Kolom “{judul}” tidak dikenal, jadi tidak dibaca.")
            teks = pesan.format(judul=petak.baris_teks[:CUPLIKAN])
            temuan.inform("KOLOM_TIDAK_DIBACA", petak, teks)


def _of_year(bagian: Sequence[_Bagian], tahun: int | None, temuan: Temuan) -> Sequence[_Bagian]:
    """Return the tables of a survey year; the only year of a file is taken for it, with a word."""
    years = {it.kepala.tahun for it in bagian} - {None}
    if tahun is None or not years:
        return bagian
    if len(years) == 1:
        if tahun not in years:
            pesan = _("Berkas ini menyebut tahun survei {berkas}, yang dipilih {tahun}. Periksa.")
            pesan = pesan.format(berkas=years.pop(), tahun=tahun)
            temuan.warn("TAHUN_BERBEDA", bagian[0].kepala.judul[0], pesan)
        return bagian
    own, now = [], None
    for it in bagian:
        now = it.kepala.tahun or now
        if now in (None, tahun):
            own.append(it)
        elif it.kepala.tahun:
            pesan = _("Tabel tahun survei {tahun} tidak ikut dibaca.").format(tahun=now)
            temuan.inform("TAHUN_LAIN", it.kepala.judul[0], pesan)
    return own


def _place(draf: Draf) -> tuple[str, int, int]:
    return draf.tempat.lembar, draf.tempat.baris, draf.tempat.kolom


def _unknown() -> KnownError:
    return KnownError(
        "RATL_TIDAK_DIKENAL",
        _("Tidak ada tabel RATL pada berkas itu."),
        _("Beri judul kolomnya, paling sedikit Rencana Aksi, Timeline, dan Status, lalu ulangi."),
    )


def _no_such_year(tahun: int) -> KnownError:
    return KnownError(
        "TAHUN_TIDAK_ADA",
        _("Berkas itu tidak berisi RATL tahun survei {tahun}.").format(tahun=tahun),
        _("Pilih tahun survei yang disebut dalam berkas itu."),
    )
