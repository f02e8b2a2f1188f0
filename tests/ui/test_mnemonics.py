"""Alt and a letter does one thing: no two controls in sight share it, nor one with a menu."""

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMainWindow,
    QPushButton,
    QWidget,
)

from tests.ui.jendela import fill_and_lock, make_window, set_up_only
from ui.pengaturan.page import SECTIONS, PengaturanPage

__all__ = ["make_window"]

FRASA = "kapal laut biru pagi sekali"


def letter(text):
    found = re.search(r"&([^&])", text.replace("&&", ""))
    return found.group(1).casefold() if found else ""


def letters(window):
    """Return the letters in sight of a window or dialog, each with the texts that it stands in."""
    QApplication.processEvents()
    bar = window.menuBar() if isinstance(window, QMainWindow) else None
    texts = [action.text() for action in bar.actions()] if bar else []
    for widget in window.findChildren(QWidget):
        labels = isinstance(widget, QLabel) and widget.buddy() is not None
        if widget.isVisible() and (labels or isinstance(widget, QAbstractButton)):
            texts.append(widget.text())
    return [(letter(text), text) for text in texts if letter(text)]


def doubled(window):
    found = letters(window)
    count = Counter(key for key, _text in found)
    return [pair for pair in found if count[pair[0]] > 1]


def menus_doubled(window):
    menus = [button.menu() for button in window.findChildren(QPushButton)]
    for menu in filter(None, [*window.menus.values(), *menus]):
        count = Counter(filter(None, (letter(action.text()) for action in menu.actions())))
        yield from (key for key, times in count.items() if times > 1)


def open_pane(jendela, ask):
    ask()
    jendela.settle()
    assert any(pane.asking for pane in jendela.page.panes)


def test_that_no_letter_is_doubled_while_a_quarter_is_filled_and_locked(make_window):
    jendela = make_window()
    assert not doubled(jendela.window)
    assert not list(menus_doubled(jendela.window))
    open_pane(jendela, jendela.page.open_lock)
    assert not doubled(jendela.window)


def test_that_no_letter_is_doubled_in_a_locked_quarter(make_window):
    jendela = make_window(fill_and_lock)
    assert not doubled(jendela.window)
    assert not list(menus_doubled(jendela.window))
    open_pane(jendela, jendela.page.open_unlock)
    assert not doubled(jendela.window)


def test_that_no_letter_is_doubled_while_a_package_is_made_and_sent(make_window):
    jendela = make_window(fill_and_lock)
    jendela.page.open_package()
    jendela.settle()
    page = jendela.window.page("paket")
    making = page.making
    for step in (making.isi, making.periksa, making.tanda):
        assert step.isVisible()
        assert not doubled(jendela.window)
        if step is making.tanda:
            making.tanda.frasa.setText(FRASA)
            making.tanda.ulang.setText(FRASA)
        step.submit()
        jendela.settle()
    assert page.detail.isVisible()
    assert not doubled(jendela.window)
    for ask in (page.open_sent, page.open_letter):
        ask()
        jendela.settle()
        assert not doubled(jendela.window)


def test_that_no_letter_is_doubled_without_a_plan(make_window):
    assert not doubled(make_window(set_up_only).window)


@pytest.mark.parametrize("kind", SECTIONS, ids=lambda kind: kind.NAME)
def test_that_no_letter_is_doubled_in_a_section_of_the_settings(make_window, kind):
    jendela = make_window()
    jendela.window.open_page("pengaturan")
    jendela.settle()
    page = jendela.window.page("pengaturan")
    assert isinstance(page, PengaturanPage)
    page.open_section(kind.NAME)
    jendela.settle()
    assert letters(jendela.window)
    assert not doubled(jendela.window)
