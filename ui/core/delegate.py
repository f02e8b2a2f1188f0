"""Editors inside the cells of a table, and the painting of its one-line cells."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.core import icons, theme
from ui.core.column import Column, color
from ui.core.guard import guarded
from ui.core.table_model import TableModel

Index = QModelIndex | QPersistentModelIndex
_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
INDENT = 18
"""How far each level of an outline stands in, and how wide the mark before its text is."""
_LOADED = "dimuat"
_SELECTED = QStyle.StateFlag.State_Selected.value
_ENABLED = QStyle.StateFlag.State_Enabled.value
_ONE_LINE = Qt.TextFlag.TextSingleLine.value


def column_of(index: Index) -> Column[Any]:
    """Return the column of an index."""
    model = index.model()
    assert isinstance(model, TableModel)  # noqa: S101  TableView.setModel takes no other
    return model.columns[index.column()]


class CellDelegate(QStyledItemDelegate):
    """Make the editor that a column names; `moved` says where Enter and Tab want to go.

    Cells of one line are painted here: one question to the model and three strokes take half the
    time that Qt needs for eight questions and a style sheet. Tables of two lines, and models that
    answer for themselves (ticks), are left to Qt.
    """

    moved = Signal(int, int)

    def __init__(self, parent: QTableView, model: TableModel[Any]) -> None:
        super().__init__(parent)
        self._model = model
        self._paints = not parent.wordWrap() and type(model).data is TableModel.data
        self._widest = parent.fontMetrics().horizontalAdvance("@")
        outlines = ((at, column.outline) for at, column in enumerate(model.columns))
        self._outlines = {at: outline for at, outline in outlines if outline}
        self._indent = theme.px(INDENT)
        self._marks: dict[bool, QPixmap] = {}
        self._marks_in: object = None
        self._margin = parent.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, icon and text of a cell."""
        if not self._paints:
            super().paint(painter, option, index)
            return
        text, ink, ground, icon, alignment = self._model.look(index)
        rect: QRect = option.rect
        state: int = option.state.value
        if state & _SELECTED:
            ground, ink = color(theme.colors().selection), None
        if ground:
            painter.fillRect(rect, ground)
        left = self._margin
        if index.column() in self._outlines:
            left += self._paint_outline(painter, rect, index)
        if icon:
            side = theme.px(16)
            painter.drawPixmap(rect.left() + left, rect.center().y() - side // 2 + 1, icon)
            left += side + 2 * self._margin
        if text:
            rect.adjust(left, 0, -self._margin, 0)
            width = rect.width()
            if len(text) * self._widest > width:  # else it fits without asking
                metrics = painter.fontMetrics()
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            if not ink:
                colors = theme.colors()
                ink = color(colors.text if state & _ENABLED else colors.disabled)
            painter.setPen(ink)
            painter.drawText(rect, alignment | _ONE_LINE, text)

    def _paint_outline(self, painter: QPainter, rect: QRect, index: Index) -> int:
        """Draw the mark of a row that can be folded; return how far its text is indented."""
        depth, is_open = self._outlines[index.column()](self._model.row_at(index.row()))
        left = depth * self._indent
        if is_open is not None:
            if self._marks_in is not theme.colors():
                self._marks_in = theme.colors()
                self._marks = {
                    folded: icons.pixmap(f"chevron-{way}", "muted")
                    for folded, way in ((True, "down"), (False, "right"))
                }
            y = rect.center().y() - self._indent * 8 // INDENT + 1
            painter.drawPixmap(rect.left() + left + 2, y, self._marks[is_open])
        return left + self._indent

    @guarded(None)
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor, named after its column."""
        column = column_of(index)
        editor = column.kind.make(parent)
        if isinstance(editor, QComboBox) and not editor.isEditable():
            editor.activated.connect(lambda _at: self.commitData.emit(editor))
        editor.setAccessibleName(column.title)
        return editor

    @guarded(None)
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor once: a refresh must not overwrite what is being typed."""
        if editor.property(_LOADED):
            return
        editor.setProperty(_LOADED, True)
        column_of(index).kind.load(editor, str(index.data(Qt.ItemDataRole.EditRole) or ""))

    @guarded(None)
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the typed text to the model, which saves it."""
        model.setData(index, column_of(index).kind.typed(editor))

    @guarded(None)
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the editor over its cell; a list takes the room that it needs inside the table."""
        super().updateEditorGeometry(editor, option, index)
        table = editor.parentWidget()
        if isinstance(editor, QListWidget) and table:
            cell, room = editor.geometry(), table.rect()
            frame = 2 * editor.frameWidth()
            height = editor.sizeHintForRow(0) * editor.count() + frame
            width = max(cell.width(), editor.sizeHintForColumn(0) + frame + 8)
            shape = QRect(cell.left(), cell.top(), width, min(height, room.height()))
            shape.moveBottom(min(shape.bottom(), room.bottom()))
            shape.moveRight(min(shape.right(), room.right()))
            editor.setGeometry(shape)

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
