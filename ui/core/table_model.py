"""One table model for every page: columns are data, rows are frozen dataclasses.

It sorts and filters itself by a list of indexes (a proxy model needs seconds for what Python's
`sorted` does in hundredths), saves cell by cell, and keeps what was typed when a save fails.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import CheckError, KnownError
from ui.core import theme
from ui.core.arrange import arrange, narrow
from ui.core.clipboard import write_html, write_text
from ui.core.column import ASPECTS, Batch, Cell, Column, Draft, aspects_of, look
from ui.core.guard import guarded
from ui.core.tasks import Tasks

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Drafts = dict[tuple[Hashable, str], Draft]
Look = tuple[str, Any, Any, Any, int]
_LOOKS = 50_000

_ALIGN = {
    "kiri": Qt.AlignmentFlag.AlignLeft,
    "tengah": Qt.AlignmentFlag.AlignHCenter,
    "kanan": Qt.AlignmentFlag.AlignRight,
}
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_WRITE = _READ | Qt.ItemFlag.ItemIsEditable


class TableModel(QAbstractTableModel, Generic[R]):
    """Show rows by columns; `key(row)` identifies a row across refreshes.

    `batch(cells)` saves several cells as one command (paste, Delete); without it each cell is
    saved for itself. `failures_changed` is emitted when a cell begins or ceases to be unsaved in
    error. `commands` are the ids of those that began here, so that a page can tell them from an
    undo.
    """

    failures_changed = Signal()
    draft_changed = Signal(object, str)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        tasks: Tasks | None = None,
        parent: QObject | None = None,
        batch: Batch | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._batch = batch
        self._aspects = [aspects_of(column) for column in self.columns]
        self._key = key
        self._tasks = tasks
        self._rows: list[R] = []
        self._keys: list[Hashable] = []
        self._order: list[int] = []
        self._texts: list[str] | None = None
        self._sorting: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._filter: tuple[str, Callable[[R], bool] | None] = ("", None)
        self._drafts: Drafts = {}
        self._looks: dict[tuple[int, int], Look] = {}
        self._looks_in: object = None
        self._flags: dict[tuple[int, int], Qt.ItemFlag] = {}
        self.commands: set[int | None] = set()
        self._writable = [column.save is not None for column in self.columns]
        self._place = {column.name: at for at, column in enumerate(self.columns)}
        centre = Qt.AlignmentFlag.AlignVCenter
        self._alignments = [(_ALIGN[column.align] | centre).value for column in self.columns]

    # Rows -------------------------------------------------------------------------------------

    @property
    def rows(self) -> Sequence[R]:
        """Return all rows, as read, filtered or not."""
        return self._rows

    def row_at(self, position: int) -> R:
        """Return the row shown at a position."""
        return self._rows[self._order[position]]

    def key_of(self, row: R) -> Hashable:
        """Return the key of a row."""
        return self._key(row)

    def key_at(self, position: int) -> Hashable:
        """Return the key of the row shown at a position."""
        return self._keys[self._order[position]]

    def position_of(self, key: Hashable) -> int:
        """Return where the row with a key is shown, or -1."""
        return next((at for at, i in enumerate(self._order) if self._keys[i] == key), -1)

    @property
    def naming(self) -> int:
        """Return the column whose text tells rows apart: the one that stretches, or the first."""
        shown = [at for at, column in enumerate(self.columns) if not column.hidden]
        return next((at for at in shown if self.columns[at].stretch), shown[0])

    @property
    def editable(self) -> bool:
        """Tell whether any column can be typed into."""
        return any(column.save for column in self.columns)

    def column_of(self, name: str) -> int:
        """Return the number of the column with a name."""
        return self._place[name]

    def same_shape(self, rows: Sequence[R]) -> bool:
        """Tell whether these rows have the same keys in the same order as those held."""
        return [self._key(row) for row in rows] == self._keys

    def set_rows(self, rows: Sequence[R]) -> None:
        """Hold rows as read from the store.

        Where only values differ, nothing moves under the user's cursor: order and filter stay as
        they are until asked for anew. Texts still being saved, or refused, stay as typed.
        """
        same = self.same_shape(rows)
        saved = [cell for cell, draft in self._drafts.items() if draft.saved]
        for cell in saved:
            del self._drafts[cell]
        if not same:
            self.beginResetModel()
        self._looks.clear()
        self._flags.clear()
        self._rows = list(rows)
        self._keys = [self._key(row) for row in rows]
        self._texts = None
        if same:
            self._repaint()
            return
        self._order = self._arranged()
        self.endResetModel()

    def set_filter(self, text: str = "", keep: Callable[[R], bool] | None = None) -> None:
        """Show only rows that contain the text anywhere and that `keep` accepts."""
        self._filter = (text.casefold().strip(), keep)
        self.beginResetModel()
        self._order = self._arranged()
        self.endResetModel()

    @guarded(None)
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives back the order of the rows as read."""
        self._sorting = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        sources = [self._order[index.row()] for index in before]
        self._order = self._arranged()
        held = set(sources)
        position = {source: at for at, source in enumerate(self._order) if source in held}
        after = [
            self.index(position[source], index.column())
            for source, index in zip(sources, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arranged(self) -> list[int]:
        text, keep = self._filter
        order = narrow(self._rows, text, self._all_texts, keep)
        at, direction = self._sorting
        if at < 0:
            return order
        key = self.columns[at].sort or self.columns[at].value_of
        descending = direction == Qt.SortOrder.DescendingOrder
        return arrange(self._rows, order, key, descending=descending)

    def _all_texts(self) -> list[str]:
        if self._texts is None:
            shown = [column.texts(self._rows) for column in self.columns]
            self._texts = ["\n".join(texts).casefold() for texts in zip(*shown, strict=True)]
        return self._texts

    def _repaint(self) -> None:
        if self._order:
            last = self.index(len(self._order) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.draft_changed.emit(None, "")

    # What the view asks -----------------------------------------------------------------------

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows shown."""
        return 0 if parent is not None and parent.isValid() else len(self._order)

    @guarded(0)
    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    @guarded(None)
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return one aspect of a cell; the view asks eight of each cell it paints."""
        at = index.column()
        getter = (ASPECTS if self._drafts else self._aspects[at]).get(role)
        if getter is None:
            return self._alignments[at] if role == _ALIGNMENT else None
        position = index.row()
        if position < 0:
            return None
        source, column = self._order[position], self.columns[at]
        draft = self._drafts.get((self._keys[source], column.name)) if self._drafts else None
        return getter(column, self._rows[source], draft)

    def look(self, index: Index) -> Look:
        """Return all that a paint needs of a cell: text, ink, ground, icon and alignment.

        A cell looks the same until its row is read again or the theme changes.
        """
        source, at = self._order[index.row()], index.column()
        row, column = self._rows[source], self.columns[at]
        draft = self._drafts.get((self._keys[source], column.name)) if self._drafts else None
        if draft:
            return (*look(ASPECTS, column, row, draft), self._alignments[at])
        if self._looks_in is not theme.colors() or len(self._looks) > _LOOKS:
            self._looks_in = theme.colors()
            self._looks.clear()
        found = self._looks.get((source, at))
        if found is None:
            found = (*look(self._aspects[at], column, row, None), self._alignments[at])
            self._looks[source, at] = found
        return found

    @guarded(None)
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the title of a column, its hint, or the number of a row."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == _DISPLAY else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _DISPLAY:
            return column.title
        if role == _ALIGNMENT:
            return self._alignments[section]
        return (column.hint or column.title) if role == _TOOLTIP else None

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what may be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        at = index.column()
        if not self._writable[at]:
            return _READ
        source = self._order[index.row()]
        found = self._flags.get((source, at))
        if found is None:  # the view asks twice for each cell it paints
            found = _WRITE if self.columns[at].can_edit(self._rows[source]) else _READ
            self._flags[source, at] = found
        return found

    # Editing ----------------------------------------------------------------------------------

    @guarded(False)
    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Save a typed text through the column; refuse cells that cannot be edited."""
        if role != _EDIT or not index.isValid():
            return False
        row, column = self.row_at(index.row()), self.columns[index.column()]
        return column.can_edit(row) and self._save(row, column, str(value))

    def edit(self, key: Hashable, name: str, text: str) -> bool:
        """Save a text typed outside the table (detail pane), by key of the row and column name."""
        row = next((row for row in self._rows if self._key(row) == key), None)
        column = self.columns[self._place[name]]
        return row is not None and column.can_edit(row) and self._save(row, column, text)

    def draft_of(self, key: Hashable, name: str) -> Draft | None:
        """Return the typed text of a cell that is not yet read back, with its error."""
        return self._drafts.get((key, name))

    def failures(self) -> list[tuple[Hashable, str, Draft]]:
        """Return the cells that could not be saved: key of the row, column name, draft."""
        return [(key, name, d) for (key, name), d in self._drafts.items() if d.error]

    def retry(self, key: Hashable, name: str) -> None:
        """Save a typed text that could not be saved once more."""
        draft = self._drafts.get((key, name))
        if draft and draft.error:
            self.edit(key, name, draft.text)

    def discard(self, key: Hashable, name: str) -> None:
        """Forget a typed text that could not be saved; the stored value shows again."""
        if self._drafts.pop((key, name), None):
            self._cell_changed(key, name)
            self.failures_changed.emit()

    def save_cells(
        self,
        cells: Sequence[Cell[R]],
        on_success: Callable[[], None] | None = None,
        on_error: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Save several cells as one command, all or nothing.

        Where the store refuses, `on_error` gets the sentence and the cells are as before; without
        it they keep their texts, in red.
        """
        if not cells:
            return
        if self._batch is None or self._tasks is None:
            for cell in cells:
                self.edit(self._key(cell.row), cell.column.name, cell.text)
            if on_success:
                on_success()
            return
        drafts = {(self._key(cell.row), cell.column.name): Draft(cell.text) for cell in cells}
        self._drafts.update(drafts)
        self._tasks.run(
            self._batch(cells),
            partial(self._saved_all, drafts, on_success),
            partial(self._refused_all, drafts, on_error),
        )
        self._show_drafts()

    def keep(self, refused: Sequence[tuple[Cell[R], str]]) -> None:
        """Hold texts that cannot be read in their cells, in red, each with its sentence."""
        for cell, error in refused:
            name = self._key(cell.row), cell.column.name
            self._drafts[name] = Draft(cell.text, error=error)
        self._show_drafts()

    def discard_all(self) -> None:
        """Forget every text that could not be saved."""
        for key, name, _draft in self.failures():
            del self._drafts[key, name]
        self._show_drafts()

    def _saved_all(
        self, drafts: Drafts, on_success: Callable[[], None] | None, changes: Changes
    ) -> None:
        self.commands.add(changes.perintah_id)
        for draft in drafts.values():
            draft.saved = True
        if changes.perintah_id is None:
            self._forget(drafts)
        if on_success:
            on_success()

    def _refused_all(
        self, drafts: Drafts, on_error: Callable[[KnownError], None] | None, error: KnownError
    ) -> None:
        if on_error:
            self._forget(drafts)
            on_error(error)
            return
        for draft in drafts.values():
            draft.error, draft.retry = str(error), not isinstance(error, CheckError)
        self._show_drafts()

    def _forget(self, drafts: Drafts) -> None:
        for cell, draft in drafts.items():
            if self._drafts.get(cell) is draft:
                del self._drafts[cell]
        self._show_drafts()

    def _show_drafts(self) -> None:
        self._repaint()
        self.failures_changed.emit()

    def _save(self, row: R, column: Column[R], typed: str) -> bool:
        cell = (self._key(row), column.name)
        before = self._drafts.get(cell)
        draft = Draft(typed)
        if column.save is None or self._tasks is None:
            raise TypeError("a table with editable columns needs tasks")
        try:
            draft.text = column.read(row, typed)
            if draft.text == column.edit_text_of(row) and (before is None or before.error):
                self.discard(*cell)
                return True
            if before and draft.text == before.text and not before.error:
                return True
            self._drafts[cell] = draft
            job = column.save(row, draft.text)
        except KnownError as error:
            self._drafts[cell] = draft
            self._refused(cell, draft, error)
        else:
            self._tasks.run(
                job, partial(self._saved, cell, draft), partial(self._refused, cell, draft)
            )
            if before and before.error:
                self.failures_changed.emit()
        self._cell_changed(*cell)
        return True

    def _saved(self, cell: tuple[Hashable, str], draft: Draft, changes: Changes) -> None:
        self.commands.add(changes.perintah_id)
        draft.saved = True
        if changes.perintah_id is None and self._drafts.get(cell) is draft:
            del self._drafts[cell]  # nothing was written, so nobody will read the rows again
            self._cell_changed(*cell)

    def _refused(self, cell: tuple[Hashable, str], draft: Draft, error: KnownError) -> None:
        draft.error = str(error)
        draft.retry = not isinstance(error, CheckError)
        if self._drafts.get(cell) is draft:
            self._cell_changed(*cell)
            self.failures_changed.emit()

    def _cell_changed(self, key: Hashable, name: str) -> None:
        position = self.position_of(key)
        if position >= 0:
            index = self.index(position, self._place[name])
            self.dataChanged.emit(index, index)
        self.draft_changed.emit(key, name)

    # Finding and copying ----------------------------------------------------------------------

    def find(self, text: str, columns: Sequence[int] | None = None) -> list[QModelIndex]:
        """Return the cells shown that contain the text, in reading order."""
        wanted = text.casefold().strip()
        places = range(len(self.columns)) if columns is None else columns
        if not wanted:
            return []
        return [
            self.index(position, at)
            for position, source in enumerate(self._order)
            for at in places
            if wanted in self.columns[at].text_of(self._rows[source]).casefold()
        ]

    def copy_block(self, rows: Sequence[int], columns: Sequence[int]) -> tuple[str, str]:
        """Return the shown cells of some rows and columns as tab-separated text and as HTML."""
        block = [[str(self.data(self.index(r, c)) or "") for c in columns] for r in rows]
        right = [self.columns[c].align == "kanan" for c in columns]
        return write_text(block), write_html(block, right)
