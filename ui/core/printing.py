"""Ask which printer, which pages and how many copies, then print in the pool."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.version import application
from ui.core.page import Context
from ui.core.pdf_document import open_pdf
from ui.core.print_job import PrintJob, known_paper, layout, print_pages, size_label


@dataclass(frozen=True, slots=True)
class Printout:
    """Say what is printed: the document, its title, and the page in view, counted from 0."""

    data: bytes
    judul: str
    halaman: int = 0


def ask_and_print(context: Context, printout: Printout, parent: QWidget) -> None:
    """Show the printer dialog, then print; what came of it is said through the context."""
    if not QPrinterInfo.availablePrinterNames():
        text = _(
            "Belum ada printer di komputer ini. Pasang printer di pengaturan sistem, atau simpan "
            "dokumennya sebagai PDF dan cetak di komputer lain."
        )
        context.show_message(text, "peringatan")
        return
    document = open_pdf(printout.data)
    printer = new_printer(printout.judul)
    printer.setPageLayout(layout((), document.pagePointSize(0)))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Cetak {judul}").format(judul=printout.judul))
    option = QPrintDialog.PrintDialogOption
    dialog.setOptions(option.PrintPageRange | option.PrintCurrentPage | option.PrintCollateCopies)
    dialog.setMinMax(1, document.pageCount())
    dialog.setFromTo(1, document.pageCount())

    def finish(result: int) -> None:
        dialog.deleteLater()
        if result:
            print_as_asked(context, printout, printer)

    dialog.finished.connect(finish)
    QDialog.open(dialog)  # its own wants a slot by name


def new_printer(judul: str) -> QPrinter:
    """Return a printer with nothing of its own on the page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setDocName(judul)
    printer.setCreator(application())
    return printer


def print_as_asked(context: Context, printout: Printout, printer: QPrinter) -> None:
    """Print what the dialog says; ask once more where the printer does not know the paper."""
    document, info = open_pdf(printout.data), QPrinterInfo(printer)
    pages = chosen_pages(printer, document.pageCount(), printout.halaman)
    if not pages:
        text = _("Dokumen ini hanya mempunyai {n} halaman; pilih halaman yang ada.")
        context.show_message(text.format(n=document.pageCount()), "peringatan")
        return
    papers = info.supportedPageSizes()
    start = partial(_start, context, printout, PrintJob(printout.data, pages, printer, papers))
    sizes = [document.pagePointSize(page) for page in pages]
    foreign = [size for size in sizes if not known_paper(papers, size)]
    if info.isNull() or info.supportsCustomPageSizes() or not foreign:
        start()
        return
    text = _(
        "{printer} tidak mengenal kertas {kertas}. Tambahkan ukuran itu di pengaturan printer; "
        "tanpa itu, tepi halaman dapat terpotong."
    )
    words = text.format(printer=printer.printerName(), kertas=size_label(foreign[0]))
    context.show_message(words, "peringatan", ((_("Tetap cetak"), start),))


def chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    """Return the pages that the dialog asks for, counted from 0, in the order of printing."""
    pages = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        pages = [current]
    elif printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        pages = [page for page in pages if ranges.isEmpty() or ranges.contains(page + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages


def _start(context: Context, printout: Printout, job: PrintJob) -> None:
    def done(sheets: int) -> None:
        text = _("{judul}: {n} halaman dikirim ke {tujuan}.")
        place = job.printer.outputFileName() or job.printer.printerName()
        words = text.format(judul=printout.judul, n=sheets, tujuan=place)
        context.show_message(words, "baik")

    context.tasks.run_in_pool(
        partial(print_pages, job),
        done,
        lambda error: context.show_message(str(error), "buruk"),
        title=_("Mencetak {judul}").format(judul=printout.judul),
    )
