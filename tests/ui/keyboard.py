"""What a person with a keyboard and a screen reader meets in a window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget


def press(key: Qt.Key, times: int = 1) -> None:
    """Press a key where the keyboard is."""
    for _time in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def type_text(text: str) -> None:
    """Type where the keyboard is."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit), focused
    QTest.keyClicks(focused, text)


def stops(window: QWidget) -> list[QWidget]:
    """Return the widgets that Tab visits, in order, once around."""
    seen: list[QWidget] = []
    for _step in range(200):
        window.focusNextChild()
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            return seen
        seen.append(focused)
    raise AssertionError("Tab goes on for ever")


def reachable(window: QWidget) -> list[QWidget]:
    """Return the widgets shown that want to be visited with Tab."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget.parent(), QWindow)
    ]


def nameless(widgets: list[QWidget]) -> list[QWidget]:
    """Return the widgets for which a screen reader has no name."""
    return [
        widget
        for widget in widgets
        if not widget.accessibleName() and not (isinstance(widget, QPushButton) and widget.text())
    ]
