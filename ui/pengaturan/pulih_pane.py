"""A card that restores an office from its own packages: what comes back, and what does not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.pulih_paket import Nasib
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import pulih_paket
from ranpk_desktop.services.pulih_paket import Bacaan, HasilPulih, RencanaPulih
from ui.core.action_pane import ActionPane
from ui.core.column import Column
from ui.core.exports import documents
from ui.core.inputs import CheckInput
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane
from ui.core.tasks import Tasks, Work

Preview = Callable[[Bacaan], RencanaPulih]
Apply = Callable[[Bacaan, RencanaPulih, frozenset[str]], HasilPulih]

_NADA = {
    Nasib.BARU: "baik",
    Nasib.BAGIAN: "baik",
    Nasib.MENGGANTI: "peringatan",
    Nasib.SUDAH_ADA: "info",
    Nasib.LEBIH_LAMA: "info",
    Nasib.BERBEDA: "buruk",
    Nasib.BAGIAN_LEPAS: "buruk",
    Nasib.TANPA_DATA: "info",
}


@dataclass(frozen=True, slots=True)
class BarisPane:
    """One line: a package and what becomes of it, a refused file, or something that is missing."""

    nomor: int
    judul: str
    hasil: str
    nada: str


class PulihPane(ActionPane):
    """Read packages, show what they would restore, restore, and say what they do not hold.

    `preview` and `apply` run on the DB thread, all else in the pool. `restored` carries the
    HasilPulih; the card then stays with its list until it is closed.
    """

    restored = Signal(object)

    def __init__(
        self, tasks: Tasks, folder: Callable[[], Path], preview: Preview, apply: Apply
    ) -> None:
        super().__init__(_("&Pulihkan"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._tasks, self._folder = tasks, folder
        self._preview, self._apply = preview, apply
        self._bacaan: Bacaan | None = None
        self._rencana: RencanaPulih | None = None
        self._work: Work | None = None
        self._applying = False
        self.title.setText(_("Pulihkan dari paket terkirim"))
        self.model: TableModel[BarisPane] = TableModel(
            (
                Column("judul", _("Paket"), width=24, stretch=True),
                Column("hasil", _("Hasil"), status=lambda row: row.nada, width=30),
            ),
            lambda row: row.nomor,
        )
        self.missing: TableModel[BarisPane] = TableModel(
            (Column("judul", _("Tidak ada di dalam paket"), width=40, stretch=True),),
            lambda row: row.nomor,
        )
        self.table = TablePane(self.model, _("Paket yang dipilih"), lines=2)
        self.missing_table = TablePane(self.missing, _("Tidak ada di dalam paket"), lines=2)
        self.confirm = CheckInput(_("&Kode pengenal itu sudah saya cocokkan"))
        self.confirm.edited.connect(self._show_ready)
        self.column.insertWidget(self.column.count() - 1, self.table, 1)
        self.column.insertWidget(self.column.count() - 1, self.missing_table, 1)
        self.add_check(self.confirm)
        self._tasks.work_changed.connect(self._look_at)

    @property
    def busy(self) -> bool:
        """Tell whether packages are being read or restored."""
        return self._work is not None or self._applying

    def start(self, paths: Sequence[Path]) -> None:
        """Read the packages and show what they would restore."""
        self._rencana = None
        self.table.show_rows(())
        self.table.show()
        self.missing_table.hide()
        self.confirm.hide()
        self.confirm.set_value("0")
        self.words.setText(_("Memeriksa paket…"))
        self.primary.show()
        self.cancel.setText(_("Bata&l"))
        self.open_pane()
        self.primary.setEnabled(False)
        self._run(
            lambda work: pulih_paket.read(paths, work.report), self._read, _("Memeriksa paket…")
        )

    def close_pane(self) -> None:
        """Hide the card; a work under way is cancelled first, a restore comes to its end."""
        if self._work:
            self._work.cancel()
        elif not self._applying:
            super().close_pane()

    def _run(
        self,
        job: Callable[[Work], Bacaan | None],
        then: Callable[[Bacaan | None], None],
        title: str,
    ) -> None:
        self._work = self._tasks.run_in_pool(job, then, self.show_error, title=title)

    def _look_at(self, work: Work) -> None:
        """Let go of a work that has ended; one that was cancelled calls nobody back."""
        if work is self._work and work.ended:
            self._work = None
            if work.cancelled:
                self.close_pane()

    def _read(self, bacaan: Bacaan | None) -> None:
        if bacaan is not None and self.asking:
            self._bacaan = bacaan
            self._tasks.run(partial(self._preview, bacaan), self._show_plan, self._refused)

    def _refused(self, error: KnownError) -> None:
        """Say why nothing of this can be restored."""
        self.words.setText("")
        self.show_error(error)
        self.primary.setEnabled(False)

    def _show_plan(self, rencana: RencanaPulih) -> None:
        self._rencana = rencana
        lines = [(it.judul, it.nasib.label, _NADA[it.nasib]) for it in rencana.baris]
        lines += [(nama, pesan, "buruk") for nama, pesan in rencana.ditolak]
        self.table.show_rows([BarisPane(at, *line) for at, line in enumerate(lines)])
        text = [f"{rencana.unit}."]
        if rencana.mengganti:
            text.append(
                _(
                    "Isian di sini untuk periode yang bertanda “menggantikan” diganti isi "
                    "paketnya; keadaan sekarang disimpan dahulu sebagai cadangan."
                )
            )
        if rencana.pengenal:
            asked = _(
                "Segelnya berkode pengenal {kode}. Cocokkan dengan catatan kantor Anda, atau "
                "tanyakan kepada Pusat melalui telepon."
            )
            text.append(asked.format(kode=", ".join(rencana.sebutan)))
        if not rencana.dipakai:
            text.append(_("Tidak ada yang perlu dipulihkan dari paket-paket ini."))
        self.words.setText(" ".join(text))
        self.confirm.setVisible(bool(rencana.pengenal) and rencana.dipakai)
        self._show_ready()
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ready(self) -> None:
        rencana = self._rencana
        if rencana is None:
            self.primary.setEnabled(False)
            return
        confirmed = not rencana.pengenal or self.confirm.isChecked()
        self.primary.setEnabled(confirmed and rencana.dipakai)

    def submit(self) -> None:
        """Put the files into their places, then the rows."""
        rencana = self._rencana
        if rencana is None or not self.primary.isEnabled():
            return
        setuju = frozenset(rencana.pengenal)  # the tick stands for all of them
        self.primary.setEnabled(False)
        self.confirm.setEnabled(False)

        def keep(work: Work) -> None:
            pulih_paket.keep_files(self._folder(), rencana, setuju, work.report)

        self._run(keep, lambda _nothing: self._restore(rencana, setuju), _("Memulihkan…"))

    def _restore(self, rencana: RencanaPulih, setuju: frozenset[str]) -> None:
        if self._bacaan is None:
            raise RuntimeError("nothing was read")
        self._applying = True
        job = partial(self._apply, self._bacaan, rencana, setuju)
        self._tasks.run(job, self._show_done, self.show_error)

    def show_error(self, error: KnownError) -> None:
        """Say why it did not work; the same button tries again."""
        self._applying = False
        super().show_error(error)
        self.confirm.setEnabled(True)
        self._show_ready()

    def _show_done(self, hasil: HasilPulih) -> None:
        self._applying = False
        self.confirm.setEnabled(True)
        self.confirm.hide()
        self.table.hide()
        self.primary.hide()
        self.cancel.setText(_("Tutu&p"))
        text = _("Sudah dipulihkan.")
        if hasil.cadangan:
            text += " " + _("Keadaan sebelumnya tersimpan sebagai {lama}.").format(
                lama=hasil.cadangan
            )
        if hasil.tertinggal:
            text += " " + _("Yang tidak ada di dalam paket tercantum di bawah ini.")
        self.words.setText(text)
        lines = [BarisPane(at, teks, "", "") for at, teks in enumerate(hasil.tertinggal)]
        self.missing_table.show_rows(lines)
        self.missing_table.setVisible(bool(lines))
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.restored.emit(hasil)


def ask_packages(parent: QWidget) -> list[Path]:
    """Ask for packages that the office has sent; empty where the user changes his mind."""
    chosen, _filter = QFileDialog.getOpenFileNames(
        parent,
        _("Pilih semua paket yang pernah dikirim kantor ini"),
        str(documents()),
        f"{_('Paket RANPK')} (*.asice);;{_('Semua berkas')} (*)",
    )
    return [Path(it) for it in chosen]
