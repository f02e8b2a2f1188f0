"""The Perjanjian Kinerja as PDF: its three parts, on every paper, whatever stands in it."""

from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from ranpk_desktop.domain.pdf_bertanda import BagianNaskah, Pihak
from ranpk_desktop.exports import perjanjian_kinerja_pdf
from tests.exports.alat import page_sizes, pages, preflight, render_elsewhere, text_edges
from tests.factories import KATA, KATA_PANJANG, Rencana, big_plan, cetak, pejabat, small_plan
from tests.perjanjian import NAMA_KEDUA, PANJANG, logo, naskah, s4_plan, s4_targets

NAMA = "apt. Siti Rahmawati Lestari, S.Farm., M.Si."


def write(folder: Path, rencana: Rencana, kertas: str = "F4", kode_data: str | None = None, **isi):
    """Write an agreement on a plan; return where, and the rooms for its seals."""
    columns = {} if kode_data is None else {"kode_data": kode_data}
    made = perjanjian_kinerja_pdf.render(naskah(rencana, **isi), cetak(kertas=kertas, **columns))
    path = folder / "pk.pdf"
    path.write_bytes(made.isi)
    return path, made.tempat


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_that_the_same_agreement_has_the_same_bytes_in_every_process():
    here = perjanjian_kinerja_pdf.render(naskah(big_plan(20), logo=logo()), cetak()).isi
    sample = "naskah(big_plan(20), logo=logo())"
    assert render_elsewhere("perjanjian_kinerja_pdf", sample) == here


def test_that_the_statement_says_the_prescribed_sentences_in_their_order(tmp_path: Path):
    path, _rooms = write(tmp_path, small_plan(), nomor="RC.02.01.15A.01.26.7")
    first = squeezed(pages(path, "-raw")[0])
    at = -1
    for sentence in (
        "BADAN PENGAWAS OBAT DAN MAKANAN",
        "PERJANJIAN KINERJA TAHUN 2026",
        "NOMOR RC.02.01.15A.01.26.7",
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel",
        f"Nama : {NAMA} Jabatan : Kepala Loka POM di Kabupaten Contoh",
        "selanjutnya disebut Pihak Kesatu",
        f"Nama : {NAMA_KEDUA} Jabatan : Kepala Badan Pengawas Obat dan Makanan",
        "selaku atasan Pihak Kesatu, selanjutnya disebut Pihak Kedua",
        "Pihak Kesatu berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran",
        "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab",
        "Pihak Kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi",
        "dalam rangka pemberian penghargaan dan sanksi.",
        "Contoh, 5 Januari 2026",
        "Pihak Kedua,",
        "NIP 198003152005012001",
    ):
        found = first.find(squeezed(sentence), at + 1)
        assert found > at, sentence
        at = found


def test_that_each_part_has_place_date_and_both_signatures_but_only_the_first_names_the_parties(
    tmp_path: Path,
):
    path, rooms = write(tmp_path, s4_plan())
    texts = pages(path)
    assert [(room.bagian, room.pihak) for room in rooms] == [
        (bagian, pihak) for bagian in BagianNaskah for pihak in (Pihak.KEDUA, Pihak.KESATU)
    ]
    signed = {room.halaman for room in rooms}
    assert len(signed) == 3
    for number, text in enumerate(texts, 1):
        block = text.rpartition("Contoh, 5 Januari 2026")[2]
        assert (NAMA_KEDUA in block and NAMA in block) is (number in signed)
        assert ("Pihak Kedua," in block) is (number == 1)


def test_that_a_room_for_a_seal_lies_between_post_and_name_and_inside_the_margins(tmp_path: Path):
    path, rooms = write(tmp_path, small_plan())
    with Pdf.open(path) as pdf:
        sizes = [tuple(map(float, page.mediabox[2:])) for page in pdf.pages]
    for room in rooms:
        width, height = sizes[room.halaman - 1]
        assert 85 <= room.kiri < room.kanan <= width - 56
        assert 70 <= room.bawah < room.atas <= height - 56
        assert room.lebar >= 155
        assert room.tinggi >= 51


@pytest.mark.parametrize(
    ("kertas", "lebar", "tinggi"), [("A4", 210, 297), ("F4", 215, 330), ("Folio", 210, 330)]
)
def test_that_pages_turn_and_keep_the_margins_on_every_paper(tmp_path: Path, kertas, lebar, tinggi):
    path, _rooms = write(tmp_path, s4_plan(), kertas, logo=logo())
    sizes = sorted((round(width), round(height)) for width, height in page_sizes(path))
    assert sizes == sorted([(lebar, tinggi), (tinggi, lebar)])
    left, _right, top, _bottom = text_edges(path)
    assert left >= 29.8
    assert top >= 19


@pytest.mark.parametrize("kertas", ["A4", "F4"])
def test_that_the_figures_of_a_real_agreement_stand_in_their_order(tmp_path: Path, kertas):
    path, _rooms = write(tmp_path, s4_plan(), kertas, bentuk_tanggal="TAHUN")
    text = " ".join(pages(path, "-raw"))
    annex = text[text.index("Unit Kerja") : text.index("RENCANA AKSI INDIKATOR")]
    words = annex.split()
    at = 0
    for *quarters, annual, satuan in s4_targets():
        wanted = [*quarters, annual, satuan]
        at = next(n for n in range(at, len(words)) if words[n : n + len(wanted)] == wanted) + len(
            wanted
        )
    for section in ("Sasaran Strategis", "Sasaran Khusus", "Sasaran Operasional"):
        assert section in annex


def test_that_the_action_plan_numbers_its_actions_as_a_real_one_does(tmp_path: Path):
    path, _rooms = write(tmp_path, s4_plan())
    text = squeezed(" ".join(pages(path, "-raw")))
    for cell in (
        "RA 1. Pemantauan sarana utama",
        "KK 1.1. Tersusunnya laporan",
        "T/O 1.1.2. Dokumen laporan",
        "TW 2, 3, 4",
        "RA 4. Inventarisasi data",
        "KK 4.1. Tersedianya data",
    ):
        assert squeezed(cell) in text, cell


def test_that_day_and_month_or_all_of_the_date_may_stay_open_for_the_pen(tmp_path: Path):
    for bentuk, pattern in (("TAHUN", "Contoh, 2026"), ("KOSONG", "Contoh,")):
        path, _rooms = write(tmp_path, small_plan(), bentuk_tanggal=bentuk)
        lines = [" ".join(line.split()) for line in pages(path)[0].splitlines()]
        assert pattern in lines
        assert "5 Januari" not in " ".join(lines)


def test_that_who_has_no_nip_has_no_such_line(tmp_path: Path):
    path, _rooms = write(tmp_path, small_plan(), pejabat=[pejabat(nip="", jenis_nip="NIP")])
    assert "NIP" not in "".join(pages(path))
    path, _rooms = write(
        tmp_path,
        small_plan(),
        pejabat=[pejabat(sebutan="Plt.", jenis_nip="NI PPPK")],
        pihak_kedua_nip="197503152000011002",
    )
    text = "".join(pages(path))
    assert "NI PPPK 198003152005012001" in text
    assert "NIP 197503152000011002" in text
    assert "Plt. Kepala Loka POM di Kabupaten Contoh," in text


def test_that_the_plain_annex_is_upright_and_shows_one_target(tmp_path: Path):
    path, _rooms = write(tmp_path, s4_plan(), bentuk_lampiran="RINGKAS")
    text = squeezed(" ".join(pages(path, "-raw")))
    assert squeezed("No. Sasaran Indikator Kinerja Target") in text
    assert squeezed("Jumlah koperasi yang berkualitas 50 Koperasi") in text
    assert "Sumber" not in text
    path, _rooms = write(tmp_path, small_plan(), bentuk_lampiran="RINGKAS")
    with Pdf.open(path) as pdf:
        turned = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
    assert turned == [False, False, True]


def test_that_programs_stand_with_their_budget_and_its_sum(tmp_path: Path):
    rencana = small_plan()
    program = rencana.butir("PROGRAM", "Program tanpa pagu sendiri")
    rencana.butir("KEGIATAN", "Kegiatan berbiaya", program, pagu="250000000.5")
    path, _rooms = write(tmp_path, rencana)
    text = squeezed(" ".join(pages(path, "-raw")))
    for cell in (
        "Program, Kegiatan, dan Anggaran",
        "1 Pengawasan obat dan makanan Rp1.250.000.000",
        "2 Dukungan manajemen –",
        "3 Program tanpa pagu sendiri Rp250.000.000,5",
        "3.1 Kegiatan berbiaya Rp250.000.000,5",
        "Jumlah Rp1.500.000.000,5",
    ):
        assert squeezed(cell) in text, cell


def test_that_a_plan_without_budget_has_no_table_for_it(tmp_path: Path):
    path, _rooms = write(tmp_path, s4_plan())
    assert "Anggaran" not in squeezed("".join(pages(path))).replace("kinerjaanggaran", "")


def test_that_every_page_has_the_content_code_and_the_version_of_the_plan(tmp_path: Path):
    path, _rooms = write(tmp_path, s4_plan(), revisi_rencana=2)
    texts = pages(path)
    for number, text in enumerate(texts, 1):
        assert f"Halaman {number} dari {len(texts)}" in text
        assert "Kode data: 7F3A-91C2-04BE-D815" in text
        assert "Versi awal · rencana revisi ke-2" in text


def test_that_only_a_draft_has_the_word_across_its_pages(tmp_path: Path):
    path, _rooms = write(tmp_path, small_plan())
    final = path.read_bytes()
    path, _rooms = write(tmp_path, small_plan(), kode_data="", revisi_rencana=None)
    assert "rencana masih draf" in "".join(pages(path))
    with Pdf.open(path) as draft, Pdf.open(BytesIO(final)) as version:
        for pdf, marked in ((draft, True), (version, False)):
            for page in pdf.pages:
                assert (b".707107 .707107 -0.707107 .707107" in content(page)) is marked
                assert "/ExtGState" not in page.Resources
    assert preflight(path) == []


def content(page) -> bytes:
    page.contents_coalesce()
    return bytes(page.Contents.read_bytes())


def test_that_bookmarks_lead_to_the_parts(tmp_path: Path):
    path, rooms = write(tmp_path, small_plan())
    with Pdf.open(path) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Pernyataan", "Lampiran", "Rencana Aksi"]
        assert [item.title for item in outline.root[1].children] == [
            "Program, Kegiatan, dan Anggaran"
        ]
        assert str(pdf.Root.Lang) == "id-ID"
        title = "Perjanjian Kinerja 2026 – Kepala Loka POM di Kabupaten Contoh"
        assert str(pdf.docinfo["/Title"]) == title
    assert len(rooms) == 6


def test_that_an_empty_plan_gives_a_draft_that_says_so(tmp_path: Path):
    path, rooms = write(tmp_path, Rencana(), kode_data="", revisi_rencana=None, pejabat=[])
    texts = pages(path)
    assert len(texts) == 3
    for text in texts[1:]:
        assert "Rencana tahun 2026 belum memuat sasaran dan indikator." in text
    assert len(rooms) == 6
    assert preflight(path) == []


def test_that_nothing_is_cut_where_names_and_posts_are_long(tmp_path: Path):
    tepi = dict.fromkeys(("tepi_kiri", "tepi_kanan", "tepi_atas", "tepi_bawah"), 40)
    path, rooms = write(
        tmp_path,
        big_plan(20),
        "A4",
        pejabat=[pejabat(nama=PANJANG)],
        pihak_kedua_nama=PANJANG,
        pihak_kedua_jabatan="Kepala " + "Badan yang namanya panjang sekali " * 5,
        ukuran_huruf=12,
        **tepi,
    )
    assert len(PANJANG) > 120
    text = squeezed(" ".join(pages(path, "-raw")))
    assert text.count(squeezed(PANJANG)) >= 4
    assert set(KATA) <= set(" ".join(pages(path, "-raw")).split())
    assert len(rooms) == 6
    left, right, top, _bottom = text_edges(path)
    assert left >= 39.8
    assert right <= 297 - 39.8
    assert top >= 39
    assert preflight(path) == []


def test_that_a_word_longer_than_its_column_is_printed_whole(tmp_path: Path):
    rencana = Rencana()
    rencana.indikator(rencana.butir("SASARAN_KHUSUS", "Sasaran"), KATA_PANJANG)
    path, _rooms = write(tmp_path, rencana, bentuk_lampiran="RINGKAS")
    # The cells beside it stand between its lines.
    assert squeezed(" ".join(pages(path, "-raw"))).count("terpenggal") >= 57


@pytest.mark.parametrize("jumlah", range(1, 13))
@pytest.mark.parametrize("bentuk", ["LENGKAP", "RINGKAS"])
def test_that_no_signature_block_is_split_or_alone(tmp_path: Path, jumlah: int, bentuk: str):
    rencana = Rencana()
    for n in range(jumlah):
        rencana.indikator(rencana.butir("SASARAN_KHUSUS", f"Sasaran ke-{n}."), f"Indikator {n}.")
    path, rooms = write(tmp_path, rencana, "A4", bentuk_lampiran=bentuk)
    texts = pages(path)
    for room in rooms:
        above, _date, block = texts[room.halaman - 1].rpartition("Contoh, 5 Januari 2026")
        assert NAMA in block
        assert NAMA_KEDUA in block
        if room.bagian is not BagianNaskah.PERNYATAAN:
            assert f"Indikator {jumlah - 1}." in above


def test_that_the_logo_is_printed_without_transparency(tmp_path: Path):
    for bentuk, wanted in (("KIRI", 1), ("ATAS", 1), ("TANPA", 0)):
        path, _rooms = write(tmp_path, small_plan(), logo=logo(), bentuk_kop=bentuk)
        with Pdf.open(path) as pdf:
            images = [dict(image) for image in pdf.pages[0].get_images().values()]
        assert len(images) == wanted
        assert not any("/SMask" in image for image in images)
        assert ("BADAN PENGAWAS" in pages(path)[0]) is bool(wanted)
        assert preflight(path) == []


def test_that_texts_of_the_office_take_the_place_of_the_prescribed_ones(tmp_path: Path):
    teks = {
        "pihak_kesatu": "Pihak Pertama",
        "kop": "KOP SENDIRI",
        "judul_lampiran": "PERJANJIAN KINERJA {unit_kapital} TAHUN {tahun}",
        "janji": "{pihak_kesatu} <b>berjanji</b> & {bukan}",
    }
    path, _rooms = write(tmp_path, small_plan(), teks=teks)
    text = " ".join(" ".join(pages(path, "-raw")).split())
    assert "selanjutnya disebut Pihak Pertama" in text
    assert "Pihak Pertama <b>berjanji</b> & {bukan}" in text
    assert "KOP SENDIRI" in text
    assert "PERJANJIAN KINERJA LOKA POM DI KABUPATEN CONTOH TAHUN 2026" in text
    assert "Pihak Kesatu" not in text
