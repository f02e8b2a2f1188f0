"""Let a child process read a foreign file, because a parser cannot be stopped in a thread.

The child gets the bytes, no path, no environment and no right to write a file. It is ended when the
user cancels, when its time is over, and with us; the system refuses it memory beyond its limit.
What it answers is as hostile as the file: plain JSON, counted, checked by the parser's `receive`.
"""

import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import ranpk_desktop
from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import read_ordinary
from ranpk_desktop.imports import CHILD_ARGUMENT, PENGURAI, Pengurai, RefusedError, Report
from ranpk_desktop.system import confined

SECONDS = 60.0
MEMORY = 512 * 1024 * 1024
BERKAS_MAKS = 64 * 1024 * 1024
JAWABAN_MAKS = 64 * 1024 * 1024
BARIS_MAKS = 1024 * 1024

_GAP = 0.05  # seconds between two looks at the user's wish and the clock
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH")  # without them Windows, some Pythons do not start
_log = logging.getLogger(__name__)


def run(
    pengurai: str,
    sumber: Path | bytes,
    *,
    seconds: float = SECONDS,
    memory_bytes: int = MEMORY,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> Any:
    """Return what the parser of this name (imports.PENGURAI) finds in a file.

    To be called in a pool thread, with `Work.report` and the `cancelled` of its Work, which is
    asked from another thread. What `report` raises ends the child too. Raises KnownError for every
    other ending: DIBATALKAN, WAKTU_HABIS, MEMORI_HABIS, PENGURAI_BERHENTI, JAWABAN_TIDAK_SAH,
    BERKAS_TIDAK_TERBACA, BERKAS_TERLALU_BESAR, and those of the parser.
    """
    parser = PENGURAI[pengurai]()
    isi = sumber if isinstance(sumber, bytes) else read_ordinary(sumber, BERKAS_MAKS)
    if len(isi) > BERKAS_MAKS:
        raise KnownError(
            "BERKAS_TERLALU_BESAR",
            _("Berkas itu lebih besar dari {batas} MB.").format(batas=BERKAS_MAKS >> 20),
            _("Hapus gambar dan lembar yang tidak diperlukan dari berkas itu, lalu coba lagi."),
        )
    try:
        process = _start()
    except OSError as error:
        raise _ending("PENGURAI_BERHENTI", seconds) from error
    with process, confined(process, memory_bytes), _Penjaga(process, seconds, cancelled) as penjaga:
        request = f"{pengurai} {len(isi)}\n".encode("ascii") + isi
        try:
            return parser.receive(_pieces(process, request, report))
        except RefusedError as error:
            _refuse(parser, error, seconds)
        except EOFError as error:
            raise _ending(penjaga.kode or "PENGURAI_BERHENTI", seconds) from error
        except MemoryError as error:
            raise _ending("MEMORI_HABIS", seconds) from error
        except (ValueError, RecursionError) as error:
            _log.warning("%s: an answer is not as agreed", pengurai)
            raise _ending("JAWABAN_TIDAK_SAH", seconds) from error


class _Penjaga(threading.Thread):
    """End the child when the user cancels, when its time is over, and at the latest on leaving.

    `kode` then says why; "" while there is no reason.
    """

    def __init__(
        self, process: subprocess.Popen[bytes], seconds: float, cancelled: Callable[[], bool]
    ) -> None:
        super().__init__(name="penjaga-anak", daemon=True)
        self.kode = ""
        self._process = process
        self._until = time.monotonic() + seconds
        self._cancelled = cancelled
        self._over = threading.Event()

    def __enter__(self) -> "_Penjaga":
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self.join()
        assert self._process.stdin  # noqa: S101  for the type checker: we asked for a pipe
        with suppress(OSError):  # part of the request was on its way to a child that has gone
            self._process.stdin.close()

    def run(self) -> None:
        try:
            while not self.kode and not self._over.wait(_GAP):
                if self._cancelled():
                    self.kode = "DIBATALKAN"
                elif time.monotonic() > self._until:
                    self.kode = "WAKTU_HABIS"
        finally:
            self._process.kill()


def _start() -> subprocess.Popen[bytes]:
    command = _command()
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_home(),
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # only Windows has it
    )


def _command() -> list[str]:
    """Return the command that starts this very program as a child."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    # -B: it must not even try to write its bytecode.
    return [sys.executable, "-B", "-m", "ranpk_desktop", CHILD_ARGUMENT]


def _home() -> Path:
    """Return the folder of the program, where Python also finds it: never the user's own folder."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).parent
    return Path(ranpk_desktop.__file__).parent.parent


def _pieces(process: subprocess.Popen[bytes], request: bytes, report: Report) -> Iterator[Any]:
    """Yield the pieces that the child finds; raise as it ends, EOFError if it just stops."""
    assert process.stdin  # noqa: S101  for the type checker: we asked for pipes
    assert process.stdout  # noqa: S101
    received = 0
    while (line := process.stdout.readline(BARIS_MAKS + 1)).endswith(b"\n"):
        received += len(line)
        if received > JAWABAN_MAKS:
            break
        match json.loads(line, parse_float=_refuse_number, parse_constant=_refuse_number):
            case ["bagian", piece]:
                yield piece
            case ["kemajuan", int(per_mille)]:
                report(min(max(per_mille, 0), 1000) / 1000)
            case ["siap"]:
                with suppress(OSError):  # it has gone: its answers end, and that is handled
                    process.stdin.write(request)
                    process.stdin.close()
            case ["selesai"]:
                return
            case ["ditolak", str(kode), str(trace)]:
                if trace:
                    _log.warning("%s: %s", kode[:80], trace[:800])
                raise RefusedError(kode)
            case ["memori"]:
                raise MemoryError
            case ["gagal", str(trace)]:
                _log.error("the child failed: %s", trace[:800])
                raise EOFError
            case _:
                raise ValueError("no such answer")
    if received > JAWABAN_MAKS or len(line) > BARIS_MAKS:
        raise ValueError("an answer without end")
    raise EOFError


def _refuse_number(number: str) -> NoReturn:
    raise ValueError("amounts are texts")


def _refuse(parser: Pengurai, error: RefusedError, seconds: float) -> NoReturn:
    known = parser.explain(error.kode)
    raise known or _ending("JAWABAN_TIDAK_SAH", seconds) from error


def _ending(kode: str, seconds: float) -> KnownError:
    """Return the sentence for a child that has not read the file to its end."""
    simpan_ulang = _(
        "Simpan ulang bagian yang diperlukan ke berkas baru dari program asalnya, lalu coba lagi."
    )
    sentences = {
        "DIBATALKAN": (_("Pembacaan berkas dibatalkan."), _("Pilih berkasnya lagi bila perlu.")),
        "WAKTU_HABIS": (
            _("Berkas itu belum selesai dibaca setelah {detik} detik, jadi dihentikan.").format(
                detik=round(seconds)
            ),
            simpan_ulang,
        ),
        "MEMORI_HABIS": (_("Berkas itu terlalu berat untuk dibaca dengan aman."), simpan_ulang),
        "PENGURAI_BERHENTI": (_("Pembaca berkas berhenti sebelum selesai."), simpan_ulang),
        "JAWABAN_TIDAK_SAH": (_("Isi berkas itu tidak dapat dibaca dengan aman."), simpan_ulang),
    }
    return KnownError(kode, *sentences[kode])
