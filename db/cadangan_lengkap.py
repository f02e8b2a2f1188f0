"""A whole office in one file: database, evidence, packages both ways and key, each with its digest.

The file is a ZIP with stored entries, so that any program can take it apart, and is written and
read in pieces: no content is ever whole in memory. Its last entry lists all others; the digest of
that list stands for the file. It believes nothing when it reads: names are of our six kinds,
sizes add up to no more than the file has, and every digest is reckoned again.
"""

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, FileIO
from pathlib import Path
from typing import IO, Any, NoReturn

from db.presence import FILE_NAME
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.bawaan import KepalaCadangan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import explained, make_folder, write_stream

Report = Callable[[int, int], None]
"""Called with the bytes done and all of them; what it raises ends the work."""

DAFTAR = "daftar.json"
FORMAT = "ranpk-cadangan-lengkap"
VERSI = 1
ENTRI_MAKS = 100_000
DAFTAR_MAKS = 32 * 1024 * 1024
_SEPOTONG = 1024 * 1024
_EKOR = 128 * 1024
"""Bytes in which zipfile looks for the end of its table, asking for all that are left."""

_BLOB = re.compile(r"(data_dukung|naskah)/([0-9a-f]{2})/(\2[0-9a-f]{62})")
_LAIN = (
    re.compile(r"paket/ranpk-[A-Za-z0-9._-]{1,150}\.asice"),
    re.compile(r"diterima/[0-9a-f]{64}\.asice"),
    re.compile(r"identitas/segel(-lama-[0-9a-f]{8})?\.p12"),
    # Windows keeps some names for devices.
    re.compile(r"identitas/(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])\.)[a-z0-9-]{1,100}\.pem"),
)
_FOLDERS = ("data_dukung", "naskah", "paket", "diterima", "identitas")


@dataclass(frozen=True, slots=True)
class Tertulis:
    """Describe a file just written; `rusak` names files of the office that the disk has damaged."""

    path: Path
    sidik: str
    ukuran: int
    rusak: tuple[str, ...]


def write(
    target: Path, folder: Path, database: Path, kepala: KepalaCadangan, report: Report
) -> Tertulis:
    """Write the office in `folder` into one file, durably: it is whole, or not there at all.

    `database` is a copy that nobody writes to; the other files never change once they are there.
    Raises KnownError as write_atomic does, and what `report` raises.
    """
    sources = [(FILE_NAME, database), *_sources(folder)]
    total = sum(path.stat().st_size for _name, path in sources)
    entries: list[dict[str, Any]] = []
    sidik = ""

    def fill(berkas: IO[bytes]) -> None:
        nonlocal sidik
        done = 0
        with zipfile.ZipFile(berkas, "w", zipfile.ZIP_STORED) as wadah:
            for name, path in sources:
                info = zipfile.ZipInfo(name)
                info.file_size = path.stat().st_size
                with explained(path), path.open("rb") as source, wadah.open(info, "w") as entry:
                    digest, ukuran = _pour(source, entry.write, lambda n: report(n, total), done)
                done += ukuran
                entries.append({"nama": name, "ukuran": ukuran, "sha256": digest})
            daftar = kanonik.dump(
                {
                    "format": FORMAT,
                    "versi": VERSI,
                    "kepala": kepala.as_json(),
                    "berkas": entries,
                }
            )
            wadah.writestr(zipfile.ZipInfo(DAFTAR), daftar)
        sidik = hashlib.sha256(daftar).hexdigest()

    write_stream(target, fill, private=True)
    rusak = tuple(row["nama"] for row in entries if not _is_own(row["nama"], row["sha256"]))
    return Tertulis(target, sidik, target.stat().st_size, rusak)


def _sources(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of the office beside its database, by name."""
    for part in _FOLDERS:
        for path in sorted((folder / part).rglob("*")):
            name = path.relative_to(folder).as_posix()
            if _is_allowed(name) and path.is_file():
                yield name, path


def _is_allowed(name: str) -> bool:
    return bool(_BLOB.fullmatch(name)) or any(kind.fullmatch(name) for kind in _LAIN)


def _is_own(name: str, sha256: str) -> bool:
    """Tell whether a file that is named by its digest still has it."""
    blob = _BLOB.fullmatch(name)
    return blob is None or blob[3] == sha256


@dataclass(frozen=True, slots=True)
class Terbuka:
    """A file with a whole office, its list read and found consistent, its contents not yet."""

    kepala: KepalaCadangan
    sidik: str
    berkas: tuple[dict[str, Any], ...]
    wadah: zipfile.ZipFile

    def unpack(self, folder: Path, report: Report) -> None:
        """Write every content below an empty folder, durably, checking its digest.

        Evidence that was damaged already when the file was written is left out. Raises KnownError
        for a content that is not what the list says, and as write_atomic does.
        """
        done, total = 0, sum(row["ukuran"] for row in self.berkas)
        for row in self.berkas:
            with _damage(), self.wadah.open(row["nama"]) as entry:
                _take(entry, row, folder, lambda n: report(n, total), done)
            done += row["ukuran"]

    def check(self, report: Report) -> None:
        """Read every content to its end and compare its digest; raises KnownError as unpack."""
        done, total = 0, sum(row["ukuran"] for row in self.berkas)
        for row in self.berkas:
            with _damage(), self.wadah.open(row["nama"]) as entry:
                _compare(row, _pour(entry, len, lambda n: report(n, total), done))
            done += row["ukuran"]


def _compare(row: dict[str, Any], found: tuple[str, int]) -> None:
    if found != (row["sha256"], row["ukuran"]):
        refuse()


def _take(
    entry: IO[bytes], row: dict[str, Any], folder: Path, report: Callable[[int], None], done: int
) -> None:
    target = folder / row["nama"]

    def fill(berkas: IO[bytes]) -> None:
        _compare(row, _pour(entry, berkas.write, report, done))

    if _is_own(row["nama"], row["sha256"]):
        make_folder(target.parent)
        write_stream(target, fill, private=True)


@contextmanager
def opened(path: Path) -> Iterator[Terbuka]:
    """Open a file with a whole office; raises KnownError for any other and for a damaged one."""
    try:
        if not path.is_file():  # opening a named pipe would wait for ever
            raise OSError("not a file")
        berkas = _Limited(FileIO(path))
    except OSError as error:
        raise KnownError(
            "BERKAS_TIDAK_TERBACA",
            _("Berkas {nama} tidak dapat dibuka.").format(nama=path.name),
            _("Periksa apakah flashdisknya masih terpasang dan berkas itu masih ada."),
        ) from error
    with berkas:
        with _damage():
            wadah = zipfile.ZipFile(berkas)
            terbuka = _examined(wadah, path.stat().st_size)
        with wadah:
            yield terbuka


def _examined(wadah: zipfile.ZipFile, size: int) -> Terbuka:
    infos = wadah.infolist()
    if (
        not 2 <= len(infos) <= ENTRI_MAKS
        or any(info.compress_type or info.flag_bits for info in infos)
        or not all(0 <= info.header_offset < size for info in infos)  # seeking there is an OSError
        or sum(info.file_size for info in infos) > size
        or infos[-1].filename != DAFTAR
        or infos[-1].file_size > DAFTAR_MAKS
    ):
        refuse()
    daftar = wadah.read(DAFTAR)
    isi = _checked(daftar, infos[:-1])
    kepala = KepalaCadangan.from_json(isi["kepala"])
    return Terbuka(kepala, hashlib.sha256(daftar).hexdigest(), tuple(isi["berkas"]), wadah)


def _checked(daftar: bytes, infos: list[zipfile.ZipInfo]) -> dict[str, Any]:
    """Return the list, if it is one of ours and names exactly what the file holds."""
    isi = kanonik.load(daftar)
    if not isinstance(isi, dict) or isi.get("format") != FORMAT:
        refuse()
    if isi.get("versi") != VERSI:
        raise KnownError(
            "CADANGAN_LEBIH_BARU",
            _("Berkas ini dibuat oleh aplikasi versi lebih baru."),
            _("Pasang versi RANPK yang terbaru untuk membukanya."),
        )
    names = [info.filename for info in infos]
    told = [(row["nama"], row["ukuran"]) for row in isi["berkas"]]
    if (
        told != [(info.filename, info.file_size) for info in infos]
        or names[:1] != [FILE_NAME]
        or len({name.casefold() for name in names}) != len(names)
        or not all(map(_is_allowed, names[1:]))
        or not all(re.fullmatch("[0-9a-f]{64}", row["sha256"]) for row in isi["berkas"])
    ):
        refuse()
    return isi


class _Limited(BufferedReader):
    """Refuse to read at once more than a list of contents may take: zipfile would."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > DAFTAR_MAKS:
            refuse()
        return super().read(_EKOR if size is None or size < 0 else size)


def _pour(
    source: IO[bytes], take: Callable[[bytes], object], report: Callable[[int], None], done: int
) -> tuple[str, int]:
    """Hand on in pieces; return the digest and the size of what was read."""
    digest, ukuran = hashlib.sha256(), 0
    while piece := source.read(_SEPOTONG):
        report(done + ukuran)
        digest.update(piece)
        take(piece)
        ukuran += len(piece)
    return digest.hexdigest(), ukuran


@contextmanager
def _damage() -> Iterator[None]:
    """Say of whatever a library makes of a foreign file that the file is not whole."""
    try:
        yield
    except KnownError as error:
        if error.kode == "JSON_TIDAK_BAKU":
            refuse(error)
        raise
    except (
        zipfile.BadZipFile,
        NotImplementedError,  # a kind of compression or encryption that zipfile lacks
        EOFError,
        RuntimeError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
    ) as error:
        refuse(error)


def refuse(cause: Exception | None = None) -> NoReturn:
    """Say that a file is not whole, or none of ours."""
    raise KnownError(
        "CADANGAN_RUSAK",
        _("Berkas ini bukan cadangan lengkap RANPK, atau rusak di jalan."),
        _("Salin lagi dari asalnya, atau pakai cadangan yang lain."),
    ) from cause
