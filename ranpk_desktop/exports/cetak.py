"""How a document is printed: paper, margins, revision, content code, time, and who releases it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import revision_label

NamaKertas = Literal["A4", "F4", "Folio"]

KERTAS: dict[NamaKertas, tuple[int, int]] = {
    "A4": (210, 297),
    "F4": (215, 330),
    "Folio": (210, 330),
}
"""Width and height upright, in millimetres; F4 as offices buy it, Folio as PANRB and Qt have it."""


@dataclass(frozen=True, slots=True)
class Tepi:
    """Hold the margins of a page as it is turned, in millimetres; the footer stands in `bawah`."""

    kiri: float = 20
    kanan: float = 15
    atas: float = 15
    bawah: float = 20


TEPI = Tepi()


@dataclass(frozen=True, slots=True)
class Cetak:
    """Carry what a document shows besides its data.

    `kode_data` is "" for a draft that stands in no rekaman yet; `revisi` counts from 0;
    `dibuat_pada` is aware; `pelepas` is a row of pejabat, or None for the one in office; `alasan`
    says why there is a revision, `keadaan` of which day it is where that is not the end of the
    period.
    """

    kertas: NamaKertas
    kode_data: str
    revisi: int
    dibuat_pada: datetime
    pelepas: dict[str, object] | None = None
    alasan: str = ""
    keadaan: str = ""

    @property
    def ukuran(self) -> tuple[int, int]:
        """Return width and height of the upright sheet in millimetres."""
        return KERTAS[self.kertas]

    @property
    def kode(self) -> str:
        """Return the content code, or say that a draft has none yet."""
        return self.kode_data or _("belum ada (draf)")

    @property
    def versi(self) -> str:
        """Return the revision in the words that every screen and document uses."""
        nama = revision_label(self.revisi)
        return nama if self.kode_data else _("{versi} (draf)").format(versi=nama)
