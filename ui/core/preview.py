"""A document as its real pages, before it is printed or saved."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ui.core import theme
from ui.core.action_dialog import fit
from ui.core.actions import Action, button
from ui.core.desktop import open_path
from ui.core.exports import Export, Exports
from ui.core.messages import Actions, InlineMessage
from ui.core.page import Context
from ui.core.pdf_view import PdfView
from ui.core.printing import Printout, ask_and_print
from ui.core.tasks import Work
from ui.core.work_line import WorkLine


class PreviewDialog(QDialog):
    """Make a document in the pool and show it; deleted when closed.

    What comes of printing and saving is said here, or above the page once this is closed.
    """

    def __init__(
        self,
        context: Context,
        export: Export,
        endings: Sequence[str],
        exports: Exports,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._outside = context
        self._context = replace(context, show_message=self._say)
        self._export, self._exports = export, exports
        self._data = b""
        self._work: Work | None = None
        self._open = True
        title = _("Pratinjau {judul}").format(judul=export.judul)
        self.setWindowTitle(title)
        self.message, self.remark = InlineMessage(), InlineMessage()
        self.view = PdfView()
        self.waiting = _Waiting(_("Menyusun {judul}…").format(judul=export.judul), self.reject)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.waiting)
        self._ready = QWidget()
        self.stack.addWidget(self._ready)
        self.print_button = button(
            Action(_("&Cetak…"), self.print_document, "printer", "Ctrl+P"), primary=True
        )
        save = {"pdf": (_("Simpan P&DF…"), "Ctrl+S"), "xlsx": (_("Simpan &Excel…"), "")}
        icons = {"pdf": "file-text", "xlsx": "file-spreadsheet"}
        self.save_buttons = [
            button(Action(save[kind][0], partial(self.save, kind), icons[kind], save[kind][1]))
            for kind in endings
        ]
        self.folder_button = button(Action(_("Buka &folder"), self.open_folder, "folder-open"))
        self._lay_out(title)
        fit(self, (1240, 860), parent)
        context.tasks.run(export.read, self._render, self._refuse)

    def _lay_out(self, title: str) -> None:
        close = QPushButton(_("&Tutup"))
        close.clicked.connect(self.reject)
        heading = theme.label(title, "bagian")
        heading.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(heading, 1)
        self._waiting_for = [self.print_button, *self.save_buttons]
        for made in (*self._waiting_for, self.folder_button, close):
            made.setAutoDefault(False)
            head.addWidget(made)
        for made in self._waiting_for:
            made.setEnabled(False)
        below = QVBoxLayout(self._ready)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.px(4))
        below.addWidget(self.view, 1)
        below.addWidget(WorkLine(self._outside.tasks))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(16),) * 4)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.remark)
        column.addWidget(self.message)
        column.addWidget(self.stack, 1)

    # Making it --------------------------------------------------------------------------------

    def _render(self, naskah: Any) -> None:
        if not self._open:
            return
        self._export = replace(self._export, read=lambda: naskah)
        export = self._export

        def job(work: Work) -> bytes:
            made = export.view(naskah) if export.view else export.render(naskah, "pdf")
            work.report(1)
            return made

        show = partial(self._show, naskah)
        self._work = self._outside.tasks.run_in_pool(
            job, show, self._refuse, title=_("Menyusun {judul}").format(judul=export.judul)
        )

    def _show(self, naskah: Any, data: bytes) -> None:
        try:
            self.view.show_bytes(data)
        except KnownError as error:
            self._refuse(error)
            return
        self._data = data
        self.stack.setCurrentWidget(self._ready)
        for made in self._waiting_for:
            made.setEnabled(True)
        self.view.pages.setFocus(Qt.FocusReason.OtherFocusReason)
        if remark := self._export.remark(naskah):
            self.remark.show_message(remark, "info", closable=False)

    def _refuse(self, error: KnownError) -> None:
        self.waiting.hide()
        self.message.show_message(str(error), "buruk", closable=False)

    # What it is for -----------------------------------------------------------------------------

    def print_document(self) -> None:
        """Ask which printer, then print."""
        printout = Printout(self._data, self._export.judul, self.view.pages.page)
        ask_and_print(self._context, printout, self)

    def save(self, ending: str) -> None:
        """Save what is seen here, or its workbook, where the user wants it."""
        made, render = self._data, self._export.render

        def seen(naskah: Any, kind: str) -> bytes:
            return made if kind == "pdf" else render(naskah, kind)

        export = self._export if self._export.view else replace(self._export, render=seen)
        self._exports.save_export(self._context, export, ending, self)

    def open_folder(self) -> None:
        """Open the folder where documents are saved."""
        open_path(self._context, self._exports.folder)

    def done(self, result: int) -> None:
        """Stop what is being made, and leave later news to the page."""
        self._open = False
        if self._work:
            self._work.cancel()
        super().done(result)

    def _say(self, text: str, tone: str = "info", actions: Actions = ()) -> None:
        if self._open:
            self.message.show_message(text, tone, actions)
        else:
            self._outside.show_message(text, tone, actions)


class _Waiting(QWidget):
    """Say that a document is being made, and let the user stop it."""

    def __init__(self, text: str, cancel: Any) -> None:
        super().__init__()
        self._words = theme.label(text)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text)
        self._bar.setFixedWidth(theme.px(320))
        self.cancel_button = QPushButton(_("&Batal"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(cancel)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(12))
        column.addStretch(1)
        for widget in (self._words, self._bar, self.cancel_button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
