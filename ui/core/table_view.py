"""The table every page uses: keyboard as in a spreadsheet, fixed rows, find, copy, empty state.

Keys: typing or F2 edits; Enter commits and goes down, Tab to the next cell that can be edited,
Shift+Tab to the one before, Esc gives up; Delete clears; Ctrl+C copies; Ctrl+F finds, F3 finds the
next. Tab in the last such cell, or Ctrl+Tab anywhere, leaves the table.
"""

from collections.abc import Hashable, Iterator
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ui.core import theme
from ui.core.actions import Action, build
from ui.core.column import Column
from ui.core.guard import guarded
from ui.core.table_model import TableModel

Index = QModelIndex | QPersistentModelIndex
_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
_LOADED = "dimuat"


class CellDelegate(QStyledItemDelegate):
    """Make editors; painting stays with Qt, which asks the model's roles."""

    moved = Signal(int, int)

    @guarded(None)
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line edit, or a list of choices, named after its column."""
        model = index.model()
        assert isinstance(model, TableModel)  # noqa: S101  TableView.setModel takes no other
        column: Column[Any] = model.columns[index.column()]
        editor: QWidget
        if isinstance(column.editor, tuple):
            editor = combo = QComboBox(parent)
            for value, title in column.editor:
                combo.addItem(title, value)
            combo.activated.connect(lambda _at: self.commitData.emit(editor))
        else:
            editor = line = QLineEdit(parent)
            if column.editor == "angka":
                line.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(column.title)
        return editor

    @guarded(None)
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor once: a refresh must not overwrite what is being typed."""
        if editor.property(_LOADED):
            return
        editor.setProperty(_LOADED, True)
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(text))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    @guarded(None)
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the typed text to the model, which saves it."""
        if isinstance(editor, QComboBox):
            model.setData(index, str(editor.currentData() or ""))
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    @guarded(False)
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Commit and move with Enter and Tab, without opening the next editor."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _MOVES.get(Qt.Key(event.key()))
            if step and isinstance(editor, QWidget):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.moved.emit(*step)
                return True
        return super().eventFilter(editor, event)


class TableView(QTableView):
    """Show a TableModel; `row_changed` carries the key of the row under the cursor, or None.

    `refused` carries the sentence for somebody who types where nothing can be typed.
    """

    row_changed = Signal(object)
    refused = Signal(str)
    editor_closed = Signal()

    def __init__(self, model: TableModel[Any], name: str, lines: int = 1) -> None:
        super().__init__()
        self._model = model
        self._last: tuple[Hashable, int] | None = None
        self._widths: dict[int, int] = {}
        self.setAccessibleName(name)
        self.setModel(model)
        delegate = CellDelegate(self)
        delegate.moved.connect(self._step)
        delegate.closeEditor.connect(lambda *_args: self.editor_closed.emit())
        self.setItemDelegate(delegate)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(lines > 1)
        self.setProperty("baris", str(lines))  # padding of items costs a third of the painting
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self._dress(lines)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._return)

    def _dress(self, lines: int) -> None:
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme.row_height())
        rows.setDefaultSectionSize(theme.row_height(lines))
        header_lines = max(column.title.count("\n") + 1 for column in self._model.columns)
        header.setFixedHeight(theme.control_height() if header_lines == 1 else theme.px(48))
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        em, bold = self.fontMetrics().averageCharWidth(), QFontMetrics(theme.font("tebal"))
        for at, column in enumerate(self._model.columns):
            title = max(bold.horizontalAdvance(line) for line in column.title.split("\n"))
            self._widths[at] = max(em * column.width, title) + theme.px(18)
            header.resizeSection(at, self._widths[at])
            self.setColumnHidden(at, column.hidden)

    @property
    def is_editing(self) -> bool:
        """Tell whether a cell editor is open: nothing may be refreshed under it."""
        return self.state() == QAbstractItemView.State.EditingState

    def go_to(self, key: Hashable, column: str = "") -> None:
        """Put the cursor on a row, in a column (the first one shown when omitted or hidden)."""
        position = self._model.position_of(key)
        at = self._model.column_of(column) if column else -1
        if at < 0 or self.isColumnHidden(at):
            at = self.shown_columns()[0]
        if position >= 0:
            self.setCurrentIndex(self._model.index(position, at))

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
        text, html = self._model.copy_block(rows, [c for c in self.shown_columns() if c in wanted])
        content = QMimeData()
        content.setText(text)
        content.setHtml(html)
        QGuiApplication.clipboard().setMimeData(content)

    def clear_cells(self) -> None:
        """Empty the selected cells that may be edited."""
        for index in self.selectedIndexes():
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self._model.setData(index, "")

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
            self.setCurrentIndex(self._model.index(0, self.shown_columns()[0]))

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room that is left to the column that stretches, never less than its width."""
        super().resizeEvent(event)
        for at, column in enumerate(self._model.columns):
            if column.stretch:
                others = self.horizontalHeader().length() - self.columnWidth(at)
                room = self.viewport().width() - others
                self.setColumnWidth(at, max(self._widths[at], room))

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

    @guarded(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer copying."""
        menu = QMenu(self)
        menu.addAction(build(Action(_("Sa&lin"), self.copy, "copy", "Ctrl+C"), menu))
        menu.exec(event.globalPos())

    @guarded(None)
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Announce the row under the cursor when it is another one."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.row_changed.emit(self.current_key())

    def shown_columns(self) -> list[int]:
        """Return the columns shown, from left to right."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(at) for at in range(header.count())]
        return [at for at in order if not self.isColumnHidden(at)]

    def _types(self) -> bool:
        """Tell whether typing does something here: edits the cell, or finds a row by its text."""
        editable = bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)
        return editable or not any(column.save for column in self._model.columns)

    def _why_not(self) -> str:
        index = self.currentIndex()
        if index.isValid() and self._model.columns[index.column()].save:
            return str(index.data(Qt.ItemDataRole.ToolTipRole))
        return _("Kolom ini tidak dapat diubah.")

    def _step(self, down: int, right: int) -> bool:
        """Move the cursor down, or on to the next cell that can be edited, line by line.

        Return False where there is none.
        """
        index, shown = self.currentIndex(), self.shown_columns()
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
        if index.isValid():
            self._last = (self._model.key_at(index.row()), index.column())

    def _return(self) -> None:
        position = self._model.position_of(self._last[0]) if self._last else -1
        if self._last and position >= 0:
            self.setCurrentIndex(self._model.index(position, self._last[1]))
        else:
            self.row_changed.emit(None)
