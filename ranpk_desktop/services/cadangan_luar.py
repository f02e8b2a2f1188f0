"""A whole backup outside this computer: written, read back, and remembered with its place."""

import os
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, count
from pathlib import Path

from db import cadangan_lengkap as berkas_lengkap
from db.cadangan_lengkap import Report, Tertulis
from db.connection import Store, new_id
from db.errors import translated
from db.tables import rows
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bawaan import BERKAS
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import explained
from ranpk_desktop.services import cadangan_lengkap
from ranpk_desktop.services.cadangan_lengkap import Bahan
from ranpk_desktop.system import is_shared_folder


@dataclass(frozen=True, slots=True)
class CadanganLuar:
    """Describe the newest backup outside this computer; `dibuat_pada` is aware."""

    tempat: str
    berkas: str
    ukuran: int
    dibuat_pada: datetime


class CadanganLuarService:
    """Remember which backups went outside this computer.

    The notes are no data of the office: a backup does not hold the note of itself.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def last(self) -> CadanganLuar | None:
        """Return the newest copy that was read back whole, None where there is none."""
        found = rows(
            self._store.db,
            "SELECT tempat, berkas, ukuran, dibuat_pada FROM cadangan_luar"
            " ORDER BY rowid DESC LIMIT 1",
        )
        if not found:
            return None
        row = found[0] | {"dibuat_pada": datetime.fromisoformat(found[0]["dibuat_pada"])}
        return CadanganLuar(**row)

    def last_day(self) -> date | None:
        """Return the day of the newest copy, None where there is none."""
        last = self.last()
        return last.dibuat_pada.date() if last else None

    def note(self, tertulis: Tertulis) -> None:
        """Remember a copy that `write` has made."""
        with translated(), self._store.db.atomic():
            self._store.insert(
                "cadangan_luar",
                {
                    "id": new_id(),
                    "tempat": str(tertulis.path.parent),
                    "berkas": tertulis.path.name,
                    "sidik": tertulis.sidik,
                    "ukuran": tertulis.ukuran,
                    "dibuat_pada": self._store.now(),
                },
            )


def require_outside(folder: Path, data: Path) -> None:
    """Refuse a folder on the disk of the office's data, unless a service carries it elsewhere.

    Raises KnownError MASIH_DI_KOMPUTER_INI, and for a folder that is not there. A second part of
    the same disk cannot be told from a stick.
    """
    with explained(folder / "."):
        same = folder.stat().st_dev == data.stat().st_dev
    if same and is_shared_folder(folder) is None:
        raise KnownError(
            "MASIH_DI_KOMPUTER_INI",
            _("Folder {folder} ada di disk yang sama dengan data kantor.").format(folder=folder),
            _(
                "Pilih flashdisk, disk luar atau folder jaringan: bila disk ini rusak, "
                "cadangannya ikut hilang."
            ),
        )


def write(bahan: Bahan, folder: Path, nama: str, report: Report) -> Tertulis:
    """Write a whole backup into a folder under a free name and read all of it back.

    May run in the pool; `report` gets the bytes done of both ways. Older copies stay. Raises
    KnownError as db.cadangan_lengkap.write does, SALINAN_TIDAK_UTUH where the medium gives back
    something else, and what `report` raises; then the new file is not there.
    """
    names = chain([nama], (f"{nama}-{number}" for number in count(2)))
    paths = (folder / f"{name}.{BERKAS}" for name in names)
    with explained(folder / "."):
        target = next(path for path in paths if not path.exists())
    made = cadangan_lengkap.write(bahan, target, lambda done, total: report(done, 2 * total))
    try:
        _read_back(made, lambda done, total: report(total + done, 2 * total))
    except BaseException:
        _remove(target)
        raise
    return made


def _read_back(made: Tertulis, report: Report) -> None:
    try:
        with explained(made.path):
            _forget_cached(made.path)
            with berkas_lengkap.opened(made.path) as berkas:
                if berkas.sidik != made.sidik:
                    berkas_lengkap.refuse()
                berkas.check(report)
    except KnownError as error:
        if error.kode != "CADANGAN_RUSAK":
            raise
        raise KnownError(
            "SALINAN_TIDAK_UTUH",
            _("{nama} tidak sama ketika dibaca kembali dari {folder}.").format(
                nama=made.path.name, folder=made.path.parent
            ),
            _("Pakai flashdisk atau folder lain; yang ini mungkin rusak."),
        ) from error


def _forget_cached(path: Path) -> None:
    """Let the system read from the medium, not from memory; only Linux offers that."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as berkas:
            os.posix_fadvise(berkas.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _remove(path: Path) -> None:
    """Take an untrustworthy file away; a stick that is gone took it along."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
