"""The detail pane of RATL: all fields of an action, and its evidence, in four parts."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.data_dukung import DukunganRatl
from ranpk_desktop.domain.isian_ratl import JUDUL
from ranpk_desktop.domain.ratl import VerifikasiRatl
from ui.core import theme
from ui.core.guard import guarded
from ui.core.inputs import (
    ChoiceInput,
    Field,
    NoteInput,
    SeveralInput,
    TextInput,
)
from ui.core.layout import scrolled
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.parts import Parts
from ui.core.table_pane import RowFields, TablePane
from ui.data_dukung.pane import DataDukungPane
from ui.ratl.table_model import DASAR, STATUS, UNSUR, Baris

_WIDE = 620
"""From which width on the fields stand side by side."""
_PARTS = {
    "rencana": _("Rencana"),
    "pelaksanaan": _("Pelaksanaan"),
    "dasar": _("Dasar"),
    "data_dukung": _("Data dukung"),
}
_PLACES = {
    "rencana": (
        ("rencana_aksi",),
        ("waktu_pelaksanaan", "penanggung_jawab"),
        ("jenis_layanan", "unsur"),
    ),
    "pelaksanaan": (
        ("status", "tanggal_mulai", "tanggal_selesai"),
        ("uraian_tindak_lanjut",),
        ("kendala", "alasan_tanpa_dukungan"),
    ),
    "dasar": (
        ("no_rekomendasi", "dasar"),
        ("rekomendasi", "analisis_penyebab"),
        ("saran_responden",),
    ),
}
"""Which fields a part has, by columns from left to right."""


class DetailPane(QFrame):
    """Show the row under the cursor of `pane`; `confirm(row)` takes its guessed unsur as right.

    Evidence can be dropped on any part.
    """

    def __init__(
        self, context: Context, pane: TablePane[Baris], confirm: Callable[[Baris], None]
    ) -> None:
        super().__init__()
        self.setObjectName("kartu")
        self._pane, self._confirm = pane, confirm
        self.title = theme.label("", "bagian")
        self.place = theme.label("", "keterangan")
        self.guess, self.time, self.check = InlineMessage(), InlineMessage(), InlineMessage()
        self.parts = Parts(_PARTS, _("Bagian rincian"))
        self.fields = {name: Field(title, _input(name)) for name, title in JUDUL.items()}
        self.bound = RowFields(pane, self.fields)
        self.data_dukung = DataDukungPane(context)
        self.data_dukung.accept_drops_on(self)
        self.data_dukung.wanted.connect(lambda: self.parts.show_part("data_dukung"))
        self._sides: list[QBoxLayout] = []
        self._build()
        pane.view.row_changed.connect(lambda _key: self.show_row())
        pane.model.dataChanged.connect(lambda *_args: self.show_row())

    def _build(self) -> None:
        for columns in _PLACES.values():
            self.parts.add_part(self._part(columns))
        self.parts.add_part(self.data_dukung)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        for label in (self.title, self.place):
            label.setWordWrap(True)
            words.addWidget(label)
        head.addLayout(words, 1)
        head.addWidget(self.parts.switch, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        side = theme.px(16)
        body.setContentsMargins(side, theme.px(12), side, theme.px(12))
        body.setSpacing(theme.px(8))
        body.addLayout(head)
        for message in (self.check, self.guess, self.time):
            body.addWidget(message)
        body.addWidget(self.parts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scrolled(self._body))

    def _part(self, columns: tuple[tuple[str, ...], ...]) -> QWidget:
        made = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        for names in columns:
            column = QVBoxLayout()
            column.setSpacing(theme.px(8))
            for name in names:
                column.addWidget(self.fields[name])
            column.addStretch(1)
            row.addLayout(column, 1)
        self._sides.append(row)
        return made

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for row in self._sides:
            row.setDirection(beside if wide else below)

    def commit(self) -> None:
        """Save the texts that have been typed and not yet left."""
        self.bound.commit()

    def show_row(self) -> None:
        """Show the row under the cursor."""
        index = self._pane.view.currentIndex()
        self._body.setVisible(index.isValid())
        if index.isValid():
            self._show(self._pane.model.row_at(index.row()))

    def _show(self, row: Baris) -> None:
        ratl, count = row.ratl, row.isi.dukungan
        self.data_dukung.show_target(DukunganRatl(ratl.id))
        title = f"{_PARTS['data_dukung']} ({count})" if count else _PARTS["data_dukung"]
        self.parts.switch.set_title("data_dukung", title)
        survey = _("Survei {tahun}").format(tahun=ratl.tahun)
        unit = "" if row.isi.milik else ratl.unit
        self.title.setText(" · ".join(filter(None, (survey, ratl.jenis_layanan, unit))))
        verifikasi = _("Pusat: {kata}").format(kata=ratl.verifikasi.label.lower())
        self.place.setText(" · ".join(filter(None, (row.unsur, row.batas, verifikasi))))
        self._show_guess(row)
        self.time.tell(self._doubt(row))
        refused = ratl.verifikasi is VerifikasiRatl.BELUM_SESUAI
        text = _("Belum sesuai menurut Pusat. {catatan}")
        self.check.tell(text.format(catatan=ratl.catatan_verifikasi) if refused else "")

    def _show_guess(self, row: Baris) -> None:
        if not (row.ratl.unsur_tebakan and row.ratl.unsur):
            self.guess.hide()
            return
        text = _("Unsurnya tebakan dari teks rencana aksi: {daftar}.")
        names = ", ".join(it.sebutan for it in row.ratl.unsur)
        confirm = (_("Ya, benar"), lambda: self._confirm(row))
        self.guess.show_message(text.format(daftar=names), "peringatan", (confirm,), closable=False)

    @staticmethod
    def _doubt(row: Baris) -> str:
        if not row.ratl.masalah_waktu:
            return ""
        text = _("Waktu pelaksanaan “{isi}”: {masalah}. Keterlambatannya tidak dapat dihitung.")
        return text.format(isi=row.ratl.waktu_pelaksanaan, masalah=row.ratl.masalah_waktu)


def _input(name: str) -> TextInput | NoteInput | ChoiceInput | SeveralInput:
    """Return the input of a column."""
    if name == "unsur":
        return SeveralInput(UNSUR, beside=5, short=True)
    if name in ("status", "dasar"):
        return ChoiceInput(STATUS if name == "status" else DASAR)
    if name.startswith("tanggal"):
        return TextInput(_("misalnya 31/3/2026"))
    if name in _ONE_LINE:
        return TextInput()
    return NoteInput(lines=2 if name in _SHORT else 3)


_ONE_LINE = ("jenis_layanan", "no_rekomendasi", "waktu_pelaksanaan", "penanggung_jawab")
_SHORT = ("kendala", "alasan_tanpa_dukungan", "rekomendasi", "analisis_penyebab")
