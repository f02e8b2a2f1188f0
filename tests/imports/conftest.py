"""Fixtures that watch the child process."""

import contextlib
import subprocess
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from ranpk_desktop.imports import PENGURAI, proses
from tests.imports import anak_uji


class Pengintai:
    """Watch the children of `proses`: their ids, and the most memory that any of them held."""

    def __init__(self) -> None:
        self.pids: list[int] = []
        self.peak = 0  # bytes of resident memory
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look)
        self._watch.start()

    def confined(
        self, process: subprocess.Popen[bytes], memory_bytes: int
    ) -> AbstractContextManager[None]:
        self.pids.append(process.pid)
        return self._confined(process, memory_bytes)

    _confined = staticmethod(proses.confined)

    def stop(self) -> None:
        self._over.set()
        self._watch.join()

    def gone(self) -> bool:
        """Tell whether no child is left, not even as a zombie."""
        return not any(Path(f"/proc/{pid}").exists() for pid in self.pids)

    def _look(self) -> None:
        while not self._over.wait(0.005):
            for pid in self.pids[-1:]:
                with contextlib.suppress(OSError):
                    status = Path(f"/proc/{pid}/status").read_text("ascii").split()
                    if "VmHWM:" in status:
                        self.peak = max(self.peak, int(status[status.index("VmHWM:") + 1]) * 1024)


@pytest.fixture
def pengintai(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pengintai]:
    watching = Pengintai()
    monkeypatch.setattr(proses, "confined", watching.confined)
    yield watching
    watching.stop()
    assert watching.gone()


@pytest.fixture
def nakal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the children know the parsers of anak_uji."""
    for nama, pengurai in anak_uji.register().items():
        monkeypatch.setitem(PENGURAI, nama, pengurai)
    monkeypatch.setattr(proses, "_command", lambda: anak_uji.COMMAND)
