"""Copies of the database: by pages through SQLite's own backup, never a file copy of an open WAL.

A copy gets its name only when it is whole and on disk.
"""

import contextlib
import sqlite3
from collections.abc import Callable
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from sqlite_utils import Database

from db.errors import translated
from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ranpk_desktop.system import sync_folder

FOLDER = "cadangan"
PAGES_PER_STEP = 64


def daily(path: Path, moment: datetime) -> Path:
    """Return the name of the daily backup of this database for one day."""
    return path.parent / FOLDER / f"ranpk-{moment:%Y-%m-%d}.db"


def before(path: Path, event: str, moment: datetime) -> Path:
    """Return a free name for the backup made before an event such as a migration or a restore."""
    stem = f"sebelum-{event}-{moment:%Y-%m-%d-%H%M%S}"
    names = (f"{stem}{suffix}.db" for suffix in chain([""], (f"-{n}" for n in count(2))))
    return next(
        candidate for name in names if not (candidate := path.parent / FOLDER / name).exists()
    )


def copy_database(
    db: Database, target: Path, pause: Callable[[int, int], None] | None = None
) -> None:
    """Write a whole copy of an open database to `target`, replacing an older one.

    `pause(remaining, total)` is called every 64 pages, and may run other work on the same
    connection meanwhile: SQLite carries such writes into the copy. What it raises ends the copy.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.sementara")
    try:
        with translated(), contextlib.closing(sqlite3.connect(unfinished)) as copy:
            db.conn.backup(
                copy,
                pages=PAGES_PER_STEP,
                progress=(lambda _status, remaining, total: pause(remaining, total))
                if pause
                else None,
            )
            # A copy stands alone: no -wal file beside it that a user would forget to take along.
            copy.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(target)
        sync_folder(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def check(db: Database) -> None:
    """Raise KnownError("DATA_RUSAK") unless SQLite finds the database whole."""
    with translated():
        (result,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if result != "ok":
        raise KnownError(
            "DATA_RUSAK",
            _("Berkas data kantor rusak."),
            _("Pulihkan dari cadangan terakhir."),
        )
