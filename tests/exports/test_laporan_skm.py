"""The report of a survey year and the sheet for the counter, as PDF and as workbook."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from ranpk_desktop.domain.laporan_skm import LaporanSkm
from ranpk_desktop.domain.publikasi_skm import PublikasiSkm, publish
from ranpk_desktop.exports import (
    laporan_skm_pdf,
    laporan_skm_xlsx,
    publikasi_skm_pdf,
    publikasi_skm_xlsx,
)
from tests.exports.alat import (
    page_sizes,
    pages,
    preflight,
    print_workbook,
    render_elsewhere,
    run,
    text_edges,
)
from tests.factories import KATA_PANJANG, cetak, pejabat, unit
from tests.skm_contoh import INFORMASI, PENGUJIAN, Survei, survey, survey_report

NAMA = "apt. Siti Rahmawati Lestari, S.Farm., M.Si."


def write(folder: Path, module, isi: LaporanSkm | PublikasiSkm, **columns) -> Path:
    path = folder / "dokumen.pdf"
    path.write_bytes(module.render(unit(), isi, cetak(pelepas=pejabat(), **columns)))
    return path


def reopen(module, isi: LaporanSkm | PublikasiSkm) -> Workbook:
    return load_workbook(BytesIO(module.render(unit(), isi, cetak())))


@pytest.mark.parametrize("nama", ["laporan_skm", "publikasi_skm"])
@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_that_the_same_survey_has_the_same_bytes_in_every_process(nama: str, ending: str):
    module = {
        "laporan_skm_pdf": laporan_skm_pdf,
        "laporan_skm_xlsx": laporan_skm_xlsx,
        "publikasi_skm_pdf": publikasi_skm_pdf,
        "publikasi_skm_xlsx": publikasi_skm_xlsx,
    }[f"{nama}_{ending}"]
    report = nama == "laporan_skm"
    isi = survey_report() if report else publish(survey_report())
    sample = "survey_report()" if report else "publish(survey_report())"
    there = render_elsewhere(f"{nama}_{ending}", f"unit(), {sample}")
    assert there == module.render(unit(), isi, cetak())


def test_that_every_part_of_the_report_is_printed(tmp_path: Path):
    text = "".join(pages(write(tmp_path, laporan_skm_pdf, survey_report())))
    for line in (
        "LAPORAN SURVEI KEPUASAN MASYARAKAT (SKM)",
        "TAHUN 2022",
        "rata-rata layanan",
        "89,45 → ",
        "Nilai unit (rata-rata layanan)",
        "90,83",
        "A (Sangat Baik)",
        "Mutu pelayanan: A 88,31–100,00 (Sangat Baik); B 76,61–88,30 (Baik)",
        f"{INFORMASI}: 90,83 – A (Sangat Baik)",
        "89,19 A · terendah 1",
        "naik 1,06",
        "turun 0,50",
        "kurang 2 responden",
        "kurang 7 responden",
        "populasi belum diisi",
        "Perempuan",
        "53,85%",
        "Target, capaian, dan tren nilai unit",
        "Tren nilai per jenis layanan",
        "Rencana tindak lanjut (RATL) survei 2022",
        "TW II 2022",
        f"Rencana aksi belum disusun untuk: {PENGUJIAN}.",
        "Layanan tanpa tindak lanjut",
        "Kesembilan unsur bernilai 100,00",
        "Tindak lanjut survei 2021, status per 31 Januari 2023",
        "Demikian laporan survei kepuasan masyarakat 2022",
        NAMA,
    ):
        assert line in text, line


def test_that_of_nine_highest_values_none_is_lowest(tmp_path: Path):
    made = Survei()
    made.survei(made.layanan("Uji"), 2022, " ".join(["100"] * 9))
    assert "terendah 1" not in "".join(pages(write(tmp_path, laporan_skm_pdf, made.compose())))


def test_that_bars_are_as_long_as_their_values(tmp_path: Path):
    made = Survei()
    made.survei(made.layanan("Uji"), 2022, "25 62,5 100 100 100 100 100 100 100")
    path = write(tmp_path, laporan_skm_pdf, made.compose(), kertas="F4")
    places = {
        word: float(left) for left, word in _words(path) if word in ("25,00", "62,50", "100,00")
    }
    short, half, whole = (places[word] for word in ("25,00", "62,50", "100,00"))
    assert half - short == pytest.approx((whole - short) / 2, abs=2)


def _words(path: Path) -> list[tuple[str, str]]:
    """Return left edge and text of each word; of equal ones the last, in the bars, counts."""
    found = run("pdftotext", "-bbox", path, "-")
    return re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]*)</word>', found)


@pytest.mark.parametrize("kertas", ["A4", "F4", "Folio"])
def test_that_nothing_of_the_report_is_cut(tmp_path: Path, kertas: str):
    made = survey()
    made.isi["layanan"][0]["nama"] = "Layanan dengan nama yang panjang sekali " * 6
    path = write(tmp_path, laporan_skm_pdf, made.compose(), kertas=kertas)
    lebar, tinggi = {"A4": (297, 210), "F4": (330, 215), "Folio": (330, 210)}[kertas]
    assert list(page_sizes(path)) == [pytest.approx((lebar, tinggi), abs=0.1)]
    left, right, _top, bottom = text_edges(path)
    assert left >= 19.9
    assert right <= lebar - 14.9
    assert bottom <= tinggi - 8


@pytest.mark.parametrize("laporan", [Survei().compose(), survey().compose(tahun=2030)])
def test_that_an_empty_survey_gives_a_report_that_says_so(tmp_path: Path, laporan: LaporanSkm):
    text = "".join(pages(write(tmp_path, laporan_skm_pdf, laporan, kode_data="")))
    assert "belum lengkap (0 dari 9 unsur)" in text
    assert "Belum ada rencana aksi atas survei" in text
    assert "Versi awal (draf)" in text
    assert reopen(laporan_skm_xlsx, laporan).sheetnames[0] == "Laporan"


def test_that_the_workbook_has_a_sheet_for_each_part():
    workbook = reopen(laporan_skm_xlsx, survey_report())
    assert workbook.sheetnames == [
        "Laporan",
        "Unsur",
        "Responden",
        "Tren",
        "Tindak lanjut",
        "RATL 2022",
        "RATL 2021",
        "_ranpk",
    ]
    rows = list(workbook["Unsur"].iter_rows(values_only=True))
    first = next(row for row in rows if row[0] == "U1 Persyaratan")
    assert first == ("U1 Persyaratan", None, 3.57, 0.396, 89.19, "A (Sangat Baik)", 88.13, 1.06,
                     "terendah 1")  # fmt: skip
    bars = workbook["Unsur"].conditional_formatting
    assert next(str(it.sqref) for it in bars).startswith("E")
    trend = list(workbook["Tren"].iter_rows(values_only=True))
    assert any(row[:1] == (2022,) and row[3] == 89.45 for row in trend)


def test_that_the_actions_of_both_surveys_keep_their_ids():
    made = survey()
    workbook = reopen(laporan_skm_xlsx, made.compose())
    entries = list(workbook["_ranpk"].iter_rows(values_only=True))
    assert entries[0][:2] == ("skema", "ranpk-laporan-skm-1")
    start = next(n for n, row in enumerate(entries) if row[0] == "id") + 1
    texts = {row["id"]: row["rencana_aksi"] for row in made.isi["ratl"]}
    for row_id, lembar, baris in entries[start:]:
        assert texts[row_id] in {cell.value for cell in workbook[lembar][baris]}
    assert {row_id for row_id, *_place in entries[start:]} == set(texts)


@pytest.mark.parametrize("besar", [False, True])
def test_that_the_sheet_for_the_counter_is_one_page(tmp_path: Path, besar: bool):
    made = survey(alamat="Jalan " + "Panjang " * 20)
    made.isi["layanan"][0]["nama"] = "Layanan dengan nama yang panjang sekali " * 3
    answers = {f"Jawaban yang agak panjang ke-{n}": 9 for n in range(9)}
    for jenis in ("JENIS_KELAMIN", "PENDIDIKAN"):
        survei_id = made.isi["survei"][1]["id"]
        for isi, jumlah in answers.items():
            row = {"id": f"{jenis}{isi}", "survei_id": survei_id, "jenis": jenis, "isi": isi}
            made.isi["profil_responden"].append({**row, "jumlah": jumlah})
    laporan = made.compose()
    path = write(
        tmp_path, publikasi_skm_pdf, publish(laporan, laporan.isi.layanan[0].id, besar=besar)
    )
    (text,) = pages(path)
    size = (297, 420) if besar else (210, 297)
    assert list(page_sizes(path)) == [pytest.approx(size, abs=0.5)]
    left, right, _top, bottom = text_edges(path)
    assert left >= 19.5
    assert right <= size[0] - 14.5
    assert bottom <= size[1] - 8
    for line in ("90,83", "Mutu pelayanan A", "Sangat Baik", "RESPONDEN", "TERIMA KASIH", NAMA):
        assert line in text


def test_that_the_sheet_of_the_unit_tells_method_and_target(tmp_path: Path):
    (text,) = pages(write(tmp_path, publikasi_skm_pdf, publish(survey_report())))
    for line in (
        "NILAI SURVEI KEPUASAN MASYARAKAT",
        "Seluruh layanan · Tahun 2022",
        "Cara hitung: rata-rata layanan",
        "Target 89,45, tercapai",
        "Jumlah: 205 orang",
        "U8 Penanganan Pengaduan, Saran, dan",
        "jawaban lain 42",
    ):
        assert line in text


def test_that_an_incomplete_survey_is_published_as_such(tmp_path: Path):
    made = Survei()
    made.survei(made.layanan(INFORMASI), 2022, "90 90 90 - 90 90 90 90 90", responden=None)
    laporan = made.compose()
    publikasi = publish(laporan, laporan.isi.layanan[0].id)
    (text,) = pages(write(tmp_path, publikasi_skm_pdf, publikasi))
    assert "Belum lengkap: 8 dari 9 unsur" in text
    assert "belum diisi" in text
    values = [
        cell for row in reopen(publikasi_skm_xlsx, publikasi).worksheets[0].values for cell in row
    ]
    assert "Belum lengkap: 8 dari 9 unsur" in values


@pytest.mark.parametrize("contoh", [0, 1])
def test_that_an_independent_checker_finds_them_valid(tmp_path: Path, contoh: int):
    made = survey(contoh=contoh)
    made.isi["layanan"][0]["nama"] = f"✓ 合格 😀 {KATA_PANJANG}"
    laporan = made.compose()
    sheets = [publish(laporan, besar=True), publish(laporan, laporan.isi.layanan[0].id)]
    for module, isi in (
        (laporan_skm_pdf, laporan),
        *((publikasi_skm_pdf, sheet) for sheet in sheets),
    ):
        path = tmp_path / "dokumen.pdf"
        path.write_bytes(module.render(unit(contoh=contoh), isi, cetak()))
        assert preflight(path) == []


def test_that_libreoffice_prints_the_workbooks_whole(tmp_path: Path):
    for module, isi, size in (
        (laporan_skm_xlsx, survey_report(), (330, 215)),
        (publikasi_skm_xlsx, publish(survey_report()), (210, 297)),
        (publikasi_skm_xlsx, publish(survey_report(), besar=True), (297, 420)),
    ):
        printed = print_workbook(tmp_path, module.render(unit(), isi, cetak()))
        assert list(page_sizes(printed)) == [pytest.approx(size, abs=1)]
        texts = pages(printed)
        assert "###" not in "".join(texts)
        assert module is laporan_skm_xlsx or len(texts) == 1
