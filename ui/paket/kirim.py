"""The ways to send a package, in the order of what works on any line: by hand first."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.inputs import CheckInput
from ui.core.messages import InlineMessage
from ui.core.wrap_row import WrapRow

_BY_HAND = (
    ("folder", _("Buka &folder berkas"), "folder-open"),
    ("alamat", _("Salin &alamat"), "copy"),
    ("subjek", _("Salin sub&jek"), "copy"),
    ("isi", _("Salin &isi surat"), "copy"),
    ("sudah", _("&Saya sudah mengirim…"), "check"),
)
"""What webmail and WhatsApp need: the name of each button, its title, its icon."""
_WAYS = (
    ("flashdisk", _("Salin ke flash&disk…"), "usb", _("Flashdisk: disalin, lalu dibaca ulang")),
    ("email", _("Buat &email"), "mail", _("Program email di komputer ini: draf siap kirim")),
    (
        "langsung",
        _("&Kirim langsung"),
        "send",
        _("Server email kantor: dicoba lagi sendiri bila jaringan putus"),
    ),
    ("pengantar", _("Surat pen&gantar…"), "file-text", _("Satu halaman dengan daftar berkasnya")),
    ("periksa", _("Periksa berkas…"), "list-checks", _("Apa isinya, siapa yang menyegel, utuhkah")),
)
"""The other ways: name, title and icon of the button, and what happens."""


class KirimPart(QWidget):
    """Offer every way; `run` names what each button does."""

    def __init__(self, run: Mapping[str, Callable[[], Any]]) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self.message = InlineMessage(narrow=True)
        self.loose = CheckInput(_("&Lampirkan juga PDF dan Excel lepas"))
        self.loose.setToolTip(
            _("Dokumen yang sama seperti di dalam paket, agar dapat dibaca tanpa aplikasi ini.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(_words(_("Webmail atau WhatsApp: lampirkan berkasnya, tempelkan teksnya")))
        by_hand = [self._made(name, Action(text, run[name], icon)) for name, text, icon in _BY_HAND]
        column.addWidget(WrapRow(by_hand))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        for at, (name, text, icon, hint) in enumerate(_WAYS):
            grid.addWidget(self._made(name, Action(text, run[name], icon)), at, 0)
            grid.addWidget(_words(hint), at, 1)
        column.addLayout(grid)
        column.addWidget(self.loose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.message)  # below, so that no button moves under the mouse
        column.addStretch(1)

    def _made(self, name: str, action: Action) -> QPushButton:
        self.buttons[name] = button(action)
        return self.buttons[name]

    def offer(self, *, ada: bool, terbaru: bool) -> None:
        """Offer what can be done: nothing leaves without its file, and old versions need not."""
        for name, made in self.buttons.items():
            made.setEnabled(ada or name in ("sudah", "folder"))
        self.buttons["langsung"].setEnabled(ada and terbaru)


def _words(text: str) -> QLabel:
    made = theme.label(text, "keterangan")
    made.setWordWrap(True)
    return made
