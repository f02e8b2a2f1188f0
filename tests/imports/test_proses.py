"""The child process: it ends when it must, and nothing that it does reaches the program."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import CHILD_ARGUMENT, proses
from tests.imports import anak_uji
from tests.imports.conftest import Pengintai

MEMORY = 128 * 1024 * 1024

pytestmark = pytest.mark.usefixtures("nakal")


def refused(pengurai: str, isi: bytes = b"", **options: object) -> str:
    """Return the kode of the refusal, which is a sentence and says what to do."""
    with pytest.raises(KnownError) as caught:
        proses.run(pengurai, isi, **options)
    assert caught.value.pesan.endswith(".")
    assert caught.value.tindakan.endswith(".")
    return caught.value.kode


def running(pid: int) -> bool:
    """Tell whether a process runs; one that nobody has buried yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_that_the_child_gets_the_file_and_what_a_library_prints_is_no_answer(
    pengintai: Pengintai, tmp_path: Path
) -> None:
    done: list[float] = []
    isi = "isi berkas ≥ 96,5\n" * 20_000
    assert proses.run("gema", isi.encode(), report=done.append) == [isi]
    assert done == [0.25, 1]
    berkas = tmp_path / "berkas"
    berkas.write_text(isi, "utf-8")
    assert proses.run("gema", berkas) == [isi]


def test_that_the_child_inherits_nothing_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("RANPK_FRASA", "rahasia")
    target = tmp_path / "bocor"
    secret = os.open("/dev/null", os.O_RDONLY)
    os.set_inheritable(secret, True)
    try:
        names, files, wrote = proses.run("lingkungan", str(target).encode())
    finally:
        os.close(secret)
    # Python itself sets LC_CTYPE where no locale is set.
    assert set(names) <= {"LD_LIBRARY_PATH", "LC_CTYPE"}
    assert len(files) == 5  # in, out, error, the answers, and the listing itself
    assert wrote == "tidak boleh menulis"
    assert not target.exists() or target.read_bytes() == b""


def test_that_a_child_that_never_ends_is_ended(pengintai: Pengintai) -> None:
    start = time.monotonic()
    assert refused("berputar", seconds=1) == "WAKTU_HABIS"
    assert time.monotonic() - start < 3


def test_that_cancelling_ends_the_child_within_half_a_second(pengintai: Pengintai) -> None:
    cancelled_at: list[float] = []

    def cancelled() -> bool:
        if time.monotonic() - start > 1 and not cancelled_at:
            cancelled_at.append(time.monotonic())
        return bool(cancelled_at)

    start = time.monotonic()
    assert refused("berputar", cancelled=cancelled) == "DIBATALKAN"
    assert time.monotonic() - cancelled_at[0] < 0.5


def test_that_cancelling_before_the_file_has_been_handed_over_ends_the_child(
    pengintai: Pengintai,
) -> None:
    assert refused("gema", b"x" * (8 << 20), cancelled=lambda: True) == "DIBATALKAN"


def test_that_what_report_raises_ends_the_child(pengintai: Pengintai) -> None:
    class StopError(Exception):
        pass

    def report(done: float) -> None:
        raise StopError

    with pytest.raises(StopError):
        proses.run("gema", b"", report=report)


def test_that_the_system_refuses_memory_beyond_the_limit(pengintai: Pengintai) -> None:
    assert refused("rakus", memory_bytes=MEMORY) == "MEMORI_HABIS"
    assert pengintai.peak < MEMORY


@pytest.mark.parametrize("pengurai", ["galat", "berhenti", "mati"])
def test_that_a_parser_that_breaks_down_is_a_sentence(pengintai: Pengintai, pengurai: str) -> None:
    assert refused(pengurai) == "PENGURAI_BERHENTI"


def test_that_the_log_says_where_a_parser_broke_but_not_what_it_read(
    caplog: pytest.LogCaptureFixture,
) -> None:
    refused("galat")
    assert "LookupError anak.py" in caplog.text
    assert "Sari" not in caplog.text


@pytest.mark.parametrize("pengurai", ["tanpa_akhir", "banyak"])
def test_that_answers_without_end_are_cut_off(pengintai: Pengintai, pengurai: str) -> None:
    assert refused(pengurai) == "JAWABAN_TIDAK_SAH"


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\xff\xfe",
        b"{}",
        b'["bagian"]',
        b'["bagian", 1.5]',
        b'["bagian", NaN]',
        b'["kemajuan", "1"]',
        b'["ditolak", "KODE_SENDIRI", ""]',
        b'["bagian", ' + b"[" * 100_000 + b"]" * 100_000 + b"]",
        b'["bagian", ' + b"9" * 10_000 + b"]",
        b"cposix\nsystem\n(S'id'\ntR.",
    ],
)
def test_that_an_answer_in_another_form_is_refused(pengintai: Pengintai, line: bytes) -> None:
    assert refused("bohong", line) == "JAWABAN_TIDAK_SAH"


def test_that_the_child_ends_when_its_parent_is_killed() -> None:
    command = [*anak_uji.COMMAND, "parent"]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert parent.stdout
    with parent:
        pid = json.loads(parent.stdout.readline())
        assert running(pid)
        parent.send_signal(signal.SIGKILL)
    until = time.monotonic() + 2
    while running(pid) and time.monotonic() < until:
        time.sleep(0.01)
    assert not running(pid)


def test_that_a_child_without_a_parent_ends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    command = proses._command()
    done = subprocess.run(command, input=b"", capture_output=True, check=False)
    assert done.stdout == b'["siap"]\n'


def test_that_the_bundle_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert proses._command() == [sys.executable, CHILD_ARGUMENT]
    assert proses._home() == Path(sys.executable).parent


def test_that_a_program_that_cannot_start_again_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(proses, "_command", lambda: [str(tmp_path / "tidak ada")])
    assert refused("gema") == "PENGURAI_BERHENTI"


def test_that_only_an_ordinary_file_of_bearable_size_is_read(tmp_path: Path) -> None:
    pipe, missing, big = (tmp_path / nama for nama in ("pipa", "tidak ada", "besar"))
    os.mkfifo(pipe)
    with big.open("wb") as berkas:
        berkas.truncate(proses.BERKAS_MAKS + 1)
    assert refused("gema", pipe) == "BERKAS_TIDAK_TERBACA"
    assert refused("gema", missing) == "BERKAS_TIDAK_TERBACA"
    assert refused("gema", big) == "BERKAS_TERLALU_BESAR"
