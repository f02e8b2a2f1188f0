"""Links to rows of the catalogue, in their one stored form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.acuan import Acuan


@pytest.mark.parametrize(
    ("teks", "acuan"),
    [
        ("RANPK-2024/3.1-2", Acuan(2024, "3.1-2")),
        ("RANPK-2024/3.4.listrik-1/2", Acuan(2024, "3.4.listrik-1", 2)),
        (None, None),
        ("", None),
        ("RANPK-24/3.1-2", None),
        ("SKM-2024/1", None),
        ("RANPK-2024/3.1-2/x", None),
    ],
)
def test_that_a_link_is_read(teks, acuan):
    assert Acuan.read(teks) == acuan


@given(
    st.integers(1000, 9999),
    st.from_regex(r"[0-9a-z.-]{1,20}", fullmatch=True),
    st.none() | st.integers(1, 99),
)
def test_that_what_is_written_is_read_again(tahun, kode, nomor):
    acuan = Acuan(tahun, kode, nomor)
    assert Acuan.read(str(acuan)) == acuan
