"""The panel at the left of a window with steps."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.core import icons, theme


class StepPanel(QWidget):
    """Show the way: steps done, the present one, those to come, and a caption at the bottom."""

    def __init__(self, heading: str, titles: Sequence[str], caption: str = "") -> None:
        super().__init__()
        self.setObjectName("rel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(232))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(12))
        self.heading = theme.label(heading, "bagian")
        self.heading.setWordWrap(True)
        column.addWidget(self.heading)
        column.addSpacing(theme.px(12))
        self._steps = []
        for title in titles:
            mark, name = icons.Picture(theme.px(18)), theme.label(title)
            name.setWordWrap(True)
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(name, 1)
            column.addLayout(row)
            self._steps.append((mark, name))
        column.addStretch(1)
        words = theme.label(caption, "keterangan")
        words.setWordWrap(True)
        column.addWidget(words)

    def set_current(self, current: int) -> None:
        """Mark the steps before as done and the present one as such."""
        for at, (mark, name) in enumerate(self._steps):
            done, here = at < current, at == current
            picture, color = ("circle-check", "accent") if done else ("arrow-right", "accent")
            shown = done or here
            mark.set_icon(icons.icon(picture, color) if shown else QIcon())
            name.ensurePolished()  # or its first showing takes the font back
            theme.set_tone(name, "" if shown else "redup")
            name.setFont(theme.font("tebal" if here else "isi"))
