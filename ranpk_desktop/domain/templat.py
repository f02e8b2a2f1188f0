"""Sentences and titles of a document that an office may word itself, with places for its data.

A place is a name in braces, such as {tahun}. Only these names are known: a text that people typed
is never a format string of Python.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.errors import CheckError

PIHAK = ("pihak_kesatu", "pihak_kedua")
"""The texts that name the two parties; all others may contain them."""

TEMPAT = {
    "tahun": _("tahun perjanjian"),
    "nama": _("nama yang berjanji"),
    "jabatan": _("jabatan yang berjanji"),
    "jabatan_kapital": _("jabatan yang berjanji, huruf besar"),
    "nama_atasan": _("nama atasan"),
    "jabatan_atasan": _("jabatan atasan"),
    "unit": _("nama unit kerja"),
    "unit_kapital": _("nama unit kerja, huruf besar"),
    "instansi": _("nama instansi"),
    "alamat": _("alamat kantor"),
    "kontak": _("telepon dan surel kantor"),
    "nomor": _("nomor naskah"),
    "pihak_kesatu": _("sebutan yang berjanji"),
    "pihak_kedua": _("sebutan atasannya"),
}
"""The names that a text may contain in braces, each with what stands there in the end."""

PANJANG_MAKS = 3000
"""Letters of one text: two pages."""

_TEMPAT = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class TeksTemplat:
    """Hold one text: what it is for, the prescribed wording, and the office's own ("" for none)."""

    nama: str
    judul: str
    bawaan: str
    isi: str = ""

    @property
    def teks(self) -> str:
        """Return the wording that holds."""
        return self.isi or self.bawaan


def read_templat(data: Mapping[str, Any], isi: Mapping[str, str]) -> dict[str, TeksTemplat]:
    """Return the texts of a template file by name, each with the office's wording if it has one."""
    return {
        nama: TeksTemplat(nama, row["judul"], row["teks"], isi.get(nama, ""))
        for nama, row in data["teks"].items()
    }


def check_teks(templat: TeksTemplat, teks: str) -> str:
    """Return a wording as it is stored: "" for the prescribed one.

    Raises CheckError(templat.nama) for an unknown place, a stray brace and a text without end.
    """
    teks = clean(teks)
    if len(teks) > PANJANG_MAKS:
        raise CheckError(
            templat.nama,
            _("Teks “{judul}” lebih dari {n} huruf.").format(judul=templat.judul, n=PANJANG_MAKS),
            _("Pendekkan dahulu."),
        )
    known = [nama for nama in TEMPAT if templat.nama not in PIHAK or nama not in PIHAK]
    for nama in _TEMPAT.findall(teks):
        if nama not in known:
            raise CheckError(
                templat.nama,
                _("{{{nama}}} tidak dikenal.").format(nama=nama[:40]),
                _("Yang dapat dipakai: {daftar}.").format(
                    daftar=", ".join(f"{{{it}}}" for it in known)
                ),
            )
    if "{" in _TEMPAT.sub("", teks) or "}" in _TEMPAT.sub("", teks):
        raise CheckError(
            templat.nama,
            _("Kurung kurawal tidak berpasangan."),
            _("Tulis seperti {contoh}, atau hapus kurungnya.").format(contoh="{tahun}"),
        )
    return "" if teks == templat.bawaan else teks


def fill(teks: str, isi: Mapping[str, str]) -> str:
    """Return a text with its places filled; lines of which nothing is left fall away."""
    lines = (_TEMPAT.sub(lambda found: isi.get(found[1], found[0]), it) for it in teks.split("\n"))
    return "\n".join(line for line in lines if line.strip())
