"""Pieces that the cards of Beranda share."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.core import theme
from ui.core.layout import card


def titled(title: str) -> tuple[QFrame, QVBoxLayout]:
    """Return a card whose lines reach nearer to its edge than the words above them (`inset`)."""
    frame, column = card()
    column.setContentsMargins(theme.px(8), theme.px(16), theme.px(8), theme.px(16))
    column.addLayout(inset(theme.label(title, "bagian")))
    return frame, column


def inset(*widgets: QWidget) -> QHBoxLayout:
    """Put widgets above or below the words of the lines of a card."""
    row = QHBoxLayout()
    row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
    row.setSpacing(theme.px(8))
    for widget in widgets:
        row.addWidget(widget)
    return row


def lines() -> QVBoxLayout:
    """Return a column for the lines of a list."""
    column = QVBoxLayout()
    column.setSpacing(0)
    return column


def muted(text: str) -> QLabel:
    """Return a caption that wraps."""
    made = theme.label(text, "keterangan")
    made.setWordWrap(True)
    return made
