"""The nodes of a plan: their levels, what may stand below what, and their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import from_text
from ranpk_desktop.domain.triwulan import Triwulan


class Level(StrEnum):
    """What a butir is in the documents; all levels live in one tree (domain.md §3)."""

    PILAR = "PILAR"
    SEKTOR = "SEKTOR"
    SASARAN = "SASARAN"
    SASARAN_STRATEGIS = "SASARAN_STRATEGIS"
    SASARAN_KHUSUS = "SASARAN_KHUSUS"
    SASARAN_OPERASIONAL = "SASARAN_OPERASIONAL"
    PROGRAM = "PROGRAM"
    KEGIATAN = "KEGIATAN"
    SUB_KEGIATAN = "SUB_KEGIATAN"
    INDIKATOR = "INDIKATOR"
    RENCANA_AKSI = "RENCANA_AKSI"
    KRITERIA = "KRITERIA"
    TARGET_OUTPUT = "TARGET_OUTPUT"
    KELUARAN = "KELUARAN"

    @property
    def label(self) -> str:
        """Return the word on screens."""
        return _LABEL[self]

    @property
    def word(self) -> str:
        """Return the word as it stands inside a sentence: "sasaran RANPK"."""
        return self.label[0].lower() + self.label[1:]

    @property
    def parents(self) -> tuple["Level | None", ...]:
        """Return the levels that it may stand below; None is the root of the plan."""
        return _PARENTS[self]

    @property
    def is_sasaran(self) -> bool:
        """Tell whether capaian sasaran is reckoned at it."""
        return self in SASARAN

    @property
    def is_keluaran(self) -> bool:
        """Tell whether it falls due in quarters of its own, with or without a number."""
        return self in (Level.TARGET_OUTPUT, Level.KELUARAN)

    @property
    def has_anggaran(self) -> bool:
        """Tell whether it may have a budget."""
        return self in (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN)


SASARAN = (
    Level.SASARAN,
    Level.SASARAN_STRATEGIS,
    Level.SASARAN_KHUSUS,
    Level.SASARAN_OPERASIONAL,
)
AWALAN = {Level.RENCANA_AKSI: "RA", Level.KRITERIA: "KK", Level.TARGET_OUTPUT: "T/O"}
"""The levels that are numbered by their place, and the letters before the number (S4)."""

_LABEL = {
    Level.PILAR: _("Pilar"),
    Level.SEKTOR: _("Sektor"),
    Level.SASARAN: _("Sasaran RANPK"),
    Level.SASARAN_STRATEGIS: _("Sasaran strategis"),
    Level.SASARAN_KHUSUS: _("Sasaran khusus"),
    Level.SASARAN_OPERASIONAL: _("Sasaran operasional"),
    Level.PROGRAM: _("Program"),
    Level.KEGIATAN: _("Kegiatan"),
    Level.SUB_KEGIATAN: _("Sub kegiatan"),
    Level.INDIKATOR: _("Indikator"),
    Level.RENCANA_AKSI: _("Rencana aksi"),
    Level.KRITERIA: _("Kriteria keberhasilan"),
    Level.TARGET_OUTPUT: _("Target/output"),
    Level.KELUARAN: _("Keluaran"),
}
_PARENTS: dict[Level, tuple[Level | None, ...]] = {
    Level.PILAR: (None,),
    Level.SEKTOR: (None, Level.PILAR),
    Level.SASARAN: (None, Level.PILAR, Level.SEKTOR),
    Level.SASARAN_STRATEGIS: (None,),
    Level.SASARAN_KHUSUS: (None,),
    Level.SASARAN_OPERASIONAL: (None,),
    Level.PROGRAM: (None, *SASARAN),
    Level.KEGIATAN: (None, *SASARAN, Level.PROGRAM),
    Level.SUB_KEGIATAN: (Level.KEGIATAN,),
    Level.INDIKATOR: (*SASARAN, Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN),
    Level.RENCANA_AKSI: (Level.INDIKATOR, *SASARAN),
    Level.KRITERIA: (Level.RENCANA_AKSI,),
    Level.TARGET_OUTPUT: (Level.KRITERIA,),
    Level.KELUARAN: (Level.KEGIATAN, Level.SUB_KEGIATAN),
}


_KIN = (
    (Level.PILAR, Level.SEKTOR),
    SASARAN,
    (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN),
)


def kin(level: Level) -> tuple[Level, ...]:
    """Return the levels that a butir of this one can be turned into, itself included."""
    return next((levels for levels in _KIN if level in levels), (level,))


def children_of(level: Level | None) -> tuple[Level, ...]:
    """Return the levels that may stand below a level, or at the root for None."""
    return tuple(child for child in Level if level in child.parents)


@dataclass(frozen=True, slots=True)
class Butir:
    """Hold one node of the plan; `urutan` orders it among its siblings.

    `acuan` is the row of a national reference, such as "RANPK-2024/3.1-2".
    """

    id: str
    tahun: int
    induk_id: str | None
    level: Level
    urutan: int
    nomor_asli: str
    uraian: str
    penanggung_jawab: str
    acuan: str | None = None
    dihapus_pada: str | None = None

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `butir_rencana`."""
        return cls(
            id=row["id"],
            tahun=row["tahun"],
            induk_id=row["induk_id"],
            level=Level(row["level"]),
            urutan=row["urutan"],
            nomor_asli=row["nomor_asli"],
            uraian=row["uraian"],
            penanggung_jawab=row["penanggung_jawab"],
            acuan=row["acuan"],
            dihapus_pada=row["dihapus_pada"],
        )


@dataclass(frozen=True, slots=True)
class Keluaran:
    """Say in which quarters a T/O or a keluaran is due, and what its numbers count."""

    butir_id: str
    waktu: tuple[Triwulan, ...] = ()
    satuan: str = ""
    instansi_terkait: str = ""

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `keluaran`."""
        waktu, terkait = read_waktu(row["waktu"]), row.get("instansi_terkait", "")
        return cls(row["butir_id"], waktu, row["satuan"], terkait)


@dataclass(frozen=True, slots=True)
class Anggaran:
    """Hold the budget of a program or kegiatan, in rupiah; None once it was taken out."""

    butir_id: str
    pagu: Decimal | None

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `anggaran`."""
        pagu = row["pagu"]
        return cls(row["butir_id"], None if pagu is None else from_text(pagu))


def read_waktu(teks: str) -> tuple[Triwulan, ...]:
    """Read the stored form "2,3,4"; ValueError for anything else."""
    return tuple(Triwulan(int(part)) for part in teks.split(",") if part)


def write_waktu(waktu: tuple[Triwulan, ...]) -> str:
    """Return the stored form of some quarters, each once, in their order."""
    return ",".join(str(int(triwulan)) for triwulan in sorted(set(waktu)))


def format_waktu(waktu: tuple[Triwulan, ...]) -> str:
    """Return the words of documents: "TW 2, 3, 4" (S4), "" for none."""
    return f"TW {', '.join(str(int(triwulan)) for triwulan in waktu)}" if waktu else ""
