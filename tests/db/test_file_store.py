"""The store of files: by content, once, whole, and never changed."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from db.file_store import FileStore
from ranpk_desktop.errors import KnownError

FULL_DISK = """
import resource, sys
from pathlib import Path
from db.file_store import FileStore
from ranpk_desktop.errors import KnownError
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    FileStore(Path(sys.argv[1])).put(bytes(100_000))
except KnownError as error:
    print(error.kode)
"""


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "data_dukung")


def there(files: FileStore) -> list[str]:
    return sorted(str(path.relative_to(files.folder)) for path in files.folder.glob("*/*"))


def test_that_a_file_lies_under_the_digest_of_its_content(files: FileStore) -> None:
    name = files.put(b"isi")
    assert name == sha256(b"isi").hexdigest()
    assert there(files) == [f"{name[:2]}/{name}"]
    assert files.read(name, "a.pdf") == b"isi"


def test_that_a_second_time_changes_nothing(files: FileStore) -> None:
    name = files.put(b"isi")
    before = (files.folder / name[:2] / name).stat()
    assert files.put(b"isi") == name
    after = (files.folder / name[:2] / name).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_that_a_damaged_file_is_told_and_is_mended_by_adding_it_again(files: FileStore) -> None:
    name = files.put(b"isi")
    (files.folder / name[:2] / name).write_bytes(b"is")
    with pytest.raises(KnownError, match="“foto") as caught:
        files.read(name, "foto.jpg")
    assert caught.value.kode == "BERKAS_DUKUNG_HILANG"
    files.put(b"isi")
    assert files.read(name, "foto.jpg") == b"isi"


def test_that_a_lost_file_is_told(files: FileStore) -> None:
    name, other = files.put(b"isi"), files.put(b"lain")
    (files.folder / name[:2] / name).unlink()
    assert files.missing([name, other]) == {name}
    with pytest.raises(KnownError, match="“foto"):
        files.read(name, "foto.jpg")


def test_that_a_store_that_was_never_written_to_is_no_folder(files: FileStore) -> None:
    assert files.missing(["a" * 64]) == {"a" * 64}
    assert not files.folder.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
def test_that_a_full_disk_leaves_nothing(files: FileStore) -> None:
    child = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(files.folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdout.strip() == "DISK_PENUH"
    assert there(files) == []


def test_that_what_a_killed_writer_left_is_cleared_away(files: FileStore) -> None:
    name = files.put(b"isi")
    (files.folder / name[:2] / ".0123456789abcdef.tmp").write_bytes(b"setengah")
    assert there(FileStore(files.folder)) == [f"{name[:2]}/{name}"]
