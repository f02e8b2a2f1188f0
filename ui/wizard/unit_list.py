"""The list of units: a name, and below it the town, the time zone and the names it had before."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.unit import JenisUnit
from ui.core import theme
from ui.core.guard import guarded

_CAPTION = int(Qt.ItemDataRole.UserRole) + 1
_SHORT = {JenisUnit.BALAI_BESAR: "bbpom", JenisUnit.BALAI: "bpom", JenisUnit.LOKA: "loka"}


@dataclass(frozen=True, slots=True)
class PilihanUnit:
    """One unit to choose: its identifier, name, class, town, zone, and every other name."""

    acuan: str
    nama: str
    jenis: JenisUnit
    kota: str
    zona: str
    nama_lain: tuple[str, ...]

    @property
    def caption(self) -> str:
        """Return the line below the name."""
        parts = [self.kota, self.zona]
        if self.nama_lain:
            parts.append(_("juga dikenal: {nama}").format(nama=", ".join(self.nama_lain)))
        return " · ".join(parts)

    def matches(self, words: Sequence[str]) -> bool:
        """Tell whether every word stands somewhere in what the unit is called."""
        names = " ".join((self.nama, self.kota, *self.nama_lain)).casefold()
        return all(word in f"{names} {_SHORT[self.jenis]}" for word in words)


class UnitList(QListWidget):
    """Choose one unit; `picked` is emitted when the user has decided (double click)."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._units: dict[str, PilihanUnit] = {}
        self.setAccessibleName(_("Daftar unit kerja"))
        self.setItemDelegate(_TwoLines(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _item: self.picked.emit())

    def set_units(self, units: Sequence[PilihanUnit]) -> None:
        """Show the units in the order given."""
        self.clear()
        self._units = {unit.acuan: unit for unit in units}
        for unit in units:
            item = QListWidgetItem(unit.nama)
            item.setData(Qt.ItemDataRole.UserRole, unit.acuan)
            item.setData(_CAPTION, unit.caption)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{unit.nama}, {unit.caption}")
            item.setToolTip(unit.caption)
            self.addItem(item)

    def set_filter(self, text: str) -> int:
        """Show the units that have every typed word, the first of them chosen; return how many."""
        words = [word.strip(".,()") for word in text.casefold().split()]
        shown = []
        for at in range(self.count()):
            item = self.item(at)
            hit = self._unit_of(item).matches(words)
            item.setHidden(not hit)
            shown += [at] if hit else []
        if words and shown:
            self.setCurrentRow(self.currentRow() if self.currentRow() in shown else shown[0])
        elif not shown:
            self.setCurrentRow(-1)
        return len(shown)

    def value(self) -> PilihanUnit | None:
        """Return the unit chosen."""
        item = self.currentItem()
        return self._unit_of(item) if item else None

    def go(self, step: int) -> None:
        """Choose the next (1) or the previous (-1) of the units shown."""
        shown = [at for at in range(self.count()) if not self.item(at).isHidden()]
        if shown:
            here = shown.index(self.currentRow()) + step if self.currentRow() in shown else 0
            self.setCurrentRow(shown[min(max(here, 0), len(shown) - 1)])

    def _unit_of(self, item: QListWidgetItem) -> PilihanUnit:
        return self._units[item.data(Qt.ItemDataRole.UserRole)]


class _TwoLines(QStyledItemDelegate):
    """Paint a name and, smaller and muted, its caption."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, theme.row_height(2) + theme.px(4))

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        c = theme.colors()
        state = option.state
        rect: QRect = option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, QColor(c.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(c.hover))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        inner = rect.adjusted(theme.px(12), theme.px(5), -theme.px(12), -theme.px(5))
        half = inner.height() // 2
        lines = (
            ("tebal" if chosen else "isi", c.text, index.data(), inner.top()),
            ("keterangan", c.text if chosen else c.muted, index.data(_CAPTION), inner.top() + half),
        )
        for kind, color, text, top in lines:
            font = theme.font(kind)  # type: ignore[arg-type]
            elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.setFont(font)
            painter.setPen(QColor(color))
            line = QRect(inner.left(), top, inner.width(), half)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), elided)
        painter.restore()
