"""The program, started as `ranpk-desktop` starts it, and looked at from its event loop."""

from ranpk_desktop import bootstrap  # before PySide6, as in the program
from tests.bench.tanda import Mark, Painted, QApplication, QMainWindow, finish, mark

run = QApplication.exec


def look_on() -> None:
    """Note the first paint, and the moment at which the first page shows its data."""
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
    marks: dict[str, Mark] = {}
    Painted(window, lambda: marks.update(painted=mark()))

    def shown(_nothing: object) -> None:
        QApplication.processEvents()  # paints what the page's own callback has just shown
        marks["data"] = mark()
        finish(marks)

    # A job after the one in which the page reads: its callback comes after the page's.
    window.rail.currentRowChanged.connect(lambda _at: window.context.tasks.run(int, shown))


def watched(_app: QApplication) -> int:
    """Run the event loop of the program, looking on."""
    look_on()
    return run()


if __name__ == "__main__":
    QApplication.exec = watched
    bootstrap.window()
