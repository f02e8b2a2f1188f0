from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.urutan import moved

ORDERS = st.permutations(list("abcdefgh")).flatmap(
    lambda order: st.integers(0, 8).map(lambda n: order[:n])
)


@pytest.mark.parametrize(
    ("lama", "baru", "expected"),
    [
        ("abc", "abc", ""),
        ("abc", "xabyc", ""),  # put in
        ("abcd", "ad", ""),  # taken out
        ("abcd", "bcda", "a"),
        ("abcd", "dabc", "d"),
        ("ab", "ba", "b"),
        ("abcd", "badc", "bd"),
        ("", "abc", ""),
    ],
)
def test_that_the_fewest_are_named(lama, baru, expected):
    assert moved(lama, baru) == set(expected)


@pytest.mark.parametrize("baru", ["".join(order) for order in permutations("abcde")])
def test_that_no_smaller_answer_explains_an_order(baru):
    found = moved("abcde", baru)
    rest = [item for item in baru if item not in found]
    assert rest == sorted(rest)
    for kept in combinations("abcde", len(rest) + 1):
        assert [item for item in baru if item in kept] != list(kept)


@given(ORDERS, ORDERS)
def test_that_both_directions_name_the_same(lama, baru):
    assert moved(lama, baru) == moved(baru, lama)
