"""The commands that Ctrl+Z can reach."""

from db.connection import Store
from db.tables import TABLES

_BORDERS = ", ".join(f"'{table.name}'" for table in TABLES if not table.undo)


def since_border(store: Store) -> list[tuple[int, int | None]]:
    """Return (id, membatalkan) of the commands after the last lock, package or restore."""
    return store.db.execute(
        "SELECT id, membatalkan FROM perintah WHERE id > coalesce("
        f"(SELECT max(perintah_id) FROM jejak_audit WHERE tabel IN ({_BORDERS})), 0) ORDER BY id"
    ).fetchall()


def judul(store: Store, perintah_id: int) -> str:
    """Return the title of a command."""
    (found,) = store.db.execute(
        "SELECT judul FROM perintah WHERE id = ?", (perintah_id,)
    ).fetchone()
    return str(found)


def newest_moment(store: Store) -> str | None:
    """Return the newest time in the journal, against which the computer's clock is checked."""
    _seconds, found = store.db.execute(
        "SELECT max(unixepoch(waktu)), waktu FROM perintah"
    ).fetchone()
    return None if found is None else str(found)
