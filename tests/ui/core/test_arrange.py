"""Sorting and narrowing, against Python's own on the same rows."""

import statistics
import time
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from ui.core.arrange import arrange, narrow
from ui.core.column import Column
from ui.core.table_model import TableModel


@given(st.lists(st.one_of(st.none(), st.integers(-3, 3))), st.booleans())
def test_that_sorting_is_stable_with_none_last(values, descending):
    order = arrange(values, list(range(len(values))), lambda value: value, descending=descending)
    filled = [(value, at) for at, value in enumerate(values) if value is not None]
    expected = sorted(filled, key=lambda pair: pair[0], reverse=descending)
    empty = [at for at, value in enumerate(values) if value is None]
    assert order == [at for _value, at in expected] + empty


def test_that_words_are_sorted_without_regard_to_case():
    words = ["ceri", "Belimbing", "apel", None, "Apel"]
    assert arrange(words, [0, 1, 2, 3, 4], lambda w: w, descending=False) == [2, 4, 1, 0, 3]


def test_that_text_and_rule_narrow_together():
    texts = ["satu", "dua", "tiga"]
    assert narrow(texts, "a", lambda: texts, lambda row: row != "dua") == [0, 2]
    assert narrow(texts, "", lambda: texts, None) == [0, 1, 2]


@dataclass(frozen=True)
class Titik:
    id: int
    nama: str


ROWS = [Titik(n, f"Indikator {n * 7919 % 20_000:05}") for n in range(20_000)]


def ratio(ours, floor):
    """Return how many times the floor we take: medians of runs taken in turn."""
    times = ([], [])
    for _run in range(9):
        for run, spent in zip((ours, floor), times, strict=True):
            began = time.process_time()
            run()
            spent.append(time.process_time() - began)
    return statistics.median(times[0]) / statistics.median(times[1])


def table():
    columns = (Column[Titik]("id", "No"), Column[Titik]("nama", "Nama", stretch=True))
    model = TableModel(columns, lambda row: row.id)
    model.set_rows(ROWS)
    return model


def test_that_sorting_20000_rows_costs_at_most_three_times_sorted(qapp):
    model = table()
    descending = Qt.SortOrder.DescendingOrder
    assert (
        ratio(
            lambda: model.sort(1, descending),
            lambda: sorted(ROWS, key=lambda row: row.nama.casefold(), reverse=True),
        )
        <= 3
    )


def test_that_narrowing_20000_rows_costs_at_most_three_times_a_comprehension(qapp):
    model = table()

    def ours():
        model._texts = None
        model.set_filter("99")

    assert ratio(ours, lambda: [r for r in ROWS if "99" in f"{r.id}\n{r.nama}".casefold()]) <= 3
