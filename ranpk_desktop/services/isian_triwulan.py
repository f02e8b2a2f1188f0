"""Rows that a quarter has at most one of for each key: found, changed, or born when needed."""

from typing import Any

from db.connection import Store, new_id
from db.tables import rows
from ranpk_desktop.domain.angka import Jenis

Row = dict[str, Any]


def write(store: Store, table: str, key: Row, columns: Row, born: Row | None = None) -> None:
    """Save columns of the row with a key, inside the caller's command.

    A row is born, with the columns of `born` unless they are set, only where one says something.
    """
    where = " AND ".join(f"{name} IS ?" for name in key)
    found = rows(store.db, f"SELECT * FROM {table} WHERE {where}", list(key.values()))
    if found:
        store.update(table, found[0]["id"], columns)
    elif any(value and value != Jenis.KOSONG.value for value in columns.values()):
        store.insert(table, {"id": new_id(), **key, **(born or {}), **columns})
