"""Write files so that a crash, a full disk or a pulled stick never leaves half a file."""

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ranpk_desktop.system import sync_folder

_PENUH = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_TERLARANG = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR}
_PIECE = 1 << 20
_TANPA_FOLDER = {errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.EIO, errno.ENODEV, errno.ENXIO}


def read_ordinary(path: Path, most: int) -> bytes:
    """Return the content of an ordinary file, one byte more than `most` at most.

    Raises KnownError BERKAS_TIDAK_TERBACA.
    """
    try:
        # Opening a named pipe would wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError("not a file")
        with path.open("rb") as berkas:
            return berkas.read(most + 1)
    except OSError as error:
        raise KnownError(
            "BERKAS_TIDAK_TERBACA",
            _("Berkas {nama} tidak dapat dibuka.").format(nama=path.name),
            _("Periksa apakah berkas itu masih ada, lalu tutup program lain yang membukanya."),
        ) from error


def write_atomic(path: Path, isi: bytes, *, private: bool = False) -> None:
    """Replace the file by `isi`, durably: afterwards the path holds all of the old or of the new.

    A `private` file can be read by its owner only. Raises KnownError DISK_PENUH,
    TIDAK_BOLEH_MENULIS or FOLDER_TIDAK_ADA.
    """
    write_stream(path, lambda berkas: berkas.write(isi), private=private)


def write_stream(path: Path, fill: Callable[[BinaryIO], object], *, private: bool = False) -> None:
    """Replace the file by what `fill` writes, as durably as write_atomic; raises the same.

    What `fill` itself raises leaves the old file.
    """
    _replace(path, fill, 0o600 if private else 0o666)


def copy_file(source: Path, target: Path) -> Path:
    """Copy a file as durably as write_atomic, and return the target; raises the same."""
    with explained(source), source.open("rb") as berkas:
        _replace(target, lambda salinan: shutil.copyfileobj(berkas, salinan), 0o666)
    return target


def copy_checked(source: Path, target: Path) -> Path:
    """Copy a file as copy_file does, and read the copy back: sticks lose what they promised.

    Raises KnownError SALINAN_RUSAK where it differs, besides what copy_file raises.
    """
    copy_file(source, target)
    with explained(target), source.open("rb") as asli, target.open("rb") as salinan:
        whole = all(part == salinan.read(_PIECE) for part in iter(lambda: asli.read(_PIECE), b""))
        if not whole or salinan.read(1):
            raise KnownError(
                "SALINAN_RUSAK",
                _("Salinan {nama} tidak sama dengan aslinya.").format(nama=target.name),
                _("Pakai flashdisk lain, lalu salin lagi."),
            )
    return target


def make_folder(path: Path) -> Path:
    """Make a folder with those above it, and return it; raises the same as write_atomic."""
    with explained(path / "."):
        path.mkdir(parents=True, exist_ok=True)
    return path


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise KnownError for what the disk or its owner refuses in the block."""
    try:
        yield
    except OSError as error:
        known = _explain(error, path)
        if known is None:
            raise
        raise known from error


def _replace(path: Path, fill: Callable[[BinaryIO], object], mode: int) -> None:
    sementara = path.with_name(f".{secrets.token_hex(8)}.tmp")
    with explained(path):
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(sementara, flags, mode), "wb") as berkas:
                fill(berkas)
                berkas.flush()
                os.fsync(berkas.fileno())
            sementara.replace(path)
        except BaseException:
            sementara.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def _explain(error: OSError, path: Path) -> KnownError | None:
    """Return the sentence for a fault of the disk or of its owner, None for any other."""
    if error.errno in _PENUH:
        return KnownError(
            "DISK_PENUH",
            _("Tidak ada cukup ruang untuk menyimpan {nama}.").format(nama=path.name),
            _("Kosongkan sebagian isi disk itu atau pilih tempat lain, lalu simpan lagi."),
        )
    if error.errno in _TERLARANG:
        return KnownError(
            "TIDAK_BOLEH_MENULIS",
            _("{nama} tidak dapat disimpan di folder itu.").format(nama=path.name),
            _("Tutup berkas itu bila sedang terbuka, atau pilih folder lain."),
        )
    if error.errno in _TANPA_FOLDER:
        return KnownError(
            "FOLDER_TIDAK_ADA",
            _("Folder {folder} tidak dapat dipakai.").format(folder=path.parent),
            _("Periksa apakah folder itu ada dan flashdisknya masih terpasang."),
        )
    return None
