import sys
import threading
import time
from functools import partial

import pytest
from PySide6.QtCore import QThread

from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import KnownError
from ui.core.tasks import Tasks, Work


def idle(qtbot, tasks):
    qtbot.waitUntil(lambda: tasks.pending == 0 and not tasks.works)


def test_that_results_come_back_in_order_on_the_gui_thread(tasks, qtbot, qapp):
    seen = []
    for number in range(50):
        tasks.run(lambda n=number: n, lambda n: seen.append((n, QThread.currentThread())))
    assert tasks.pending == 50
    idle(qtbot, tasks)
    assert [n for n, _thread in seen] == list(range(50))
    assert {thread for _n, thread in seen} == {qapp.thread()}


def test_that_jobs_share_one_thread_which_is_not_the_gui_thread(tasks, qtbot):
    seen = set()
    for _number in range(5):
        tasks.run(threading.current_thread, seen.add)
    idle(qtbot, tasks)
    assert len(seen) == 1
    assert threading.main_thread() not in seen


def test_that_a_known_error_reaches_its_caller(tasks, qtbot):
    seen = []

    def job():
        raise KnownError("DISK_PENUH", "Disk penuh.")

    tasks.run(job, seen.append, lambda error: seen.append(error.kode))
    idle(qtbot, tasks)
    assert seen == ["DISK_PENUH"]


def test_that_a_known_error_nobody_took_is_announced(tasks, qtbot):
    def job():
        raise KnownError("DISK_PENUH", "Disk penuh.")

    with qtbot.waitSignal(tasks.failed) as caught:
        tasks.run(job)
    assert caught.args[0].pesan == "Disk penuh."


def test_that_our_own_bug_goes_to_the_crash_hook_and_the_caller_learns_of_it(
    tasks, qtbot, monkeypatch
):
    hooked, seen = [], []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: hooked.append(error))
    tasks.run(lambda: 1 // 0, seen.append, lambda error: seen.append(error.kode))
    idle(qtbot, tasks)
    assert [type(error) for error in hooked] == [ZeroDivisionError]
    assert seen == ["KESALAHAN_APLIKASI"]


def test_that_a_faulty_callback_does_not_hold_up_the_next(tasks, qtbot, monkeypatch):
    hooked, seen = [], []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: hooked.append(kind))
    tasks.run(lambda: 1, lambda n: n.no_such_attribute)
    tasks.run(lambda: 2, seen.append)
    idle(qtbot, tasks)
    assert hooked == [AttributeError]
    assert seen == [2]


def test_that_changes_are_announced_after_the_callback(tasks, qtbot):
    seen = []
    changes = Changes(frozenset({"unit"}), 7, "Ubah kantor")
    tasks.bus.changed.connect(lambda it: seen.append(("bus", it)))
    tasks.run(lambda: changes, lambda it: seen.append(("callback", it)))
    idle(qtbot, tasks)
    assert seen == [("callback", changes), ("bus", changes)]


def test_that_a_command_that_wrote_nothing_is_not_announced(tasks, qtbot):
    seen = []
    tasks.bus.changed.connect(seen.append)
    tasks.run(lambda: Changes(frozenset(), None, ""))
    idle(qtbot, tasks)
    assert seen == []


def test_that_a_long_job_lets_waiting_jobs_through(tasks, qtbot):
    seen, began, queued = [], threading.Event(), threading.Event()

    def backup():
        began.set()
        queued.wait(5)
        tasks.drain()
        return "cadangan"

    tasks.run(backup, seen.append)
    began.wait(5)
    tasks.run(lambda: "sel", seen.append)
    queued.set()
    idle(qtbot, tasks)
    assert seen == ["sel", "cadangan"]


def test_that_stop_waits_for_every_job_and_delivers_its_result(qapp):
    seen = []
    tasks = Tasks()
    for number in range(20):
        tasks.run(lambda n=number: time.sleep(0.002) or n, seen.append)
    tasks.stop()
    assert seen == list(range(20))
    with pytest.raises(RuntimeError):
        tasks.run(lambda: None)


def test_that_pending_is_announced(tasks, qtbot):
    counts = []
    tasks.pending_changed.connect(counts.append)
    tasks.run(lambda: None)
    idle(qtbot, tasks)
    assert counts == [1, 0]


def test_that_the_pool_reports_progress_and_delivers(tasks, qtbot):
    fractions, seen = [], []
    tasks.work_changed.connect(lambda work: fractions.append((work.fraction, work.ended)))

    def job(work: Work) -> str:
        for step in range(4):
            time.sleep(0.06)
            work.report(step, 4)
        return "pdf"

    tasks.run_in_pool(job, seen.append, title="Membuat PDF")
    idle(qtbot, tasks)
    assert seen == ["pdf"]
    assert fractions[0] == (None, False)
    assert (0.5, False) in fractions
    assert fractions[-1][1] is True


def test_that_a_cancelled_work_ends_silently(tasks, qtbot):
    seen, began = [], threading.Event()

    def job(work: Work) -> None:
        while True:
            began.set()
            work.report(0)

    work = tasks.run_in_pool(job, seen.append, seen.append, title="Membuat PDF")
    began.wait(5)
    work.cancel()
    idle(qtbot, tasks)
    assert seen == []
    assert work.ended


def test_that_stop_cancels_the_pool(qapp):
    with Tasks() as tasks:

        def job(work: Work) -> None:
            while True:
                work.report(0)

        tasks.run_in_pool(job, lambda _nothing: None, title="Tak berujung")
    assert tasks.works == []


def test_that_a_fault_in_the_pool_reaches_its_caller(tasks, qtbot):
    def job(work: Work) -> None:
        raise KnownError("FRASA_SALAH", "Frasa sandi salah.")

    seen = []
    tasks.run_in_pool(job, seen.append, lambda e: seen.append(e.kode), title="Tanda tangan")
    idle(qtbot, tasks)
    assert seen == ["FRASA_SALAH"]


def test_that_a_callback_of_a_widget_that_has_gone_is_dropped(tasks, qtbot):
    import shiboken6
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    tasks.run(lambda: "terlambat", label.setText)
    shiboken6.delete(label)
    idle(qtbot, tasks)


def test_that_a_bound_callback_of_a_widget_that_has_gone_is_dropped_too(tasks, qtbot):
    import shiboken6
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    tasks.run(lambda: "terlambat", partial(label.setText))
    shiboken6.delete(label)
    idle(qtbot, tasks)


def test_that_a_work_cancelled_after_it_was_done_calls_nobody(tasks, qtbot):
    told, done = [], threading.Event()

    def job(_work: Work) -> None:
        done.set()

    work = tasks.run_in_pool(job, told.append, title="Selesai")
    done.wait(5)
    work.cancel()
    idle(qtbot, tasks)
    assert told == []


def test_that_twenty_thousand_emissions_leave_the_counts_of_true_and_none_alone(tasks, qtbot):
    # PySide6 6.12.0 drops a reference to True with each emission and kills Python (PYSIDE-3474).
    class _Sink:
        def take(self, _value):
            return None

    sink = _Sink()
    tasks.pending_changed.connect(sink.take)
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _turn in range(20_000):
        tasks.pending_changed.emit(1)
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert abs(after[0] - before[0]) < 100
    assert abs(after[1] - before[1]) < 100
