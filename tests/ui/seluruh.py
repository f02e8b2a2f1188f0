"""The window with every registered page, on the sample office."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ranpk_desktop.services import contoh
from ranpk_desktop.services.office import Office, open_office
from ui.core.tasks import Tasks
from ui.core.theme import Theme
from ui.main_window import MainWindow

SAAT = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
"""A day in TW IV, on which TW III is reported."""


class Seluruh:
    """Drive the whole window, and read what was stored."""

    def __init__(
        self,
        qtbot: QtBot,
        tasks: Tasks,
        dress: Theme,
        folder: Path,
        prepare: Callable[[Office], None],
    ) -> None:
        self._qtbot, self.tasks = qtbot, tasks
        self.office: Office = self.do(lambda: self._open(folder, prepare))
        self.window = MainWindow(self.office, tasks, dress, lambda: SAAT)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self.settle()

    @staticmethod
    def _open(folder: Path, prepare: Callable[[Office], None]) -> Office:
        office = open_office(folder, lambda: SAAT)
        prepare(office)
        office.pengaturan.save("tampilan", "terang")
        return office

    def do(self, job: Callable[[], Any]) -> Any:
        """Run a job on the DB thread, as a page does, and return its result."""
        found: list[Any] = []
        self.tasks.run(job, found.append)
        self._qtbot.waitUntil(lambda: bool(found))
        self.settle()
        return found[0]

    def page(self, name: str) -> Any:
        """Return a page that has been shown."""
        return self.window.page(name)

    def shown(self) -> str:
        """Return the title of the page in view."""
        return self.window.rail.currentItem().text()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self._qtbot.waitUntil(condition)

    def settle(self) -> None:
        """Wait until nothing is under way."""
        for _turn in range(2):
            self._qtbot.waitUntil(lambda: not (self.tasks.pending or self.tasks.works))
            QApplication.processEvents()


@pytest.fixture
def buka(
    qtbot: QtBot, tasks: Tasks, dress: Theme, tmp_path: Path
) -> Iterator[Callable[..., Seluruh]]:
    """Return a function that opens the window on an office that another one has filled."""
    made: list[Seluruh] = []

    def open_window(prepare: Callable[[Office], None] = contoh.fill) -> Seluruh:
        made.append(Seluruh(qtbot, tasks, dress, tmp_path / "kantor", prepare))
        return made[-1]

    yield open_window
    for seluruh in made:
        tasks.run(seluruh.office.close)
        seluruh.settle()
