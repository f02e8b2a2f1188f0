"""Which quarter the pages show first."""

from datetime import date

import pytest

from ranpk_desktop.domain.periode import Periode, opening_periode
from ranpk_desktop.domain.triwulan import Triwulan


@pytest.mark.parametrize(
    ("today", "years", "expected"),
    [
        (date(2026, 10, 5), [2026], Periode(2026, Triwulan.III)),
        (date(2027, 1, 4), [2026], Periode(2026, Triwulan.IV)),
        (date(2027, 1, 4), [2026, 2027], Periode(2026, Triwulan.IV)),
        (date(2027, 1, 4), [2027], Periode(2027, Triwulan.I)),
        (date(2026, 8, 1), [], Periode(2026, Triwulan.II)),
        (date(2026, 2, 1), [], Periode(2026, Triwulan.I)),
        (date(2028, 5, 1), [2026], Periode(2026, Triwulan.IV)),
        (date(2026, 5, 1), [2027], Periode(2027, Triwulan.I)),
    ],
)
def test_that_pages_open_at_the_quarter_that_is_reported_now(today, years, expected):
    assert opening_periode(today, years) == expected
