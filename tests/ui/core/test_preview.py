"""From `Cetak / Ekspor` to paper: the preview, the printer dialog and the files."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import laporan
from tests.ui.core.kertas import sheets
from tests.ui.jendela import fill_and_lock
from tests.ui.keyboard import nameless, reachable
from tests.ui.seluruh import buka
from tests.ui.test_mnemonics import doubled
from ui.core import preview as preview_module
from ui.core import printing
from ui.core.preview import PreviewDialog
from ui.core.printing import Printout, new_printer, print_as_asked

__all__ = ["buka"]


def entries(menu):
    """Return the texts of a menu, those of menus inside it behind a slash."""
    found = []
    for action in menu.actions():
        text = action.text().replace("&", "")
        found += [f"{text}/{more}" for more in entries(action.menu())] if action.menu() else [text]
    return [text for text in found if text]


def pick(menu, *words):
    """Choose an entry, a menu inside the menu first."""
    for word in words:
        (action,) = [a for a in menu.actions() if a.text().replace("&", "") == word]
        menu = action.menu() or action.trigger()


@pytest.fixture
def seluruh(buka):
    made = buka()
    made.window.open_page("realisasi")
    made.settle()
    return made


@pytest.fixture
def preview(seluruh):
    page = seluruh.page("realisasi").view("indikator")
    page.exports.preview(page.report)
    seluruh.settle()
    (dialog,) = seluruh.window.findChildren(PreviewDialog)
    yield dialog
    if isValid(dialog):
        dialog.reject()
    seluruh.settle()


def test_that_one_document_stands_in_the_menu_and_several_in_one_each(seluruh):
    menu = seluruh.page("realisasi").view("indikator").header.exports
    assert entries(menu) == [
        "Pratinjau dan cetak…",
        "Simpan PDF…",
        "Simpan Excel…",
        "Buat paket…",
    ]
    seluruh.page("realisasi").go_to(periode=Periode(2026, Triwulan.II))
    seluruh.settle()
    assert entries(menu) == [
        *(
            f"{title}/{entry}"
            for title in ("Laporan kinerja interim", "Laporan RANPK semester")
            for entry in ("Pratinjau dan cetak…", "Simpan PDF…", "Simpan Excel…")
        ),
        "Buat paket…",
    ]
    seluruh.window.open_page("rencana")
    seluruh.settle()
    assert entries(seluruh.page("rencana").header.exports) == [
        f"{title}/{entry}"
        for title in ("Rencana Aksi", "Rencana Aksi IKU")
        for entry in ("Pratinjau dan cetak…", "Simpan PDF…", "Simpan Excel…")
    ]


def test_that_the_window_has_the_menu_of_the_page_in_view_in_its_own(seluruh):
    berkas = seluruh.window.menus["berkas"]

    def offered():
        titles = [action for action in berkas.actions() if action.menu() and action.isVisible()]
        return [action.text().replace("&", "") for action in titles]

    assert offered() == ["Cetak / Ekspor"]
    seluruh.window.open_page("pengaturan")
    assert offered() == []
    seluruh.window.open_page("rencana")
    seluruh.settle()
    assert offered() == ["Cetak / Ekspor"]


def test_that_ctrl_p_shows_the_first_document_of_a_page_with_several(seluruh, qtbot):
    seluruh.window.open_page("rencana")
    seluruh.settle()
    seluruh.page("rencana").pane.view.setFocus()
    qtbot.keyClick(
        seluruh.page("rencana").pane.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier
    )
    seluruh.settle()
    (dialog,) = seluruh.window.findChildren(PreviewDialog)
    assert dialog.windowTitle() == "Pratinjau Rencana Aksi 2026"
    dialog.reject()


def test_that_the_report_of_a_half_year_is_shown(seluruh):
    seluruh.window.open_page("realisasi", periode=Periode(2026, Triwulan.II))
    seluruh.settle()
    page = seluruh.page("realisasi").view("indikator")
    page.exports.preview(page.semester)
    seluruh.settle()
    (dialog,) = seluruh.window.findChildren(PreviewDialog)
    assert dialog.windowTitle() == "Pratinjau laporan RANPK semester sampai dengan TW II 2026"
    assert dialog.view.number.text().startswith("Halaman 1 dari ")
    dialog.reject()


def test_that_the_preview_shows_the_real_pages_and_says_that_it_is_a_draft(preview):
    assert preview.view.isVisible()
    assert preview.view.number.text() == "Halaman 1 dari 5"
    assert "Draf" in preview.remark.text
    assert preview.view.pages.hasFocus()


def test_that_a_locked_quarter_is_no_draft(buka):
    seluruh = buka(fill_and_lock)
    seluruh.window.open_page("realisasi")
    seluruh.settle()
    page = seluruh.page("realisasi").view("indikator")
    page.exports.preview(page.report)
    seluruh.settle()
    (dialog,) = seluruh.window.findChildren(PreviewDialog)
    assert dialog.remark.isHidden()
    dialog.reject()


def test_that_keyboard_and_screen_reader_find_everything_in_the_preview(preview):
    assert not nameless([w for w in reachable(preview) if w is not preview.view.number])
    assert not doubled(preview)


def test_that_what_is_seen_is_what_is_saved(preview, seluruh, tmp_path, monkeypatch):
    path = tmp_path / "laporan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    preview.save("pdf")
    seluruh.settle()
    assert path.with_suffix(".pdf").read_bytes() == preview._data
    preview.save("xlsx")
    seluruh.settle()
    assert path.with_suffix(".xlsx").read_bytes().startswith(b"PK\x03\x04")
    assert "Tersimpan" in preview.message.text
    assert "halaman" not in seluruh.window.banners.shown
    opened = []
    monkeypatch.setattr(preview_module, "open_path", lambda _context, path: opened.append(path))
    preview.folder_button.click()
    assert opened == [tmp_path]


def test_that_making_a_document_can_be_cancelled(seluruh, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    def slow(naskah, ending):
        begun.set()
        go_on.wait(10)
        return render(naskah, ending)

    render = laporan.render
    monkeypatch.setattr(laporan, "render", slow)
    page = seluruh.page("realisasi").view("indikator")
    page.exports.preview(page.report)
    seluruh._qtbot.waitUntil(begun.is_set)
    (dialog,) = seluruh.window.findChildren(PreviewDialog)
    assert dialog.waiting.isVisible()
    assert not dialog.print_button.isEnabled()
    dialog.waiting.cancel_button.click()
    go_on.set()
    seluruh.settle()
    assert not seluruh.window.findChildren(PreviewDialog)


def test_that_a_document_that_cannot_be_made_says_why(seluruh, monkeypatch):
    def refuse(*_args):
        raise KnownError("RUSAK", "Isi triwulan ini tidak terbaca.")

    monkeypatch.setattr(laporan, "render", refuse)
    page = seluruh.page("realisasi").view("indikator")
    page.exports.preview(page.report)
    seluruh.settle()
    (dialog,) = seluruh.window.findChildren(PreviewDialog)
    assert dialog.message.text == "Isi triwulan ini tidak terbaca."
    assert not dialog.waiting.isVisible()
    dialog.reject()


# Printing ---------------------------------------------------------------------------------------


def test_that_a_computer_without_a_printer_says_so(preview, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    preview.print_document()
    assert "Belum ada printer" in preview.message.text


def test_that_the_printer_dialog_prints_what_it_is_told(preview, seluruh, tmp_path, monkeypatch):
    dialogs = []

    class Answer(printing.QPrintDialog):
        def __init__(self, printer, parent):
            super().__init__(printer, parent)
            dialogs.append((self, printer))

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Kantor"]))
    monkeypatch.setattr(printing, "QPrintDialog", Answer)
    preview.print_document()
    ((dialog, printer),) = dialogs
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Cetak laporan kinerja interim TW III 2026"
    assert (dialog.fromPage(), dialog.toPage()) == (1, 5)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetakan.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    dialog.done(1)
    seluruh.settle()
    assert "1 halaman dikirim" in preview.message.text
    (sheet,) = sheets((tmp_path / "cetakan.pdf").read_bytes())
    assert sheet == pytest.approx(sheets(preview._data)[0], abs=0.7)


def test_that_a_print_goes_on_when_its_preview_is_closed(preview, seluruh, tmp_path):
    printer = new_printer("laporan")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetakan.pdf"))
    print_as_asked(preview._context, Printout(preview._data, "Laporan"), printer)
    preview.reject()
    seluruh.settle()
    assert len(sheets((tmp_path / "cetakan.pdf").read_bytes())) == 5
    assert "5 halaman dikirim" in seluruh.window.banners.shown["halaman"].text


def test_that_pages_that_do_not_exist_are_named(preview, seluruh):
    printer = new_printer("laporan")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(7, 9)
    print_as_asked(preview._context, Printout(preview._data, "Laporan"), printer)
    assert "hanya mempunyai 5 halaman" in preview.message.text


def test_that_a_paper_which_the_printer_does_not_know_is_asked_about(
    preview, seluruh, tmp_path, monkeypatch
):
    info = {"isNull": False, "supportsCustomPageSizes": False, "supportedPageSizes": []}
    answers = {name: lambda _self, answer=answer: answer for name, answer in info.items()}
    kind = type("Info", (), answers | {"__init__": lambda _self, _printer: None})
    monkeypatch.setattr(printing, "QPrinterInfo", kind)
    printer = new_printer("laporan")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetakan.pdf"))
    print_as_asked(preview._context, Printout(preview._data, "Laporan"), printer)
    assert "tidak mengenal kertas 215 × 330 mm" in preview.message.text
    assert not (tmp_path / "cetakan.pdf").exists()
    preview.message._buttons[0].click()
    seluruh.settle()
    assert (tmp_path / "cetakan.pdf").exists()
