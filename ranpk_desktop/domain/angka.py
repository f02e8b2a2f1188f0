"""Read and write amounts in Indonesian notation, and tell the four kinds of nothing apart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import CheckError


class Jenis(StrEnum):
    """What a cell says: a number, or one of three kinds of nothing that never turn into each other.

    KOSONG is not yet filled, STRIP ("-") has no target, TIDAK_DIUKUR ("N/A") is not measured in
    this period. Zero is a number. TEKS is what a T/O or a keluaran achieved, said in words.
    """

    KOSONG = "kosong"
    STRIP = "strip"
    TIDAK_DIUKUR = "tidak_diukur"
    ANGKA = "angka"
    TEKS = "teks"


@dataclass(frozen=True, slots=True)
class Isian:
    """Hold one cell: its kind, its number (of ANGKA only), its operator, its original text."""

    jenis: Jenis
    nilai: Decimal | None = None
    operator: str = ""
    teks: str = ""

    def __post_init__(self) -> None:
        if (self.jenis is Jenis.ANGKA) != (self.nilai is not None):
            raise ValueError(f"{self.jenis} and nilai {self.nilai} contradict each other")

    @property
    def kosong(self) -> bool:
        """Tell whether the cell is still to be filled."""
        return self.jenis is Jenis.KOSONG


KOSONG = Isian(Jenis.KOSONG)


@dataclass(frozen=True, slots=True)
class Bacaan:
    """Hold a number as it was read; a form asks about its `peringatan`, an import lists them."""

    nilai: Decimal
    persen: bool = False
    peringatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BacaanIsian:
    """Hold a cell as it was read, with what parse_angka had to say about its number."""

    isian: Isian
    persen: bool = False
    peringatan: tuple[str, ...] = ()


_ANGKA = re.compile(
    r"(?P<tanda>[+−-]?)\s*(?:Rp\.?\s*)?(?P<badan>[0-9][0-9.,]*?)(?:,-)?(?P<persen>\s*%)?",
    re.IGNORECASE,
)
_INDONESIA = re.compile(r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_TITIK_DESIMAL = re.compile(r"[0-9]+\.[0-9]+")
_SATU_KELOMPOK = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_OPERATOR = {"<=": "≤", "=<": "≤", "≤": "≤", "<": "<", ">=": "≥", "=>": "≥", "≥": "≥", ">": ">"}
_STRIP = re.compile(r"[-‐‑–—−]+")
_TIDAK_DIUKUR = {"n/a", "n.a", "n.a.", "na"}

_MAX_DIGITS = 28
"""Decimal arithmetic keeps so many digits; a longer amount would be rounded in silence."""
_MISPLACED = 32
"""Between a number of thousands and its reading as a decimal, √1000 lies half way."""
_TYPED_PLACES = 6
"""Nobody types more decimals: a number that has them is a quotient."""
_EXACT = Context(prec=100)
_GUARD = Decimal("1e-15")
_SWAP = str.maketrans(",.", ".,")


def parse_angka(teks: str, sebaris: Iterable[Decimal] = ()) -> Bacaan:
    """Read an amount such as `1.234.567,89`, `Rp56.000` or `88,31%`.

    A point is decimal only where it cannot group thousands (`54.54`, `0.011`); that is warned
    about. `sebaris` are the other numbers of the row: `7.350` warns where 7,35 would fit better.
    Raises CheckError("angka") for anything that is not an amount.
    """
    cocok = _ANGKA.fullmatch(teks.strip())
    polos = _plain(cocok["badan"]) if cocok else None
    if cocok is None or polos is None:
        raise CheckError(
            "angka",
            _("“{teks}” tidak dapat dibaca sebagai angka.").format(teks=teks.strip()[:40]),
            _("Tulis seperti 1.234,56: titik untuk ribuan, koma untuk desimal."),
        )
    if len(polos) > _MAX_DIGITS:
        raise CheckError(
            "angka",
            _("Angka “{teks}…” terlalu panjang.").format(teks=polos[:_MAX_DIGITS]),
            _("Tulis paling banyak {n} angka.").format(n=_MAX_DIGITS),
        )
    nilai = Decimal(polos)
    peringatan = _doubts(cocok["badan"], nilai, sebaris)
    if cocok["tanda"] in ("-", "−") and nilai:
        nilai = nilai.copy_negate()
    return Bacaan(nilai, cocok["persen"] is not None, peringatan)


def _plain(badan: str) -> str | None:
    """Return the digits of an unsigned amount with a decimal point, None when it is not one."""
    if _INDONESIA.fullmatch(badan):
        return badan.replace(".", "").replace(",", ".")
    return badan if _TITIK_DESIMAL.fullmatch(badan) else None


def _doubts(badan: str, nilai: Decimal, sebaris: Iterable[Decimal]) -> tuple[str, ...]:
    """Return what a person should confirm about the reading of `badan` as `nilai`."""
    if not _INDONESIA.fullmatch(badan):
        pesan = _("“{teks}” memakai titik sebagai tanda desimal; dibaca {angka}.")
        return (pesan.format(teks=badan, angka=format_angka(nilai)),)
    terbesar = max((abs(x) for x in sebaris), default=Decimal(0))
    if _SATU_KELOMPOK.fullmatch(badan) and terbesar and nilai > terbesar * _MISPLACED:
        pesan = _(
            "“{teks}” dibaca {ribuan}, jauh lebih besar daripada angka lain di baris ini. "
            "Bila maksudnya {desimal}, tulis dengan koma."
        )
        desimal = format_angka(Decimal(badan))
        return (pesan.format(teks=badan, ribuan=to_text(nilai), desimal=desimal),)
    return ()


def parse_isian(teks: str) -> Isian:
    """Read a cell and keep its text: `≤ 2`, `-`, `N/A`, `5 (Skala 1-7)`, or nothing at all."""
    return read_isian(teks).isian


def read_isian(teks: str, sebaris: Iterable[Decimal] = ()) -> BacaanIsian:
    """Read a cell like parse_isian, and tell whether it had a percent sign and raised doubts.

    Raises CheckError("angka") where a number is expected and something else stands.
    """
    teks = teks.strip()
    if not teks:
        return BacaanIsian(KOSONG)
    if _STRIP.fullmatch(teks):
        return BacaanIsian(Isian(Jenis.STRIP, teks=teks))
    if teks.casefold() in _TIDAK_DIUKUR:
        return BacaanIsian(Isian(Jenis.TIDAK_DIUKUR, teks=teks))
    operator = next((tanda for tanda in _OPERATOR if teks.startswith(tanda)), "")
    angka = teks.removeprefix(operator).removesuffix(_note(teks))
    bacaan = parse_angka(angka, sebaris)
    isian = Isian(Jenis.ANGKA, bacaan.nilai, _OPERATOR.get(operator, ""), teks)
    return BacaanIsian(isian, bacaan.persen, bacaan.peringatan)


def _note(teks: str) -> str:
    """Return the remark in brackets at the end of a cell: `(Skala 1-7)`, or ""."""
    return teks[teks.index("(") :] if "(" in teks and teks.endswith(")") else ""


def format_angka(x: Decimal, places: int | None = None) -> str:
    """Return `1.234.567,89`: exact, or rounded half up and padded to `places` decimals."""
    shown = Decimal(to_text(x)) if places is None else round_half_up(x, places)
    return f"{shown:,f}".translate(_SWAP)


def format_ringkas(x: Decimal, most: int = 2) -> str:
    """Return the number with at most `most` decimals, without zeros at the end: `96,67`, `5`."""
    return format_angka(round_half_up(x, most))


def format_operand(x: Decimal) -> str:
    """Return a number inside shown arithmetic: typed ones in full, quotients as `96,666…`."""
    teks = format_angka(x)
    if _is_quotient(x):
        teks = format_angka(x.quantize(Decimal("0.001"), ROUND_DOWN, _EXACT)) + "…"
    return f"({teks})" if x < 0 else teks


def format_persen(x: Decimal, places: int = 2) -> str:
    """Return `88,31%`."""
    return f"{format_angka(x, places)}%"


def format_rupiah(x: Decimal) -> str:
    """Return `Rp1.234.567`."""
    return f"{'-' if x < 0 else ''}Rp{format_angka(x.copy_abs())}"


def format_bytes(ukuran: int) -> str:
    """Return a size as people say it: "252 kB", "1,4 MB"."""
    if ukuran < 1_000_000:
        return _("{n} kB").format(n=max(1, round(ukuran / 1000)))
    return _("{n} MB").format(n=format_angka(Decimal(ukuran) / 1_000_000, 1))


def format_isian(isian: Isian) -> str:
    """Return a cell for screens and documents; parse_isian reads the same kind and number back.

    A note in brackets is kept from the original text; a percent sign is not, as it is the satuan.
    """
    if isian.nilai is None:
        nothing = {Jenis.STRIP: "-", Jenis.TIDAK_DIUKUR: "N/A", Jenis.TEKS: isian.teks}
        return nothing.get(isian.jenis, "")
    parts = (isian.operator, format_angka(isian.nilai), _note(isian.teks))
    return " ".join(filter(None, parts))


def to_text(x: Decimal) -> str:
    """Return the database form: a plain decimal with a point, one text for each value."""
    teks = f"{x:f}"
    if "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return "0" if teks == "-0" else teks


def from_text(teks: str) -> Decimal:
    """Read the database form; ValueError for anything else."""
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", teks):
        raise ValueError(f"not a stored amount: {teks!r}")
    return Decimal(teks)


def percent(part: int, whole: int) -> Decimal | None:
    """Return a part of a count in percent, rounded once to two decimals; None of nothing."""
    return round_half_up(Decimal(part) * 100 / whole) if whole else None


def round_half_up(x: Decimal, places: int = 2) -> Decimal:
    """Return `x` with exactly `places` decimals (at most 12), halves away from zero.

    Quotients are cut after 28 digits, so that a third three times is 0,999…9: the fifteenth decimal
    is evened out first, else a half built of quotients would fall to the wrong side.
    """
    mended = x.quantize(_GUARD, ROUND_HALF_EVEN, _EXACT)
    rounded = mended.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    return rounded if rounded else abs(rounded)


def tidy(x: Decimal) -> Decimal:
    """Return a quotient with two decimals, and a number that was typed as it is."""
    return round_half_up(x) if _is_quotient(x) else x


def _is_quotient(x: Decimal) -> bool:
    return len(to_text(x).partition(".")[2]) > _TYPED_PLACES
