"""The office's seal: a key of its own under a passphrase, and the certificates it trusts."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from db.connection import Store
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.identitas import Sematan, expiry_finding
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.files import make_folder, read_ordinary, write_atomic
from ranpk_desktop.services import sematan
from ranpk_desktop.services.kantor import KantorService
from ranpk_desktop.services.sematan import FOLDER, LAMA_MAKS, known, pinned, read_certificates

__all__ = ["FOLDER", "IdentitasService", "known", "pinned", "read_certificates", "read_key_file"]

KEY_FILE = "segel.p12"
_KEY_LAMA = "segel-lama-{sidik}.p12"


class IdentitasService:
    """Make, take over and replace the office's key; pin those of others.

    The certificates of the key lie in `identitas/<unit>.pem`, the one in force first.
    """

    def __init__(self, store: Store, kantor: KantorService) -> None:
        self._store = store
        self._kantor = kantor
        self._data = store.path.parent
        self._folder = self._data / FOLDER

    @property
    def has_key(self) -> bool:
        """Whether the office has a key."""
        return self._key_path.exists()

    @property
    def certificate_path(self) -> Path:
        """Where the office's own certificate lies, for others to pin."""
        return self._folder / f"{self._kantor.require()['acuan']}.pem"

    @property
    def _key_path(self) -> Path:
        return self._folder / KEY_FILE

    # The first key ------------------------------------------------------------------------------

    def make_key(self, frasa: str) -> dict[str, Any]:
        """Make the office's key under a passphrase that is kept nowhere; returns `show()`.

        Raises CheckError for a passphrase that is too short, KnownError where a key exists, and
        while the office is carried.
        """
        self._require_none()
        self._store_key(self._new_key(frasa), frasa)
        return self.show()

    def import_key(self, p12: bytes, frasa: str) -> dict[str, Any]:
        """Take over a key from a PKCS#12 file, kept as it is; returns `show()`.

        Raises KnownError for a file that holds no key which may seal (kunci_p12.load_p12), for one
        that has ended, and as make_key does.
        """
        self._require_none()
        self._store_key(p12, frasa)
        return self.show()

    def _require_none(self) -> None:
        self._store.require_here()
        if self.has_key:
            raise KnownError(
                "KUNCI_SUDAH_ADA",
                _("Kantor ini sudah mempunyai kunci segel."),
                _("Pakai kunci itu, atau gantilah pada Pengaturan → Kunci segel."),
            )

    def _new_key(self, frasa: str) -> bytes:
        from ranpk_desktop.paket import kunci_p12

        unit = self._kantor.require()
        return kunci_p12.make_p12(unit["nama"], unit["kode"], frasa, self._store.clock())

    def _store_key(self, p12: bytes, frasa: str) -> None:
        """Put a key into its place: what opens with the passphrase, and its certificate first."""
        from ranpk_desktop.paket import sertifikat
        from ranpk_desktop.paket.kunci_p12 import load_p12

        der = load_p12(p12, frasa).sertifikat
        if sertifikat.expiry(der) <= self._store.clock():
            raise KnownError(
                "KUNCI_KEDALUWARSA",
                _("Masa berlaku sertifikat kunci ini sudah berakhir."),
                _("Periksa tanggal komputer ini, atau pakai kunci yang masih berlaku."),
            )
        kept = [der, *(it for it in self._certificates() if it != der)][: 1 + LAMA_MAKS]
        make_folder(self._folder)
        write_atomic(self.certificate_path, b"".join(map(sertifikat.certificate_pem, kept)))
        write_atomic(self._key_path, p12, private=True)

    # Afterwards ---------------------------------------------------------------------------------

    def show(self) -> dict[str, Any]:
        """Return unit, kode_pengenal and kata_pengenal, berlaku_sampai and sertifikat (the path).

        Raises KnownError where there is no key yet.
        """
        from ranpk_desktop.paket import sertifikat

        der = self.certificates()[0]
        return {
            "unit": self._kantor.require()["nama"],
            "kode_pengenal": sertifikat.kode_pengenal(der),
            "kata_pengenal": list(sertifikat.kata_pengenal(der)),
            "berlaku_sampai": sertifikat.expiry(der).date().isoformat(),
            "sertifikat": str(self.certificate_path),
        }

    def key(self) -> bytes:
        """Return the PKCS#12 file, still under its passphrase, to seal with it.

        Raises KnownError where there is none, and while the office is carried: what is sealed here
        would be a second version.
        """
        self._store.require_here()
        self._settle()
        return self._read(self._key_path)

    def last_day(self) -> date | None:
        """Return the day on which the key ends, None without one; cheap enough for every start."""
        from ranpk_desktop.paket import masa_berlaku

        if not self.has_key:
            return None
        with suppress(OSError):
            return masa_berlaku.last_day(self.certificate_path.read_bytes())
        return None

    def expiry_warning(self, today: date) -> Finding | None:
        """Return what is to be said of the end of the key, None while that is far."""
        until = self.last_day()
        return None if until is None else expiry_finding(until, today)

    def change_frasa(self, lama: str, baru: str) -> None:
        """Put the same key under another passphrase, as when it is handed over to a new head.

        Raises CheckError("frasa_lama") for a wrong one, CheckError("frasa") for a new one that is
        too short.
        """
        from ranpk_desktop.paket.kunci_p12 import change_frasa

        old = self.key()
        _require_frasa(old, lama)
        write_atomic(self._key_path, change_frasa(old, lama, baru), private=True)

    def replace_key(
        self, frasa_baru: str, frasa_lama: str | None, alasan: str, p12: bytes | None = None
    ) -> Changes:
        """Replace the key by a new one, or by that of a PKCS#12 file under `frasa_baru`.

        `frasa_lama` proves that the old key is still in hand, None says that it is lost. The old
        one is kept, and its certificate stays known for the packages of its time. Killed at any
        point, the office has the old key or the new one whole. Raises CheckError("alasan") without
        a reason, CheckError("frasa_lama") for a wrong one, else as make_key and import_key do.
        """
        from ranpk_desktop.services.daftar_identitas import record

        if not clean_line(alasan):
            raise CheckError("alasan", _("Alasan mengganti kunci belum diisi."))
        old = self.key()
        if frasa_lama is not None:
            _require_frasa(old, frasa_lama)
        new = p12 or self._new_key(frasa_baru)
        before = self.certificates()[0]
        with self._store.command(_("Ganti kunci segel")) as command:
            write_atomic(self._former_path(before), old, private=True)
            self._store_key(new, frasa_baru)
            record(self._store, self._certificates(), clean_line(alasan), hilang=frasa_lama is None)
        return command.changes

    def former_key(self) -> bytes | None:
        """Return the key that the present one replaced, still under its passphrase, or None."""
        self._settle()
        for der in self._certificates()[1:2]:
            with suppress(OSError):
                return self._former_path(der).read_bytes()
        return None

    def certificates(self) -> list[bytes]:
        """Return the office's own certificates (DER), the one in force first.

        Raises KnownError where there is no key yet, and where its certificate has gone.
        """
        self._settle()
        found = self._certificates()
        if not found and self.has_key:
            raise KnownError(
                "SERTIFIKAT_HILANG",
                _("Sertifikat kunci segel kantor ini tidak ada lagi di folder “identitas”."),
                _("Pulihkan folder itu dari cadangan lengkap."),
            )
        if not found:
            raise _keyless()
        return found

    def _certificates(self) -> list[bytes]:
        path = self.certificate_path
        return [it.sertifikat for it in read_certificates(path)] if path.exists() else []

    def _former_path(self, der: bytes) -> Path:
        from ranpk_desktop.paket.sertifikat import fingerprint

        return self._folder / _KEY_LAMA.format(sidik=fingerprint(der)[:8])

    def _settle(self) -> None:
        """Take a replacement back that was killed between the certificate and the key.

        The key in its place is then also the one that was kept as an old one, while another
        certificate stands first: whose key was never stored, so that nobody has it.
        """
        from ranpk_desktop.paket import sertifikat

        found = self._certificates()
        if len(found) < 2 or not self.has_key:
            return
        key = self._key_path.read_bytes()
        for at, der in enumerate(found[1:], start=1):
            kept = self._former_path(der)
            if kept.exists() and kept.read_bytes() == key:
                whole = b"".join(map(sertifikat.certificate_pem, found[at:]))
                write_atomic(self.certificate_path, whole)
                return

    # Certificates of others ---------------------------------------------------------------------

    def pin(self, source: Path | bytes, unit_id: str) -> Sematan:
        """Trust a certificate (a file, or DER) for a unit; its code was compared before.

        Raises KnownError for a file without a certificate that may seal, CheckError("unit") for an
        unknown unit and for the office itself.
        """
        from ranpk_desktop.paket import sertifikat

        self._store.require_here()
        if unit_id == self._kantor.require()["acuan"]:
            raise CheckError(
                "unit",
                _("Itu kantor ini sendiri; sertifikatnya sudah ada."),
                _("Pilih unit lain yang mengirim sertifikat itu."),
            )
        if isinstance(source, bytes):
            der = sertifikat.read_sealing(source)
        else:
            der = sematan.read_sealing(source)
        sematan.pin(self._data, der, unit_id)
        return next(it for it in self.pinned_list() if it.unit_id == unit_id)

    def unpin(self, unit_id: str) -> None:
        """Trust nothing of a unit any more; raises KnownError where nothing was pinned."""
        self._store.require_here()
        if unit_id == self._kantor.require()["acuan"]:
            raise CheckError("unit", _("Sertifikat kantor ini sendiri tidak dapat dilepas."))
        sematan.unpin(self._data, unit_id)

    def pinned_list(self) -> tuple[Sematan, ...]:
        """Return the pinned certificates of other units, by name."""
        own = self._kantor.require()["acuan"]
        return tuple(it for it in sematan.listed(self._data) if it.unit_id != own)

    def _read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except FileNotFoundError as error:
            raise _keyless() from error


def _keyless() -> KnownError:
    return KnownError(
        "BELUM_ADA_KUNCI",
        _("Kantor ini belum mempunyai kunci segel."),
        _("Buat kunci dahulu."),
    )


def _require_frasa(p12: bytes, frasa: str) -> None:
    from ranpk_desktop.paket.kunci_p12 import load_p12

    try:
        load_p12(p12, frasa)
    except KnownError as error:
        if error.kode != "FRASA_SALAH":
            raise
        raise CheckError(
            "frasa_lama",
            _("Frasa sandi yang lama tidak cocok dengan kunci ini."),
            _("Periksa huruf besar dan kecil, lalu ketik lagi."),
        ) from error


def read_key_file(path: Path) -> bytes:
    """Return a PKCS#12 file to import, at most one byte more than any may have.

    Raises KnownError BERKAS_TIDAK_TERBACA.
    """
    from ranpk_desktop.paket.kunci_p12 import UKURAN_MAKS

    return read_ordinary(path, UKURAN_MAKS)
