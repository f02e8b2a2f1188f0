"""The real window on the sample office, whose database lives on the DB thread as in the program."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services import contoh
from ranpk_desktop.services.office import Office, open_office
from tests.kuncian import lock
from ui.core.tasks import Tasks
from ui.core.theme import Mode, Theme
from ui.main_window import MainWindow
from ui.realisasi.page import RealisasiPage
from ui.realisasi.table_model import Baris
from ui.realisasi.views import RealisasiViews

SAAT = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
"""A day in TW IV, on which TW III is reported."""


class Jendela:
    """Drive the window as a person does: keys and clicks, then wait until all is saved."""

    def __init__(self, qtbot: QtBot, folder: Path, prepare: Callable[[Office], None]) -> None:
        self._qtbot = qtbot
        self._closed = False
        self.tasks = Tasks()
        self.office: Office = self.do(lambda: self._open(folder, prepare))
        dress = Theme(QApplication.instance(), Mode.TERANG)
        self.window = MainWindow(self.office, self.tasks, dress, lambda: SAAT)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.settle()
        self.window.open_page("realisasi")
        self.settle()
        views = self.window.page("realisasi")
        assert isinstance(views, RealisasiViews)
        self.views = views
        page = views.view("indikator")
        assert isinstance(page, RealisasiPage)
        self.page = page
        self._tester = QAbstractItemModelTester(
            page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )

    def _open(self, folder: Path, prepare: Callable[[Office], None]) -> Office:
        office = open_office(folder, lambda: SAAT)
        prepare(office)
        return office

    def do(self, job: Callable[[], Any]) -> Any:
        """Run a job on the DB thread and return its result."""
        results: list[Any] = []
        self.tasks.run(job, results.append)
        self._qtbot.waitUntil(lambda: bool(results))
        return results[0]

    def settle(self) -> None:
        """Wait until nothing is queued and nothing works in the pool."""
        self._qtbot.waitUntil(lambda: not (self.tasks.pending or self.tasks.works), timeout=20_000)
        QApplication.processEvents()
        if self.tasks.pending or self.tasks.works:
            self.settle()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self._qtbot.waitUntil(condition)

    def row(self, nomor: str) -> Baris:
        """Return the row with a printed number as the table holds it now."""
        return next(row for row in self.page.model.rows if row.nomor == nomor)

    def go(self, nomor: str, column: str) -> None:
        """Put the keyboard on a cell."""
        self.page.pane.view.setFocus()
        self.page.pane.view.go_to(self.row(nomor).key, column)

    def keys(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        for char in text:
            QTest.keyClicks(self.focus, char)

    def key(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key."""
        QTest.keyClick(self.focus, key, held)

    def type(self, nomor: str, column: str, text: str) -> None:
        """Type a text into a cell, press Enter, and wait until it is saved or refused."""
        self.go(nomor, column)
        self.keys(text)
        self.key(Qt.Key.Key_Return)
        self.settle()

    def pick(self, periode: str) -> None:
        """Click a quarter in the period switch."""
        buttons = self.page.triwulan.findChildren(QToolButton)
        buttons[Triwulan.from_periode(periode) - 1].click()
        self.settle()

    def text(self, nomor: str, column: str, role: Qt.ItemDataRole | None = None) -> Any:
        """Return what a cell shows."""
        model = self.page.model
        index = model.index(model.position_of(self.row(nomor).key), model.column_of(column))
        return index.data(role or Qt.ItemDataRole.DisplayRole)

    @property
    def focus(self) -> QWidget:
        """Return the widget that has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def cursor(self) -> tuple[str, str]:
        """Return number and column of the cell under the cursor."""
        index = self.page.pane.view.currentIndex()
        row = self.page.model.row_at(index.row())
        return row.nomor, self.page.model.columns[index.column()].name

    def close(self) -> None:
        """Leave nothing behind; a second call does nothing."""
        if not self._closed:
            self._closed = True
            self.tasks.run(self.office.close)
            self.tasks.stop()


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Jendela]]:
    """Open windows on a data folder that a function has filled."""
    made: list[Jendela] = []

    def make(prepare: Callable[[Office], None] = contoh.fill) -> Jendela:
        made.append(Jendela(qtbot, tmp_path / "kantor", prepare))
        return made[-1]

    yield make
    for jendela in made:
        jendela.close()


def set_up_only(office: Office) -> None:
    """Set up the sample office and its officials, without a plan."""
    data = contoh.load()
    office.kantor.create(data["unit"])
    for row in data["pejabat"]:
        office.kantor.save_pejabat(row)


def fill_and_lock(office: Office) -> None:
    """Fill the sample office and lock its third quarter."""
    contoh.fill(office)
    kepala = next(row for row in office.kantor.pejabat() if not row["sebutan"])
    lock(office, 2026, Triwulan.III, kepala["id"])
