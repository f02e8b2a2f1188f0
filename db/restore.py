"""Put a backup back, without ever renaming files under an open database."""

from collections.abc import Callable
from pathlib import Path

from db.backup import check
from db.connection import Store
from db.errors import translated
from ranpk_desktop.files import copy_file


def restore(store: Store, source: Path, prepare: Callable[[Store], None]) -> None:
    """Put the backup `source` in the place of the store's present content, in one transaction.

    The backup is first copied aside, checked, migrated and handed to `prepare`; a kill at any
    moment leaves either the old content or the prepared new one.
    """
    aside = source.with_name(f".{source.name}.pulih")
    _clean(aside)  # a restore that was killed may have left a log, which SQLite would replay
    try:
        copy_file(source, aside)
        with Store(aside, store.clock) as copy:
            copy.pelaku = store.pelaku
            check(copy.db)
            prepare(copy)
            with translated():
                copy.db.conn.backup(store.db.conn)
    finally:
        _clean(aside)


def _clean(aside: Path) -> None:
    for leftover in aside.parent.glob(f"{aside.name}*"):
        leftover.unlink()
