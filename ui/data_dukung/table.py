"""Evidence as rows of a table, chosen row by row."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.data_dukung import JenisDukung
from ranpk_desktop.services.data_dukung import ItemDukungan
from ui.core import theme
from ui.core.actions import Action, build
from ui.core.column import Column
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane

ICONS = {
    JenisDukung.BERKAS: "paperclip",
    JenisDukung.TAUTAN: "link",
    JenisDukung.DOKUMEN_FISIK: "archive",
}
"""The picture of each kind; the word stands beside it."""


class DukunganTable(TablePane[ItemDukungan]):
    """Show evidence; `opened` is emitted for the rows chosen, by Enter or a double click."""

    opened = Signal()

    def __init__(self, name: str, empty: QWidget | None = None) -> None:
        super().__init__(TableModel(_COLUMNS, lambda row: row.isi.id), name, empty=empty)
        # In a scroll area it asks for no more than it needs, and takes what is left.
        for widget in (self, self.view):
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(theme.px(104))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.doubleClicked.connect(lambda _index: self.opened.emit())

    def add_action(self, action: Action) -> QAction:
        """Offer something for the rows chosen: in their menu, and by a key while they have it."""
        made = build(action, self.view)
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.view.addAction(made)
        return made

    def chosen(self) -> list[ItemDukungan]:
        """Return the rows that are selected, as they are seen."""
        places = {index.row() for index in self.view.selectedIndexes()}
        return [self.model.row_at(row) for row in sorted(places)]


def _size(row: ItemDukungan) -> str:
    if not row.ada:
        return _("hilang")
    return format_bytes(row.isi.ukuran) if row.isi.ukuran else ""


_COLUMNS: tuple[Column[ItemDukungan], ...] = (
    Column(
        "jenis",
        _("Jenis"),
        value=lambda row: row.isi.jenis.label,
        icon=lambda row: ICONS[row.isi.jenis],
        width=16,
    ),
    Column("nama", _("Nama"), value=lambda row: row.isi.nama, width=24, stretch=True),
    Column(
        "uraian",
        _("Keterangan"),
        text=lambda row: " ".join(row.isi.uraian.split()),
        sort=lambda row: row.isi.uraian,
        tooltip=lambda row: row.isi.uraian,
        width=34,
    ),
    Column(
        "ukuran",
        _("Ukuran"),
        text=_size,
        sort=lambda row: row.isi.ukuran,
        status=lambda row: None if row.ada else "peringatan",
        align="kanan",
        width=9,
    ),
    Column(
        "dipakai",
        _("Dipakai"),
        text=lambda row: _("{n} baris").format(n=row.dipakai),
        sort=lambda row: row.dipakai,
        hint=_("Berapa baris yang didukung, di semua triwulan"),
        align="kanan",
        width=8,
    ),
)
