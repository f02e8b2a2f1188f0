"""Take a quarter over from any workbook: choose it, map its columns, pair its rows, apply."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_realisasi import BarisBaca
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports.rencana.pemetaan import Pemetaan
from ranpk_desktop.services.berkas_rencana import Berkas
from ranpk_desktop.services.impor_realisasi import (
    PratinjauRealisasi,
    interpret,
    open_realisasi,
)
from ui.core.actions import Action, button
from ui.core.impor_dialog import BukuDialog
from ui.core.mapping_pane import MappingPane
from ui.core.messages import EmptyState
from ui.core.page import Context
from ui.core.tasks import Work
from ui.realisasi.impor_pemetaan import of_quarter
from ui.realisasi.impor_pratinjau import PratinjauRealisasiPane


class ImporRealisasiDialog(BukuDialog):
    """Lead from a workbook to the realisasi of a quarter; `path` is opened at once."""

    folder: ClassVar[Path | None] = None
    file_title = _("Impor realisasi dari buku kerja")

    def __init__(
        self, context: Context, periode: Periode, parent: QWidget, path: Path | None = None
    ) -> None:
        choose = EmptyState(
            "file-spreadsheet",
            _("Pilih buku kerja realisasi"),
            _(
                "Tabel apa pun dalam berkas .xlsx yang menyebut nama indikator dan angkanya. "
                "Isinya ditampilkan dahulu; tidak ada yang tersimpan sebelum Anda menekan Terapkan."
            ),
            (_("&Pilih berkas…"), self.ask_for_file),
        )
        title = _("Impor realisasi {periode}").format(periode=periode.label)
        super().__init__(context, title, choose, parent)
        self._periode = periode
        self._berkas: Berkas | None = None
        self._pemetaan: Pemetaan | None = None
        self._baris: tuple[BarisBaca, ...] = ()
        self._pasangan: dict[str, str | None] = {}
        self._pratinjau: PratinjauRealisasi | None = None
        self.preview = PratinjauRealisasiPane(context.tasks)
        self.mapping = MappingPane(context.tasks, of_quarter(periode.triwulan))
        self.go_on = button(Action(_("Lan&jut"), self.use_mapping), primary=True)
        self.map_again = button(Action(_("&Atur kolom…"), self.show_mapping))
        self.build((self.mapping, self.preview), parent, (self.map_again,), (self.go_on,))
        self.preview.changed.connect(lambda: self.offer(len(self.preview.wanted)))
        self.preview.paired.connect(self._pair)
        self.mapping.changed.connect(self._check_mapping)
        if path:
            self.open_file(path)

    # Opening ----------------------------------------------------------------------------------

    def read(self, path: Path, work: Work) -> Berkas:
        """Read a workbook, in the pool."""
        return open_realisasi(path, self._periode.triwulan, lambda: work.cancelled, work.report)

    def opened(self, berkas: Berkas) -> None:
        """Read it by the mapping of such headers, or let people map its columns first."""
        if not berkas.lembar:
            empty = _("Berkas {nama} tidak berisi apa pun.").format(nama=berkas.nama)
            self.not_opened(KnownError("BERKAS_KOSONG", empty, _("Pilih berkas lain.")))
            return
        self._berkas, self._pemetaan = berkas, None
        recall = self._context.services.pemetaan.recall
        self._context.tasks.run(partial(recall, berkas), self._recalled, self.not_opened)

    def _recalled(self, pemetaan: tuple[Pemetaan, ...]) -> None:
        if pemetaan:
            self._interpret(pemetaan[0])
        else:
            self.show_mapping()

    def _interpret(self, pemetaan: Pemetaan) -> None:
        berkas, self._pemetaan, self._pasangan = self._berkas, pemetaan, {}
        assert berkas  # noqa: S101  opened before it is read

        def read(_work: Work) -> tuple[BarisBaca, ...]:
            return interpret(berkas, pemetaan)

        self.work(read, self._interpreted, _("Membaca realisasi"))

    def _interpreted(self, baris: tuple[BarisBaca, ...]) -> None:
        self._work = None
        self._baris = baris
        if not baris:
            self.show_mapping()
            words = _("Tidak ada baris yang terbaca. Periksa baris judul dan isi kolomnya.")
            self.message.show_message(words, "peringatan")
            return
        self._compare(anew=True)

    def _compare(self, *, anew: bool, confirm: str = "") -> None:
        tahun, triwulan = self._periode.tahun, self._periode.triwulan
        preview = self._context.services.impor_realisasi.preview
        job = partial(preview, tahun, triwulan, self._baris, dict(self._pasangan))
        show = partial(self._show_preview, anew=anew, confirm=confirm)
        self._context.tasks.run(job, show, self.not_opened)

    # Mapping ----------------------------------------------------------------------------------

    def show_mapping(self) -> None:
        """Go (back) to the step that says what the columns hold."""
        if self._berkas is None:
            return
        self.message.hide()
        self.mapping.show_berkas(self._berkas, self._pemetaan)
        self.show_step(self.mapping)
        self.mapping.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def use_mapping(self) -> None:
        """Remember the mapping, and read the workbook by it."""
        self.mapping.commit()
        chosen = self.mapping.mapping()
        if chosen is None:
            return
        self.message.hide()
        self.wait(_("Membaca realisasi"))
        remember = partial(self._context.services.pemetaan.remember, chosen)
        self._context.tasks.run(remember, lambda _nothing: self._interpret(chosen), self.not_opened)

    def _check_mapping(self) -> None:
        ready = self.mapping.mapping() is not None
        self.go_on.setEnabled(ready)
        self.go_on.setToolTip("" if ready else _("Pilih dahulu kolom yang berisi nama indikator."))

    # Preview ----------------------------------------------------------------------------------

    def _show_preview(self, pratinjau: PratinjauRealisasi, *, anew: bool, confirm: str) -> None:
        self._pratinjau = pratinjau
        self.preview.show_preview(pratinjau, anew=anew)
        if confirm:
            self.preview.confirm(confirm)
        self.show_step(self.preview)
        if anew:
            self.preview.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pair(self, kunci: str, butir_id: str) -> None:
        """Take over which indikator a row is about, and compare anew."""
        for sel in [sel for sel, butir in self._pasangan.items() if butir and butir == butir_id]:
            del self._pasangan[sel]
        self._pasangan[kunci] = butir_id or None
        self._compare(anew=False, confirm=kunci)

    def submit(self) -> None:
        """Apply the rows that are ticked, as one command."""
        wanted, pratinjau = self.preview.wanted, self._pratinjau
        if self._berkas is None or pratinjau is None or not wanted:
            return
        self.apply.setEnabled(False)
        apply = self._context.services.impor_realisasi.apply
        job = partial(apply, self._berkas.nama, pratinjau, wanted)
        self._context.tasks.run(job, partial(self._applied, len(wanted)), self._refused)

    def _applied(self, count: int, _changes: Changes) -> None:
        text = _("Realisasi {periode}: {n} indikator diimpor. Ctrl+Z membatalkan seluruhnya.")
        words = text.format(periode=self._periode.label, n=count)
        self._context.show_message(words, "baik")
        self.accept()

    def _refused(self, error: KnownError) -> None:
        self.message.show_message(str(error), "buruk")
        self.offer(len(self.preview.wanted))

    def unapplied(self) -> bool:
        """Tell whether rows were paired or ticked."""
        return bool(self._pasangan) or self.preview.touched

    def show_step(self, step: QWidget) -> None:
        """Go to a step, with its buttons."""
        super().show_step(step)
        self.apply.setVisible(step is self.preview)
        self.go_on.setVisible(step is self.mapping)
        self.map_again.setVisible(step is self.preview)


def open_impor_realisasi(
    context: Context, parent: QWidget, periode: Periode, path: Path | None = None
) -> ImporRealisasiDialog:
    """Open the dialog above a page that shows a quarter."""
    dialog = ImporRealisasiDialog(context, periode, parent, path)
    dialog.open()
    return dialog
