"""The details of a row are filled with the keyboard: fields, and lists with lines of their own."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from ranpk_desktop.errors import KnownError
from tests.ui.rencana.halaman import Halaman, buka, plan_2027

__all__ = ["buka"]
Key, Held = Qt.Key, Qt.KeyboardModifier

NAMA, BOBOT, TAMBAH = "Nama komponen", "Bobot (%)", "Tambah komponen"
JUDUL, TEKS, TAMBAH_BAGIAN = "Judul, misalnya Definisi", "Teks", "Tambah bagian"
SERATUS_EMPAT_PULUH = "Bobot “140” bukan persen antara 0 dan 100."


class Rincian(Halaman):
    """Drive the details as a person does."""

    def open_part(self, part: str, uraian: str = "Indikator A") -> None:
        """Go to a row, and from there to one part of its details."""
        self.go(uraian)
        self.tab_to(f"Bagian rincian {self.page.detail.parts.value().capitalize()}")
        while not self.focus.endswith(part):
            self.press(Key.Key_Right)

    def add(self, nama: str, bobot: str) -> None:
        """Add a komponen: Space on the button, the name, Tab, the weight, Enter."""
        if self.focus != TAMBAH:
            self.tab_to(TAMBAH)
        self.press(Key.Key_Space)
        self.type(nama)
        self.press(Key.Key_Tab)
        self.type(bobot)
        self.press(Key.Key_Return)

    def lines(self) -> list[tuple[str, str]]:
        """Return what stands in the lines of the komponen."""
        return [tuple(row.values())[1:] for row in self.page.detail.komponen.values()]

    def stored(self, uraian: str = "Indikator A") -> list[tuple[str, str]]:
        """Return the komponen of an indikator as stored."""
        komponen = self.simpul(uraian).komponen
        return [(it.nama, "" if it.bobot is None else str(it.bobot)) for it in komponen]

    def pengukuran(self) -> list[tuple[str, str]]:
        """Return the pengukuran of the first indikator as stored."""
        return [(it.judul, it.teks) for it in self.simpul("Indikator A").pengukuran]

    def simpul(self, uraian: str) -> Any:
        """Return a row as stored."""
        isi = self.seluruh.do(lambda: self.office.rencana.load(2027))
        return isi.pohon.by_id[self.key_of(uraian)]

    def failure(self) -> str:
        """Return the sentence about a refused list."""
        failure = self.page.detail.failure
        return failure.text if failure.isVisible() else ""

    def choose(self, title: str) -> None:
        """Press a button of that sentence."""
        buttons = self.page.detail.failure.findChildren(QPushButton)
        self.click(next(it for it in buttons if it.text() == title and it.isVisible()))

    def menu_undo(self) -> None:
        """Choose Ubah → Urungkan."""
        self.seluruh.window.undo_action.trigger()
        self.seluruh.settle()

    def tries_to_close(self) -> bool:
        """Close the window; tell whether it went."""
        went = []
        self.seluruh.window.closed.connect(went.append)
        self.seluruh.window.close()
        self.seluruh.settle()
        return bool(went)


@pytest.fixture
def rincian(buka):
    made = Rincian(buka(plan_2027))
    made.page.go_to(tahun=2027)
    made.seluruh.settle()
    return made


class Flashes(QObject):
    """Note every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched, event):  # noqa: N802  Qt calls it so
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow():
            self.seen.append(watched)
        return False


# Lists ------------------------------------------------------------------------------------------


def test_that_no_line_flashes_as_a_window_when_the_cursor_comes_to_a_row_with_lists(rincian):
    rincian.open_part("Komponen")
    rincian.add("Satu", "60")
    rincian.go("Indikator B")
    flashes = Flashes()
    QApplication.instance().installEventFilter(flashes)
    rincian.press(Key.Key_Up)
    QApplication.instance().removeEventFilter(flashes)
    assert rincian.lines() == [("Satu", "60")]
    assert flashes.seen == []


def test_that_a_new_line_has_the_keyboard_and_tab_goes_through_the_list_in_order(rincian):
    rincian.open_part("Komponen")
    rincian.tab_to(TAMBAH)
    rincian.press(Key.Key_Space)
    assert rincian.focus == NAMA
    rincian.type("Satu")
    seen = []
    for _stop in range(5):
        rincian.press(Key.Key_Tab)
        seen.append(rincian.focus)
    assert seen == [BOBOT, "Naikkan", "Turunkan", "Hapus", TAMBAH]


def test_that_komponen_are_typed_moved_and_taken_back(rincian):
    rincian.open_part("Komponen")
    rincian.add("Satu", "60")
    rincian.add("Dua", "40")
    assert rincian.stored() == [("Satu", "60"), ("Dua", "40")]
    assert rincian.page.detail.total.text() == "Jumlah bobot 100%."
    rincian.press(Key.Key_Tab)
    assert rincian.focus == "Naikkan"
    rincian.press(Key.Key_Space)
    assert rincian.focus == "Naikkan"
    assert rincian.stored() == [("Dua", "40"), ("Satu", "60")]
    rincian.undo()
    assert rincian.lines() == rincian.stored() == [("Satu", "60"), ("Dua", "40")]
    assert rincian.focus == "Naikkan"
    rincian.go("Indikator B")
    assert rincian.lines() == []


def test_that_tab_follows_the_lines_after_they_were_moved(rincian):
    rincian.open_part("Komponen")
    rincian.add("Satu", "60")
    rincian.add("Dua", "40")
    rincian.press(Key.Key_Tab)
    rincian.press(Key.Key_Space)
    for _stop in range(3):
        rincian.press(Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Satu"


def test_that_a_line_is_taken_out_and_comes_back(rincian):
    rincian.open_part("Komponen")
    rincian.add("Satu", "60")
    rincian.add("Dua", "40")
    rincian.tab_to("Hapus")
    rincian.press(Key.Key_Space)
    assert rincian.lines() == rincian.stored() == [("Satu", "60")]
    assert rincian.focus == "Hapus"
    rincian.undo()
    assert rincian.lines() == rincian.stored() == [("Satu", "60"), ("Dua", "40")]
    rincian.press(Key.Key_Space)
    rincian.press(Key.Key_Space)
    assert rincian.stored() == []
    assert rincian.focus == TAMBAH


@pytest.mark.parametrize("fast", [True, False])
def test_that_a_line_emptied_and_typed_anew_is_saved(rincian, fast):
    rincian.open_part("Komponen")
    rincian.add("Satu", "")
    rincian.press(Key.Key_Tab, Held.ShiftModifier)
    rincian.press(Key.Key_A, Held.ControlModifier)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Delete)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    if not fast:
        assert rincian.stored() == []
    assert rincian.focus == NAMA
    rincian.type("Dua")
    rincian.press(Key.Key_Return)
    assert rincian.lines() == rincian.stored() == [("Dua", "")]


def test_that_two_lines_typed_faster_than_they_are_saved_both_stay(rincian):
    rincian.open_part("Komponen")
    rincian.tab_to(TAMBAH)
    for nama, bobot in (("Satu", "60,0"), ("Dua", "40%")):
        rincian.page.detail.komponen.add.click()
        rincian.type(nama)
        QApplication.focusWidget().focusNextChild()
        rincian.type(bobot)
    rincian.press(Key.Key_Return)
    assert rincian.lines() == rincian.stored() == [("Satu", "60"), ("Dua", "40")]
    assert rincian.focus == BOBOT


def test_that_what_is_typed_stays_while_the_text_before_is_saved_in_another_form(rincian):
    rincian.open_part("Komponen")
    rincian.add("Satu", "30,0")
    assert rincian.lines() == [("Satu", "30")]
    typed = QApplication.focusWidget()
    rincian.type(",0")
    QApplication.focusWidget().focusPreviousChild()
    rincian.type("Sa  tu")
    name = QApplication.focusWidget()
    rincian.seluruh.settle()
    assert QApplication.focusWidget() is name
    assert name.text() == "Sa  tu"
    assert typed.text() == "30"
    rincian.press(Key.Key_Return)
    assert rincian.lines() == rincian.stored() == [("Sa tu", "30")]
    assert QApplication.focusWidget() is name


def test_that_an_unfinished_line_is_saved_with_its_own_row(rincian):
    rincian.open_part("Komponen")
    rincian.tab_to(TAMBAH)
    rincian.press(Key.Key_Space)
    rincian.type("Satu")
    rincian.page.pane.view.go_to(rincian.key_of("Indikator B"), "uraian")
    assert rincian.lines() == []
    rincian.seluruh.settle()
    assert rincian.stored("Indikator A") == [("Satu", "")]
    assert rincian.stored("Indikator B") == []


def test_that_an_empty_line_is_forgotten_with_its_row(rincian):
    rincian.open_part("Komponen")
    rincian.tab_to(TAMBAH)
    rincian.press(Key.Key_Space)
    rincian.fill("Indikator B", "target_1", "5")
    rincian.go("Indikator A")
    assert rincian.lines() == rincian.stored() == []
    assert rincian.page.unsaved() == 0


def test_that_a_part_of_the_pengukuran_is_picked_and_typed(rincian):
    rincian.open_part("Pengukuran")
    rincian.tab_to(TAMBAH_BAGIAN)
    rincian.press(Key.Key_Space)
    assert rincian.focus == JUDUL
    rincian.type("Def")
    popup = QApplication.focusWidget().completer().popup()
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(popup, key)
    rincian.seluruh.window.activateWindow()
    rincian.seluruh.settle()
    assert rincian.pengukuran() == [("Definisi", "")]
    rincian.press(Key.Key_Tab)
    assert rincian.focus == TEKS
    rincian.type("Jumlah sampel")
    rincian.press(Key.Key_Tab)
    assert rincian.pengukuran() == [("Definisi", "Jumlah sampel")]


# Refused lists ----------------------------------------------------------------------------------


@pytest.fixture
def refused(rincian):
    rincian.open_part("Komponen")
    rincian.add("Satu", "140")
    assert SERATUS_EMPAT_PULUH in rincian.failure()
    return rincian


def test_that_a_refused_list_stays_with_its_row_whatever_else_is_done(refused):
    refused.fill("Indikator B", "target_1", "5")
    assert refused.lines() == []
    assert "Komponen “Indikator A” belum tersimpan" in refused.failure()
    assert SERATUS_EMPAT_PULUH in refused.failure()
    assert refused.page.unsaved() == 1
    refused.choose("Ke isian itu")
    assert refused.cursor[0] == "Indikator A"
    assert refused.focus == NAMA
    assert refused.lines() == [("Satu", "140")]
    assert SERATUS_EMPAT_PULUH in refused.failure()


def test_that_a_row_left_at_once_keeps_its_refused_list_and_the_sentence_names_it(rincian):
    rincian.open_part("Komponen")
    rincian.tab_to(TAMBAH)
    rincian.press(Key.Key_Space)
    rincian.type("Satu")
    rincian.press(Key.Key_Tab)
    rincian.type("140")
    rincian.page.pane.view.go_to(rincian.key_of("Indikator B"), "uraian")
    rincian.seluruh.settle()
    assert rincian.lines() == []
    assert "Indikator A" in rincian.failure()
    rincian.go("Indikator A")
    assert rincian.lines() == [("Satu", "140")]


def test_that_a_refused_list_is_put_right(refused):
    refused.press(Key.Key_A, Held.ControlModifier)
    refused.type("40")
    refused.press(Key.Key_Return)
    assert refused.stored() == [("Satu", "40")]
    assert refused.failure() == ""
    assert refused.page.unsaved() == 0


@pytest.mark.parametrize(
    "give_up",
    [
        pytest.param(lambda it: it.press(Key.Key_Escape), id="Esc"),
        pytest.param(lambda it: (it.press(Key.Key_Tab), it.undo()), id="Ctrl+Z"),
        pytest.param(lambda it: it.menu_undo(), id="menu"),
        pytest.param(lambda it: it.choose("Batalkan isian"), id="button"),
    ],
)
def test_that_a_refused_list_is_given_up_and_nothing_else(rincian, give_up):
    rincian.fill("Indikator A", "target_1", "5")
    rincian.open_part("Komponen")
    rincian.add("Satu", "140")
    give_up(rincian)
    assert rincian.lines() == rincian.stored() == [("Satu", "")]
    assert rincian.failure() == ""
    assert rincian.page.unsaved() == 0
    assert rincian.text("Indikator A", "target_1") == "5"


def test_that_the_window_asks_before_a_list_just_refused_is_lost(rincian):
    rincian.open_part("Komponen")
    rincian.tab_to(TAMBAH)
    rincian.press(Key.Key_Space)
    rincian.type("Satu")
    rincian.press(Key.Key_Tab)
    rincian.type("140")
    assert not rincian.tries_to_close()
    assert rincian.lines() == [("Satu", "140")]


def test_that_a_list_is_saved_once_there_is_room_again(rincian, monkeypatch):
    def refuse(*_args):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    rincian.open_part("Komponen")
    with monkeypatch.context() as full:
        full.setattr(rincian.office.rencana, "save_komponen", refuse)
        rincian.add("Satu", "40")
        rincian.fill("Indikator B", "target_1", "5")
        assert "Disk penuh." in rincian.failure()
        assert rincian.page.unsaved() == 1
    rincian.choose("Coba lagi")
    assert rincian.stored() == [("Satu", "40")]
    assert rincian.page.unsaved() == 0


@pytest.mark.parametrize("size", [(1366, 620), (1700, 900)])
def test_that_sentence_and_line_are_in_sight_and_whole(rincian, size):
    rincian.seluruh.window.resize(*size)
    rincian.open_part("Komponen")
    for bobot in ("10", "20", "140"):
        rincian.add("Persentase sampel pangan yang diperiksa", bobot)
    detail, typed = rincian.page.detail, QApplication.focusWidget()
    rincian.seluruh.settle()
    area = detail.findChild(QScrollArea).viewport()
    at = typed.mapTo(area, typed.rect().topLeft())
    assert area.rect().contains(typed.rect().translated(at))
    QTest.keyClick(typed, Key.Key_Tab, Held.ShiftModifier)
    name = QApplication.focusWidget()
    assert name.fontMetrics().horizontalAdvance(name.text()) < name.width()
    assert detail._body.minimumSizeHint().width() <= area.width()


# Fields -----------------------------------------------------------------------------------------


def test_that_a_text_being_typed_is_what_the_menu_takes_back(rincian):
    rincian.fill("Indikator A", "target_1", "5")
    rincian.go("Indikator A")
    rincian.tab_to("Sumber data")
    rincian.type("Laporan")
    rincian.menu_undo()
    assert rincian.page.detail.fields["sumber_data"].input.value() == ""
    assert rincian.text("Indikator A", "target_1") == "5"
    assert rincian.seluruh.window.redo_action.isEnabled()


def test_that_a_text_is_saved_once_however_it_is_left(rincian, monkeypatch):
    saved, save = [], rincian.office.rencana.save
    monkeypatch.setattr(
        rincian.office.rencana, "save", lambda *given: (saved.append(given[1:]), save(*given))[1]
    )
    rincian.go("Indikator A")
    rincian.tab_to("Sumber data")
    rincian.type("Laporan  bulanan")
    rincian.press(Key.Key_Return)
    rincian.page.commit()
    rincian.press(Key.Key_Tab)
    assert saved == [("sumber_data", "Laporan  bulanan")]
    assert rincian.page.detail.fields["sumber_data"].input.value() == "Laporan bulanan"


def test_that_the_window_asks_before_a_refused_text_is_lost(rincian):
    rincian.go("Program")
    rincian.tab_to("Pagu (Rp)")
    rincian.type("abc")
    assert not rincian.tries_to_close()
    assert rincian.page.unsaved() == 1
    assert rincian.page.detail.fields["pagu"].input.value() == "abc"
    rincian.press(Key.Key_Escape)
    assert rincian.page.unsaved() == 0
    assert rincian.page.detail.fields["pagu"].input.value() == ""
