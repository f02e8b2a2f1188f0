"""The office, its officials, its staff and its settings."""

from typing import Any

from db.connection import Store
from db.errors import translated
from db.tables import rows


def unit(store: Store) -> dict[str, Any] | None:
    """Return the office's own row."""
    found = rows(store.db, "SELECT * FROM unit")
    return found[0] if found else None


def pejabat(store: Store) -> list[dict[str, Any]]:
    """Return all officials, newest first."""
    return rows(store.db, "SELECT * FROM pejabat ORDER BY mulai DESC, rowid DESC")


def pegawai(store: Store) -> list[dict[str, Any]]:
    """Return all staff by name."""
    return rows(store.db, "SELECT * FROM pegawai ORDER BY nama, rowid")


def pengaturan(store: Store) -> dict[str, str]:
    """Return all settings that were ever chosen."""
    return {row["nama"]: row["nilai"] for row in rows(store.db, "SELECT * FROM pengaturan")}


def columns(store: Store, tabel: str) -> str:
    """Return what is remembered of a table's columns, "" for nothing."""
    found = rows(store.db, "SELECT susunan FROM susunan_kolom WHERE nama = ?", (tabel,))
    return str(found[0]["susunan"]) if found else ""


def save_columns(store: Store, tabel: str, susunan: str) -> None:
    """Remember a table's columns, outside the journal (see db.tables.EXEMPT)."""
    with translated(), store.db.atomic():
        store.db.execute("INSERT OR REPLACE INTO susunan_kolom VALUES (?, ?)", (tabel, susunan))
