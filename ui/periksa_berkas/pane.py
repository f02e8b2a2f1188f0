"""Drop a file here: what is in it, who sealed it, whether it is whole, and why not."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.domain.periksa_berkas import HasilPeriksa, IsiBerkas, Penyegel
from ranpk_desktop.errors import KnownError
from ui.core import icons, theme
from ui.core.actions import Action, button
from ui.core.column import Column
from ui.core.exports import documents
from ui.core.guard import guarded
from ui.core.layout import card, scrolled
from ui.core.messages import EmptyState, InlineMessage
from ui.core.page import Context
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane
from ui.core.tasks import Work
from ui.pengaturan.sematan import SematkanPane, unit_choices

_TONES = {
    Tingkat.KESALAHAN: "buruk",
    Tingkat.PERINGATAN: "peringatan",
    Tingkat.INFO: "info",
}
_ROWS = 7
"""Lines of the list of files that are in sight at once."""


class PeriksaPane(QWidget):
    """Ask for a file, check it in the pool, and explain the result; nothing of it is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._context = context
        self._path: Path | None = None
        self._work: Work | None = None
        self._hasil: HasilPeriksa | None = None
        self.invitation = EmptyState(
            "package-check",
            _("Seret berkas ke sini"),
            _(
                "Paket (.asice) atau PDF bersegel dari siapa pun: apa isinya, siapa yang "
                "menyegelnya, dan apakah utuh. Berkasnya tidak diubah dan tidak disimpan."
            ),
        )
        self.choose_button = button(Action(_("Pilih &berkas…"), self.choose, "folder-open"))
        self.copy_button = button(Action(_("Salin &hasil"), self.copy, "copy"))
        self.pin_button = button(Action(_("&Sematkan sertifikatnya…"), self.ask_pin, "key-round"))
        self.verdict = InlineMessage()
        self.pin_pane = SematkanPane(context, self._pinned)
        self.pin_pane.toggled.connect(self._make_room)
        self.file = theme.label("", "bagian")
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.file.setWordWrap(True)
        self.details, self._column = card()
        self.table = self._make_table()
        self._build()
        self._show_nothing()
        context.tasks.work_changed.connect(self._watch)

    def _make_table(self) -> TablePane[IsiBerkas]:
        columns: tuple[Column[IsiBerkas], ...] = (
            Column("sebutan", _("Berkas di dalamnya"), width=48, stretch=True),
            Column(
                "ukuran",
                _("Ukuran"),
                text=lambda row: format_bytes(row.ukuran),
                align="kanan",
                width=12,
            ),
        )
        model: TableModel[IsiBerkas] = TableModel(columns, lambda row: row.nama)
        pane = TablePane(model, _("Berkas di dalam paket"))
        pane.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        height = pane.view.verticalHeader().defaultSectionSize()
        pane.setMinimumHeight(height * (_ROWS + 2))
        return pane

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for made in (self.choose_button, self.copy_button, self.pin_button):
            buttons.addWidget(made)
        buttons.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for widget in (
            self.invitation,
            self.file,
            self.verdict,
            self.pin_pane,
            self.details,
            self.table,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(12))
        whole.addLayout(buttons)
        self._scroll = scrolled(inner)
        whole.addWidget(self._scroll, 1)

    # Taking a file ------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file."""
        kinds = f"{_('Paket dan PDF bersegel')} (*.asice *.pdf);;{_('Semua berkas')} (*)"
        start = self._path.parent if self._path else documents()
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Pilih berkas yang diperiksa"), str(start), kinds
        )
        if chosen:
            self.check(Path(chosen))

    def check(self, path: Path) -> None:
        """Check a file; one that is being checked already is let go."""
        self.stop()
        self._path = path
        self._show_nothing()
        self.invitation.hide()
        self.file.setText(path.name)
        self.file.show()
        self.verdict.show_message(_("Memeriksa…"), "info", closable=False)
        folder = self._context.services.folder

        def known() -> list[Identitas]:
            from ranpk_desktop.services import identitas

            return identitas.known(folder)

        self._context.tasks.run(known, partial(self._look, path), self._refuse)

    def _look(self, path: Path, identitas: Sequence[Identitas]) -> None:
        def job(work: Work) -> HasilPeriksa:
            from ranpk_desktop.services import periksa_berkas

            return periksa_berkas.look(
                path, identitas, cancelled=lambda: work.cancelled, report=work.report
            )

        self._work = self._context.tasks.run_in_pool(
            job, partial(self._show, path), self._refuse, title=_("Memeriksa berkas")
        )

    def stop(self) -> None:
        """Let go of a check that is under way."""
        if self._work:
            self._work.cancel()
            self._work = None

    def _watch(self, work: Work) -> None:
        if work is self._work and work.ended:
            self._work = None
            if work.cancelled:
                self.verdict.show_message(_("Pemeriksaan dibatalkan."), "info", closable=False)

    @guarded(None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this computer."""
        if _dropped(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    @guarded(None)
    def dropEvent(self, event: QDropEvent) -> None:
        """Check what was dropped."""
        path = _dropped(event)
        if path:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.check(path)

    # Showing --------------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        self._hasil = None
        if self.pin_pane.asking:
            self.pin_pane.close_pane()
        self.file.hide()
        self.verdict.hide()
        for widget in (self.details, self.table, self.copy_button, self.pin_button):
            widget.hide()

    def _refuse(self, error: KnownError) -> None:
        self.verdict.show_message(str(error), "buruk", closable=False)

    def _show(self, path: Path, hasil: HasilPeriksa) -> None:
        if path != self._path:
            return
        self._hasil = hasil
        self.file.setText(f"{hasil.nama} ({hasil.size})")
        self.verdict.show_message(hasil.putusan, hasil.nada, closable=False)
        while item := self._column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for temuan in hasil.temuan:
            self._column.addWidget(_finding(temuan))
        if hasil.rincian:
            self._column.addWidget(_rows(hasil.rincian))
        self.details.setVisible(bool(hasil.temuan or hasil.rincian))
        self.table.show_rows(hasil.isi)
        self.table.setVisible(bool(hasil.isi))
        self.copy_button.setText(_(" Salin &hasil"))
        self.copy_button.show()
        self.pin_button.setVisible(bool(hasil.belum_dikenal))
        self._scroll.verticalScrollBar().setValue(0)

    def copy(self) -> None:
        """Put the whole result on the clipboard."""
        if self._hasil:
            QGuiApplication.clipboard().setText(self._hasil.describe())
            self.copy_button.setText(_(" Tersalin"))

    # Pinning --------------------------------------------------------------------------------------

    def ask_pin(self) -> None:
        """Ask for the code of the first certificate that nobody knows yet."""
        if self._hasil and self._hasil.belum_dikenal:
            penyegel = self._hasil.belum_dikenal[0]
            self._context.tasks.run(unit_choices, partial(self._ask_code, penyegel))

    def _ask_code(self, penyegel: Penyegel, units: list[tuple[str, str]]) -> None:
        self.pin_pane.ask(penyegel.sertifikat, units, penyegel.unit_id)

    def _make_room(self) -> None:
        self.pin_button.setEnabled(not self.pin_pane.asking)

    def _pinned(self, _text: str) -> None:
        """Check the file again: now it is known from whom it is."""
        if self._path:
            self.check(self._path)


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one file of this computer that is dropped, None for anything else."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path and path.is_file() else None


def _finding(temuan: Finding) -> QWidget:
    tone = _TONES[temuan.tingkat]
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    picture = icons.Picture(theme.px(18), icons.status_icon(tone))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_words(temuan.pesan), 1)
    return holder


def _rows(rincian: Sequence[tuple[str, str]]) -> QWidget:
    holder = QWidget()
    form = QFormLayout(holder)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(theme.px(16))
    form.setVerticalSpacing(theme.px(4))
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for label, text in rincian:
        form.addRow(theme.label(label, "keterangan"), _words(text))
    return holder


def _words(text: str) -> QLabel:
    """Return a text from outside: never markup, and it can be selected."""
    label = theme.label()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
