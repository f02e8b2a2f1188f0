"""Run work off the GUI thread and bring its results back, in order, on the GUI thread.

The DB thread owns the database connection and takes short jobs one after the other; the pool
renders, signs and verifies. A caller gets exactly one of its two callbacks.
"""

import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import KnownError

T = TypeVar("T")
OnError = Callable[[KnownError], None]

_SLICE = 0.008  # seconds of callbacks before events get their turn
_PROGRESS_GAP = 0.05  # seconds between two announced steps of one work
_TURN = 0.0005  # seconds that a computing thread keeps the window waiting; Python's own are 0.005


class Cancelled(Exception):  # noqa: N818  not an error: the user's wish
    """Leave a work that the user has cancelled."""


class Bus(QObject):
    """Announce what commands changed: `changed` carries a Changes, after the callback."""

    changed = Signal(object)


class Work:
    """One work in the pool, shown in the status line: `title`, `fraction` (0 to 1, or None)."""

    def __init__(self, title: str, announce: Callable[["Work"], None]) -> None:
        self.title = title
        self.fraction: float | None = None
        self.ended = False
        self._announce = announce
        self._announced = 0.0
        self._cancel = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Tell whether the user wants it to stop."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; its callbacks are then not called."""
        self._cancel.set()

    def report(self, done: float, total: float = 1.0) -> None:
        """Say how far the work is, from inside the job; raise Cancelled when it shall stop."""
        if self.cancelled:
            raise Cancelled
        self.fraction = done / total if total else None
        now = time.monotonic()
        if now - self._announced >= _PROGRESS_GAP:
            self._announced = now
            self._announce(self)


class Tasks(QObject):
    """Own the DB thread and the pool; use as a context manager, or call `stop()` at the end.

    `pending` counts jobs whose result is not yet delivered and `pending_changed` announces it;
    `work_changed` announces a Work that started, advanced or ended; `failed` carries a KnownError
    that no `on_error` took. A job that returns Changes is announced on `bus` after `on_success`.
    All methods but `drain` belong to the GUI thread.
    """

    pending_changed = Signal(int)
    work_changed = Signal(object)
    failed = Signal(object)
    _wake = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        self.bus = Bus(self)
        self.pending = 0
        self.works: list[Work] = []
        self._jobs: deque[Callable[[], None]] = deque()
        self._results: deque[Callable[[], None]] = deque()
        self._turn = threading.Condition()
        self._busy = False
        self._stopping = False
        self._woken = False
        self._wake.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._thread = threading.Thread(target=self._serve, name="basis-data")
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def run(
        self,
        job: Callable[[], T],
        on_success: Callable[[T], None] | None = None,
        on_error: OnError | None = None,
    ) -> None:
        """Run a job on the DB thread, after all jobs before it.

        Raises RuntimeError after `stop()`. An exception that is no KnownError is our bug: it goes
        to the crash hook, and `on_error` gets a KnownError("KESALAHAN_APLIKASI"), so that typed
        text is kept in any case.
        """
        if self._stopping:
            raise RuntimeError("Tasks has been stopped")
        self._count(1)
        with self._turn:
            self._jobs.append(partial(self._execute, job, on_success, on_error))
            self._turn.notify()

    def drain(self) -> None:
        """Run the jobs that wait, from inside a long job on the DB thread (backup by pages)."""
        while self._jobs:
            self._jobs.popleft()()

    def run_in_pool(
        self,
        job: Callable[[Work], T],
        on_success: Callable[[T], None],
        on_error: OnError | None = None,
        *,
        title: str,
    ) -> Work:
        """Run a job in the pool, shown as `title` in the status line with progress and cancel."""
        if self._stopping:
            raise RuntimeError("Tasks has been stopped")
        work = Work(title, lambda it: self._post(partial(self.work_changed.emit, it)))
        self.works.append(work)
        self.work_changed.emit(work)
        self._pool.start(partial(self._execute_work, work, job, on_success, on_error))
        return work

    def stop(self) -> None:
        """Cancel the pool, finish every job in the queue, deliver all results, end the thread."""
        for work in self.works:
            work.cancel()
        while not self._stopping:
            self._pool.waitForDone()
            with self._turn:
                self._turn.wait_for(lambda: not self._jobs and not self._busy)
            self._deliver()
            self._stopping = not (self.pending or self.works or self._results)
        with self._turn:
            self._turn.notify_all()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            with self._turn:
                self._busy = False
                self._turn.notify_all()
                self._turn.wait_for(lambda: self._jobs or self._stopping)
                if not self._jobs:
                    return
                self._busy = True
                job = self._jobs.popleft()
            job()

    def _execute(
        self,
        job: Callable[[], T],
        on_success: Callable[[T], None] | None,
        on_error: OnError | None,
    ) -> None:
        try:
            result = job()
        except Exception as error:  # every fault must come back to its caller
            self._post(partial(self._settle, partial(self._refuse, on_error, error)))
        else:
            self._post(partial(self._settle, partial(self._accept, on_success, result)))

    def _execute_work(
        self,
        work: Work,
        job: Callable[[Work], T],
        on_success: Callable[[T], None],
        on_error: OnError | None,
    ) -> None:
        outcome: Callable[[], None] = _nothing
        try:
            outcome = partial(self._accept, on_success, job(work))
        except Cancelled:
            pass
        except Exception as error:  # every fault must come back to its caller
            outcome = partial(self._refuse, on_error, error)
        self._post(partial(self._end, work, outcome))

    def _end(self, work: Work, outcome: Callable[[], None]) -> None:
        work.ended = True
        self.works.remove(work)
        self.work_changed.emit(work)
        if not work.cancelled:  # perhaps only after it was done
            outcome()

    def _settle(self, outcome: Callable[[], None]) -> None:
        try:
            outcome()
        finally:
            self._count(-1)

    def _accept(self, on_success: Callable[[Any], None] | None, result: object) -> None:
        _call(on_success, result)
        if isinstance(result, Changes) and result.perintah_id is not None:
            self.bus.changed.emit(result)

    def _refuse(self, on_error: OnError | None, error: Exception) -> None:
        if not isinstance(error, KnownError):
            sys.excepthook(type(error), error, error.__traceback__)
            error = KnownError(
                "KESALAHAN_APLIKASI",
                _("Ada kesalahan di dalam aplikasi, jadi pekerjaan ini belum selesai."),
                _("Salin rinciannya dari jendela kesalahan, lalu coba lagi."),
            )
            if on_error is None:
                return
        if on_error is None:
            self.failed.emit(error)
        else:
            _call(on_error, error)

    def _count(self, step: int) -> None:
        self.pending += step
        self.pending_changed.emit(self.pending)

    def _post(self, delivery: Callable[[], None]) -> None:
        self._results.append(delivery)
        if not self._woken:
            self._woken = True
            self._wake.emit()

    def _deliver(self) -> None:
        self._woken = False
        until = time.monotonic() + _SLICE
        while self._results:
            try:
                self._results.popleft()()
            except Exception as error:  # one faulty callback must not hold up the others
                sys.excepthook(type(error), error, error.__traceback__)
            if time.monotonic() > until:
                break
        if self._results:
            self._woken = True
            self._wake.emit()


def _call(callback: Callable[[Any], None] | None, value: object) -> None:
    """Call back, unless the widget whose method it is has gone in the meantime."""
    method = callback
    while isinstance(method, partial):
        method = method.func
    owner = getattr(method, "__self__", None)
    if callback and not (isinstance(owner, QObject) and not shiboken6.isValid(owner)):
        callback(value)


def _nothing() -> None:
    """Do nothing: the outcome of a cancelled work."""
