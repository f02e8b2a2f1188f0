"""Files of evidence on their way in: read, told by their content, made smaller, put away.

Nothing here touches the database, so all of it may happen in the pool.
"""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.file_store import FileStore
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.data_dukung import UKURAN_MAKS, DataDukung, file_name
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import explained, read_ordinary, write_atomic
from ranpk_desktop.imports import Report, proses
from ranpk_desktop.imports.jenis_berkas import JPEG, JenisBerkas, endings_of, recognise

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


@dataclass(frozen=True, slots=True)
class Sumber:
    """Name a file that somebody hands over; `read` returns its path or its content."""

    nama: str
    read: Callable[[], Path | bytes]


@dataclass(frozen=True, slots=True)
class HasilAmbil:
    """Say what became of files: kept, to be asked about because they could be smaller, refused."""

    disimpan: tuple[BerkasSimpan, ...]
    besar: tuple[Calon, ...]
    ditolak: tuple[KnownError, ...]


def take(
    files: FileStore,
    sumber: Sequence[Sumber],
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> HasilAmbil:
    """Examine files one after the other, and keep those about which nothing is to be asked."""
    disimpan: list[BerkasSimpan] = []
    besar: list[Calon] = []
    ditolak: list[KnownError] = []
    for at, one in enumerate(sumber):
        report(at / len(sumber))
        try:
            calon = examine(one.nama, one.read(), cancelled=cancelled)
            if calon.kecil is None:
                disimpan.append(keep(files, calon))
            else:
                besar.append(calon)
        except KnownError as error:
            ditolak.append(error)
    report(1)
    return HasilAmbil(tuple(disimpan), tuple(besar), tuple(ditolak))


def keep_all(
    files: FileStore, besar: Iterable[Calon], *, kecilkan: bool
) -> tuple[BerkasSimpan, ...]:
    """Keep the files that were asked about; raises KnownError as FileStore.put does."""
    return tuple(keep(files, calon, kecilkan=kecilkan) for calon in besar)


def copy_out(files: FileStore, item: DataDukung, folder: Path) -> Path:
    """Write a copy of a file under its own name into a new folder below `folder`.

    A viewer tells the kind of a file by its name, so that must fit the content, whatever the
    database says; what somebody changes in a copy must not change the evidence. Raises KnownError
    where the file is gone, and as write_atomic does.
    """
    isi = files.read(item.sha256 or "", item.nama)
    nama = file_name(item.nama, endings_of(item.mime or ""))
    with explained(folder):
        path = Path(tempfile.mkdtemp(dir=folder)) / nama
    write_atomic(path, isi)
    return path


def examine(
    nama: str,
    sumber: Path | bytes,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> Calon:
    """Read a file and say what it is; a big picture is made smaller aside.

    Raises KnownError for a file that cannot be read, is of no accepted kind, or too large.
    """
    isi = sumber if isinstance(sumber, bytes) else read_ordinary(sumber, proses.BERKAS_MAKS)
    if len(isi) > proses.BERKAS_MAKS:  # it was not read to its end, so nothing tells its kind
        raise _too_large(nama, len(isi))
    jenis = recognise(nama, isi)
    kecil = None
    if jenis.gambar and len(isi) > KECILKAN_DARI:
        kecil = _smaller(isi, cancelled)
    if len(isi) > UKURAN_MAKS and (kecil is None or len(kecil) > UKURAN_MAKS):
        raise _too_large(nama, len(isi))
    return Calon(nama, jenis, isi, kecil)


def _too_large(nama: str, ukuran: int) -> KnownError:
    return KnownError(
        "BERKAS_TERLALU_BESAR",
        _("Berkas “{nama}” terlalu besar: {ukuran}, sedangkan batasnya {batas}.").format(
            nama=nama, ukuran=format_bytes(ukuran), batas=format_bytes(UKURAN_MAKS)
        ),
        _("Kecilkan atau bagi dahulu, atau catat sebagai tautan atau dokumen fisik."),
    )


def keep(files: FileStore, calon: Calon, *, kecilkan: bool = False) -> BerkasSimpan:
    """Put a file, or its smaller copy, into the store; raises KnownError as FileStore.put does."""
    isi, jenis = calon.isi, calon.jenis
    if calon.kecil is not None and (kecilkan or calon.wajib_kecil):
        isi, jenis = calon.kecil, JPEG
    nama = file_name(calon.nama, jenis.akhiran)
    return BerkasSimpan(nama, files.put(isi), len(isi), jenis.mime)


def _smaller(isi: bytes, cancelled: Callable[[], bool]) -> bytes | None:
    """Return a smaller copy of a picture; None where there is none worth having."""
    try:
        kecil: bytes = proses.run("gambar", isi, cancelled=cancelled)
    except KnownError:  # the picture stays as it is; too large, it is refused with its own sentence
        return None
    return kecil if len(kecil) <= _SEPADAN * len(isi) else None
