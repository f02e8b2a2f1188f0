"""Does the window still answer while a package is built and backups run?"""

import time
from pathlib import Path
from statistics import median

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer

from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services import paket
from tests.bench import kantor
from tests.bench.jendela import Jendela, opened
from tests.bench.ukur import RUNS, Row, below, p95

BEAT = 5
SAVE_EVERY = 250


class Beat:
    """Note how late a 5-ms timer of the GUI thread comes, in milliseconds."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)

    def _note(self) -> None:
        self.late.append(max(0.0, self._clock.nsecsElapsed() / 1e6 - BEAT))
        self._clock.start()

    def during(self, loop: QEventLoop) -> list[float]:
        """Beat until the loop ends, and return the latenesses."""
        self._clock.start()
        self._timer.start(BEAT)
        loop.exec()
        self._timer.stop()
        return self.late


def rows(folder: Path) -> list[Row]:
    """Build packages and make backups on a five-year office while a person types."""
    kantor.five_years(folder)
    with opened(folder) as jendela:
        jendela.do(lambda: jendela.office.identitas.make_key(kantor.FRASA))
        first = work(jendela, [])
        saves: list[float] = []
        pairs = [(p95(idle()), p95(work(jendela, saves))) for _run in range(RUNS)]
    return [
        below(
            "lateness of a 5-ms timer, p95: package built, backups, cells saved (floor: idle)",
            8,
            median(busy for _idle, busy in pairs),
            floor=median(still for still, _busy in pairs),
            note=f"first package, its libraries imported: {p95(first):.1f} ms",
        ),
        below(
            "a cell saved meanwhile, p95, from the window and back",
            50,
            p95(saves),
            note=f"median {median(saves):.1f}, longest {max(saves):.0f} ms",
        ),
    ]


def idle() -> list[float]:
    """Return the latenesses while nothing else happens: the floor."""
    loop = QEventLoop()
    QTimer.singleShot(300, loop.quit)
    return Beat().during(loop)


def work(jendela: Jendela, saves: list[float]) -> list[float]:
    """Build one package with a backup beside it, save a cell now and then; return latenesses.

    The loop is Qt's own, as in the program: polling from Python would itself wait for the GIL.
    """
    office, tasks = jendela.office, jendela.tasks
    calon = jendela.do(
        lambda: office.paket.candidate(
            JenisPaket.LAPORAN_TRIWULAN, kantor.TAHUN - 1, Triwulan.IV.periode
        )
    )
    persiapan = jendela.do(lambda: office.paket.prepare(calon, "F4"))
    butir = jendela.do(lambda: office.realisasi.load(kantor.TAHUN, Triwulan.II)).laporan.baris[3]
    loop, typing = QEventLoop(), QTimer()

    def save() -> None:
        began, text = time.perf_counter(), str(len(saves) + 1)
        tasks.run(
            lambda: office.realisasi.save_nilai(butir.butir_id, Triwulan.II, text),
            lambda _changes: saves.append((time.perf_counter() - began) * 1000),
        )

    typing.timeout.connect(save)
    typing.start(SAVE_EVERY)
    tasks.run_in_pool(
        lambda _work: paket.build(persiapan, kantor.FRASA), lambda _done: loop.quit(), title=""
    )
    tasks.run(lambda: office.cadangan.make(lambda _left, _all: tasks.drain()))
    late = Beat().during(loop)
    typing.stop()
    jendela.settle()
    return late
