"""An agreement is composed from its rekaman; its states follow from those of all versions."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.perjanjian_kinerja import (
    Keadaan,
    compose,
    place_and_date,
    states,
)
from tests.factories import Rencana, pejabat, small_plan
from tests.perjanjian import isi, naskah, row

FINAL, MENUNGGU, SIGNED, REPLACED = (
    Keadaan.FINAL,
    Keadaan.MENUNGGU_PIHAK_KEDUA,
    Keadaan.DITANDATANGANI,
    Keadaan.DIGANTIKAN,
)


@pytest.mark.parametrize(
    ("reached", "shown"),
    [
        ([], []),
        ([FINAL], [FINAL]),
        ([FINAL, FINAL], [REPLACED, FINAL]),
        ([MENUNGGU, FINAL], [REPLACED, FINAL]),
        ([SIGNED, FINAL], [SIGNED, FINAL]),
        ([SIGNED, MENUNGGU], [SIGNED, MENUNGGU]),
        ([SIGNED, SIGNED], [REPLACED, SIGNED]),
        ([SIGNED, FINAL, FINAL], [SIGNED, REPLACED, FINAL]),
        ([SIGNED, SIGNED, FINAL], [REPLACED, SIGNED, FINAL]),
        ([FINAL, SIGNED, MENUNGGU], [REPLACED, SIGNED, MENUNGGU]),
    ],
)
def test_that_a_signed_version_holds_until_a_later_one_is_signed(reached, shown) -> None:
    assert states(reached) == shown


@given(st.lists(st.sampled_from([FINAL, MENUNGGU, SIGNED]), min_size=1))
def test_that_the_newest_version_is_never_replaced_and_at_most_one_signed_one_holds(reached):
    shown = states(reached)
    assert shown[-1] is reached[-1]
    assert shown.count(SIGNED) == min(1, reached.count(SIGNED))
    assert all(it in (before, REPLACED) for before, it in zip(reached, shown, strict=True))


@pytest.mark.parametrize(
    ("columns", "printed"),
    [
        ({}, "Contoh, 5 Januari 2026"),
        ({"tempat": ""}, "5 Januari 2026"),
        ({"bentuk_tanggal": "TAHUN"}, "Contoh, 2026"),
        ({"bentuk_tanggal": "TAHUN", "tanggal": "2025-12-30"}, "Contoh, 2025"),
        ({"bentuk_tanggal": "TAHUN", "tanggal": None}, "Contoh, 2026"),
        ({"bentuk_tanggal": "LENGKAP", "tanggal": None}, "Contoh, 2026"),
        ({"bentuk_tanggal": "KOSONG"}, "Contoh,"),
    ],
)
def test_that_what_the_pen_fills_in_stays_blank(columns: dict, printed: str) -> None:
    text = place_and_date(row(**columns))
    assert " ".join(text.split()) == printed
    assert (len(text) > 40) is ("Januari" not in printed)


def test_that_prefixes_of_a_title_stand_before_it_and_nobody_is_nobody() -> None:
    made = naskah(
        small_plan(), pejabat=[pejabat(sebutan="Plh.", nip=None)], pihak_kedua_sebutan="Pj."
    )
    assert made.kesatu.jabatan == "Plh. Kepala Loka POM di Kabupaten Contoh"
    assert made.kesatu.baris_nip == ""
    assert made.kedua.jabatan == "Pj. Kepala Badan Pengawas Obat dan Makanan"
    nobody = naskah(small_plan(), pejabat=[])
    assert (nobody.kesatu.nama, nobody.kesatu.jabatan) == ("", "")
    assert nobody.rencana.pejabat is None


def test_that_texts_are_filled_with_what_the_agreement_says() -> None:
    made = naskah(small_plan(telepon=""), teks={"janji": "{nama} · {unit} · {kontak} · {nomor}"})
    assert made.teks["janji"] == (
        "apt. Siti Rahmawati Lestari, S.Farm., M.Si. · Loka POM di Kabupaten Contoh · "
        "Surel loka.contoh@example.go.id · "
    )
    assert made.teks["sebutan_kedua"] == (
        "selaku atasan Pihak Kesatu, selanjutnya disebut Pihak Kedua"
    )
    assert made.teks["judul_lampiran"].splitlines() == [
        "PERJANJIAN KINERJA KEPALA LOKA POM DI KABUPATEN CONTOH",
        "TAHUN 2026",
    ]


def test_that_what_somebody_typed_is_not_filled_once_more() -> None:
    made = naskah(small_plan(), nomor="{nama}", teks={"nomor": "NOMOR {nomor}"})
    assert made.teks["nomor"] == "NOMOR {nama}"


def budget(rencana: Rencana) -> list[tuple[str, str, str]]:
    return [
        (row.nomor, row.uraian, "" if row.pagu is None else str(row.pagu))
        for row in naskah(rencana).anggaran
    ]


def test_that_programs_and_their_kegiatan_are_numbered_with_their_budget() -> None:
    rencana = Rencana()
    sasaran = rencana.butir("SASARAN_STRATEGIS", "Sasaran")
    satu = rencana.butir("PROGRAM", "Satu", sasaran)
    kegiatan = rencana.butir("KEGIATAN", "Langkah", satu)
    rencana.butir("SUB_KEGIATAN", "Bagian", kegiatan, pagu="100")
    rencana.butir("KEGIATAN", "Tanpa pagu", satu)
    rencana.butir("PROGRAM", "Dua", sasaran)
    rencana.butir("KEGIATAN", "Lepas", sasaran, pagu="50")
    assert budget(rencana) == [
        ("1", "Satu", "100"),
        ("1.1", "Langkah", "100"),
        ("2", "Dua", ""),
        ("3", "Lepas", "50"),
    ]
    assert naskah(rencana).jumlah_anggaran == Decimal(150)


def test_that_a_plan_without_any_budget_has_no_rows_of_it() -> None:
    rencana = Rencana()
    rencana.butir("KEGIATAN", "Langkah", rencana.butir("PROGRAM", "Satu"))
    assert budget(rencana) == []
    assert naskah(rencana).jumlah_anggaran is None


def test_that_an_old_rekaman_without_some_tables_is_still_composed() -> None:
    rows = isi(small_plan())
    for table in ("keluaran", "anggaran", "komponen", "pengukuran"):
        del rows[table]
    assert compose(rows).anggaran == ()
