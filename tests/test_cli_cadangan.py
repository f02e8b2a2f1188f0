"""`ranpk cadangan`: the whole office as one file, carried from one data folder to another."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ranpk_desktop import cli
from ranpk_desktop.clock import utc_now
from ranpk_desktop.services import cadangan_luar
from ranpk_desktop.services.office import Office, open_office
from tests.test_cli import ranpk

__all__ = ["ranpk"]

Run = Callable[..., tuple[int, Any]]


def kota(folder: Path) -> str:
    with open_office(folder, utc_now) as office:
        return str(office.kantor.require()["kota"])


def test_that_the_whole_office_is_restored_into_an_empty_folder(
    office: Office, ranpk: Run, tmp_path: Path
) -> None:
    office.close()
    out = tmp_path / "semua"
    code, made = ranpk("cadangan", "lengkap", "--out", out, "--data", office.folder)
    assert (code, made.get("cadangan"), made.get("rusak")) == (0, [f"{out}.ranpk"], [])
    assert len(made["sidik"]) == 64
    path = Path(made["cadangan"][0])
    assert path.stat().st_size == made["ukuran"]
    other = tmp_path / "lain"
    assert ranpk("cadangan", "pulihkan", path, "--data", other) == (0, {"cadangan": []})
    assert kota(other) == kota(office.folder)
    code, again = ranpk("cadangan", "pulihkan", path, "--data", other)
    assert code == 0
    assert again["cadangan"][0].startswith("sebelum-pulih-")


def test_that_a_carried_office_is_read_only_until_its_file_comes_back(
    office: Office, ranpk: Run, tmp_path: Path
) -> None:
    office.close()
    here, there = office.folder, tmp_path / "sana"
    pergi, pulang = tmp_path / "pergi.ranpk", tmp_path / "pulang.ranpk"
    assert ranpk("cadangan", "lengkap", "--out", pergi, "--bawa", "Budi", "--data", here)[0] == 0
    code, refused = ranpk("kunci", "buat", "--data", here)
    assert (code, refused["kesalahan"]["kode"]) == (1, "SEDANG_DIBAWA")
    assert "oleh Budi sejak" in refused["kesalahan"]["pesan"]
    assert ranpk("cadangan", "pulihkan", pergi, "--data", there)[0] == 0
    with open_office(there, utc_now) as away:
        away.kantor.save_unit({"kota": "Kota Sana"})
    assert ranpk("cadangan", "lengkap", "--out", pulang, "--bawa", "Budi", "--data", there)[0] == 0
    code, refused = ranpk("cadangan", "pulihkan", pergi, "--data", here)
    assert (code, refused["kesalahan"]["kode"]) == (1, "BERKAS_SENDIRI")
    assert ranpk("cadangan", "pulihkan", pulang, "--data", here)[0] == 0
    assert kota(here) == "Kota Sana"
    assert ranpk("kunci", "buat", "--data", here)[0] == 0


def test_that_an_office_is_taken_over_only_while_it_is_away(
    office: Office, ranpk: Run, tmp_path: Path
) -> None:
    office.close()
    here = office.folder
    code, refused = ranpk("cadangan", "ambil-alih", "--data", here)
    assert (code, refused["kesalahan"]["kode"]) == (1, "TIDAK_SEDANG_DIBAWA")
    out = tmp_path / "pergi.ranpk"
    ranpk("cadangan", "lengkap", "--out", out, "--bawa", "Budi", "--data", here)
    code, taken = ranpk("cadangan", "ambil-alih", "--data", here)
    assert (code, taken["nama"]) == (0, "Budi")
    assert ranpk("kunci", "buat", "--data", here)[0] == 0


def test_that_an_office_stays_where_the_file_cannot_be_written(
    office: Office, ranpk: Run, tmp_path: Path
) -> None:
    office.close()
    out = tmp_path / "tidak-ada" / "pergi.ranpk"
    code, refused = ranpk(
        "cadangan", "lengkap", "--out", out, "--bawa", "B", "--data", office.folder
    )
    assert (code, refused["kesalahan"]["kode"]) == (1, "FOLDER_TIDAK_ADA")
    assert ranpk("kunci", "buat", "--data", office.folder)[0] == 0


def test_that_a_copy_outside_is_made_and_one_on_the_same_disk_refused(
    office: Office, ranpk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.close()
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    copy = ("cadangan", "luar", "--out", stick, "--data", office.folder)
    code, refused = ranpk(*copy)
    assert (code, refused["kesalahan"]["kode"]) == (1, "MASIH_DI_KOMPUTER_INI")
    monkeypatch.setattr(cadangan_luar, "is_shared_folder", lambda _path: "flashdisk")
    code, made = ranpk(*copy)
    assert (code, made["cadangan"]) == (0, [str(path) for path in stick.iterdir()])
    with open_office(office.folder, utc_now) as again:
        assert again.cadangan_luar.last_day() is not None


def test_that_a_mistyped_file_makes_no_data_folder(ranpk: Run, tmp_path: Path) -> None:
    code, refused = ranpk("cadangan", "pulihkan", "tidak-ada.ranpk", "--data", tmp_path / "baru")
    assert (code, refused["kesalahan"]["kode"]) == (1, "BERKAS_TIDAK_TERBACA")
    assert not (tmp_path / "baru").exists()


def test_that_people_are_told_what_a_take_over_means(
    office: Office, tmp_path: Path, capsys: Any
) -> None:
    office.close()
    data = ["--data", str(office.folder)]
    cli.main(["cadangan", "lengkap", "--out", str(tmp_path / "p.ranpk"), "--bawa", "Budi", *data])
    assert cli.main(["cadangan", "ambil-alih", *data]) == 0
    assert "menjadi versi kedua" in capsys.readouterr().out
