from io import BytesIO

import pytest
from openpyxl import load_workbook

from ranpk_desktop.exports.cetak import Tepi
from ranpk_desktop.exports.furnitur_xlsx import new_workbook, print_setup, render
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
