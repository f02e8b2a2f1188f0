"""Painting a table: what is seen, and that it costs no more than Qt's own."""

import statistics
import time
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QTableView

from ui.core import theme
from ui.core.column import Column
from ui.core.table_model import TableModel
from ui.core.table_view import TableView

NADA = ("buruk", "peringatan", "cukup", "baik", None)


@dataclass(frozen=True)
class Baris:
    id: int
    nama: str = "Persentase obat yang memenuhi syarat di wilayah kerja"
    nilai: str = "96,67"


def make(qtbot, columns):
    model = TableModel(columns, lambda row: row.id)
    model.set_rows([Baris(n) for n in range(60)])
    view = TableView(model, "Baris")
    return shown(qtbot, view, model)


def shown(qtbot, view, model):
    view._kept = model
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    qtbot.waitExposed(view)
    return view


def colors_in(view, row, column):
    rect = view.visualRect(view.model().index(row, column)).adjusted(2, 2, -2, -2)
    image = view.viewport().grab(rect).toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.fixture
def view(dress, qtbot):
    def tone(row):
        return NADA[row.id % 5]

    return make(
        qtbot,
        (
            Column("nama", "Nama", stretch=True),
            Column("nilai", "Nilai", align="kanan", save=lambda _row, _text: print),
            Column("kriteria", "Kriteria", text=lambda _row: "Baik", status=tone, width=14),
        ),
    )


def test_that_tint_text_and_tone_are_painted(view):
    colors = theme.colors()
    assert {colors.surface, colors.text} <= colors_in(view, 1, 0)
    assert colors.field in colors_in(view, 1, 1)
    assert colors.tones["buruk"].text in colors_in(view, 0, 2)
    assert colors.tones["buruk"].text not in colors_in(view, 4, 2)


def test_that_chosen_cells_are_painted_as_chosen(view):
    view.selectAll()
    assert theme.colors().selection in colors_in(view, 0, 1)
    assert theme.colors().field not in colors_in(view, 0, 1)
    assert theme.colors().selection in colors_in(view, 0, 2)


def test_that_a_long_text_stays_inside_its_cell(view, qtbot):
    view.setColumnWidth(0, 80)
    edge = view.visualRect(view.model().index(1, 0)).adjusted(77, 2, -1, -2)
    image = view.viewport().grab(edge).toImage()
    assert {image.pixelColor(0, y).name() for y in range(image.height())} == {
        theme.colors().surface
    }


class Bare(QAbstractTableModel):
    def rowCount(self, parent=None):  # noqa: N802
        return 60

    def columnCount(self, parent=None):  # noqa: N802
        return 10

    def data(self, index, role=0):
        return "Persentase obat yang" if role == 0 else None


def test_that_painting_costs_at_most_a_third_more_than_a_bare_table(dress, qtbot):
    columns = [
        Column(
            f"k{n}",
            f"K{n}",
            value=lambda row: row.nama[:20],
            status=(lambda row: NADA[row.id % 5]) if n == 9 else None,
            save=(lambda _row, _text: print) if n in (3, 4, 5) else None,
            width=16,
        )
        for n in range(10)
    ]
    ours = make(qtbot, columns)
    bare = QTableView()
    model = Bare()
    bare.setModel(model)
    bare.verticalHeader().hide()
    bare.verticalHeader().setDefaultSectionSize(ours.rowHeight(0))
    for at in range(10):
        bare.setColumnWidth(at, ours.columnWidth(at))
    shown(qtbot, bare, model)
    times = ([], [])
    for _run in range(15):
        for table, spent in zip((ours, bare), times, strict=True):
            began = time.process_time()
            table.viewport().grab()
            spent.append(time.process_time() - began)
    assert statistics.median(times[0]) / statistics.median(times[1]) <= 1.3
