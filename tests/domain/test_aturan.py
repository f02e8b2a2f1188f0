"""The registry of checks, and what may be set about it."""

from decimal import Decimal

import pytest

from ranpk_desktop.domain.aturan import (
    ATURAN,
    TARGET_BERTENTANGAN,
    VERSI_ATURAN,
    check_pohon,
)
from ranpk_desktop.domain.aturan_triwulan import ATURAN_TRIWULAN
from ranpk_desktop.domain.finding import Tingkat, count_faults
from ranpk_desktop.domain.parameter_aturan import BAWAAN, ParameterAturan, load_parameter_aturan
from ranpk_desktop.domain.sebutan_rencana import JUDUL_KOLOM
from ranpk_desktop.errors import KnownError
from tests.domain.susunan import sasaran


def busy():
    """Return a plan at which several rules find something."""
    plan = sasaran().indikator("i1", "s", target="80|70|60|50|50", satuan="")
    plan.indikator("i2", "s", uraian="", komponen=[("a", "60"), ("b", "30")])
    return plan.butir("p", "PROGRAM", "s", pagu="10").butir("k", "KEGIATAN", "p", pagu="20").pohon


def codes(findings):
    return [finding.kode for finding in findings]


def test_that_every_rule_has_a_code_and_a_title_of_its_own():
    assert len(ATURAN) == len({rule.kode for rule in ATURAN})
    assert len(ATURAN) + len(ATURAN_TRIWULAN) == VERSI_ATURAN
    assert len({rule.judul for rule in ATURAN}) == len(ATURAN)
    assert len({rule.periksa for rule in ATURAN}) == len(ATURAN)
    assert set(TARGET_BERTENTANGAN) < set(ATURAN)


def test_that_findings_stand_in_the_order_of_the_rows():
    assert codes(check_pohon(busy())) == ["R124", "R113", "R121", "R131", "R151"]


def test_that_errors_and_warnings_are_counted_and_notes_are_not():
    parameter = ParameterAturan(tingkat={"R151": Tingkat.INFO})
    assert count_faults(check_pohon(busy(), parameter)) == (2, 2)


def test_that_every_finding_can_be_jumped_to():
    for finding in check_pohon(busy()):
        assert finding.tempat.keys() == {"butir_id", "kolom"}
        assert finding.tempat["kolom"] in JUDUL_KOLOM


def test_that_some_rules_can_be_asked_alone():
    pohon = busy()
    assert codes(check_pohon(pohon, aturan=TARGET_BERTENTANGAN)) == ["R113"]


def test_that_a_severity_can_be_set_and_a_rule_switched_off():
    parameter = ParameterAturan(tingkat={"R113": Tingkat.INFO}, mati=frozenset({"R124", "R121"}))
    findings = check_pohon(busy(), parameter)
    assert [(f.kode, f.tingkat.value) for f in findings] == [
        ("R113", "info"),
        ("R131", "kesalahan"),
        ("R151", "peringatan"),
    ]


def test_that_an_empty_file_leaves_everything_as_it_is_built_in():
    assert load_parameter_aturan({"aturan": {}, "ambang": {}}) == BAWAAN


def test_that_a_file_sets_severity_switch_and_thresholds():
    found = load_parameter_aturan(
        {
            "aturan": {"R117": {"aktif": False}, "R113": {"tingkat": "info"}, "R999": {}},
            "ambang": {
                "persen_tertinggi": "120",
                "selisih_bobot": "0.01",
                "selisih_pagu": "1000",
                "satuan_utuh": ["Ekor"],
            },
        }
    )
    assert found == ParameterAturan(
        tingkat={"R113": Tingkat.INFO},
        mati=frozenset({"R117"}),
        persen_tertinggi=Decimal(120),
        selisih_bobot=Decimal("0.01"),
        selisih_pagu=Decimal(1000),
        satuan_utuh=frozenset({"ekor"}),
    )


def test_that_a_difference_of_weights_can_be_let_pass():
    parts = [("a", "33.33"), ("b", "33.33"), ("c", "33.33")]
    pohon = sasaran().indikator("i", "s", komponen=parts).pohon
    assert codes(check_pohon(pohon)) == ["R131"]
    assert check_pohon(pohon, ParameterAturan(selisih_bobot=Decimal("0.01"))) == []


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"aturan": {}},
        {"aturan": [], "ambang": {}},
        {"aturan": {"R113": "info"}, "ambang": {}},
        {"aturan": {"R113": {"tingkat": "parah"}}, "ambang": {}},
        {"aturan": {}, "ambang": {"persen_tertinggi": "seratus"}},
        {"aturan": {}, "ambang": {"persen_tertinggi": 100}},
        {"aturan": {}, "ambang": {"selisih_bobot": "-1"}},
        {"aturan": {}, "ambang": {"satuan_utuh": [1]}},
        {"aturan": {}, "ambang": []},
    ],
)
def test_that_a_malformed_file_is_refused_with_a_sentence(data):
    with pytest.raises(KnownError) as caught:
        load_parameter_aturan(data)
    assert caught.value.kode == "PARAMETER_SALAH"
    assert caught.value.tindakan
