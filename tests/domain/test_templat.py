"""Texts of an office: known places only, never a format string, and always read back the same."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.templat import (
    PANJANG_MAKS,
    TEMPAT,
    TeksTemplat,
    check_teks,
    fill,
    read_templat,
)
from ranpk_desktop.errors import CheckError
from ranpk_desktop.imports import referensi
from ranpk_desktop.paths import resource

JANJI = TeksTemplat("janji", "Alinea janji", "Bawaan {tahun}.")


def prescribed() -> dict:
    path = resource("templates", "perjanjian_kinerja.json")
    return json.loads(path.read_text(encoding="utf-8"))


def test_that_the_template_file_follows_its_schema() -> None:
    path = resource("templates", "perjanjian_kinerja.json")
    referensi.read(path.read_bytes(), "perjanjian_kinerja-1", "perjanjian_kinerja")


def test_that_every_prescribed_text_passes_its_own_check() -> None:
    for templat in read_templat(prescribed(), {}).values():
        assert check_teks(templat, templat.bawaan) == ""
        assert templat.teks == templat.bawaan


def test_that_the_wording_of_the_office_holds_where_it_has_one() -> None:
    texts = read_templat(prescribed(), {"janji": "Kami berjanji.", "pembuka": ""})
    assert texts["janji"].teks == "Kami berjanji."
    assert texts["pembuka"].teks == texts["pembuka"].bawaan


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("{bukan}", "{bukan} tidak dikenal"),
        ("{tahun.__class__}", "tidak dikenal"),
        ("{0}", "{0} tidak dikenal"),
        ("{}", "{} tidak dikenal"),
        ("{TAHUN}", "tidak dikenal"),
        ("{ tahun }", "tidak dikenal"),
        ("{tahun", "tidak berpasangan"),
        ("tahun}", "tidak berpasangan"),
        ("{{tahun}}", "tidak berpasangan"),
        ("x" * (PANJANG_MAKS + 1), "lebih dari 3000 huruf"),
    ],
)
def test_that_a_text_with_anything_but_known_places_is_refused(teks: str, pesan: str) -> None:
    with pytest.raises(CheckError, match=re.escape(pesan)) as caught:
        check_teks(JANJI, teks)
    assert caught.value.field == "janji"


def test_that_the_name_of_a_party_does_not_contain_itself() -> None:
    templat = TeksTemplat("pihak_kesatu", "Sebutan", "Pihak Kesatu")
    with pytest.raises(CheckError):
        check_teks(templat, "yaitu {pihak_kesatu}")
    assert check_teks(templat, "Pihak Pertama") == "Pihak Pertama"


def test_that_lines_of_which_nothing_is_left_fall_away() -> None:
    assert fill("{unit}\n{alamat}\n{kontak}", {"unit": "Loka", "alamat": "", "kontak": "x"}) == (
        "Loka\nx"
    )


@given(st.text(), st.dictionaries(st.sampled_from(sorted(TEMPAT)), st.text()))
def test_that_whatever_was_accepted_can_be_filled_and_nothing_else_is_evaluated(
    teks: str, isi: dict[str, str]
) -> None:
    try:
        stored = check_teks(JANJI, teks) or JANJI.bawaan
    except CheckError:
        return
    assert check_teks(JANJI, stored) in ("", stored)
    filled = fill(stored, dict.fromkeys(TEMPAT, "nilai"))
    assert "{" not in filled
    fill(stored, isi)
