"""Answers of respondents and values of unsur, read out of tables as people keep them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranpk_desktop.domain.bacaan_skm import BacaanSkm, Profil
from ranpk_desktop.domain.skm import calculate
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import responden
from ranpk_desktop.imports.responden import jawaban
from ranpk_desktop.imports.responden.jawaban import Skala
from tests.domain.survei import BAWAAN, NILAI_2021, NILAI_2022
from tests.imports.survei import DUA_PULUH_SEMBILAN, NAMA, TERTUKAR, answers, lembar

KODE = [unsur.value for unsur in Unsur]


def read(*rows, peran=None) -> BacaanSkm:
    return responden.read([lembar(*rows)], peran)


def value_of(bacaan: BacaanSkm, at: int = 0) -> str:
    return str(calculate(bacaan.layanan[at].jawaban, BAWAAN).nilai)


def codes(bacaan: BacaanSkm) -> list[str]:
    return [it.kode for it in bacaan.temuan]


def roles(bacaan: BacaanSkm) -> list[str]:
    return [it.peran for it in bacaan.kolom]


def test_that_29_respondents_come_to_91_48() -> None:
    bacaan = read(NAMA, *answers(DUA_PULUH_SEMBILAN))
    assert value_of(bacaan) == "91.48"
    assert (bacaan.layanan[0].responden, bacaan.temuan) == (29, ())
    assert [it.jumlah for it in bacaan.layanan[0].jawaban.values()] == [
        Decimal(total) for total in DUA_PULUH_SEMBILAN
    ]


def test_that_swapped_codes_are_caught_and_the_names_win() -> None:
    bacaan = read(TERTUKAR, *answers(DUA_PULUH_SEMBILAN))
    assert codes(bacaan) == ["UNSUR_TERTUKAR"]
    assert "U8 dan U9 tertukar" in bacaan.temuan[0].pesan
    assert roles(bacaan)[7:] == ["U9", "U8"]
    hasil = bacaan.layanan[0].jawaban
    assert (hasil[Unsur.U9].jumlah, hasil[Unsur.U8].jumlah) == (105, 115)


def test_that_codes_in_a_row_of_their_own_are_joined_to_the_names_below() -> None:
    swapped = [*NAMA[:7], NAMA[8], NAMA[7]]
    bacaan = read(["Survei"], KODE, swapped, *answers(DUA_PULUH_SEMBILAN))
    assert codes(bacaan) == ["UNSUR_TERTUKAR"]
    assert bacaan.layanan[0].responden == 29


def test_that_one_wrong_code_is_told() -> None:
    bacaan = read([*NAMA[:6], "Perilaku (U8)", *NAMA[7:]], *answers(DUA_PULUH_SEMBILAN))
    assert codes(bacaan) == ["UNSUR_TERTUKAR"]
    assert "Perilaku (U8)" in bacaan.temuan[0].pesan
    assert roles(bacaan) == KODE


def test_that_codes_without_names_are_read_with_a_warning() -> None:
    bacaan = read(KODE, *answers(DUA_PULUH_SEMBILAN))
    assert (codes(bacaan), value_of(bacaan)) == (["HANYA_KODE"], "91.48")


def test_that_columns_may_stand_anywhere_among_others() -> None:
    order = [8, 3, 0, 7, 1, 2, 6, 5, 4]
    judul = ["Cap waktu", *(NAMA[at] for at in order), "Saran"]
    rows = [
        ["2026-03-01", *(row[at] for at in order), "Terima kasih"]
        for row in answers(DUA_PULUH_SEMBILAN)
    ]
    bacaan = read(judul, *rows)
    assert value_of(bacaan) == "91.48"
    assert roles(bacaan) == ["", *(KODE[at] for at in order), ""]


def test_that_blanks_are_counted_and_leave_the_sum() -> None:
    rows = answers(DUA_PULUH_SEMBILAN)
    rows[0][2] = rows[1][2] = ""
    rows[2][2] = "-"
    bacaan = read(NAMA, *rows)
    waktu = bacaan.layanan[0].jawaban[Unsur.U3]
    assert (waktu.n, waktu.kosong) == (26, 3)
    assert bacaan.kolom[2].kosong == 3


def test_that_what_is_no_answer_is_not_counted_but_told() -> None:
    rows = answers(DUA_PULUH_SEMBILAN)
    rows[0][0], rows[1][1] = "5", "?"
    bacaan = read(NAMA, *rows)
    assert codes(bacaan) == ["JAWABAN_TIDAK_TERBACA"]
    assert "2 (U1), 3 (U2)" in bacaan.temuan[0].pesan
    assert bacaan.layanan[0].jawaban[Unsur.U1].n == 28
    assert bacaan.kolom[0].tak_terbaca == 1


@pytest.mark.parametrize("awal", ["Jumlah", "Total", "NRR", "Rata-rata", "Nilai", ""])
def test_that_rows_of_sums_are_no_respondents(awal) -> None:
    rows = [["No", *NAMA], *([str(n), *row] for n, row in enumerate(answers(DUA_PULUH_SEMBILAN)))]
    bacaan = read(*rows, [awal, *map(str, DUA_PULUH_SEMBILAN)])
    assert (codes(bacaan), bacaan.layanan[0].responden) == (["BARIS_DILEWATI"], 29)
    assert value_of(bacaan) == "91.48"


def test_that_respondents_are_grouped_by_service_with_their_profile() -> None:
    rows = [
        [nama, "L" if at % 2 else "Wanita", "SMA" if at % 3 else "", *row]
        for nama in ("Pengujian", "Informasi")
        for at, row in enumerate(answers(DUA_PULUH_SEMBILAN))
    ]
    bacaan = read(["Jenis Layanan", "Jenis Kelamin", "Pendidikan terakhir", *NAMA], *rows)
    assert [it.nama for it in bacaan.layanan] == ["Pengujian", "Informasi"]
    assert bacaan.layanan[1].responden == 29
    profil = bacaan.layanan[0].profil
    assert profil[Profil.JENIS_KELAMIN] == {"Perempuan": 15, "Laki-laki": 14}
    assert profil[Profil.PENDIDIKAN] == {"SMA": 19, "Tidak diisi": 10}


def test_that_rare_answers_of_a_profile_are_put_together() -> None:
    rows = [[f"Pekerjaan {n}", *(["3"] * 9)] for n in range(40)]
    bacaan = read(["Pekerjaan", *NAMA], *rows)
    counts = bacaan.layanan[0].profil[Profil.PEKERJAAN]
    assert (len(counts), sum(counts.values()), counts["Jawaban lain"]) == (16, 40, 25)


def test_that_a_column_of_free_text_is_no_list_of_services() -> None:
    rows = [[f"Keperluan {n}", *(["3"] * 9)] for n in range(70)]
    bacaan = read(["Jenis layanan", *NAMA], *rows)
    assert codes(bacaan) == ["LAYANAN_TERLALU_BANYAK"]
    assert not bacaan.dapat_diterapkan
    assert read(["Jenis layanan", *NAMA], *rows, peran={0: ""}).dapat_diterapkan


def test_that_a_person_may_choose_otherwise() -> None:
    judul = [*NAMA[:8], "Kenyamanan ruang"]
    rows = answers(DUA_PULUH_SEMBILAN)
    assert codes(read(judul, *rows)) == ["UNSUR_TIDAK_ADA"]
    chosen = read(judul, *rows, peran={8: "U9"})
    assert value_of(chosen) == "91.48"
    twice = read(judul, *rows, peran={8: "U1"})
    assert "PERAN_GANDA" in codes(twice)
    assert not twice.dapat_diterapkan


def test_that_of_two_columns_for_one_unsur_the_surer_is_used() -> None:
    rows = [[*row, "3"] for row in answers(DUA_PULUH_SEMBILAN)]
    bacaan = read(["Kecepatan", *NAMA], *([row[-1], *row[:-1]] for row in rows))
    assert roles(bacaan) == ["", *KODE]
    assert "Waktu Penyelesaian" in bacaan.kolom[0].sebab


def test_that_a_column_whose_content_is_no_answer_is_not_taken() -> None:
    rows = [[*row, "Ruang tunggunya panas"] for row in answers(DUA_PULUH_SEMBILAN)]
    bacaan = read([*NAMA[:8], "Hal lain", "Fasilitas"], *rows)
    assert roles(bacaan)[-1] == ""
    assert "bukan jawaban" in bacaan.kolom[-1].sebab


def test_that_answers_from_25_to_100_are_read_as_1_to_4() -> None:
    rows = [[str(int(cell) * 25) for cell in row] for row in answers(DUA_PULUH_SEMBILAN)]
    bacaan = read(NAMA, *rows)
    assert (codes(bacaan), value_of(bacaan)) == (["SKALA_SERATUS"], "91.48")


@pytest.mark.parametrize("teks", ["3,57", "89,25", "89.25"])
def test_that_values_by_service_are_read_as_values(teks) -> None:
    bacaan = read(["Layanan", *NAMA], ["Satu", *([teks] * 9)], ["Dua", *(["75,5"] * 9)])
    assert [value_of(bacaan, at) for at in (0, 1)] == ["89.25", "75.50"]
    assert bacaan.layanan[0].responden is None


def test_that_a_list_of_unsur_is_read_year_by_year() -> None:
    rows = [
        [tahun, unsur.value, unsur.nama, nilai, "12"]
        for tahun, values in (("2021", NILAI_2021), ("2022", NILAI_2022))
        for unsur, nilai in zip(Unsur, values.split(), strict=True)
    ]
    rows.insert(9, ["2021", "SKM", "Nilai SKM", "89,80", ""])
    bacaan = read(["tahun", "kode", "unsur", "nilai", "baris"], *rows)
    assert [(it.tahun, value_of(bacaan, at)) for at, it in enumerate(bacaan.layanan)] == [
        (2021, "89.80"),
        (2022, "90.83"),
    ]


def test_that_a_block_of_names_and_values_needs_no_heading() -> None:
    bacaan = read(*zip(reversed(NAMA), reversed(NILAI_2021.split()), strict=True))
    assert value_of(bacaan) == "89.80"
    assert bacaan.layanan[0].jawaban[Unsur.U1].nilai == Decimal("88.13")


def test_that_the_sheet_with_the_unsur_is_found() -> None:
    sheets = [
        lembar(["Petunjuk"], ["Isi dengan angka 1 sampai 4"], nama="Petunjuk"),
        lembar(["Survei kepuasan"], NAMA, *answers(DUA_PULUH_SEMBILAN), nama="Isian"),
    ]
    assert responden.read(sheets).lembar == "Isian"


@pytest.mark.parametrize("rows", [[], [["a", "b"]], [["Persyaratan", "Tarif"], ["3", "3"]]])
def test_that_a_file_without_unsur_is_refused_in_one_sentence(rows) -> None:
    with pytest.raises(KnownError) as caught:
        responden.read([lembar(*rows)])
    assert caught.value.kode == "UNSUR_TIDAK_DIKENAL"


@pytest.mark.parametrize(
    ("teks", "found"),
    [
        ("4", 4),
        ("3,0", 3),
        ("4 (Sangat baik)", 4),
        ("2. Kurang sesuai", 2),
        ("1 - Tidak", 1),
        ("Sangat Baik", 4),
        ("tidak kompeten", 1),
        ("Kurang ramah", 2),
        ("Mudah", 3),
        ("Gratis", 4),
        ("Cukup mahal", 2),
        ("Ada tetapi tidak berfungsi", 2),
        ("0", None),
        ("5", None),
        ("2,5", None),
        ("44", None),
        ("sangat", None),
        ("Tidak ada saran dari saya", None),
        ("1.000", None),
    ],
)
def test_that_an_answer_is_read_in_any_spelling(teks, found) -> None:
    assert jawaban.answer(teks) == found


@given(st.integers(1, 4), st.sampled_from(["{}", " {} ", "{} (Baik)", "{}. Baik", "{},0"]))
def test_that_a_written_answer_is_read_back(nilai, form) -> None:
    assert jawaban.answer(form.format(nilai)) == nilai
    assert jawaban.answer(str(nilai * 25), Skala.SERATUS) == nilai


@given(st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=40))
def test_that_sums_of_any_answers_are_kept(rows) -> None:
    bacaan = read(NAMA, *(list(map(str, row)) for row in rows))
    found = [it.jumlah for it in bacaan.layanan[0].jawaban.values()]
    assert found == [sum(column) for column in zip(*rows, strict=True)]
    assert bacaan.layanan[0].responden == len(rows)


@settings(max_examples=60)
@given(
    st.lists(
        st.lists(st.sampled_from([*NAMA, *KODE, "", "3", "88,1", "Jenis layanan", "x" * 400, "²"])),
        max_size=12,
    )
)
def test_that_any_table_is_read_or_refused(rows) -> None:
    try:
        bacaan = read(*rows)
    except KnownError:
        return
    assert len(bacaan.kolom) == max(map(len, rows))
