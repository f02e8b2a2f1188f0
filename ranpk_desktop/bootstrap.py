"""The only file that knows everybody: builds the log, the command line and the window."""

import logging
import logging.handlers
import platform
import sys
from importlib.metadata import version

from ranpk_desktop.clock import utc_now
from ranpk_desktop.paths import default_data_folder, log_folder, sample_data_folder


def start_log() -> None:
    """Write warnings and errors to a small rotating file; never what a user typed."""
    folder = log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / "ranpk.log", maxBytes=512 * 1024, backupCount=2, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def command_line() -> None:
    """Run `ranpk`."""
    from ranpk_desktop import cli

    start_log()
    sys.exit(cli.main())


def window() -> None:
    """Run `ranpk-desktop`: the window on the office's own data folder."""
    from PySide6.QtWidgets import QApplication

    from ui.core.crash_dialog import CrashHook
    from ui.core.tasks import Tasks
    from ui.session import Session

    start_log()
    app = QApplication(sys.argv)
    app.setApplicationName("RANPK Desktop")
    hook = CrashHook(f"RANPK Desktop {version('ranpk-desktop')} · {platform.platform()}")
    hook.install()
    with Tasks() as tasks:
        session = Session(app, tasks, utc_now, default_data_folder(), sample_data_folder())
        session.start()
        code = app.exec()
    hook.remove()
    sys.exit(code)
