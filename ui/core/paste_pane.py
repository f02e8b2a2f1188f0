"""What pasting would do, cell by cell, in the place of the table until the user decides."""

import re
from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.column import Column
from ui.core.guard import guarded
from ui.core.inputs import CheckInput
from ui.core.messages import InlineMessage
from ui.core.paste import Change, Fate, Plan, Wanted, examine
from ui.core.table_model import TableModel
from ui.core.table_view import TableView

_ORDER = (Fate.TAK_TERBACA, Fate.DITULIS, Fate.DILEWATI)
_SIGNS = re.compile(r"[0-9][.,][0-9]")


class PastePane(QFrame):
    """List old and new of every cell; only "Tempel" writes, as one command, and Esc gives up.

    What cannot be read stays in its cell, in red, as if it had been typed. `toggled` is
    emitted when the pane begins and ceases to ask.
    """

    toggled = Signal()

    def __init__(self, model: TableModel[Any]) -> None:
        super().__init__()
        self.setObjectName("kartu")
        self._model = model
        self._wanted: Sequence[Wanted] = ()
        self._outside = 0
        self.plan = Plan()
        self.asking = False
        self._sending = False
        self.title = theme.label("", "bagian")
        self.counts = theme.label()
        self.counts.setWordWrap(True)
        self.swap = CheckInput(_("&Titik adalah tanda pecahan (12.4 = 12,4)"))
        self.swap.edited.connect(self.show_plan)
        self.message = InlineMessage()
        self.list = TableModel(_columns(model), lambda change: _key(model, change), parent=self)
        self.view = TableView(self.list, _("Yang akan ditempel"))
        self.paste = button(Action(_("Te&mpel"), self.submit), primary=True)
        self.cancel = button(Action(_("&Batal"), self.close_pane))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.paste)
        buttons.addWidget(self.cancel)
        buttons.addSpacing(theme.px(16))
        buttons.addWidget(self.swap)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(12),) * 4)
        column.setSpacing(theme.px(8))
        for widget in (self.title, self.counts, self.message):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addLayout(buttons)
        model.modelReset.connect(self._refresh)
        model.dataChanged.connect(lambda *_args: self._refresh())

    def ask(self, wanted: Sequence[Wanted], outside: int) -> None:
        """Show what would become of these texts; `outside` counts those that hit no cell."""
        self._wanted, self._outside = wanted, outside
        signs = any(_SIGNS.search(text) for _key, name, text in wanted if self._is_number(name))
        self.swap.set_value("0")
        self.swap.setVisible(signs)
        self.message.hide()
        self.asking = True
        self.show_plan()
        self.toggled.emit()
        (self.paste if self.paste.isEnabled() else self.cancel).setFocus()

    def show_plan(self) -> None:
        """Examine the texts against the table as it is now."""
        swap = self.swap.value() == "1"
        self.plan = plan = examine(self._model, self._wanted, self._outside, swap=swap)
        self.list.set_rows([change for fate in _ORDER for change in plan.of(fate)])
        count = {fate: len(plan.of(fate)) for fate in Fate}
        self.title.setText(_("Tempel {n} sel?").format(n=len(self._wanted)))
        parts = [
            (count[Fate.DITULIS], _("{n} ditulis")),
            (plan.same, _("{n} sudah sama")),
            (count[Fate.TAK_TERBACA], _("{n} tidak terbaca")),
            (count[Fate.DILEWATI], _("{n} dilewati")),
            (plan.outside, _("{n} di luar tabel")),
        ]
        words = " · ".join(text.format(n=n) for n, text in parts if n)
        if count[Fate.TAK_TERBACA]:
            words += "\n" + _(
                "Yang tidak terbaca ditaruh di selnya, berwarna merah, sampai Anda betulkan "
                "atau batalkan."
            )
        self.counts.setText(words)
        self.paste.setEnabled(bool(count[Fate.DITULIS] or count[Fate.TAK_TERBACA]))

    def submit(self) -> None:
        """Write what can be read as one command; where the store refuses, the list stays."""
        self.message.hide()
        self.paste.setEnabled(False)
        if self.plan.cells:
            self._sending = True
            self._model.save_cells(self.plan.cells, self._written, self._refused)
        else:
            self._written()

    def close_pane(self) -> None:
        """Give up, or be done; nothing has been written unless by "Tempel"."""
        self.asking = self._sending = False
        self.toggled.emit()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Esc; Enter presses the button it stands on, elsewhere "Tempel"."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_pane()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.cancel if self.cancel.hasFocus() else self.paste).click()
        else:
            super().keyPressEvent(event)

    def _written(self) -> None:
        held = [(change.cell, change.why) for change in self.plan.of(Fate.TAK_TERBACA)]
        if held:
            self._model.keep(held)
        self.close_pane()

    def _refused(self, error: KnownError) -> None:
        self._sending = False
        self.show_plan()
        self.message.show_message(str(error), "buruk", closable=False)

    def _refresh(self) -> None:
        """Examine again when the table has changed behind the list; give up when it is another."""
        if not self.asking or self._sending:
            return
        keys = {self._model.key_of(row) for row in self._model.rows}
        if any(key in keys for key, _name, _text in self._wanted):
            self.show_plan()
        else:
            self.close_pane()

    def _is_number(self, name: str) -> bool:
        return self._model.columns[self._model.column_of(name)].editor == "angka"


def _key(model: TableModel[Any], change: Change) -> Hashable:
    return model.key_of(change.cell.row), change.cell.column.name


def _columns(model: TableModel[Any]) -> tuple[Column[Change], ...]:
    naming = model.columns[model.naming]

    def title(change: Change) -> str:
        at = model.column_of(change.cell.column.name)
        return str(model.headerData(at, Qt.Orientation.Horizontal)).replace("\n", " ")

    return (
        Column(
            "baris",
            naming.title,
            value=lambda change: naming.text_of(change.cell.row),
            width=28,
        ),
        Column("kolom", _("Kolom"), value=title, width=16),
        Column(
            "lama", _("Sekarang"), value=lambda c: c.old or _("(kosong)"), align="kanan", width=10
        ),
        Column(
            "baru", _("Menjadi"), value=lambda c: c.new or _("(kosong)"), align="kanan", width=10
        ),
        Column(
            "nasib",
            _("Keterangan"),
            value=lambda c: ": ".join(filter(None, (c.fate.value[0], c.why))),
            status=lambda c: c.fate.value[1],
            width=20,
            stretch=True,
        ),
    )
