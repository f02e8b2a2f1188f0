"""The parts of an indikator: typed beside its arithmetic, saved one by one, totalled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.core.inputs import Field

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def buka(jendela):
    """Show the parts of row 4, which are empty in TW III."""
    jendela.go("4", "nilai")
    jendela.page.detail.parts.show_part("komponen")
    return jendela


def isi(jendela, at, text):
    line = jendela.page.detail.komponen.lines[at]
    line.setFocus()
    line.selectAll()
    jendela.keys(text)
    jendela.key(Key.Key_Tab)
    jendela.settle()
    return line


def field(jendela, at) -> Field:
    return jendela.page.detail.komponen.fields[at]


def test_that_parts_are_typed_one_after_another_and_make_the_realisasi(buka):
    pane = buka.page.detail.komponen
    isi(buka, 0, "167 / 2")
    assert buka.focus is pane.lines[1]
    assert buka.text("4", "nilai") == ""
    assert "1 dari 2 komponen terisi; belum: Sarana distribusi" in pane.total.text()
    isi(buka, 1, "90")
    assert buka.text("4", "nilai") == "86,1"
    assert "167 ÷ 2 = 83,5" in pane.total.text()
    assert "60% × 83,5 + 40% × 90 = 86,1" in pane.total.text()
    assert "60% × 83,5 + 40% × 90 = 86,1" in buka.text("4", "nilai", Qt.ItemDataRole.ToolTipRole)
    assert buka.cursor == ("4", "nilai")


def test_that_a_refused_part_stays_in_its_field_also_after_another_row(buka):
    line = isi(buka, 0, "banyak")
    assert line.value() == "banyak"
    assert field(buka, 0).error
    assert buka.page.unsaved() == 1
    buka.go("5", "nilai")
    assert not buka.page.detail.komponen.isVisible()
    buka.go("4", "nilai")
    buka.settle()
    assert buka.page.detail.komponen.lines[0].value() == "banyak"
    assert field(buka, 0).error
    buka.page.detail.parts.show_part("komponen")
    buka.page.detail.komponen.lines[0].setFocus()
    buka.key(Key.Key_Escape)
    assert buka.page.detail.komponen.lines[0].value() == ""
    assert buka.page.unsaved() == 0


def test_that_what_is_being_typed_is_saved_with_its_own_row(buka):
    buka.page.detail.komponen.lines[0].setFocus()
    buka.keys("80")
    buka.page.pane.view.go_to(buka.row("2").key, "nilai")
    buka.settle()
    assert str(buka.row("4").isi.realisasi.komponen[0].nilai) == "80"
    assert not any(part.terisi for part in buka.row("2").isi.realisasi.komponen)


def test_that_ctrl_z_takes_a_part_back_while_its_field_has_the_keyboard(buka):
    isi(buka, 0, "80")
    assert buka.window.undo_action.text().endswith("Isi komponen TW III: Sarana produksi")
    buka.key(Key.Key_Z, CTRL)
    buka.settle()
    assert buka.page.detail.komponen.lines[0].value() == ""


def test_that_a_number_typed_directly_replaces_the_parts_until_it_is_cleared(buka):
    pane = buka.page.detail.komponen
    isi(buka, 0, "80")
    isi(buka, 1, "90")
    buka.type("4", "nilai", "70")
    buka.go("4", "nilai")
    assert pane.typed.text.startswith("Realisasi diketik langsung: 70.")
    assert buka.text("4", "nilai") == "70"
    buka.key(Key.Key_Delete)
    buka.settle()
    assert buka.text("4", "nilai") == "84"
    assert not pane.typed.isVisible()


def test_that_weights_that_do_not_make_100_are_said_and_no_total_is_made(buka):
    butir_id = buka.row("4").isi.butir_id
    bagian = [{"nama": "A", "bobot": "60"}, {"nama": "B", "bobot": "30"}]
    buka.do(lambda: buka.office.rencana.save_komponen(butir_id, bagian))
    buka.page.load()
    buka.settle()
    pane = buka.page.detail.komponen
    assert "berjumlah 90%" in pane.weights.text
    assert pane.weights.isVisible()
    assert any("90%" in said for said in buka.row("4").peringatan)


def test_that_a_locked_quarter_shows_its_parts_and_takes_none(terkunci):
    terkunci.pick("TW3")
    terkunci.go("2", "nilai")
    terkunci.page.detail.parts.show_part("komponen")
    line = terkunci.page.detail.komponen.lines[0]
    line.setFocus()
    QTest.keyClicks(line, "5")
    assert line.value() == ""


def test_that_an_indikator_without_parts_offers_none(jendela):
    jendela.go("5", "nilai")
    button = jendela.page.detail.parts.switch._group.button(1)
    assert not button.isVisible()
    jendela.go("4", "nilai")
    assert button.isVisible()
    assert button.text() == "Komponen (0/2)"


def test_that_the_quarter_before_stands_beside_the_targets(jendela):
    jendela.go("2", "nilai")
    assert jendela.page.detail.facts["sebelumnya"].text() == "95,83"
