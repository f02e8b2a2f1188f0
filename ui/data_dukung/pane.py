"""The evidence of one row: what it has, how much a mail holds, and every way to add to it.

Any page shows it with `show_target`; it reads and saves by itself.
"""

import shutil
import tempfile
import weakref
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.data_dukung import JenisDukung, SasaranDukung
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports.jenis_berkas import JENIS_BERKAS
from ranpk_desktop.services.berkas_dukung import Sumber, copy_out
from ranpk_desktop.services.data_dukung import ISIAN, IsiDukungan, ItemDukungan
from ui.core import theme
from ui.core.actions import Action, build
from ui.core.desktop import open_path
from ui.core.exports import documents
from ui.core.guard import guarded
from ui.core.page import Context
from ui.data_dukung.form import DukunganForm
from ui.data_dukung.intake import Intake
from ui.data_dukung.list_page import ListPage
from ui.data_dukung.picker import DukunganPicker
from ui.data_dukung.sumber import Masukan, may_be_evidence, of_path, read_mime


class DataDukungPane(QWidget):
    """Show the evidence of the row that `show_target` was given; nothing while it is None.

    `wanted` says that something was dropped or pasted while the pane may be out of sight.
    """

    NOUNS = frozenset({"data_dukung", "taut_data_dukung", "butir_rencana", "kunci"})
    wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sasaran: SasaranDukung | None = None
        self._isi: IsiDukungan | None = None
        self._stale = False
        self._returning = False  # to a list that is yet to be read
        self._undoable: int | None = None
        self._form_target: SasaranDukung | None = None
        self._folder = documents()
        self._copies: Path | None = None
        self.list = ListPage(
            add=(
                Action(_("Tambah b&erkas…"), self.choose_files, "paperclip"),
                Action(_("Tautan &web…"), self.ask_link, "link"),
                Action(_("D&okumen fisik…"), self.ask_paper, "archive"),
                Action(_("Pil&ih yang ada…"), self.ask_existing, "list-checks"),
            ),
            each=(
                Action(_("Buka"), self.open_item, "folder-open", "Return"),
                Action(_("Ubah…"), self.edit_item, "pencil", "F2"),
                Action(_("Lepas"), self.detach, "x", "Delete"),
            ),
            rare=Action(_("Hapus dari semua baris"), self.delete, "trash-2", "Ctrl+Delete"),
        )
        self.forms = {jenis: DukunganForm(jenis) for jenis in ISIAN}
        self.picker = DukunganPicker()
        self.intake = Intake(context, self.list.question, self._say)
        self._pages: tuple[QWidget, ...] = (self.list, *self.forms.values(), self.picker)
        self._page: QWidget = self.list
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for page in self._pages:  # no QStackedWidget: hidden ones would want their room
            column.addWidget(page)
        self._turn_to(self.list)
        self._connect()

    def _connect(self) -> None:
        self.list.table.opened.connect(self.open_item)
        for form in self.forms.values():
            form.submitted.connect(partial(self._submit, form))
            form.cancelled.connect(self._show_list)
        self.picker.picked.connect(self._attach)
        self.picker.cancelled.connect(self._show_list)
        paste = build(Action(_("&Tempel"), self.paste, "clipboard-paste", "Ctrl+V"), self)
        paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.list.addAction(paste)
        self.list.table.view.addAction(paste)
        self.accept_drops_on(self)
        self._context.tasks.bus.changed.connect(self._follow)

    # Reading ----------------------------------------------------------------------------------

    def show_target(self, sasaran: SasaranDukung | None) -> None:
        """Show the evidence of a row; what is half typed stays, and belongs to the row before."""
        if sasaran == self._sasaran:
            return
        self._sasaran, self._isi = sasaran, None
        self.list.message.hide()
        if not self.unsaved():
            self._show_list(focus=False)
        self._load()

    def _load(self) -> None:
        """Read the row, now or when the pane is next seen."""
        self._stale = not self.isVisible()
        sasaran, services = self._sasaran, self._context.services
        if sasaran is None or self._stale:
            return
        self._context.tasks.run(
            lambda: services.data_dukung.load(sasaran), partial(self._show, sasaran)
        )

    def _show(self, sasaran: SasaranDukung, isi: IsiDukungan) -> None:
        if sasaran == self._sasaran:
            self._isi = isi
            self.list.show_isi(isi)
            if self._returning and self._page is self.list:
                self.list.focus()
            self._returning = False

    def _follow(self, changes: Changes) -> None:
        if self._undoable is not None and changes.perintah_id not in (None, self._undoable):
            self._undoable = None
            self.list.message.hide()
        if changes.nouns & self.NOUNS:
            self._load()

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """Return what the pane can be: its pages lay themselves out once they know their width."""
        return QSize(theme.px(280), super().minimumSizeHint().height())

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the pane was out of sight."""
        super().showEvent(event)
        if self._stale:
            self._load()

    def unsaved(self) -> int:
        """Return how many forms hold something that is not saved."""
        return sum(form is self._page and form.dirty for form in self.forms.values())

    def _open(self) -> tuple[SasaranDukung, IsiDukungan] | None:
        """Return the row as it is shown, if something may be changed there."""
        if self._sasaran is None or self._isi is None or self._isi.terkunci:
            return None
        return self._sasaran, self._isi

    # Adding -----------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Ask for files."""
        if not self._open():
            return
        endings = " ".join(f"*.{it}" for jenis in JENIS_BERKAS for it in jenis.akhiran)
        chosen, _filter = QFileDialog.getOpenFileNames(
            self,
            _("Tambah berkas"),
            str(self._folder),
            _("Berkas yang diterima ({akhiran})").format(akhiran=endings)
            + ";;"
            + _("Semua berkas (*)"),
        )
        if chosen:
            self._folder = Path(chosen[0]).parent
            self._take_files([of_path(Path(path)) for path in chosen])

    def paste(self) -> None:
        """Take what lies on the clipboard: files, a picture, or an address."""
        self._take(QGuiApplication.clipboard().mimeData())

    def accept_drops_on(self, widget: QWidget) -> None:
        """Let files, pictures and addresses be dropped on a widget, for the row shown here."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped on this pane, or on another widget that stands for it."""
        if not isinstance(event, QDropEvent):  # the base of entering and moving too
            return super().eventFilter(watched, event)
        if self._sasaran is None or not may_be_evidence(event.mimeData()):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.wanted.emit()
            self._take(event.mimeData())
        return True

    def _take(self, mime: QMimeData) -> None:
        """Read what was handed over at once: a drop lasts no longer than its event."""
        saat = self._context.clock().astimezone()
        nama = _("Tempelan {saat}.png").format(saat=f"{saat:%Y-%m-%d %H.%M.%S}")
        try:
            masukan = read_mime(mime, nama)
        except KnownError as error:
            self._say(str(error), "peringatan")
        else:
            self._with_isi(partial(self._bring, masukan))

    def _with_isi(self, run: Callable[[], None]) -> None:
        """Do something once the row is read: it may have been out of sight until now."""
        sasaran, services = self._sasaran, self._context.services
        if self._isi is not None:
            run()
        elif sasaran is not None:

            def show(isi: IsiDukungan) -> None:
                self._show(sasaran, isi)
                run()

            self._context.tasks.run(lambda: services.data_dukung.load(sasaran), show)

    def _bring(self, masukan: Masukan) -> None:
        if self._isi and self._isi.terkunci:
            self._say(_("Triwulan ini sudah dikunci, jadi data dukungnya tetap."), "peringatan")
        elif masukan.url:
            self.ask_link(masukan.url)
        else:
            self._take_files(masukan.berkas)

    def _take_files(self, sumber: Sequence[Sumber]) -> None:
        if shown := self._open():
            self._show_list()
            self.intake.begin(*shown, sumber)

    def ask_link(self, url: str = "") -> None:
        """Ask for an address; its contents are never fetched."""
        if shown := self._open():
            isian = {"url": url, "tanggal": format_tanggal(shown[1].saat.date())}
            self._ask(JenisDukung.TAUTAN, isian)

    def ask_paper(self) -> None:
        """Ask for a paper and where it is kept."""
        if self._open():
            self._ask(JenisDukung.DOKUMEN_FISIK, {})

    def ask_existing(self) -> None:
        """Offer what other rows have."""
        shown, services = self._open(), self._context.services
        if shown:
            sasaran = shown[0]
            self._context.tasks.run(
                lambda: services.data_dukung.choices(sasaran), partial(self._offer, sasaran)
            )

    def _offer(self, sasaran: SasaranDukung, items: Sequence[ItemDukungan]) -> None:
        if sasaran != self._sasaran:
            return
        if not items:
            self._say(_("Belum ada data dukung lain yang dapat dipilih."), "info")
            return
        self.picker.ask(items)
        self._turn_to(self.picker)
        self.picker.focus()

    def _attach(self, ids: list[str]) -> None:
        services = self._context.services
        if shown := self._open():
            sasaran = shown[0]
            self._context.tasks.run(
                lambda: services.data_dukung.attach(sasaran, ids), None, self._refuse
            )
            self._returning = True
        self._show_list()

    # The form ---------------------------------------------------------------------------------

    def edit_item(self) -> None:
        """Change what is typed about the item under the cursor."""
        if self._open() and (chosen := self.list.table.chosen()):
            item = chosen[0].isi
            isian = {name: str(getattr(item, name) or "") for name in ISIAN[item.jenis]}
            if item.tanggal:
                isian["tanggal"] = format_tanggal(item.tanggal)
            self._ask(item.jenis, isian, item.id)

    def _ask(self, jenis: JenisDukung, isian: Mapping[str, str], row_id: str = "") -> None:
        form = self.forms[jenis]
        if not (form is self._page and form.dirty):
            self._form_target = self._sasaran
            form.ask(isian, row_id)
        self._turn_to(form)
        form.focus()

    def _submit(self, form: DukunganForm) -> None:
        sasaran, services, typed = self._form_target, self._context.services, form.values()
        if sasaran is None:
            return
        form.primary.setEnabled(False)

        def job() -> Changes:
            if form.row_id:
                return services.data_dukung.save(form.row_id, typed)
            return services.data_dukung.add(sasaran, form.jenis, typed)

        self._context.tasks.run(job, partial(self._saved, form), form.show_error)

    def _saved(self, form: DukunganForm, changes: Changes) -> None:
        form.forget()
        self._show_list()
        self._returning = changes.perintah_id is not None

    def _show_list(self, *, focus: bool = True) -> None:
        """Put the list back, and the keyboard on it where the pane had it."""
        focus = focus and self._page is not self.list
        self._turn_to(self.list)
        if focus:
            self.list.focus()

    def _turn_to(self, page: QWidget) -> None:
        self._page = page
        for each in self._pages:
            each.setVisible(each is page)

    # What is there ----------------------------------------------------------------------------

    def open_item(self) -> None:
        """Open a copy of the file, or the address, under the cursor; tell where a paper is."""
        chosen = self.list.table.chosen()
        if self._isi is None or not chosen:
            return
        item = chosen[0].isi
        if item.url:
            open_path(self._context, item.url)
        elif item.sha256:
            files, folder = self._isi.files, self._copy_folder()
            self._context.tasks.run_in_pool(
                lambda _work: copy_out(files, item, folder),
                partial(open_path, self._context),
                self._refuse,
                title=_("Membuka {nama}").format(nama=item.nama),
            )
        else:
            self._say(f"{item.nama}: {item.uraian}", "info")

    def _copy_folder(self) -> Path:
        """Return the folder of the copies that viewers open; it goes with the pane."""
        if self._copies is None:
            self._copies = Path(tempfile.mkdtemp(prefix="ranpk-"))
            weakref.finalize(self, shutil.rmtree, self._copies, ignore_errors=True)
        return self._copies

    def detach(self) -> None:
        """Take what is selected off this row; the button offered, or Ctrl+Z, brings it back."""
        services = self._context.services
        if (shown := self._open()) and (chosen := self.list.table.chosen()):
            sasaran, ids = shown[0], [item.isi.id for item in chosen]
            self._context.tasks.run(
                lambda: services.data_dukung.detach(sasaran, ids),
                partial(self._offer_undo, _("{nama} dilepas dari baris ini."), chosen),
                self._refuse,
            )

    def delete(self) -> None:
        """Take what is selected off every row; it can be undone."""
        services = self._context.services
        if self._open() and (chosen := self.list.table.chosen()):
            ids = [item.isi.id for item in chosen]
            self._context.tasks.run(
                lambda: services.data_dukung.delete(ids),
                partial(self._offer_undo, _("{nama} dihapus dari semua baris."), chosen),
                self._refuse,
            )

    def _offer_undo(self, text: str, gone: Sequence[ItemDukungan], changes: Changes) -> None:
        self._undoable = changes.perintah_id
        nama = _("“{nama}”").format(nama=gone[0].isi.nama)
        if len(gone) > 1:
            nama = _("{n} data dukung").format(n=len(gone))
        self.list.message.show_message(
            text.format(nama=nama), "info", ((_("Urungkan"), self._undo),)
        )

    def _undo(self) -> None:
        services = self._context.services
        self._context.tasks.run(lambda: services.perintah.undo(), None, self._refuse)

    def _say(self, text: str, tone: str) -> None:
        self._undoable = None
        self.list.message.show_message(text, tone)

    def _refuse(self, error: KnownError) -> None:
        self._say(str(error), "buruk")
