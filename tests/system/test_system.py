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

FUNCTIONS = [
    "sync_folder",
    "is_shared_folder",
    "open_with_desktop",
    "free_bytes",
    "confined",
    "end_with_parent",
]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_that_both_systems_have_the_same_functions(name: str):
    promised = inspect.signature(getattr(system.System, name))
    _self, *expected = promised.parameters.values()
    for module in (posix, windows):
        function = getattr(module, name)
        signature = inspect.signature(function)
        assert list(signature.parameters.values()) == expected
        # A context manager is written as a generator.
        if not hasattr(function, "__wrapped__"):
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


def test_that_a_confined_child_has_its_limits() -> None:
    command = [sys.executable, "-c", "input(); print(open('/proc/self/limits').read())"]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child,
        posix.confined(child, 256 << 20),
    ):
        limits, _error = child.communicate(b"\n")
    found = {line[:26].strip(): line[26:].split()[:2] for line in limits.decode().splitlines()}
    assert found["Max address space"] == [str(256 << 20)] * 2
    assert found["Max file size"] == ["0", "0"]
    assert found["Max core file size"] == ["0", "0"]


def test_that_confining_a_child_that_has_ended_does_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait()
        with posix.confined(child, 256 << 20):
            pass


class Kernel32:
    """Take the calls of `windows.confined`; `works` is what Windows would answer."""

    def __init__(self, works: int) -> None:
        self.works = works
        self.calls: list[tuple[str, tuple[object, ...]]] = []

        def create(*arguments: object) -> int:
            self.calls.append(("CreateJobObjectW", arguments))
            return 77

        self.CreateJobObjectW = create

    def __getattr__(self, name: str) -> object:
        def call(*arguments: object) -> int:
            self.calls.append((name, arguments))
            return self.works

        return call


@pytest.mark.parametrize("works", [1, 0])
def test_that_windows_puts_a_child_into_a_job_that_dies_with_us(
    monkeypatch: pytest.MonkeyPatch, works: int
) -> None:
    kernel32 = Kernel32(works)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel32), raising=False)
    child = SimpleNamespace(_handle=42)
    if works:
        with windows.confined(child, 256 << 20):
            assert "CloseHandle" not in dict(kernel32.calls)
    else:
        with pytest.raises(OSError, match="confined"), windows.confined(child, 256 << 20):
            pass
    names = [name for name, _arguments in kernel32.calls]
    assert names[0] == "CreateJobObjectW"
    assert names[-1] == "CloseHandle"
    assert kernel32.calls[-1][1][0].value == 77
    windows.end_with_parent()


def test_that_the_limits_have_the_size_that_windows_expects() -> None:
    limits = windows._extended_limits(256 << 20)
    assert ctypes.sizeof(limits) == 144  # JOBOBJECT_EXTENDED_LIMIT_INFORMATION on 64 bits
    assert limits.JobMemoryLimit == 256 << 20
    assert limits.BasicLimitInformation.LimitFlags == 0x2600
