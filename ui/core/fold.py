"""A part of a form that is folded away until somebody wants it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ui.core import icons, theme


class Fold(QWidget):
    """Show a title that unfolds what `content` holds."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.button = QToolButton()
        self.button.setText(title)
        self.button.setCheckable(True)
        self.button.setFont(theme.font("bagian"))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._holder = QWidget()
        self.content = QVBoxLayout(self._holder)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(theme.px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._holder)
        self.button.toggled.connect(self.unfold)
        self.unfold(False)

    def unfold(self, wanted: bool = True) -> None:
        """Show the content, or fold it away."""
        self.button.setChecked(wanted)
        self.button.setIcon(icons.icon("chevron-down" if wanted else "chevron-right"))
        self._holder.setVisible(wanted)
