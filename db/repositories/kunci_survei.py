"""Locks of surveys, by year and part of the year."""

from typing import Any

from db.connection import Store
from db.tables import rows

Row = dict[str, Any]


def lock(store: Store, tahun: int, periode: str) -> Row | None:
    """Return the lock that holds for the surveys of a part of a year."""
    return _first(store, "tahun = ? AND periode = ? AND dibuka_pada IS NULL", tahun, periode)


def last_unlock(store: Store, tahun: int, periode: str) -> Row | None:
    """Return the lock that was opened last, with its reason."""
    return _first(store, "tahun = ? AND periode = ? AND dibuka_pada IS NOT NULL", tahun, periode)


def _first(store: Store, where: str, *parameters: Any) -> Row | None:
    found = rows(
        store.db,
        f"SELECT * FROM kunci_survei WHERE {where} ORDER BY rowid DESC LIMIT 1",
        parameters,
    )
    return found[0] if found else None
