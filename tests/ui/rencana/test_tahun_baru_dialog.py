"""A new year step by step: nothing before the end, then all of it as one command."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton

from ranpk_desktop.domain.libur import HariLibur
from ranpk_desktop.errors import KnownError
from tests.ui.jendela import set_up_only
from tests.ui.keyboard import nameless, reachable
from tests.ui.test_mnemonics import doubled
from ui.rencana.tahun_baru_dialog import TahunBaruDialog


@pytest.fixture
def kantor(make_window):
    return make_window()


@pytest.fixture
def dialog(kantor):
    return begin(kantor)


def begin(jendela):
    jendela.window.year_action.trigger()
    jendela.settle()
    (made,) = jendela.window.findChildren(TahunBaruDialog)
    for model in (made.tahun.asal.model, made.libur.pane.model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return made


def go(dialog, jendela, steps=1):
    for _step in range(steps):
        dialog.next_button.click()
        jendela.settle()


def pick(choice, value, jendela):
    choice.set_value(str(value))
    choice.edited.emit()
    jendela.settle()


def rows(jendela, tahun):
    return jendela.do(lambda: jendela.office.rencana.load(tahun)).pohon.simpul


def libur(jendela, tahun):
    return jendela.do(lambda: jendela.office.libur.load(tahun)).hari


def facts(step):
    """Return what a step's card says: titles and texts."""
    grid = step._facts
    return {
        grid.itemAtPosition(row, 0).widget().text(): grid.itemAtPosition(row, 1).widget().text()
        for row in range(grid.rowCount())
        if grid.itemAtPosition(row, 0)
    }


def type_days(dialog, jendela, text):
    dialog.libur.pane.lines.setPlainText(text)
    dialog.libur.pane.add_button.click()
    jendela.settle()


def test_that_the_year_after_the_newest_plan_is_proposed(dialog):
    assert dialog.isVisible()
    assert dialog.tahun.tahun.value() == "2027"
    assert dialog.tahun.sumber.value() == "lalu"
    assert dialog.tahun.asal.dari.value() == "2026"


def test_that_an_office_without_a_plan_begins_with_the_present_year_and_the_catalogue(make_window):
    dialog = begin(make_window(set_up_only))
    assert dialog.tahun.tahun.value() == "2026"
    assert dialog.tahun.sumber.value() == "katalog"


def test_that_all_of_it_is_one_command_and_one_undo(dialog, kantor):
    old = rows(kantor, 2026)
    go(dialog, kantor, 3)
    type_days(dialog, kantor, "1 Januari 2027 Contoh")
    assert libur(kantor, 2027) == ()
    go(dialog, kantor)
    said = facts(dialog.ringkasan)
    assert said["Rencana 2027"] == f"{len(old)} baris dari rencana 2026"
    assert said["Hari libur"] == "1 hari"
    assert dialog.next_button.text() == "&Mulai tahun 2027"
    assert rows(kantor, 2027) == ()
    go(dialog, kantor)
    kantor.wait_for(lambda: not kantor.window.findChildren(TahunBaruDialog))
    assert len(rows(kantor, 2027)) == len(old)
    assert rows(kantor, 2026) == old
    assert libur(kantor, 2027) == (HariLibur(date(2027, 1, 1), "Contoh"),)
    kantor.window.undo_action.trigger()
    kantor.settle()
    assert rows(kantor, 2027) == ()
    assert libur(kantor, 2027) == ()


def test_that_the_new_plan_is_shown_at_the_end(dialog, kantor):
    go(dialog, kantor, 5)
    assert kantor.window.page("rencana").tahun.value() == "2027"


def test_that_cancelling_leaves_nothing(dialog, kantor):
    before = kantor.window.undo_action.text()
    go(dialog, kantor, 4)
    dialog.cancel_button.click()
    kantor.settle()
    kantor.wait_for(lambda: not kantor.window.findChildren(TahunBaruDialog))
    assert rows(kantor, 2027) == ()
    assert kantor.window.undo_action.text() == before


def test_that_typed_days_are_not_thrown_away_unasked(dialog, kantor):
    go(dialog, kantor, 3)
    type_days(dialog, kantor, "1 Januari 2027 Contoh")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "belum disimpan" in dialog.libur.message.text
    (anyway,) = [b for b in dialog.libur.message.findChildren(QPushButton) if b.isVisible()]
    anyway.click()
    kantor.settle()
    kantor.wait_for(lambda: not kantor.window.findChildren(TahunBaruDialog))


def test_that_a_year_with_a_plan_is_refused_and_can_be_opened(dialog, kantor):
    pick(dialog.tahun.tahun, 2026, kantor)
    assert "Rencana 2026 sudah ada." in dialog.tahun.message.text
    go(dialog, kantor)
    assert dialog.at == 0
    pick(dialog.tahun.tahun, 2027, kantor)
    assert dialog.tahun.message.isHidden()
    pick(dialog.tahun.tahun, 2026, kantor)
    (there,) = [b for b in dialog.tahun.message.findChildren(QPushButton) if b.isVisible()]
    assert there.text() == "Buka rencana 2026"
    there.click()
    kantor.settle()
    kantor.wait_for(lambda: not kantor.window.findChildren(TahunBaruDialog))
    assert kantor.page.tahun.value() == "2026"


def test_that_a_plan_can_come_from_the_catalogue(dialog, kantor):
    pick(dialog.tahun.sumber, "katalog", kantor)
    go(dialog, kantor)
    assert "Katalog 2027 belum ada di komputer ini." in dialog.katalog.message.text
    said = facts(dialog.katalog)
    assert said["Isi"] == "112 baris, 10 di antaranya tanggung jawab BPOM"
    assert said["Baris yang diambil"] == "10 baris tanggung jawab BPOM"
    go(dialog, kantor, 4)
    assert sum(bool(simpul.indikator) for simpul in rows(kantor, 2027)) == 10


def test_that_an_empty_year_writes_nothing_and_is_shown(dialog, kantor):
    pick(dialog.tahun.sumber, "kosong", kantor)
    before = kantor.window.undo_action.text()
    go(dialog, kantor, 5)
    assert kantor.window.page("rencana").tahun.value() == "2027"
    assert kantor.window.undo_action.text() == before


def test_that_a_source_without_rows_is_refused(make_window):
    jendela = make_window(set_up_only)
    dialog = begin(jendela)
    pick(dialog.tahun.sumber, "lalu", jendela)
    go(dialog, jendela)
    assert dialog.at == 0
    assert "Tidak ada rencana tahun lain" in dialog.tahun.message.text


def test_that_the_links_of_the_old_plan_are_told_at_the_catalogue(dialog, kantor):
    go(dialog, kantor)
    assert facts(dialog.katalog)["Tautan baris"] == "10 baris tetap tertaut ke katalog 2024."


def test_that_missing_officials_are_told_and_the_register_is_one_click_away(dialog, kantor):
    head = next(row for row in kantor.do(kantor.office.kantor.pejabat) if not row["sebutan"])
    go(dialog, kantor, 2)
    assert "masih menjabat" in "".join(facts(dialog.pejabat).values())
    dialog.pejabat.settings.click()
    kantor.settle()
    assert not dialog.isVisible()
    pengaturan = kantor.window.page("pengaturan")
    assert pengaturan.stack.currentWidget().NAME == "pejabat"
    kantor.tasks.run(lambda: kantor.office.kantor.save_pejabat({**head, "sampai": "2026-12-31"}))
    kantor.settle()
    banner = kantor.window.banners.shown["halaman"]
    (again,) = [b for b in banner.findChildren(QPushButton) if b.isVisible()]
    again.click()
    kantor.settle()
    assert dialog.isVisible()
    assert dialog.at == 2
    assert "Belum ada pejabat yang menjabat pada 1 Januari 2027." in dialog.pejabat.doubt.text
    assert "sebelum tahun 2027 mulai" in dialog.pejabat.doubt.text


def test_that_the_menu_brings_a_hidden_dialog_back_with_its_choices(dialog, kantor):
    pick(dialog.tahun.tahun, 2028, kantor)
    go(dialog, kantor, 2)
    dialog.pejabat.settings.click()
    kantor.settle()
    assert begin(kantor) is dialog
    assert dialog.tahun.chosen == 2028
    assert dialog.at == 2


def test_that_lines_left_in_the_box_hold_the_way_on(dialog, kantor):
    go(dialog, kantor, 3)
    type_days(dialog, kantor, "1 Januari 2027 Contoh\nentah kapan")
    go(dialog, kantor)
    assert dialog.at == 3
    assert "belum masuk ke daftar" in dialog.libur.message.text
    dialog.libur.pane.lines.clear()
    go(dialog, kantor)
    assert dialog.at == 4


def test_that_days_of_one_year_are_not_shown_for_another(dialog, kantor):
    go(dialog, kantor, 3)
    type_days(dialog, kantor, "1 Januari 2027 Contoh")
    for _step in range(3):
        dialog.back_button.click()
    pick(dialog.tahun.tahun, 2028, kantor)
    assert dialog.libur.pane.hari == ()
    pick(dialog.tahun.tahun, 2027, kantor)
    assert len(dialog.libur.pane.hari) == 1


def test_that_a_refusal_at_the_end_keeps_everything(dialog, kantor, monkeypatch):
    def refuse(*_args):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(kantor.office.tahun_baru, "start", refuse)
    go(dialog, kantor, 5)
    assert dialog.isVisible()
    assert dialog.ringkasan.message.text == "Disk penuh."
    assert dialog.next_button.isEnabled()


def test_that_every_step_names_its_controls_and_gives_each_a_letter_of_its_own(dialog, kantor):
    for step in range(len(dialog.steps)):
        assert dialog.at == step
        assert nameless([w for w in reachable(dialog) if not w.inherits("QCheckBox")]) == []
        assert not doubled(dialog)
        if step + 1 < len(dialog.steps):
            go(dialog, kantor)
