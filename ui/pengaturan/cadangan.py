"""Section Cadangan: the backups of the database, made now and put back."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QProgressBar, QPushButton, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.tanggal import format_waktu
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.cadangan import ALL_NOUNS, Cadangan
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.column import Column
from ui.core.guard import guarded
from ui.core.messages import EmptyState
from ui.core.page import Context
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane
from ui.pengaturan.lengkap import LengkapCard
from ui.pengaturan.pulih_pane import PulihPane, ask_packages
from ui.pengaturan.section import Section

_KINDS = (
    (r"ranpk-\d{4}-\d\d-\d\d-\d{6}\b", _("Manual")),
    ("ranpk-", _("Harian")),
    ("sebelum-pulih-", _("Sebelum pemulihan")),
    ("sebelum-migrasi-", _("Sebelum pembaruan aplikasi")),
)
"""How the name of a backup begins, and what kind that is (the first that fits)."""


@dataclass(frozen=True, slots=True)
class BarisCadangan:
    """One backup as the table shows it; `dibuat` is aware, `waktu` the same in words."""

    nama: str
    dibuat: datetime
    waktu: str
    jenis: str
    ukuran: int


class CadanganSection(Section):
    """List the backups; make one now, or put one back after asking."""

    NAME = "cadangan"
    TITLE = _("Cadangan")
    ICON = "archive-restore"
    TEXT = _("Salinan basis data, dibuat sendiri setiap hari; yang lama dijarangkan.")
    advanced = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__(context, [Action(_("Buat &cadangan sekarang"), self.make, "plus")])
        self._stop = threading.Event()
        self.model: TableModel[BarisCadangan] = TableModel(
            (
                Column("waktu", _("Dibuat"), sort=lambda row: row.dibuat, width=34),
                Column("jenis", _("Jenis"), width=26),
                Column(
                    "ukuran",
                    _("Ukuran"),
                    text=lambda row: format_bytes(row.ukuran),
                    align="kanan",
                    width=10,
                ),
                Column("nama", _("Berkas"), width=30, stretch=True),
            ),
            lambda row: row.nama,
        )
        empty = EmptyState(
            self.ICON,
            _("Belum ada cadangan"),
            _("Cadangan pertama dibuat hari ini juga; Anda boleh membuatnya sekarang."),
            (_("Buat cadangan sekarang"), self.make),
        )
        self.pane = TablePane(self.model, _("Daftar cadangan"), empty=empty)
        view = self.pane.view
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.restore_button = button(Action(_("&Pulihkan…"), self.ask_restore, "archive-restore"))
        self.restore_button.setEnabled(False)
        view.row_changed.connect(self._row_changed)
        self._asked: str | None = None
        self._made_now: str | None = None
        self.progress = _Progress()
        self.progress.cancel_button.clicked.connect(lambda _checked=False: self._stop.set())
        self.advanced.connect(self.progress.show_step)
        title = _("&Dari paket terkirim…")
        self.packages_button = button(Action(title, self.open_packages, "package-check"))
        self._packages_allowed = True
        self.packages_button.setAccessibleName(_("Pulihkan dari paket terkirim…"))
        self.whole = LengkapCard(self)
        self.pulih_pane = PulihPane(
            self.tasks,
            lambda: self.services.folder,
            lambda bacaan: self.services.pulih_paket.preview(bacaan),
            lambda _bacaan, rencana, setuju: self.services.pulih_paket.apply(rencana, setuju),
        )
        self.pulih_pane.toggled.connect(self.make_room)
        self.pulih_pane.restored.connect(lambda _hasil: self._packages_restored())
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.px(8))
        below.addWidget(self.restore_button)
        below.addWidget(self.whole.open_button)
        below.addWidget(self.packages_button)
        below.addWidget(self.progress)
        below.addStretch(1)
        self.content.addWidget(self.pane, 1)
        self.content.addWidget(self._below)
        self.content.addWidget(self.whole.bawa_pane)
        self.content.addWidget(self.pulih_pane, 2)
        self.content.addWidget(self.whole)
        self.content.addStretch()

    def load(self) -> None:
        """Read the list of backups, and whether the office is here."""
        self.tasks.run(self._read, self._show)
        self.whole.load()

    def begin(self, tindakan: str) -> None:
        """Take the office back with its file ("terima") or without it ("ambil-alih").

        "luar" only points to the copy outside this computer.
        """
        if tindakan == "luar":
            self.whole.luar.copy_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif tindakan == "terima":
            self.whole.open_file()
        else:
            self.whole.ask_take_over()

    def on_changes(self, changes: Changes) -> None:
        """Read again who has the office: no command makes a backup."""
        if "bawaan" in changes.nouns:
            self.whole.load()

    def _read(self) -> list[BarisCadangan]:
        zona = self.services.kantor.require()["zona"]
        rows = [_row(cadangan, zona) for cadangan in self.services.cadangan.load()]
        return sorted(rows, key=lambda row: row.dibuat, reverse=True)

    def _show(self, rows: list[BarisCadangan]) -> None:
        self.pane.show_rows(rows)
        self.restore_button.setVisible(bool(rows))
        wanted, self._made_now = self._made_now, None
        if rows and (wanted or self.pane.view.current_key() is None):
            self.pane.view.go_to(wanted or rows[0].nama)

    def _row_changed(self, key: object) -> None:
        """Take a question back that was about another row."""
        self.restore_button.setEnabled(key is not None)
        if self._asked not in (None, key):
            self._withdraw()

    def _withdraw(self) -> None:
        self._asked = None
        self.message.hide()
        self.make_room()

    def make_room(self) -> None:
        """Let a card or a question that asks take the place of what it does not need."""
        packages = self.pulih_pane.asking
        asking = self.whole.bawa_pane.asking or packages
        # With a large font there is no room for both; px grows with it.
        self.pane.setVisible(not asking or (not packages and self.height() > theme.px(560)))
        self._below.setVisible(not asking)
        self.whole.setVisible(not asking and not self._asked)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the question back with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._asked:
            self._withdraw()
        else:
            super().keyPressEvent(event)

    # Making ---------------------------------------------------------------------------------------

    def make(self) -> None:
        """Make a backup by pages; other work on the database goes on meanwhile."""
        self.start_work(_("Membuat cadangan…"), cancellable=True)
        self.tasks.run(lambda: self.services.cadangan.make(self.pause), self._made, self.refuse)

    def pause(self, remaining: int, total: int) -> None:
        """Show how far a copy of the database is, and let other work go on; on the DB thread."""
        if self._stop.is_set():
            raise KnownError("DIBATALKAN", _("Cadangan dibatalkan; cadangan lama tetap ada."))
        self.advanced.emit(total - remaining, total)
        self.tasks.drain()

    def _made(self, cadangan: Cadangan) -> None:
        self.end_work()
        self._made_now = cadangan.nama
        text = _("Cadangan {nama} sudah dibuat.").format(nama=cadangan.nama)
        self.message.show_message(text, "baik")
        self.load()

    # Putting back ---------------------------------------------------------------------------------

    def ask_restore(self) -> None:
        """Ask before putting a backup back, naming what it means."""
        nama = self.pane.view.current_key()
        row = next((row for row in self.model.rows if row.nama == nama), None)
        if row is None:
            return
        text = _(
            "Pulihkan keadaan {waktu} ({jenis}, {nama})? Semua isian sesudahnya tidak tampak lagi. "
            "Keadaan sekarang disimpan dahulu sebagai cadangan, jadi masih dapat dikembalikan."
        ).format(waktu=row.waktu, jenis=row.jenis.lower(), nama=row.nama)
        self.ask(row.nama, text, _("Ya, pulihkan"), partial(self.restore, row.nama))

    def ask(self, about: str, text: str, yes: str, run: Callable[[], None]) -> None:
        """Ask above the list; what it is `about` is withdrawn when another row is chosen."""
        self._asked = about
        self.make_room()
        actions = ((yes, run), (_("Batal"), self._withdraw))
        self.message.show_message(text, "peringatan", actions, closable=False)
        cancel = self.message.findChildren(QPushButton)[-1]
        cancel.show()  # at once, not when the layout comes round to it: else it takes no focus
        cancel.setFocus()

    def restore(self, nama: str) -> None:
        """Put a backup in the place of the present data."""
        self.start_work(_("Memulihkan…"))
        self.tasks.run(
            lambda: self.services.cadangan.restore(nama),
            partial(self._restored, nama),
            self.refuse,
        )

    def _restored(self, nama: str, before: Cadangan) -> None:
        self.show_restored(
            _("{nama} sudah dipulihkan. Keadaan sebelumnya tersimpan sebagai {lama}.").format(
                nama=nama, lama=before.nama
            )
        )

    def show_restored(self, text: str) -> None:
        """Say that other data are here now, to the user and to every page."""
        self.end_work()
        self.message.show_message(text, "baik")
        self.tasks.bus.changed.emit(Changes(ALL_NOUNS, None, _("Pulihkan cadangan")))
        self.load()

    def allow_packages(self, allowed: bool) -> None:
        """Offer the packages only while the office is here."""
        self._packages_allowed = allowed
        self.packages_button.setVisible(allowed)

    def open_packages(self) -> None:
        """Ask for packages that the office has sent, and show what they would restore."""
        paths = ask_packages(self)
        if paths:
            self._withdraw()
            self.pulih_pane.start(paths)

    def _packages_restored(self) -> None:
        """Say to every page that other data are here now; the card says the rest."""
        changed = Changes(ALL_NOUNS, None, _("Pulihkan dari paket terkirim"))
        self.tasks.bus.changed.emit(changed)
        self.load()

    # Working --------------------------------------------------------------------------------------

    def start_work(self, text: str, *, cancellable: bool = False) -> None:
        """Say what is going on, and let nothing else begin meanwhile."""
        self._withdraw()
        self._stop.clear()
        self.whole.setEnabled(False)
        for widget in (self.whole.open_button, self.packages_button):
            widget.hide()  # their room is that of the progress
        for widget in (*self.buttons, self.restore_button):
            widget.setEnabled(False)
        self.progress.begin(text, cancellable=cancellable)

    def end_work(self) -> None:
        """Let everything begin again."""
        self.progress.hide()
        self.whole.setEnabled(True)
        self.whole.open_button.show()
        self.packages_button.setVisible(self._packages_allowed)
        self.buttons[0].setEnabled(True)
        self.restore_button.setEnabled(self.pane.view.current_key() is not None)

    def refuse(self, error: KnownError) -> None:
        """Say why a work has not come to its end."""
        self.end_work()
        tone = "info" if error.kode == "DIBATALKAN" else "buruk"
        self.message.show_message(str(error), tone)
        self.load()


class _Progress(QWidget):
    """Say what is going on, how far it is, and offer to stop it."""

    def __init__(self) -> None:
        super().__init__()
        self._text = theme.label("", "keterangan")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(theme.px(80))
        self.bar.setMaximumWidth(theme.px(200))
        self.cancel_button = button(Action(_("Batal&kan"), lambda: None, "x"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._text)
        row.addWidget(self.bar)
        row.addWidget(self.cancel_button)
        self.hide()

    def begin(self, text: str, *, cancellable: bool) -> None:
        """Show a work of unknown length."""
        self._text.setText(text)
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, 0)
        self.cancel_button.setVisible(cancellable)
        self.show()

    def show_step(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)


def _row(cadangan: Cadangan, zona: str) -> BarisCadangan:
    dibuat = datetime.fromtimestamp(cadangan.path.stat().st_mtime, UTC)
    jenis = next((title for begin, title in _KINDS if re.match(begin, cadangan.nama)), "")
    return BarisCadangan(cadangan.nama, dibuat, format_waktu(dibuat, zona), jenis, cadangan.ukuran)
