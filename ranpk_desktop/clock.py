"""Clocks are passed in, times carry an offset: laptops of offices are often wrong."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

Clock = Callable[[], datetime]
"""Return the present time, aware."""

ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Indonesian time zones as hours ahead of UTC; none of them has daylight saving time."""


def utc_now() -> datetime:
    """Return the computer's time in UTC, whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def in_zone(moment: datetime, zona: str) -> datetime:
    """Return the same moment on the wall clock of WIB, WITA or WIT."""
    return moment.astimezone(timezone(timedelta(hours=ZONES[zona])))
