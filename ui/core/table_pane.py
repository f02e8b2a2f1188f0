"""A table with all that belongs around it: find, paste, refused cells, empty state, details."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ui.core import icons, theme
from ui.core.actions import Action, build
from ui.core.clipboard import read_clipboard
from ui.core.column import Draft
from ui.core.guard import guarded
from ui.core.inputs import Field, NoteInput, TextInput
from ui.core.messages import Actions, InlineMessage
from ui.core.paste import aim
from ui.core.paste_pane import PastePane
from ui.core.table_model import TableModel
from ui.core.table_view import FILL_KEY, SORT_KEY, TableView

R = TypeVar("R")


class FindBar(QWidget):
    """Look for text in the cells shown; Enter goes on, Shift+Enter back, Esc closes."""

    def __init__(self, view: TableView, model: TableModel[Any]) -> None:
        super().__init__()
        self._view, self._model = view, model
        self._text = TextInput(_("Cari di tabel"))
        self._text.setAccessibleName(_("Cari di tabel"))
        self._text.setMaximumWidth(theme.px(320))
        self._count = theme.label("", "keterangan")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._text)
        for title, icon, run in (
            (_("Sebelumnya (Shift+Enter)"), "chevron-up", lambda: self.go(-1)),
            (_("Berikutnya (Enter)"), "chevron-down", lambda: self.go(1)),
            (_("Tutup (Esc)"), "x", self.close_bar),
        ):
            row.addWidget(_tool(title, icon, run))
        row.addWidget(self._count)
        row.addStretch(1)
        self._text.textChanged.connect(lambda _text: self.go(0))
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with its text selected."""
        self.show()
        self._text.selectAll()
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Hide the bar and give the keyboard back to the table."""
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, step: int) -> None:
        """Go to the next hit (1), the one before (-1), or the first from here on (0)."""
        columns = [
            at for at in range(self._model.columnCount()) if not self._view.isColumnHidden(at)
        ]
        hits = self._model.find(self._text.value(), columns)
        if not hits:
            self._count.setText(_("Tidak ditemukan") if self._text.value() else "")
            return
        here = self._view.currentIndex()
        place = (here.row(), here.column())
        before = sum((hit.row(), hit.column()) < place for hit in hits)
        on_hit = before < len(hits) and (hits[before].row(), hits[before].column()) == place
        at = (before + (step if on_hit or step < 0 else 0)) % len(hits)
        self._view.setCurrentIndex(hits[at])
        self._count.setText(_("{ke} dari {jumlah}").format(ke=at + 1, jumlah=len(hits)))

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, back, close, or press the button with the keyboard."""
        key, here = event.key(), self.focusWidget()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(here, QToolButton):
            here.click()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)


class TablePane(QWidget, Generic[R]):
    """A table with its find bar, its strips of messages, its empty state.

    `failure` is about cells that could not be saved (Esc on one gives the stored value back),
    `hint` for somebody who types or pastes where nothing can be typed.
    Hand rows to `show_rows`, never to the model: it waits while a cell editor is open. A block
    that is pasted is shown in the place of the table first; `asking_changed` tells the page, which
    can make room while `paste_pane.asking`.
    """

    asking_changed = Signal()

    def __init__(
        self, model: TableModel[R], name: str, *, lines: int = 1, empty: QWidget | None = None
    ) -> None:
        super().__init__()
        self.model = model
        self.view = TableView(model, name, lines)
        self.find_bar = FindBar(self.view, model)
        self.failure, self.hint = InlineMessage(), InlineMessage()
        self.fields: dict[str, Field] = {}
        self.paste_pane = PastePane(model)
        self._waiting: Sequence[R] | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        if model.editable:
            self._stack.addWidget(self.paste_pane)
        else:  # nothing is ever pasted there, so it needs no room
            self.paste_pane.setParent(self)
            self.paste_pane.hide()
        self._stack.setMinimumHeight(theme.px(96))
        self._empty = empty
        if empty:
            self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.find_bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self.hint)
        column.addWidget(self.failure)
        for title, key, run in (
            (_("Cari"), "Ctrl+F", self.find_bar.open_bar),
            (_("Cari berikutnya"), "F3", lambda: self.find_bar.go(1)),
            (_("Urutkan kolom ini"), SORT_KEY, self.view.sort_here),
            (_("Isi ke bawah"), FILL_KEY, self.view.fill_down),
        ):
            action = build(Action(title, run, shortcut=key), self)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        self.setFocusProxy(self.view)
        self.view.editor_closed.connect(self._catch_up, Qt.ConnectionType.QueuedConnection)
        self.view.refused.connect(lambda text: self.hint.show_message(text, closable=False))
        self.view.selectionModel().currentChanged.connect(lambda *_args: self.hint.hide())
        self.view.selectionModel().currentChanged.connect(lambda *_args: self._show_failure())
        self.view.paste_wanted.connect(self.paste)
        self.paste_pane.toggled.connect(self._turn_to_paste)
        model.failures_changed.connect(self._show_failure)

    def on_enter(self, title: str, run: Callable[[], None]) -> None:
        """Do something with the row under the cursor by Enter, where nothing is typed."""
        made = build(Action(title, run), self.view)
        made.setShortcuts([QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)])
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.view.addAction(made)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show rows as read; while a cell is being edited and rows came or went, wait for it."""
        if self.view.is_editing and not self.model.same_shape(rows):
            self._waiting = rows
            return
        self._waiting = None
        self.model.set_rows(rows)
        self._turn()

    def paste(self) -> None:
        """Show what the clipboard would do to the cells from the cursor on.

        One text for one cell is saved as if typed; one text for several goes into each.
        """
        self.hint.hide()
        if not self.model.editable or not self.view.currentIndex().isValid():
            return
        try:
            block = read_clipboard(QGuiApplication.clipboard().mimeData())
        except KnownError as error:
            self.hint.show_message(str(error), "peringatan", closable=False)
            return
        row, columns, many = self.view.selected_block()
        if len(block) == 1 == len(block[0]):
            cells = self.view.selectedIndexes() if many else [self.view.currentIndex()]
            wanted = [
                (self.model.key_at(i.row()), self.model.columns[i.column()].name, block[0][0])
                for i in cells
            ]
            outside = 0
        else:
            wanted, outside = aim(self.model, block, row, columns)
        if len(wanted) == 1 and self.view.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.model.setData(self.view.currentIndex(), wanted[0][2])
        else:
            self.paste_pane.ask(wanted, outside)

    def _turn_to_paste(self) -> None:
        self._turn()
        self.asking_changed.emit()
        if not self.paste_pane.asking:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        """Show the table, or what stands in its place."""
        shown: QWidget = self.view
        if self.paste_pane.asking:
            shown = self.paste_pane
        elif self._empty and not self.model.rows:
            shown = self._empty
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)  # Tab never leaves a hidden one

    def drop_refused(self) -> bool:
        """Forget the refused text under the cursor, or in the field with the keyboard, if any."""
        index = self.view.currentIndex()
        if not index.isValid():
            return False
        names = [name for name, field in self.fields.items() if field.input.hasFocus()]
        name = next(iter(names), self.model.columns[index.column()].name)
        key = self.model.key_at(index.row())
        draft = self.model.draft_of(key, name)
        refused = bool(draft and draft.error)
        if refused:
            self.model.discard(key, name)
        return refused

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a refused text up with Esc."""
        if event.key() != Qt.Key.Key_Escape or not self.drop_refused():
            super().keyPressEvent(event)

    def commit(self) -> None:
        """Save what stands in an open cell editor (before the window closes)."""
        if self.view.is_editing:
            self.view.setFocus()

    def _catch_up(self) -> None:
        if self._waiting is not None:
            self.show_rows(self._waiting)

    def _show_failure(self) -> None:
        failures = self.model.failures()
        if not failures:
            self.failure.hide()
            return
        index = self.view.currentIndex()
        here = (
            (self.model.key_at(index.row()), self.model.columns[index.column()].name)
            if index.isValid()
            else None
        )
        key, name, draft = next((f for f in failures if f[:2] == here), failures[0])
        text = _("Belum tersimpan: “{isi}”. {kalimat}").format(isi=draft.text, kalimat=draft.error)
        go: Actions = ()
        if here != (key, name) and self.model.position_of(key) >= 0:
            go = ((_("Ke isian itu"), lambda: self._go_to(key, name)),)
        if draft.retry:
            go += ((_("Coba lagi"), lambda: self.model.retry(key, name)),)
        discard: Actions = ((_("Batalkan isian"), lambda: self._discard(key, name)),)
        if len(failures) > 1:
            every = _("Batalkan semua ({n})").format(n=len(failures))
            discard = (*discard, (every, self.model.discard_all))
        self.failure.show_message(text, "buruk", (*go, *discard), closable=False)

    def _discard(self, key: Hashable, name: str) -> None:
        self.model.discard(key, name)
        if not any(field.input.hasFocus() for field in self.fields.values()):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, key: Hashable, name: str) -> None:
        self.view.columns.show_column(self.model.column_of(name))
        self.view.go_to(key, name)
        field = self.fields.get(name)
        if field and field.isVisible():
            field.focus()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)


class RowFields(QObject):
    """Bind fields of a detail pane to columns of the row under the cursor.

    `fields` maps column names (hidden columns as a rule) to fields. A NoteInput saves through the
    table model when it is left or rests, a TextInput when it is left or on Enter, other inputs
    when they are changed; a refused text stays, in red, with its row.
    """

    def __init__(self, pane: TablePane[Any], fields: dict[str, Field]) -> None:
        super().__init__(pane)
        self._model, self._view, self._fields = pane.model, pane.view, fields
        pane.fields.update(fields)
        self._key: Hashable | None = None
        for name, field in fields.items():
            editor = field.input
            if isinstance(editor, NoteInput | TextInput):
                editor.committed.connect(lambda text, name=name: self._commit(name, text))
            else:
                read = editor.value
                editor.edited.connect(lambda name=name, read=read: self._commit(name, read()))
        self._view.row_changed.connect(self._follow)
        self._model.draft_changed.connect(self._refresh)
        self._model.modelReset.connect(lambda: self._refresh(None, ""))
        self._follow(self._view.current_key())

    def commit(self) -> None:
        """Save what has been typed and not yet left."""
        for field in self._fields.values():
            if isinstance(field.input, NoteInput | TextInput):
                field.input.commit()

    def _commit(self, name: str, text: str) -> None:
        if self._key is not None:
            self._model.edit(self._key, name, text)

    def _follow(self, key: Hashable | None) -> None:
        self.commit()
        self._key = key
        self._refresh(None, "")

    def _refresh(self, key: object, name: str) -> None:
        position = self._model.position_of(self._key) if self._key is not None else -1
        for column_name, field in self._fields.items():
            if position < 0:
                self._show(field, "", open_=False, draft=None)
                continue
            row = self._model.row_at(position)
            column = self._model.columns[self._model.column_of(column_name)]
            draft = self._model.draft_of(self._key, column_name)
            text = draft.text if draft else column.edit_text_of(row)
            if isinstance(field.input, NoteInput | TextInput):
                text = column.kind.show(text)
            self._show(field, text, open_=column.can_edit(row), draft=draft)

    @staticmethod
    def _show(field: Field, text: str, *, open_: bool, draft: Draft | None) -> None:
        editor = field.input
        if isinstance(editor, NoteInput | TextInput):
            if not editor.typing:
                editor.set_value(text)
            editor.unsaved = bool(draft and draft.retry)
            editor.setReadOnly(not open_)
        else:
            editor.set_value(text)
            editor.setEnabled(open_)
        field.set_error(draft.error if draft else "")


def _tool(title: str, icon: str, run: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(icon))
    button.setToolTip(title)
    button.setAccessibleName(title)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.clicked.connect(lambda _checked=False: run())
    return button
