"""Take a plan over from a workbook: choose it, say what its columns hold, look, apply."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

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
from ranpk_desktop.domain.bacaan_rencana import Bacaan
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.cocok_rencana import BarisImpor, turn_levels
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports.rencana.pemetaan import Pemetaan
from ranpk_desktop.services.berkas_rencana import Berkas, Tafsiran, interpret, open_berkas
from ui.core import theme
from ui.core.action_dialog import fit
from ui.core.actions import Action, button
from ui.core.exports import documents
from ui.core.guard import guarded
from ui.core.messages import Actions, EmptyState, InlineMessage
from ui.core.page import Context
from ui.core.tasks import Work
from ui.rencana.impor_pemetaan import MappingPane
from ui.rencana.impor_pratinjau import PreviewPane


class ImporDialog(QDialog):
    """Lead from a workbook to the plan of a year; nothing is written before "Terapkan".

    `path` is opened at once; without it the first step asks for one.
    """

    folder: ClassVar[Path | None] = None
    """Where the last file was, for as long as the program runs."""

    def __init__(
        self, context: Context, tahun: int, parent: QWidget, path: Path | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._tahun = context, tahun
        self._berkas: Berkas | None = None
        self._bacaan: Bacaan | None = None
        self._pemetaan: tuple[Pemetaan, ...] = ()
        self._work: Work | None = None
        self._turned = self._is_recalled = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Impor rencana"))
        self.message, self.note = InlineMessage(), InlineMessage()
        self.preview = PreviewPane(context.tasks)
        self.mapping = MappingPane(context.tasks)
        self.choose = EmptyState(
            "file-spreadsheet",
            _("Pilih buku kerja rencana"),
            _(
                "Rencana Aksi, Perjanjian Kinerja, ekspor dari aplikasi ini, atau tabel lain "
                "dalam berkas .xlsx. Isinya ditampilkan dahulu; tidak ada yang tersimpan "
                "sebelum Anda menekan Terapkan."
            ),
            (_("&Pilih berkas…"), self.ask_for_file),
        )
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.waiting = theme.label("", "bagian")
        self.apply = button(Action(_("&Terapkan"), self.submit), primary=True)
        self.go_on = button(Action(_("Lan&jut"), self.use_mapping), primary=True)
        self.map_again = button(Action(_("&Atur kolom…"), self.show_mapping))
        self.other = button(Action(_("Berkas lai&n…"), self.ask_for_file))
        self.cancel = button(Action(_("&Batal"), self.reject))
        self._steps = QStackedWidget()
        self._build(parent)
        self.preview.changed.connect(self._count)
        self.preview.turned.connect(self._turn)
        self.mapping.changed.connect(self._check_mapping)
        self._show_step(self.choose)
        context.tasks.work_changed.connect(self._advance)
        if path:
            self.open_file(path)

    def _build(self, parent: QWidget) -> None:
        self._wait = QWidget()
        middle = QVBoxLayout(self._wait)
        middle.addStretch(2)
        middle.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignHCenter)
        self.bar.setFixedWidth(theme.px(320))
        middle.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)
        for step in (self.choose, self._wait, self.mapping, self.preview):
            self._steps.addWidget(step)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for made in (self.other, self.map_again):
            buttons.addWidget(made)
        buttons.addStretch(1)
        for made in (self.cancel, self.go_on, self.apply):
            buttons.addWidget(made)
        self.title = theme.label(_("Impor rencana {tahun}").format(tahun=self._tahun), "judul")
        self.source = theme.label("", "keterangan")
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(self.title)
        head.addWidget(self.source, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.margin(), theme.px(16), theme.margin(), theme.px(16))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        for message in (self.note, self.message):
            column.addWidget(message)
        column.addWidget(self._steps, 1)
        column.addLayout(buttons)
        for made in self.findChildren(QPushButton):
            made.setAutoDefault(False)
        fit(self, (1280, 720), parent)

    # Opening ----------------------------------------------------------------------------------

    def ask_for_file(self) -> None:
        """Let people choose a workbook, and open it."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            _("Impor rencana dari buku kerja"),
            str(self.folder or documents()),
            _("Buku kerja Excel (*.xlsx)"),
        )
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Read a workbook; what it says is shown next."""
        type(self).folder = path.parent
        self.source.setText(path.name)
        self.message.hide()
        self.note.hide()
        self._begin(_("Membaca {berkas}").format(berkas=path.name))

        def read(work: Work) -> Berkas:
            return open_berkas(path, lambda: work.cancelled, work.report)

        self._work = self._context.tasks.run_in_pool(
            read,
            self._opened,
            self._not_opened,
            title=_("Membaca {berkas}").format(berkas=path.name),
        )

    def _begin(self, title: str) -> None:
        self.waiting.setText(title)
        self.bar.setAccessibleName(title)
        self.bar.setRange(0, 0)
        self._show_step(self._wait)

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
        self._show_step(self.choose)

    def _not_opened(self, error: KnownError) -> None:
        self._start_again()
        self.message.show_message(str(error), "buruk")

    def _opened(self, berkas: Berkas) -> None:
        self._work = None
        if not berkas.lembar:
            empty = _("Berkas {nama} tidak berisi apa pun.").format(nama=berkas.nama)
            self._not_opened(KnownError("BERKAS_KOSONG", empty, _("Pilih berkas lain.")))
            return
        self._berkas = berkas
        recall = self._context.services.pemetaan.recall
        self._context.tasks.run(partial(recall, berkas), self._recalled, self._not_opened)

    def _recalled(self, pemetaan: tuple[Pemetaan, ...]) -> None:
        self._is_recalled = bool(pemetaan)
        self._interpret(pemetaan)

    def _interpret(self, pemetaan: tuple[Pemetaan, ...]) -> None:
        """Read the open workbook with some mappings; its headers say the rest."""
        berkas = self._berkas
        assert berkas  # noqa: S101  opened before it is read

        def read(_work: Work) -> Tafsiran:
            return interpret(berkas, pemetaan)

        self._work = self._context.tasks.run_in_pool(
            read, self._interpreted, self._not_opened, title=_("Membaca rencana")
        )

    def _interpreted(self, tafsiran: Tafsiran) -> None:
        self._work = None
        self._pemetaan = tafsiran.pemetaan
        self._turned = False
        if not tafsiran.bacaan.butir:
            self.show_mapping()
            self.message.show_message(
                _("Susunan kolom berkas ini belum dikenal. Tunjukkan isi kolomnya."), "info"
            )
            return
        self._bacaan = tafsiran.bacaan
        self._preview(partial(self._show_preview, tafsiran.bacaan))

    def _preview(self, show: Callable[[tuple[BarisImpor, ...]], None]) -> None:
        service = self._context.services.impor_rencana
        bacaan = self._bacaan
        assert bacaan  # noqa: S101  read before it is compared
        compare = partial(service.preview, self._tahun, bacaan)
        self._context.tasks.run(compare, show, self._not_opened)

    # Mapping ----------------------------------------------------------------------------------

    def show_mapping(self) -> None:
        """Go (back) to the step that says what the columns hold."""
        if self._berkas is None:
            return
        self.note.hide()
        self.message.hide()
        self.mapping.show_berkas(self._berkas, next(iter(self._pemetaan), None))
        self._show_step(self.mapping)
        self.mapping.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def use_mapping(self) -> None:
        """Remember the mapping, and read the workbook by it."""
        self.mapping.commit()
        chosen = self.mapping.mapping()
        if chosen is None:
            return
        self.message.hide()
        remember = self._context.services.pemetaan.remember
        others = tuple(it for it in self._pemetaan if it.lembar != chosen.lembar)
        self._is_recalled = False
        self._begin(_("Membaca rencana"))
        self._context.tasks.run(
            partial(remember, chosen),
            lambda _nothing: self._interpret((chosen, *others)),
            self._not_opened,
        )

    def _check_mapping(self) -> None:
        ready = self.mapping.mapping() is not None
        self.go_on.setEnabled(ready)
        self.go_on.setToolTip(
            "" if ready else _("Pilih dahulu kolom yang berisi sasaran, kegiatan atau indikator.")
        )

    # Preview ----------------------------------------------------------------------------------

    def _show_preview(self, bacaan: Bacaan, baris: tuple[BarisImpor, ...]) -> None:
        self.preview.show_reading(bacaan, baris)
        self._show_step(self.preview)
        self.preview.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if bacaan.tahun not in (None, self._tahun):
            self.note.show_message(
                _("Berkas ini menyebut tahun {berkas}, rencana yang dibuka {tahun}.").format(
                    berkas=bacaan.tahun, tahun=self._tahun
                ),
                "peringatan",
            )
        elif self._is_recalled:
            self.note.show_message(
                _("Kolom dibaca menurut susunan yang pernah Anda atur untuk berkas serupa."), "info"
            )

    def _turn(self, places: frozenset[int], level: Level) -> None:
        """Give guessed rows another level, and compare anew."""
        if self._bacaan is None:
            return
        turned = turn_levels(self._bacaan, places, level)
        if turned == self._bacaan:
            self.message.show_message(
                _("Sub kegiatan memerlukan kegiatan di atasnya, jadi baris ini tetap kegiatan."),
                "info",
            )
            return
        self._bacaan, self._turned = turned, True
        self._preview(self.preview.show_rows)

    def _count(self) -> None:
        n = self.preview.changes()
        title = _("&Terapkan {n} perubahan").format(n=n) if n else _("Tidak ada yang berubah")
        self.apply.setText(title)
        self.apply.setAccessibleName(title.replace("&", ""))
        self.apply.setEnabled(bool(n))

    def submit(self) -> None:
        """Apply the rows that are ticked, as one command."""
        self.preview.pane.commit()
        if self._berkas is None or not self.preview.changes():
            return
        self.apply.setEnabled(False)
        accepted = self.preview.accepted()
        add = self._context.services.impor_rencana.apply
        self._context.tasks.run(
            partial(add, self._tahun, self._berkas.nama, accepted),
            partial(self._applied, accepted),
            self._refused,
        )

    def _applied(self, accepted: tuple[BarisImpor, ...], _changes: Changes) -> None:
        new, changed = (
            sum(row.status is status for row in accepted)
            for status in (StatusImpor.BARU, StatusImpor.BERUBAH)
        )
        self._context.show_message(
            _("Diimpor dari {berkas}: {baru} baris baru, {berubah} berubah.").format(
                berkas=self.source.text(), baru=new, berubah=changed
            ),
            "baik",
        )
        self.accept()

    def _refused(self, error: KnownError) -> None:
        self.message.show_message(str(error), "buruk")
        self._count()

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
        """Close, but ask first where levels were turned or ticks cleared."""
        self.preview.pane.commit()
        if not (self._turned or self.preview.touched):
            self._leave()
            return
        leave: Actions = ((_("Tutup tanpa menerapkan"), self._leave),)
        self.message.show_message(
            _("Pilihan Anda di sini belum diterapkan ke rencana."), "peringatan", leave
        )

    def _leave(self) -> None:
        if self._work:
            self._work.cancel()
        super().reject()

    def _show_step(self, step: QWidget) -> None:
        self._steps.setCurrentWidget(step)
        self.apply.setVisible(step is self.preview)
        self.go_on.setVisible(step is self.mapping)
        self.map_again.setVisible(step is self.preview)
        self.other.setVisible(step in (self.mapping, self.preview))
