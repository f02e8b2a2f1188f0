"""Our own bugs: log them, then tell the user in a dialog from which the details can be copied.

The hooks only log and post; the dialog is built later, by the event loop of the GUI thread,
because a hook may run in any thread and in the middle of painting.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ui.core import icons, theme
from ui.core.actions import Action, button, set_title

_log = logging.getLogger(__name__)


class CrashHook(QObject):
    """Take over sys.excepthook and threading.excepthook from `install` to `remove`.

    `about()` (program, version, system) heads the details that the user can copy.
    """

    _caught = Signal(str)

    def __init__(self, about: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self._dialog: CrashDialog | None = None
        self._before = (sys.excepthook, threading.excepthook)
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def dialog(self) -> "CrashDialog | None":
        """Return the dialog, once something went wrong."""
        return self._dialog

    def install(self) -> None:
        """Begin to catch."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.critical("%s\n%s", self._about(), details)
        self._caught.emit(details)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value if args.exc_value is not None else args.exc_type()
        self._on_exception(args.exc_type, error, args.exc_traceback)

    def _show(self, details: str) -> None:
        if self._dialog is None:
            self._dialog = CrashDialog(self._about())
        self._dialog.add(details)
        self._dialog.show()
        self._dialog.raise_()


class CrashDialog(QDialog):
    """Say that the fault is ours and that saved work is safe; offer the details."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Kesalahan aplikasi"))
        self.resize(theme.px(640), theme.px(400))
        picture = icons.Picture(theme.px(32), icons.status_icon("buruk"))
        words = theme.label(
            _(
                "Semua isian yang sudah bertanda “Tersimpan” aman. Aplikasi boleh terus dipakai. "
                "Salin rincian di bawah, lalu kirim kepada pengelola aplikasi."
            )
        )
        words.setWordWrap(True)
        self.details = QPlainTextEdit(about)
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName(_("Rincian kesalahan"))
        self.copy_button = button(Action(_("&Salin"), self.copy, "copy"))
        close = QPushButton(_("&Lanjutkan"))
        close.setProperty("gaya", "utama")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(close)
        heading = QVBoxLayout()
        heading.setSpacing(theme.px(4))
        heading.addWidget(theme.label(_("Ada kesalahan di dalam aplikasi ini"), "bagian"))
        heading.addWidget(words)
        top = QHBoxLayout()
        top.setSpacing(theme.px(16))
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(heading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.margin(),) * 4)
        column.setSpacing(theme.px(16))
        column.addLayout(top)
        column.addWidget(self.details, 1)
        column.addLayout(buttons)

    def add(self, details: str) -> None:
        """Append the details of one more fault."""
        self.details.appendPlainText(details)

    def copy(self) -> None:
        """Put all details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        set_title(self.copy_button, _("Tersalin"))
