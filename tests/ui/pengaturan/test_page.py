import pytest

from tests.ui.keyboard import nameless, reachable, stops
from ui.pengaturan.page import SECTIONS

NAMES = [section.NAME for section in SECTIONS]


def test_that_the_first_section_is_open_and_a_section_is_made_when_it_is_opened(jendela):
    assert jendela.page.list.currentRow() == 0
    assert jendela.page.stack.count() == 1
    jendela.section("cadangan")
    assert jendela.page.stack.count() == 2


@pytest.mark.parametrize("name", NAMES)
def test_that_tab_reaches_everything_in_a_section_and_everything_has_a_name(jendela, name):
    jendela.section(name)
    wanted = reachable(jendela.window)
    missing = set(wanted) - set(stops(jendela.window))
    assert missing == set()
    assert nameless(wanted) == []


@pytest.mark.parametrize("name", NAMES)
def test_that_no_two_mnemonics_in_view_are_the_same(jendela, name):
    from PySide6.QtGui import QKeySequence
    from PySide6.QtWidgets import QAbstractButton, QLabel

    section = jendela.section(name)
    titles = [menu.title() for menu in jendela.window.menus.values()]
    titles += [
        widget.text()
        for kind in (QLabel, QAbstractButton)
        for widget in section.findChildren(kind)
        if widget.isVisible() and not (kind is QLabel and widget.buddy() is None)
    ]
    keys = [QKeySequence.mnemonic(title).toString() for title in titles]
    keys = [key for key in keys if key]
    assert len(keys) == len(set(keys)), sorted(keys)


def test_that_closing_asks_while_a_form_is_not_saved(jendela):
    kantor = jendela.section("kantor")
    alamat = kantor.form.fields["alamat"].input
    alamat.setText("Jalan Lain")
    alamat.edited.emit()
    assert jendela.page.unsaved() == 1
    assert not jendela.window.close()
    assert alamat.value() == "Jalan Lain"
    kantor.form.submit()
    jendela.settle()
    assert jendela.page.unsaved() == 0
