"""A window that closes while a letter leaves: the letter is broken off, noted, and waits."""

import threading
from typing import Any

import pytest

from ranpk_desktop.domain.kiriman import HasilKirim, KeadaanKiriman
from tests.surat.kiriman_contoh import add_package, set_up_mail
from tests.ui.jendela import fill_and_lock
from tests.ui.seluruh import SAAT, buka
from ui.paket.pengirim import Pengirim

__all__ = ["buka"]


def prepare(office: Any) -> None:
    fill_and_lock(office)
    set_up_mail(office, 1)
    office.kotak_keluar.enqueue(add_package(office)[0])


@pytest.mark.parametrize("patient", [True, False])
def test_that_closing_waits_until_the_letter_is_noted(buka, qtbot, patient: bool) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def send(_siap: Any, _sandi: str, report: Any) -> HasilKirim:
        begun.set()
        while not go_on.wait(0.01):
            report(1, 2)
        return HasilKirim(KeadaanKiriman.TERKIRIM, "TERKIRIM")

    jendela = buka(prepare)
    window = jendela.window
    window._pengirim = Pengirim(
        window.context.services, jendela.tasks, lambda: SAAT, window, kirim=send
    )
    closed: list[object] = []
    window.closed.connect(closed.append)
    window.context.pengirim().start()
    qtbot.waitUntil(begun.is_set)
    if patient:  # the answer comes before the wish to close is heard
        go_on.set()
    window.close()
    assert closed == []
    assert window.isVisible()
    qtbot.waitUntil(lambda: bool(closed))
    assert not window.isVisible()
    (row,) = jendela.do(lambda: jendela.office.kotak_keluar.listed())
    sent = KeadaanKiriman.TERKIRIM if patient else KeadaanKiriman.MENUNGGU
    assert (row.keadaan, row.percobaan) == (sent, int(patient))
