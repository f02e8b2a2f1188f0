import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.angka import parse_isian, round_half_up
from ranpk_desktop.domain.capaian import (
    NADA,
    classify,
    compare,
    explain,
    load_bands,
    load_kriteria,
    mean,
    percentage,
)
from ranpk_desktop.domain.realisasi import Posisi
from ranpk_desktop.domain.rencana import Arah, CaraIsi, Indikator, Konsolidasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.paths import resource

MAKSIMAL, MINIMAL, STABIL = Arah
JUMLAH, AKHIR, TETAP, RATA = Konsolidasi
PERIODE, KUMULATIF = CaraIsi
BAWAAN = json.loads(resource("parameter", "kriteria.json").read_text(encoding="utf-8"))
BANDS = load_bands(BAWAAN["kriteria"])
HUNDREDTHS = st.integers(-50_000, 50_000).map(lambda n: Decimal(n) / 100)


def rounded(arah, realisasi, target):
    capaian = percentage(arah, Decimal(realisasi), Decimal(target))
    return str(round_half_up(capaian))


@pytest.mark.parametrize(
    ("arah", "realisasi", "target", "capaian"),
    [
        (MAKSIMAL, "80", "80", "100.00"),
        (MAKSIMAL, "0", "80", "0.00"),
        (MAKSIMAL, "100", "80", "125.00"),
        (MAKSIMAL, "-5", "80", "0.00"),
        (MINIMAL, "2", "2", "100.00"),
        (MINIMAL, "1", "2", "150.00"),
        (MINIMAL, "0", "2", "200.00"),
        (MINIMAL, "3", "2", "50.00"),
        (MINIMAL, "4", "2", "0.00"),
        (MINIMAL, "5", "2", "0.00"),
        (STABIL, "80", "80", "100.00"),
        (STABIL, "88", "80", "90.00"),
        (STABIL, "72", "80", "90.00"),
        (STABIL, "160", "80", "0.00"),
        (STABIL, "170", "80", "0.00"),
        (MAKSIMAL, "12.4", "7.35", "168.71"),
    ],
)
def test_that_capaian_follows_the_direction_and_is_never_negative(arah, realisasi, target, capaian):
    assert rounded(arah, realisasi, target) == capaian


@given(st.sampled_from(Arah), HUNDREDTHS, HUNDREDTHS)
def test_that_no_capaian_is_below_zero(arah, realisasi, target):
    capaian = percentage(arah, realisasi, target)

    assert (capaian is None) is (target == 0)
    assert capaian is None or capaian >= 0


@pytest.mark.parametrize("arah", Arah)
@pytest.mark.parametrize(
    ("realisasi", "target"), [("80", "0"), ("80", "-"), ("80", "N/A"), ("80", ""), ("N/A", "80")]
)
def test_that_without_realisasi_or_target_there_is_no_percentage(arah, realisasi, target):
    r, t = parse_isian(realisasi).nilai, parse_isian(target).nilai

    assert percentage(arah, r, t) is None
    assert explain(arah, r, t) == ""


def test_that_capaian_is_computed_from_the_unrounded_quotient():
    realisasi = Decimal(23) / 36 * 100

    assert round_half_up(realisasi) == Decimal("63.89")
    assert round_half_up(percentage(MAKSIMAL, realisasi, Decimal(80))) == Decimal("79.86")


@pytest.mark.parametrize(
    ("arah", "realisasi", "target", "uraian"),
    [
        (MAKSIMAL, Decimal(174) / 180 * 100, "96", "96,666… ÷ 96 × 100 = 100,69"),
        (MAKSIMAL, Decimal(23) / 36 * 100, "80", "63,888… ÷ 80 × 100 = 79,86"),
        (MINIMAL, Decimal(1), "2", "(2 − 1 ÷ 2) × 100 = 150,00"),
        (MINIMAL, Decimal(5), "2", "(2 − 5 ÷ 2) × 100 = -50,00, dihitung 0"),
        (STABIL, Decimal(88), "80", "100 − |88 ÷ 80 − 1| × 100 = 90,00"),
    ],
)
def test_that_the_arithmetic_is_shown(arah, realisasi, target, uraian):
    assert explain(arah, realisasi, Decimal(target)) == uraian


TARGETS = dict(enumerate(map(parse_isian, ("50", "N/A", "10", "25", "15"))))
POSISI = Posisi(tw=Decimal(20), sd=Decimal(30))


@pytest.mark.parametrize(
    ("konsolidasi", "cara_isi", "tw", "sd", "tahunan"),
    [
        (JUMLAH, PERIODE, (20, 25), (30, 35), (30, 50)),
        (JUMLAH, KUMULATIF, (20, 25), (30, 35), (30, 50)),
        (AKHIR, PERIODE, (30, 25), None, (30, 50)),
        (AKHIR, KUMULATIF, (30, 25), None, (30, 50)),
        (TETAP, PERIODE, (30, 25), None, (30, 50)),
        (TETAP, KUMULATIF, (30, 25), None, (30, 50)),
        (RATA, PERIODE, (20, 25), None, (30, 50)),
        (RATA, KUMULATIF, (30, 25), None, (30, 50)),
    ],
)
def test_that_each_kind_compares_what_belongs_together(konsolidasi, cara_isi, tw, sd, tahunan):
    indikator = Indikator("b", "%", MAKSIMAL, konsolidasi, cara_isi)
    banding = compare(indikator, TARGETS, POSISI, Triwulan.III)

    assert (banding.tw.realisasi, banding.tw.target) == tw
    assert (banding.sd and (banding.sd.realisasi, banding.sd.target)) == sd
    assert (banding.tahunan.realisasi, banding.tahunan.target) == tahunan


def test_that_a_plan_without_any_number_is_compared_with_nothing():
    banding = compare(
        Indikator("b", "%", MAKSIMAL, JUMLAH, PERIODE), {}, Posisi(None, None), Triwulan.I
    )

    assert [pair.percentage(MAKSIMAL) for pair in (banding.tw, banding.sd, banding.tahunan)] == [
        None,
        None,
        None,
    ]
    assert banding.sd.target is None


@pytest.mark.parametrize(
    ("capaian", "paling_tinggi", "expected"),
    [
        ([100, 50], None, "75"),
        ([100, None, 50], None, "75"),
        ([None, None], None, None),
        ([], None, None),
        ([160, 80], None, "120"),
        ([160, 80], 120, "100"),
    ],
)
def test_that_a_mean_leaves_out_what_has_no_percentage(capaian, paling_tinggi, expected):
    values = [None if x is None else Decimal(x) for x in capaian]
    limit = None if paling_tinggi is None else Decimal(paling_tinggi)

    assert mean(values, limit) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("capaian", "nama"),
    [
        ("0", "Sangat Kurang"),
        ("49.99", "Sangat Kurang"),
        ("50", "Kurang"),
        ("69.99", "Kurang"),
        ("70", "Cukup"),
        ("89.99", "Cukup"),
        ("90", "Baik"),
        ("110", "Baik"),
        ("110.01", "Sangat Baik"),
        ("120", "Sangat Baik"),
        ("120.01", "Tidak dapat disimpulkan"),
        ("100000", "Tidak dapat disimpulkan"),
    ],
)
def test_that_default_bands_have_open_and_closed_ends(capaian, nama):
    assert classify(BANDS, Decimal(capaian)).nama == nama


def test_that_capaian_is_rounded_before_it_is_classified():
    capaian = percentage(MAKSIMAL, Decimal("89.995"), Decimal(100))

    assert classify(BANDS, round_half_up(capaian)).nama == "Baik"


@given(st.integers(0, 10**6).map(lambda n: Decimal(n) / 100))
def test_that_every_capaian_lies_in_exactly_one_band(capaian):
    assert sum(capaian in band for band in BANDS) == 1


def test_that_no_capaian_has_no_band():
    assert classify(BANDS, None) is None


def test_that_every_band_has_a_word_and_a_tone():
    assert all(band.nama and band.nada in NADA for band in BANDS)
    assert {band.nada for band in BANDS} == set(NADA)


def test_that_parameters_of_a_year_replace_the_defaults():
    whole = {
        "nama": "Ada",
        "dari": None,
        "dari_tertutup": False,
        "sampai": None,
        "sampai_tertutup": False,
        "nada": "info",
    }
    data = BAWAAN | {"per_tahun": {"2027": {"paling_tinggi": "120", "kriteria": [whole]}}}

    assert load_kriteria(data, 2026).bands == BANDS
    assert load_kriteria(data, 2026).paling_tinggi is None
    assert load_kriteria(data, 2027).paling_tinggi == 120
    assert [band.nama for band in load_kriteria(data, 2027).bands] == ["Ada"]


def changed(index, **columns):
    rows = [dict(row) for row in BAWAAN["kriteria"]]
    rows[index] |= columns
    return rows


@pytest.mark.parametrize(
    "rows",
    [
        [],
        BAWAAN["kriteria"][1:],
        BAWAAN["kriteria"][:-1],
        BAWAAN["kriteria"][:2] + BAWAAN["kriteria"][3:],
        changed(1, dari="51"),
        changed(1, dari="49"),
        changed(1, dari_tertutup=False),
        changed(0, sampai_tertutup=True),
        changed(1, dari_tertutup="ya"),
        changed(1, nada="merah"),
        changed(1, dari="lima puluh"),
        changed(1, dari=50),
        changed(1, sampai=None),
        [{"nama": "Baik"}],
        None,
        ["Baik"],
    ],
)
def test_that_malformed_bands_are_refused_with_a_sentence(rows):
    with pytest.raises(KnownError) as caught:
        load_bands(rows)

    assert caught.value.kode == "PARAMETER_SALAH"
    assert caught.value.tindakan
