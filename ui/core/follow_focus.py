"""Keep in sight what has the keyboard inside a scroll area."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.core import theme


class FollowFocus(QObject):
    """Scroll to the widget that has the keyboard, also when one is new or a sentence comes above.

    `first()` names a widget that shall be in sight too if there is room, or None.
    """

    def __init__(
        self, scroll: QScrollArea, first: Callable[[], QWidget | None] = lambda: None
    ) -> None:
        super().__init__(scroll)
        self._scroll, self._first = scroll, first
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101  widgets need one
        app.focusChanged.connect(self._reveal)
        bar = scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda *_range: self._reveal(None, QApplication.focusWidget()))

    def _inside(self, widget: QWidget | None) -> bool:
        body = self._scroll.widget()
        return bool(widget and body and body.isAncestorOf(widget))

    def _reveal(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._inside(now):
            QTimer.singleShot(0, self, self._scroll_here)

    def _scroll_here(self) -> None:
        focused, edge = QApplication.focusWidget(), theme.px(8)
        if focused and self._inside(focused):
            for widget in (self._first(), focused):
                if widget:
                    self._scroll.ensureWidgetVisible(widget, edge, edge)
