"""Realisasi from any workbook: matched by name, confirmed once, remembered, one command."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from ranpk_desktop.domain.cocok_realisasi import StatusCocok
from ranpk_desktop.domain.laporan import BarisIndikator
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError, LockedError
from ranpk_desktop.services.impor_realisasi import (
    PratinjauRealisasi,
    interpret,
    open_realisasi,
)
from ranpk_desktop.services.office import Office

TAHUN, TW = 2026, Triwulan.III


def indikator(office: Office, kode: str) -> BarisIndikator:
    found = office.realisasi.load(TAHUN, TW).laporan.baris
    return next(row for row in found if row.acuan == f"RANPK-2024/{kode}")


def preview(
    office: Office, path: Path, *rows: tuple[Any, ...], **pasangan: str
) -> PratinjauRealisasi:
    """Write a workbook and compare it, with what a person chose by cell."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "L"
    sheet.append(["Indikator", "Pembilang", "Penyebut", "Realisasi", "Kendala"])
    for row in rows:
        sheet.append(list(row))
    made.save(path)
    berkas = open_realisasi(path, TW)
    baris = interpret(berkas, berkas.lembar[0].usulan)
    chosen = {f"L!{sel}": butir or None for sel, butir in pasangan.items()}
    return office.impor_realisasi.preview(TAHUN, TW, baris, chosen)


def statuses(pratinjau: PratinjauRealisasi) -> list[StatusCocok]:
    return [row.status for row in pratinjau.baris]


def test_that_rows_are_new_changed_or_the_same(office: Office, tmp_path: Path) -> None:
    new, changed, same = (indikator(office, kode) for kode in ("3.1-4", "3.1-7", "3.1-2"))
    found = preview(
        office,
        tmp_path / "a.xlsx",
        (new.uraian.upper(), None, None, 85.1, "Cuaca"),
        (changed.uraian, None, None, 4, None),
        (same.uraian, 174, 180, 96.67, None),
    )
    assert statuses(found) == [StatusCocok.BARU, StatusCocok.BERUBAH, StatusCocok.SAMA]
    assert [(it.kolom, it.lama, it.baru) for it in found.baris[0].perubahan] == [
        ("nilai", "", "85,1"),
        ("kendala", "", "Cuaca"),
    ]


def test_that_what_is_accepted_is_one_command_and_taken_back_as_one(
    office: Office, tmp_path: Path
) -> None:
    before = office.realisasi.load(TAHUN, TW).laporan
    new, changed = (indikator(office, kode) for kode in ("3.1-4", "3.1-7"))
    found = preview(
        office,
        tmp_path / "a.xlsx",
        (new.uraian, None, None, 85.1, None),
        (changed.uraian, None, None, 4, None),
    )
    office.impor_realisasi.apply("a.xlsx", found, {row.kunci for row in found.baris})
    assert indikator(office, "3.1-4").isian.nilai is not None
    assert indikator(office, "3.1-7").isian.nilai == 4
    office.perintah.undo()
    assert office.realisasi.load(TAHUN, TW).laporan == before


def test_that_a_name_confirmed_once_is_known_the_next_time(office: Office, tmp_path: Path) -> None:
    butir_id = indikator(office, "3.1-4").butir_id
    row = ("Sarana layanan yang patuh", None, None, 85.1, None)
    assert statuses(preview(office, tmp_path / "a.xlsx", row)) == [StatusCocok.TAK_COCOK]
    chosen = preview(office, tmp_path / "a.xlsx", row, A2=butir_id)
    assert statuses(chosen) == [StatusCocok.BARU]
    office.impor_realisasi.apply("a.xlsx", chosen, {"L!A2"})
    again = preview(office, tmp_path / "b.xlsx", ("Sarana  layanan yang PATUH", None, None, 86, ""))
    assert again.baris[0].indikator is not None
    assert again.baris[0].indikator.butir_id == butir_id
    assert not again.baris[0].tebakan


def test_that_a_similar_name_is_only_a_guess(office: Office, tmp_path: Path) -> None:
    uraian = indikator(office, "3.1-4").uraian
    misspelt = uraian.replace("e", "i", 2)
    (row,) = preview(office, tmp_path / "a.xlsx", (misspelt, None, None, 85, None)).baris
    assert row.tebakan
    assert row.indikator is not None
    assert row.indikator.uraian == uraian


def test_that_an_indikator_is_given_to_one_row_only(office: Office, tmp_path: Path) -> None:
    uraian = indikator(office, "3.1-4").uraian
    rows = [(uraian, None, None, n, None) for n in (1, 2)]
    found = preview(office, tmp_path / "a.xlsx", *rows)
    assert [bool(row.indikator) for row in found.baris] == [True, False]


def test_that_a_cell_that_cannot_be_read_is_said_and_left_out(
    office: Office, tmp_path: Path
) -> None:
    uraian = indikator(office, "3.1-4").uraian
    (row,) = preview(office, tmp_path / "a.xlsx", (uraian, None, None, "banyak", "Cuaca")).baris
    assert [it.kolom for it in row.perubahan] == ["kendala"]
    assert "Realisasi" in row.kesalahan[0]


def test_that_a_quarter_that_changed_meanwhile_refuses_the_file(
    office: Office, tmp_path: Path
) -> None:
    row = indikator(office, "3.1-4")
    found = preview(office, tmp_path / "a.xlsx", (row.uraian, None, None, 85, None))
    office.realisasi.save_nilai(row.butir_id, TW, "80")
    with pytest.raises(KnownError) as caught:
        office.impor_realisasi.apply("a.xlsx", found, {found.baris[0].kunci})
    assert caught.value.kode == "REALISASI_BERUBAH"


def test_that_a_locked_quarter_takes_nothing(locked: Office, tmp_path: Path) -> None:
    uraian = indikator(locked, "3.1-7").uraian
    found = preview(locked, tmp_path / "a.xlsx", (uraian, None, None, 4, None))
    with pytest.raises(LockedError):
        locked.impor_realisasi.apply("a.xlsx", found, {found.baris[0].kunci})
