"""One office, one file, one window; what the disk refuses becomes a sentence."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db.connection import Store, open_store
from db.presence import FILE_NAME, holds_unit
from db.tables import rows
from ranpk_desktop.clock import Clock
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.office import Office


def refusal(folder: Path, clock: Clock) -> str:
    with pytest.raises(KnownError) as caught:
        open_store(folder, clock)
    assert caught.value.tindakan
    return caught.value.kode


def test_that_a_second_opener_in_this_process_is_refused(store: Store) -> None:
    assert refusal(store.path.parent, store.clock) == "DATA_SEDANG_DIBUKA"


def test_that_a_second_window_is_refused_and_the_first_goes_on(store: Store) -> None:
    code = (
        "import sys; from pathlib import Path; from db.connection import open_store\n"
        "from ranpk_desktop.clock import utc_now\n"
        "from ranpk_desktop.errors import KnownError\n"
        "try: open_store(Path(sys.argv[1]), utc_now)\n"
        "except KnownError as error: print(error.kode)\n"
    )
    second = subprocess.run(
        [sys.executable, "-c", code, str(store.path.parent)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert second.stdout.strip() == "DATA_SEDANG_DIBUKA"
    with store.command("Lanjut") as command:
        store.save("pengaturan", {"nama": "kertas", "nilai": "F4"})
    assert command.changes.perintah_id


def test_that_another_program_cannot_even_read_the_open_file(store: Store) -> None:
    foreign = sqlite3.connect(store.path, timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        foreign.execute("SELECT * FROM pengaturan").fetchall()
    foreign.close()


def test_that_data_of_a_newer_version_is_refused_unchanged(store: Store) -> None:
    store.db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('ranpk', 'm9999_future', '')"
    )
    store.db.conn.commit()
    store.close()
    before = store.path.read_bytes()
    assert refusal(store.path.parent, store.clock) == "DATA_LEBIH_BARU"
    assert store.path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "kode"),
    [
        (b"bukan basis data " * 100, "BUKAN_DATA_RANPK"),
        (b"SQLite format 3\x00" + b"\xff" * 4096, "BUKAN_DATA_RANPK"),
    ],
)
def test_that_a_foreign_file_is_refused(
    tmp_path: Path, clock: Clock, content: bytes, kode: str
) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert refusal(tmp_path, clock) == kode
    assert (tmp_path / FILE_NAME).read_bytes() == content


def test_that_a_database_of_another_program_is_refused_unchanged(
    tmp_path: Path, clock: Clock
) -> None:
    foreign = sqlite3.connect(tmp_path / FILE_NAME)
    foreign.execute("CREATE TABLE milik_orang (a)")
    foreign.close()
    assert refusal(tmp_path, clock) == "BUKAN_DATA_RANPK"
    foreign = sqlite3.connect(tmp_path / FILE_NAME)
    assert foreign.execute("SELECT name FROM sqlite_master").fetchall() == [("milik_orang",)]
    foreign.close()


@pytest.mark.parametrize("place", ["OneDrive - BPOM/kantor", "Dropbox/kantor"])
def test_that_a_synchronised_folder_is_refused(tmp_path: Path, clock: Clock, place: str) -> None:
    assert refusal(tmp_path / place, clock) == "FOLDER_BERSAMA"
    assert not (tmp_path / place).exists()


def test_that_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "kantor").write_text("sebuah berkas")
    assert refusal(tmp_path / "kantor", clock) == "FOLDER_TIDAK_ADA"


def test_that_a_full_disk_is_said_and_loses_nothing_that_was_saved(store: Store) -> None:
    with store.command("Tersimpan"):
        store.save("pengaturan", {"nama": "a", "nilai": "1"})
    (pages,) = store.db.execute("PRAGMA page_count").fetchone()
    store.db.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    with pytest.raises(KnownError) as caught, store.command("Terlalu besar"):
        store.save("pengaturan", {"nama": "b", "nilai": "x" * 500_000})
    assert caught.value.kode == "DISK_PENUH"
    assert rows(store.db, "SELECT nama FROM pengaturan") == [{"nama": "a"}]
    store.db.execute("PRAGMA max_page_count = 100000").fetchall()
    with store.command("Lagi"):
        store.save("pengaturan", {"nama": "b", "nilai": "2"})
    assert len(rows(store.db, "SELECT nama FROM pengaturan")) == 2


def test_that_every_commit_is_flushed_and_the_journal_is_complete(store: Store) -> None:
    pragma = {
        name: store.db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
    }
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
    }


def test_that_times_carry_the_offset_of_the_office(office: Office) -> None:
    assert office.store.now() == "2026-10-05T12:00:00+09:00"


def test_that_an_office_is_seen_before_it_is_opened(office: Office, tmp_path: Path) -> None:
    assert holds_unit(office.folder)
    office.close()
    assert holds_unit(office.folder)
    assert not holds_unit(tmp_path / "tidak-ada")


def test_that_a_database_without_a_unit_is_no_office(store: Store) -> None:
    store.close()
    assert not holds_unit(store.path.parent)


def test_that_what_a_killed_writer_left_is_cleared_and_nothing_else(
    tmp_path: Path, clock: Clock
) -> None:
    unfinished = (
        *("paket/.0a.tmp", "diterima/.0a.tmp", "identitas/.0a.tmp"),
        *("cadangan/.ranpk-2026-10-05.db.1f.sementara", "cadangan/.lengkap.db"),
        "cadangan/..lengkap.db.1f.sementara-wal",
    )
    kept = ("paket/ranpk-x.asice", "identitas/segel.p12", ".pulih/ranpk.db", "catatan.tmp")
    for name in (*unfinished, *kept):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    with open_store(tmp_path, clock):
        assert not [name for name in unfinished if (tmp_path / name).exists()]
        assert all((tmp_path / name).exists() for name in kept)
