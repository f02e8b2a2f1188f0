"""The quarter report as a file of the user's choice: rendered in the pool, written in one piece."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.files import write_atomic
from ranpk_desktop.services import laporan
from ranpk_desktop.services.laporan import Naskah
from ui.core.desktop import open_path
from ui.core.page import Context
from ui.core.tasks import Work

ENDINGS = {"xlsx": _("Buku kerja Excel"), "pdf": _("Dokumen PDF")}
"""The kinds of file a report can be, by their ending."""


def export_report(
    context: Context, periode: Periode, ending: str, folder: Path, parent: QWidget
) -> Path:
    """Ask where to put the report, then make it; what came of it is said above the page.

    The dialog begins in `folder`; returns the folder to begin in next time.
    """
    name = laporan.file_name(periode.tahun, periode.triwulan)
    chosen, _filter = QFileDialog.getSaveFileName(
        parent,
        _("Simpan laporan {periode}").format(periode=periode.label),
        str(folder / f"{name}.{ending}"),
        f"{ENDINGS[ending]} (*.{ending})",
    )
    if not chosen:
        return folder
    path = Path(chosen) if chosen.lower().endswith(f".{ending}") else Path(f"{chosen}.{ending}")
    office = context.services

    def read() -> Naskah:
        kertas = office.pengaturan.kertas()
        return office.laporan.load(periode.tahun, periode.triwulan, kertas)

    def render(naskah: Naskah, work: Work) -> Path:
        document = laporan.render(naskah, ending)
        work.report(1, 2)
        write_atomic(path, document)
        return path

    def start(naskah: Naskah) -> None:
        context.tasks.run_in_pool(
            partial(render, naskah), partial(_announce, context), title=_("Membuat laporan")
        )

    context.tasks.run(read, start)
    return path.parent


def documents() -> Path:
    """Return the user's folder for documents, or the home folder where there is none."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()


def _announce(context: Context, path: Path) -> None:
    context.show_message(
        _("Laporan tersimpan: {path}").format(path=path),
        "baik",
        (
            (_("Buka berkas"), partial(open_path, context, path)),
            (_("Buka folder"), partial(open_path, context, path.parent)),
        ),
    )
