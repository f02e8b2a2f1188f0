"""A printed page is as large as in the document, wherever its margins are."""

import subprocess

import pytest
from PIL import ImageChops
from PySide6.QtCore import QRect, QSize, QSizeF
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter

from ranpk_desktop.errors import KnownError
from tests.ui.core.kertas import TEPI, edges, framed, picture, sheets
from ui.core import print_job
from ui.core.pdf_document import only, open_pdf
from ui.core.print_job import PrintJob, known_paper, layout, print_pages, size_label
from ui.core.printing import chosen_pages, new_printer
from ui.core.tasks import Cancelled, Work

A4, F4, FOLIO = (210, 297), (215, 330), (210, 330)
LANDSCAPE = (330, 215)
POINT = 72 / 25.4
WITHIN = 0.7
"""Millimetres; the goal is 1, of which measuring takes some."""


@pytest.fixture
def printer(qapp, tmp_path):
    """A printer that writes a PDF."""
    made = new_printer("Laporan contoh")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "cetakan.pdf"))
    return made


@pytest.fixture
def work():
    return Work("Mencetak", lambda _work: None)


def printed(tmp_path):
    return (tmp_path / "cetakan.pdf").read_bytes()


def points(size):
    return QSizeF(size[0] * POINT, size[1] * POINT)


@pytest.mark.parametrize("size", [A4, F4, FOLIO, LANDSCAPE, (420, 297)])
def test_that_a_sheet_keeps_its_size_and_its_margins_within_a_millimetre(
    size, printer, work, tmp_path
):
    assert print_pages(PrintJob(framed(size), [0], printer), work) == 1
    (sheet,) = sheets(printed(tmp_path))
    assert sheet == pytest.approx(size, abs=WITHIN)
    assert edges(printed(tmp_path), 0) == pytest.approx(TEPI, abs=WITHIN)


def test_that_upright_and_turned_pages_and_papers_mix(printer, work, tmp_path):
    sizes = [A4, LANDSCAPE, F4, A4]
    print_pages(PrintJob(framed(*sizes), range(4), printer), work)
    assert sheets(printed(tmp_path)) == [pytest.approx(size, abs=WITHIN) for size in sizes]
    for page in range(4):
        assert edges(printed(tmp_path), page) == pytest.approx(TEPI, abs=WITHIN)


def test_that_other_readers_see_the_same_size(printer, work, tmp_path):
    print_pages(PrintJob(framed(F4), [0], printer), work)
    command = ["pdftoppm", "-r", "127", "-gray", tmp_path / "cetakan.pdf"]  # 5 pixels a millimetre
    header = subprocess.run(command, check=True, capture_output=True).stdout.split(b"\n")[1]
    assert [int(side) / 5 for side in header.split()] == pytest.approx(F4, abs=1)


def test_that_no_seam_shows_between_the_strips(printer, work, tmp_path):
    data = framed(A4)
    print_pages(PrintJob(data, [0], printer), work)
    size = QSize(1240, 1754)
    before, after = (
        picture(open_pdf(pdf).render(0, size)).point(lambda grey: 255 * (grey < 200))
        for pdf in (data, printed(tmp_path))
    )
    assert after.getbbox() == pytest.approx(before.getbbox(), abs=2)
    inside = (300, 300, 520, 1400)  # beside the words
    assert not after.crop(inside).getbbox()


def test_that_a_part_is_drawn_as_it_is_in_the_whole(qapp):
    document = open_pdf(framed(A4))
    whole = QSize(827, 1169)
    page = picture(document.render(0, whole))
    for part in (QRect(0, 0, 400, 300), QRect(400, 300, 427, 400), QRect(100, 1000, 700, 169)):
        drawn = picture(document.render(0, part.size(), only(part, whole)))
        left, top = part.left(), part.top()
        there = page.crop((left, top, left + part.width(), top + part.height()))
        other = ImageChops.difference(drawn, there).histogram()
        assert sum(other[64:]) < 60  # letters at the edge; a shift by one pixel makes hundreds


def test_that_only_the_pages_asked_for_are_printed_in_their_order(printer, work, tmp_path):
    data = framed(A4, F4, FOLIO, LANDSCAPE)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3-4"))
    assert chosen_pages(printer, 4, 0) == [0, 2, 3]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    pages = chosen_pages(printer, 4, 0)
    assert pages == [3, 2, 0]
    print_pages(PrintJob(data, pages, printer), work)
    assert sheets(printed(tmp_path)) == [
        pytest.approx(size, abs=WITHIN) for size in (LANDSCAPE, FOLIO, A4)
    ]


def test_that_the_page_in_view_is_printed_alone(printer):
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 4, 2) == [2]


@pytest.mark.parametrize(
    ("collated", "order"), [(True, [A4, F4, A4, F4]), (False, [A4, A4, F4, F4])]
)
def test_that_copies_are_printed_one_after_the_other(collated, order, printer, work, tmp_path):
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    assert print_pages(PrintJob(framed(A4, F4), [0, 1], printer), work) == 4
    assert sheets(printed(tmp_path)) == [pytest.approx(size, abs=WITHIN) for size in order]


def test_that_a_page_is_never_held_as_one_picture(printer, work, monkeypatch):
    whole, held = 2539 * 3898 * 4, []  # F4 at 300 dpi, in bytes

    def watch(drawn):
        held.append(drawn.sizeInBytes())
        return on_white(drawn)

    on_white = print_job._on_white
    monkeypatch.setattr(print_job, "_on_white", watch)
    print_pages(PrintJob(framed(F4), [0], printer), work)
    assert len(held) > 50
    assert max(held) < whole / 50


def test_that_a_cancelled_print_leaves_no_file(printer, work, tmp_path):
    work.cancel()
    with pytest.raises(Cancelled):
        print_pages(PrintJob(framed(A4, A4), [0, 1], printer), work)
    assert not (tmp_path / "cetakan.pdf").exists()


def test_that_a_printer_that_refuses_is_named(printer, work, tmp_path):
    printer.setOutputFileName(str(tmp_path / "tidak ada" / "cetakan.pdf"))
    with pytest.raises(KnownError) as refused:
        print_pages(PrintJob(framed(A4), [0], printer), work)
    assert refused.value.kode == "PRINTER_MENOLAK"


@pytest.mark.parametrize(("size", "known"), [(F4, True), (LANDSCAPE, True), (A4, False)])
def test_that_the_drivers_paper_of_8_5_by_13_inches_is_f4(size, known):
    driver = QPageSize(QPageSize.PageSizeId.FanFoldGermanLegal)
    assert (known_paper([driver], points(size)) == driver) is known
    chosen = layout([driver], points(size)).pageSize()
    assert (chosen == driver) is known


def test_that_a_paper_is_named_by_its_size_as_it_stands_upright():
    assert size_label(points(LANDSCAPE)) == "215 × 330 mm"


def test_that_what_is_no_pdf_is_refused(qapp):
    for data in (b"", b"%PDF-1.4 rusak"):
        with pytest.raises(KnownError, match="tidak dapat ditampilkan"):
            open_pdf(data)
