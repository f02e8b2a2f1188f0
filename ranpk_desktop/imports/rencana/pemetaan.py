"""Which column of a sheet means what: proposed by us, corrected by people, remembered as JSON."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, Self

from ranpk_desktop.imports.buku_kerja import BARIS_MAKS, KOLOM_MAKS
from ranpk_desktop.imports.kisi import column_number

TEKS_MAKS = 100_000


class Bidang(StrEnum):
    """What a column holds; TARGET are cells that name their own quarter ("TW 1 = 95").

    From REALISASI on they are read from workbooks of realisasi only.
    """

    NOMOR = "nomor"
    LEVEL = "level"
    URAIAN = "uraian"
    SASARAN = "sasaran"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"
    INDIKATOR = "indikator"
    SATUAN = "satuan"
    TARGET = "target"
    TW1 = "tw1"
    TW2 = "tw2"
    TW3 = "tw3"
    TW4 = "tw4"
    TAHUNAN = "tahunan"
    PENANGGUNG_JAWAB = "penanggung_jawab"
    SUMBER_DATA = "sumber_data"
    PENGUKURAN = "pengukuran"
    PAGU = "pagu"
    RENCANA_AKSI = "rencana_aksi"
    KRITERIA = "kriteria"
    TARGET_OUTPUT = "target_output"
    WAKTU = "waktu"
    REALISASI = "realisasi"
    PEMBILANG = "pembilang"
    PENYEBUT = "penyebut"
    ANALISIS = "analisis"
    KENDALA = "kendala"
    TINDAK_LANJUT = "tindak_lanjut"
    ABAIKAN = "abaikan"


JENJANG = (Bidang.SASARAN, Bidang.PROGRAM, Bidang.KEGIATAN, Bidang.SUB_KEGIATAN)
"""The columns that hold a butir each, from the root downwards."""
SEL_TARGET = {0: Bidang.TAHUNAN, 1: Bidang.TW1, 2: Bidang.TW2, 3: Bidang.TW3, 4: Bidang.TW4}
"""The columns with one target per row, by triwulan as targets are keyed."""


class Bentuk(StrEnum):
    """How the rows of a table are to be read."""

    BERLABEL = "berlabel"
    TABEL = "tabel"
    RENCANA_AKSI = "rencana_aksi"


_UMUM = {Bidang.NOMOR, Bidang.INDIKATOR, Bidang.SASARAN, Bidang.PENANGGUNG_JAWAB}
DIBACA = {
    Bentuk.BERLABEL: _UMUM | {Bidang.URAIAN, Bidang.SATUAN, Bidang.TARGET, Bidang.PAGU},
    Bentuk.TABEL: _UMUM
    | {Bidang.LEVEL, Bidang.URAIAN, Bidang.SATUAN, Bidang.SUMBER_DATA, Bidang.PENGUKURAN}
    | {Bidang.PAGU, *JENJANG, *SEL_TARGET.values()},
    Bentuk.RENCANA_AKSI: _UMUM
    | {Bidang.TAHUNAN, Bidang.RENCANA_AKSI, Bidang.KRITERIA, Bidang.TARGET_OUTPUT, Bidang.WAKTU},
}
"""The fields that are read from each kind of table; other columns are told about."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """Say what one column holds; `judul` is its header.

    Where a table has a set of columns for each level (S3), `jenjang` says whose column it is.
    """

    huruf: str
    bidang: Bidang
    judul: str = ""
    jenjang: Bidang | None = None

    @property
    def nomor(self) -> int:
        """Return the number of the column."""
        return column_number(self.huruf)


@dataclass(frozen=True)
class Pemetaan:
    """Say where a table stands and what its columns hold; `baris_data` is the row after its header.

    `tanda` are its header texts: the mapping is remembered under it.
    """

    lembar: str
    baris_kepala: int
    baris_data: int
    kolom: tuple[Kolom, ...]
    tanda: str = ""

    @cached_property
    def bentuk(self) -> Bentuk:
        """Return how its rows are to be read."""
        bidang = {kolom.bidang for kolom in self.kolom}
        if Bidang.TARGET in bidang:
            return Bentuk.BERLABEL
        if bidang & {Bidang.RENCANA_AKSI, Bidang.KRITERIA, Bidang.TARGET_OUTPUT}:
            return Bentuk.RENCANA_AKSI
        return Bentuk.TABEL

    @cached_property
    def tempat(self) -> dict[Bidang, int]:
        """Return the column number of each field that belongs to no level."""
        return self.tempat_jenjang(None)

    def tempat_jenjang(self, jenjang: Bidang | None) -> dict[Bidang, int]:
        """Return the column number of each field of a level."""
        found = reversed([it for it in self.kolom if it.jenjang is jenjang])
        return {it.bidang: it.nomor for it in found if it.bidang is not Bidang.ABAIKAN}

    def recall(self, lama: "Pemetaan") -> "Pemetaan":
        """Return this mapping with the fields of a remembered one of the same `tanda`."""
        if lama.tanda != self.tanda or len(lama.kolom) != len(self.kolom):
            return self
        kolom = (
            replace(ini, bidang=itu.bidang, jenjang=itu.jenjang)
            for ini, itu in zip(self.kolom, lama.kolom, strict=True)
        )
        return replace(self, kolom=tuple(kolom))

    def to_text(self) -> str:
        """Return the mapping as JSON text."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_text(cls, teks: str) -> Self:
        """Read JSON text, which may come from anywhere; ValueError for anything but a mapping."""
        if len(teks) > TEKS_MAKS:
            raise ValueError("too long")
        try:
            isi = json.loads(teks)
        except RecursionError as error:
            raise ValueError("nested without end") from error
        _check_keys(isi, ("lembar", "baris_kepala", "baris_data", "kolom", "tanda"))
        kepala, data = (_row(isi[nama]) for nama in ("baris_kepala", "baris_data"))
        if not isinstance(isi["kolom"], list) or kepala >= data:
            raise ValueError("not a mapping")
        kolom = tuple(map(_column, isi["kolom"]))
        if len({it.huruf for it in kolom}) < len(kolom):
            raise ValueError("a column stands twice")
        return cls(_text(isi["lembar"]), kepala, data, kolom, _text(isi["tanda"]))


def _column(isi: Any) -> Kolom:
    _check_keys(isi, ("huruf", "bidang", "judul", "jenjang"))
    huruf = _text(isi["huruf"])
    if not re.fullmatch("[A-Z]{1,3}", huruf) or column_number(huruf) > KOLOM_MAKS:
        raise ValueError("not a column")
    jenjang = None if isi["jenjang"] is None else Bidang(_text(isi["jenjang"]))
    if jenjang not in (None, *JENJANG):
        raise ValueError("not a level")
    return Kolom(huruf, Bidang(_text(isi["bidang"])), _text(isi["judul"]), jenjang)


def _check_keys(isi: Any, nama: tuple[str, ...]) -> None:
    if not isinstance(isi, dict) or set(isi) != set(nama):
        raise ValueError("not these keys")


def _row(nilai: Any) -> int:
    if type(nilai) is not int or not 0 < nilai <= BARIS_MAKS + 1:
        raise ValueError("not a row")
    return nilai


def _text(nilai: Any) -> str:
    if not isinstance(nilai, str):
        raise ValueError("not a text")
    return nilai


def target_columns(tempat: dict[Bidang, int]) -> Iterator[tuple[int, int]]:
    """Yield (triwulan, column number) for the target cells of each row."""
    for triwulan, bidang in SEL_TARGET.items():
        if bidang in tempat:
            yield triwulan, tempat[bidang]
