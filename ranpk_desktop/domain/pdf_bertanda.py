"""A signed PDF as seen by the office: where its two seals stand, what a check of it says."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding

PUSAT = "pusat"
"""Whose certificate Pihak Kedua seals with, if it is head office; among the pinned ones too."""

UKURAN_MAKS = 32 * 1024 * 1024
"""Bytes of a PDF that is signed, checked or attached: a scan of a hundred pages fits."""

_MM = 72 / 25.4
LEBAR_MIN, TINGGI_MIN = 55 * _MM, 18 * _MM
"""What a visible seal needs, in points, to stay readable."""

LEBAR_MAKS, TINGGI_MAKS = 110 * _MM, 40 * _MM
"""What a visible seal may take, in points: a larger one could stand before the text of a page."""

CETAK_TERKUNCI = 4 | 128
"""Flags of a seal's place on the page: printed, and neither moved nor deleted in a viewer."""


class Pihak(StrEnum):
    """Who seals an agreement, in this order: who promises, then the superior."""

    KESATU = "KESATU"
    KEDUA = "KEDUA"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {Pihak.KESATU: _("Pihak Kesatu"), Pihak.KEDUA: _("Pihak Kedua")}[self]

    @property
    def bidang(self) -> str:
        """Return the name of the party's signature field; it stands in every signed PDF."""
        return {Pihak.KESATU: "PihakKesatu", Pihak.KEDUA: "PihakKedua"}[self]


class BagianNaskah(StrEnum):
    """The parts of a Perjanjian Kinerja, each with the blocks of both parties (domain.md §5)."""

    PERNYATAAN = "PERNYATAAN"
    LAMPIRAN = "LAMPIRAN"
    RENCANA_AKSI = "RENCANA_AKSI"


@dataclass(frozen=True, slots=True)
class TempatTanda:
    """Say where a signature block leaves room: page (from 1), edges in points from lower left."""

    pihak: Pihak
    bagian: BagianNaskah
    halaman: int
    kiri: float
    bawah: float
    kanan: float
    atas: float

    @property
    def lebar(self) -> float:
        """Return the width in points."""
        return self.kanan - self.kiri

    @property
    def tinggi(self) -> float:
        """Return the height in points."""
        return self.atas - self.bawah


@dataclass(frozen=True, slots=True)
class NaskahPdf:
    """Hold a finished PDF and the rooms for the seals in it."""

    isi: bytes
    tempat: tuple[TempatTanda, ...]


@dataclass(frozen=True, slots=True)
class Stempel:
    """Hold what a visible seal says: who seals, in which post, at which (aware) time of whose zone.

    `jabatan` begins with `Plt.`, `Plh.` and the like where there is one.
    """

    nama: str
    jabatan: str
    waktu: datetime
    zona: str


@dataclass(frozen=True, slots=True)
class TandaTanganPdf:
    """Describe one seal in a PDF.

    `pihak` is None for one that another program made. `unit` is the name that the certificate (DER)
    claims, `waktu` (aware) the time by the sender's own clock. `utuh`: it fits what it covers, and
    it covers what it must. `dikenal`: None where no certificate is known for this party.
    `dalam_masa_berlaku` is by that clock too.
    """

    pihak: Pihak | None
    utuh: bool = False
    dikenal: bool | None = None
    unit: str = ""
    kode_pengenal: str = ""
    sertifikat: bytes = b""
    waktu: datetime | None = None
    dalam_masa_berlaku: bool = True

    def as_json(self) -> dict[str, object]:
        """Return the object that `ranpk pdf periksa --json` prints."""
        return {
            "pihak": self.pihak,
            "utuh": self.utuh,
            "dikenal": self.dikenal,
            "unit": self.unit or None,
            "kode_pengenal": self.kode_pengenal or None,
            "waktu": self.waktu.isoformat() if self.waktu else None,
        }


@dataclass(frozen=True, slots=True)
class HasilPdf:
    """Say whether a PDF is what both parties sealed.

    `sah` is None when nothing is wrong but something is missing: the second seal, a known
    certificate, or (`luar`) any seal of ours, because somebody else's program signed it.
    """

    sah: bool | None
    tanda_tangan: tuple[TandaTanganPdf, ...] = ()
    temuan: tuple[Finding, ...] = ()
    luar: bool = False

    def as_json(self) -> dict[str, object]:
        """Return the object that `ranpk pdf periksa --json` prints."""
        return {
            "sah": self.sah,
            "tanda_tangan": [satu.as_json() for satu in self.tanda_tangan],
            "temuan": [temuan.as_json() for temuan in self.temuan],
        }
