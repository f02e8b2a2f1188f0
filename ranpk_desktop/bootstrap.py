"""The only file that knows everybody: builds the log, the office and the window."""

import logging
import logging.handlers
import os
import sys
from pathlib import Path

from ranpk_desktop.paths import log_folder


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
    """Run `ranpk-desktop`."""
    start_log()
    raise NotImplementedError
