"""The only file that knows everybody: builds the log, the command line and the window."""

import json
import logging
import logging.handlers
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ranpk_desktop.clock import utc_now
from ranpk_desktop.errors import KnownError
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


def smoke() -> None:
    """Run `--smoke`: the window and the main job, in folders that are gone afterwards.

    Prints one line of JSON: versi, platform, sah, and `selesai`, when each step was done in
    seconds since the epoch; or `kesalahan`, and the exit code is that of `ranpk`.
    """
    import tempfile
    import traceback

    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        with tempfile.TemporaryDirectory(prefix="ranpk-", ignore_cleanup_errors=True) as folder:
            answer = _walk(Path(folder))
        code = 0 if answer["sah"] else 1
    except KnownError as error:
        answer, code = {"kesalahan": {"kode": error.kode, "pesan": str(error)}}, 1
    except Exception as error:
        traceback.print_exc()
        answer, code = {"kesalahan": {"kode": "KESALAHAN_PROGRAM", "pesan": repr(error)}}, 70
    print(json.dumps(answer), flush=True)  # noqa: T201
    sys.exit(code)


def _walk(folder: Path) -> dict[str, Any]:
    from PySide6.QtWidgets import QApplication

    from ui.core.tasks import Tasks
    from ui.session import Session
    from ui.smoke import Smoke

    app = QApplication(sys.argv[:1])
    with Tasks() as tasks:
        session = Session(app, tasks, utc_now, folder / "kantor", folder / "contoh")
        smoke = Smoke(session, tasks, lambda _work: _main_job(folder / "demo"))
        hasil = smoke.run()
    return {
        "versi": version("ranpk-desktop"),
        "platform": app.platformName(),
        "sah": hasil["verifikasi"]["sah"],
        "selesai": smoke.times,
    }


def _main_job(folder: Path) -> dict[str, Any]:
    """Make and verify a package, and let the child process read the workbook in it."""
    from ranpk_desktop.imports import proses
    from ranpk_desktop.services import demo

    hasil = demo.run(folder, utc_now)
    for berkas in hasil["dokumen"]:
        if berkas.endswith(".xlsx"):
            proses.run("buku_kerja", Path(berkas))
    return hasil
