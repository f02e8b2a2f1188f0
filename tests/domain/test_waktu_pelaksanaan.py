from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.waktu_pelaksanaan import read_waktu_pelaksanaan


@pytest.mark.parametrize(
    ("teks", "sampai"),
    [
        ("31/03/2021", date(2021, 3, 31)),
        ("31-12-2021", date(2021, 12, 31)),
        ("2022-01-31", date(2022, 1, 31)),
        ("31/8/2022", date(2022, 8, 31)),
        ("29/09/23", date(2023, 9, 29)),
        ("5 Maret 2024", date(2024, 3, 5)),
    ],
)
def test_that_a_day_is_its_own_end(teks: str, sampai: date) -> None:
    waktu = read_waktu_pelaksanaan(teks)

    assert (waktu.teks, waktu.tanggal, waktu.sampai, waktu.masalah) == (teks, sampai, sampai, "")


@pytest.mark.parametrize(
    ("teks", "periode", "sampai"),
    [
        ("Agustus 2022", "Agustus 2022", date(2022, 8, 31)),
        ("4. Juni 2022", "Juni 2022", date(2022, 6, 30)),
        ("feb 2024", "Februari 2024", date(2024, 2, 29)),
        ("Tw II 2022", "TW II 2022", date(2022, 6, 30)),
        ("Semester II 2022", "Semester II 2022", date(2022, 12, 31)),
        ("Tahun 2023", "2023", date(2023, 12, 31)),
    ],
)
def test_that_a_period_ends_on_its_last_day(teks: str, periode: str, sampai: date) -> None:
    waktu = read_waktu_pelaksanaan(teks)

    assert (waktu.periode, waktu.sampai, waktu.masalah) == (periode, sampai, "")
    assert (waktu.teks, waktu.tanggal) == (teks, None)
    again = read_waktu_pelaksanaan(periode)
    assert (again.periode, again.sampai) == (periode, sampai)


def test_that_a_period_without_its_year_has_no_last_day() -> None:
    waktu = read_waktu_pelaksanaan("Triwulan IV")

    assert (waktu.periode, waktu.sampai) == ("TW IV", None)
    assert waktu.masalah == "tahunnya tidak disebut"


@pytest.mark.parametrize("teks", ["", "-", "--", "  "])
def test_that_no_time_is_no_problem(teks: str) -> None:
    waktu = read_waktu_pelaksanaan(teks)

    assert (waktu.teks, waktu.sampai, waktu.masalah) == (teks, None, "")


@pytest.mark.parametrize(
    "teks", ["1012022", "01/012023", "Setiap bulan", "30/12/1930", "31/2/2022", "0000", "Abc 2022"]
)
def test_that_what_is_not_safe_keeps_its_text_and_says_why(teks: str) -> None:
    waktu = read_waktu_pelaksanaan(teks)

    assert (waktu.teks, waktu.tanggal, waktu.periode, waktu.sampai) == (teks, None, "", None)
    assert waktu.masalah


@given(st.text(max_size=30) | st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}"))
def test_that_any_text_is_read_without_failing(teks: str) -> None:
    assert read_waktu_pelaksanaan(teks).teks == teks
