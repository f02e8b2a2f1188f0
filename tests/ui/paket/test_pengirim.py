"""The outbox at work, with a real server and a real database on the DB thread."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ranpk_desktop.domain.kiriman import CaraKirim, HasilKirim, KeadaanKiriman
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import sandi_email
from ranpk_desktop.services.kotak_keluar import deliver
from ranpk_desktop.services.office import Office, open_office
from tests.brankas import Brankas, brankas
from tests.surat.kiriman_contoh import KANTOR, SANDI, add_package, file_of, fill, set_up_mail
from tests.surat.server import Kotak, certificate, free_port, serving, trusting
from ui.core.tasks import Cancelled, Tasks
from ui.paket.pengirim import Pengirim

__all__ = ["brankas"]

MENUNGGU, MENGIRIM, TIDAK_PASTI, TERKIRIM, GAGAL, BATAL = KeadaanKiriman
SENT = HasilKirim(TERKIRIM, "TERKIRIM", "2.0.0 Ok")
LATER = HasilKirim(MENUNGGU, "SERVER_TIDAK_MENJAWAB", "Server tidak menjawab.")


@pytest.fixture(scope="session")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("tls"))


class Kerja:
    """An office on the DB thread, its outbox at work, and a clock that a test moves."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, folder: Path, pem: Path) -> None:
        self._qtbot, self.tasks, self._folder = qtbot, tasks, folder
        self.now = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)
        self.send = partial(deliver, tls=trusting(pem))
        self.office: Office = self.do(lambda: open_office(folder, lambda: self.now))
        self.bagian: list[str] = self.do(lambda: fill(self.office, 2))
        self.pengirim = self.make()

    def make(self) -> Pengirim:
        return Pengirim(self.office, self.tasks, lambda: self.now, kirim=self._send)

    def _send(self, *arguments: Any) -> HasilKirim:
        return self.send(*arguments)

    def do(self, job: Callable[[], Any]) -> Any:
        found: list[Any] = []
        self.tasks.run(job, found.append)
        self._qtbot.waitUntil(lambda: bool(found), timeout=20_000)
        return found[0]

    def enqueue(self, port: int, **how: str) -> Any:
        self.do(lambda: set_up_mail(self.office, port, **how))
        return self.do(lambda: self.office.kotak_keluar.enqueue(self.bagian[0]))

    def settle(self) -> None:
        self._qtbot.waitUntil(
            lambda: not (self.tasks.pending or self.tasks.works or self.pengirim.busy),
            timeout=20_000,
        )

    def states(self) -> list[KeadaanKiriman]:
        rows = self.do(lambda: self.office.kotak_keluar.of(self.bagian[0]))
        return [it.keadaan for it in rows if it.cara is CaraKirim.SMTP]

    def wait_for(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=20_000)

    def start(self) -> None:
        self.pengirim.start()
        self.settle()

    def later(self, **pause: float) -> None:
        self.now += timedelta(**pause)
        self.pengirim.wake()
        self.settle()


@pytest.fixture
def kerja(qtbot, tasks, tmp_path: Path, pem: Path) -> Iterator[Kerja]:
    made = Kerja(qtbot, tasks, tmp_path / "kantor", pem)
    yield made
    made.pengirim.stop()
    made.settle()
    tasks.run(made.office.close)


def test_that_everything_waiting_is_sent_one_after_the_other(kerja: Kerja, pem: Path) -> None:
    kotak = Kotak()
    changes: list[bool] = []
    kerja.pengirim.changed.connect(lambda: changes.append(kerja.pengirim.busy))
    with serving(kotak, pem) as port:
        rows = kerja.enqueue(port)
        kerja.start()
    assert kerja.states() == [TERKIRIM, TERKIRIM]
    assert kotak.message_ids == [it.message_id for it in rows]
    assert kerja.pengirim.waiting == ()
    assert True in changes


def test_that_nothing_is_sent_before_the_start_and_while_paused(kerja: Kerja, pem: Path) -> None:
    kotak = Kotak()
    with serving(kotak, pem) as port:
        kerja.enqueue(port)
        kerja.pengirim.wake()
        kerja.settle()
        assert len(kerja.pengirim.waiting) == 2
        kerja.pengirim.pause()
        kerja.start()
        assert kerja.pengirim.paused
        assert kotak.seen == []
        kerja.pengirim.resume()
        kerja.settle()
    assert kerja.states() == [TERKIRIM, TERKIRIM]
    assert not kerja.pengirim.paused


def test_that_a_missing_network_waits_and_says_until_when(kerja: Kerja, pem: Path) -> None:
    kerja.enqueue(free_port())
    kerja.start()
    assert kerja.states() == [MENUNGGU, MENUNGGU]
    first = kerja.pengirim.waiting[0]
    assert kerja.pengirim.next_attempt == first.coba_lagi_pada == kerja.now + timedelta(minutes=1)
    assert "tidak menjawab" in first.describe(kerja.now)
    kotak = Kotak()
    with serving(kotak, pem) as port:
        kerja.do(lambda: set_up_mail(kerja.office, port))
        kerja.later(seconds=59)
        assert kotak.seen == []
        kerja.later(seconds=1)
    assert kerja.states() == [TERKIRIM, TERKIRIM]


def test_that_its_own_timer_wakes_it(kerja: Kerja) -> None:
    tries: list[str] = []

    def send(siap: Any, _sandi: str, _report: Any) -> HasilKirim:
        tries.append(siap.kiriman.id)
        # The pause is over in a moment of the clock that it sleeps by.
        kerja.now += timedelta(minutes=1) - timedelta(milliseconds=50)
        return LATER if len(tries) == 1 else SENT

    kerja.send = send
    kerja.enqueue(1)
    kerja.pengirim.start()
    kerja.wait_for(lambda: len(tries) > 1)


def test_that_progress_is_told_part_by_part(kerja: Kerja) -> None:
    seen: list[tuple[int, float]] = []
    kerja.pengirim.progressed.connect(lambda row, fraction: seen.append((row.ke, fraction)))

    def send(_siap: Any, _sandi: str, report: Any) -> HasilKirim:
        report(25, 100)
        return SENT

    kerja.send = send
    kerja.enqueue(1)
    kerja.start()
    assert {ke for ke, _fraction in seen} == {1, 2}
    assert {fraction for _ke, fraction in seen} == {0.25}


def test_that_a_row_left_by_a_killed_run_is_uncertain_and_told(kerja: Kerja) -> None:
    row, _other = kerja.enqueue(1)
    kerja.send = lambda *_arguments: SENT
    kerja.do(lambda: kerja.office.kotak_keluar.begin(row.id))
    kerja.start()
    assert kerja.states() == [TIDAK_PASTI, TERKIRIM]
    assert "dua kali" in kerja.pengirim.waiting[0].jawaban
    kerja.later(minutes=10)
    assert kerja.states() == [TERKIRIM, TERKIRIM]


def hang(kerja: Kerja) -> threading.Event:
    """Let an attempt hang until it is told to stop; returns what says that it has begun."""
    begun = threading.Event()

    def send(_siap: Any, _sandi: str, report: Any) -> HasilKirim:
        begun.set()
        while True:
            report(1, 2)
            threading.Event().wait(0.01)

    kerja.send = send
    return begun


def test_that_cancelling_in_the_status_line_pauses_the_outbox(kerja: Kerja) -> None:
    begun = hang(kerja)
    kerja.enqueue(1)
    kerja.pengirim.start()
    kerja.wait_for(begun.is_set)
    kerja.wait_for(lambda: bool(kerja.tasks.works))
    kerja.tasks.works[0].cancel()
    kerja.settle()
    assert kerja.states() == [MENUNGGU, MENUNGGU]
    assert kerja.pengirim.paused
    assert kerja.pengirim.kiriman is None


def test_that_stopping_waits_for_the_end_and_leaves_the_letter_waiting(kerja: Kerja) -> None:
    begun = hang(kerja)
    kerja.enqueue(1)
    kerja.pengirim.start()
    kerja.wait_for(begun.is_set)
    ends: list[bool] = []
    kerja.pengirim.stop(lambda: ends.append(kerja.pengirim.busy))
    assert ends == []
    kerja.wait_for(lambda: bool(ends))
    assert ends == [False]
    assert kerja.states() == [MENUNGGU, MENUNGGU]
    assert not kerja.do(lambda: kerja.office.kotak_keluar.paused)
    kerja.pengirim.wake()
    kerja.settle()
    assert kerja.states() == [MENUNGGU, MENUNGGU]


def test_that_stopping_after_the_last_byte_notes_that_it_is_uncertain(kerja: Kerja) -> None:
    begun = threading.Event()

    def send(_siap: Any, _sandi: str, report: Any) -> HasilKirim:
        begun.set()
        while True:
            try:
                report(1, 2)
            except Cancelled:
                return HasilKirim(TIDAK_PASTI, "TANPA_JAWABAN", "Tidak ada jawaban.")

    kerja.send = send
    kerja.enqueue(1)
    kerja.pengirim.start()
    kerja.wait_for(begun.is_set)
    ends: list[bool] = []
    kerja.pengirim.stop(lambda: ends.append(True))
    kerja.wait_for(lambda: bool(ends))
    assert kerja.states() == [TIDAK_PASTI, MENUNGGU]


def test_that_what_the_server_took_is_written_down_even_if_the_disk_refuses_first(
    kerja: Kerja, monkeypatch
) -> None:
    monkeypatch.setattr("ui.paket.pengirim._AGAIN", 1)
    sent: list[str] = []

    def send(siap: Any, _sandi: str, _report: Any) -> HasilKirim:
        sent.append(siap.kiriman.id)
        return SENT

    kerja.send = send
    rows = kerja.enqueue(1)
    keluar, refusals = kerja.office.kotak_keluar, []
    finish = keluar.finish

    def refuse(*arguments: Any) -> Any:
        if len(refusals) < 3:
            refusals.append(arguments)
            raise KnownError("DISK_PENUH", "Disk penuh.")
        return finish(*arguments)

    monkeypatch.setattr(keluar, "finish", refuse)
    failures: list[KnownError] = []
    kerja.tasks.failed.connect(failures.append)
    kerja.start()
    assert kerja.states() == [TERKIRIM, TERKIRIM]
    assert sent == [it.id for it in rows]
    assert len(failures) == 3


def test_that_a_lost_file_fails_and_the_next_part_goes_on(kerja: Kerja) -> None:
    kerja.send = lambda *_arguments: SENT
    kerja.enqueue(1)
    kerja.do(lambda: file_of(kerja.office, kerja.bagian[0]).unlink())
    kerja.start()
    assert kerja.states() == [GAGAL, TERKIRIM]


def test_that_a_carried_office_sends_nothing(kerja: Kerja) -> None:
    kerja.send = lambda *_arguments: SENT
    kerja.enqueue(1)
    kerja.do(lambda: kerja.office.bawaan.begin("Budi", "kantor.ranpk"))
    kerja.start()
    assert kerja.states() == [MENUNGGU, MENUNGGU]


def test_that_a_kept_password_is_used_unasked(kerja: Kerja, pem: Path, brankas: Brankas) -> None:
    kotak = Kotak(sandi=SANDI)
    with serving(kotak, pem) as port:
        kerja.enqueue(port, user=KANTOR)
        konfigurasi = kerja.do(lambda: kerja.office.email.load())
        assert sandi_email.save(konfigurasi, SANDI)
        kerja.start()
    assert kerja.states() == [TERKIRIM, TERKIRIM]
    assert kerja.pengirim.sandi_wanted == ""


def test_that_without_a_keyring_the_password_is_asked_and_kept_for_the_session_only(
    kerja: Kerja, pem: Path
) -> None:
    assert not sandi_email.available()
    kotak = Kotak(sandi=SANDI)
    with serving(kotak, pem) as port:
        kerja.enqueue(port, user=KANTOR)
        konfigurasi = kerja.do(lambda: kerja.office.email.load())
        kerja.start()
        assert kerja.states() == [MENUNGGU, MENUNGGU]
        assert kerja.pengirim.sandi_wanted == f"{KANTOR}@127.0.0.1"
        assert not sandi_email.save(konfigurasi, SANDI)
        kerja.pengirim.set_sandi(konfigurasi, SANDI)
        kerja.settle()
    assert kerja.states() == [TERKIRIM, TERKIRIM]
    kerja.do(lambda: kerja.office.cadangan.make())
    for path in kerja.office.folder.rglob("*"):
        assert not path.is_file() or SANDI.encode() not in path.read_bytes()


def test_that_a_wrong_password_is_not_tried_again_until_another_is_typed(
    kerja: Kerja, pem: Path, brankas: Brankas
) -> None:
    kotak = Kotak(sandi=SANDI)
    with serving(kotak, pem) as port:
        kerja.enqueue(port, user=KANTOR)
        konfigurasi = kerja.do(lambda: kerja.office.email.load())
        sandi_email.save(konfigurasi, "salah")
        kerja.start()
        assert kerja.states() == [GAGAL, MENUNGGU]
        assert kerja.pengirim.sandi_wanted
        kerja.later(hours=1)
        assert kerja.states() == [GAGAL, MENUNGGU]
        kerja.pengirim.set_sandi(konfigurasi, SANDI)
        kerja.settle()
    assert kerja.states() == [TERKIRIM, TERKIRIM]


def test_that_a_package_added_later_goes_when_it_is_woken(kerja: Kerja) -> None:
    kerja.send = lambda *_arguments: SENT
    kerja.enqueue(1)
    kerja.start()
    kerja.bagian = kerja.do(lambda: add_package(kerja.office))
    kerja.do(lambda: kerja.office.kotak_keluar.enqueue(kerja.bagian[0]))
    kerja.pengirim.wake()
    kerja.settle()
    assert kerja.states() == [TERKIRIM]
