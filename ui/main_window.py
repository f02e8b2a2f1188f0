"""The one window: rail, pages, banners, status line, menus; it knows pages only as data."""

import linecache
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import Clock, in_zone
from ranpk_desktop.domain.bawaan import Bawaan
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import KnownError
from ui.core import icons, theme
from ui.core.actions import Action, build
from ui.core.guard import guarded
from ui.core.messages import Actions, Banners
from ui.core.page import Context, PageWidget
from ui.core.status_line import StatusLine
from ui.core.tasks import Tasks
from ui.core.theme import Mode, Theme
from ui.dari_pusat.host import Received, package_of
from ui.pages import PAGES, Page

if TYPE_CHECKING:  # its modules cost more time than the first paint may take
    from ranpk_desktop.services.office import Office
    from ui.paket.pengirim import Pengirim
    from ui.periksa_berkas.window import PeriksaWindow

_FRAME_NOUNS = {"unit", "pegawai", "pengaturan", "bawaan"}


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What the frame of the window shows of the office."""

    unit: dict[str, Any]
    pengisi: str
    names: tuple[str, ...]
    jam: str | None
    mode: Mode
    bawaan: Bawaan | None


@dataclass(slots=True)
class _Shown:
    """A registered page, its widget once made, and what changed while it was hidden."""

    page: Page
    widget: PageWidget | None = None
    stale: set[str] = field(default_factory=set)


class MainWindow(QMainWindow):
    """Show the pages of one office; everything stored is read and written through `tasks`.

    `opened` says that the office could be read and the first page is shown; `closed`, that the
    window has gone and everything is saved, with what `leave` was given (None for a plain close).
    """

    opened = Signal()
    closed = Signal(object)

    def __init__(
        self,
        services: "Office",
        tasks: Tasks,
        dress: Theme,
        clock: Clock,
        pages: Sequence[Page] = PAGES,
    ) -> None:
        super().__init__()
        self._services, self._tasks, self._dress, self._clock = services, tasks, dress, clock
        self._zona = "WIB"
        self._did = ""
        self._closing = False
        self._discarding = False
        self._documents: QMenu | None = None
        self._afterwards: object = None
        self._check: PeriksaWindow | None = None
        self._pengirim: Pengirim | None = None
        self._outbox: list[object] = []
        self.banners = Banners()
        self._pages = [_Shown(page) for page in pages]
        self.context = Context(
            services,
            tasks,
            clock,
            self._show_message,
            self.open_page,
            self.pengirim,
            self.show_received,
            self.open_check,
        )
        self.setWindowTitle("RANPK Desktop")
        self.resize(1280, 720)
        self.menus: dict[str, QMenu] = {}
        self._modes: dict[Mode, QAction] = {}
        self._build_menus()
        self._build_frame()
        tasks.bus.changed.connect(self._announce)
        tasks.failed.connect(self._show_failure)
        tasks.pending_changed.connect(self._close_when_idle)
        self._open()

    # Frame ------------------------------------------------------------------------------------

    def _build_frame(self) -> None:
        self.office = theme.label("", "tebal")
        self.office.setWordWrap(True)
        self.rail = QListWidget()
        self.rail.setObjectName("navigasi")
        self.rail.setAccessibleName(_("Halaman"))
        self.rail.setIconSize(QSize(theme.px(20), theme.px(20)))
        self.rail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for at, shown in enumerate(self._pages):
            entry = QListWidgetItem(icons.icon(shown.page.icon), shown.page.title)
            entry.setSizeHint(QSize(0, theme.px(40)))
            entry.setToolTip(f"{shown.page.title} (Ctrl+{at + 1})")
            self.rail.addItem(entry)
            jump = QShortcut(QKeySequence(f"Ctrl+{at + 1}"), self)
            jump.activated.connect(partial(self.rail.setCurrentRow, at))
        self.rail.currentRowChanged.connect(self._show_page)
        side = QWidget()
        side.setObjectName("rel")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        titles = [shown.page.title for shown in self._pages]
        widest = max(map(self.rail.fontMetrics().horizontalAdvance, titles), default=0)
        side.setFixedWidth(max(theme.px(160), widest + theme.px(56) + 24))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, theme.px(16), 1, theme.px(8))
        column.setSpacing(theme.px(16))
        heading = QVBoxLayout()
        heading.setContentsMargins(theme.px(20), 0, theme.px(12), 0)
        heading.addWidget(self.office)
        column.addLayout(heading)
        column.addWidget(self.rail, 1)
        self.stack = QStackedWidget()
        self.status_line = StatusLine(self._tasks)
        self.status_line.filler_chosen.connect(self._choose_filler)
        self.status_line.outbox.clicked.connect(lambda _checked=False: self.open_page("paket"))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.banners)
        right.addWidget(self.stack, 1)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(side)
        top.addLayout(right, 1)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        top.addLayout(beside)
        self.received = Received(self, self.stack, right, beside)
        self.received.attach(self.context, self.banners)
        self.setAcceptDrops(True)
        centre = QWidget()
        whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top, 1)
        whole.addWidget(self.status_line)
        self.setCentralWidget(centre)

    def _build_menus(self) -> None:
        entries: tuple[tuple[str, str, tuple[Action, ...]], ...] = (
            ("berkas", _("&Berkas"), (Action(_("&Keluar"), self._quit, "log-out", "Ctrl+Q"),)),
            ("ubah", _("&Ubah"), ()),
            ("tampilan", _("&Tampilan"), ()),
            (
                "bantuan",
                _("Ba&ntuan"),
                (Action(_("&Bantuan halaman ini"), self.show_help, "circle-question-mark", "F1"),),
            ),
        )
        for name, title, actions in entries:
            self.menus[name] = self.menuBar().addMenu(title)
            self.add_actions(name, actions)
        begin = Action(_("&Mulai tahun baru…"), self._start_year, "calendar")
        self.year_action = build(begin, self)
        self.year_action.setEnabled(False)
        received = Action(_("Buka berkas dari &Pusat…"), self.show_received, "file-input", "Ctrl+O")
        self.received_action = build(received, self)
        self.received_action.setEnabled(False)
        leave = self.menus["berkas"].actions()[0]
        self.menus["berkas"].insertAction(leave, self.year_action)
        self.menus["berkas"].insertAction(leave, self.received_action)
        look = Action(_("Periksa &berkas…"), self.open_check, "list-checks")
        self.check_action = build(look, self)
        self.menus["berkas"].insertAction(leave, self.check_action)
        self.menus["berkas"].insertSeparator(leave)
        self.undo_action = build(Action(_("&Urungkan"), self._undo, "undo-2", "Ctrl+Z"), self)
        self.redo_action = build(Action(_("U&langi"), self._redo, "redo-2", "Ctrl+Y"), self)
        self.menus["ubah"].addActions([self.undo_action, self.redo_action])
        group = QActionGroup(self)
        for mode, title, icon in (
            (Mode.TERANG, _("&Terang"), "sun"),
            (Mode.GELAP, _("&Gelap"), "moon"),
            (Mode.SISTEM, _("&Ikuti sistem"), "monitor"),
        ):
            choice = build(Action(title, partial(self._choose_mode, mode), icon), self)
            choice.setCheckable(True)
            choice.setChecked(mode is self._dress.mode)
            group.addAction(choice)
            self._modes[mode] = choice
            self.menus["tampilan"].addAction(choice)

        columns = Action(_("&Kolom tabel…"), self._choose_columns, "columns-3", "Ctrl+Shift+K")
        self.menus["tampilan"].addSeparator()
        self.menus["tampilan"].addAction(build(columns, self))

    def add_actions(self, menu: str, actions: Sequence[Action]) -> None:
        """Put actions at the top of a menu: berkas, ubah, tampilan or bantuan."""
        target = self.menus[menu]
        first = next(iter(target.actions()), None)
        made: list[QAction] = [build(action, self) for action in actions]
        if first is None:
            target.addActions(made)
        else:
            target.insertActions(first, made)
            target.insertSeparator(first)

    # Pages ------------------------------------------------------------------------------------

    def open_page(self, name: str, **place: Any) -> None:
        """Go to a page by its registered name, and there to a place (its `go_to`).

        What a banner said belongs to the place before.
        """
        self.banners.hide_banner("halaman")
        names = [shown.page.name for shown in self._pages]
        self.rail.setCurrentRow(names.index(name))
        page = self.page(name)
        if page and place:
            page.go_to(**place)
            self._take_documents(page)

    def page(self, name: str) -> PageWidget | None:
        """Return a page's widget, or None before its first showing."""
        return next(shown.widget for shown in self._pages if shown.page.name == name)

    def _show_page(self, at: int) -> None:
        self.banners.hide_banner("halaman")
        shown = self._pages[at]
        if shown.widget is None:
            shown.widget = shown.page.factory(self.context)
            self.stack.addWidget(shown.widget)
            self._take_page(shown.widget)
            shown.widget.load()
            return
        self._take_page(shown.widget)
        if shown.stale:
            changes = Changes(frozenset(shown.stale), None, "")
            shown.stale.clear()
            shown.widget.on_changes(changes)

    def _take_page(self, page: PageWidget) -> None:
        """Bring a page to the front, and its documents into the window's own menu."""
        self.received.step_aside()
        self.stack.setCurrentWidget(page)
        self._take_documents(page)

    def _take_documents(self, page: PageWidget) -> None:
        """Show what the page in view prints in the window's own menu too."""
        berkas, menu = self.menus["berkas"], page.title_bar().exports
        if menu is not self._documents:
            if self._documents:
                berkas.removeAction(self._documents.menuAction())
            berkas.insertMenu(self.year_action, menu)
            self._documents = menu

    def _made_pages(self) -> list[PageWidget]:
        return [shown.widget for shown in self._pages if shown.widget]

    def _start_year(self) -> None:
        """Begin a new year step by step, or go on where that was left."""
        from ui.rencana.tahun_baru_dialog import open_tahun_baru

        self._commit()
        open_tahun_baru(self.context, self, self._show_plan)

    def _show_plan(self, tahun: int) -> None:
        self.open_page("rencana", tahun=tahun)

    def open_check(self, path: Path | None = None) -> None:
        """Check a file that came from anywhere, beside this window."""
        from ui.periksa_berkas.window import PeriksaWindow

        if self._check is None:
            self._check = PeriksaWindow(self.context, self)
        self._check.open_window(path)

    # Files from Pusat ---------------------------------------------------------------------------

    def show_received(self, manifes: str = "") -> None:
        """Ask for a file from Pusat, or show the receipt of a package, beside the page."""
        self._commit()
        self.received.ask(manifes)

    def open_received(self, path: Path) -> None:
        """Open a file from Pusat beside the page: dropped here, or double-clicked elsewhere."""
        self._commit()
        self.received.open_file(path)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put a file from Pusat where there is room."""
        super().resizeEvent(event)
        self.received.arrange()

    @guarded(None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a package that is dragged in from a folder or a mail, once the office is open."""
        if package_of(event.mimeData()) and self.received_action.isEnabled():
            event.acceptProposedAction()

    @guarded(None)
    def dropEvent(self, event: QDropEvent) -> None:
        """Open a package dropped here; the drag has to end first."""
        path = package_of(event.mimeData())
        if path:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, partial(self.open_received, path))

    def show_help(self) -> None:
        """Explain the page shown."""
        from ui.core.help_dialog import HelpDialog

        at = self.rail.currentRow()
        page = self._pages[at].page if at >= 0 else None
        HelpDialog(page.title if page else "", page.help if page else "", self).open()

    def _choose_columns(self) -> None:
        """Open the column menu of the table that has the keyboard, or else of the first shown."""
        from ui.core.table_view import TableView

        tables = [t for t in self.stack.findChildren(TableView) if t.isVisible()]
        for table in sorted(tables, key=lambda table: not table.hasFocus())[:1]:
            table.columns.open_menu()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard with Enter too: Qt takes only the space bar."""
        here = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(here, QPushButton | QToolButton):
            here.click()
        else:
            super().keyPressEvent(event)

    @guarded(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Visit the status line last: Qt goes by age, and a page makes its widgets later."""
        line = self.status_line
        for widget in (line.filler, line.outbox, line.cancel_button):
            last = self.previousInFocusChain()
            while last and last is not self and not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
                last = last.previousInFocusChain()
            if last:
                QWidget.setTabOrder(last, widget)
        return super().focusNextPrevChild(forward)

    def pengirim(self) -> "Pengirim":
        """Return the outbox at work; it sends nothing before its `start`."""
        if self._pengirim is None:
            from ui.paket.pengirim import Pengirim

            self._pengirim = Pengirim(self._services, self._tasks, self._clock, self)
            self._pengirim.changed.connect(self._show_outbox)
        return self._pengirim

    def _show_outbox(self) -> None:
        """Show in the status line what waits, and let pages read again what left or failed."""
        waiting = self._pengirim.waiting if self._pengirim else ()
        self.status_line.set_outbox(len(waiting))
        states: list[object] = [(it.id, it.keadaan) for it in waiting]
        if states != self._outbox:
            self._outbox = states
            self._announce(Changes(frozenset({"kiriman"}), None, ""))

    # What the office tells ----------------------------------------------------------------------

    def _open(self) -> None:
        """Read the office; its first page opens only then, because the office may refuse."""
        self.rail.setEnabled(False)
        self._tasks.run(self._read, self._show_opened, self._show_refused)

    def _show_opened(self, office: _Snapshot) -> None:
        linecache.clearcache()  # PySide made it keep the source of every module: 8 MB
        self.banners.hide_banner("buka")
        self._show_office(office)
        self._read_history()
        self.rail.setEnabled(True)
        self.year_action.setEnabled(True)
        self.received_action.setEnabled(True)
        if self._pages:
            self.rail.setCurrentRow(0)
            self.rail.setFocus()
        self.opened.emit()

    def _show_refused(self, error: KnownError) -> None:
        again = ((_("Coba lagi"), self._open), (_("Keluar"), self._quit))
        self.banners.show_banner("buka", str(error), "buruk", again, closable=False)

    def _read(self) -> _Snapshot:
        kantor, pengaturan = self._services.kantor, self._services.pengaturan
        return _Snapshot(
            unit=kantor.load() or {},
            pengisi=kantor.pengisi,
            names=tuple(row["nama"] for row in kantor.pegawai() if row["aktif"]),
            jam=self._services.jam.check(),
            mode=Mode(pengaturan.load()["tampilan"]),
            bawaan=self._services.bawaan.current(),
        )

    def _show_office(self, office: _Snapshot) -> None:
        name = str(office.unit.get("nama", ""))
        self._zona = str(office.unit.get("zona", self._zona))
        self.office.setText(name)
        self.setWindowTitle(f"{name} – RANPK Desktop" if name else "RANPK Desktop")
        self.status_line.set_fillers(office.names, office.pengisi)
        if office.mode is not self._dress.mode:
            self._dress.set_mode(office.mode)
            self._modes[office.mode].setChecked(True)
        if office.unit.get("contoh"):
            text = _("DATA CONTOH: semua isi di sini rekaan; cobalah apa saja dengan bebas.")
            self.banners.show_banner("contoh", text, "peringatan", closable=False)
        self._show_carried(office.bawaan)
        if office.jam:
            self.banners.show_banner("jam", office.jam, "peringatan")

    def _show_carried(self, bawaan: Bawaan | None) -> None:
        """Say above every page who has the office, as long as somebody has it."""
        if bawaan is None:
            self.banners.hide_banner("dibawa")
            return
        text = _("Kantor ini sedang dibawa {oleh}, jadi di sini hanya dapat dibaca.")
        if bawaan.sidik is None:
            text += " " + _("Berkasnya belum selesai dibuat.")
        go = partial(self.open_page, "pengaturan", bagian="cadangan")
        actions = (
            (_("Terima kembali…"), partial(go, tindakan="terima")),
            (_("Ambil alih…"), partial(go, tindakan="ambil-alih")),
        )
        text = text.format(oleh=bawaan.describe())
        self.banners.show_banner("dibawa", text, "peringatan", actions, closable=False)

    def _choose_filler(self, nama: str) -> None:
        self._tasks.run(lambda: self._services.pengaturan.save("pengisi", nama))

    def _choose_mode(self, mode: Mode) -> None:
        self._dress.set_mode(mode)
        pengaturan = self._services.pengaturan
        self._tasks.run(lambda: pengaturan.save("tampilan", mode.value))

    def _announce(self, changes: Changes) -> None:
        if changes.perintah_id is not None:
            did, self._did = self._did, ""
            self.status_line.set_saved(f"{in_zone(self._clock(), self._zona):%H.%M}", did)
        for shown in self._pages:
            if shown.widget and shown.widget is self.stack.currentWidget():
                shown.widget.on_changes(changes)
            elif shown.widget:
                shown.stale |= changes.nouns
        if changes.nouns & _FRAME_NOUNS:
            self._tasks.run(self._read, self._show_office)
        self._read_history()

    # Undo -------------------------------------------------------------------------------------

    def _undo(self) -> None:
        """Drop a text just refused where the user stands; only then take back a command."""
        self._commit()
        self._tasks.run(lambda: None, lambda _saved_or_refused: self._drop_or_undo())

    def _drop_or_undo(self) -> None:
        page = self.stack.currentWidget()
        if not (isinstance(page, PageWidget) and page.drop_refused()):
            self._take_back(_("Diurungkan: {judul}"), lambda: self._services.perintah.undo())

    def _redo(self) -> None:
        self._commit()
        self._take_back(_("Diulangi: {judul}"), lambda: self._services.perintah.redo())

    def _take_back(self, text: str, job: Callable[[], Changes]) -> None:
        """Undo or redo, and say what that was: it may lie on another page or in another year."""

        def tell(changes: Changes) -> None:
            self._did = text.format(judul=changes.judul)

        self._tasks.run(job, tell)

    def _read_history(self) -> None:
        self._tasks.run(lambda: self._services.perintah.peek(), self._show_history)

    def _show_history(self, titles: tuple[str | None, str | None]) -> None:
        for action, word, title in zip(
            (self.undo_action, self.redo_action),
            (_("&Urungkan"), _("U&langi")),
            titles,
            strict=True,
        ):
            action.setEnabled(title is not None)
            action.setText(f"{word}: {title.replace('&', '&&')}" if title else word)

    def _show_message(self, text: str, tone: str = "info", actions: Actions = ()) -> None:
        self.banners.show_banner("halaman", text, tone, actions)

    def _show_failure(self, error: KnownError) -> None:
        self.banners.show_banner("kesalahan", str(error), "buruk")

    # Closing ----------------------------------------------------------------------------------

    def leave(self, afterwards: object) -> None:
        """Close, and say with `closed` what comes next; forgotten when the window has to stay."""
        self._afterwards = afterwards
        self.close()

    @guarded(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, wait for the queue, and stay where a value was refused."""
        if not self._closing:
            self._commit()
        self._closing = bool(self._tasks.pending)
        if self._closing:
            event.ignore()
            self.banners.show_banner(
                "tutup", _("Menyelesaikan penyimpanan sebelum aplikasi ditutup…")
            )
            return
        unsaved = 0 if self._discarding else sum(page.unsaved() for page in self._made_pages())
        event.setAccepted(not unsaved)
        self.banners.hide_banner("tutup")
        if unsaved:
            text = _("{n} isian belum tersimpan. Betulkan atau batalkan dahulu.").format(n=unsaved)
            discard = partial(self._discard_and_leave, self._afterwards)
            self._afterwards = None
            anyway = ((_("Tutup tanpa menyimpannya"), discard),)
            self.banners.show_banner("tutup", text, "buruk", anyway)
        elif self._pengirim and self._pengirim.busy:
            event.ignore()
            self.banners.show_banner("tutup", _("Menghentikan pengiriman sebelum ditutup…"))
            self._pengirim.stop(self.close)
        else:
            if self._check:
                self._check.close()
            if self._pengirim:
                self._pengirim.stop()
            self.closed.emit(self._afterwards)

    def _close_when_idle(self, pending: int) -> None:
        if self._closing and not pending:
            self.close()

    def _discard_and_leave(self, afterwards: object) -> None:
        self._discarding = True
        self.leave(afterwards)

    def _commit(self) -> None:
        for page in self._made_pages():
            page.commit()

    def _quit(self) -> None:
        self.close()
