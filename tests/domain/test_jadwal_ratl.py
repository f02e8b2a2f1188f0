from datetime import date

import pytest

from ranpk_desktop.domain.jadwal_ratl import quarters
from ranpk_desktop.domain.triwulan import Triwulan
from tests.ratl_contoh import aksi


@pytest.mark.parametrize(
    ("waktu", "jadwal"),
    [
        ("TW II 2022", {2: 2022}),
        ("Triwulan IV", {4: None}),
        ("Semester II 2022", {3: 2022, 4: 2022}),
        ("semester i", {1: None, 2: None}),
        ("Agustus 2022", {3: 2022}),
        ("2023", {1: 2023, 2: 2023, 3: 2023, 4: 2023}),
        ("31/03/2022", {1: 2022}),
        ("4. Juni 2022", {2: 2022}),
        ("Setiap bulan", {}),
        ("-", {}),
        ("", {}),
    ],
)
def test_that_a_time_stands_in_its_quarters(waktu: str, jadwal: dict[int, int | None]) -> None:
    assert quarters(aksi(waktu_pelaksanaan=waktu)) == {Triwulan(n): it for n, it in jadwal.items()}


def test_that_the_last_day_tells_the_quarter_where_the_text_does_not() -> None:
    typed = aksi(waktu_pelaksanaan="Setiap bulan", sampai=date(2023, 12, 31))
    assert quarters(typed) == {Triwulan.IV: 2023}
