"""Which backups are kept."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.cadangan import thin

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2023, 1, 1), date(2027, 6, 30))


@given(st.sets(DAYS))
def test_that_the_last_week_and_the_future_are_always_kept(days: set[date]) -> None:
    gone = thin(days, TODAY)
    assert gone <= days
    assert not any(day > TODAY - timedelta(days=7) for day in gone)
    assert not days or max(days) not in gone


@given(st.sets(DAYS))
def test_that_thinning_twice_takes_nothing_more(days: set[date]) -> None:
    kept = days - thin(days, TODAY)
    assert thin(kept, TODAY) == set()


def test_that_a_daily_habit_leaves_a_bounded_number() -> None:
    kept: set[date] = set()
    for age in range(1000, -1, -1):
        day = TODAY - timedelta(days=age)
        kept.add(day)
        kept -= thin(kept, day)
    assert 30 <= len(kept) <= 42
    assert min(kept) < TODAY - timedelta(days=600)
