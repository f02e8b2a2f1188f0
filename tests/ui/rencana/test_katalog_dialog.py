"""Taking rows of the RANPK catalogue into a plan, in one command that can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ui.core.column import ERROR_ROLE
from ui.rencana.katalog_dialog import KatalogDialog


@pytest.fixture
def dialog(jendela) -> KatalogDialog:
    jendela.window.open_page("rencana", tahun=int(jendela.page.tahun.value()))
    jendela.settle()
    jendela.window.page("rencana").open_katalog()
    jendela.settle()
    (made,) = jendela.window.findChildren(KatalogDialog)
    return made


@pytest.fixture
def tester(dialog):
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    return QAbstractItemModelTester(dialog.model, fatal)


def cell(dialog, kode, column):
    model = dialog.model
    return model.index(model.position_of(kode), model.column_of(column))


def write(dialog, jendela, kode, column, text):
    dialog.pane.view.setFocus()
    dialog.pane.view.setCurrentIndex(cell(dialog, kode, column))
    for char in text:
        QTest.keyClicks(QApplication.focusWidget(), char)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    jendela.settle()


def plan(jendela):
    jendela.settle()
    load = jendela.office.realisasi.load
    return jendela.do(lambda: load(2026, Triwulan.III)).laporan.baris


def test_that_the_rows_of_bpom_are_offered_with_a_suggestion(dialog, tester):
    assert dialog.model.rowCount() == 10
    assert cell(dialog, "3.1-2", "target_3").data() == "97"
    assert cell(dialog, "3.1-2", "konsolidasi").data() == "Tetap"
    assert cell(dialog, "3.1-7", "nasional").data() == "3.413"
    assert cell(dialog, "3.1-7", "target_3").data() == ""
    assert dialog.take.text() == "&Ambil 10 baris"


def test_that_a_catalogue_of_another_year_is_named(dialog):
    assert "katalog 2024" in dialog.note.text


def test_that_ticked_rows_become_the_plan_as_one_command(dialog, tester, jendela):
    write(dialog, jendela, "3.1-7", "target_3", "4")
    write(dialog, jendela, "3.1-7", "penanggung_jawab", "Tim Informasi")
    dialog.pane.view.setCurrentIndex(cell(dialog, "3.1-8", "kode"))
    QTest.keyClick(dialog.pane.view, Qt.Key.Key_Space)
    assert dialog.take.text() == "&Ambil 9 baris"
    dialog.take.click()
    rows = plan(jendela)
    assert not jendela.window.findChildren(KatalogDialog)
    assert len(rows) == 9
    (sekolah,) = [row for row in rows if row.acuan == "RANPK-2024/3.1-7"]
    assert sekolah.target.nilai == 4
    assert sekolah.penanggung_jawab == "Tim Informasi"
    assert jendela.window.page("rencana").pane.view.isVisible()
    jendela.window.undo_action.trigger()
    assert not plan(jendela)
    assert not jendela.window.page("rencana").pane.view.isVisible()


def test_that_how_quarters_make_the_year_can_be_chosen(dialog, tester, jendela):
    index = cell(dialog, "3.1-2", "konsolidasi")
    dialog.model.setData(index, "AKHIR")
    jendela.settle()
    assert index.data() == "Nilai terakhir"
    dialog.take.click()
    (row,) = [row for row in plan(jendela) if row.acuan == "RANPK-2024/3.1-2"]
    assert row.konsolidasi.value == "AKHIR"


def test_that_a_wrong_target_is_red_and_nothing_is_taken_before_it_is_mended(
    dialog, tester, jendela
):
    write(dialog, jendela, "3.1-7", "target_2", "empat")
    index = cell(dialog, "3.1-7", "target_2")
    assert index.data() == "empat"
    assert "angka" in index.data(ERROR_ROLE)
    assert not dialog.take.isEnabled()
    write(dialog, jendela, "3.1-7", "target_2", "4")
    assert index.data(ERROR_ROLE) is None
    assert dialog.take.isEnabled()


def test_that_a_full_disk_leaves_the_dialog_open_with_the_sentence(dialog, jendela, monkeypatch):
    def refuse(*_args):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(jendela.office.rencana_katalog, "add", refuse)
    dialog.take.click()
    jendela.settle()
    assert dialog.isVisible()
    assert dialog.message.text == "Disk penuh."
    assert dialog.take.isEnabled()


def test_that_closing_asks_before_it_throws_away_what_was_typed(dialog, jendela):
    write(dialog, jendela, "3.1-7", "target_3", "4")
    QTest.keyClick(dialog.pane.view, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "belum masuk ke rencana" in dialog.message.text
    (anyway,) = [b for b in dialog.message.findChildren(QPushButton) if b.isVisible()]
    anyway.click()
    jendela.settle()
    assert not jendela.window.findChildren(KatalogDialog)


def test_that_closing_an_untouched_list_asks_nothing(dialog, jendela):
    QTest.keyClick(dialog.pane.view, Qt.Key.Key_Escape)
    jendela.settle()
    assert not jendela.window.findChildren(KatalogDialog)
    assert not plan(jendela)


# Choosing among all rows ------------------------------------------------------------------------


def box(dialog, kode):
    return cell(dialog, kode, "kode").data(Qt.ItemDataRole.CheckStateRole)


def shown(dialog):
    return [row.baris.kode for row in dialog.model.shown()]


def test_that_rows_of_other_instansi_are_shown_when_asked_for_and_can_be_taken(
    dialog, tester, jendela
):
    dialog.bpom.click()
    assert len(shown(dialog)) == 112
    assert box(dialog, "1-1") == Qt.CheckState.Unchecked
    dialog.pane.view.setFocus()
    dialog.pane.view.setCurrentIndex(cell(dialog, "1-1", "sasaran"))
    QTest.keyClick(dialog.pane.view, Qt.Key.Key_Space)
    assert dialog.take.text() == "&Ambil 11 baris"
    dialog.take.click()
    assert "RANPK-2024/1-1" in {row.acuan for row in plan(jendela)}


def test_that_headings_are_not_offered(dialog):
    assert not any(row.baris.kelompok for row in dialog.model.rows)


def test_that_the_search_narrows_while_typing_and_ticks_stay(dialog, tester):
    dialog.bpom.click()
    QTest.keyClicks(dialog.search, "pasar aman")
    assert shown(dialog) == ["3.1-8"]
    assert dialog.count.text() == "1 dari 112 baris tampak · 9 yang dicentang tidak tampak"
    assert dialog.take.text() == "&Ambil 10 baris"
    dialog.search.clear()
    assert len(shown(dialog)) == 112


def test_that_a_row_is_found_by_its_instansi(dialog):
    dialog.bpom.click()
    QTest.keyClicks(dialog.search, "kementerian perdagangan")
    assert "1-1" in shown(dialog)
    assert "3.1-8" not in shown(dialog)


def test_that_space_ticks_all_selected_rows_or_none(dialog, tester):
    view = dialog.pane.view
    view.setFocus()
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert dialog.take.text() == "&Ambil 0 baris"
    assert not dialog.take.isEnabled()
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert dialog.take.text() == "&Ambil 10 baris"


def test_that_a_row_in_the_plan_shows_its_own_allocation_and_is_not_taken_again(dialog, jendela):
    write(dialog, jendela, "3.1-7", "target_3", "4")
    for kode in ("3.1-8", "3.1-9"):
        dialog.model.setData(cell(dialog, kode, "kode"), 0, int(Qt.ItemDataRole.CheckStateRole))
    dialog.take.click()
    before = len(plan(jendela))
    again = KatalogDialog(jendela.window.context, 2026, jendela.window)
    QAbstractItemModelTester(
        again.model, QAbstractItemModelTester.FailureReportingMode.Fatal, again.model
    )
    again.open()
    jendela.settle()
    assert again.take.text() == "&Ambil 2 baris"
    assert box(again, "3.1-7") is None
    assert cell(again, "3.1-7", "catatan").data() == "sudah ada dalam rencana"
    assert cell(again, "3.1-7", "target_3").data() == "4"
    assert not cell(again, "3.1-7", "target_3").flags() & Qt.ItemFlag.ItemIsEditable
    assert not again.model.setData(
        cell(again, "3.1-7", "kode"), 2, int(Qt.ItemDataRole.CheckStateRole)
    )
    again.pane.view.selectAll()
    QTest.keyClick(again.pane.view, Qt.Key.Key_Space)
    assert again.take.text() == "&Ambil 0 baris"
    QTest.keyClick(again.pane.view, Qt.Key.Key_Space)
    again.take.click()
    assert len(plan(jendela)) == before + 2


def test_that_rows_of_an_older_catalogue_are_marked(dialog):
    assert cell(dialog, "3.1-8", "catatan").data() == "katalog 2024"
