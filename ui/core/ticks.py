"""A table whose rows can be ticked in its first column."""

from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from ui.core.guard import guarded
from ui.core.table_model import TableModel

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)


class TickModel(TableModel[R]):
    """Let rows be ticked; what a tick means is up to `ticked` and `tick`."""

    def ticked(self, row: R) -> bool | None:
        """Tell whether a row is ticked; None for one that cannot be."""
        raise NotImplementedError

    def tick(self, row: R, on: bool) -> None:
        """Take over a tick of the user."""
        raise NotImplementedError

    def _has_tick(self, index: Index) -> bool:
        first = index.isValid() and index.column() == 0
        return first and self.ticked(self.row_at(index.row())) is not None

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._has_tick(index) else flags

    @guarded(None)
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the tick of the first column, else one aspect of a cell."""
        if role == _CHECK and self._has_tick(index):
            on = self.ticked(self.row_at(index.row()))
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return super().data(index, role)

    @guarded(False)
    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Tick a row, or save a typed text."""
        if role == _CHECK and self._has_tick(index):
            on = Qt.CheckState(value) == Qt.CheckState.Checked
            self.tick(self.row_at(index.row()), on)
            return True
        return super().setData(index, value, role)
