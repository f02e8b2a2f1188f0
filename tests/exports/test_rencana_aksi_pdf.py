"""Both documents of a plan as PDF."""

from pathlib import Path

import pytest

from ranpk_desktop.exports import rencana_aksi_iku_pdf, rencana_aksi_pdf
from tests.exports.alat import page_sizes, pages, render_elsewhere, run, text_edges
from tests.factories import KATA, KATA_PANJANG, Rencana, big_plan, cetak, small_plan

NAMA = "apt. Siti Rahmawati Lestari, S.Farm., M.Si."
DOCUMENTS = {"rencana_aksi_pdf": rencana_aksi_pdf, "rencana_aksi_iku_pdf": rencana_aksi_iku_pdf}


@pytest.fixture(params=DOCUMENTS)
def module(request):
    return DOCUMENTS[request.param]


def write(folder: Path, module, rencana: Rencana, **columns) -> Path:
    path = folder / "rencana.pdf"
    path.write_bytes(module.render(rencana.tahunan(), cetak(**columns)))
    return path


def squeezed(path: Path) -> str:
    """Return all text of a PDF without spaces, in the order in which it was drawn."""
    return "".join("".join(pages(path, "-raw")).split())


@pytest.mark.parametrize("nama", DOCUMENTS)
def test_that_the_same_plan_has_the_same_bytes_in_every_process(nama):
    here = DOCUMENTS[nama].render(big_plan(20).tahunan(), cetak())
    assert render_elsewhere(nama, "big_plan(20).tahunan()") == here


def test_that_every_cell_of_rencana_aksi_is_printed(tmp_path: Path):
    path = write(tmp_path, rencana_aksi_pdf, small_plan())
    for value in (
        "RENCANA AKSI LOKA POM DI KABUPATEN CONTOH TAHUN 2026",
        "SASARAN STRATEGIS PROGRAM KEGIATAN/SUB KEGIATAN",
        "PENANGGUNG JAWAB",
        "1 2 3 4 5 6 7 8 9 10 11 12 13",
        "TW 1 = 94 TW 2 = 95 TW 3 = 95 TW 4 = 96",
        "TW 1 = - TW 2 = 70 TW 3 = - TW 4 = 75",
        "TW 1 = N/A TW 2 = ≤ 2 TW 3 = TW 4 =",
        "Sasaran Khusus",
        "Sektor: 3.1 Obat dan Makanan",
        "Keluaran: Laporan pengawasan (TW 2, 4)",
        "Pengadaan =1+1 baku pembanding",
        "Ketua Tim Pengujian",
        "Demikian rencana aksi Tahun 2026",
        "Kode data: 7F3A-91C2-04BE-D815",
        NAMA,
    ):
        assert "".join(value.split()) in squeezed(path), value


def test_that_every_cell_of_rencana_aksi_iku_is_printed(tmp_path: Path):
    path = write(tmp_path, rencana_aksi_iku_pdf, small_plan())
    for value in (
        "RENCANA AKSI INDIKATOR KINERJA UTAMA (IKU) LOKA POM DI KABUPATEN CONTOH TAHUN 2026",
        "NO Sasaran Indikator Kinerja Utama Target",
        "RA 1. Pemetaan sarana yang rawan",
        "KK 2.1. Terlaksananya pendampingan pelaku usaha",
        "T/O 1.1.2. Sarana didampingi (25 - 50 - 50)",
        "TW 2, 3, 4",
        "Definisi : Obat yang diuji dan lulus. Formula : Lulus : diuji x 100%",
        "Laporan pengujian",
        "94 95 95 96 96 %",
        "N/A N/A N/A 3,6 3,6 %",
        "3 Persentase makanan yang memenuhi syarat",
        NAMA,
    ):
        assert "".join(value.split()) in squeezed(path), value


@pytest.mark.parametrize("kertas", ["A4", "F4"])
def test_that_nothing_is_cut_on_any_paper(tmp_path: Path, module, kertas):
    path = write(tmp_path, module, big_plan(60), kertas=kertas)
    lebar, tinggi = {"A4": (297, 210), "F4": (330, 215)}[kertas]
    ((width, height),) = page_sizes(path)
    assert (width, height) == pytest.approx((lebar, tinggi), abs=0.1)
    left, right, top, bottom = text_edges(path)
    assert left >= 19.9
    assert right <= lebar - 14.9
    assert top >= 14
    assert bottom <= tinggi - 8
    words = set(" ".join(pages(path, "-raw")).split())
    assert set(KATA) <= words


def test_that_a_word_longer_than_its_column_is_printed_whole(tmp_path: Path):
    rencana = Rencana()
    rencana.butir("KEGIATAN", KATA_PANJANG)
    rencana.butir("SASARAN_KHUSUS", KATA_PANJANG)
    assert KATA_PANJANG in squeezed(write(tmp_path, rencana_aksi_pdf, rencana))
    assert KATA_PANJANG in squeezed(write(tmp_path, rencana_aksi_iku_pdf, rencana))


def test_that_headers_repeat_and_pages_count_themselves(tmp_path: Path, module):
    texts = pages(write(tmp_path, module, big_plan(60)))
    assert len(texts) > 3
    header = ("URAIAN", "PENANGGUNG") if module is rencana_aksi_pdf else ("Sasaran", "Indikator")
    for number, text in enumerate(texts, 1):
        assert f"Halaman {number} dari {len(texts)} " in text
        if "Demikian" not in text:
            for word in header:
                assert word in text


def test_that_a_cell_goes_on_beside_the_rows_that_it_spans(tmp_path: Path):
    rencana = Rencana()
    sasaran = rencana.butir("SASARAN_STRATEGIS", " ".join(KATA))
    for n in range(30):
        program = rencana.butir("PROGRAM", f"Program ke-{n}.", sasaran)
        rencana.indikator(program, f"Indeks ke-{n}.", penanggung_jawab="")
    first, second, *_ = pages(write(tmp_path, rencana_aksi_pdf, rencana))
    for text in (first, second):
        assert "kata0" in text
        assert "Program ke-" in text
    assert KATA[0] in first
    assert KATA[0] not in second


def test_that_no_quarter_stands_on_another_page_than_its_indikator(tmp_path: Path):
    for text in pages(write(tmp_path, rencana_aksi_pdf, big_plan(60))):
        assert len({text.count(f"TW {n} =") for n in range(1, 5)}) == 1


@pytest.mark.parametrize("jumlah", range(1, 9))
def test_that_the_signature_is_whole_and_not_alone(tmp_path: Path, module, jumlah):
    rencana = Rencana()
    for n in range(jumlah):
        rencana.indikator(rencana.butir("SASARAN_KHUSUS", f"Sasaran ke-{n}"), "Indikator")
    *before, last = pages(write(tmp_path, module, rencana))
    assert not any(NAMA in text for text in before)
    for line in ("Demikian", "Contoh, 5 Oktober 2026", "Kepala Loka POM", NAMA):
        assert line in last


def test_that_headings_stay_with_the_row_below_them(tmp_path: Path, module):
    for above in range(8):
        rencana = Rencana()
        for _n in range(above):
            rencana.indikator(rencana.butir("SASARAN_KHUSUS", "Data"), "Nilai")
        sektor = rencana.butir("SEKTOR", "3.1 Obat")
        rencana.measure(rencana.butir("SASARAN", "Persentase yang terakhir", sektor))
        text = next(t for t in pages(write(tmp_path, module, rencana)) if "Sasaran RANPK" in t)
        assert "Sektor: 3.1 Obat" in text
        assert "Persentase" in text.partition("Sektor")[2]


def test_that_an_empty_plan_gives_a_page_that_says_so(tmp_path: Path, module):
    (text,) = pages(write(tmp_path, module, Rencana(), kode_data=""))
    assert "Rencana tahun 2026 belum" in text
    assert "Versi awal (draf)" in text
    assert "Kode data: belum ada (draf)" in text


def test_that_the_sample_office_is_marked_on_every_page(tmp_path: Path, module):
    for text in pages(write(tmp_path, module, big_plan(20, contoh=1))):
        assert "DATA CONTOH" in text


def test_that_every_font_is_embedded(tmp_path: Path, module):
    _header, _rule, *fonts = run("pdffonts", write(tmp_path, module, small_plan())).splitlines()
    assert fonts
    assert all(font[-26:].split()[0] == "yes" for font in fonts)
