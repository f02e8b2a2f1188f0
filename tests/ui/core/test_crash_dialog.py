import logging
import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication

from ui.core.crash_dialog import CrashHook


@pytest.fixture
def hook(dress, qtbot):
    made = CrashHook(lambda: "RANPK Desktop 0.1.0")
    made.install()
    yield made
    made.remove()
    if made.dialog:
        qtbot.addWidget(made.dialog)


def crash():
    try:
        raise ZeroDivisionError("pembagi nol")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_that_the_dialog_is_not_built_inside_the_hook(hook, qtbot, caplog):
    with caplog.at_level(logging.CRITICAL):
        crash()
    assert hook.dialog is None
    assert "pembagi nol" in caplog.text
    qtbot.waitUntil(lambda: hook.dialog is not None and hook.dialog.isVisible())
    assert "RANPK Desktop 0.1.0" in hook.dialog.details.toPlainText()
    assert "ZeroDivisionError: pembagi nol" in hook.dialog.details.toPlainText()


def test_that_a_fault_in_another_thread_is_shown_too(hook, qtbot):
    def job():
        raise LookupError("di utas lain")

    thread = threading.Thread(target=job)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: hook.dialog is not None)
    assert "di utas lain" in hook.dialog.details.toPlainText()


def test_that_more_faults_are_added_to_the_same_dialog_and_can_be_copied(hook, qtbot):
    crash()
    crash()
    qtbot.waitUntil(lambda: hook.dialog is not None)
    qtbot.waitUntil(lambda: hook.dialog.details.toPlainText().count("pembagi nol") >= 2)
    hook.dialog.copy_button.click()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()


def test_that_the_hooks_are_given_back(dress):
    before = sys.excepthook, threading.excepthook
    hook = CrashHook(lambda: "RANPK")
    hook.install()
    hook.remove()
    assert (sys.excepthook, threading.excepthook) == before
