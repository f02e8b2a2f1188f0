"""Parameters of a survey year: weights, mutu, sample size, and what a broken file says."""

from copy import deepcopy
from decimal import Decimal
from fractions import Fraction

import pytest

from ranpk_desktop.domain.parameter_skm import Metode, load_parameter_skm
from ranpk_desktop.domain.skm import calculate
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import KnownError
from tests.domain.survei import BAWAAN, data, typed


@pytest.mark.parametrize(
    ("populasi", "sampel"),
    [(0, 0), (1, 1), (10, 10), (100, 80), (300, 169), (500, 217), (1000, 278), (10000, 370)],
)
def test_that_the_sample_needed_is_that_of_krejcie_and_morgan(populasi, sampel) -> None:
    assert BAWAAN.sampel.needed(populasi) == sampel


def test_that_the_default_weights_are_exactly_one_ninth() -> None:
    assert set(BAWAAN.bobot.values()) == {Fraction(1, 9)}


def test_that_a_year_may_have_weights_of_its_own() -> None:
    changed = data("skm")
    weights = {unsur.value: "1/10" for unsur in Unsur} | {"U1": "2/10"}
    changed["per_tahun"] = {"2031": {"bobot": weights, "metode_unit": "GABUNGAN_RESPONDEN"}}
    own = load_parameter_skm(changed, 2031)
    assert (own.bobot[Unsur.U1], own.metode) == (Fraction(1, 5), Metode.GABUNGAN_RESPONDEN)
    assert calculate(typed("100 " + "50 " * 8), own).nilai == Decimal("60.00")
    assert load_parameter_skm(changed, 2030).bobot == BAWAAN.bobot


def _break(path: list, value: object) -> dict:
    changed = deepcopy(data("skm"))
    place = changed
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    return changed


@pytest.mark.parametrize(
    "changed",
    [
        _break(["bobot", "U1"], "2/9"),
        _break(["bobot", "U1"], "1/0"),
        _break(["bobot", "U1"], "0,11"),
        _break(["bobot"], {"U1": "1/1"}),
        _break(["mutu", 0, "dari"], "20.00"),
        _break(["mutu", 1, "dari"], "66.00"),
        _break(["mutu", 3, "sampai"], "99.00"),
        _break(["mutu", 2, "nada"], "merah"),
        _break(["mutu"], []),
        _break(["sampel", "p"], "1"),
        _break(["sampel", "d"], "0"),
        _break(["metode_unit"], "TERTINGGI"),
        {},
        [],
    ],
)
def test_that_a_malformed_file_is_refused_in_one_sentence(changed) -> None:
    with pytest.raises(KnownError) as caught:
        load_parameter_skm(changed, 2026)
    assert caught.value.kode == "PARAMETER_SALAH"
