"""Workbooks of realisasi: which column is what, and what its rows say."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.imports import proses
from ranpk_desktop.imports.kisi import Kisi
from ranpk_desktop.imports.realisasi import propose, read
from ranpk_desktop.imports.rencana.pemetaan import Bidang


def book(path: Path, *rows: tuple[Any, ...], merged: str = "") -> Path:
    """Write a workbook of one sheet."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if merged:
        sheet.merge_cells(merged)
    made.save(path)
    return path


def fields(path: Path, triwulan: Triwulan = Triwulan.III) -> dict[str, Bidang]:
    (lembar,) = proses.run("buku_kerja", path).lembar
    found = propose(lembar, triwulan).kolom
    return {it.huruf: it.bidang for it in found if it.bidang is not Bidang.ABAIKAN}


def rows_of(path: Path, triwulan: Triwulan = Triwulan.III) -> list[tuple[str, dict[str, str]]]:
    (lembar,) = proses.run("buku_kerja", path).lembar
    found = read(Kisi(lembar), propose(lembar, triwulan))
    return [(row.nama, dict(row.isi)) for row in found]


def test_that_of_several_quarters_the_one_wanted_is_read(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ("Capaian kinerja 2026",),
        ("No", "Indikator Kinerja", "Target", "Realisasi", None, None, None, "Kendala"),
        (None, None, None, "TW I", "TW II", "TW III", "TW IV", None),
        (1, "Persentase obat memenuhi syarat", 96, 91, 92, 93.5, None, "Hujan"),
        (2, "Jumlah desa", 4, 1, 2, None, None, None),
        merged="D2:G2",
    )
    assert fields(path) == {"B": Bidang.INDIKATOR, "F": Bidang.REALISASI, "H": Bidang.KENDALA}
    assert rows_of(path) == [
        ("Persentase obat memenuhi syarat", {"nilai": "93,5", "kendala": "Hujan"})
    ]
    assert rows_of(path, Triwulan.II)[1] == ("Jumlah desa", {"nilai": "2"})


def test_that_numbers_from_excel_read_as_we_write_them(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ("Indikator", "Pembilang", "Penyebut", "Realisasi TW III", "Analisis"),
        ("Obat", 1740, 1800, Decimal("0.966666"), "baik"),
        ("Pangan", None, None, "N/A", None),
        ("Sasaran tanpa isi", None, None, None, None),
    )
    named = dict(rows_of(path))
    assert set(named) == {"Obat", "Pangan"}
    assert named["Obat"]["pecahan"] == "1.740 / 1.800"
    assert named["Pangan"] == {"nilai": "N/A"}


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Realisasi TW III", Bidang.REALISASI),
        ("Realisasi s.d. Triwulan III", Bidang.REALISASI),
        ("Realisasi TW II", None),
        ("Target TW III", None),
        ("Capaian (%)", None),
        ("Rencana Tindak Lanjut", Bidang.TINDAK_LANJUT),
        ("Hambatan", Bidang.KENDALA),
    ],
)
def test_that_a_title_means_one_field_or_none(
    tmp_path: Path, title: str, wanted: Bidang | None
) -> None:
    path = book(tmp_path / "a.xlsx", ("Indikator", title, "Pembilang"), ("Obat", 1, 1))
    assert fields(path).get("B") is wanted


def test_that_a_table_without_known_titles_is_left_to_people(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("Hal", "Angka"), ("Obat", 3))
    assert fields(path) == {}
    assert rows_of(path) == []
