"""The settings page in the real window, on the sample office."""

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
from ui.pages import Page
from ui.pengaturan.page import PengaturanPage

SAAT = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


class Jendela:
    """Drive the window as a person does, and read what was stored."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, dress: Theme, folder: Path) -> None:
        self._qtbot = qtbot
        self.tasks = tasks
        self.dress = dress
        self.office: Office = self.read(lambda _office: self._open(folder))
        pages = [Page("pengaturan", "Pengaturan", "settings", PengaturanPage)]
        self.window = MainWindow(self.office, tasks, dress, lambda: SAAT, pages)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self.settle()
        page = self.window.page("pengaturan")
        assert isinstance(page, PengaturanPage)
        self.page = page

    @staticmethod
    def _open(folder: Path) -> Office:
        office = open_office(folder, lambda: SAAT)
        contoh.fill(office)
        office.pengaturan.save("tampilan", "terang")
        return office

    def section(self, name: str) -> Any:
        """Open a section and wait for its content."""
        section = self.page.open_section(name)
        self.settle()
        return section

    def read(self, job: Callable[[Office], Any]) -> Any:
        """Run something on the DB thread and return its result."""
        office = getattr(self, "office", None)
        found: list[Any] = []
        self.tasks.run(lambda: job(office), found.append)
        self._qtbot.waitUntil(lambda: bool(found))
        self.settle()
        return found[0]

    def undo(self) -> None:
        """Press Ctrl+Z."""
        self.window.undo_action.trigger()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self._qtbot.waitUntil(lambda: not self.tasks.pending)
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.tasks.pending)


@pytest.fixture
def jendela(qtbot: QtBot, tasks: Tasks, dress: Theme, tmp_path: Path) -> Iterator[Jendela]:
    made = Jendela(qtbot, tasks, dress, tmp_path / "kantor")
    yield made
    made.tasks.run(made.office.close)
    made.settle()
