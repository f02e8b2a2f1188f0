"""`ranpk impor rencana --terapkan`: a workbook's plan taken over from a script."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ranpk_desktop import cli
from ranpk_desktop.services.office import Office, open_office
from tests.imports import buku_rencana


@pytest.fixture
def data(tmp_path: Path, office: Office) -> Path:
    """Return the folder of the sample office, closed."""
    office.close()
    return office.folder


@pytest.fixture
def ranpk(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Any]]:
    def run(*arguments: object) -> tuple[int, Any]:
        code = cli.main(["impor", "rencana", *map(str, arguments), "--data", str(data), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    path = tmp_path / "renaksi.xlsx"
    path.write_bytes(buku_rencana.saved(buku_rencana.s3()))
    return path


def test_that_a_file_is_only_read_unless_asked(ranpk, berkas: Path, data: Path, clock) -> None:
    code, said = ranpk(berkas, "--tahun", 2031)
    assert code == 0
    assert "terapkan" not in said
    with open_office(data, clock) as office:
        assert 2031 not in office.rencana.years()


def test_that_a_plan_is_taken_over_once(ranpk, berkas: Path, data: Path, clock) -> None:
    code, said = ranpk(berkas, "--terapkan", "--tahun", 2031)
    assert code == 0
    taken = said["terapkan"]
    assert taken["tersimpan"]
    assert taken["baru"]
    assert (taken["tahun"], taken["berubah"], taken["sama"], taken["hilang"]) == (2031, 0, 0, 0)
    _code, said = ranpk(berkas, "--terapkan", "--tahun", 2031)
    again = {"tahun": 2031, "tersimpan": False, "baru": 0, "berubah": 0, "hilang": 0}
    assert said["terapkan"] == again | {"sama": taken["baru"]}
    with open_office(data, clock) as office:
        assert len(office.rencana.load(2031).pohon.simpul) == taken["baru"]
        assert office.perintah.peek()[0] == "Impor rencana dari renaksi.xlsx"


def test_that_the_year_is_that_of_the_file_unless_another_is_named(ranpk, berkas: Path) -> None:
    assert ranpk(berkas, "--terapkan")[1]["terapkan"]["tahun"] == 2026


def test_that_a_file_without_a_year_wants_one(ranpk, tmp_path: Path) -> None:
    book = buku_rencana.s3()
    book.active["A3"] = "TAHUN INI"
    path = tmp_path / "tanpa.xlsx"
    path.write_bytes(buku_rencana.saved(book))
    code, said = ranpk(path, "--terapkan")
    assert code == 1
    assert said["kesalahan"]["kode"] == "TAHUN_TIDAK_DISEBUT"


def test_that_reading_needs_no_office_but_taking_over_does(
    berkas: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["impor", "rencana", str(berkas), "--data", str(tmp_path / "kosong")]
    assert cli.main(arguments) == 0
    assert cli.main([*arguments, "--terapkan"]) == 1
    assert "belum berisi kantor" in capsys.readouterr().err
