"""`ranpk skm hitung …` on files of answers and of values."""

import json
from pathlib import Path
from typing import Any

import pytest

from ranpk_desktop import cli
from ranpk_desktop.domain.unsur import Unsur
from tests.domain.survei import NILAI_2021, NILAI_2022
from tests.imports.survei import DUA_PULUH_SEMBILAN, NAMA, TERTUKAR, answers, text, workbook


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code = cli.main(["skm", "hitung", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_that_answers_come_to_their_value(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    rows = [TERTUKAR, *answers(DUA_PULUH_SEMBILAN)]
    file = tmp_path / f"pengujian.{ending}"
    file.write_bytes(text(rows) if ending == "csv" else workbook(rows))
    code, hasil = run(capsys, str(file), "--tahun", "2022")
    assert code == 0
    (layanan,) = hasil["layanan"]
    assert (layanan["nama"], layanan["responden"]) == ("pengujian", 29)
    assert (layanan["ikm"], layanan["mutu"]) == ("91.48", "A")
    assert layanan["unsur"]["U1"] == {
        "nrr": "3.6207",
        "nilai": "90.52",
        "mutu": "A",
        "n": 29,
        "kosong": 0,
    }
    assert layanan["terendah"] == ["U3", "U2", "U5"]
    assert layanan["tindak_lanjut"][0]["unsur"] == "U3"
    assert hasil["unit"] == {"ikm": "91.48", "mutu": "A", "metode": "rata-rata layanan"}
    assert [it["kode"] for it in hasil["temuan"]] == ["UNSUR_TERTUKAR"]


def test_that_values_of_two_years_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        [tahun, unsur.value, unsur.nama, nilai]
        for tahun, values in (("2021", NILAI_2021), ("2022", NILAI_2022))
        for unsur, nilai in zip(Unsur, values.split(), strict=True)
    ]
    file = tmp_path / "nilai.csv"
    file.write_bytes(text([["Tahun", "Kode", "Unsur", "Nilai"], *rows]))
    _code, hasil = run(capsys, str(file))
    assert [(it["tahun"], it["ikm"], it["terendah"]) for it in hasil["layanan"]] == [
        (2021, "89.80", ["U1", "U9", "U2"]),
        (2022, "90.83", ["U1", "U2", "U9"]),
    ]
    assert hasil["unit"]["ikm"] == "90.83"


def test_that_the_unit_is_the_mean_of_its_services(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["Layanan", *NAMA], ["Satu", *(["80"] * 9)], ["Dua", *(["90,5"] * 9)]]
    file = tmp_path / "a.csv"
    file.write_bytes(text(rows))
    _code, hasil = run(capsys, str(file))
    assert hasil["unit"]["ikm"] == "85.25"


def test_that_people_are_answered_in_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "informasi.csv"
    file.write_bytes(text([TERTUKAR, *answers(DUA_PULUH_SEMBILAN)]))
    assert cli.main(["skm", "hitung", str(file)]) == 0
    said = capsys.readouterr().out
    for words in (
        "informasi: nilai SKM 91,48 – A, 29 responden",
        "  U1   3,6207    90,52  A",
        "  → U3: terendah ke-1, nilai 86,21",
        "Nilai unit 91,48 – A (rata-rata layanan)",
        "- [peringatan] U8 dan U9 tertukar",
    ):
        assert words in said


def test_that_a_survey_with_a_missing_unsur_has_no_value(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(text([NAMA[:8], *(row[:8] for row in answers(DUA_PULUH_SEMBILAN))]))
    code, hasil = run(capsys, str(file))
    assert (code, hasil["layanan"][0]["ikm"], hasil["unit"]["ikm"]) == (0, None, None)
    assert cli.main(["skm", "hitung", str(file)]) == 0
    assert "8 dari 9 unsur" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("isi", "kode"),
    [(b"a;b\n1;2\n", "UNSUR_TIDAK_DIKENAL"), (b";" * 400_000, "BERKAS_SURVEI_TIDAK_TERBACA")],
)
def test_that_another_file_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], isi: bytes, kode: str
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(isi)
    code, hasil = run(capsys, str(file))
    assert (code, hasil["kesalahan"]["kode"]) == (1, kode)
