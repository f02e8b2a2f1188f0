"""Apply a command's journal rows backwards: the whole of undo and redo."""

import json
from typing import Any

from db.connection import Store
from db.tables import BY_NAME, rows
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import KnownError

Row = dict[str, Any]


def reverse(store: Store, perintah_id: int) -> Changes:
    """Undo a command as a new command of the same title, which is itself undoable.

    Raises KnownError where a row no longer has the value that the command left, and LockedError
    where it belongs to a locked quarter; then nothing is changed.
    """
    (judul,) = store.db.execute(
        "SELECT judul FROM perintah WHERE id = ?", (perintah_id,)
    ).fetchone()
    journal = rows(
        store.db,
        "SELECT tabel, baris_id, lama, baru FROM jejak_audit WHERE perintah_id = ?"
        " ORDER BY no DESC",
        (perintah_id,),
    )
    with store.command(judul, membatalkan=perintah_id) as command:
        for entry in journal:
            lama, baru = (json.loads(entry[name]) if entry[name] else None for name in _IMAGES)
            _reverse_row(store, entry["tabel"], entry["baris_id"], lama, baru)
    return command.changes


_IMAGES = ("lama", "baru")


def _reverse_row(store: Store, table: str, row_id: str, lama: Row | None, baru: Row | None) -> None:
    key = BY_NAME[table].key
    found = rows(store.db, f"SELECT * FROM {table} WHERE {key} = ?", (row_id,))
    now = found[0] if found else None
    if lama is None or baru is None:
        touched = set(baru or ())
    else:
        touched = {name for name in baru if lama[name] != baru[name]}
    if (now is None) != (baru is None) or (
        now and baru and any(now[name] != baru[name] for name in touched)
    ):
        raise KnownError(
            "TIDAK_DAPAT_DIURUNGKAN",
            _("Perubahan ini tidak dapat diurungkan, karena isinya sudah diubah lagi sesudahnya."),
            _("Ketik nilai yang dikehendaki secara langsung."),
        )
    if lama is None:
        store.db.execute(f"DELETE FROM {table} WHERE {key} = ?", (row_id,))
    elif baru is None:
        store.insert(table, lama)
    else:
        store.update(table, row_id, {name: lama[name] for name in touched})
