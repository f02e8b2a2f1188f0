"""Days off as people type and paste them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.libur import HariLibur, in_year, merge, read_libur
from ranpk_desktop.domain.tanggal import format_tanggal, nama_hari
from ranpk_desktop.errors import CheckError

DAY = date(2026, 8, 17)


@pytest.mark.parametrize(
    "line",
    [
        "17 Agustus 2026\tHari Contoh",
        "17 Agustus 2026 Hari Contoh",
        "17 Agustus Hari Contoh",
        "17/8/2026 Hari Contoh",
        "17-08-2026: Hari Contoh",
        "2026-08-17 Hari Contoh",
        "2026-08-17 00:00:00\tHari Contoh",
        "Senin, 17 Agustus 2026 – Hari Contoh",
        "3. Senin, 17 Agustus 2026 Hari Contoh",
        "3\t17 Agustus\tSenin\tHari Contoh",
        "17 Agt 2026\tHari\tContoh",
        "  17-Agu-2026   Hari  Contoh  ",
    ],
)
def test_that_one_day_is_read_however_it_is_written(line):
    bacaan = read_libur(line, 2026)
    assert bacaan.hari == (HariLibur(DAY, "Hari Contoh"),)
    assert not bacaan.temuan


def test_that_a_span_gives_each_of_its_days():
    assert [hari.tanggal.day for hari in read_libur("21-23 Maret\tContoh", 2026).hari] == [
        21,
        22,
        23,
    ]


@pytest.mark.parametrize("heading", ["Tanggal\tKeterangan", "No.\tTanggal\tHari\tNama Hari Libur"])
def test_that_a_heading_and_empty_lines_are_passed_over(heading):
    bacaan = read_libur(f"{heading}\n\n17/8/2026\tHari Contoh\n\n", 2026)
    assert len(bacaan.hari) == 1
    assert not bacaan.temuan


def test_that_a_date_alone_is_a_day_off():
    assert read_libur("17/8/2026", 2026).hari == (HariLibur(DAY, "Hari libur"),)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("entah kapan", "tidak diawali tanggal"),
        ("Hari Contoh 17 Agustus", "tidak diawali tanggal"),
        ("31 Februari 2026 Contoh", "bukan tanggal"),
        ("17 Kelapa 2026 Contoh", "bukan tanggal"),
        ("17/8/2025 Contoh", "bukan tanggal pada tahun 2026"),
        ("23-21 Maret Contoh", "terbalik"),
        ("17/8/20267 Contoh", "tidak diawali tanggal"),
    ],
)
def test_that_a_line_not_understood_is_told_with_its_number(line, words):
    bacaan = read_libur(f"1 Januari 2026 Contoh\n{line}\n2 Januari 2026 Contoh", 2026)
    assert len(bacaan.hari) == 2
    (temuan,) = bacaan.temuan
    assert words in temuan.pesan
    assert temuan.tempat == {"baris": 2}
    assert temuan.pesan.startswith("Baris 2: ")


def test_that_a_list_of_another_year_is_noticed_by_its_weekdays():
    bacaan = read_libur("Minggu, 17 Agustus\tHari Contoh", 2026)
    assert len(bacaan.hari) == 1
    assert "jatuh pada hari Senin, bukan Minggu" in bacaan.temuan[0].pesan


def test_that_the_later_words_of_a_day_count():
    assert merge([HariLibur(DAY, "lama")], [HariLibur(DAY, "baru")]) == (HariLibur(DAY, "baru"),)


def test_that_a_day_of_another_year_is_refused():
    assert in_year("17/8/2026", 2026) == DAY
    with pytest.raises(CheckError):
        in_year("17/8/2026", 2027)


@given(
    st.dictionaries(
        st.dates(date(2028, 1, 1), date(2028, 12, 31)),
        st.from_regex(r"Contoh( [A-Za-z]{1,9}){0,3}", fullmatch=True),
    )
)
def test_that_what_is_shown_is_read_again(days):
    lines = [f"{format_tanggal(day)}\t{nama_hari(day)}\t{words}" for day, words in days.items()]
    bacaan = read_libur("\n".join(lines), 2028)
    assert not bacaan.temuan
    assert {hari.tanggal: hari.keterangan for hari in bacaan.hari} == days


@given(st.text(max_size=200))
def test_that_no_text_breaks_the_reading(teks):
    bacaan = read_libur(teks, 2026)
    assert all(hari.tanggal.year == 2026 for hari in bacaan.hari)
