"""One cell edited until it is durable on disk."""

import contextlib
import itertools
import sqlite3
from pathlib import Path

from ranpk_desktop.domain.triwulan import Triwulan
from tests.bench import kantor
from tests.bench.ukur import Row, compare, timed, turns

RUNS = 200


def rows(folder: Path) -> list[Row]:
    """Edit a cell through the service, and update one row through bare sqlite3."""
    numbers = itertools.count(1)
    with (
        kantor.planned_office(folder / "kantor", 30) as office,
        contextlib.closing(bare_database(folder / "polos.db")) as conn,
    ):
        butir = office.realisasi.load(kantor.TAHUN, Triwulan.II).laporan.baris[3].butir_id

        def ours() -> None:
            office.realisasi.save_nilai(butir, Triwulan.II, str(next(numbers)))

        def floor() -> None:
            with conn:
                conn.execute("UPDATE realisasi SET nilai = ?", (str(next(numbers)),))

        pairs = turns(timed(floor), timed(ours), RUNS)
    what = "one cell edited → durable (floor: one commit of sqlite3, WAL, synchronous=FULL)"
    return [compare(what, 3, pairs)]


def bare_database(path: Path) -> sqlite3.Connection:
    """Open a database with one table of one row, as safe as the office's."""
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = FULL")
    with conn:
        conn.execute("CREATE TABLE realisasi (id TEXT PRIMARY KEY, nilai TEXT) STRICT")
        conn.execute("INSERT INTO realisasi VALUES ('1', '0')")
    return conn
