from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.tanggal import BULAN, format_tanggal, format_waktu, parse_tanggal
from ranpk_desktop.errors import CheckError


@pytest.mark.parametrize(
    ("hari", "shown"),
    [
        (date(2024, 3, 5), "5 Maret 2024"),
        (date(2026, 1, 31), "31 Januari 2026"),
        (date(2026, 12, 1), "1 Desember 2026"),
    ],
)
def test_that_dates_are_shown_in_words(hari, shown):
    assert format_tanggal(hari) == shown


def test_that_every_month_has_its_name():
    assert len(set(BULAN)) == 12


@pytest.mark.parametrize(
    ("zona", "shown"),
    [
        ("WIB", "5 Maret 2024 23.05 WIB"),
        ("WITA", "6 Maret 2024 00.05 WITA"),
        ("WIT", "6 Maret 2024 01.05 WIT"),
    ],
)
def test_that_a_time_is_shown_on_the_units_own_clock(zona, shown):
    assert format_waktu(datetime(2024, 3, 5, 16, 5, tzinfo=UTC), zona) == shown


@pytest.mark.parametrize(
    "teks",
    [
        "31 Maret 2026",
        "31 mar 2026",
        "31/3/2026",
        "31-03-2026",
        "31.3.2026",
        "2026-03-31",
        " 31/03/2026 ",
    ],
)
def test_that_a_date_is_read_as_people_write_it(teks: str) -> None:
    assert parse_tanggal(teks) == date(2026, 3, 31)


@pytest.mark.parametrize(
    "teks",
    ["", "31/3/26", "3/31/2026", "31/2/2026", "31 Foo 2026", "Maret 2026", "1/2-2026", "0/1/2026"],
)
def test_that_a_doubtful_date_is_asked_about(teks: str) -> None:
    with pytest.raises(CheckError):
        parse_tanggal(teks)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_that_a_date_in_words_is_read_back(hari: date) -> None:
    assert parse_tanggal(format_tanggal(hari)) == hari
