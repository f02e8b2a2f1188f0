"""A year is planned with the keyboard: rows are typed, added, moved, folded and taken back."""

from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from tests.ui.jendela import set_up_only
from tests.ui.rencana.halaman import Halaman, buka, halaman
from ui.rencana.impor_dialog import ImporDialog

__all__ = ["buka", "halaman"]
Key, Held = Qt.Key, Qt.KeyboardModifier
ALT, CTRL = Held.AltModifier, Held.ControlModifier

WHOLE = [
    "Sasaran",
    "  Indikator A",
    "  Indikator B",
    "  Program",
    "    Satu",
    "    Dua",
    "    Tiga",
]


def test_that_the_plan_shows_as_a_tree(halaman):
    assert halaman.shape == WHOLE


def test_that_the_year_of_the_clock_opens_first(buka):
    assert Halaman(buka()).page.tahun.value() == "2026"


def test_that_a_row_is_added_by_key_or_button_to_an_empty_plan(buka):
    page = Halaman(buka())
    page.page.go_to(tahun=2027)
    page.seluruh.settle()
    page.press(Key.Key_N, CTRL)
    QTest.qWait(150)  # a button that is pressed by its key shows that for a moment
    assert page.page.add_pane.asking
    page.press(Key.Key_Escape)
    (add,) = [
        it
        for it in page.page.pane.findChildren(QPushButton)
        if it.accessibleName() == "Tambah baris…" and it.isVisible()
    ]
    page.click(add)
    page.type("Sasaran pertama")
    page.press(Key.Key_Return)
    assert page.shape == ["Sasaran pertama"]


def test_that_a_typed_cell_is_saved_and_undone(halaman):
    halaman.fill("Indikator A", "target_1", "95,5")
    assert halaman.text("Indikator A", "target_1") == "95,5"
    halaman.undo()
    assert halaman.text("Indikator A", "target_1") == ""


def test_that_bad_input_stays_in_its_cell_with_a_sentence(halaman):
    halaman.fill("Indikator A", "target_1", "12.4")
    assert halaman.text("Indikator A", "target_1") == "12.4"
    assert "meragukan" in halaman.page.pane.failure.text
    assert halaman.page.unsaved() == 1
    halaman.go("Indikator A", "target_1")
    halaman.undo()
    assert halaman.text("Indikator A", "target_1") == ""
    assert halaman.shape == WHOLE


def test_that_the_year_is_reckoned_from_the_quarters_until_it_is_typed(halaman):
    for tw in (1, 2, 3, 4):
        halaman.fill("Indikator A", f"target_{tw}", str(tw))
    assert halaman.text("Indikator A", "target_0") == "4"
    assert "Dihitung" in halaman.text("Indikator A", "target_0", Qt.ItemDataRole.ToolTipRole)
    halaman.fill("Indikator A", "target_0", "10")
    halaman.go("Indikator A")
    assert "Dijumlah" in halaman.page.detail.advice.text
    halaman.page.detail.advice._buttons[0].click()
    halaman.seluruh.settle()
    assert halaman.text("Indikator A", "konsolidasi") == "Dijumlah"
    assert halaman.page.detail.advice.isHidden()


def test_that_a_kegiatan_has_no_target_and_says_so(halaman):
    halaman.go("Satu", "target_1")
    halaman.type("5")
    assert halaman.page.pane.hint.text
    assert halaman.page.unsaved() == 0


@pytest.mark.parametrize(
    ("keys", "shape"),
    [
        ([Key.Key_Down], ["    Dua", "    Satu", "    Tiga"]),
        ([Key.Key_Down, Key.Key_Down, Key.Key_Down], ["    Dua", "    Tiga", "    Satu"]),
        ([Key.Key_Down, Key.Key_Up], ["    Satu", "    Dua", "    Tiga"]),
        ([Key.Key_Down, Key.Key_Right], ["    Dua", "      Satu", "    Tiga"]),
        ([Key.Key_Down, Key.Key_Right, Key.Key_Left], ["    Dua", "    Satu", "    Tiga"]),
    ],
)
def test_that_alt_and_arrows_move_a_row_with_the_cursor(halaman, keys, shape):
    halaman.go("Satu")
    for key in keys:
        halaman.press(key, ALT)
    assert halaman.shape[4:] == shape
    assert halaman.cursor == ("Satu", "uraian")


def test_that_a_move_out_of_place_is_explained(halaman):
    halaman.go("Indikator A")
    halaman.press(Key.Key_Left, ALT)
    hint = halaman.page.pane.hint
    assert "tidak dapat diletakkan" in hint.text
    assert hint.isVisible()
    assert halaman.shape == WHOLE
    halaman.press(Key.Key_Down, ALT)
    assert halaman.shape[1:3] == ["  Indikator B", "  Indikator A"]
    assert not hint.isVisible()


def test_that_ctrl_delete_takes_out_a_branch_and_ctrl_z_brings_it_back(halaman):
    halaman.go("Program")
    halaman.press(Key.Key_Delete, CTRL)
    assert halaman.shape == WHOLE[:3]
    halaman.undo()
    assert halaman.shape == WHOLE


def test_that_a_copy_stands_after_its_original_under_the_cursor(halaman):
    halaman.go("Program")
    halaman.press(Key.Key_D, CTRL | Held.ShiftModifier)
    assert halaman.shape[7:] == ["  Program (salinan)", "    Satu", "    Dua", "    Tiga"]
    assert halaman.cursor == ("Program (salinan)", "uraian")


def test_that_rows_are_added_one_after_the_other_without_the_mouse(halaman):
    halaman.go("Tiga")
    halaman.press(Key.Key_N, CTRL)
    assert halaman.page.add_pane.asking
    for nama in ("Empat", "Lima"):
        halaman.type(nama)
        halaman.press(Key.Key_Return)
    assert halaman.shape[6:] == ["    Tiga", "    Empat", "    Lima"]
    halaman.press(Key.Key_Escape)
    assert not halaman.page.add_pane.asking
    assert halaman.page.pane.view.hasFocus()


def test_that_nothing_typed_before_the_answer_is_lost(halaman):
    halaman.go("Tiga")
    halaman.press(Key.Key_N, CTRL)
    halaman.type("Empat")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    halaman.type("Lima")
    halaman.seluruh.settle()
    halaman.type(" kali")
    halaman.press(Key.Key_Return)
    assert halaman.shape[6:] == ["    Tiga", "    Empat", "    Lima kali"]


def test_that_a_refused_text_comes_back_unless_another_is_typed(halaman):
    pane, office = halaman.page.add_pane, halaman.office
    halaman.go("Tiga")
    halaman.press(Key.Key_N, CTRL)
    kepala = halaman.seluruh.do(office.kantor.pejabat)[0]["id"]
    fix = partial(office.rekaman.fix, 2027, kepala, walau_peringatan=True)
    for meanwhile in ("", "Lima"):
        halaman.seluruh.tasks.run(lambda: fix() and None)
        pane.uraian.set_value("Empat")
        pane.submit()
        halaman.type(meanwhile)
        halaman.seluruh.settle()
        assert pane.uraian.value() == (meanwhile or "Empat")
        assert "ditetapkan" in pane.message.text
        halaman.seluruh.do(lambda: office.rekaman.revise(2027, "uji"))
    assert halaman.shape == WHOLE


def test_that_a_measured_sasaran_is_offered_no_other_level(buka):
    made = Halaman(buka())
    ranpk = next(row.simpul for row in made.page.model.rows if row.simpul.is_measured_sasaran)
    menu = QMenu()
    made.page.tree.rows.fill_turns(menu, ranpk)
    assert [action.isEnabled() for action in menu.actions()] == [False]


def test_that_an_empty_text_is_asked_for(halaman):
    halaman.go("Tiga")
    halaman.press(Key.Key_N, CTRL)
    halaman.press(Key.Key_Return)
    assert "belum diisi" in halaman.page.add_pane.fields["uraian"].error
    assert halaman.shape == WHOLE


def test_that_an_empty_year_begins_with_its_first_row(buka):
    made = Halaman(buka(set_up_only))
    page = made.page
    page.open_add()
    made.seluruh.settle()
    made.type("Sasaran pertama")
    made.press(Key.Key_Return)
    assert made.shape == ["Sasaran pertama"]
    page.add_pane.level.set_value("INDIKATOR:di_bawah")
    made.type("Indikator pertama")
    made.press(Key.Key_Return)
    assert made.shape == ["Sasaran pertama", "  Indikator pertama"]


def test_that_an_empty_year_offers_the_catalogue(buka):
    made = Halaman(buka(set_up_only))
    assert made.page.pane._stack.currentWidget() is made.page.pane._empty


def test_that_rows_fold_by_key_and_by_mouse(halaman):
    halaman.go("Dua")
    halaman.press(Key.Key_Left, CTRL)
    assert halaman.shape == WHOLE[:4]
    assert halaman.cursor[0] == "Program"
    halaman.press(Key.Key_Right, CTRL)
    assert halaman.shape == WHOLE
    halaman.click_mark("Sasaran")
    assert halaman.shape == ["Sasaran"]
    halaman.click_mark("Sasaran")
    assert halaman.shape == WHOLE
    halaman.press(Key.Key_Left, CTRL | Held.ShiftModifier)
    assert halaman.shape == ["Sasaran"]
    halaman.press(Key.Key_Right, CTRL | Held.ShiftModifier)
    assert halaman.shape == WHOLE


def test_that_a_filter_keeps_what_stands_above(halaman):
    halaman.page.tree.toolbar.filter.set_value("indikator")
    halaman.page.tree.toolbar.filter.edited.emit()
    halaman.seluruh.settle()
    assert halaman.shape == WHOLE[:3]
    assert halaman.page.tree.toolbar.shown.text() == "3 dari 7 baris tampak"


def test_that_dragging_moves_rows_before_into_and_after(halaman):
    key = halaman.key_of
    halaman.page.tree.outline.dropped.emit([key("Tiga")], key("Satu"), -1)
    halaman.seluruh.settle()
    assert halaman.shape[4:] == ["    Tiga", "    Satu", "    Dua"]
    halaman.page.tree.outline.dropped.emit([key("Dua")], key("Satu"), 0)
    halaman.seluruh.settle()
    assert halaman.shape[4:] == ["    Tiga", "    Satu", "      Dua"]
    halaman.page.tree.outline.dropped.emit([key("Tiga")], key("Satu"), 1)
    halaman.seluruh.settle()
    assert halaman.shape[4:] == ["    Satu", "      Dua", "    Tiga"]


def test_that_a_block_from_excel_is_pasted_as_one_command(halaman):
    halaman.go("Indikator A", "satuan")
    QGuiApplication.clipboard().setText("%\t1\t2\t3\t4\t4\nLaporan\t5\t5\t5\t5\t20\n")
    halaman.press(Key.Key_V, CTRL)
    halaman.click(halaman.page.pane.paste_pane.paste)
    assert halaman.text("Indikator B", "target_0") == "20"
    assert halaman.text("Indikator A", "satuan") == "%"
    halaman.undo()
    assert halaman.text("Indikator B", "target_0") == ""
    assert halaman.text("Indikator A", "satuan") == ""


def test_that_the_list_of_checks_jumps_to_the_cell(halaman):
    halaman.page.open_checks()
    halaman.seluruh.settle()
    rows = halaman.page.check_pane.model.rows
    at = next(
        at
        for at, row in enumerate(rows)
        if row.finding.kode == "R124" and "Indikator B" in row.butir
    )
    view = halaman.page.check_pane.table.view
    view.setCurrentIndex(halaman.page.check_pane.model.index(at, 0))
    view.setFocus()
    halaman.press(Key.Key_Return)
    assert halaman.cursor == ("Indikator B", "satuan")
    assert halaman.page.pane.view.hasFocus()


def test_that_checks_follow_what_is_typed(halaman):
    before = halaman.text("Indikator A", "periksa")
    halaman.fill("Indikator A", "satuan", "Persen")
    assert before != halaman.text("Indikator A", "periksa")


def test_that_a_field_of_the_details_is_saved(halaman):
    halaman.go("Indikator A")
    field = halaman.page.detail.fields["arah"].input
    field.set_value("MINIMAL")
    field.edited.emit()
    halaman.seluruh.settle()
    assert halaman.page.model.rows[1].simpul.indikator.arah == "MINIMAL"


def test_that_a_workbook_dropped_on_the_page_is_read(halaman, tmp_path):
    berkas = tmp_path / "bukan.xlsx"
    berkas.write_bytes(b"bukan buku kerja")
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(berkas))])
    at, none = QPointF(9, 9), Qt.KeyboardModifier.NoModifier
    move, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    halaman.page.dropEvent(QDropEvent(at, move, content, left, none))
    halaman.seluruh.settle()
    (dialog,) = halaman.page.findChildren(ImporDialog)
    assert "bukan buku kerja Excel" in dialog.message.text
    dialog.close()


def test_that_a_filter_stays_chosen_when_it_hides_the_row_under_the_cursor(halaman):
    halaman.go("Dua")
    halaman.page.tree.toolbar.filter.set_value("indikator")
    halaman.page.tree.toolbar.filter.edited.emit()
    halaman.seluruh.settle()
    assert halaman.shape == WHOLE[:3]
    assert halaman.page.tree.toolbar.filter.value() == "indikator"
    assert halaman.cursor[0] == "Indikator B"


def test_that_folding_all_from_a_deep_row_folds_all(halaman):
    halaman.go("Dua")
    halaman.press(Key.Key_Left, CTRL | Held.ShiftModifier)
    assert halaman.shape == ["Sasaran"]
    assert halaman.cursor[0] == "Sasaran"


def test_that_a_row_typed_into_stays_in_sight_until_it_is_narrowed_anew(halaman):
    halaman.page.tree.toolbar.filter.set_value("tanpa_target")
    halaman.page.tree.toolbar.filter.edited.emit()
    halaman.seluruh.settle()
    halaman.fill("Indikator A", "target_1", "5")
    assert halaman.shape == WHOLE[:3]
    assert halaman.page.tree.toolbar.filter.value() == "tanpa_target"
    halaman.page.tree.narrow()
    assert halaman.shape == ["Sasaran", "  Indikator B"]


def test_that_the_cursor_stays_near_a_row_that_was_taken_out(halaman):
    halaman.go("Dua", "penanggung_jawab")
    halaman.press(Key.Key_Delete, CTRL)
    assert halaman.cursor == ("Tiga", "penanggung_jawab")
    halaman.press(Key.Key_Delete, CTRL)
    assert halaman.cursor == ("Satu", "penanggung_jawab")


def test_that_two_rows_move_up_together_again_and_again(halaman):
    halaman.go("Dua")
    halaman.press(Key.Key_Down, Held.ShiftModifier)
    halaman.press(Key.Key_Up, ALT)
    assert halaman.shape[4:] == ["    Dua", "    Tiga", "    Satu"]
    halaman.press(Key.Key_Down, ALT)
    assert halaman.shape[4:] == ["    Satu", "    Dua", "    Tiga"]


def test_that_a_jump_shows_a_column_that_was_put_away(halaman):
    halaman.page.check_pane.wanted.emit(halaman.key_of("Satu"), "pagu")
    halaman.seluruh.settle()
    assert halaman.cursor == ("Satu", "pagu")
    halaman.page.check_pane.wanted.emit(halaman.key_of("Indikator A"), "bobot")
    halaman.seluruh.settle()
    assert halaman.page.detail.parts.value() == "komponen"


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_End])
def test_that_delete_empties_the_cell_in_the_frame_after_ctrl_and_an_arrow(halaman, key):
    halaman.fill("Indikator A", "target_1", "21")
    halaman.go("Indikator A", "target_1")
    halaman.press(key, CTRL)
    assert halaman.cursor[0] != "Indikator A"
    chosen = halaman.page.pane.view.selectedIndexes()
    assert chosen == [halaman.page.pane.view.currentIndex()]
    halaman.press(Key.Key_Delete)
    assert halaman.text("Indikator A", "target_1") == "21"


def test_that_the_status_line_names_what_was_taken_back(halaman):
    halaman.fill("Indikator A", "satuan", "Persen")
    halaman.undo()
    assert "Diurungkan: Ubah Indikator A" in halaman.seluruh.window.status_line.saved.text()
    halaman.fill("Indikator A", "satuan", "Persen")
    assert "Diurungkan" not in halaman.seluruh.window.status_line.saved.text()


def test_that_the_details_get_their_room_back_after_a_pane_has_closed(halaman):
    halaman.go("Dua")
    before = halaman.page.splitter.sizes()
    halaman.page.open_checks()
    halaman.seluruh.settle()
    halaman.page.check_pane.close_pane()
    halaman.seluruh.settle()
    assert halaman.page.splitter.sizes() == before
    rect = halaman.page.pane.view.visualRect(halaman.page.pane.view.currentIndex())
    assert halaman.page.pane.view.viewport().rect().contains(rect)
