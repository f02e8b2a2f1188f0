"""Which columns are shown: chosen with mouse or keyboard, remembered, and never undone."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ui.core.columns import remember

Key = Qt.Key


@pytest.fixture
def columns(pane):
    return pane.view.columns


def entries(menu):
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def menu_of(columns):
    columns.open_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_that_the_menu_shows_and_hides_columns_but_never_the_one_that_names_the_row(
    pane, columns, qtbot
):
    menu = menu_of(columns)
    assert list(entries(menu)) == ["Nama", "Jumlah", "&Kembalikan susunan semula"]
    assert not entries(menu)["Nama"].isEnabled()
    assert menu.activeAction().text() == "Jumlah"
    QTest.keyClick(menu, Key.Key_Return)
    assert columns.shown() == [0]
    back = menu_of(columns)
    entries(back)["&Kembalikan susunan semula"].trigger()
    back.close()
    assert columns.shown() == [0, 1]


def test_that_the_header_and_the_menu_key_offer_the_same(pane, qtbot):
    header = pane.view.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(5, 5))
    assert "Jumlah" in entries(QApplication.activePopupWidget())
    QApplication.activePopupWidget().close()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(pane.view, event)
    menu = QApplication.activePopupWidget()
    assert {"Sa&lin", "&Tempel…", "I&si ke bawah", "&Urutkan kolom ini", "&Kolom"} == set(
        entries(menu)
    )
    assert "Jumlah" in entries(entries(menu)["&Kolom"].menu())
    menu.close()


def test_that_the_cursor_leaves_a_column_that_goes(pane, columns):
    pane.view.go_to(2, "jumlah")
    columns.show_column(1, False)
    assert pane.view.currentIndex().column() == 0
    assert pane.view.current_key() == 2
    pane.view.go_to(3, "jumlah")
    assert pane.view.currentIndex().column() == 0


def test_that_a_dragged_width_is_kept_and_the_stretching_column_takes_the_rest(
    pane, columns, qtbot
):
    header = pane.view.horizontalHeader()
    before = header.sectionSize(1)
    with qtbot.waitSignal(columns.changed):
        header.resizeSection(1, before * 2)
    assert header.sectionSize(1) == pytest.approx(before * 2, abs=2)
    assert header.length() == pane.view.viewport().width()
    pane.resize(900, 300)
    assert header.sectionSize(1) == pytest.approx(before * 2, abs=2)
    assert header.length() == pane.view.viewport().width()
    columns.reset()
    assert header.sectionSize(1) == before


def test_that_the_choice_comes_back_and_nothing_chosen_is_nothing(pane, columns, qtbot):
    assert columns.state() == ""
    columns.show_column(1, False)
    state = columns.state()
    assert json.loads(state) == {"sembunyi": ["jumlah"], "lebar": {}}
    columns.reset()
    columns.restore(state)
    assert columns.shown() == [0]


@pytest.mark.parametrize(
    "state",
    [
        "",
        "{",
        "[]",
        "5",
        '{"sembunyi": 5}',
        '{"sembunyi": ["nama", "tak ada", "catatan"]}',
        '{"sembunyi": [["nama"]]}',
        '{"lebar": {"jumlah": "x"}}',
        '{"lebar": {"tak ada": 2}}',
    ],
)
def test_that_a_choice_not_understood_leaves_the_columns_as_declared(columns, state):
    columns.restore(state)
    assert columns.shown() == [0, 1]


def test_that_no_width_hides_a_column_or_fills_the_screen(pane, columns):
    width = pane.view.columnWidth(1)
    columns.restore('{"lebar": {"jumlah": 1e9}}')
    assert pane.view.columnWidth(1) <= width * 8
    columns.restore('{"lebar": {"jumlah": -5}}')
    assert pane.view.columnWidth(1) > 0


def test_that_it_is_read_at_first_and_written_when_changed(columns, tasks, qtbot):
    saved = []
    remember(columns, tasks, lambda: '{"sembunyi": ["jumlah"]}', saved.append)
    qtbot.waitUntil(lambda: columns.shown() == [0])
    assert saved == []
    columns.show_column(1)
    qtbot.waitUntil(lambda: saved == [""])


def test_that_a_refused_cell_in_a_hidden_column_is_shown_when_gone_to(pane, columns):
    pane.model.setData(pane.model.index(0, 1), "x")
    columns.show_column(1, False)
    pane._go_to(1, "jumlah")
    assert columns.shown() == [0, 1]
    assert pane.view.currentIndex().column() == 1


def test_that_the_keyboard_sorts_up_down_and_back(pane):
    def names():
        return [pane.model.index(at, 0).data() for at in range(3)]

    pane.view.go_to(1, "nama")
    seen = []
    for _time in range(3):
        QTest.keyClick(
            pane.view,
            Key.Key_U,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
        seen.append(names())
        assert pane.view.current_key() == 1
    assert seen == [
        ["Apel", "Belimbing", "Ceri"],
        ["Ceri", "Belimbing", "Apel"],
        ["Apel", "Ceri", "Belimbing"],
    ]
