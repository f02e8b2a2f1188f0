"""The whole office as one file, from the page: saved, carried away, received, taken over."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import cadangan_lengkap, cadangan_luar
from ranpk_desktop.services.office import Office
from tests.ui.pengaturan.conftest import SAAT


def ignore(_done: int, _total: int) -> None:
    """Take no notice of progress."""


@pytest.fixture
def section(jendela):
    return jendela.section("cadangan")


@pytest.fixture
def path(tmp_path, monkeypatch) -> Path:
    """Answer every file dialog with one name."""
    chosen = tmp_path / "kantor.ranpk"
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args: (str(chosen), ""))
    return chosen


def settle(jendela):
    jendela._qtbot.waitUntil(lambda: not (jendela.tasks.pending or jendela.tasks.works))
    jendela.settle()
    if jendela.tasks.works:
        settle(jendela)


def press(parent, title):
    QApplication.processEvents()
    buttons = parent.findChildren(QPushButton)
    next(it for it in buttons if it.text() == title and it.isVisible()).click()


def carry(jendela, section, nama="Budi Contoh"):
    section.whole.carry_button.click()
    section.whole.bawa_pane.nama.setText(nama)
    section.whole.bawa_pane.primary.click()
    settle(jendela)


def banner(jendela):
    found = jendela.window.banners.shown.get("dibawa")
    return found.text if found and found.isVisible() else ""


def away(path: Path, folder: Path) -> Office:
    """Open the file as the other computer does."""
    siap = cadangan_lengkap.unpack(path, folder, ignore)
    return cadangan_lengkap.open_accepted(folder, lambda: SAAT, siap)


def carry_back(office: Office, path: Path) -> None:
    """Carry the office home as the other computer does."""
    bawaan = office.bawaan.begin("Sari Contoh", path.name)
    bahan = office.cadangan_lengkap.gather(bawaan=bawaan)
    office.bawaan.finish(bawaan, cadangan_lengkap.write(bahan, path, ignore).sidik)


def test_that_a_whole_backup_is_saved_and_the_office_stays_open(section, jendela, path):
    section.whole.save_button.click()
    assert not section.whole.isEnabled()
    settle(jendela)
    assert cadangan_lengkap.look(path).bawaan is None
    assert section.message.text.startswith("Tersimpan: kantor.ranpk (")
    assert section.whole.isEnabled()
    assert banner(jendela) == ""


def test_that_a_carried_office_says_so_and_refuses_edits_until_it_comes_back(
    section, jendela, path, tmp_path
):
    carry(jendela, section)
    assert banner(jendela) == (
        "Kantor ini sedang dibawa oleh Budi Contoh sejak 1 Desember 2026, jadi di sini hanya "
        "dapat dibaca."
    )
    assert "Buka berkas ini di komputer lain" in section.message.text
    assert not section.whole.carry_button.isVisible()
    kantor = jendela.section("kantor")
    kantor.form.fields["kota"].input.setFocus()
    QTest.keyClicks(kantor.form.fields["kota"].input, "x")
    kantor.form.save_button.click()
    settle(jendela)
    assert jendela.read(lambda office: office.kantor.require()["kota"]) == "Contoh"
    shown = kantor.form.message.text
    assert "sedang dibawa oleh Budi Contoh sejak 1 Desember 2026" in shown

    with away(path, tmp_path / "lain") as there:
        there.kantor.save_unit({"nama": "Loka POM Baru", "kota": "Kota Lain"})
        carry_back(there, path)
    press(jendela.window.banners, "Terima kembali…")
    settle(jendela)
    assert section.message.text.startswith(
        "Terima kembali Loka POM Baru, dibawa oleh Sari Contoh, dibuat 1 Desember 2026"
    )
    press(section.message, "Ya, terima")
    settle(jendela)
    assert banner(jendela) == ""
    assert jendela.window.office.text() == "Loka POM Baru"
    assert "Keadaan sebelumnya tersimpan sebagai sebelum-pulih-" in section.message.text
    jendela.read(lambda office: office.kantor.save_unit({"kota": "Di sini lagi"}))
    assert section.whole.carry_button.isVisible()


def test_that_a_carried_office_offers_neither_a_copy_outside_nor_packages(section, jendela, path):
    assert section.whole.luar.isVisible()
    assert section.packages_button.isVisible()
    carry(jendela, section)
    assert not section.whole.luar.isVisible()
    assert not section.packages_button.isVisible()
    section.whole.take_over()
    settle(jendela)
    assert section.whole.luar.isVisible()
    assert section.packages_button.isVisible()


def test_that_the_carrier_must_be_named(section, jendela, path):
    section.whole.open_carry()
    pane = section.whole.bawa_pane
    assert not section.whole.isVisible()
    pane.nama.setText(" ")
    pane.primary.click()
    assert pane.fields["nama"].error == "Nama pembawanya belum diisi."
    QTest.keyClick(pane.nama, Qt.Key.Key_Escape)
    assert section.whole.isVisible()
    assert not path.exists()


def test_that_taking_over_warns_and_opens_the_office_again(section, jendela, path):
    carry(jendela, section)
    press(jendela.window.banners, "Ambil alih…")
    settle(jendela)
    assert "itu menjadi versi kedua" in section.message.text
    assert QApplication.focusWidget().text() == "Batal"
    press(section.message, "Batal")
    assert banner(jendela)
    section.whole.take_button.click()
    settle(jendela)
    press(section.message, "Ya, ambil alih")
    settle(jendela)
    assert banner(jendela) == ""
    jendela.read(lambda office: office.kantor.save_unit({"kota": "Lagi"}))


def test_that_a_file_that_cannot_come_here_is_a_sentence(section, jendela, path):
    carry(jendela, section)
    section.whole.open_button.click()
    settle(jendela)
    assert section.message.text.startswith("Berkas ini dibuat di komputer ini")
    path.write_bytes(b"bukan cadangan")
    section.whole.open_button.click()
    settle(jendela)
    assert section.message.text.startswith("Berkas ini bukan cadangan lengkap RANPK")
    assert banner(jendela)


def test_that_a_second_version_is_told_apart_before_it_is_opened(section, jendela, path, tmp_path):
    carry(jendela, section)
    with away(path, tmp_path / "lain") as there:
        there.kantor.save_unit({"kota": "Kota Lain"})
        carry_back(there, path)
    section.whole.take_over()
    settle(jendela)
    section.whole.open_button.click()
    settle(jendela)
    assert "versi kedua" in section.message.text
    press(section.message, "Ya, buka")
    settle(jendela)
    assert jendela.read(lambda office: office.kantor.require()["kota"]) == "Kota Lain"


def test_that_an_own_backup_asks_before_it_takes_the_place_of_newer_data(section, jendela, path):
    section.whole.save_button.click()
    settle(jendela)
    jendela.read(lambda office: office.kantor.save_unit({"kota": "Sesudahnya"}))
    section.whole.open_button.click()
    settle(jendela)
    assert "cadangan 1 Desember 2026" in section.message.text
    press(section.message, "Ya, buka")
    settle(jendela)
    assert jendela.read(lambda office: office.kantor.require()["kota"]) == "Contoh"


@pytest.mark.parametrize("late", [False, True])
def test_that_a_cancelled_file_keeps_the_office_here_unless_it_was_already_whole(
    section, jendela, path, monkeypatch, late
):
    real = cadangan_lengkap.write

    def write(bahan, target, report):
        if late:
            made = real(bahan, target, report)
        jendela.tasks.works[-1].cancel()
        return made if late else real(bahan, target, report)

    monkeypatch.setattr(cadangan_lengkap, "write", write)
    carry(jendela, section)
    assert path.exists() is late
    assert bool(banner(jendela)) is late
    assert section.whole.isEnabled()
    if not late:
        assert section.message.text == "Dibatalkan; tidak ada berkas yang dibuat."
        jendela.read(lambda office: office.kantor.save_unit({"kota": "Tetap di sini"}))


@pytest.fixture
def stick(tmp_path, monkeypatch) -> Path:
    """A folder that stands for a stick on another disk, and answers the folder dialog."""
    folder = tmp_path / "flashdisk"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    monkeypatch.setattr(cadangan_luar, "is_shared_folder", lambda _path: "flashdisk")
    return folder


def test_that_a_copy_outside_is_made_read_back_and_remembered(section, jendela, stick):
    assert section.whole.luar.words.text() == "Belum ada cadangan di luar komputer ini."
    section.whole.luar.copy_button.click()
    assert not section.whole.isEnabled()
    settle(jendela)
    (path,) = stick.iterdir()
    assert section.message.text.startswith(f"Tersalin dan sudah dibaca kembali: {path} (")
    assert section.whole.luar.words.text() == f"Terakhir 1 Desember 2026 10.00 WIT ke {stick}."
    assert section.whole.isEnabled()
    assert jendela.read(lambda office: office.cadangan_luar.last()).berkas == path.name


@pytest.mark.parametrize("late", [False, True])
def test_that_a_cancelled_copy_outside_is_only_remembered_if_it_was_already_whole(
    section, jendela, stick, monkeypatch, late
):
    real = cadangan_luar.write

    def write(bahan, folder, nama, report):
        if late:
            made = real(bahan, folder, nama, report)
        jendela.tasks.works[-1].cancel()
        return made if late else real(bahan, folder, nama, report)

    monkeypatch.setattr(cadangan_luar, "write", write)
    section.whole.luar.copy_button.click()
    settle(jendela)
    assert len(list(stick.iterdir())) == late
    assert (jendela.read(lambda office: [office.cadangan_luar.last()]) != [None]) is late
    assert section.whole.isEnabled()
    if not late:
        assert section.message.text == "Dibatalkan; tidak ada berkas yang dibuat."


def test_that_a_folder_of_this_computer_or_a_gone_stick_is_a_sentence(
    section, jendela, stick, monkeypatch
):
    monkeypatch.setattr(cadangan_luar, "is_shared_folder", lambda _path: None)
    section.whole.luar.copy_button.click()
    settle(jendela)
    assert "ada di disk yang sama dengan data kantor" in section.message.text
    stick.rmdir()
    section.whole.luar.copy_button.click()
    settle(jendela)
    assert "flashdisknya masih terpasang" in section.message.text
    assert section.whole.isEnabled()


def test_that_beranda_leads_to_the_copy_outside(section, jendela):
    jendela.window.open_page("pengaturan", bagian="cadangan", tindakan="luar")
    settle(jendela)
    assert QApplication.focusWidget() is section.whole.luar.copy_button


def test_that_a_full_stick_keeps_the_office_here(section, jendela, path, monkeypatch):
    def full(_bahan, _target, _report):
        raise KnownError("DISK_PENUH", "Flashdisk penuh.")

    monkeypatch.setattr(cadangan_lengkap, "write", full)
    carry(jendela, section)
    assert section.message.text == "Flashdisk penuh."
    assert banner(jendela) == ""


def test_that_stopping_the_copy_of_the_database_keeps_the_office_here(section, jendela, path):
    section.whole._make(path, "Budi Contoh")
    section._stop.set()
    settle(jendela)
    assert jendela.read(lambda office: office.bawaan.current()) is None
    assert not path.exists()


def test_that_a_dialog_left_without_a_name_changes_nothing(section, jendela, path, monkeypatch):
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args: ("", ""))
    for work in (section.whole.save, section.whole.open_file, partial_carry(section)):
        work()
        settle(jendela)
        assert section.whole.isEnabled()
    assert jendela.read(lambda office: office.bawaan.current()) is None


def partial_carry(section):
    return lambda: section.whole._carry("Budi Contoh")


def test_that_a_file_left_unfinished_by_a_crash_is_said(section, jendela, path):
    jendela.read(lambda office: office.bawaan.begin("Budi Contoh", "kantor.ranpk"))
    jendela.tasks.run(jendela.window._read, jendela.window._show_office)
    settle(jendela)
    assert banner(jendela).endswith("Berkasnya belum selesai dibuat.")
    assert jendela.read(lambda office: office.realisasi.load(2026, Triwulan.II))
