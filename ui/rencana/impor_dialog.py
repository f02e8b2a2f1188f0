"""Take a plan over from a workbook: choose it, say what its columns hold, look, apply."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_rencana import Bacaan
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.cocok_rencana import BarisImpor, turn_levels
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports.rencana.pemetaan import Pemetaan
from ranpk_desktop.services.berkas_rencana import Berkas, Tafsiran, interpret, open_berkas
from ui.core.actions import Action, button
from ui.core.impor_dialog import BukuDialog
from ui.core.mapping_pane import MappingPane
from ui.core.messages import EmptyState
from ui.core.page import Context
from ui.core.tasks import Work
from ui.rencana.impor_pemetaan import RENCANA
from ui.rencana.impor_pratinjau import PreviewPane


class ImporDialog(BukuDialog):
    """Lead from a workbook to the plan of a year.

    `path` is opened at once; without it the first step asks for one.
    """

    folder: ClassVar[Path | None] = None
    file_title = _("Impor rencana dari buku kerja")

    def __init__(
        self, context: Context, tahun: int, parent: QWidget, path: Path | None = None
    ) -> None:
        choose = EmptyState(
            "file-spreadsheet",
            _("Pilih buku kerja rencana"),
            _(
                "Rencana Aksi, Perjanjian Kinerja, ekspor dari aplikasi ini, atau tabel lain "
                "dalam berkas .xlsx. Isinya ditampilkan dahulu; tidak ada yang tersimpan "
                "sebelum Anda menekan Terapkan."
            ),
            (_("&Pilih berkas…"), self.ask_for_file),
        )
        title = _("Impor rencana {tahun}").format(tahun=tahun)
        super().__init__(context, title, choose, parent)
        self._tahun = tahun
        self._berkas: Berkas | None = None
        self._bacaan: Bacaan | None = None
        self._pemetaan: tuple[Pemetaan, ...] = ()
        self._turned = self._is_recalled = False
        self.preview = PreviewPane(context.tasks)
        self.mapping = MappingPane(context.tasks, RENCANA)
        self.go_on = button(Action(_("Lan&jut"), self.use_mapping), primary=True)
        self.map_again = button(Action(_("&Atur kolom…"), self.show_mapping))
        self.build((self.mapping, self.preview), parent, (self.map_again,), (self.go_on,))
        self.preview.changed.connect(lambda: self.offer(self.preview.changes()))
        self.preview.turned.connect(self._turn)
        self.mapping.changed.connect(self._check_mapping)
        if path:
            self.open_file(path)

    # Opening ----------------------------------------------------------------------------------

    def read(self, path: Path, work: Work) -> Berkas:
        """Read a workbook, in the pool."""
        return open_berkas(path, lambda: work.cancelled, work.report)

    def opened(self, berkas: Berkas) -> None:
        """Ask whether its columns were mapped before."""
        if not berkas.lembar:
            empty = _("Berkas {nama} tidak berisi apa pun.").format(nama=berkas.nama)
            self.not_opened(KnownError("BERKAS_KOSONG", empty, _("Pilih berkas lain.")))
            return
        self._berkas = berkas
        recall = self._context.services.pemetaan.recall
        self._context.tasks.run(partial(recall, berkas), self._recalled, self.not_opened)

    def _recalled(self, pemetaan: tuple[Pemetaan, ...]) -> None:
        self._is_recalled = bool(pemetaan)
        self._interpret(pemetaan)

    def _interpret(self, pemetaan: tuple[Pemetaan, ...]) -> None:
        """Read the open workbook with some mappings; its headers say the rest."""
        berkas = self._berkas
        assert berkas  # noqa: S101  opened before it is read

        def read(_work: Work) -> Tafsiran:
            return interpret(berkas, pemetaan)

        self.work(read, self._interpreted, _("Membaca rencana"))

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
        self._context.tasks.run(compare, show, self.not_opened)

    # Mapping ----------------------------------------------------------------------------------

    def show_mapping(self) -> None:
        """Go (back) to the step that says what the columns hold."""
        if self._berkas is None:
            return
        self.note.hide()
        self.message.hide()
        self.mapping.show_berkas(self._berkas, next(iter(self._pemetaan), None))
        self.show_step(self.mapping)
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
        self.wait(_("Membaca rencana"))
        self._context.tasks.run(
            partial(remember, chosen),
            lambda _nothing: self._interpret((chosen, *others)),
            self.not_opened,
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
        self.show_step(self.preview)
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
                berkas=self._berkas.nama if self._berkas else "", baru=new, berubah=changed
            ),
            "baik",
        )
        self.accept()

    def _refused(self, error: KnownError) -> None:
        self.message.show_message(str(error), "buruk")
        self.offer(self.preview.changes())

    def unapplied(self) -> bool:
        """Tell whether levels were turned or ticks cleared."""
        self.preview.pane.commit()
        return self._turned or self.preview.touched

    def show_step(self, step: QWidget) -> None:
        """Go to a step, with its buttons."""
        super().show_step(step)
        self.apply.setVisible(step is self.preview)
        self.go_on.setVisible(step is self.mapping)
        self.map_again.setVisible(step is self.preview)
