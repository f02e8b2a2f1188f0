"""The view Tindak lanjut in the real window."""

from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ranpk_desktop.domain.ratl import Ratl
from tests.ui.halaman import HalamanTabel, Held, Key
from tests.ui.seluruh import Seluruh, buka
from ui.ratl.page import RatlPage
from ui.skm.views import SkmViews

__all__ = ["Held", "Key", "buka"]


class Halaman(HalamanTabel):
    """Drive the view as a person does; a row is named by how its action begins."""

    page: RatlPage

    def __init__(self, seluruh: Seluruh) -> None:
        super().__init__(seluruh, "skm")
        assert isinstance(self.page, RatlPage)

    def open(self, name: str) -> Any:
        """Turn to the second view of the page."""
        self.seluruh.window.open_page(name, tampilan="ratl")
        self.seluruh.settle()
        return self.views.view("ratl")

    @property
    def views(self) -> SkmViews:
        """Return the page that holds the views."""
        return self.seluruh.page("skm")

    def key_of(self, awal: str) -> Any:
        """Return the key of a row."""
        return next(
            row.key for row in self.page.model.rows if row.ratl.rencana_aksi.startswith(awal)
        )

    def ratl(self, awal: str) -> Ratl:
        """Return an action as the table holds it."""
        return next(
            row.ratl for row in self.page.model.rows if row.ratl.rencana_aksi.startswith(awal)
        )

    def shown(self) -> list[str]:
        """Return how the actions in sight begin."""
        model = self.page.model
        rows = (model.row_at(at) for at in range(model.rowCount()))
        return [" ".join(row.ratl.rencana_aksi.split()[:2]) for row in rows]

    def select(self, *names: str, column: str = "status") -> None:
        """Select a cell in each of some rows."""
        view, model = self.page.pane.view, self.page.model
        self.go(names[0], column)
        for name in names[1:]:
            index = model.index(model.position_of(self.key_of(name)), model.column_of(column))
            view.selectionModel().select(index, view.selectionModel().SelectionFlag.Select)

    def pick(self, choice: Any, value: str) -> None:
        """Choose in a filter or a field."""
        choice.set_value(value)
        choice.edited.emit()
        self.seluruh.settle()

    def set_status(self, title: str) -> None:
        """Choose an entry of the button Ubah status."""
        menu = self.page.filters.status.menu()
        next(it for it in menu.actions() if it.text().replace("&", "") == title).trigger()
        self.seluruh.settle()

    def undo(self) -> None:
        """Press Ctrl+Z in the table."""
        self.page.pane.view.setFocus()
        self.press(Key.Key_Z, Held.ControlModifier)

    def paste(self, text: str) -> None:
        """Press Ctrl+V in the table, with a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self.page.pane.view.setFocus()
        self.press(Key.Key_V, Held.ControlModifier)

    def field(self, name: str) -> Any:
        """Return the input of a field of the details, in the part that has it."""
        for part in ("rencana", "pelaksanaan", "dasar"):
            self.page.detail.parts.show_part(part)
            if self.page.detail.fields[name].isVisible():
                break
        return self.page.detail.fields[name].input

    def write(self, name: str, text: str) -> None:
        """Type into a field of the details and leave it."""
        self.field(name).setFocus()
        self.field(name).selectAll()
        self.type(text)
        self.page.pane.view.setFocus()
        self.seluruh.settle()

    @property
    def focus(self) -> Any:
        """Return what has the keyboard."""
        return QApplication.focusWidget()


@pytest.fixture
def halaman(buka: Any) -> Halaman:
    """Show the view on the sample office."""
    return Halaman(buka())
