import hashlib
import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranpk_desktop.domain import kanonik
from ranpk_desktop.errors import KnownError

_BIJI = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
_ISI = st.recursive(
    _BIJI,
    lambda dalam: (
        st.lists(dalam, max_size=4) | st.dictionaries(st.text(max_size=5), dalam, max_size=4)
    ),
    max_leaves=20,
)


def _nested(dalam):
    return b"[" * dalam + b"]" * dalam


@settings(deadline=None)
@given(_ISI)
def test_that_canonical_bytes_are_read_back_and_written_the_same(obj):
    try:
        data = kanonik.dump(obj)
    except ValueError:  # two keys that NFC makes equal
        return
    assert kanonik.dump(kanonik.load(data)) == data


@settings(deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_that_any_other_bytes_are_refused_with_a_sentence(data):
    try:
        obj = kanonik.load(data)
    except KnownError:
        return
    assert kanonik.dump(obj) == data


def test_that_keys_are_sorted_and_nothing_is_spaced_or_escaped():
    assert (
        kanonik.dump({"b": [1, True, None], "a": "≤ 2 €"})
        == '{"a":"≤ 2 €","b":[1,true,null]}'.encode()
    )


def test_that_text_and_keys_become_nfc():
    terurai = unicodedata.normalize("NFD", "Café")
    assert kanonik.dump({terurai: terurai}) == '{"Café":"Café"}'.encode()


def test_that_the_rows_of_a_table_are_sorted_by_their_id():
    assert kanonik.dump([{"id": "b"}, {"id": "a"}]) == b'[{"id":"a"},{"id":"b"}]'
    assert kanonik.dump([{"butir_id": "b"}, {"butir_id": "a"}]).startswith(b'[{"butir_id":"a"')


def test_that_a_list_of_other_things_keeps_its_order():
    assert kanonik.dump(["b", "a"]) == b'["b","a"]'
    assert kanonik.dump([{"id": "b"}, {"nama": "a"}]) == b'[{"id":"b"},{"nama":"a"}]'
    assert kanonik.dump([{"id": 2}, {"id": 1}]) == b'[{"id":2},{"id":1}]'


@pytest.mark.parametrize("obj", [1.5, {1: "a"}, b"a", {"a": {1, 2}}])
def test_that_what_has_no_canonical_form_is_our_bug(obj):
    with pytest.raises(TypeError):
        kanonik.dump(obj)


@pytest.mark.parametrize(
    "obj",
    [
        2**53,
        {"é": 1, "e\u0301": 2},
        [{"id": "a", "nilai": "1"}, {"id": "a", "nilai": "2"}],
        json.loads(_nested(33)),
        "\ud800",
    ],
    ids=["integer beyond doubles", "keys equal in NFC", "two rows, one id", "depth", "surrogate"],
)
def test_that_what_the_form_forbids_is_not_written(obj):
    with pytest.raises(ValueError):  # noqa: PT011
        kanonik.dump(obj)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b"1.0",
        b"1e3",
        b"-0",
        b"NaN",
        b"Infinity",
        b'"\\u0061"',
        b'"\\/"',
        b'"\\ud800"',
        b'"e\xcc\x81"',
        b"\xef\xbb\xbf{}",
        "{}".encode("utf-16"),
        b'"\xff"',
        b'[{"id":"b"},{"id":"a"}]',
        b"9007199254740992",
        b"9" * 5000,
        _nested(33),
        _nested(200_000),
        b'{"a":' * 100_000,
        b"",
    ],
    ids=lambda data: repr(data[:20]),
)
def test_that_another_spelling_is_refused(data):
    with pytest.raises(KnownError, match="tidak ditulis dalam bentuk baku"):
        kanonik.load(data)


@settings(deadline=None)
@given(_ISI)
def test_that_what_was_read_has_the_digest_of_what_was_written(obj):
    try:
        isi = kanonik.load(kanonik.dump({"isi": obj}))
    except ValueError:  # two keys that NFC makes equal
        return
    ditulis = kanonik.sidik_isi("SKM", {}, 2026, "S1", 0, {"isi": obj})
    assert kanonik.sidik_isi("SKM", {}, 2026, "S1", 0, isi, baku=True) == ditulis


def test_that_a_mark_after_an_escaped_line_break_is_no_other_letter():
    """In the bytes stands a backslash and an n before the mark, which NFC would join."""
    data = kanonik.dump("a\n\u0301")
    assert data == b'"a\\n\xcc\x81"'
    assert kanonik.load(data) == "a\n\u0301"


def test_that_32_levels_are_read():
    assert kanonik.dump(kanonik.load(_nested(32))) == _nested(32)


def test_that_the_digest_covers_every_part_of_the_content():
    dasar = {
        "jenis": "LAPORAN_TRIWULAN",
        "unit": {"id": "u", "kode": "", "nama": "Loka"},
        "tahun": 2026,
        "periode": "TW3",
        "revisi": 0,
        "isi": {"target": [{"id": "a", "nilai": "12.4"}]},
        "data_dukung": ["aa", "bb"],
    }
    sidik = kanonik.sidik_isi(**dasar)
    lain = [
        {"jenis": "RENCANA"},
        {"unit": {"id": "v", "kode": "", "nama": "Loka"}},
        {"tahun": 2027},
        {"periode": "TW4"},
        {"revisi": 1},
        {"isi": {"target": [{"id": "a", "nilai": "12.40"}]}},
        {"isi": {"target": [{"id": "a", "nilai": None}]}},
        {"data_dukung": ["aa"]},
    ]
    assert len({sidik, *(kanonik.sidik_isi(**{**dasar, **ubah}) for ubah in lain)}) == 9
    assert sidik == kanonik.sidik_isi(**{**dasar, "data_dukung": ["bb", "aa"]})


def test_that_the_digest_is_the_one_that_the_guide_describes():
    teks = (
        '{"data_dukung":[],"isi":{},"jenis":"SKM","periode":"TAHUN","revisi":2,"tahun":2026,'
        '"unit":{"id":"u","kode":"","nama":"Loka"}}'
    )
    unit = {"nama": "Loka", "kode": "", "id": "u"}
    assert (
        kanonik.sidik_isi("SKM", unit, 2026, "TAHUN", 2, {})
        == hashlib.sha256(teks.encode()).hexdigest()
    )


def test_that_the_printed_code_is_four_groups_of_four():
    assert kanonik.kode_data("7f3a91c20b5d44e1" + "0" * 48) == "7F3A-91C2-0B5D-44E1"
