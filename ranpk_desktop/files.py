"""Write files so that a crash, a full disk or a pulled stick never leaves half a file."""

import errno
import os
import secrets
from pathlib import Path

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ranpk_desktop.system import sync_folder

_PENUH = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_TERLARANG = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR}
_TANPA_FOLDER = {errno.ENOENT, errno.ENOTDIR, errno.EIO, errno.ENODEV, errno.ENXIO}


def write_atomic(path: Path, isi: bytes) -> None:
    """Replace the file by `isi`, durably: afterwards the path holds all of the old or of the new.

    Raises KnownError DISK_PENUH, TIDAK_BOLEH_MENULIS or FOLDER_TIDAK_ADA.
    """
    sementara = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        try:
            with sementara.open("xb") as berkas:
                berkas.write(isi)
                berkas.flush()
                os.fsync(berkas.fileno())
            sementara.replace(path)
        except BaseException:
            sementara.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        known = _explain(error, path)
        if known is None:
            raise
        raise known from error


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
