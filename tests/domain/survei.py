"""Published figures of surveys as test data, and a short way to write nine values."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ranpk_desktop.domain.parameter_skm import ParameterSkm, load_parameter_skm
from ranpk_desktop.domain.skm import HasilSkm, Jawaban, calculate
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.paths import resource

NILAI_2021 = "88,13 88,56 88,62 90,80 89,45 91,14 93,00 90,15 88,34"
NILAI_2022 = "89,19 89,62 89,83 91,64 90,55 91,94 93,66 91,40 89,62"


def data(nama: str) -> Any:
    """Return a parameter file."""
    return json.loads(resource("parameter", f"{nama}.json").read_text(encoding="utf-8"))


BAWAAN: ParameterSkm = load_parameter_skm(data("skm"), 2021)


def typed(nilai: str) -> dict[Unsur, Jawaban]:
    """Return nine values, "-" for one that is missing."""
    return {
        unsur: Jawaban(nilai=Decimal(teks.replace(",", ".")))
        for unsur, teks in zip(Unsur, nilai.split(), strict=True)
        if teks != "-"
    }


def summed(n: int, jumlah: Sequence[int]) -> dict[Unsur, Jawaban]:
    """Return nine sums of `n` answers each."""
    return {
        unsur: Jawaban(n=n, jumlah=Decimal(total))
        for unsur, total in zip(Unsur, jumlah, strict=True)
    }


def result(nilai: str) -> HasilSkm:
    """Return the result of nine values."""
    return calculate(typed(nilai), BAWAAN)
