"""Performance against a target in percent, and the words (kriteria) for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Isian, format_angka, format_operand, from_text, round_half_up
from ranpk_desktop.domain.realisasi import Posisi
from ranpk_desktop.domain.rencana import (
    Arah,
    CaraIsi,
    Indikator,
    Konsolidasi,
    annual_target,
    numbers,
)
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError

NADA = ("buruk", "peringatan", "cukup", "baik", "info")
"""What a band's colour means; a theme turns it into a colour, and its word always stands beside."""


def percentage(arah: Arah, realisasi: Decimal | None, target: Decimal | None) -> Decimal | None:
    """Return the capaian in percent, unrounded, never below 0.

    None where there is nothing to measure, or a target of 0, `-` or N/A to measure against: such
    an indikator leaves every denominator.
    """
    if realisasi is None or not target:
        return None
    return max(_raw(arah, realisasi, target), Decimal(0))


def explain(arah: Arah, realisasi: Decimal | None, target: Decimal | None) -> str:
    """Return the arithmetic behind `percentage`, "" where there is none."""
    if realisasi is None or not target:
        return ""
    r, t = format_operand(realisasi), format_operand(target)
    formula = {
        Arah.MAKSIMAL: f"{r} ÷ {t} × 100",
        Arah.MINIMAL: f"(2 − {r} ÷ {t}) × 100",
        Arah.STABIL: f"100 − |{r} ÷ {t} − 1| × 100",
    }[arah]
    raw = round_half_up(_raw(arah, realisasi, target))
    if raw < 0:
        return _("{rumus} = {hasil}, dihitung 0").format(
            rumus=formula, hasil=format_angka(raw, places=2)
        )
    return f"{formula} = {format_angka(raw, places=2)}"


def _raw(arah: Arah, realisasi: Decimal, target: Decimal) -> Decimal:
    percent = 100 * realisasi / target
    match arah:
        case Arah.MAKSIMAL:
            return percent
        case Arah.MINIMAL:
            return 200 - percent
        case Arah.STABIL:
            return 100 - abs(percent - 100)


@dataclass(frozen=True, slots=True)
class Banding:
    """Hold what is divided by what; either may be missing."""

    realisasi: Decimal | None
    target: Decimal | None

    def percentage(self, arah: Arah) -> Decimal | None:
        """Return `percentage` of the two."""
        return percentage(arah, self.realisasi, self.target)

    def explain(self, arah: Arah) -> str:
        """Return `explain` of the two."""
        return explain(arah, self.realisasi, self.target)


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """Hold the comparisons of one quarter: the quarter, s.d. (JUMLAH only), and the year."""

    tw: Banding
    sd: Banding | None
    tahunan: Banding

    @property
    def unfilled(self) -> "Perbandingan":
        """Return the same while the quarter is still to be filled.

        What earlier quarters brought shows in the year, but must not pass for this quarter.
        """
        return Perbandingan(
            tw=Banding(None, self.tw.target),
            sd=Banding(None, self.sd.target) if self.sd else None,
            tahunan=self.tahunan,
        )


def compare(
    indikator: Indikator, target: Mapping[int, Isian], posisi: Posisi, triwulan: Triwulan
) -> Perbandingan:
    """Return which realisasi meets which target, by konsolidasi ("Year and quarters").

    Targets TW I–IV of JUMLAH are per period, those of the others are positions. `target` is keyed
    by triwulan, TAHUNAN included.
    """
    own_target = target[triwulan].nilai if triwulan in target else None
    annual = annual_target(indikator.konsolidasi, target).nilai
    summed = indikator.konsolidasi is Konsolidasi.JUMLAH
    averaged = indikator.konsolidasi is Konsolidasi.RATA
    alone = summed or (averaged and indikator.cara_isi is CaraIsi.PERIODE)
    return Perbandingan(
        tw=Banding(posisi.tw if alone else posisi.sd, own_target),
        sd=Banding(posisi.sd, _sum_to_date(target, triwulan)) if summed else None,
        tahunan=Banding(posisi.sd, annual),
    )


def _sum_to_date(target: Mapping[int, Isian], triwulan: Triwulan) -> Decimal | None:
    v = numbers({tw: isian for tw, isian in target.items() if tw <= triwulan})
    return sum(v, Decimal(0)) if v else None


def mean(capaian: Iterable[Decimal | None], paling_tinggi: Decimal | None = None) -> Decimal | None:
    """Return the unrounded mean of those that exist, each counted as `paling_tinggi` at most."""
    counted = [
        x if paling_tinggi is None else min(x, paling_tinggi) for x in capaian if x is not None
    ]
    return sum(counted, Decimal(0)) / len(counted) if counted else None


@dataclass(frozen=True, slots=True)
class Band:
    """Name a range of capaian in percent; an end that is None is open to infinity.

    `dari_tertutup` and `sampai_tertutup` say whether an end belongs to the band; `nada` is one of
    NADA.
    """

    nama: str
    dari: Decimal | None
    dari_tertutup: bool
    sampai: Decimal | None
    sampai_tertutup: bool
    nada: str

    def __contains__(self, capaian: Decimal) -> bool:
        above = self.dari is None or capaian > self.dari
        below = self.sampai is None or capaian < self.sampai
        at_an_end = (self.dari_tertutup and capaian == self.dari) or (
            self.sampai_tertutup and capaian == self.sampai
        )
        return (above and below) or at_an_end


@dataclass(frozen=True, slots=True)
class Kriteria:
    """Hold the parameters of one year: its bands, and what a capaian counts in means at most."""

    bands: tuple[Band, ...]
    paling_tinggi: Decimal | None = None


def load_kriteria(data: Mapping[str, Any], tahun: int) -> Kriteria:
    """Read the parameters of a year from `parameter/kriteria.json`, or the defaults named there."""
    with _parameter_errors():
        entry = data["per_tahun"].get(str(tahun), data)
        return Kriteria(load_bands(entry["kriteria"]), _amount(entry["paling_tinggi"]))


def load_bands(rows: Sequence[Mapping[str, Any]]) -> tuple[Band, ...]:
    """Read bands from the lowest to the highest; ends are texts, or null.

    Raises KnownError("PARAMETER_SALAH") when they are malformed, overlap, or leave a gap.
    """
    with _parameter_errors():
        bands = tuple(
            Band(
                nama=row["nama"],
                dari=_amount(row["dari"]),
                dari_tertutup=row["dari_tertutup"],
                sampai=_amount(row["sampai"]),
                sampai_tertutup=row["sampai_tertutup"],
                nada=row["nada"],
            )
            for row in rows
        )
        _check_seams(bands)
        return bands


def classify(bands: Iterable[Band], capaian: Decimal | None) -> Band | None:
    """Return the band of a capaian that is already rounded as it is shown."""
    if capaian is None:
        return None
    return next((band for band in bands if capaian in band), None)


def _check_seams(bands: Sequence[Band]) -> None:
    """Raise ValueError unless every capaian lies in exactly one band."""
    whole = bands[0].dari is None and bands[-1].sampai is None
    joined = all(
        low.sampai == high.dari
        and low.sampai is not None
        and {low.sampai_tertutup, high.dari_tertutup} == {True, False}
        for low, high in pairwise(bands)
    )
    rising = all(
        band.dari is None or band.sampai is None or band.dari < band.sampai for band in bands
    )
    if not (whole and joined and rising and all(band.nada in NADA for band in bands)):
        raise ValueError("the bands overlap or leave a gap")


def _amount(teks: str | None) -> Decimal | None:
    return None if teks is None else from_text(teks)


@contextmanager
def _parameter_errors() -> Iterator[None]:
    """Turn what a malformed reference file provokes into a sentence."""
    try:
        yield
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as fault:
        raise KnownError(
            "PARAMETER_SALAH",
            _("Daftar kriteria capaian tidak dapat dibaca."),
            _("Muat ulang berkas referensi dari Pusat, atau pakai kriteria bawaan."),
        ) from fault
