"""Both documents of a plan as workbook."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ranpk_desktop.domain.bentuk_rencana import format_bernomor, format_keluaran
from ranpk_desktop.domain.butir import AWALAN, SASARAN, Level
from ranpk_desktop.domain.pohon import Simpul
from ranpk_desktop.exports import rencana_aksi_iku_xlsx, rencana_aksi_xlsx
from tests.exports.alat import page_sizes, pages, print_workbook, render_elsewhere
from tests.factories import KATA, KATA_PANJANG, Rencana, big_plan, cetak, small_plan
from tests.rencana_acak import plans

DOCUMENTS = {"rencana_aksi_xlsx": rencana_aksi_xlsx, "rencana_aksi_iku_xlsx": rencana_aksi_iku_xlsx}


@pytest.fixture(params=DOCUMENTS)
def module(request):
    return DOCUMENTS[request.param]


def reopen(module, rencana: Rencana, **columns) -> Workbook:
    return load_workbook(BytesIO(module.render(rencana.tahunan(), cetak(**columns))))


def texts(workbook: Workbook) -> Iterator[str]:
    for sheet in workbook.worksheets:
        if sheet.sheet_state == "visible":
            for row in sheet.iter_rows(values_only=True):
                yield from (value for value in row if isinstance(value, str))


def table(sheet: Worksheet, header: str) -> list[list[object]]:
    """Return the rows from the one below a header cell on."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    return rows[next(n for n, row in enumerate(rows) if header in row) + 1 :]


def places(workbook: Workbook) -> list[tuple[str, object]]:
    """Return the id and the cell of every entry of the hidden sheet."""
    entries = list(workbook["_ranpk"].iter_rows(values_only=True))
    first = next(n for n, row in enumerate(entries) if row[0] == "id") + 1
    return [
        (butir_id, workbook[sheet].cell(row, column).value)
        for butir_id, sheet, row, column in entries[first:]
    ]


@pytest.mark.parametrize("nama", DOCUMENTS)
def test_that_the_same_plan_has_the_same_bytes_in_every_process(nama):
    here = DOCUMENTS[nama].render(big_plan(20).tahunan(), cetak())
    assert render_elsewhere(nama, "big_plan(20).tahunan()") == here


def test_that_rencana_aksi_is_laid_out_as_s3():
    sheet = reopen(rencana_aksi_xlsx, small_plan())["Rencana Aksi"]
    rows = table(sheet, "SASARAN STRATEGIS")
    assert rows[0] == [*["URAIAN", "INDIKATOR KINERJA", "SATUAN", "TARGET"] * 3, None]
    assert rows[1] == list(range(1, 14))
    assert rows[2][0] == "Sasaran Strategis"
    assert rows[3] == [
        "Obat dan makanan di pasar aman serta bermutu",
        "Persentase obat yang memenuhi syarat",
        "%",
        "TW 1 = 94",
        "Pengawasan obat dan makanan",
        "Indeks pengawasan",
        "%",
        "TW 1 = -",
        "Pengujian sampel",
        "Jumlah sampel yang diuji",
        "sampel",
        "TW 1 = 300",
        "Ketua Tim Pengujian",
    ]
    assert [row[3] for row in rows[3:7]] == ["TW 1 = 94", "TW 2 = 95", "TW 3 = 95", "TW 4 = 96"]
    assert rows[7][:9] == [*[None] * 8, "Pengadaan =1+1 baku pembanding"]
    assert [row[11] for row in rows[7:11]] == ["TW 1 = N/A", "TW 2 = ≤ 2", "TW 3 =", "TW 4 ="]
    assert rows[11][:5] == [None, "Indeks kepuasan", "%", "TW 1 = N/A", "Dukungan manajemen"]


def test_that_cells_are_merged_over_the_four_quarters():
    sheet = reopen(rencana_aksi_xlsx, small_plan())["Rencana Aksi"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    merged = {str(area) for area in sheet.merged_cells.ranges}
    first = cells["Pengujian sampel"].row
    for column in "ABCEFGIJKM":
        assert f"{column}{first}:{column}{first + 3}" in merged
    ranpk = cells["Persentase makanan yang memenuhi syarat"].row
    assert f"A{ranpk}:B{ranpk + 3}" in merged
    assert not any(area.startswith(f"D{first}") for area in merged)


def test_that_rencana_aksi_iku_is_laid_out_as_s4():
    workbook = reopen(rencana_aksi_iku_xlsx, small_plan())
    rows = table(workbook["Rencana Aksi IKU"], "NO")
    assert rows[1] == [
        "1",
        "Obat dan makanan di pasar aman serta bermutu",
        "Persentase obat yang memenuhi syarat",
        96,
        "RA 1. Pemetaan sarana yang rawan",
        "KK 1.1. Terlaksananya pemetaan sarana yang rawan",
        "T/O 1.1.1. Dokumen pemetaan sarana yang rawan",
        "TW 1",
    ]
    assert rows[2] == [*[None] * 6, "T/O 1.1.2. Sarana didampingi (25 - 50 - 50)", "TW 2, 3, 4"]
    assert rows[5] == [None, None, "Indeks kepuasan", 3.6, *[None] * 4]
    rows = table(workbook["Indikator Kinerja"], "Nomor")
    assert rows[0] == [*[None] * 5, "I", "II", "III", "IV", None, None]
    assert rows[1][0] == "Sasaran Strategis"
    assert rows[2][3:] == [
        "Laporan pengujian",
        "Definisi :\nObat yang diuji dan lulus.\nFormula :\nLulus : diuji x 100%",
        *(94, 95, 95, 96, 96, "%"),
    ]
    assert rows[3] == [None, None, "Indeks kepuasan", None, None, *["N/A"] * 3, 3.6, 3.6, "%"]
    assert [row[0] for row in rows[4:8]] == ["Sasaran Khusus", "2", "Sasaran RANPK", _SEKTOR]


_SEKTOR = "Sektor: 3.1 Obat dan Makanan"


@pytest.mark.parametrize(
    ("teks", "expected"),
    [
        ("7,26", 7.26),
        ("1.200", 1200),
        ("≤_2", "≤ 2"),
        ("5_(Skala_1-7)", "5 (Skala 1-7)"),
        ("-", "-"),
        ("N/A", "N/A"),
        ("1.234.567.890.123.456,7", "1.234.567.890.123.456,7"),
    ],
)
def test_that_a_target_is_a_number_where_that_says_all_of_it(teks, expected):
    rencana = Rencana()
    rencana.indikator(None, "Mutu", f"{teks} {teks}")
    (row,) = table(reopen(rencana_aksi_iku_xlsx, rencana)["Indikator Kinerja"], "Nomor")[1:]
    assert row[5] == row[9] == expected


@pytest.mark.parametrize(
    ("module", "skema"),
    [
        (rencana_aksi_xlsx, "ranpk-rencana-aksi-1"),
        (rencana_aksi_iku_xlsx, "ranpk-rencana-aksi-iku-1"),
    ],
)
def test_that_a_very_hidden_sheet_knows_every_cell(module, skema):
    rencana = small_plan()
    workbook = reopen(module, rencana)
    sheet = workbook["_ranpk"]
    assert sheet.sheet_state == "veryHidden"
    facts = {row[0]: row[1] for row in sheet.iter_rows(max_row=4, values_only=True)}
    assert facts == {
        "skema": skema,
        "unit_id": rencana.isi["unit"][0]["id"],
        "tahun": 2026,
        "kode_data": "7F3A-91C2-04BE-D815",
    }
    assert [cell.value for cell in sheet[5]] == ["id", "lembar", "baris", "kolom"]
    by_id = rencana.tahunan().pohon.by_id
    for butir_id, shown in places(workbook):
        assert by_id[butir_id].butir.uraian in str(shown)


def written(simpul: Simpul) -> str:
    if simpul.level in AWALAN:
        return format_bernomor(simpul)
    if simpul.level is Level.KELUARAN:
        return format_keluaran(simpul)
    return simpul.butir.uraian


@given(plans(15))
@settings(deadline=None, max_examples=40)
def test_that_every_butir_stands_in_one_of_the_workbooks(rencana: Rencana):
    pohon = rencana.tahunan().pohon
    aksi, iku = (dict(places(reopen(module, rencana))) for module in DOCUMENTS.values())
    for simpul in pohon.simpul:
        if simpul.level in AWALAN:
            assert iku[simpul.id] == written(simpul)
        else:
            assert str(aksi[simpul.id]).endswith(written(simpul))
        if simpul.level in SASARAN:
            assert iku[simpul.id] == written(simpul)


@given(plans(15))
@settings(deadline=None, max_examples=40)
def test_that_sources_and_measurements_of_sasaran_are_in_the_second_sheet(rencana: Rencana):
    pohon = rencana.tahunan().pohon
    found = list(texts(reopen(rencana_aksi_iku_xlsx, rencana)))
    for simpul in pohon.simpul:
        above = pohon.parent(simpul.id)
        if simpul.indikator and (above is None or above.level not in _DEEPER):
            assert found.count(simpul.indikator.sumber_data) == 1
            assert any(f"Definisi :\n{simpul.pengukuran[0].teks}" in teks for teks in found)


_DEEPER = (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN)


@pytest.mark.parametrize("teks", ["=1+1", "+62 812", "-2 kali", "@unit", "=HYPERLINK(1)"])
def test_that_no_text_becomes_a_formula(module, teks):
    rencana = Rencana()
    sasaran = rencana.butir("SASARAN_STRATEGIS", teks)
    rencana.indikator(sasaran, teks, satuan=teks, sumber_data=teks, penanggung_jawab=teks)
    found = [
        cell
        for sheet in reopen(module, rencana)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == teks
    ]
    assert len(found) >= 4
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in found)


def test_that_header_rows_are_frozen_and_printed_on_every_page(module):
    workbook = reopen(module, small_plan())
    for sheet in workbook.worksheets[:-1]:
        top, bottom = map(int, sheet.print_title_rows.replace("$", "").split(":"))
        assert sheet.freeze_panes == f"A{bottom + 1}"
        header = {cell.value for row in sheet.iter_rows(top, bottom) for cell in row}
        assert header & {"URAIAN", "NO", "Nomor"}
        assert sheet.oddFooter.right.text == "Kode data: 7F3A-91C2-04BE-D815"


def test_that_an_empty_plan_gives_a_workbook_that_says_so(module):
    workbook = reopen(module, Rencana(), kode_data="")
    assert len(workbook.sheetnames) == 2
    found = list(texts(workbook))
    assert any(teks.startswith("Rencana tahun 2026 belum") for teks in found)
    assert any("Versi awal (draf)" in teks for teks in found)


def test_that_the_signature_of_the_head_ends_the_first_sheet(module):
    first = reopen(module, small_plan()).worksheets[0]
    *_before, last = (cell.value for row in first.iter_rows() for cell in row if cell.value)
    assert last.splitlines()[0] == "Contoh, 5 Oktober 2026"
    assert last.splitlines()[-2:] == [
        "apt. Siti Rahmawati Lestari, S.Farm., M.Si.",
        "NIP 198003152005012001",
    ]


@pytest.mark.parametrize("kertas", ["A4", "F4"])
def test_that_libreoffice_prints_it_whole(tmp_path: Path, module, kertas):
    data = module.render(big_plan(20).tahunan(), cetak(kertas=kertas))
    printed = print_workbook(tmp_path, data)
    lebar, tinggi = {"A4": (297, 210), "F4": (330, 215)}[kertas]
    ((width, height),) = page_sizes(printed)
    assert (width, height) == pytest.approx((lebar, tinggi), abs=1)
    together = "".join(pages(printed, "-raw"))
    assert set(KATA) <= set(together.split())
    assert "###" not in together


def test_that_libreoffice_prints_a_word_longer_than_its_column_whole(tmp_path: Path):
    rencana = Rencana()
    rencana.butir("KEGIATAN", KATA_PANJANG)
    printed = print_workbook(tmp_path, rencana_aksi_xlsx.render(rencana.tahunan(), cetak()))
    assert KATA_PANJANG in "".join("".join(pages(printed, "-raw")).split())
