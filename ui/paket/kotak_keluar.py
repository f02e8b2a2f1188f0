"""The outbox in one line: what waits for the line, when it is tried again, and how to stop it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.kiriman import KeadaanKiriman, Kiriman, describe_pause
from ui.core.messages import Actions, InlineMessage
from ui.core.page import Context

_TURN = 20_000
"""Milliseconds after which the words are chosen anew: the next attempt comes nearer."""


@dataclass(frozen=True, slots=True)
class IsiKotak:
    """Hold the outbox as read by one job; `now` is the time of reading."""

    kiriman: tuple[Kiriman, ...]
    paused: bool
    now: datetime


class KotakKeluarLine(QWidget):
    """Show what stands in the outbox, and nothing where it is empty; `changed` says it was told."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.isi: IsiKotak | None = None
        self._away = False
        self.message = InlineMessage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.message)
        self.hide()
        self._timer = QTimer(self, interval=_TURN)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Read the outbox and show it."""
        self._context.tasks.run(self._read, self._show)

    def _read(self) -> IsiKotak:
        office = self._context.services
        box = office.kotak_keluar
        return IsiKotak(box.waiting(), box.paused, office.store.moment())

    def _show(self, isi: IsiKotak) -> None:
        self.isi = isi
        self._fit()
        if not isi.kiriman:
            self._timer.stop()
            return
        self._timer.start()
        text, tone = describe_outbox(isi)
        self.message.show_message(text, tone, self._actions(isi), closable=False)

    def give_way(self, away: bool) -> None:
        """Leave the room to something that needs all of it, or come back."""
        self._away = away
        self._fit()

    def _fit(self) -> None:
        self.setVisible(bool(self.isi and self.isi.kiriman) and not self._away)

    def _actions(self, isi: IsiKotak) -> Actions:
        box = self._context.services
        held = [it.id for it in isi.kiriman if it.keadaan is not KeadaanKiriman.MENGIRIM]
        again = (
            _("Coba sekarang"),
            lambda: self._do(lambda: [box.kotak_keluar.retry(i) for i in held]),
        )
        stop = (_("Batalkan"), lambda: self._do(lambda: [box.kotak_keluar.cancel(i) for i in held]))
        if isi.paused:
            return ((_("Lanjutkan"), lambda: self._do(lambda: box.kotak_keluar.resume())), stop)
        pause = (_("Jeda"), lambda: self._do(lambda: box.kotak_keluar.pause()))
        return (again, pause, stop) if held else (pause,)

    def _do(self, job: Callable[[], object]) -> None:
        self._context.tasks.run(job, lambda _done: self._done())

    def _done(self) -> None:
        self.look()
        self.changed.emit()


def describe_outbox(isi: IsiKotak) -> tuple[str, str]:
    """Return the outbox in a sentence, with its tone."""
    kinds = [it.keadaan for it in isi.kiriman]
    parts = []
    for keadaan, text in _WORDS.items():
        if n := kinds.count(keadaan):
            parts.append(text.format(n=n))
    words = _("Kotak keluar: {isi}").format(isi=", ".join(parts))
    uncertain = KeadaanKiriman.TIDAK_PASTI in kinds
    if isi.paused:
        words = _("{kotak} – dijeda").format(kotak=words)
    elif when := _next(isi.kiriman, isi.now):
        words = _("{kotak} – mencoba lagi {kapan}").format(kotak=words, kapan=when)
    answers = [it.jawaban for it in isi.kiriman if it.jawaban]
    if answers:
        words = f"{words}. {answers[-1]}"
    if uncertain and not any(_("dua kali") in it for it in answers):
        words = f"{words} {_('Pusat mungkin menerimanya dua kali.')}"
    tone = "peringatan" if uncertain or isi.paused or answers else "info"
    return words, tone


def _next(kiriman: Sequence[Kiriman], now: datetime) -> str:
    times = [it.coba_lagi_pada for it in kiriman if it.coba_lagi_pada]
    return describe_pause(min(times) - now) if times else ""


_WORDS = {
    KeadaanKiriman.MENGIRIM: _("{n} sedang dikirim"),
    KeadaanKiriman.MENUNGGU: _("{n} menunggu jaringan"),
    KeadaanKiriman.TIDAK_PASTI: _("{n} tidak pasti"),
}
