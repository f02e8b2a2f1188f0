"""The outbox: rows that follow the wire, written outside the journal (db.tables.EXEMPT)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from db.connection import Store
from db.errors import translated
from db.repositories import kantor
from db.tables import rows

Row = dict[str, Any]

_ALL = (
    "SELECT kiriman.*, bagian_ke, bagian_dari FROM kiriman"
    " JOIN paket ON paket.id = kiriman.paket_id"
)
_PAUSE = "kotak_keluar"
"""Kept beside the columns of tables: like them it is how somebody works here, not data."""


def find(store: Store, nama: str) -> list[str]:
    """Return the ids of the packages with a file of that name, or whose manifest begins so."""
    found = store.db.execute(
        "SELECT id FROM paket WHERE berkas = ?1 OR (length(?1) >= 8 AND"
        " substr(manifes, 1, length(?1)) = ?1)",
        (nama,),
    )
    return [paket_id for (paket_id,) in found]


def of_parts(store: Store, paket_ids: list[str]) -> list[Row]:
    """Return every row of these packages, the oldest first."""
    marks = ", ".join("?" * len(paket_ids))
    return rows(store.db, f"{_ALL} WHERE paket_id IN ({marks}) ORDER BY kiriman.rowid", paket_ids)


def get(store: Store, kiriman_id: str) -> Row | None:
    """Return one row by its id."""
    found = rows(store.db, f"{_ALL} WHERE kiriman.id = ?", (kiriman_id,))
    return found[0] if found else None


def in_states(store: Store, *keadaan: str) -> list[Row]:
    """Return the rows in these states, the oldest first."""
    marks = ", ".join("?" * len(keadaan))
    return rows(store.db, f"{_ALL} WHERE keadaan IN ({marks}) ORDER BY kiriman.rowid", keadaan)


def everything(store: Store, limit: int) -> list[Row]:
    """Return the newest rows, the newest first."""
    return rows(store.db, f"{_ALL} ORDER BY kiriman.rowid DESC LIMIT ?", (limit,))


@contextmanager
def together(store: Store) -> Iterator[None]:
    """Make what the block writes one transaction."""
    with translated(), store.db.atomic():
        yield


def insert(store: Store, *new: Row) -> None:
    """Insert rows as one transaction."""
    with together(store):
        for row in new:
            store.insert("kiriman", row)


def update(store: Store, ids: list[str], changes: Row) -> None:
    """Set columns of rows as one transaction."""
    names = ", ".join(f"{name} = ?" for name in changes)
    marks = ", ".join("?" * len(ids))
    with together(store):
        store.db.execute(
            f"UPDATE kiriman SET {names} WHERE id IN ({marks})", [*changes.values(), *ids]
        )


def hold(store: Store) -> None:
    """Let nothing that waits go out by itself: the data have become another line of the office.

    Called inside the transaction that begins a new garis by a restore or a copy: what waited may
    have been sent since by whoever had the data, so a person must look first.
    """
    store.db.execute("UPDATE kiriman SET keadaan = 'TIDAK_PASTI' WHERE keadaan = 'MENGIRIM'")
    store.db.execute(
        "UPDATE kiriman SET coba_lagi_pada = NULL WHERE keadaan IN ('MENUNGGU', 'TIDAK_PASTI')"
    )


def paused(store: Store) -> bool:
    """Tell whether the user has stopped the outbox."""
    return kantor.columns(store, _PAUSE) == "jeda"


def set_paused(store: Store, paused: bool) -> None:
    """Stop the outbox, or let it go on."""
    kantor.save_columns(store, _PAUSE, "jeda" if paused else "")
