"""The days off of a year: typed, pasted, changed, taken out, and all of it undone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from ranpk_desktop.domain.libur import HariLibur
from ranpk_desktop.services import parameter
from ui.core.column import ERROR_ROLE

MARET, MEI = date(2026, 3, 18), date(2026, 5, 20)


@pytest.fixture
def section(jendela):
    made = jendela.section("libur")
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(made.pane.model, fatal, made.pane.model)
    return made


def stored(jendela, tahun=2026):
    return jendela.read(lambda office: office.libur.load(tahun)).hari


def shown(section, column):
    model = section.pane.model
    at = model.column_of(column)
    return [model.index(row, at).data() for row in range(model.rowCount())]


def cell(section, day, column):
    model = section.pane.model
    return model.index(model.position_of(day), model.column_of(column))


def write(section, jendela, day, column, text):
    view = section.pane.table.view
    view.setFocus()
    view.setCurrentIndex(cell(section, day, column))
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    jendela.settle()


def pick(section, jendela, tahun):
    section.tahun.set_value(str(tahun))
    section.tahun.edited.emit()
    jendela.settle()


def test_that_the_list_of_the_present_year_is_shown_with_its_weekdays(section):
    assert section.tahun.value() == "2026"
    assert shown(section, "tanggal")[0] == "18 Maret 2026"
    assert shown(section, "hari") == ["Rabu", "Rabu", "Kamis", "Rabu", "Rabu"]
    assert section.pane.summary.text() == "5 hari, 5 di antaranya Senin sampai Jumat."


def test_that_typed_lines_are_added_as_one_command_and_taken_back(section, jendela):
    before = stored(jendela)
    section.pane.lines.setFocus()
    QTest.keyClicks(section.pane.lines, "1/1/2026 Contoh satu")
    QTest.keyClick(section.pane.lines, Qt.Key.Key_Return)
    QTest.keyClicks(section.pane.lines, "2 Januari Contoh dua")
    section.pane.add_button.click()
    jendela.settle()
    assert shown(section, "tanggal")[:2] == ["1 Januari 2026", "2 Januari 2026"]
    assert section.pane.lines.value() == ""
    assert len(stored(jendela)) == len(before) + 2
    jendela.undo()
    assert stored(jendela) == before
    assert len(shown(section, "tanggal")) == len(before)


def test_that_a_line_not_understood_stays_in_the_box_with_its_sentence(section, jendela):
    section.pane.lines.setPlainText("1 Januari 2026\tContoh\nentah kapan\n5 Januari 2025 Contoh")
    section.pane.add_button.click()
    jendela.settle()
    assert section.pane.lines.value() == "entah kapan\n5 Januari 2025 Contoh"
    assert "Baris 2: “entah kapan” tidak diawali tanggal." in section.pane.message.text
    assert "Baris 3: 5 Januari 2025 bukan tanggal pada tahun 2026." in section.pane.message.text
    assert len(stored(jendela)) == 6


def test_that_nothing_is_stored_where_no_line_is_understood(section, jendela):
    before = stored(jendela)
    section.pane.lines.setPlainText("entah kapan")
    section.pane.add_button.click()
    jendela.settle()
    assert stored(jendela) == before
    assert section.pane.message.isVisible()


def test_that_two_columns_of_a_spreadsheet_are_pasted_into_the_table(section, jendela):
    QGuiApplication.clipboard().setText("Tanggal\tKeterangan\n17/8/2026\tContoh\n18/8/2026\tLagi\n")
    view = section.pane.table.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    jendela.settle()
    assert {hari.tanggal.day for hari in stored(jendela) if hari.tanggal.month == 8} == {17, 18, 19}


def test_that_a_day_can_be_moved_and_renamed(section, jendela):
    write(section, jendela, MARET, "keterangan", "Nama lain")
    write(section, jendela, MARET, "tanggal", "25/12/2026")
    assert HariLibur(date(2026, 12, 25), "Nama lain") in stored(jendela)
    assert MARET not in {hari.tanggal for hari in stored(jendela)}
    jendela.undo()
    jendela.undo()
    assert HariLibur(MARET, "Hari libur contoh pertama") in stored(jendela)


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("tanggal", "besok", "bukan tanggal"),
        ("tanggal", "1/1/2027", "pada tahun 2026"),
        ("tanggal", "20/5/2026", "sudah ada dalam daftar"),
        ("keterangan", " ", "belum diisi"),
    ],
)
def test_that_a_wrong_cell_is_red_and_not_stored(section, jendela, column, text, words):
    before = stored(jendela)
    write(section, jendela, MARET, column, text)
    assert words in cell(section, MARET, column).data(ERROR_ROLE)
    assert stored(jendela) == before


def test_that_selected_days_are_taken_out_with_the_button_or_the_keyboard(section, jendela):
    view = section.pane.table.view
    assert not section.pane.delete_button.isEnabled()
    view.setCurrentIndex(cell(section, MARET, "tanggal"))
    section.pane.delete_button.click()
    jendela.settle()
    view.setFocus()
    view.setCurrentIndex(cell(section, MEI, "tanggal"))
    QTest.keyClick(view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    jendela.settle()
    assert not {MARET, MEI} & {hari.tanggal for hari in stored(jendela)}
    jendela.undo()
    assert MEI in {hari.tanggal for hari in stored(jendela)}


def test_that_another_year_begins_empty_and_keeps_its_own_list(section, jendela):
    pick(section, jendela, 2027)
    assert shown(section, "tanggal") == []
    assert not section.pane.delete_button.isVisible()
    section.pane.lines.setPlainText("1 Januari Contoh")
    section.pane.add_button.click()
    jendela.settle()
    assert stored(jendela, 2027) == (HariLibur(date(2027, 1, 1), "Contoh"),)
    pick(section, jendela, 2026)
    assert len(shown(section, "tanggal")) == 5


def test_that_a_published_list_says_so_until_it_is_changed(section, jendela, monkeypatch):
    days = (HariLibur(date(2027, 1, 1), "Terbitan"), HariLibur(date(2027, 3, 5), "Terbitan"))
    monkeypatch.setattr(parameter, "libur", lambda _tahun: days)
    pick(section, jendela, 2027)
    assert "berkas referensi Pusat" in section.pane.summary.text()
    write(section, jendela, date(2027, 3, 5), "keterangan", "Milik sendiri")
    assert "berkas referensi" not in section.pane.summary.text()
    assert [hari.keterangan for hari in stored(jendela, 2027)] == ["Terbitan", "Milik sendiri"]


def test_that_lines_still_in_the_box_hold_the_window_open(section, jendela):
    section.pane.lines.setPlainText("1 Januari 2026 Contoh")
    jendela.window.close()
    jendela.settle()
    assert jendela.window.isVisible()
    assert "belum tersimpan" in jendela.window.banners.shown["tutup"].text
    section.pane.add_button.click()
    jendela.settle()
    assert jendela.page.unsaved() == 0


def test_that_ctrl_z_first_gives_a_refused_cell_its_stored_day_back(section, jendela):
    before = stored(jendela)
    write(section, jendela, MARET, "tanggal", "besok")
    section.pane.table.view.setCurrentIndex(cell(section, MARET, "tanggal"))
    jendela.undo()
    assert cell(section, MARET, "tanggal").data(ERROR_ROLE) is None
    assert stored(jendela) == before
