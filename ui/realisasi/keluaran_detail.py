"""The detail pane of a T/O or a keluaran: what it serves, its texts, its evidence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_persen
from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ranpk_desktop.domain.isian_keluaran import JUDUL
from ui.core import theme
from ui.core.inputs import Field, NoteInput
from ui.core.layout import scrolled
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.parts import Parts
from ui.core.table_pane import RowFields, TablePane
from ui.data_dukung.pane import DataDukungPane
from ui.realisasi.keluaran_model import Baris, above

_PARTS = {"rincian": _("Rincian"), "data_dukung": _("Data dukung")}
_NOTES = ("realisasi", "keterangan")


class KeluaranDetail(QFrame):
    """Show the row under the cursor of `pane`; evidence can be dropped on both parts.

    `realisasi` titles what is reached, which RANPK calls ukuran keberhasilan.
    """

    def __init__(self, context: Context, pane: TablePane[Baris], realisasi: str) -> None:
        super().__init__()
        self.setObjectName("kartu")
        self._pane = pane
        self.title = theme.label("", "bagian")
        self.place = theme.label("", "keterangan")
        self.reckoned = theme.label()
        self.weak = InlineMessage()
        titles = {"realisasi": realisasi, "keterangan": JUDUL["keterangan"]}
        self.notes = {name: Field(titles[name], NoteInput(lines=3)) for name in _NOTES}
        self.fields = RowFields(pane, self.notes)
        self.parts = Parts(_PARTS, _("Bagian rincian"))
        self.data_dukung = DataDukungPane(context)
        self.data_dukung.accept_drops_on(self)
        self.data_dukung.wanted.connect(lambda: self.parts.show_part("data_dukung"))
        self._build()
        pane.view.row_changed.connect(lambda _key: self.show_row())
        pane.model.dataChanged.connect(lambda *_args: self.show_row())
        self.parts.currentChanged.connect(lambda _at: self.commit())
        self.show_row()

    def _build(self) -> None:
        for label in (self.title, self.place, self.reckoned):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rincian = QWidget()
        column = QVBoxLayout(rincian)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.reckoned)
        column.addWidget(self.weak)
        notes = QHBoxLayout()
        notes.setSpacing(theme.px(16))
        for field in self.notes.values():
            notes.addWidget(field, 1)
        column.addLayout(notes)
        column.addStretch(1)
        for part in (rincian, self.data_dukung):
            self.parts.add_part(part)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        side = theme.px(16)
        body.setContentsMargins(side, theme.px(12), side, theme.px(12))
        body.setSpacing(theme.px(8))
        body.addWidget(self.title)
        body.addWidget(self.place)
        body.addWidget(self.parts.switch, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.parts, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scrolled(self._body))

    def commit(self) -> None:
        """Save the texts that have been typed and not yet rested."""
        self.fields.commit()

    def show_row(self) -> None:
        """Show the row under the cursor."""
        index = self._pane.view.currentIndex()
        self._body.setVisible(index.isValid())
        if not index.isValid():
            return
        row = self._pane.model.row_at(index.row())
        isi = row.isi
        self.data_dukung.show_target(DukunganRealisasi(isi.butir_id, isi.realisasi.triwulan))
        count = f" ({len(isi.data_dukung)})" if isi.data_dukung else ""
        self.parts.switch.set_title("data_dukung", _PARTS["data_dukung"] + count)
        self.title.setText(" ".join(filter(None, (isi.nomor, isi.uraian))))
        self.place.setText(" › ".join(above(row)))
        self.reckoned.setText(_explain(row))
        self.weak.tell(_weak(row))


def _explain(row: Baris) -> str:
    """Return how the capaian came about, "" where there is none."""
    isi = row.isi
    if isi.capaian is None:
        return ""
    how = _("diketik, tidak dihitung") if isi.capaian_diketik else _("dihitung dari angkanya")
    return _("Capaian {capaian} ({cara})").format(capaian=format_persen(isi.capaian), cara=how)


def _weak(row: Baris) -> str:
    if not row.isi.tanpa_bukti:
        return ""
    return _(
        "Capaian 100% atau lebih ini diketik. Isi keterangannya dan lampirkan data dukung, supaya "
        "Pusat dapat memeriksanya."
    )
