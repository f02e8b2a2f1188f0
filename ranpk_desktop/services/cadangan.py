"""Backups of the database: daily, thinned, and put back by name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db import backup
from db.connection import Store, new_id
from db.restore import restore
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.cadangan import thin
from ranpk_desktop.errors import KnownError

_DAILY = re.compile(r"ranpk-(\d{4}-\d{2}-\d{2})\.db")

Pause = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Cadangan:
    """Describe one backup file; `ukuran` in bytes."""

    nama: str
    path: Path
    ukuran: int


class CadanganService:
    """Make, list and put back backups of the office's database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._folder = store.path.parent / backup.FOLDER

    def load(self) -> list[Cadangan]:
        """Return the backups, newest name last."""
        return [
            Cadangan(path.name, path, path.stat().st_size)
            for path in sorted(self._folder.glob("[!.]*.db"))
        ]

    def last_day(self) -> date | None:
        """Return the day of the newest daily backup, or None where there is none yet."""
        return max(self._daily(), default=None)

    def check(self) -> None:
        """Look for damage in the database; raises KnownError where there is some."""
        backup.check(self._store.db)

    def make(self, pause: Pause | None = None) -> Cadangan:
        """Make today's backup, replacing an earlier one of today, and thin the older ones.

        `pause` is called between portions (db.backup.copy_database).
        """
        moment = self._store.moment()
        path = backup.daily(self._store.path, moment)
        backup.copy_database(self._store.db, path, pause)
        self._thin(moment.date())
        return Cadangan(path.name, path, path.stat().st_size)

    def make_daily(self, pause: Pause | None = None) -> Cadangan | None:
        """Make a backup unless there is one of today."""
        if backup.daily(self._store.path, self._store.moment()).exists():
            return None
        return self.make(pause)

    def restore(self, nama: str) -> Cadangan:
        """Put a backup in the place of the present data; returns the backup of what was there.

        The data folder becomes a new garis. Raises KnownError for a name that is not there and
        for a file that is broken, foreign or made by a newer version; then nothing is changed.
        """
        source = self._folder / nama
        if source.parent != self._folder or not source.is_file():
            raise KnownError(
                "CADANGAN_TIDAK_ADA",
                _("Cadangan {nama} tidak ada.").format(nama=nama),
                _("Pilih salah satu dari `ranpk cadangan daftar`."),
            )
        present = backup.before(self._store.path, "pulih", self._store.clock())
        backup.copy_database(self._store.db, present)
        restore(self._store, source, self._new_garis)
        return Cadangan(present.name, present, present.stat().st_size)

    def _new_garis(self, store: Store) -> None:
        with store.command(_("Pulihkan cadangan")):
            store.insert("garis", {"id": new_id(), "sebab": "PULIH", "dibuat_pada": store.now()})

    def _thin(self, today: date) -> None:
        files = self._daily()
        for day in thin(files, today):
            files[day].unlink()

    def _daily(self) -> dict[date, Path]:
        return {
            date.fromisoformat(found[1]): path
            for path in self._folder.glob("ranpk-*.db")
            if (found := _DAILY.fullmatch(path.name))
        }
