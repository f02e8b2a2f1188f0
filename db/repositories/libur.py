"""The days off that the office has listed."""

from typing import Any

from db.connection import Store
from db.tables import rows


def all_days(store: Store) -> list[dict[str, Any]]:
    """Return every day off of the office by date: tanggal and keterangan."""
    return rows(store.db, "SELECT tanggal, keterangan FROM hari_libur ORDER BY tanggal")


def delete(store: Store, tanggal: str) -> None:
    """Take a day out of the list, inside the caller's command."""
    store.db.execute("DELETE FROM hari_libur WHERE tanggal = ?", (tanggal,))
