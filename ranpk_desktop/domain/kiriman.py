"""A package on its way: how it left, what became of it, and when it is tried again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from ranpk_desktop.bahasa import _


class CaraKirim(StrEnum):
    """How a package leaves the office; only SMTP is sent by this program itself."""

    SMTP = "SMTP"
    EMAIL = "EMAIL"
    WHATSAPP = "WHATSAPP"
    FLASHDISK = "FLASHDISK"
    LAIN = "LAIN"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            CaraKirim.SMTP: _("kirim langsung"),
            CaraKirim.EMAIL: _("email"),
            CaraKirim.WHATSAPP: _("WhatsApp"),
            CaraKirim.FLASHDISK: _("flashdisk"),
            CaraKirim.LAIN: _("cara lain"),
        }[self]


BY_HAND = tuple(cara for cara in CaraKirim if cara is not CaraKirim.SMTP)
"""The ways that only the user knows about: "Saya sudah mengirim"."""


class KeadaanKiriman(StrEnum):
    """What became of one part.

    TIDAK_PASTI: the whole letter went over the line and no answer came back, so Pusat may have it.
    GAGAL: it certainly did not leave, and trying again without a change would not help.
    """

    MENUNGGU = "MENUNGGU"
    MENGIRIM = "MENGIRIM"
    TIDAK_PASTI = "TIDAK_PASTI"
    TERKIRIM = "TERKIRIM"
    GAGAL = "GAGAL"
    BATAL = "BATAL"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            KeadaanKiriman.MENUNGGU: _("menunggu"),
            KeadaanKiriman.MENGIRIM: _("mengirim"),
            KeadaanKiriman.TIDAK_PASTI: _("tidak pasti"),
            KeadaanKiriman.TERKIRIM: _("terkirim"),
            KeadaanKiriman.GAGAL: _("gagal"),
            KeadaanKiriman.BATAL: _("dibatalkan"),
        }[self]


UNDER_WAY = (KeadaanKiriman.MENUNGGU, KeadaanKiriman.MENGIRIM, KeadaanKiriman.TIDAK_PASTI)
"""What still stands in the outbox."""
LEFT = (KeadaanKiriman.TERKIRIM, KeadaanKiriman.TIDAK_PASTI, KeadaanKiriman.MENGIRIM)
"""What Pusat has or may have."""


@dataclass(frozen=True, slots=True)
class Kiriman:
    """Hold one way of one part: a row of the outbox, or a note of what the user did himself.

    `paket_id` is the part's own id, `ke` and `dari` its place. `coba_lagi_pada` is None where
    nobody but the user makes it go on. `jawaban` is a sentence: what the server said, or a note.
    """

    id: str
    paket_id: str
    cara: CaraKirim
    keadaan: KeadaanKiriman
    tujuan: str
    message_id: str | None
    percobaan: int
    dibuat_pada: datetime
    coba_lagi_pada: datetime | None
    terkirim_pada: datetime | None
    jawaban: str
    ke: int = 1
    dari: int = 1

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `kiriman` with `bagian_ke` and `bagian_dari` of its package."""
        return cls(
            row["id"],
            row["paket_id"],
            CaraKirim(row["cara"]),
            KeadaanKiriman(row["keadaan"]),
            row["tujuan"],
            row["message_id"],
            row["percobaan"],
            datetime.fromisoformat(row["dibuat_pada"]),
            _moment(row["coba_lagi_pada"]),
            _moment(row["terkirim_pada"]),
            row["jawaban"],
            row["bagian_ke"],
            row["bagian_dari"],
        )

    @property
    def ditahan(self) -> bool:
        """Tell whether it waits for a word of the user, not for a time."""
        waits = self.keadaan in (KeadaanKiriman.MENUNGGU, KeadaanKiriman.TIDAK_PASTI)
        return waits and self.coba_lagi_pada is None

    def is_due(self, now: datetime) -> bool:
        """Tell whether its time has come.

        A time further away than any pause was set by a clock that was wrong, and has come, too.
        """
        again = self.coba_lagi_pada
        return again is not None and not now < again <= now + _FARTHEST

    @property
    def bagian(self) -> str:
        """Return "bagian 1 dari 3", "" for a package in one piece."""
        return part_label(self.ke, self.dari)

    def describe(self, now: datetime) -> str:
        """Return what is the matter with it, in one line for the outbox."""
        text = self.keadaan.label
        if self.ditahan:
            text = _("{keadaan}, ditahan sampai Anda memilih Coba lagi").format(keadaan=text)
        elif self.coba_lagi_pada and self.percobaan:
            wait = describe_pause(self.coba_lagi_pada - now)
            text = _("{keadaan}, mencoba lagi {kapan}").format(keadaan=text, kapan=wait)
        return f"{text}. {self.jawaban}" if self.jawaban else text


def part_label(ke: int, dari: int) -> str:
    """Return "bagian 1 dari 3", "" for a package in one piece."""
    return _("bagian {ke} dari {dari}").format(ke=ke, dari=dari) if dari > 1 else ""


def _moment(teks: str | None) -> datetime | None:
    return None if teks is None else datetime.fromisoformat(teks)


_PAUSES = (1, 3, 5, 10, 20, 30)
_LONGEST = 60
_FARTHEST = timedelta(minutes=_LONGEST)
_UNCERTAIN = 10
UNCERTAIN_TRIES = 5
"""So often a letter without an answer goes out by itself; then Pusat should be asked first."""


def pause_after(percobaan: int, *, tidak_pasti: bool = False) -> timedelta:
    """Return how long to wait after so many attempts: 1, 3, 5, 10, 20, 30, then 60 minutes.

    What may have arrived waits at least ten minutes: a server that is slow to answer then has
    ended its own attempt (RFC 5321 §4.5.3.2.6).
    """
    minutes = _PAUSES[percobaan - 1] if 1 <= percobaan <= len(_PAUSES) else _LONGEST
    return timedelta(minutes=max(minutes, _UNCERTAIN) if tidak_pasti else minutes)


def describe_pause(pause: timedelta) -> str:
    """Return "sekarang", "dalam 3 menit", "dalam 1 jam"."""
    minutes = round(pause.total_seconds() / 60)
    if minutes < 1:
        return _("sekarang") if pause <= timedelta() else _("kurang dari 1 menit lagi")
    if minutes < 60:
        return _("dalam {n} menit").format(n=minutes)
    return _("dalam {n} jam").format(n=round(minutes / 60))


@dataclass(frozen=True, slots=True)
class HasilKirim:
    """Say how one attempt ended, and why in a sentence.

    `keadaan` is TERKIRIM (the server said yes), MENUNGGU (it did not leave, later it may),
    TIDAK_PASTI (all of it left and no answer came) or GAGAL (it did not leave, and will not).
    `kode` names the reason for scripts and tests.
    """

    keadaan: KeadaanKiriman
    kode: str
    jawaban: str = ""


class Pengaman(StrEnum):
    """How the line to a mail server is encrypted; there is no third way."""

    STARTTLS = "STARTTLS"
    TLS = "TLS"

    @property
    def port(self) -> int:
        """Return the usual port."""
        return 587 if self is Pengaman.STARTTLS else 465


@dataclass(frozen=True, slots=True)
class KonfigurasiSmtp:
    """Hold how to reach the office's mail server; the password is never part of it.

    `pengguna` may be empty for a server that asks for none; `pengirim` is the office's address.
    """

    server: str = ""
    port: int = 587
    pengaman: Pengaman = Pengaman.STARTTLS
    pengguna: str = ""
    pengirim: str = ""

    @property
    def lengkap(self) -> bool:
        """Tell whether there is enough to send with."""
        return bool(self.server and self.pengirim)

    @property
    def butuh_sandi(self) -> bool:
        """Tell whether a password is needed."""
        return bool(self.pengguna)
