"""The real window on a generated office, for what is measured in a running program."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ranpk_desktop.clock import utc_now
from ranpk_desktop.services.office import Office, open_office
from ui.core.tasks import Tasks
from ui.core.theme import Mode, Theme, application
from ui.main_window import MainWindow


class Jendela:
    """Hold the window; `office` belongs to the DB thread."""

    def __init__(self, tasks: Tasks, office: Office) -> None:
        self.tasks, self.office = tasks, office
        app = QApplication.instance()
        self.window = MainWindow(office, tasks, Theme(app, Mode.TERANG), utc_now)
        self.window.resize(1366, 768)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Let events and jobs run until nothing is pending, and paint."""
        until(lambda: not (self.tasks.pending or self.tasks.works))
        QApplication.processEvents()

    def do(self, job: Callable[[], Any]) -> Any:
        """Run a job on the DB thread and return its result."""
        return do(self.tasks, job)


def until(condition: Callable[[], bool]) -> None:
    """Let events run until something holds."""
    loop = QEventLoop()
    while not condition():
        QTimer.singleShot(2, loop.quit)
        loop.exec()


def do(tasks: Tasks, job: Callable[[], Any]) -> Any:
    """Run a job on the DB thread and return its result."""
    results: list[Any] = []
    tasks.run(job, results.append)
    until(lambda: bool(results))
    return results[0]


@contextmanager
def opened(folder: Path) -> Iterator[Jendela]:
    """Open the window on the office of a folder."""
    app = QApplication.instance() or application(sys.argv[:1])
    with Tasks() as tasks:
        office = do(tasks, lambda: open_office(folder, utc_now))
        jendela = Jendela(tasks, office)
        yield jendela
        jendela.window.hide()
        tasks.run(office.close)
    app.processEvents()
