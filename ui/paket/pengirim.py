"""The outbox at work: one letter after another in the background, as long as the window is open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.kiriman import HasilKirim, KeadaanKiriman, Kiriman, KonfigurasiSmtp
from ranpk_desktop.errors import KnownError, LockedError
from ui.core.tasks import Cancelled, Tasks, Work

if TYPE_CHECKING:  # its modules cost more time than the first paint may take
    from ranpk_desktop.services.kotak_keluar import SiapKirim
    from ranpk_desktop.services.office import Office

Kirim = Callable[["SiapKirim", str, Callable[[float, float], None]], HasilKirim]
"""Makes one attempt in the pool: `kotak_keluar.deliver`."""

_LOOK = 60_000
"""Milliseconds after which the clock is looked at again: computers sleep, and clocks are set."""
_AGAIN = 30_000
"""Milliseconds until a result that the disk refused is written again."""


@dataclass(frozen=True, slots=True)
class _Outbox:
    waiting: tuple[Kiriman, ...]
    due: Kiriman | None
    next_attempt: datetime | None
    paused: bool
    konfigurasi: KonfigurasiSmtp


class Pengirim(QObject):
    """Send what is due, note how it ended, and sleep until the next attempt.

    `changed` says that the outbox is no longer as it was: read `waiting`, `kiriman` (the one under
    way), `next_attempt`, `paused` and `sandi_wanted` anew. `progressed` carries the row under way
    and how much of it is out, 0 to 1. Nothing is sent before `start`. Cancelling the work in the
    status line pauses the outbox.
    """

    changed = Signal()
    progressed = Signal(object, float)

    def __init__(
        self,
        services: "Office",
        tasks: Tasks,
        clock: Clock,
        parent: QObject | None = None,
        kirim: Kirim | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._tasks, self._clock = services, tasks, clock
        self._kirim = kirim
        self.waiting: tuple[Kiriman, ...] = ()
        self.kiriman: Kiriman | None = None
        self.fraction = 0.0
        self.next_attempt: datetime | None = None
        self.paused = False
        self.sandi_wanted = ""
        """The account whose password the user must type before anything goes on; "" for none."""
        self._sandi: dict[str, str] = {}
        self._refused: set[str] = set()
        """Accounts whose kept password was refused: it is not tried again."""
        self._for_sandi: list[str] = []
        """Rows that failed because of a password, to go on with the next one."""
        self._work: Work | None = None
        self._asking: Work | None = None
        self._outcome: list[HasilKirim | None] = []
        self._running = False
        self._looking = False
        self._begun = False
        self._then: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.wake)
        tasks.work_changed.connect(self._work_changed)

    # For the window ---------------------------------------------------------------------------

    def start(self) -> None:
        """Settle what an earlier run left, and begin to send."""
        self._running = True
        self._tasks.run(lambda: self._services.kotak_keluar.recover(), lambda _lost: self.wake())

    def wake(self) -> None:
        """Look whether something is due: after something was put into the outbox, or retried."""
        if self._looking or self._begun:
            return
        self._looking = True
        self._tasks.run(self._read, self._show, self._not_read)

    def pause(self) -> None:
        """Begin nothing more, and break off what is under way where that is still harmless."""
        self._tasks.run(lambda: self._services.kotak_keluar.pause(), lambda _nothing: self.wake())
        if self._work:
            self._work.cancel()

    def resume(self) -> None:
        """Go on."""
        self._tasks.run(lambda: self._services.kotak_keluar.resume(), lambda _nothing: self.wake())

    def set_sandi(self, konfigurasi: KonfigurasiSmtp, sandi: str) -> None:
        """Take a password for this session, and go on with what waited for it.

        To keep it is the keyring's matter (services.sandi_email).
        """
        from ranpk_desktop.services.sandi_email import account

        self._sandi[account(konfigurasi)] = sandi
        self._refused.discard(account(konfigurasi))
        self.sandi_wanted = ""
        ids, self._for_sandi = self._for_sandi, []

        def retry() -> None:
            for kiriman_id in ids:
                self._services.kotak_keluar.retry(kiriman_id)

        self._tasks.run(retry, lambda _nothing: self.wake())

    @property
    def busy(self) -> bool:
        """Whether an attempt is under way whose end is not noted yet."""
        return self._begun and not self._asking

    def stop(self, then: Callable[[], object] | None = None) -> None:
        """Begin nothing more; `then` is called once the attempt under way has ended and is noted.

        A letter that is not wholly out is broken off and waits for the next start.
        """
        self._running = False
        self._timer.stop()
        if not self.busy:  # a keyring may wait for somebody who has gone
            if then:
                then()
            return
        self._then = then
        if self._work:
            self._work.cancel()

    # Looking ----------------------------------------------------------------------------------

    def _read(self) -> _Outbox:
        keluar = self._services.kotak_keluar
        return _Outbox(
            keluar.waiting(),
            keluar.due(),
            keluar.next_attempt(),
            keluar.paused,
            self._services.email.load(),
        )

    def _show(self, outbox: _Outbox) -> None:
        self._looking = False
        self.waiting, self.paused = outbox.waiting, outbox.paused
        self.next_attempt = outbox.next_attempt
        if self._running and outbox.due and not self._begun:
            self._begin(outbox.due, outbox.konfigurasi)
        elif self._running:
            self._sleep()
        self.changed.emit()

    def _not_read(self, error: KnownError) -> None:
        self._looking = False
        self._tasks.failed.emit(error)

    def _sleep(self) -> None:
        if self.next_attempt is not None:
            left = (self.next_attempt - self._clock()).total_seconds() * 1000
            self._timer.start(int(min(max(left, 0) + 1, _LOOK)))

    # One attempt ------------------------------------------------------------------------------

    def _begin(self, due: Kiriman, konfigurasi: KonfigurasiSmtp) -> None:
        from ranpk_desktop.services import sandi_email

        name = sandi_email.account(konfigurasi)
        if not konfigurasi.butuh_sandi:
            self._begin_with(due, "")
        elif name in self._sandi:
            self._begin_with(due, self._sandi[name])
        elif name in self._refused:
            self.sandi_wanted = name
        else:
            self._begun = True  # nobody else begins meanwhile
            self._asking = self._tasks.run_in_pool(
                lambda _work: sandi_email.load(konfigurasi),
                partial(self._take_kept, name),
                lambda _error: self._take_kept(name, None),
                title=_("Membuka brankas sandi"),
            )

    def _take_kept(self, name: str, sandi: str | None) -> None:
        self._begun, self._asking = False, None
        if sandi is None:
            self._refused.add(name)
            self.sandi_wanted = name
        else:
            self._sandi[name] = sandi
        self._ended()

    def _begin_with(self, due: Kiriman, sandi: str) -> None:
        self._begun = True
        self._tasks.run(
            lambda: self._services.kotak_keluar.begin(due.id),
            partial(self._send, sandi),
            partial(self._not_begun, due.id),
        )

    def _not_begun(self, kiriman_id: str, error: KnownError) -> None:
        """Let a row fail that cannot even be begun; a carried office just sends nothing."""
        if isinstance(error, LockedError):
            self._begun = False
            self._ended(look=False)
        else:
            self._note(kiriman_id, HasilKirim(KeadaanKiriman.GAGAL, error.kode, str(error)))

    def _send(self, sandi: str, siap: "SiapKirim") -> None:
        from ranpk_desktop.services.kotak_keluar import deliver

        kirim, outcome = self._kirim or deliver, self._outcome
        outcome.clear()
        self.kiriman, self.fraction = siap.kiriman, 0.0
        if not self._running:
            self._note(siap.kiriman.id, None)
            return

        def job(work: Work) -> None:
            try:
                outcome.append(kirim(siap, sandi, work.report))
            except Cancelled:
                outcome.append(None)

        title = " ".join(filter(None, (_("Mengirim paket"), siap.kiriman.bagian)))
        self._work = self._tasks.run_in_pool(job, lambda _nothing: None, title=title)
        self.changed.emit()

    def _work_changed(self, work: Work) -> None:
        if work is self._asking and work.ended and work.cancelled:
            self._begun, self._asking = False, None
            self.pause()
        if work is not self._work or self.kiriman is None:
            return
        if not work.ended:
            self.fraction = work.fraction or 0.0
            self.progressed.emit(self.kiriman, self.fraction)
            return
        self._work = None
        # No outcome: a bug of ours, which the crash dialog tells of. Nothing was accepted then.
        bug = HasilKirim(KeadaanKiriman.MENUNGGU, "KESALAHAN_APLIKASI")
        hasil = self._outcome[0] if self._outcome else bug
        self._note(self.kiriman.id, hasil, by_user=work.cancelled and self._running)

    def _note(self, kiriman_id: str, hasil: HasilKirim | None, *, by_user: bool = False) -> None:
        """Write down how an attempt ended; None for one that was broken off in time."""

        def job() -> Kiriman:
            keluar = self._services.kotak_keluar
            if by_user:
                keluar.pause()
            return keluar.finish(kiriman_id, hasil) if hasil else keluar.undo_begin(kiriman_id)

        self._tasks.run(
            job, partial(self._noted, hasil), partial(self._not_noted, kiriman_id, hasil)
        )

    def _noted(self, hasil: HasilKirim | None, row: Kiriman) -> None:
        self._begun, self.kiriman = False, None
        if hasil and hasil.kode == "SANDI_SALAH":
            self._for_sandi.append(row.id)
            self._refused.update(self._sandi)
            self.sandi_wanted = next(iter(self._sandi), "")
            self._sandi.clear()
        self._ended()

    def _not_noted(self, kiriman_id: str, hasil: HasilKirim | None, error: KnownError) -> None:
        """Try again to write it down: what the server took must not be forgotten."""
        self._tasks.failed.emit(error)
        if self._running:
            QTimer.singleShot(_AGAIN, self, partial(self._note, kiriman_id, hasil))
        else:
            self._begun = False
            self._ended(look=False)

    def _ended(self, *, look: bool = True) -> None:
        then, self._then = self._then, None
        if then:
            then()
        elif look:
            self.wake()
        self.changed.emit()
