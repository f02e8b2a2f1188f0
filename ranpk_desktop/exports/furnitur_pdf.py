"""Page furniture of every PDF: sheet, kop, headings, footer, banner, watermark, bookmarks.

Each builder returns reportlab flowables; `render` turns a story into bytes, the same bytes for the
same story.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from math import ceil
from typing import Any

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import (
    BaseDocTemplate,
    CallerMacro,
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    Image,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Table,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.exports import huruf, naskah
from ranpk_desktop.exports.cetak import TEPI, Cetak, Tepi
from ranpk_desktop.exports.pdfa import Keterangan, archive
from ranpk_desktop.exports.tabel_pdf import plain_table
from ranpk_desktop.exports.teks_pdf import colour, paragraph, title

TINGGI_AWAL = 65 * mm
"""What must have room below a heading: the header of a table and its highest uncut row."""

_TOTAL = "jumlah_halaman"


@dataclass(frozen=True, slots=True)
class Dokumen:
    """Name a document: its title, whose it is, how it is printed, and the words of its footer.

    `mendatar` is how its pages lie until the story turns them. `skala` enlarges the whole page,
    sheet and all, as a poster of a smaller one.
    """

    judul: str
    unit: Mapping[str, Any]
    cetak: Cetak
    keterangan: str
    mendatar: bool = False
    tepi: Tepi = TEPI
    skala: float = 1

    @property
    def ukuran(self) -> tuple[float, float]:
        """Return the page's width and height in points, as it is turned."""
        lebar, tinggi = (sisi * mm for sisi in self.cetak.ukuran)
        return (tinggi, lebar) if self.mendatar else (lebar, tinggi)

    @property
    def kiri(self) -> float:
        """Return where the left margin ends, in points from the left edge."""
        return float(self.tepi.kiri * mm)

    @property
    def kanan(self) -> float:
        """Return where the right margin begins, in points from the left edge."""
        return float(self.ukuran[0] - self.tepi.kanan * mm)

    @property
    def lebar_isi(self) -> float:
        """Return the width between the margins in points."""
        return self.kanan - self.kiri

    def turned(self, mendatar: bool) -> "Dokumen":
        """Return the document as its pages are that lie so."""
        return replace(self, mendatar=mendatar)


def turn(mendatar: bool) -> list[Flowable]:
    """Return what begins a new page, and how that one and those after it lie."""
    return [NextPageTemplate(_LETAK[mendatar]), PageBreak()]


_LETAK = {False: "tegak", True: "mendatar"}


def kop(unit: Mapping[str, Any]) -> list[Flowable]:
    """Return the office's letterhead over a double rule."""
    return [*kop_lines(naskah.letterhead(unit)), *rules()]


def kop_lines(lines: Sequence[str]) -> list[Flowable]:
    """Return the lines of a letterhead: agency, office, then the smaller ones."""
    styles = ("kop_instansi", "kop_unit")
    return [
        paragraph(line, styles[n] if n < len(styles) else "kop_alamat")
        for n, line in enumerate(lines)
    ]


def rules() -> list[Flowable]:
    """Return the double rule below a letterhead."""
    ink = colour(naskah.TINTA)
    return [
        HRFlowable(width="100%", thickness=1.8, color=ink, spaceBefore=4, spaceAfter=1.2),
        HRFlowable(width="100%", thickness=0.6, color=ink, spaceBefore=1.2, spaceAfter=4),
    ]


def picture(png: bytes, lebar: float, tinggi: float) -> Flowable:
    """Return an opaque picture as large as fits into a room, in points."""
    width, height = ImageReader(BytesIO(png)).getSize()
    scale = min(lebar / width, tinggi / height)
    return Image(BytesIO(png), width=width * scale, height=height * scale)


def heading(teks: str, tingkat: int = 0) -> list[Flowable]:
    """Return the heading of a part; it never stands at the foot of a page.

    `tingkat` is its level among the bookmarks, as for `teks_pdf.title`.
    """
    return [CondPageBreak(TINGGI_AWAL), title(teks, "bagian", tingkat=tingkat)]


def pairs(isi: Sequence[tuple[str, str]], lebar: float, kolom: int = 2) -> Table:
    """Return "label : text" lines in so many columns, read downwards."""
    most = ceil(len(isi) / kolom)
    columns = [isi[n * most : (n + 1) * most] for n in range(kolom)]
    data = [
        [cell for it in columns for cell in (_pair(*it[n]) if n < len(it) else [""] * 3)]
        for n in range(most)
    ]
    label, colon = 38 * mm, 4 * mm
    return plain_table(
        data,
        [label, colon, lebar / kolom - label - colon] * kolom,
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ],
    )


def _pair(label: str, teks: str) -> tuple[Flowable, ...]:
    return paragraph(label), paragraph(":"), paragraph(teks)


def render(dokumen: Dokumen, story: Sequence[Flowable]) -> bytes:
    """Lay the story out on pages and return the PDF, as PDF/A-1b."""
    huruf.register()
    buffer = BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=dokumen.ukuran,
        pageTemplates=[
            _page(dokumen.turned(mendatar)) for mendatar in (dokumen.mendatar, not dokumen.mendatar)
        ],
        lang="id-ID",
        displayDocTitle=1,
        initialFontName=huruf.BIASA,
        invariant=1,
    )
    template.build([*story, CallerMacro(_count_pages)])
    keterangan = Keterangan(
        judul=dokumen.judul,
        penulis=clean(dokumen.unit["nama"]),
        perihal=dokumen.keterangan,
        dibuat_pada=dokumen.cetak.dibuat_pada,
    )
    return archive(buffer.getvalue(), keterangan)


_FOOTER, _FOOTER_SIZE = 11 * mm, 8
"""Height of the footer's line above the edge, and its type size, in points."""
_FOOTER_NUMBER, _FOOTER_GAP = 16, 6
"""Room for the number of pages, and between the texts of the footer, in points."""


def _page(dokumen: Dokumen) -> PageTemplate:
    """Return the page of a document as it lies, with what every page has."""
    tepi, (lebar, tinggi) = dokumen.tepi, dokumen.ukuran
    frame = Frame(
        dokumen.kiri,
        tepi.bawah * mm,
        dokumen.lebar_isi,
        tinggi - (tepi.atas + tepi.bawah) * mm,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def furnish(canvas: Any, _template: Any) -> None:
        if dokumen.skala != 1:
            canvas.setPageSize(tuple(sisi * dokumen.skala for sisi in dokumen.ukuran))
            canvas.scale(dokumen.skala, dokumen.skala)
        _draw_watermark(canvas, dokumen)
        _draw_footer(canvas, dokumen)
        _draw_banner(canvas, dokumen)

    name = _LETAK[dokumen.mendatar]
    return PageTemplate(name, [frame], onPage=furnish, pagesize=(lebar, tinggi))


def _draw_watermark(canvas: Any, dokumen: Dokumen) -> None:
    """Draw the word for a draft across the page, below all else: pale, not transparent."""
    if dokumen.cetak.kode_data:
        return
    lebar, tinggi = dokumen.ukuran
    teks, size = _("DRAF"), min(lebar, tinggi) * 0.3
    canvas.saveState()
    canvas.setFillColor(colour(naskah.CAP_AIR))
    canvas.setFont(huruf.TEBAL, size)
    canvas.translate(lebar / 2, tinggi / 2)
    canvas.rotate(45)
    canvas.drawCentredString(0, -0.35 * size, teks)
    canvas.restoreState()


def _draw_footer(canvas: Any, dokumen: Dokumen) -> None:
    """Draw the footer; the number of pages is a form that `_count_pages` fills at the end."""
    left, right = dokumen.kiri, dokumen.kanan
    halaman = _("Halaman {x} dari ").format(x=canvas.getPageNumber())
    kode = naskah.content_code(dokumen.cetak)
    canvas.saveState()
    canvas.setStrokeColor(colour(naskah.GARIS))
    canvas.setLineWidth(0.5)
    canvas.line(left, _FOOTER + 10, right, _FOOTER + 10)
    _set_footer_type(canvas)
    canvas.drawString(left, _FOOTER, halaman)
    canvas.drawRightString(right, _FOOTER, kode)
    number = left + _footer_width(halaman)
    _draw_note(canvas, dokumen, number + _FOOTER_NUMBER, right - _footer_width(kode))
    canvas.translate(number, _FOOTER)
    canvas.doForm(_TOTAL)
    canvas.restoreState()


def _draw_note(canvas: Any, dokumen: Dokumen, start: float, end: float) -> None:
    """Draw the middle of the footer: in the middle of the page, or of the room that there is."""
    teks = huruf.printable(dokumen.keterangan)
    width, room = _footer_width(teks), end - start - 2 * _FOOTER_GAP
    middle = (dokumen.kiri + dokumen.kanan) / 2
    if min(middle - start, end - middle) - _FOOTER_GAP < width / 2:
        middle = (start + end) / 2
    canvas.setFont(huruf.BIASA, _FOOTER_SIZE * min(1, room / max(width, 1)))
    canvas.drawCentredString(middle, _FOOTER, teks)
    _set_footer_type(canvas)


def _footer_width(teks: str) -> float:
    return huruf.width(teks, tebal=False, ukuran=_FOOTER_SIZE)


def _set_footer_type(canvas: Any) -> None:
    canvas.setFillColor(colour(naskah.TINTA_PUDAR))
    canvas.setFont(huruf.BIASA, _FOOTER_SIZE)


def _draw_banner(canvas: Any, dokumen: Dokumen) -> None:
    notice = naskah.sample_notice(dokumen.unit)
    if not notice:
        return
    lebar, tinggi = dokumen.ukuran
    canvas.saveState()
    canvas.setFillColor(colour(naskah.BAHAYA))
    canvas.rect(0, tinggi - 8 * mm, lebar, 8 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(huruf.TEBAL, 10)
    canvas.drawCentredString(lebar / 2, tinggi - 5.4 * mm, notice)
    canvas.restoreState()


def _count_pages(flowable: Flowable) -> None:
    """Draw the form `_TOTAL`; it stands last in the story, so the page's number is the total."""
    canvas = flowable.canv
    canvas.beginForm(_TOTAL)
    _set_footer_type(canvas)
    canvas.drawString(0, 0, str(canvas.getPageNumber()))
    canvas.endForm()
