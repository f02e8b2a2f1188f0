"""The only file that knows everybody: builds the log, the command line and the window."""

import logging
import sys

from ranpk_desktop.clock import utc_now
from ranpk_desktop.paths import default_data_folder, log_folder, sample_data_folder


class LogFile(logging.Handler):
    """Write to a small rotating file from the first record on.

    Most runs log nothing, and opening the file costs a tenth of the time to the first paint.
    """

    def __init__(self) -> None:
        super().__init__()
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        try:
            self._file = self._file or _open_log()
        except OSError:
            self.handleError(record)
        else:
            self._file.handle(record)

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()
        super().close()


def _open_log() -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    folder = log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(
        folder / "ranpk.log", maxBytes=512 * 1024, backupCount=2, encoding="utf-8"
    )
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return file


def start_log() -> None:
    """Log warnings and errors; never what a user typed."""
    logging.basicConfig(level=logging.WARNING, handlers=[LogFile()])


def about() -> str:
    """Return program, version and system; looking them up is for crash reports only."""
    import platform

    from ranpk_desktop.version import application

    return f"{application()} · {platform.platform()}"


def command_line() -> None:
    """Run `ranpk`."""
    from ranpk_desktop import cli

    start_log()
    sys.exit(cli.main())


def window() -> None:
    """Run `ranpk-desktop`: the window on the office's own data folder."""
    from ui.core import theme
    from ui.core.crash_dialog import CrashHook
    from ui.core.tasks import Tasks
    from ui.session import Session

    start_log()
    app = theme.application(sys.argv)
    app.setApplicationName("RANPK Desktop")
    hook = CrashHook(about)
    hook.install()
    with Tasks() as tasks:
        session = Session(app, tasks, utc_now, default_data_folder(), sample_data_folder())
        session.start()
        code = app.exec()
    hook.remove()
    sys.exit(code)
