"""What Pusat publishes in a REFERENSI: replacements of what the program brings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import JenisPaket

TABEL: Mapping[str, tuple[str, ...]] = {
    "acuan": ("id", "isi"),
    "alamat": ("id", "jenis", "surel"),
    "sertifikat": ("id", "pem"),
}
"""The tables of a REFERENSI, each with its columns.

`acuan.id` is a Bagian and `isi` the text of its JSON file; `alamat` are the mail addresses to which
packages of a jenis go; `sertifikat` are those of Pusat from now on, by id: the first is in force,
the others are earlier ones.
"""

ALAMAT_MAKS = 100
SERTIFIKAT_MAKS = 5
_PANJANG_SUREL = 254
_PANJANG_PEM = 8192
_SUREL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


class Bagian(StrEnum):
    """A part of the reference data; its value is the name of its schema."""

    KRITERIA = "kriteria"
    TENGGAT = "tenggat"
    ATURAN = "aturan"
    SKM = "skm"
    REKOMENDASI = "rekomendasi"
    KATALOG = "katalog"
    UNIT = "unit"
    TEMPLAT = "perjanjian_kinerja"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            Bagian.KRITERIA: _("Kriteria capaian"),
            Bagian.TENGGAT: _("Tenggat dan hari libur"),
            Bagian.ATURAN: _("Aturan pemeriksaan"),
            Bagian.SKM: _("Parameter SKM"),
            Bagian.REKOMENDASI: _("Rekomendasi SKM"),
            Bagian.KATALOG: _("Katalog RANPK"),
            Bagian.UNIT: _("Daftar unit"),
            Bagian.TEMPLAT: _("Naskah perjanjian kinerja"),
        }[self]


@dataclass(frozen=True, slots=True)
class Referensi:
    """Hold one REFERENSI: the JSON text by part, the addresses by jenis, certificates as PEM.

    It is a full snapshot: what is not in it holds as the program brings it.
    """

    acuan: Mapping[Bagian, str]
    alamat: Mapping[JenisPaket, tuple[str, ...]]
    sertifikat: tuple[str, ...] = ()


BAWAAN = Referensi({}, {})
"""What holds before the first REFERENSI."""


def read(isi: Mapping[str, Sequence[Mapping[str, Any]]]) -> Referensi:
    """Return what the tables of a REFERENSI hold; raises ValueError for what does not fit.

    The files of the parts are not looked into here. A part that this version does not know is let
    pass: the package is for newer versions as well.
    """
    if len(isi["alamat"]) > ALAMAT_MAKS or len(isi["sertifikat"]) > SERTIFIKAT_MAKS:
        raise ValueError("too many rows")
    known = {bagian.value for bagian in Bagian}
    alamat: dict[JenisPaket, tuple[str, ...]] = {}
    for row in isi["alamat"]:
        jenis, surel = JenisPaket(row["jenis"]), row["surel"]
        if not isinstance(surel, str) or len(surel) > _PANJANG_SUREL:
            raise ValueError("no address")
        if not _SUREL.fullmatch(surel):
            raise ValueError("no address")
        alamat[jenis] = (*alamat.get(jenis, ()), surel)
    return Referensi(
        acuan={
            Bagian(row["id"]): _text(row["isi"], None) for row in isi["acuan"] if row["id"] in known
        },
        alamat=alamat,
        sertifikat=tuple(_text(row["pem"], _PANJANG_PEM) for row in isi["sertifikat"]),
    )


def _text(value: object, longest: int | None) -> str:
    if not isinstance(value, str) or (longest is not None and len(value) > longest):
        raise ValueError("no text, or far too long")
    return value
