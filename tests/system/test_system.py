"""The interface to the operating system; Windows only as far as it can be tried elsewhere."""

import ctypes
import inspect
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from ranpk_desktop import system
from ranpk_desktop.system import posix, windows

FUNCTIONS = ["sync_folder", "is_shared_folder", "open_with_desktop", "free_bytes"]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_that_both_systems_have_the_same_functions(name: str):
    promised = inspect.signature(getattr(system.System, name))
    expected = [promised.parameters["path"]]
    for module in (posix, windows):
        signature = inspect.signature(getattr(module, name))
        assert list(signature.parameters.values()) == expected
        assert signature.return_annotation == promised.return_annotation


def test_that_the_interface_names_all_functions():
    public = [name for name in vars(system.System) if not name.startswith("_")]
    assert sorted(public) == sorted(FUNCTIONS)


def test_that_a_folder_is_synced_and_a_missing_one_is_an_error(tmp_path: Path):
    posix.sync_folder(tmp_path)
    with pytest.raises(FileNotFoundError):
        posix.sync_folder(tmp_path / "tidak ada")


def test_that_an_ordinary_folder_is_not_shared(tmp_path: Path):
    assert posix.is_shared_folder(tmp_path / "RANPK" / "belum ada") is None


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - BPOM", "OneDrive"),
        ("Dropbox (Kantor)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("Drive Saya", "Google Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
        ("onedrive-lama", None),
        ("Dokumen", None),
    ],
)
def test_that_synchronised_folders_are_known_by_name(
    tmp_path: Path, folder: str, reason: str | None
):
    assert posix.is_shared_folder(tmp_path / folder / "ranpk") == reason


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("nfs4", "folder jaringan"),
        ("cifs", "folder jaringan"),
        ("9p", "folder jaringan"),
        ("fuse.sshfs", "folder jaringan"),
        ("ext4", None),
        ("9pirate", None),
    ],
)
def test_that_network_drives_are_known_by_their_mount(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, reason: str | None
):
    drive = tmp_path / "drive kantor"
    drive.mkdir()
    mounts = tmp_path / "mounts"
    escaped = str(drive).replace(" ", r"\040")
    mounts.write_text(f"none / ext4 rw 0 0\n//pusat/data {escaped} {kind} rw 0 0\n", "utf-8")
    monkeypatch.setattr(posix, "_MOUNTS", mounts)
    assert posix.is_shared_folder(drive / "ranpk") == reason
    assert posix.is_shared_folder(tmp_path) is None


def test_that_a_system_without_a_mount_table_is_judged_by_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(posix, "_MOUNTS", tmp_path / "tidak ada")
    assert posix.is_shared_folder(tmp_path / "Dropbox") == "Dropbox"


def test_that_free_space_is_known_before_the_folder_exists(tmp_path: Path):
    status = os.statvfs(tmp_path)
    free = posix.free_bytes(tmp_path / "belum" / "ada")
    assert abs(free - status.f_bavail * status.f_frsize) < 1 << 30


def test_that_a_file_is_opened_by_the_desktop_outside_the_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    started = []
    viewer = SimpleNamespace(wait=lambda: None)
    monkeypatch.setattr(
        subprocess, "Popen", lambda command, **kw: started.append((command, kw["env"])) or viewer
    )
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/luar")
    posix.open_with_desktop(tmp_path)
    [(command, environment)] = started
    assert command == ["xdg-open", tmp_path]
    assert environment["LD_LIBRARY_PATH"] == "/luar"


def test_that_a_missing_desktop_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError):
        posix.open_with_desktop(tmp_path)


@pytest.mark.parametrize(("drive_type", "reason"), [(3, None), (4, "folder jaringan")])
def test_that_a_network_drive_of_windows_is_asked_for_by_its_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drive_type: int, reason: str | None
):
    asked = []
    kernel32 = SimpleNamespace(GetDriveTypeW=lambda root: asked.append(root) or drive_type)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel32), raising=False)
    assert windows.is_shared_folder(tmp_path) == reason
    assert asked == [tmp_path.anchor]


def test_that_windows_opens_files_with_its_own_function(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    opened = []
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)
    windows.open_with_desktop(tmp_path)
    windows.sync_folder(tmp_path)
    assert opened == [tmp_path]
