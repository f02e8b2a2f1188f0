from pathlib import Path

import pytest

from ranpk_desktop.exports import laporan_triwulan_pdf
from tests.exports.alat import page_sizes, pages, render_elsewhere, run
from tests.factories import KATA, KATA_PANJANG, Rencana, busy_plan, cetak, pejabat

NAMA = "apt. Siti Rahmawati Lestari, S.Farm., M.Si."


def write(folder: Path, rencana: Rencana, **columns) -> Path:
    path = folder / "laporan.pdf"
    path.write_bytes(laporan_triwulan_pdf.render(rencana.compose(), cetak(**columns)))
    return path


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("pdf"), busy_plan())


def test_that_the_same_report_has_the_same_bytes_in_every_process(busy: Path):
    assert render_elsewhere("laporan_triwulan_pdf") == busy.read_bytes()


def test_that_every_font_is_embedded(busy: Path):
    _header, _rule, *fonts = run("pdffonts", busy).splitlines()
    assert fonts
    for font in fonts:
        name, embedded = font.split()[0], font[-26:].split()[0]
        assert "LiberationSans" in name
        assert embedded == "yes"


def test_that_every_page_counts_itself_and_carries_the_content_code(busy: Path):
    texts = pages(busy)
    assert len(texts) > 5
    for number, text in enumerate(texts, 1):
        footer = text.strip().splitlines()[-1]
        assert f"Halaman {number} dari {len(texts)} " in footer
        assert "Laporan kinerja interim TW III 2026 · Versi awal" in footer
        assert footer.endswith("Kode data: 7F3A-91C2-04BE-D815")


def test_that_the_header_repeats_at_the_top_of_each_page_of_the_table(busy: Path):
    _cover, *texts = pages(busy)
    for text in texts[:3]:
        assert text.count("Indikator kinerja") == 1
        for word in ("Triwulan III", "Tahun 2026", "Kriteria", "Penanggung jawab"):
            assert word in text
    assert "Indikator kinerja" in " ".join(texts[1].split("\n")[:4])


def test_that_every_value_of_a_row_is_printed(tmp_path: Path):
    text = "".join("".join(pages(write(tmp_path, busy_plan(7)))[:2]).split())
    for value in (
        "LAPORAN KINERJA INTERIM TRIWULAN III TAHUN 2026",
        "BADAN PENGAWAS OBAT DAN MAKANAN",
        "LOKA POM DI KABUPATEN CONTOH",
        "1 Juli 2026 – 30 September 2026",
        "5 Oktober 2026 09.12 WIT",
        "Sasaran ke-1: obat & makanan <aman> bermutu",
        "96 96,67 100,69 Baik 97 96,67 99,66 Tim Kerja Pengujian",
        "174 ÷ 180",
        "25 20 80,00 Cukup 50 20 40,00",
        "300 263 87,67 Cukup 1.200 875 72,92",
        "s.d. 97,22",
        "≤ 2 5 0,00 Sangat Kurang ≤ 2 5 0,00",
        "N/A N/A 3,53",
        "1.500.000 1.233.000 82,20 Cukup 6.009.854 1.233.000 20,52",
        "(kumulatif:",
    ):
        assert "".join(value.split()) in text


def test_that_no_word_of_a_long_text_is_lost(busy: Path):
    words = set(" ".join(pages(busy, "-raw")).split())
    assert set(KATA) <= words


def test_that_a_word_longer_than_its_column_is_printed_whole(tmp_path: Path):
    rencana = Rencana()
    rencana.indikator(None, "Mutu", realisasi={3: "90"}, analisis=KATA_PANJANG)
    assert KATA_PANJANG in "".join("".join(pages(write(tmp_path, rencana), "-raw")).split())


def test_that_an_indikator_longer_than_a_page_goes_on_over_pages(tmp_path: Path):
    rencana = Rencana()
    rencana.indikator(None, " ".join(KATA), realisasi={3: "90"}, penanggung_jawab=KATA_PANJANG)
    rencana.indikator(None, "Sesudahnya", realisasi={3: "90"})
    texts = pages(write(tmp_path, rencana), "-raw")
    assert set(KATA) <= set(" ".join(texts).split())
    assert any(KATA[0] in text and KATA[-1] not in text for text in texts)
    assert "Sesudahnya" in "".join(texts)


@pytest.mark.parametrize("jumlah", range(1, 19))
def test_that_the_signature_block_is_neither_split_nor_alone(tmp_path: Path, jumlah: int):
    *before, last = pages(write(tmp_path, busy_plan(jumlah)))
    assert not any(NAMA in text for text in before)
    block = last[last.index("Demikian laporan kinerja interim Triwulan III") :]
    for line in ("Contoh, 5 Oktober 2026", "Kepala Loka POM", NAMA, "NIP 198003152005012001"):
        assert line in block
    assert "Uraian" in last


@pytest.mark.parametrize("jumlah", range(1, 19))
def test_that_no_heading_stands_at_the_foot_of_a_page(tmp_path: Path, jumlah: int):
    rencana = Rencana()
    for n in range(jumlah):
        sasaran = rencana.sasaran(f"Sasaran ke-{n}.")
        rencana.indikator(sasaran, f"Indikator ke-{n}.", realisasi={3: "90"}, analisis="Baik " * 99)
    for text in pages(write(tmp_path, rencana)):
        table = text.partition("Capaian sasaran")[0] if "Penanggung jawab" in text else ""
        for n in range(jumlah):
            assert f"Sasaran ke-{n}." not in table or f"Indikator ke-{n}." in table
        for heading, next_words in (
            ("Capaian sasaran dan unit kerja", "Sasaran ke-0."),
            ("Realisasi anggaran", "belum memuat pagu"),
            ("Analisis, kendala", "Baik Baik"),
            ("Data dukung", "Tidak ada"),
            ("Ringkasan", "Capaian unit kerja"),
        ):
            assert heading not in text or next_words in text.partition(heading)[2]


@pytest.mark.parametrize(
    ("kertas", "tinggi", "lebar"), [("A4", 210, 297), ("F4", 215, 330), ("Folio", 210, 330)]
)
def test_that_the_sheet_is_turned_and_as_large_as_the_paper(tmp_path: Path, kertas, tinggi, lebar):
    ((width, height),) = page_sizes(write(tmp_path, busy_plan(3), kertas=kertas))
    assert width == pytest.approx(lebar, abs=0.1)
    assert height == pytest.approx(tinggi, abs=0.1)


def test_that_the_sample_office_is_marked_on_every_page_and_a_real_one_on_none(tmp_path: Path):
    for text in pages(write(tmp_path, busy_plan(20, contoh=1))):
        assert "DATA CONTOH" in text
    assert "DATA CONTOH" not in "".join(pages(write(tmp_path, busy_plan(20))))


def test_that_the_releasing_official_signs_in_place_of_the_one_in_office(tmp_path: Path):
    pelepas = pejabat(nama="Budi", nip=None, sebutan="Plh.")
    _cover, text = pages(write(tmp_path, Rencana(), pelepas=pelepas))
    assert "Plh. Kepala Loka POM di Kabupaten Contoh," in text
    assert "Budi" in text
    assert NAMA not in text
    assert "NIP" not in text


def test_that_an_empty_plan_gives_a_page_that_says_so(tmp_path: Path):
    cover, text = pages(write(tmp_path, Rencana()))
    assert "Rencana tahun 2026 belum memuat indikator." in text
    assert "Rencana tahun 2026 belum memuat pagu." in text
    assert "Tidak ada data dukung pada TW III." in text
    assert "Target/output" not in text
    for page in (cover, text):
        assert "belum dapat dihitung" in page
        assert "0 dari 0" in page


def test_that_a_draft_says_that_it_is_one(tmp_path: Path):
    text = pages(write(tmp_path, Rencana(), kode_data=""))[0]
    assert "Versi awal (draf)" in text
    assert "Kode data: belum ada (draf)" in text
