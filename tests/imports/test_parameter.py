"""Every parameter file follows its schema and holds the defaults that documents settle."""

import json

import pytest

from ranpk_desktop.imports import referensi
from ranpk_desktop.paths import resource

NAMES = sorted(path.stem for path in resource("parameter").glob("*.json"))


def test_that_each_parameter_file_is_known() -> None:
    assert NAMES == ["aturan", "kriteria", "rekomendasi", "skm", "tenggat"]


@pytest.mark.parametrize("name", NAMES)
def test_that_a_parameter_file_follows_its_schema(name: str) -> None:
    referensi.read(resource("parameter", f"{name}.json").read_bytes(), f"{name}-1", name)


def parameter(name: str) -> dict:
    return json.loads(resource("parameter", f"{name}.json").read_text(encoding="utf-8"))


def test_that_there_are_six_bands_of_capaian() -> None:
    assert len(parameter("kriteria")["kriteria"]) == 6


def test_that_a_unit_has_five_working_days_and_no_holiday_is_invented() -> None:
    assert parameter("tenggat")["hari_kerja"] == 5
    assert parameter("tenggat")["libur"] == {}


def test_that_2021_asked_for_three_things_and_2022_for_one() -> None:
    per_tahun = parameter("rekomendasi")["per_tahun"]
    assert [row["dasar"] for row in per_tahun["2021"]] == ["MUTU_C_D", "PENURUNAN", "TERENDAH"]
    assert [row["dasar"] for row in per_tahun["2022"]] == ["TERENDAH"]
    assert per_tahun["2022"] == parameter("rekomendasi")["bawaan"]


def test_that_no_check_is_changed_by_default() -> None:
    assert parameter("aturan")["aturan"] == parameter("aturan")["ambang"] == {}


def test_that_weights_and_mutu_of_a_survey_are_those_of_permenpanrb_14_2017() -> None:
    skm = parameter("skm")
    assert set(skm["bobot"].values()) == {"1/9"}
    assert [(row["mutu"], row["dari"], row["sampai"]) for row in skm["mutu"]] == [
        ("D", "25.00", "64.99"),
        ("C", "65.00", "76.60"),
        ("B", "76.61", "88.30"),
        ("A", "88.31", "100.00"),
    ]
