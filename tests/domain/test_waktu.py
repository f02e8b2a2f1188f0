import pytest

from ranpk_desktop.domain.waktu import WAKTU, parse_waktu
from ranpk_desktop.errors import CheckError


@pytest.mark.parametrize(
    ("teks", "waktu"),
    [
        ("Tw II 2022", "TW II 2022"),
        ("Triwulan IV", "TW IV"),
        ("tw3", "TW III"),
        (" TW. 1 / 2026 ", "TW I 2026"),
        ("Semester II 2022", "Semester II 2022"),
        ("smt 1", "Semester I"),
        ("triwulan 2 tahun 2026", "TW II 2026"),
    ],
)
def test_that_a_period_has_one_spelling(teks: str, waktu: str) -> None:
    assert parse_waktu(teks) == waktu
    assert parse_waktu(waktu) == waktu


@pytest.mark.parametrize("waktu", WAKTU)
def test_that_every_period_offered_is_read(waktu: str) -> None:
    assert parse_waktu(waktu) == waktu


@pytest.mark.parametrize("teks", ["", "TW V", "TW 5", "Semester 3", "31/3/2026", "2026", "TW I 26"])
def test_that_anything_else_is_refused(teks: str) -> None:
    with pytest.raises(CheckError):
        parse_waktu(teks)
