"""The charts of Beranda: bars that say their number and word, each a line that leads somewhere."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.grafik_capaian import Batang, Grafik
from ui.beranda.parts import inset, lines, muted, titled
from ui.core import icons, theme
from ui.core.guard import guarded

_LEAST, _MOST = Decimal(120), Decimal(200)
"""The capaian at the right end of the chart: 120%, or that of the longest bar, at most 200%."""
_TITLE = 0.55
"""The share of what the words leave of a line that its title takes."""

Lead = Callable[[str], None]
"""Go to an indikator by its butir."""


def capaian_card(grafik: Grafik, lead: Lead, links: dict[str, QPushButton]) -> QFrame:
    """Return one bar per indikator with the target as a line; adds its lines to `links`."""
    frame, column = titled(_("Capaian per indikator"))
    _explain(frame, grafik)
    if not grafik.capaian:
        column.addLayout(inset(muted(grafik.ringkasan)))
    else:
        words = _("Garis tegak = target (100%).")
        if grafik.tanpa_capaian:
            text = _("{n} indikator tanpa capaian.").format(n=grafik.tanpa_capaian)
            words = f"{words} {text}"
        column.addLayout(inset(muted(words)))
        longest = max(batang.panjang for batang in grafik.capaian)
        whole = min(max(longest, _LEAST), _MOST)
        rows = lines()
        for row in _rows(grafik.capaian, whole, lead, mark=Decimal(100)):
            links[f"CAPAIAN {row.batang.butir_id}"] = row
            rows.addWidget(row)
        column.addLayout(rows)
    column.addStretch(1)
    return frame


def kriteria_card(grafik: Grafik, lead: Lead, links: dict[str, QPushButton]) -> QFrame:
    """Return one bar per kriteria with its count; a line leads to the first indikator of it."""
    frame, column = titled(_("Sebaran kriteria capaian"))
    _explain(frame, grafik)
    column.addLayout(inset(muted(grafik.ringkasan)))
    whole = Decimal(max(1, len(grafik.capaian)))
    rows = lines()
    for row in _rows(grafik.kriteria, whole, lead) if grafik.capaian else ():
        if row.batang.butir_id:
            links[f"KRITERIA {row.batang.judul}"] = row
        rows.addWidget(row)
    column.addLayout(rows)
    column.addStretch(1)
    return frame


def _explain(frame: QFrame, grafik: Grafik) -> None:
    frame.setAccessibleDescription(grafik.ringkasan)
    frame.setToolTip(grafik.ringkasan)


def _rows(
    bars: Sequence[Batang], whole: Decimal, lead: Lead, mark: Decimal | None = None
) -> "list[BarRow]":
    metrics = QFontMetrics(theme.font("tebal"))
    width = max(metrics.horizontalAdvance(batang.kata) for batang in bars)
    return [BarRow(batang, whole, lead, words=width, mark=mark) for batang in bars]


class BarRow(QPushButton):
    """Draw one bar between its title and its words; a click, Space or Enter goes to its indikator.

    `whole` is the length at the right end, `mark` that of the upright line, `words` the pixels
    that the words of the longest line take. Without a mark the bar stands below its title.
    """

    def __init__(
        self, batang: Batang, whole: Decimal, lead: Lead, *, words: int, mark: Decimal | None
    ) -> None:
        super().__init__()
        self.batang = batang
        self._whole, self._mark, self._words = whole, mark, words
        self.setProperty("gaya", "baris")
        self.setAccessibleName(f"{batang.judul}: {batang.kata}")
        self.setToolTip(self.accessibleName())
        self.setFixedHeight(theme.row_height(1 if mark else 2))
        if batang.butir_id is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self.setAutoDefault(True)  # Enter, as for a link
            run = partial(lead, batang.butir_id)
            self.clicked.connect(lambda _checked=False: run())

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        """Ask for little: the title is elided, and the bar takes what is left."""
        return self.minimumSizeHint()

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """Return the width in which title and bar can still be told."""
        return QSize(self._words + theme.px(160 if self._mark else 120), self.height())

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, bar, words and arrow over the ground of a line that leads somewhere."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, side = theme.px(8), theme.px(16)
        inner = self.rect().adjusted(gap, 0, -gap, 0)
        if self.batang.butir_id:
            top = inner.center().y() - side // 2
            painter.drawPixmap(inner.right() - side, top, icons.pixmap("arrow-right", "muted"))
        inner.setRight(inner.right() - side - gap)
        if self._mark:
            self._draw_in_one_line(painter, inner, gap)
        else:
            self._draw_in_two_lines(painter, inner, gap)
        painter.end()

    def _draw_in_one_line(self, painter: QPainter, inner: QRect, gap: int) -> None:
        words = QRect(inner)
        words.setLeft(inner.right() - self._words)
        title = QRect(inner)
        title.setWidth(round((inner.width() - self._words) * _TITLE))
        bar = QRect(inner)
        bar.setLeft(title.right() + gap)
        bar.setRight(words.left() - gap)
        self._draw_texts(painter, title, words)
        self._draw_bar(painter, QRectF(bar))

    def _draw_in_two_lines(self, painter: QPainter, inner: QRect, gap: int) -> None:
        above = QRect(inner)
        above.setHeight(inner.height() - theme.px(14))
        title, words = QRect(above), QRect(above)
        words.setLeft(above.right() - self._words)
        title.setRight(words.left() - gap)
        self._draw_texts(painter, title, words)
        bar = QRectF(inner)
        bar.setTop(above.bottom())
        self._draw_bar(painter, bar)

    def _draw_texts(self, painter: QPainter, title: QRect, words: QRect) -> None:
        colors, middle = theme.colors(), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font())
        painter.setPen(QColor(colors.text))
        elided = painter.fontMetrics().elidedText(
            self.batang.judul, Qt.TextElideMode.ElideRight, title.width()
        )
        painter.drawText(title, middle, elided)
        painter.setFont(theme.font("tebal"))
        painter.setPen(QColor(colors.tones[self.batang.nada].text))
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, self.batang.kata)

    def _draw_bar(self, painter: QPainter, room: QRectF) -> None:
        colors, height = theme.colors(), theme.px(8)
        track = QRectF(room.left(), room.center().y() - height / 2, room.width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.line))
        painter.drawRoundedRect(track, theme.px(3), theme.px(3))
        share = min(1.0, float(self.batang.panjang / self._whole))
        if share:
            done = QRectF(track)
            done.setWidth(track.width() * share)
            painter.setBrush(QColor(colors.tones[self.batang.nada].text))
            painter.drawRoundedRect(done, theme.px(3), theme.px(3))
        if self._mark:
            x = track.left() + track.width() * float(self._mark / self._whole)
            painter.fillRect(QRectF(x - 1, 0, theme.px(2), self.height()), QColor(colors.text))
