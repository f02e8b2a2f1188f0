"""Audit, lock and immutability triggers, generated from the table list.

Undo, audit and locks are one mechanism: only triggers write the journal, and they call
`perintah()`, a function of our own connection, so that a foreign tool cannot write unaudited.
"""

from collections.abc import Iterator

from sqlite_utils import Database

from db.tables import AT_HOME, LOCKS, TABLES, Table, columns

NO_COMMAND = "TANPA_PERINTAH"
LOCKED = "TERKUNCI"
PLAN_FIXED = "RENCANA_DITETAPKAN"
SURVEY_LOCKED = "SURVEI_TERKUNCI"
FIXED = "TETAP"
IN_REKAMAN = "ADA_DALAM_REKAMAN"
FINAL = "SUDAH_FINAL"
CARRIED = "SEDANG_DIBAWA"


def create_all(db: Database) -> None:
    """Create every trigger; the tables must already exist."""
    for table in TABLES:
        for sql in (*_audit(table, columns(db, table.name)), *_lock(table), *_immutable(table)):
            db.execute(sql)
    for name in ("perintah", "jejak_audit"):
        for sql in _append_only(name):
            db.execute(sql)
    db.execute(
        "CREATE TRIGGER perintah_pelaku BEFORE INSERT ON perintah WHEN NEW.pelaku IS NOT pelaku()"
        f" BEGIN SELECT RAISE(ABORT, '{NO_COMMAND}'); END"
    )
    db.execute(
        "CREATE TRIGGER jejak_audit_perintah BEFORE INSERT ON jejak_audit"
        " WHEN NEW.perintah_id IS NOT perintah()"
        f" BEGIN SELECT RAISE(ABORT, '{NO_COMMAND}'); END"
    )
    # Whatever changes in the office passes through the journal, so one lock there holds all tables.
    at_home = ", ".join(f"'{name}'" for name in AT_HOME)
    db.execute(
        "CREATE TRIGGER jejak_audit_dibawa BEFORE INSERT ON jejak_audit"
        f" WHEN NEW.tabel NOT IN ({at_home})"
        " AND EXISTS (SELECT 1 FROM bawaan WHERE dibuka_pada IS NULL)"
        f" BEGIN SELECT RAISE(ABORT, '{CARRIED}'); END"
    )


def drop_all(db: Database) -> None:
    """Drop every trigger, so that a migration may rebuild tables."""
    for (name,) in list(db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")):
        db.execute(f'DROP TRIGGER "{name}"')


def _audit(table: Table, names: tuple[str, ...]) -> Iterator[str]:
    def image(row: str) -> str:
        pairs = ", ".join(f"'{name}', {row}.{name}" for name in names)
        return f"json_object({pairs})"

    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in names)
    for event, row, lama, baru, when in (
        ("INSERT", "NEW", "NULL", image("NEW"), ""),
        ("UPDATE", "NEW", image("OLD"), image("NEW"), f"\nWHEN {changed}"),
        ("DELETE", "OLD", image("OLD"), "NULL", ""),
    ):
        yield (
            f"CREATE TRIGGER {table.name}_audit_{event.lower()} AFTER {event} ON {table.name}{when}"
            f"\nBEGIN\n    SELECT RAISE(ABORT, '{NO_COMMAND}') WHERE perintah() IS NULL;"
            "\n    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)"
            f"\n    VALUES (perintah(), '{table.name}', {row}.{table.key},\n        {lama},"
            f"\n        {baru});\nEND"
        )


def _lock(table: Table) -> Iterator[str]:
    """Refuse rows of a locked quarter, of a plan that is fixed (quarter TAHUNAN), of a survey."""
    guards = (
        ("kunci", "kunci", "triwulan", table.triwulan, LOCKED),
        ("rencana", "kunci", "triwulan", table.rencana and "0", PLAN_FIXED),
        ("survei", "kunci_survei", "periode", table.periode, SURVEY_LOCKED),
    )
    for name, locks, column, value, refusal in guards:
        if not value or table.tahun is None:
            continue
        tahun = table.tahun
        for event, touched in _TOUCHED.items():
            locked = " OR ".join(
                f"(tahun = {tahun.format(row=row)} AND {column} = {value.format(row=row)})"
                for row in touched
            )
            yield (
                f"CREATE TRIGGER {table.name}_{name}_{event.lower()} BEFORE {event}"
                f" ON {table.name}"
                f" WHEN EXISTS (SELECT 1 FROM {locks} WHERE dibuka_pada IS NULL AND ({locked}))"
                f" BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
            )


_TOUCHED = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def _immutable(table: Table) -> Iterator[str]:
    if table.append_only:
        yield from _append_only(table.name)
        return
    fixed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in (table.key, *table.fixed))
    yield (
        f"CREATE TRIGGER {table.name}_tetap_update BEFORE UPDATE ON {table.name} WHEN {fixed}"
        f" BEGIN SELECT RAISE(ABORT, '{FIXED}'); END"
    )
    if table.exported:
        yield (
            f"CREATE TRIGGER {table.name}_tetap_delete BEFORE DELETE ON {table.name}"
            f" WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.{table.key}))"
            f" BEGIN SELECT RAISE(ABORT, '{IN_REKAMAN}'); END"
        )
    if table.versi:
        yield (
            f"CREATE TRIGGER {table.name}_final BEFORE UPDATE ON {table.name}"
            " WHEN NEW.revisi IS OLD.revisi AND EXISTS (SELECT 1 FROM rekaman"
            f" WHERE jenis = '{table.versi}' AND tahun = OLD.tahun AND revisi = OLD.revisi)"
            f" BEGIN SELECT RAISE(ABORT, '{FINAL}'); END"
        )
    if table.name in LOCKS:
        yield (
            f"CREATE TRIGGER {table.name}_sekali BEFORE UPDATE ON {table.name}"
            f" WHEN OLD.dibuka_pada IS NOT NULL BEGIN SELECT RAISE(ABORT, '{FIXED}'); END"
        )
        yield (
            f"CREATE TRIGGER {table.name}_tetap_delete BEFORE DELETE ON {table.name}"
            f" BEGIN SELECT RAISE(ABORT, '{FIXED}'); END"
        )


def _append_only(name: str) -> Iterator[str]:
    for event in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {name}_tetap_{event.lower()} BEFORE {event} ON {name}"
            f" BEGIN SELECT RAISE(ABORT, '{FIXED}'); END"
        )
