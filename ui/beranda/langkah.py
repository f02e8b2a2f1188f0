"""The top of Beranda: the six steps, in as many rows as they need, and the deadline."""

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.beranda import Beranda, JamTenggat
from ranpk_desktop.domain.tanggal import format_tanggal
from ui.beranda.parts import muted
from ui.core import icons, theme
from ui.core.layout import card
from ui.core.steps import Steps, line


def course(beranda: Beranda, zona: str) -> QFrame:
    """Return the card of the steps and the deadline."""
    frame, column = card()
    column.addWidget(Steps(beranda.langkah))
    column.addWidget(_deadline(beranda.tenggat, zona))
    if beranda.tenggat.catatan:
        column.addWidget(muted(beranda.tenggat.catatan))
    return frame


def _deadline(jam: JamTenggat, zona: str) -> QWidget:
    made = QWidget()
    row = line(made)
    text = _("Tenggat {tanggal} ({zona})")
    row.addWidget(theme.label(text.format(tanggal=format_tanggal(jam.tenggat), zona=zona), "tebal"))
    mark, words = QLabel(), theme.label(jam.pesan)
    mark.setPixmap(icons.pixmap(icons.STATUS_ICONS[jam.nada], jam.nada))
    theme.set_tone(words, jam.nada)
    words.setWordWrap(True)
    row.addWidget(mark)
    row.addWidget(words, 1)
    return made
