"""What Pejabat and Pegawai share: a table of people, and beside it the form of one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar
from uuid import uuid4

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import KnownError
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.column import Column
from ui.core.form_page import FormPage
from ui.core.layout import card
from ui.core.messages import EmptyState
from ui.core.page import Context
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane
from ui.pengaturan.section import Section

Row = dict[str, Any]


class PersonForm(FormPage):
    """The form of one person; `row` is what is shown, "id" included."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.tasks)
        self.row: Row = {}

    def show_row(self, row: Row) -> None:
        """Show a person as stored, or the proposals for a new one."""
        self.row = row
        self.set_values(self.to_values(row))

    def to_values(self, row: Row) -> dict[str, str]:
        """Return the texts of the fields for a row."""
        return {name: "" if row[name] is None else str(row[name]) for name in self.fields}

    def to_row(self) -> Row:
        """Return the row to be stored, with its id."""
        raise NotImplementedError


class PeopleSection(Section):
    """List people and change one at a time.

    A subclass names its table, its words and its columns, and gives the form, the reading, the
    saving, and the row proposed for a new person. While a form holds unsaved changes, the table
    stays on that person, so that nothing typed is lost.
    """

    TABLE: ClassVar[str] = ""
    ADD: ClassVar[str] = ""
    NEW: ClassVar[str] = ""
    EMPTY: ClassVar[str] = ""

    def __init__(self, context: Context, form: PersonForm, columns: Sequence[Column[Row]]) -> None:
        super().__init__(context, [Action(self.ADD, self.add, "plus")])
        self.form = form
        self._new = False
        self._deleted: int | None = None
        self.model: TableModel[Row] = TableModel(columns, lambda row: row["id"])
        empty = EmptyState(self.ICON, self.TITLE, self.EMPTY, (self.ADD.replace("&", ""), self.add))
        self.pane = TablePane(self.model, self.TITLE, lines=2, empty=empty)
        self.pane.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.pane.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.side, column = card()
        self.heading = theme.label("", "tebal")
        self.heading.setWordWrap(True)
        self.delete_button = button(Action(_("Ha&pus"), self.delete, "trash-2"))
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.delete_button)
        column.addLayout(head)
        column.addWidget(form, 1)
        split = QSplitter()
        split.addWidget(self.pane)
        split.addWidget(self.side)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.px(16))
        split.setSizes([theme.px(560), theme.px(316)])
        self.content.addWidget(split, 1)
        self.pane.view.row_changed.connect(self._follow)
        form.saved.connect(self._saved)
        form.undo_button.clicked.connect(lambda _checked=False: self._drop_new())

    # What a subclass gives ------------------------------------------------------------------------

    def read(self) -> list[Row]:
        """Return the people, on the DB thread."""
        raise NotImplementedError

    def proposal(self) -> Row:
        """Return the columns of a new person but for the id."""
        raise NotImplementedError

    # Showing --------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the people."""
        self.tasks.run(self.read, self.show_people)

    def on_changes(self, changes: Changes) -> None:
        """Read again, and forget the offer to take a deletion back once something else happened."""
        if changes.perintah_id != self._deleted:
            self.message.hide()
        super().on_changes(changes)

    def forms(self) -> tuple[FormPage, ...]:
        """Return the form."""
        return (self.form,)

    def show_people(self, rows: list[Row]) -> None:
        """Show the people as read; a form in which something is typed stays."""
        self.pane.show_rows(rows)
        known = {row["id"]: row for row in rows}
        here = self.form.row.get("id")
        if self._new or self.form.dirty:
            self._new = here not in known  # taken back by Ctrl+Z: saving stores it again
            return
        if here not in known:
            here = rows[0]["id"] if rows else None
        self.side.setVisible(here is not None)
        if here is not None:
            self._show_person(known[here])
            self.pane.view.go_to(here)

    def _show_person(self, row: Row) -> None:
        self.heading.setText(row["nama"] or self.NEW)
        self.delete_button.setVisible(not self._new)
        self.form.show_row(row)

    def _follow(self, key: object) -> None:
        if key is None or key == self.form.row.get("id"):
            return
        if self.form.dirty:
            QTimer.singleShot(0, self, self._stay)
            return
        self.message.hide()
        self._new = False
        self._show_person(next(row for row in self.model.rows if row["id"] == key))

    def _stay(self) -> None:
        """Put the cursor back on the person whose form is not saved, and say why."""
        view = self.pane.view
        if self._new:
            view.setCurrentIndex(QModelIndex())
        else:
            view.go_to(self.form.row["id"])
        text = _("Simpan atau batalkan dahulu perubahan di sini.")
        self.form.message.show_message(text, "peringatan")
        self.form.save_button.setFocus()

    # Changing -------------------------------------------------------------------------------------

    def add(self) -> None:
        """Begin a new person."""
        if self.form.dirty and self.form.isVisible():
            self._stay()
            return
        self.message.hide()
        self._new = True
        self.side.show()
        self.pane.view.setCurrentIndex(QModelIndex())
        self._show_person({**self.proposal(), "id": str(uuid4())})
        next(iter(self.form.fields.values())).focus()

    def _saved(self, _changes: Changes) -> None:
        self._new = False
        self.load()

    def _drop_new(self) -> None:
        if self._new:
            self._new = False
            self.form.row = {}
        self.load()

    def delete(self) -> None:
        """Delete the person shown; Ctrl+Z, or the button offered, brings him back."""
        row = self.form.row
        self.tasks.run(
            lambda: self.services.kantor.delete(self.TABLE, row["id"]),
            partial(self._offer_undo, row["nama"]),
            self._refuse,
        )

    def _offer_undo(self, nama: str, changes: Changes) -> None:
        self._deleted = changes.perintah_id
        self.form.row = {}
        self.form.set_values(self.form.values())
        undo: tuple[str, Callable[[], None]] = (_("Urungkan"), self._undo)
        self.message.show_message(_("{nama} dihapus.").format(nama=nama), "info", (undo,))

    def _undo(self) -> None:
        self.tasks.run(lambda: self.services.perintah.undo(), None, self._refuse)

    def _refuse(self, error: KnownError) -> None:
        self.message.show_message(str(error), "buruk")
