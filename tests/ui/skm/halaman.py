"""The page SKM in the real window."""

from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from ranpk_desktop.services.skm_impor import BerkasSurvei
from tests.imports.survei import lembar
from tests.ui.halaman import HalamanTabel, Held, Key
from tests.ui.seluruh import Seluruh, buka
from ui.skm.page import SkmPage

__all__ = ["Held", "Key", "buka"]


class Halaman(HalamanTabel):
    """Drive the page as a person does."""

    page: SkmPage

    def __init__(self, seluruh: Seluruh) -> None:
        super().__init__(seluruh, "skm")
        assert isinstance(self.page, SkmPage)

    def open(self, name: str) -> Any:
        """Return the first view of the page."""
        return super().open(name).view("nilai")

    def key_of(self, kode: str) -> Any:
        """Return the key of an unsur."""
        return next(row.key for row in self.page.model.rows if row.hasil.unsur == kode)

    def go(self, name: str, column: str = "nilai") -> None:
        """Put the keyboard on a cell."""
        super().go(name, column)

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


@pytest.fixture
def halaman(buka: Any) -> Halaman:
    """Show the page on the sample office."""
    return Halaman(buka())
