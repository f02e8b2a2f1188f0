"""Merge Lembar isian: choose the files, look at each cell, apply as one command."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.gabung_isian import BacaanLembar, StatusGabung
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.lembar_isian import (
    Gagal,
    IsiLembar,
    PratinjauGabung,
    compare,
    open_files,
)
from ui.core.exports import documents
from ui.core.impor_dialog import BukuDialog
from ui.core.messages import EmptyState
from ui.core.page import Context
from ui.core.tasks import Work
from ui.realisasi.lembar_pratinjau import PratinjauGabungPane

Terbaca = tuple[list[BacaanLembar], list[Gagal]]


class GabungDialog(BukuDialog):
    """Lead from the files that came back to the cells of a quarter.

    `paths` are opened at once; without them the first step asks.
    """

    folder: ClassVar[Path | None] = None
    file_title = _("Gabungkan lembar isian")

    def __init__(
        self, context: Context, periode: Periode, parent: QWidget, paths: Sequence[Path] = ()
    ) -> None:
        choose = EmptyState(
            "file-spreadsheet",
            _("Pilih lembar isian yang sudah diisi"),
            _(
                "Beberapa berkas sekaligus. Setiap sel ditampilkan dahulu, isi sekarang dan isi "
                "lembarnya; tidak ada yang tersimpan sebelum Anda menekan Terapkan."
            ),
            (_("&Pilih berkas…"), self.ask_for_file),
        )
        title = _("Gabungkan lembar isian {periode}").format(periode=periode.label)
        super().__init__(context, title, choose, parent)
        self._periode = periode
        self._paths: Sequence[Path] = ()
        self._pratinjau: PratinjauGabung | None = None
        self.preview = PratinjauGabungPane(context.tasks)
        self.build((self.preview,), parent)
        self.preview.changed.connect(lambda: self.offer(len(self.preview.wanted)))
        if paths:
            self.open_files(paths)

    # Reading ----------------------------------------------------------------------------------

    def ask_for_file(self) -> None:
        """Let people choose several files, and open them."""
        where = str(self.folder or documents())
        kinds = _("Buku kerja Excel (*.xlsx)")
        chosen, _kind = QFileDialog.getOpenFileNames(self, self.file_title, where, kinds)
        if chosen:
            self.open_files([Path(it) for it in chosen])

    def open_files(self, paths: Sequence[Path]) -> None:
        """Read files; what they say is shown next."""
        self._paths = sorted(paths)
        self.open_file(self._paths[0])
        if len(paths) > 1:
            self.source.setText(_("{n} berkas").format(n=len(paths)))
            self.source.setToolTip("\n".join(path.name for path in self._paths))

    def read(self, path: Path, work: Work) -> Terbaca:
        """Read all of the files, in the pool."""
        return open_files(self._paths, lambda: work.cancelled, work.report)

    def opened(self, berkas: Terbaca) -> None:
        """Fetch the quarter as it is now, and compare."""
        tahun, triwulan = self._periode.tahun, self._periode.triwulan
        load = partial(self._context.services.lembar_isian.load, tahun, triwulan)
        self._context.tasks.run(load, partial(self._compare, berkas), self.not_opened)

    def _compare(self, terbaca: Terbaca, isi: IsiLembar) -> None:
        title = _("Membandingkan lembar isian")
        self.work(lambda _work: compare(isi, *terbaca), self._show, title)

    def _show(self, pratinjau: PratinjauGabung) -> None:
        self._work = None
        self._pratinjau = pratinjau
        self.preview.show_preview(pratinjau)
        self.show_step(self.preview)
        self.preview.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        count = Counter(row.status for row in pratinjau.baris)
        told = count[StatusGabung.BENTROK] + count[StatusGabung.BERUBAH]
        self.note.setVisible(bool(told))
        if told:
            text = _(
                "{n} isian perlu keputusan: selnya sudah terisi di sini, atau diisi berlainan. "
                "Centang yang hendak dipakai."
            )
            self.note.show_message(text.format(n=told), "peringatan")

    # Applying ---------------------------------------------------------------------------------

    def submit(self) -> None:
        """Apply the cells that are ticked, as one command."""
        pratinjau, wanted = self._pratinjau, self.preview.wanted
        if pratinjau is None or not wanted:
            return
        self.apply.setEnabled(False)
        rows = [row for row in pratinjau.baris if row.kunci in wanted]
        job = partial(self._context.services.lembar_isian.apply, pratinjau, rows)
        done = partial(self._applied, len(rows), len({nama for row in rows for nama in row.berkas}))
        self._context.tasks.run(job, done, self._refused)

    def _applied(self, n: int, berkas: int, _changes: Changes) -> None:
        text = _("{n} sel diisi dari {berkas} lembar isian. Ctrl+Z membatalkan seluruhnya.")
        self._context.show_message(text.format(n=n, berkas=berkas), "baik")
        self.accept()

    def _refused(self, error: KnownError) -> None:
        self.message.show_message(str(error), "buruk")
        self.offer(len(self.preview.wanted))

    def unapplied(self) -> bool:
        """Tell whether ticks were set or cleared."""
        return self.preview.touched

    def show_step(self, step: QWidget) -> None:
        """Go to a step, with its buttons."""
        super().show_step(step)
        self.apply.setVisible(step is self.preview)


def open_gabungan(
    context: Context, parent: QWidget, periode: Periode, paths: Sequence[Path] = ()
) -> GabungDialog:
    """Open the dialog above the page that shows a quarter."""
    dialog = GabungDialog(context, periode, parent, paths)
    dialog.open()
    return dialog
