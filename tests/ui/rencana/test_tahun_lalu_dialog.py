"""Carrying a plan over from another year: what is chosen, what it says, and one undo."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from ranpk_desktop.domain.butir import Level
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import parameter
from tests.ui.jendela import set_up_only
from tests.ui.keyboard import nameless, reachable
from ui.rencana.tahun_lalu_dialog import TahunLaluDialog


def open_dialog(jendela, tahun=2027):
    made = TahunLaluDialog(jendela.window.context, tahun, jendela.window)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(made.choice.model, fatal, made.choice.model)
    made.open()
    jendela.settle()
    return made


@pytest.fixture
def kantor(make_window):
    return make_window()


@pytest.fixture
def dialog(kantor):
    return open_dialog(kantor)


def pohon(jendela, tahun=2027):
    return jendela.do(lambda: jendela.office.rencana.load(tahun)).pohon


def ticks(dialog):
    return [row.dibawa for row in dialog.choice.model.rows]


def press_space(dialog, jendela, row):
    view = dialog.choice.pane.view
    view.setFocus()
    view.setCurrentIndex(dialog.choice.model.index(row, 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    jendela.settle()


def test_that_the_whole_plan_is_proposed_and_counted(dialog, kantor):
    assert dialog.choice.dari.value() == "2026"
    assert dialog.take.text() == f"Ba&wa {len(pohon(kantor, 2026).simpul)} baris"
    assert "10 baris tetap tertaut ke katalog 2024." in dialog.choice.summary.text()
    assert all(ticks(dialog))


def test_that_it_is_carried_over_as_one_command(dialog, kantor):
    dialog.take.click()
    kantor.settle()
    assert not kantor.window.findChildren(TahunLaluDialog)
    assert len(pohon(kantor).simpul) == len(pohon(kantor, 2026).simpul)
    assert "Bawa rencana 2026 ke 2027" in kantor.window.undo_action.text()
    kantor.window.undo_action.trigger()
    kantor.settle()
    assert pohon(kantor).simpul == ()


def test_that_a_second_time_nothing_is_left_to_carry_over(dialog, kantor):
    dialog.take.click()
    kantor.settle()
    again = open_dialog(kantor)
    assert again.take.text() == "Ba&wa 0 baris"
    assert not again.take.isEnabled()
    assert "sudah ada di sana dan tidak digandakan" in again.choice.summary.text()


def test_that_a_branch_takes_what_is_below_it_along_or_leaves_it(dialog, kantor):
    press_space(dialog, kantor, 0)
    assert ticks(dialog)[:3] == [False, False, True]
    press_space(dialog, kantor, 1)
    assert ticks(dialog)[:2] == [True, True]
    press_space(dialog, kantor, 1)
    assert ticks(dialog)[:2] == [True, False]
    dialog.take.click()
    kantor.settle()
    new = pohon(kantor)
    assert new.children(new.simpul[0].id) == []


def test_that_what_is_not_chosen_stays_behind(dialog, kantor):
    dialog.choice.options["rencana_aksi"].click()
    dialog.choice.options["target"].click()
    dialog.choice.options["pagu"].click()
    kantor.settle()
    dialog.take.click()
    kantor.settle()
    new = pohon(kantor).simpul
    assert Level.RENCANA_AKSI not in {simpul.level for simpul in new}
    assert not any(simpul.target for simpul in new)
    assert any(simpul.pagu for simpul in new)


def test_that_rows_that_the_new_catalogue_says_otherwise_are_named(kantor, monkeypatch):
    old = parameter.katalog()
    baris = [
        replace(row, sasaran="Lain sama sekali") if row.kode == "3.1-8" else row
        for row in old.baris
    ]
    new = replace(old, tahun=2027, baris=tuple(baris))
    monkeypatch.setattr(parameter, "katalog", lambda: new)
    dialog = open_dialog(kantor)
    assert "tautan RANPK diperbarui ke katalog 2027." in dialog.choice.summary.text()
    assert "pasar aman" in dialog.choice.message.text
    dialog.take.click()
    kantor.settle()
    acuan = {simpul.butir.acuan for simpul in pohon(kantor).simpul}
    assert {"RANPK-2027/3.1-7", "RANPK-2024/3.1-8"} <= acuan


def test_that_an_office_without_another_plan_is_told_so(make_window):
    dialog = open_dialog(make_window(set_up_only))
    assert not dialog.take.isEnabled()
    assert not dialog.choice.pane.view.isVisible()


def test_that_a_refusal_keeps_the_dialog_open_with_its_sentence(dialog, kantor, monkeypatch):
    def refuse(*_args):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(kantor.office.tahun_baru, "copy", refuse)
    dialog.take.click()
    kantor.settle()
    assert dialog.isVisible()
    assert dialog.message.text == "Disk penuh."
    assert dialog.take.isEnabled()


def test_that_everything_has_a_name(dialog):
    assert nameless([w for w in reachable(dialog) if not w.inherits("QCheckBox")]) == []


def test_that_cancelling_leaves_nothing(dialog, kantor):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    kantor.settle()
    assert pohon(kantor).simpul == ()
