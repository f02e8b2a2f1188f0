"""What a killed writer has left in a data folder, cleared away when the office is opened."""

from contextlib import suppress
from pathlib import Path

_UNFINISHED = (
    "paket/.*.tmp",
    "diterima/.*.tmp",
    "identitas/.*.tmp",
    "cadangan/.*.tmp",
    "cadangan/.*.sementara*",
    "cadangan/.lengkap.db*",
)
"""Files that get their name only once they are whole, a copied database with what SQLite keeps
beside it; evidence clears its own (db.file_store)."""


def clear(folder: Path) -> None:
    """Take unfinished files away; nobody else writes here while we hold the database.

    One that cannot be taken away does no harm.
    """
    for pattern in _UNFINISHED:
        for path in folder.glob(pattern):
            with suppress(OSError):
                path.unlink()
