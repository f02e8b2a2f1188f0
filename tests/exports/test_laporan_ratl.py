"""The status report of RATL as PDF and as workbook."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from ranpk_desktop.domain.lampiran2 import BentukLampiran
from ranpk_desktop.domain.laporan_ratl import LaporanRatl, Nihil, compose
from ranpk_desktop.exports import laporan_ratl_pdf, laporan_ratl_xlsx
from tests.exports.alat import (
    page_sizes,
    pages,
    preflight,
    print_workbook,
    render_elsewhere,
    text_edges,
)
from tests.factories import KATA, SEPANJANG_HALAMAN, cetak, pejabat, unit
from tests.ratl_contoh import PER, UNIT, aksi, few, status_report

REPORT = "unit(), status_report()"


def write(folder: Path, laporan: LaporanRatl, **columns) -> Path:
    path = folder / "ratl.pdf"
    path.write_bytes(laporan_ratl_pdf.render(unit(), laporan, cetak(**columns)))
    return path


def reopen(laporan: LaporanRatl) -> Workbook:
    return load_workbook(BytesIO(laporan_ratl_xlsx.render(unit(), laporan, cetak())))


@pytest.mark.parametrize("module", [laporan_ratl_pdf, laporan_ratl_xlsx])
def test_that_the_same_rows_have_the_same_bytes_in_every_process(module):
    here = module.render(unit(), status_report(), cetak())
    assert render_elsewhere(module.__name__.rpartition(".")[2], REPORT) == here


def test_that_every_cell_is_printed(tmp_path: Path):
    text = "".join(pages(write(tmp_path, status_report(), pelepas=pejabat())))
    for line in (
        "LAPORAN STATUS RENCANA AKSI TINDAK LANJUT (RATL)",
        "HASIL SURVEI KEPUASAN MASYARAKAT TAHUN 2022",
        "Status per 6 Juni 2023",
        "Selesai (%)",
        "25,00",
        f"Survei 2022 – {UNIT} – Informasi dan Pengaduan",
        "U9 Sarana dan",
        "TW II 2022",
        "terlambat 341 hari",
        "2 Mei 2022",
        "Sudah dipasang.",
        "Layanan tanpa tindak lanjut",
        "Kesembilan unsur bernilai 100,00",
        "Demikian laporan status",
        "apt. Siti Rahmawati Lestari",
    ):
        assert line in text


def test_that_the_quarters_of_an_action_are_marked_with_their_year(tmp_path: Path):
    lines = "".join(pages(write(tmp_path, status_report()))).splitlines()
    row = next(line for line in lines if "Semester II 2022" in line)
    assert row.count("2022") == 3


def test_that_the_workbook_holds_the_rows_and_the_sums():
    workbook = reopen(status_report())
    assert workbook.sheetnames == ["Ringkasan", "RATL", "_ranpk"]
    rows = list(workbook["RATL"].iter_rows(values_only=True))
    start = next(n for n, row in enumerate(rows) if row[0] == "No.")
    third = dict(zip(rows[start], rows[start + 3], strict=True))
    assert {name: value for name, value in third.items() if value is not None} == {
        "No.": 3,
        "Tahun survei": 2022,
        "Unit pelayanan": UNIT,
        "Jenis layanan": "Pengujian Pihak Ketiga",
        "Unsur": "U9 Sarana dan Prasarana",
        "Rencana aksi": "Menata ruang tunggu & menambah <kursi>",
        "Waktu pelaksanaan": "Semester II 2022",
        "TW III": "2022",
        "TW IV": "2022",
        "Penanggung jawab": "Ketua Tim Informasi",
        "Status": "Selesai",
        "Tanggal selesai": datetime(2022, 5, 2),  # noqa: DTZ001  # Excel knows no zone
        "Tindak lanjut": "Sudah dipasang.",
    }
    sums = list(workbook["Ringkasan"].iter_rows(values_only=True))
    assert ("2022", 8, 4, 2, 2, 25, 4) in sums


def test_that_what_is_not_printed_stands_beside_the_print_area():
    one = compose([aksi(kendala="Anggaran belum turun")], (), (2021,), PER)
    sheet = reopen(one)["RATL"]
    header = {cell.value: cell.column_letter for row in sheet for cell in row if cell.value}
    last = sheet.print_area.replace("$", "").rpartition(":")[2].rstrip("0123456789")
    assert header["Tindak lanjut"] == last
    assert header["Kendala"] > last
    assert header["Unit pelayanan"] > last
    assert sheet.auto_filter.ref.startswith("A")


@pytest.mark.parametrize("kertas", ["A4", "F4"])
def test_that_long_texts_are_printed_whole(tmp_path: Path, kertas):
    rows = [*few(), aksi(rencana_aksi=SEPANJANG_HALAMAN), aksi(kendala=SEPANJANG_HALAMAN)]
    path = write(tmp_path, compose(rows, (), (2021,), PER), kertas=kertas)
    lebar, tinggi = {"A4": (297, 210), "F4": (330, 215)}[kertas]
    assert list(page_sizes(path)) == [pytest.approx((lebar, tinggi), abs=0.1)]
    left, right, _top, bottom = text_edges(path)
    assert left >= 19.9
    assert right <= lebar - 14.9
    assert bottom <= tinggi - 8
    words = " ".join(pages(path, "-raw")).split()
    assert all(words.count(kata) == 2 for kata in KATA)


def test_that_no_action_gives_a_report_that_says_so(tmp_path: Path):
    nihil = [Nihil(2021, "Pengujian", "Semua unsur 100,00")]
    laporan = compose([], nihil, (2021,), PER)
    (text,) = pages(write(tmp_path, laporan))
    assert "Belum ada rencana aksi untuk survei tahun 2021." in text
    assert "Semua unsur 100,00" in text
    assert reopen(laporan).sheetnames == ["Ringkasan", "_ranpk"]


@pytest.mark.parametrize("contoh", [0, 1])
def test_that_an_independent_checker_finds_it_valid(tmp_path: Path, contoh: int):
    path = tmp_path / "ratl.pdf"
    odd = compose([*few(), aksi(rencana_aksi="✓ 合格 😀 ½")], (), (2021,), PER)
    path.write_bytes(laporan_ratl_pdf.render(unit(contoh=contoh), odd, cetak()))
    assert preflight(path) == []


def test_that_libreoffice_prints_the_workbook_whole(tmp_path: Path):
    rows = [*few(BentukLampiran.LAYANAN), aksi(2022, rencana_aksi=SEPANJANG_HALAMAN)]
    data = laporan_ratl_xlsx.render(unit(), compose(rows, (), (2022,), PER), cetak())
    printed = print_workbook(tmp_path, data)
    assert list(page_sizes(printed)) == [pytest.approx((330, 215), abs=1)]
    together = " ".join(pages(printed, "-raw"))
    assert set(KATA) <= set(together.split())
    assert "###" not in together
    assert "Saran responden" not in together
