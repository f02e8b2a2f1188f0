"""The value of a satisfaction survey (PermenPANRB 14/2017), of one service and of a unit.

All arithmetic is exact: answers and weights are fractions until the end, where a value is rounded
once, half up, to two decimals, and only then classified and compared.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka
from ranpk_desktop.domain.parameter_skm import TERENDAH, TERTINGGI, Metode, Mutu, ParameterSkm
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import CheckError

SKALA = Decimal(25)
"""What one step of an answer (1 to 4) is worth in a value (25 to 100)."""
JUMLAH_TERENDAH = 3


class PeriodeSkm(StrEnum):
    """The part of a year that a survey is about; the year is the rule."""

    TAHUN = "TAHUN"
    S1 = "S1"
    S2 = "S2"
    TW1 = "TW1"
    TW2 = "TW2"
    TW3 = "TW3"
    TW4 = "TW4"

    @property
    def label(self) -> str:
        """Return the words on screens and documents."""
        return {
            PeriodeSkm.TAHUN: _("Tahunan"),
            PeriodeSkm.S1: _("Semester I"),
            PeriodeSkm.S2: _("Semester II"),
            PeriodeSkm.TW1: _("TW I"),
            PeriodeSkm.TW2: _("TW II"),
            PeriodeSkm.TW3: _("TW III"),
            PeriodeSkm.TW4: _("TW IV"),
        }[self]


def part_of_year(tahun: int, periode: PeriodeSkm) -> str:
    """Return the survey in a file name: "2026", or "2026-s1" for a part of the year."""
    return str(tahun) if periode is PeriodeSkm.TAHUN else f"{tahun}-{periode.value.lower()}"


@dataclass(frozen=True, slots=True)
class Jawaban:
    """Hold what is known of one unsur: answers (`n` of them make `jumlah`), or a typed `nilai`.

    A `nilai` is an NRR from 1 to 4 or a value from 25 to 100: the ranges do not touch, so it says
    itself which. `kosong` counts the answers that were left out. `tepat` is an NRR made of others.
    """

    n: int | None = None
    jumlah: Decimal | None = None
    nilai: Decimal | None = None
    kosong: int = 0
    tepat: Fraction | None = None

    @property
    def nrr(self) -> Fraction | None:
        """Return the mean answer, exact; None where it is not known."""
        if self.tepat is not None:
            return self.tepat
        if self.nilai is not None:
            nilai = Fraction(self.nilai)
            return nilai if self.nilai <= 4 else nilai / Fraction(SKALA)
        return Fraction(self.jumlah) / self.n if self.jumlah is not None and self.n else None


@dataclass(frozen=True, slots=True)
class HasilUnsur:
    """Show one unsur; `peringkat` is its place among the lowest, 0 for none.

    `nrr` and `tertimbang` (NRR × weight) are exact, `nilai` is rounded.
    """

    unsur: Unsur
    jawaban: Jawaban
    nrr: Fraction | None
    tertimbang: Fraction | None
    nilai: Decimal | None
    mutu: Mutu | None
    peringkat: int = 0


@dataclass(frozen=True, slots=True)
class HasilSkm:
    """Show a survey: its nine unsur, and its value once all nine are known.

    `pasti` is the exact value, `nilai` the rounded one.
    """

    unsur: tuple[HasilUnsur, ...]
    pasti: Fraction | None = None
    nilai: Decimal | None = None
    mutu: Mutu | None = None

    @property
    def terisi(self) -> int:
        """Count the unsur that have a value."""
        return sum(it.nilai is not None for it in self.unsur)

    @property
    def terendah(self) -> tuple[HasilUnsur, ...]:
        """Return the lowest unsur, ascending: the first three, and all that equal the third."""
        return tuple(sorted((it for it in self.unsur if it.peringkat), key=_ascending))

    def of(self, unsur: Unsur) -> HasilUnsur:
        """Return one unsur."""
        return next(it for it in self.unsur if it.unsur is unsur)

    @property
    def sempurna(self) -> bool:
        """Tell whether every unsur has the highest value."""
        return all(it.nilai == TERTINGGI for it in self.unsur)


@dataclass(frozen=True, slots=True)
class Survei:
    """Hold the answers of one service in one period; `responden` is None where nobody has said."""

    layanan: str
    jawaban: Mapping[Unsur, Jawaban] = field(default_factory=dict)
    responden: int | None = None


@dataclass(frozen=True, slots=True)
class HasilUnit:
    """Show the value of a unit, the method it was made by, and which services are part of it.

    `catatan` says why there is no value, or which services are left out.
    """

    hasil: HasilSkm
    metode: Metode
    layanan: tuple[str, ...] = ()
    responden: int | None = None
    catatan: str = ""


def rounded(x: Fraction, places: int = 2) -> Decimal:
    """Return a fraction that is not negative with exactly `places` decimals, halves upwards."""
    whole = int(x * 10**places + Fraction(1, 2))
    return Decimal(whole).scaleb(-places)


def calculate(jawaban: Mapping[Unsur, Jawaban], parameter: ParameterSkm) -> HasilSkm:
    """Return the result of a survey; its value is None while an unsur is missing."""
    rows = _ranked(
        [_unsur(unsur, jawaban.get(unsur, Jawaban()), parameter) for unsur in Unsur],
    )
    shares = [it.tertimbang for it in rows if it.tertimbang is not None]
    if len(shares) < len(Unsur):
        return HasilSkm(rows)
    pasti = sum(shares, Fraction(0)) * Fraction(SKALA)
    nilai = rounded(pasti)
    return HasilSkm(rows, pasti, nilai, parameter.classify(nilai))


def combine(surveys: Iterable[Survei], parameter: ParameterSkm, metode: Metode) -> HasilUnit:
    """Return the value of a unit from its services that are complete.

    As the value is linear in the NRR, the mean of services is the value of their mean NRR; pooled,
    each NRR counts once per respondent.
    """
    whole: list[Survei] = []
    left: list[Survei] = []
    for it in surveys:
        complete = calculate(it.jawaban, parameter).nilai is not None
        counted = metode is Metode.RATA_LAYANAN or it.responden
        (whole if complete and counted else left).append(it)
    answers = {unsur: _pooled(unsur, whole, metode) for unsur in Unsur} if whole else {}
    known = [it.responden for it in whole if it.responden]
    return HasilUnit(
        hasil=calculate(answers, parameter),
        metode=metode,
        layanan=tuple(it.layanan for it in whole),
        responden=sum(known) if known and len(known) == len(whole) else None,
        catatan=_left_out(left, metode),
    )


def achievement(hasil: HasilSkm, target: Decimal | None) -> Decimal | None:
    """Return the value in percent of its target, from the exact value, rounded once."""
    if hasil.pasti is None or not target:
        return None
    return rounded(hasil.pasti * 100 / Fraction(target))


def drops(kini: HasilSkm, lalu: HasilSkm | None) -> list[tuple[Unsur, Decimal]]:
    """Return the unsur whose value fell, with by how much, the deepest fall first."""
    if lalu is None:
        return []
    found = [
        (it.unsur, before - it.nilai)
        for it in kini.unsur
        if it.nilai is not None and (before := lalu.of(it.unsur).nilai) is not None
    ]
    fallen = [(unsur, turun) for unsur, turun in found if turun > 0]
    return sorted(fallen, key=lambda it: (-it[1], it[0]))


def describe_change(perubahan: Decimal | None) -> str:
    """Return in words by how much a value changed, "" where nobody can say."""
    if perubahan is None:
        return ""
    if not perubahan:
        return _("tetap")
    words = _("naik {n}") if perubahan > 0 else _("turun {n}")
    return words.format(n=format_angka(abs(perubahan), 2))


def first_with_ties(rows: Sequence[tuple[Unsur, Decimal]], most: int | None) -> list[Unsur]:
    """Return the first `most` of sorted rows, and all that equal the last of them."""
    if most is None or len(rows) <= most:
        return [unsur for unsur, _x in rows]
    last = rows[most - 1][1]
    return [unsur for at, (unsur, x) in enumerate(rows) if at < most or x == last]


def check_nilai(nilai: Decimal) -> Decimal:
    """Return a value that lies on one of the two scales; raises CheckError("nilai")."""
    if 1 <= nilai <= 4 or TERENDAH <= nilai <= TERTINGGI:
        return nilai
    raise CheckError(
        "nilai",
        _("{nilai} bukan nilai unsur.").format(nilai=format_angka(nilai)),
        _("Tulis nilai 25–100 (misalnya 89,19) atau rata-rata jawaban 1–4 (misalnya 3,57)."),
    )


def _unsur(unsur: Unsur, jawaban: Jawaban, parameter: ParameterSkm) -> HasilUnsur:
    nrr = jawaban.nrr
    if nrr is None:
        return HasilUnsur(unsur, jawaban, None, None, None, None)
    nilai = rounded(nrr * Fraction(SKALA))
    return HasilUnsur(
        unsur, jawaban, nrr, nrr * parameter.bobot[unsur], nilai, parameter.classify(nilai)
    )


def _ranked(rows: Sequence[HasilUnsur]) -> tuple[HasilUnsur, ...]:
    """Return the rows, each of the lowest with its place; equal values share one.

    Values are compared as they are shown. Before nine are known nobody can say which are lowest.
    """
    ordered = [(it.unsur, it.nilai) for it in sorted(rows, key=_ascending) if it.nilai is not None]
    if len(ordered) < len(rows):
        return tuple(rows)
    lowest = first_with_ties(ordered, JUMLAH_TERENDAH)
    values = [nilai for _unsur, nilai in ordered]
    place = {unsur: 1 + values.index(nilai) for unsur, nilai in ordered if unsur in lowest}
    return tuple(replace(it, peringkat=place.get(it.unsur, 0)) for it in rows)


def _ascending(row: HasilUnsur) -> tuple[bool, Decimal, Unsur]:
    return row.nilai is None, row.nilai or Decimal(0), row.unsur


def _pooled(unsur: Unsur, surveys: Sequence[Survei], metode: Metode) -> Jawaban:
    """Return the mean NRR of one unsur over services that all have one."""
    total = weights = Fraction(0)
    for survei in surveys:
        jawaban = survei.jawaban[unsur]
        pooled = metode is Metode.GABUNGAN_RESPONDEN
        weight = Fraction((jawaban.n or survei.responden or 0) if pooled else 1)
        total += (jawaban.nrr or 0) * weight
        weights += weight
    answers = [survei.jawaban[unsur] for survei in surveys]
    counts = [it.n for it in answers if it.n]
    return Jawaban(
        n=sum(counts) if len(counts) == len(answers) else None,
        kosong=sum(it.kosong for it in answers),
        tepat=total / weights,
    )


def _left_out(left: Sequence[Survei], metode: Metode) -> str:
    if not left:
        return ""
    pooled = metode is Metode.GABUNGAN_RESPONDEN
    lacking = _("nilai atau jumlah respondennya") if pooled else _("nilainya")
    return _("Belum ikut dihitung, karena {apa} belum lengkap: {nama}.").format(
        apa=lacking, nama=", ".join(it.layanan for it in left)
    )
