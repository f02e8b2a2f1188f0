"""Rows that are ticked in their first column, one by one or all that are selected with Space."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.core.guard import guarded
from ui.core.table_model import TableModel
from ui.core.table_view import TableView

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_CHECK = int(Qt.ItemDataRole.CheckStateRole)


class TickModel(TableModel[R]):
    """Let a subclass say which rows are ticked, and replace those that are ticked anew.

    `ticked` is emitted after ticks have changed.
    """

    ticked = Signal()

    def is_ticked(self, row: R) -> bool:
        """Tell whether a row is ticked."""
        raise NotImplementedError

    def can_tick(self, row: R) -> bool:
        """Tell whether a row has a box at all."""
        return True

    def set_ticks(self, rows: Sequence[R], on: bool) -> None:
        """Hold these rows ticked, or not."""
        raise NotImplementedError

    def toggle(self, positions: Iterable[int]) -> None:
        """Tick the rows shown at some positions; where all are ticked already, untick them."""
        rows = [row for row in map(self.row_at, positions) if self.can_tick(row)]
        if rows:
            self._tick(rows, not all(map(self.is_ticked, rows)))

    def _tick(self, rows: Sequence[R], on: bool) -> None:
        self.set_ticks(rows, on)
        self.ticked.emit()

    def _has_box(self, index: Index) -> bool:
        return index.isValid() and index.column() == 0 and self.can_tick(self.row_at(index.row()))

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._has_box(index) else flags

    @guarded(None)
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the tick of the first column, else one aspect of a cell."""
        if role != _CHECK:
            return super().data(index, role)
        if not self._has_box(index):
            return None
        ticked = self.is_ticked(self.row_at(index.row()))
        return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

    @guarded(False)
    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Tick a row, or save a typed text."""
        if role != _CHECK:
            return super().setData(index, value, role)
        if not self._has_box(index):
            return False
        self._tick([self.row_at(index.row())], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class SpaceTicks(QObject):
    """Tick the selected rows of a view with Space."""

    def __init__(self, view: TableView, model: TickModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        view.installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Space before the cell under the cursor does."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            self._model.toggle(sorted({index.row() for index in self._view.selectedIndexes()}))
            return True
        return super().eventFilter(watched, event)
