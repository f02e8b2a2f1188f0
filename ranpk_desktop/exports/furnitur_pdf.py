"""Page furniture of every PDF: sheet, kop, headings, signature block, footer, banner.

Each builder returns reportlab flowables; `render` turns a story into bytes, the same bytes for the
same story.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.platypus import (
    CallerMacro,
    CondPageBreak,
    Flowable,
    HRFlowable,
    KeepTogether,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.exports import huruf, naskah
from ranpk_desktop.exports.cetak import TEPI, Cetak, Tepi
from ranpk_desktop.exports.pdfa import Keterangan, archive
from ranpk_desktop.exports.tabel_pdf import plain_table
from ranpk_desktop.exports.teks_pdf import ENDLESS, colour, paragraph

LEBAR_TANDA_TANGAN = 95 * mm
TINGGI_EKOR = 60 * mm
"""How much of what stands before a signature block may move to the next page with it."""

TINGGI_AWAL = 65 * mm
"""What must have room below a heading: the header of a table and its highest uncut row."""

_TOTAL = "jumlah_halaman"


@dataclass(frozen=True, slots=True)
class Dokumen:
    """Name a document: its title, whose it is, how it is printed, and the words of its footer.

    `skala` enlarges the whole page, sheet and all, as a poster of a smaller one.
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


def kop(unit: Mapping[str, Any]) -> list[Flowable]:
    """Return the office's letterhead over a double rule."""
    instansi, nama, *alamat = naskah.letterhead(unit)
    ink = colour(naskah.TINTA)
    return [
        paragraph(instansi, "kop_instansi"),
        paragraph(nama, "kop_unit"),
        *(paragraph(baris, "kop_alamat") for baris in alamat),
        HRFlowable(width="100%", thickness=1.8, color=ink, spaceBefore=4, spaceAfter=1.2),
        HRFlowable(width="100%", thickness=0.6, color=ink, spaceBefore=1.2, spaceAfter=4),
    ]


def heading(teks: str) -> list[Flowable]:
    """Return the heading of a part; it never stands at the foot of a page."""
    return [CondPageBreak(TINGGI_AWAL), paragraph(teks, "bagian")]


def pairs(isi: Sequence[tuple[str, str]], lebar: float) -> Table:
    """Return "label : text" lines in two columns, read downwards."""
    half = (len(isi) + 1) // 2
    left, right = isi[:half], isi[half:]
    data = [
        [*_pair(*left[n]), *(_pair(*right[n]) if n < len(right) else [""] * 3)] for n in range(half)
    ]
    label, colon = 38 * mm, 4 * mm
    return plain_table(
        data,
        [label, colon, lebar / 2 - label - colon] * 2,
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


def signature_block(tanda: naskah.TandaTangan) -> Flowable:
    """Return the signature block at the right, in one piece, with room for pen and stamp."""
    lines: list[Flowable] = [
        paragraph(tanda.tempat_tanggal, "tanda_tangan"),
        paragraph(tanda.jabatan, "tanda_tangan"),
        Spacer(1, 22 * mm),
        paragraph(tanda.nama or "." * 50, "tanda_tangan_nama"),
    ]
    if tanda.nip:
        lines.append(paragraph(tanda.nip, "tanda_tangan"))
    return plain_table(
        [[baris] for baris in lines],
        [LEBAR_TANDA_TANGAN],
        [
            ("NOSPLIT", (0, 0), (-1, -1)),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ],
        hAlign="RIGHT",
    )


def close(story: list[Flowable], penutup: str, tanda: naskah.TandaTangan, lebar: float) -> None:
    """End a story with a closing sentence and the signature block, in one piece.

    They never stand alone on a page: a last part that is not too high moves along, heading and all.
    """
    ending = [Spacer(1, 4 * mm), paragraph(penutup), Spacer(1, 4 * mm)]
    if story[-1].wrap(lebar, ENDLESS)[1] <= TINGGI_EKOR:
        ending.insert(0, story.pop())
        if isinstance(story[-2], CondPageBreak):
            ending.insert(0, story.pop())
            story.pop()
    story.append(KeepTogether([*ending, signature_block(tanda)]))


def render(dokumen: Dokumen, story: Sequence[Flowable]) -> bytes:
    """Lay the story out on pages and return the PDF, as PDF/A-1b."""
    huruf.register()
    buffer, tepi = BytesIO(), dokumen.tepi
    template = SimpleDocTemplate(
        buffer,
        pagesize=dokumen.ukuran,
        leftMargin=tepi.kiri * mm - _FRAME,
        rightMargin=tepi.kanan * mm - _FRAME,
        topMargin=tepi.atas * mm - _FRAME,
        bottomMargin=tepi.bawah * mm - _FRAME,
        lang="id-ID",
        displayDocTitle=1,
        initialFontName=huruf.BIASA,
        invariant=1,
    )

    def furnish(canvas: Any, _template: Any) -> None:
        if dokumen.skala != 1:
            canvas.setPageSize(tuple(sisi * dokumen.skala for sisi in dokumen.ukuran))
            canvas.scale(dokumen.skala, dokumen.skala)
        _furnish_page(canvas, dokumen)

    template.build([*story, CallerMacro(_count_pages)], onFirstPage=furnish, onLaterPages=furnish)
    keterangan = Keterangan(
        judul=dokumen.judul,
        penulis=clean(dokumen.unit["nama"]),
        perihal=dokumen.keterangan,
        dibuat_pada=dokumen.cetak.dibuat_pada,
    )
    return archive(buffer.getvalue(), keterangan)


_FRAME = 6
"""Padding in points that reportlab's frames add on every side."""
_FOOTER, _FOOTER_SIZE = 11 * mm, 8
"""Height of the footer's line above the edge, and its type size, in points."""


def _furnish_page(canvas: Any, dokumen: Dokumen) -> None:
    """Draw what every page has."""
    _draw_footer(canvas, dokumen)
    _draw_banner(canvas, dokumen)


def _draw_footer(canvas: Any, dokumen: Dokumen) -> None:
    """Draw the footer; the number of pages is a form that `_count_pages` fills at the end."""
    left, right = dokumen.kiri, dokumen.kanan
    halaman = _("Halaman {x} dari ").format(x=canvas.getPageNumber())
    canvas.saveState()
    canvas.setStrokeColor(colour(naskah.GARIS))
    canvas.setLineWidth(0.5)
    canvas.line(left, _FOOTER + 10, right, _FOOTER + 10)
    _set_footer_type(canvas)
    canvas.drawString(left, _FOOTER, halaman)
    canvas.drawCentredString((left + right) / 2, _FOOTER, huruf.printable(dokumen.keterangan))
    canvas.drawRightString(right, _FOOTER, naskah.content_code(dokumen.cetak))
    canvas.translate(left + huruf.width(halaman, tebal=False, ukuran=_FOOTER_SIZE), _FOOTER)
    canvas.doForm(_TOTAL)
    canvas.restoreState()


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
