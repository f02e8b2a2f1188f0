from decimal import Decimal

import pytest

from ranpk_desktop.domain.angka import KOSONG, Isian, Jenis, parse_isian
from ranpk_desktop.domain.butir import Butir, Level
from ranpk_desktop.domain.rencana import (
    TAHUNAN,
    Arah,
    CaraIsi,
    Indikator,
    Konsolidasi,
    Target,
    annual,
    annual_target,
    guess_konsolidasi,
    numbers,
    suggest_arah,
    suggest_konsolidasi,
)

JUMLAH, AKHIR, TETAP, RATA = Konsolidasi
MAKSIMAL, MINIMAL, STABIL = Arah


def target(tahunan, *triwulan):
    return dict(enumerate(map(parse_isian, (tahunan, *triwulan))))


def decimals(teks):
    return [Decimal(x) for x in teks.split()]


@pytest.mark.parametrize(
    ("konsolidasi", "v", "tahunan"),
    [
        (JUMLAH, "25 25", "50"),  # S4 no. 12: N/A, N/A, 25, 25
        (AKHIR, "20 40 80", "80"),  # S4: N/A, 20, 40, 80
        (TETAP, "95 95 95 95", "95"),  # S3
        (TETAP, "95 95 96 95", None),
        (RATA, "80 90", "85"),
        (JUMLAH, "0 0", "0"),
        *((konsolidasi, "", None) for konsolidasi in Konsolidasi),
        *((konsolidasi, "7.5", "7.5") for konsolidasi in Konsolidasi),
    ],
)
def test_that_the_year_follows_from_the_quarters_that_hold_a_number(konsolidasi, v, tahunan):
    assert annual(konsolidasi, decimals(v)) == (None if tahunan is None else Decimal(tahunan))


def test_that_only_numbers_of_the_four_quarters_count():
    assert numbers(target("50", "N/A", "-", "0", "≤ 25")) == [Decimal(0), Decimal(25)]
    assert numbers({}) == []


def test_that_an_annual_target_is_taken_from_the_plan_or_derived():
    assert annual_target(JUMLAH, target("60", "25", "25", "", "")).nilai == 60
    assert annual_target(JUMLAH, target("", "25", "25", "", "")).nilai == 50
    assert annual_target(JUMLAH, {3: parse_isian("25")}).nilai == 25
    assert annual_target(TETAP, target("", "95", "96", "95", "95")) == KOSONG
    assert annual_target(JUMLAH, {}) == KOSONG


@pytest.mark.parametrize("teks", ["-", "N/A"])
def test_that_an_annual_target_of_nothing_is_a_decision(teks):
    assert annual_target(JUMLAH, target(teks, "25", "25", "25", "25")) == parse_isian(teks)


@pytest.mark.parametrize(
    ("v", "tahunan", "suggested"),
    [
        ("95 95 95 95", "95", TETAP),
        ("95 95 95 95", None, None),
        ("3 3 3 3", None, None),
        ("3 3 3 3", "12", JUMLAH),
        ("25 25", "50", JUMLAH),
        ("20 40 80", "80", AKHIR),
        ("80 90", "85", RATA),
        ("80 85 90 90", "86.25", RATA),
        ("1 1 2", "1.33", RATA),
        ("80", "80", AKHIR),
        ("2.5 7.35", "7.26", None),
        ("20 40 80", None, None),
        ("80", None, None),
        ("", "80", None),
    ],
)
def test_that_a_kind_of_consolidation_is_suggested(v, tahunan, suggested):
    annual_number = None if tahunan is None else Decimal(tahunan)

    assert suggest_konsolidasi(decimals(v), annual_number) is suggested


@pytest.mark.parametrize(
    ("v", "tahunan", "guessed"),
    [("95 95 95 95", None, TETAP), ("95", None, None), ("20 40", None, None), ("3 3", "6", JUMLAH)],
)
def test_that_a_file_without_an_annual_column_holds_equal_quarters(v, tahunan, guessed):
    annual_number = None if tahunan is None else Decimal(tahunan)

    assert guess_konsolidasi(decimals(v), annual_number) is guessed


@pytest.mark.parametrize(
    ("operator", "arah"),
    [("≤", MINIMAL), ("<", MINIMAL), ("≥", MAKSIMAL), (">", MAKSIMAL), ("", None)],
)
def test_that_an_operator_suggests_the_direction(operator, arah):
    assert suggest_arah(operator) is arah


@pytest.mark.parametrize("enum", [Level, Arah, Konsolidasi, CaraIsi])
def test_that_no_code_shows_on_a_screen(enum):
    labels = [member.label for member in enum]

    assert len(set(labels)) == len(labels)
    assert not any(member.value in member.label for member in enum)


def test_that_rows_of_the_database_are_read():
    butir = Butir.from_row(
        {
            "id": "b1",
            "tahun": 2026,
            "induk_id": None,
            "level": "TARGET_OUTPUT",
            "urutan": 3,
            "nomor_asli": "1.1.2",
            "uraian": "Laporan",
            "penanggung_jawab": "Tim",
            "acuan": "RANPK-2024/3.1-2",
            "dihapus_pada": None,
        }
    )
    row = {
        "butir_id": "b1",
        "satuan": "%",
        "arah": "MINIMAL",
        "konsolidasi": "RATA",
        "cara_isi": "KUMULATIF",
        "sumber_data": "SIPT",
    }
    cells = {"jenis": "angka", "nilai": "2.5", "operator": "≤", "teks": "≤ 2,5"}

    assert (butir.level, butir.urutan) == (Level.TARGET_OUTPUT, 3)
    assert Indikator.from_row(row) == Indikator("b1", "%", MINIMAL, RATA, CaraIsi.KUMULATIF, "SIPT")
    assert Target.from_row({"id": "t", "butir_id": "b1", "triwulan": 0} | cells) == Target(
        "t", "b1", TAHUNAN, Isian(Jenis.ANGKA, Decimal("2.5"), "≤", "≤ 2,5")
    )
