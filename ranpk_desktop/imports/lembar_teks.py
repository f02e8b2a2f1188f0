"""Read rows of text out of a foreign file: a workbook (.xlsx), or text with separators (.csv)."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_skm import Lembaran
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import read_ordinary
from ranpk_desktop.imports import Report
from ranpk_desktop.imports.buku_kerja import SEL_MAKS, BukuKerja
from ranpk_desktop.imports.kisi import KOLOM_TABEL, Kisi

TEKS_MAKS = 16 * 1024 * 1024
"""Bytes of a text file: a hundred thousand respondents with all their remarks."""
_PEMISAH = (";", "\t", ",")
_CONTOH = 20
_TEKS = (".csv", ".txt", ".tsv")
_ZIP = b"PK\x03\x04"


def read_file(
    path: Path,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> tuple[Lembaran, ...]:
    """Return the visible sheets of a workbook, or the one sheet of a text file.

    To be called in a pool thread. The content decides, not the name. Raises KnownError.
    """
    from ranpk_desktop.imports import proses

    isi = read_ordinary(path, proses.BERKAS_MAKS)
    if path.suffix.casefold() in _TEKS and not isi.startswith(_ZIP):
        return (read_text(isi, path.name),)
    return from_workbook(proses.run("buku_kerja", isi, cancelled=cancelled, report=report))


def from_workbook(buku: BukuKerja) -> tuple[Lembaran, ...]:
    """Return the visible sheets as texts; merged cells show in every place that they cover."""
    return tuple(_sheet(Kisi(it)) for it in buku.lembar if not it.tersembunyi)


def read_text(isi: bytes, nama: str) -> Lembaran:
    """Return the rows of a text file; encoding and separator are found out.

    Raises KnownError for a file that is too big, has too many cells, or is no text.
    """
    if len(isi) > TEKS_MAKS:
        raise _refused(
            _("Berkas {nama} lebih besar dari {batas} MB.").format(nama=nama, batas=TEKS_MAKS >> 20)
        )
    teks = _decode(isi, nama)
    rows: list[tuple[int, tuple[str, ...]]] = []
    cells = 0
    try:
        reader = csv.reader(io.StringIO(teks), delimiter=_separator(teks))
        for row in reader:
            cells += len(row)
            if cells > SEL_MAKS:
                raise _refused(
                    _("Berkas {nama} berisi lebih dari {batas} sel.").format(
                        nama=nama, batas=f"{SEL_MAKS:,}".replace(",", ".")
                    )
                )
            if any(cell.strip() for cell in row):
                rows.append((reader.line_num, tuple(map(clean_line, row[:KOLOM_TABEL]))))
    except csv.Error as error:
        raise _refused(
            _("Berkas {nama} tidak tersusun sebagai tabel.").format(nama=nama)
        ) from error
    return sheet(nama, rows)


def sheet(nama: str, rows: Sequence[tuple[int, tuple[str, ...]]]) -> Lembaran:
    """Return a sheet whose rows are all as wide as the widest."""
    width = max((len(row) for _nomor, row in rows), default=0)
    return Lembaran(nama, tuple((n, row + ("",) * (width - len(row))) for n, row in rows))


def _sheet(kisi: Kisi) -> Lembaran:
    rows = []
    for nomor in kisi.baris:
        found = {kolom: petak.baris_teks for kolom, petak in kisi.covering(nomor)}
        widest = min(max(found, default=0), KOLOM_TABEL)
        rows.append((nomor, tuple(found.get(kolom, "") for kolom in range(1, widest + 1))))
    return sheet(kisi.nama, rows)


def _decode(isi: bytes, nama: str) -> str:
    """Return the text, in Unicode or in the code page that Excel writes in Indonesia."""
    utf16 = isi.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        teks = isi.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        teks = isi.decode("cp1252", errors="replace")
    if "\x00" in teks:
        raise _refused(_("Berkas {nama} bukan berkas teks.").format(nama=nama))
    return teks


def _separator(teks: str) -> str:
    """Return the separator that divides the first lines most evenly; decimal commas lose to `;`."""
    lines = [line for line in teks[:100_000].splitlines() if line.strip()][:_CONTOH]
    counts = {mark: [line.count(mark) for line in lines] for mark in _PEMISAH}
    steady = [mark for mark in _PEMISAH if counts[mark] and min(counts[mark]) > 0]
    if steady:
        return steady[0]
    return max(_PEMISAH, key=lambda mark: sum(counts[mark]))


def _refused(pesan: str) -> KnownError:
    return KnownError(
        "BERKAS_SURVEI_TIDAK_TERBACA",
        pesan,
        _("Simpan tabelnya dari Excel sebagai .xlsx atau CSV, lalu coba lagi."),
    )
