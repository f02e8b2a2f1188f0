"""A picture is made smaller in the child, keeps what it knows, and a bad one ends in a sentence."""

import io
import struct
import zlib
from base64 import b64encode

import pytest
from PIL import Image

from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import gambar, proses
from tests.berkas import JPEG, PDF, PNG, photo, picture


def smaller(isi):
    made = Image.open(io.BytesIO(proses.run("gambar", isi)))
    made.load()
    return made


def test_that_a_big_photograph_becomes_a_small_jpeg(pengintai):
    isi = picture(3000, 2250, quality=90)
    hasil = proses.run("gambar", isi)
    made = Image.open(io.BytesIO(hasil))
    assert (made.format, made.size) == ("JPEG", (2000, 1500))
    assert len(hasil) < len(isi) / 2
    assert len(pengintai.pids) == 1


def test_that_a_picture_that_is_small_enough_keeps_its_size():
    assert smaller(JPEG).size == (40, 30)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_that_every_usual_kind_of_png_goes_through(mode):
    colours = Image.new("RGBA", (64, 48), (10, 200, 30, 255)).convert("RGB")
    isi = io.BytesIO()
    (colours if mode == "RGB" else colours.convert(mode)).save(isi, "PNG")
    assert smaller(isi.getvalue()).size == (64, 48)


def test_that_what_is_transparent_becomes_white_paper():
    isi = io.BytesIO()
    Image.new("RGBA", (30, 30), (0, 0, 0, 0)).save(isi, "PNG")
    assert smaller(isi.getvalue()).getpixel((5, 5)) == (255, 255, 255)


def test_that_a_turned_photograph_stands_upright_and_keeps_its_day():
    exif = Image.Exif()
    exif[0x0112], exif[0x0132] = 6, "2026:09:30 08:15:00"
    isi = io.BytesIO()
    Image.new("RGB", (60, 20), "red").save(isi, "JPEG", exif=exif)
    made = smaller(isi.getvalue())
    assert made.size == (20, 60)
    assert made.getexif().get(0x0132) == "2026:09:30 08:15:00"
    assert 0x0112 not in made.getexif()


def bomb() -> bytes:
    """Return a PNG of some bytes that says it is 60,000 pixels square."""

    def chunk(kind: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + kind + isi + struct.pack(">I", zlib.crc32(kind + isi))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


BURUK = {
    "bom": (bomb(), "GAMBAR_LAIN"),
    "terpotong": (photo()[:9000], "GAMBAR_RUSAK"),
    "png terpotong": (PNG[:200], "GAMBAR_RUSAK"),
    "hanya awal": (b"\xff\xd8\xff\xe0", "GAMBAR_RUSAK"),
    "bukan gambar": (PDF, "GAMBAR_RUSAK"),
    "empat warna": (picture(mode="CMYK"), "GAMBAR_LAIN"),
}


@pytest.mark.parametrize(("isi", "kode"), BURUK.values(), ids=BURUK.keys())
def test_that_a_bad_picture_is_refused_with_a_sentence(isi, kode, pengintai):
    with pytest.raises(KnownError) as caught:
        proses.run("gambar", isi)
    assert caught.value.kode == kode
    assert caught.value.pesan.endswith(".")


@pytest.mark.parametrize(
    "pieces", [[1], ["*"], [b64encode(PDF).decode()], []], ids=["int", "text", "pdf", "none"]
)
def test_that_an_answer_that_is_no_picture_is_not_believed(pieces):
    with pytest.raises(ValueError):  # noqa: PT011
        gambar.receive(iter(pieces))
