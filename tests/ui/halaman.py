"""A page with a table in the real window, driven as a person does."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from tests.ui.seluruh import Seluruh

Key, Held = Qt.Key, Qt.KeyboardModifier


class HalamanTabel:
    """Base of such a driver; a subclass says in `key_of` how a test names a row."""

    def __init__(self, seluruh: Seluruh, name: str) -> None:
        self.seluruh, self.office = seluruh, seluruh.office
        self.page = self.open(name)
        self._tester = QAbstractItemModelTester(
            self.page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )

    def open(self, name: str) -> Any:
        """Go to the page, and return what has the table."""
        self.seluruh.window.open_page(name)
        self.seluruh.settle()
        return self.seluruh.page(name)

    def key_of(self, name: str) -> Any:
        """Return the key of a row."""
        raise NotImplementedError

    def go(self, name: str, column: str) -> None:
        """Put the keyboard on a cell."""
        self.page.pane.view.setFocus()
        self.page.pane.view.go_to(self.key_of(name), column)

    def text(self, name: str, column: str, role: Any = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        model = self.page.model
        return model.index(model.position_of(self.key_of(name)), model.column_of(column)).data(role)

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

    def fill(self, name: str, column: str, text: str) -> None:
        """Type into a cell and press Enter."""
        self.go(name, column)
        self.type(text)
        self.press(Key.Key_Return)

    def banner(self) -> str:
        """Return what stands above the page."""
        shown = self.seluruh.window.banners.shown.get("halaman")
        return shown.text if shown and not shown.isHidden() else ""
