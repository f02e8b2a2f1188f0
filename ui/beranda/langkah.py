"""The top of Beranda: the six steps, in as many rows as they need, and the deadline."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.beranda import Beranda, JamTenggat, Keadaan, Langkah
from ranpk_desktop.domain.tanggal import format_tanggal
from ui.beranda.parts import muted
from ui.core import icons, theme
from ui.core.guard import guarded
from ui.core.layout import card


def course(beranda: Beranda, zona: str) -> QFrame:
    """Return the card of the steps and the deadline."""
    frame, column = card()
    column.addWidget(Steps(beranda.langkah))
    column.addWidget(_deadline(beranda.tenggat, zona))
    if beranda.tenggat.catatan:
        column.addWidget(muted(beranda.tenggat.catatan))
    return frame


class Steps(QWidget):
    """Show the steps one after the other; those that find no room go into a further row."""

    def __init__(self, langkah: tuple[Langkah, ...]) -> None:
        super().__init__()
        self._parts = [_step(at, step) for at, step in enumerate(langkah, start=1)]
        for part in self._parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the steps where there is room."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    @guarded(-1)
    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows that this width makes."""
        return self._place(width, move=False)

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        """Return the size in one row."""
        sizes = [part.sizeHint() for part in self._parts]
        width = sum(size.width() for size in sizes) + theme.px(8) * (len(sizes) - 1)
        return QSize(width, max(size.height() for size in sizes))

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """Return the size of the widest step."""
        sizes = [part.sizeHint() for part in self._parts]
        return QSize(max(s.width() for s in sizes), max(s.height() for s in sizes))

    def _place(self, width: int, *, move: bool) -> int:
        """Return the height that the steps take at a width; `move` puts them there."""
        gap = theme.px(8)
        x = y = 0
        height = max(part.sizeHint().height() for part in self._parts)
        for part in self._parts:
            wanted = part.sizeHint().width()
            if x and x + wanted > width:
                x, y = 0, y + height + gap
            if move:
                part.setGeometry(x, y, wanted, height)
            x += wanted + gap
        return y + height


def _step(at: int, step: Langkah) -> QWidget:
    made = QWidget()
    row = _line(made)
    here = step.keadaan is Keadaan.SEKARANG
    if at > 1:
        arrow = QLabel()
        arrow.setPixmap(icons.pixmap("arrow-right", "muted"))
        row.addWidget(arrow)
    if step.keadaan is Keadaan.SELESAI:
        tick = QLabel()
        tick.setPixmap(icons.pixmap("circle-check", "baik", theme.px(20)))
        row.addWidget(tick)
    else:
        number = theme.label(str(at), "tebal" if here else "isi")
        number.setObjectName("nomor")
        number.setProperty("kini", here)
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(number)
    words = theme.label(step.judul, "tebal" if here else "isi")
    words.setAccessibleName(f"{at}. {step.judul}: {step.keadaan}")
    if step.keadaan is Keadaan.NANTI:
        theme.set_tone(words, "redup")
    row.addWidget(words)
    return made


def _deadline(jam: JamTenggat, zona: str) -> QWidget:
    made = QWidget()
    row = _line(made)
    text = _("Tenggat {tanggal} ({zona})")
    row.addWidget(theme.label(text.format(tanggal=format_tanggal(jam.tenggat), zona=zona), "tebal"))
    mark, words = QLabel(), theme.label(jam.pesan)
    mark.setPixmap(icons.pixmap(icons.STATUS_ICONS[jam.nada], jam.nada))
    theme.set_tone(words, jam.nada)
    words.setWordWrap(True)
    row.addWidget(mark)
    row.addWidget(words, 1)
    return made


def _line(holder: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    return row
