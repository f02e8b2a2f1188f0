from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.angka import (
    Isian,
    Jenis,
    format_angka,
    format_bytes,
    format_isian,
    format_operand,
    format_persen,
    format_ringkas,
    format_rupiah,
    from_text,
    parse_angka,
    parse_isian,
    read_isian,
    round_half_up,
    tidy,
    to_text,
)
from ranpk_desktop.errors import CheckError

AMOUNTS = st.decimals(min_value=-(10**15), max_value=10**15, places=8) | st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(-(10**9), 10**9),
    st.integers(-12, 9),
)


@given(AMOUNTS)
def test_that_every_amount_reads_back_as_it_was_written(x):
    assert parse_angka(format_angka(x)).nilai == x
    assert parse_angka(format_rupiah(x)).nilai == x
    assert from_text(to_text(x)) == x


@given(AMOUNTS)
def test_that_writing_never_raises_a_doubt(x):
    assert parse_angka(format_angka(x)).peringatan == ()


@given(AMOUNTS)
def test_that_equal_amounts_have_one_stored_text(x):
    assert to_text(x) == to_text(x.normalize()) == to_text(from_text(to_text(x)))


@given(st.text(max_size=30) | st.text("0123456789.,-+%Rp ", max_size=12))
def test_that_any_text_is_a_number_or_a_sentence(teks):
    try:
        bacaan = parse_angka(teks)
    except CheckError:
        return
    assert parse_angka(format_angka(bacaan.nilai)).nilai == bacaan.nilai


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("1.234.567,89", "1234567.89"),
        ("6.009.854", "6009854"),
        ("56.000", "56000"),
        ("7475", "7475"),
        ("12,4", "12.4"),
        ("0,85", "0.85"),
        ("0", "0"),
        ("-3,5", "-3.5"),
        ("−3,5", "-3.5"),
        ("+3", "3"),
        ("-0", "0"),
        ("Rp1.234.567", "1234567"),
        ("Rp 1.234.567,50", "1234567.5"),
        ("Rp. 1.234.567,-", "1234567"),
        ("-Rp500", "-500"),
        ("\u00a012,4 ", "12.4"),
    ],
)
def test_that_indonesian_notation_is_read(teks, nilai):
    bacaan = parse_angka(teks)

    assert bacaan.nilai == Decimal(nilai)
    assert bacaan.peringatan == ()


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("12.4", "12.4"),
        ("54.54", "54.54"),
        ("0.011", "0.011"),
        ("0.85", "0.85"),
        ("0.500", "0.5"),
        ("056.000", "56"),
        ("1234.567", "1234.567"),
    ],
)
def test_that_a_foreign_point_is_read_as_decimal_and_warned_about(teks, nilai):
    bacaan = parse_angka(teks)

    assert bacaan.nilai == Decimal(nilai)
    assert teks in bacaan.peringatan[0]


@pytest.mark.parametrize(
    ("teks", "sebaris", "warns"),
    [
        ("7.350", [], False),
        ("7.350", ["7.26", "2.5"], True),
        ("7.350", ["7000", "6800"], False),
        ("7.350", ["100", "500"], False),
        ("56.000", ["56", "55"], True),
        ("1.056.313", ["5"], False),
        ("7.350,5", ["7"], False),
        ("7.350", ["0"], False),
    ],
)
def test_that_one_group_of_three_warns_where_it_does_not_fit_its_row(teks, sebaris, warns):
    bacaan = parse_angka(teks, [Decimal(x) for x in sebaris])

    assert bacaan.nilai >= 1000, "the warning never changes the reading"
    assert bool(bacaan.peringatan) is warns


def test_that_the_warning_about_a_group_names_both_readings():
    (peringatan,) = parse_angka("7.350", [Decimal("7.26")]).peringatan

    assert "7350" in peringatan
    assert "7,35," in peringatan


@pytest.mark.parametrize(
    "teks",
    [
        *("", "-", "abc", "1,2,3", "1.23.456", "1.234.56", "12.34,5", "0.011,5", ",5", "5,", "5."),
        *("1,234.56", "1e5", "1 234", "٣", "½", "NaN", "Infinity", "5 kali", "--5", "1" * 29),
    ],
)
def test_that_what_is_no_amount_is_refused(teks):
    with pytest.raises(CheckError) as caught:
        parse_angka(teks)

    assert caught.value.field == "angka"


@pytest.mark.parametrize("teks", ["88,31%", "88,31 %"])
def test_that_a_percent_sign_is_reported_and_not_part_of_the_number(teks):
    bacaan = parse_angka(teks)

    assert (bacaan.nilai, bacaan.persen) == (Decimal("88.31"), True)


@pytest.mark.parametrize(
    ("teks", "jenis", "nilai", "operator", "shown"),
    [
        ("", Jenis.KOSONG, None, "", ""),
        ("   ", Jenis.KOSONG, None, "", ""),
        ("-", Jenis.STRIP, None, "", "-"),
        ("--", Jenis.STRIP, None, "", "-"),
        ("–", Jenis.STRIP, None, "", "-"),
        ("N/A", Jenis.TIDAK_DIUKUR, None, "", "N/A"),
        ("n/a", Jenis.TIDAK_DIUKUR, None, "", "N/A"),
        ("0", Jenis.ANGKA, "0", "", "0"),
        ("≤ 2", Jenis.ANGKA, "2", "≤", "≤ 2"),
        ("≥95", Jenis.ANGKA, "95", "≥", "≥ 95"),
        ("<= 2,5", Jenis.ANGKA, "2.5", "≤", "≤ 2,5"),
        ("=< 2", Jenis.ANGKA, "2", "≤", "≤ 2"),
        (">= 95", Jenis.ANGKA, "95", "≥", "≥ 95"),
        ("=> 95", Jenis.ANGKA, "95", "≥", "≥ 95"),
        ("< 10", Jenis.ANGKA, "10", "<", "< 10"),
        ("> 10", Jenis.ANGKA, "10", ">", "> 10"),
        ("40%", Jenis.ANGKA, "40", "", "40"),
        ("5 (Skala 1-7)", Jenis.ANGKA, "5", "", "5 (Skala 1-7)"),
        (
            "6.009.854 (kumulatif: 18.010.715)",
            Jenis.ANGKA,
            "6009854",
            "",
            "6.009.854 (kumulatif: 18.010.715)",
        ),
    ],
)
def test_that_numbers_and_the_four_kinds_of_nothing_survive_a_round_trip(
    teks, jenis, nilai, operator, shown
):
    isian = parse_isian(teks)

    assert isian == Isian(jenis, None if nilai is None else Decimal(nilai), operator, teks.strip())
    assert format_isian(isian) == shown
    again = parse_isian(shown)
    assert (again.jenis, again.nilai, again.operator) == (jenis, isian.nilai, operator)


@pytest.mark.parametrize("teks", ["Dokumen", "≤", "(2)", "5 (a) b", "100 orang"])
def test_that_a_cell_with_other_words_is_refused(teks):
    with pytest.raises(CheckError):
        parse_isian(teks)


def test_that_a_cell_keeps_its_text_and_reports_what_was_doubtful():
    bacaan = read_isian("≤ 54.54%")

    assert bacaan.isian.teks == "≤ 54.54%"
    assert bacaan.persen
    assert len(bacaan.peringatan) == 1


def test_that_a_cell_cannot_be_a_number_without_one():
    for jenis, nilai in ((Jenis.ANGKA, None), (Jenis.STRIP, Decimal(1))):
        with pytest.raises(ValueError, match="contradict"):
            Isian(jenis, nilai)


@pytest.mark.parametrize(
    ("x", "places", "shown"),
    [
        ("1234567.891", None, "1.234.567,891"),
        ("12.40", None, "12,4"),
        ("1E+5", None, "100.000"),
        ("-0.00", None, "0"),
        ("5", 2, "5,00"),
        ("0.125", 2, "0,13"),
        ("-0.001", 2, "0,00"),
        ("1234.5", 0, "1.235"),
    ],
)
def test_that_numbers_are_shown_the_indonesian_way(x, places, shown):
    assert format_angka(Decimal(x), places) == shown


def test_that_percent_and_rupiah_carry_no_space():
    assert format_persen(Decimal("88.305")) == "88,31%"
    assert format_rupiah(Decimal(1234567)) == "Rp1.234.567"
    assert format_rupiah(Decimal("-1500.5")) == "-Rp1.500,5"


def test_that_quotients_are_shortened_and_typed_numbers_are_not():
    third, typed = Decimal(200) / 3, Decimal("12.34567")

    assert (format_operand(third), format_operand(typed)) == ("66,666…", "12,34567")
    assert (tidy(third), tidy(typed)) == (Decimal("66.67"), typed)
    assert (format_ringkas(third), format_ringkas(Decimal(5))) == ("66,67", "5")
    assert format_operand(Decimal("-2.5")) == "(-2,5)"


@pytest.mark.parametrize(
    ("x", "rounded"),
    [
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("2.675", "2.68"),
        ("2.6749999", "2.67"),
        ("90.005", "90.01"),
        ("79.861111111111", "79.86"),
    ],
)
def test_that_halves_are_rounded_up(x, rounded):
    assert str(round_half_up(Decimal(x))) == rounded


def test_that_a_half_made_of_quotients_is_rounded_up_too():
    fifty = sum(Decimal(100) * p / 12 for p in (1, 4, 1))
    capaian = fifty / 64 * 100

    assert capaian < Decimal("78.125"), "28 digits are not enough for twelfths"
    assert round_half_up(capaian) == Decimal("78.13")


@pytest.mark.parametrize("teks", ["", "1,5", "1.", ".5", "1e5", "+1", " 1", "NaN", "1.234.5", "٣"])
def test_that_only_the_stored_form_is_read_from_the_database(teks):
    with pytest.raises(ValueError, match="stored amount"):
        from_text(teks)


@pytest.mark.parametrize(
    ("ukuran", "teks"),
    [(1, "1 kB"), (258_048, "258 kB"), (1_440_000, "1,4 MB"), (25_000_000, "25,0 MB")],
)
def test_that_sizes_read_as_people_say_them(ukuran, teks):
    assert format_bytes(ukuran) == teks
