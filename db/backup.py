"""Copies of the database: by pages through SQLite's own backup, never a file copy of an open WAL.

A copy gets its name only when it is whole and on disk.
"""

import contextlib
import os
import re
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from itertools import chain, count
from pathlib import Path
from secrets import token_hex

from sqlite_utils import Database

from db import schema
from db.errors import translated
from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import explained, make_folder
from ranpk_desktop.system import sync_folder

FOLDER = "cadangan"
_DAY = re.compile(r"ranpk-(\d{4}-\d\d-\d\d)")
PAGES_PER_STEP = 64


def daily(path: Path, day: date) -> Path:
    """Return the name of the daily backup of this database for one day (or the day of a time)."""
    return path.parent / FOLDER / f"ranpk-{day:%Y-%m-%d}.db"


def manual(path: Path, moment: datetime) -> Path:
    """Return a free name for a backup that the user asked for."""
    return _free(path, f"ranpk-{moment:%Y-%m-%d-%H%M%S}")


def day_of(backup: Path) -> date | None:
    """Return the day in the name of a daily or manual backup, None for any other name."""
    found = _DAY.match(backup.name)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def before(path: Path, event: str, moment: datetime) -> Path:
    """Return a free name for the backup made before an event such as a migration or a restore."""
    return _free(path, f"sebelum-{event}-{moment:%Y-%m-%d-%H%M%S}")


def _free(path: Path, stem: str) -> Path:
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
    make_folder(target.parent)
    # Two backups may run at once: one in portions, another between its portions.
    unfinished = target.with_name(f".{target.name}.{token_hex(4)}.sementara")
    try:
        with translated(), contextlib.closing(sqlite3.connect(unfinished)) as copy:
            # Nothing of the copy counts before it has its name, so it is flushed once, at the end.
            copy.execute("PRAGMA synchronous = OFF")
            db.conn.backup(
                copy,
                pages=PAGES_PER_STEP,
                progress=(lambda _status, remaining, total: pause(remaining, total))
                if pause
                else None,
            )
            # A copy stands alone: no -wal file beside it that a user would forget to take along.
            copy.execute("PRAGMA journal_mode = DELETE")
        with explained(target):
            with unfinished.open("rb+") as file:
                os.fsync(file.fileno())
            unfinished.replace(target)
            sync_folder(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def check(db: Database) -> None:
    """Raise KnownError("DATA_RUSAK") unless the database is whole and has all our triggers."""
    with translated():
        (result,) = db.execute("PRAGMA quick_check(1)").fetchone()
        schema_ok = schema.describe(db) == schema.expected()
    if result != "ok" or not schema_ok:
        raise KnownError(
            "DATA_RUSAK",
            _("Berkas data kantor rusak."),
            _("Pulihkan dari cadangan terakhir."),
        )
