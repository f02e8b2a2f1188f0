"""A RATL of 860 actions as Lampiran 2: its workbook and its PDF, against the bare libraries."""

from collections.abc import Callable
from copy import copy
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.styles import NamedStyle
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from ranpk_desktop.domain.lampiran2 import BentukLampiran, Lampiran2, arrange
from ranpk_desktop.domain.ratl import Ratl, StatusRatl
from ranpk_desktop.exports import lampiran2 as isi
from ranpk_desktop.exports import lampiran2_pdf, lampiran2_xlsx
from ranpk_desktop.paths import resource
from tests.bench.ukur import Row, compare, timed, turns
from tests.factories import cetak, unit

AKSI, UNIT = 860, 63
TAHUN = 2021
_SYLLABLES = [
    first + second for first in "bcdgjklmnprst" for second in ("a", "i", "u", "ang", "er")
]
VOCABULARY = [
    "".join(Random(n).choices(_SYLLABLES, k=2 + n % 3))  # noqa: S311  # no secret
    for n in range(3000)
]
_POLOS = "Polos"
"""The typeface of the floor: registered as reportlab does it unasked."""


def rows(_folder: Path) -> list[Row]:
    """Render the same matrix by turns with ours and with the libraries alone."""
    lampiran = matrix()
    workbook = lampiran2_xlsx.render(unit(), lampiran, cetak())
    what = f"RATL of {AKSI} actions"
    return [
        compare(
            f"{what} as workbook (floor: openpyxl, same cells and styles)",
            1.2,
            turns(
                timed(bare_workbook(workbook)),
                timed(lambda: lampiran2_xlsx.render(unit(), lampiran, cetak())),
            ),
            note=f"{len(workbook) / 1000:.0f} kB",
        ),
        compare(
            f"{what} as PDF, F4 landscape (floor: reportlab, same cells)",
            1.2,
            turns(
                timed(lambda: bare_pdf(lampiran)),
                timed(lambda: lampiran2_pdf.render(unit(), lampiran, cetak())),
            ),
            note="ours is PDF/A",
        ),
    ]


def matrix() -> Lampiran2:
    """Return a matrix as S2 has them: short and long actions, cells that span rows."""
    made = [
        Ratl(
            id=f"{n:036}",
            tahun=TAHUN,
            unit=f"Balai POM di Kota Contoh {n * UNIT // AKSI}",
            acuan=None,
            rencana_aksi=f"{n}. {words(n, 400 if n % 40 == 7 else 8 + n % 50)}",
            no_rekomendasi=str(2 + n % 14 // 7),
            rekomendasi="Tindak lanjuti tiga unsur dengan nilai terendah pada tahun itu.",
            waktu_pelaksanaan=f"{1 + n % 28:02}/{1 + n % 12:02}/2022",
            status=StatusRatl.SELESAI,
            urutan=n,
        )
        for n in range(AKSI)
    ]
    bentuk = BentukLampiran.REKOMENDASI
    return Lampiran2(TAHUN, bentuk, date(2023, 6, 6), arrange(made, bentuk))


def words(seed: int, count: int) -> str:
    """Return so many invented words, drawn from 3,000 as an office's texts are."""
    draw = Random(seed)  # noqa: S311  # no secret
    return " ".join(VOCABULARY[min(int(draw.expovariate(1 / 400)), 2999)] for _n in range(count))


def bare_workbook(data: bytes) -> Callable[[], None]:
    """Return a function that writes the cells and styles of a workbook with openpyxl alone."""
    ours = load_workbook(BytesIO(data))
    styles = {
        cell.style: (copy(cell.font), copy(cell.alignment), copy(cell.border), copy(cell.fill))
        for row in ours.worksheets[0].iter_rows()
        for cell in row
    }
    sheets = [_contents(sheet) for sheet in ours.worksheets]

    def write() -> None:
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for nama, parts in styles.items():
            if nama != "Normal":
                font, alignment, border, fill = parts
                style = NamedStyle(nama, font, fill, border, alignment)
                workbook.add_named_style(style)
        for widths, heights, cells, merged in sheets:
            sheet = workbook.create_sheet()
            for column, width in widths.items():
                sheet.column_dimensions[column].width = width
            for row, height in heights.items():
                sheet.row_dimensions[row].height = height
            for row, column, value, style in cells:
                cell = sheet.cell(row, column, value)
                if style != "Normal":
                    cell.style = style
            for area in merged:
                sheet.merge_cells(area)
        workbook.save(BytesIO())

    return write


def _contents(sheet: Any) -> tuple[Any, ...]:
    return (
        {column: it.width for column, it in sheet.column_dimensions.items()},
        {row: it.height for row, it in sheet.row_dimensions.items()},
        [
            (cell.row, cell.column, cell.value, cell.style)
            for row in sheet.iter_rows()
            for cell in row
        ],
        [str(area) for area in sheet.merged_cells.ranges],
    )


def bare_pdf(lampiran: Lampiran2) -> bytes:
    """Set the same cells in one table of reportlab; a cell that goes on is left empty."""
    if _POLOS not in getRegisteredFontNames():
        registerFont(TTFont(_POLOS, str(resource("fonts", "LiberationSans-Regular.ttf"))))
    style = ParagraphStyle("sel", fontName=_POLOS, fontSize=8.5, leading=11)
    cells: list[list[Any]] = [list(isi.KOLOM[lampiran.bentuk])]
    for unit_ in lampiran.unit:
        for baris in isi.rows(unit_):
            texts = [str(unit_.nomor), unit_.nama] if baris.unit else ["", ""]
            texts += isi.labels(baris.bagian, lampiran.bentuk) if baris.bagian else ["", ""]
            ratl = baris.ratl
            texts += [ratl.rencana_aksi, ratl.waktu_pelaksanaan, isi.status(ratl, lampiran)]
            cells.append([Paragraph(escape(teks), style) if teks else "" for teks in texts])
    buffer = BytesIO()
    page = SimpleDocTemplate(
        buffer, pagesize=(330 * mm, 215 * mm), leftMargin=14 * mm, rightMargin=9 * mm
    )
    table = Table(
        cells,
        colWidths=[width * mm for width in (10, 44, 24, 56, 112, 27, 22)],
        repeatRows=1,
        splitInRow=1,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, "#9fb0b3"),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("FONTNAME", (0, 0), (-1, -1), _POLOS),
            ("LEFTPADDING", (0, 0), (-1, -1), 3.5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3.5),
        ],
    )
    page.build([table])
    return buffer.getvalue()
