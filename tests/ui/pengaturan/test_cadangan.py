import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from db.tables import BY_NAME
from ranpk_desktop.errors import KnownError
from ui.pengaturan.cadangan import ALL_NOUNS


@pytest.fixture
def section(jendela):
    return jendela.section("cadangan")


def answer(section, title):
    """Press a button of the message."""
    QApplication.processEvents()
    button = next(
        found
        for found in section.message.findChildren(QPushButton)
        if found.text() == title and found.isVisible()
    )
    button.click()


def kinds(section):
    return sorted(row.jenis for row in section.model.rows)


def test_that_a_restored_backup_is_announced_for_every_table():
    assert set(BY_NAME) == ALL_NOUNS


def test_that_a_backup_is_made_now_and_listed(section, jendela):
    assert not section.restore_button.isVisible()
    steps = []
    section.advanced.connect(lambda done, total: steps.append((done, total)))
    section.buttons[0].click()
    assert not section.buttons[0].isEnabled()
    assert section.progress.isVisible()
    jendela.settle()
    assert kinds(section) == ["Manual"]
    assert "ranpk-2026-12-01-100000.db sudah dibuat" in section.message.text
    assert steps[-1][0] == steps[-1][1] > 0
    assert section.buttons[0].isEnabled()
    assert not section.progress.isVisible()


def test_that_one_wished_for_stands_beside_the_one_of_the_day(section, jendela):
    jendela.read(lambda office: office.cadangan.make_daily())
    section.make()
    jendela.settle()
    assert kinds(section) == ["Harian", "Manual"]


def test_that_a_backup_can_be_stopped_and_leaves_none(section, jendela):
    section.make()
    section._stop.set()
    jendela.settle()
    assert section.model.rows == []
    assert "dibatalkan" in section.message.text


def test_that_a_cell_saves_while_a_backup_runs(section, jendela):
    section.make()
    jendela.read(lambda office: office.kantor.save_unit({"kota": "Sambil jalan"}))
    jendela.settle()
    assert jendela.read(lambda office: office.kantor.require()["kota"]) == "Sambil jalan"
    assert kinds(section) == ["Manual"]


def test_that_restoring_asks_first_naming_the_consequence(section, jendela):
    section.make()
    jendela.settle()
    jendela.read(lambda office: office.kantor.save_unit({"kota": "Sesudahnya"}))
    section.restore_button.click()
    assert "Semua isian sesudahnya" in section.message.text
    assert "disimpan dahulu sebagai cadangan" in section.message.text
    assert QApplication.focusWidget().text() == "Batal"
    answer(section, "Batal")
    jendela.settle()
    assert jendela.read(lambda office: office.kantor.require()["kota"]) == "Sesudahnya"


def test_that_a_restored_backup_shows_everywhere_and_can_itself_be_taken_back(section, jendela):
    section.make()
    jendela.settle()
    kantor = jendela.section("kantor")
    jendela.read(lambda office: office.kantor.save_unit({"nama": "Nama kemudian"}))
    jendela.section("cadangan")
    section.ask_restore()
    answer(section, "Ya, pulihkan")
    jendela.settle()
    assert jendela.window.office.text() == "Loka POM di Kabupaten Contoh"
    assert kantor.form.values()["nama"] == "Loka POM di Kabupaten Contoh"
    assert kinds(section) == ["Manual", "Sebelum pemulihan"]
    section.pane.view.go_to(
        next(row.nama for row in section.model.rows if row.jenis == "Sebelum pemulihan")
    )
    section.ask_restore()
    answer(section, "Ya, pulihkan")
    jendela.settle()
    assert kantor.form.values()["nama"] == "Nama kemudian"


def test_that_a_broken_backup_is_refused_and_nothing_changes(section, jendela, tmp_path):
    section.make()
    jendela.settle()
    (tmp_path / "kantor" / "cadangan" / "ranpk-2026-12-01-100000.db").write_bytes(
        b"bukan basis data"
    )
    section.ask_restore()
    answer(section, "Ya, pulihkan")
    jendela.settle()
    assert section.message.text.startswith("Berkas ini bukan data RANPK")
    assert jendela.read(lambda office: office.kantor.require()["kota"]) == "Contoh"


def test_that_a_full_disk_is_a_sentence(section, jendela, monkeypatch):
    def full(_pause):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(jendela.office.cadangan, "make", full)
    section.make()
    jendela.settle()
    assert section.message.text == "Disk penuh."
    assert section.buttons[0].isEnabled()


def test_that_the_new_backup_is_the_one_that_stands_chosen(section, jendela):
    jendela.read(lambda office: office.cadangan.make_daily())
    section.load()
    jendela.settle()
    assert section.pane.view.current_key() == "ranpk-2026-12-01.db"
    section.make()
    jendela.settle()
    assert section.pane.view.current_key() == "ranpk-2026-12-01-100000.db"


def test_that_choosing_another_backup_or_esc_takes_the_question_back(section, jendela):
    jendela.read(lambda office: (office.cadangan.make_daily(), office.cadangan.make()))
    section.load()
    jendela.settle()
    first, second = (row.nama for row in section.model.rows)
    section.pane.view.go_to(first)
    section.ask_restore()
    assert first in section.message.text
    section.pane.view.go_to(second)
    assert section.message.isHidden()
    section.ask_restore()
    assert second in section.message.text
    QTest.keyClick(section, Qt.Key.Key_Escape)
    assert section.message.isHidden()
