"""`Cetak / Ekspor ▾`: what every page offers to see, print and save of its documents.

A page says as data which documents it has; the menu, the preview and the dialogs are the same
everywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bawaan import BERKAS
from ranpk_desktop.errors import KnownError
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.files import write_atomic
from ui.core.actions import Action, Entry, Submenu
from ui.core.desktop import open_path
from ui.core.page import Context, PageWidget
from ui.core.tasks import Work

ENDINGS = {"pdf": _("Dokumen PDF"), "xlsx": _("Buku kerja Excel")}
"""The kinds of file a document can be, by their ending."""
_KINDS = ENDINGS | {BERKAS: _("Cadangan lengkap RANPK")}


@dataclass(frozen=True, slots=True)
class Export:
    """Describe a document as it is now: its title, its file name without ending, how it is made.

    `read` gathers it on the DB thread, `render(naskah, ending)` makes bytes of it in the pool.
    `remark` is a sentence to read with it in the preview, for example that it is a draft. `view`
    makes the pages to look at and to print where these are not those of the PDF that is saved.
    """

    judul: str
    nama: str
    read: Callable[[], Any]
    render: Callable[[Any, str], bytes]
    remark: Callable[[Any], str] = lambda _naskah: ""
    view: Callable[[Any], bytes] | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer one document in the menu; `title` carries a mnemonic.

    `make` describes it at the moment when it is wanted, or returns None where there is none.
    """

    title: str
    make: Callable[[], Export | None]
    endings: Sequence[str] = tuple(ENDINGS)


def draft_remark(cetak: Cetak) -> str:
    """Return what to know about a document that is printed so: that a draft is one."""
    if cetak.kode_data:
        return ""
    return _("Draf: isinya masih dapat berubah, dan kode datanya belum ada.")


class Exports:
    """Fill the menu of a page, and do what it offers."""

    def __init__(self, page: PageWidget) -> None:
        self._page, self._context = page, page.context
        self.folder = documents()

    def offer(self, offers: Sequence[Offer], others: Sequence[Action] = ()) -> None:
        """Show these documents, the first one under Ctrl+P, and what else belongs here.

        One document stands in the menu itself, several in a menu each.
        """
        menus = [self._entries(offer, "" if at else "Ctrl+P") for at, offer in enumerate(offers)]
        entries: list[Entry] = list(menus[0]) if len(menus) == 1 else []
        if len(menus) > 1:
            entries = [
                Submenu(offer.title, menu) for offer, menu in zip(offers, menus, strict=True)
            ]
        self._page.header.set_exports([*entries, *((None, *others) if others else ())])

    def preview(self, offer: Offer) -> None:
        """Show a document as its real pages, from where it can be printed and saved."""
        from ui.core.preview import PreviewDialog

        if export := offer.make():
            PreviewDialog(self._context, export, offer.endings, self, self._page).open()

    def save(self, offer: Offer, ending: str) -> None:
        """Write a document as a file where the user wants it."""
        if export := offer.make():
            self.save_export(self._context, export, ending, self._page)

    def save_export(self, context: Context, export: Export, ending: str, parent: QWidget) -> None:
        """Ask where to put a document, then make it; what came of it is said by the context."""
        self.folder = export_document(context, export, ending, self.folder, parent)

    def _entries(self, offer: Offer, key: str) -> list[Action]:
        saving = {
            "pdf": (_("Simpan P&DF…"), "file-text"),
            "xlsx": (_("Simpan &Excel…"), "file-spreadsheet"),
        }
        look = partial(self.preview, offer)
        return [
            Action(_("&Pratinjau dan cetak…"), look, "printer", key),
            *(
                Action(saving[ending][0], partial(self.save, offer, ending), saving[ending][1])
                for ending in offer.endings
            ),
        ]


def ask_path(judul: str, nama: str, ending: str, folder: Path, parent: QWidget) -> Path | None:
    """Ask where to save a file, named so for the beginning; None where the user changes his mind.

    What he types gets the ending of its kind.
    """
    chosen, _filter = QFileDialog.getSaveFileName(
        parent,
        _("Simpan {judul}").format(judul=judul),
        str(folder / f"{nama}.{ending}"),
        f"{_KINDS.get(ending, _('Gambar hasil pindai'))} (*.{ending})",
    )
    if not chosen:
        return None
    return Path(chosen) if chosen.lower().endswith(f".{ending}") else Path(f"{chosen}.{ending}")


def ask_whole_office(parent: QWidget) -> Path | None:
    """Ask for a file with a whole office; None where the user changes his mind."""
    chosen, _filter = QFileDialog.getOpenFileName(
        parent,
        _("Buka cadangan lengkap"),
        str(documents()),
        f"{_KINDS[BERKAS]} (*.{BERKAS});;{_('Semua berkas')} (*)",
    )
    return Path(chosen) if chosen else None


def export_document(
    context: Context, export: Export, ending: str, folder: Path, parent: QWidget
) -> Path:
    """Ask where to put a document, then make it; what came of it is said above the page.

    The dialog begins in `folder`; returns the folder to begin in next time.
    """
    path = ask_path(export.judul, export.nama, ending, folder, parent)
    if path is None:
        return folder

    def render(naskah: Any, work: Work) -> Path:
        document = export.render(naskah, ending)
        work.report(1, 2)
        write_atomic(path, document)
        return path

    def start(naskah: Any) -> None:
        title = _("Membuat {judul}").format(judul=export.judul)
        done = partial(announce_saved, context)
        context.tasks.run_in_pool(partial(render, naskah), done, refuse, title=title)

    def refuse(error: KnownError) -> None:
        context.show_message(str(error), "buruk")

    context.tasks.run(export.read, start, refuse)
    return path.parent


def documents() -> Path:
    """Return the user's folder for documents, or the home folder where there is none."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()


def announce_saved(context: Context, path: Path) -> None:
    """Say that a file was saved, and offer to open it."""
    context.show_message(
        _("Tersimpan: {path}").format(path=path),
        "baik",
        (
            (_("Buka berkas"), partial(open_path, context, path)),
            (_("Buka folder"), partial(open_path, context, path.parent)),
        ),
    )
