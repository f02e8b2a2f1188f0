"""What was achieved: the typed cell of a quarter, and where the year stands with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import (
    Isian,
    Jenis,
    format_operand,
    format_ringkas,
    from_text,
    round_half_up,
)
from ranpk_desktop.domain.rencana import CaraIsi, Indikator, Konsolidasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError


@dataclass(frozen=True, slots=True)
class Realisasi:
    """Hold what was typed for one butir in one quarter; `id` is None while no row exists.

    ANGKA carries either `nilai`, or `pembilang` and `penyebut`.
    """

    id: str | None
    butir_id: str
    triwulan: Triwulan
    jenis: Jenis
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    teks: str = ""
    analisis: str = ""
    kendala: str = ""
    tindak_lanjut: str = ""

    @classmethod
    def empty(cls, butir_id: str, triwulan: Triwulan) -> Self:
        """Return what stands for a quarter that has no row."""
        return cls(None, butir_id, triwulan, Jenis.KOSONG)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `realisasi`."""

        def amount(column: str) -> Decimal | None:
            return None if row[column] is None else from_text(row[column])

        return cls(
            id=row["id"],
            butir_id=row["butir_id"],
            triwulan=Triwulan(row["triwulan"]),
            jenis=Jenis(row["jenis"]),
            nilai=amount("nilai"),
            pembilang=amount("pembilang"),
            penyebut=amount("penyebut"),
            teks=row["teks"],
            analisis=row["analisis"],
            kendala=row["kendala"],
            tindak_lanjut=row["tindak_lanjut"],
        )


@dataclass(frozen=True, slots=True)
class Posisi:
    """Say where an indikator stands at a quarter: in the quarter alone (`tw`) and to date (`sd`).

    Both are unrounded; None when there is no number, or when it cannot be known. `uraian` is the
    arithmetic that led there, one line each, none where the numbers stand as typed.
    """

    tw: Decimal | None
    sd: Decimal | None
    uraian: tuple[str, ...] = ()


def is_percent(satuan: str) -> bool:
    """Tell whether a fraction of this satuan is shown times 100: "%", "Persen", "Persentase"."""
    return "%" in satuan or "persen" in satuan.casefold()


def value(realisasi: Realisasi, satuan: str) -> Decimal | None:
    """Return the number of a quarter, unrounded; None for the three kinds of nothing.

    Raises CheckError("pembilang" or "penyebut") for half a fraction and for a denominator ≤ 0.
    """
    if realisasi.jenis is not Jenis.ANGKA:
        return None
    fraction = _fraction(realisasi)
    return _divided([fraction], satuan)[0] if fraction else realisasi.nilai


def shown(realisasi: Realisasi, satuan: str) -> Isian:
    """Return the realisasi as a cell for screens and documents; quotients get two decimals."""
    nilai = value(realisasi, satuan)
    if nilai is not None and realisasi.nilai is None:
        nilai = round_half_up(nilai)
    return Isian(realisasi.jenis, nilai, teks=realisasi.teks)


def position(
    indikator: Indikator, realisasi: Mapping[Triwulan, Realisasi], triwulan: Triwulan
) -> Posisi:
    """Return where an indikator stands at a quarter; what was typed for later ones is not seen.

    The rule is a table of konsolidasi × cara_isi (domain rules, "Year and quarters").
    """
    v = {
        tw: nilai
        for tw in Triwulan
        if tw <= triwulan and tw in realisasi
        if (nilai := value(realisasi[tw], indikator.satuan)) is not None
    }
    lines = []
    if triwulan in v and (fraction := _fraction(realisasi[triwulan])):
        lines.append(_divided([fraction], indikator.satuan)[1])
    if indikator.cara_isi is CaraIsi.KUMULATIF:
        tw, arithmetic = _of_quarter(indikator.konsolidasi, v, triwulan)
        sd = v.get(triwulan)
    else:
        tw = v.get(triwulan)
        sd, arithmetic = _to_date(indikator, realisasi, v, triwulan)
        if arithmetic:
            arithmetic = _("S.d. {tw}: {hitungan}").format(tw=triwulan.label, hitungan=arithmetic)
    return Posisi(tw, sd, tuple(filter(None, (*lines, arithmetic))))


_Result = tuple[Decimal | None, str]
"""A number and the arithmetic that made it ("" for none): kept together so that they agree."""


def _of_quarter(
    konsolidasi: Konsolidasi, v: Mapping[Triwulan, Decimal], triwulan: Triwulan
) -> _Result:
    """Take the quarter out of what was typed to date; of a mean nobody can know it."""
    now = v.get(triwulan)
    before = [v[tw] for tw in v if tw < triwulan]
    if now is None or konsolidasi is Konsolidasi.RATA:
        return None, ""
    if konsolidasi is not Konsolidasi.JUMLAH or not before:
        return now, ""
    quarter = now - before[-1]
    return quarter, _equation(f"{format_operand(now)} − {format_operand(before[-1])}", quarter)


def _to_date(
    indikator: Indikator,
    realisasi: Mapping[Triwulan, Realisasi],
    v: Mapping[Triwulan, Decimal],
    triwulan: Triwulan,
) -> _Result:
    """Consolidate the quarters that were typed one by one."""
    if not v:
        return None, ""
    last = max(v)
    if len(v) == 1 or indikator.konsolidasi in (Konsolidasi.AKHIR, Konsolidasi.TETAP):
        carried = f"{format_ringkas(v[last])} ({last.label})"
        return v[last], "" if last is triwulan else carried
    total = sum(v.values(), Decimal(0))
    if indikator.konsolidasi is Konsolidasi.JUMLAH:
        return total, _equation(_summed(v.values()), total)
    fractions = [fraction for tw in v if (fraction := _fraction(realisasi[tw]))]
    if len(fractions) == len(v):
        return _divided(fractions, indikator.satuan)
    mean = total / len(v)
    return mean, _equation(f"({_summed(v.values())}) ÷ {len(v)}", mean)


def _fraction(realisasi: Realisasi) -> tuple[Decimal, Decimal] | None:
    """Return pembilang and penyebut, both usable, or None where a plain number was typed."""
    pembilang, penyebut = realisasi.pembilang, realisasi.penyebut
    if pembilang is None and penyebut is None:
        return None
    if pembilang is None or penyebut is None:
        raise CheckError(
            "pembilang" if pembilang is None else "penyebut",
            _("Pembilang dan penyebut harus diisi keduanya."),
            _("Lengkapi yang masih kosong, atau hapus keduanya lalu isi nilainya langsung."),
        )
    if penyebut <= 0:
        raise CheckError(
            "penyebut",
            _("Penyebut harus lebih besar daripada 0."),
            _("Isi jumlah seluruhnya, atau tulis N/A bila tidak diukur pada triwulan ini."),
        )
    return pembilang, penyebut


def _divided(fractions: Sequence[tuple[Decimal, Decimal]], satuan: str) -> tuple[Decimal, str]:
    """Return ΣP ÷ ΣQ, times 100 for percent."""
    above, below = zip(*fractions, strict=True)
    factor, shown_factor = (100, " × 100") if is_percent(satuan) else (1, "")
    nilai = factor * sum(above, Decimal(0)) / sum(below, Decimal(0))
    return nilai, _equation(f"{_grouped(above)} ÷ {_grouped(below)}{shown_factor}", nilai)


def _equation(left: str, right: Decimal) -> str:
    return f"{left} = {format_ringkas(right)}"


def _summed(numbers: Iterable[Decimal]) -> str:
    return " + ".join(format_operand(x) for x in numbers)


def _grouped(numbers: Sequence[Decimal]) -> str:
    return f"({_summed(numbers)})" if len(numbers) > 1 else _summed(numbers)
