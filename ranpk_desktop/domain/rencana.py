"""How a plan is measured: indikator, their quarterly and annual targets, and what follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, Self

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import (
    KOSONG,
    Isian,
    Jenis,
    from_text,
    round_half_up,
    to_text,
)
from ranpk_desktop.domain.triwulan import Triwulan

TAHUNAN = 0
"""The `triwulan` of a target that is meant for the whole year."""


class Arah(StrEnum):
    """Which way is good ("Polaritas")."""

    MAKSIMAL = "MAKSIMAL"
    MINIMAL = "MINIMAL"
    STABIL = "STABIL"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            Arah.MAKSIMAL: _("makin tinggi makin baik"),
            Arah.MINIMAL: _("makin rendah makin baik"),
            Arah.STABIL: _("stabil makin baik"),
        }[self]


class Konsolidasi(StrEnum):
    """How quarters make the year ("Cara hitung tahunan")."""

    JUMLAH = "JUMLAH"
    AKHIR = "AKHIR"
    TETAP = "TETAP"
    RATA = "RATA"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            Konsolidasi.JUMLAH: _("Dijumlah"),
            Konsolidasi.AKHIR: _("Nilai terakhir"),
            Konsolidasi.TETAP: _("Tetap"),
            Konsolidasi.RATA: _("Rata-rata"),
        }[self]


class CaraIsi(StrEnum):
    """How a quarter is typed: this quarter only, or from January until its end."""

    PERIODE = "PERIODE"
    KUMULATIF = "KUMULATIF"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            CaraIsi.PERIODE: _("Triwulan ini saja"),
            CaraIsi.KUMULATIF: _("S.d. triwulan ini"),
        }[self]


@dataclass(frozen=True, slots=True)
class Indikator:
    """Say how a butir is measured."""

    butir_id: str
    satuan: str
    arah: Arah
    konsolidasi: Konsolidasi
    cara_isi: CaraIsi
    sumber_data: str = ""

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `indikator`."""
        return cls(
            butir_id=row["butir_id"],
            satuan=row["satuan"],
            arah=Arah(row["arah"]),
            konsolidasi=Konsolidasi(row["konsolidasi"]),
            cara_isi=CaraIsi(row["cara_isi"]),
            sumber_data=row["sumber_data"],
        )


@dataclass(frozen=True, slots=True)
class Target:
    """Hold the target of one quarter (1–4), or of the year (TAHUNAN)."""

    id: str
    butir_id: str
    triwulan: int
    isian: Isian

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `target`."""
        isian = _isian(row["jenis"], row["nilai"], row["operator"], row["teks"])
        return cls(row["id"], row["butir_id"], row["triwulan"], isian)


@lru_cache(maxsize=4096)
def _isian(jenis: str, nilai: str | None, operator: str, teks: str) -> Isian:
    """Return the cell that stored columns say; a plan says the same few many times."""
    return Isian(Jenis(jenis), None if nilai is None else from_text(nilai), operator, teks)


@dataclass(frozen=True, slots=True)
class Komponen:
    """Hold one part of an indikator; `bobot` is in percent, None where parts are just added."""

    id: str
    butir_id: str
    urutan: int
    nama: str
    bobot: Decimal | None

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `komponen`."""
        bobot = row["bobot"]
        return cls(
            id=row["id"],
            butir_id=row["butir_id"],
            urutan=row["urutan"],
            nama=row["nama"],
            bobot=None if bobot is None else from_text(bobot),
        )


@dataclass(frozen=True, slots=True)
class Pengukuran:
    """Hold one titled text about how an indikator is measured; a text may have several lines."""

    id: str
    butir_id: str
    urutan: int
    judul: str
    teks: str

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `pengukuran`."""
        return cls(*(row[name] for name in ("id", "butir_id", "urutan", "judul", "teks")))


JUDUL_PENGUKURAN = (
    "Dasar Hukum",
    "Definisi",
    "Metode Pengukuran",
    "Formula Perhitungan",
    "Keterangan",
    "Catatan",
    "Output Sasaran",
    "Sumber Data",
)
"""The titles that a pengukuran has in a Perjanjian Kinerja (domain.md §3); others are free."""


def annual(konsolidasi: Konsolidasi, v: Sequence[Decimal]) -> Decimal | None:
    """Return the year that follows from the quarters holding a number, in their order, unrounded.

    None when there is none, or when TETAP quarters are not equal.
    """
    if not v:
        return None
    match konsolidasi:
        case Konsolidasi.JUMLAH:
            return sum(v, Decimal(0))
        case Konsolidasi.AKHIR:
            return v[-1]
        case Konsolidasi.TETAP:
            return v[0] if len(set(v)) == 1 else None
        case Konsolidasi.RATA:
            return sum(v, Decimal(0)) / len(v)


def numbers(target: Mapping[int, Isian]) -> list[Decimal]:
    """Return the targets of TW I–IV that are numbers, in their order."""
    cells = (target[tw].nilai for tw in Triwulan if tw in target)
    return [nilai for nilai in cells if nilai is not None]


def annual_target(konsolidasi: Konsolidasi, target: Mapping[int, Isian]) -> Isian:
    """Return the annual target of a plan, derived from the quarters where it has none.

    `target` is keyed by triwulan, TAHUNAN included. A plan without an annual column (many offices'
    Rencana Aksi) never mismatches; a `-` or N/A in it is a decision and stays.
    """
    tahunan = target.get(TAHUNAN, KOSONG)
    derived = annual(konsolidasi, numbers(target)) if tahunan.kosong else None
    return tahunan if derived is None else Isian(Jenis.ANGKA, derived)


def suggest_konsolidasi(v: Sequence[Decimal], tahunan: Decimal | None) -> Konsolidasi | None:
    """Guess how the quarters (in order, numbers only) make the annual target; None for no idea.

    One number alone fits every kind, and is then the last value. Without an annual target the
    quarters tell nothing: 3, 3, 3, 3 may be 3 or 12.
    """
    if tahunan is None or not v:
        return None
    if len(v) > 1 and set(v) == {tahunan}:
        return Konsolidasi.TETAP
    candidates = (Konsolidasi.AKHIR, Konsolidasi.JUMLAH, Konsolidasi.RATA)
    return next((kind for kind in candidates if follows(kind, v, tahunan)), None)


def guess_konsolidasi(v: Sequence[Decimal], tahunan: Decimal | None) -> Konsolidasi | None:
    """Guess as `suggest_konsolidasi` does, for a row of a file that nobody has decided about yet.

    A Rencana Aksi has no annual column (S3): there equal quarters are most often a level that is
    held.
    """
    if tahunan is None and len(v) > 1 and len(set(v)) == 1:
        return Konsolidasi.TETAP
    return suggest_konsolidasi(v, tahunan)


def suggest_arah(operator: str) -> Arah | None:
    """Guess the direction from a target's operator; None where it says nothing."""
    return {
        "≤": Arah.MINIMAL,
        "<": Arah.MINIMAL,
        "≥": Arah.MAKSIMAL,
        ">": Arah.MAKSIMAL,
    }.get(operator)


def follows(konsolidasi: Konsolidasi, v: Sequence[Decimal], tahunan: Decimal) -> bool:
    """Tell whether the annual target follows from the quarters; a mean may have been rounded."""
    derived = annual(konsolidasi, v)
    if derived is None or konsolidasi is not Konsolidasi.RATA:
        return derived == tahunan
    places = len(to_text(tahunan).partition(".")[2])
    return round_half_up(derived, places) == tahunan
