"""Every kind of cell editor, with the keyboard, in a real table; and one that needs no store."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QComboBox, QLineEdit, QListWidget

from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import CheckError
from ui.core.column import ERROR_ROLE, Column
from ui.core.editors import Several, Suggested, kind_of
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane

Key = Qt.Key
UNSUR = (("U1", "Persyaratan"), ("U2", "Sistem, Mekanisme, dan Prosedur"))
JENIS = (("mutu", "Mutu C/D"), ("turun", "Penurunan"), ("terendah", "Terendah"))


@dataclass(frozen=True)
class Rtl:
    id: int
    jumlah: str = ""
    tanggal: str = ""
    waktu: str = ""
    status: str = "belum"
    dasar: str = ""
    unsur: str = ""
    kapan: str = ""


class Papan:
    """Hold rows in memory, as a dialog does that stores only at its end."""

    def __init__(self, tasks):
        self.model = TableModel(
            (
                Column("id", "No"),
                self._column("jumlah", "Jumlah", "angka"),
                self._column("tanggal", "Tanggal", "tanggal"),
                self._column("waktu", "Waktu pelaksanaan", "periode"),
                self._column("status", "Status", (("belum", "Belum"), ("selesai", "Selesai"))),
                self._column("dasar", "Dasar", Several(JENIS)),
                self._column("unsur", "Unsur", Several(UNSUR)),
                self._column("kapan", "Kapan", Suggested(lambda: ["TW I 2027", "TW II 2027"])),
            ),
            lambda row: row.id,
            tasks,
        )
        self.model.set_rows([Rtl(1), Rtl(2, tanggal="2026-03-31", dasar="turun")])

    def _column(self, name, title, editor):
        def save(row, text):
            changed = replace(row, **{name: text})
            self.model.set_rows([changed if r.id == row.id else r for r in self.model.rows])
            return lambda: Changes(frozenset(), None, "")

        return Column(name, title, editor=editor, save=save)


@pytest.fixture
def papan(tasks, dress, qtbot):
    made = Papan(tasks)
    made.tester = QAbstractItemModelTester(
        made.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    made.pane = TablePane(made.model, "RTL")
    qtbot.addWidget(made.pane)
    made.pane.resize(800, 300)
    made.pane.show()
    qtbot.waitExposed(made.pane)
    made.pane.activateWindow()
    made.pane.view.setFocus()
    return made


def edit(papan, key, name, qtbot):
    """Open the editor with F2 and return the widget that has the keyboard."""
    papan.pane.view.go_to(key, name)
    QTest.keyClick(papan.pane.view, Key.Key_F2)
    qtbot.waitUntil(lambda: papan.pane.view.is_editing)
    return QApplication.focusWidget()


def row(papan, key):
    return next(row for row in papan.model.rows if row.id == key)


def test_that_the_point_of_the_number_pad_is_a_comma(papan, qtbot):
    editor = edit(papan, 1, "jumlah", qtbot)
    assert editor.alignment() & Qt.AlignmentFlag.AlignRight
    for key in (Key.Key_1, Key.Key_Period, Key.Key_5):
        QTest.keyClick(editor, key, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClicks(editor, ".")
    assert editor.text() == "1,5."
    QTest.keyClick(editor, Key.Key_Escape)


def test_that_a_date_is_typed_as_people_write_it(papan, qtbot):
    editor = edit(papan, 2, "tanggal", qtbot)
    assert editor.text() == "31 Maret 2026"
    editor.selectAll()
    QTest.keyClicks(editor, "5/4/2026")
    QTest.keyClick(editor, Key.Key_Return)
    assert row(papan, 2).tanggal == "2026-04-05"
    index = papan.model.index(1, papan.model.column_of("tanggal"))
    assert index.data() == "5 April 2026"


def test_that_a_date_is_picked_with_the_keyboard_alone(papan, qtbot):
    editor = edit(papan, 2, "tanggal", qtbot)
    QTest.keyClick(editor, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = editor.findChild(QCalendarWidget)
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2026, 3, 31)
    assert papan.pane.view.is_editing
    calendar.setSelectedDate(QDate(2026, 4, 1))
    calendar.activated.emit(calendar.selectedDate())
    assert editor.text() == "1 April 2026"
    QTest.keyClick(editor, Key.Key_Return)
    assert row(papan, 2).tanggal == "2026-04-01"


def test_that_an_unreadable_date_stays_in_red_as_typed(papan, qtbot):
    editor = edit(papan, 1, "tanggal", qtbot)
    QTest.keyClicks(editor, "31/2/2026")
    QTest.keyClick(editor, Key.Key_Return)
    index = papan.model.index(0, papan.model.column_of("tanggal"))
    assert index.data() == "31/2/2026"
    assert "bukan tanggal" in index.data(ERROR_ROLE)
    assert row(papan, 1).tanggal == ""


def test_that_a_period_is_typed_or_picked(papan, qtbot):
    combo = edit(papan, 1, "waktu", qtbot)
    assert isinstance(combo, QComboBox)
    assert [combo.itemText(at) for at in range(combo.count())][:2] == ["TW I", "TW II"]
    QTest.keyClicks(combo, "smt 2 2026")
    QTest.keyClick(combo, Key.Key_Return)
    assert row(papan, 1).waktu == "Semester II 2026"
    editor = edit(papan, 2, "waktu", qtbot)
    QTest.keyClick(editor, Key.Key_Down)
    QTest.keyClick(editor, Key.Key_Return)
    assert row(papan, 2).waktu == "TW II"


def test_that_one_choice_is_picked_with_an_arrow(papan, qtbot):
    editor = edit(papan, 1, "status", qtbot)
    QTest.keyClick(editor, Key.Key_Down)
    QTest.keyClick(editor, Key.Key_Return)
    assert row(papan, 1).status == "selesai"
    assert papan.model.index(0, papan.model.column_of("status")).data() == "Selesai"


def test_that_several_choices_are_ticked_with_space(papan, qtbot):
    editor = edit(papan, 2, "dasar", qtbot)
    assert isinstance(editor, QListWidget)
    assert editor.accessibleName() == "Dasar"
    qtbot.waitUntil(lambda: editor.currentRow() == 0)
    QTest.keyClick(editor, Key.Key_Space)
    QTest.keyClick(editor, Key.Key_Return)
    assert row(papan, 2).dasar == "mutu,turun"
    index = papan.model.index(1, papan.model.column_of("dasar"))
    assert index.data() == "Mutu C/D, Penurunan"


def test_that_titles_with_commas_are_ticked(papan, qtbot):
    editor = edit(papan, 1, "unsur", qtbot)
    qtbot.waitUntil(lambda: editor.currentRow() == 0)
    QTest.keyClick(editor, Key.Key_Down)
    QTest.keyClick(editor, Key.Key_Space)
    QTest.keyClick(editor, Key.Key_Return)
    assert row(papan, 1).unsur == "U2"


def test_that_a_suggestion_is_picked_and_anything_else_is_typed(papan, qtbot):
    editor = edit(papan, 1, "kapan", qtbot)
    QTest.keyClick(editor, Key.Key_Down)
    QTest.keyClick(editor, Key.Key_Return)
    assert row(papan, 1).kapan in ("TW I 2027", "TW II 2027")
    editor = edit(papan, 2, "kapan", qtbot)
    QTest.keyClicks(editor, "Setiap bulan")
    QTest.keyClick(editor, Key.Key_Return)
    assert row(papan, 2).kapan == "Setiap bulan"


def test_that_escape_leaves_the_choices_as_they_were(papan, qtbot):
    editor = edit(papan, 2, "dasar", qtbot)
    qtbot.waitUntil(lambda: editor.currentRow() == 0)
    QTest.keyClick(editor, Key.Key_Space)
    QTest.keyClick(editor, Key.Key_Escape)
    assert row(papan, 2).dasar == "turun"


def test_that_delete_empties_dates_but_no_pick_list(papan, qtbot):
    papan.pane.view.selectAll()
    QTest.keyClick(papan.pane.view, Key.Key_Delete)
    assert row(papan, 2) == Rtl(2)
    assert papan.model.failures() == []


def test_that_an_editor_is_named_after_its_column(papan, qtbot):
    editor = edit(papan, 1, "jumlah", qtbot)
    assert isinstance(editor, QLineEdit)
    assert editor.accessibleName() == "Jumlah"


@pytest.mark.parametrize(
    ("editor", "typed", "saved"),
    [
        ("tanggal", "31/3/2026", "2026-03-31"),
        ("tanggal", " ", ""),
        ("periode", "Triwulan IV", "TW IV"),
        ("periode", "", ""),
        (JENIS, "penurunan", "turun"),
        (JENIS, "turun", "turun"),
        (Several(JENIS), "Terendah; mutu c/d", "mutu,terendah"),
        (Several(JENIS), "", ""),
        (Several(UNSUR), "Sistem, Mekanisme, dan Prosedur, Persyaratan", "U1,U2"),
        (Several(UNSUR), "u2\nPersyaratan", "U1,U2"),
        (Suggested(lambda: ["TW I 2026"]), "Setiap bulan", "Setiap bulan"),
        ("teks", " a ", " a "),
    ],
)
def test_that_pasted_text_is_read_like_typed_text(editor, typed, saved):
    kind = kind_of(editor)
    assert kind.read(typed) == saved
    assert kind.read(kind.show(saved)) == saved


@pytest.mark.parametrize("editor", [JENIS, Several(JENIS)])
def test_that_a_choice_that_is_none_is_refused_with_the_list(editor):
    with pytest.raises(CheckError, match=r"Pilih salah satu: Mutu C/D, Penurunan"):
        kind_of(editor).read("lain")
