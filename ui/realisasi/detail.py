"""The detail pane: an indikator in full, its arithmetic, and the texts of the quarter."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Jenis, format_isian
from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ui.core import theme
from ui.core.acuan import describe_acuan
from ui.core.guard import guarded
from ui.core.inputs import Field, NoteInput
from ui.core.layout import scrolled
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.parts import Parts
from ui.core.table_pane import RowFields, TablePane
from ui.data_dukung.pane import DataDukungPane
from ui.realisasi.komponen_pane import KomponenPane
from ui.realisasi.table_model import NOTES, Baris, describe_isian

_FACTS = ("target", "tahunan", "sebelumnya", "cara_hitung", "cara_isi", "polaritas", "pen_jawab")
_UNLIMITED = 16777215  # QWIDGETSIZE_MAX, which PySide6 does not name
_WIDE, _ACROSS = 900, 560
"""From which width on everything, or at least facts and texts, stand side by side."""
_PARTS = {
    "rincian": _("Rincian"),
    "komponen": _("Komponen"),
    "data_dukung": _("Data dukung"),
}


class DetailPane(QFrame):
    """Show the row under the cursor of `pane`; the texts are saved when they are left or rest.

    The pane lays itself out by its width. Evidence is its second part; it can be dropped on both.
    """

    def __init__(self, context: Context, pane: TablePane[Baris]) -> None:
        super().__init__()
        self.setObjectName("kartu")
        self._pane = pane
        self.title = _words("bagian")
        self.place = _words("keterangan")
        self.hitungan = _words()
        self.doubt = InlineMessage()
        self._labels = {name: theme.label("", "keterangan") for name in _FACTS}
        self.facts = {name: _words() for name in _FACTS}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(4))
        self.notes = {name: Field(title, _RoomyNote()) for name, title in NOTES.items()}
        self.fields = RowFields(pane, self.notes)
        self.parts = Parts(_PARTS, _("Bagian rincian"))
        self.komponen = KomponenPane(context, pane)
        self.data_dukung = DataDukungPane(context)
        self.data_dukung.accept_drops_on(self)
        self.data_dukung.wanted.connect(lambda: self.parts.show_part("data_dukung"))
        self._notes_side = self._build()
        pane.view.row_changed.connect(lambda _key: self.show_row())
        pane.model.dataChanged.connect(lambda *_args: self.show_row())
        self.parts.currentChanged.connect(lambda _at: self.commit())
        self._arrange(wide=True, across=True)
        self.show_row()

    def _build(self) -> QBoxLayout:
        facts = QVBoxLayout()
        facts.setSpacing(theme.px(4))
        facts.addLayout(self._grid)
        facts.addSpacing(theme.px(8))
        facts.addWidget(theme.label(_("Cara hitung"), "tebal"))
        facts.addWidget(self.hitungan)
        facts.addWidget(self.doubt)
        facts.addStretch(1)
        notes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        notes.setSpacing(theme.px(16))
        for field in self.notes.values():
            notes.addWidget(field, 1)
        rincian = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, rincian)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(theme.px(24))
        self._halves.addLayout(facts, 6)
        self._halves.addLayout(notes, 5)
        for part in (rincian, self.komponen, self.data_dukung):
            self.parts.add_part(part)
        names = QVBoxLayout()
        names.setSpacing(theme.px(4))
        names.addWidget(self.title)
        names.addWidget(self.place)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(theme.px(8))
        self._head.addLayout(names, 1)
        self._head.addWidget(
            self.parts.switch, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        )
        self._body = inner = QWidget()
        body = QVBoxLayout(inner)
        side = theme.px(16)
        body.setContentsMargins(side, theme.px(12), side, theme.px(12))
        body.setSpacing(theme.px(8))
        body.addLayout(self._head)
        body.addWidget(self.parts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scrolled(inner))
        return notes

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is: everything side by side, in two columns, or in one."""
        super().resizeEvent(event)
        width = event.size().width()
        self._arrange(wide=width >= theme.px(_WIDE), across=width >= theme.px(_ACROSS))

    def _arrange(self, *, wide: bool, across: bool) -> None:
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(beside if across else below)
        self._head.setDirection(beside if across else below)
        self.komponen.arrange(beside if across else below)
        self._halves.setStretch(0, 6 if across else 0)
        self._notes_side.setDirection(beside if wide else below)
        pairs = 2 if wide else 1
        top = Qt.AlignmentFlag.AlignTop
        for at, name in enumerate(_FACTS):
            row, column = at // pairs, 2 * (at % pairs)
            self._grid.addWidget(self._labels[name], row, column, top)
            self._grid.addWidget(self.facts[name], row, column + 1, top)
        for column, stretch in ((1, 3), (3, 4 if wide else 0)):
            self._grid.setColumnStretch(column, stretch)

    def commit(self) -> None:
        """Save the texts that have been typed and not yet rested."""
        self.fields.commit()
        self.komponen.commit()

    def unsaved(self) -> int:
        """Return how many parts were refused, and forms of evidence not saved."""
        return self.komponen.unsaved() + self.data_dukung.unsaved()

    def show_row(self) -> None:
        """Show the row under the cursor."""
        index = self._pane.view.currentIndex()
        self._body.setVisible(index.isValid())
        if index.isValid():
            self._show(self._pane.model.row_at(index.row()))

    def _show(self, row: Baris) -> None:
        isi = row.isi
        self.data_dukung.show_target(DukunganRealisasi(isi.butir_id, row.triwulan))
        count = f" ({len(isi.data_dukung)})" if isi.data_dukung else ""
        self.parts.switch.set_title("data_dukung", _PARTS["data_dukung"] + count)
        self._show_komponen(row)
        self.title.setText(isi.uraian)
        self.place.setText(" · ".join(filter(None, (isi.kelompok, describe_acuan(isi.acuan)))))
        before = row.triwulan.previous
        for name, label, value in (
            ("target", _("Target {tw}").format(tw=row.triwulan.label), describe_isian(isi.target)),
            ("tahunan", _("Target tahunan"), describe_isian(isi.target_tahunan)),
            (
                "sebelumnya",
                _("Realisasi {tw}").format(tw=before.label) if before else _("Sebelumnya"),
                format_isian(isi.sebelumnya_isian) or "–",
            ),
            ("cara_hitung", _("Cara hitung tahunan"), isi.konsolidasi.label),
            ("cara_isi", _("Cara isi"), isi.cara_isi.label),
            ("polaritas", _("Polaritas"), isi.arah.label),
            ("pen_jawab", _("Pen. jawab"), isi.penanggung_jawab or "–"),
        ):
            self._labels[name].setText(label)
            self.facts[name].setText(value)
        self.hitungan.setText(explain(row))
        self.doubt.tell("\n".join(row.ragu))

    def _show_komponen(self, row: Baris) -> None:
        """Offer the parts of an indikator that has any."""
        bagian = row.isi.realisasi.komponen
        self.komponen.show_row(row)
        self.parts.switch.offer("komponen", offered=bool(bagian))
        filled = sum(part.terisi for part in bagian)
        count = f" ({filled}/{len(bagian)})" if bagian else ""
        self.parts.switch.set_title("komponen", _PARTS["komponen"] + count)
        if not bagian and self.parts.value() == "komponen":
            self.parts.show_part("rincian")


def explain(row: Baris) -> str:
    """Return the arithmetic behind the row's percentages, or why there is none."""
    isi = row.isi
    lines = list(isi.hitungan.uraian)
    if isi.hitungan.capaian_tw is None:
        if isi.target.jenis is not Jenis.ANGKA and not isi.target.kosong:
            reason = _("Target {tw} berisi “{target}”, jadi capaiannya tidak dihitung.")
            lines.append(reason.format(tw=row.triwulan.label, target=format_isian(isi.target)))
        elif isi.target.kosong:
            lines.append(_("Capaian dihitung setelah target triwulan ini diisi."))
        elif isi.isian.kosong:
            lines.append(_("Capaian dihitung setelah realisasi diisi."))
    return "\n".join(lines) or "–"


def _words(kind: theme.Kind = "isi") -> QLabel:
    made = theme.label("", kind)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class _RoomyNote(NoteInput):
    """Take the height that is left, three lines at least."""

    def __init__(self) -> None:
        super().__init__(lines=3)
        self._least = self.height()
        self.setMinimumHeight(self._least)
        self.setMaximumHeight(_UNLIMITED)

    def sizeHint(self) -> QSize:
        """Return the smallest height: a scroll area shows its content at this size."""
        return QSize(super().sizeHint().width(), self._least)
