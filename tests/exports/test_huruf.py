import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.exports.huruf import count_lines, printable, width


def test_that_bold_is_wider():
    assert 0 < width("Triwulan", tebal=False, ukuran=9) < width("Triwulan", tebal=True, ukuran=9)


def test_that_text_wraps_at_spaces_and_breaks_where_it_is_told_to():
    room = width("satu dua", tebal=False, ukuran=10)
    assert count_lines("satu dua", room, tebal=False, ukuran=10) == 1
    assert count_lines("satu dua tiga", room, tebal=False, ukuran=10) == 2
    assert count_lines("satu\ndua\n\ntiga", room, tebal=False, ukuran=10) == 4
    assert count_lines("", room, tebal=False, ukuran=10) == 1


def test_that_a_word_wider_than_the_column_is_broken():
    room = width("m" * 10, tebal=False, ukuran=10)
    assert count_lines("m" * 95, room, tebal=False, ukuran=10) == 10


@given(st.text(alphabet="abc mW", max_size=200), st.floats(20, 200))
def test_that_no_text_needs_less_room_than_its_width(teks, lebar):
    lines = count_lines(teks, lebar, tebal=False, ukuran=9)
    assert lines * lebar + lebar >= width(teks.strip(), tebal=False, ukuran=9)


@pytest.mark.parametrize(
    ("teks", "printed"),
    [
        ("Obat ≥ 2 µg – “aman”, ½\nkapsul", "Obat ≥ 2 µg – “aman”, ½\nkapsul"),
        ("Ｍｕｔｕ\u2011baik", "Mutu\u2010baik"),
        ("sa\u2060tu du\ufe0fa", "satu dua"),
        ("合格 😀✓", "□□ □□"),
    ],
)
def test_that_letters_which_the_typeface_lacks_are_replaced(teks, printed):
    assert printable(teks) == printed
