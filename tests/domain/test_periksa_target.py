"""Targets that contradict one another, their satuan, their direction or their own text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.angka import Isian, Jenis
from ranpk_desktop.domain.aturan import check_pohon
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.parameter_aturan import ParameterAturan
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.rencana import Konsolidasi, annual, suggest_konsolidasi
from tests.domain.susunan import sasaran

JUMLAH, AKHIR, TETAP, RATA = Konsolidasi
NUMBERS = st.lists(st.integers(0, 10**6).map(Decimal), max_size=4)


def check(cells: str, parameter: ParameterAturan | None = None, **columns: str) -> list[Finding]:
    """Check one indikator with the targets "TW I|II|III|IV|tahunan"."""
    columns.setdefault("satuan", "Nilai")
    pohon = sasaran().indikator("b1", "s", target=cells, **columns).pohon
    return check_pohon(pohon, parameter or ParameterAturan())


def codes(findings: list[Finding]) -> list[str]:
    return [finding.kode for finding in findings]


@pytest.mark.parametrize(
    ("konsolidasi", "arah", "cells", "expected"),
    [
        (AKHIR, "MAKSIMAL", "N/A|2,5|N/A|7,35|7,26", {"R112": "target_0"}),  # S4 no. 3
        (AKHIR, "MAKSIMAL", "N/A|2,5|N/A|7,35|7,35", {}),
        (JUMLAH, "MAKSIMAL", "N/A|N/A|25|25|50", {}),
        (JUMLAH, "MAKSIMAL", "N/A|N/A|25|25|100", {"R112": "target_0"}),
        (RATA, "MAKSIMAL", "80|85|85|-|83,33", {}),
        (RATA, "MAKSIMAL", "80|85|85|-|83,3", {}),
        (RATA, "MAKSIMAL", "80|85|85|-|83,34", {"R112": "target_0"}),
        (TETAP, "MAKSIMAL", "95|95|95|95|95", {}),
        (TETAP, "MAKSIMAL", "95|95|95|95|96", {"R112": "target_0"}),
        (TETAP, "MAKSIMAL", "95|95|95|96|95", {"R111": "target_4"}),
        (TETAP, "MAKSIMAL", "95|95|95|95|", {}),
        (JUMLAH, "MAKSIMAL", "95|95|95|95|-", {}),
        (JUMLAH, "MAKSIMAL", "-|N/A||-|95", {}),
        (AKHIR, "MAKSIMAL", "N/A|80|60|70|70", {"R113": "target_3"}),
        (AKHIR, "MAKSIMAL", "40|40|80|80|80", {}),
        (AKHIR, "MINIMAL", "4|3|2|1|1", {}),
        (AKHIR, "STABIL", "4|3|2|1|1", {}),
        (JUMLAH, "MAKSIMAL", "4|3|2|1|10", {}),
        (AKHIR, "MAKSIMAL", "40|80|60|70|80", {"R112": "target_0", "R113": "target_3"}),
    ],
)
def test_that_targets_that_contradict_themselves_warn(konsolidasi, arah, cells, expected):
    findings = check(cells, konsolidasi=konsolidasi.value, arah=arah)

    assert codes(findings) == list(expected)
    assert all(finding.tingkat is Tingkat.PERINGATAN for finding in findings)
    assert [finding.tempat for finding in findings] == [
        {"butir_id": "b1", "kolom": kolom} for kolom in expected.values()
    ]


def test_that_a_mismatch_names_both_numbers_and_what_to_do():
    (finding,) = check("N/A|2,5|N/A|7,35|7,26")

    assert finding.pesan == (
        "Target tahunan 7,26 tidak sama dengan 7,35 menurut target triwulannya "
        "(cara hitung tahunan “Nilai terakhir”). Betulkan salah satunya, atau cara hitungnya."
    )


@given(NUMBERS, st.sampled_from(Konsolidasi))
def test_that_a_suggestion_never_warns(v, konsolidasi):
    tahunan = annual(konsolidasi, v)
    suggested = suggest_konsolidasi(v, tahunan)
    if suggested and tahunan is not None:
        plan = sasaran().indikator(
            "b1", "s", target="", satuan="Nilai", konsolidasi=suggested.value
        )
        sasaran_row, row = plan.pohon.simpul
        target = {tw: Isian(Jenis.ANGKA, x) for tw, x in enumerate((tahunan, *v))}
        filled = Simpul(row.butir, row.tingkat, indikator=row.indikator, target=target)
        assert set(codes(check_pohon(Pohon((sasaran_row, filled))))) <= {"R113"}


@pytest.mark.parametrize(
    ("cells", "satuan", "expected"),
    [
        ("||||", "Nilai", ["R114"]),
        ("", "Nilai", ["R114"]),
        ("-|-|-|-|-", "Nilai", []),
        ("|||N/A|", "Nilai", []),
        ("12,4|12,4|12,4|12.4|12,4", "Nilai", ["R115"]),
        ("12.4|13.4|13,5|13,5|13,5", "Nilai", ["R115", "R115"]),
        ("7,1|7,2|7,3|7.350|7.350", "Nilai", []),  # both agree, so neither stands out
        ("N/A|N/A|7,26|7.350|7,35", "Nilai", ["R112", "R115"]),
        ("6.009.854 (kumulatif: 18.010.715)|||6.009.854|6.009.854", "orang", []),
        ("56.000|56.000|56.000|56.000|56.000", "orang", []),
        ("40%|40%|40%|40%|40%", "Lembaga", ["R116"]),
        ("40%|40%|40%|40%|40%", "Persen", []),
        ("40%|40%|40%|40%|40%", "%", []),
        ("40|40|40|40|40", "Lembaga", []),
        ("100|100|100|110|110", "Persen", ["R117"]),
        ("110|110|110|110|110", "Lembaga", []),
        ("1|1|1,5|2|2", "Orang", ["R118"]),
        ("1|1|1,5|2|2", "Lembaga/ Institusi", ["R118"]),
        ("1|1|1,5|2|2", "Indeks desa", []),
        ("1|1|1,0|2|2", "orang", []),
        ("≤ 2|≤ 2|≤ 2|≤ 2|≤ 2", "kasus", ["R119"]),
        ("≥ 2|≥ 2|≥ 2|≥ 2|≥ 2", "kasus", []),
    ],
)
def test_that_a_target_is_held_against_its_text_and_its_satuan(cells, satuan, expected):
    assert codes(check(cells, satuan=satuan)) == expected


def test_that_an_operator_fits_its_direction():
    assert codes(check("≤ 2|≤ 2|≤ 2|≤ 2|≤ 2", arah="MINIMAL")) == []
    assert codes(check("≥ 2|≥ 2|≥ 2|≥ 2|≥ 2", arah="MINIMAL")) == ["R119"]
    assert codes(check("≤ 2|≤ 2|≤ 2|≤ 2|≤ 2", arah="STABIL")) == []


def test_that_only_a_mean_of_a_year_may_be_half_a_person():
    assert codes(check("2|3|2|3|2,5", satuan="orang", konsolidasi="RATA")) == []
    assert codes(check("2|3|2|3,5|2,63", satuan="orang", konsolidasi="RATA")) == ["R118"]


def test_that_growth_may_pass_a_hundred_percent():
    columns = {"satuan": "Persen", "uraian": "Persentase peningkatan ekspor"}
    assert codes(check("110|120|130|140|140", **columns)) == []


@pytest.mark.parametrize(
    ("cells", "satuan", "kolom", "pesan"),
    [
        (
            "|40%||40%|40%",
            "Lembaga",
            "target_2",
            "Target TW II 40%; TW IV 40%; tahunan 40% ditulis dengan tanda %, tetapi satuannya "
            "Lembaga. Ganti satuannya, atau tulis target tanpa %.",
        ),
        (
            "1|2|2|12,5|12,5",
            "orang",
            "target_4",
            "orang dihitung bulat, tetapi targetnya TW IV 12,5; tahunan 12,5. "
            "Betulkan angkanya atau satuannya.",
        ),
        (
            "12,4|12,4|12,4|12.4|12,4",
            "Nilai",
            "target_4",
            "“12.4” memakai titik sebagai tanda desimal; dibaca 12,4. "
            "Tulis menurut ejaan Indonesia bila benar.",
        ),
        (
            "≤ 2|≤ 2|≤ 2|≤ 2|",
            "kasus",
            "target_1",
            "Target TW I ≤ 2; TW II ≤ 2; TW III ≤ 2; TW IV ≤ 2, padahal makin tinggi makin baik. "
            "Betulkan target atau polaritasnya.",
        ),
    ],
)
def test_that_a_finding_says_what_where_and_what_to_do(cells, satuan, kolom, pesan):
    (finding,) = check(cells, satuan=satuan)
    assert (finding.tempat, finding.pesan) == ({"butir_id": "b1", "kolom": kolom}, pesan)


def test_that_a_stored_text_that_is_no_number_is_found():
    plan = sasaran().indikator("b1", "s", satuan="Nilai", target="90|90|90|90|90")
    plan.isi["target"][0]["teks"] = "kira-kira 90"
    (finding,) = check_pohon(plan.pohon)
    assert finding.kode == "R115"
    assert "“kira-kira 90” tidak dapat dibaca sebagai angka." in finding.pesan


def test_that_the_limit_of_percent_and_the_words_of_whole_things_are_parameters():
    parameter = ParameterAturan(persen_tertinggi=Decimal(120), satuan_utuh=frozenset({"ekor"}))
    assert codes(check("110|110|110|110|110", parameter, satuan="Persen")) == []
    assert codes(check("110|110|110|121|121", parameter, satuan="Persen")) == ["R117"]
    assert codes(check("1|1|1|1,5|1,5", parameter, satuan="ekor sapi")) == ["R118"]
    assert codes(check("1|1|1|1,5|1,5", parameter, satuan="orang")) == []
