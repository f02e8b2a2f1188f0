"""Read RATL out of a workbook: `find_tables` looks for it, `read` turns it into actions and a sum.

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
class Bagian:
    """Hold one table: from its header to the next one."""

    kisi: Kisi
    kepala: Kepala


@dataclass(frozen=True, slots=True)
class Terbuka:
    """Hold the tables of a workbook in their order; nothing of their rows is read yet."""

    buku: BukuKerja
    register: RegisterUnit
    lembar: tuple[tuple[Kisi, tuple[Bagian, ...]], ...]

    @property
    def bagian(self) -> list[Bagian]:
        """Return all tables."""
        return [it for _kisi, found in self.lembar for it in found]

    @property
    def tahun(self) -> int | None:
        """Return the survey year that the titles name, None for none, or several."""
        years = {it.kepala.tahun for it in self.bagian} - {None}
        return years.pop() if len(years) == 1 else None


def find_tables(buku: BukuKerja, register: RegisterUnit) -> Terbuka:
    """Find the tables of RATL; raises KnownError where no visible sheet has one."""
    sheets = [Kisi(it) for it in buku.lembar if not it.tersembunyi]
    found = tuple((it, tuple(_sections(it, register))) for it in sheets)
    if not any(bagian for _kisi, bagian in found):
        raise KnownError(
            "RATL_TIDAK_DIKENAL",
            _("Tidak ada tabel RATL pada berkas itu."),
            _("Beri judul kolomnya, sedikitnya Rencana Aksi, Timeline, dan Status, lalu ulangi."),
        )
    return Terbuka(buku, register, found)


def read(terbuka: Terbuka, tahun: int | None = None) -> BacaanRatl:
    """Return what the visible sheets say of a survey year.

    Tables and rows that name another year are left alone where the file names several; `tahun` None
    takes all. Raises KnownError where the file has none of that year.
    """
    lembar = terbuka.buku.lembar
    temuan = Temuan([it.nama for it in lembar])
    _tell_sheets(terbuka, temuan)
    ids = pengenal.read(lembar, SKEMA)
    pelabel = Pelabel(temuan, terbuka.register)
    pembaca = Pembaca(temuan, pelabel)
    ours = {nama for nama, _baris, _kolom in ids}
    for it in _of_year(terbuka.bagian, tahun, temuan):
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
    return BacaanRatl(aksi, temuan.listed(pelabel.kunci), pembaca.baris, terbuka.tahun)


def _tell_sheets(terbuka: Terbuka, temuan: Temuan) -> None:
    """Say which sheets and which columns are not read."""
    for petak in pengenal.hidden(terbuka.buku.lembar):
        temuan.inform("LEMBAR_TERSEMBUNYI", petak, pengenal.TERSEMBUNYI.format(nama=petak.lembar))
    for kisi, bagian in terbuka.lembar:
        if kisi.baris and not bagian:
            pesan = _("Lembar “{nama}” tidak berisi tabel RATL yang dikenal, jadi tidak dibaca.")
            tempat = kisi.row(kisi.baris[0])[0]
            temuan.inform("LEMBAR_TIDAK_DIKENAL", tempat, pesan.format(nama=kisi.nama))
        seen: list[Kepala] = []
        for it in bagian:
            if not any(it.kepala.same_columns(other) for other in seen):
                _tell_columns(it.kepala, temuan)
            seen.append(it.kepala)


def _sections(kisi: Kisi, register: RegisterUnit) -> Iterator[Bagian]:
    """Yield the tables of a sheet, each with what the titles right above it say."""
    found = list(kepala.find(kisi))
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
        yield Bagian(kisi, replace(it, akhir=akhir, unit=unit, tahun=tahun))


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


def _of_year(bagian: Sequence[Bagian], tahun: int | None, temuan: Temuan) -> Sequence[Bagian]:
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


def _no_such_year(tahun: int) -> KnownError:
    return KnownError(
        "TAHUN_TIDAK_ADA",
        _("Berkas itu tidak berisi RATL tahun survei {tahun}.").format(tahun=tahun),
        _("Pilih tahun survei yang disebut dalam berkas itu."),
    )
