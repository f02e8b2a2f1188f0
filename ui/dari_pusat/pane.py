"""The pane beside the page in which files from Pusat are opened: read, said what they are, done.

It stays while the user goes through the returned cells on the pages.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import dari_pusat, tanda_terima
from ranpk_desktop.services.dari_pusat import BerkasPusat
from ranpk_desktop.services.referensi import PratinjauReferensi
from ranpk_desktop.services.sel_kembali import SelKembali
from ranpk_desktop.services.tanda_terima import HasilTandaTerima, Pembukaan
from ui.core import icons, theme
from ui.core.actions import Action, button
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.pane import Pane
from ui.dari_pusat.parts import DonePart, FilePart, Part, ReceiptPart, ReferencesPart

_WIDTH = 360
_ANY = 16_777_215
"""The greatest width that Qt knows."""
_Read = Pembukaan | PratinjauReferensi | BerkasPusat


class DariPusatPane(Pane):
    """Open one file after the other; what is shown is always that of the last one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self._tasks, self._services = context, context.tasks, context.services
        self.part: Part | None = None
        self._path: Path | None = None
        self.title = theme.label(_("Berkas dari Pusat"), "bagian")
        self.close_button = QToolButton()
        self.close_button.setIcon(icons.icon("x"))
        self.close_button.setAccessibleName(_("Tutup berkas dari Pusat"))
        self.close_button.setToolTip(_("Tutup (Esc)"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.clicked.connect(lambda _checked=False: self.close_pane())
        self.message = InlineMessage()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self.again = button(Action(_("Buka berkas &lain…"), self.ask, "folder-open"))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.again)

    def wanted_width(self) -> int:
        """Return the width beside a page."""
        return theme.px(_WIDTH)

    def set_narrow(self, *, beside: bool) -> None:
        """Take the width beside a page, or all that there is."""
        self.setMinimumWidth(self.wanted_width() if beside else 0)
        self.setMaximumWidth(self.wanted_width() if beside else _ANY)

    # Opening ----------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask which file is to be opened."""
        folder = self._path.parent if self._path else Path.home()
        chosen, _filter = QFileDialog.getOpenFileName(
            self.window(),
            _("Buka berkas dari Pusat"),
            str(folder),
            _("Berkas paket (*.asice);;Semua berkas (*)"),
        )
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Read a file and say what it is; a receipt for this office is thereby opened."""
        self._path = path
        self.message.show_message(_("Membaca {nama}…").format(nama=path.name), closable=False)
        if self.part:
            self.part.hide()
        if not self.asking:
            self.appear()
        self._tasks.run(lambda: self._services.folder, partial(self._read, path), self._refuse)

    def _read(self, path: Path, folder: Path) -> None:
        self._tasks.run_in_pool(
            lambda _work: dari_pusat.read(path, folder),
            partial(self._judge, path),
            self._refuse,
            title=_("Membaca berkas dari Pusat"),
        )

    def _judge(self, path: Path, berkas: BerkasPusat) -> None:
        if path == self._path:
            self._tasks.run(partial(self._look, berkas), self._show_read, self._refuse)

    def _look(self, berkas: BerkasPusat) -> _Read:
        """Say on the DB thread what a file is to this office, and gather what opening needs."""
        berkas = self._services.dari_pusat.judge(berkas)
        if not berkas.tepercaya:
            return berkas
        if berkas.jenis is JenisPaket.TANDA_TERIMA:
            return self._services.tanda_terima.prepare(berkas)
        return self._services.referensi.compare(berkas)

    def _show_read(self, read: _Read) -> None:
        if isinstance(read, PratinjauReferensi):
            self._show(ReferencesPart(read, partial(self._apply, read)))
        elif isinstance(read, BerkasPusat):
            self._show(FilePart(read, partial(self._pin, read), self._restore))
        elif read.harapan:
            self._tasks.run_in_pool(
                lambda _work: tanda_terima.examine(read),
                self._record,
                self._refuse,
                title=_("Memeriksa perjanjian kinerja"),
            )
        else:
            self._record(read)

    def _record(self, pembukaan: Pembukaan) -> None:
        record = partial(self._services_record, pembukaan)
        self._tasks.run(record, self._show_receipt, self._refuse)

    def _services_record(self, pembukaan: Pembukaan) -> HasilTandaTerima:
        return self._services.tanda_terima.record(pembukaan)

    def _show_receipt(self, hasil: HasilTandaTerima, said: str = "") -> None:
        if hasil.changes.nouns:
            self._tasks.bus.changed.emit(hasil.changes)
        self._show(ReceiptPart(hasil, self._jump, partial(self._revise, hasil)))
        if said:
            self.message.show_message(said, "baik")

    def show_receipt_of(self, manifes: str, said: str = "") -> None:
        """Show again the receipt that holds for a package; `said` is what was just done."""
        if not self.asking:
            self.appear()
        self._tasks.run(
            # It was opened before, but that is no news: nobody opens a file here.
            lambda: replace(self._services.tanda_terima.show(manifes), lama=False),
            partial(self._show_receipt, said=said),
            self._refuse,
        )

    # What can be done -------------------------------------------------------------------------

    def _jump(self, it: SelKembali) -> None:
        self.context.open_page(it.halaman, **it.tempat)

    def _revise(self, hasil: HasilTandaTerima, alasan: str) -> None:
        terima = hasil.tanda_terima

        def job() -> Changes:
            return self._services.tanda_terima.open_revision(terima, alasan)

        def opened(_changes: Changes) -> None:
            text = _("Sudah dibuka untuk revisi. Betulkan, kunci lagi, lalu kirim paket barunya.")
            self.show_receipt_of(terima.paket, text)
            if terima.jenis is JenisPaket.LAPORAN_TRIWULAN:  # a cell may have led to another one
                periode = Periode(terima.tahun, Triwulan.from_periode(terima.periode))
                self.context.open_page("realisasi", tampilan="indikator", periode=periode)

        self._tasks.run(job, opened, self._refuse)

    def _apply(self, pratinjau: PratinjauReferensi) -> None:
        def job() -> Changes:
            return self._services.referensi.apply(pratinjau)

        text = _("Referensi dari Pusat sudah diterapkan.")
        self._tasks.run(job, lambda _changes: self._show(DonePart(text)), self._refuse)

    def _pin(self, berkas: BerkasPusat) -> None:
        """Pin the key whose code was compared, then open the same file."""

        def job() -> None:
            self._services.dari_pusat.pin(berkas.sertifikat, berkas.kode_pengenal)

        self._tasks.run(job, lambda _nothing: self._reopen(), self._refuse)

    def _restore(self) -> None:
        self.context.open_page("pengaturan", bagian="cadangan")

    def _reopen(self) -> None:
        if self._path:
            self.open_file(self._path)

    # Showing ----------------------------------------------------------------------------------

    def _show(self, part: Part) -> None:
        self.message.hide()
        self.part = part
        self._scroll.setWidget(part)
        part.setAutoFillBackground(False)  # which the scroll area has just switched on
        target = part.first or self.again
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, error: KnownError) -> None:
        self.message.show_message(str(error), "buruk", closable=False)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)
