"""`ranpk pk` and the export of the agreement, as a script uses them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ranpk_desktop import cli
from ranpk_desktop.clock import utc_now
from ranpk_desktop.services import contoh
from ranpk_desktop.services.office import open_office

Run = Callable[..., tuple[int, Any]]
TAHUN = ("--tahun", "2026")


@pytest.fixture
def ranpk(tmp_path: Path, monkeypatch, capsys) -> Run:
    """Run a command with --json on the sample office; return the exit code and the object."""
    folder = tmp_path / "data"
    with open_office(folder, utc_now) as office:
        contoh.fill(office)
    monkeypatch.setenv("RANPK_DATA", str(folder))

    def run(*arguments: object) -> tuple[int, Any]:
        code = cli.main([*map(str, arguments), "--json"])
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 1
        return code, json.loads(lines[0])

    return run


def test_that_an_agreement_goes_from_draft_to_a_code_on_paper(ranpk: Run, tmp_path: Path) -> None:
    code, filled = ranpk("pk", "isi", *TAHUN, "pihak_kedua_nama=Contoh Atasan", "tempat=Kota")
    assert (code, filled["berubah"]) == (0, True)
    assert [it["kode"] for it in filled["temuan"]] == ["R322"]
    code, refused = ranpk("pk", "finalkan", *TAHUN)
    assert (code, refused["kesalahan"]["kode"]) == (1, "PERJANJIAN_BELUM_BERES")
    assert ranpk("rencana", "tetapkan", *TAHUN, "--walau-ada-peringatan")[0] == 0
    code, final = ranpk("pk", "finalkan", *TAHUN, "--walau-ada-peringatan")
    assert (code, final["revisi"]) == (0, 0)
    target = tmp_path / "pk.pdf"
    export = ("ekspor", "perjanjian-kinerja", *TAHUN, "--kertas", "F4", "--out")
    code, made = ranpk(*export, target)
    assert (code, made["berkas"]) == (0, [str(target)])
    assert target.read_bytes().startswith(b"%PDF-1.4")
    code, found = ranpk("pk", "periksa", final["kode_data"])
    assert code == 0
    assert found["berlaku"] is True
    assert (found["tahun"], found["revisi"], found["keadaan"]) == (2026, 0, "FINAL")
    assert found["sidik_isi"] == final["sidik_isi"]
    revise = ("pk", "revisi", *TAHUN, "--alasan", "strategi", "--uraian", "Pagu berubah")
    assert ranpk(*revise) == (0, {"tahun": 2026, "revisi": 1})
    assert ranpk("pk", "finalkan", *TAHUN, "--walau-ada-peringatan")[0] == 0
    code, found = ranpk("pk", "periksa", final["kode_data"])
    assert (code, found["berlaku"], found["digantikan_oleh"]) == (1, False, 1)
    code, made = ranpk(*export, tmp_path / "hasil", "--revisi", 0)
    assert [Path(it).name for it in made["berkas"]] == [
        "perjanjian-kinerja-2026.pdf",
        "perjanjian-kinerja-2026.xlsx",
    ]
    assert (tmp_path / "hasil" / "perjanjian-kinerja-2026.pdf").read_bytes() == target.read_bytes()


def test_that_what_a_script_gets_wrong_ends_in_a_sentence(ranpk: Run, tmp_path: Path) -> None:
    for arguments, code, kode in (
        (("pk", "periksa", "0000-0000-0000-0000"), 1, None),
        (("pk", "periksa", "bukan kode"), 1, "ISIAN_SALAH"),
        (("pk", "isi", *TAHUN, "warna=merah"), 1, "ISIAN_SALAH"),
        (("pk", "isi", *TAHUN, "tepi_kiri=1"), 1, "ISIAN_SALAH"),
        (("pk", "isi", *TAHUN, "tanpa-tanda"), 2, "SALAH_PAKAI"),
        (("pk", "isi", *TAHUN), 2, "SALAH_PAKAI"),
        (("pk", "revisi", *TAHUN, "--alasan", "bosan", "--uraian", "x"), 2, "SALAH_PAKAI"),
        (("pk", "revisi", *TAHUN, "--alasan", "pejabat", "--uraian", "x"), 1, "BELUM_FINAL"),
        (
            ("ekspor", "perjanjian-kinerja", *TAHUN, "--out", tmp_path / "a.docx"),
            1,
            "AKHIRAN_TIDAK_DIKENAL",
        ),
        (
            ("ekspor", "perjanjian-kinerja", *TAHUN, "--revisi", 4, "--out", tmp_path / "a.pdf"),
            1,
            "REVISI_TIDAK_ADA",
        ),
    ):
        got, answer = ranpk(*arguments)
        assert got == code, arguments
        if kode:
            assert answer["kesalahan"]["kode"] == kode
            assert answer["kesalahan"]["pesan"]
        else:
            assert answer["dikenal"] is False
