from datetime import datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from ranpk_desktop.exports import laporan_triwulan_xlsx, naskah
from tests.exports.alat import page_sizes, pages, print_workbook, render_elsewhere, run
from tests.factories import KATA, KATA_PANJANG, Rencana, busy_plan, cetak


def render(rencana: Rencana, **columns) -> bytes:
    return laporan_triwulan_xlsx.render(rencana.compose(), cetak(**columns))


def reopen(rencana: Rencana, **columns) -> Workbook:
    return load_workbook(BytesIO(render(rencana, **columns)))


def lines_of_ink(page: Path) -> list[int]:
    """Return how high each line of text in the left third of a picture is, in pixels."""
    with Image.open(page) as picture:
        grey = picture.convert("L")
    left, right = grey.width // 7, grey.width // 4
    inked = [grey.crop((left, y, right, y + 1)).getextrema()[0] < 100 for y in range(grey.height)]
    return [len(list(run_)) for ink, run_ in groupby(inked) if ink]


def rows(sheet: Worksheet) -> dict[str, list]:
    """Return the table's rows by their number; the header by "No."."""
    return {
        str(row[0].value): [cell.value for cell in row]
        for row in sheet.iter_rows(max_col=14)
        if row[1].value
    }


def test_that_the_same_report_has_the_same_bytes_in_every_process():
    assert render_elsewhere("laporan_triwulan_xlsx") == render(busy_plan())


def test_that_no_entry_carries_the_time_of_the_computer():
    with ZipFile(BytesIO(render(busy_plan(3)))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = reopen(Rencana()).properties
    assert properties.created == properties.modified == datetime(2026, 10, 5, 0, 12)  # noqa: DTZ001
    assert properties.title == "LAPORAN KINERJA INTERIM TRIWULAN III TAHUN 2026"
    assert properties.creator == "Loka POM di Kabupaten Contoh"


def test_that_numbers_are_numbers_and_the_kinds_of_nothing_are_texts():
    table = rows(reopen(busy_plan(7))["Laporan"])
    assert [teks.replace("\N{NO-BREAK SPACE}", " ") for teks in table["No."][3:13]] == [
        "Target TW III",
        "Pembilang",
        "Penyebut",
        "Realisasi TW III",
        "Capaian TW III (%)",
        "Capaian s.d. TW III (%)",
        "Kriteria",
        "Target 2026",
        "Realisasi s.d. TW III",
        "Capaian 2026 (%)",
    ]
    ratio = pytest.approx(174 / 180 * 100, abs=1e-9)
    assert table["1"][3:13] == [96, 174, 180, ratio, 100.69, None, "Baik", 97, ratio, 99.66]
    assert table["2"][3:13] == [25, None, None, 20, 80, 80, "Cukup", 50, 20, 40]
    assert table["3"][3:13] == [300, None, None, 263, 87.67, 97.22, "Cukup", 1200, 875, 72.92]
    assert table["4"][3:8] == [2, None, None, 5, 0]
    assert table["5"][3:13] == ["N/A", None, None, "N/A", *[None] * 3, 3.53, None, None]
    assert table["6"][3:8] == ["-", *[None] * 4]
    assert table["7"][10] == 6009854


def test_that_number_formats_leave_the_notation_to_the_reader():
    sheet = reopen(busy_plan(7))["Laporan"]
    formats = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row}
    assert formats[100.69] == "#,##0.00"
    assert formats[96] == "#,##0"
    assert formats[2] == '"≤ "#,##0'


def test_that_dates_are_dates():
    sheet = reopen(busy_plan(3))["Ringkasan"]
    facts = {row[0].value: row[1] for row in sheet.iter_rows(max_col=2)}
    assert facts["Awal periode"].value == datetime(2026, 7, 1)  # noqa: DTZ001
    assert facts["Akhir periode"].is_date
    assert facts["Dibuat (WIT)"].value == datetime(2026, 10, 5, 9, 12)  # noqa: DTZ001
    assert facts["Realisasi terisi"].value == 3


@pytest.mark.parametrize("teks", ["=1+1", "+62 812", "-2 kali", "@unit", "#N/A", "=HYPERLINK(1)"])
def test_that_no_text_becomes_a_formula(teks):
    rencana = Rencana()
    rencana.indikator(None, teks, realisasi={3: "90"}, analisis=teks, penanggung_jawab=teks)
    workbook = reopen(rencana)
    cells = [
        cell
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == teks
    ]
    assert len(cells) == 4
    for cell in cells:
        assert cell.data_type == "s"
        assert bool(cell.quotePrefix) is (teks[0] in "=+-@")


def test_that_a_colour_never_stands_without_its_word():
    colours = {f"00{fill}" for fill in naskah.NADA.values()}
    coloured = [
        cell
        for sheet in reopen(busy_plan())
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb in colours
    ]
    assert len(coloured) > 30
    assert all(isinstance(cell.value, str) for cell in coloured)


def test_that_a_very_hidden_sheet_knows_every_row():
    rencana = busy_plan(10)
    workbook = reopen(rencana)
    sheet = workbook["_ranpk"]
    assert sheet.sheet_state == "veryHidden"
    facts = {row[0]: row[1] for row in sheet.iter_rows(max_row=5, values_only=True)}
    assert facts == {
        "skema": "ranpk-laporan-triwulan-1",
        "unit_id": rencana.isi["unit"][0]["id"],
        "tahun": 2026,
        "triwulan": 3,
        "kode_data": "7F3A-91C2-04BE-D815",
    }
    uraian = {row["id"]: row["uraian"] for row in rencana.isi["butir_rencana"]}
    places = list(sheet.iter_rows(min_row=7, values_only=True))
    found = [
        (uraian[butir_id], workbook[nama].cell(row, 2).value) for butir_id, nama, row in places
    ]
    assert sum(nama == "Laporan" for _, nama, _ in places) == 10
    assert all(shown in (None, expected) for expected, shown in found)


def test_that_the_header_is_frozen_and_printed_on_every_page():
    workbook = reopen(busy_plan(3))
    for nama in ("Laporan", "Analisis"):
        sheet = workbook[nama]
        header = int(sheet.freeze_panes.removeprefix("C")) - 1
        assert sheet.cell(header, 1).value == "No."
        assert sheet.print_title_rows == f"${header}:${header}"
        assert "&P dari &N" in str(sheet.oddFooter.left.text)
        assert sheet.oddFooter.right.text == "Kode data: 7F3A-91C2-04BE-D815"


def test_that_a_row_is_as_high_as_its_longest_text():
    sheet = reopen(busy_plan(8))["Analisis"]
    long = next(cell for row in sheet.iter_rows() for cell in row if KATA[0] in str(cell.value))
    assert long.value == " ".join(KATA)
    assert 25 * 11 < sheet.row_dimensions[long.row].height < 409


def test_that_a_text_higher_than_excel_allows_covers_several_rows():
    rencana = Rencana()
    rencana.indikator(None, " ".join(KATA), realisasi={3: "90"})
    rencana.indikator(None, "Sesudahnya", realisasi={3: "90"})
    sheet = reopen(rencana)["Laporan"]
    (area,) = [area for area in sheet.merged_cells.ranges if area.min_col == area.max_col == 2]
    heights = [sheet.row_dimensions[row].height for row in range(area.min_row, area.max_row + 1)]
    assert len(heights) > 3
    assert sheet.cell(area.max_row + 1, 2).value == "Sesudahnya"


def test_that_the_sample_office_is_marked_on_sheets_and_pages():
    workbook = reopen(busy_plan(3, contoh=1))
    for nama in ("Laporan", "Ringkasan", "Analisis"):
        assert workbook[nama]["A1"].value == "DATA CONTOH – bukan laporan resmi"
        assert "DATA CONTOH" in workbook[nama].oddFooter.center.text
    assert reopen(busy_plan(3))["Laporan"]["A1"].value == "BADAN PENGAWAS OBAT DAN MAKANAN"


def test_that_an_empty_plan_gives_a_workbook_that_says_so():
    workbook = reopen(Rencana())
    assert workbook.sheetnames == ["Laporan", "Ringkasan", "Anggaran", "Data dukung", "_ranpk"]
    texts = [cell.value for row in workbook["Laporan"].iter_rows() for cell in row]
    assert "Rencana tahun 2026 belum memuat indikator." in texts


def test_that_libreoffice_prints_it_whole_on_f4_landscape(tmp_path: Path):
    printed = print_workbook(tmp_path, render(busy_plan()))
    ((width, height),) = page_sizes(printed)
    assert width == pytest.approx(330, abs=1)
    assert height == pytest.approx(215, abs=1)
    texts = pages(printed, "-raw")
    together = "".join(texts)
    assert set(KATA) <= set(together.split())
    assert KATA_PANJANG in "".join(together.split())
    for number, text in enumerate(texts, 1):
        assert f"Halaman {number} dari {len(texts)}" in text
    assert "Penanggung jawab" in texts[1]
    assert "###" not in together


def test_that_libreoffice_cuts_no_line_of_a_text_that_goes_on_overleaf(tmp_path: Path):
    rencana = Rencana()
    rencana.indikator(None, "kata " * 666, realisasi={3: "90"})
    run(
        "pdftoppm",
        "-r",
        "150",
        "-png",
        print_workbook(tmp_path, render(rencana)),
        tmp_path / "halaman",
    )
    first, second = (lines_of_ink(tmp_path / f"halaman-{number}.png") for number in (1, 2))
    above, below = 4, 2  # kop, title and header; the closing sentence
    lines = first[above:] + second[1:-below]
    assert len(lines) > 50
    assert max(lines) - min(lines) <= 1
