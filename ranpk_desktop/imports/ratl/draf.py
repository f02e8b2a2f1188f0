"""What has been read so far of RATL: labels and actions that can still grow, and what was found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ranpk_desktop.domain.bacaan_ratl import CatatanRatl
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.imports.kisi import Petak
from ranpk_desktop.imports.ratl.kepala import TRIWULAN, Bidang

SAAT = frozenset({Bidang.WAKTU, Bidang.STATUS, *TRIWULAN})
"""The fields that make a row an action of its own: "one action per timeline/status row"."""
PANJANG_MAKS = 30_000
"""Letters of one action; Excel's cells end at 32,767, and a text that goes on must end too."""


@dataclass(eq=False, slots=True)
class Teks:
    """Hold a text whose further parts may stand in rows below."""

    bagian: list[str] = field(default_factory=list)
    panjang: int = 0
    utuh: str = ""

    def add(self, teks: str, sambung: str = " ") -> bool:
        """Go on with a text; False where it would become too long."""
        if self.panjang + len(teks) > PANJANG_MAKS:
            return False
        self.bagian += [sambung, teks] if self.bagian else [teks]
        self.utuh = ""
        self.panjang += len(teks) + 1
        return True

    def __str__(self) -> str:
        self.utuh = self.utuh or "".join(self.bagian)
        return self.utuh


@dataclass(eq=False, slots=True)
class Kelompok:
    """Hold the labels that hold for some actions; a label that goes on grows for all of them.

    `tanpa_unit` says that these rows belong to a unit whose name is missing.
    """

    label: dict[Bidang, Teks]
    tanpa_unit: bool = False

    def text(self, bidang: Bidang) -> str:
        """Return a label, "" for none."""
        teks = self.label.get(bidang)
        return str(teks) if teks else ""


@dataclass(eq=False, slots=True)
class Draf:
    """Hold an action while it is being read; `tempat` is the cell that addresses its row.

    `isi` are the cells that speak of it alone, several of one field where its row is torn.
    `kolom` are the fields that its table has.
    """

    tempat: Petak
    kelompok: Kelompok
    teks: Teks
    isi: dict[Bidang, list[Petak]]
    kolom: frozenset[Bidang]
    lanjutan: int = 0

    @property
    def bare(self) -> bool:
        """Tell whether nothing has said yet when it is to be done, or how far it is."""
        return not SAAT & self.isi.keys()


class Temuan:
    """Collect findings with their places, and with the rows that end there."""

    def __init__(self, lembar: Sequence[str]) -> None:
        self._urutan = {nama: urutan for urutan, nama in enumerate(lembar)}
        self._daftar: list[tuple[tuple[int, int, int], Finding, Kelompok | None, int]] = []

    def find(
        self,
        kode: str,
        tingkat: Tingkat,
        petak: Petak,
        pesan: str,
        kelompok: Kelompok | None = None,
        baris: int = 0,
    ) -> None:
        """Say what a person should know, and where; `baris` rows of the file end here."""
        tempat = (self._urutan.get(petak.lembar, 0), petak.baris, petak.kolom)
        self._daftar.append((tempat, Finding(kode, tingkat, pesan, petak.sel), kelompok, baris))

    def warn(self, kode: str, petak: Petak, pesan: str, kelompok: Kelompok | None = None) -> None:
        """Say what a person has to decide."""
        self.find(kode, Tingkat.PERINGATAN, petak, pesan, kelompok)

    def inform(self, kode: str, petak: Petak, pesan: str, kelompok: Kelompok | None = None) -> None:
        """Say how something was understood that might have been meant otherwise."""
        self.find(kode, Tingkat.INFO, petak, pesan, kelompok)

    def listed(self, kunci: Callable[[Kelompok], str]) -> tuple[CatatanRatl, ...]:
        """Return the findings in the order of the file; `kunci` tells units apart."""
        ordered = sorted(self._daftar, key=lambda it: it[0])
        return tuple(
            CatatanRatl(temuan, kunci(kelompok) if kelompok else None, baris)
            for _tempat, temuan, kelompok, baris in ordered
        )
