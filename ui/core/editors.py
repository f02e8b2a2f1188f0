"""How a cell is typed: what a person sees and types, against the text that is saved.

A `Column` names its kind as data (`editor="tanggal"`); `kind_of` gives the object that makes the
editor, reads what was typed or pasted, and shows what is saved.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.tanggal import format_tanggal, parse_tanggal
from ranpk_desktop.domain.waktu import WAKTU, parse_waktu
from ranpk_desktop.errors import CheckError
from ui.core import icons
from ui.core.guard import guarded
from ui.core.inputs import LOCALE, dress_calendar

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Several:
    """Declare a pick-list of which any number can be chosen; saved as "a,b", in this order."""

    choices: Choices


@dataclass(frozen=True, slots=True)
class Suggested:
    """Declare a text that may be typed as one likes; `offered()` is asked when it is edited."""

    offered: Callable[[], Sequence[str]]


Named = Literal["teks", "angka", "tanggal", "periode"]
Editor = Named | Choices | Several | Suggested
"""What a column can name: (value, title) pairs are a pick-list of which one is chosen."""


class Kind:
    """Take one line of text; the base of all kinds."""

    def read(self, typed: str) -> str:
        """Return the text to save for what was typed or pasted; raises CheckError."""
        return typed

    def show(self, saved: str) -> str:
        """Return what a person sees of a saved text; what is not understood stays as it is."""
        return saved

    def make(self, parent: QWidget) -> QWidget:
        """Return an empty editor."""
        return QLineEdit(parent)

    def load(self, editor: QWidget, saved: str) -> None:
        """Fill the editor."""
        assert isinstance(editor, QLineEdit)  # noqa: S101  made above
        editor.setText(self.show(saved))

    def typed(self, editor: QWidget) -> str:
        """Return what stands in the editor."""
        assert isinstance(editor, QLineEdit)  # noqa: S101  made above
        return editor.text()


class NumberKind(Kind):
    """Take a number, at the right; the point of the number pad is the decimal comma."""

    def make(self, parent: QWidget) -> QWidget:
        """Return a line edit that writes to the right."""
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.installEventFilter(_NumberPad(editor))
        return editor


class _NumberPad(QObject):
    """Write a comma where the number pad says point, as spreadsheets do in Indonesian."""

    @guarded(False)
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pad = event.modifiers() & Qt.KeyboardModifier.KeypadModifier
            if pad and event.text() == "." and isinstance(editor, QLineEdit):
                editor.insert(",")
                return True
        return False


class DateKind(Kind):
    """Take a date, saved as ISO text; Alt+Down opens a calendar."""

    def read(self, typed: str) -> str:
        """Return the ISO date, or "" for none."""
        return parse_tanggal(typed).isoformat() if typed.strip() else ""

    def show(self, saved: str) -> str:
        """Return `5 Maret 2024`."""
        try:
            return format_tanggal(date.fromisoformat(saved))
        except ValueError:
            return saved

    def make(self, parent: QWidget) -> QWidget:
        """Return a line edit with a calendar."""
        return _DateEdit(parent)


class _DateEdit(QLineEdit):
    """Take a date as typed, or from the calendar behind its button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("misalnya 31/3/2026"))
        pick = QAction(icons.icon("calendar"), _("Pilih tanggal (Alt+Panah bawah)"), self)
        pick.triggered.connect(lambda _checked=False: self.open_calendar())
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)

    def open_calendar(self) -> None:
        """Open the calendar at the date typed, or today; Enter takes a day, Esc none."""
        calendar = QCalendarWidget(self)  # a child, so that the cell stays open
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setLocale(LOCALE)
        calendar.setAccessibleName(self.accessibleName())
        dress_calendar(calendar)
        try:
            day = parse_tanggal(self.text())
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        except CheckError:
            pass
        calendar.activated.connect(self._take)
        calendar.activated.connect(calendar.close)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()
        calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.setText(format_tanggal(date(day.year(), day.month(), day.day())))

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt+Down."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)


class SuggestedKind(Kind):
    """Take one line of text, typed or picked from a list."""

    def __init__(self, offered: Callable[[], Sequence[str]]) -> None:
        self._offered = offered

    def make(self, parent: QWidget) -> QWidget:
        """Return a list that can also be typed into."""
        editor = QComboBox(parent)
        editor.setEditable(True)
        editor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        editor.setCompleter(None)  # type: ignore[arg-type]  # "TW I" is no beginning of another
        editor.addItems(self._offered())
        return editor

    def load(self, editor: QWidget, saved: str) -> None:
        """Fill the editor."""
        assert isinstance(editor, QComboBox)  # noqa: S101  made above
        editor.setEditText(saved)
        if line := editor.lineEdit():
            line.selectAll()  # as every other editor: what is typed replaces it

    def typed(self, editor: QWidget) -> str:
        """Return what stands in the editor."""
        assert isinstance(editor, QComboBox)  # noqa: S101  made above
        return editor.currentText()


class PeriodKind(SuggestedKind):
    """Take a quarter or a half-year, typed in any spelling or picked: "TW II 2026"."""

    def __init__(self) -> None:
        super().__init__(lambda: WAKTU)

    def read(self, typed: str) -> str:
        """Return the period in its one spelling, or "" for none."""
        return parse_waktu(typed) if typed.strip() else ""


class ChoiceKind(Kind):
    """Pick one of a few; what is pasted may be a value or its title."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices

    def read(self, typed: str) -> str:
        """Return the value chosen."""
        return _value_of(self._choices, typed)

    def show(self, saved: str) -> str:
        """Return the title of a value."""
        return dict(self._choices).get(saved, saved)

    def make(self, parent: QWidget) -> QWidget:
        """Return a list; Alt+Down opens it."""
        editor = QComboBox(parent)
        for value, title in self._choices:
            editor.addItem(title, value)
        return editor

    def load(self, editor: QWidget, saved: str) -> None:
        """Choose the saved value."""
        assert isinstance(editor, QComboBox)  # noqa: S101  made above
        editor.setCurrentIndex(editor.findData(saved))

    def typed(self, editor: QWidget) -> str:
        """Return the title chosen."""
        assert isinstance(editor, QComboBox)  # noqa: S101  made above
        return editor.currentText()


class SeveralKind(Kind):
    """Pick any number of a few: Space ticks, Enter takes."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices

    def read(self, typed: str) -> str:
        """Return the values chosen, from titles or values between commas, semicolons or lines."""
        for value, title in self._choices:
            if "," in title:
                typed = re.sub(re.escape(title), value, typed, flags=re.IGNORECASE)
        parts = typed.replace(";", ",").replace("\n", ",").split(",")
        chosen = {_value_of(self._choices, part) for part in parts if part.strip()}
        return ",".join(value for value, _title in self._choices if value in chosen)

    def show(self, saved: str) -> str:
        """Return the titles of the values."""
        titles = dict(self._choices)
        return ", ".join(titles.get(value, value) for value in saved.split(","))

    def make(self, parent: QWidget) -> QWidget:
        """Return a list to tick."""
        editor = QListWidget(parent)
        editor.setProperty("daftar", "ya")
        for value, title in self._choices:
            entry = QListWidgetItem(title, editor)
            entry.setData(Qt.ItemDataRole.UserRole, value)
            entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            entry.setCheckState(Qt.CheckState.Unchecked)
        QTimer.singleShot(0, editor, lambda: editor.setCurrentRow(max(0, editor.currentRow())))
        return editor

    def load(self, editor: QWidget, saved: str) -> None:
        """Tick the saved values."""
        assert isinstance(editor, QListWidget)  # noqa: S101  made above
        chosen = saved.split(",")
        for at in range(editor.count()):
            ticked = editor.item(at).data(Qt.ItemDataRole.UserRole) in chosen
            editor.item(at).setCheckState(
                Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            )

    def typed(self, editor: QWidget) -> str:
        """Return the values ticked; a title may hold a comma."""
        assert isinstance(editor, QListWidget)  # noqa: S101  made above
        entries = [editor.item(at) for at in range(editor.count())]
        ticked = (e for e in entries if e.checkState() == Qt.CheckState.Checked)
        return ",".join(e.data(Qt.ItemDataRole.UserRole) for e in ticked)


def _value_of(choices: Choices, typed: str) -> str:
    wanted = typed.strip().casefold()
    for value, title in choices:
        if wanted in (value.casefold(), title.casefold()):
            return value
    raise CheckError(
        "pilihan",
        _("“{isi}” tidak ada dalam pilihan.").format(isi=typed.strip()),
        _("Pilih salah satu: {daftar}.").format(daftar=", ".join(title for _v, title in choices)),
    )


def kind_of(editor: Editor) -> Kind:
    """Return the kind that a column names."""
    if isinstance(editor, Suggested):
        return SuggestedKind(editor.offered)  # never kept: it holds on to the model of its table
    return _kept(editor)


@lru_cache(maxsize=256)
def _kept(editor: Named | Choices | Several) -> Kind:
    if isinstance(editor, Several):
        return SeveralKind(editor.choices)
    if isinstance(editor, tuple):
        return ChoiceKind(editor)
    return _NAMED[editor]


_NAMED: dict[str, Kind] = {
    "teks": Kind(),
    "angka": NumberKind(),
    "tanggal": DateKind(),
    "periode": PeriodKind(),
}
