"""Is there an office in this folder? Answered without sqlite-utils, before the first paint."""

import contextlib
import sqlite3
from pathlib import Path

FILE_NAME = "ranpk.db"


def holds_unit(folder: Path) -> bool:
    """Tell whether the folder's database names a unit.

    A file that cannot be read (open in another window, foreign, damaged) counts as one: opening
    it will say what is the matter.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return False
    with contextlib.closing(sqlite3.connect(path, timeout=0)) as conn:
        try:
            tables = conn.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            return bool(tables and conn.execute("SELECT 1 FROM unit LIMIT 1").fetchone())
        except sqlite3.Error:
            return True
