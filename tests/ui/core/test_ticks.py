"""Rows that are ticked one by one, or all that are selected."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from ui.core.column import Column
from ui.core.table_view import TableView
from ui.core.ticks import SpaceTicks, TickModel

CHECK = int(Qt.ItemDataRole.CheckStateRole)


@dataclass(frozen=True)
class Row:
    nama: str
    ada: bool = True
    dipilih: bool = False


class Model(TickModel[Row]):
    def is_ticked(self, row):
        return row.dipilih

    def can_tick(self, row):
        return row.ada

    def set_ticks(self, rows, on):
        names = {row.nama for row in rows}
        self.set_rows([replace(r, dipilih=on) if r.nama in names else r for r in self.rows])


@pytest.fixture
def model(dress):
    made = Model((Column("nama", "Nama"), Column("ada", "Ada")), lambda row: row.nama)
    made.set_rows([Row("a"), Row("b"), Row("c", ada=False)])
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(made, fatal, made)
    return made


@pytest.fixture
def view(model, qtbot):
    made = TableView(model, "Daftar")
    SpaceTicks(made, model)
    qtbot.addWidget(made)
    made.show()
    return made


def ticked(model):
    return [row.nama for row in model.rows if row.dipilih]


def test_that_only_the_first_column_of_some_rows_has_a_box(model):
    boxes = [[model.index(r, c).data(CHECK) is not None for c in range(2)] for r in range(3)]
    assert boxes == [[True, False], [True, False], [False, False]]
    assert not model.setData(model.index(2, 0), 2, CHECK)


def test_that_a_box_is_ticked_and_says_so_once(model, qtbot):
    with qtbot.waitSignal(model.ticked):
        assert model.setData(model.index(0, 0), Qt.CheckState.Checked, CHECK)
    assert ticked(model) == ["a"]


def test_that_space_ticks_what_is_selected_until_all_is_ticked(model, view):
    view.setCurrentIndex(model.index(0, 1))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert ticked(model) == ["a"]
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert ticked(model) == ["a", "b"]
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert ticked(model) == []
