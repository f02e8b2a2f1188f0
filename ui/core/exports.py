"""A document as a file of the user's choice: rendered in the pool, written in one piece."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.files import write_atomic
from ui.core.desktop import open_path
from ui.core.page import Context
from ui.core.tasks import Work

ENDINGS = {"xlsx": _("Buku kerja Excel"), "pdf": _("Dokumen PDF")}
"""The kinds of file a document can be, by their ending."""


@dataclass(frozen=True, slots=True)
class Export:
    """Describe a document to write: its title, its file name without ending, and how it is made.

    `read` gathers it on the DB thread, `render(naskah, ending)` makes bytes of it in the pool.
    """

    judul: str
    nama: str
    read: Callable[[], Any]
    render: Callable[[Any, str], bytes]


def export_document(
    context: Context, export: Export, ending: str, folder: Path, parent: QWidget
) -> Path:
    """Ask where to put a document, then make it; what came of it is said above the page.

    The dialog begins in `folder`; returns the folder to begin in next time.
    """
    chosen, _filter = QFileDialog.getSaveFileName(
        parent,
        _("Simpan {judul}").format(judul=export.judul),
        str(folder / f"{export.nama}.{ending}"),
        f"{ENDINGS[ending]} (*.{ending})",
    )
    if not chosen:
        return folder
    path = Path(chosen) if chosen.lower().endswith(f".{ending}") else Path(f"{chosen}.{ending}")

    def render(naskah: Any, work: Work) -> Path:
        document = export.render(naskah, ending)
        work.report(1, 2)
        write_atomic(path, document)
        return path

    def start(naskah: Any) -> None:
        title = _("Membuat {judul}").format(judul=export.judul)
        done = partial(_announce, context)
        context.tasks.run_in_pool(partial(render, naskah), done, title=title)

    context.tasks.run(export.read, start)
    return path.parent


def documents() -> Path:
    """Return the user's folder for documents, or the home folder where there is none."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()


def _announce(context: Context, path: Path) -> None:
    context.show_message(
        _("Tersimpan: {path}").format(path=path),
        "baik",
        (
            (_("Buka berkas"), partial(open_path, context, path)),
            (_("Buka folder"), partial(open_path, context, path.parent)),
        ),
    )
