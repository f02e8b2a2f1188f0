"""Typing a quarter: saved cell by cell, kept when refused, undone where one sees it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ui.core.column import ERROR_ROLE


def choose(choice, value):
    choice.set_value(value)
    choice.activated.emit(choice.currentIndex())


CTRL = Qt.KeyboardModifier.ControlModifier


def test_that_the_quarter_that_ended_last_is_shown_with_the_one_before_it(jendela):
    page = jendela.page
    assert page.triwulan.value() == "TW3"
    assert page.tahun.value() == "2026"
    assert jendela.text("2", "sebelumnya") == "95,83"
    header = page.model.headerData(page.model.column_of("sebelumnya"), Qt.Orientation.Horizontal)
    assert header == "TW II"


def test_that_a_row_shows_number_word_and_year(jendela):
    shown = [
        jendela.text("2", name)
        for name in ("target", "pecahan", "nilai", "capaian", "kriteria", "tahunan")
    ]
    assert shown == ["96", "174 / 180", "96,67", "100,69%", "Baik", "99,66%"]
    assert jendela.text("4", "kriteria") == "Belum diisi"


def test_that_a_typed_number_is_saved_and_the_cursor_goes_down(jendela):
    jendela.type("4", "nilai", "85,1")
    assert jendela.text("4", "nilai") == "85,1"
    assert jendela.text("4", "capaian") == "101,31%"
    assert jendela.cursor == ("5", "nilai")
    assert jendela.page.summary.terisi.text() == "5 dari 7 terisi"


def test_that_a_fraction_is_one_cell_and_makes_the_realisasi(jendela):
    jendela.type("3", "pecahan", "60/80")
    assert jendela.text("3", "pecahan") == "60 / 80"
    assert jendela.text("3", "nilai") == "75"


@pytest.mark.parametrize("teks", ["N/A", "-", "0"])
def test_that_the_kinds_of_nothing_stay_what_they_are(jendela, teks):
    jendela.type("8", "nilai", teks)
    assert jendela.text("8", "nilai") == teks
    assert jendela.page.summary.terisi.text() == "5 dari 7 terisi"


def test_that_delete_empties_a_cell(jendela):
    jendela.go("7", "nilai")
    jendela.key(Qt.Key.Key_Delete)
    jendela.settle()
    assert jendela.row("7").isi.isian.kosong


def test_that_the_target_of_the_quarter_can_be_changed(jendela):
    jendela.type("7", "target", "3")
    assert jendela.text("7", "capaian") == "100,00%"


def test_that_looking_into_a_computed_number_without_changing_it_saves_nothing(jendela):
    jendela.go("2", "nilai")
    jendela.key(Qt.Key.Key_F2)
    jendela.key(Qt.Key.Key_Return)
    jendela.settle()
    assert jendela.text("2", "pecahan") == "174 / 180"


def test_that_a_wrong_number_stays_in_red_with_its_sentence_while_others_save(jendela):
    jendela.type("4", "nilai", "85.1")
    assert jendela.text("4", "nilai") == "85.1"
    assert "koma" in jendela.text("4", "nilai", ERROR_ROLE)
    assert "koma" in jendela.page.pane.failure.text
    jendela.type("8", "nilai", "1")
    assert jendela.text("8", "capaian") == "100,00%"
    assert jendela.text("4", "nilai") == "85.1"
    jendela.type("4", "nilai", "85,1")
    assert jendela.text("4", "nilai", ERROR_ROLE) is None
    assert jendela.page.pane.failure.isHidden()


def test_that_what_the_disk_refused_is_kept_and_can_be_saved_again(jendela, monkeypatch):
    def refuse(*_args):
        raise KnownError("DISK_PENUH", "Disk penuh.", "Kosongkan sebagian disk, lalu coba lagi.")

    with monkeypatch.context() as full:
        full.setattr(jendela.office.realisasi, "save_nilai", refuse)
        jendela.type("4", "nilai", "85,1")
    assert jendela.text("4", "nilai") == "85,1"
    assert "Disk penuh" in jendela.text("4", "nilai", Qt.ItemDataRole.ToolTipRole)
    assert jendela.row("4").isi.isian.kosong
    jendela.go("4", "nilai")
    jendela.key(Qt.Key.Key_F2)
    jendela.key(Qt.Key.Key_Return)
    jendela.settle()
    assert jendela.text("4", "capaian") == "101,31%"


def test_that_a_refused_text_is_given_up_with_esc(jendela):
    jendela.type("2", "nilai", "12.4")
    assert jendela.page.unsaved() == 1
    jendela.go("2", "nilai")
    jendela.key(Qt.Key.Key_Escape)
    assert jendela.text("2", "nilai") == "96,67"
    assert jendela.page.unsaved() == 0
    assert jendela.page.pane.failure.isHidden()


def test_that_the_keyboard_stays_in_the_table_when_a_text_is_given_up_in_the_strip(jendela):
    jendela.type("4", "nilai", "12.4")
    buttons = jendela.page.pane.failure.findChildren(QPushButton)
    discard = next(b for b in buttons if b.isVisible() and b.text() == "Batalkan isian")
    discard.setFocus()
    jendela.key(Qt.Key.Key_Return)
    assert jendela.page.unsaved() == 0
    assert jendela.focus is jendela.page.pane.view


def test_that_tab_skips_what_cannot_be_typed_and_arrows_do_not(jendela):
    jendela.go("4", "target")
    jendela.key(Qt.Key.Key_Tab)
    assert jendela.cursor == ("4", "pecahan")
    jendela.key(Qt.Key.Key_Tab)
    jendela.key(Qt.Key.Key_Tab)
    assert jendela.cursor == ("5", "target")
    jendela.key(Qt.Key.Key_Backtab)
    assert jendela.cursor == ("4", "nilai")
    jendela.key(Qt.Key.Key_Right)
    assert jendela.cursor == ("4", "capaian")


def test_that_typing_where_nothing_can_be_typed_is_answered(jendela):
    hint = jendela.page.pane.hint
    jendela.go("4", "capaian")
    jendela.keys("8")
    assert not hint.isHidden()
    assert hint.text == "Kolom ini tidak dapat diubah."
    assert jendela.cursor == ("4", "capaian")
    jendela.key(Qt.Key.Key_Left)
    assert hint.isHidden()


def test_that_typing_in_a_locked_quarter_is_answered_with_the_way_out(terkunci):
    terkunci.go("4", "nilai")
    terkunci.keys("8")
    assert "buka kunci dengan alasan" in terkunci.page.pane.hint.text


def test_that_ctrl_z_selects_one_cell_while_ctrl_is_still_held(jendela, qtbot):
    jendela.type("4", "nilai", "85,1")
    jendela.go("2", "indikator")
    qtbot.keyPress(jendela.window.windowHandle(), Qt.Key.Key_Z, CTRL)
    jendela.settle()
    qtbot.keyRelease(jendela.window.windowHandle(), Qt.Key.Key_Z, CTRL)
    assert jendela.cursor == ("4", "nilai")
    assert len(jendela.page.pane.view.selectedIndexes()) == 1


@pytest.mark.parametrize(
    ("nomor", "teks", "kata"),
    [("1", "", "Tidak diukur"), ("5", "", "Tanpa target"), ("8", "-", "Tanpa nilai")],
)
def test_that_a_row_without_a_capaian_says_why(jendela, nomor, teks, kata):
    if teks:
        jendela.type(nomor, "nilai", teks)
    assert jendela.text(nomor, "kriteria") == kata


def test_that_the_group_of_each_row_is_shown(jendela):
    assert jendela.text("16", "kelompok").startswith("Pilar 2")


def test_that_undo_and_redo_show_the_cell_that_changes(jendela):
    jendela.type("4", "nilai", "85,1")
    jendela.go("2", "indikator")
    jendela.key(Qt.Key.Key_Z, CTRL)
    jendela.settle()
    assert jendela.text("4", "nilai") == ""
    assert jendela.cursor == ("4", "nilai")
    jendela.go("2", "indikator")
    jendela.key(Qt.Key.Key_Y, CTRL)
    jendela.settle()
    assert jendela.text("4", "nilai") == "85,1"
    assert jendela.cursor == ("4", "nilai")


def test_that_undoing_what_is_out_of_sight_says_what_it_was(jendela):
    jendela.pick("TW2")
    jendela.type("4", "nilai", "82")
    jendela.pick("TW3")
    jendela.key(Qt.Key.Key_Z, CTRL)
    jendela.settle()
    assert "Isi realisasi TW II: Indeks kepatuhan" in jendela.window.banners.shown["halaman"].text


def test_that_typing_fast_is_never_taken_for_somebody_elses_change(jendela):
    for nomor, teks in (("4", "85,1"), ("8", "1"), ("9", "1")):
        jendela.go(nomor, "nilai")
        jendela.keys(teks)
        jendela.key(Qt.Key.Key_Tab)
    jendela.settle()
    assert jendela.cursor == ("9", "nilai")
    assert "halaman" not in jendela.window.banners.shown
    assert jendela.page.summary.terisi.text() == "7 dari 7 terisi"


def test_that_nothing_is_refreshed_under_an_open_editor(jendela):
    jendela.go("4", "nilai")
    jendela.keys("8")
    editor = jendela.focus
    assert isinstance(editor, QLineEdit)
    office, row = jendela.office, jendela.row("8")
    jendela.tasks.run(lambda: office.realisasi.save_nilai(row.isi.butir_id, Triwulan.III, "1"))
    jendela.settle()
    assert jendela.text("8", "nilai") == "1"
    assert jendela.focus is editor
    assert editor.text() == "8"
    jendela.keys("5")
    jendela.key(Qt.Key.Key_Return)
    jendela.settle()
    assert jendela.text("4", "nilai") == "85"


def test_that_a_sorted_table_does_not_jump_while_it_is_filled(jendela):
    view, model = jendela.page.pane.view, jendela.page.model
    view.sortByColumn(model.column_of("capaian"), Qt.SortOrder.AscendingOrder)
    before = [model.row_at(at).nomor for at in range(model.rowCount())]
    jendela.type("7", "nilai", "8")
    assert [model.row_at(at).nomor for at in range(model.rowCount())] == before


def test_that_the_filter_keeps_a_row_that_was_just_filled(jendela):
    page = jendela.page
    choose(page.summary.filter, "belum_diisi")
    shown = [page.model.row_at(at).nomor for at in range(page.model.rowCount())]
    assert shown == ["4", "8", "9"]
    jendela.type("4", "nilai", "85,1")
    assert page.model.rowCount() == 3
    choose(page.summary.filter, "di_bawah_target")
    shown = [page.model.row_at(at).nomor for at in range(page.model.rowCount())]
    assert shown == ["3", "7"]
    assert jendela.cursor[0] in shown
    assert page.summary.shown.text() == "2 dari 10 tampak"


def test_that_a_filter_nothing_passes_says_so(jendela):
    jendela.pick("TW1")
    choose(jendela.page.summary.filter, "di_bawah_target")
    assert jendela.page.model.rowCount() == 0
    assert jendela.page.summary.shown.text() == "Tidak ada indikator yang cocok"
    assert not jendela.page.detail.isVisible()
    jendela.pick("TW3")
    assert jendela.page.detail.isVisible()


def test_that_ctrl_f_finds_in_the_table(jendela):
    jendela.go("16", "nilai")
    jendela.key(Qt.Key.Key_F, CTRL)
    jendela.keys("desa")
    assert jendela.cursor[0] == "9"


def test_that_another_quarter_keeps_the_indikator_and_saves_what_was_being_typed(jendela):
    jendela.go("4", "nilai")
    jendela.keys("85,1")
    jendela.pick("TW2")
    assert jendela.cursor == ("4", "nilai")
    assert jendela.text("4", "nilai") == "81,5"
    assert jendela.text("4", "sebelumnya") == ""
    jendela.pick("TW3")
    assert jendela.text("4", "nilai") == "85,1"


def test_that_a_refused_cell_of_another_quarter_is_not_shown_in_this_one(jendela):
    jendela.type("4", "nilai", "abc")
    jendela.pick("TW2")
    assert jendela.text("4", "nilai") == "81,5"
    assert jendela.page.unsaved() == 1
    jendela.pick("TW3")
    assert jendela.text("4", "nilai") == "abc"


def test_that_copying_gives_what_is_shown(jendela, qapp):
    jendela.go("2", "nilai")
    jendela.key(Qt.Key.Key_C, CTRL)
    assert qapp.clipboard().text() == "96,67"


def test_that_ctrl_z_over_a_refused_cell_drops_the_refused_text_only(jendela):
    jendela.type("8", "nilai", "1")
    jendela.type("4", "nilai", "abc")
    jendela.go("4", "nilai")
    jendela.key(Qt.Key.Key_Z, CTRL)
    jendela.settle()
    assert jendela.text("4", "nilai") == ""
    assert jendela.page.unsaved() == 0
    assert jendela.text("8", "nilai") == "1"
    jendela.key(Qt.Key.Key_Z, CTRL)
    jendela.settle()
    assert jendela.text("8", "nilai") == ""


def test_that_undo_from_the_menu_drops_a_wrong_text_that_is_still_being_typed(jendela):
    jendela.type("8", "nilai", "1")
    jendela.go("4", "nilai")
    jendela.keys("abc")
    jendela.window.undo_action.trigger()
    jendela.settle()
    assert jendela.text("4", "nilai") == ""
    assert jendela.page.unsaved() == 0
    assert jendela.text("8", "nilai") == "1"
