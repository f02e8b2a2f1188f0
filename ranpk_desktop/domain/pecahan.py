"""A measured number: typed as it is, or as pembilang over penyebut, and the arithmetic of it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Protocol

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_operand, format_ringkas
from ranpk_desktop.errors import CheckError

Result = tuple[Decimal | None, str]
"""A number and the arithmetic that made it ("" for none): kept together so that they agree."""


class Terukur(Protocol):
    """Whatever holds a number or a fraction, or neither."""

    @property
    def nilai(self) -> Decimal | None:
        """Return the number typed."""

    @property
    def pembilang(self) -> Decimal | None:
        """Return what is divided."""

    @property
    def penyebut(self) -> Decimal | None:
        """Return what it is divided by."""


def is_percent(satuan: str) -> bool:
    """Tell whether a fraction of this satuan is shown times 100: "%", "Persen", "Persentase"."""
    return "%" in satuan or "persen" in satuan.casefold()


def fraction(terukur: Terukur) -> tuple[Decimal, Decimal] | None:
    """Return pembilang and penyebut, both usable, or None where a plain number was typed.

    Raises CheckError("pembilang" or "penyebut") for half a fraction and for a denominator ≤ 0.
    """
    pembilang, penyebut = terukur.pembilang, terukur.penyebut
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


def measured(terukur: Terukur, satuan: str) -> Result:
    """Return the number, unrounded, and how a fraction made it; raises as `fraction` does."""
    parts = fraction(terukur)
    return divided([parts], satuan) if parts else (terukur.nilai, "")


def divided(fractions: Sequence[tuple[Decimal, Decimal]], satuan: str) -> tuple[Decimal, str]:
    """Return ΣP ÷ ΣQ, times 100 for percent."""
    above, below = zip(*fractions, strict=True)
    factor, shown_factor = (100, " × 100") if is_percent(satuan) else (1, "")
    nilai = factor * sum(above, Decimal(0)) / sum(below, Decimal(0))
    return nilai, equation(f"{_grouped(above)} ÷ {_grouped(below)}{shown_factor}", nilai)


def equation(left: str, right: Decimal) -> str:
    """Return one line of arithmetic."""
    return f"{left} = {format_ringkas(right)}"


def summed(numbers: Iterable[Decimal]) -> str:
    """Return the left side of an addition."""
    return " + ".join(format_operand(x) for x in numbers)


def _grouped(numbers: Sequence[Decimal]) -> str:
    return f"({summed(numbers)})" if len(numbers) > 1 else summed(numbers)
