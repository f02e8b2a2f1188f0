"""What Pusat may set about a satisfaction survey: weights, mutu, sample size, value of a unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import from_text
from ranpk_desktop.domain.capaian import NADA
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import KnownError

TERENDAH, TERTINGGI = Decimal(25), Decimal(100)
"""The ends of the scale of values; answers are 1 to 4."""
_LANGKAH = Decimal("0.01")


class Metode(StrEnum):
    """How the value of a unit is made of those of its services."""

    RATA_LAYANAN = "RATA_LAYANAN"
    GABUNGAN_RESPONDEN = "GABUNGAN_RESPONDEN"

    @property
    def label(self) -> str:
        """Return the words on screens and documents."""
        return {
            Metode.RATA_LAYANAN: _("rata-rata layanan"),
            Metode.GABUNGAN_RESPONDEN: _("gabungan semua responden"),
        }[self]


@dataclass(frozen=True, slots=True)
class Mutu:
    """Name a band of values, both ends included, once they are rounded to two decimals."""

    mutu: str
    nama: str
    dari: Decimal
    sampai: Decimal
    nada: str

    @property
    def label(self) -> str:
        """Return letter and words: "A (Sangat Baik)"."""
        return f"{self.mutu} ({self.nama})"


@dataclass(frozen=True, slots=True)
class Sampel:
    """Hold the constants of Krejcie and Morgan."""

    chi_kuadrat: Fraction
    p: Fraction
    d: Fraction

    def needed(self, populasi: int) -> int:
        """Return how many respondents a population needs, rounded half up; 0 for none.

        Krejcie & Morgan (1970): χ²·N·P(1−P) ÷ (d²(N−1) + χ²·P(1−P)).
        """
        if populasi <= 0:
            return 0
        spread = self.chi_kuadrat * self.p * (1 - self.p)
        exact = spread * populasi / (self.d**2 * (populasi - 1) + spread)
        return int(exact + Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class ParameterSkm:
    """Hold the parameters of one survey year; `mutu` goes from the lowest to the highest."""

    bobot: Mapping[Unsur, Fraction]
    mutu: tuple[Mutu, ...]
    sampel: Sampel
    metode: Metode

    def classify(self, nilai: Decimal) -> Mutu | None:
        """Return the band of a value that is already rounded; None outside the scale."""
        return next((it for it in self.mutu if it.dari <= nilai <= it.sampai), None)


def load_parameter_skm(data: Mapping[str, Any], tahun: int) -> ParameterSkm:
    """Read the parameters of a survey year from `parameter/skm.json`, or the defaults there.

    Raises KnownError("PARAMETER_SALAH") when they are malformed, the weights do not make 1, or the
    bands of mutu overlap or leave a gap.
    """
    try:
        entry = {**data, **data["per_tahun"].get(str(tahun), {})}
        bobot = {unsur: Fraction(entry["bobot"][unsur.value]) for unsur in Unsur}
        if sum(bobot.values()) != 1 or min(bobot.values()) < 0:
            raise ValueError("the weights do not make 1")
        return ParameterSkm(
            bobot=bobot,
            mutu=_bands(entry["mutu"]),
            sampel=_sample(entry["sampel"]),
            metode=Metode(entry["metode_unit"]),
        )
    except (AttributeError, ArithmeticError, LookupError, TypeError, ValueError) as fault:
        raise KnownError(
            "PARAMETER_SALAH",
            _("Parameter SKM tidak dapat dibaca."),
            _("Muat ulang berkas referensi dari Pusat, atau pakai parameter bawaan."),
        ) from fault


def _bands(rows: Sequence[Mapping[str, str]]) -> tuple[Mutu, ...]:
    bands = tuple(
        Mutu(row["mutu"], row["nama"], from_text(row["dari"]), from_text(row["sampai"]), nada)
        for row in rows
        if (nada := row["nada"]) in NADA
    )
    joined = all(low.sampai + _LANGKAH == high.dari for low, high in pairwise(bands))
    rising = all(band.dari <= band.sampai for band in bands)
    whole = bands[0].dari == TERENDAH and bands[-1].sampai == TERTINGGI
    if len(bands) != len(rows) or not (joined and rising and whole):
        raise ValueError("the bands overlap or leave a gap")
    return bands


def _sample(row: Mapping[str, str]) -> Sampel:
    sampel = Sampel(*(Fraction(from_text(row[name])) for name in ("chi_kuadrat", "p", "d")))
    if sampel.chi_kuadrat <= 0 or not 0 < sampel.p < 1 or not 0 < sampel.d < 1:
        raise ValueError("no sample size follows from these")
    return sampel
