"""What is typed into a survey, read before it is stored: the window asks the same functions."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka, to_text
from ranpk_desktop.domain.skm import check_nilai
from ranpk_desktop.errors import CheckError
from ranpk_desktop.services.rencana import parse_form

KOLOM = ("n", "jumlah", "nilai")
"""The columns of an unsur that can be typed."""
_RENTANG = [Decimal(100)]
"""What else stands in the row of a value, so that 89.190 is asked about."""


def check_cell(kolom: str, teks: str, n: int | None) -> None:
    """Raise the CheckError that saving this text in this column would raise."""
    if kolom == "nilai":
        read_nilai(teks)
    elif kolom == "jumlah":
        read_jumlah(teks, n)
    else:
        read_count(kolom, teks)


def columns_of(
    texts: Mapping[str, str], row: Mapping[str, Any] | None, responden: int | None
) -> dict[str, Any]:
    """Return what the typed cells of one unsur store; `row` is what stands there, if anything.

    A value and a sum exclude each other: the later one typed stays. A sum without its own n is
    that of all respondents. Raises CheckError.
    """
    n: int | None = row["n"] if row else None
    columns: dict[str, Any] = {}
    if "n" in texts:
        n = columns["n"] = read_count("n", texts["n"])
    if "nilai" in texts:
        nilai = read_nilai(texts["nilai"])
        columns |= {"nilai": nilai and to_text(nilai), "jumlah": None}
    if "jumlah" in texts and not columns.get("nilai"):
        n = n or responden
        jumlah = read_jumlah(texts["jumlah"], n)
        columns |= {"jumlah": jumlah and to_text(jumlah), "nilai": None}
        columns |= {"n": n} if jumlah else {}
    elif "n" in columns and "nilai" not in texts and row and row["jumlah"] is not None:
        read_jumlah(row["jumlah"], n)
    return columns


def read_nilai(teks: str) -> Decimal | None:
    """Read the value of an unsur on either scale, None for none; raises CheckError("nilai")."""
    nilai = _number(teks, "nilai", _RENTANG)
    return None if nilai is None else check_nilai(nilai)


def read_target(teks: str) -> Decimal | None:
    """Read a target (25–100), None for none; raises CheckError("target")."""
    nilai = _number(teks, "target", _RENTANG)
    if nilai is not None and not 25 <= nilai <= 100:
        raise CheckError("target", _("Target SKM ditulis sebagai nilai 25–100, misalnya 88,46."))
    return nilai


def read_jumlah(teks: str, n: int | None) -> Decimal | None:
    """Read the sum of `n` answers, None for none; raises CheckError("jumlah")."""
    jumlah = _number(teks, "jumlah", [])
    if jumlah is None:
        return None
    if not n:
        raise CheckError("jumlah", _("Isi dahulu n, yaitu banyaknya jawaban yang dijumlahkan."))
    if jumlah != jumlah.to_integral_value() or not n <= jumlah <= 4 * n:
        raise CheckError(
            "jumlah",
            _("Jumlah {n} jawaban 1–4 tidak mungkin {jumlah}.").format(
                n=n, jumlah=format_angka(jumlah)
            ),
            _("Tulis bilangan bulat antara {paling_kecil} dan {paling_besar}.").format(
                paling_kecil=n, paling_besar=4 * n
            ),
        )
    return jumlah


def read_count(kolom: str, teks: str) -> int | None:
    """Read a count of people, None for none; raises CheckError(kolom)."""
    count = _number(teks, kolom, [])
    if count is None:
        return None
    if count != count.to_integral_value() or not 0 <= count <= 1_000_000_000:
        raise CheckError(kolom, _("Tulis banyaknya orang sebagai bilangan bulat."))
    return int(count)


def _number(teks: str, field: str, sebaris: list[Decimal]) -> Decimal | None:
    if not teks.strip():
        return None
    isian = parse_form(teks, field, "", sebaris)
    if isian.nilai is None or isian.operator:
        raise CheckError(field, _("Tulis angkanya saja, atau kosongkan."))
    return isian.nilai
