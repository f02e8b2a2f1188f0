"""The outbox in one line: what waits for the line, when it is tried again, and how to stop it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.kiriman import KeadaanKiriman, Kiriman, describe_pause
from ui.core.messages import Actions, InlineMessage
from ui.core.page import Context
from ui.paket.pengirim import Pengirim


class KotakKeluarLine(QWidget):
    """Show what stands in the outbox, and nothing where it is empty.

    `sandi_wanted` carries the account whose password is to be typed.
    """

    sandi_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._away = False
        self._offered: object = None
        self.pengirim = context.pengirim()
        self.message = InlineMessage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.message)
        self.hide()
        self.pengirim.changed.connect(self.look)
        self.pengirim.progressed.connect(lambda _kiriman, _fraction: self.look())

    def look(self) -> None:
        """Show the outbox as it is now; its buttons stay while they mean the same."""
        self._fit()
        if not self.pengirim.waiting:
            return
        text, tone = describe_outbox(self.pengirim, self._context.clock())
        box = self.pengirim
        offered = (box.paused, box.sandi_wanted, [(it.id, it.keadaan) for it in box.waiting])
        if offered == self._offered:
            self.message.set_text(text, tone)
        else:
            self._offered = offered
            self.message.show_message(text, tone, self._actions(), closable=False)

    def give_way(self, away: bool) -> None:
        """Leave the room to something that needs all of it, or come back."""
        self._away = away
        self._fit()

    def _fit(self) -> None:
        self.setVisible(bool(self.pengirim.waiting) and not self._away)

    def _actions(self) -> Actions:
        box = self._context.services
        held = [it.id for it in self.pengirim.waiting if it.keadaan is not KeadaanKiriman.MENGIRIM]
        stop = (
            _("Batalkan"),
            lambda: self._do(lambda: [box.kotak_keluar.cancel(it) for it in held]),
        )
        if self.pengirim.sandi_wanted:
            ask = (_("Isi sandi…"), lambda: self.sandi_wanted.emit(self.pengirim.sandi_wanted))
            return (ask, stop)
        if self.pengirim.paused:
            return ((_("Lanjutkan"), self.pengirim.resume), stop)
        again = (
            _("Coba sekarang"),
            lambda: self._do(lambda: [box.kotak_keluar.retry(it) for it in held]),
        )
        pause = (_("Jeda"), self.pengirim.pause)
        return (again, pause, stop) if held else (pause,)

    def _do(self, job: Callable[[], object]) -> None:
        self._context.tasks.run(job, lambda _done: self.pengirim.wake())


def describe_outbox(box: Pengirim, now: datetime) -> tuple[str, str]:
    """Return the outbox in a sentence, with its tone."""
    words = _("Kotak keluar: {isi}").format(isi=count(box.waiting))
    uncertain = any(it.keadaan is KeadaanKiriman.TIDAK_PASTI for it in box.waiting)
    answers = [it.jawaban for it in box.waiting if it.jawaban]
    if box.sandi_wanted:
        text = _("{kotak} – sandi email {akun} diperlukan")
        words = text.format(kotak=words, akun=box.sandi_wanted)
    elif box.paused:
        words = _("{kotak} – dijeda").format(kotak=words)
    elif box.kiriman:
        percent = round(box.fraction * 100)
        words = _("{kotak}, {persen}% terkirim").format(kotak=words, persen=percent)
    elif box.next_attempt:
        when = describe_pause(box.next_attempt - now)
        again = _("{kotak} – mencoba lagi {kapan}") if answers else _("{kotak} – {kapan}")
        words = again.format(kotak=words, kapan=when)
    elif all(it.ditahan for it in box.waiting):
        words = _("{kotak} – ditahan sampai Anda memilih Coba sekarang").format(kotak=words)
    if answers:
        words = f"{words}. {answers[-1]}"
    if uncertain and not any(_("dua kali") in it for it in answers[-1:]):
        words = f"{words.rstrip('.')}. {_('Pusat mungkin menerimanya dua kali.')}"
    attention = uncertain or box.paused or box.sandi_wanted or answers
    return words, "peringatan" if attention else "info"


def count(kiriman: Sequence[Kiriman]) -> str:
    """Return how many rows stand in the outbox, by what they wait for."""
    kinds = [it.keadaan for it in kiriman]
    counted = [text.format(n=kinds.count(it)) for it, text in _WORDS.items() if it in kinds]
    return ", ".join(counted)


_WORDS = {
    KeadaanKiriman.MENGIRIM: _("{n} sedang dikirim"),
    KeadaanKiriman.MENUNGGU: _("{n} menunggu jaringan"),
    KeadaanKiriman.TIDAK_PASTI: _("{n} tidak pasti"),
}
