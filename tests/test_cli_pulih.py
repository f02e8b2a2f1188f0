"""`ranpk paket pulihkan`: shown first, done only when asked, and only for a confirmed seal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ranpk_desktop import cli
from ranpk_desktop.clock import utc_now
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.office import Office, open_office
from tests.kuncian import lock
from tests.test_cli import FRASA, ranpk

__all__ = ["ranpk"]

Run = Callable[..., tuple[int, Any]]


def sent(office: Office) -> tuple[Path, str]:
    """Return the package of a quarter, and the kode pengenal of its seal; the office is closed."""
    kode = office.identitas.make_key(FRASA)["kode_pengenal"]
    lock(office, 2026, Triwulan.I, office.kantor.pejabat()[0]["id"])
    path = office.paket.make(2026, Triwulan.I, "A4", FRASA).path
    office.close()
    return path, kode


def test_that_a_restore_is_shown_first_and_needs_the_code_of_the_seal(
    office: Office, ranpk: Run, tmp_path: Path
) -> None:
    path, kode = sent(office)
    folder = tmp_path / "kosong"
    restore = ("paket", "pulihkan", path, "--data", folder)
    code, shown = ranpk(*restore)
    assert (code, shown["diterapkan"], shown["kode_pengenal"]) == (0, False, [kode])
    assert [it["nasib"] for it in shown["paket"]] == ["BARU"]
    assert not folder.exists()
    code, refused = ranpk(*restore, "--terapkan")
    assert (code, refused["kesalahan"]["kode"]) == (1, "PENGENAL_BELUM_DICOCOKKAN")
    assert not folder.exists()
    code, done = ranpk(*restore, "--terapkan", "--kode-pengenal", kode)
    assert (code, done["diterapkan"], done["cadangan"]) == (0, True, [])
    assert any("Kunci segel" in it for it in done["tertinggal"])
    with open_office(folder, utc_now) as other:
        assert other.rekaman.locked(2026, Triwulan.I)["revisi"] == 0
    code, again = ranpk(*restore)
    assert [it["nasib"] for it in again["paket"]] == ["SUDAH_ADA"]
    assert again["kode_pengenal"] == []


def test_that_people_read_what_is_missing(office: Office, tmp_path: Path, capsys: Any) -> None:
    path, kode = sent(office)
    folder = str(tmp_path / "kosong")
    restore = ["paket", "pulihkan", str(path), "--data", folder]
    assert cli.main(restore) == 0
    text = capsys.readouterr().out
    assert "- Laporan TW I 2026, versi awal: dipulihkan" in text
    assert f"Cocokkan kode pengenal {kode}" in text
    assert cli.main([*restore, "--terapkan", "--kode-pengenal", kode]) == 0
    assert "Yang tidak ada di dalam paket:" in capsys.readouterr().out


def test_that_a_file_that_is_no_package_makes_no_office(ranpk: Run, tmp_path: Path) -> None:
    bad = tmp_path / "surat.asice"
    bad.write_bytes(b"bukan paket")
    code, refused = ranpk("paket", "pulihkan", bad, "--terapkan", "--data", tmp_path / "kosong")
    assert (code, refused["kesalahan"]["kode"]) == (1, "TIDAK_ADA_PAKET")
    assert not (tmp_path / "kosong").exists()
