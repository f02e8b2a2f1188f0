"""Make Lembar isian: choose for whom and where to, then hand out the folder."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.lembar_isian import Bagian, LembarIsian
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.services.lembar_isian import IsiLembar, write_all
from ui.core.action_dialog import ActionDialog
from ui.core.column import Column
from ui.core.desktop import open_path
from ui.core.exports import documents
from ui.core.page import Context
from ui.core.table_pane import TablePane
from ui.core.tasks import Tasks, Work
from ui.core.ticks import SpaceTicks, TickModel


class PenanggungJawabModel(TickModel[LembarIsian]):
    """Show who gets a Lembar isian; `chosen` are the names ticked."""

    def __init__(self, tasks: Tasks) -> None:
        columns: tuple[Column[LembarIsian], ...] = (
            Column("nama", _("Penanggung jawab"), width=30, stretch=True),
            _count("indikator", _("Indikator"), Bagian.INDIKATOR),
            _count("keluaran", _("Target/output, keluaran"), Bagian.KELUARAN),
            _count("anggaran", _("Anggaran"), Bagian.ANGGARAN),
            Column(
                "terisi",
                _("Terisi"),
                text=lambda it: _("{n} dari {jumlah}").format(n=it.terisi, jumlah=it.jumlah),
                align="kanan",
                width=10,
                hint=_("Indikator dan target/output yang perlu diisi pada triwulan ini"),
            ),
        )
        super().__init__(columns, lambda it: it.penanggung_jawab, tasks)
        self.chosen: set[str] = set()

    def is_ticked(self, row: LembarIsian) -> bool:
        """Tell whether somebody gets one."""
        return row.penanggung_jawab in self.chosen

    def set_ticks(self, rows: Sequence[LembarIsian], on: bool) -> None:
        """Make theirs, or not."""
        names = {row.penanggung_jawab for row in rows}
        self.chosen = self.chosen | names if on else self.chosen - names
        self.set_rows(self.rows)


def _count(name: str, title: str, bagian: Bagian) -> Column[LembarIsian]:
    return Column(name, title, value=lambda it: it.count(bagian), align="kanan", width=10)


class BuatLembarDialog(ActionDialog):
    """Choose whose Lembar isian are made; all of them at first."""

    folder: ClassVar[Path | None] = None
    """Where the last ones went, for as long as the program runs."""

    def __init__(self, context: Context, periode: Periode, parent: QWidget) -> None:
        super().__init__(
            _("Buat lembar isian {periode}").format(periode=periode.label),
            _(
                "Setiap penanggung jawab mendapat satu buku kerja Excel yang hanya memuat "
                "barisnya. Sesudah diisi, kumpulkan dengan “Gabungkan lembar isian…”."
            ),
            (860, 520),
            parent,
        )
        self._context, self._periode = context, periode
        self._isi: IsiLembar | None = None
        self.model = PenanggungJawabModel(context.tasks)
        self.model.setParent(self)
        self.pane = TablePane(self.model, _("Penanggung jawab"))
        SpaceTicks(self.pane.view, self.model)
        self.body.addWidget(self.pane, 1)
        self.model.ticked.connect(self._count)
        self._count()
        office = context.services
        load = lambda: office.lembar_isian.load(  # noqa: E731  one job, two services
            periode.tahun, periode.triwulan, office.pengaturan.kertas()
        )
        context.tasks.run(load, self._show, self.refuse)

    def _show(self, isi: IsiLembar) -> None:
        self._isi = isi
        self.model.chosen = {it.penanggung_jawab for it in isi.lembar}
        self.pane.show_rows(list(isi.lembar))
        self.pane.view.setFocus()
        self._count()

    def _count(self) -> None:
        n = len(self.model.chosen)
        self.take.setText(_("&Pilih folder dan buat {n} berkas…").format(n=n))
        self.take.setEnabled(bool(n))

    def submit(self) -> None:
        """Ask for the folder, and write the workbooks there."""
        where = str(self.folder or documents())
        title = _("Folder untuk lembar isian")
        if chosen := QFileDialog.getExistingDirectory(self, title, where):
            self.write(Path(chosen))

    def write(self, folder: Path) -> None:
        """Write the workbooks chosen into a folder; the status line shows how far it is."""
        isi, names = self._isi, self.model.chosen
        if isi is None:
            return
        type(self).folder = folder
        context = self._context

        def job(work: Work) -> list[Path]:
            return write_all(isi, list(names), folder, work.report)

        self.take.setEnabled(False)
        title = _("Membuat lembar isian")
        context.tasks.run_in_pool(job, self._written, self.refuse, title=title)

    def _written(self, paths: list[Path]) -> None:
        folder = paths[0].parent
        text = _("{n} lembar isian tersimpan di {folder}").format(n=len(paths), folder=folder)
        opening = (_("Buka folder"), partial(open_path, self._context, folder))
        self._context.show_message(text, "baik", (opening,))
        self.accept()


def open_lembar(context: Context, parent: QWidget, periode: Periode) -> BuatLembarDialog:
    """Open the dialog above the page that shows a quarter."""
    dialog = BuatLembarDialog(context, periode, parent)
    dialog.open()
    return dialog
