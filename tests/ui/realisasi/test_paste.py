"""Pasting from Excel into a quarter: looked at first, one command, one undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from ui.core.column import ERROR_ROLE

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def paste(jendela, nomor, column, text):
    QApplication.clipboard().setText(text)
    jendela.go(nomor, column)
    jendela.key(Key.Key_V, CTRL)
    return jendela.page.pane.paste_pane


def test_that_a_block_is_pasted_and_undone_as_one(jendela):
    pane = paste(jendela, "3", "target", "85\t\t60/80\t75\n90\t\t\t85,1")
    assert pane.isVisible()
    assert not jendela.page.detail.isVisible()
    assert jendela.text("3", "pecahan") == "63 / 76"
    jendela.key(Key.Key_Space)
    jendela.settle()
    assert [jendela.text("3", name) for name in ("target", "pecahan", "nilai")] == [
        "85",
        "60 / 80",
        "75",
    ]
    assert [jendela.text("4", name) for name in ("target", "nilai")] == ["90", "85,1"]
    assert jendela.window.undo_action.text().endswith("Isi 4 sel TW III")
    assert jendela.page.detail.isVisible()
    assert "halaman" not in jendela.window.banners.shown
    jendela.key(Key.Key_Z, CTRL)
    jendela.settle()
    assert jendela.text("3", "pecahan") == "63 / 76"
    assert jendela.text("4", "nilai") == ""


def test_that_copying_a_block_and_pasting_it_back_changes_nothing(jendela):
    view = jendela.page.pane.view
    view.setFocus()
    view.selectAll()
    jendela.key(Key.Key_C, CTRL)
    jendela.key(Key.Key_V, CTRL)
    pane = jendela.page.pane.paste_pane
    assert pane.plan.changes == []
    assert not pane.paste.isEnabled()
    assert pane.cancel.hasFocus()
    jendela.key(Key.Key_Escape)
    assert view.hasFocus()


def test_that_foreign_numbers_are_read_when_the_user_says_so(jendela):
    pane = paste(jendela, "3", "nilai", "82.5\n85.1")
    assert pane.counts.text().startswith("2 tidak terbaca")
    assert "koma" in pane.plan.changes[0].why
    pane.swap.click()
    pane.paste.click()
    jendela.settle()
    assert (jendela.text("3", "nilai"), jendela.text("4", "nilai")) == ("82,5", "85,1")
    assert jendela.text("3", "pecahan") == ""


def test_that_a_comma_stays_a_comma_beside_foreign_numbers(jendela):
    pane = paste(jendela, "3", "nilai", "82.5\n90,25")
    pane.swap.click()
    pane.paste.click()
    jendela.settle()
    assert (jendela.text("3", "nilai"), jendela.text("4", "nilai")) == ("82,5", "90,25")


def test_that_a_readable_value_is_not_dropped_for_an_unreadable_fraction(jendela):
    pane = paste(jendela, "3", "pecahan", "delapan per\t87")
    pane.paste.click()
    jendela.settle()
    assert jendela.text("3", "nilai") == "87"


def test_that_what_cannot_be_read_waits_in_red_and_is_counted_as_unsaved(jendela):
    pane = paste(jendela, "3", "nilai", "delapan\n85,1")
    pane.paste.click()
    jendela.settle()
    assert jendela.text("3", "nilai") == "delapan"
    assert jendela.text("3", "nilai", ERROR_ROLE)
    assert jendela.text("4", "nilai") == "85,1"
    assert jendela.page.unsaved() == 1


def test_that_nothing_can_be_pasted_into_a_locked_quarter(terkunci):
    pane = paste(terkunci, "3", "nilai", "1\n2")
    assert {change.why for change in pane.plan.changes} == {"Sel ini terkunci."}
    assert not pane.paste.isEnabled()


def test_that_another_quarter_gives_the_preview_up(jendela):
    pane = paste(jendela, "3", "nilai", "1\n2")
    jendela.pick("TW2")
    assert not pane.isVisible()
    assert jendela.text("3", "nilai") == "82"


def test_that_delete_over_several_cells_is_undone_at_once(jendela):
    view, model = jendela.page.pane.view, jendela.page.model
    jendela.go("2", "target")
    jendela.key(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    jendela.key(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(view.selectedIndexes()) == 3
    jendela.key(Key.Key_Delete)
    jendela.settle()
    assert [jendela.text(nomor, "target") for nomor in ("2", "3", "4")] == ["", "", ""]
    jendela.key(Key.Key_Z, CTRL)
    jendela.settle()
    assert [jendela.text(nomor, "target") for nomor in ("2", "3")] == ["96", "86"]
    assert model.failures() == []


@pytest.fixture
def menu(jendela):
    jendela.window._choose_columns()
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    yield opened
    opened.close()


def test_that_chosen_columns_are_remembered_and_leave_undo_alone(jendela, menu):
    before = jendela.do(jendela.office.perintah.peek)
    next(action for action in menu.actions() if action.text() == "Satuan").trigger()
    jendela.settle()
    view = jendela.page.pane.view
    assert jendela.page.model.column_of("satuan") not in view.columns.shown()
    assert jendela.do(lambda: jendela.office.pengaturan.columns("realisasi")) == (
        '{"sembunyi": ["data_dukung", "satuan"], "lebar": {}}'
    )
    assert jendela.do(jendela.office.perintah.peek) == before


def test_that_the_menu_names_the_column_of_the_quarter_before(menu):
    assert "TW II" in [action.text() for action in menu.actions()]
