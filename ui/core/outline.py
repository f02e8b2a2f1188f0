"""What makes a table an outline: rows that fold, and that are dragged by their number.

The table stays a TableView with all its keys; this only watches its viewport.
"""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QMimeData,
    QObject,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame

from ui.core import theme
from ui.core.delegate import INDENT
from ui.core.guard import guarded
from ui.core.table_view import TableView

_MIME = "application/x-ranpk-baris"
_INTO = 0.5
"""The middle part of a row's height in which a drop means: into it."""
_SCROLL_GAP = 60
"""Milliseconds between two rows that come into sight while something is dragged at an edge."""


class Outline(QObject):
    """Fold rows with the mouse and drag them by the column `handle`; at the edges rows scroll.

    `folded` carries the key of a row whose mark was clicked; `dropped` the keys dragged, the key of
    the row that they were dropped at, and -1 (before it), 0 (into it) or 1 (after it). Rows are
    dragged only while `movable`.
    """

    folded = Signal(object)
    dropped = Signal(list, object, int)

    def __init__(self, view: TableView, model: Any, handle: str) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._handle = model.column_of(handle)
        self._pressed: QPoint | None = None
        self._kept = False
        self._over: QPoint | None = None
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_GAP)
        self._scroll.timeout.connect(self._scroll_on)
        self.movable = True
        self._mark = QFrame(view.viewport())
        self._mark.setObjectName("sisip")
        self._mark.hide()
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take clicks on a mark, and what is dragged by the handle."""
        match event.type():
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                return isinstance(event, QMouseEvent) and self._press(event)
            case QEvent.Type.MouseMove:
                return isinstance(event, QMouseEvent) and self._move(event)
            case QEvent.Type.MouseButtonRelease:
                return self._release()
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                return isinstance(event, QDragMoveEvent) and self._hover(event)
            case QEvent.Type.DragLeave:
                self._end_hover()
            case QEvent.Type.Drop:
                return isinstance(event, QDropEvent) and self._drop(event)
        return False

    def _press(self, event: QMouseEvent) -> bool:
        point = event.position().toPoint()
        index = self._view.indexAt(point)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return False
        if index.column() == self._handle and self.movable:
            self._pressed = point
            # A press there would leave only this row of those that may be about to be dragged.
            chosen, plain = self.selected(), event.modifiers() == Qt.KeyboardModifier.NoModifier
            self._kept = plain and len(chosen) > 1 and self._model.key_at(index.row()) in chosen
            return self._kept
        column = self._model.columns[index.column()]
        if column.outline is None:
            return False
        depth, is_open = column.outline(self._model.row_at(index.row()))
        left = self._view.visualRect(index).left() + depth * theme.px(INDENT)
        if is_open is None or not left <= point.x() <= left + theme.px(INDENT):
            return False
        self.folded.emit(self._model.key_at(index.row()))
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed = None
            self._drag()
        return True

    def _release(self) -> bool:
        """After a press that moved nothing, choose the one row under it."""
        pressed, kept = self._pressed, self._kept
        self._pressed, self._kept = None, False
        if pressed is not None and kept:
            self._view.setCurrentIndex(self._view.indexAt(pressed))
        return kept

    def _drag(self) -> None:
        content = QMimeData()
        content.setData(_MIME, QByteArray(b"1"))
        drag = QDrag(self._view)
        drag.setMimeData(content)
        drag.exec(Qt.DropAction.MoveAction)
        self._kept = False
        self._end_hover()

    def selected(self) -> list[Hashable]:
        """Return the keys of the rows in which a cell is selected, in their order."""
        rows = sorted({index.row() for index in self._view.selectedIndexes()})
        return [self._model.key_at(row) for row in rows]

    def refuse(self, text: str) -> None:
        """Say why rows were not changed, until the cursor moves or they are."""
        self._view.refused.emit(text)

    def _target(self, point: QPoint) -> tuple[Hashable, int, QRect] | None:
        """Return the row at a point, where a drop there goes, and what to mark.

        Just below an open row is before the first of those that stand in it.
        """
        index = self._view.indexAt(point)
        if not index.isValid():
            last = self._model.rowCount() - 1
            if last < 0:
                return None
            index, part = self._model.index(last, 0), 1.0
        else:
            rect = self._view.visualRect(index)
            part = (point.y() - rect.top()) / max(1, rect.height())
        place = -1 if part < (1 - _INTO) / 2 else 1 if part > (1 + _INTO) / 2 else 0
        rect = self._view.visualRect(index)
        width = self._view.viewport().width()
        edge = rect.top() if place < 0 else rect.bottom()
        line = QRect(0, edge - 1, width, 3)
        marked = QRect(0, rect.top(), width, rect.height()) if place == 0 else line
        row = index.row()
        if place > 0 and self._leads_in(row):
            row, place = row + 1, -1
        return self._model.key_at(row), place, marked

    def _leads_in(self, row: int) -> bool:
        """Tell whether the row below stands in this one."""
        if row + 1 >= self._model.rowCount():
            return False
        depth = next(column.outline for column in self._model.columns if column.outline)
        here, below = (depth(self._model.row_at(at))[0] for at in (row, row + 1))
        return bool(below > here)

    def _hover(self, event: QDragMoveEvent) -> bool:
        point = event.position().toPoint()
        if not event.mimeData().hasFormat(_MIME) or not self._show_mark(point):
            return False
        self._over = point
        if not self._step():
            self._scroll.stop()
        elif not self._scroll.isActive():
            self._scroll.start()
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        return True

    def _show_mark(self, point: QPoint) -> bool:
        """Show where a drop would go; tell whether it would go anywhere."""
        target = self._target(point)
        if target is None:
            return False
        self._mark.setGeometry(target[2])
        self._mark.show()
        return True

    def _step(self) -> int:
        """Return in which direction to scroll while something is held where it is: -1, 0 or 1."""
        if self._over is None:
            return 0
        edge, height = theme.row_height(), self._view.viewport().height()
        return (self._over.y() >= height - edge) - (self._over.y() < edge)

    @guarded(None)
    def _scroll_on(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._step())
        if self._over is not None:
            self._show_mark(self._over)

    def _end_hover(self) -> None:
        self._over = None
        self._scroll.stop()
        self._mark.hide()

    def _drop(self, event: QDropEvent) -> bool:
        self._end_hover()
        target = self._target(event.position().toPoint())
        if not event.mimeData().hasFormat(_MIME) or target is None:
            return False
        event.accept()
        self.dropped.emit(self.selected(), target[0], target[1])
        return True
