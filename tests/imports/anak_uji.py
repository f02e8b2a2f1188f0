"""The child process of the tests: the real one, with parsers that behave badly."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import PENGURAI, Report

COMMAND = [sys.executable, "-B", "-m", "tests.imports.anak_uji"]

Parse = Callable[[bytes, Report], Iterator[Any]]


class Nakal:
    """A parser that does what it was made for, and receives anything."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse

    def receive(self, pieces: Iterator[Any]) -> Any:
        return list(pieces)

    def explain(self, kode: str) -> KnownError | None:
        return None


def answer(line: bytes) -> None:
    """Write past the protocol: straight into the pipe that `serve` keeps for its answers."""
    pipe = next(fd for fd in range(3, 20) if Path(f"/proc/self/fd/{fd}").is_fifo())
    while line:
        line = line[os.write(pipe, line) :]


def berputar(isi: bytes, report: Report) -> Iterator[Any]:
    """Say its process id and never end."""
    yield os.getpid()
    while True:
        pass


def rakus(isi: bytes, report: Report) -> Iterator[Any]:
    """Take memory without end."""
    taken = [bytes(1 << 20)]
    while True:
        taken.append(b"x" * (1 << 20))
        yield len(taken)


def gema(isi: bytes, report: Report) -> Iterator[Any]:
    """Give the file back."""
    sys.stdout.write("a library that prints\n")
    sys.stdout.flush()
    os.write(1, b'["selesai"]\n')
    report(0.25)
    yield isi.decode()
    report(7)


def lingkungan(isi: bytes, report: Report) -> Iterator[Any]:
    """Say what it inherited, and whether it may write a file."""
    yield sorted(os.environ)
    yield sorted(it.name for it in Path("/proc/self/fd").iterdir())
    try:
        Path(isi.decode()).write_text("bocor", "utf-8")
        yield "menulis"
    except OSError:
        yield "tidak boleh menulis"


def galat(isi: bytes, report: Report) -> Iterator[Any]:
    """Fail as only a bug does, with a secret in the error's text."""
    yield 1
    raise LookupError("kata sandi Sari")


def berhenti(isi: bytes, report: Report) -> Iterator[Any]:
    """End without a word."""
    yield 1
    os._exit(0)


def mati(isi: bytes, report: Report) -> Iterator[Any]:
    """Crash as a C library does."""
    yield 1
    os.kill(os.getpid(), signal.SIGSEGV)


def tanpa_akhir(isi: bytes, report: Report) -> Iterator[Any]:
    """Answer in one line that never ends."""
    while True:
        answer(b"x" * 65_536)
        yield from ()


def banyak(isi: bytes, report: Report) -> Iterator[Any]:
    """Answer in pieces without end."""
    while True:
        yield "x" * 500_000


def bohong(isi: bytes, report: Report) -> Iterator[Any]:
    """Answer with the line that stands in the file."""
    answer(isi + b"\n")
    time.sleep(5)
    yield from ()


NAKAL = (
    berputar,
    rakus,
    gema,
    lingkungan,
    galat,
    berhenti,
    mati,
    tanpa_akhir,
    banyak,
    bohong,
)


def register() -> dict[str, Callable[[], Nakal]]:
    return {parse.__name__: lambda parse=parse: Nakal(parse) for parse in NAKAL}


def parent() -> None:
    """Be a parent whose child never ends; print the child's process id."""
    from ranpk_desktop.imports import proses

    class Penonton(Nakal):
        def receive(self, pieces: Iterator[Any]) -> Any:
            for pid in pieces:
                sys.stdout.write(json.dumps(pid) + "\n")
                sys.stdout.flush()

    PENGURAI["berputar"] = lambda: Penonton(berputar)
    proses._command = lambda: COMMAND
    proses.run("berputar", b"")


if __name__ == "__main__":
    PENGURAI |= register()
    if sys.argv[1:] == ["parent"]:
        parent()
    else:
        from ranpk_desktop.imports import anak

        anak.serve()
