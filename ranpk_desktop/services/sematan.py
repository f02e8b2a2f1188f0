"""Pinned certificates: a file `identitas/<unit>.pem` each, compared by telephone before.

The first certificate of a file is the one in force; those behind it are earlier ones of the unit,
kept so that packages from their time can still be told.
"""

from collections.abc import Container
from pathlib import Path

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.identitas import Sematan
from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.domain.pdf_bertanda import PUSAT
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.files import explained, make_folder, read_ordinary, write_atomic
from ranpk_desktop.system import sync_folder

FOLDER = "identitas"
LAMA_MAKS = 24
"""Earlier certificates of a unit that stay known: a key lasts for ten years."""


def read_certificates(path: Path) -> list[Identitas]:
    """Return the certificates of a PEM file, for one check; raises KnownError."""
    from ranpk_desktop.paket import sertifikat

    return [Identitas(der) for der in sertifikat.read_pem(_read(path))]


def read_sealing(path: Path) -> bytes:
    """Return the certificate (DER) of a file that somebody sent; raises KnownError."""
    from ranpk_desktop.paket import sertifikat

    return sertifikat.read_sealing(_read(path))


def pinned(folder: Path, former_of: Container[str] = ()) -> list[Identitas]:
    """Return the certificates that a data folder trusts now, each for the unit its file names.

    With `former_of` also the earlier ones of those units, marked `lama`.
    """
    return [it for it in known(folder) if not it.lama or it.unit_id in former_of]


def known(folder: Path) -> list[Identitas]:
    """Return every certificate that a data folder knows; earlier ones are marked `lama`."""
    return [
        Identitas(found.sertifikat, path.stem, lama=at > 0)
        for path in sorted((folder / FOLDER).glob("*.pem"))
        for at, found in enumerate(read_certificates(path))
    ]


def listed(folder: Path) -> tuple[Sematan, ...]:
    """Return the pinned certificates of other units as people see them, by name."""
    from ranpk_desktop.paket import sertifikat

    certificates: dict[str, list[bytes]] = {}
    for found in known(folder):
        certificates.setdefault(str(found.unit_id), []).append(found.sertifikat)
    return tuple(
        sorted(
            (
                Sematan(
                    unit_id=unit_id,
                    nama=unit_name(unit_id),
                    sidik=sertifikat.fingerprint(der),
                    kode_pengenal=sertifikat.kode_pengenal(der),
                    kata=sertifikat.kata_pengenal(der),
                    berlaku_sampai=sertifikat.expiry(der).date(),
                    lama=len(former),
                )
                for unit_id, (der, *former) in certificates.items()
            ),
            key=lambda sematan: sematan.nama,
        )
    )


def pin(folder: Path, der: bytes, unit_id: str) -> None:
    """Trust a certificate (DER) for a unit from now on; the one before becomes an earlier one.

    Raises CheckError("unit") for a unit that the register does not know, KnownError where the disk
    refuses.
    """
    from ranpk_desktop.paket import sertifikat
    from ranpk_desktop.services.parameter import register_unit

    if unit_id != PUSAT and register_unit().get(unit_id) is None:
        raise CheckError(
            "unit",
            _("Unit itu tidak ada dalam daftar unit."),
            _("Pilih unit dari daftar; `ranpk unit` menyebutkan semuanya."),
        )
    path = file_of(folder, unit_id)
    before = [it.sertifikat for it in read_certificates(path)] if path.exists() else []
    kept = [der, *(it for it in before if it != der)][: 1 + LAMA_MAKS]
    make_folder(path.parent)
    write_atomic(path, b"".join(map(sertifikat.certificate_pem, kept)))


def unpin(folder: Path, unit_id: str) -> None:
    """Trust nothing of a unit any more; raises KnownError where nothing was pinned."""
    path = file_of(folder, unit_id)
    if path.parent != folder / FOLDER or not path.exists():
        raise KnownError(
            "TIDAK_DISEMATKAN",
            _("Tidak ada sertifikat yang disematkan untuk unit itu."),
            _("Lihat daftarnya pada Pengaturan → Kunci segel."),
        )
    with explained(path):
        path.unlink()
        sync_folder(path.parent)


def file_of(folder: Path, unit_id: str) -> Path:
    """Return where the certificate of a unit lies in a data folder."""
    return folder / FOLDER / f"{unit_id}.pem"


def unit_name(unit_id: str) -> str:
    """Return the present name of a unit; its id where the register does not know it."""
    from ranpk_desktop.services.parameter import register_unit

    if unit_id == PUSAT:
        return _("Pusat")
    unit = register_unit().get(unit_id)
    return unit.masa[-1].nama if unit and unit.masa else unit_id


def _read(path: Path) -> bytes:
    """Return the bytes of a file with certificates, at most one more than any may have."""
    from ranpk_desktop.paket.sertifikat import UKURAN_MAKS

    return read_ordinary(path, UKURAN_MAKS)
