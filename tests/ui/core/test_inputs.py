import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import CheckError, KnownError
from ui.core.form_page import FormPage
from ui.core.inputs import (
    CheckInput,
    ChoiceInput,
    DateInput,
    Field,
    NoteInput,
    Segments,
    TextInput,
)


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (TextInput, "Loka POM"),
        (NoteInput, "dua\nbaris"),
        (lambda: ChoiceInput([("WIB", "WIB"), ("WIT", "WIT")]), "WIT"),
        (DateInput, "2026-10-05"),
        (lambda: DateInput(optional=True), ""),
        (lambda: CheckInput("Aktif"), "1"),
    ],
)
def test_that_every_input_gives_back_what_it_was_given_and_says_nothing(make, value, dress, qtbot):
    widget = make()
    qtbot.addWidget(widget)
    with qtbot.assertNotEmitted(widget.edited):
        widget.set_value(value)
    assert widget.value() == value


def test_that_dates_are_shown_in_indonesian_and_delete_clears_an_optional_one(dress, qtbot):
    widget = DateInput(optional=True)
    qtbot.addWidget(widget)
    widget.set_value("2026-03-05")
    assert widget.text() == "5 Maret 2026"
    with qtbot.waitSignal(widget.edited):
        qtbot.keyClick(widget, Qt.Key.Key_Delete)
    assert widget.value() == ""


def test_that_a_field_names_its_input_for_a_screen_reader_and_shows_its_fault(dress, qtbot):
    field = Field("&Kode", TextInput(), "Empat huruf.")
    qtbot.addWidget(field)
    field.show()
    assert field.input.accessibleName() == "Kode"
    assert field.input.accessibleDescription() == "Empat huruf."
    field.set_error("Kode belum diisi.")
    assert field.error == "Kode belum diisi."
    assert field.input.accessibleDescription() == "Kode belum diisi."
    field.set_error("")
    assert field.error == ""


def test_that_a_note_is_committed_once_when_the_user_rests(dress, qtbot):
    note = NoteInput()
    qtbot.addWidget(note)
    note.show()
    seen = []
    note.committed.connect(seen.append)
    qtbot.keyClicks(note, "baik")
    qtbot.waitUntil(lambda: seen == ["baik"], timeout=4000)
    note.commit()
    assert seen == ["baik"]


def test_that_a_note_saved_while_its_writer_rests_keeps_blank_and_cursor(dress, qtbot):
    note = NoteInput()
    qtbot.addWidget(note)
    note.show()
    note.setFocus()
    qtbot.waitUntil(note.hasFocus)
    qtbot.keyClicks(note, "hujan ")
    note.commit()
    note.set_value("hujan")
    qtbot.keyClicks(note, "deras")
    assert note.value() == "hujan deras"


def test_that_a_line_is_committed_once_when_it_is_left_or_on_enter(dress, qtbot):
    line = TextInput()
    qtbot.addWidget(line)
    line.show()
    seen = []
    line.committed.connect(seen.append)
    qtbot.keyClicks(line, "satu ")
    line.commit()
    line.commit()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert seen == ["satu"]
    line.unsaved = True
    line.commit()
    assert seen == ["satu", "satu"]


def test_that_segments_tell_what_was_picked(dress, qtbot):
    switch = Segments([("1", "TW I"), ("2", "TW II")], "Triwulan")
    qtbot.addWidget(switch)
    switch.set_value("1")
    second = switch.findChildren(QToolButton)[1]
    with qtbot.waitSignal(switch.picked) as caught:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert caught.args == ["2"]
    assert switch.value() == "2"


class Formulir(FormPage):
    NAME, TITLE = "unit", "Kantor"

    def __init__(self, tasks):
        super().__init__(tasks)
        self.add_section("Kantor", "Tercetak pada kop.")
        self.add_row(("nama", "&Nama", TextInput()), ("kode", "&Kode", TextInput(), "Empat huruf."))
        self.stored = {}
        self.full = False

    def check(self):
        if len(self.values()["kode"]) != 4:
            raise CheckError("kode", "Kode belum benar.", "Tulis empat huruf.")

    def save(self):
        values = self.values()

        def job():
            if self.full:
                raise KnownError("DISK_PENUH", "Disk penuh.")
            self.stored = values
            return Changes(frozenset({"unit"}), 1, "Ubah kantor")

        return job


@pytest.fixture
def form(tasks, dress, qtbot):
    made = Formulir(tasks)
    qtbot.addWidget(made)
    made.set_values({"nama": "Loka", "kode": ""})
    made.show()
    qtbot.waitExposed(made)
    return made


def test_that_a_form_offers_saving_only_after_a_change(form, qtbot):
    assert not form.save_button.isEnabled()
    qtbot.keyClicks(form.fields["kode"].input, "AB")
    assert form.save_button.isEnabled()
    form.undo_button.click()
    assert form.values() == {"nama": "Loka", "kode": ""}
    assert not form.dirty


def test_that_a_wrong_field_gets_the_sentence_and_the_keyboard(form, qtbot):
    qtbot.keyClicks(form.fields["kode"].input, "AB")
    form.submit()
    assert form.fields["kode"].error == "Kode belum benar. Tulis empat huruf."
    assert form.fields["kode"].input.hasFocus()
    assert form.stored == {}


def test_that_a_form_saves_through_a_command(form, qtbot):
    qtbot.keyClicks(form.fields["kode"].input, "LKAB")
    with qtbot.waitSignal(form.saved):
        form.submit()
    assert form.stored == {"nama": "Loka", "kode": "LKAB"}
    assert not form.dirty


def test_that_typed_values_stay_when_the_store_refuses(form, tasks, qtbot):
    form.full = True
    qtbot.keyClicks(form.fields["kode"].input, "LKAB")
    form.submit()
    qtbot.waitUntil(lambda: tasks.pending == 0)
    assert form.message.text == "Disk penuh."
    assert form.values()["kode"] == "LKAB"
    assert form.save_button.isEnabled()


@pytest.mark.parametrize("value", ["", "2026-12-01"])
def test_that_tab_leaves_a_date_whether_there_is_one_or_not(qtbot, dress, value):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    tanggal, behind = DateInput(optional=True), TextInput()
    column.addWidget(tanggal)
    column.addWidget(behind)
    tanggal.set_value(value)
    window.show()
    window.activateWindow()
    tanggal.setFocus()
    qtbot.waitUntil(tanggal.hasFocus)
    for _part in range(3 if value else 1):
        qtbot.keyClick(tanggal, Qt.Key.Key_Tab)
    assert behind.hasFocus()
