"""kill -9 while letters leave: the outbox is consistent afterwards, and nothing goes twice for no
reason."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from db.tables import rows
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.kiriman import KeadaanKiriman
from ranpk_desktop.services.office import open_office
from tests.surat.kiriman_contoh import fill, set_up_mail
from tests.surat.server import Kotak, serving

KILLS = 16
PARTS = 40
SENDER = Path(__file__).with_name("penyurat.py")
ROOT = SENDER.parent.parent.parent
TERKIRIM, MENGIRIM = KeadaanKiriman.TERKIRIM, KeadaanKiriman.MENGIRIM


def send_and_kill(folder: Path, pem: Path, days: int, seconds: float | None) -> list[list[str]]:
    """Let a process send for a while and kill it (None: let it end); return what it said."""
    child = subprocess.Popen(
        [sys.executable, str(SENDER), str(folder), str(pem), str(days)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert child.stdout
    said = [child.stdout.readline(), child.stdout.readline()]
    if seconds is not None:
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
    said += child.stdout.readlines()
    child.stdout.close()
    child.wait()
    return [line.split() for line in said[1:] if line.endswith("\n")]


def test_that_killing_a_sender_repeats_at_most_the_letter_under_way(
    tmp_path: Path, clock: Clock, pem: Path
) -> None:
    chance = random.Random(2029)  # noqa: S311  a schedule, not a secret
    folder = tmp_path / "kantor"
    kotak = Kotak(taken=lambda: time.sleep(chance.uniform(0, 0.02)))
    with open_office(folder, clock) as office:
        bagian = fill(office, PARTS, 30_000)
    interrupted = 0
    with serving(kotak, pem) as port:
        with open_office(folder, clock) as office:
            set_up_mail(office, port)
            names = {it.id: it.message_id for it in office.kotak_keluar.enqueue(bagian[0])}
        sent: dict[str, int] = {}
        for days in range(1, KILLS + 1):
            said = send_and_kill(folder, pem, days, chance.uniform(0, 0.1))
            taken = Counter(kotak.message_ids)
            with open_office(folder, clock) as office:
                assert rows(office.store.db, "PRAGMA quick_check") == [{"quick_check": "ok"}]
                found = {it.id: it for it in office.kotak_keluar.of(bagian[0])}
            assert {key: it.message_id for key, it in found.items()} == names
            under_way = [it for it in found.values() if it.keadaan is MENGIRIM]
            assert len(under_way) <= 1
            interrupted += len(under_way)
            for key, keadaan in said:
                if keadaan == TERKIRIM:
                    assert found[key].keadaan is TERKIRIM
            for key, it in found.items():
                if it.keadaan is TERKIRIM:
                    assert taken[names[key]] >= 1
            # What was noted as sent has not been sent again since.
            assert all(taken[names[key]] == before for key, before in sent.items())
            sent = {k: taken[names[k]] for k, it in found.items() if it.keadaan is TERKIRIM}
        assert interrupted >= KILLS // 3  # or the kills came too early or too late to mean anything
        send_and_kill(folder, pem, KILLS + 1, None)
    taken = Counter(kotak.message_ids)
    with open_office(folder, clock) as office:
        assert {it.keadaan for it in office.kotak_keluar.of(bagian[0])} == {TERKIRIM}
    assert set(taken) == set(names.values())
    assert sum(taken.values()) - PARTS <= interrupted
