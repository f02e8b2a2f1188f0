"""`ranpk impor …` on workbooks, through the child process that reads foreign files."""

import json
from pathlib import Path

import pytest

from ranpk_desktop import cli
from tests.imports.buku_rencana import s3, s4, saved


@pytest.mark.parametrize(
    ("buku", "jumlah"), [(s3(), (52, 48, 3, 1, 0, 0)), (s4(), (31, 22, 1, 1, 7, 0))]
)
def test_that_a_plan_is_printed_with_its_sum(
    buku: object, jumlah: tuple[int, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rencana.xlsx"
    file.write_bytes(saved(buku))  # type: ignore[arg-type]
    assert cli.main(["impor", "rencana", str(file)]) == 0
    nama = ("sel_target", "angka", "strip", "kosong", "tidak_diukur", "ragu")
    ringkasan = dict(zip(nama, jumlah, strict=True))
    kalimat = (
        "Sel target {sel_target} = angka {angka} + strip {strip} + kosong {kosong}"
        " + tidak diukur {tidak_diukur} + tidak terbaca {ragu}"
    )
    assert kalimat.format(**ringkasan) in capsys.readouterr().out
    assert cli.main(["impor", "rencana", str(file), "--json"]) == 0
    hasil = json.loads(capsys.readouterr().out)
    assert (hasil["ringkasan"], hasil["tahun"]) == (ringkasan, 2026)


def test_that_many_findings_are_cut_short_for_people(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    buku = s4()
    for nomor in range(1, 60):
        buku.create_sheet(f"Lain {nomor}")["A1"] = "catatan"
    file = tmp_path / "rencana.xlsx"
    file.write_bytes(saved(buku))
    assert cli.main(["impor", "rencana", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (lines[-1], len([it for it in lines if it.startswith("- [")])) == ("… dan 24 lagi.", 40)


def test_that_what_is_no_workbook_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rencana.xlsx"
    file.write_text("bukan")
    assert cli.main(["impor", "rencana", str(file), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["kesalahan"]["kode"] == "BUKAN_BUKU_KERJA"
