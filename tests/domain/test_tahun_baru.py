"""Who is in office when a year begins; what is carried over is tested with the service."""

from typing import Any

import pytest

from ranpk_desktop.domain.tahun_baru import check_pejabat


def pejabat_row(nama: str, sampai: str | None, sebutan: str = "") -> dict[str, Any]:
    return {"nama": nama, "mulai": "2024-02-01", "sampai": sampai, "sebutan": sebutan}


@pytest.mark.parametrize(
    ("pejabat", "kode"),
    [
        ([pejabat_row("A", None)], []),
        ([pejabat_row("A", "2030-01-01")], []),
        ([pejabat_row("A", "2027-06-30")], ["MASA_BERAKHIR"]),
        ([pejabat_row("A", "2026-12-31")], ["TANPA_PEJABAT", "MASA_BERAKHIR"]),
        ([pejabat_row("A", None), pejabat_row("B", "2026-07-01", "Plh.")], []),
        ([], ["TANPA_PEJABAT"]),
    ],
)
def test_that_missing_officials_of_a_new_year_are_told(pejabat: Any, kode: list[str]) -> None:
    assert [finding.kode for finding in check_pejabat(pejabat, 2027)] == kode
