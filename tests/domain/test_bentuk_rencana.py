import pytest

from ranpk_desktop.domain.angka import KOSONG, parse_isian
from ranpk_desktop.domain.bentuk_rencana import (
    format_bernomor,
    format_kelompok,
    format_keluaran,
    format_pengukuran,
    format_target,
)
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.triwulan import Triwulan
from tests.factories import Rencana


def last(rencana: Rencana) -> Simpul:
    return Pohon.read(rencana.isi).simpul[-1]


@pytest.mark.parametrize(
    ("teks", "expected"),
    [
        ("95", "TW 2 = 95"),
        ("7350", "TW 2 = 7.350"),
        ("7,8", "TW 2 = 7,8"),
        ("<= 2", "TW 2 = ≤ 2"),
        ("5 (Skala 1-7)", "TW 2 = 5 (Skala 1-7)"),
        ("--", "TW 2 = -"),
        ("n/a", "TW 2 = N/A"),
        ("0", "TW 2 = 0"),
    ],
)
def test_that_a_quarter_is_written_as_s3_writes_it(teks, expected):
    assert format_target(Triwulan.II, parse_isian(teks)) == expected


def test_that_nothing_stands_after_the_sign_of_a_quarter_still_to_be_filled():
    assert format_target(Triwulan.IV, KOSONG) == "TW 4 ="


@pytest.mark.parametrize(
    ("waktu", "target", "expected"),
    [
        ("2,3,4", {2: "25", 3: "50", 4: "50"}, "T/O 1. Katalog (25 - 50 - 50)"),
        ("2,3,4", {}, "T/O 1. Katalog"),
        ("2,3", {3: "50"}, "T/O 1. Katalog (… - 50)"),
        ("", {1: "1", 2: "-", 3: "N/A", 4: "4"}, "T/O 1. Katalog (1 - - - N/A - 4)"),
    ],
)
def test_that_targets_of_a_quarter_stand_in_the_text_of_a_t_o(waktu, target, expected):
    rencana = Rencana()
    rencana.keluaran("TARGET_OUTPUT", "Katalog", None, waktu, target)
    assert format_bernomor(last(rencana)) == expected


def test_that_a_keluaran_and_a_sektor_name_what_they_are():
    rencana = Rencana()
    rencana.keluaran("KELUARAN", "Laporan", None, "2,4")
    assert format_keluaran(last(rencana)) == "Keluaran: Laporan (TW 2, 4)"
    rencana.butir("SEKTOR", "3.1 Obat")
    assert format_kelompok(last(rencana)) == "Sektor: 3.1 Obat"
    rencana.butir("PILAR", "Pilar 2 – Keberdayaan")
    assert format_kelompok(last(rencana)) == "Pilar 2 – Keberdayaan"


def test_that_each_title_of_a_pengukuran_has_a_line_of_its_own():
    rencana = Rencana()
    indikator = rencana.indikator(None, "Mutu")
    rencana.pengukuran(indikator, ("Definisi", "Satu\nDua"), ("", "Bebas"), ("Formula", ""))
    assert format_pengukuran(last(rencana).pengukuran) == "Definisi :\nSatu\nDua\nBebas\nFormula :"
