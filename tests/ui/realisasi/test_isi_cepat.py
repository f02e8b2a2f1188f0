"""Filling many cells at once: the kinds of nothing, copy-down, and what narrows the table."""

from PySide6.QtCore import QItemSelectionModel, Qt

from ui.core.column import ERROR_ROLE

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def pilih(jendela, column, *numbers):
    """Select the cells of a column in these rows, the cursor in the first."""
    view, model = jendela.page.pane.view, jendela.page.model
    jendela.go(numbers[0], column)
    for nomor in numbers[1:]:
        index = model.index(model.position_of(jendela.row(nomor).key), model.column_of(column))
        view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def test_that_selected_cells_become_not_measured_or_none_as_one_command(jendela):
    pilih(jendela, "nilai", "3", "4", "8")
    jendela.key(Key.Key_N, CTRL | SHIFT)
    jendela.settle()
    assert [jendela.text(nomor, "nilai") for nomor in ("3", "4", "8")] == ["N/A"] * 3
    assert jendela.text("3", "kriteria") == "Tidak diukur"
    assert jendela.window.undo_action.text().endswith("Isi 3 sel TW III")
    jendela.key(Key.Key_Minus, CTRL)
    jendela.settle()
    assert [jendela.text(nomor, "nilai") for nomor in ("3", "4", "8")] == ["-"] * 3
    assert jendela.text("3", "pecahan") == ""


def test_that_the_menu_of_a_cell_offers_them_and_other_columns_are_left_alone(jendela):
    view = jendela.page.pane.view
    jendela.go("3", "target")
    jendela.key(Key.Key_N, CTRL | SHIFT)
    jendela.settle()
    assert jendela.text("3", "target") != "N/A"
    assert "kolom Realisasi" in jendela.page.pane.hint.text
    titles = [action.text().replace("&", "") for action in view.actions()]
    assert titles == ["Tidak diukur (N/A)", "Tidak ada (-)"]


def test_that_ctrl_d_fills_the_selected_cells_from_the_first_and_undoes_as_one(jendela):
    jendela.type("3", "nilai", "81")
    pilih(jendela, "nilai", "3", "4", "8")
    jendela.key(Key.Key_D, CTRL)
    jendela.settle()
    assert [jendela.text(nomor, "nilai") for nomor in ("4", "8")] == ["81", "81"]
    jendela.key(Key.Key_Z, CTRL)
    jendela.settle()
    assert [jendela.text(nomor, "nilai") for nomor in ("3", "4", "8")] == ["81", "", ""]


def test_that_ctrl_d_on_one_cell_takes_the_cell_above(jendela):
    above = jendela.text("3", "pecahan")
    model = jendela.page.model
    below = model.row_at(model.position_of(jendela.row("3").key) + 1).nomor
    jendela.go(below, "pecahan")
    jendela.key(Key.Key_D, CTRL)
    jendela.settle()
    assert jendela.text(below, "pecahan") == above == "63 / 76"


def test_that_what_cannot_be_read_below_stays_there_in_red(jendela):
    model = jendela.page.model
    first = model.index(model.position_of(jendela.row("3").key), model.column_of("nilai"))
    model.setData(first, "banyak")
    jendela.settle()
    pilih(jendela, "nilai", "3", "8")
    jendela.key(Key.Key_D, CTRL)
    jendela.settle()
    assert jendela.text("8", "nilai") == "banyak"
    assert jendela.text("8", "nilai", ERROR_ROLE)
    assert jendela.page.unsaved() == 2


def test_that_a_locked_quarter_says_why_nothing_is_filled(terkunci):
    terkunci.pick("TW3")
    pilih(terkunci, "nilai", "3", "4")
    terkunci.key(Key.Key_D, CTRL)
    terkunci.settle()
    assert "terkunci" in terkunci.page.pane.hint.text
    assert terkunci.text("4", "nilai") == "N/A"


def test_that_find_goes_to_the_cell(jendela):
    jendela.go("2", "nilai")
    jendela.key(Key.Key_F, CTRL)
    jendela.keys("kosmetik")
    assert jendela.page.pane.find_bar.isVisible()
    index = jendela.page.pane.view.currentIndex()
    assert "kosmetik" in str(index.data()).casefold()
    assert jendela.cursor[0] != "2"


def choose(jendela, box, title):
    box.setCurrentIndex(box.findText(title))
    box.activated.emit(box.currentIndex())
    jendela.settle()


def test_that_rows_with_a_warning_and_those_of_one_person_can_be_asked_for(jendela):
    summary, model = jendela.page.summary, jendela.page.model
    choose(jendela, summary.filter, "Ada peringatan")
    assert model.rowCount() == 0
    butir_id = model.rows[1].isi.butir_id
    jendela.do(lambda: jendela.office.rencana.save_target(butir_id, 0, "50"))
    jendela.settle()
    choose(jendela, summary.filter, "Ada peringatan")
    assert [model.row_at(at).isi.butir_id for at in range(model.rowCount())] == [butir_id]
    choose(jendela, summary.filter, "Semua indikator")
    owner = next(row.isi.penanggung_jawab for row in model.rows if row.isi.penanggung_jawab)
    choose(jendela, summary.penanggung, owner)
    shown = [model.row_at(at) for at in range(model.rowCount())]
    assert shown
    assert {row.isi.penanggung_jawab for row in shown} == {owner}
    assert len(shown) < len(model.rows)


def test_that_a_place_asked_for_from_elsewhere_shows_the_rows_of_everybody(jendela):
    summary, model = jendela.page.summary, jendela.page.model
    owner = next(row.isi.penanggung_jawab for row in model.rows if row.isi.penanggung_jawab)
    choose(jendela, summary.penanggung, owner)
    jendela.page.go_to(periode=jendela.page._wanted)
    jendela.settle()
    assert model.rowCount() == len(model.rows)
