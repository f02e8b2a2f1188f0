"""`ranpk ekspor lampiran1|lampiran2|ratl|skm` on the sample office."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ranpk_desktop import cli
from ranpk_desktop.clock import utc_now
from ranpk_desktop.services.kantor_baru import open_sample

Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def ekspor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Export from the sample office with --json; return the exit code and the object."""
    open_sample(tmp_path / "data", utc_now).close()
    monkeypatch.setenv("RANPK_DATA", str(tmp_path / "data"))

    def run(*arguments: object) -> tuple[int, Any]:
        out = ("--out", tmp_path / "hasil", "--json")
        code = cli.main(["ekspor", *map(str, (*arguments, *out))])
        return code, json.loads(capsys.readouterr().out)

    return run


def names(hasil: Any) -> list[str]:
    assert all(Path(path).stat().st_size > 5000 for path in hasil["berkas"])
    return [Path(path).name for path in hasil["berkas"]]


def test_that_lampiran_1_takes_several_years_and_a_day(ekspor: Run) -> None:
    code, hasil = ekspor("lampiran1", "--tahun", 2025, "--tahun", 2024, "--per", "2026-06-30")
    assert code == 0
    assert names(hasil) == ["lampiran-1-skm-2024-2025.pdf", "lampiran-1-skm-2024-2025.xlsx"]


def test_that_lampiran_2_is_one_document_a_year(ekspor: Run) -> None:
    code, hasil = ekspor("lampiran2", "--tahun", 2025, "--tahun", 2024, "--bentuk", "2021")
    assert code == 0
    assert names(hasil) == [
        f"lampiran-2-skm-{tahun}.{ending}" for tahun in (2024, 2025) for ending in ("pdf", "xlsx")
    ]


def test_that_the_status_report_is_of_all_years_unless_some_are_named(ekspor: Run) -> None:
    assert names(ekspor("ratl")[1])[0] == "status-ratl-skm-2024-2025.pdf"
    assert names(ekspor("ratl", "--tahun", 2025)[1])[0] == "status-ratl-skm-2025.pdf"


def test_that_the_report_of_a_survey_comes_with_its_sheet_if_asked(ekspor: Run) -> None:
    assert names(ekspor("skm", "--tahun", 2026)[1]) == [
        "laporan-skm-2026.pdf",
        "laporan-skm-2026.xlsx",
    ]
    code, hasil = ekspor("skm", "--tahun", 2026, "--publikasi", "A3", "--kertas", "A4")
    assert code == 0
    assert names(hasil)[2:] == ["publikasi-skm-2026.pdf", "publikasi-skm-2026.xlsx"]
    assert names(ekspor("skm", "--tahun", 2026, "--periode", "S1")[1])[0] == (
        "laporan-skm-2026-s1.pdf"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("lampiran1", "--tahun", 2025, "--per", "lusa"),
        ("lampiran1",),
        ("lampiran2", "--tahun", 2025, "--bentuk", "2020"),
    ],
)
def test_that_wrong_usage_is_told(ekspor: Run, arguments: tuple[object, ...]) -> None:
    code, hasil = ekspor(*arguments)
    assert (code, hasil["kesalahan"]["kode"]) == (2, "SALAH_PAKAI")
