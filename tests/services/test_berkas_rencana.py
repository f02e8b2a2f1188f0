"""Opening a planning workbook, and remembering how its columns were mapped."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.cocok_rencana import take, turn_levels
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import rencana
from ranpk_desktop.imports.rencana.pemetaan import Bidang
from ranpk_desktop.services.berkas_rencana import Berkas, interpret, open_berkas
from ranpk_desktop.services.office import Office
from tests.imports import buku_rencana


@pytest.fixture
def berkas(tmp_path: Path) -> Berkas:
    path = tmp_path / "renaksi.xlsx"
    path.write_bytes(buku_rencana.saved(buku_rencana.s3()))
    return open_berkas(path)


def test_that_a_workbook_is_opened_with_a_proposal_for_each_sheet(berkas: Berkas) -> None:
    (sheet,) = berkas.lembar
    assert (berkas.nama, sheet.lembar.nama, sheet.usulan.baris_kepala) == (
        *("renaksi.xlsx", "Rencana Aksi", 5),
    )
    assert interpret(berkas, ()).bacaan.tahun == 2026


def test_that_a_mapping_is_recalled_for_the_same_headers_and_is_no_command(
    office: Office, berkas: Berkas
) -> None:
    undo = office.perintah.peek()
    assert office.pemetaan.recall(berkas) == ()
    usulan = berkas.lembar[0].usulan
    last = replace(usulan.kolom[-1], bidang=Bidang.SUMBER_DATA)
    chosen = replace(usulan, kolom=(*usulan.kolom[:-1], last))
    office.pemetaan.remember(usulan)
    office.pemetaan.remember(chosen)
    assert office.pemetaan.recall(berkas) == (chosen,)
    assert office.perintah.peek() == undo


def test_that_a_mapping_of_another_version_is_forgotten(office: Office, berkas: Berkas) -> None:
    office.pemetaan.remember(berkas.lembar[0].usulan)
    with office.store.db.atomic():
        office.store.db.execute("UPDATE pemetaan SET isi = '{}'")
    assert office.pemetaan.recall(berkas) == ()


def test_that_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "renaksi.xlsx"
    path.write_bytes(buku_rencana.saved(buku_rencana.s3()))
    with pytest.raises(KnownError) as caught:
        open_berkas(path, cancelled=lambda: True)
    assert caught.value.kode == "DIBATALKAN"


@pytest.mark.parametrize("buku", [buku_rencana.s3(), buku_rencana.s4(), buku_rencana.s4(False)])
def test_that_a_workbook_taken_over_says_nothing_new_a_second_time(
    office: Office, buku: Workbook
) -> None:
    bacaan = rencana.read(buku_rencana.read(buku))
    baris = office.impor_rencana.preview(2031, bacaan)
    assert {row.status for row in baris} == {StatusImpor.BARU}
    office.impor_rencana.apply(2031, "a.xlsx", take(baris, {row.kunci for row in baris}))

    again = office.impor_rencana.preview(2031, bacaan)
    assert {row.status for row in again} == {StatusImpor.SAMA}
    assert office.impor_rencana.apply(2031, "a.xlsx", again).perintah_id is None


def test_that_turned_guesses_are_no_change_the_next_time(office: Office) -> None:
    bacaan = rencana.read(buku_rencana.read(buku_rencana.s3()))
    guesses = [n for n, row in enumerate(bacaan.butir) if row.level_tebakan]
    turned = turn_levels(bacaan, guesses[::2], Level.KEGIATAN)
    assert turned != bacaan
    baris = office.impor_rencana.preview(2031, turned)
    office.impor_rencana.apply(2031, "a.xlsx", take(baris, {row.kunci for row in baris}))
    assert {row.status for row in office.impor_rencana.preview(2031, bacaan)} == {StatusImpor.SAMA}
