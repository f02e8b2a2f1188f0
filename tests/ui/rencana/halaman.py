"""The page Rencana in the real window."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.halaman import HalamanTabel, Held, Key
from tests.ui.seluruh import Seluruh, buka
from ui.rencana.page import RencanaPage

__all__ = ["Held", "Key", "buka"]


class Halaman(HalamanTabel):
    """Drive the page as a person does."""

    page: RencanaPage

    def __init__(self, seluruh: Seluruh) -> None:
        super().__init__(seluruh, "rencana")
        assert isinstance(self.page, RencanaPage)

    @property
    def shape(self) -> list[str]:
        """Return what the table shows, indented."""
        model = self.page.model
        rows = [model.row_at(at) for at in range(model.rowCount())]
        return ["  " * row.tingkat + row.simpul.butir.uraian for row in rows]

    def key_of(self, uraian: str) -> str:
        """Return the id of the row whose text begins so."""
        rows = self.page.model.rows
        return next(row.key for row in rows if row.simpul.butir.uraian.startswith(uraian))

    def go(self, name: str, column: str = "uraian") -> None:
        """Put the keyboard on a cell."""
        super().go(name, column)

    @property
    def focus(self) -> str:
        """Return what a screen reader says of the widget that has the keyboard."""
        focus = QApplication.focusWidget()
        text = focus.text() if isinstance(focus, QPushButton) else ""
        return (focus and focus.accessibleName()) or text.replace("&", "")

    def tab_to(self, name: str) -> None:
        """Press Tab until the widget with this name has the keyboard."""
        for _step in range(60):
            self.press(Key.Key_Tab, Held.ControlModifier if self._in_table() else Held.NoModifier)
            if self.focus == name:
                return
        raise AssertionError(f"Tab never comes to {name}")

    def _in_table(self) -> bool:
        return self.page.pane.view.hasFocus()

    def click(self, button: QPushButton) -> None:
        """Click a button and wait."""
        button.click()
        self.seluruh.settle()

    def undo(self) -> None:
        """Press Ctrl+Z."""
        self.press(Key.Key_Z, Held.ControlModifier)

    @property
    def cursor(self) -> tuple[str, str]:
        """Return text and column of the cell under the cursor."""
        index = self.page.pane.view.currentIndex()
        row = self.page.model.row_at(index.row())
        return row.simpul.butir.uraian, self.page.model.columns[index.column()].name

    def click_mark(self, uraian: str) -> None:
        """Click the mark before a row that folds."""
        view, model = self.page.pane.view, self.page.model
        at = model.index(model.position_of(self.key_of(uraian)), model.column_of("uraian"))
        rect = view.visualRect(at)
        depth = model.row_at(at.row()).tingkat
        point = QPoint(rect.left() + depth * 18 + 9, rect.center().y())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Held.NoModifier, point)
        self.seluruh.settle()


def plan_2027(office: Any) -> None:
    """Set up the sample office with a plan of its own for the next year."""
    from ranpk_desktop.domain.butir import Level
    from ranpk_desktop.services import contoh

    contoh.fill(office)
    for level, uraian, induk in (
        (Level.SASARAN_STRATEGIS, "Sasaran", ""),
        (Level.INDIKATOR, "Indikator A", "Sasaran"),
        (Level.INDIKATOR, "Indikator B", "Sasaran"),
        (Level.PROGRAM, "Program", "Sasaran"),
        (Level.KEGIATAN, "Satu", "Program"),
        (Level.KEGIATAN, "Dua", "Program"),
        (Level.KEGIATAN, "Tiga", "Program"),
    ):
        known = {it.butir.uraian: it.id for it in office.rencana.load(2027).pohon.simpul}
        office.susunan.add(2027, level, uraian, known.get(induk))


@pytest.fixture
def halaman(buka: Any) -> Halaman:
    """Show the page on the plan of 2027."""
    made = Halaman(buka(plan_2027))
    made.page.go_to(tahun=2027)
    made.seluruh.settle()
    return made
