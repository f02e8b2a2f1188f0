"""The wizard in a folder of its own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ranpk_desktop.services.office import Office
from ui.core.tasks import Tasks
from ui.core.theme import Theme
from ui.wizard.first_start import FirstStart

SAAT = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


class Awal:
    """Drive the wizard, and collect what it opens."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, folder: Path, sample: Path) -> None:
        self._qtbot, self._tasks = qtbot, tasks
        self.offices: list[Office] = []
        self.window = FirstStart(tasks, lambda: SAAT, folder, sample)
        self.window.opened.connect(self.offices.append)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self._qtbot.waitUntil(lambda: not (self._tasks.pending or self._tasks.works))
        self._qtbot.waitUntil(lambda: not self._tasks.pending)

    def read(self, job: Callable[[Office], Any]) -> Any:
        """Return something of the office opened, read where it belongs."""
        (office,) = self.offices
        found: list[Any] = []
        self._tasks.run(lambda: job(office), found.append)
        self._qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def close(self) -> None:
        """Close what was opened."""
        for office in self.offices:
            self._tasks.run(office.close)
        self.settle()


@pytest.fixture
def start(
    qtbot: QtBot, tasks: Tasks, dress: Theme, tmp_path: Path
) -> Iterator[Callable[[Path], Awal]]:
    """Return a function that shows the wizard for a data folder."""
    made: list[Awal] = []

    def show(folder: Path) -> Awal:
        made.append(Awal(qtbot, tasks, folder, tmp_path / "contoh"))
        return made[-1]

    yield show
    for awal in made:
        awal.close()


@pytest.fixture
def awal(start: Callable[[Path], Awal], tmp_path: Path) -> Awal:
    return start(tmp_path / "kantor")
