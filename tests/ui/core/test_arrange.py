"""Sorting and narrowing; how long they take is measured in tests/bench/tabel.py."""

from hypothesis import given
from hypothesis import strategies as st

from ui.core.arrange import arrange, narrow


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
