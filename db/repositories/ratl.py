"""Rows of RATL: what units do about the results of their surveys."""

from typing import Any

from db.connection import Store
from db.tables import rows

Row = dict[str, Any]


def ratl(store: Store) -> list[Row]:
    """Return every action that is not taken out, by survey year and place."""
    return rows(
        store.db, "SELECT * FROM ratl WHERE dihapus_pada IS NULL ORDER BY tahun, urutan, id"
    )


def next_urutan(store: Store) -> int:
    """Return the next free place in the order of actions."""
    (found,) = store.db.execute("SELECT coalesce(max(urutan), 0) + 1 FROM ratl").fetchone()
    return int(found)


def nihil(store: Store) -> list[Row]:
    """Return why services have nothing to follow up, by year."""
    return rows(store.db, "SELECT * FROM ratl_nihil ORDER BY tahun, layanan_id")
