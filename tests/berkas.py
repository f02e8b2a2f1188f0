"""Files that could be evidence, made by code: small ones of every kind, and big pictures."""

import io
import random
import zipfile

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"


def container(*parts: str) -> bytes:
    """Return a ZIP with parts of these names."""
    berkas = io.BytesIO()
    with zipfile.ZipFile(berkas, "w") as tulis:
        for part in ("[Content_Types].xml", *parts):
            tulis.writestr(part, f"<{part}/>")
    return berkas.getvalue()


XLSX = container("xl/workbook.xml")
DOCX = container("word/document2.xml")
PPTX = container("ppt/presentation.xml")


def picture(
    width: int = 40,
    height: int = 30,
    kind: str = "JPEG",
    mode: str = "RGB",
    seed: int = 5,
    **options: object,
) -> bytes:
    """Return a picture full of noise, which hardly shrinks; the same each time for a seed."""
    bands = len(Image.new(mode, (1, 1)).getbands())
    noise = random.Random(seed).randbytes(width * height * bands)  # noqa: S311  no secret
    berkas = io.BytesIO()
    Image.frombytes(mode, (width, height), noise).save(berkas, kind, **options)
    return berkas.getvalue()


JPEG = picture()
PNG = picture(kind="PNG")

KINDS = {"pdf": PDF, "jpg": JPEG, "png": PNG, "xlsx": XLSX, "docx": DOCX, "pptx": PPTX}
"""One small file of each kind that is accepted, by its usual ending."""


def photo(seed: int = 5) -> bytes:
    """Return a photograph of 2.4 MB, stored as well as cameras do."""
    return picture(1600, 1200, seed=seed, quality=96)
