"""The files of a version's signing: handed out as they came, and checked again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.domain.pdf_bertanda import HasilPdf
from ranpk_desktop.domain.perjanjian_kinerja import Cara
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import write_atomic
from ranpk_desktop.services import identitas, tanda_tangan
from ranpk_desktop.services.versi_perjanjian import TahapPerjanjian
from ui.core.exports import announce_saved, ask_path, documents
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.tasks import Work


class AttachedFiles:
    """Save and check what `VersiPerjanjianService.signed_file` keeps."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._context, self._parent = context, parent
        self._folder = documents()

    def save(self, tahap: TahapPerjanjian) -> None:
        """Write a file as it came, where the user wants it."""
        name = Path(tahap.nama)
        ending = name.suffix.lstrip(".") or "pdf"
        path = ask_path(_("berkas"), name.stem, ending, self._folder, self._parent)
        if path is None:
            return
        self._folder = path.parent
        versi, context = self._context.services.perjanjian_kinerja.versi, self._context

        def write() -> Path:
            write_atomic(path, versi.signed_file(tahap))
            return path

        context.tasks.run(write, partial(announce_saved, context), self._refuse)

    def check(self, tahap: TahapPerjanjian, answer: InlineMessage) -> None:
        """Check the seals of a file, and say in `answer` what they are."""
        office, tasks = self._context.services, self._context.tasks

        def gather() -> tuple[bytes, list[Identitas]]:
            isi = office.perjanjian_kinerja.versi.signed_file(tahap)
            return isi, identitas.known(office.folder)

        def check(found: tuple[bytes, list[Identitas]]) -> None:
            job, tell = partial(_verify, *found), partial(_tell, tahap, answer)
            tasks.run_in_pool(job, tell, self._refuse, title=_("Memeriksa tanda tangan"))

        tasks.run(gather, check, self._refuse)

    def _refuse(self, error: KnownError) -> None:
        self._context.show_message(str(error), "buruk")


def _verify(isi: bytes, known: Sequence[Identitas], work: Work) -> HasilPdf:
    """Check a PDF in the child process."""
    from ranpk_desktop.pdf_bertanda import verifikasi

    return verifikasi.verify(isi, known, cancelled=lambda: work.cancelled, report=work.report)


def _tell(tahap: TahapPerjanjian, answer: InlineMessage, hasil: HasilPdf) -> None:
    """Say what a check found; a scan has no seals, which is nothing against it."""
    if tahap.cara is Cara.BASAH:
        text = _("Hasil pindai tanda tangan basah: tidak ada tanda tangan elektronik di dalamnya.")
        answer.show_message(text, "info")
        return
    tone = "baik" if hasil.sah else "info" if hasil.sah is None else "buruk"
    # A key's code has no place where Qt would break it, and the card may be narrower.
    answer.show_message(tanda_tangan.describe(hasil).replace("-", "-\u200b"), tone)
