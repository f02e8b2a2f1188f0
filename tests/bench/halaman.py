"""Pages: switching between them, and a quarter with 60 indicators against a bare table view."""

import time
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from tests.bench import kantor
from tests.bench.jendela import Jendela, opened
from tests.bench.ukur import RUNS, Row, below, compare, seconds, turns
from ui.core.table_view import TableView

INDIKATOR = 60
Index = QModelIndex | QPersistentModelIndex


class BareModel(QAbstractTableModel):
    """The least that Python can give to a view: texts in lists."""

    def __init__(self, titles: list[str], texts: list[list[str]]) -> None:
        super().__init__()
        self._titles, self._texts = titles, texts

    def rowCount(self, _parent: Index | None = None) -> int:  # noqa: N802
        return len(self._texts)

    def columnCount(self, _parent: Index | None = None) -> int:  # noqa: N802
        return len(self._titles)

    def data(self, index: Index, role: int = 0) -> str | None:
        return self._texts[index.row()][index.column()] if role == 0 else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = 0
    ) -> str | None:
        wanted = role == 0 and orientation == Qt.Orientation.Horizontal
        return self._titles[section] if wanted else None


def rows(folder: Path) -> list[Row]:
    """Switch, load and paint in the window of an office with so many indicators."""
    kantor.five_years(folder, INDIKATOR, years=1)
    with opened(folder) as jendela:
        jendela.window.open_page("realisasi")
        jendela.settle()
        page = jendela.window.page("realisasi").view("indikator")
        view: Any = page.pane.view
        return [
            *switches(jendela),
            below(
                f"quarter with {INDIKATOR} indicators, read, composed and painted",
                100,
                median(elapsed(jendela, page.load) for _run in range(RUNS)) * 1000,
            ),
            painting(jendela.window, view, "its table"),
        ]


def switches(jendela: Jendela) -> list[Row]:
    """Go to every page and back: the first time it is built, later it is only shown."""
    titles = [jendela.window.rail.item(at).text() for at in range(jendela.window.rail.count())]
    first = [elapsed(jendela, lambda at=at: turn(jendela, at)) for at in range(len(titles))]
    again = [
        elapsed(jendela, lambda at=at: turn(jendela, at))
        for _run in range(RUNS)
        for at in range(len(titles))
    ]
    built = max(zip(first, titles, strict=True))
    note = f"longest {max(again) * 1000:.0f} ms; built for the first time: {built[1]} "
    note += f"{built[0] * 1000:.0f} ms"
    return [below("page switch, with its data", 100, median(again) * 1000, note=note)]


def turn(jendela: Jendela, at: int) -> None:
    """Choose a page in the rail."""
    jendela.window.rail.setCurrentRow(at)


def elapsed(jendela: Jendela, act: Any) -> float:
    """Return the seconds until an act is done, all data is there and everything is painted."""
    start = time.perf_counter()
    act()
    while jendela.tasks.pending:
        QApplication.processEvents()
    QApplication.processEvents()
    return time.perf_counter() - start


def painting(window: QWidget, ours: TableView, name: str) -> Row:
    """Paint our table, and a bare one without our style sheet that shows the same texts."""
    model, shown = ours.model(), ours.columns.shown()
    titles = [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in shown]
    texts = [
        [str(model.index(row, at).data() or "") for at in shown] for row in range(model.rowCount())
    ]
    bare = QTableView()
    bare.setModel(BareModel(titles, texts))
    bare.verticalHeader().hide()
    bare.verticalHeader().setDefaultSectionSize(ours.rowHeight(0))
    for at, column in enumerate(shown):
        bare.setColumnWidth(at, ours.columnWidth(column))
    app = QApplication.instance()
    dress = app.styleSheet()
    ours.setParent(None)
    for view in (bare, ours):
        view.resize(1100, 640)
        view.show()

    def paint(view: QTableView, sheet: str) -> float:
        if app.styleSheet() != sheet:
            app.setStyleSheet(sheet)
        app.processEvents()
        app.sendEvent(view.viewport(), QEvent(QEvent.Type.UpdateRequest))
        view.viewport().repaint()
        return seconds(view.viewport().repaint)

    pairs = turns(lambda: paint(bare, ""), lambda: paint(ours, dress), RUNS * 3)
    bare.hide()
    window.hide()
    what = f"{name} painted (floor: QTableView on lists of the same texts, no style sheet)"
    return compare(what, 1.3, pairs)
