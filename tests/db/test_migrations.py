"""Migrations end in the promised schema, or leave the file as it was."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import schema, triggers
from db.connection import Store, new_id, open_store
from db.migrations import MIGRATIONS
from db.tables import rows
from ranpk_desktop.clock import Clock


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Let a test add a migration, and take it away afterwards."""
    before = list(MIGRATIONS._migrations)
    yield MIGRATIONS
    MIGRATIONS._migrations[:] = before


def tables(path: Path) -> list[tuple[str, ...]]:
    with sqlite3.connect(path) as conn:
        found = conn.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    conn.close()
    return found


@pytest.fixture
def closed(store: Store) -> Path:
    with store.command("Isi"):
        store.save("pengaturan", {"nama": "kertas", "nilai": "F4"})
    store.close()
    return store.path


def test_that_a_failing_migration_leaves_the_file_as_it_was(
    closed: Path, clock: Clock, next_version
) -> None:
    @next_version()
    def m9001_half(db: Database) -> None:
        db.execute("ALTER TABLE pengaturan ADD COLUMN baru TEXT")
        db.execute("UPDATE pengaturan SET nilai = 'rusak'")
        raise ValueError("halfway")

    before = tables(closed)
    with pytest.raises(ValueError, match="halfway"):
        open_store(closed.parent, clock)
    assert tables(closed) == before
    with sqlite3.connect(closed) as conn:
        assert conn.execute("SELECT * FROM pengaturan").fetchall() == [("kertas", "F4")]
    conn.close()


def test_that_a_migration_to_an_unpromised_schema_is_refused(
    closed: Path, clock: Clock, next_version
) -> None:
    @next_version()
    def m9002_unpromised(db: Database) -> None:
        db.execute("CREATE TABLE lain (id TEXT PRIMARY KEY) STRICT")

    before = tables(closed)
    with pytest.raises(schema.SchemaError, match="differs"):
        open_store(closed.parent, clock)
    assert tables(closed) == before


def test_that_a_migration_that_breaks_a_reference_is_refused(
    closed: Path, clock: Clock, next_version
) -> None:
    @next_version()
    def m9003_orphan(db: Database) -> None:
        db.execute(
            "INSERT INTO target (id, butir_id, triwulan, jenis)"
            " VALUES ('00000000-0000-4000-8000-000000000000', 'tidak ada', 1, 'strip')"
        )

    with pytest.raises(schema.SchemaError, match="foreign keys"):
        open_store(closed.parent, clock)


def test_that_a_migration_is_backed_up_before_and_keeps_data_and_triggers(
    closed: Path, clock: Clock, next_version, monkeypatch: pytest.MonkeyPatch
) -> None:
    @next_version()
    def m9004_rebuilt(db: Database) -> None:
        # transform() rebuilds the table, and drops its triggers in silence
        db["pegawai"].transform(rename={"jabatan": "jabatan"})

    with schema.fresh() as db:
        promised = schema.describe(db)
    monkeypatch.setattr(schema, "expected", lambda: promised)
    with open_store(closed.parent, clock) as store:
        assert rows(store.db, "SELECT * FROM pengaturan") == [{"nama": "kertas", "nilai": "F4"}]
        assert schema.describe(store.db) == promised
        assert store.db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    (backup,) = (closed.parent / "cadangan").iterdir()
    assert backup.name.startswith("sebelum-migrasi-")
    assert "m9004_rebuilt" not in str(tables(backup))


def test_that_values_typed_before_other_kinds_of_realisasi_existed_are_kept() -> None:
    with Database(memory=True) as db:
        MIGRATIONS.apply(db, stop_before="m0009_realisasi")
        butir, cell = new_id(), new_id()
        db.execute(
            "INSERT INTO butir_rencana (id, tahun, level, urutan, uraian)"
            " VALUES (?, 2026, 'INDIKATOR', 1, 'Obat')",
            (butir,),
        )
        db.execute(
            "INSERT INTO realisasi"
            " (id, butir_id, triwulan, jenis, pembilang, penyebut, teks, kendala)"
            " VALUES (?, ?, 3, 'angka', '174', '180', '174 / 180', 'Cuaca')",
            (cell, butir),
        )
        before = rows(db, "SELECT * FROM realisasi")[0]
        MIGRATIONS.apply(db)
        after = rows(db, "SELECT * FROM realisasi")[0]
    assert before.items() <= after.items()
    assert (after["dari_komponen"], after["capaian"], after["status"]) == (0, None, "")


def test_that_no_trigger_survives_its_removal() -> None:
    with schema.fresh() as db:
        triggers.drop_all(db)
        assert rows(db, "SELECT name FROM sqlite_master WHERE type = 'trigger'") == []
