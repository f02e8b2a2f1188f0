"""The table every page uses: keyboard as in a spreadsheet, fixed rows, copy and paste.

Keys: typing or F2 edits; Enter commits and goes down, Tab to the next cell that can be edited,
Shift+Tab to the one before, Esc gives up; Delete clears; Ctrl+C copies, Ctrl+V pastes; Ctrl+D fills
down; Ctrl+F finds, F3 finds the next. Tab in the last such cell, or Ctrl+Tab anywhere, leaves the
table. The menu key offers these, sorting, and the columns.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
)

from ranpk_desktop.bahasa import _
from ui.core import icons, theme
from ui.core.actions import Action, build
from ui.core.columns import Columns
from ui.core.delegate import CellDelegate
from ui.core.guard import guarded
from ui.core.paste import Fate, Wanted, examine
from ui.core.table_model import TableModel

Index = QModelIndex | QPersistentModelIndex
SORT_KEY = "Ctrl+Shift+U"
FILL_KEY = "Ctrl+D"
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
_KEPT = 2000
"""So many selected cells at most are selected again after the rows have changed."""


class TableView(QTableView):
    """Show a TableModel; `row_changed` carries the key of the row under the cursor, or None.

    `refused` carries the sentence for somebody who types, or moves rows, where that cannot be.
    """

    row_changed = Signal(object)
    refused = Signal(str)
    editor_closed = Signal()
    paste_wanted = Signal()

    def __init__(self, model: TableModel[Any], name: str, lines: int = 1) -> None:
        super().__init__()
        self._model = model
        self._last: tuple[Hashable, int] | None = None
        self._chosen: list[tuple[Hashable, int]] = []
        self.setAccessibleName(name)
        self.setModel(model)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(lines > 1)
        delegate = CellDelegate(self, model)
        delegate.moved.connect(self._step)
        delegate.closeEditor.connect(lambda *_args: self.editor_closed.emit())
        self.setItemDelegate(delegate)
        self.setProperty("baris", str(lines))  # padding of items costs a third of the painting
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.columns = Columns(self, model)
        self._dress(lines)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._return)

    def _dress(self, lines: int) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme.row_height())
        rows.setDefaultSectionSize(theme.row_height(lines))
        self.setSortingEnabled(True)

    @property
    def is_editing(self) -> bool:
        """Tell whether a cell editor is open: nothing may be refreshed under it."""
        return self.state() == QAbstractItemView.State.EditingState

    def go_to(self, key: Hashable, column: str = "") -> None:
        """Put the cursor on a row, in a column (the first one shown when omitted or hidden)."""
        position = self._model.position_of(key)
        at = self._model.column_of(column) if column else -1
        if position >= 0:
            shown = self.columns.shown()
            self.setCurrentIndex(self._model.index(position, at if at in shown else shown[0]))

    def setCurrentIndex(self, index: Index) -> None:
        """Put the cursor on a cell, and select that alone even while Ctrl or Shift is held."""
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows:
            how |= QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, how)

    def current_key(self) -> Hashable | None:
        """Return the key of the row under the cursor."""
        index = self.currentIndex()
        return self._model.key_at(index.row()) if index.isValid() else None

    def copy(self) -> None:
        """Put the selected block on the clipboard as text and as an HTML table."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        rows = sorted({index.row() for index in chosen})
        wanted = {index.column() for index in chosen}
        text, html = self._model.copy_block(rows, [c for c in self.columns.shown() if c in wanted])
        content = QMimeData()
        content.setText(text)
        content.setHtml(html)
        QGuiApplication.clipboard().setMimeData(content)

    def clear_cells(self) -> None:
        """Empty the selected cells that may be edited, as one command; pick-lists stay."""
        wanted = [
            (self._model.key_at(index.row()), self._model.columns[index.column()].name, "")
            for index in self.selectedIndexes()
            if index.flags() & Qt.ItemFlag.ItemIsEditable
        ]
        self._model.save_cells(examine(self._model, wanted).cells)

    def write(self, wanted: Sequence[Wanted]) -> None:
        """Put texts into cells as one command; what cannot be read stays there, in red."""
        plan = examine(self._model, wanted)
        unread = [(change.cell, change.why) for change in plan.of(Fate.TAK_TERBACA)]
        self._model.save_cells(plan.cells)
        if unread:
            self._model.keep(unread)
        left_out = plan.of(Fate.DILEWATI)
        if left_out and not plan.cells:
            self.refused.emit(left_out[0].why)

    def fill_down(self) -> None:
        """Fill the selected cells of every column from the uppermost of them, as Excel does.

        Where one row is selected, from the row above it.
        """
        if not self._model.editable:
            return
        below: dict[int, list[int]] = {}
        for index in self.selectedIndexes():
            below.setdefault(index.column(), []).append(index.row())
        wanted: list[Wanted] = []
        for at, rows in below.items():
            rows.sort()
            source, filled = (rows[0], rows[1:]) if len(rows) > 1 else (rows[0] - 1, rows)
            column = self._model.columns[at]
            if source >= 0:
                saved = self._model.index(source, at).data(Qt.ItemDataRole.EditRole)
                text = column.kind.show(str(saved or ""))
                wanted += [(self._model.key_at(row), column.name, text) for row in filled]
        self.write(wanted)

    def selected_block(self) -> tuple[int, list[int], bool]:
        """Return where a block goes: first row, columns from there on, and if it has many cells."""
        chosen, shown = self.selectedIndexes(), self.columns.shown()
        here = self.currentIndex()
        row = min((index.row() for index in chosen), default=here.row())
        first = min((shown.index(i.column()) for i in chosen), default=shown.index(here.column()))
        return row, shown[first:], len(chosen) > 1

    @guarded(QItemSelectionModel.SelectionFlag.NoUpdate)
    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Let the selection follow the cursor with Ctrl and an arrow, Home or End, as in Excel.

        Qt would leave it behind, and Delete would empty a cell that the frame does not show.
        """
        how = super().selectionCommand(index, event)
        moved = isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _MOVES
        if moved and how == QItemSelectionModel.SelectionFlag.NoUpdate:
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect
            if self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows:
                how |= QItemSelectionModel.SelectionFlag.Rows
        return how

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, clear and copy as in a spreadsheet."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif key == Qt.Key.Key_Delete and plain:
            self.clear_cells()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            up = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(-1 if up else 1, 0)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):  # with Ctrl: leave the table
            super().focusNextPrevChild(key == Qt.Key.Key_Tab)
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # a panel around the table may close
        elif plain and event.text().isprintable() and event.text().strip() and not self._types():
            self.refused.emit(self._why_not())
        else:
            super().keyPressEvent(event)

    @guarded(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab walk through the cells of a table that can be edited."""
        step = 1 if forward else -1
        return (self.hasFocus() and self._step(0, step)) or super().focusNextPrevChild(forward)

    @guarded(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: put the cursor into the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, self.columns.shown()[0]))

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room that is left to the column that stretches."""
        super().resizeEvent(event)
        self.columns.fit()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())  # a pane that comes must not hide the cursor

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the cell under the cursor, plainly while the table has the keyboard."""
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid():
            return
        c = theme.colors()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(c.accent if self.hasFocus() else c.outline), 2))
        painter.drawRect(self.visualRect(index).adjusted(0, 0, -1, -1))
        painter.end()

    def keep_order(self) -> None:
        """Let nobody sort: the rows are a tree."""
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsClickable(False)

    @guarded(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with cells and columns."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(build(Action(_("Sa&lin"), self.copy, "copy", "Ctrl+C"), menu))
        if self._model.editable:
            paste = Action(_("&Tempel…"), self.paste_wanted.emit, "clipboard-paste", "Ctrl+V")
            menu.addAction(build(paste, menu))
            down = Action(_("I&si ke bawah"), self.fill_down, "arrow-down", FILL_KEY)
            menu.addAction(build(down, menu))
        if self.isSortingEnabled():
            sort = Action(_("&Urutkan kolom ini"), self.sort_here, "arrow-up-down", SORT_KEY)
            menu.addAction(build(sort, menu))
        self.columns.fill_menu(menu.addMenu(icons.icon("columns-3"), _("&Kolom")))
        if self.actions():
            menu.addSeparator()
            menu.addActions(self.actions())
        menu.popup(event.globalPos())

    def sort_here(self) -> None:
        """Sort by the column under the cursor: up, then down, then as in the plan again."""
        header, at = self.horizontalHeader(), self.currentIndex().column()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if at < 0 or not self.isSortingEnabled():
            return
        if header.sortIndicatorSection() != at:
            self.sortByColumn(at, up)
        elif header.sortIndicatorOrder() == up:
            self.sortByColumn(at, down)
        else:
            self.sortByColumn(-1, up)

    @guarded(None)
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Announce the row under the cursor when it is another one."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.row_changed.emit(self.current_key())

    def _types(self) -> bool:
        """Tell whether typing does something here: edits the cell, or finds a row by its text."""
        editable = bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)
        return editable or not self._model.editable

    def _why_not(self) -> str:
        index = self.currentIndex()
        if index.isValid() and self._model.columns[index.column()].save:
            return str(index.data(Qt.ItemDataRole.ToolTipRole))
        return _("Kolom ini tidak dapat diubah.")

    def _step(self, down: int, right: int) -> bool:
        """Move the cursor down, or on to the next cell that can be edited, line by line.

        Return False where there is none.
        """
        index, shown = self.currentIndex(), self.columns.shown()
        if not index.isValid():
            return False
        if self.isColumnHidden(index.column()):  # hidden after the cursor was there
            index = index.siblingAtColumn(shown[0])
        if down:
            cells: Iterator[QModelIndex] = iter([index.sibling(index.row() + down, index.column())])
        else:
            n, here = len(shown), index.row() * len(shown) + shown.index(index.column())
            ahead = range(here + 1, self._model.rowCount() * n) if right > 0 else range(here)[::-1]
            places = (self._model.index(place // n, shown[place % n]) for place in ahead)
            cells = (cell for cell in places if cell.flags() & Qt.ItemFlag.ItemIsEditable)
        target = next(cells, QModelIndex())
        if target.isValid():
            self.setCurrentIndex(target)
        return target.isValid()

    def _remember(self) -> None:
        index = self.currentIndex()
        chosen = self.selectedIndexes()
        self._chosen = []
        if index.isValid():
            self._last = (self._model.key_at(index.row()), index.column())
        if 1 < len(chosen) <= _KEPT:
            self._chosen = [(self._model.key_at(it.row()), it.column()) for it in chosen]

    def _return(self) -> None:
        position = self._model.position_of(self._last[0]) if self._last else -1
        if self._last and position >= 0:
            self.go_to(self._last[0], self._model.columns[self._last[1]].name)
            self._choose_again()
        else:
            self.row_changed.emit(None)

    def _choose_again(self) -> None:
        """Select the cells that were selected, wherever their rows are now."""
        places = {self._model.key_at(at): at for at in range(self._model.rowCount())}
        select = QItemSelectionModel.SelectionFlag.Select
        for key, column in self._chosen:
            if key in places:
                index = self._model.index(places[key], column)
                self.selectionModel().select(index, select)
