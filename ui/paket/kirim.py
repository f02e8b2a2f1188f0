"""The ways to send a package, in the order of what works on any line: by hand first."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.inputs import CheckInput
from ui.core.messages import InlineMessage
from ui.core.wrap_row import WrapRow

_WAYS: tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        _("Kirim sendiri lewat webmail atau WhatsApp"),
        _("Lampirkan berkasnya, tempelkan alamat, subjek, dan isi suratnya."),
        (
            ("folder", _("Buka &folder berkas"), "folder-open"),
            ("alamat", _("Salin &alamat"), "copy"),
            ("subjek", _("Salin sub&jek"), "copy"),
            ("isi", _("Salin &isi surat"), "copy"),
            ("sudah", _("&Saya sudah mengirim…"), "check"),
        ),
    ),
    (
        _("Lewat flashdisk"),
        _("Berkasnya disalin lalu dibaca ulang, jadi salinannya pasti utuh."),
        (("flashdisk", _("Salin ke flash&disk…"), "usb"),),
    ),
    (
        _("Lewat program email di komputer ini"),
        _("Draf email dengan lampirannya terbuka di program email; Anda yang mengirimnya."),
        (("email", _("Buat &email"), "mail"),),
    ),
    (
        _("Langsung dari sini"),
        _("Lewat server email kantor; bila jaringan putus, dicoba lagi sendiri."),
        (("langsung", _("&Kirim langsung"), "send"),),
    ),
    (
        _("Surat pengantar"),
        _("Satu halaman dengan daftar berkas dan kode datanya, untuk dicetak atau dilampirkan."),
        (("pengantar", _("Surat pen&gantar…"), "file-text"),),
    ),
)
"""Each way: its title, what happens, and its buttons (name, title, icon)."""


class KirimPart(QWidget):
    """Offer every way; `run` names what each button does."""

    def __init__(self, run: Mapping[str, Callable[[], Any]]) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self.message = InlineMessage()
        self.loose = CheckInput(_("&Lampirkan juga PDF dan Excel lepas"))
        self.loose.setToolTip(
            _("Dokumen yang sama seperti di dalam paket, agar dapat dibaca tanpa aplikasi ini.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.message)
        for at, (title, hint, ways) in enumerate(_WAYS):
            if at:
                column.addSpacing(theme.px(8))
            column.addWidget(theme.label(title, "tebal"))
            words = theme.label(hint, "keterangan")
            words.setWordWrap(True)
            column.addWidget(words)
            made = [self._made(name, Action(text, run[name], icon)) for name, text, icon in ways]
            column.addWidget(WrapRow(made))
            if ways[0][0] == "email":
                column.addWidget(self.loose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _made(self, name: str, action: Action) -> QPushButton:
        self.buttons[name] = button(action)
        return self.buttons[name]

    def offer(self, *, ada: bool, terbaru: bool) -> None:
        """Offer what can be done: nothing leaves without its file, and old versions need not."""
        for name, made in self.buttons.items():
            made.setEnabled(ada or name in ("sudah", "folder"))
        self.buttons["langsung"].setEnabled(ada and terbaru)
