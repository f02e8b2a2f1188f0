"""The words of plans: quarters, titles of a pengukuran."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.imports.markah import strip_markup
from ranpk_desktop.imports.rencana import pengukuran
from ranpk_desktop.imports.rencana.label import read_label, read_waktu, split_labels


@pytest.mark.parametrize(
    ("teks", "expected"),
    [
        ("TW 1 = 95", [(1, "95")]),
        ("TW I = 7,8", [(1, "7,8")]),
        ("TW 3= 117     ", [(3, "117")]),
        ("TW1= -", [(1, "-")]),
        ("TW 4=-", [(4, "-")]),
        ("TW 4 = ", [(4, "")]),
        ("tw iv: N/A", [(4, "N/A")]),
        ("Triwulan II 5", [(2, "5")]),
        ("TW 1 = 1 TW 2 = 2", [(1, "1"), (2, "2")]),
        ("TW 12 = 1", []),
        ("TW V = 1", []),
        ("95", []),
        ("sampai TW 1 = 95", []),
    ],
)
def test_that_a_target_names_its_quarter(teks: str, expected: list[tuple[int, str]]) -> None:
    assert split_labels(teks) == expected
    assert (read_label(teks) is not None) is bool(expected)


@pytest.mark.parametrize(
    ("teks", "expected"),
    [
        ("TW 1", (1,)),
        ("Tw 2, 3, 4", (2, 3, 4)),
        ("TW I-IV", (1, 2, 3, 4)),
        ("TW I s.d. III", (1, 2, 3)),
        ("TW II dan TW IV", (2, 4)),
        ("Triwulan 1 sampai dengan Triwulan 2", (1, 2)),
        ("TW 4, 2, 2", (2, 4)),
        ("TW", None),
        ("TW 5", None),
        ("Setiap bulan", None),
        ("2, 3", None),
        ("TW 2, Juni", None),
        ("TW 3 - 1", None),
    ],
)
def test_that_a_waktu_is_read_as_quarters(teks: str, expected: tuple[int, ...] | None) -> None:
    assert read_waktu(teks) == expected


@given(st.text("TW1234IV ,-=.sd\n", max_size=30))
def test_that_no_text_about_quarters_stops_the_reader(teks: str) -> None:
    read_waktu(teks)
    assert len(split_labels(teks)) <= len(teks)


@pytest.mark.parametrize(
    ("teks", "expected"),
    [
        ("", ()),
        ("Jumlah sarana", (("", "Jumlah sarana"),)),
        ("Definisi: Obat aman", (("Definisi", "Obat aman"),)),
        (
            "<p>DASAR HUKUM :</p><p>a. Satu</p><ul style='x'><li>b. Dua</li></ul>",
            (("Dasar Hukum", "a. Satu\nb. Dua"),),
        ),
        # Known titles inside a line, one of a family of free ones, one of the line's own.
        (
            "Definisi : Sarana patuh. Formula Pengukuran : A/B Sumber Data : SIPT",
            (("Definisi", "Sarana patuh."), ("Formula Pengukuran", "A/B"), ("Sumber Data", "SIPT")),
        ),
        ("Cakupan Wilayah :\nSatu kota", (("Cakupan Wilayah", "Satu kota"),)),
        # None of these is a title.
        ("Aspek Waktu : tepat", (("", "Aspek Waktu : tepat"),)),
        ("Nilai mutu dari empat aspek yaitu:\na", (("", "Nilai mutu dari empat aspek yaitu:\na"),)),
        ("1) Penyerapan Anggaran:\na", (("", "1) Penyerapan Anggaran:\na"),)),
        ("nilai a < b dan c > d &amp; e", (("", "nilai a < b dan c > d & e"),)),
        ("Sumber Data : A\nSumber Data : B", (("Sumber Data", "A"), ("Sumber Data", "B"))),
        ("Definisi :", (("Definisi", ""),)),
    ],
)  # fmt: skip
def test_that_a_pengukuran_is_split_at_its_titles(
    teks: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert pengukuran.split(teks) == expected


@given(st.text("DefinisSumber at:<p>/ \n.", max_size=60))
def test_that_splitting_loses_no_letter(teks: str) -> None:
    kept = "".join(judul + isi for judul, isi in pengukuran.split(teks))
    assert _letters(kept) == _letters(strip_markup(teks))


def _letters(teks: str) -> str:
    return "".join(it for it in teks if it.isalpha())
