"""The whole office as one file: made, looked at, and put in the place of what is here."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from db import backup, cadangan_lengkap
from db.cadangan_lengkap import Report
from db.cadangan_lengkap import Tertulis as Tertulis
from db.connection import Store, new_id, require_own_folder
from db.presence import FILE_NAME
from db.repositories import kiriman, referensi
from db.restore import restore
from db.tables import rows
from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.bawaan import Bawaan, Hubungan, KepalaCadangan, Tuan, judge
from ranpk_desktop.files import explained, make_folder
from ranpk_desktop.services import parameter
from ranpk_desktop.services.kantor import KantorService
from ranpk_desktop.services.office import Office, open_office
from ranpk_desktop.system import sync_folder
from ranpk_desktop.version import application

_ASIDE = ".pulih"
_COPY = ".lengkap.db"
_KEY = "identitas/segel.p12"


@dataclass(frozen=True, slots=True)
class Bahan:
    """Hold what `write` needs: the data folder, a copy of its database, what the file says."""

    folder: Path
    database: Path
    kepala: KepalaCadangan


@dataclass(frozen=True, slots=True)
class Siap:
    """Hold a file that was found whole and lies unpacked in a folder beside the office's data."""

    folder: Path
    kepala: KepalaCadangan
    sidik: str
    names: tuple[str, ...]


class CadanganLengkapService:
    """Gather the office for a file, and let a file take its place."""

    def __init__(self, store: Store, kantor: KantorService) -> None:
        self._store = store
        self._kantor = kantor
        self._folder = store.path.parent

    def file_name(self) -> str:
        """Return how a file made today is called, without its ending."""
        acuan = self._kantor.require()["acuan"]
        return f"ranpk-{acuan}-{self._store.moment():%Y-%m-%d}"

    @property
    def times_carried(self) -> int:
        """How often the office has gone to another computer, the ways back included."""
        return len(_riwayat(self._store))

    def gather(
        self,
        pause: Callable[[int, int], None] | None = None,
        bawaan: Bawaan | None = None,
    ) -> Bahan:
        """Copy the database by pages (db.backup.copy_database) for `write`.

        Only a file of a `bawaan` can be typed into elsewhere and come back; without one it is a
        backup, which is as read-only as the office that it was made of.
        """
        unit = self._kantor.require()
        kepala = KepalaCadangan(
            unit={name: unit[name] for name in ("acuan", "nama", "contoh")},
            dibuat_pada=self._store.moment(),
            aplikasi=application(),
            bawaan=bawaan,
            riwayat=_riwayat(self._store),
        )
        copy = self._folder / backup.FOLDER / _COPY
        backup.copy_database(self._store.db, copy, pause)
        return Bahan(self._folder, copy, kepala)

    def judge(self, kepala: KepalaCadangan) -> Hubungan:
        """Return what a file is to this office; raises KnownError where it cannot come here."""
        unit = self._kantor.load()
        if unit is None:
            return judge(None, kepala)
        taken = rows(self._store.db, "SELECT id FROM bawaan WHERE cara = 'DIAMBIL_ALIH'")
        tuan = Tuan(unit, self._store.carried(), frozenset(row["id"] for row in taken))
        return judge(tuan, kepala)

    def accept(self, siap: Siap) -> str:
        """Put an unpacked file in the place of the present data, in one transaction.

        Returns the name of the backup of what was there, "" for a folder without an office. The
        data folder becomes a new garis. Raises KnownError (judge, db.restore), and then the data
        are what they were.
        """
        try:
            before = ""
            if self.judge(siap.kepala) is not Hubungan.BARU:
                target = backup.before(self._store.path, "pulih", self._store.moment())
                backup.copy_database(self._store.db, target)
                before = target.name
            restore(self._store, siap.folder / FILE_NAME, partial(self._prepare, siap))
            parameter.use(referensi.applied(self._store))
        finally:
            shutil.rmtree(siap.folder, ignore_errors=True)
        return before

    def _prepare(self, siap: Siap, copy: Store) -> None:
        """Make the copy of the database ours, and put the files into their places before it."""
        kepala, bawaan = siap.kepala, copy.carried()
        unit = rows(copy.db, "SELECT acuan, contoh FROM unit")
        told = {name: kepala.unit[name] for name in ("acuan", "contoh")}
        same = unit == [told] and _riwayat(copy) == kepala.riwayat
        if not same or (kepala.bawaan and (bawaan is None or bawaan.id != kepala.bawaan.id)):
            cadangan_lengkap.refuse()
        judul = _("Terima kantor") if kepala.bawaan else _("Pulihkan cadangan lengkap")
        with copy.command(judul, while_carried=True):
            if kepala.bawaan:
                received = {"sidik": siap.sidik, "dibuka_pada": copy.now(), "cara": "DITERIMA"}
                copy.update("bawaan", kepala.bawaan.id, received)
            # Whoever opens a file begins a line of his own: two computers may open the same one.
            sebab = "SALIN" if kepala.bawaan else "PULIH"
            copy.insert("garis", {"id": new_id(), "sebab": sebab, "dibuat_pada": copy.now()})
            kiriman.hold(copy)
        _place(siap, self._folder)


def _riwayat(store: Store) -> tuple[str, ...]:
    return tuple(row["id"] for row in rows(store.db, "SELECT id FROM bawaan ORDER BY rowid"))


def _place(siap: Siap, folder: Path) -> None:
    """Move the unpacked files into the office's folders; another key that lies there is kept."""
    touched = set()
    for name in siap.names:
        source, target = siap.folder / name, folder / name
        if not source.exists():  # was damaged before it was packed
            continue
        make_folder(target.parent)
        with explained(target):
            if name == _KEY and target.exists() and target.read_bytes() != source.read_bytes():
                sidik = hashlib.sha256(target.read_bytes()).hexdigest()
                target.replace(target.with_name(f"segel-lama-{sidik[:8]}.p12"))
            source.replace(target)
        touched.add(target.parent)
    for parent in touched | {parent.parent for parent in touched}:
        with explained(parent):
            sync_folder(parent)


def write(bahan: Bahan, target: Path, report: Report) -> Tertulis:
    """Write the file (db.cadangan_lengkap.write); needs no database, so it may run in the pool."""
    try:
        return cadangan_lengkap.write(target, bahan.folder, bahan.database, bahan.kepala, report)
    finally:
        bahan.database.unlink(missing_ok=True)


def look(path: Path) -> KepalaCadangan:
    """Return what a file says of itself; raises KnownError for a foreign or damaged one."""
    with cadangan_lengkap.opened(path) as berkas:
        return berkas.kepala


def unpack(path: Path, folder: Path, report: Report) -> Siap:
    """Unpack a file beside the data in `folder`, checking every digest; may run in the pool.

    What an earlier, killed run left is cleared away. Raises KnownError, and what `report` raises;
    then nothing is left there.
    """
    require_own_folder(folder)
    aside = folder / _ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    try:
        with cadangan_lengkap.opened(path) as berkas:
            make_folder(aside)
            berkas.unpack(aside, report)
            names = tuple(row["nama"] for row in berkas.berkas if row["nama"] != FILE_NAME)
            return Siap(aside, berkas.kepala, berkas.sidik, names)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def open_accepted(folder: Path, clock: Clock, siap: Siap) -> Office:
    """Open a data folder with an unpacked file in the place of what it held."""
    office = open_office(folder, clock)
    try:
        office.cadangan_lengkap.accept(siap)
    except BaseException:
        office.close()
        raise
    return office
