"""The office's seal: a key of its own under a passphrase, and the certificates it trusts."""

from pathlib import Path
from typing import Any

from db.connection import Store
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import make_folder, write_atomic
from ranpk_desktop.services.kantor import KantorService

FOLDER = "identitas"
KEY_FILE = "segel.p12"


class IdentitasService:
    """Make and show the office's key."""

    def __init__(self, store: Store, kantor: KantorService) -> None:
        self._store = store
        self._kantor = kantor
        self._folder = store.path.parent / FOLDER

    @property
    def has_key(self) -> bool:
        """Whether the office has a key."""
        return (self._folder / KEY_FILE).exists()

    @property
    def certificate_path(self) -> Path:
        """Where the office's own certificate lies, for others to pin."""
        return self._folder / f"{self._kantor.require()['acuan']}.pem"

    def make_key(self, frasa: str) -> dict[str, Any]:
        """Make the office's key under a passphrase that is kept nowhere; returns `show()`.

        Raises CheckError for a passphrase that is too short, KnownError where a key exists, and
        while the office is carried.
        """
        self._store.require_here()
        from ranpk_desktop.paket import kunci_p12, sertifikat

        unit = self._kantor.require()
        if self.has_key:
            raise KnownError(
                "KUNCI_SUDAH_ADA",
                _("Kantor ini sudah mempunyai kunci segel."),
                _("Pakai kunci itu; kunci yang hilang diganti lewat Pusat."),
            )
        p12 = kunci_p12.make_p12(unit["nama"], unit["kode"], frasa, self._store.clock())
        kunci = kunci_p12.load_p12(p12, frasa)
        make_folder(self._folder)
        write_atomic(self.certificate_path, sertifikat.certificate_pem(kunci.sertifikat))
        write_atomic(self._folder / KEY_FILE, p12, private=True)
        return self.show()

    def show(self) -> dict[str, Any]:
        """Return unit, kode_pengenal, berlaku_sampai and sertifikat (the path) of the key.

        Raises KnownError where there is no key yet.
        """
        from ranpk_desktop.paket import sertifikat

        (der,) = sertifikat.read_pem(self._read(self.certificate_path))
        return {
            "unit": self._kantor.require()["nama"],
            "kode_pengenal": sertifikat.kode_pengenal(der),
            "berlaku_sampai": sertifikat.expiry(der).date().isoformat(),
            "sertifikat": str(self.certificate_path),
        }

    def key(self) -> bytes:
        """Return the PKCS#12 file, still under its passphrase, to seal with it.

        Raises KnownError where there is none, and while the office is carried: what is sealed here
        would be a second version.
        """
        self._store.require_here()
        return self._read(self._folder / KEY_FILE)

    def _read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except FileNotFoundError as error:
            raise KnownError(
                "BELUM_ADA_KUNCI",
                _("Kantor ini belum mempunyai kunci segel."),
                _("Buat kunci dahulu."),
            ) from error


def read_certificates(path: Path) -> list[Identitas]:
    """Return the certificates of a PEM file, for one check; raises KnownError."""
    from ranpk_desktop.paket import sertifikat

    try:
        pem = path.read_bytes()
    except OSError as error:
        raise KnownError(
            "BERKAS_TIDAK_TERBACA",
            _("Berkas {nama} tidak dapat dibaca.").format(nama=path.name),
            _("Periksa nama dan letaknya."),
        ) from error
    return [Identitas(der) for der in sertifikat.read_pem(pem)]


def pinned(folder: Path) -> list[Identitas]:
    """Return the certificates that a data folder trusts, each for the unit its file is named by."""
    return [
        Identitas(found.sertifikat, path.stem)
        for path in sorted((folder / FOLDER).glob("*.pem"))
        for found in read_certificates(path)
    ]
