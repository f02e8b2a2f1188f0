from io import BytesIO

import pytest
from openpyxl import load_workbook

from ranpk_desktop.exports.cetak import Tepi
from ranpk_desktop.exports.furnitur_xlsx import add_ids, new_workbook, print_setup, render
from ranpk_desktop.exports.lembar_xlsx import Lembar, Sel, number_format
from tests.factories import cetak, unit


@pytest.mark.parametrize(
    ("places", "prefix", "expected"),
    [(0, "", "#,##0"), (2, "", "#,##0.00"), (1, "≥", '"≥ "#,##0.0')],
)
def test_that_number_formats_name_no_language(places, prefix, expected):
    assert number_format(places, prefix) == expected


def test_that_a_row_grows_with_its_longest_cell_and_narrow_columns():
    lembar = Lembar(new_workbook("Judul", unit(), cetak()), "Lembar", [10, 40])
    heights = [
        lembar.sheet.row_dimensions[lembar.add(*cells)].height
        for cells in (
            (Sel("kata"), Sel("kata")),
            (Sel("kata"), Sel("kata " * 20)),
            (Sel("kata " * 20), Sel("kata")),
            (Sel("kata\n" * 20), Sel("kata", kolom=1)),
        )
    ]
    assert heights == sorted(set(heights))


def test_that_a_cell_over_several_columns_uses_all_their_width():
    lembar = Lembar(new_workbook("Judul", unit(), cetak()), "Lembar", [20, 20, 20])
    narrow, wide = lembar.add(Sel("kata " * 20)), lembar.add(Sel("kata " * 20, kolom=3))
    rows = lembar.sheet.row_dimensions
    assert rows[wide].height < rows[narrow].height
    assert "A2:C2" in str(lembar.sheet.merged_cells)


def test_that_a_cell_of_a_block_covers_rows_as_high_as_its_text():
    lembar = Lembar(new_workbook("Judul", unit(), cetak()), "Lembar", [20, 20, 20])
    lembar.add(Sel("Sebelumnya"))
    block = [
        [Sel("kata " * 40), Sel("satu"), Sel("dua")],
        ["^", Sel("tiga", kolom=2)],
        ["^", "^", "^"],
    ]
    assert lembar.block(block) == [2, 3, 4]
    merged = {str(area) for area in lembar.sheet.merged_cells.ranges}
    assert merged == {"A2:A4", "B3:C4"}
    heights = [lembar.sheet.row_dimensions[row].height for row in (2, 3, 4)]
    alone = Lembar(new_workbook("Judul", unit(), cetak()), "Lembar", [20])
    needed = alone.sheet.row_dimensions[alone.add(Sel("kata " * 40))].height
    line = 9 * 2288 / 2048
    assert needed <= sum(heights) < needed + line
    assert all(height / line == pytest.approx(round(height / line), abs=0.01) for height in heights)


def test_that_a_block_row_higher_than_excel_allows_covers_several():
    lembar = Lembar(new_workbook("Judul", unit(), cetak()), "Lembar", [10, 10])
    first, second = lembar.block([[Sel("kata " * 200), Sel("satu")], [Sel("dua"), Sel("tiga")]])
    assert second - first > 1
    assert f"B{first}:B{second - 1}" in {str(area) for area in lembar.sheet.merged_cells.ranges}
    assert all(row.height < 409 for row in lembar.sheet.row_dimensions.values())


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([("a", "Lembar", 4)], ("id", "lembar", "baris")),
        ([("a", "Lembar", 4, 2)], ("id", "lembar", "baris", "kolom")),
        ([], ("id", "lembar", "baris")),
    ],
)
def test_that_hidden_ids_name_a_column_where_a_row_has_several(rows, header):
    workbook = new_workbook("Judul", unit(), cetak())
    add_ids(workbook, "skema-1", {"tahun": 2026}, rows)
    found = [tuple(filter(None, row)) for row in workbook["_ranpk"].iter_rows(values_only=True)]
    assert found == [("skema", "skema-1"), ("tahun", 2026), header, *rows]


@pytest.mark.parametrize(
    ("kertas", "size", "width", "height"),
    [
        ("A4", "9", "210mm", "297mm"),
        ("F4", "14", "215mm", "330mm"),
        ("Folio", "14", "210mm", "330mm"),
    ],
)
def test_that_the_paper_survives_the_file(kertas, size, width, height):
    workbook = new_workbook("Judul", unit(), cetak())
    lembar = Lembar(workbook, "Lembar", [20])
    lembar.across("A & B", "sel")
    print_setup(lembar, unit(nama="A & B"), cetak(kertas=kertas), "A & B")
    setup = load_workbook(BytesIO(render(workbook)))["Lembar"].page_setup
    assert (str(setup.paperSize), setup.paperWidth, setup.paperHeight) == (size, width, height)
    assert setup.orientation == "landscape"


def test_that_a_sheet_has_the_margins_that_it_is_given():
    lembar = Lembar(new_workbook("Judul", unit(), cetak()), "Lembar", [20])
    print_setup(lembar, unit(), cetak(), "Keterangan", tepi=Tepi(kiri=30, bawah=25.4))
    margins = lembar.sheet.page_margins
    inches = (margins.left, margins.right, margins.top, margins.bottom)
    assert inches == pytest.approx((1.18, 0.59, 0.59, 1))
