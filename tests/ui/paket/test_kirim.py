"""Sending from the window: by hand, on a stick, as a draft, and directly."""

import email
from email import policy
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from ranpk_desktop import files, system
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.kiriman import CaraKirim
from ranpk_desktop.domain.tanda_terima import Putusan
from tests import pusat
from tests.surat.kiriman_contoh import fill
from tests.ui.paket.halaman import HalamanPaket, with_package
from ui.core.preview import PreviewDialog

TW3 = "Laporan TW III 2026"


def clipboard():
    return QGuiApplication.clipboard().text()


@pytest.fixture
def dibuka(monkeypatch) -> list[Path]:
    opened: list[Path] = []
    monkeypatch.setattr(system, "open_with_desktop", opened.append)
    return opened


def test_that_the_folder_of_the_package_is_opened(dengan_paket, dibuka):
    dengan_paket.press_button("folder")
    assert dibuka == [dengan_paket.office.folder / "paket"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("alamat", "pelaporan@contoh.go.id"),
        ("subjek", "TW III 2026"),
        ("isi", "Kode data"),
    ],
)
def test_that_the_texts_for_webmail_are_copied(dengan_paket, name, words):
    dengan_paket.press_button(name)
    assert words in clipboard()
    assert "tersalin" in dengan_paket.said()


def test_that_a_missing_address_is_said_and_leads_to_the_settings(buka):
    def prepare(office):
        with_package(office)
        office.surat.save_addresses({"umum": ""})

    halaman = HalamanPaket(buka(prepare))
    QGuiApplication.clipboard().setText("sebelumnya")
    halaman.press_button("alamat")
    assert "belum diisi" in halaman.said()
    assert clipboard() == "sebelumnya"


def test_that_what_was_sent_by_hand_is_noted_with_day_and_way(dengan_paket):
    halaman = dengan_paket
    halaman.press_button("sudah")
    pane = halaman.page.sent_pane
    assert pane.tanggal.value() == "2026-12-01"
    pane.cara.set_value(CaraKirim.WHATSAPP.value)
    pane.keterangan.setText("kepada Bapak Contoh")
    pane.submit()
    halaman.seluruh.settle()
    assert not pane.asking
    assert halaman.page.chosen().status == "Terkirim 1 Desember 2026, WhatsApp"
    halaman.page.detail.parts.show_part("rincian")
    assert "kepada Bapak Contoh" in halaman.facts()


def test_that_a_day_that_has_not_come_is_refused_at_its_field(dengan_paket):
    dengan_paket.press_button("sudah")
    pane = dengan_paket.page.sent_pane
    pane.tanggal.set_value("2026-12-02")
    pane.submit()
    dengan_paket.seluruh.settle()
    assert "belum tiba" in pane.fields["tanggal"].error
    assert dengan_paket.page.chosen().status == "Dibuat, belum dikirim"


def test_that_a_copy_on_a_stick_is_read_back(dengan_paket, tmp_path, monkeypatch):
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(stick))
    dengan_paket.press_button("flashdisk")
    (berkas,) = dengan_paket.page.chosen().paket.berkas
    assert (stick / berkas.nama).read_bytes() == berkas.path.read_bytes()
    assert "utuh" in dengan_paket.said()
    assert dengan_paket.page.chosen().status == "Dibuat, belum dikirim"


def test_that_a_stick_that_loses_bytes_is_found_out(dengan_paket, tmp_path, monkeypatch):
    real = files.copy_file

    def lose(source, target):
        real(source, target)
        target.write_bytes(target.read_bytes()[:-1] + b"x")
        return target

    monkeypatch.setattr(files, "copy_file", lose)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    dengan_paket.press_button("flashdisk")
    assert "tidak sama dengan aslinya" in dengan_paket.said()


def test_that_nothing_is_copied_when_the_user_changes_his_mind(dengan_paket, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    dengan_paket.press_button("flashdisk")
    assert not dengan_paket.said()


def test_that_the_draft_holds_the_package_for_the_mail_program(dengan_paket, dibuka):
    dengan_paket.press_button("email")
    (draft,) = dibuka
    assert draft.suffix == ".eml"
    letter = email.message_from_bytes(draft.read_bytes(), policy=policy.default)
    assert letter["X-Unsent"] == "1"
    assert letter["To"] == "pelaporan@contoh.go.id"
    (attached,) = [it for it in letter.iter_attachments() if it.get_filename().endswith(".asice")]
    (berkas,) = dengan_paket.page.chosen().paket.berkas
    assert attached.get_content() == berkas.path.read_bytes()
    assert dengan_paket.page.chosen().status == "Dibuat, belum dikirim"


def test_that_the_documents_travel_beside_the_package_when_wanted(dengan_paket, dibuka):
    dengan_paket.page.detail.kirim.loose.click()
    dengan_paket.seluruh.settle()
    dengan_paket.press_button("email")
    letter = email.message_from_bytes(dibuka[0].read_bytes(), policy=policy.default)
    names = {it.get_filename().rpartition(".")[2] for it in letter.iter_attachments()}
    assert names == {"asice", "pdf", "xlsx"}


def test_that_sending_needs_a_server_first(dengan_paket):
    dengan_paket.press_button("langsung")
    assert "Server email kantor belum diisi" in dengan_paket.said()
    assert not dengan_paket.page.outbox.isVisible()


def test_that_the_covering_letter_is_shown_with_its_number(dengan_paket):
    dengan_paket.press_button("pengantar")
    pane = dengan_paket.page.letter_pane
    pane.nomor.setText("R-01")
    pane.submit()
    dengan_paket.seluruh.settle()
    (preview,) = dengan_paket.seluruh.window.findChildren(PreviewDialog)
    assert preview.windowTitle() == f"Pratinjau surat pengantar {TW3}"
    preview.reject()
    dengan_paket.seluruh.settle()


def test_that_a_lost_file_is_named_and_cannot_be_sent(dengan_paket):
    (berkas,) = dengan_paket.page.chosen().paket.berkas
    berkas.path.unlink()
    dengan_paket.page.load()
    dengan_paket.seluruh.settle()
    assert berkas.nama in dengan_paket.page.detail.doubt.text
    buttons = dengan_paket.page.detail.kirim.buttons
    assert not buttons["email"].isEnabled()
    assert not buttons["langsung"].isEnabled()
    assert buttons["folder"].isEnabled()


def test_that_the_details_name_files_codes_and_chain(dengan_paket):
    dengan_paket.page.detail.parts.show_part("rincian")
    (berkas,) = dengan_paket.page.chosen().paket.berkas
    words = dengan_paket.facts()
    for word in (berkas.nama, "Kode data", "Kode paket"):
        assert word in words


def test_that_the_year_narrows_the_history(buka):
    def prepare(office):
        with_package(office)
        office.susunan.add(2027, Level.SASARAN_KHUSUS, "Sasaran tahun depan")

    dengan_paket = HalamanPaket(buka(prepare))
    page = dengan_paket.page
    page.tahun.set_value("2027")
    page.tahun.edited.emit()
    dengan_paket.seluruh.settle()
    assert not page.model.rowCount()
    assert not page.detail.isVisible()
    page.tahun.set_value("2026")
    page.tahun.edited.emit()
    dengan_paket.seluruh.settle()
    assert page.model.rowCount() == 1


def test_that_what_pusat_answered_is_shown_beside_the_package(dengan_paket, tmp_path):
    office, window = dengan_paket.office, dengan_paket.seluruh.window
    dengan_paket.seluruh.do(lambda: pusat.pin(office.folder))
    (berkas,) = dengan_paket.page.chosen().paket.berkas
    putusan = pusat.decide(berkas.path, Putusan.DIKEMBALIKAN, keterangan="Mohon diperbaiki.")
    window.open_received(pusat.save(tmp_path, pusat.receipt(putusan), "terima.asice"))
    dengan_paket.seluruh.settle()
    window.received.pane.close_pane()
    answer = dengan_paket.page.detail.answer
    assert dengan_paket.page.chosen().status.startswith("Dikembalikan Pusat · Tanda terima")
    assert "mengembalikan" in answer.text
    answer.findChildren(QPushButton)[0].click()
    dengan_paket.seluruh.settle()
    assert window.received.pane.asking


def test_that_a_file_from_pusat_is_asked_for_from_here(dengan_paket, monkeypatch):
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *_args: asked.append(True) or ("", "")
    )
    buttons = dengan_paket.page.header.findChildren(QPushButton)
    next(it for it in buttons if "dari Pusat" in it.accessibleName()).click()
    dengan_paket.seluruh.settle()
    assert asked or dengan_paket.seluruh.window.received.pane.asking


@pytest.fixture
def dua_bagian(buka) -> HalamanPaket:
    """Return the page of an office whose quarter became two parts."""

    def prepare(office):
        fill(office, dari=2)
        office.surat.save_addresses({"umum": "pelaporan@contoh.go.id"})

    return HalamanPaket(buka(prepare))


def test_that_the_parts_of_a_report_are_one_line_and_named_in_the_details(dua_bagian):
    assert [row.judul for row in dua_bagian.page.model.rows] == [f"{TW3}, 2 bagian"]
    dua_bagian.page.detail.parts.show_part("rincian")
    assert "Bagian 2 dari 2" in dua_bagian.facts()


def test_that_each_part_has_a_draft_of_its_own(dua_bagian, dibuka):
    dua_bagian.press_button("email")
    letters = [email.message_from_bytes(it.read_bytes(), policy=policy.default) for it in dibuka]
    subjects = [str(it["Subject"]) for it in letters]
    assert ["bagian 1 dari 2" in subjects[0], "bagian 2 dari 2" in subjects[1]] == [True, True]
    assert "2 draf email dibuka" in dua_bagian.said()


def test_that_all_parts_go_on_the_stick(dua_bagian, tmp_path, monkeypatch):
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(stick))
    dua_bagian.press_button("flashdisk")
    berkas = dua_bagian.page.chosen().paket.berkas
    assert sorted(it.name for it in stick.iterdir()) == sorted(it.nama for it in berkas)
    note = dua_bagian.page.detail.kirim.message.findChildren(QPushButton)[0]
    note.click()
    dua_bagian.seluruh.settle()
    assert dua_bagian.page.sent_pane.cara.value() == CaraKirim.FLASHDISK.value
    dua_bagian.page.sent_pane.submit()
    dua_bagian.seluruh.settle()
    assert dua_bagian.page.chosen().status == "Terkirim 1 Desember 2026, flashdisk"


def test_that_the_file_is_explained_as_pusat_sees_it(dengan_paket):
    dengan_paket.press_button("periksa")
    check = dengan_paket.seluruh.window._check
    assert check.isVisible()
    (berkas,) = dengan_paket.page.chosen().paket.berkas
    words = "\n".join(label.text() for label in check.findChildren(QLabel))
    assert berkas.nama in words
    assert "utuh" in words
    check.close()
