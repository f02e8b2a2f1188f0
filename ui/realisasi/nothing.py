"""The kinds of nothing in the menu of a cell: not measured, and none."""

from functools import partial

from PySide6.QtCore import Qt

from ranpk_desktop.bahasa import _
from ui.core.actions import Action, build
from ui.core.table_pane import TablePane
from ui.realisasi.table_model import Baris

_COLUMNS = frozenset({"pecahan", "nilai"})


def offer_nothing(pane: TablePane[Baris]) -> None:
    """Let N/A and - be put into the selected cells of the realisasi, as one command."""
    view = pane.view
    for title, key, text in (
        (_("Tidak &diukur (N/A)"), "Ctrl+Shift+N", "N/A"),
        (_("T&idak ada (-)"), "Ctrl+-", "-"),
    ):
        made = build(Action(title, partial(_put, pane, text), shortcut=key), view)
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        view.addAction(made)


def _put(pane: TablePane[Baris], text: str) -> None:
    view, model = pane.view, pane.model
    rows = {
        model.key_at(index.row())
        for index in view.selectedIndexes()
        if model.columns[index.column()].name in _COLUMNS
    }
    if rows:
        view.write([(key, "nilai", text) for key in rows])
    else:
        view.refused.emit(_("Pilih dahulu sel pada kolom Realisasi."))
