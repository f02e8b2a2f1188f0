"""The pages of a document beside the form that changes it: made again after every change."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ui.core.messages import InlineMessage
from ui.core.pdf_view import PdfView
from ui.core.tasks import Tasks, Work

_REST = 150  # milliseconds after the last change until the pages are made again


class LivePreview(QWidget):
    """Show a document that `read` gathers on the DB thread and `view` draws in the pool.

    `data` is the PDF in sight, b"" before the first.
    """

    def __init__(self, tasks: Tasks, judul: str) -> None:
        super().__init__()
        self._tasks, self._judul = tasks, judul
        self._read: Callable[[], Any] | None = None
        self._view: Callable[[Any], bytes] = bytes
        self._wanted = 0
        self._work: Work | None = None
        self.data = b""
        self.message = InlineMessage()
        self.pdf = PdfView()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.message)
        column.addWidget(self.pdf, 1)
        tasks.work_changed.connect(self._watch)

    def follow(self, read: Callable[[], Any], view: Callable[[Any], bytes]) -> None:
        """Show this document: at once when it is the first, else once the user rests."""
        first = self._read is None
        self._read, self._view = read, view
        if first:
            self.make()
        else:
            self._rest.start()

    def make(self) -> None:
        """Make the pages now; what was being made before is no longer wanted."""
        self._rest.stop()
        self._wanted += 1
        if self._work:
            self._work.cancel()
        if self._read:
            draw = partial(self._draw, self._wanted, self._view)
            self._tasks.run(self._read, draw, partial(self._refuse, self._wanted))

    def _draw(self, number: int, view: Callable[[Any], bytes], naskah: Any) -> None:
        if number != self._wanted:
            return

        def job(work: Work) -> bytes:
            made = view(naskah)
            work.report(1)
            return made

        self._work = self._tasks.run_in_pool(
            job,
            partial(self._show, number),
            partial(self._refuse, number),
            title=_("Menyusun {judul}").format(judul=self._judul),
        )

    def _show(self, number: int, data: bytes) -> None:
        if number != self._wanted:
            return
        try:
            self.pdf.show_bytes(data)
        except KnownError as error:
            self._refuse(number, error)
        else:
            self.data = data
            self.message.hide()

    def _refuse(self, number: int, error: KnownError) -> None:
        if number == self._wanted:
            again = ((_("Coba lagi"), self.make),)
            self.message.show_message(str(error), "buruk", again, closable=False)

    def _watch(self, work: Work) -> None:
        """Offer to go on after the user has cancelled in the status line."""
        if work is not self._work or not work.ended:
            return
        self._work = None
        if work.cancelled:
            text = _("Pratinjau belum mengikuti perubahan terakhir.")
            again = ((_("Susun lagi"), self.make),)
            self.message.show_message(text, "info", again, closable=False)
