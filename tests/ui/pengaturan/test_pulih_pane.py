"""Restoring from sent packages, from the page: shown, asked, done, and what is missing named."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import pulih_paket
from tests.kuncian import lock
from tests.ui.pengaturan.test_lengkap import settle
from tests.ui.test_mnemonics import doubled

FRASA = "lima kata untuk uji saja"


@pytest.fixture
def section(jendela):
    return jendela.section("cadangan")


def send(office, nilai):
    """Lock the third quarter with a value and send its package; returns the file."""
    kepala = office.kantor.pejabat()[0]["id"]
    butir_id = office.realisasi.load(2026, Triwulan.III).laporan.baris[0].butir_id
    office.realisasi.save_nilai(butir_id, Triwulan.III, nilai)
    lock(office, 2026, Triwulan.III, kepala)
    return office.paket.make(2026, Triwulan.III, "A4", FRASA).path


@pytest.fixture
def packages(jendela, tmp_path, monkeypatch):
    """A newer package of the third quarter than a backup put back holds, and a damaged file."""

    def work(office):
        office.identitas.make_key(FRASA)
        backup = office.cadangan.make()
        path = Path(shutil.copy(send(office, "77"), tmp_path / "tw3.asice"))
        office.cadangan.restore(backup.nama)
        return path

    path = jendela.read(work)
    bad = tmp_path / "rusak.asice"
    bad.write_bytes(path.read_bytes()[:-1])
    chosen = [path, bad]
    answer = ([str(it) for it in chosen], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: answer)
    return chosen


def lines(pane):
    return [(row.judul, row.hasil) for row in pane.model.rows]


def nilai(jendela):
    return jendela.read(
        lambda office: str(
            office.realisasi.load(2026, Triwulan.III).laporan.baris[0].realisasi.nilai
        )
    )


def test_that_packages_are_shown_before_they_replace_anything(section, jendela, packages):
    before = nilai(jendela)
    section.packages_button.click()
    settle(jendela)
    pane = section.pulih_pane
    assert lines(pane)[0] == (
        "Laporan TW III 2026, versi awal",
        "dipulihkan, menggantikan yang di sini",
    )
    assert lines(pane)[1][0] == "rusak.asice"
    assert "keadaan sekarang disimpan dahulu" in pane.words.text()
    assert not pane.confirm.isVisible()
    assert not section.pane.isVisible()
    assert nilai(jendela) == before
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert section.pane.isVisible()
    assert nilai(jendela) == before


def test_that_a_restore_says_what_the_packages_do_not_hold(section, jendela, packages):
    section.packages_button.click()
    settle(jendela)
    pane = section.pulih_pane
    pane.primary.click()
    settle(jendela)
    assert nilai(jendela) == "77"
    assert pane.words.text().startswith("Sudah dipulihkan. Keadaan sebelumnya tersimpan sebagai")
    missing = [row.judul for row in pane.missing.rows]
    assert "Penetapan rencana 2026: paketnya tidak ada." in missing
    assert pane.missing_table.isVisible()
    assert QApplication.focusWidget() is pane.cancel
    assert not pane.primary.isVisible()
    pane.cancel.click()
    assert section.pane.isVisible()
    assert section.model.rows[0].jenis == "Sebelum pemulihan"

    section.packages_button.click()
    settle(jendela)
    assert lines(pane)[0][1] == "sudah ada di sini"


def test_that_an_unknown_seal_asks_for_its_code(section, jendela, packages):
    pem = jendela.read(lambda office: office.identitas.certificate_path)
    pem.unlink()
    section.packages_button.click()
    settle(jendela)
    pane = section.pulih_pane
    assert pane.confirm.isVisible()
    assert "kode pengenal" in pane.words.text()
    assert not pane.primary.isEnabled()
    pane.submit()
    settle(jendela)
    assert nilai(jendela) != "77"
    pane.confirm.click()
    assert pane.primary.isEnabled()
    pane.primary.click()
    settle(jendela)
    assert nilai(jendela) == "77"


def test_that_a_full_disk_is_a_sentence_and_can_be_tried_again(
    section, jendela, packages, monkeypatch
):
    real = pulih_paket.keep_files

    def full(*_args):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(pulih_paket, "keep_files", full)
    section.packages_button.click()
    settle(jendela)
    pane = section.pulih_pane
    pane.primary.click()
    settle(jendela)
    assert pane.message.text == "Disk penuh."
    assert nilai(jendela) != "77"
    monkeypatch.setattr(pulih_paket, "keep_files", real)
    pane.primary.click()
    settle(jendela)
    assert nilai(jendela) == "77"


def test_that_files_of_which_none_is_a_package_are_a_sentence(
    section, jendela, packages, monkeypatch
):
    answer = ([str(packages[1])], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: answer)
    section.packages_button.click()
    settle(jendela)
    assert section.pulih_pane.message.text.startswith("Tidak ada paket yang utuh")
    assert not section.pulih_pane.primary.isEnabled()


@pytest.mark.parametrize("when", ["read", "keep_files"])
def test_that_a_cancelled_work_closes_the_card_and_changes_nothing(
    section, jendela, packages, monkeypatch, when
):
    real = getattr(pulih_paket, when)

    def work(*args):
        jendela.tasks.works[-1].cancel()
        return real(*args)

    monkeypatch.setattr(pulih_paket, when, work)
    section.packages_button.click()
    settle(jendela)
    if when == "keep_files":
        section.pulih_pane.primary.click()
        settle(jendela)
    assert not section.pulih_pane.asking
    assert section.pane.isVisible()
    assert nilai(jendela) != "77"


def test_that_no_files_chosen_changes_nothing(section, jendela, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([], ""))
    section.packages_button.click()
    assert not section.pulih_pane.asking


def test_that_no_letter_is_doubled_while_the_card_asks_and_after_it(section, jendela, packages):
    jendela.read(lambda office: office.identitas.certificate_path).unlink()
    section.packages_button.click()
    settle(jendela)
    assert not doubled(jendela.window)
    section.pulih_pane.confirm.click()
    section.pulih_pane.primary.click()
    settle(jendela)
    assert section.pulih_pane.missing_table.isVisible()
    assert not doubled(jendela.window)
