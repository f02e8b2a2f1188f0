"""Dress the window: Fusion with the palettes of `colors`, sizes and fonts.

Sizes are those of a 16-pixel line of text and grow with the system font.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ranpk_desktop.paths import resource
from ui.core.colors import DARK, LIGHT, Colors


class Mode(StrEnum):
    """Whose choice the colours are: the system's, or light or dark for good."""

    SISTEM = "sistem"
    TERANG = "terang"
    GELAP = "gelap"


_BASE_LINE = 16.0
_MARGIN, _CONTROL, _ROW, _TALL_ROW = 24, 32, 28, 44

Kind = Literal["judul", "bagian", "isi", "tebal", "keterangan"]
_FONTS: dict[str, tuple[float, bool]] = {
    "judul": (1.5, True),
    "bagian": (1.15, True),
    "isi": (1.0, False),
    "tebal": (1.0, True),
    "keterangan": (0.9, False),
}


def application(arguments: Sequence[str]) -> QApplication:
    """Make the application, in Fusion.

    The style is asked for as a command line does: to name it later makes PySide build all of
    QStyle, a tenth of the time to the first paint.
    """
    return QApplication([*arguments, "-style", "fusion"])


class Theme(QObject):
    """Dress the application; `changed` is emitted after new colours are in force.

    Make one per `application`, before the first widget; later `set_mode` switches.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SISTEM) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self.set_mode(mode)

    @property
    def mode(self) -> Mode:
        """Return whose choice is in force."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Switch to the system's colours, or to light or dark for good."""
        self._mode = mode
        wanted = {Mode.TERANG: Qt.ColorScheme.Light, Mode.GELAP: Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(wanted.get(mode, Qt.ColorScheme.Unknown))
        self._apply()

    def _follow(self) -> None:
        if self._mode is Mode.SISTEM:
            self._apply()

    def _apply(self) -> None:
        global _colors
        scheme = QGuiApplication.styleHints().colorScheme()
        dark = self._mode is Mode.GELAP or (
            self._mode is Mode.SISTEM and scheme == Qt.ColorScheme.Dark
        )
        _colors = DARK if dark else LIGHT
        self._app.setPalette(_palette(_colors))
        self._app.setStyleSheet(style_sheet(_colors))
        self.changed.emit()


_colors: Colors = LIGHT


def colors() -> Colors:
    """Return the colours now in force."""
    return _colors


def px(size: float) -> int:
    """Return pixels for a size of the 8-pixel grid, grown with the application font."""
    line = QFontMetricsF(QGuiApplication.font()).height()
    return round(size * max(1.0, line / _BASE_LINE))


def margin() -> int:
    """Return the margin around a page."""
    return px(_MARGIN)


def control_height() -> int:
    """Return the height of buttons, fields and choices."""
    return px(_CONTROL)


def row_height(lines: int = 1) -> int:
    """Return the fixed height of table rows with one or two lines."""
    return px(_ROW if lines == 1 else _TALL_ROW)


def font(kind: Kind = "isi") -> QFont:
    """Return the application font at the size and weight of one kind of text."""
    scale, strong = _FONTS[kind]
    made = QFont(QGuiApplication.font())
    if made.pointSizeF() > 0:
        made.setPointSizeF(made.pointSizeF() * scale)
    else:
        made.setPixelSize(round(made.pixelSize() * scale))
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def label(text: str = "", kind: Kind = "isi", parent: QWidget | None = None) -> QLabel:
    """Return a plain-text label; captions are muted."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(kind))
    if kind == "keterangan":
        made.setProperty("nada", "redup")
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a label, field or message the look of a tone ("" for none, "redup" for muted)."""
    if widget.property("nada") != tone:
        widget.setProperty("nada", tone)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it is yet to come
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def _palette(c: Colors) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for key, name in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.surface),
        (role.AlternateBase, c.stripe),
        (role.Text, c.text),
        (role.Button, c.surface),
        (role.ButtonText, c.text),
        (role.ToolTipBase, c.surface),
        (role.ToolTipText, c.text),
        (role.PlaceholderText, c.muted),
        (role.BrightText, c.on_accent),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Accent, c.accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.Light, c.surface),
        (role.Midlight, c.hover),
        (role.Mid, c.line),
        (role.Dark, c.outline),
        (role.Shadow, c.line),
    ):
        made.setColor(key, QColor(name))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(c.disabled))
    return made


def style_sheet(c: Colors) -> str:
    """Return the small style sheet that draws what the palette alone cannot."""
    arrow = resource("theme", "panah-bawah.svg").as_posix()
    tick = resource("theme", "centang.svg").as_posix()
    height, radius, gap = control_height() - 2, px(4), px(8)
    tones = "".join(
        f'QLabel[nada="{n}"] {{ color: {t.text}; }}\n'
        f'QFrame#pesan[nada="{n}"] {{ background: {t.ground}; border: 1px solid {t.text}; '
        f"border-radius: {radius}px; }}\n"
        for n, t in c.tones.items()
    )
    return f"""
QToolTip {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.outline};
  padding: {px(4)}px; }}
QLabel[nada="redup"] {{ color: {c.muted}; }}
{tones}
QPushButton {{ background: {c.surface}; color: {c.text};
  border: 1px solid {c.outline}; border-radius: {radius}px; padding: 0 {px(12)}px;
  min-height: {height}px; icon-size: {px(16)}px; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed {{ background: {c.selection}; }}
QPushButton:focus {{ border: 2px solid {c.accent};
  padding: 0 {px(12) - 1}px; min-height: {height - 2}px; }}
QPushButton:disabled {{ color: {c.disabled};
  border-color: {c.line}; background: {c.window}; }}
QPushButton[menu="ya"] {{ padding-right: {px(28)}px; }}
QPushButton::menu-indicator {{ image: url("{arrow}"); width: {px(16)}px; height: {px(16)}px;
  subcontrol-origin: padding; subcontrol-position: right center; right: {px(8)}px; }}
QPushButton[gaya="datar"] {{ background: transparent; border: 2px solid transparent;
  min-height: 0; padding: {px(2)}px {px(28)}px {px(2)}px {px(4)}px; }}
QPushButton[gaya="datar"]:hover {{ background: {c.hover}; }}
QPushButton[gaya="datar"]:focus {{ border-color: {c.accent}; }}
QPushButton[gaya="baris"] {{ background: transparent; border: 2px solid transparent;
  padding: 0; min-height: 0; }}
QPushButton[gaya="baris"]:hover {{ background: {c.hover}; }}
QPushButton[gaya="baris"]:focus {{ border-color: {c.accent}; }}
QPushButton[gaya="utama"] {{ background: {c.accent}; color: {c.on_accent};
  border-color: {c.accent}; font-weight: 600; }}
QPushButton[gaya="utama"]:hover, QPushButton[gaya="utama"]:pressed {{
  background: {c.accent_hover}; }}
QPushButton[gaya="utama"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[gaya="utama"]:disabled {{ background: {c.hover}; color: {c.disabled};
  border-color: {c.line}; }}
QToolButton {{ border: 2px solid transparent; border-radius: {radius}px; padding: {px(3)}px;
  color: {c.text}; icon-size: {px(16)}px; }}
QToolButton:hover {{ background: {c.hover}; }}
QToolButton:focus {{ border-color: {c.accent}; }}
QToolButton[gaya="segmen"] {{ border: 1px solid {c.outline}; border-radius: 0;
  margin-left: -1px; padding: 0 {px(10)}px; min-height: {height}px; background: {c.surface}; }}
QToolButton[gaya="segmen"][tepi="kiri"] {{ border-top-left-radius: {radius}px;
  border-bottom-left-radius: {radius}px; margin-left: 0; }}
QToolButton[gaya="segmen"][tepi="kanan"] {{ border-top-right-radius: {radius}px;
  border-bottom-right-radius: {radius}px; }}
QToolButton[gaya="segmen"]:hover {{ background: {c.hover}; }}
QToolButton[gaya="segmen"]:checked {{ background: {c.accent}; color: {c.on_accent};
  border-color: {c.accent}; font-weight: 600; }}
QToolButton[gaya="segmen"]:focus {{ border: 2px solid {c.accent};
  padding: 0 {px(10) - 1}px; min-height: {height - 2}px; }}
QToolButton[gaya="segmen"]:checked:focus {{ border-color: {c.text}; }}
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit {{ background: {c.surface};
  color: {c.text}; border: 1px solid {c.outline}; border-radius: {radius}px;
  padding: 0 {gap}px; selection-background-color: {c.accent};
  selection-color: {c.on_accent}; }}
QLineEdit, QComboBox, QDateEdit {{ min-height: {height}px; max-height: {height}px; }}
QPlainTextEdit {{ padding: {px(4)}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus:focus {{
  border: 2px solid {c.accent}; padding: 0 {gap - 1}px; }}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus {{ min-height: {height - 2}px;
  max-height: {height - 2}px; }}
QPlainTextEdit:focus {{ padding: {px(4) - 1}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QDateEdit:disabled,
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {c.window}; color: {c.muted};
  border-color: {c.line}; }}
QLineEdit[nada="buruk"], QPlainTextEdit[nada="buruk"], QComboBox[nada="buruk"],
QDateEdit[nada="buruk"] {{ border-color: {c.tones["buruk"].text}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: {px(24)}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{arrow}");
  width: {px(16)}px; height: {px(16)}px; }}
QCheckBox {{ spacing: {gap}px; border: 2px solid transparent; }}
QCheckBox:focus {{ border: 2px solid {c.accent}; border-radius: {radius}px; }}
QCheckBox::indicator, QTableView::indicator {{ width: {px(16)}px; height: {px(16)}px;
  background: {c.surface}; border: 1px solid {c.outline}; border-radius: {px(3)}px; }}
QCheckBox::indicator:checked, QTableView::indicator:checked {{ image: url("{tick}");
  border-color: {c.accent}; }}
QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.line};
  selection-background-color: {c.selection}; selection-color: {c.text}; outline: 0; }}
QTableView {{ gridline-color: {c.line}; border-radius: {radius}px; }}
QTableView QLineEdit, QTableView QComboBox {{ border: 2px solid {c.accent}; border-radius: 0;
  padding: 0 {px(4)}px; min-height: 0; max-height: 9999px; }}
QTableView[baris="2"]::item {{ padding: {px(4)}px {px(5)}px; }}
QHeaderView {{ background: {c.window}; border: 0; }}
QHeaderView::section {{ background: {c.window}; color: {c.muted}; border: 0;
  border-bottom: 1px solid {c.outline}; border-right: 1px solid {c.line};
  padding: 0 3px; font-weight: 600; }}
QTableView[baris="2"] QHeaderView::section {{ padding: 0 {px(5) + 3}px; }}
QMenuBar {{ background: {c.rail}; padding: {px(2)}px; }}
QMenuBar::item {{ padding: {px(4)}px {px(10)}px; border-radius: {radius}px; }}
QMenuBar::item:selected {{ background: {c.selection}; color: {c.text}; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.outline}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(12)}px; border-radius: {radius}px; }}
QMenu::item:selected {{ background: {c.selection}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.disabled}; }}
QMenu::icon {{ padding-left: {gap}px; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {px(4)}px; }}
QWidget#rel {{ background: {c.rail}; border-right: 1px solid {c.line}; }}
QLabel#nomor {{ color: {c.muted}; border: 1px solid {c.outline}; border-radius: {px(9)}px;
  min-width: {px(18)}px; max-width: {px(18)}px; min-height: {px(18)}px; max-height: {px(18)}px; }}
QLabel#nomor[kini="true"] {{ color: {c.on_accent}; background: {c.accent};
  border-color: {c.accent}; }}
QListWidget#navigasi {{ background: {c.rail}; border: 0; }}
QListWidget#navigasi::item {{ color: {c.text}; border-radius: {radius}px;
  padding: 0 {gap}px; margin: 1px {gap}px; border: 2px solid transparent;
  border-left: {px(3)}px solid transparent; }}
QListWidget#navigasi::item:hover {{ background: {c.hover}; }}
QListWidget#navigasi::item:selected {{ background: {c.selection}; color: {c.text};
  border-left-color: {c.accent}; }}
QListWidget#navigasi::item:selected:focus {{ border-color: {c.accent}; }}
QWidget#status {{ background: {c.rail}; border-top: 1px solid {c.line}; }}
QWidget#qt_calendar_navigationbar {{ background: {c.rail}; }}
QCalendarWidget QTableView {{ border-radius: 0; }}
QFrame#kartu {{ background: {c.surface}; border: 1px solid {c.line};
  border-radius: {radius}px; }}
QFrame#sisip {{ background: transparent; border: 2px solid {c.accent}; }}
QScrollArea {{ background: transparent; border: 0; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {c.selection}; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {c.outline}; border-radius: {px(4)}px; margin: {px(2)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {c.line}; border: 0; border-radius: {px(3)}px;
  max-height: {px(6)}px; min-height: {px(6)}px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: {px(3)}px; }}
"""
