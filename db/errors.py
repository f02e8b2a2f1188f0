"""Turn SQLite's errors into sentences; what stays untranslated is a bug of ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from db import triggers
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bawaan import Bawaan
from ranpk_desktop.errors import KnownError, LockedError


@contextmanager
def translated() -> Iterator[None]:
    """Raise KnownError instead of every SQLite error that is somebody else's fault."""
    try:
        yield
    except sqlite3.Error as error:
        known = _known(error)
        if known is None:
            raise
        raise known from error


def _known(error: sqlite3.Error) -> KnownError | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    if str(error) == triggers.LOCKED:
        return LockedError(
            "TERKUNCI",
            _("Triwulan ini sudah dikunci, jadi isinya tidak dapat diubah."),
            _("Buka kuncinya dengan alasan (revisi) bila memang perlu diubah."),
        )
    if str(error) == triggers.PLAN_FIXED:
        return LockedError(
            "RENCANA_DITETAPKAN",
            _("Rencana ini sudah ditetapkan, jadi isinya tidak dapat diubah."),
            _("Buat revisi dengan alasan pada halaman Rencana bila memang perlu diubah."),
        )
    if str(error) == triggers.FINAL:
        return LockedError(
            "SUDAH_FINAL",
            _("Perjanjian kinerja ini sudah final, jadi isinya tidak dapat diubah."),
            _("Buat revisi dengan alasan bila memang perlu diubah."),
        )
    if str(error) == triggers.SURVEY_LOCKED:
        return LockedError(
            "SURVEI_TERKUNCI",
            _("Hasil survei ini sudah dikunci bersama laporannya, jadi tidak dapat diubah."),
            _("Buka kuncinya dengan alasan (revisi) pada halaman SKM bila memang perlu diubah."),
        )
    if str(error) == triggers.CARRIED:
        return carried()
    if str(error) == triggers.IN_REKAMAN:
        return KnownError(
            "ADA_DALAM_REKAMAN",
            _("Baris ini sudah tercatat dalam rekaman, jadi tidak dapat dihapus."),
            _("Tandai sebagai tidak berlaku."),
        )
    for prefix, known in _BY_CODE.items():
        if name.startswith(prefix):
            return KnownError(*known)
    return None


def carried(bawaan: Bawaan | None = None) -> LockedError:
    """Refuse to change an office that is on another computer."""
    pesan = _("Kantor ini sedang dibawa ke komputer lain, jadi di sini hanya dapat dibaca.")
    if bawaan:
        pesan = _("Kantor ini sedang dibawa {oleh}, jadi di sini hanya dapat dibaca.").format(
            oleh=bawaan.describe()
        )
    return LockedError(
        "SEDANG_DIBAWA",
        pesan,
        _("Terima kembali berkasnya, atau ambil alih, pada Pengaturan → Cadangan."),
    )


_BY_CODE = {
    "SQLITE_BUSY": (
        "DATA_SEDANG_DIBUKA",
        _("Data kantor ini sedang dibuka oleh jendela RANPK lain."),
        _("Tutup jendela RANPK dahulu, lalu coba lagi."),
    ),
    "SQLITE_FULL": (
        "DISK_PENUH",
        _("Disk penuh, jadi perubahan terakhir belum tersimpan."),
        _("Kosongkan sebagian disk, lalu coba lagi; yang sudah diketik tidak hilang."),
    ),
    "SQLITE_READONLY": (
        "TIDAK_BOLEH_MENULIS",
        _("Folder data tidak boleh ditulisi."),
        _("Periksa izin folder, atau pilih folder data lain."),
    ),
    "SQLITE_CANTOPEN": (
        "DATA_TIDAK_TERBUKA",
        _("Berkas data kantor tidak dapat dibuka."),
        _("Periksa apakah folder data masih ada dan boleh ditulisi."),
    ),
    "SQLITE_CORRUPT": (
        "DATA_RUSAK",
        _("Berkas data kantor rusak."),
        _("Pulihkan dari cadangan terakhir."),
    ),
    "SQLITE_NOTADB": (
        "BUKAN_DATA_RANPK",
        _("Berkas ini bukan data RANPK."),
        _("Pilih folder data yang benar, atau pulihkan dari cadangan."),
    ),
    "SQLITE_IOERR": (
        "DISK_BERMASALAH",
        _("Disk tidak dapat dibaca atau ditulisi."),
        _("Periksa disk, lalu coba lagi; buat cadangan ke flashdisk bila masih bisa."),
    ),
}
