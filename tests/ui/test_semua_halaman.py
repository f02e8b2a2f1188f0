"""Every registered page, met with the keyboard and a screen reader only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from tests.ui.jendela import fill_and_lock
from tests.ui.keyboard import reachable
from tests.ui.seluruh import buka
from ui.core.inputs import Segments
from ui.pages import PAGES

__all__ = ["buka"]

OFFICES = {"terbuka": [], "terkunci": [fill_and_lock]}
"""The sample office as it is, and with its quarter locked."""


def visited(window: QWidget) -> set[QWidget]:
    """Press Tab once around the window, Ctrl+Tab where a table keeps Tab to itself."""
    seen: set[QWidget] = set()
    repeats = 0
    while repeats < 3:
        here = QApplication.focusWidget()
        assert here is not None
        repeats = repeats + 1 if here in seen else 0
        seen.add(here)
        table = isinstance(here, QTableView)
        held = Qt.KeyboardModifier.ControlModifier if table else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(here, Qt.Key.Key_Tab, held)
    return seen


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a widget: its name, its title, or that of its label."""
    labels = widget.window().findChildren(QLabel)
    own = getattr(widget, "text", str)()
    return (
        widget.accessibleName()
        or own
        or next((label.text() for label in labels if label.buddy() is widget), "")
    )


def stop_of(widget: QWidget | None) -> QWidget | None:
    """Return what Tab stops at: a period switch as a whole, where the arrows go on."""
    group = widget.parentWidget() if widget else None
    return group if isinstance(group, Segments) else widget


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_that_tab_reaches_everything_on_a_page_and_everything_has_a_name(buka, page, office):
    jendela = buka(*OFFICES[office])
    jendela.window.open_page(page.name)
    jendela.settle()
    wanted = reachable(jendela.window)
    assert [widget for widget in wanted if not name_of(widget)] == []
    assert set(map(stop_of, wanted)) - set(map(stop_of, visited(jendela.window))) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_that_a_page_explains_itself(page):
    assert page.help
