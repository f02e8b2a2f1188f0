"""Bars that also read as words: the value stands beside each, and a sentence says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ranpk_desktop.bahasa import _
from ui.core import theme
from ui.core.guard import guarded

_ROW, _BAR, _GAP = 22, 12, 8
_LEAST = 48
_FROM, _TO = Decimal(25), Decimal(100)
"""The scale of survey values: a bar without length is the lowest value that there is."""


@dataclass(frozen=True, slots=True)
class Batang:
    """Describe one bar: its label, its value, the words behind it, and a mark to compare with.

    `nada` is the tone of the bar, "" for the accent colour. `kalimat` is what a reader says.
    """

    label: str
    nilai: Decimal | None
    kata: str
    kalimat: str
    tanda: Decimal | None = None
    nada: str = ""


class BarChart(QWidget):
    """Draw bars below each other; Tab reaches it, and a screen reader reads its sentences."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows: Sequence[Batang] = ()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> Sequence[Batang]:
        """Return the bars shown."""
        return self._rows

    def show_bars(self, rows: Sequence[Batang]) -> None:
        """Show bars, the first one on top."""
        self._rows = rows
        words = "\n".join(row.kalimat for row in rows)
        self.setAccessibleDescription(words or _("Belum ada nilai."))
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that the bars need."""
        label, words = self._widths()
        width = label + words + theme.px(_LEAST + 2 * _GAP)
        return QSize(width, theme.px(_ROW) * max(1, len(self._rows)) + theme.px(4))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a bar that is cut says nothing."""
        return self.sizeHint()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, and a frame while the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        label, words = self._widths()
        height = theme.px(_ROW)
        for at, row in enumerate(self._rows):
            line = QRectF(theme.px(4), theme.px(2) + at * height, self.width(), height)
            self._draw(painter, row, line, label, words)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(QColor(theme.colors().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw(self, painter: QPainter, row: Batang, line: QRectF, label: int, words: int) -> None:
        c, gap = theme.colors(), theme.px(_GAP)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(c.text))
        painter.drawText(QRectF(line.left(), line.top(), label, line.height()), middle, row.label)
        left = line.left() + label + gap
        room = max(1.0, self.width() - left - words - 2 * gap)
        bar = QRectF(left, line.center().y() - theme.px(_BAR) / 2, room, theme.px(_BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.line))
        painter.drawRoundedRect(bar, theme.px(3), theme.px(3))
        if row.nilai is not None:
            tone = c.tones.get(row.nada)
            painter.setBrush(QColor(tone.text if tone else c.accent))
            filled = QRectF(bar)
            filled.setWidth(bar.width() * _share(row.nilai))
            painter.drawRoundedRect(filled, theme.px(3), theme.px(3))
        if row.tanda is not None:
            x = bar.left() + bar.width() * _share(row.tanda)
            painter.setBrush(QColor(c.text))
            painter.drawRect(QRectF(x - 1, bar.top() - theme.px(3), 2, bar.height() + theme.px(6)))
        painter.setPen(QColor(c.text))
        place = QRectF(bar.right() + gap, line.top(), words, line.height())
        painter.drawText(place, middle, row.kata)

    def _widths(self) -> tuple[int, int]:
        """Return the width of the labels and of the words."""
        metrics = QFontMetrics(self.font())
        return (
            max((metrics.horizontalAdvance(row.label) for row in self._rows), default=0),
            max((metrics.horizontalAdvance(row.kata) for row in self._rows), default=0),
        )


def _share(nilai: Decimal) -> float:
    """Return which part of the scale a value is."""
    return float(min(max((nilai - _FROM) / (_TO - _FROM), Decimal(0)), Decimal(1)))
