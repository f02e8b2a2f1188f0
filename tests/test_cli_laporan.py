"""`ranpk ekspor laporan|semester` on the sample office."""

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
        out = ("--tahun", 2026, "--out", tmp_path / "hasil", "--json")
        code = cli.main(["ekspor", *map(str, (*arguments, *out))])
        return code, json.loads(capsys.readouterr().out)

    return run


def names(hasil: Any) -> list[str]:
    assert all(Path(path).stat().st_size > 5000 for path in hasil["berkas"])
    return [Path(path).name for path in hasil["berkas"]]


def test_that_a_half_year_is_named_by_itself_or_by_the_quarter_that_ends_it(ekspor: Run) -> None:
    for option in (("--semester", 2), ("--tw", 4)):
        code, hasil = ekspor("semester", *option, "--kertas", "A4")
        assert code == 0
        assert names(hasil) == ["laporan-ranpk-S2-2026.pdf", "laporan-ranpk-S2-2026.xlsx"]


@pytest.mark.parametrize(
    "options", [(), ("--semester", 1, "--tw", 2), ("--tw", 3), ("--semester", 3)]
)
def test_that_a_half_year_is_named_just_once(ekspor: Run, options: tuple[object, ...]) -> None:
    code, hasil = ekspor("semester", *options)
    assert (code, hasil["kesalahan"]["kode"]) == (2, "SALAH_PAKAI")


def test_that_the_interim_report_of_any_quarter_is_written(ekspor: Run) -> None:
    code, hasil = ekspor("laporan", "--tw", 3)
    assert code == 0
    assert names(hasil) == ["laporan-TW3-2026.pdf", "laporan-TW3-2026.xlsx"]
