from datetime import UTC, date, datetime

import pytest

from ranpk_desktop.domain.tanggal import BULAN, format_tanggal, format_waktu


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
