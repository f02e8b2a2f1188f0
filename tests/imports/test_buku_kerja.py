"""Workbooks: honest ones give exact cells, hostile ones a sentence, soon and in little memory."""

import io
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.worksheet.datavalidation import DataValidation

from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import RefusedError, buku_kerja, proses
from ranpk_desktop.imports.buku_kerja import BukuKerja, JenisSel, Lembar, Sel
from tests.imports import buku_jahat
from tests.imports.conftest import Pengintai


def saved(buku: Workbook) -> bytes:
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def read(isi: bytes, **options: Any) -> BukuKerja:
    buku = proses.run("buku_kerja", isi, **options)
    assert isinstance(buku, BukuKerja)
    return buku


def cells(lembar: Lembar) -> dict[str, tuple[str, JenisSel]]:
    return {sel.alamat: (sel.nilai, sel.jenis) for sel in lembar.sel}


def test_that_every_kind_of_cell_comes_through_exactly(
    pengintai: Pengintai, tmp_path: Path
) -> None:
    buku = Workbook()
    lembar = buku.active
    lembar.title = "Laporan TW III ≥"
    for alamat, nilai, format_ in [
        ("A1", "Realisasi", None),
        ("A4", 0.5454, "0.00%"),
        ("B4", 1.1, None),
        ("C4", 7350, "#,##0"),
        ("D4", 1e-7, None),
        ("E4", -12.50, '0.0" ton"'),
        ("F4", "96,5", "@"),
        ("G4", date(2026, 10, 5), "dd/mm/yyyy"),
        ("H4", datetime(2026, 10, 5, 9, 12), None),  # noqa: DTZ001  Excel knows no zones
        ("I4", timedelta(hours=36), "[h]:mm"),
        ("J4", True, None),
        ("K4", "#DIV/0!", None),
        ("L4", "=1+1", None),
        ("M4", None, "0.00"),
        ("N4", "baris 1\nbaris 2 & <b>", None),
        ("XFD1048576", 1, None),
    ]:
        lembar[alamat] = nilai
        if format_:
            lembar[alamat].number_format = format_
    lembar.merge_cells("A1:C2")
    buku.create_sheet("Kosong")
    tersembunyi = buku.create_sheet("_id")
    tersembunyi.sheet_state = "hidden"
    tersembunyi["A1"] = "butir"
    berkas = tmp_path / "laporan.xlsx"
    buku.save(berkas)

    isi, kosong, ids = proses.run("buku_kerja", berkas).lembar
    assert (isi.nama, kosong, ids.nama) == (
        "Laporan TW III ≥",
        Lembar("Kosong", (), ()),
        "_id",
    )
    assert isi.gabungan == ("A1:C2",)
    assert isi.sel == (
        Sel("A1", "Realisasi", JenisSel.TEKS, "General"),
        Sel("A4", "0.5454", JenisSel.ANGKA, "0.00%"),
        Sel("B4", "1.1", JenisSel.ANGKA, "General"),
        Sel("C4", "7350", JenisSel.ANGKA, "#,##0"),
        Sel("D4", "0.0000001", JenisSel.ANGKA, "General"),
        Sel("E4", "-12.5", JenisSel.ANGKA, '0.0" ton"'),
        Sel("F4", "96,5", JenisSel.TEKS, "@"),
        Sel("G4", "2026-10-05", JenisSel.TANGGAL, "dd/mm/yyyy"),
        Sel("H4", "2026-10-05T09:12:00", JenisSel.TANGGAL, "yyyy-mm-dd h:mm:ss"),
        Sel("I4", "1.5", JenisSel.ANGKA, "[h]:mm"),
        Sel("J4", "1", JenisSel.LOGIKA, "General"),
        Sel("K4", "#DIV/0!", JenisSel.GALAT, "General"),
        Sel("L4", "", JenisSel.KOSONG, "General"),
        Sel("M4", "", JenisSel.KOSONG, "0.00"),
        Sel("N4", "baris 1\nbaris 2 & <b>", JenisSel.TEKS, "General"),
        Sel("XFD1048576", "1", JenisSel.ANGKA, "General"),
    )
    assert cells(ids) == {"A1": ("butir", JenisSel.TEKS)}


def test_that_a_formula_counts_as_its_stored_value_and_numbers_as_excel_means_them() -> None:
    row = (
        '<row r="1"><c r="A1"><f>B1*2</f><v>1.1000000000000001</v></c>'
        '<c r="B1" t="str"><f>"a"</f><v>a</v></c><c r="C1" t="inlineStr"><is><r><t>ka</t></r>'
        '<r><t>ya</t></r></is></c><c r="D1"><v>1E+2</v></c><c r="E1"><v>1e999</v></c>'
        '<c r="F1" s="1"><v>1e9</v></c><c r="G1" t="d"><v>2026-10-05</v></c>'
        '<c r="H1" s="1"><v>46300</v></c></row>'
    )
    (lembar,) = read(buku_jahat.sheet(row)).lembar
    assert cells(lembar) == {
        "A1": ("1.1", JenisSel.ANGKA),
        "B1": ("a", JenisSel.TEKS),
        "C1": ("kaya", JenisSel.TEKS),
        "D1": ("100", JenisSel.ANGKA),
        "E1": ("#NUM!", JenisSel.GALAT),
        "F1": ("#VALUE!", JenisSel.GALAT),
        "G1": ("2026-10-05", JenisSel.TANGGAL),
        "H1": ("2026-10-05", JenisSel.TANGGAL),
    }


def test_that_what_else_a_workbook_holds_does_no_harm() -> None:
    buku = Workbook()
    lembar = buku.active
    for baris in range(1, 6):
        lembar.append([f"UPT {baris}", baris])
    chart = BarChart()
    chart.add_data(Reference(lembar, min_col=2, min_row=1, max_row=5))
    lembar.add_chart(chart, "D1")
    lembar["A1"].comment = Comment("periksa", "Sari")
    lembar["A2"].hyperlink = "https://contoh.invalid"
    lembar.conditional_formatting.add("B1:B5", CellIsRule(operator="greaterThan", formula=["3"]))
    lembar.add_data_validation(DataValidation("list", formula1='"a,b"', sqref="A1:A1048576"))
    lembar.print_title_rows = "1:1"
    lembar.print_area = "A1:B5"
    lembar.auto_filter.ref = "A1:B5"
    (isi,) = read(saved(buku)).lembar
    assert cells(isi)["A5"] == ("UPT 5", JenisSel.TEKS)


def test_that_ranges_of_a_whole_sheet_cost_nothing(pengintai: Pengintai) -> None:
    everything = "A1:XFD1048576"
    after = (
        f'<mergeCells><mergeCell ref="{everything}"/></mergeCells><conditionalFormatting '
        f'sqref="{everything}"><cfRule type="unknown"/></conditionalFormatting>'
        f'<hyperlinks><hyperlink ref="{everything}" location="A1"/></hyperlinks>'
    )
    (lembar,) = read(buku_jahat.sheet(buku_jahat.grid(3), after)).lembar
    assert lembar.gabungan == (everything,)
    assert len(lembar.sel) == 3
    assert pengintai.peak < 100 << 20


@pytest.mark.parametrize(
    ("data", "before"),
    [
        ('<row r="1048576"><c r="A1048576"><v>1</v></c></row>', '<dimension ref="A1:XFD1048576"/>'),
        ("<row/>" * 1_000_000 + '<row><c r="A1000001"><v>1</v></c></row>', ""),
    ],
    ids=["dimension", "rows"],
)
def test_that_a_million_empty_rows_are_read_soon(
    pengintai: Pengintai, data: str, before: str
) -> None:
    isi = buku_jahat.pack(buku_jahat.parts(data, before=before), buku_jahat.zipfile.ZIP_STORED)
    start = time.monotonic()
    (lembar,) = read(isi).lembar
    assert len(lembar.sel) == 1
    assert time.monotonic() - start < 20
    assert pengintai.peak < 300 << 20


def test_that_300_000_cells_are_read_with_progress(pengintai: Pengintai) -> None:
    done: list[float] = []
    (lembar,) = read(buku_jahat.sheet(buku_jahat.grid(300_000)), report=done.append).lembar
    assert len(lembar.sel) == 300_000
    assert done == sorted(done)
    assert done[-1] == 1
    assert pengintai.peak < 300 << 20


@pytest.mark.parametrize("nama", list(buku_jahat.JAHAT))
def test_that_a_hostile_workbook_ends_with_a_sentence(pengintai: Pengintai, nama: str) -> None:
    make, kode = buku_jahat.JAHAT[nama]
    isi = make()
    start = time.monotonic()
    with pytest.raises(KnownError) as caught:
        read(isi)
    assert caught.value.kode == kode
    assert caught.value.pesan.endswith(".")
    assert caught.value.tindakan.endswith(".")
    assert time.monotonic() - start < 20
    assert pengintai.peak < 300 << 20


def test_that_a_workbook_heavier_than_the_limit_ends_with_a_sentence(pengintai: Pengintai) -> None:
    with pytest.raises(KnownError) as caught:
        read(buku_jahat.many_texts(), memory_bytes=64 << 20)
    assert caught.value.kode == "MEMORI_HABIS"
    assert pengintai.peak < 64 << 20


def test_that_cancelling_ends_openpyxl_in_the_middle(pengintai: Pengintai) -> None:
    done: list[float] = []
    with pytest.raises(KnownError) as caught:
        read(
            buku_jahat.sheet(buku_jahat.grid(300_000)),
            report=done.append,
            cancelled=lambda: 0.3 in done,
        )
    assert caught.value.kode == "DIBATALKAN"
    assert done[-1] < 1


GOOD = ["A1", "1.5", "angka", "General"]


@pytest.mark.parametrize(
    "pieces",
    [
        [{"sel": [GOOD]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"lain": []}],
        [{"lembar": 1, "tersembunyi": False}],
        [{"lembar": "Isi"}],
        [{"lembar": "Isi", "tersembunyi": False}, {"sel": [[*GOOD, "x"]]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"sel": [["A0", "1", "angka", ""]]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"sel": [["XFE1", "1", "angka", ""]]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"sel": [["A1048577", "1", "angka", ""]]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"sel": [["A1", "1e5", "angka", ""]]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"sel": [["A1", "NaN", "angka", ""]]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"sel": [["A1", "kemarin", "tanggal", ""]]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"sel": [["A1", "2", "logika", ""]]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"sel": [["A1", "x", "rumus", ""]]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"sel": [["A1", None, "teks", ""]]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"gabungan": ["A1:B2:C3"]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"gabungan": [7]}],
        [{"lembar": "Isi", "tersembunyi": False}, {"sel": [GOOD] * 101}],
    ],
)
def test_that_the_parent_believes_nothing_that_the_child_would_not_say(
    monkeypatch: pytest.MonkeyPatch, pieces: list[Any]
) -> None:
    monkeypatch.setattr(buku_kerja, "SEL_MAKS", 100)
    monkeypatch.setattr(buku_kerja, "GABUNGAN_MAKS", 0)
    assert (
        buku_kerja.receive(iter([{"lembar": "Isi", "tersembunyi": False}, {"sel": [GOOD]}]))
        .lembar[0]
        .sel
    )
    with pytest.raises(ValueError, match=r"."):
        buku_kerja.receive(iter(pieces))


@given(st.binary(max_size=300), st.integers(0), st.integers(0))
def test_that_a_damaged_workbook_is_refused_or_read(harm: bytes, at: int, cut: int) -> None:
    isi = bytearray(ORDINARY)
    at %= len(isi)
    isi[at : at + cut % 300] = harm
    try:
        buku_kerja.receive(buku_kerja.parse(bytes(isi), lambda done: None))
    except RefusedError as error:
        known = buku_kerja.explain(error.kode)
    else:
        return
    assert known


ORDINARY = buku_jahat.ordinary()
