"""Read an Excel workbook: every stored cell with its value and format, and the merged ranges.

`parse` runs in the child (imports.proses), `receive` and `explain` in the program itself. Formulas
count as the value that was stored with them; links to other workbooks are not followed.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import from_text, to_text
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import RefusedError, Report, wadah_xlsx

if TYPE_CHECKING:
    from openpyxl import Workbook

SEL_MAKS = 300_000
GABUNGAN_MAKS = 20_000
HURUF_MAKS = 10_000_000  # of all cells together: one shared text may stand in each of them
TEKS_MAKS = 32_767  # of one cell, the limit of Excel itself
BARIS_MAKS, KOLOM_MAKS = 1_048_576, 16_384

_PORSI_SEL, _PORSI_HURUF = 200, 32_000
_BAGIAN_WADAH = 0.3  # of the work: measured on a sheet of 300,000 cells
_ALAMAT = re.compile(r"([A-Z]{1,2}|[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D])([1-9][0-9]{0,6})")


class JenisSel(StrEnum):
    """What a cell holds; `nilai` is always a text.

    ANGKA: a decimal with a point, the shortest that is the same number to Excel, percent as a
    fraction. TANGGAL: ISO date, time, or both. LOGIKA: 1 or 0. GALAT: #REF! and its like. KOSONG: a
    format without a value, or a formula that was never calculated.
    """

    TEKS = "teks"
    ANGKA = "angka"
    TANGGAL = "tanggal"
    LOGIKA = "logika"
    GALAT = "galat"
    KOSONG = "kosong"


@dataclass(frozen=True, slots=True)
class Sel:
    """Hold one stored cell; `format` is the number format as Excel spells it ("0.00%")."""

    alamat: str
    nilai: str
    jenis: JenisSel
    format: str


@dataclass(frozen=True, slots=True)
class Lembar:
    """Hold one sheet: its cells in stored order, its merged ranges ("A1:C1").

    `rumus` are the addresses of cells whose value a formula has made.
    """

    nama: str
    sel: tuple[Sel, ...]
    gabungan: tuple[str, ...]
    tersembunyi: bool = False
    rumus: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BukuKerja:
    """Hold the sheets of a workbook in their order, hidden ones too."""

    lembar: tuple[Lembar, ...]


def parse(isi: bytes, report: Report) -> Iterator[Any]:
    """Yield {"lembar": name, "tersembunyi": bool}, then the sheet's cells and merged ranges.

    Those are {"sel": [[alamat, nilai, jenis, format]]}, {"rumus": [alamat]} and
    {"gabungan": [range]}.
    """
    wadah = wadah_xlsx.unpack(isi, lambda done: report(done * _BAGIAN_WADAH))
    # One XML parser only, the one that has checked the parts.
    os.environ["OPENPYXL_LXML"] = "False"
    from openpyxl import load_workbook

    try:
        # read_only: whole worksheets take 50 times the file, and expand a merged A1:XFD1048576.
        buku = load_workbook(wadah, read_only=True, data_only=True, keep_links=False)
        jatah = _Jatah()
        for nomor, lembar in enumerate(buku.worksheets):
            yield {"lembar": lembar.title, "tersembunyi": lembar.sheet_state != "visible"}
            yield from _sheet(buku, lembar, jatah)
            done = (nomor + 1) / len(buku.worksheets)
            report(_BAGIAN_WADAH + (1 - _BAGIAN_WADAH) * done)
    except (RefusedError, MemoryError):
        raise
    except Exception as error:  # openpyxl raises anything for what it did not expect
        raise RefusedError("BUKU_KERJA_RUSAK") from error


class _Jatah:
    """Count what a workbook may have in all its sheets together."""

    def __init__(self) -> None:
        self.sel = self.huruf = self.gabungan = 0

    def use(self, sel: int = 0, huruf: int = 0, gabungan: int = 0) -> None:
        """Count; raises RefusedError beyond the limits."""
        self.sel += sel
        self.huruf += huruf
        self.gabungan += gabungan
        if self.sel > SEL_MAKS:
            raise RefusedError("BUKU_KERJA_TERLALU_BANYAK_SEL")
        if self.huruf > HURUF_MAKS or self.gabungan > GABUNGAN_MAKS:
            raise RefusedError("BUKU_KERJA_TIDAK_WAJAR")


def _sheet(buku: "Workbook", lembar: Any, jatah: _Jatah) -> Iterator[Any]:
    """Yield the cells and merged ranges of a sheet.

    Of openpyxl's own reader only the cells are used: it reads no merged ranges in read_only mode,
    and drops a whole workbook for a conditional format that it does not know.
    """
    from openpyxl.worksheet._reader import (
        FORMULA_TAG,
        MERGE_TAG,
        ROW_TAG,
        WorkSheetParser,
    )
    from openpyxl.xml.functions import iterparse

    private: Any = buku
    formats = _formats(private)
    porsi: list[list[str]] = []
    rumus: list[str] = []
    huruf = 0
    with private._archive.open(lembar._worksheet_path) as sumber:
        reader = WorkSheetParser(
            sumber,
            lembar._shared_strings,
            data_only=True,
            epoch=private.epoch,
            # A duration stays the number of days that it is.
            date_formats=private._date_formats - private._timedelta_formats,
        )
        for _event, element in iterparse(sumber):
            if element.tag == ROW_TAG:
                jatah.use(sel=len(element))
                reckoned = [cell.find(FORMULA_TAG) is not None for cell in element]
                for cell, by_formula in zip(reader.parse_row(element)[1], reckoned, strict=True):
                    sel = _cell(cell, formats[cell["style_id"]])
                    huruf += len(sel[1]) + len(sel[3])
                    porsi.append(sel)
                    if by_formula:
                        rumus.append(sel[0])
                    if len(porsi) == _PORSI_SEL or huruf > _PORSI_HURUF:
                        jatah.use(huruf=huruf)
                        yield {"sel": porsi}
                        yield {"rumus": rumus}
                        porsi, rumus, huruf = [], [], 0
                element.clear()
            elif element.tag == MERGE_TAG:
                jatah.use(gabungan=len(element))
                yield {"gabungan": [merged.get("ref", "").replace("$", "") for merged in element]}
                element.clear()
    jatah.use(huruf=huruf)
    yield {"sel": porsi}
    yield {"rumus": rumus}


def _formats(buku: Any) -> list[str]:
    """Return the number format of each style of the workbook."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    own = buku._number_formats
    ids = [style.numFmtId for style in buku._cell_styles]
    return [
        BUILTIN_FORMATS.get(it, "General")
        if it < BUILTIN_FORMATS_MAX_SIZE
        else own[it - BUILTIN_FORMATS_MAX_SIZE]
        for it in ids
    ]


def _cell(cell: dict[str, Any], format_: str) -> list[str]:
    """Return [alamat, nilai, jenis, format] of a cell as openpyxl has read it."""
    if not (1 <= cell["row"] <= BARIS_MAKS and 1 <= cell["column"] <= KOLOM_MAKS):
        raise RefusedError("BUKU_KERJA_RUSAK")
    nilai, jenis = _value(cell["value"], cell["data_type"])
    if len(nilai) > TEKS_MAKS or len(format_) > TEKS_MAKS:
        raise RefusedError("BUKU_KERJA_TIDAK_WAJAR")
    return [f"{_column(cell['column'])}{cell['row']}", nilai, jenis.value, format_]


@cache
def _column(nomor: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(nomor)


def _value(nilai: object, data_type: str) -> tuple[str, JenisSel]:
    match nilai:
        case None:
            return "", JenisSel.KOSONG
        case bool():
            return str(int(nilai)), JenisSel.LOGIKA
        case int():
            return str(nilai), JenisSel.ANGKA
        case float() if isfinite(nilai):
            # Excel stores 1.1 as 1.1000000000000001; both are the same number to it.
            return to_text(Decimal(repr(nilai))), JenisSel.ANGKA
        case float():
            return "#NUM!", JenisSel.GALAT
        case datetime() if nilai.time() == time():
            return nilai.date().isoformat(), JenisSel.TANGGAL
        case date() | time():
            return nilai.isoformat(), JenisSel.TANGGAL
        case str() if data_type == "e":
            return nilai, JenisSel.GALAT
        case str():
            return nilai, JenisSel.TEKS
    raise TypeError(type(nilai).__name__)


def receive(pieces: Iterator[Any]) -> BukuKerja:
    """Return the workbook; raises ValueError for anything that `parse` would not have said."""
    lembar: list[tuple[str, list[Sel], list[str], bool, set[str]]] = []
    jumlah = 0
    for piece in pieces:
        match piece:
            case {"lembar": str(nama), "tersembunyi": bool(tersembunyi)}:
                lembar.append((nama, [], [], tersembunyi, set()))
            case {"sel": list(sel)} if lembar:
                jumlah += len(sel)
                lembar[-1][1].extend(map(_receive_cell, sel))
            case {"rumus": list(rumus)} if lembar:
                lembar[-1][4].update(map(_receive_address, rumus))
            case {"gabungan": list(gabungan)} if lembar:
                jumlah += len(gabungan)
                lembar[-1][2].extend(map(_receive_range, gabungan))
            case _:
                raise ValueError("no such piece")
        if jumlah > SEL_MAKS + GABUNGAN_MAKS:
            raise ValueError("too many cells")
    return BukuKerja(
        tuple(
            Lembar(nama, tuple(sel), tuple(gabungan), tersembunyi, frozenset(rumus))
            for nama, sel, gabungan, tersembunyi, rumus in lembar
        )
    )


def _receive_cell(sel: object) -> Sel:
    match sel:
        case [str(alamat), str(nilai), str(jenis), str(format_)]:
            pass
        case _:
            raise ValueError("not a cell")
    _check_address(alamat)
    kind = JenisSel(jenis)
    if kind is JenisSel.ANGKA:
        from_text(nilai)
    elif kind is JenisSel.TANGGAL:
        (time if ":" in nilai and "-" not in nilai else datetime).fromisoformat(nilai)
    elif kind is JenisSel.LOGIKA and nilai not in ("0", "1"):
        raise ValueError("neither true nor false")
    return Sel(alamat, nilai, kind, format_)


def _receive_address(alamat: object) -> str:
    if not isinstance(alamat, str):
        raise ValueError("not an address")
    _check_address(alamat)
    return alamat


def _receive_range(rentang: object) -> str:
    if not isinstance(rentang, str):
        raise ValueError("not a range")
    for alamat in rentang.split(":", 1):
        _check_address(alamat)
    return rentang


def _check_address(alamat: str) -> None:
    found = _ALAMAT.fullmatch(alamat)
    if found is None or int(found[2]) > BARIS_MAKS:
        raise ValueError("not an address")


def explain(kode: str) -> KnownError | None:
    """Return the sentence for a refusal of `parse`."""
    simpan_xlsx = _("Buka berkas itu di Excel, lalu simpan sebagai Buku Kerja Excel (.xlsx).")
    ringkas = _("Simpan hanya lembar yang diperlukan ke buku kerja baru, lalu coba lagi.")
    minta = _("Minta berkas yang utuh kepada pengirimnya, atau simpan ulang dari Excel.")
    sentences = {
        "BUKAN_BUKU_KERJA": (_("Berkas itu bukan buku kerja Excel (.xlsx)."), simpan_xlsx),
        "BUKU_KERJA_LAMA": (
            _("Berkas itu ditulis dalam bentuk Excel lama (.xls), yang tidak dibaca."),
            simpan_xlsx,
        ),
        "BUKU_KERJA_BERSANDI": (
            _("Buku kerja itu dikunci dengan kata sandi."),
            _("Buka di Excel, hapus kata sandi pembukanya, simpan, lalu coba lagi."),
        ),
        "BUKU_KERJA_RUSAK": (_("Buku kerja itu rusak atau tidak lengkap."), minta),
        "BUKU_KERJA_TIDAK_WAJAR": (
            _("Susunan berkas itu tidak seperti buku kerja Excel, jadi tidak dibuka."),
            minta,
        ),
        "BUKU_KERJA_BERENTITAS": (
            _("Buku kerja itu berisi perintah XML yang dapat merusak, jadi tidak dibuka."),
            minta,
        ),
        "BUKU_KERJA_MENGEMBANG": (
            _("Isi buku kerja itu lebih besar dari {batas} MB setelah dibuka.").format(
                batas=wadah_xlsx.ISI_MAKS >> 20
            ),
            ringkas,
        ),
        "BUKU_KERJA_TERLALU_BANYAK_SEL": (
            _("Buku kerja itu berisi lebih dari {batas} sel.").format(
                batas=f"{SEL_MAKS:,}".replace(",", ".")
            ),
            ringkas,
        ),
    }
    return KnownError(kode, *sentences[kode]) if kode in sentences else None
