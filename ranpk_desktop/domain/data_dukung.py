"""Evidence (data dukung): a file, an address, or a paper in a cupboard, for one row or several."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self
from urllib.parse import urlsplit

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka
from ranpk_desktop.domain.pohon import Isi
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError

UKURAN_MAKS = 7_000_000
"""Bytes of one file: a mail holds ANGGARAN_SURAT, and no part of a package splits a file."""
ANGGARAN_SURAT = 7_400_000
"""Bytes that a mail of 10 MB holds once they are written in base64."""
NAMA_MAKS = 120
"""Bytes of a file's name in UTF-8: Windows wants the whole path to stay below 260 characters, and
other systems a name below 256 bytes."""
_URL_MAKS = 2000

_TERLARANG = re.compile(r'[<>:"/\\|?*]')
_PERANGKAT = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE
)
_TANPA_SKEMA = re.compile(r"[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*\.[a-z]{2,}([:/?#].*)?", re.IGNORECASE)


class JenisDukung(StrEnum):
    """How evidence is kept: a file that travels along, an address, a paper in a cupboard."""

    BERKAS = "BERKAS"
    TAUTAN = "TAUTAN"
    DOKUMEN_FISIK = "DOKUMEN_FISIK"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            JenisDukung.BERKAS: _("Berkas"),
            JenisDukung.TAUTAN: _("Tautan"),
            JenisDukung.DOKUMEN_FISIK: _("Dokumen fisik"),
        }[self]


@dataclass(frozen=True, slots=True)
class DukunganRealisasi:
    """Name what evidence supports: the realisasi of a butir in a quarter."""

    butir_id: str
    triwulan: Triwulan


@dataclass(frozen=True, slots=True)
class DukunganRatl:
    """Name what evidence supports: a follow-up of a survey (RATL), which no lock holds."""

    ratl_id: str


SasaranDukung = DukunganRealisasi | DukunganRatl


@dataclass(frozen=True, slots=True)
class DataDukung:
    """Hold one piece of evidence.

    A BERKAS has `sha256`, `ukuran` in bytes and `mime`; a TAUTAN an `url` and the day on which it
    was seen; a DOKUMEN_FISIK `nomor`, its own day, and where it is kept.
    """

    id: str
    jenis: JenisDukung
    nama: str
    keterangan: str = ""
    url: str | None = None
    tanggal: date | None = None
    nomor: str = ""
    tempat_simpan: str = ""
    sha256: str | None = None
    ukuran: int | None = None
    mime: str | None = None

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `data_dukung`."""
        return cls(
            id=row["id"],
            jenis=JenisDukung(row["jenis"]),
            nama=row["nama"],
            keterangan=row["keterangan"],
            url=row["url"],
            tanggal=date.fromisoformat(row["tanggal"]) if row["tanggal"] else None,
            nomor=row["nomor"],
            tempat_simpan=row["tempat_simpan"],
            sha256=row["sha256"],
            ukuran=row["ukuran"],
            mime=row["mime"],
        )

    @property
    def uraian(self) -> str:
        """Return what else is known of it than name and size, in one line."""
        hari = format_tanggal(self.tanggal) if self.tanggal else ""
        if self.jenis is JenisDukung.TAUTAN:
            dilihat = _("dilihat {tanggal}").format(tanggal=hari) if hari else ""
            parts = [self.url or "", dilihat, _("isinya tidak ikut terkirim"), self.keterangan]
        elif self.jenis is JenisDukung.DOKUMEN_FISIK:
            nomor = _("nomor {nomor}").format(nomor=self.nomor) if self.nomor else ""
            simpan = self.tempat_simpan
            tempat = _("disimpan di {tempat}").format(tempat=simpan) if simpan else ""
            parts = [nomor, hari, tempat, self.keterangan]
        else:
            parts = [self.keterangan]
        return " · ".join(filter(None, parts))


def by_butir(isi: Isi, triwulan: Triwulan) -> dict[str, tuple[DataDukung, ...]]:
    """Return the evidence of every butir in a quarter, as a rekaman or the live rows hold it."""
    items = {row["id"]: DataDukung.from_row(row) for row in isi.get("data_dukung", ())}
    found: dict[str, list[DataDukung]] = defaultdict(list)
    for taut in isi.get("taut_data_dukung", ()):
        if taut["triwulan"] == triwulan:
            found[taut["butir_id"]].append(items[taut["data_dukung_id"]])
    return {butir_id: in_order(each) for butir_id, each in found.items()}


def in_order(items: Iterable[DataDukung]) -> tuple[DataDukung, ...]:
    """Return evidence as lists show it: by name."""
    return tuple(sorted(items, key=lambda item: (item.nama.casefold(), item.id)))


def total(items: Iterable[DataDukung]) -> int:
    """Return the bytes that evidence takes in a package: each content once."""
    return sum({item.sha256: item.ukuran or 0 for item in items}.values())


def format_meter(ukuran: int) -> str:
    """Return a size beside what a mail holds: "3,1 / 7,4 MB"."""
    pair = {"ukuran": ukuran, "anggaran": ANGGARAN_SURAT}
    shown = {name: format_angka(Decimal(n) / 1_000_000, 1) for name, n in pair.items()}
    return _("{ukuran} / {anggaran} MB").format(**shown)


def check_url(teks: str) -> str:
    """Return an address of the web as it is stored; one without http gets https.

    Raises CheckError("url") for anything else, such as a path, a script or a mail address.
    """
    teks = clean_line(teks)
    if not teks:
        raise CheckError("url", _("Alamat tautan belum diisi."))
    if "://" not in teks and _TANPA_SKEMA.fullmatch(teks):
        teks = f"https://{teks}"
    if not _is_web(teks):
        raise CheckError(
            "url",
            _("Ini bukan alamat web yang lengkap."),
            _("Salin alamatnya dari peramban; alamat diawali http:// atau https://."),
        )
    return teks


def _is_web(teks: str) -> bool:
    try:
        parts = urlsplit(teks)
        host = parts.hostname or ""
        _port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and "." in host.strip(".")
        and parts.username is None
        and len(teks) <= _URL_MAKS
        and not re.search(r'[\s<>"\\]', teks)
    )


def host_of(url: str) -> str:
    """Return the name of the site, as a first title for an address."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def file_name(nama: str, akhiran: tuple[str, ...]) -> str:
    """Return the name under which a file can be put down anywhere, with an ending of its type.

    `nama` is foreign: folders in it, letters that Windows forbids and names of its devices go, a
    long one loses its end. `akhiran` are the endings of the type, the usual one first.
    """
    nama = _TERLARANG.sub("_", clean_line(re.split(r"[/\\]", nama)[-1])).strip(". ")
    pokok, titik, terakhir = nama.rpartition(".")
    if not titik or terakhir.casefold() not in akhiran:
        pokok, terakhir = nama, akhiran[0]
    pokok = pokok.strip(". ")
    if _PERANGKAT.fullmatch(pokok):
        pokok = f"_{pokok}"
    muat = pokok.encode()[: NAMA_MAKS - len(terakhir) - 1]
    pokok = muat.decode(errors="ignore").strip(". ") or _("berkas")
    return f"{pokok}.{terakhir}"
