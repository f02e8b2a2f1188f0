"""Make a picture smaller: a photograph or scan as it is read on a screen, one JPEG.

Pillow takes the foreign file apart in the child; what it knows of day and place (EXIF) is kept,
because that is part of the evidence.
"""

import io
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import RefusedError, Report
from ranpk_desktop.imports.jenis_berkas import JPEG

SISI_MAKS = 2000
MUTU = 75
_KETERANGAN_MAKS = 60_000  # a JPEG holds 65,533 bytes of EXIF
_PORSI = 48 * 1024
_ARAH = 0x0112  # EXIF's orientation
_RAGAM = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA"})
"""The ways of storing colours that become RGB without a profile."""


def parse(isi: bytes, report: Report) -> Iterator[Any]:
    """Yield the smaller picture in pieces of base64; raises RefusedError."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(isi), formats=("JPEG", "PNG")) as masuk:
            if masuk.mode not in _RAGAM:
                raise RefusedError("GAMBAR_LAIN")
            masuk.draft("RGB", (SISI_MAKS, SISI_MAKS))  # a JPEG is then decoded at that size
            gambar = ImageOps.exif_transpose(masuk)
            keterangan, profil = masuk.getexif(), masuk.info.get("icc_profile")
    except Image.DecompressionBombError as error:
        raise RefusedError("GAMBAR_LAIN") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise RefusedError("GAMBAR_RUSAK") from error
    report(0.5)
    if gambar.mode in ("1", "P", "PA", "LA"):  # they cannot be made smaller smoothly
        gambar = gambar.convert("RGBA")
    gambar.thumbnail((SISI_MAKS, SISI_MAKS))
    if gambar.mode == "RGBA":
        kertas = Image.new("RGB", gambar.size, "white")
        kertas.paste(gambar, mask=gambar.getchannel("A"))
        gambar = kertas
    keterangan.pop(_ARAH, None)  # the picture has been turned
    exif, keluar = keterangan.tobytes(), io.BytesIO()
    gambar.save(
        keluar,
        "JPEG",
        quality=MUTU,
        optimize=True,
        exif=exif if len(exif) <= _KETERANGAN_MAKS else b"",
        icc_profile=profil,
    )
    hasil = keluar.getvalue()
    for at in range(0, len(hasil), _PORSI):
        yield b64encode(hasil[at : at + _PORSI]).decode("ascii")


def receive(pieces: Iterator[Any]) -> bytes:
    """Return the smaller picture; raises ValueError for what is none."""
    hasil = bytearray()
    for piece in pieces:
        if not isinstance(piece, str):
            raise ValueError("no text")
        hasil += b64decode(piece, validate=True)
    if not hasil.startswith(JPEG.awal):
        raise ValueError("no picture")
    return bytes(hasil)


def explain(kode: str) -> KnownError | None:
    """Return the sentence for a picture that cannot be made smaller."""
    saran = _("Kecilkan dengan aplikasi foto, atau simpan sebagai PDF.")
    sentences = {
        "GAMBAR_RUSAK": _("Gambar itu rusak, jadi tidak dapat dikecilkan."),
        "GAMBAR_LAIN": _("Gambar itu tidak dapat dikecilkan di sini."),
    }
    return KnownError(kode, sentences[kode], saran) if kode in sentences else None
