"""A dialog that takes a workbook over: choose it, wait while it is read, look, apply."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
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
from ui.core.exports import documents
from ui.core.guard import guarded
from ui.core.messages import Actions, EmptyState, InlineMessage
from ui.core.page import Context
from ui.core.tasks import Work

R = TypeVar("R")
_SIZE = (1280, 720)
_NAMA_MAKS = 40
"""Letters of a file's name; a label does not get narrower than its text."""


class BukuDialog(QDialog):
    """Lead from a workbook to what it would change; nothing is written before "Terapkan".

    A subclass names its steps in `build`, reads a file in `read` (pool) and takes what was read in
    `opened`. `note` says what holds all the time, `message` what has gone wrong.
    """

    folder: ClassVar[Path | None] = None
    """Where the last file was, for as long as the program runs."""
    file_title: ClassVar[str]
    """The title of the window in which a file is chosen."""

    def __init__(self, context: Context, title: str, choose: EmptyState, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._work: Work | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.message, self.note = InlineMessage(), InlineMessage()
        self.choose = choose
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.waiting = theme.label("", "bagian")
        self.title, self.source = theme.label(title, "judul"), theme.label("", "keterangan")
        self.apply = button(Action(_("&Terapkan"), self.submit), primary=True)
        self.other = button(Action(_("Berkas lai&n…"), self.ask_for_file))
        self.cancel = button(Action(_("&Batal"), self.reject))
        self.steps = QStackedWidget()

    def build(
        self,
        steps: Sequence[QWidget],
        parent: QWidget,
        left: Sequence[QPushButton] = (),
        right: Sequence[QPushButton] = (),
        beside: QWidget | None = None,
    ) -> None:
        """Lay out the dialog: further steps, buttons beside its own, and `beside` the title."""
        self._wait = QWidget()
        middle = QVBoxLayout(self._wait)
        middle.addStretch(2)
        middle.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignHCenter)
        self.bar.setFixedWidth(theme.px(320))
        middle.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)
        for step in (self.choose, self._wait, *steps):
            self.steps.addWidget(step)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for made in (self.other, *left):
            buttons.addWidget(made)
        buttons.addStretch(1)
        for made in (self.cancel, *right, self.apply):
            buttons.addWidget(made)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(self.title)
        head.addWidget(self.source, 0 if beside else 1)
        if beside:
            head.addWidget(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.margin(), theme.px(16), theme.margin(), theme.px(16))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        for message in (self.note, self.message):
            column.addWidget(message)
        column.addWidget(self.steps, 1)
        column.addLayout(buttons)
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)
        fit(self, _SIZE, parent)
        self.show_step(self.choose)
        self._context.tasks.work_changed.connect(self._advance)

    # What a subclass does ---------------------------------------------------------------------

    @abstractmethod
    def read(self, path: Path, work: Work) -> Any:
        """Read a workbook, in the pool."""

    @abstractmethod
    def opened(self, berkas: Any) -> None:
        """Take what was read."""

    @abstractmethod
    def submit(self) -> None:
        """Apply what is ticked."""

    def unapplied(self) -> bool:
        """Tell whether a person has decided something that is not applied yet."""
        return False

    # Opening ----------------------------------------------------------------------------------

    def ask_for_file(self) -> None:
        """Let people choose a workbook, and open it."""
        where = str(self.folder or documents())
        kinds = _("Buku kerja Excel (*.xlsx)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.file_title, where, kinds)
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Read a workbook; what it says is shown next."""
        type(self).folder = path.parent
        self.source.setText(_short(path.name))
        self.source.setToolTip(path.name)
        self.message.hide()
        self.note.hide()
        title = _("Membaca {berkas}").format(berkas=path.name)
        self.wait(title)
        self.work(lambda work: self.read(path, work), self._read, title)

    def wait(self, title: str) -> None:
        """Show that something is being read."""
        self.waiting.setText(title)
        self.bar.setAccessibleName(title)
        self.bar.setRange(0, 0)
        self.show_step(self._wait)

    def work(self, job: Callable[[Work], R], then: Callable[[R], None], title: str) -> None:
        """Do something in the pool, which the user may cancel."""
        run = self._context.tasks.run_in_pool
        self._work = run(job, then, self.not_opened, title=title)

    def _read(self, berkas: Any) -> None:
        self._work = None
        self.opened(berkas)

    def not_opened(self, error: KnownError) -> None:
        """Say why a file cannot be taken, and let another one be chosen."""
        self._start_again()
        self.message.show_message(str(error), "buruk")

    def _advance(self, work: Work) -> None:
        """Show how far the reading is; where it was cancelled (status line), begin anew."""
        if work is not self._work:
            return
        if work.ended and work.cancelled:
            self._start_again()
        elif work.fraction is not None:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(work.fraction * 1000))

    def _start_again(self) -> None:
        self._work = None
        self.source.setText("")
        self.show_step(self.choose)

    # Applying ---------------------------------------------------------------------------------

    def offer(self, n: int) -> None:
        """Name on the button how many changes it would apply."""
        title = _("&Terapkan {n} perubahan").format(n=n) if n else _("Tidak ada yang berubah")
        self.apply.setText(title)
        self.apply.setAccessibleName(title.replace("&", ""))
        self.apply.setEnabled(bool(n))

    # Leaving ----------------------------------------------------------------------------------

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard with Enter too: Qt takes only the space bar."""
        here = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(here, QPushButton):
            here.click()
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def reject(self) -> None:
        """Close, but ask first where something was decided."""
        if not self.unapplied():
            self._leave()
            return
        leave: Actions = ((_("Tutup tanpa menerapkan"), self._leave),)
        text = _("Pilihan Anda di sini belum diterapkan.")
        self.message.show_message(text, "peringatan", leave)

    def _leave(self) -> None:
        if self._work:
            self._work.cancel()
        super().reject()

    def show_step(self, step: QWidget) -> None:
        """Go to a step; a subclass shows the buttons that belong to it."""
        self.steps.setCurrentWidget(step)
        self.other.setVisible(step not in (self.choose, self._wait))


def _short(nama: str) -> str:
    """Return a file's name, the middle of a long one left out."""
    half = _NAMA_MAKS // 2
    return nama if len(nama) <= _NAMA_MAKS else f"{nama[:half]}…{nama[-half:]}"
