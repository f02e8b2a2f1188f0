"""Rows of text out of workbooks and text files: encodings, separators, hostile ones."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import lembar_teks, responden
from tests.imports.survei import DUA_PULUH_SEMBILAN, NAMA, answers, text, workbook

ROWS = [["No", *NAMA], *([str(n), *row] for n, row in enumerate(answers(DUA_PULUH_SEMBILAN), 1))]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_that_the_separator_is_found_out(separator) -> None:
    found = lembar_teks.read_text(text(ROWS, separator), "a.csv")
    assert [list(row) for _nomor, row in found.baris] == ROWS


def test_that_decimal_commas_are_no_separators() -> None:
    rows = [["Layanan", *NAMA], ["Satu", *(["88,13"] * 9)], ["Dua", *(["3,5"] * 9)]]
    found = lembar_teks.read_text(text(rows), "a.csv")
    assert [list(row) for _nomor, row in found.baris] == rows


def test_that_a_title_above_the_table_does_not_matter() -> None:
    found = lembar_teks.read_text(b"Survei kepuasan tahun ini\r\n\r\n" + text(ROWS), "a.csv")
    assert found.baris[1][0] == 3
    assert responden.read([found]).layanan[0].responden == 29


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_that_the_encoding_is_found_out(encoding) -> None:
    isi = "Layanan;Persyaratan\r\nCafé – uji;3".encode(encoding)
    assert lembar_teks.read_text(isi, "a.csv").baris[1][1] == ("Café – uji", "3")


def test_that_quotes_may_hold_lines_and_separators() -> None:
    isi = b'a;b\r\n"satu; dua\r\ntiga";4\r\n'
    assert lembar_teks.read_text(isi, "a.csv").baris[1] == (3, ("satu; dua tiga", "4"))


def test_that_rows_are_as_wide_as_the_widest() -> None:
    assert lembar_teks.read_text(b"a;b\nc;d;e\n\n", "a.csv").baris == (
        (1, ("a", "b", "")),
        (2, ("c", "d", "e")),
    )


@pytest.mark.parametrize(
    "isi",
    [
        b"a;b\r\n" * 160_000,  # more cells than a workbook may have
        b";" * 400_000,
        b'a;"' + b"x" * 200_000,  # a quote that never ends
        random.Random(1).randbytes(5000) + b"\x00",  # noqa: S311  no secret
        b"a" * (lembar_teks.TEKS_MAKS + 1),
    ],
    ids=["sel", "kolom", "kutip", "biner", "besar"],
)
def test_that_a_hostile_text_is_refused_in_one_sentence(isi) -> None:
    with pytest.raises(KnownError) as caught:
        lembar_teks.read_text(isi, "jahat.csv")
    assert caught.value.kode == "BERKAS_SURVEI_TIDAK_TERBACA"
    assert "jahat.csv" in caught.value.pesan


def test_that_an_empty_file_has_no_rows() -> None:
    assert lembar_teks.read_text(b"", "a.csv").baris == ()


@given(st.binary(max_size=400))
def test_that_any_bytes_are_read_or_refused(isi) -> None:
    try:
        found = lembar_teks.read_text(isi, "a.csv")
    except KnownError:
        return
    assert len({len(row) for _nomor, row in found.baris}) <= 1


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="ascii", exclude_categories=["C"]), min_size=1, max_size=9)
            .map(str.strip)
            .filter(lambda teks: teks and '"' not in teks and " " not in teks),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=9,
    )
)
def test_that_rows_with_tabs_survive(rows) -> None:
    plain = [[cell.replace(";", ".").replace(",", ".") for cell in row] for row in rows]
    isi = "\n".join("\t".join(row) for row in plain).encode()
    assert [list(row) for _nomor, row in lembar_teks.read_text(isi, "a.csv").baris] == plain


def test_that_a_workbook_is_read_by_the_child_process(tmp_path: Path) -> None:
    file = tmp_path / "jawaban.xlsx"
    file.write_bytes(workbook(ROWS))
    (found,) = lembar_teks.read_file(file)
    assert responden.read([found]).layanan[0].responden == 29
    renamed = tmp_path / "jawaban.csv"  # the content decides
    renamed.write_bytes(workbook(ROWS))
    assert lembar_teks.read_file(renamed)[0].baris == found.baris


@pytest.mark.parametrize(
    ("nama", "kode"),
    [("a.xlsx", "BUKAN_BUKU_KERJA"), ("tidak-ada.csv", "BERKAS_TIDAK_TERBACA")],
)
def test_that_a_file_that_is_not_what_it_says_is_refused(tmp_path: Path, nama, kode) -> None:
    (tmp_path / "a.xlsx").write_text("bukan")
    with pytest.raises(KnownError) as caught:
        lembar_teks.read_file(tmp_path / nama)
    assert caught.value.kode == kode
