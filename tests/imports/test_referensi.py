"""Reference files that are broken or made to do harm: refused with a sentence, never a crash."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import katalog, referensi, unit
from ranpk_desktop.paths import resource

Load = Callable[[bytes], object]
KATALOG = resource("katalog", "ranpk_2024.json").read_bytes()
UNIT = resource("unit", "unit.json").read_bytes()


@pytest.mark.parametrize("load", [katalog.load, unit.load])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"bukan JSON",
        b"PK\x03\x04",
        b"\xff\xfe{\x00}\x00",
        b'{"sumber": "\xff"}',
        b'{"sumber": "a", "sumber": "b"}',
        b'{"tahun": 2024.0}',
        b'{"tahun": NaN}',
        b'{"tahun": Infinity}',
        b'{"tahun": 1e400}',
        b'{"tahun": ' + b"9" * 5000 + b"}",
        b'{"sumber": "\\ud800"}',
        '{"sumber": "e\u0301"}'.encode(),
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'{"sumber": "a"} sisa',
    ],
    ids=lambda content: repr(content[:20]),
)
def test_that_what_is_no_strict_json_is_refused(load: Load, content: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        load(content)
    assert caught.value.kode == "REFERENSI_RUSAK"
    assert caught.value.tindakan


@pytest.mark.parametrize("load", [katalog.load, unit.load])
@pytest.mark.parametrize("content", [b"null", b"[]", b"{}", b'"teks"', b"1"])
def test_that_json_of_another_kind_is_refused(load: Load, content: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        load(content)
    assert caught.value.kode == "REFERENSI_TIDAK_SESUAI"


def test_that_a_file_beyond_the_limit_is_not_even_read() -> None:
    with pytest.raises(KnownError) as caught:
        katalog.load(b" " * (referensi.MAX_MEGABYTES * 1024 * 1024 + 1))
    assert caught.value.kode == "REFERENSI_TERLALU_BESAR"


@pytest.mark.parametrize(("load", "content"), [(katalog.load, UNIT), (unit.load, KATALOG)])
def test_that_one_kind_of_file_is_not_taken_for_the_other(load: Load, content: bytes) -> None:
    with pytest.raises(KnownError):
        load(content)


@pytest.mark.parametrize(("load", "content"), [(katalog.load, KATALOG), (unit.load, UNIT)])
def test_that_the_byte_order_mark_of_an_editor_does_no_harm(load: Load, content: bytes) -> None:
    assert load(b"\xef\xbb\xbf" + content) == load(content)


@given(st.binary(max_size=200))
def test_that_any_bytes_are_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(KnownError):
        katalog.load(content)


@given(place=st.integers(0, len(UNIT) - 1), flip=st.integers(1, 255))
def test_that_a_damaged_file_never_crashes_the_reader(place: int, flip: int) -> None:
    content = bytearray(UNIT)
    content[place] ^= flip
    with suppress(KnownError):
        unit.load(bytes(content))
