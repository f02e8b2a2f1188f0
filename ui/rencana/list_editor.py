"""The lists of an indikator: its pengukuran (judul, teks) and its komponen (nama, bobot)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ui.core import icons, theme
from ui.core.inputs import NoteInput, TextInput

Row = dict[str, Any]


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


class ListEditor(QWidget):
    """Edit a short list in place; `committed` carries all rows when one was left or moved."""

    committed = Signal(list)

    def __init__(self, kind: ListKind) -> None:
        super().__init__()
        self._kind = kind
        self._lines: list[_Line] = []
        self._shown: list[Row] = []
        self._read_only = False
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(8))
        self.add = QPushButton(kind.add)
        self.add.setIcon(icons.icon("plus"))
        self.add.clicked.connect(lambda _checked=False: self.add_line())
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch(1)
        self.below = below
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._column)
        column.addLayout(below)

    def values(self) -> list[Row]:
        """Return what stands in the lines."""
        return [line.value() for line in self._lines]

    def set_values(self, rows: Sequence[Row], *, read_only: bool = False) -> None:
        """Show rows as stored; where they are those shown, nothing moves under the keyboard."""
        if read_only == self._read_only and self._same(rows, self._shown):
            self._adopt(rows)
            return
        places = [(at, line.place()) for at, line in enumerate(self._lines)]
        here = next((it for it in places if it[1] >= 0), None)
        self._read_only = read_only
        self.add.setVisible(not read_only)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for row in rows:
            self._append(row)
        self._shown = self.values()
        if here and here[0] < len(self._lines):
            self._lines[here[0]].focus(here[1])

    def _same(self, rows: Sequence[Row], shown: Sequence[Row]) -> bool:
        """Tell whether these are the rows shown, whatever their ids: a new one got its own."""
        names = (self._kind.first[0], self._kind.second[0])
        texts = [[[row[name] for name in names] for row in these] for these in (rows, shown)]
        return texts[0] == [pair for pair in texts[1] if any(pair)]

    def _adopt(self, rows: Sequence[Row]) -> None:
        """Give the lines the ids under which they were saved; what is being typed stays."""
        names = (self._kind.first[0], self._kind.second[0])
        saved = iter(rows)
        for line, shown in zip(self._lines, self._shown, strict=True):
            if any(shown[name] for name in names):
                line.id = shown["id"] = next(saved)["id"]

    def commit(self) -> None:
        """Hand over the rows if they differ from those last shown or handed over."""
        now = self.values()
        if now != self._shown and not self._read_only:
            self._shown = now
            self.committed.emit(now)

    def add_line(self) -> None:
        """Add an empty line and put the keyboard there."""
        line = self._append({"id": None, self._kind.first[0]: "", self._kind.second[0]: ""})
        self._shown.append(line.value())
        line.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self, row: Row) -> "_Line":
        line = _Line(self._kind, row, read_only=self._read_only)
        line.left.connect(self.commit)
        line.moved.connect(self._move)
        self._lines.append(line)
        self._column.addWidget(line)
        return line

    def _move(self, line: "_Line", step: int) -> None:
        """Move a line up (-1) or down (1), or take it out (0)."""
        at = self._lines.index(line)
        self._lines.remove(line)
        if step == 0:
            line.hide()
            line.deleteLater()
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            to = min(max(at + step, 0), len(self._lines))
            self._lines.insert(to, line)
            self._column.insertWidget(to, line)
        self.commit()


class _Line(QWidget):
    """Hold one line of a list."""

    left = Signal()
    moved = Signal(object, int)

    def __init__(self, kind: ListKind, row: Row, *, read_only: bool) -> None:
        super().__init__()
        self._kind, self.id = kind, row["id"]
        self.first = _First(kind)
        self.first.setText(row[kind.first[0]])
        self.first.setReadOnly(read_only)
        self.second: NoteInput | TextInput
        if kind.lines > 1:
            self.second = NoteInput(lines=kind.lines)
            self.second.committed.connect(lambda _text: self.left.emit())
        else:
            self.second = TextInput()
            self.second.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.second.editingFinished.connect(self.left)
            self.second.setMaximumWidth(theme.px(96))
        self.second.set_value(row[kind.second[0]])
        self.second.setReadOnly(read_only)
        self.second.setAccessibleName(kind.second[1])
        self.first.editingFinished.connect(self.left)
        texts = QVBoxLayout() if kind.lines > 1 else QHBoxLayout()
        texts.setSpacing(theme.px(4))
        texts.addWidget(self.first)
        texts.addWidget(self.second)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(4))
        whole.addLayout(texts, 1)
        for title, icon, step in (
            (_("Naikkan"), "arrow-up", -1),
            (_("Turunkan"), "arrow-down", 1),
            (_("Hapus"), "trash-2", 0),
        ):
            button = QToolButton()
            button.setIcon(icons.icon(icon))
            button.setToolTip(title)
            button.setAccessibleName(title)
            button.setVisible(not read_only)
            button.clicked.connect(lambda _checked=False, step=step: self.moved.emit(self, step))
            whole.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def place(self) -> int:
        """Return which of the two texts has the keyboard, -1 for none."""
        return next((at for at, it in enumerate((self.first, self.second)) if it.hasFocus()), -1)

    def focus(self, place: int) -> None:
        """Give one of the two texts the keyboard."""
        (self.first, self.second)[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> Row:
        """Return the row as it stands."""
        kind = self._kind
        return {
            "id": self.id,
            kind.first[0]: self.first.value(),
            kind.second[0]: self.second.value(),
        }


class _First(TextInput):
    """Take the first text of a line, offering the usual ones with Alt+Down."""

    def __init__(self, kind: ListKind) -> None:
        super().__init__(kind.first[1])
        self.setAccessibleName(kind.first[1])
        if kind.first_choices:
            completer = QCompleter(list(kind.first_choices), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.setCompleter(completer)
