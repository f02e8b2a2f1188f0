"""How offices spell a status, a number, the text of an action."""

import pytest

from ranpk_desktop.domain.ratl import StatusRatl
from ranpk_desktop.domain.rekomendasi_skm import Dasar
from ranpk_desktop.domain.sebutan_ratl import (
    leading_number,
    number_of,
    read_dasar,
    read_status,
    strip_number,
    words_of_action,
)


@pytest.mark.parametrize(
    ("teks", "status"),
    [
        ("Close", StatusRatl.SELESAI),
        ("close.", StatusRatl.SELESAI),
        ("Closed (31/12/2022)", StatusRatl.SELESAI),
        ("Selesai, 5 Maret 2022", StatusRatl.SELESAI),
        ("100%", StatusRatl.SELESAI),
        ("Sudah dilaksanakan", StatusRatl.SELESAI),
        ("On-going", StatusRatl.PROSES),
        ("dalam proses", StatusRatl.PROSES),
        ("OPEN", StatusRatl.BELUM),
        ("Belum selesai", StatusRatl.BELUM),
        ("menunggu anggaran", None),
        ("-", None),
        ("", None),
    ],
)
def test_that_a_status_is_known_by_its_words(teks: str, status: StatusRatl | None) -> None:
    assert read_status(teks) is status


@pytest.mark.parametrize("status", StatusRatl)
def test_that_our_own_words_read_back(status: StatusRatl) -> None:
    assert read_status(status.label) is status
    assert read_status(status.cetak) is status


@pytest.mark.parametrize("dasar", Dasar)
def test_that_our_own_reasons_read_back(dasar: Dasar) -> None:
    assert read_dasar(dasar.label.upper()) is dasar
    assert read_dasar("lainnya") is None


def test_that_numbers_before_names_are_left_out() -> None:
    assert strip_number("2. Layanan pengujian") == "Layanan pengujian"
    assert strip_number("10)Layanan") == "Layanan"
    assert strip_number("2022 layanan") == "2022 layanan"
    assert leading_number("3. Menyusun rencana") == "3"
    assert leading_number("Menyusun 3 rencana") == ""


@pytest.mark.parametrize(
    ("teks", "nomor"),
    [("3", "3"), ("No. 3", "3"), ("Rekomendasi 03", "3"), ("1,2", "1,2"), ("", ""), ("I", "I")],
)
def test_that_the_number_of_a_rekomendasi_is_found(teks: str, nomor: str) -> None:
    assert number_of(teks) == nomor


def test_that_actions_are_compared_by_their_words_without_their_number() -> None:
    same = {"1. Menata  loket,\nlantai 2", "P3. menata loket lantai 2", "U1- Menata loket lantai 2"}
    assert {words_of_action(teks) for teks in same} == {"menata loket lantai 2"}
