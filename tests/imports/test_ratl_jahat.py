"""Hostile RATL workbooks, on the way that the window and the command line take."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.impor_ratl import interpret, open_ratl
from tests.imports import buku_jahat, buku_rencana
from tests.imports.buku_ratl import BANDUNG, KEPALA_2022, matriks_2022
from tests.imports.conftest import Pengintai


def saved(tmp_path: Path, isi: bytes) -> Path:
    path = tmp_path / "ratl.xlsx"
    path.write_bytes(isi)
    return path


@pytest.mark.parametrize(
    "nama", ["text", "xls", "password", "half", "bomb", "laughs", "300,001-cells"]
)
def test_that_each_is_refused_in_one_sentence(nama: str, tmp_path: Path) -> None:
    make, kode = buku_jahat.JAHAT[nama]
    with pytest.raises(KnownError) as caught:
        open_ratl(saved(tmp_path, make()))
    assert caught.value.kode == kode
    assert caught.value.pesan.count(".") <= 2


def test_that_another_layout_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="Beri judul kolomnya") as caught:
        open_ratl(saved(tmp_path, buku_rencana.saved(buku_rencana.bebas())))
    assert caught.value.kode == "RATL_TIDAK_DIKENAL"


def test_that_reading_can_be_cancelled(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        open_ratl(saved(tmp_path, buku_rencana.saved(matriks_2022())), cancelled=lambda: True)
    assert caught.value.kode == "DIBATALKAN"


def test_that_a_million_empty_rows_cost_nothing(tmp_path: Path, pengintai: Pengintai) -> None:
    isi = with_rows("".join(f'<row r="{n}"/>' for n in range(10, 1_000_010)))
    berkas = open_ratl(saved(tmp_path, isi))
    assert len(interpret(berkas, 2022).aksi) == 2
    assert pengintai.peak < 400 << 20


def test_that_a_million_rows_with_a_style_only_are_refused(
    tmp_path: Path, pengintai: Pengintai
) -> None:
    isi = with_rows("".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(10, 400_010)))
    with pytest.raises(KnownError) as caught:
        open_ratl(saved(tmp_path, isi))
    assert caught.value.kode == "BUKU_KERJA_TERLALU_BANYAK_SEL"
    assert pengintai.peak < 400 << 20


def with_rows(more: str) -> bytes:
    """Return a small table of RATL with other rows behind it, written into its part."""
    book = Workbook()
    for row in (KEPALA_2022, *[(1, BANDUNG, "Uji", f"Menata {n}", "-", "Close") for n in "ab"]):
        book.active.append(row)
    hasil = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(buku_rencana.saved(book))) as source,
        zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            isi = source.read(name)
            if name.endswith("sheet1.xml"):
                isi = isi.replace(b"</sheetData>", more.encode() + b"</sheetData>")
            target.writestr(name, isi)
    return hasil.getvalue()


def test_that_wide_and_long_tables_end_in_time(tmp_path: Path) -> None:
    """Cells beside the table, labels without end: none of it may cost time in the square."""
    book = Workbook()
    sheet = book.active
    sheet.append(KEPALA_2022)
    for nomor in range(400):
        sheet.append([nomor, f"Unit {nomor}", "Uji", *[f"teks {n}" for n in range(97)]])
    for nomor in range(4000):
        sheet.append([None, f"Unit {nomor}"])
    berkas = open_ratl(saved(tmp_path, buku_rencana.saved(book)))
    jumlah = interpret(berkas, 2022).ringkasan
    assert jumlah.baris_sumber == jumlah.aksi + jumlah.lanjutan + jumlah.pertanyaan == 4400
