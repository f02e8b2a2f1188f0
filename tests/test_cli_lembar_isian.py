"""`ranpk ekspor lembar-isian` on the sample office."""

import json
from pathlib import Path

import pytest

from ranpk_desktop import cli
from ranpk_desktop.clock import utc_now
from ranpk_desktop.services.kantor_baru import open_sample


def test_that_every_penanggung_jawab_gets_a_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    open_sample(tmp_path / "data", utc_now).close()
    monkeypatch.setenv("RANPK_DATA", str(tmp_path / "data"))
    out = tmp_path / "hasil"
    code = cli.main(
        ["ekspor", "lembar-isian", "--tahun", "2026", "--tw", "3", "--out", str(out), "--json"]
    )
    hasil = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [Path(it).name for it in hasil["berkas"]] == [
        f"lembar-isian-TW3-2026-{nama}.xlsx"
        for nama in ("tim-informasi-dan-komunikasi", "kepala", "tim-pengujian", "tim-pemeriksaan")
    ]
    assert all(Path(it).stat().st_size > 5000 for it in hasil["berkas"])
