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


def weigh(halaman, bobot):
    """Give an indikator its only komponen."""
    simpul = halaman.key_of("Indikator A")
    row = {"id": None, "nama": "Satu", "bobot": bobot}
    halaman.seluruh.do(lambda: halaman.office.rencana.save_komponen(simpul, [row]))


def locks(halaman):
    return halaman.seluruh.do(lambda: halaman.office.rencana.load(2027)).kunci


def test_that_an_error_made_while_the_pane_asks_blocks_until_it_is_mended(halaman):
    pane = halaman.page.fix_pane
    halaman.page.open_fix()
    halaman.seluruh.settle()
    pane.anyway.click()
    assert pane.primary.isEnabled()
    weigh(halaman, "60")
    assert "kesalahan" in pane.message.text
    assert not pane.primary.isEnabled()
    assert pane.anyway.isHidden()
    weigh(halaman, "100")
    assert "peringatan" in pane.message.text
    assert not pane.anyway.isChecked()
    halaman.click(pane.anyway)
    halaman.click(pane.primary)
    assert locks(halaman) is not None


def test_that_an_error_on_its_way_when_the_plan_is_fixed_blocks_too(halaman):
    pane = halaman.page.fix_pane
    halaman.page.open_fix()
    halaman.seluruh.settle()
    pane.anyway.click()
    simpul, office = halaman.key_of("Indikator A"), halaman.office
    row = {"id": None, "nama": "Satu", "bobot": "60"}
    halaman.seluruh.tasks.run(lambda: office.rencana.save_komponen(simpul, [row]))
    halaman.click(pane.primary)
    assert "1 kesalahan harus dibetulkan" in pane.message.text
    assert not pane.primary.isEnabled()
    assert locks(halaman) is None


def test_that_refused_cells_keep_a_plan_from_being_fixed(halaman):
    pane, refused = halaman.page.fix_pane, [1]
    pane.ask(2027, lambda: sum(refused))
    halaman.seluruh.settle()
    assert "1 isian berwarna merah" in pane.message.text
    pane.anyway.click()
    halaman.click(pane.primary)
    assert locks(halaman) is None
    refused.clear()
    halaman.click(pane.primary)
    assert locks(halaman) is not None


def test_that_a_change_leaves_the_cursor_where_it_is_while_the_pane_asks(halaman):
    halaman.page.open_fix()
    halaman.seluruh.settle()
    halaman.fill("Indikator A", "satuan", "Persen")
    assert halaman.page.pane.view.hasFocus()


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
