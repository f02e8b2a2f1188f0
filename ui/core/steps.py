"""Steps of a longer piece of work in their order, in as many rows as they need."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ranpk_desktop.domain.beranda import Keadaan, Langkah
from ui.core import icons, theme
from ui.core.wrap_row import WrapRow


class Steps(WrapRow):
    """Show the steps one after the other."""

    def __init__(self, langkah: Sequence[Langkah]) -> None:
        super().__init__([_step(at, step) for at, step in enumerate(langkah, start=1)])


def _step(at: int, step: Langkah) -> QWidget:
    made = QWidget()
    row = line(made)
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


def line(holder: QWidget) -> QHBoxLayout:
    """Return a row without margins for the parts of a step."""
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    return row


def steps_to(titles: Sequence[str], present: int) -> Steps:
    """Return steps of which the one at `present` is at hand and those before it are done."""
    states = [
        Keadaan.SELESAI if at < present else Keadaan.SEKARANG if at == present else Keadaan.NANTI
        for at in range(len(titles))
    ]
    return Steps([Langkah(*pair) for pair in zip(titles, states, strict=True)])
