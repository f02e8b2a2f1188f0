"""The files of evidence, each under the digest of its content: never changed, never half there."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import explained, make_folder, write_atomic
from ranpk_desktop.system import sync_folder

FOLDER = "data_dukung"


class FileStore:
    """Keep files below a folder as `ab/<sha256>`; may be used in any thread.

    What a killed writer left is cleared away at the beginning, before anybody can write here.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with explained(folder):
            for unfinished in folder.glob("??/.*.tmp"):
                unfinished.unlink(missing_ok=True)

    def put(self, isi: bytes) -> str:
        """Store a content durably and return its SHA-256 in hex; a second time changes nothing.

        A stored file that the disk has damaged is written anew. Raises KnownError for a full
        disk and for a folder that cannot be written; then nothing is there.
        """
        sha256 = hashlib.sha256(isi).hexdigest()
        path = self._path(sha256)
        if not self._is_whole(path, sha256):
            if not path.parent.is_dir():
                make_folder(path.parent)
                with explained(path):
                    sync_folder(self.folder)
            write_atomic(path, isi)
        return sha256

    def read(self, sha256: str, nama: str) -> bytes:
        """Return a stored content; `nama` is what the sentence calls it.

        Raises KnownError BERKAS_DUKUNG_HILANG where it is gone or no longer what was stored.
        """
        try:
            isi = self._path(sha256).read_bytes()
        except OSError:
            isi = b""
        if hashlib.sha256(isi).hexdigest() != sha256:
            raise KnownError(
                "BERKAS_DUKUNG_HILANG",
                _("Berkas data dukung “{nama}” tidak ditemukan atau rusak.").format(nama=nama),
                _("Tambahkan lagi berkas yang sama, atau pulihkan foldernya dari cadangan."),
            )
        return isi

    def missing(self, wanted: Iterable[str]) -> frozenset[str]:
        """Return which of these contents have no file; what is in a file is not looked at."""
        return frozenset(sha256 for sha256 in wanted if not self._path(sha256).is_file())

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    @staticmethod
    def _is_whole(path: Path, sha256: str) -> bool:
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
        except OSError:
            return False
