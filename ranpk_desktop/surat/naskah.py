"""A letter with a package as the bytes that mail programs and servers take (RFC 5322, MIME)."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.data_dukung import ANGGARAN_SURAT
from ranpk_desktop.domain.paket import Entri
from ranpk_desktop.domain.surat import TeksSurat

PAKET = ("application", "vnd.etsi.asic-e+zip")
_KINDS = {
    ".pdf": ("application", "pdf"),
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""The documents that are attached beside the package, and their types."""


@dataclass(frozen=True, slots=True)
class Amplop:
    """Hold what only a letter that we send ourselves has; `pada` is aware.

    `message_id` has its angle brackets.
    """

    dari: str
    message_id: str
    pada: datetime


def documents(objek: Sequence[Entri], evidence: Collection[str]) -> tuple[Entri, ...]:
    """Return the PDF and Excel files of a package that are no evidence (SHA-256 in hex)."""
    return tuple(
        it for it in objek if _kind(it.nama) and hashlib.sha256(it.isi).hexdigest() not in evidence
    )


def write(
    teks: TeksSurat,
    nama: str,
    paket: bytes,
    lepas: Sequence[Entri] = (),
    amplop: Amplop | None = None,
    *,
    draf: bool = False,
) -> bytes:
    """Return the letter with CRLF lines, the same bytes for the same arguments.

    `lepas` go beside the package as long as a mail holds them all; they are left out otherwise.
    A draft has `X-Unsent`, so that mail programs open it to be sent, and no sender or time: these
    are the program's.
    """
    from email.message import EmailMessage
    from email.policy import SMTP
    from email.utils import format_datetime

    fitting = (
        tuple(lepas) if len(paket) + sum(len(it.isi) for it in lepas) <= ANGGARAN_SURAT else ()
    )
    letter = EmailMessage(policy=SMTP)
    if draf:
        letter["X-Unsent"] = "1"
    if amplop:
        letter["Date"] = format_datetime(amplop.pada)
        letter["From"] = amplop.dari
    if teks.tujuan:
        letter["To"] = teks.tujuan
    letter["Subject"] = teks.subjek
    if amplop:
        letter["Message-ID"] = amplop.message_id
    letter.set_content(_body(teks.isi, fitting), charset="utf-8", cte="quoted-printable")
    _attach(letter, nama, paket, PAKET)
    for entri in fitting:
        _attach(letter, entri.nama, entri.isi, _KINDS[_ending(entri.nama)])
    letter.set_boundary(_boundary(amplop, paket))
    return letter.as_bytes()


def _body(isi: str, lepas: Sequence[Entri]) -> str:
    if not lepas:
        return f"{isi}\n"
    names = ", ".join(it.nama for it in lepas)
    extra = _("Untuk dibaca langsung, dokumen yang sama juga terlampir di luar paket: {nama}.")
    return f"{isi}\n\n{extra.format(nama=names)}\n"


def _attach(letter: object, nama: str, isi: bytes, kind: tuple[str, str]) -> None:
    letter.add_attachment(isi, maintype=kind[0], subtype=kind[1], filename=nama)  # type: ignore[attr-defined]


def _boundary(amplop: Amplop | None, paket: bytes) -> str:
    """Return a line that no base64 and no quoted-printable can hold, the same at every attempt."""
    seed = amplop.message_id.encode() if amplop else paket
    return f"=_ranpk_{hashlib.sha256(seed).hexdigest()[:32]}"


def _ending(nama: str) -> str:
    return nama[nama.rfind(".") :].lower() if "." in nama else ""


def _kind(nama: str) -> tuple[str, str] | None:
    return _KINDS.get(_ending(nama))
