"""RATL workbooks: both layouts as offices have them, and what is to be asked about them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ranpk_desktop.domain.bacaan_ratl import BacaanRatl, as_json
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import KnownError
from tests.imports import buku_ratl
from tests.imports.buku_ratl import (
    AMBON,
    BANDUNG,
    ENDE,
    KEPALA_2021,
    KEPALA_2022,
    REKOMENDASI,
    Aksi,
    Gaya,
    codes,
    expected,
    matriks_2021,
    matriks_2022,
    read,
    said,
    table,
    written,
)

CLOSE = ("TW I 2022", "Close")


def sums(bacaan: BacaanRatl) -> tuple[int, ...]:
    jumlah = bacaan.ringkasan
    assert jumlah.baris_sumber == jumlah.aksi + jumlah.lanjutan + jumlah.pertanyaan
    return jumlah.baris_sumber, jumlah.aksi, jumlah.lanjutan, jumlah.pertanyaan, jumlah.unit


def texts(rows: Sequence[Sequence[Any]], *merged: str, **how: Any) -> list[str]:
    bacaan = read(table(rows, merged, **how))
    sums(bacaan)
    return [it.rencana_aksi for it in bacaan.aksi]


# The layouts as they were seen -------------------------------------------------------------------


def test_that_the_layout_of_2021_is_read() -> None:
    bacaan = read(matriks_2021(), 2021)
    assert sums(bacaan) == (10, 10, 0, 0, 3)
    assert bacaan.tahun == 2021
    assert said(bacaan.aksi) == [
        ("3", "1. Persyaratan a. Menata papan syarat", "31/03/2021", "SELESAI", BANDUNG),
        ("3", "2. Persyaratan dan Prosedur Mencetak alur", "01/01/2022", "SELESAI", BANDUNG),
        ("2", "Melatih petugas loket", "-", "SELESAI", AMBON),
        *[("3", "Unsur terendah adalah U7 yaitu perilaku", "14/02/2022", "SELESAI", AMBON)] * 4,
        ("3", "U7. Perilaku Pelaksana Membuat apel pagi", "1012022", "SELESAI", AMBON),
        ("1", "3. Sarana dan Prasarana Menambah kursi", "31-12-2021", "SELESAI", ENDE),
        ("1", "4. Biaya Memasang tarif", "2022-01-31", "BELUM", ENDE),
    ]
    assert [it.acuan for it in bacaan.aksi][::9] == ["balai-besar-bandung", "loka-ende"]
    assert codes(bacaan) == [("WAKTU_TIDAK_JELAS", "F13")]


def test_that_a_blank_rekomendasi_beside_another_number_stays_blank() -> None:
    aksi = read(matriks_2021(), 2021).aksi
    assert [it.isi["rekomendasi"] for it in aksi[1:3]] == [
        REKOMENDASI["3"],
        f"2. {REKOMENDASI['2']}",
    ]
    assert [it.isi["rekomendasi"] for it in aksi[-2:]] == ["", ""]


@pytest.mark.parametrize("unit", [BANDUNG, AMBON, ENDE])
def test_that_a_workbook_of_one_unit_says_what_that_of_all_units_says(unit: str) -> None:
    alone, together = read(matriks_2021(unit), 2021), read(matriks_2021(), 2021)
    own = together.only([alone.aksi[0].kunci_unit])
    assert said(alone.aksi) == said(own.aksi)
    assert sums(alone) == sums(own)
    assert [it.kode for it in alone.temuan] == [it.kode for it in own.temuan]


def test_that_the_layout_of_2022_is_read_with_all_that_was_seen_in_it() -> None:
    bacaan = read(matriks_2022(), 2022)
    assert sums(bacaan) == (26, 15, 4, 7, 6)
    goes_on = "Perilaku (U8) Salam dan sapa di setiap loket dan ruang tunggu"
    pos, otskk = "Pos Layanan Contoh", "pusat-registrasi-otskk"
    assert [row[:4] for row in said(bacaan.aksi)] == [
        ("Layanan Pengujian", "1. Persyaratan Membuat brosur", "4. Juni 2022", "SELESAI"),
        ("Layanan Pengujian", "2. Waktu Penyelesaian Menambah loket", "31/8/2022", "SELESAI"),
        ("Layanan Informasi", "Sarana prasarana Menata ruang", "31/08/2022", ""),
        ("Layanan Informasi", "Kompetensi Melatih petugas", "Agustus 2022", "SELESAI"),
        ("Layanan Informasi", goes_on, "Tw II 2022", "SELESAI"),
        ("Konsultasi", "3. Biaya\na. Memasang tarif", "Triwulan IV", ""),
        ("Sertifikasi", "Menyusun alur", "Semester II 2022", "SELESAI"),
        ("Sertifikasi", "Mencetak alur", "Setiap bulan", "BELUM"),
        ("Sertifikasi", "Membagikan alur", "29/09/23", "SELESAI"),
        ("Pengaduan", "Menjawab dalam sehari", "01/012023", "?"),
        ("Pengaduan", "Membuat daftar tanya", "30/12/1930", "PROSES"),
        ("Pengaduan", "Membuka kotak saran", "31/05/2022", "SELESAI"),
        ("Pengujian", "U4- Biaya Tarif Memasang tarif", "31/08/2022", "SELESAI"),
        ("Pengujian", "Menambah papan\n5. Menambah pengeras suara", "", "SELESAI"),
        ("Informasi", "Menyalakan lampu", "31/12/2022", "SELESAI"),
    ]
    units = [it.acuan or it.unit for it in bacaan.aksi]
    assert units == [
        *["balai-besar-bandung"] * 5,
        *[otskk, *["balai-ambon"] * 3, *[pos] * 3, *["loka-ende"] * 2, "loka-dumai"],
    ]


def test_that_each_doubt_about_it_names_its_cell() -> None:
    bacaan = read(matriks_2022(), 2022)
    assert codes(bacaan) == [
        ("BARIS_BERGESER", "E9"),
        ("BARIS_BERGESER", "F10"),
        ("WAKTU_TANPA_TAHUN", "E13"),
        ("NOMOR_UNIT_GANDA", "A16"),
        ("WAKTU_TIDAK_JELAS", "E17"),
        ("BARIS_BERGESER", "B18"),
        ("WAKTU_TIDAK_JELAS", "E19"),
        ("STATUS_TIDAK_DIKENAL", "F19"),
        ("WAKTU_TIDAK_JELAS", "E20"),
        ("BARIS_BERGESER", "A21"),
        ("TANGGAL_BERUPA_ANGKA", "E22"),
        ("LANJUTAN_DUGAAN", "D24"),
        ("UNIT_KOSONG", "A25"),
        ("LABEL_TANPA_AKSI", "A26"),
        ("RENCANA_AKSI_KOSONG", "C29"),
        ("BARIS_JUMLAH", "A30"),
        ("BARIS_TIDAK_DIBACA", "D32"),
    ]
    asked = {it.temuan.kode: (it.kunci_unit, it.baris) for it in bacaan.catatan if it.baris}
    assert asked == {
        "UNIT_KOSONG": ("", 1),
        "LABEL_TANPA_AKSI": ("loka-bogor", 1),
        "RENCANA_AKSI_KOSONG": ("loka-dumai", 1),
        "BARIS_JUMLAH": ("loka-dumai", 1),
        "BARIS_TIDAK_DIBACA": (None, 3),
    }


def test_that_what_is_said_of_one_unit_adds_up_too() -> None:
    bacaan = read(matriks_2022(), 2022)
    assert sums(bacaan.only(["loka-dumai"])) == (7, 1, 1, 5, 1)
    assert sums(bacaan.only(["pos layanan contoh"])) == (6, 3, 0, 3, 1)


def test_that_the_json_has_the_keys_of_the_contract() -> None:
    said_ = as_json(read(matriks_2022(), 2022))
    assert said_["ringkasan"] == {
        "baris_sumber": 26,
        "aksi": 15,
        "lanjutan": 4,
        "pertanyaan": 7,
        "unit": 6,
    }
    fifth = said_["aksi"][4]
    assert fifth == {
        "unit": BANDUNG,
        "acuan": "balai-besar-bandung",
        "no_rekomendasi": None,
        "rekomendasi": None,
        "jenis_layanan": "Layanan Informasi",
        "unsur": ["U7"],
        "unsur_tebakan": True,
        "rencana_aksi": "Perilaku (U8) Salam dan sapa di setiap loket dan ruang tunggu",
        "timeline": {"teks": "Tw II 2022", "tanggal": None, "periode": "TW II 2022"},
        "penanggung_jawab": None,
        "status": "SELESAI",
        "status_teks": "close",
        "sel": "Rincian 2022!F10",
        "id": None,
    }
    assert said_["aksi"][12]["timeline"]["tanggal"] == "2022-08-31"
    assert said_["temuan"][0].keys() == {"kode", "tingkat", "sel", "pesan"}


# Single rules ------------------------------------------------------------------------------------


def test_that_columns_are_found_by_many_names_in_any_order() -> None:
    kepala = ["Status Rencana Aksi", "Waktu Pelaksanaan", "PIC", "Rencana Tindak Lanjut"]
    kepala += ["Unsur Pelayanan", "Keterangan", "Analisa Penyebab", "Tgl Selesai", "Dasar", "Foto"]
    row = ["Proses", "TW I 2022", "Ketua Tim", "Menata loket", "Sarana prasarana", "sudah 3 kursi"]
    row += ["ruang sempit", "31/3/2022", "Mutu C/D", "ada"]
    bacaan = read(table([row], kepala=kepala))
    assert bacaan.aksi[0].isi == {
        "status": "PROSES",
        "waktu_pelaksanaan": "TW I 2022",
        "penanggung_jawab": "Ketua Tim",
        "unsur": "U9",
        "uraian_tindak_lanjut": "sudah 3 kursi",
        "analisis_penyebab": "ruang sempit",
        "tanggal_selesai": "2022-03-31",
        "dasar": "MUTU_C_D",
    }
    assert bacaan.aksi[0].unsur == (Unsur.U9,)
    assert not bacaan.aksi[0].unsur_tebakan
    assert codes(bacaan) == [("KOLOM_TIDAK_DIBACA", "J1")]


@pytest.mark.parametrize(
    ("teks", "unsur"),
    [
        ("U1, U9", ["U1", "U9"]),
        ("U1 dan U2", ["U1", "U2"]),
        ("Perilaku (U8)", ["U7"]),
        ("U2 Sistem, Mekanisme, dan Prosedur, U9 Sarana dan Prasarana", ["U2", "U9"]),
        ("1. Persyaratan 2. Biaya", ["U1", "U4"]),
        ("Waktu Penyelesaian\nProsedur", ["U3", "U2"]),
        ("Persyaratan (U1), Prosedur (U2)", ["U1", "U2"]),
        ("Persyaratan dan Biaya/Tarif", ["U1", "U4"]),
    ],
)
def test_that_a_column_of_unsur_may_list_several(teks: str, unsur: list[str]) -> None:
    kepala = ["Unsur", "Rencana Aksi", "Status"]
    (aksi,) = read(table([[teks, "Menata loket", "Close"]], kepala=kepala)).aksi
    assert sorted(aksi.unsur) == sorted(Unsur(it) for it in unsur)


def test_that_unknown_words_in_a_cell_are_listed_and_left_out() -> None:
    kepala = ["Unsur", "Rencana Aksi", "Status", "Dasar", "Tanggal selesai"]
    row = ["Kebersihan", "Menata loket", "nanti", "entah", "lusa"]
    bacaan = read(table([row], kepala=kepala))
    assert codes(bacaan) == [
        ("UNSUR_TIDAK_DIKENAL", "A2"),
        ("STATUS_TIDAK_DIKENAL", "C2"),
        ("DASAR_TIDAK_DIKENAL", "D2"),
        ("BUKAN_TANGGAL", "E2"),
    ]
    assert bacaan.aksi[0].isi == {}
    assert bacaan.aksi[0].status_teks == "nanti"


def test_that_quarters_may_have_a_column_each() -> None:
    kepala = ["No", "Prioritas Unsur", "Program/Kegiatan", "TW I", "TW II", "TW III", "TW IV", "PJ"]
    rows = [
        [1, "Biaya", "Memasang tarif", None, "v", None, "v", "Ketua Tim"],
        [2, "Sarana", "Menambah kursi", "√", None, None, None, "Ketua Tim"],
    ]
    assert [it.triwulan for it in read(table(rows, kepala=kepala)).aksi] == ["TW II, TW IV", "TW I"]
    groups = ["No", "Unsur", "Rencana Aksi", "Waktu", None, None, None, "PJ"]
    below = [None, None, None, "I", "II", "III", "IV"]
    merged = ["D1:G1", *(f"{it}1:{it}2" for it in "ABCH")]
    found = read(table([below, *rows], merged, groups)).aksi
    assert [it.triwulan for it in found] == ["TW II, TW IV", "TW I"]


def test_that_a_unit_may_stand_in_a_title_or_be_the_name_of_the_sheet() -> None:
    kepala = ["No", "Rencana Aksi", "Timeline", "Status"]
    rows = [[1, "Menata loket", *CLOSE]]
    titled = read(table(rows, kepala=kepala, titles=["RATL SKM", f"Unit Kerja: {ENDE}"]))
    assert titled.aksi[0].unit == ENDE
    plainly = read(table(rows, kepala=kepala, titles=["RATL SKM TAHUN 2022", ENDE.upper()]))
    assert (plainly.aksi[0].acuan, plainly.tahun) == ("loka-ende", 2022)
    named = read(table(rows, kepala=kepala, name="Loka POM Kab. Ende"))
    assert named.aksi[0].acuan == "loka-ende"
    nobody = read(table(rows, kepala=kepala))
    assert nobody.aksi[0].unit == ""
    assert nobody.owned_by(AMBON, "balai-ambon").aksi[0].acuan == "balai-ambon"


def test_that_sheets_are_read_together_and_others_told_about() -> None:
    book = table([[1, BANDUNG, "Uji", "Menata loket", *CLOSE]], name="Bandung")
    table([[1, AMBON, "Uji", "Menata loket", *CLOSE]], name="Ambon", book=book)
    table([["catatan"]], kepala=["Rapat"], name="Lain", book=book)
    table([[1, ENDE, "Uji", "Menata loket", *CLOSE]], name="Lama", book=book)
    book["Lama"].sheet_state = "hidden"
    bacaan = read(book)
    assert [it.unit for it in bacaan.aksi] == [BANDUNG, AMBON]
    assert [it.kode for it in bacaan.temuan] == ["LEMBAR_TIDAK_DIKENAL", "LEMBAR_TERSEMBUNYI"]


def test_that_a_table_goes_on_in_the_next_sheet() -> None:
    """A converter gives each page of a PDF a sheet of its own."""
    book = table([[1, BANDUNG, "Uji", "Menata loket", *CLOSE]], name="Table 1")
    rows = [[None, None, None, "dan ruang tunggu", None, None], [None, None, None, "Baru", *CLOSE]]
    table(rows, name="Table 2", book=book)
    assert said(read(book).aksi) == [
        ("Uji", "Menata loket dan ruang tunggu", "TW I 2022", "SELESAI", BANDUNG),
        ("Uji", "Baru", "TW I 2022", "SELESAI", BANDUNG),
    ]


def test_that_rows_without_time_and_status_are_actions_where_most_are_so() -> None:
    row = [None, None, None]
    plan = [[1, BANDUNG, "Uji", "1. Menata loket"], [*row, "2. Menambah kursi"], [*row, "3. Cat"]]
    assert texts(plan) == ["1. Menata loket", "2. Menambah kursi", "3. Cat"]
    rows = [[1, BANDUNG, "Uji", "1. Menata loket", *CLOSE], [*row, "2. Menambah kursi"]]
    rows += [[*row, f"{n}. Cat", *CLOSE] for n in (3, 4)]
    assert texts(rows) == ["1. Menata loket\n2. Menambah kursi", "3. Cat", "4. Cat"]


def test_that_a_time_merged_over_several_texts_belongs_to_each() -> None:
    rows = [[1, BANDUNG, "Uji", "1. Menata loket", *CLOSE], [None, None, None, "2. Cat"]]
    bacaan = read(table(rows, ["E2:E3", "F2:F3"]))
    assert [it.waktu_pelaksanaan for it in bacaan.aksi] == ["TW I 2022"] * 2


def test_that_a_blank_text_beside_a_status_is_that_of_the_row_above() -> None:
    rows = [[1, BANDUNG, "Uji", "Menata loket", *CLOSE], [None, None, None, None, *CLOSE]]
    bacaan = read(table(rows))
    assert [it.rencana_aksi for it in bacaan.aksi] == ["Menata loket"] * 2
    assert codes(bacaan) == [("TEKS_DARI_ATAS", "E3")]


def test_that_a_torn_row_gets_its_status_from_the_other_page() -> None:
    rows = [
        [1, BANDUNG, "Uji", "3. Waktu Penyelesaian"],
        KEPALA_2022,
        [None, None, None, "a. Menambah loket", *CLOSE],
        [None, None, None, "4. Cat", *CLOSE],
        [None, None, None, "5. Cat", *CLOSE],
        [None, None, None, "6. Cat", *CLOSE],
    ]
    first, *_rest = read(table(rows)).aksi
    assert (first.rencana_aksi, first.isi["status"], first.lanjutan) == (
        "3. Waktu Penyelesaian\na. Menambah loket",
        "SELESAI",
        1,
    )


def test_that_a_torn_rekomendasi_is_whole_for_every_action_below_it() -> None:
    rows = [
        [1, BANDUNG, 3, "Menyusun rencana", "1. Cat", *CLOSE],
        KEPALA_2021,
        [None, None, None, "aksi tiga unsur", "2. Cat", *CLOSE],
        KEPALA_2021,
        [None, None, None, "Tahun 2022", "3. Cat", *CLOSE],
    ]
    aksi = read(table(rows, kepala=KEPALA_2021)).aksi
    assert {it.isi["rekomendasi"] for it in aksi} == {"Menyusun rencana aksi tiga unsur Tahun 2022"}
    assert {it.isi["no_rekomendasi"] for it in aksi} == {"3"}


def test_that_another_text_without_a_number_takes_the_number_in_the_text() -> None:
    rows = [
        [1, BANDUNG, 3, "3. Menyusun rencana", "Cat", *CLOSE],
        [None, None, None, "2. Menganalisis unsur", "Kursi", *CLOSE],
        [None, None, None, "Memeriksa loket", "Meja", *CLOSE],
        [None, None, "3.", None, "Pintu", *CLOSE],
    ]
    aksi = read(table(rows, kepala=KEPALA_2021)).aksi
    assert [(it.isi["no_rekomendasi"], it.isi["rekomendasi"]) for it in aksi] == [
        ("3", "3. Menyusun rencana"),
        ("2", "2. Menganalisis unsur"),
        ("", "Memeriksa loket"),
        ("3", ""),
    ]


def test_that_labels_may_have_rows_of_their_own() -> None:
    rows = [
        [1, BANDUNG],
        [None, None, "Uji"],
        [None, None, None, "Menata loket", *CLOSE],
        [None, None, "Informasi", "Cat", *CLOSE],
    ]
    bacaan = read(table(rows))
    assert sums(bacaan) == (4, 2, 2, 0, 1)
    assert [row[0] for row in said(bacaan.aksi)] == ["Uji", "Informasi"]


def test_that_cells_beside_the_table_are_told_about() -> None:
    bacaan = read(table([[1, BANDUNG, "Uji", "Menata loket", *CLOSE, None, "lihat foto"]]))
    assert codes(bacaan) == [("SEL_DI_LUAR_TABEL", "H2")]
    assert "lihat foto" in bacaan.temuan[0].pesan


def test_that_numbered_rows_left_empty_are_one_question() -> None:
    rows = [[1, BANDUNG, "Uji", "Menata loket", *CLOSE], *([n] for n in range(2, 20))]
    bacaan = read(table(rows))
    assert sums(bacaan) == (19, 1, 0, 18, 1)
    assert codes(bacaan) == [("BARIS_TANPA_ISI", "A3")]


def test_that_one_column_too_far_right_keeps_merged_labels() -> None:
    rows = [
        [1, BANDUNG, 3, None, REKOMENDASI["3"], "1. Menata loket", *CLOSE],
        [None, None, None, None, None, "2. Cat", *CLOSE],
    ]
    merged = ["A2:A3", "B2:B3", "C2:C3", "E2:E3"]
    bacaan = read(table(rows, merged, KEPALA_2021))
    assert [(it.isi["rekomendasi"], it.rencana_aksi) for it in bacaan.aksi] == [
        (REKOMENDASI["3"], "1. Menata loket"),
        (REKOMENDASI["3"], "2. Cat"),
    ]


def test_that_what_fits_no_column_is_a_question() -> None:
    rows = [[1, BANDUNG, "Uji", "Menata loket", *CLOSE], [None, "Close", None, "31/12/2022", "x"]]
    bacaan = read(table(rows))
    assert sums(bacaan) == (2, 1, 0, 1, 1)
    assert codes(bacaan) == [("SEL_TIDAK_COCOK", "B3")]


def test_that_tags_of_a_web_form_are_left_out() -> None:
    rows = [[1, BANDUNG, "Uji", "<p>1. Persyaratan</p> <p>a. Menata <i>loket</i></p>", *CLOSE]]
    assert texts(rows) == ["1. Persyaratan\na. Menata loket"]


# Years -------------------------------------------------------------------------------------------


def two_years() -> Any:
    later = [
        [],
        ["b. Matriks Hasil Monitoring SKM tahun 2022"],
        KEPALA_2022,
        [1, AMBON, "Uji", "Cat", *CLOSE],
    ]
    rows = [[1, BANDUNG, "Uji", "Menata loket", *CLOSE], *later]
    return table(rows, titles=["a. Matriks Hasil Monitoring SKM tahun 2021"])


def test_that_of_tables_of_several_years_that_of_the_year_is_read() -> None:
    assert [it.unit for it in read(two_years(), 2021).aksi] == [BANDUNG]
    bacaan = read(two_years(), 2022)
    assert [it.unit for it in bacaan.aksi] == [AMBON]
    assert codes(bacaan) == [("TAHUN_LAIN", "A3")]
    assert sums(bacaan) == (1, 1, 0, 0, 1)
    with pytest.raises(KnownError, match="2019"):
        read(two_years(), 2019)


def test_that_a_column_of_years_is_obeyed() -> None:
    kepala = ["Tahun survei", "Rencana Aksi", "Status"]
    rows = [[2021, "Menata loket", "Close"], [None, "Kursi", "Close"], [2022, "Cat", "Close"]]
    bacaan = read(table(rows, kepala=kepala), 2021)
    assert [it.rencana_aksi for it in bacaan.aksi] == ["Menata loket", "Kursi"]
    assert codes(bacaan) == [("TAHUN_LAIN", "A1")]
    with pytest.raises(KnownError, match="2020"):
        read(table(rows, kepala=kepala), 2020)


def test_that_the_only_year_of_a_file_is_read_with_a_word_when_it_is_another() -> None:
    bacaan = read(matriks_2021(), 2022)
    assert len(bacaan.aksi) == 10
    assert codes(bacaan)[0] == ("TAHUN_BERBEDA", "A5")


def test_that_a_workbook_without_such_a_table_is_refused_in_a_sentence() -> None:
    with pytest.raises(KnownError, match="Tidak ada tabel RATL"):
        read(table([["a", "b", "c"]], kepala=["Nama", "Umur", "Alamat"]))


# Whatever comes ----------------------------------------------------------------------------------

UNITS = [BANDUNG, AMBON, ENDE, "Pos Layanan Contoh", "Loka POM di Kota Dumai"]
PEKERJAAN = ["Menata loket", "Menambah kursi", "Melatih petugas", "Mencetak alur", "Membuka kotak"]
WAKTU = ["31/12/2022", "TW I 2022", "Agustus 2022", "-", 1012022, date(2022, 3, 31), "2022-01-31"]


@st.composite
def actions(draw: st.DrawFn) -> list[Aksi]:
    made = []
    for unit in draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4, unique=True)):
        for label in draw(st.lists(st.sampled_from("123"), min_size=1, max_size=3, unique=True)):
            texts = st.tuples(st.integers(0, 12), st.sampled_from(PEKERJAAN))
            for nomor, teks in draw(st.lists(texts, min_size=1, max_size=5)):
                waktu = draw(st.sampled_from([*WAKTU, None]))
                status = draw(st.sampled_from(["Close", "close", "Open", "Proses", None]))
                made.append(
                    Aksi(
                        unit,
                        f"{nomor}. {teks}" if nomor else teks,
                        label,
                        REKOMENDASI[label] if draw(st.booleans()) else "",
                        f"Layanan {'ABC'[int(label) - 1]}",
                        # A row with neither is none of its own.
                        waktu,
                        "Close" if waktu is None else status,
                    )
                )
    return made


GAYA = st.builds(
    Gaya,
    gabung=st.booleans(),
    ulang=st.booleans(),
    halaman=st.sampled_from([1000, 2, 3, 5]),
    sobek=st.sampled_from(["", "dan ruang tunggu"]),
    geser=st.sampled_from([0, 1, 2]),
)


@given(actions(), st.sampled_from([KEPALA_2021, KEPALA_2022]), GAYA)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_that_every_action_of_a_table_comes_back(
    aksi: list[Aksi], kepala: tuple[str, ...], gaya: Gaya
) -> None:
    bacaan = read(written(aksi, kepala, gaya), 2022)
    assert [it.rencana_aksi for it in bacaan.aksi] == expected(aksi, gaya)
    assert [it.unit for it in bacaan.aksi] == [it.unit for it in aksi]
    label = "no_rekomendasi" if kepala is KEPALA_2021 else "jenis_layanan"
    assert [it.isi[label] for it in bacaan.aksi] == [getattr(it, label) for it in aksi]
    read_status = {"Close": "SELESAI", "Open": "BELUM", "Proses": "PROSES", "": ""}
    assert [it.isi["status"] for it in bacaan.aksi] == [
        read_status[(it.status or "").capitalize()] for it in aksi
    ]
    total, n, goes_on, asked, _unit = sums(bacaan)
    assert (n, asked) == (len(aksi), 0)
    assert goes_on == total - n


CELLS = st.one_of(
    st.none(),
    st.none(),
    st.sampled_from(
        ["Close", "31/12/2022", BANDUNG, "1. Persyaratan", "dan kursi", "Jumlah", "-", "Kepala"]
    ),
    st.sampled_from([*KEPALA_2022, "Unit Pelayanan : x", "SKM tahun 2021"]),
    st.integers(0, 60_000),
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=30),
)


@given(
    st.lists(st.lists(CELLS, max_size=9), max_size=14),
    st.lists(st.sampled_from(["A3:A6", "B2:C4", "D3:D5", "E2:E9", "A7:F7", "F4:F6"]), max_size=2),
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example([["Close"], [None, "1. Persyaratan"]], ["D3:D5"])
def test_that_no_row_of_whatever_sheet_vanishes(rows: list[list[Any]], merged: list[str]) -> None:
    try:
        bacaan = read(table(rows, merged), 2022)
    except KnownError:
        return
    sums(bacaan)
    assert all(it.sel for it in bacaan.aksi)
    assert len({it.sel for it in bacaan.aksi}) == len(bacaan.aksi)
    assert all(it.sel for it in bacaan.temuan)


def test_that_a_text_without_end_is_cut_off_and_told_about() -> None:
    rows: list[list[Any]] = [[1, BANDUNG, "Uji", "Menata loket", *CLOSE]]
    rows += [[None, None, None, "dan " + "kursi " * 4000] for _n in range(5)]
    bacaan = read(buku_ratl.table(rows))
    assert sums(bacaan) == (6, 1, 1, 4, 1)
    assert [it.kode for it in bacaan.temuan] == ["TEKS_TERLALU_PANJANG"]
