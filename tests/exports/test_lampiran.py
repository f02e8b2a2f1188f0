"""Lampiran 1 and both layouts of Lampiran 2, as PDF and as workbook."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from ranpk_desktop.domain.lampiran2 import BentukLampiran
from ranpk_desktop.exports import lampiran1_pdf, lampiran1_xlsx, lampiran2_pdf, lampiran2_xlsx
from tests.exports.alat import (
    page_sizes,
    pages,
    preflight,
    print_workbook,
    render_elsewhere,
    text_edges,
)
from tests.factories import KATA, SEPANJANG_HALAMAN, cetak, unit
from tests.ratl_contoh import UNIT, aksi, few, rincian, ringkasan, summary_rows

REKOMENDASI, LAYANAN = BentukLampiran
_LONG_WORD = "tak" + "terpenggal" * 6
ELSEWHERE = {
    "lampiran1_pdf": "unit(), ringkasan(few(), 2021)",
    "lampiran1_xlsx": "unit(), ringkasan(few(), 2021)",
    "lampiran2_pdf": "unit(), rincian(few())",
    "lampiran2_xlsx": "unit(), rincian(few())",
}


def write(folder: Path, module, isi, **columns) -> Path:
    path = folder / "lampiran.pdf"
    path.write_bytes(module.render(unit(), isi, cetak(**columns)))
    return path


def reopen(module, isi) -> Workbook:
    return load_workbook(BytesIO(module.render(unit(), isi, cetak())))


def table(workbook: Workbook, header: str) -> list[tuple[object, ...]]:
    """Return the rows of the first sheet from its header on."""
    rows = list(workbook.worksheets[0].iter_rows(values_only=True))
    return rows[next(n for n, row in enumerate(rows) if row[0] == header) :]


@pytest.mark.parametrize("nama", ELSEWHERE)
def test_that_the_same_rows_have_the_same_bytes_in_every_process(nama):
    module = {
        "lampiran1_pdf": lampiran1_pdf,
        "lampiran1_xlsx": lampiran1_xlsx,
        "lampiran2_pdf": lampiran2_pdf,
        "lampiran2_xlsx": lampiran2_xlsx,
    }[nama]
    isi = ringkasan(few(), 2021) if nama.startswith("lampiran1") else rincian(few())
    assert render_elsewhere(nama, ELSEWHERE[nama]) == module.render(unit(), isi, cetak())


def test_that_lampiran_1_is_laid_out_as_s2():
    rows = table(reopen(lampiran1_xlsx, ringkasan(summary_rows())), "No")
    assert rows[0][:6] == (
        "No",
        "Unit Pelayanan",
        "Tahun",
        "Jumlah Rekomendasi",
        "Jumlah Rencana Aksi",
        "Status close tindak lanjut SKM",
    )
    assert rows[1][5:] == ("Jumlah", "Persentase (%)")
    assert rows[2:10] == [
        (1, "Balai Besar POM di Contoh Raya", 2021, 2, 7, 7, 100),
        (None, None, 2022, 4, 12, 9, 75),
        (2, UNIT, 2021, 1, 3, 2, 66.67),
        (None, None, 2022, 2, 5, 5, 100),
        (3, "Loka POM di Kota Contoh Baru*", 2022, 1, 3, 0, 0),
        ("Total", None, 2021, 3, 10, 9, 90),
        (None, None, 2022, 7, 20, 14, 70),
        (None, None, "2021 dan 2022", 10, 30, 23, 76.67),
    ]
    assert rows[11][0] == "*) Unit yang disurvei pertama kali sesudah tahun 2021."


def test_that_lampiran_1_prints_every_number_and_its_day(tmp_path: Path):
    (text,) = pages(write(tmp_path, lampiran1_pdf, ringkasan(summary_rows())))
    for line in (
        "LAMPIRAN 1",
        "TAHUN 2021 DAN 2022",
        "Status per 6 Juni 2023 · dibuat 5 Oktober 2026 09.12 WIT",
        "Loka POM di Kota Contoh Baru*",
        "66,67%",
        "2021 dan 2022",
        "76,67%",
        "*) Unit yang disurvei pertama kali sesudah tahun 2021.",
        "Kode data: 7F3A-91C2-04BE-D815",
    ):
        assert line in text


def test_that_one_year_has_one_total_and_no_mark(tmp_path: Path):
    (text,) = pages(write(tmp_path, lampiran1_pdf, ringkasan(summary_rows(), 2022)))
    assert text.count("Total") == 1
    assert " dan " not in text.partition("Unit Pelayanan")[2]
    assert "*" not in text


def test_that_the_years_of_a_unit_stay_on_one_page(tmp_path: Path):
    rows = [aksi(tahun, f"Unit {n}.") for n in range(60) for tahun in (2021, 2022)]
    for text in pages(write(tmp_path, lampiran1_pdf, ringkasan(rows)))[:-1]:
        assert text.count("2021") == text.count("Unit ") - text.count("Unit Pelayanan") + (
            2 if "LAMPIRAN" in text else 1
        )


def test_that_lampiran_2_of_2021_sorts_by_rekomendasi():
    rows = table(reopen(lampiran2_xlsx, rincian(few())), "NO")
    assert rows[0] == (
        "NO",
        "Unit Pelayanan",
        "No. Rekomendasi",
        "Rekomendasi",
        "Rencana Aksi",
        "Timeline",
        "Status Rencana Aksi",
    )
    assert rows[1][:3] == (1, UNIT, "2")
    assert rows[1][4:] == (
        "1. Waktu Penyelesaian\nMenambah petugas loket",
        "TW II 2022",
        "Belum",
    )
    assert rows[2][:3] == (None, None, "3")
    assert rows[2][5:] == (datetime(2022, 3, 31), "Proses")  # noqa: DTZ001  # Excel knows no zone
    assert rows[3][:4] == (None,) * 4
    assert rows[3][5:] == ("Semester II 2022", "Close")
    assert rows[5][:2] == (2, "Balai POM di Kota Contoh")


def test_that_lampiran_2_of_2022_sorts_by_service():
    rows = table(reopen(lampiran2_xlsx, rincian(few(LAYANAN), LAYANAN)), "No")
    assert rows[0] == (
        "No",
        "Unit Pelayanan",
        "Jenis Layanan",
        "Rencana Aksi",
        "Timeline",
        "Status",
    )
    assert [row[2] for row in rows[1:5]] == [
        "Informasi dan Pengaduan",
        None,
        "Pengujian Pihak Ketiga",
        None,
    ]


@pytest.mark.parametrize("bentuk", BentukLampiran)
def test_that_labels_are_merged_over_their_actions(bentuk: BentukLampiran):
    sheet = reopen(lampiran2_xlsx, rincian(few(bentuk), bentuk)).worksheets[0]
    first = next(cell.row for cell in sheet["B"] if cell.value == UNIT)
    areas = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"A{first}:A{first + 3}", f"B{first}:B{first + 3}"} <= areas
    label = f"D{first + 1}:D{first + 3}" if bentuk is REKOMENDASI else f"C{first}:C{first + 1}"
    assert label in areas


@pytest.mark.parametrize("bentuk", BentukLampiran)
def test_that_a_very_hidden_sheet_knows_the_row_of_every_action(bentuk: BentukLampiran):
    rows = few(bentuk)
    workbook = reopen(lampiran2_xlsx, rincian(rows, bentuk))
    sheet = workbook["_ranpk"]
    assert sheet.sheet_state == "veryHidden"
    entries = list(sheet.iter_rows(values_only=True))
    assert entries[0][:2] == ("skema", "ranpk-lampiran-2-1")
    start = next(n for n, row in enumerate(entries) if row[0] == "id") + 1
    texts = {it.id: it.rencana_aksi for it in rows}
    shown = {
        row_id: {cell.value for cell in workbook[lembar][baris]}
        for row_id, lembar, baris in entries[start:]
    }
    assert shown.keys() == texts.keys()
    assert all(texts[row_id] in values for row_id, values in shown.items())


@pytest.mark.parametrize("bentuk", BentukLampiran)
@pytest.mark.parametrize("kertas", ["A4", "F4"])
def test_that_actions_longer_than_a_page_are_printed_whole(tmp_path: Path, bentuk, kertas):
    label = {"rekomendasi": _LONG_WORD} if bentuk is REKOMENDASI else {}
    lines = "\n".join(f"{n}. langkah" for n in range(60))
    rows = [
        aksi(rencana_aksi=SEPANJANG_HALAMAN, no_rekomendasi="3", jenis_layanan="Uji", **label),
        aksi(rencana_aksi=lines, no_rekomendasi="3", jenis_layanan="Uji", **label),
        aksi(rencana_aksi="Akhir", no_rekomendasi="3", waktu_pelaksanaan=_LONG_WORD),
    ]
    path = write(tmp_path, lampiran2_pdf, rincian(rows, bentuk), kertas=kertas)
    lebar, tinggi = {"A4": (297, 210), "F4": (330, 215)}[kertas]
    assert list(page_sizes(path)) == [pytest.approx((lebar, tinggi), abs=0.1)]
    left, right, _top, bottom = text_edges(path)
    assert left >= 19.9
    assert right <= lebar - 14.9
    assert bottom <= tinggi - 8
    texts = pages(path, "-raw")
    words = " ".join(texts).split()
    assert all(words.count(kata) == 1 for kata in KATA)
    assert words.count("langkah") == 60
    assert _LONG_WORD in "".join(words)
    for text in pages(path):
        assert "Rencana Aksi" in text
        assert UNIT.split()[0] in text


@pytest.mark.parametrize("module", [lampiran1_pdf, lampiran1_xlsx, lampiran2_pdf, lampiran2_xlsx])
def test_that_no_action_gives_a_document_that_says_so(module, tmp_path: Path):
    isi = ringkasan([], 2021) if "lampiran1" in module.__name__ else rincian([])
    data = module.render(unit(), isi, cetak())
    if module.__name__.endswith("pdf"):
        (text,) = pages(write(tmp_path, module, isi))
    else:
        cells = load_workbook(BytesIO(data)).worksheets[0].iter_rows(values_only=True)
        text = "\n".join(str(cell) for row in cells for cell in row if cell)
    assert "Belum ada rencana aksi untuk survei tahun 2021." in text


@pytest.mark.parametrize("contoh", [0, 1])
def test_that_an_independent_checker_finds_them_valid(tmp_path: Path, contoh: int):
    odd = [*few(), aksi(rencana_aksi="✓ 合格 😀 ½ ≥ µg", no_rekomendasi="3")]
    for module, isi in ((lampiran1_pdf, ringkasan(odd, 2021)), (lampiran2_pdf, rincian(odd))):
        path = tmp_path / "lampiran.pdf"
        path.write_bytes(module.render(unit(contoh=contoh), isi, cetak()))
        assert preflight(path) == []


@pytest.mark.parametrize("kertas", ["A4", "F4"])
def test_that_libreoffice_prints_the_workbooks_whole(tmp_path: Path, kertas):
    long = [*few(), aksi(rencana_aksi=SEPANJANG_HALAMAN, no_rekomendasi="3")]
    upright, flat = {"A4": ((210, 297), (297, 210)), "F4": ((215, 330), (330, 215))}[kertas]
    for module, isi, size in (
        (lampiran1_xlsx, ringkasan(summary_rows()), upright),
        (lampiran2_xlsx, rincian(long), flat),
    ):
        printed = print_workbook(tmp_path, module.render(unit(), isi, cetak(kertas=kertas)))
        assert list(page_sizes(printed)) == [pytest.approx(size, abs=1)]
        together = " ".join(pages(printed, "-raw"))
        assert "###" not in together
    assert set(KATA) <= set(together.split())
