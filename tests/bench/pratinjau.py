"""From the click to the pages, from the pages to paper: preview and printing in the window."""

import time
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtPrintSupport import QPrinter

from ranpk_desktop.clock import utc_now
from ranpk_desktop.services import kantor_baru
from tests.bench import kantor
from tests.bench.jendela import Jendela, opened, until
from tests.bench.perjanjian import INDIKATOR, planned
from tests.bench.tanggap import Beat, idle
from tests.bench.ukur import RUNS, Row, below, p95
from ui.core.preview import PreviewDialog
from ui.core.print_job import PrintJob, print_pages
from ui.core.printing import new_printer


def rows(folder: Path) -> list[Row]:
    """Measure the agreement with 30 indikator in the real window."""
    with kantor_baru.open_filled(folder, utc_now, planned):
        pass
    with opened(folder) as jendela:
        jendela.window.open_page("perjanjian_kinerja")
        jendela.settle()
        page: Any = jendela.window.page("perjanjian_kinerja")
        page.go_to(tahun=kantor.TAHUN)
        jendela.settle()
        first = preview(jendela, page)
        again = median(preview(jendela, page) for _run in range(RUNS))
        follow = median(changed(jendela, page, number) for number in range(RUNS))
        data = page.preview.data
        still = p95(idle())
        started = time.perf_counter()
        late = printing(jendela, data, folder / "cetakan.pdf")
        count = page.preview.pdf.pages.page_count
        each = (time.perf_counter() - started) * 1000 / count
    what = f"agreement with {INDIKATOR} indikator"
    return [
        below(
            f"{what}: from the click to its painted pages, second time",
            1000,
            again * 1000,
            note=f"first time {first * 1000:.0f} ms; {count} pages",
        ),
        below(f"{what}: a field changed, until the pages beside it follow", 1500, follow * 1000),
        below(
            "lateness of a 5-ms timer, p95, while it is printed at 300 dpi (floor: idle)",
            8,
            p95(late),
            floor=still,
            note=f"{each:.0f} ms a page",
        ),
    ]


def painted(pages: Any) -> bool:
    """Tell whether all that is in sight of a document is drawn."""
    return bool(pages.page_count) and pages._shown <= set(pages._tiles) and not pages._asked


def preview(jendela: Jendela, page: Any) -> float:
    """Return the seconds from the click to the painted pages."""
    start = time.perf_counter()
    page.exports.preview(page.offer)
    (dialog,) = jendela.window.findChildren(PreviewDialog)
    until(lambda: dialog.view.isVisible() and painted(dialog.view.pages))
    spent = time.perf_counter() - start
    dialog.reject()
    jendela.settle()
    return spent


def changed(jendela: Jendela, page: Any, number: int) -> float:
    """Return the seconds from a changed field to the pages that show it."""
    before = page.preview.data
    start = time.perf_counter()
    page.form.fields["nomor"].input.setText(f"RC.02.01.15A.01.26.{number}")
    page.form.fields["nomor"].input.unsaved = True
    page.form.fields["nomor"].input.commit()
    until(lambda: page.preview.data is not before and painted(page.preview.pdf.pages))
    spent = time.perf_counter() - start
    jendela.settle()
    return spent


def printing(jendela: Jendela, data: bytes, path: Path) -> list[float]:
    """Print a document into a file in the pool; return how late the window's timer comes."""
    printer = new_printer("uji")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    page: Any = jendela.window.page("perjanjian_kinerja")
    job, loop = PrintJob(data, range(page.preview.pdf.pages.page_count), printer), QEventLoop()
    jendela.tasks.run_in_pool(
        lambda work: print_pages(job, work), lambda _count: loop.quit(), title=""
    )
    return Beat().during(loop)
