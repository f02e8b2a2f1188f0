"""Icons of Lucide (resources/theme/icons), drawn in the colours of the theme.

A status has its own icon shape, so that its colour never stands alone.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ranpk_desktop.paths import resource
from ui.core import theme
from ui.core.guard import guarded

STATUS_ICONS = {
    "buruk": "octagon-x",
    "peringatan": "triangle-alert",
    "cukup": "circle-minus",
    "baik": "circle-check",
    "info": "info",
}
"""The icon shape of each tone."""


def icon(name: str, color: str = "text") -> QIcon:
    """Return an icon that follows the theme; `color` names a field of Colors or a tone."""
    return QIcon(_Engine(name, color))


def status_icon(tone: str) -> QIcon:
    """Return the icon shape of a tone in its colour."""
    return icon(STATUS_ICONS[tone], tone)


class Picture(QWidget):
    """Show an icon, `side` pixels square, in the colours in force whenever it is painted."""

    def __init__(self, side: int, shown: QIcon | None = None) -> None:
        super().__init__()
        self._icon = shown or QIcon()
        self.setFixedSize(side, side)

    def set_icon(self, shown: QIcon) -> None:
        """Show another icon; a null one shows nothing."""
        self._icon = shown
        self.update()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


def pixmap(name: str, color: str = "text", size: int | None = None) -> QPixmap:
    """Return an icon drawn now, `size` pixels square (16 grown with the font when omitted)."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    return _draw(name, _color(color), size or theme.px(16), ratio)


def _color(name: str) -> str:
    colors = theme.colors()
    tone = colors.tones.get(name)
    return tone.text if tone else str(getattr(colors, name))


@lru_cache(maxsize=64)
def _source(name: str) -> bytes:
    return resource("theme", "icons", f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def _draw(name: str, color: str, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    svg = _source(name).replace(b"currentColor", color.encode())
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


class _Engine(QIconEngine):
    """Draw at paint time, so that a switch of the theme needs no new icons."""

    def __init__(self, name: str, color: str) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._color)

    @guarded(None)
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        box = QRect(0, 0, side, side)
        box.moveCenter(rect.center())
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box, self._drawn(side, ratio, mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._drawn(min(size.width(), size.height()), 1.0, mode)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = round(min(size.width(), size.height()) / scale)
        return self._drawn(side, scale, mode)

    def _drawn(self, side: int, ratio: float, mode: QIcon.Mode) -> QPixmap:
        color = "disabled" if mode == QIcon.Mode.Disabled else self._color
        return _draw(self._name, _color(color), side, ratio)
