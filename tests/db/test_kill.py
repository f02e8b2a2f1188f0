"""kill -9 while values are typed: whatever was acknowledged is there afterwards."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from db.tables import rows
from ranpk_desktop.clock import Clock
from ranpk_desktop.services import cadangan_lengkap, contoh
from ranpk_desktop.services.office import open_office

KILLS = 24
TYPIST = Path(__file__).with_name("typist.py")
PUTTER = Path(__file__).with_name("putter.py")
PACKER = Path(__file__).with_name("packer.py")


def work_and_kill(script: Path, folder: Path, first: int, seconds: float) -> dict[str, int]:
    """Let a script work for a while, kill it, and return what it acknowledged, by key."""
    child = subprocess.Popen(
        [sys.executable, str(script), str(folder), str(first)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout
    acknowledged = [child.stdout.readline()]
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    acknowledged += child.stdout.readlines()
    child.stdout.close()
    assert child.wait() == -signal.SIGKILL
    whole = [line.split() for line in acknowledged if line.endswith("\n")]
    return {key: int(number) for key, number in whole}


def test_that_no_acknowledged_value_is_lost_to_kill(tmp_path: Path, clock: Clock) -> None:
    chance = random.Random(2026)  # noqa: S311  a schedule, not a secret
    folder = tmp_path / "kantor"
    with open_office(folder, clock) as office:
        contoh.fill(office)
    saved: dict[str, int] = {}
    for _kill in range(KILLS):
        first = max(saved.values(), default=0)
        saved |= work_and_kill(TYPIST, folder, first, chance.uniform(0, 0.15))
        with open_office(folder, clock) as office:
            db = office.store.db
            assert rows(db, "PRAGMA quick_check") == [{"quick_check": "ok"}]
            found = {
                row["butir_id"]: row
                for row in rows(db, "SELECT * FROM realisasi WHERE triwulan = 3")
            }
            for butir_id, number in saved.items():
                # The very last value may have been saved without its word having come through.
                assert int(found[butir_id]["nilai"]) >= number
            saved |= {
                butir_id: int(row["nilai"]) for butir_id, row in found.items() if butir_id in saved
            }
            assert_that_the_journal_explains(db)


def test_that_no_acknowledged_file_is_lost_to_kill_and_none_is_half_there(
    tmp_path: Path, clock: Clock
) -> None:
    chance = random.Random(2027)  # noqa: S311  a schedule, not a secret
    folder = tmp_path / "kantor"
    with open_office(folder, clock) as office:
        contoh.fill(office)
    saved: dict[str, int] = {}
    for _kill in range(KILLS // 3):
        first = max(saved.values(), default=0)
        saved |= work_and_kill(PUTTER, folder, first, chance.uniform(0, 0.15))
        with open_office(folder, clock) as office:
            files = office.data_dukung.files
            named = {it.isi.sha256 for it in office.data_dukung.all() if it.isi.sha256}
            assert saved.keys() <= named
            for sha256 in named:
                assert files.read(sha256, "berkas")  # whole, or it would raise
            there = [path.name for path in files.folder.glob("*/*")]
            # A file may be there whose row did not come any more; half a file never is.
            assert all(files.read(name, "berkas") for name in there)


def test_that_a_killed_writer_leaves_a_whole_file_or_none(tmp_path: Path, clock: Clock) -> None:
    chance = random.Random(2028)  # noqa: S311  a schedule, not a secret
    folder, target = tmp_path / "kantor", tmp_path / "kantor.ranpk"
    with open_office(folder, clock) as office:
        contoh.fill(office)
        for _number in range(10):
            office.data_dukung.files.put(chance.randbytes(5_000_000))
    whole = 0
    for round_ in range(10):
        target.unlink(missing_ok=True)
        child = subprocess.Popen(
            [sys.executable, str(PACKER), str(folder), "0"], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout
        said = [child.stdout.readline()]
        if round_ % 2:  # killed while it replaces a file, else while it writes the first
            said.append(child.stdout.readline())
        time.sleep(chance.uniform(0, 0.02))
        child.send_signal(signal.SIGKILL)
        said += child.stdout.readlines()
        child.stdout.close()
        child.wait()
        assert target.exists() or len(said) == 1
        if target.exists():
            whole += 1
            siap = cadangan_lengkap.unpack(
                target, tmp_path / f"lain-{round_}", lambda _done, _total: None
            )
            assert len(siap.names) == 10
    with open_office(folder, clock) as office:
        assert rows(office.store.db, "PRAGMA quick_check") == [{"quick_check": "ok"}]
    assert 5 <= whole < 10


def assert_that_the_journal_explains(db: object) -> None:
    """Replay the journal of realisasi: it must end in the rows of the table."""
    import json

    replayed: dict[str, object] = {}
    for row in rows(db, "SELECT * FROM jejak_audit WHERE tabel = 'realisasi' ORDER BY no"):
        assert replayed.get(row["baris_id"]) == (row["lama"] and json.loads(row["lama"]))
        replayed[row["baris_id"]] = row["baru"] and json.loads(row["baru"])
    assert replayed == {row["id"]: row for row in rows(db, "SELECT * FROM realisasi")}
