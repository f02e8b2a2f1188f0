"""Which daily backups are kept: the last week, then one a week, then one a month."""

from collections.abc import Iterable
from datetime import date, timedelta

DAILY = timedelta(days=7)
WEEKLY = timedelta(weeks=8)
MONTHLY = timedelta(days=730)


def thin(days: Iterable[date], today: date) -> set[date]:
    """Return the days whose backup may go.

    Kept are every day of the last 7 days, the first of each week for 8 weeks, the first of each
    month for two years, and always the newest one. Days in the future (a wrong clock) are kept.
    """
    ordered = sorted(set(days))
    kept = set(ordered[-1:])
    seen: set[tuple[int, int, str]] = set()
    for day in ordered:
        age = today - day
        if age < DAILY:
            kept.add(day)
            continue
        for limit, period in (
            (WEEKLY, (*day.isocalendar()[:2], "minggu")),
            (MONTHLY, (day.year, day.month, "bulan")),
        ):
            if age < limit and period not in seen:
                seen.add(period)
                kept.add(day)
    return set(ordered) - kept
