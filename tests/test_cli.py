"""`ranpk` as a script uses it: exit codes, stable keys, Indonesian sentences, no traceback."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ranpk_desktop import cli
from ranpk_desktop.services.office import Office
from tests.kuncian import lock

FRASA = "kuda hijau makan lima mangga"


@pytest.fixture
def ranpk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, Any]]:
    """Run a command with --json on a data folder; return the exit code and the object."""
    monkeypatch.setenv("RANPK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("RANPK_FRASA", FRASA)

    def run(*arguments: object) -> tuple[int, Any]:
        code = cli.main([*map(str, arguments), "--json"])
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 1
        return code, json.loads(lines[0])

    return run


def test_that_the_whole_job_runs_from_scripts(ranpk, tmp_path: Path) -> None:
    isian = tmp_path / "isian.json"
    isian.write_text(
        json.dumps({"realisasi": [{"indikator": "3.1-2", "pembilang": "19", "penyebut": "20"}]})
    )
    assert (
        ranpk(
            "kantor",
            "buat",
            "--unit",
            "loka-pulau-morotai",
            "--kepala",
            "Contoh Keenam",
            "--rencana",
            2026,
        )[0]
        == 0
    )
    code, filled = ranpk("realisasi", "isi", "--tahun", 2026, "--tw", 1, isian)
    assert (code, filled) == (0, {"berubah": True, "terisi": 1, "jumlah": 10})
    assert ranpk("realisasi", "isi", "--tahun", 2026, "--tw", 1, isian)[1]["berubah"] is False
    code, made = ranpk("ekspor", "laporan", "--tahun", 2026, "--tw", 1, "--out", tmp_path / "draf")
    assert code == 0
    assert sorted(Path(path).suffix for path in made["berkas"]) == [".pdf", ".xlsx"]
    for bentuk, nama in (("rencana-aksi", "rencana-aksi"), ("iku", "rencana-aksi-iku")):
        plan = ("rencana-aksi", "--tahun", 2026, "--bentuk", bentuk, "--kertas", "A4")
        code, made = ranpk("ekspor", *plan, "--out", tmp_path / "rencana")
        assert code == 0
        assert [Path(path).name for path in made["berkas"]] == [
            f"{nama}-2026.pdf",
            f"{nama}-2026.xlsx",
        ]
    code, refused = ranpk("ekspor", *plan, "--revisi", 1, "--out", tmp_path / "rencana")
    assert (code, refused["kesalahan"]["kode"]) == (1, "REVISI_TIDAK_ADA")
    code, key = ranpk("kunci", "buat")
    assert code == 0
    assert ranpk("kunci", "tampil") == (0, key)
    lock = ("kunci-triwulan", "--tahun", 2026, "--tw", 1)
    assert ranpk(*lock)[1]["kesalahan"]["kode"] == "TRIWULAN_BELUM_BERES"
    temuan = ranpk("periksa", "--tahun", 2026, "--tw", 1)[1]["temuan"]
    empty = [it["tempat"]["butir_id"] for it in temuan if it["kode"] == "R201"]
    rows = [{"indikator": butir_id, "nilai": "N/A"} for butir_id in empty]
    isian.write_text(json.dumps({"realisasi": rows}))
    assert ranpk("realisasi", "isi", "--tahun", 2026, "--tw", 1, isian)[0] == 0
    assert ranpk(*lock)[1]["kesalahan"]["pesan"] == (
        "TW I 2026 belum dapat dikunci: 0 kesalahan, 4 peringatan."
    )
    assert ranpk(*lock, "--alasan", "Target belum ditetapkan Pusat.")[0] == 0
    code, found = ranpk("periksa", "--tahun", 2026, "--tw", 1)
    quarter = [temuan for temuan in found["temuan"] if temuan["kode"].startswith("R2")]
    assert quarter
    for temuan in quarter:
        assert temuan["tempat"].keys() == {"butir_id", "triwulan", "kolom"}
        assert temuan["tingkat"] != "peringatan" or "alasan" in temuan
    code, paket = ranpk("paket", "buat", "--tahun", 2026, "--tw", 1, "--out", tmp_path / "kirim")
    assert code == 0
    (berkas,) = paket["berkas"]
    assert paket["ukuran"] == Path(berkas).stat().st_size
    code, hasil = ranpk("paket", "verifikasi", berkas)
    assert (code, hasil["sah"], hasil["utuh"]) == (0, True, True)
    assert hasil["unit"].startswith("Loka POM")
    assert hasil["sidik_isi"] == paket["sidik_isi"]
    assert hasil["segel"]["kode_pengenal"] == key["kode_pengenal"]
    code, isi = ranpk("paket", "isi", berkas)
    assert (code, isi["tabel"]["indikator"]) == (0, 10)


def test_that_a_package_can_be_checked_anywhere_with_the_certificate(
    ranpk, sealed_paket: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paket, sertifikat = sealed_paket
    assert ranpk("paket", "verifikasi", paket, "--sertifikat", sertifikat)[0] == 0
    code, hasil = ranpk("paket", "verifikasi", paket)
    assert (code, hasil["sah"], hasil["utuh"]) == (1, None, True)
    broken = tmp_path / "rusak.asice"
    broken.write_bytes(paket.read_bytes()[:-1])
    code, hasil = ranpk("paket", "verifikasi", broken, "--sertifikat", sertifikat)
    assert (code, hasil["sah"], hasil["utuh"]) == (1, False, False)
    assert hasil["temuan"][0]["pesan"]
    assert not (tmp_path / "data").exists()


@pytest.fixture
def sealed_paket(tmp_path: Path, office: Office) -> tuple[Path, Path]:
    from ranpk_desktop.domain.triwulan import Triwulan

    lock(office, 2026, Triwulan.III, office.kantor.pejabat()[-1]["id"])
    office.identitas.make_key(FRASA)
    made = office.paket.make(2026, Triwulan.III, "F4", FRASA)
    (tmp_path / "surat").mkdir()
    return (
        Path(shutil.copy(made.path, tmp_path / "surat")),
        Path(shutil.copy(office.identitas.certificate_path, tmp_path / "surat")),
    )


def test_that_the_catalogue_and_the_register_are_printed(ranpk) -> None:
    katalog = ranpk("katalog")[1]
    assert len(katalog["baris"]) == 116
    assert sum(row["bpom"] for row in katalog["baris"]) == 10
    assert len(ranpk("katalog", "--bpom")[1]["baris"]) == 10
    assert set(ranpk("unit")[1]["unit"][0]) == {
        "id", "nama", "jenis", "berlaku_dari", "berlaku_sampai", "zona",
    }  # fmt: skip


def test_that_a_plan_is_fixed_and_revised(ranpk) -> None:
    ranpk(
        *("kantor", "buat", "--unit", "loka-pulau-morotai", "--rencana", 2026),
        *("--kepala", "Nama Kepala"),
    )
    code, refused = ranpk("rencana", "tetapkan", "--tahun", 2026)
    assert (code, refused["kesalahan"]["kode"]) == (1, "RENCANA_BELUM_BERES")
    anyway = ("rencana", "tetapkan", "--tahun", 2026, "--walau-ada-peringatan")
    assert ranpk(*anyway) == (0, {"tahun": 2026, "revisi": 0})
    assert ranpk(*anyway)[1]["kesalahan"]["kode"] == "SUDAH_DITETAPKAN"
    assert ranpk("rencana", "revisi", "--tahun", 2026, "--alasan", "uji")[1]["revisi"] == 1
    assert ranpk(*anyway) == (0, {"tahun": 2026, "revisi": 1})


def test_that_a_plan_is_checked_and_its_completeness_counted(ranpk) -> None:
    ranpk("kantor", "buat", "--unit", "loka-pulau-morotai", "--rencana", 2026)
    code, plan = ranpk("periksa", "--tahun", 2026)
    assert code == 0
    assert plan.keys() == {"temuan", "lengkap"}
    assert plan["lengkap"]["jumlah"] == 10
    assert {temuan["kode"] for temuan in plan["temuan"]} >= {"R114", "R125", "R126"}
    for temuan in plan["temuan"]:
        assert temuan.keys() == {"kode", "tingkat", "tempat", "pesan"}
        assert temuan["tempat"].keys() == {"butir_id", "kolom"}
    code, quarter = ranpk("periksa", "--tahun", 2026, "--tw", 1)
    assert (code, quarter["lengkap"]) == (0, {"terisi": 0, "jumlah": 10})
    assert {temuan["kode"] for temuan in quarter["temuan"]} >= {"R202", "R126"}
    assert ranpk("periksa", "--tahun", 2026, "--tw", 5)[0] == 2


def test_that_backups_are_made_listed_and_restored(ranpk) -> None:
    ranpk("kantor", "buat", "--unit", "loka-pulau-morotai", "--rencana", 2026)
    code, made = ranpk("cadangan", "buat")
    assert code == 0
    assert ranpk("cadangan", "daftar")[1] == made
    code, before = ranpk("cadangan", "pulihkan", made["cadangan"][0])
    assert code == 0
    assert before["cadangan"][0].startswith("sebelum-pulih-")
    assert ranpk("cadangan", "pulihkan", "tidak-ada.db")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "kode"),
    [
        (["kunci", "tampil"], 1, "BELUM_ADA_KANTOR"),
        (["kantor", "buat", "--unit", "tidak-ada"], 1, "UNIT_TIDAK_ADA"),
        (["kunci-triwulan", "--tahun", "2026", "--tw", "1"], 1, "BELUM_ADA_KANTOR"),
        (["paket", "verifikasi", "tidak-ada.asice"], 1, None),
        (["paket", "buat", "--tahun", "2026", "--tw", "5", "--out", "x"], 2, "SALAH_PAKAI"),
        (["paket", "buat", "--tahun", "abc", "--tw", "1", "--out", "x"], 2, "SALAH_PAKAI"),
        (["paket"], 2, "SALAH_PAKAI"),
        (["tidak-ada"], 2, "SALAH_PAKAI"),
        (["katalog", "--aneh"], 2, "SALAH_PAKAI"),
        (["realisasi", "isi", "--tahun", "2026", "--tw", "1"], 2, "SALAH_PAKAI"),
    ],
)
def test_that_a_failure_is_one_object_with_kode_pesan_and_tindakan(
    ranpk, arguments: list[str], code: int, kode: str | None
) -> None:
    found, answer = ranpk(*arguments)
    assert found == code
    assert set(answer["kesalahan"]) == {"kode", "pesan", "tindakan"}
    assert answer["kesalahan"]["pesan"]
    assert kode in (None, answer["kesalahan"]["kode"])


def test_that_an_office_is_not_made_twice(ranpk) -> None:
    assert ranpk("kantor", "buat", "--unit", "loka-pulau-morotai")[0] == 0
    code, answer = ranpk("kantor", "buat", "--unit", "loka-pulau-morotai")
    assert (code, answer["kesalahan"]["kode"]) == (1, "KANTOR_SUDAH_ADA")


def test_that_our_own_bug_names_the_log_and_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ranpk_desktop.services.parameter.katalog", lambda: 1 / 0)
    assert cli.main(["katalog"]) == 70
    answer = capsys.readouterr()
    assert "ranpk.log" in answer.err
    assert "Traceback" not in answer.err + answer.out


def test_that_people_get_sentences(ranpk, capsys: pytest.CaptureFixture[str]) -> None:
    ranpk("kantor", "buat", "--unit", "loka-pulau-morotai")
    assert cli.main(["kunci", "tampil"]) == 1
    said = "Kantor ini belum mempunyai kunci segel. Buat kunci dahulu.\n"
    assert capsys.readouterr().err == said


def test_that_a_mistyped_folder_stays_empty(ranpk, tmp_path: Path) -> None:
    code, answer = ranpk("cadangan", "daftar", "--data", tmp_path / "salah-ketik")
    assert (code, answer["kesalahan"]["kode"]) == (1, "BELUM_ADA_KANTOR")
    assert not (tmp_path / "salah-ketik").exists()


def test_that_a_folder_that_cannot_be_written_is_a_sentence(ranpk, tmp_path: Path) -> None:
    ranpk("kantor", "buat", "--unit", "loka-pulau-morotai", "--rencana", 2026)
    (tmp_path / "berkas").write_text("bukan folder")
    where = ("--tahun", 2026, "--tw", 1, "--out", tmp_path / "berkas" / "dalam")
    code, answer = ranpk("ekspor", "laporan", *where)
    assert (code, answer["kesalahan"]["kode"]) == (1, "FOLDER_TIDAK_ADA")


@pytest.mark.parametrize("command", [["--help"], ["paket", "--help"], ["paket", "buat", "--help"]])
def test_that_help_speaks_indonesian(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(command) == 0
    text = capsys.readouterr().out
    assert text.startswith("Pemakaian: ranpk")
    for english in (
        "Usage",
        "Options",
        "Commands",
        "Show this message",
        "OPTIONS",
        "COMMAND",
        "DIRECTORY",
        "required",
    ):
        assert english not in text


def test_that_an_open_window_is_said_so(office: Office) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ranpk_desktop", "cadangan", "daftar", "--data", office.folder],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_STATE_HOME": str(office.folder)},
    )
    assert done.returncode == 1
    assert "Tutup jendela RANPK dahulu" in done.stderr
