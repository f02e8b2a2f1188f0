"""References of Pusat that were applied."""

from typing import Any

from db.connection import Store
from db.tables import rows


def newest_id(store: Store) -> str | None:
    """Return the id of the references that hold now, None where none were ever applied."""
    found = newest(store)
    return str(found["id"]) if found else None


def newest(store: Store) -> dict[str, Any] | None:
    """Return the references that hold now: the newest by the clock of Pusat."""
    found = rows(
        store.db, "SELECT * FROM referensi ORDER BY julianday(dibuat_pada) DESC, rowid DESC LIMIT 1"
    )
    return found[0] if found else None


def by_manifes(store: Store, manifes: str) -> dict[str, Any] | None:
    """Return the references that came in this very package."""
    found = rows(store.db, "SELECT * FROM referensi WHERE manifes = ?", (manifes,))
    return found[0] if found else None


def applied(store: Store) -> dict[str, str]:
    """Return the JSON text of all references ever applied by their id, the newest first."""
    found = store.db.execute(
        "SELECT id, isi FROM referensi ORDER BY julianday(dibuat_pada) DESC, rowid DESC"
    )
    return dict(found.fetchall())
