"""Values of surveys: exact to the end, rounded once, then classified and compared."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.parameter_skm import Metode
from ranpk_desktop.domain.skm import (
    Jawaban,
    PeriodeSkm,
    Survei,
    achievement,
    calculate,
    check_nilai,
    combine,
    drops,
    rounded,
)
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import CheckError
from tests.domain.survei import BAWAAN, NILAI_2021, NILAI_2022, result, summed, typed

TOTAL_29 = (105, 101, 100, 116, 102, 105, 106, 105, 115)


@pytest.mark.parametrize(
    ("nilai", "skm", "mutu", "target", "capaian", "terendah"),
    [
        (NILAI_2021, "89.80", "A", "88.46", "101.51", "U1 U9 U2"),
        (NILAI_2022, "90.83", "A", "89.45", "101.54", "U1 U2 U9"),
    ],
)
def test_that_the_published_values_of_2021_and_2022_are_reproduced(
    nilai, skm, mutu, target, capaian, terendah
) -> None:
    hasil = result(nilai)
    assert (str(hasil.nilai), hasil.mutu.mutu) == (skm, mutu)
    assert str(achievement(hasil, Decimal(target))) == capaian
    assert " ".join(it.unsur for it in hasil.terendah) == terendah


def test_that_sums_of_29_respondents_make_91_48() -> None:
    hasil = calculate(summed(29, TOTAL_29), BAWAAN)
    assert (str(hasil.nilai), hasil.mutu.label) == ("91.48", "A (Sangat Baik)")
    assert hasil.of(Unsur.U1).nrr == Fraction(105, 29)
    assert hasil.of(Unsur.U1).tertimbang == Fraction(105, 29 * 9)
    assert str(hasil.of(Unsur.U1).nilai) == "90.52"


@pytest.mark.parametrize("pendek", [Fraction(11, 100), Fraction(111, 1000)])
def test_that_shortened_weights_would_not_reproduce_it(pendek: Fraction) -> None:
    exact = calculate(summed(29, TOTAL_29), BAWAAN).pasti
    assert rounded(exact * 9 * pendek) != rounded(exact)


def test_that_answers_that_were_left_out_do_not_count() -> None:
    answers = summed(29, TOTAL_29) | {Unsur.U3: Jawaban(n=25, jumlah=Decimal(100), kosong=4)}
    assert str(calculate(answers, BAWAAN).of(Unsur.U3).nilai) == "100.00"


@pytest.mark.parametrize(
    ("nilai", "mutu"),
    [
        ("100", "A"),
        ("88,31", "A"),
        ("88,305", "A"),
        ("88,304", "B"),
        ("88,30", "B"),
        ("76,61", "B"),
        ("76,60", "C"),
        ("65", "C"),
        ("64,995", "C"),
        ("64,99", "D"),
        ("25", "D"),
    ],
)
def test_that_a_value_is_classified_after_it_is_rounded_half_up(nilai, mutu) -> None:
    hasil = result(" ".join([nilai] * 9))
    assert hasil.mutu.mutu == mutu == hasil.of(Unsur.U1).mutu.mutu


@pytest.mark.parametrize(
    ("typed_value", "nilai"),
    [("3,57", "89.25"), ("89,25", "89.25"), ("1", "25.00"), ("4", "100.00")],
)
def test_that_both_scales_are_recognised(typed_value, nilai) -> None:
    assert str(result(" ".join([typed_value] * 9)).nilai) == nilai


@pytest.mark.parametrize("nilai", ["0", "0.99", "4.01", "24.99", "100.01", "-3", "357"])
def test_that_what_lies_on_neither_scale_is_refused(nilai) -> None:
    with pytest.raises(CheckError) as caught:
        check_nilai(Decimal(nilai))
    assert caught.value.field == "nilai"


def test_that_there_is_no_value_and_no_lowest_while_an_unsur_is_missing() -> None:
    hasil = result("80 81 82 - 90 90 90 90 90")
    assert (hasil.nilai, hasil.mutu, hasil.terendah, hasil.terisi) == (None, None, (), 8)
    assert achievement(hasil, Decimal(88)) is None


@pytest.mark.parametrize(
    ("nilai", "places"),
    [
        ("80 81 82 82 90 90 90 90 90", {"U1": 1, "U2": 2, "U3": 3, "U4": 3}),
        ("90 90 80 90 90 90 80 90 80", {"U3": 1, "U7": 1, "U9": 1}),
        ("100 " * 9, dict.fromkeys(Unsur, 1)),
        # two that look alike are alike, whatever their later decimals say
        ("80 81 82,001 82,004 90 90 90 90 90", {"U1": 1, "U2": 2, "U3": 3, "U4": 3}),
    ],
)
def test_that_the_lowest_are_three_and_all_equal_to_the_third(nilai, places) -> None:
    assert {it.unsur.value: it.peringkat for it in result(nilai).terendah} == places


def test_that_nothing_fell_from_2021_to_2022() -> None:
    assert drops(result(NILAI_2022), result(NILAI_2021)) == []
    assert drops(result(NILAI_2022), None) == []


def test_that_falls_are_listed_the_deepest_first() -> None:
    fallen = drops(result(NILAI_2021), result(NILAI_2022))
    assert [unsur.value for unsur, _turun in fallen][:3] == ["U9", "U8", "U3"]
    assert str(fallen[0][1]) == "1.28"


def surveys(**responden: int | None) -> list[Survei]:
    return [
        Survei("Satu", typed("80 " * 9), responden.get("satu")),
        Survei("Dua", typed("90 " * 9), responden.get("dua")),
    ]


@pytest.mark.parametrize(
    ("metode", "nilai"), [(Metode.RATA_LAYANAN, "85.00"), (Metode.GABUNGAN_RESPONDEN, "82.50")]
)
def test_that_a_unit_is_the_mean_of_services_or_of_respondents(metode, nilai) -> None:
    unit = combine(surveys(satu=30, dua=10), BAWAAN, metode)
    assert (str(unit.hasil.nilai), unit.layanan, unit.catatan) == (nilai, ("Satu", "Dua"), "")
    assert unit.responden == 40


def test_that_pooled_answers_count_one_by_one() -> None:
    many = Survei("Satu", summed(30, [90] * 9), 30)
    few = Survei("Dua", summed(10, [40] * 9), 10)
    pooled = combine([many, few], BAWAAN, Metode.GABUNGAN_RESPONDEN)
    assert pooled.hasil.of(Unsur.U1).nrr == Fraction(130, 40)
    assert pooled.hasil.of(Unsur.U1).jawaban.n == 40


def test_that_a_service_that_is_not_complete_is_left_out_and_named() -> None:
    half = Survei("Tiga", typed("80 80 80 - - - - - -"), 5)
    mean = combine([*surveys(), half], BAWAAN, Metode.RATA_LAYANAN)
    assert str(mean.hasil.nilai) == "85.00"
    assert "Tiga" in mean.catatan
    pooled = combine(surveys(dua=10), BAWAAN, Metode.GABUNGAN_RESPONDEN)
    assert (str(pooled.hasil.nilai), pooled.layanan) == ("90.00", ("Dua",))
    assert "Satu" in pooled.catatan
    assert combine([], BAWAAN, Metode.RATA_LAYANAN).hasil.nilai is None


@given(
    st.lists(st.tuples(st.integers(1, 500), st.integers(0, 10**6)), min_size=9, max_size=9),
)
def test_that_a_value_lies_between_its_lowest_and_its_highest_unsur(rows) -> None:
    answers = {
        unsur: Jawaban(n=n, jumlah=Decimal(n + extra % (3 * n + 1)))
        for unsur, (n, extra) in zip(Unsur, rows, strict=True)
    }
    hasil = calculate(answers, BAWAAN)
    values = [it.nilai for it in hasil.unsur]
    assert min(values) <= hasil.nilai <= max(values)
    assert hasil.mutu is not None
    assert len(hasil.terendah) >= 3


@given(st.fractions(min_value=0, max_value=1000), st.integers(0, 6))
def test_that_rounding_is_exact_and_half_up(x, places) -> None:
    found = Fraction(rounded(x, places))
    assert -Fraction(1, 2) < (found - x) * 10**places <= Fraction(1, 2)


def test_that_a_half_goes_up() -> None:
    assert [str(rounded(Fraction(n, 1000))) for n in (5, 15, 25, 14)] == [
        "0.01",
        "0.02",
        "0.03",
        "0.01",
    ]


def test_that_every_period_has_words() -> None:
    assert len({it.label for it in PeriodeSkm}) == 7
