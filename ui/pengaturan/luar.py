"""A whole backup carried out of this computer, and how old the newest one there is."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.tanggal import format_own_waktu
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import cadangan_luar
from ranpk_desktop.services.cadangan_lengkap import Bahan, Tertulis
from ranpk_desktop.services.cadangan_luar import CadanganLuar
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.desktop import open_path
from ui.core.exports import documents
from ui.core.tasks import Work

if TYPE_CHECKING:
    from ui.pengaturan.cadangan import CadanganSection


class LuarRow(QWidget):
    """Copy the office to a stick or a network folder, and say when that was done last."""

    def __init__(self, section: "CadanganSection") -> None:
        super().__init__()
        self._section = section
        self._services, self._tasks = section.services, section.tasks
        self._work: Work | None = None
        self._written: Tertulis | None = None
        self._last_folder: Path | None = None
        title = _("Salin ke &flashdisk/folder jaringan…")
        self.copy_button = button(Action(title, self.copy, "copy"))
        self.words = theme.label("", "keterangan")
        self.words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self.copy_button)
        row.addWidget(self.words, 1)
        self._tasks.work_changed.connect(self._look_at)

    def load(self) -> None:
        """Read when a copy was made last."""
        self._tasks.run(self._services.cadangan_luar.last, self._show)

    def _show(self, last: CadanganLuar | None) -> None:
        if last is None:
            self.words.setText(_("Belum ada cadangan di luar komputer ini."))
            return
        self._last_folder = Path(last.tempat)
        self.words.setText(
            _("Terakhir {waktu} ke {tempat}.").format(
                waktu=format_own_waktu(last.dibuat_pada), tempat=last.tempat
            )
        )

    def copy(self) -> None:
        """Ask where to, and write the copy there."""
        folder = ask_folder(self._last_folder, self)
        if folder:
            self._section.start_work(_("Menyalin basis data…"), cancellable=True)
            self._tasks.run(
                partial(self._gather, folder), partial(self._write, folder), self._section.refuse
            )

    def _gather(self, folder: Path) -> tuple[Bahan, str]:
        cadangan_luar.require_outside(folder, self._services.folder)
        whole = self._services.cadangan_lengkap
        return whole.gather(self._section.pause), whole.file_name()

    def _write(self, folder: Path, gathered: tuple[Bahan, str]) -> None:
        bahan, nama = gathered
        self._section.progress.hide()
        self._written = None

        def job(work: Work) -> None:
            self._written = cadangan_luar.write(bahan, folder, nama, work.report)

        self._work = self._tasks.run_in_pool(
            job,
            lambda _nothing: self._made(),
            self._section.refuse,
            title=_("Menyalin cadangan, lalu memeriksanya…"),
        )

    def _look_at(self, work: Work) -> None:
        """Clear up after a work that was cancelled: its callbacks do not come."""
        if work is self._work and work.ended:
            self._work = None
            if not work.cancelled:
                return
            if self._written:  # it was cancelled when the copy was already whole
                self._made()
            else:
                text = _("Dibatalkan; tidak ada berkas yang dibuat.")
                self._section.refuse(KnownError("DIBATALKAN", text))

    def _made(self) -> None:
        made = self._written
        if made is None:
            raise RuntimeError("the work has ended without a file")
        self._tasks.run(partial(self._services.cadangan_luar.note, made))
        self._section.end_work()
        self.load()
        text = _("Tersalin dan sudah dibaca kembali: {path} ({ukuran}).").format(
            path=made.path, ukuran=format_bytes(made.ukuran)
        )
        tone = "baik"
        if made.rusak:
            tone = "peringatan"
            text += " " + _(
                "{n} berkas data dukung di komputer ini rusak; tambahkan lagi berkas aslinya."
            ).format(n=len(made.rusak))
        folder = partial(open_path, self._section.context, made.path.parent)
        self._section.message.show_message(text, tone, ((_("Buka folder"), folder),))


def ask_folder(begin: Path | None, parent: QWidget) -> Path | None:
    """Ask for a folder on a stick or in the network; None where the user changes his mind."""
    start = begin if begin and begin.is_dir() else documents()
    title = _("Salin cadangan ke flashdisk atau folder jaringan")
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None
