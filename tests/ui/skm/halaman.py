"""The page SKM in the real window."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from ranpk_desktop.services.skm_impor import BerkasSurvei
from tests.imports.survei import lembar
from tests.ui.seluruh import Seluruh, buka
from ui.skm.page import SkmPage

__all__ = ["buka"]
Key, Held = Qt.Key, Qt.KeyboardModifier


class Halaman:
    """Drive the page as a person does."""

    def __init__(self, seluruh: Seluruh) -> None:
        self.seluruh, self.office = seluruh, seluruh.office
        seluruh.window.open_page("skm")
        seluruh.settle()
        page = seluruh.page("skm")
        assert isinstance(page, SkmPage)
        self.page = page
        self._tester = QAbstractItemModelTester(
            page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )

    def key_of(self, kode: str) -> Any:
        """Return the key of an unsur."""
        return next(row.key for row in self.page.model.rows if row.hasil.unsur == kode)

    def go(self, kode: str, column: str = "nilai") -> None:
        """Put the keyboard on a cell."""
        self.page.pane.view.setFocus()
        self.page.pane.view.go_to(self.key_of(kode), column)

    def text(self, kode: str, column: str, role: Any = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        model = self.page.model
        return model.index(model.position_of(self.key_of(kode)), model.column_of(column)).data(role)

    def press(self, key: Key, held: Any = Held.NoModifier) -> None:
        """Press one key where the keyboard is, and wait."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)
        self.seluruh.settle()

    def type(self, text: str) -> None:
        """Type into what has the keyboard."""
        for char in text:
            QTest.keyClicks(QApplication.focusWidget(), char)

    def fill(self, kode: str, column: str, text: str) -> None:
        """Type into a cell and press Enter."""
        self.go(kode, column)
        self.type(text)
        self.press(Key.Key_Return)

    def fill_field(self, name: str, text: str) -> None:
        """Type into a field above the table and press Enter."""
        editor = self.page.head.fields[name].input
        editor.setFocus()
        editor.selectAll()
        self.type(text) if text else self.press(Key.Key_Delete)
        self.press(Key.Key_Return)

    def undo(self) -> None:
        """Press Ctrl+Z in the table."""
        self.page.pane.view.setFocus()
        self.press(Key.Key_Z, Held.ControlModifier)

    def pick(self, nama: str) -> None:
        """Choose a service by the beginning of its name."""
        choice = self.page.head.layanan
        at = next(i for i in range(choice.count()) if choice.itemText(i).startswith(nama))
        choice.setCurrentIndex(at)
        choice.activated.emit(at)
        self.seluruh.settle()

    def pick_year(self, tahun: int) -> None:
        """Choose a year."""
        self.page.tahun.set_value(str(tahun))
        self.page.tahun.edited.emit()
        self.seluruh.settle()

    def preview(self, *rows: Any, nama: str = "jawaban.xlsx") -> None:
        """Show what a table would bring."""
        self.page.preview(BerkasSurvei(nama, (lembar(*rows),)))
        self.seluruh.settle()

    def paste(self, text: str) -> None:
        """Press Ctrl+V in the table, with a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self.page.pane.view.setFocus()
        self.press(Key.Key_V, Held.ControlModifier)

    @property
    def value(self) -> str:
        """Return the sentence about the value."""
        return self.page.head.value.text()

    def banner(self) -> str:
        """Return what stands above the page."""
        shown = self.seluruh.window.banners.shown.get("halaman")
        return shown.text if shown and not shown.isHidden() else ""


@pytest.fixture
def halaman(buka: Any) -> Halaman:
    """Show the page on the sample office."""
    return Halaman(buka())
