from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports import laporan_semester as isi
from ranpk_desktop.exports import laporan_semester_pdf, laporan_semester_xlsx
from tests.exports.alat import page_sizes, pages, print_workbook, render_elsewhere
from tests.factories import KATA, KATA_PANJANG, cetak
from tests.laporan_contoh import Isian, s1_plan, semester

NAMA = "apt. Siti Rahmawati Lestari, S.Farm., M.Si."


def write(folder: Path, rencana: Isian, **columns) -> Path:
    path = folder / "semester.pdf"
    path.write_bytes(laporan_semester_pdf.render(semester(rencana), cetak(**columns)))
    return path


def reopen(rencana: Isian, **columns) -> Workbook:
    made = laporan_semester_xlsx.render(semester(rencana), cetak(**columns))
    return load_workbook(BytesIO(made))


@pytest.mark.parametrize("module", [laporan_semester_pdf, laporan_semester_xlsx])
def test_that_the_same_report_has_the_same_bytes_in_every_process(module):
    name = module.__name__.rpartition(".")[2]
    made = module.render(semester(s1_plan()), cetak())
    assert render_elsewhere(name, "semester(s1_plan())") == made


def test_that_the_title_is_that_of_the_original():
    laporan = semester(s1_plan())
    assert isi.title(laporan).splitlines() == [
        "AKSI NASIONAL PERLINDUNGAN KONSUMEN",
        "LOKA POM DI KABUPATEN CONTOH",
        "TAHUN 2026",
    ]
    assert isi.state(laporan, cetak()) == (
        "Semester II (B12) · keadaan sampai dengan 31 Desember 2026 · Versi awal"
    )
    assert isi.name(semester(s1_plan(2), Triwulan.II)) == "Laporan RANPK Semester I 2026"


def test_that_lines_read_as_in_the_original():
    rows = [texts for _baris, texts in isi.rows(semester(s1_plan()).sektor[0].sasaran[2])]
    assert rows[0][:3] == ("3", "≥ 95% Penyelesaian keluhan umum pendengar oleh penyelenggara",
                           "Audit berkala oleh penyelenggara")  # fmt: skip
    assert [row[:2] for row in rows[1:]] == [("^", "^"), ("^", "^")]
    assert [row[6:8] for row in rows] == [
        ("B12= 4 Kali", "B12= 100%"),
        ("B12= 0 Dokumen", "B12= 0%"),
        (
            "B12= Terlaksananya pemeriksaan atas laporan yang disampaikan oleh penyelenggara",
            "B12= 100%*",
        ),
    ]


def test_that_two_checkpoints_stand_below_one_another_each_with_its_remark():
    made = s1_plan()
    made.fill(made.isi["keluaran"][0]["butir_id"], 2, "1 kali", "1", keterangan="Baru satu kali.")
    _baris, texts = next(isi.rows(semester(made).sektor[0].sasaran[0]))
    assert texts[6:8] == ("B06= 1 kali\nB12= 4 Kali", "B06= 25%\nB12= 100%")
    assert texts[8].splitlines()[0] == "B06: Baru satu kali."
    assert texts[8].splitlines()[1].startswith("B12: Tidak ada ketentuan")


def test_that_several_keluaran_of_a_kegiatan_share_its_cell():
    made = s1_plan()
    kegiatan = made.isi["butir_rencana"][1]["id"]
    made.keluaran("KELUARAN", "2 surat edaran", kegiatan, "2,4")
    rows = [texts for _baris, texts in isi.rows(semester(made).sektor[0].sasaran[0])]
    assert len(rows) == 4
    assert [row[2] == "^" for row in rows] == [False, True, False, False]
    assert rows[1][3:8] == (
        *("2 surat edaran", "Loka POM di Kabupaten Contoh", ""),
        *("B12= belum diisi", "B12= –"),
    )


def test_that_only_a_report_with_typed_capaian_explains_the_mark():
    assert isi.notes(semester(s1_plan())) == ("* Capaian ini diketik, tidak dihitung.",)
    made = s1_plan()
    made.isi["realisasi"] = [row for row in made.isi["realisasi"] if row["nilai"]]
    assert isi.notes(semester(made)) == ()


@pytest.mark.parametrize("kertas", ["A4", "F4"])
def test_that_every_page_repeats_the_header_and_says_what_it_is(tmp_path: Path, kertas):
    path = write(tmp_path, s1_plan(), kertas=kertas)
    texts = pages(path)
    assert len(page_sizes(path)) == 1
    assert len(texts) > 1
    for number, text in enumerate(texts, 1):
        assert "1 2 3 4 5 6 7 8" in " ".join(text.split())
        assert text.count("Keterangan") == 1
        assert f"Halaman {number} dari {len(texts)}" in text
        assert "Laporan RANPK Semester II 2026 · Versi awal" in text
    together = "".join(texts)
    assert "6. JASA LAYANAN KEBERSIHAN" in together
    assert together.count(NAMA) == 1
    assert "Demikian laporan pelaksanaan" in texts[-1]


def test_that_no_word_of_a_long_text_is_lost(tmp_path: Path):
    made = s1_plan()
    made.isi["realisasi"][1]["keterangan"] = " ".join(KATA)
    made.isi["realisasi"][0]["keterangan"] = KATA_PANJANG
    text = "".join(pages(write(tmp_path, made), "-raw"))
    assert set(KATA) <= set(text.split())
    assert KATA_PANJANG in "".join(text.split())


def test_that_the_workbook_joins_what_spans_and_knows_every_row():
    workbook = reopen(s1_plan())
    sheet = workbook["Semester II"]
    (header,) = [row[0].row for row in sheet.iter_rows() if row[0].value == "No."]
    assert [cell.value for cell in sheet[header + 1]] == [*map(str, range(1, 9)), None]
    assert sheet.print_title_rows == f"${header}:${header + 1}"
    spans = {str(area) for area in sheet.merged_cells.ranges if area.min_col == area.max_col == 2}
    assert spans == {f"B{n}:B{n + 2}" for n in (header + 3, header + 6, header + 9)}
    assert sheet.cell(header + 12, 1).value == "6. JASA LAYANAN KEBERSIHAN"
    ids = list(workbook["_ranpk"].iter_rows(min_row=7, values_only=True))
    assert len(ids) == 10
    keluaran = {row["id"]: row["uraian"] for row in s1_plan().isi["butir_rencana"]}
    for butir_id, nama, row in ids:
        assert workbook[nama].cell(row, 4).value == keluaran[butir_id]


def test_that_libreoffice_prints_the_workbook_whole(tmp_path: Path):
    made = laporan_semester_xlsx.render(semester(s1_plan(contoh=1)), cetak(kertas="A4"))
    printed = print_workbook(tmp_path, made)
    ((width, height),) = page_sizes(printed)
    assert (width, height) == (pytest.approx(297, abs=1), pytest.approx(210, abs=1))
    text = " ".join("".join(pages(printed, "-raw")).split())
    assert "DATA CONTOH" in text
    assert "pemeriksaan dilaksanakan pada bulan Juli" in text
    assert "###" not in text
