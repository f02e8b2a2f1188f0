"""What is typed into an action, and what follows from its status."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.isian_ratl import JUDUL, read_cells
from ranpk_desktop.domain.ratl import Ratl, StatusRatl
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import CheckError

HARI = date(2026, 10, 5)
TERBUKA = Ratl("r", 2025, "Loka POM di Kabupaten Contoh", "contoh", "Pasang papan petunjuk")
SELESAI = replace(
    TERBUKA,
    status=StatusRatl.SELESAI,
    tanggal_selesai=date(2026, 3, 5),
    alasan_tanpa_dukungan="Papan dapat dilihat di loket",
)


def read(ratl: Ratl, dukungan: int = 0, **texts: str) -> dict:
    return read_cells(ratl, texts, dukungan=dukungan, hari=HARI)


def refusal(ratl: Ratl, dukungan: int = 0, **texts: str) -> str:
    with pytest.raises(CheckError) as caught:
        read(ratl, dukungan, **texts)
    return caught.value.field


def test_that_closing_needs_data_dukung_or_a_reason() -> None:
    assert refusal(TERBUKA, status="SELESAI") == "alasan_tanpa_dukungan"
    today = {"status": "SELESAI", "tanggal_selesai": "2026-10-05"}
    assert read(TERBUKA, 1, status="SELESAI") == today
    reason = "Arsip kertas"
    assert read(TERBUKA, status="SELESAI", alasan_tanpa_dukungan=reason) == {
        **today,
        "alasan_tanpa_dukungan": reason,
    }
    assert read(replace(TERBUKA, alasan_tanpa_dukungan=reason), status="SELESAI") == today


def test_that_the_closing_day_is_today_unless_one_is_typed() -> None:
    typed = read(TERBUKA, 1, status="SELESAI", tanggal_selesai="2026-09-30")
    assert typed["tanggal_selesai"] == "2026-09-30"


def test_that_a_typed_closing_day_closes_and_needs_proof_too() -> None:
    assert read(TERBUKA, 2, tanggal_selesai="2026-09-30") == {
        "tanggal_selesai": "2026-09-30",
        "status": "SELESAI",
    }
    assert refusal(TERBUKA, tanggal_selesai="2026-09-30") == "alasan_tanpa_dukungan"


@pytest.mark.parametrize("status", ["BELUM", "PROSES"])
def test_that_opening_again_takes_the_closing_day_away(status: str) -> None:
    assert read(SELESAI, status=status) == {"status": status, "tanggal_selesai": None}


def test_that_a_closed_action_keeps_its_day_when_its_status_is_typed_once_more() -> None:
    assert read(SELESAI, status="SELESAI") == {"status": "SELESAI"}


def test_that_the_day_of_a_closed_action_can_be_changed_and_become_unknown() -> None:
    assert read(SELESAI, tanggal_selesai="2026-03-06") == {"tanggal_selesai": "2026-03-06"}
    assert read(SELESAI, tanggal_selesai="") == {"tanggal_selesai": None}


def test_that_a_closed_action_keeps_its_reason_while_it_has_no_data_dukung() -> None:
    assert refusal(SELESAI, alasan_tanpa_dukungan=" ") == "alasan_tanpa_dukungan"
    assert read(SELESAI, 1, alasan_tanpa_dukungan="") == {"alasan_tanpa_dukungan": ""}


def test_that_an_imported_action_that_is_closed_without_proof_can_be_typed_in() -> None:
    imported = replace(SELESAI, alasan_tanpa_dukungan="", tanggal_selesai=None)
    assert read(imported, kendala="Tidak ada") == {"kendala": "Tidak ada"}
    assert read(imported, tanggal_selesai="2026-03-05") == {"tanggal_selesai": "2026-03-05"}


@pytest.mark.parametrize("kolom", ["tanggal_mulai", "tanggal_selesai"])
def test_that_a_day_to_come_is_refused(kolom: str) -> None:
    assert refusal(SELESAI, 1, **{kolom: "2026-10-06"}) == kolom


def test_that_an_end_before_the_beginning_is_refused() -> None:
    assert refusal(SELESAI, tanggal_mulai="2026-03-06") == "tanggal_mulai"
    begun = replace(SELESAI, tanggal_mulai=date(2026, 3, 1))
    assert refusal(begun, tanggal_selesai="2026-02-28") == "tanggal_selesai"
    assert read(begun, kendala="x") == {"kendala": "x"}


def test_that_a_closing_day_beside_an_open_status_is_refused() -> None:
    typed = {"status": "PROSES", "tanggal_selesai": "2026-03-06"}
    assert refusal(TERBUKA, **typed) == "tanggal_selesai"


@pytest.mark.parametrize(
    ("teks", "disimpan", "sampai"),
    [
        ("31/03/2026", "31/03/2026", "2026-03-31"),
        ("Tw II 2026", "Tw II 2026", "2026-06-30"),
        ("Setiap bulan", "Setiap bulan", None),
        (" 4. Juni\n2022 ", "4. Juni 2022", "2022-06-30"),
        ("", "", None),
    ],
)
def test_that_a_time_is_kept_as_typed_beside_its_last_day(teks, disimpan, sampai) -> None:
    assert read(TERBUKA, waktu_pelaksanaan=teks) == {
        "waktu_pelaksanaan": disimpan,
        "sampai": sampai,
    }


def test_that_chosen_unsur_are_no_guess_any_more() -> None:
    assert read(TERBUKA, unsur="U9,U1") == {"unsur": "U1,U9", "unsur_tebakan": 0}
    assert read(TERBUKA, unsur="") == {"unsur": "", "unsur_tebakan": 0}
    assert refusal(TERBUKA, unsur="U0") == "unsur"


@pytest.mark.parametrize(("kolom", "teks"), [("status", ""), ("status", "x"), ("dasar", "x")])
def test_that_only_choices_are_taken(kolom: str, teks: str) -> None:
    assert refusal(TERBUKA, **{kolom: teks}) == kolom


def test_that_a_line_stays_one_line_and_a_text_keeps_its_lines() -> None:
    found = read(TERBUKA, penanggung_jawab="Tim\nLoket", rencana_aksi="a\r\nb\x00 ")
    assert found == {"penanggung_jawab": "Tim Loket", "rencana_aksi": "a\nb"}


TEXTS = st.text("aU19,-/TWI 206\n\x00\u202e", max_size=20) | st.sampled_from(
    ["SELESAI", "PROSES", "2026-03-05", "U1,U2", "TERENDAH", "TW I 2026", "31/3/26"]
)
GUESSED = replace(TERBUKA, unsur=(Unsur.U1,), unsur_tebakan=True)


def faults(ratl: Ratl, texts: dict[str, str], dukungan: int) -> set[str]:
    """Return the column that refuses these texts, if one does."""
    try:
        read_cells(ratl, texts, dukungan=dukungan, hari=HARI)
    except CheckError as error:
        return {error.field}
    return set()


@given(
    st.dictionaries(st.sampled_from(sorted(JUDUL)), TEXTS),
    st.sampled_from([TERBUKA, SELESAI, GUESSED]),
    st.integers(0, 2),
)
def test_that_any_text_is_taken_or_refused_with_the_name_of_a_column(texts, ratl, dukungan) -> None:
    assert faults(ratl, texts, dukungan) <= JUDUL.keys()


@given(st.sampled_from(sorted(JUDUL)), TEXTS)
def test_that_what_is_stored_reads_back_as_the_same(kolom: str, teks: str) -> None:
    if not faults(TERBUKA, {kolom: teks}, 1):
        stored = read(TERBUKA, 1, **{kolom: teks})
        again = read(TERBUKA, 1, **{kolom: str(stored[kolom] or "")})
        assert again == stored
