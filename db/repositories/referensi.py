"""References of Pusat that were applied."""

from typing import Any

from db.connection import Store
from db.tables import rows


def newest(store: Store) -> dict[str, Any] | None:
    """Return the references that hold now: the newest by the clock of Pusat."""
    found = rows(
        store.db, "SELECT * FROM referensi ORDER BY julianday(dibuat_pada) DESC, rowid DESC LIMIT 1"
    )
    return found[0] if found else None


def all_applied(store: Store) -> list[dict[str, Any]]:
    """Return id and isi of all references ever applied, the newest first."""
    return rows(
        store.db,
        "SELECT id, isi FROM referensi ORDER BY julianday(dibuat_pada) DESC, rowid DESC",
    )
