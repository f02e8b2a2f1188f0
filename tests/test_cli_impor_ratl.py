"""`ranpk impor ratl`: a RATL workbook read, and taken over, from a script."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ranpk_desktop import cli
from ranpk_desktop.services.office import Office, open_office
from tests.imports import buku_rencana
from tests.imports.buku_ratl import AMBON, ENDE, matriks_2021, table


@pytest.fixture
def data(office: Office) -> Path:
    """Return the folder of the sample office, closed."""
    office.close()
    return office.folder


@pytest.fixture
def ranpk(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Any]]:
    def run(*arguments: object) -> tuple[int, Any]:
        code = cli.main(["impor", "ratl", *map(str, arguments), "--data", str(data), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    path = tmp_path / "ratl.xlsx"
    path.write_bytes(buku_rencana.saved(matriks_2021()))
    return path


def test_that_reading_needs_no_office_and_prints_the_sum(
    berkas: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = ["--data", str(tmp_path / "kosong")]
    assert cli.main(["impor", "ratl", str(berkas), "--tahun", "2021", *nowhere]) == 0
    out = capsys.readouterr().out
    assert "RATL tahun survei 2021: 10 aksi dari 3 unit" in out
    assert "Baris sumber 10 = aksi 10 + lanjutan 0 + pertanyaan 0" in out
    assert "RATL SKM 2021!F13" in out
    assert cli.main(["impor", "ratl", str(berkas), "--tahun", "2021", "--terapkan", *nowhere]) == 1


def test_that_the_keys_are_those_of_the_contract(ranpk, berkas: Path) -> None:
    code, said = ranpk(berkas, "--tahun", 2021, "--semua")
    assert code == 0
    assert said.keys() == {"tahun", "aksi", "temuan", "ringkasan"}
    assert said["ringkasan"] == {
        "baris_sumber": 10,
        "aksi": 10,
        "lanjutan": 0,
        "pertanyaan": 0,
        "unit": 3,
    }
    assert {"unit", "no_rekomendasi", "rekomendasi", "jenis_layanan", "unsur", "unsur_tebakan",
            "rencana_aksi", "timeline", "status", "sel"} <= said["aksi"][0].keys()  # fmt: skip


def test_that_one_unit_can_be_chosen(ranpk, berkas: Path) -> None:
    _code, said = ranpk(berkas, "--tahun", 2021, "--unit", "Loka POM Kab. Ende")
    assert {it["unit"] for it in said["aksi"]} == {ENDE}
    assert said["ringkasan"]["baris_sumber"] == 2
    code, said = ranpk(berkas, "--tahun", 2021, "--unit", "Loka Entah")
    assert code == 1
    assert said["kesalahan"]["kode"] == "UNIT_TIDAK_ADA"
    code, _said = ranpk(berkas, "--tahun", 2021, "--unit", AMBON, "--semua")
    assert code == 2


def test_that_all_units_are_taken_over_once(ranpk, berkas: Path, data: Path, clock) -> None:
    code, said = ranpk(berkas, "--tahun", 2021, "--semua", "--terapkan")
    assert code == 0
    counts = {"tahun": 2021, "tersimpan": True, "baru": 10, "berubah": 0, "sama": 0, "hilang": 0}
    assert said["terapkan"] == counts
    _code, said = ranpk(berkas, "--tahun", 2021, "--semua", "--terapkan")
    assert said["terapkan"] == counts | {"tersimpan": False, "baru": 0, "sama": 10}
    with open_office(data, clock) as office:
        assert len(office.impor_ratl.load(2021).ratl) == 10


def test_that_only_our_own_unit_is_taken_over_unless_asked(
    ranpk, berkas: Path, data: Path, clock, tmp_path: Path
) -> None:
    code, said = ranpk(berkas, "--tahun", 2021, "--terapkan")
    assert (code, said["kesalahan"]["kode"]) == (1, "UNIT_TIDAK_ADA")
    with open_office(data, clock) as office:
        nama = office.kantor.require()["nama"]
    kepala = ("No", "Unit", "Rencana Aksi", "Status")
    rows = [[1, nama, "Menata loket", "Close"], [2, AMBON, "Cat", "Close"]]
    own = tmp_path / "sendiri.xlsx"
    own.write_bytes(buku_rencana.saved(table(rows, kepala=kepala)))
    _code, said = ranpk(own, "--tahun", 2021, "--terapkan")
    assert [it["rencana_aksi"] for it in said["aksi"]] == ["Menata loket"]
    assert said["terapkan"]["baru"] == 1


def test_that_the_survey_year_is_asked_for(ranpk, berkas: Path) -> None:
    code, said = ranpk(berkas)
    assert (code, said["kesalahan"]["kode"]) == (2, "SALAH_PAKAI")


def test_that_what_is_no_workbook_of_ratl_is_refused_in_one_sentence(ranpk, tmp_path: Path) -> None:
    path = tmp_path / "lain.xlsx"
    path.write_bytes(buku_rencana.saved(buku_rencana.bebas()))
    code, said = ranpk(path, "--tahun", 2021)
    assert (code, said["kesalahan"]["kode"]) == (1, "RATL_TIDAK_DIKENAL")
    path.write_text("bukan")
    assert ranpk(path, "--tahun", 2021)[1]["kesalahan"]["kode"] == "BUKAN_BUKU_KERJA"
