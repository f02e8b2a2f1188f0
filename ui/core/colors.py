"""The colours of the window as data: one palette for light, one for dark.

One accent (deep teal). Red, amber, green and blue appear only as tones of a status, always beside
a word and an icon shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor

TONES = ("buruk", "peringatan", "cukup", "baik", "info")
"""The roles of status colours, from worst to merely worth knowing."""


@dataclass(frozen=True, slots=True)
class Tone:
    """Colour one status: its text and icon, and the soft ground behind them."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Colors:
    """Name every colour of one palette as #rrggbb; text on its grounds has at least 4.5:1."""

    window: str
    rail: str
    surface: str
    stripe: str
    field: str
    text: str
    muted: str
    disabled: str
    line: str
    outline: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    hover: str
    tones: Mapping[str, Tone]


LIGHT = Colors(
    window="#f5f8f7",
    rail="#e9f0ee",
    surface="#ffffff",
    stripe="#fafcfb",
    field="#f0f8f6",
    text="#15211f",
    muted="#50605d",
    disabled="#8b9997",
    line="#d5dfdc",
    outline="#7d8f8b",
    accent="#0b6862",
    accent_hover="#095751",
    on_accent="#ffffff",
    selection="#cfe8e3",
    hover="#e0ebe8",
    tones={
        "buruk": Tone("#a81f17", "#fde9e7"),
        "peringatan": Tone("#834500", "#fdecd6"),
        "cukup": Tone("#655300", "#f7f1cd"),
        "baik": Tone("#17632f", "#e2f4e7"),
        "info": Tone("#1b559f", "#e5eefb"),
    },
)

DARK = Colors(
    window="#161d1c",
    rail="#111716",
    surface="#1b2423",
    stripe="#1e2827",
    field="#1d2f2c",
    text="#e4ecea",
    muted="#a2b2af",
    disabled="#6c7b78",
    line="#303d3b",
    outline="#6d807c",
    accent="#55c3b6",
    accent_hover="#74d3c7",
    on_accent="#062320",
    selection="#1f4a45",
    hover="#263331",
    tones={
        "buruk": Tone("#ff9d92", "#4a201c"),
        "peringatan": Tone("#f6b76c", "#432e11"),
        "cukup": Tone("#e3cf6a", "#383310"),
        "baik": Tone("#80d398", "#17391f"),
        "info": Tone("#92c0ff", "#1b304f"),
    },
)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(name: str) -> float:
    color = QColor(name)
    return (
        0.2126 * _linear(color.redF())
        + 0.7152 * _linear(color.greenF())
        + 0.0722 * _linear(color.blueF())
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
