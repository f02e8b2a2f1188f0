"""Read a picture as the logo of a letterhead: small, opaque, its colours only.

Pillow takes the foreign file apart in the child, which answers with bare pixels; the PNG that is
kept is written here from as many of them as their width and height say, so nothing of the file
itself gets into a document. A logo has no transparency, because PDF/A-1b has none.
"""

import io
import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import RefusedError, Report

BERKAS_MAKS = 10_000_000
SISI_MAKS = 400
"""Pixels of the longer side: 400 dots per inch at a height of 25 mm."""
PIKSEL_MAKS = 50_000_000
_PORSI = 48 * 1024


def parse(isi: bytes, report: Report) -> Iterator[Any]:
    """Yield [width, height], then the pixels (RGB) in pieces of base64; raises RefusedError."""
    from PIL import Image, ImageOps

    if len(isi) > BERKAS_MAKS:
        raise RefusedError("LOGO_TERLALU_BESAR")
    try:
        with Image.open(io.BytesIO(isi), formats=("JPEG", "PNG")) as masuk:
            if masuk.width * masuk.height > PIKSEL_MAKS:
                raise RefusedError("LOGO_TERLALU_LEBAR")
            masuk.draft("RGB", (SISI_MAKS, SISI_MAKS))  # a JPEG is then decoded at about that size
            gambar = ImageOps.exif_transpose(masuk).convert("RGBA")
    except Image.DecompressionBombError as error:
        raise RefusedError("LOGO_TERLALU_LEBAR") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise RefusedError("LOGO_RUSAK") from error
    report(0.5)
    gambar.thumbnail((SISI_MAKS, SISI_MAKS))
    kertas = Image.new("RGB", gambar.size, "white")
    kertas.paste(gambar, mask=gambar.getchannel("A"))
    yield [kertas.width, kertas.height]
    piksel = kertas.tobytes()
    for at in range(0, len(piksel), _PORSI):
        yield b64encode(piksel[at : at + _PORSI]).decode("ascii")


def receive(pieces: Iterator[Any]) -> bytes:
    """Return the logo as a PNG; raises ValueError for pixels that do not make a picture."""
    match next(pieces, None):
        case [int(lebar), int(tinggi)] if 0 < lebar <= SISI_MAKS and 0 < tinggi <= SISI_MAKS:
            wanted = 3 * lebar * tinggi
        case _:
            raise ValueError("no size")
    piksel = bytearray()
    for piece in pieces:
        if not isinstance(piece, str) or len(piksel) > wanted:
            raise ValueError("no pixels")
        piksel += b64decode(piece, validate=True)
    if len(piksel) != wanted:
        raise ValueError("too many or too few pixels")
    return _png(bytes(piksel), lebar, tinggi)


def explain(kode: str) -> KnownError | None:
    """Return the sentence for a picture that cannot be the logo."""
    sentences = {
        "LOGO_TERLALU_BESAR": (
            _("Gambar itu terlalu besar untuk logo; batasnya {batas}.").format(
                batas=format_bytes(BERKAS_MAKS)
            ),
            _("Kecilkan gambarnya, misalnya menjadi 400 titik, lalu pilih lagi."),
        ),
        "LOGO_TERLALU_LEBAR": (
            _("Ukuran gambar itu terlalu besar untuk logo; batasnya {n} juta titik.").format(
                n=PIKSEL_MAKS // 1_000_000
            ),
            _("Kecilkan gambarnya, misalnya menjadi 400 titik, lalu pilih lagi."),
        ),
        "LOGO_RUSAK": (
            _("Berkas itu bukan gambar PNG atau JPEG, atau rusak."),
            _("Simpan logonya sebagai PNG, lalu pilih lagi."),
        ),
    }
    return KnownError(kode, *sentences[kode]) if kode in sentences else None


def _png(piksel: bytes, lebar: int, tinggi: int) -> bytes:
    """Return pixels as a PNG with nothing else in it."""
    rows = b"".join(
        b"\0" + piksel[at : at + 3 * lebar] for at in range(0, 3 * lebar * tinggi, 3 * lebar)
    )
    header = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + nama + data + struct.pack(">I", zlib.crc32(nama + data))
        for nama, data in parts
    )
