"""What is typed about evidence: of an address or a paper that is new, or of an item that is there.

The form stands in the place of the list; what was typed stays when saving fails.
"""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.data_dukung import JenisDukung
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.data_dukung import ISIAN
from ui.core import theme
from ui.core.guard import guarded
from ui.core.inputs import Field, TextInput, refuse
from ui.core.messages import InlineMessage
from ui.data_dukung.asking import Asking

_WIDE = 600
"""From which width on the fields stand side by side."""
_TITLES = {
    "url": _("Alamat web"),
    "nama": _("Nama"),
    "nomor": _("Nomor"),
    "tanggal": _("Tanggal"),
    "tempat_simpan": _("Tempat simpan"),
    "keterangan": _("Keterangan"),
}
_HINTS = {"url": _("Isinya tidak ikut terkirim.")}
_EXAMPLES = {
    "tanggal": _("misalnya 5 Maret 2026"),
    "tempat_simpan": _("misalnya lemari 2"),
}
_LONG = ("url", "nama", "keterangan")


class DukunganForm(Asking):
    """Ask about one kind of evidence; `submitted` says that it is to be kept.

    `row_id` is the item that is changed, "" for a new one.
    """

    submitted = Signal()

    def __init__(self, jenis: JenisDukung) -> None:
        super().__init__()
        self.jenis, self.row_id = jenis, ""
        self._shown: dict[str, str] = {}
        self.title = theme.label("", "tebal")
        self.message = InlineMessage()
        self.fields = {name: self._field(name) for name in ISIAN[jenis]}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px(12))
        for name, field in self.fields.items():
            self._row.addWidget(field, 3 if name in _LONG else 2, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addWidget(self.primary)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.title)
        column.addWidget(self.message)
        column.addLayout(self._row)
        column.addLayout(buttons)
        column.addStretch(1)
        inputs = [field.input for field in self.fields.values()]
        for before, after in pairwise((*inputs, self.primary, self.cancel)):
            self.setTabOrder(before, after)

    def _field(self, name: str) -> Field:
        title = _TITLES[name]
        if name == "tanggal" and self.jenis is JenisDukung.TAUTAN:
            title = _("Dilihat tanggal")
        field = Field(title, TextInput(_EXAMPLES.get(name, "")), _HINTS.get(name, ""))
        field.input.edited.connect(lambda: field.set_error(""))
        return field

    @property
    def dirty(self) -> bool:
        """Tell whether something stands here that is not saved."""
        return self.values() != self._shown

    def values(self) -> dict[str, str]:
        """Return what is typed, by column."""
        return {name: field.input.value() for name, field in self.fields.items()}

    def ask(self, isian: Mapping[str, str], row_id: str = "") -> None:
        """Begin with these texts: for a new item, or for the one with that id."""
        self.row_id = row_id
        self.message.hide()
        changed = _("Ubah {nama}").format(nama=isian.get("nama", ""))
        self.title.setText(changed if row_id else _NEW.get(self.jenis, ""))
        self.primary.setText(_("Simpan") if row_id else _("Tambahkan"))
        self.primary.setEnabled(True)
        for name, field in self.fields.items():
            field.set_error("")
            field.input.set_value(isian.get(name, ""))
        self._shown = self.values()

    def submit(self) -> None:
        """Hand over what is typed."""
        self.submitted.emit()

    def forget(self) -> None:
        """Take note that what stands here is saved, or given up."""
        self._shown = self.values()

    def focus(self) -> None:
        """Give the keyboard to the first field that is empty, else to the first."""
        shown = list(self.fields.values())
        next((field for field in shown if not field.input.value()), shown[0]).focus()

    def show_error(self, error: KnownError) -> None:
        """Put the sentence at its field, or above the fields."""
        self.primary.setEnabled(True)
        if not refuse(self.fields, error):
            self.message.show_message(str(error), "buruk", closable=False)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if wide else below)


_NEW = {
    JenisDukung.TAUTAN: _("Tautan baru"),
    JenisDukung.DOKUMEN_FISIK: _("Dokumen fisik baru"),
}
