"""The window around the check of a file: beside the main window, never in its way."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ui.core import theme
from ui.core.guard import guarded
from ui.core.page import Context
from ui.periksa_berkas.pane import PeriksaPane


class PeriksaWindow(QWidget):
    """Show the pane in a window of its own, which Esc closes; the main window goes on working."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("periksa_berkas")
        self.setWindowTitle(_("Periksa berkas"))
        self.pane = PeriksaPane(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(16),) * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(theme.label(_("Periksa berkas"), "judul"))
        column.addWidget(self.pane, 1)
        self.resize(theme.px(760), theme.px(640))

    def open_window(self, path: Path | None = None) -> None:
        """Come to the front, and check a file if there is one."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.pane.choose_button.setFocus()
        if path:
            self.pane.check(path)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of a check that is under way."""
        self.pane.stop()
        super().closeEvent(event)
