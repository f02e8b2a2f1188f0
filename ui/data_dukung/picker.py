"""Evidence that is there already, to be used for one row more."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ranpk_desktop.bahasa import _
from ranpk_desktop.services.data_dukung import ItemDukungan
from ui.core import theme
from ui.core.actions import Action
from ui.core.inputs import TextInput
from ui.data_dukung.asking import Asking
from ui.data_dukung.table import DukunganTable


class DukunganPicker(Asking):
    """Offer evidence in a table; `picked` carries the ids chosen."""

    picked = Signal(list)

    def __init__(self) -> None:
        super().__init__(_("Pakai"))
        self.table = DukunganTable(_("Data dukung yang sudah ada"))
        self.table.add_action(Action(_("&Pakai"), self.submit, "check", "Return"))
        self.table.opened.connect(self.submit)
        view = self.table.view
        view.selectionModel().selectionChanged.connect(lambda *_args: self._show_state())
        self.search = TextInput(_("Cari nama atau keterangan"))
        self.search.setAccessibleName(_("Cari data dukung"))
        self.search.textChanged.connect(self._narrow)
        above = QHBoxLayout()
        above.setSpacing(theme.px(8))
        above.addWidget(self.search, 1)
        above.addWidget(self.primary)
        above.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(above)
        column.addWidget(self.table, 1)
        for before, after in pairwise((self.search, view, self.primary, self.cancel)):
            self.setTabOrder(before, after)

    def ask(self, items: Sequence[ItemDukungan]) -> None:
        """Offer these."""
        self.search.clear()
        self.table.show_rows(items)
        self.table.view.clearSelection()
        self._show_state()

    def focus(self) -> None:
        """Give the keyboard to the search."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Use what is selected; while one row is left of a search, that one."""
        model = self.table.model
        chosen = self.table.chosen()
        if not chosen and model.rowCount() == 1:
            chosen = [model.row_at(0)]
        if chosen:
            self.picked.emit([item.isi.id for item in chosen])

    def _narrow(self, text: str) -> None:
        self.table.model.set_filter(text)
        self._show_state()

    def _show_state(self) -> None:
        self.primary.setEnabled(bool(self.table.chosen()) or self.table.model.rowCount() == 1)
