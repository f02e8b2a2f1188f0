"""Migrations in the one safe order, and `skema.sql`, the schema that they must end in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from db import triggers
from db.migrations import MIGRATIONS

PATH = Path(__file__).with_name("skema.sql")


class SchemaError(Exception):
    """A migration of ours did not end in the schema that we promise: a bug."""


def migrate(db: Database) -> None:
    """Apply pending migrations inside the caller's transaction, foreign keys being off.

    Order: drop our triggers (table.transform() would lose them silently) → migrate → create all
    triggers from one place → foreign_key_check, integrity_check, schema equal to skema.sql.
    Any failure raises, and the caller's transaction leaves the file as it was.
    """
    triggers.drop_all(db)
    MIGRATIONS.apply(db)
    triggers.create_all(db)
    if db.execute("PRAGMA foreign_key_check").fetchall():
        raise SchemaError("foreign keys are broken after the migration")
    if (integrity := db.execute("PRAGMA integrity_check").fetchone()) != ("ok",):
        raise SchemaError(f"integrity check after the migration: {integrity}")
    if describe(db) != expected():
        raise SchemaError(f"the migrated schema differs from {PATH.name}")


def describe(db: Database) -> str:
    """Return the schema as SQL text: tables first, then indexes and triggers, by name."""
    statements = db.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%'"
        " ESCAPE '\\' AND tbl_name <> '_sqlite_migrations'"
        " ORDER BY type <> 'table', type, name"
    )
    return "\n".join(f"{sql};\n" for (sql,) in statements)


def expected() -> str:
    """Return the schema that this version of the program works with."""
    return PATH.read_text(encoding="utf-8")


@contextmanager
def fresh() -> Iterator[Database]:
    """Hold an empty database in memory with every migration and trigger."""
    with Database(memory=True, execute_plugins=False) as db:
        MIGRATIONS.apply(db)
        triggers.create_all(db)
        yield db


def known_migrations() -> set[str]:
    """Return the names of all migrations that this version of the program has."""
    with Database(memory=True, execute_plugins=False) as db:
        return {migration.name for migration in MIGRATIONS.pending(db)}
