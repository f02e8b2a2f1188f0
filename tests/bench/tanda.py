"""When a window is painted, told by the window itself; what `mulai` starts tells it so."""

import json
import os
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

__all__ = ["Mark", "Painted", "QApplication", "QMainWindow", "finish", "mark"]

Mark = dict[str, float]


def mark() -> Mark:
    """Return the time, the processor time used and the memory held."""
    return {"at": time.monotonic(), "cpu": time.process_time(), "rss": resident()}


def resident() -> float:
    """Return this process's memory in bytes; 0 where the system is no Linux."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123  one import less
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


class Painted(QObject):
    """Call back once, as soon as the first paint of a window and all in it is on the screen."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._then = widget, then
        widget.installEventFilter(self)

    def eventFilter(  # noqa: N802
        self, widget: QObject, event: QEvent
    ) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def finish(marks: dict[str, Mark]) -> None:
    """Tell and leave at once: how the program ends is not measured."""
    print(json.dumps(marks), flush=True)  # noqa: T201
    os._exit(0)
