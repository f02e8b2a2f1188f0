from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QToolButton

from ranpk_desktop.domain.bawaan import Bawaan
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import KnownError
from tests.ui.keyboard import stops
from ui.core import theme
from ui.core.actions import Action
from ui.core.colors import DARK, LIGHT
from ui.core.page import PageWidget
from ui.main_window import MainWindow
from ui.pages import Page

CONTROL = Qt.KeyboardModifier.ControlModifier


class Kantor:
    def __init__(self):
        self.pengisi = "Sari"
        self.unit = {"nama": "Loka POM di Kabupaten Contoh", "zona": "WIT", "contoh": 1}

    def load(self):
        return self.unit

    def pegawai(self):
        return [
            {"nama": "Sari", "aktif": 1},
            {"nama": "Budi", "aktif": 1},
            {"nama": "X", "aktif": 0},
        ]

    def set_pengisi(self, nama):
        self.pengisi = nama


class Perintah:
    def __init__(self):
        self.titles = ["Isi realisasi"]
        self.undone = []

    def peek(self):
        return (
            self.titles[-1] if self.titles else None,
            self.undone[-1] if self.undone else None,
        )

    def undo(self):
        self.undone.append(self.titles.pop())
        return Changes(frozenset({"realisasi"}), 2, "Urungkan")

    def redo(self):
        self.titles.append(self.undone.pop())
        return Changes(frozenset({"realisasi"}), 3, "Ulangi")


class Pengaturan:
    def __init__(self):
        self.values = {"tampilan": "terang", "pengisi": "Sari"}

    def load(self):
        return dict(self.values)

    def save(self, nama, nilai):
        self.values[nama] = nilai
        return Changes(frozenset({"pengaturan"}), 9, "Ubah pengaturan")


class Halaman(PageWidget):
    NOUNS = frozenset({"realisasi"})

    def __init__(self, context, title="Realisasi"):
        super().__init__(context, title)
        self.loads = self.committed = self.failures = 0

    def load(self):
        self.loads += 1

    def commit(self):
        self.committed += 1

    def unsaved(self):
        return self.failures

    def go_to(self, **place):
        self.place = place


PAGES = (
    Page("realisasi", "Realisasi", "table-properties", Halaman, "Isi realisasi di sini."),
    Page("pengaturan", "Pengaturan", "settings", lambda c: Halaman(c, "Pengaturan")),
)


@pytest.fixture
def services():
    return SimpleNamespace(
        kantor=Kantor(),
        perintah=Perintah(),
        pengaturan=Pengaturan(),
        jam=SimpleNamespace(check=lambda: None),
        bawaan=SimpleNamespace(current=lambda: None),
    )


@pytest.fixture
def window(services, tasks, dress, qtbot):
    made = MainWindow(
        services, tasks, dress, lambda: datetime(2026, 10, 5, 5, 5, tzinfo=UTC), PAGES
    )
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    idle(qtbot, tasks)
    return made


def idle(qtbot, tasks):
    qtbot.waitUntil(lambda: tasks.pending == 0)


def banners(window):
    return [b.text for b in window.banners.shown.values() if not b.isHidden()]


def test_that_the_rail_shows_the_registered_pages_and_makes_them_when_first_shown(window):
    assert [window.rail.item(n).text() for n in range(2)] == ["Realisasi", "Pengaturan"]
    assert window.page("realisasi").loads == 1
    assert window.page("pengaturan") is None
    window.open_page("pengaturan")
    assert window.stack.currentWidget() is window.page("pengaturan")


def test_that_a_place_on_a_page_is_handed_to_the_page(window):
    window.open_page("pengaturan", bagian="kunci")
    assert window.page("pengaturan").place == {"bagian": "kunci"}


def test_that_only_a_command_counts_as_saved(window, tasks):
    tasks.bus.changed.emit(Changes(frozenset({"cadangan"}), None, "Cadangan harian"))
    assert window.status_line.saved.text() == ""


def test_that_control_and_a_number_change_the_page(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.rail.currentRow() == 1


def test_that_the_frame_names_the_office_and_marks_sample_data(window):
    assert window.office.text() == "Loka POM di Kabupaten Contoh"
    assert "Loka POM" in window.windowTitle()
    assert any("DATA CONTOH" in text for text in banners(window))


def test_that_a_wrong_clock_is_said_in_a_banner(services, tasks, dress, qtbot):
    services.jam = SimpleNamespace(check=lambda: "Jam komputer salah.")
    made = MainWindow(services, tasks, dress, lambda: datetime.now(UTC), PAGES)
    qtbot.addWidget(made)
    idle(qtbot, tasks)
    assert "Jam komputer salah." in banners(made)


def test_that_a_carried_office_says_who_has_it_until_it_is_back(
    services, tasks, dress, window, qtbot
):
    saat = datetime(2026, 10, 5, 12, 0, tzinfo=UTC)
    services.bawaan.current = lambda: Bawaan("1", "Budi", saat, "0" * 64)
    tasks.bus.changed.emit(Changes(frozenset({"bawaan"}), 4, "Bawa"))
    idle(qtbot, tasks)
    said = next(text for text in banners(window) if "dibawa" in text)
    assert said.startswith("Kantor ini sedang dibawa oleh Budi sejak 5 Oktober 2026")
    buttons = window.banners.shown["dibawa"].findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Ambil alih…").click()
    assert window.page("pengaturan").place == {"bagian": "cadangan", "tindakan": "ambil-alih"}
    services.bawaan.current = lambda: None
    tasks.bus.changed.emit(Changes(frozenset({"bawaan"}), 5, "Terima"))
    idle(qtbot, tasks)
    assert not any("dibawa" in text for text in banners(window))


def test_that_a_saved_change_shows_the_time_of_the_office(window, tasks, qtbot):
    tasks.run(lambda: Changes(frozenset({"realisasi"}), 1, "Isi"))
    idle(qtbot, tasks)
    assert window.status_line.saved.text() == "Tersimpan 14.05"


def test_that_the_page_shown_reacts_at_once_and_a_hidden_one_when_it_is_shown(window, tasks, qtbot):
    window.open_page("pengaturan")
    tasks.run(lambda: Changes(frozenset({"realisasi"}), 1, "Isi"))
    idle(qtbot, tasks)
    assert window.page("realisasi").loads == 1
    assert window.page("pengaturan").loads == 2
    window.open_page("realisasi")
    assert window.page("realisasi").loads == 2


def test_that_undo_and_redo_name_the_command_and_run_it(window, tasks, qtbot):
    assert window.undo_action.text() == "&Urungkan: Isi realisasi"
    assert not window.redo_action.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    idle(qtbot, tasks)
    assert not window.undo_action.isEnabled()
    assert window.redo_action.text() == "U&langi: Isi realisasi"
    qtbot.keyClick(window, Qt.Key.Key_Y, CONTROL)
    idle(qtbot, tasks)
    assert window.undo_action.isEnabled()


def test_that_undo_commits_what_is_being_typed_first(window, tasks, qtbot):
    window.undo_action.trigger()
    idle(qtbot, tasks)
    assert window.page("realisasi").committed == 1


def test_that_the_one_who_types_can_be_chosen(window, services, tasks, qtbot):
    menu = window.status_line.filler.menu()
    assert [action.text() for action in menu.actions()] == ["Sari", "Budi"]
    menu.actions()[1].trigger()
    idle(qtbot, tasks)
    assert services.pengaturan.values["pengisi"] == "Budi"


def test_that_the_look_is_chosen_in_the_menu_and_remembered(window, services, tasks, qtbot):
    dark = window.menus["tampilan"].actions()[1]
    dark.trigger()
    assert theme.colors() is DARK
    idle(qtbot, tasks)
    assert services.pengaturan.values["tampilan"] == "gelap"
    assert theme.colors() is DARK
    window.menus["tampilan"].actions()[0].trigger()
    idle(qtbot, tasks)
    assert theme.colors() is LIGHT


def test_that_a_fault_nobody_took_is_shown_as_a_banner(window, tasks, qtbot):
    def job():
        raise KnownError("DISK_PENUH", "Disk penuh.", "Kosongkan sebagian.")

    tasks.run(job)
    idle(qtbot, tasks)
    assert "Disk penuh. Kosongkan sebagian." in banners(window)


def test_that_a_banner_is_replaced_by_name_and_can_be_closed(window):
    window.banners.hide_banner("contoh")
    window.banners.show_banner("x", "satu")
    window.banners.show_banner("x", "dua", "info", (("Buka", lambda: None),))
    assert banners(window) == ["dua"]
    window.banners.shown["x"]._close.click()
    assert banners(window) == []
    assert not window.banners.isVisible()


def test_that_a_message_of_a_page_stays_with_it(window):
    window.context.show_message("Laporan tersimpan.")
    assert "Laporan tersimpan." in banners(window)
    window.open_page("pengaturan")
    assert "Laporan tersimpan." not in banners(window)
    assert any("DATA CONTOH" in text for text in banners(window))


@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_that_enter_presses_the_button_that_has_the_keyboard(window, qtbot, kind, key):
    pressed = []
    button = kind()
    button.clicked.connect(lambda: pressed.append(1))
    window.page("realisasi").content.addWidget(button)
    qtbot.waitUntil(button.isVisible)
    button.setFocus()
    qtbot.keyClick(button, key)
    assert pressed == [1]


def test_that_f1_explains_the_page(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(QDialog)
    assert "Isi realisasi di sini." in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.close()


def test_that_background_work_is_shown_with_a_way_to_cancel(window, tasks, qtbot):
    def job(work):
        while True:
            work.report(0.5)

    tasks.run_in_pool(job, lambda _nothing: None, title="Membuat laporan")
    status = window.status_line
    assert status.work.words.text() == "Membuat laporan"
    assert status.cancel_button.accessibleName() == "Batalkan Membuat laporan"
    status.cancel_button.click()
    qtbot.waitUntil(lambda: not status.cancel_button.isVisible())


def test_that_actions_can_be_added_to_a_menu(window):
    done = []
    window.add_actions("berkas", [Action("&Cadangkan", lambda: done.append(1), "archive-restore")])
    titles = [a.text() for a in window.menus["berkas"].actions() if a.isVisible()]
    received, check = "Buka berkas dari &Pusat…", "Periksa &berkas…"
    assert titles == ["&Cadangkan", "", "&Mulai tahun baru…", received, check, "", "&Keluar"]
    window.menus["berkas"].actions()[0].trigger()
    assert done == [1]


def test_that_closing_waits_for_the_write_queue(window, tasks, qtbot):
    written = []
    tasks.run(lambda: written.append(1))
    window.close()
    assert window.isVisible()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert written == [1]
    assert window.page("realisasi").committed == 1


def test_that_closing_stays_where_a_value_was_refused_until_the_user_lets_it_go(
    window, tasks, qtbot
):
    window.page("realisasi").failures = 2
    window.close()
    assert window.isVisible()
    assert any("2 isian belum tersimpan" in text for text in banners(window))
    (anyway,) = window.banners.shown["tutup"].findChildren(QPushButton)
    anyway.click()
    assert not window.isVisible()


def test_that_the_keyboard_reaches_everything_and_everything_has_a_name(window, qtbot):
    window.page("realisasi").header.set_actions([Action("&Kunci", lambda: None, "lock")])
    window.page("realisasi").header.set_exports([Action("&PDF", lambda: None)])
    qtbot.wait(20)
    seen, widget = [], window.rail
    widget.setFocus()
    for _turn in range(40):
        seen.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        if window.focusWidget() in seen:
            break
    names = [widget.accessibleName() or widget.text() for widget in seen]
    assert all(names)
    assert {"Halaman", "Kunci", "Cetak / Ekspor"} <= set(names)
    assert any(name.startswith("Pengisi") for name in names)


def test_that_the_title_bar_uses_two_rows_where_one_is_too_narrow(window, qtbot):
    header = window.page("realisasi").header
    header.set_actions([Action(f"Tindakan yang panjang {n}", lambda: None) for n in range(3)])
    qtbot.wait(20)
    window.resize(1366, 700)
    one_row = header.sizeHint().height()
    window.resize(header.minimumSizeHint().width() + 300, 700)
    qtbot.waitUntil(lambda: header.sizeHint().height() > one_row)


def test_that_tab_visits_the_status_line_after_the_page(window, qtbot):
    page = window.page("realisasi")
    for widget in (QLineEdit(), QLabel("teks")):
        page.content.addWidget(widget)
    page.header.set_actions([Action("&Kunci", lambda: None, "lock")])
    qtbot.wait(20)
    names = [widget.accessibleName() or type(widget).__name__ for widget in stops(window)]
    filler = next(at for at, name in enumerate(names) if name.startswith("Pengisi"))
    begin = names.index("Halaman")
    order = names[begin:] + names[:begin]
    assert {"Kunci", "QLineEdit"} <= set(order[: order.index(names[filler])])


def test_that_what_comes_after_closing_is_told_and_forgotten_when_the_window_stays(window, qtbot):
    page, told = window.page("realisasi"), []
    window.closed.connect(told.append)
    page.failures = 1
    window.leave("lain")
    page.failures = 0
    window.close()
    assert told == [None]
