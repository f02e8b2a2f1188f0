"""Arrangements that every page shares: title bar, rows of fields, panels."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ui.core import theme
from ui.core.actions import Action, Entry, Submenu, button, fill_menu, menu_button
from ui.core.follow_focus import FollowFocus
from ui.core.guard import guarded
from ui.core.inputs import Segments


class TitleBar(QWidget):
    """Title, period switch, actions, and at the far right always `Cetak / Ekspor ▾`.

    `exports` is the menu of that button, which the window shows in its own menu too.
    Where one row is too narrow for them (large system font), the actions go into a second one.
    A switch of views stands below the title or beside the period, and folds where it fits nowhere.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = theme.label(title, "judul")
        self._period = _row()
        self._actions = _row()
        self._exports = menu_button(_("&Cetak / Ekspor"), "printer")
        self._exports.hide()
        self.exports = self._exports.menu()
        self.exports.setTitle(self._exports.text().strip())
        self.exports.menuAction().setIcon(self._exports.icon())
        self.exports.menuAction().setVisible(False)
        self._left, self._right, self._views = QWidget(), QWidget(), _row()
        for side, parts in (
            (self._left, (self.title, self._period)),
            (self._right, (self._actions, self._exports)),
        ):
            row = QHBoxLayout(side)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(16))
            for part in parts:
                row.addWidget(part)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(8))
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._left, 0, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self._right, 0, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self._views, 1, 0, Qt.AlignmentFlag.AlignLeft)
        self._views.hide()
        self._switch: Segments | None = None
        self._rows = (0, 1)

    def set_period(self, *widgets: QWidget) -> None:
        """Put the period switch (Segments, a year) beside the title."""
        _replace(self._period, widgets)
        self._arrange()

    def set_views(self, views: Segments) -> None:
        """Put the switch of views below the title."""
        _replace(self._views, [views])
        self._switch = views
        self._views.show()
        self._arrange()

    def set_actions(
        self, actions: Sequence[Action | Submenu], primary: Action | None = None
    ) -> None:
        """Show the page's buttons and menus, the primary one last and in the accent colour."""
        made = [_made(action) for action in actions]
        if primary:
            made.append(button(primary, primary=True))
        _replace(self._actions, made)
        self._arrange()

    def set_exports(self, entries: Sequence[Entry]) -> None:
        """Fill `Cetak / Ekspor ▾`; without entries neither button nor menu is shown."""
        fill_menu(self.exports, entries)
        self.exports.menuAction().setVisible(bool(entries))
        self._exports.setVisible(bool(entries))
        self._arrange()

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """Return the size of the arrangement in two rows, so that the window can be narrow."""
        parts = (self._left, self._right, self._views)
        width = max(part.minimumSizeHint().width() for part in parts)
        return QSize(width, super().minimumSizeHint().height())

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between one row and two."""
        super().resizeEvent(event)
        self._arrange()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Choose again when a part has become wider, for example once it has its style."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """Give the actions and the views the rows that the width allows."""
        left, right = (it.sizeHint().width() + theme.px(16) for it in (self._left, self._right))
        rows = (0, 1) if left + right <= self.width() + theme.px(16) else (1, 1)
        if self._switch:
            full = self._switch.unfolded_width()
            if rows == (1, 1) and left + full <= self.width():
                rows = (1, 0)
            beside = right if rows == (1, 1) else 0
            self._switch.fold(full + beside > self.width())
            if self._views.sizeHint().width() + beside > self.width():
                rows = (1, 2)
        if rows == self._rows:
            return
        self._rows = rows
        for part in (self._left, self._right, self._views):
            self._grid.removeWidget(part)
        at_left, at_right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        # A part alone in its row takes both columns.
        alone = {row: [0, *rows].count(row) == 1 for row in (0, *rows)}
        self._grid.addWidget(self._left, 0, 0, 1, 2 if alone[0] else 1, at_left)
        place = (rows[1], 1, 1, 1) if rows[1] == 0 else (rows[1], 0, 1, 2 if alone[rows[1]] else 1)
        self._grid.addWidget(self._views, *place, at_left)
        place = (rows[0], 0, 1, 2) if alone[rows[0]] else (rows[0], 1, 1, 1)
        self._grid.addWidget(self._right, *place, at_right)
        self.updateGeometry()


def _made(action: Action | Submenu) -> QPushButton:
    if isinstance(action, Action):
        return button(action)
    made = menu_button(action.title)
    fill_menu(made.menu(), action.actions)
    return made


def pair(*widgets: QWidget) -> QHBoxLayout:
    """Return a row of fields of equal width."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(16))
    for widget in widgets:
        row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return row


def scrolled(inner: QWidget, first: Callable[[], QWidget | None] = lambda: None) -> QScrollArea:
    """Return a scroll area around the content of a card; only what is inside takes the keyboard.

    It follows the keyboard; `first` as in FollowFocus.
    """
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setWidget(inner)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    FollowFocus(made, first)
    return made


def card(title: str = "") -> tuple[QFrame, QVBoxLayout]:
    """Return a framed panel, and the column its content goes into."""
    frame = QFrame()
    frame.setObjectName("kartu")
    column = QVBoxLayout(frame)
    side = theme.px(16)
    column.setContentsMargins(side, side, side, side)
    column.setSpacing(theme.px(12))
    if title:
        column.addWidget(theme.label(title, "bagian"))
    return frame, column


def _row() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    return holder


def _replace(holder: QWidget, widgets: Sequence[QWidget]) -> None:
    layout = holder.layout()
    assert isinstance(layout, QLayout)  # noqa: S101  every holder comes from _row
    while item := layout.takeAt(0):
        if old := item.widget():
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
