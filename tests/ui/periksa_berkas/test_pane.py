"""Checking a file in its window: chosen or dropped, explained, copied, its sealer pinned."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from ranpk_desktop.domain.identitas import spell
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.paket import sertifikat
from tests.ui.jendela import fill_and_lock

FRASA = "kuda hijau makan lima mangga"


def sealed(office):
    fill_and_lock(office)
    office.identitas.make_key(FRASA)
    office.paket.make(2026, Triwulan.III, "F4", FRASA)


@pytest.fixture
def jendela(make_window):
    return make_window(sealed)


@pytest.fixture
def paket(jendela):
    return jendela.do(lambda: jendela.office.paket.find(2026, Triwulan.III)).path


@pytest.fixture
def pane(jendela):
    jendela.window.check_action.trigger()
    return jendela.window._check.pane


def texts(pane):
    return [label.text() for label in pane.details.findChildren(QLabel) if label.isVisible()]


def check(jendela, pane, path):
    pane.check(path)
    jendela.settle()


def test_that_the_window_stands_beside_the_other_one(jendela, pane):
    window = jendela.window._check
    assert window.isVisible()
    assert not window.isModal()
    assert jendela.window.isEnabled()
    assert pane.invitation.isVisible()
    jendela.window.check_action.trigger()
    assert jendela.window._check is window
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_that_a_chosen_package_is_explained(jendela, pane, paket, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(paket), ""))
    pane.choose_button.click()
    assert not pane.invitation.isVisible()
    jendela.settle()
    assert "utuh dan disegel oleh kantor yang dikenal" in pane.verdict.text
    shown = texts(pane)
    assert "Laporan TW III 2026, Versi awal" in shown
    key = jendela.do(jendela.office.identitas.show)
    assert spell(key["kata_pengenal"]) in shown
    names = [row.nama for row in pane.table.model.rows]
    assert names[:2] == ["data.json", "laporan-TW3-2026.pdf"]
    assert not pane.pin_button.isVisible()


def test_that_a_file_is_dropped_on_it(jendela, pane, paket):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(paket))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(40, 40)
    enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, mime, left, none)
    QApplication.sendEvent(pane, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(pane, QDropEvent(place, Qt.DropAction.CopyAction, mime, left, none))
    jendela.settle()
    assert "utuh dan disegel" in pane.verdict.text


def test_that_text_is_not_taken_for_a_file(jendela, pane):
    mime = QMimeData()
    mime.setText("bukan berkas")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(40, 40).toPoint(), Qt.DropAction.CopyAction, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(pane, enter)
    assert not enter.isAccepted()


def test_that_the_result_is_copied_as_text(jendela, pane, paket):
    check(jendela, pane, paket)
    pane.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"Berkas: {paket.name}")
    assert "laporan-TW3-2026.pdf" in copied
    assert "Tersalin" in pane.copy_button.text()


def test_that_a_damaged_file_gets_its_reason_and_the_next_one_a_clean_pane(
    jendela, pane, paket, tmp_path
):
    broken = tmp_path / "rusak.asice"
    broken.write_bytes(paket.read_bytes()[:-100])
    check(jendela, pane, broken)
    assert pane.verdict.text == "Paket ini tidak sah."
    assert any("rusak atau telah diubah" in text for text in texts(pane))
    assert not pane.table.isVisible()
    check(jendela, pane, paket)
    assert "utuh dan disegel" in pane.verdict.text
    assert not any("rusak" in text for text in texts(pane))


def test_that_a_file_that_cannot_be_read_says_so(jendela, pane, tmp_path):
    check(jendela, pane, tmp_path / "tidak-ada.asice")
    assert "tidak dapat dibuka" in pane.verdict.text
    assert not pane.copy_button.isVisible()


def test_that_the_sealer_is_pinned_by_the_code_that_was_read_out(
    jendela, pane, paket, tmp_path, make_window
):
    """As at another unit, which does not know the certificate yet."""
    office = jendela.office
    (der,) = jendela.do(office.identitas.certificates)
    own = jendela.do(lambda: office.identitas.certificate_path)
    jendela.do(own.unlink)
    check(jendela, pane, paket)
    assert "belum dapat dipastikan" in pane.verdict.text
    pane.pin_button.click()
    jendela.settle()
    assert pane.pin_pane.isVisible()
    pane.pin_pane.unit.set_value("pusat")
    pane.pin_pane.kode.setText("gajah gajah")
    pane.pin_pane.primary.click()
    jendela.settle()
    assert pane.pin_pane.fields["kode"].error
    pane.pin_pane.kode.setText(" ".join(sertifikat.kata_pengenal(der)))
    pane.pin_pane.primary.click()
    jendela.settle()
    (pinned,) = jendela.do(office.identitas.pinned_list)
    assert pinned.unit_id == "pusat"
    # Pinned for another unit than the package speaks for: that is said at once.
    assert any("kunci unit lain" in text for text in texts(pane))


def test_that_a_pdf_is_explained_too(jendela, pane, tmp_path):
    path = tmp_path / "surat.pdf"
    path.write_bytes(b"%PDF-1.7\nbukan pdf")
    check(jendela, pane, path)
    assert pane.verdict.text.startswith("PDF ini")
    assert pane.copy_button.isVisible()


def test_that_markup_in_a_name_is_shown_as_it_stands(jendela, pane, paket, tmp_path):
    path = tmp_path / "<b>tebal<b>.asice"
    path.write_bytes(paket.read_bytes())
    check(jendela, pane, path)
    assert "<b>tebal" in pane.file.text()
    assert pane.file.textFormat() is Qt.TextFormat.PlainText


def test_that_closing_the_main_window_closes_it(jendela, pane):
    window = jendela.window._check
    jendela.window.close()
    assert not window.isVisible()
