"""The office's one database connection: opened exclusively, written only under a command."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from sqlite_utils import Database

from db import backup, leftovers, schema
from db.errors import carried, translated
from db.migrations import MIGRATIONS
from db.presence import FILE_NAME
from db.tables import BY_NAME
from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import Clock, in_zone
from ranpk_desktop.domain.bawaan import Bawaan
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import make_folder
from ranpk_desktop.system import is_shared_folder

APPLICATION_ID = 0x524E504B  # "RNPK"


class Command:
    """One command under way: after its block, `changes` says what it changed."""

    def __init__(self, judul: str) -> None:
        self.changes = Changes(frozenset(), None, judul)


class Store:
    """Own the connection to one office's database; it belongs to one thread at a time."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self._pelaku = ""
        self._perintah: int | None = None
        with translated():
            conn = sqlite3.connect(path, check_same_thread=False, timeout=0)
            try:
                self.db = _configured(conn)
                self.db.register_function(self._current_perintah, name="perintah")
                self.db.register_function(self._current_pelaku, name="pelaku")
                self._check_origin()
                self._migrate()
            except BaseException:
                conn.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def command(
        self, judul: str, membatalkan: int | None = None, *, while_carried: bool = False
    ) -> Iterator[Command]:
        """Run the block as one journalled transaction named `judul`.

        A block that changes nothing leaves no trace, and its `changes.perintah_id` is None.
        Raises LockedError for a locked quarter, and for a carried office unless the command is
        about just that (`while_carried`); KnownError where the disk refuses. In all cases nothing
        of the block was written.
        """
        if not while_carried:
            self.require_here()
        command = Command(judul)
        try:
            with translated(), self.db.atomic():
                self._perintah = self.db.execute(
                    "INSERT INTO perintah (waktu, pelaku, judul, membatalkan) VALUES (?, ?, ?, ?)",
                    (self.now(), self.pelaku, judul, membatalkan),
                ).lastrowid
                yield command
                nouns = self.db.execute(
                    "SELECT DISTINCT tabel FROM jejak_audit WHERE perintah_id = ?",
                    (self._perintah,),
                ).fetchall()
                if not nouns:
                    raise _NothingChangedError
                changes = Changes(frozenset(noun for (noun,) in nouns), self._perintah, judul)
        except _NothingChangedError:
            return
        finally:
            self._perintah = None
        command.changes = changes

    def insert(self, table: str, row: dict[str, Any]) -> None:
        """Insert one row."""
        self.db.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
            list(row.values()),
        )

    def update(self, table: str, row_id: str, changes: dict[str, Any]) -> None:
        """Set the given columns of the row with that key; equal values leave no trace."""
        cursor = self.db.execute(
            f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in changes)}"
            f" WHERE {BY_NAME[table].key} = ?",
            [*changes.values(), row_id],
        )
        if cursor.rowcount != 1:
            raise LookupError(f"{table} has no row {row_id}")

    def save(self, table: str, row: dict[str, Any]) -> None:
        """Update the row with the same key, or insert it where there is none."""
        key = BY_NAME[table].key
        known = self.db.execute(f"SELECT 1 FROM {table} WHERE {key} = ?", (row[key],)).fetchone()
        if known:
            self.update(table, row[key], {name: row[name] for name in row if name != key})
        else:
            self.insert(table, row)

    def carried(self) -> Bawaan | None:
        """Return with whom the office is on another computer, or None while it is here."""
        found = self.db.execute(
            "SELECT id, nama, dibawa_pada, sidik FROM bawaan WHERE dibuka_pada IS NULL"
        ).fetchone()
        return found and Bawaan(found[0], found[1], datetime.fromisoformat(found[2]), found[3])

    def require_here(self) -> None:
        """Raise LockedError while the office is on another computer."""
        bawaan = self.carried()
        if bawaan:
            raise carried(bawaan)

    @property
    def pelaku(self) -> str:
        """Who is typing: the setting `pengisi`, or whom the caller named before there is one."""
        row = self.db.execute("SELECT nilai FROM pengaturan WHERE nama = 'pengisi'").fetchone()
        return str(row[0]) if row else self._pelaku

    @pelaku.setter
    def pelaku(self, nama: str) -> None:
        self._pelaku = nama

    def now(self) -> str:
        """Return the present time in ISO 8601 with the office's offset."""
        return self.moment().isoformat(timespec="seconds")

    def moment(self) -> datetime:
        """Return the present time on the office's wall clock (UTC before there is an office)."""
        row = self.db.execute("SELECT zona FROM unit").fetchone()
        return in_zone(self.clock(), row[0]) if row else self.clock()

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded into the file."""
        self.db.conn.close()

    def _current_perintah(self) -> int | None:
        return self._perintah

    def _current_pelaku(self) -> str:
        return self.pelaku

    def _check_origin(self) -> None:
        (application_id,) = self.db.execute("PRAGMA application_id").fetchone()
        (tables,) = self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application_id not in (0, APPLICATION_ID) or (tables and not application_id):
            raise KnownError(
                "BUKAN_DATA_RANPK",
                _("Berkas {nama} bukan data RANPK.").format(nama=self.path.name),
                _("Pilih folder data yang benar, atau pulihkan dari cadangan."),
            )
        applied = {migration.name for migration in MIGRATIONS.applied(self.db)}
        if applied - schema.known_migrations():
            raise KnownError(
                "DATA_LEBIH_BARU",
                _("Data kantor ini dibuat oleh aplikasi versi lebih baru."),
                _("Pasang versi RANPK yang terbaru untuk membukanya."),
            )

    def _migrate(self) -> None:
        if not MIGRATIONS.pending(self.db):
            return
        if self.db.table_names():
            backup.copy_database(self.db, backup.before(self.path, "migrasi", self.clock()))
        self.db.execute("PRAGMA foreign_keys = OFF")
        try:
            with self.db.atomic():
                self.db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                schema.migrate(self.db)
        finally:
            self.db.execute("PRAGMA foreign_keys = ON")


class _NothingChangedError(Exception):
    """Roll back a command that wrote no journal row."""


def open_store(folder: Path, clock: Clock) -> Store:
    """Open the office in `folder`, making folder and database where they do not exist yet.

    Raises KnownError for a shared or synchronised folder, a second opener, a file that is not
    ours, a file made by a newer version, and a folder that cannot be written.
    """
    require_own_folder(folder)
    store = Store(make_folder(folder) / FILE_NAME, clock)
    leftovers.clear(folder)
    return store


def require_own_folder(folder: Path) -> None:
    """Raise KnownError for a folder that others share or a service synchronises."""
    shared = is_shared_folder(folder)
    if shared:
        raise KnownError(
            "FOLDER_BERSAMA",
            _("Folder data terletak di {tempat}, dan di sana data mudah rusak.").format(
                tempat=shared
            ),
            _("Pilih folder di disk komputer ini; salin ke tempat lain lewat cadangan."),
        )


def new_id() -> str:
    """Return a fresh identity for a row (UUIDv4, made once where the row is born)."""
    return str(uuid4())


def _configured(conn: sqlite3.Connection) -> Database:
    """Take the exclusive lock at once, so that a second window is told at once.

    WAL with synchronous=FULL lost no acknowledged commit in 400 simulated power cuts.
    recursive_triggers must be on, or INSERT OR REPLACE slips past the journal.
    """
    # Plugins of sqlite-utils are for its command line; looking for some takes 20 ms.
    db = Database(conn, execute_plugins=False)
    for pragma in (
        "locking_mode = EXCLUSIVE",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "recursive_triggers = ON",
    ):
        db.execute(f"PRAGMA {pragma}").fetchall()
    db.execute("BEGIN IMMEDIATE")
    db.execute("ROLLBACK")
    return db
