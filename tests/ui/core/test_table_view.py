import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from ranpk_desktop.errors import KnownError
from ui.core.inputs import Field, NoteInput
from ui.core.messages import EmptyState
from ui.core.table_pane import RowFields, TablePane
from ui.core.theme import row_height

Key = Qt.Key


def at(pane):
    index = pane.view.currentIndex()
    return index.row(), index.column()


def press(qtbot, pane, *keys):
    """Press keys where the keyboard is: in the open editor, or in the table."""
    for key in keys:
        target = pane.view.findChild(QLineEdit) if pane.view.is_editing else pane.view
        if isinstance(key, str):
            qtbot.keyClicks(target, key)
        else:
            qtbot.keyClick(target, key)


def actions(message):
    return [button for button in message.findChildren(QPushButton) if button.isVisible()]


def idle(qtbot, tasks):
    qtbot.waitUntil(lambda: tasks.pending == 0)


def test_that_rows_have_one_fixed_height(pane):
    assert {pane.view.rowHeight(n) for n in range(3)} == {row_height()}


def test_that_typing_replaces_and_enter_saves_and_goes_down(pane, toko, tasks, qtbot):
    pane.view.go_to(1, "jumlah")
    press(qtbot, pane, "1", "5", Key.Key_Return)
    assert at(pane) == (1, 1)
    assert not pane.view.is_editing
    idle(qtbot, tasks)
    assert toko.rows[0].jumlah == 15


def test_that_f2_edits_what_is_there_and_escape_gives_up(pane, toko, tasks, qtbot):
    pane.view.go_to(3, "jumlah")
    press(qtbot, pane, Key.Key_F2)
    assert pane.view.findChild(QLineEdit).text() == "20"
    press(qtbot, pane, "9", Key.Key_Escape)
    idle(qtbot, tasks)
    assert toko.rows[2].jumlah == 20
    assert not pane.view.is_editing


def test_that_tab_saves_and_moves_right_without_opening_the_next_editor(pane, toko, tasks, qtbot):
    pane.view.go_to(1, "jumlah")
    press(qtbot, pane, "7", Key.Key_Tab)
    assert at(pane) == (1, 1)
    assert not pane.view.is_editing
    idle(qtbot, tasks)
    assert toko.rows[0].jumlah == 7
    press(qtbot, pane, Key.Key_Backtab)
    assert at(pane) == (0, 1)


def test_that_tab_leaves_the_table_after_its_last_cell_and_control_tab_anywhere(pane, qtbot):
    after = QPushButton("Sesudah")
    pane.layout().addWidget(after)
    qtbot.waitUntil(after.isVisible)
    pane.view.go_to(3, "jumlah")
    qtbot.keyClick(pane.view, Key.Key_Tab)
    assert after.hasFocus()
    pane.view.setFocus()
    pane.view.go_to(1, "nama")
    qtbot.keyClick(pane.view, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert after.hasFocus()


def test_that_delete_empties_the_chosen_cells(pane, toko, tasks, qtbot):
    pane.view.selectAll()
    press(qtbot, pane, Key.Key_Delete)
    idle(qtbot, tasks)
    assert [row.jumlah for row in toko.rows] == [None, None, None]
    assert [row.nama for row in toko.rows] == ["Apel", "Ceri", "Belimbing"]


def test_that_control_c_copies_what_is_shown_but_no_hidden_column(pane, qtbot):
    pane.view.selectAll()
    qtbot.keyClick(pane.view, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    content = QGuiApplication.clipboard().mimeData()
    assert content.text() == "Apel\t3\nCeri\t\nBelimbing\t20"
    assert content.html().count("<tr>") == 3


def test_that_a_refused_cell_is_named_below_the_table_until_it_is_right(pane, toko, tasks, qtbot):
    pane.view.go_to(1, "jumlah")
    press(qtbot, pane, "x", Key.Key_Return)
    assert pane.failure.isVisible()
    assert "“x”" in pane.failure.text
    assert "Jumlah harus bilangan." in pane.failure.text
    qtbot.waitUntil(lambda: len(actions(pane.failure)) == 2)
    go, _discard = actions(pane.failure)
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert at(pane) == (0, 1)
    qtbot.waitUntil(lambda: len(actions(pane.failure)) == 1)
    (discard,) = actions(pane.failure)
    qtbot.mouseClick(discard, Qt.MouseButton.LeftButton)
    assert not pane.failure.isVisible()
    assert pane.model.index(0, 1).data() == "3"


def test_that_a_refresh_waits_while_a_cell_is_being_typed(pane, toko, qtbot):
    pane.view.go_to(1, "jumlah")
    press(qtbot, pane, "1")
    pane.show_rows(toko.rows[:2])
    pane.show_rows(toko.rows[:2])
    assert pane.view.is_editing
    assert pane.view.findChild(QLineEdit).text() == "1"
    press(qtbot, pane, Key.Key_Escape)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)


def test_that_a_refresh_of_values_does_not_touch_the_open_editor(pane, toko, qtbot):
    pane.view.go_to(1, "jumlah")
    press(qtbot, pane, "1")
    pane.show_rows(list(toko.rows))
    assert pane.view.findChild(QLineEdit).text() == "1"


def test_that_the_cursor_stays_on_its_row_when_rows_come_and_go(pane, toko):
    pane.view.go_to(3, "jumlah")
    pane.show_rows(toko.rows[1:])
    assert pane.view.current_key() == 3
    assert at(pane) == (1, 1)


def test_that_commit_saves_what_stands_in_the_open_editor(pane, toko, tasks, qtbot):
    pane.view.go_to(1, "jumlah")
    press(qtbot, pane, "4")
    pane.commit()
    idle(qtbot, tasks)
    assert toko.rows[0].jumlah == 4


def test_that_control_f_finds_and_escape_returns_to_the_table(pane, qtbot):
    qtbot.keyClick(pane.view, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "beli")
    assert at(pane) == (2, 0)
    qtbot.keyClick(field, Key.Key_Escape)
    assert pane.view.hasFocus()
    assert not pane.find_bar.isVisible()


def test_that_f3_goes_to_the_next_hit_and_round(pane, qtbot):
    pane.view.go_to(1, "nama")
    qtbot.keyClick(pane.view, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "l")
    visited = [at(pane)]
    for _turn in range(2):
        qtbot.keyClick(pane.view, Key.Key_F3)
        visited.append(at(pane))
    assert visited == [(0, 0), (2, 0), (0, 0)]


def test_that_an_empty_table_offers_the_first_action(model, qtbot, tasks):
    done = []
    first = ("Isi", lambda: done.append(1))
    empty = EmptyState("table-properties", "Belum ada", "Isi dahulu.", first)
    pane = TablePane(model, "Buah", empty=empty)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_rows([])
    assert empty.isVisible()
    qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert done == [1]


@pytest.fixture
def note(pane, qtbot):
    field = Field("&Catatan", NoteInput())
    qtbot.addWidget(field)
    field.show()
    RowFields(pane, {"catatan": field})
    pane.view.go_to(1, "nama")
    return field


def test_that_a_note_is_saved_with_its_row_when_the_cursor_moves_on(pane, note, toko, tasks, qtbot):
    qtbot.keyClicks(note.input, "manis")
    pane.view.go_to(2, "nama")
    assert note.input.value() == ""
    idle(qtbot, tasks)
    assert [row.catatan for row in toko.rows] == ["manis", "", ""]
    pane.view.go_to(1, "nama")
    assert note.input.value() == "manis"


def test_that_a_refused_note_stays_with_its_row_and_says_why(pane, note, toko, tasks, qtbot):
    qtbot.keyClicks(note.input, "tolak")
    note.input.commit()
    idle(qtbot, tasks)
    assert note.error == "Catatan ditolak."
    pane.view.go_to(2, "nama")
    assert note.error == ""
    pane.view.go_to(1, "nama")
    assert note.input.value() == "tolak"
    assert note.error == "Catatan ditolak."


def test_that_notes_are_locked_where_no_row_is_chosen(pane, note):
    pane.show_rows([])
    assert note.input.isReadOnly()


def click(qtbot, message, title):
    """Click a button of a message, once it is shown."""
    qtbot.waitUntil(lambda: title in [button.text() for button in actions(message)])
    button = next(button for button in actions(message) if button.text() == title)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def refuse(toko, monkeypatch):
    """Let every note fail as on a full disk, until the patch is undone."""

    def full(_row):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(toko, "_save", full)


def test_that_a_note_the_disk_refused_is_tried_again_when_it_is_left(
    pane, note, toko, tasks, qtbot, monkeypatch
):
    with monkeypatch.context() as patch:
        refuse(toko, patch)
        qtbot.keyClicks(note.input, "manis")
        note.input.commit()
        idle(qtbot, tasks)
        assert note.error == "Disk penuh."
    note.input.commit()
    idle(qtbot, tasks)
    assert toko.rows[0].catatan == "manis"
    assert note.error == ""


@pytest.mark.parametrize("name", ["jumlah", "catatan"])
def test_that_the_strip_offers_to_save_again_what_the_disk_refused(
    pane, note, toko, tasks, qtbot, monkeypatch, name
):
    with monkeypatch.context() as patch:
        refuse(toko, patch)
        pane.model.edit(1, name, "7")
        idle(qtbot, tasks)
    assert "Disk penuh" in pane.failure.text
    click(qtbot, pane.failure, "Coba lagi")
    idle(qtbot, tasks)
    assert str(getattr(toko.rows[0], name)) == "7"
    assert pane.failure.isHidden()


def test_that_the_strip_does_not_offer_to_save_a_wrong_text_again(pane):
    pane.model.edit(1, "jumlah", "tiga")
    assert "Coba lagi" not in [button.text() for button in actions(pane.failure)]


def test_that_the_strip_leads_to_the_field_of_a_note(pane, note, tasks, qtbot):
    pane.model.edit(1, "catatan", "tolak")
    idle(qtbot, tasks)
    pane.view.go_to(2, "nama")
    note.activateWindow()
    click(qtbot, pane.failure, "Ke isian itu")
    qtbot.waitUntil(note.input.hasFocus)
    assert at(pane) == (0, 0)
    assert note.input.value() == "tolak"


def test_that_a_refused_note_can_be_dropped_while_the_keyboard_is_in_it(
    pane, note, toko, tasks, qtbot, monkeypatch
):
    refuse(toko, monkeypatch)
    note.activateWindow()
    qtbot.waitUntil(note.isActiveWindow)
    note.input.setFocus()
    qtbot.keyClicks(note.input, "manis")
    note.input.commit()
    idle(qtbot, tasks)
    click(qtbot, pane.failure, "Batalkan isian")
    idle(qtbot, tasks)
    assert note.input.value() == ""
    assert pane.failure.isHidden()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab, Key.Key_Backtab])
def test_that_the_keyboard_comes_back_from_a_column_that_was_hidden(pane, qtbot, key):
    pane.view.setCurrentIndex(pane.model.index(1, 2))
    press(qtbot, pane, key)
    assert at(pane)[1] in pane.view.columns.shown()


def test_that_control_tab_leaves_the_table(pane, qtbot):
    pane.find_bar.show()
    qtbot.keyClick(pane.view, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert not pane.view.hasFocus()
