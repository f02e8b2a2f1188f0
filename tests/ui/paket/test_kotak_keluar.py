"""The outbox seen from the window: a letter that arrives, a line cut, pause, password."""

import ssl
from functools import partial

import pytest
from PySide6.QtWidgets import QPushButton

from ranpk_desktop.domain.kiriman import KeadaanKiriman
from ranpk_desktop.services.kotak_keluar import deliver
from tests.surat.conftest import pem, tls
from tests.surat.kiriman_contoh import SANDI, set_up_mail
from tests.surat.server import Kotak, free_port, serving
from tests.ui.paket.halaman import HalamanPaket, with_package

__all__ = ["pem", "tls"]


def open_page(buka, port: int, tls: ssl.SSLContext, **mail) -> HalamanPaket:
    """Open the page of an office that sends to a port, with the outbox at work."""

    def prepare(office):
        with_package(office)
        set_up_mail(office, port, **mail)

    halaman = HalamanPaket(buka(prepare))
    pengirim = halaman.seluruh.window.pengirim()
    pengirim._kirim = partial(deliver, tls=tls)
    pengirim.start()
    halaman.seluruh.settle()
    return halaman


def send(halaman: HalamanPaket) -> None:
    """Press "Kirim langsung", and wait until the attempt has ended."""
    halaman.press_button("langsung")
    pengirim = halaman.seluruh.window.pengirim()
    halaman.seluruh.wait_for(lambda: not pengirim.busy)
    halaman.seluruh.settle()


def press(halaman: HalamanPaket, title: str) -> None:
    """Press a button of the line of the outbox."""
    buttons = halaman.page.outbox.message.findChildren(QPushButton)
    next(it for it in buttons if it.text() == title and not it.isHidden()).click()
    halaman.seluruh.settle()


def test_that_a_letter_that_the_server_took_turns_the_package_sent(buka, pem, tls):
    kotak = Kotak()
    with serving(kotak, pem) as port:
        halaman = open_page(buka, port, tls)
        send(halaman)
        halaman.seluruh.wait_for(lambda: halaman.page.chosen().status.startswith("Terkirim"))
    assert len(kotak.surat) == 1
    assert not halaman.page.outbox.isVisible()
    assert not halaman.seluruh.window.status_line.outbox.isVisible()
    assert halaman.page.chosen().status == "Terkirim 1 Desember 2026, email"


def test_that_a_server_that_cannot_be_reached_is_tried_again_later(buka, tls):
    halaman = open_page(buka, free_port(), tls)
    send(halaman)
    words = halaman.page.outbox.message.text
    assert "1 menunggu jaringan" in words
    assert "mencoba lagi dalam 1 menit" in words
    assert halaman.page.chosen().status == "Menunggu dikirim"
    line = halaman.seluruh.window.status_line.outbox
    assert line.accessibleName() == "Kotak keluar: 1 menunggu"
    halaman.seluruh.window.open_page("beranda")
    line.click()
    assert halaman.seluruh.shown() == "Paket & Kirim"


def test_that_a_line_cut_before_the_answer_is_said_clearly(buka, pem, tls):
    kotak = Kotak({"END": ""})
    with serving(kotak, pem) as port:
        halaman = open_page(buka, port, tls)
        send(halaman)
    words = halaman.page.outbox.message.text
    assert "1 tidak pasti" in words
    assert "mungkin menerimanya dua kali" in words
    assert "mungkin menerimanya dua kali" in halaman.page.detail.doubt.text
    assert halaman.page.chosen().status == "Menunggu dikirim · Belum pasti sampai"


def test_that_the_outbox_can_be_paused_and_goes_on(buka, pem, tls):
    kotak = Kotak()
    with serving(kotak, pem) as port:
        halaman = open_page(buka, port, tls)
        halaman.seluruh.do(halaman.office.kotak_keluar.pause)
        send(halaman)
        assert "dijeda" in halaman.page.outbox.message.text
        assert not kotak.surat
        press(halaman, "Lanjutkan")
        halaman.seluruh.wait_for(lambda: halaman.page.chosen().status.startswith("Terkirim"))
    assert len(kotak.surat) == 1


def test_that_what_waits_can_be_taken_out(buka, tls):
    halaman = open_page(buka, free_port(), tls)
    send(halaman)
    press(halaman, "Batalkan")
    assert not halaman.page.outbox.isVisible()
    assert halaman.page.chosen().status == "Dibuat, belum dikirim"


@pytest.mark.parametrize("typed", [SANDI, ""])
def test_that_the_password_is_asked_for_and_kept_nowhere(buka, pem, tls, typed):
    kotak = Kotak(sandi=SANDI)
    with serving(kotak, pem) as port:
        halaman = open_page(buka, port, tls, user="loka")
        send(halaman)
        assert "sandi email loka@127.0.0.1 diperlukan" in halaman.page.outbox.message.text
        press(halaman, "Isi sandi…")
        pane = halaman.page.sandi_pane
        pane.sandi.setText(typed)
        pane.submit()
        if not typed:
            assert "belum diisi" in pane.fields["sandi"].error
            pane.close_pane()
            return
        halaman.seluruh.wait_for(lambda: halaman.page.chosen().status.startswith("Terkirim"))
    assert not pane.sandi.text()
    assert len(kotak.surat) == 1
    stored = b"".join(path.read_bytes() for path in halaman.office.folder.rglob("*.db*"))
    assert stored
    assert SANDI.encode() not in stored


def test_that_marking_it_sent_takes_it_out_of_the_outbox(buka, tls):
    halaman = open_page(buka, free_port(), tls)
    send(halaman)
    halaman.press_button("sudah")
    halaman.page.sent_pane.submit()
    halaman.seluruh.settle()
    assert not halaman.page.outbox.isVisible()
    assert halaman.page.chosen().status.startswith("Terkirim 1 Desember 2026")
    states = [it.keadaan for it in halaman.seluruh.do(halaman.office.kotak_keluar.listed)]
    assert sorted(states) == [KeadaanKiriman.BATAL, KeadaanKiriman.TERKIRIM]
