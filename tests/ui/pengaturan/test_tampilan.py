import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ranpk_desktop.errors import KnownError
from ui.core import theme
from ui.core.colors import DARK, LIGHT
from ui.core.theme import Mode


@pytest.fixture
def form(jendela):
    return jendela.section("tampilan").form


def pick(form, name, value):
    """Choose from the list as the keyboard does."""
    choice = form.fields[name].input
    choice.setFocus()
    for _step in range(choice.count()):
        QTest.keyClick(choice, Qt.Key.Key_Up)
    for _step in range(choice.findData(value)):
        QTest.keyClick(choice, Qt.Key.Key_Down)


def test_that_dark_colours_are_in_force_at_once_and_stored(form, jendela):
    assert theme.colors() is LIGHT
    pick(form, "tampilan", "gelap")
    jendela.settle()
    assert theme.colors() is DARK
    assert jendela.dress.mode is Mode.GELAP
    assert jendela.read(lambda office: office.pengaturan.load()["tampilan"]) == "gelap"


def test_that_paper_is_stored_as_it_is_picked_and_ctrl_z_takes_it_back(form, jendela):
    assert form.values()["kertas"] == "F4"
    pick(form, "kertas", "A4")
    jendela.settle()
    assert jendela.read(lambda office: office.pengaturan.kertas()) == "A4"
    jendela.undo()
    assert form.values()["kertas"] == "F4"


def test_that_picking_the_same_again_writes_nothing(form, jendela):
    before = jendela.read(lambda office: office.perintah.peek())
    form.submit()
    jendela.settle()
    assert jendela.read(lambda office: office.perintah.peek()) == before


def test_that_a_failing_disk_is_a_sentence(form, jendela, monkeypatch):
    def full(_nama, _nilai):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(jendela.office.pengaturan, "save", full)
    pick(form, "kertas", "Folio")
    jendela.settle()
    assert form.message.text == "Disk penuh."
