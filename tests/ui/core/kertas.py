"""PDFs whose pages are easy to measure: a black frame at known margins, a word on each page."""

from io import BytesIO

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ui.core.pdf_document import open_pdf

TEPI = (30, 20, 15, 25)
"""Left, right, top and bottom of the frame from the edges of the sheet, in millimetres."""
MM = 25.4 / 72


def framed(*sizes: tuple[float, float]) -> bytes:
    """Return a PDF with a page of each size (millimetres), framed at TEPI."""
    stream = BytesIO()
    canvas = Canvas(stream, invariant=1)
    left, right, top, bottom = (side * mm for side in TEPI)
    for number, (width, height) in enumerate(sizes, 1):
        canvas.setPageSize((width * mm, height * mm))
        canvas.setLineWidth(0.3 * mm)
        canvas.rect(left, bottom, width * mm - left - right, height * mm - top - bottom)
        canvas.drawCentredString(width * mm / 2, height * mm / 2, f"Halaman {number}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def sheets(pdf: bytes) -> list[tuple[float, float]]:
    """Return the size of each page in millimetres."""
    document = open_pdf(pdf)
    points = [document.pagePointSize(page) for page in range(document.pageCount())]
    return [(size.width() * MM, size.height() * MM) for size in points]


def picture(image: QImage) -> Image.Image:
    """Return a picture of Qt as one of Pillow, grey on white."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    size, line = (image.width(), image.height()), image.bytesPerLine()
    drawn = Image.frombytes("RGBA", size, bytes(image.constBits()), "raw", "RGBA", line)
    paper = Image.new("RGBA", size, "white")
    paper.alpha_composite(drawn)
    return paper.convert("L")


def edges(pdf: bytes, page: int) -> tuple[float, float, float, float]:
    """Return how far the ink of a page is from left, right, top and bottom, in millimetres."""
    document = open_pdf(pdf)
    dpi = 150
    points = document.pagePointSize(page)
    size = QSize(round(points.width() / 72 * dpi), round(points.height() / 72 * dpi))
    drawn = picture(document.render(page, size))
    box = drawn.point(lambda grey: 255 * (grey < 128)).getbbox()
    assert box
    left, top, right, bottom = (side * 25.4 / dpi for side in box)
    width, height = points.width() * MM, points.height() * MM
    return left, width - right, top, height - bottom
