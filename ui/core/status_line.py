"""The line below every page: who types, when something was last saved, what works behind."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QIcon
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ui.core import icons, theme
from ui.core.actions import Action, build, button, menu_button, set_title
from ui.core.tasks import Tasks
from ui.core.work_line import WorkLine

_PATIENCE = 300  # milliseconds before waiting is worth a word


class StatusLine(QWidget):
    """Show "Pengisi: nama ▾", "Tersimpan 14.05", the outbox, and the newest work with cancel.

    `filler_chosen` carries the name that the user picked.
    """

    filler_chosen = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._saved_text = ""
        self.filler = menu_button("", "user")
        self.filler.setProperty("gaya", "datar")
        self.filler.hide()
        self._tick = icons.Picture(theme.px(14))
        self.saved = theme.label("", "keterangan")
        self.outbox = button(Action("", lambda: None, "mail"))
        self.outbox.setProperty("gaya", "baris")
        self.outbox.setToolTip(_("Buka halaman Paket & Kirim"))
        self.outbox.hide()
        self.work = WorkLine(tasks)
        self.cancel_button = self.work.cancel_button
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._show_waiting)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(2), theme.px(16), theme.px(2))
        row.setSpacing(theme.px(8))
        row.addWidget(self.filler)
        row.addSpacing(theme.px(8))
        row.addWidget(self._tick)
        row.addWidget(self.saved)
        row.addWidget(self.outbox)
        row.addWidget(self.work, 1)
        self.setFixedHeight(theme.px(34))
        tasks.pending_changed.connect(self._count)

    def set_fillers(self, names: Sequence[str], current: str) -> None:
        """Offer names in the menu of who types; the current one is ticked."""
        shown = (current or _("belum dipilih")).replace("&", "&&")
        set_title(self.filler, _("Pengisi: {nama}").format(nama=shown))
        self.filler.setVisible(bool(names))
        menu = self.filler.menu()
        menu.clear()
        group = QActionGroup(menu)
        for name in names:
            pick = partial(self.filler_chosen.emit, name)
            action = build(Action(name.replace("&", "&&"), pick), menu)
            action.setCheckable(True)
            action.setChecked(name == current)
            group.addAction(action)
            menu.addAction(action)

    def set_outbox(self, waiting: int) -> None:
        """Say how many letters wait to be sent; nothing where none does."""
        self.outbox.setVisible(bool(waiting))
        set_title(self.outbox, _("Kotak keluar: {n} menunggu").format(n=waiting))

    def set_saved(self, clock_time: str, did: str = "") -> None:
        """Say when something was last saved, for example "14.05", and what was taken back."""
        saved = _("Tersimpan {jam}").format(jam=clock_time)
        self._saved_text = f"{saved} · {did}" if did else saved
        self._count(self._tasks.pending)

    def _count(self, pending: int) -> None:
        if pending:
            if not self._patience.isActive():
                self._patience.start()
            return
        self._patience.stop()
        self.saved.setText(self._saved_text)
        if self._saved_text:
            self._tick.set_icon(icons.icon("check", "baik"))

    def _show_waiting(self) -> None:
        if self._tasks.pending:
            self._tick.set_icon(QIcon())
            self.saved.setText(_("Sedang bekerja…"))
