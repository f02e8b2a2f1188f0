"""`ranpk paket` as a script uses it: every jenis, nothing to report, parts put together."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ranpk_desktop import cli
from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services import berkas_dukung
from ranpk_desktop.services.office import Office
from tests.berkas import PDF
from tests.kuncian import lock

FRASA = "kuda hijau makan lima mangga"
Ranpk = Callable[..., tuple[int, Any]]


@pytest.fixture
def ranpk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ranpk:
    """Run a command with --json on a data folder; return the exit code and the object."""
    monkeypatch.setenv("RANPK_DATA", str(tmp_path / "kantor"))
    monkeypatch.setenv("RANPK_FRASA", FRASA)

    def run(*arguments: object) -> tuple[int, Any]:
        code = cli.main([*map(str, arguments), "--json"])
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 1
        return code, json.loads(lines[0])

    return run


def buat(ranpk: Ranpk, folder: Path, *lain: object) -> tuple[int, Any]:
    return ranpk("paket", "buat", "--tahun", 2026, "--out", folder, *lain)


def jenis_of(path: str, ranpk: Ranpk) -> tuple[str, str, bool]:
    code, hasil = ranpk("paket", "verifikasi", path)
    assert code == 0
    return hasil["jenis"], hasil["periode"], hasil["sah"]


@pytest.fixture
def filled(office: Office) -> Path:
    """Leave an office closed in which the second quarter is locked and the plan is fixed."""
    kepala = office.kantor.pejabat()[-1]["id"]
    office.identitas.make_key(FRASA)
    office.rekaman.fix(2026, kepala, walau_peringatan=True)
    lock(office, 2026, Triwulan.II, kepala)
    office.close()
    return office.folder


def test_that_every_jenis_is_made_from_scripts(
    ranpk: Ranpk, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "kirim"
    assert filled.is_dir()
    for options, expected in (
        (("--jenis", "RENCANA"), ("RENCANA", "TAHUN", True)),
        (("--tw", 2), ("LAPORAN_TRIWULAN", "TW2", True)),
        (("--jenis", "LAPORAN_SEMESTER", "--semester", 1), ("LAPORAN_SEMESTER", "S1", True)),
    ):
        code, made = buat(ranpk, out, *options)
        assert code == 0, made
        (berkas,) = made["berkas"]
        assert made.keys() == {"berkas", "manifes", "sidik_isi", "ukuran"}
        assert made["ukuran"] == Path(berkas).stat().st_size
        assert jenis_of(berkas, ranpk) == expected
        monkeypatch.setenv("RANPK_FRASA", "frasa yang salah sama sekali")
        assert buat(ranpk, out, *options) == (0, made), "the stored file needs no passphrase"
        monkeypatch.setenv("RANPK_FRASA", FRASA)
    code, answer = buat(ranpk, out, "--jenis", "SKM")
    assert (code, answer["kesalahan"]["kode"]) == (1, "BELUM_DIKUNCI")
    code, answer = buat(ranpk, out, "--jenis", "PERJANJIAN_KINERJA")
    assert (code, answer["kesalahan"]["kode"]) == (1, "BELUM_FINAL")


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--jenis", "LAPORAN_SEMESTER"),
        ("--tw", 2, "--semester", 1),
        ("--jenis", "TANDA_TERIMA"),
        ("--jenis", "LAPORAN_SEMESTER", "--semester", 3),
    ],
)
def test_that_a_period_must_be_named_where_there_are_several(
    ranpk: Ranpk, filled: Path, tmp_path: Path, options: tuple[object, ...]
) -> None:
    assert filled.is_dir()
    code, answer = buat(ranpk, tmp_path / "kirim", *options)
    assert (code, answer["kesalahan"]["kode"]) == (2, "SALAH_PAKAI")


def test_that_nothing_to_report_is_sent_with_its_reason(ranpk: Ranpk, tmp_path: Path) -> None:
    ranpk("kantor", "buat", "--unit", "loka-pulau-morotai", "--kepala", "Contoh Keenam")
    ranpk("kunci", "buat")
    alasan = ("--nihil", "Kantor belum beroperasi.")
    code, made = ranpk(
        *("paket", "buat", "--tahun", 2025, "--tw", 4, "--out", tmp_path / "kirim", *alasan)
    )
    assert code == 0, made
    assert jenis_of(made["berkas"][0], ranpk) == ("LAPORAN_TRIWULAN", "TW4", True)
    skm = ("paket", "buat", "--tahun", 2025, "--jenis", "SKM", "--out", tmp_path / "kirim")
    code, made = ranpk(*skm, *alasan, "--pejabat", "Contoh Keenam")
    assert code == 0, made
    code, answer = ranpk(*skm, "--nihil", "Lain", "--pejabat", "Bukan Siapa-siapa")
    assert (code, answer["kesalahan"]["kode"]) == (1, "ISIAN_SALAH")


@pytest.fixture
def parts(office: Office, tmp_path: Path) -> list[Path]:
    """Leave an office closed and return the three parts of a report of its."""
    kepala = office.kantor.pejabat()[-1]["id"]
    service = office.data_dukung
    row = office.realisasi.load(2026, Triwulan.III).laporan.baris[0]
    kept = [
        berkas_dukung.keep(
            service.files, berkas_dukung.examine(f"{n}.pdf", PDF + bytes([n]) * 6_900_000)
        )
        for n in range(1, 4)
    ]
    service.add_berkas(DukunganRealisasi(row.butir_id, Triwulan.III), kept)
    lock(office, 2026, Triwulan.III, kepala)
    office.identitas.make_key(FRASA)
    made = office.paket.make(2026, Triwulan.III, "F4", FRASA)
    office.close()
    (tmp_path / "flashdisk").mkdir()
    return [Path(shutil.copy(it.path, tmp_path / "flashdisk")) for it in made.berkas]


def test_that_parts_are_put_together_and_counted(
    ranpk: Ranpk, parts: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, hasil = ranpk("paket", "rakit", *reversed(parts))
    assert (code, hasil["lengkap"], hasil["temuan"]) == (0, True, [])
    (laporan,) = hasil["paket"]
    assert (laporan["jenis"], laporan["periode"], laporan["sah"]) == (
        "LAPORAN_TRIWULAN",
        "TW3",
        True,
    )
    assert [it["nama"] for it in laporan["berkas"]] == [it.name for it in parts]
    code, hasil = ranpk("paket", "rakit", parts[2], parts[0])
    assert (code, hasil["lengkap"]) == (1, False)
    assert hasil["paket"][0]["hilang"] == [2]
    assert cli.main(["paket", "rakit", str(parts[0])]) == 1
    assert "belum lengkap, kurang bagian 2, 3 dari 3" in capsys.readouterr().out
    code, hasil = ranpk("paket", "rakit", *parts, "--data", tmp_path / "orang-lain")
    assert (code, hasil["lengkap"], hasil["paket"][0]["sah"]) == (1, True, None)
    assert ranpk("paket", "rakit")[0] == 2


def test_that_all_parts_are_handed_out(ranpk: Ranpk, parts: list[Path], tmp_path: Path) -> None:
    code, made = buat(ranpk, tmp_path / "kirim", "--tw", 3)
    assert code == 0
    assert [Path(it).name for it in made["berkas"]] == [it.name for it in parts]
    assert made["ukuran"] == sum(it.stat().st_size for it in parts)
