"""The evidence pane in the details of Realisasi, driven as a person does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from tests.berkas import PDF, photo
from tests.ui.jendela import Jendela, fill_and_lock, make_window

__all__ = ["make_window"]


def mime_of(*paths: Path, text: str = "") -> QMimeData:
    """Return what a file manager, or a browser, puts on the clipboard."""
    mime = QMimeData()
    if paths:
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        mime.setText(text)
    return mime


class Dukungan:
    """Drive the pane for the row with a printed number."""

    def __init__(self, jendela: Jendela, nomor: str = "4") -> None:
        self.jendela, self.office = jendela, jendela.office
        self.detail = jendela.page.detail
        self.pane = self.detail.data_dukung
        self.list = self.pane.list
        self.table = self.list.table
        self._tester = QAbstractItemModelTester(
            self.table.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.go(nomor)
        self.detail.parts.show_part("data_dukung")
        self.settle()

    def settle(self) -> None:
        self.jendela.settle()

    def go(self, nomor: str) -> None:
        """Put the cursor of the quarter on a row."""
        self.jendela.go(nomor, "nilai")
        self.settle()

    @property
    def names(self) -> list[str]:
        """Return what the list shows."""
        model = self.table.model
        return [model.row_at(at).isi.nama for at in range(model.rowCount())]

    def stored(self, nomor: str) -> list[str]:
        """Return what the office holds for a row."""
        row = self.jendela.row(nomor)
        sasaran = DukunganRealisasi(row.isi.butir_id, row.triwulan)
        found = self.jendela.do(lambda: self.office.data_dukung.load(sasaran))
        return [item.isi.nama for item in found.item]

    def choose(self, nama: str) -> None:
        """Put the keyboard on an item."""
        self.table.view.setFocus()
        self.table.view.go_to(self.table.model.key_at(self.names.index(nama)))
        self.settle()

    def press(self, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        self.jendela.key(key, held)
        self.settle()

    def paste(self, mime: QMimeData) -> None:
        """Press Ctrl+V in the list, or on a button where it is empty."""
        QGuiApplication.clipboard().setMimeData(mime)
        self.list.focus()
        self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def drop(self, mime: QMimeData, on: QWidget | None = None) -> bool:
        """Drop something; tell whether it was taken."""
        target, copy = on or self.detail, Qt.DropAction.CopyAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, mime, left, none)
        QApplication.sendEvent(target, enter)
        if not enter.isAccepted():
            return False
        event = QDropEvent(QPointF(5, 5), copy, mime, left, none)
        QApplication.sendEvent(target, event)
        self.settle()
        return True

    def message(self) -> str:
        """Return the sentence above the list."""
        return "" if self.list.message.isHidden() else self.list.message.text

    def question(self) -> str:
        """Return what is asked about pictures."""
        return "" if self.list.question.isHidden() else self.list.question.text

    def click(self, title: str) -> None:
        """Click the button in sight with that title."""
        buttons = [
            made
            for made in self.pane.findChildren(QPushButton)
            if made.isVisible() and made.text().replace("&", "").strip() == title
        ]
        buttons[0].click()
        self.settle()


@pytest.fixture
def dukungan(make_window: Callable[..., Jendela]) -> Dukungan:
    return Dukungan(make_window())


@pytest.fixture
def terkunci(make_window: Callable[..., Jendela]) -> Dukungan:
    return Dukungan(make_window(fill_and_lock), "3")


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(PDF)
    return path


@pytest.fixture
def foto(tmp_path: Path) -> Path:
    path = tmp_path / "foto.jpg"
    path.write_bytes(photo())
    return path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    found: list[object] = []
    monkeypatch.setattr("ui.core.desktop.system.open_with_desktop", found.append)
    return found
