"""Walk through the program once, as somebody on a new computer would, and take the time.

For bundles: what a missing library or data file breaks, breaks here.
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ui.core.tasks import Tasks, Work
from ui.session import Session

PATIENCE = 120  # seconds for one step, on a slow computer whose virus scanner reads along
GLANCE = 2  # milliseconds between two looks at how far it is

Job = Callable[[Work], dict[str, Any]]


class Smoke:
    """Drive `session`, which must find its folders empty, and run `job` in the pool meanwhile.

    `times` says when each step was done, in seconds since the epoch: whoever started the program
    can then tell how long that took.
    """

    def __init__(self, session: Session, tasks: Tasks, job: Job) -> None:
        self._session, self._tasks, self._job = session, tasks, job
        self._answers: list[dict[str, Any]] = []
        self._faults: list[BaseException] = []
        self._steps = self._walk()
        self._wanted: Callable[[], object] = lambda: True
        self._step, self._until = "program", 0.0
        self.times: dict[str, float] = {}

    def run(self) -> dict[str, Any]:
        """Run the event loop to the end of the last step; return what the job returned.

        Raises KnownError where a step does not end, and whatever went wrong in any thread.
        """
        sys.excepthook = lambda _kind, error, _trace: self._faults.append(error)
        self._tasks.failed.connect(self._faults.append)
        timer = QTimer()
        timer.timeout.connect(self._look)
        timer.start(GLANCE)
        QCoreApplication.exec()
        sys.excepthook = sys.__excepthook__
        if self._faults:
            raise self._faults[0]
        self._note()
        return self._answers[0]

    def _walk(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Do one step after the other; yield its name and what is true when it is done."""
        session = self._session
        session.start()
        yield "awal", lambda: _painted(session.first_start)
        if session.first_start:
            session.first_start.welcome.sample_card.click()
        yield "jendela", self._sample_is_painted
        yield "halaman", lambda: session.window and session.window.rail.isEnabled()
        self._tasks.run_in_pool(
            self._job, self._answers.append, self._faults.append, title=_("Uji")
        )
        yield "paket", lambda: self._answers
        yield from self._print()
        if session.window:
            session.window.close()
        yield "tutup", lambda: False  # the session quits when its window has gone

    def _print(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Look at the pages of the sample's agreement, and print them into a file."""
        window = self._session.window
        if window is None:
            return
        window.open_page("perjanjian_kinerja")
        page: Any = window.page("perjanjian_kinerja")
        yield "pratinjau", lambda: page.preview.data
        printed: list[int] = []
        job = partial(_print, page.preview.data)
        self._tasks.run_in_pool(job, printed.append, self._faults.append, title=_("Uji"))
        yield "cetak", lambda: printed

    def _look(self) -> None:
        if self._faults:
            QCoreApplication.exit()
        elif self._wanted():
            self._note()
            self._step, self._wanted = next(self._steps)
            self._until = time.monotonic() + PATIENCE
        elif time.monotonic() > self._until:
            pesan = _("Langkah {nama} tidak selesai dalam {n} detik.")
            raise KnownError("TERLALU_LAMA", pesan.format(nama=self._step, n=PATIENCE))

    def _note(self) -> None:
        self.times[self._step] = round(time.time(), 4)

    def _sample_is_painted(self) -> bool:
        first = self._session.first_start
        if first and first.welcome.message.text:
            raise KnownError("KANTOR_CONTOH", first.welcome.message.text)
        return _painted(self._session.window)


def _print(data: bytes, work: Work) -> int:
    """Print a document as a printer would get it; return how many pages."""
    from PySide6.QtPrintSupport import QPrinter

    from ui.core.print_job import PrintJob, print_pages
    from ui.core.printing import new_printer

    with TemporaryDirectory(prefix="ranpk-", ignore_cleanup_errors=True) as folder:
        printer = new_printer("uji")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(Path(folder) / "cetakan.pdf"))
        return print_pages(PrintJob(data, [0], printer), work)


def _painted(window: QWidget | None) -> bool:
    """Tell whether a window is on the screen: Qt paints it while it handles its exposure."""
    handle = window.windowHandle() if window else None
    return handle is not None and handle.isExposed()
