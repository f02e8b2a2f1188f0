"""A logo becomes a small opaque PNG of ours, and anything else ends in a sentence."""

import io
import struct
import zlib
from base64 import b64encode

import pytest
from PIL import Image

from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import logo, proses
from ranpk_desktop.services import logo as service
from tests.perjanjian import logo as picture


def saved(gambar: Image.Image, bentuk: str = "PNG", **pilihan) -> bytes:
    isi = io.BytesIO()
    gambar.save(isi, bentuk, **pilihan)
    return isi.getvalue()


def opened(isi: bytes) -> Image.Image:
    made = Image.open(io.BytesIO(isi))
    made.load()
    return made


def test_that_a_large_picture_becomes_a_small_logo_in_the_child(pengintai) -> None:
    made = opened(proses.run("logo", picture(1200, 900)))
    assert (made.format, made.mode, made.size) == ("PNG", "RGB", (400, 300))
    assert len(pengintai.pids) == 1


def test_that_a_small_logo_keeps_its_pixels() -> None:
    isi = picture()
    assert opened(proses.run("logo", isi)).tobytes() == opened(isi).tobytes()


def test_that_what_is_transparent_becomes_white() -> None:
    gambar = Image.new("RGBA", (20, 10), (200, 0, 0, 0))
    gambar.paste((0, 0, 200, 255), (0, 0, 10, 10))
    made = opened(proses.run("logo", saved(gambar)))
    assert made.getpixel((2, 2)) == (0, 0, 200)
    assert made.getpixel((15, 2)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_that_every_kind_of_png_goes_through(mode: str) -> None:
    gambar = Image.new("L", (30, 20), 90)
    assert opened(proses.run("logo", saved(gambar.convert(mode)))).size == (30, 20)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_that_every_kind_of_jpeg_goes_through(mode: str) -> None:
    gambar = Image.new("RGB", (900, 600), (0, 120, 90)).convert(mode)
    assert opened(proses.run("logo", saved(gambar, "JPEG"))).size == (400, 267)


def test_that_the_same_picture_has_the_same_digest() -> None:
    one, other = service.read(picture()), service.read(saved(opened(picture()), optimize=True))
    assert one == other
    assert len(one.sidik) == 64


def refused(isi: bytes) -> str:
    with pytest.raises(KnownError) as caught:
        proses.run("logo", isi)
    assert caught.value.pesan
    assert caught.value.tindakan
    return caught.value.kode


def test_that_a_picture_of_50_megabytes_is_refused() -> None:
    assert (
        refused(saved(Image.new("RGB", (4, 4)))[:-12] + bytes(50_000_000)) == "LOGO_TERLALU_BESAR"
    )


def test_that_a_picture_that_unpacks_to_gigabytes_is_refused() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = (
        struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    )
    data = zlib.compress(bytes(1000))
    body = struct.pack(">I", len(data)) + b"IDAT" + data
    bomb = b"\x89PNG\r\n\x1a\n" + chunk + body + struct.pack(">I", zlib.crc32(b"IDAT" + data))
    assert refused(bomb) == "LOGO_TERLALU_LEBAR"


@pytest.mark.parametrize(
    "isi",
    [
        b"",
        b"bukan gambar",
        picture()[:200],
        b"\x89PNG\r\n\x1a\n",
        saved(Image.new("L", (9, 9)), "GIF"),
    ],
    ids=["empty", "text", "cut off", "only a beginning", "gif"],
)
def test_that_what_is_no_picture_is_refused(isi: bytes) -> None:
    assert refused(isi) == "LOGO_RUSAK"


def received(*pieces: object) -> bytes:
    return logo.receive(iter(pieces))


def test_that_pixels_make_a_png_of_their_size() -> None:
    piksel = bytes(range(12))
    made = opened(received([2, 2], b64encode(piksel).decode()))
    assert (made.size, made.tobytes()) == ((2, 2), piksel)


@pytest.mark.parametrize(
    "pieces",
    [
        (),
        ([0, 2], ""),
        ([401, 2], ""),
        ([2], ""),
        (["2", "2"], ""),
        ([1, 1], "AAAA", "AAAA"),
        ([2, 2], "AAAA"),
        ([1, 1], 5),
        ([1, 1], "bukan base64!"),
    ],
)
def test_that_other_answers_of_the_child_are_refused(pieces: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        received(*pieces)
