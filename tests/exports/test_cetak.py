import pytest

from tests.factories import cetak


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({}, "Versi awal"),
        ({"revisi": 2}, "Revisi ke-2"),
        ({"kode_data": ""}, "Versi awal (draf)"),
        ({"kode_data": "", "revisi": 1}, "Revisi ke-1 (draf)"),
    ],
)
def test_that_a_version_is_named_in_the_same_words_everywhere(columns, words):
    assert cetak(**columns).versi == words


def test_that_a_draft_has_no_content_code_yet():
    assert cetak().kode == "7F3A-91C2-04BE-D815"
    assert cetak(kode_data="").kode == "belum ada (draf)"


@pytest.mark.parametrize(
    ("kertas", "ukuran"), [("A4", (210, 297)), ("F4", (215, 330)), ("Folio", (210, 330))]
)
def test_that_papers_have_the_sizes_of_offices(kertas, ukuran):
    assert cetak(kertas=kertas).ukuran == ukuran
