"""The visible seal of a signed PDF: who, in which post, when, and what the seal is not."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.pdf_bertanda import Stempel
from ranpk_desktop.domain.tanggal import format_waktu
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.exports import huruf, naskah
from ranpk_desktop.exports.teks_pdf import Paragraph, colour, paragraph

_TEPI, _LUAR, _SELA = 5, 2.5, 0.5
"""Room in points inside the frame, above and below it, and between two texts."""
_HURUF_MAKS = 200
"""Letters of a name or a post; the block around the seal has them all."""
_KECIL = 0.45
"""The smallest scale of type: two texts of that many letters still fit."""


def keterangan() -> str:
    """Return what the seal is called, here and in the PDF's list of signatures (domain.md §6)."""
    return _("Segel integritas (tidak tersertifikasi)")


def render(stempel: Stempel, lebar: float, tinggi: float) -> bytes:
    """Return a PDF of one page of this size in points, the same bytes for the same seal.

    One cut of one typeface, embedded, and no transparency: it becomes part of a PDF/A-1b.
    """
    huruf.register()
    buffer = BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(lebar, tinggi),
        pageCompression=1,
        invariant=1,
        initialFontName=huruf.BIASA,
    )
    canvas.setStrokeColor(colour(naskah.GARIS))
    canvas.setLineWidth(0.7)
    canvas.rect(0.5, _LUAR, lebar - 1, tinggi - 2 * _LUAR)
    texts, height = _fitted(stempel, lebar - 2 * _TEPI, tinggi - 2 * (_TEPI + _LUAR))
    top = (tinggi + height) / 2
    for text in texts:
        text.drawOn(canvas, _TEPI, top - text.height)
        top -= text.height + _SELA
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _fitted(stempel: Stempel, lebar: float, tinggi: float) -> tuple[list[Paragraph], float]:
    """Return the texts, wrapped, in the largest type that fits, and how high they are."""
    scale = 1.0
    while True:
        texts = _texts(stempel, scale)
        height = sum(text.wrap(lebar, tinggi)[1] for text in texts) + _SELA * (len(texts) - 1)
        if height <= tinggi or scale <= _KECIL:
            return texts, height
        scale -= 0.05


def _texts(stempel: Stempel, scale: float) -> list[Paragraph]:
    when = _("{waktu} menurut komputer pengirim").format(
        waktu=format_waktu(stempel.waktu, stempel.zona)
    )
    lines = (
        (keterangan(), 7),
        (_shortened(stempel.nama), 10),
        (_shortened(stempel.jabatan), 7.5),
        (when, 7),
    )
    return [paragraph(teks, "sel_kecil", round(size * scale, 2)) for teks, size in lines]


def _shortened(teks: str) -> str:
    line = clean_line(teks)
    return line if len(line) <= _HURUF_MAKS else line[: _HURUF_MAKS - 1] + "…"
