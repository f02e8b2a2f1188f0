"""An indikator that is made of parts: what each brought in a quarter, and their total."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka, format_operand, from_text
from ranpk_desktop.domain.pecahan import Result, equation, measured, summed
from ranpk_desktop.domain.rencana import Komponen


@dataclass(frozen=True, slots=True)
class NilaiKomponen:
    """Hold what one komponen brought in a quarter; `id` is None while no row exists."""

    komponen: Komponen
    id: str | None = None
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None

    @classmethod
    def from_row(cls, komponen: Komponen, row: Mapping[str, Any]) -> Self:
        """Read a row of `nilai_komponen`."""
        names = ("nilai", "pembilang", "penyebut")
        amounts = {name: None if row[name] is None else from_text(row[name]) for name in names}
        return cls(komponen, row["id"], **amounts)

    @property
    def terisi(self) -> bool:
        """Tell whether anything was typed."""
        return self.nilai is not None or self.pembilang is not None


def total(bagian: Sequence[NilaiKomponen], satuan: str) -> Result:
    """Return Σ bobot × nilai, or the plain sum where no part has a bobot, and the arithmetic.

    None while a part is not filled, or while the weights do not make 100% (domain.md §3, "What is
    reported"); the sentence then says so. `bobot` is in percent.
    """
    missing = [part.komponen.nama for part in bagian if not part.terisi]
    if missing:
        text = _("{n} dari {jumlah} komponen terisi; belum: {daftar}")
        n, daftar = len(bagian) - len(missing), "; ".join(missing)
        return None, text.format(n=n, jumlah=len(bagian), daftar=daftar)
    found = [measured(part, satuan) for part in bagian]
    numbers = [nilai for nilai, _line in found if nilai is not None]
    lines = [
        f"{part.komponen.nama}: {line}"
        for part, (_nilai, line) in zip(bagian, found, strict=True)
        if line
    ]
    weights = [part.komponen.bobot for part in bagian if part.komponen.bobot is not None]
    if not weights:
        nilai = sum(numbers, Decimal(0))
        return nilai, "\n".join([*lines, equation(summed(numbers), nilai)])
    if problem := weight_problem(bagian):
        return None, problem
    nilai = sum((w * x for w, x in zip(weights, numbers, strict=True)), Decimal(0)) / 100
    left = " + ".join(
        f"{format_angka(w)}% × {format_operand(x)}" for w, x in zip(weights, numbers, strict=True)
    )
    return nilai, "\n".join([*lines, equation(left, nilai)])


def weight_problem(bagian: Sequence[NilaiKomponen]) -> str:
    """Say that the weights do not make 100%; "" where they do, or where no part has one."""
    weights = [part.komponen.bobot for part in bagian if part.komponen.bobot is not None]
    weight = sum(weights, Decimal(0))
    if not weights or (weight == 100 and len(weights) == len(bagian)):
        return ""
    text = _("Bobot komponen berjumlah {jumlah}%, seharusnya 100%. Betulkan pada rencana.")
    return text.format(jumlah=format_angka(weight))
