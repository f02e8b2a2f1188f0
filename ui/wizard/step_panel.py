"""The frame of a window with steps: the way at the left, the question above each page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.core import icons, theme
from ui.wizard.step import Step


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


class StepFrame:
    """Lay out a dialog: the way, heading and sentence of the step shown, its page, a footer.

    `pages` holds the widgets of `steps`, in the same order.
    """

    def __init__(
        self,
        dialog: QDialog,
        panel: StepPanel,
        steps: Sequence[Step],
        pages: Sequence[QWidget],
        footer: QWidget,
    ) -> None:
        self._dialog, self._panel, self._steps = dialog, panel, steps
        self._heading = theme.label("", "judul")
        self._text = theme.label()
        for label in (self._heading, self._text):
            label.setWordWrap(True)
        theme.set_tone(self._text, "redup")
        self.stack = QStackedWidget()
        for page in pages:
            self.stack.addWidget(page)
        content = QVBoxLayout()
        side = theme.px(32)
        content.setContentsMargins(side, theme.px(24), side, theme.px(16))
        content.setSpacing(theme.px(8))
        content.addWidget(self._heading)
        content.addWidget(self._text)
        content.addSpacing(theme.px(8))
        content.addWidget(self.stack, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(content, 1)
        right.addWidget(footer)
        whole = QHBoxLayout(dialog)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(panel)
        whole.addLayout(right, 1)

    @property
    def at(self) -> int:
        """Return the number of the page shown, from 0."""
        return self.stack.currentIndex()

    def go(self, at: int) -> Step:
        """Show a page with its words, and return its step."""
        step = self._steps[at]
        self.stack.setCurrentIndex(at)
        self._panel.set_current(at)
        self._heading.setText(step.HEADING)
        self._text.setText(step.TEXT)
        self._dialog.setAccessibleName(step.HEADING)
        self._dialog.setAccessibleDescription(step.TEXT)
        return step
