"""Backups of the database: daily, thinned, and put back by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db import backup
from db.connection import Store, new_id
from db.repositories import kiriman, referensi
from db.restore import restore
from db.tables import BY_NAME
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.cadangan import thin
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import parameter

ALL_NOUNS = frozenset(BY_NAME)
"""Every table: a backup put back changes them all."""

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
        """Return the day of the newest backup, daily or by hand, or None where there is none."""
        found = (backup.day_of(path) for path in self._folder.glob("*.db"))
        return max((day for day in found if day), default=None)

    def check(self) -> None:
        """Look for damage in the database; raises KnownError where there is some."""
        backup.check(self._store.db)

    def make(self, pause: Pause | None = None) -> Cadangan:
        """Make a backup at the user's wish, beside the daily one; it is never thinned.

        `pause` is called between portions (db.backup.copy_database).
        """
        return self._copy(backup.manual(self._store.path, self._store.moment()), pause)

    def make_daily(self, pause: Pause | None = None) -> Cadangan | None:
        """Make today's backup unless there is one, and thin those of earlier days."""
        moment = self._store.moment()
        path = backup.daily(self._store.path, moment)
        if path.exists():
            return None
        made = self._copy(path, pause)
        self._thin(moment.date())
        return made

    def restore(self, nama: str) -> Cadangan:
        """Put a backup in the place of the present data; returns the backup of what was there.

        The data folder becomes a new garis. Raises KnownError for a name that is not there, for a
        file that is broken, foreign or made by a newer version, and while the office is carried;
        then nothing is changed.
        """
        self._store.require_here()
        source = self._folder / nama
        if source.parent != self._folder or not source.is_file():
            raise KnownError(
                "CADANGAN_TIDAK_ADA",
                _("Cadangan {nama} tidak ada.").format(nama=nama),
                _("Pilih salah satu dari `ranpk cadangan daftar`."),
            )
        present = self._copy(backup.before(self._store.path, "pulih", self._store.moment()))
        restore(self._store, source, self._new_garis)
        parameter.use(referensi.applied(self._store))
        return present

    def _copy(self, path: Path, pause: Pause | None = None) -> Cadangan:
        backup.copy_database(self._store.db, path, pause)
        return Cadangan(path.name, path, path.stat().st_size)

    def _new_garis(self, store: Store) -> None:
        # A backup made while the office was carried says so; who puts it back may go on from there.
        with store.command(_("Pulihkan cadangan"), while_carried=True):
            store.insert("garis", {"id": new_id(), "sebab": "PULIH", "dibuat_pada": store.now()})
            kiriman.hold(store)

    def _thin(self, today: date) -> None:
        files = {
            day: path
            for path in self._folder.glob("*.db")
            if (day := backup.day_of(path)) and path == backup.daily(self._store.path, day)
        }
        for day in thin(files, today):
            files[day].unlink()
