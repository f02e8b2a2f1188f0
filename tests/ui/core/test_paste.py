"""Pasting a block: shown first, written as one command, nothing lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import CheckError, KnownError
from ui.core.column import ERROR_ROLE, Column
from ui.core.paste import Fate, aim, examine
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Gudang:
    """Save several cells of the shop as one command, or refuse them all."""

    def __init__(self, toko):
        self.toko = toko
        self.fault = None
        self.saved = []

    def save(self, cells):
        def job():
            if self.fault:
                raise self.fault
            self.saved.append([(cell.row.id, cell.column.name, cell.text) for cell in cells])
            for cell in cells:
                row = next(row for row in self.toko.rows if row.id == cell.row.id)
                value = cell.text if cell.column.name == "catatan" else int(cell.text or 0) or None
                self.toko._save(replace(row, **{cell.column.name: value}))
            return Changes(frozenset({"buah"}), 1, "Isi sel")

        return job


def whole(row, text):
    if text and not text.isdigit():
        raise CheckError("jumlah", "Jumlah harus bilangan.")


@pytest.fixture
def gudang(toko):
    return Gudang(toko)


@pytest.fixture
def pane(toko, gudang, tasks, dress, qtbot):
    """A table whose third fruit is locked, and whose name column is read-only."""
    columns = (
        Column("nama", "Nama", stretch=True),
        Column(
            "jumlah",
            "Jumlah",
            editor="angka",
            check=whole,
            editable=lambda row: row.id != 3,
            save=toko.set_jumlah,
        ),
        Column("catatan", "Catatan", save=toko.set_catatan),
    )
    model = TableModel(columns, lambda row: row.id, tasks, batch=gudang.save)
    made = TablePane(model, "Buah")
    made.tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    made.show_rows(toko.rows)
    tasks.bus.changed.connect(lambda _changes: tasks.run(lambda: toko.rows, made.show_rows))
    qtbot.waitExposed(made)
    made.activateWindow()
    made.view.setFocus()
    return made


def paste(pane, text, key=1, name="jumlah"):
    QGuiApplication.clipboard().setText(text)
    pane.view.go_to(key, name)
    QTest.keyClick(pane.view, Key.Key_V, CTRL)


def idle(qtbot, tasks):
    qtbot.waitUntil(lambda: tasks.pending == 0)
    QApplication.processEvents()


def listed(pane):
    """Return what the preview shows: row, column, old, new, word."""
    model = pane.paste_pane.list
    return [
        tuple(model.index(at, column).data() for column in range(5))
        for at in range(model.rowCount())
    ]


def test_that_a_block_is_shown_before_anything_is_written(pane, toko, gudang, tasks, qtbot):
    before = list(toko.rows)
    paste(pane, "5\tmanis\n7\t\nx\tasam\n9\t9")
    assert pane.paste_pane.isVisible()
    assert not pane.view.isVisible()
    assert listed(pane) == [
        ("Apel", "Jumlah", "3", "5", "Ditulis"),
        ("Apel", "Catatan", "(kosong)", "manis", "Ditulis"),
        ("Ceri", "Jumlah", "(kosong)", "7", "Ditulis"),
        ("Belimbing", "Catatan", "(kosong)", "asam", "Ditulis"),
        ("Belimbing", "Jumlah", "20", "x", "Dilewati: Sel ini terkunci."),
    ]
    assert pane.paste_pane.counts.text() == (
        "4 ditulis · 1 sudah sama · 1 dilewati · 2 di luar tabel"
    )
    idle(qtbot, tasks)
    assert toko.rows == before
    assert gudang.saved == []


def test_that_enter_writes_all_of_it_as_one_command(pane, toko, gudang, tasks, qtbot):
    paste(pane, "5\tmanis\n7")
    assert pane.paste_pane.paste.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    idle(qtbot, tasks)
    assert gudang.saved == [[(1, "jumlah", "5"), (1, "catatan", "manis"), (2, "jumlah", "7")]]
    assert [row.jumlah for row in toko.rows] == [5, 7, 20]
    assert pane.view.hasFocus()
    assert pane.model.index(0, 1).data() == "5"
    assert pane.model._drafts == {}


def test_that_escape_writes_nothing_and_gives_the_table_back(pane, toko, gudang, tasks, qtbot):
    paste(pane, "5\tmanis")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    idle(qtbot, tasks)
    assert gudang.saved == []
    assert pane.view.hasFocus()
    assert pane.model.index(0, 1).data() == "3"


def test_that_what_cannot_be_read_is_held_in_red_and_the_rest_written(pane, toko, tasks, qtbot):
    paste(pane, "lima\n7")
    assert listed(pane)[0] == (
        "Apel",
        "Jumlah",
        "3",
        "lima",
        "Tidak terbaca: Jumlah harus bilangan.",
    )
    assert "berwarna merah" in pane.paste_pane.counts.text()
    pane.paste_pane.paste.click()
    idle(qtbot, tasks)
    assert [row.jumlah for row in toko.rows] == [3, 7, 20]
    assert pane.model.index(0, 1).data() == "lima"
    assert pane.model.index(0, 1).data(ERROR_ROLE) == "Jumlah harus bilangan."
    assert "“lima”" in pane.failure.text


def test_that_many_refused_cells_are_given_up_at_once(pane, tasks, qtbot):
    paste(pane, "lima\ttak apa\nenam")
    pane.paste_pane.paste.click()
    idle(qtbot, tasks)
    assert len(pane.model.failures()) == 2
    pane.model.discard_all()
    assert not pane.failure.isVisible()
    assert pane.model.index(0, 1).data() == "3"


def test_that_a_fault_of_the_store_keeps_the_list_and_changes_no_cell(
    pane, toko, gudang, tasks, qtbot
):
    gudang.fault = KnownError("DISK_PENUH", "Disk penuh.")
    before = list(toko.rows)
    paste(pane, "5\tmanis")
    pane.paste_pane.paste.click()
    idle(qtbot, tasks)
    assert pane.paste_pane.isVisible()
    assert pane.paste_pane.message.text == "Disk penuh."
    assert toko.rows == before
    assert pane.model.index(0, 1).data() == "3"
    assert pane.model.failures() == []
    gudang.fault = None
    pane.paste_pane.paste.click()
    idle(qtbot, tasks)
    assert toko.rows[0].jumlah == 5
    assert not pane.paste_pane.isVisible()


def test_that_what_stays_unreadable_is_shown_as_it_was_pasted(pane):
    paste(pane, "1.234\n12.4")
    assert pane.paste_pane.swap.isVisible()
    QTest.keyClick(pane.paste_pane.swap, Key.Key_Space)
    assert [change.text for change in map(_cell, pane.paste_pane.plan.changes)] == ["1.234", "12.4"]
    QTest.keyClick(pane.paste_pane.swap, Key.Key_Escape)
    paste(pane, "1.5", name="catatan", key=1)
    assert pane.model.index(0, 2).data() == "1.5"


def _cell(change):
    return change.cell


def test_that_one_text_goes_into_one_cell_as_if_typed(pane, toko, gudang, tasks, qtbot):
    paste(pane, "8")
    idle(qtbot, tasks)
    assert not pane.paste_pane.isVisible()
    assert toko.rows[0].jumlah == 8


def test_that_one_text_fills_all_cells_chosen(pane, gudang, tasks, qtbot):
    pane.view.selectAll()
    QGuiApplication.clipboard().setText("4")
    QTest.keyClick(pane.view, Key.Key_V, CTRL)
    pane.paste_pane.paste.click()
    idle(qtbot, tasks)
    (cells,) = gudang.saved
    assert sorted(cells) == [
        (1, "catatan", "4"),
        (1, "jumlah", "4"),
        (2, "catatan", "4"),
        (2, "jumlah", "4"),
        (3, "catatan", "4"),
    ]


def test_that_a_block_begins_at_the_first_cell_chosen_and_skips_hidden_columns(pane):
    pane.view.columns.show_column(1, False)
    paste(pane, "Apel\tmanis", name="nama")
    assert listed(pane) == [("Apel", "Catatan", "(kosong)", "manis", "Ditulis")]


def test_that_rows_are_met_as_they_are_sorted_and_narrowed(pane):
    pane.model.sort(0, Qt.SortOrder.DescendingOrder)
    pane.model.set_filter("", lambda row: row.id != 3)
    paste(pane, "1\n2", key=2)
    assert [row[:2] for row in listed(pane)] == [("Ceri", "Jumlah"), ("Apel", "Jumlah")]


def test_that_the_list_follows_the_table_and_goes_with_it(pane, toko):
    paste(pane, "5\n6")
    pane.show_rows([replace(toko.rows[0], jumlah=5), *toko.rows[1:]])
    assert [row[0] for row in listed(pane)] == ["Ceri"]
    pane.show_rows(toko.rows[1:])
    assert "1 di luar tabel" in pane.paste_pane.counts.text()
    pane.show_rows(toko.rows[2:])
    assert not pane.paste_pane.isVisible()


def test_that_an_unusable_clipboard_is_said_below_the_table(pane):
    paste(pane, " ")
    assert "tidak berisi" in pane.hint.text
    paste(pane, "1\t2\n" * 30_000)
    assert "terlalu besar" in pane.hint.text
    assert not pane.paste_pane.isVisible()


def test_that_control_v_in_an_open_editor_pastes_into_the_text(pane):
    QGuiApplication.clipboard().setText("5\t6")
    pane.view.go_to(1, "jumlah")
    QTest.keyClick(pane.view, Key.Key_F2)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_V, CTRL)
    assert not pane.paste_pane.isVisible()


def test_that_delete_over_many_cells_is_one_command(pane, toko, gudang, tasks, qtbot):
    pane.view.selectAll()
    QTest.keyClick(pane.view, Key.Key_Delete)
    idle(qtbot, tasks)
    assert gudang.saved == [[(1, "jumlah", "")]]
    assert [row.jumlah for row in toko.rows] == [None, None, 20]


def test_that_a_refused_delete_keeps_the_cells_in_red(pane, gudang, tasks, qtbot):
    gudang.fault = KnownError("DISK_PENUH", "Disk penuh.")
    pane.view.go_to(1, "jumlah")
    QTest.keyClick(pane.view, Key.Key_Delete)
    idle(qtbot, tasks)
    assert pane.model.index(0, 1).data(ERROR_ROLE) == "Disk penuh."
    assert "Disk penuh." in pane.failure.text


def test_that_of_columns_for_one_value_the_first_filled_counts(toko, gudang, tasks, dress):
    columns = (
        Column("nama", "Nama"),
        Column("catatan", "Pecahan", save=toko.set_catatan, one_of="nilai"),
        Column("jumlah", "Nilai", check=whole, save=toko.set_jumlah, one_of="nilai"),
    )
    model = TableModel(columns, lambda row: row.id, tasks, batch=gudang.save)
    model.set_rows([replace(toko.rows[0], catatan="6/2"), *toko.rows[1:]])
    wanted, outside = aim(model, [["8/2", "4"], ["", "5"], ["", "20"]], 0, [1, 2])
    plan = examine(model, wanted, outside)
    assert [(c.cell.column.name, c.fate, c.why) for c in plan.changes] == [
        ("catatan", Fate.DITULIS, ""),
        ("jumlah", Fate.DILEWATI, "Mengikuti kolom Pecahan."),
        ("jumlah", Fate.DITULIS, ""),
    ]
    assert plan.same == 3
    plan = examine(model, aim(model, [["", ""]], 0, [1, 2])[0])
    assert [(c.cell.column.name, c.cell.text) for c in plan.changes] == [
        ("catatan", ""),
        ("jumlah", ""),
    ]
