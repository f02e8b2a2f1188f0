"""How the office sends mail itself: server and sender in the settings, the password in no file."""

import re
from collections.abc import Callable, Mapping

from db.connection import Store
from db.repositories import kantor as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.kiriman import HasilKirim, KonfigurasiSmtp, Pengaman
from ranpk_desktop.domain.surat import parse_addresses
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import CheckError, KnownError

FIELDS = ("server", "port", "pengaman", "pengguna", "pengirim")
_NAMA = "smtp_{}"
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")


class EmailService:
    """Read and change how mail is sent."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self) -> KonfigurasiSmtp:
        """Return the settings, with defaults where nothing was chosen."""
        return parse(self.fields())

    def fields(self) -> dict[str, str]:
        """Return the settings as texts, by the names of FIELDS."""
        chosen = repository.pengaturan(self._store)
        found = {nama: chosen.get(_NAMA.format(nama), "") for nama in FIELDS}
        found["pengaman"] = found["pengaman"] or Pengaman.STARTTLS
        found["port"] = found["port"] or str(Pengaman(found["pengaman"]).port)
        return {nama: str(teks) for nama, teks in found.items()}

    def require(self) -> KonfigurasiSmtp:
        """Return the settings; raises KnownError where there is not enough to send with."""
        konfigurasi = self.load()
        if not konfigurasi.lengkap:
            raise KnownError(
                "BELUM_ADA_SERVER_EMAIL",
                _("Server email kantor belum diisi."),
                _("Isi pada Pengaturan → Email, atau kirim lewat webmail dengan Buka folder."),
            )
        return konfigurasi

    def save(self, fields: Mapping[str, str]) -> Changes:
        """Change settings by the names of FIELDS, as typed; those not named stay.

        Raises CheckError whose field is the name.
        """
        merged = self.fields()
        checked = {nama: _checked(nama, clean_line(teks)) for nama, teks in fields.items()}
        with self._store.command(_("Ubah pengaturan email")) as command:
            for nama, nilai in checked.items():
                if nilai != merged[nama]:
                    self._store.save("pengaturan", {"nama": _NAMA.format(nama), "nilai": nilai})
        return command.changes


def parse(fields: Mapping[str, str]) -> KonfigurasiSmtp:
    """Read settings as typed, by all the names of FIELDS; raises CheckError as `save`."""
    checked = {nama: _checked(nama, clean_line(fields[nama])) for nama in FIELDS}
    return KonfigurasiSmtp(
        checked["server"],
        int(checked["port"]),
        Pengaman(checked["pengaman"]),
        checked["pengguna"],
        checked["pengirim"],
    )


def knock(
    konfigurasi: KonfigurasiSmtp, sandi: str, report: Callable[[float, float], None] | None = None
) -> HasilKirim | None:
    """Connect and log in without sending anything; None where that works, else why not.

    For the pool; `report` as for `kotak_keluar.deliver`.
    """
    from ranpk_desktop.surat import smtp

    return smtp.check(konfigurasi, sandi, report)


def _checked(nama: str, teks: str) -> str:
    """Return one setting as it is stored; raises CheckError."""
    if nama == "server" and teks and not _HOST.fullmatch(teks):
        raise CheckError(
            nama, _("“{teks}” bukan nama server.").format(teks=teks), _("Misalnya smtp.pom.go.id.")
        )
    if nama == "port" and not (teks.isascii() and teks.isdecimal() and 0 < int(teks) < 65536):
        raise CheckError(nama, _("Port harus angka 1–65535."), _("Biasanya 587 atau 465."))
    if nama == "pengaman" and teks not in list(Pengaman):
        raise CheckError(nama, _("Pilihan {teks} tidak dikenal.").format(teks=teks))
    if nama == "pengirim" and teks:
        found = parse_addresses(teks, nama)
        if len(found) > 1:
            raise CheckError(nama, _("Isi satu alamat saja."))
        return found[0]
    return teks
