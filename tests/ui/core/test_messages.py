"""Sentences in the page, banners above it, and the progress of works below it."""

import threading

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton

from ui.core.colors import DARK, LIGHT
from ui.core.messages import Banners, EmptyState, InlineMessage
from ui.core.status_line import StatusLine
from ui.core.theme import Mode


def colours(widget):
    image = widget.grab().toImage()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_that_the_icon_of_a_message_takes_the_colours_of_another_theme(dress, qtbot):
    message = InlineMessage()
    qtbot.addWidget(message)
    message.show_message("Disk penuh.", "buruk")
    assert LIGHT.tones["buruk"].text in colours(message._icon)
    dress.set_mode(Mode.GELAP)
    assert DARK.tones["buruk"].text in colours(message._icon)


def test_that_a_message_says_its_tone_with_an_icon_and_can_be_closed(dress, qtbot):
    message = InlineMessage()
    qtbot.addWidget(message)
    done = []
    message.show_message("Disk penuh.", "buruk", (("Coba lagi", lambda: done.append(1)),))
    assert message.isVisible()
    assert message.accessibleName() == "Disk penuh."
    assert message._icon.isVisible()
    message.findChild(QPushButton).click()
    assert done == [1]
    with qtbot.waitSignal(message.closed):
        message._close.click()
    assert not message.isVisible()


def test_that_a_new_message_has_only_its_own_actions(dress, qtbot):
    message = InlineMessage()
    qtbot.addWidget(message)
    message.show_message("satu", "info", (("A", print), ("B", print)))
    message.show_message("dua", "info", (), closable=False)
    assert message._buttons == []
    assert not message._close.isVisible()


def test_that_banners_take_room_only_while_one_is_shown(dress, qtbot):
    banners = Banners()
    qtbot.addWidget(banners)
    banners.show_banner("x", "satu")
    banners.show_banner("y", "dua")
    banners.hide_banner("x")
    assert banners.isVisibleTo(None)
    banners.shown["y"]._close.click()
    assert banners.isHidden()


def test_that_an_empty_state_without_an_action_has_no_button(dress, qtbot):
    empty = EmptyState("table-properties", "Belum ada", "Isi dahulu.")
    qtbot.addWidget(empty)
    assert empty.findChildren(QPushButton) == []


def test_that_a_work_shows_its_progress_and_ends_when_cancelled(dress, tasks, qtbot):
    line = StatusLine(tasks)
    qtbot.addWidget(line)
    line.show()
    go = threading.Event()
    results = []

    def job(work):
        work.report(1, 4)
        go.wait(5)
        work.report(2, 4)
        return "selesai"

    tasks.run_in_pool(job, results.append, title="Membaca berkas")
    qtbot.waitUntil(lambda: line.work._bar.value() == 250)
    assert line.work.words.text() == "Membaca berkas"
    assert line.cancel_button.accessibleName() == "Batalkan Membaca berkas"
    line.cancel_button.click()
    assert line.work.words.text() == "Membatalkan…"
    go.set()
    qtbot.waitUntil(lambda: not line.work._bar.isVisible())
    assert results == []
