"""The lists of an indikator: its pengukuran (judul, teks) and its komponen (nama, bobot)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCompleter,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ui.core import icons, theme
from ui.core.guard import guarded
from ui.core.inputs import NoteInput, TextInput

Row = dict[str, Any]

_BUTTONS = (
    (_("Naikkan"), "arrow-up", -1),
    (_("Turunkan"), "arrow-down", 1),
    (_("Hapus"), "trash-2", 0),
)
"""What moves a line: title, icon, and how far; 0 takes it out."""
_NARROW = 480
"""Below which width a line with a number takes two."""


@dataclass(frozen=True, slots=True)
class ListKind:
    """Say what one line of a list holds: names and titles of its two texts.

    `first_choices` are offered for the first text; the second one takes several lines if `lines`
    is more than 1, and is a short number otherwise.
    """

    first: tuple[str, str]
    second: tuple[str, str]
    add: str
    first_choices: tuple[str, ...] = ()
    lines: int = 1

    def empty(self) -> Row:
        """Return a new row in which nothing stands."""
        return {"id": _new_id(), self.first[0]: "", self.second[0]: ""}


class ListEditor(QWidget):
    """Edit a short list in place; `changed` says that a text was left, or a line moved or gone.

    Lines are told apart by their ids, which new ones get here, before they are saved.
    """

    changed = Signal()

    def __init__(self, kind: ListKind) -> None:
        super().__init__()
        self._kind = kind
        self._lines: list[_Line] = []
        self._read_only = False
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(8))
        self.add = QPushButton(kind.add)
        self.add.setIcon(icons.icon("plus"))
        self.add.clicked.connect(lambda _checked=False: self.add_line())
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._column)
        column.addLayout(below)

    def values(self) -> list[Row]:
        """Return the lines in which something stands."""
        return [line.value() for line in self._lines if not line.blank]

    def set_values(self, rows: Sequence[Row], *, read_only: bool = False) -> None:
        """Show a list from the beginning; what stood in the lines is forgotten."""
        here = self._place()
        self._read_only = read_only
        self.add.setVisible(not read_only)
        while self._lines:
            self._take_out(self._lines[-1])
        for row in rows:
            self._append(row)
        self._order_tabs()
        self._focus(*here)

    def update_values(self, rows: Sequence[Row]) -> None:
        """Bring the lines up to date; a text that is being typed stays, and so does the keyboard.

        A line that is still empty, or that is being typed, stays although no row has its id.
        """
        here, before = self._place(), list(self._lines)
        ids = {row["id"] for row in rows}
        known = {line.id: line for line in before}
        order = []
        for row in rows:
            line = known.get(row["id"]) or self._append(row)
            line.set_value(row)
            order.append(line)
        for at, line in enumerate(before):
            if line.id in ids:
                continue
            if line.blank or line.typing:
                line.renew()
                order.insert(at, line)
            else:
                self._take_out(line)
        if order != before:
            self._arrange(order)
            self._focus(*here)

    def commit(self) -> None:
        """Tell what is being typed."""
        for line in self._lines:
            line.commit()

    def add_line(self) -> None:
        """Add an empty line and put the keyboard there."""
        line = self._append(self._kind.empty())
        line.show()  # the layout would do it too late for the keyboard
        self._order_tabs()
        line.focus(0)

    def focus(self) -> None:
        """Put the keyboard on the first line."""
        self._focus(0, 0)

    def _append(self, row: Row) -> "_Line":
        line = _Line(self._kind, row, read_only=self._read_only)
        line.left.connect(self._tell)
        line.moved.connect(self._move)
        self._lines.append(line)
        self._column.addWidget(line)
        return line

    def _take_out(self, line: "_Line") -> None:
        """Take a line away; losing the keyboard, it must not tell what stood in it."""
        self._lines.remove(line)
        line.blockSignals(True)
        line.hide()
        self._column.removeWidget(line)
        line.deleteLater()

    def _arrange(self, order: list["_Line"]) -> None:
        self._lines = order
        for at, line in enumerate(order):
            if self._column.indexOf(line) != at:
                self._column.insertWidget(at, line)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab visit the lines from above, then the button: Qt goes by age."""
        stops = [stop for line in self._lines for stop in line.stops]
        last = self.add.previousInFocusChain()
        while last and (last in stops or not last.focusPolicy() & Qt.FocusPolicy.TabFocus):
            last = last.previousInFocusChain()
        for stop in (*stops, self.add):
            if last and last is not self.add:
                QWidget.setTabOrder(last, stop)
            last = stop

    def _place(self) -> tuple[int, int]:
        """Return the line and the place in it that have the keyboard, -1 for none."""
        places = [line.place() for line in self._lines]
        return next(((at, place) for at, place in enumerate(places) if place >= 0), (-1, -1))

    def _focus(self, at: int, place: int) -> None:
        """Put the keyboard where it was, or near there; -1 leaves it alone."""
        if at >= 0 and self._lines:
            self._lines[min(at, len(self._lines) - 1)].focus(place)
        elif at >= 0:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, line: "_Line", step: int) -> None:
        """Move a line up (-1) or down (1), or take it out (0)."""
        at, place = self._lines.index(line), line.place()
        if step == 0:
            self._take_out(line)
            self._focus(at, place)
        else:
            order = [it for it in self._lines if it is not line]
            order.insert(min(max(at + step, 0), len(order)), line)
            self._arrange(order)
        self._tell()

    def _tell(self) -> None:
        for line in self._lines:
            if line.blank:
                line.renew()
        self.changed.emit()


class _Line(QWidget):
    """Hold one line of a list."""

    left = Signal()
    moved = Signal(object, int)

    def __init__(self, kind: ListKind, row: Row, *, read_only: bool) -> None:
        super().__init__()
        self.id = row["id"]
        self._given: dict[str, tuple[str, str]] = {}
        self.first = _First(kind)
        self.second: NoteInput | TextInput
        if kind.lines > 1:
            self.second = NoteInput(kind.second[1], kind.lines)
        else:
            self.second = TextInput(kind.second[1])
            self.second.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.second.setFixedWidth(theme.px(96))
        self._inputs = dict(zip((kind.first[0], kind.second[0]), self._both, strict=True))
        for editor, name in zip(self._both, (kind.first[1], kind.second[1]), strict=True):
            editor.setReadOnly(read_only)
            editor.setAccessibleName(name)
            editor.committed.connect(lambda _text: self.left.emit())
        self.first.picked.connect(self.left)
        self._buttons = [self._button(*it) for it in _BUTTONS]
        self._whole = self._build(lines=kind.lines)
        for button in self._buttons:
            button.setVisible(not read_only)  # only now: before it would be a window
        self.set_value(row)

    def _build(self, *, lines: int) -> QBoxLayout:
        """Put a short number beside the buttons, a long text below the first one."""
        whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(4))
        texts, rest = QVBoxLayout(), QHBoxLayout()
        for box in (texts, rest):
            box.setSpacing(theme.px(4))
        texts.addWidget(self.first)
        (texts if lines > 1 else rest).addWidget(self.second)
        for button in self._buttons:
            rest.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        rest.addStretch(1)
        whole.addLayout(texts, 1)
        whole.addLayout(rest)
        return whole

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the first text a line of its own where both would be cut."""
        super().resizeEvent(event)
        narrow = isinstance(self.second, TextInput) and event.size().width() < theme.px(_NARROW)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._whole.setDirection(below if narrow else beside)

    def _button(self, title: str, icon: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.clicked.connect(lambda _checked=False: self.moved.emit(self, step))
        return button

    @property
    def _both(self) -> "tuple[_First, NoteInput | TextInput]":
        return self.first, self.second

    @property
    def stops(self) -> list[QWidget]:
        """Return what Tab visits, in order."""
        return [*self._both, *self._buttons]

    @property
    def blank(self) -> bool:
        """Tell whether nothing stands here."""
        return not any(editor.value() for editor in self._both)

    @property
    def typing(self) -> bool:
        """Tell whether one of the texts is being changed."""
        return any(editor.typing for editor in self._both)

    def place(self) -> int:
        """Return which of the stops has the keyboard, -1 for none."""
        return next((at for at, stop in enumerate(self.stops) if stop.hasFocus()), -1)

    def focus(self, place: int) -> None:
        """Give one of the stops the keyboard."""
        stop = self.stops[place]
        if isinstance(stop, TextInput) and not stop.hasFocus():
            stop.end(False)
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Tell what is being typed."""
        for editor in self._both:
            editor.commit()

    def renew(self) -> None:
        """Become a new line: the row that it was is gone, and one taken out stays so."""
        self.id = _new_id()

    def set_value(self, row: Row) -> None:
        """Show a row as stored, except in a text that is being typed."""
        for name, editor in self._inputs.items():
            if not editor.typing:
                editor.set_value(row[name])
                self._given[name] = (row[name], editor.value())
        self.first.setToolTip(self.first.value())  # a narrow pane shows its beginning only

    def value(self) -> Row:
        """Return the row as it stands; a text that nobody touched comes back as it was given."""
        found: Row = {"id": self.id}
        for name, editor in self._inputs.items():
            given, shown = self._given[name]
            found[name] = given if editor.value() == shown else editor.value()
        return found


class _First(TextInput):
    """Take the first text of a line, offering the usual ones; `picked` when one was taken."""

    picked = Signal()

    def __init__(self, kind: ListKind) -> None:
        super().__init__(kind.first[1])
        if kind.first_choices:
            completer = QCompleter(list(kind.first_choices), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.setCompleter(completer)
            queued = Qt.ConnectionType.QueuedConnection  # the text arrives after the signal
            completer.activated.connect(lambda _text: self.picked.emit(), queued)


def _new_id() -> str:
    return str(uuid4())
