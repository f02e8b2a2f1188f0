"""PDFs made to cost time or memory, each in the child process that is there for them."""

import zlib

import pytest
from pikepdf import Name

from ranpk_desktop.errors import KnownError
from ranpk_desktop.pdf_bertanda.verifikasi import verify
from tests.pdf_bertanda.serangan import original, refused, seal_both


def _zeros(rounds):
    """Return 16 MB of zeros a round, packed."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1 << 24)) for _round in range(rounds)) + packer.flush()


def _object_stream_bomb():
    """A catalogue inside an object stream of 512 MB."""
    packed = _zeros(32)
    objects = [
        b"1 0 obj\n<< /Type /ObjStm /N 1 /First 9 /Filter /FlateDecode /Length %d >>\nstream\n%s\n"
        b"endstream\nendobj\n" % (len(packed), packed),
    ]
    body = b"%PDF-1.5\n" + objects[0]
    start = len(body)
    rows = b"\x00\x00\x00\x00\x00\x01" + b"\x01" + (9).to_bytes(4) + b"\x00"
    rows += b"\x02" + (1).to_bytes(4) + b"\x00" + b"\x01" + start.to_bytes(4) + b"\x00"
    table = (
        b"3 0 obj\n<< /Type /XRef /Size 4 /W [1 4 1] /Root 2 0 R /Length %d >>\nstream\n%s\n"
        b"endstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(rows), rows, start)
    )
    return body + table


def _one_object(teks):
    """A catalogue whose form is as the attacker likes it."""
    body = b"%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /AcroForm %s >>\nendobj\n" % teks
    table = b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
    tail = b"trailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + table + tail


BOMBS = {
    "object stream": _object_stream_bomb,
    "depth": lambda: _one_object(b"[" * 200_000),
    "dictionaries": lambda: _one_object(b"<</A" * 200_000),
    "loop": lambda: _one_object(b"1 0 R"),
    "fields that are their own children": lambda: _one_object(
        b"<< /Fields [1 0 R] /Kids [1 0 R] /FT /Sig /V 1 0 R >>"
    ),
    "many fields": lambda: _one_object(b"<< /Fields [%s] >>" % (b"1 0 R " * 100_000)),
    "no table": lambda: b"%PDF-1.4\n" + b"startxref\n0\n%%EOF\n" * 100_000,
    "table without end": lambda: (
        b"%PDF-1.4\nxref\n0 9999999\n"
        + b"0000000000 65535 f \n" * 100
        + b"trailer\n<<>>\nstartxref\n9\n%%EOF\n"
    ),
    "loop of tables": lambda: (
        b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \n"
        b"trailer\n<< /Size 1 /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
    ),
    "nothing": lambda: b"",
    "zeros": lambda: bytes(1 << 20),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_that_a_bomb_is_refused_by_the_child(bomb, tepercaya):
    assert refused(verify(BOMBS[bomb](), tepercaya))


def test_that_a_bomb_in_a_page_is_not_even_unpacked(kunci, tepercaya):
    def add(pdf):
        bomb = pdf.make_stream(_zeros(32))
        bomb.Filter = Name.FlateDecode
        pdf.pages[1].obj.Contents = bomb

    isi = seal_both(original(add), kunci)
    assert verify(isi, tepercaya).sah is True


def test_that_a_cancelled_check_of_a_bomb_says_so():
    with pytest.raises(KnownError) as caught:
        verify(BOMBS["many fields"](), cancelled=lambda: True)
    assert caught.value.kode == "DIBATALKAN"
