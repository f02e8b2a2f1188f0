import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ranpk_desktop import files
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import write_atomic

DISK_KECIL = """
import resource, sys
from pathlib import Path
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import write_atomic
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_atomic(Path(sys.argv[1]), bytes(100_000))
except KnownError as salah:
    print(salah.kode)
"""


def _names(folder):
    return [path.name for path in folder.iterdir()]


def test_that_the_new_content_replaces_the_old(tmp_path):
    path = tmp_path / "laporan.pdf"
    for isi in (b"lama", b"", b"baru" * 100_000):
        write_atomic(path, isi)
        assert path.read_bytes() == isi
    assert _names(tmp_path) == ["laporan.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
def test_that_a_full_disk_leaves_the_old_file_whole_and_nothing_beside_it(tmp_path):
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"lama")
    anak = subprocess.run(
        [sys.executable, "-c", DISK_KECIL, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    assert anak.stdout.strip() == "DISK_PENUH"
    assert path.read_bytes() == b"lama"
    assert _names(tmp_path) == ["laporan.pdf"]


@pytest.mark.parametrize(
    ("nomor", "kode"),
    [
        (errno.ENOSPC, "DISK_PENUH"),
        (errno.EDQUOT, "DISK_PENUH"),
        (errno.EROFS, "TIDAK_BOLEH_MENULIS"),
        (errno.EACCES, "TIDAK_BOLEH_MENULIS"),
        (errno.EIO, "FOLDER_TIDAK_ADA"),
    ],
)
def test_that_a_fault_while_syncing_is_told_and_nothing_is_left(tmp_path, monkeypatch, nomor, kode):
    def fail(_berkas):
        raise OSError(nomor, os.strerror(nomor))

    monkeypatch.setattr(files.os, "fsync", fail)
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"lama")
    with pytest.raises(KnownError) as salah:
        write_atomic(path, b"baru")
    assert salah.value.kode == kode
    assert "laporan.pdf" in str(salah.value) or str(tmp_path) in str(salah.value)
    assert path.read_bytes() == b"lama"
    assert _names(tmp_path) == ["laporan.pdf"]


def test_that_a_fault_of_ours_is_not_blamed_on_the_disk(tmp_path, monkeypatch):
    def fail(_berkas):
        raise OSError(errno.EBADF, "bad file descriptor")

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(OSError, match="bad file descriptor"):
        write_atomic(tmp_path / "laporan.pdf", b"baru")
    assert _names(tmp_path) == []


def test_that_a_folder_in_the_place_of_the_file_stays(tmp_path):
    (tmp_path / "laporan.pdf").mkdir()
    with pytest.raises(KnownError) as salah:
        write_atomic(tmp_path / "laporan.pdf", b"baru")
    assert salah.value.kode == "TIDAK_BOLEH_MENULIS"
    assert _names(tmp_path) == ["laporan.pdf"]


def test_that_a_missing_folder_gives_a_sentence(tmp_path):
    with pytest.raises(KnownError) as salah:
        write_atomic(tmp_path / "tidak-ada" / "laporan.pdf", b"baru")
    assert salah.value.kode == "FOLDER_TIDAK_ADA"


def test_that_the_file_is_synced_before_the_rename_and_the_folder_after(tmp_path, monkeypatch):
    urutan = []
    monkeypatch.setattr(files.os, "fsync", lambda _berkas: urutan.append("berkas"))
    monkeypatch.setattr(files, "sync_folder", lambda folder: urutan.append(folder))
    asli = Path.replace
    monkeypatch.setattr(
        Path, "replace", lambda lama, baru: (urutan.append("ganti nama"), asli(lama, baru))[1]
    )
    write_atomic(tmp_path / "laporan.pdf", b"baru")
    assert urutan == ["berkas", "ganti nama", tmp_path]
