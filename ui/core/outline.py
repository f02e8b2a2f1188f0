"""What makes a table an outline: rows that fold, and that are dragged by their number.

The table stays a TableView with all its keys; this only watches its viewport.
"""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame

from ui.core import theme
from ui.core.delegate import INDENT
from ui.core.guard import guarded
from ui.core.table_view import TableView

_MIME = "application/x-ranpk-baris"
_INTO = 0.5
"""The middle part of a row's height in which a drop means: into it."""


class Outline(QObject):
    """Fold rows with the mouse and drag them by the column `handle`.

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
                self._pressed = None
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                return isinstance(event, QDragMoveEvent) and self._hover(event)
            case QEvent.Type.DragLeave:
                self._mark.hide()
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
            # A click there would leave only this row of those that shall be dragged.
            chosen = self.selected()
            return len(chosen) > 1 and self._model.key_at(index.row()) in chosen
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

    def _drag(self) -> None:
        content = QMimeData()
        content.setData(_MIME, QByteArray(b"1"))
        drag = QDrag(self._view)
        drag.setMimeData(content)
        drag.exec(Qt.DropAction.MoveAction)
        self._mark.hide()

    def selected(self) -> list[Hashable]:
        """Return the keys of the rows in which a cell is selected, in their order."""
        rows = sorted({index.row() for index in self._view.selectedIndexes()})
        return [self._model.key_at(row) for row in rows]

    def _target(self, point: QPoint) -> tuple[Hashable, int, QRect] | None:
        """Return the row at a point, where a drop there goes, and what to mark."""
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
        return self._model.key_at(index.row()), place, marked

    def _hover(self, event: QDragMoveEvent) -> bool:
        target = self._target(event.position().toPoint())
        if not event.mimeData().hasFormat(_MIME) or target is None:
            return False
        self._mark.setGeometry(target[2])
        self._mark.show()
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self._mark.hide()
        target = self._target(event.position().toPoint())
        if not event.mimeData().hasFormat(_MIME) or target is None:
            return False
        event.accept()
        self.dropped.emit(self.selected(), target[0], target[1])
        return True
