"""Which columns of a table are shown and how wide: as declared, or as the user chose."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from ranpk_desktop.bahasa import _
from ui.core import icons, theme
from ui.core.table_model import TableModel
from ui.core.tasks import Tasks

_REST = 400  # milliseconds after the last drag until widths are settled and remembered
_WIDEST = 8.0


class Columns(QObject):
    """Dress the header of a table; `changed` says that the user chose otherwise.

    The column that stretches (or the first) names the row, so it is always shown.
    """

    changed = Signal()

    def __init__(self, view: QTableView, model: TableModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._header = view.horizontalHeader()
        self._widths: dict[int, int] = {}
        self._factors: dict[int, float] = {}
        self._declared = {at for at, column in enumerate(model.columns) if column.away}
        self._away = set(self._declared)
        self._busy = False
        self.naming = model.naming
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._settle)
        self._dress()
        self.fit()
        self._header.sectionResized.connect(self._note)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(
            lambda point: self.open_menu(self._header.mapToGlobal(point))
        )

    def _dress(self) -> None:
        header = self._header
        columns = self._model.columns
        lines = max(column.title.count("\n") + 1 for column in columns)
        header.setFixedHeight(theme.control_height() if lines == 1 else theme.px(48))
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        em = self._view.fontMetrics().averageCharWidth()
        bold = QFontMetrics(theme.font("tebal"))
        for at, column in enumerate(columns):
            title = max(bold.horizontalAdvance(line) for line in column.title.split("\n"))
            self._widths[at] = max(em * column.width, title) + theme.px(18)

    # What is shown ----------------------------------------------------------------------------

    def shown(self) -> list[int]:
        """Return the columns shown, from left to right."""
        order = [self._header.logicalIndex(at) for at in range(self._header.count())]
        return [at for at in order if not self._view.isColumnHidden(at)]

    def show_column(self, at: int, shown: bool = True) -> None:
        """Show a column, or put it away; the cursor goes to the naming column with it."""
        if at == self.naming or shown == (at not in self._away):
            return
        self._away -= {at}
        self._away |= set() if shown else {at}
        index = self._view.currentIndex()
        if index.column() == at and not shown:
            self._view.setCurrentIndex(index.siblingAtColumn(self.naming))
        self.fit()
        self.changed.emit()

    def reset(self) -> None:
        """Go back to the columns and widths as declared."""
        self._away = set(self._declared)
        self._factors.clear()
        self.fit()
        self.changed.emit()

    def fit(self) -> None:
        """Set every width, and give the room that is left to the column that stretches."""
        self._busy = True
        for at, column in enumerate(self._model.columns):
            self._view.setColumnHidden(at, column.hidden or at in self._away)
            self._view.setColumnWidth(at, self._width(at))
        column = self._model.columns[self.naming]
        room = self._view.viewport().width() - self._header.length()
        if column.stretch and room > 0:
            self._view.setColumnWidth(self.naming, self._width(self.naming) + room)
        self._busy = False

    def _width(self, at: int) -> int:
        return round(self._widths[at] * self._factors.get(at, 1.0))

    def _note(self, at: int, _before: int, width: int) -> None:
        """Take a width that the user drags."""
        if not self._busy and width:
            self._factors[at] = round(min(width / self._widths[at], _WIDEST), 2)
            self._rest.start()

    def _settle(self) -> None:
        self.fit()
        self.changed.emit()

    # Menu -------------------------------------------------------------------------------------

    def fill_menu(self, menu: QMenu) -> None:
        """Offer every column, ticked where it is shown, and the way back."""
        for at, column in enumerate(self._model.columns):
            if column.hidden:
                continue
            title = self._model.headerData(at, Qt.Orientation.Horizontal)
            entry = QAction(str(title).replace("\n", " ").replace("&", "&&"), menu)
            entry.setCheckable(True)
            entry.setChecked(at not in self._away)
            entry.setEnabled(at != self.naming)
            entry.toggled.connect(partial(self.show_column, at))
            menu.addAction(entry)
        menu.addSeparator()
        back = QAction(icons.icon("undo-2"), _("&Kembalikan susunan semula"), menu)
        back.setEnabled(self._away != self._declared or bool(self._factors))
        back.triggered.connect(lambda _checked=False: self.reset())
        menu.addAction(back)

    def open_menu(self, at: QPoint | None = None) -> None:
        """Open the menu at a point, or below the header."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        below = self._header.mapToGlobal(QPoint(0, self._header.height()))
        menu.popup(below if at is None else at)
        menu.setActiveAction(next(entry for entry in menu.actions() if entry.isEnabled()))

    # Memory -----------------------------------------------------------------------------------

    def state(self) -> str:
        """Return what the user chose as JSON, "" for nothing; widths as parts of the declared."""
        names = [column.name for column in self._model.columns]
        if self._away == self._declared and not self._factors:
            return ""
        chosen = {
            "sembunyi": sorted(names[at] for at in self._away),
            "lebar": {names[at]: factor for at, factor in sorted(self._factors.items())},
        }
        return json.dumps(chosen)

    def restore(self, state: str) -> None:
        """Take up what `state` returned; what is not understood is left out."""
        places = {c.name: at for at, c in enumerate(self._model.columns) if not c.hidden}
        try:
            chosen = json.loads(state or "{}")
            away = chosen.get("sembunyi")
            self._away = set(self._declared)
            if away is not None:
                self._away = {places[n] for n in away if n in places}
            self._factors = {
                places[name]: min(max(float(factor), 0.1), _WIDEST)
                for name, factor in chosen.get("lebar", {}).items()
                if name in places
            }
        except (ValueError, TypeError, AttributeError):
            self._away, self._factors = set(self._declared), {}
        self._away.discard(self.naming)
        self.fit()


def remember(
    columns: Columns, tasks: Tasks, load: Callable[[], str], save: Callable[[str], None]
) -> None:
    """Keep the columns of a table as the user leaves them; both functions run on the DB thread."""
    tasks.run(load, columns.restore)
    columns.changed.connect(lambda: tasks.run(partial(save, columns.state())))
