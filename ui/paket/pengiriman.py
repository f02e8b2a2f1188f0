"""What the buttons of sending do with the report under the cursor."""

import shutil
import tempfile
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.kiriman import CaraKirim
from ranpk_desktop.domain.surat import TeksSurat
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import copy_checked, write_atomic
from ui.core.desktop import open_path
from ui.core.exports import documents
from ui.core.messages import Actions
from ui.core.page import Context
from ui.core.tasks import Work
from ui.paket.table_model import Baris

_COPIED = {
    "tujuan": _("Alamat tersalin: {teks}"),
    "subjek": _("Subjek tersalin: {teks}"),
    "isi": _("Isi surat tersalin; tempelkan ke email atau WhatsApp."),
}


class Pengiriman(QObject):
    """Send, copy and open; `row` tells which report is meant, `say` what came of it.

    `sent_wanted` asks to note that it was sent, in the way named; `queued` says that something
    new stands in the outbox.
    """

    sent_wanted = Signal(object)
    queued = Signal()

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        row: Callable[[], Baris | None],
        say: Callable[[str, str, Actions], None],
    ) -> None:
        super().__init__(parent)
        self._context, self._window, self._row, self._say = context, parent, row, say
        self._drafts: Path | None = None
        self._folder = documents()

    def open_folder(self) -> None:
        """Open the folder of the package in the file manager."""
        if row := self._row():
            open_path(self._context, row.paket.berkas[0].path.parent)

    def check(self) -> None:
        """Explain the file, part 1 of several, as anybody sees it who gets it."""
        if row := self._row():
            self._context.check_file(row.paket.berkas[0].path)

    # Copying texts ----------------------------------------------------------------------------

    def copy_text(self, field: str) -> None:
        """Put the address, the subject or the words of the letter on the clipboard."""
        if row := self._row():
            surat, paket_id = self._context.services, row.paket.id
            self._context.tasks.run(
                lambda: surat.surat.texts(paket_id), partial(self._copied, field), self._refuse
            )

    def _copied(self, field: str, teks: TeksSurat) -> None:
        text = str(getattr(teks, field))
        if not text:
            fill = partial(self._context.open_page, "pengaturan", bagian="email")
            self._say(_("Alamat tujuan belum diisi."), "peringatan", ((_("Isi alamatnya"), fill),))
            return
        QGuiApplication.clipboard().setText(text)
        self._say(_COPIED[field].format(teks=text), "baik", ())

    # Files ------------------------------------------------------------------------------------

    def copy_files(self) -> None:
        """Ask for a folder, and copy every part there; each copy is read back."""
        row = self._row()
        if row is None:
            return
        chosen = QFileDialog.getExistingDirectory(
            self._window, _("Salin paket ke flashdisk atau folder"), str(self._folder)
        )
        if chosen:
            self._folder = Path(chosen)
            paket, paket_id = self._context.services, row.paket.id
            self._context.tasks.run(
                lambda: paket.paket.file_paths(paket_id),
                partial(self._copy, Path(chosen)),
                self._refuse,
            )

    def _copy(self, folder: Path, paths: tuple[Path, ...]) -> None:
        def job(work: Work) -> Path:
            for at, path in enumerate(paths):
                work.report(at, len(paths))
                copy_checked(path, folder / path.name)
            return folder

        self._context.tasks.run_in_pool(
            job, self._copied_files, self._refuse, title=_("Menyalin paket")
        )

    def _copied_files(self, folder: Path) -> None:
        text = _("Tersalin ke {folder} dan sudah dibaca ulang: utuh.").format(folder=folder)
        note = partial(self.sent_wanted.emit, CaraKirim.FLASHDISK)
        ways = (
            (_("Catat terkirim…"), note),
            (_("Buka folder"), partial(open_path, self._context, folder)),
        )
        self._say(text, "baik", ways)

    # Letters ----------------------------------------------------------------------------------

    def make_drafts(self) -> None:
        """Write a draft for each part and open it in the mail program."""
        row = self._row()
        if row is None:
            return
        office = self._context.services
        ids = [berkas.id for berkas in row.paket.berkas]

        def read() -> list[tuple[str, Any]]:
            surat = office.surat
            return [(surat.draft_name(it), surat.letter(it)) for it in ids]

        self._context.tasks.run(read, self._write_drafts, self._refuse)

    def _write_drafts(self, letters: list[tuple[str, Any]]) -> None:
        folder = self._draft_folder()

        def job(work: Work) -> list[Path]:
            from ranpk_desktop.services.surat import compose

            paths = []
            for at, (nama, letter) in enumerate(letters):
                work.report(at, len(letters))
                write_atomic(folder / nama, compose(letter, draf=True))
                paths.append(folder / nama)
            return paths

        self._context.tasks.run_in_pool(
            job, self._open_drafts, self._refuse, title=_("Menulis draf email")
        )

    def _open_drafts(self, paths: list[Path]) -> None:
        for path in paths:
            open_path(self._context, path)
        text = _(
            "Draf email dibuka di program email. Kirim dari sana, lalu catat di sini. Bila tidak "
            "terbuka, berkasnya ada di folder draf."
        )
        if len(paths) > 1:
            text = _(
                "{n} draf email dibuka, satu untuk tiap bagian. Kirim semuanya, lalu catat di sini."
            ).format(n=len(paths))
        note = partial(self.sent_wanted.emit, CaraKirim.EMAIL)
        ways = (
            (_("Catat terkirim…"), note),
            (_("Buka folder draf"), partial(open_path, self._context, paths[0].parent)),
        )
        self._say(text, "baik", ways)

    def _draft_folder(self) -> Path:
        """Return the folder of the drafts that the mail program reads; it goes with the page."""
        if self._drafts is None:
            self._drafts = Path(tempfile.mkdtemp(prefix="ranpk-"))
            weakref.finalize(self, shutil.rmtree, self._drafts, ignore_errors=True)
        return self._drafts

    def send(self) -> None:
        """Put the report into the outbox; it leaves as soon as the line allows."""
        if row := self._row():
            office, paket_id = self._context.services, row.paket.id
            self._context.tasks.run(
                lambda: office.kotak_keluar.enqueue(paket_id),
                lambda _kiriman: self._queued(),
                self._refuse_sending,
            )

    def _queued(self) -> None:
        self.queued.emit()  # status and Kotak keluar say the rest, as long as it is so

    def _refuse_sending(self, error: KnownError) -> None:
        fill = partial(self._context.open_page, "pengaturan", bagian="email")
        self._say(str(error), "peringatan", ((_("Pengaturan email"), fill),))

    def _refuse(self, error: KnownError) -> None:
        self._say(str(error), "buruk", ())
