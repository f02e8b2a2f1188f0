"""Texts in PDFs part anywhere between two lines, and nothing of them is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranpk_desktop.exports.teks_pdf import ENDLESS, Paragraph, number, paragraph, style
from tests.factories import KATA_PANJANG

LEADING = style("sel").leading
WORDS = st.sampled_from(["a", "kata", "<b>", "&amp;", "\n", "\n\n", "  ", "–", KATA_PANJANG, "(1)"])


def printed(part: Paragraph, lebar: float) -> str:
    """Return the letters of a paragraph as its lines hold them."""
    part.wrap(lebar, ENDLESS)
    words = [
        word if isinstance(word, str) else word.text
        for line in part.blPara.lines
        for word in (line[1] if isinstance(line, tuple) else line.words)
    ]
    return "".join("".join(words).split())


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40), st.integers(1, 9), st.integers(40, 300))
def test_that_a_text_parts_again_and_again_without_a_letter_lost(words, lines, lebar):
    rest, parts = paragraph(" ".join(words), "sel"), []
    whole = printed(rest, lebar)
    height = rest.wrap(lebar, ENDLESS)[1]
    while True:
        first, *others = rest.split(lebar, lines * LEADING)
        parts.append(first)
        assert first.wrap(lebar, ENDLESS)[1] <= lines * LEADING
        if not others:
            break
        (rest,) = others
    assert "".join(printed(part, lebar) for part in parts) == whole
    assert sum(part.wrap(lebar, ENDLESS)[1] for part in parts) <= height


def test_that_a_line_break_at_the_end_of_a_part_leaves_no_empty_line():
    first, rest = paragraph("satu\ndua\n\ntiga", "sel").split(90, LEADING)
    assert (printed(first, 90), printed(rest, 90)) == ("satu", "duatiga")
    assert rest.wrap(90, ENDLESS)[1] == 3 * LEADING
    second, rest = rest.split(90, 2 * LEADING)
    assert (printed(second, 90), printed(rest, 90)) == ("dua", "tiga")


@pytest.mark.parametrize(("gaya", "parts"), [("sel", 2), ("isi", 0)])
def test_that_only_cells_leave_a_single_line_behind(gaya, parts):
    made = paragraph("satu dua tiga " * 9, gaya)
    assert len(made.split(90, style(gaya).leading)) == parts
    assert made.split(90, 3) == []
    assert made.split(90, ENDLESS) == [made]


def test_that_a_text_in_several_sizes_parts_too():
    made = number("1.234 (kumulatif)", 60, kecil="s.d. 9")
    assert len(made.split(60, 2 * LEADING)) == 2


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40), st.lists(st.integers(1, 9)), st.integers(40, 300))
def test_that_a_text_in_pieces_loses_no_letter_and_keeps_to_its_rooms(words, rooms, lebar):
    made = paragraph(" ".join(words), "sel")
    whole, height = printed(made, lebar), made.wrap(lebar, ENDLESS)[1]
    pieces = made.pieces(lebar, [lines * LEADING for lines in rooms])
    assert len(pieces) <= len(rooms) + 1
    assert "".join(printed(part, lebar) for part in pieces) == whole
    for part, lines in zip(pieces, rooms, strict=False):
        assert part.wrap(lebar, ENDLESS)[1] <= lines * LEADING
    assert sum(part.wrap(lebar, ENDLESS)[1] for part in pieces) <= height


def test_that_a_text_in_several_sizes_has_pieces_too():
    made = number("1.234 (kumulatif)", 60, kecil="s.d. 9")
    assert len(made.pieces(60, [2 * LEADING])) == 2
    assert len(made.pieces(60, [9 * LEADING])) == 1
