import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ranpk_desktop.errors import KnownError


@pytest.fixture
def form(jendela):
    return jendela.section("kantor").form


def type_into(form, name, text):
    """Replace a field's text with the keyboard."""
    form.fields[name].focus()
    form.fields[name].input.selectAll()
    QTest.keyClicks(form.fields[name].input, text)


def test_that_the_form_shows_the_office(form):
    assert form.values()["nama"] == "Loka POM di Kabupaten Contoh"
    assert form.values()["zona"] == "WIT"
    assert not form.save_button.isEnabled()


def test_that_saving_stores_every_field_and_the_rail_follows(form, jendela):
    typed = {
        "nama": "Balai POM di Contoh",
        "alamat": "Jalan Anggrek 2",
        "kota": "Contoh Baru",
        "telepon": "(0900) 1",
        "surel": "balai@example.go.id",
        "kode": "BPC",
    }
    for name, text in typed.items():
        type_into(form, name, text)
    form.fields["zona"].input.set_value("WITA")
    form.submit()
    jendela.settle()
    stored = jendela.read(lambda office: office.kantor.require())
    assert {name: stored[name] for name in typed} == typed
    assert stored["zona"] == "WITA"
    assert jendela.window.office.text() == "Balai POM di Contoh"
    assert not form.dirty


def test_that_ctrl_z_brings_the_old_text_back_into_the_form(form, jendela):
    type_into(form, "kota", "Lain")
    form.submit()
    jendela.settle()
    jendela.undo()
    assert form.values()["kota"] == "Contoh"


@pytest.mark.parametrize(("name", "text"), [("nama", " "), ("surel", "tanpa-at"), ("surel", "a@b")])
def test_that_a_wrong_value_gets_a_sentence_and_the_keyboard(form, jendela, name, text):
    type_into(form, name, text)
    form.fields["kota"].focus()
    QTest.keyClick(form.save_button, Qt.Key.Key_Space)
    jendela.settle()
    assert form.fields[name].error
    assert QApplication.focusWidget() is form.fields[name].input
    assert jendela.read(lambda office: office.kantor.require())[name] != text


def test_that_a_failing_disk_keeps_what_was_typed(form, jendela, monkeypatch):
    def full(_row):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(jendela.office.kantor, "save_unit", full)
    type_into(form, "alamat", "Jalan Baru")
    form.submit()
    jendela.settle()
    assert form.message.text == "Disk penuh."
    assert form.values()["alamat"] == "Jalan Baru"
    assert form.save_button.isEnabled()


def test_that_a_change_made_elsewhere_does_not_overwrite_what_is_being_typed(form, jendela):
    type_into(form, "kota", "Sedang diketik")
    jendela.read(lambda office: office.kantor.save_unit({"alamat": "Dari tempat lain"}))
    assert form.values()["kota"] == "Sedang diketik"
    form.undo_button.click()
    jendela.settle()
    assert form.values()["kota"] == "Contoh"
    assert form.values()["alamat"] == "Dari tempat lain"
