"""Files of evidence on their way in: read, told by their content, made smaller, put away.

Nothing here touches the database, so all of it may happen in the pool.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.file_store import FileStore
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.data_dukung import UKURAN_MAKS, file_name
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import Report, proses
from ranpk_desktop.imports.jenis_berkas import JPEG, JenisBerkas, recognise

KECILKAN_DARI = 1_000_000
"""Bytes from which on a picture is worth the trouble."""
_SEPADAN = 0.8
"""The part of a picture that the smaller one may at most be, to be offered."""


@dataclass(frozen=True, slots=True)
class Calon:
    """Hold a file that may become evidence; `kecil` is a smaller copy of a picture, if there is."""

    nama: str
    jenis: JenisBerkas
    isi: bytes
    kecil: bytes | None = None

    @property
    def wajib_kecil(self) -> bool:
        """Tell whether only the smaller copy is small enough."""
        return len(self.isi) > UKURAN_MAKS


@dataclass(frozen=True, slots=True)
class BerkasSimpan:
    """Describe a file that is in the store; the row of it comes next."""

    nama: str
    sha256: str
    ukuran: int
    mime: str


def examine(
    nama: str,
    sumber: Path | bytes,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> Calon:
    """Read a file and say what it is; a big picture is made smaller aside.

    Raises KnownError for a file that cannot be read, is of no accepted kind, or too large.
    """
    isi = sumber if isinstance(sumber, bytes) else proses.read_ordinary(sumber)
    jenis = recognise(nama, isi)
    kecil = None
    if jenis.gambar and len(isi) > KECILKAN_DARI:
        kecil = _smaller(isi, cancelled, report)
    if len(isi) > UKURAN_MAKS and (kecil is None or len(kecil) > UKURAN_MAKS):
        raise KnownError(
            "BERKAS_TERLALU_BESAR",
            _("Berkas “{nama}” terlalu besar: {ukuran}, sedangkan batasnya {batas}.").format(
                nama=nama, ukuran=format_bytes(len(isi)), batas=format_bytes(UKURAN_MAKS)
            ),
            _("Kecilkan atau bagi dahulu, atau catat sebagai tautan atau dokumen fisik."),
        )
    return Calon(nama, jenis, isi, kecil)


def keep(files: FileStore, calon: Calon, *, kecilkan: bool = False) -> BerkasSimpan:
    """Put a file, or its smaller copy, into the store; raises KnownError as FileStore.put does."""
    isi, jenis = calon.isi, calon.jenis
    if calon.kecil is not None and (kecilkan or calon.wajib_kecil):
        isi, jenis = calon.kecil, JPEG
    nama = file_name(calon.nama, jenis.akhiran)
    return BerkasSimpan(nama, files.put(isi), len(isi), jenis.mime)


def _smaller(isi: bytes, cancelled: Callable[[], bool], report: Report) -> bytes | None:
    """Return a smaller copy of a picture; None where there is none worth having."""
    try:
        kecil: bytes = proses.run("gambar", isi, cancelled=cancelled, report=report)
    except KnownError:  # the picture stays as it is; too large, it is refused with its own sentence
        return None
    return kecil if len(kecil) <= _SEPADAN * len(isi) else None
