import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.triwulan import (
    Tenggat,
    Triwulan,
    deadline,
    load_tenggat,
    working_days_left,
)
from ranpk_desktop.errors import KnownError
from ranpk_desktop.paths import resource

IDUL_FITRI = frozenset({date(2026, 4, 1), date(2026, 4, 2)})
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("triwulan", "label", "periode", "checkpoint", "first", "last", "previous"),
    [
        (Triwulan.I, "TW I", "TW1", "B03", (1, 1), (3, 31), None),
        (Triwulan.II, "TW II", "TW2", "B06", (4, 1), (6, 30), Triwulan.I),
        (Triwulan.III, "TW III", "TW3", "B09", (7, 1), (9, 30), Triwulan.II),
        (Triwulan.IV, "TW IV", "TW4", "B12", (10, 1), (12, 31), Triwulan.III),
    ],
)
def test_that_a_quarter_knows_its_names_and_days(
    triwulan, label, periode, checkpoint, first, last, previous
):
    assert (triwulan.label, triwulan.periode, triwulan.checkpoint) == (label, periode, checkpoint)
    assert triwulan.first_day(2026) == date(2026, *first)
    assert triwulan.last_day(2026) == date(2026, *last)
    assert triwulan.previous is previous
    assert Triwulan.from_periode(periode) is triwulan


@pytest.mark.parametrize("periode", ["TW5", "TW0", "tw1", "S1", ""])
def test_that_other_periods_are_no_quarters(periode):
    with pytest.raises(ValueError, match="not a quarter"):
        Triwulan.from_periode(periode)


@pytest.mark.parametrize(
    ("tahun", "triwulan", "libur", "tenggat"),
    [
        (2026, Triwulan.III, frozenset(), date(2026, 10, 7)),
        (2026, Triwulan.I, frozenset(), date(2026, 4, 7)),
        (2026, Triwulan.I, IDUL_FITRI, date(2026, 4, 9)),
        (2026, Triwulan.IV, frozenset(), date(2027, 1, 7)),
        (2026, Triwulan.IV, frozenset({date(2027, 1, 1)}), date(2027, 1, 8)),
    ],
)
def test_that_a_deadline_counts_working_days_after_the_quarter(tahun, triwulan, libur, tenggat):
    assert deadline(tahun, triwulan, 5, libur) == tenggat


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 10, 1), 4),
        (date(2026, 10, 4), 3),
        (date(2026, 10, 7), 0),
        (date(2026, 10, 8), -1),
        (date(2026, 10, 12), -3),
    ],
)
def test_that_working_days_are_counted_until_the_deadline_and_past_it(today, left):
    assert working_days_left(today, date(2026, 10, 7)) == left


@given(st.integers(2020, 2035), st.sampled_from(Triwulan), st.integers(1, 20), st.frozensets(DAYS))
def test_that_the_days_left_after_the_quarter_are_those_of_the_deadline(
    tahun, triwulan, hari_kerja, libur
):
    due = deadline(tahun, triwulan, hari_kerja, libur)

    assert due.weekday() < 5
    assert due not in libur
    assert working_days_left(triwulan.last_day(tahun), due, libur) == hari_kerja
    assert working_days_left(due, due - timedelta(days=1), libur) == -1


def test_that_the_default_is_five_working_days_and_no_holiday_is_known():
    data = json.loads(resource("parameter", "tenggat.json").read_text(encoding="utf-8"))

    assert load_tenggat(data) == Tenggat(5, frozenset(), frozenset())
    assert "hari libur" in data["catatan"]


def test_that_holidays_are_read_by_year_and_an_empty_year_is_known_too():
    libur = {"2026": [{"tanggal": "2026-04-01", "nama": "Idul Fitri"}], "2027": []}

    tenggat = load_tenggat({"hari_kerja": 3, "libur": libur})

    assert tenggat == Tenggat(3, frozenset({date(2026, 4, 1)}), frozenset({2026, 2027}))


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"hari_kerja": 0, "libur": {}},
        {"hari_kerja": "lima", "libur": {}},
        {"hari_kerja": 5, "libur": []},
        {"hari_kerja": 5, "libur": {"2026": [{"tanggal": "1 April 2026"}]}},
        {"hari_kerja": 5, "libur": {"2026": ["2026-04-01"]}},
    ],
)
def test_that_malformed_deadlines_are_refused_with_a_sentence(data):
    with pytest.raises(KnownError) as caught:
        load_tenggat(data)

    assert caught.value.kode == "PARAMETER_SALAH"
