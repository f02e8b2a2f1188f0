"""A plan is fixed, shown, revised and compared."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.rencana.halaman import buka, halaman

__all__ = ["buka", "halaman"]


@pytest.fixture
def tetap(halaman):
    page = halaman.page
    page.open_fix()
    halaman.seluruh.settle()
    assert not page.fix_pane.primary.isEnabled()
    page.fix_pane.anyway.click()
    halaman.click(page.fix_pane.primary)
    return halaman


def test_that_warnings_wait_for_a_tick(halaman):
    halaman.page.open_fix()
    halaman.seluruh.settle()
    assert "peringatan" in halaman.page.fix_pane.message.text
    assert not halaman.page.fix_pane.primary.isEnabled()


def test_that_an_error_blocks(halaman):
    simpul = halaman.key_of("Indikator A")
    row = {"id": None, "nama": "Satu", "bobot": "60"}
    halaman.seluruh.do(lambda: halaman.office.rencana.save_komponen(simpul, [row]))
    halaman.page.open_fix()
    halaman.seluruh.settle()
    assert "kesalahan" in halaman.page.fix_pane.message.text
    assert halaman.page.fix_pane.anyway.isHidden()


def test_that_a_fixed_plan_is_read_only_and_says_by_whom(tetap):
    assert tetap.page.notice.text.startswith("Ditetapkan oleh Contoh Pertama")
    assert tetap.page.versi.currentText() == "Versi awal (ditetapkan)"
    assert not tetap.page.tree.toolbar.add.isVisible()
    tetap.go("Indikator A", "target_1")
    tetap.type("5")
    assert "ditetapkan" in tetap.page.pane.hint.text
    tetap.press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert len(tetap.shape) == 7


def test_that_a_revision_needs_a_reason_and_differences_are_listed(tetap):
    page = tetap.page
    page.open_revise()
    tetap.click(page.revise_pane.primary)
    assert "Alasan" in page.revise_pane.fields["alasan"].error
    tetap.type("pagu berubah")
    tetap.press(Qt.Key.Key_Return)
    assert page.versi.currentText() == "Revisi ke-1 (draf)"
    assert page.notice.text == "Revisi ke-1 sedang disusun. Alasan revisi: pagu berubah."
    tetap.fill("Indikator A", "satuan", "Persen")
    page.open_compare()
    tetap.seluruh.settle()
    (row,) = page.compare_pane.model.rows
    assert (row[1].judul, row[1].lama, row[1].baru) == ("Satuan", "", "Persen")
    page.compare_pane.table.view.setFocus()
    tetap.press(Qt.Key.Key_Return)
    assert tetap.cursor == ("Indikator A", "satuan")


def test_that_an_old_version_is_shown_and_left_again(tetap):
    page = tetap.page
    kepala = tetap.seluruh.do(lambda: tetap.office.kantor.pejabat())[-1]["id"]
    tetap.seluruh.do(lambda: tetap.office.rekaman.revise(2027, "uji"))
    tetap.seluruh.do(lambda: tetap.office.susunan.delete(2027, [tetap.key_of("Program")]))
    assert len(tetap.shape) == 3
    page.versi.set_value("0")
    page.versi.edited.emit()
    tetap.seluruh.settle()
    assert len(tetap.shape) == 7
    assert "bukan yang berlaku" in page.notice.text
    page.open_live()
    tetap.seluruh.settle()
    assert len(tetap.shape) == 3
    assert kepala


def test_that_a_red_cell_keeps_the_plan_in_view(tetap):
    page = tetap.page
    tetap.seluruh.do(lambda: tetap.office.rekaman.revise(2027, "uji"))
    tetap.fill("Indikator A", "target_1", "12.4")
    page.versi.set_value("0")
    page.versi.edited.emit()
    tetap.seluruh.settle()
    assert "belum tersimpan" in tetap.banner()
    assert page.versi.currentText() == "Revisi ke-1 (draf)"


def test_that_a_row_taken_out_is_looked_for_in_its_version(tetap):
    page = tetap.page
    tetap.seluruh.do(lambda: tetap.office.rekaman.revise(2027, "uji"))
    tetap.seluruh.do(lambda: tetap.office.susunan.delete(2027, [tetap.key_of("Program")]))
    page.open_compare()
    tetap.seluruh.settle()
    page.compare_pane.table.view.setFocus()
    tetap.press(Qt.Key.Key_Return)
    assert "tidak ada dalam versi yang tampak" in tetap.banner()
