"""The covering letter of a package: its data and its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.surat import BerkasSurat, PaketSurat
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.naskah import TandaTangan

JUDUL = _("SURAT PENGANTAR")
KOLOM = (_("No."), _("Berkas yang dikirimkan"), _("Ukuran"), _("Kode data"), _("Keterangan"))
TITIK = "." * 42
"""A line for the pen."""


@dataclass(frozen=True, slots=True)
class SuratPengantar:
    """Hold what the letter says; `nomor` and `tujuan` may be "" and are then left to the pen.

    `tujuan` is to whom it goes, of one line or more.
    """

    unit: Mapping[str, Any]
    paket: PaketSurat
    nomor: str
    tujuan: str
    cetak: Cetak


def number(surat: SuratPengantar) -> str:
    """Return the line with the number of the letter."""
    return _("Nomor: {nomor}").format(nomor=clean(surat.nomor) or TITIK)


def addressee(surat: SuratPengantar) -> str:
    """Return the lines of whom it goes to."""
    return _("Yth. {tujuan}").format(tujuan=clean(surat.tujuan) or TITIK)


def subject(surat: SuratPengantar) -> str:
    """Return the sentence above the list."""
    paket = surat.paket
    text = _("Bersama ini dikirimkan {judul}, {versi}, sebagai paket bersegel berikut.")
    return text.format(judul=_lower(paket.judul), versi=_lower(paket.versi))


def rows(surat: SuratPengantar) -> list[tuple[str, ...]]:
    """Return the rows of the list, as texts."""
    return [
        (f"{number}.", it.nama, format_bytes(it.ukuran), it.kode_data, _note(it))
        for number, it in enumerate(surat.paket.berkas, 1)
    ]


def total(surat: SuratPengantar) -> str:
    """Return the sentence below the list."""
    berkas = surat.paket.berkas
    text = _("Jumlah {n} berkas, {ukuran}. Keutuhannya dapat diperiksa dengan RANPK, atau dengan ")
    text += _("unzip dan openssl.")
    return text.format(n=len(berkas), ukuran=format_bytes(sum(it.ukuran for it in berkas)))


def receiver() -> TandaTangan:
    """Return the block that the receiver fills in by hand."""
    return TandaTangan(_("Diterima tanggal ......................."), _("Penerima,"), "", "")


def footer(surat: SuratPengantar) -> str:
    """Return the words in the middle of the footer."""
    return _("Surat pengantar {judul}").format(judul=_lower(surat.paket.judul))


def _note(berkas: BerkasSurat) -> str:
    return berkas.bagian or _("lengkap")


def _lower(teks: str) -> str:
    return teks[:1].lower() + teks[1:]
