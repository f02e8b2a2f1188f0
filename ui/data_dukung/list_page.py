"""The list of a row's evidence, with its buttons and the meter."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.data_dukung import ANGGARAN_SURAT, format_meter
from ranpk_desktop.services.data_dukung import IsiDukungan
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.guard import guarded
from ui.core.messages import InlineMessage
from ui.data_dukung.table import DukunganTable

_WIDE, _MIDDLE = 800, 600
"""From which width on all stands in one line, or at least all buttons."""
_EMPTY = _("Belum ada data dukung. Seret berkas ke sini, tempel (Ctrl+V), atau pakai tombol.")
_EMPTY_LOCKED = _("Baris ini tidak mempunyai data dukung.")


class Meter(QWidget):
    """Show how much of a mail the files of the quarter take."""

    def __init__(self) -> None:
        super().__init__()
        self.words = theme.label("", "keterangan")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.px(96))
        self.bar.setRange(0, ANGGARAN_SURAT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.words)
        row.addWidget(self.bar)

    def show_size(self, ukuran: int) -> None:
        """Show a size in bytes."""
        over = ukuran > ANGGARAN_SURAT
        text = format_meter(ukuran)
        if over:
            text = _("{ukuran}, lebih dari satu email").format(ukuran=text)
        self.words.setText(text)
        self.bar.setValue(min(ukuran, ANGGARAN_SURAT))
        theme.set_tone(self.words, "peringatan" if over else "redup")
        tip = _("Berkas semua baris triwulan ini, dibandingkan dengan isi satu email")
        self.setToolTip(tip)
        self.bar.setAccessibleName(f"{tip}: {text}")


class ListPage(QWidget):
    """Show evidence; `add` are the ways to more of it, `each` and `rare` are done with an item."""

    def __init__(self, add: Sequence[Action], each: Sequence[Action], rare: Action) -> None:
        super().__init__()
        self.message, self.question = InlineMessage(), InlineMessage()
        self.hint = theme.label()
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setProperty("nada", "redup")
        self.table = DukunganTable(_("Data dukung"), empty=self.hint)
        self.add = [button(action) for action in add]
        # Their keys belong to the list, which has them in its own menu.
        self.each = [button(Action(it.title, it.run, it.icon)) for it in each]
        self._acts = [self.table.add_action(action) for action in (*each, rare)]
        self.meter = Meter()
        self.locked = theme.label(_("Terkunci: hanya dapat dibuka."), "keterangan")
        self._terkunci = True
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(8))
        below = QHBoxLayout()
        below.addWidget(self.locked)
        below.addStretch(1)
        below.addWidget(self.meter)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(theme.px(8))
        self._top.addLayout(self._grid)
        self._top.addLayout(below, 1)
        self._each = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._each.setSpacing(theme.px(4))
        for made in self.each:
            self._each.addWidget(made)
        self._each.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(theme.px(8))
        self._body.addWidget(self.table, 1)
        self._body.addLayout(self._each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._top)
        column.addWidget(self.question)
        column.addWidget(self.message)
        column.addLayout(self._body, 1)
        self.table.view.selectionModel().selectionChanged.connect(lambda *_args: self._enable())
        self._shape: tuple[int, bool] | None = None
        self._arrange(len(self.add), True)
        for before, after in pairwise((*self.add, self.table.view, *self.each)):
            self.setTabOrder(before, after)
        self._enable()

    def show_isi(self, isi: IsiDukungan) -> None:
        """Show the evidence of a row."""
        self._terkunci = isi.terkunci
        self.table.show_rows(isi.item)
        self.meter.show_size(isi.ukuran)
        for made in self.add:
            made.setVisible(not isi.terkunci)
        for made in self.each[1:]:
            made.setVisible(not isi.terkunci)
        self.locked.setVisible(isi.terkunci)
        self.hint.setText(_EMPTY_LOCKED if isi.terkunci else _EMPTY)
        self._enable()

    def focus(self) -> None:
        """Give the keyboard to the list, or to the first button where it is empty."""
        shown = self.table.model.rowCount() or self._terkunci
        stop: QWidget = self.table.view if shown else self.add[0]
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        chosen = bool(self.table.chosen())
        for at, (made, act) in enumerate(zip(self.each, self._acts, strict=False)):
            made.setEnabled(chosen)
            act.setEnabled(chosen and (at == 0 or not self._terkunci))
        self._acts[-1].setEnabled(chosen and not self._terkunci)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is: the ways to add, and the meter, in one, two or three lines."""
        super().resizeEvent(event)
        width = event.size().width()
        self._arrange(2 if width < theme.px(_MIDDLE) else len(self.add), width >= theme.px(_WIDE))

    def _arrange(self, columns: int, wide: bool) -> None:
        if (columns, wide) == self._shape:
            return
        self._shape = columns, wide
        for at, made in enumerate(self.add):
            self._grid.addWidget(made, at // columns, at % columns)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(beside if wide else below)
        self._body.setDirection(beside if columns > 2 else below)
        self._each.setDirection(below if columns > 2 else beside)
