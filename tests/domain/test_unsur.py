"""Unsur are told by name, in whatever words; a code alone is the last resort."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.unsur import ALIAS, Unsur, match_unsur, plain

JUDUL = [
    ("Persyaratan", "U1"),
    ("PERSYARATAN PELAYANAN", "U1"),
    ("Kesesuaian persyaratan dengan jenis pelayanannya", "U1"),
    ("Sistem, Mekanisme, dan Prosedur", "U2"),
    ("kemudahan prosedur", "U2"),
    ("Waktu Pelayanan", "U3"),
    ("Waktu", "U3"),
    ("Kecepatan petugas dalam memberi layanan", "U3"),
    ("Biaya/Tarif", "U4"),
    ("Kewajaran tarif", "U4"),
    ("Kesesuaian Produk", "U5"),
    ("Produk Spesifikasi Jenis Layanan", "U5"),
    ("Produk", "U5"),
    ("Kompetensi Petugas", "U6"),
    ("Perilaku (U8)", "U7"),
    ("kesopanan dan keramahan", "U7"),
    ("U9. Penanganan Pengaduan, Saran, dan Masukan", "U8"),
    ("Sarana, dan Prasarana", "U9"),
    ("Sarana prasarana", "U9"),
    ("U8 - Kualitas sarana", "U9"),
    ("u4", "U4"),
    ("U 7", "U7"),
]


@pytest.mark.parametrize(("judul", "kode"), JUDUL)
def test_that_a_heading_is_told_by_its_name(judul, kode) -> None:
    match = match_unsur(judul)
    assert match is not None
    assert match.unsur == kode


@pytest.mark.parametrize(
    "judul",
    [
        "",
        "No",
        "Cap waktu",
        "Timestamp",
        "Saran",
        "Saran dan masukan",
        "Kritik atas sarana",
        "Jenis Layanan",
        "Nama",
        "Nilai SKM",
        "U10",
        "Usia",
        "Waktu kunjungan",
        "kesopanan atau kecepatan",
    ],
)
def test_that_other_headings_are_none(judul) -> None:
    assert match_unsur(judul) is None


@pytest.mark.parametrize(
    ("judul", "bertentangan"),
    [("U8 Sarana", True), ("U9 Sarana", False), ("Sarana", False), ("U8", False), ("U1 U9", False)],
)
def test_that_a_code_that_contradicts_the_name_is_noticed(judul, bertentangan) -> None:
    match = match_unsur(judul)
    assert (match is not None and match.bertentangan) is bertentangan


def test_that_a_bare_code_says_so() -> None:
    match = match_unsur("U3")
    assert match is not None
    assert match.hanya_kode
    assert match.sebab == "kodenya saja, tanpa nama"


def test_that_the_alias_used_is_shown() -> None:
    match = match_unsur("Waktu Pelayanan")
    assert match is not None
    assert match.sebab == "alias “waktu pelayanan”"


def test_that_no_alias_means_two_unsur() -> None:
    words = [word for many in ALIAS.values() for word in many]
    assert len(words) == len(set(words))
    assert all(word == plain(word) for word in words)


@given(st.sampled_from(list(Unsur)), st.sampled_from(["{}", "{}.", "Unsur {}", "({})", "*{}*"]))
def test_that_every_name_is_known_in_any_case(unsur, form) -> None:
    for nama in (unsur.nama, unsur.nama.upper(), unsur.nama.replace(",", "")):
        match = match_unsur(form.format(nama))
        assert match is not None
        assert match.unsur is unsur


@given(st.text(max_size=300))
def test_that_any_text_has_an_answer(judul) -> None:
    match = match_unsur(judul)
    assert match is None or match.unsur in Unsur
