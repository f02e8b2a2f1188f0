"""What `mulai` starts: `polos` is a bare window, `kantor` the program itself.

Both tell on standard output, as JSON, when they were painted: seconds of time.monotonic(), which
all processes share, and the processor time that this process had used by then.
"""

import json
import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

RAIL = "navigasi"


def mark() -> dict[str, float]:
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

    def __init__(self, widget: QWidget, then: object) -> None:
        super().__init__(widget)
        self._widget, self._then = widget, then
        widget.installEventFilter(self)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def bare() -> None:
    """Paint an empty window: the floor."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1280, 720)
    Painted(window, lambda: finish({"painted": mark()}))
    window.show()
    app.exec()


def program() -> None:
    """Start the program as `ranpk-desktop` does, and look on from its event loop."""
    from ranpk_desktop import bootstrap

    run = QApplication.exec

    def watched(_app: QApplication) -> int:
        look_on()
        return run()

    QApplication.exec = watched
    bootstrap.window()


def look_on() -> None:
    """Note the first paint, and the moment at which the first page shows its data."""
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
    marks: dict[str, dict[str, float]] = {}
    Painted(window, lambda: marks.update(painted=mark()))

    def shown(_nothing: object) -> None:
        QApplication.processEvents()  # paints what the page's own callback has just shown
        marks["data"] = mark()
        finish(marks)

    # A job after the one in which the page reads: its callback comes after the page's.
    window.rail.currentRowChanged.connect(lambda _at: window.context.tasks.run(int, shown))


def finish(marks: dict[str, dict[str, float]]) -> None:
    """Tell and leave at once: how the program ends is not measured."""
    print(json.dumps(marks), flush=True)  # noqa: T201
    os._exit(0)


if __name__ == "__main__":
    program() if sys.argv[1] == "kantor" else bare()
