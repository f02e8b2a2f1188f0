"""Fields of forms: one way to read, write and watch every kind of input, as text.

`TextInput`, `NoteInput`, `ChoiceInput`, `DateInput` and `CheckInput` all have `value() -> str`,
`set_value(str)` and `edited` (emitted for the user's changes only). `Field` puts a label above an
input and a sentence below it; `Segments` is the period switch.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.errors import CheckError, KnownError
from ui.core import icons, theme
from ui.core.guard import guarded

LOCALE = QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)
_NO_DATE = QDate(1899, 12, 31)
_IDLE = 2000  # milliseconds after the last key until a note is saved


def takes_back(event: QEvent) -> bool:
    """Tell whether this asks if a field takes Ctrl+Z or Ctrl+Y before the window does."""
    keys = QKeySequence.StandardKey
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (event.matches(keys.Undo) or event.matches(keys.Redo))
    )


class TextInput(QLineEdit):
    """Take one line of text; `secret` hides it (passphrases).

    `committed` carries the text when the user leaves or presses Enter. The same text is not
    committed twice, unless `unsaved` says that its saving has failed.
    """

    edited = Signal()
    committed = Signal(str)

    def __init__(self, hint: str = "", *, secret: bool = False) -> None:
        super().__init__()
        self.unsaved = False
        self.secret = secret
        self.setPlaceholderText(hint)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self.commit)

    @property
    def typing(self) -> bool:
        """Tell whether the user is just changing this field."""
        return self.hasFocus() and self.isModified()

    def value(self) -> str:
        """Return the text without blanks around it (a passphrase as typed)."""
        return self.text() if self.secret else self.text().strip()

    def set_value(self, value: str) -> None:
        """Show a text from its beginning; who is in the field keeps the cursor."""
        if value != self.text():
            place = self.cursorPosition() if self.hasFocus() else 0
            self.setText(value)
            self.setCursorPosition(place)
        self.setModified(False)

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window while there is nothing of this text to take back."""
        if not self.isModified() and takes_back(event):
            event.ignore()
            return False
        return super().event(event)

    def commit(self) -> None:
        """Emit `committed` if the user changed the text last shown or saved."""
        if self.isModified() or self.unsaved:
            self.unsaved = False
            self.setModified(False)
            self.committed.emit(self.value())


class NoteInput(QPlainTextEdit):
    """Take several lines; `committed` carries the text when the user leaves or pauses.

    Tab leaves the field. The same text is not committed twice, unless `unsaved` says that its
    saving has failed.
    """

    edited = Signal()
    committed = Signal(str)

    def __init__(self, hint: str = "", lines: int = 3) -> None:
        super().__init__()
        self.unsaved = False
        self._shown = ""
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * lines + theme.px(18)))
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._idle.timeout.connect(self.commit)
        self.textChanged.connect(self._note)

    def value(self) -> str:
        """Return the text without blanks around it."""
        return self.toPlainText().strip()

    @property
    def typing(self) -> bool:
        """Tell whether the user is just changing this field."""
        return self.hasFocus() and self.value() != self._shown

    def set_value(self, value: str) -> None:
        """Show a text, unless the user is just changing this field.

        Who rests in it keeps the blank that the next word will follow, and the cursor.
        """
        if self.typing:
            return
        self._shown = value
        if value != (self.value() if self.hasFocus() else self.toPlainText()):
            cursor = self.textCursor()
            with QSignalBlocker(self):
                self.setPlainText(value)
            place = min(cursor.position(), len(self.toPlainText()))
            cursor = self.textCursor()
            cursor.setPosition(place)
            self.setTextCursor(cursor)

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window while there is nothing of this text to take back."""
        if self.value() == self._shown and takes_back(event):
            event.ignore()
            return False
        return super().event(event)

    def commit(self) -> None:
        """Emit `committed` if the text differs from the one last shown or saved."""
        self._idle.stop()
        if self.value() != self._shown or self.unsaved:
            self.unsaved = False
            self._shown = self.value()
            self.committed.emit(self._shown)

    def _note(self) -> None:
        self._idle.start()
        self.edited.emit()

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit what was typed."""
        super().focusOutEvent(event)
        self.commit()


class ChoiceInput(QComboBox):
    """Pick one of a few; `choices` are (value, title)."""

    edited = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_choices(choices)
        self.activated.connect(self.edited)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replace the choices; keep the value where it still exists."""
        before = self.value()
        self.clear()
        for value, title in choices:
            self.addItem(title, value)
        self.set_value(before)

    def value(self) -> str:
        """Return the value of the choice ("" when there is none)."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Pick a value; an unknown one leaves the first choice."""
        self.setCurrentIndex(max(0, self.findData(value)))

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead: a wheel must not change what nobody looks at."""
        event.ignore()


def dress_calendar(calendar: QCalendarWidget) -> None:
    """Give a calendar room for the names of days, and the colours of the theme."""
    calendar.setMinimumSize(theme.px(328), theme.px(240))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)  # CLDR says Sunday, Indonesians Monday
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    for name, picture in (("prevmonth", "arrow-left"), ("nextmonth", "arrow-right")):
        arrow = calendar.findChild(QToolButton, f"qt_calendar_{name}")
        if arrow:
            arrow.setIcon(icons.icon(picture))


class DateInput(QDateEdit):
    """Take a date, read and written as ISO text; `optional` allows none (Delete clears it)."""

    edited = Signal()

    def __init__(self, *, optional: bool = False) -> None:
        super().__init__()
        self._optional = optional
        self.setLocale(LOCALE)
        self.setDisplayFormat("d MMMM yyyy")
        self.setCalendarPopup(True)
        dress_calendar(self.calendarWidget())
        self.setMinimumDate(_NO_DATE if optional else _NO_DATE.addDays(1))
        if optional:
            self.setSpecialValueText("–")
        self.userDateChanged.connect(self.edited)

    def value(self) -> str:
        """Return the ISO date, or "" for none."""
        chosen = self.date()
        return "" if chosen == _NO_DATE else chosen.toString(Qt.DateFormat.ISODate)

    def set_value(self, value: str) -> None:
        """Show an ISO date, or none."""
        day = date.fromisoformat(value) if value else None
        shown = QDate(day.year, day.month, day.day) if day else _NO_DATE
        with QSignalBlocker(self):
            self.setDate(shown)

    @guarded(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab leave where no date stands: Qt would go through its parts for ever."""
        if self.value():
            return super().focusNextPrevChild(forward)
        return QWidget.focusNextPrevChild(self, forward)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear an optional date with Delete."""
        if self._optional and event.key() == Qt.Key.Key_Delete:
            self.setDate(_NO_DATE)
            self.edited.emit()
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead: a wheel must not change what nobody looks at."""
        event.ignore()


class CheckInput(QCheckBox):
    """Answer yes ("1") or no ("0")."""

    edited = Signal()

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.clicked.connect(self.edited)

    def value(self) -> str:
        """Return "1" or "0"."""
        return "1" if self.isChecked() else "0"

    def set_value(self, value: str) -> None:
        """Tick for "1"."""
        self.setChecked(value == "1")


class SeveralInput(QWidget):
    """Tick any of a few, saved as "1,3" in the order of `choices` (value, title).

    There are at most `beside` of them in a line. `short` ones show their value, and their title as
    a tip.
    """

    edited = Signal()

    def __init__(
        self, choices: Sequence[tuple[str, str]], beside: int = 99, *, short: bool = False
    ) -> None:
        super().__init__()
        self._boxes = {value: QCheckBox(value if short else title) for value, title in choices}
        for value, title in choices if short else ():
            self._boxes[value].setToolTip(title)
            self._boxes[value].setAccessibleName(title)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(12))
        for at, box in enumerate(self._boxes.values()):
            box.clicked.connect(self.edited)
            grid.addWidget(box, at // beside, at % beside)
        grid.setColumnStretch(min(beside, len(self._boxes)), 1)

    def value(self) -> str:
        """Return the values ticked."""
        return ",".join(value for value, box in self._boxes.items() if box.isChecked())

    def set_value(self, value: str) -> None:
        """Tick exactly these."""
        wanted = value.split(",")
        for name, box in self._boxes.items():
            box.setChecked(name in wanted)


Input = TextInput | NoteInput | ChoiceInput | DateInput | CheckInput | SeveralInput


class Field(QWidget):
    """Put a label above an input, and below it a hint or, in red, what is wrong."""

    def __init__(self, title: str, widget: Input, hint: str = "") -> None:
        super().__init__()
        self.input = widget
        self._hint = hint
        self._editor: QWidget = widget
        self._label = theme.label(title)
        self._label.setBuddy(self._editor)
        self._below = theme.label(hint, "keterangan")
        self._below.setWordWrap(True)
        self._mark = icons.Picture(theme.px(14), icons.status_icon("buruk"))
        self._mark.hide()
        plain = title.replace("&", "")
        self._editor.setAccessibleName(plain)
        self._editor.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        if not isinstance(widget, QCheckBox):
            column.addWidget(self._label)
        column.addWidget(self._editor)
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._below, 1)
        column.addLayout(row)
        self._below.setVisible(bool(hint))

    def rename(self, title: str, hint: str = "") -> None:
        """Ask for something else with the same input."""
        self._hint = hint
        self._label.setText(title)
        self._editor.setAccessibleName(title.replace("&", ""))
        self.set_error("")

    def hide_title(self) -> None:
        """Leave the label to whoever shows it beside the field; its accessible name stays."""
        self._label.hide()

    @property
    def error(self) -> str:
        """Return the sentence that says what is wrong, or ""."""
        return self._below.text() if self._below.property("nada") == "buruk" else ""

    def set_error(self, text: str) -> None:
        """Show what is wrong with the value; "" takes it away."""
        self._below.setText(text or self._hint)
        self._below.setVisible(bool(text or self._hint))
        self._editor.setAccessibleDescription(text or self._hint)
        self._mark.setVisible(bool(text))
        theme.set_tone(self._below, "buruk" if text else "redup")
        theme.set_tone(self._editor, "buruk" if text else "")

    def focus(self) -> None:
        """Give the input the keyboard, a line at its end."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.input, TextInput) and not self.input.hasSelectedText():
            self.input.end(False)


def refuse(fields: Mapping[str, Field], error: KnownError) -> Field | None:
    """Put the sentence at the field that is wrong, and return that; None where there is none."""
    field = fields.get(error.field) if isinstance(error, CheckError) else None
    if field:
        field.set_error(str(error))
        field.focus()
    return field


class _Segment(QToolButton):
    """A button that is wide enough for its title in bold, as it is shown when chosen."""

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        """Return the size in bold."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        title = self.text()
        plain = QFont(bold)
        plain.setWeight(QFont.Weight.Normal)
        more = QFontMetrics(bold).horizontalAdvance(title)
        more -= QFontMetrics(plain).horizontalAdvance(title)
        return super().sizeHint() + QSize(max(0, more), 0)


class Segments(QWidget):
    """Switch between a few values side by side (TW I · II · III · IV); arrows move.

    `picked` carries the value that the user chose.
    """

    picked = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self._group = QButtonGroup(self)
        self._values = [value for value, _title in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_value, title) in enumerate(choices):
            button = _Segment()
            button.setText(title)
            button.setCheckable(True)
            button.setProperty("gaya", "segmen")
            edge = {0: "kiri", len(choices) - 1: "kanan"}.get(place, "")
            button.setProperty("tepi", edge)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(f"{accessible_name} {title}")
            self._group.addButton(button, place)
            row.addWidget(button)
        self._group.idClicked.connect(lambda place: self.picked.emit(self._values[place]))
        self._folded = ChoiceInput(choices)
        self._folded.setAccessibleName(accessible_name)
        self._folded.edited.connect(lambda: self.picked.emit(self._folded.value()))
        self._folded.hide()
        row.addWidget(self._folded)

    def fold(self, folded: bool) -> None:
        """Show one list in the place of the buttons, where they find no room."""
        if folded == self._folded.isHidden():
            for button in self._group.buttons():
                button.setVisible(not folded)
            self._folded.setVisible(folded)

    def unfolded_width(self) -> int:
        """Return the width that the buttons need."""
        return sum(button.sizeHint().width() for button in self._group.buttons())

    def set_title(self, value: str, title: str) -> None:
        """Call a value otherwise, for example with a count."""
        button = self._group.button(self._values.index(value))
        button.setText(title)
        button.setAccessibleName(f"{self.accessibleName()} {title}")
        self._folded.setItemText(self._values.index(value), title)

    def offer(self, value: str, *, offered: bool) -> None:
        """Show a value among the others, or leave it out."""
        self._group.button(self._values.index(value)).setVisible(offered)

    def value(self) -> str:
        """Return the value chosen, or ""."""
        place = self._group.checkedId()
        return self._values[place] if place >= 0 else ""

    def set_value(self, value: str) -> None:
        """Choose a value without emitting `picked`."""
        self._group.button(self._values.index(value)).setChecked(True)
        self._folded.set_value(value)

    def focus(self) -> None:
        """Give the value chosen the keyboard."""
        chosen = self._group.checkedButton() if self._folded.isHidden() else self._folded
        if chosen:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
