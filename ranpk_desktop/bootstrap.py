"""The only file that knows everybody: builds the log, the command line and the window."""

import logging
import os
import sys
from pathlib import Path
from typing import Any

from ranpk_desktop.clock import utc_now
from ranpk_desktop.errors import KnownError
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


def window(berkas: Path | None = None) -> None:
    """Run `ranpk-desktop`: the window on the office's own data folder, and a file to open in it."""
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
        session.start(berkas)
        code = app.exec()
    hook.remove()
    sys.exit(code)


def smoke() -> None:
    """Run `--smoke`: the window and the main job, in folders that are gone afterwards.

    Prints one line of JSON: versi, platform, sah, and `selesai`, when each step was done in
    seconds since the epoch; or `kesalahan`, and the exit code is that of `ranpk`.
    """
    import json
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
    from ranpk_desktop.version import application
    from ui.core import theme
    from ui.core.tasks import Tasks
    from ui.session import Session
    from ui.smoke import Smoke

    app = theme.application(sys.argv[:1])
    with Tasks() as tasks:
        session = Session(app, tasks, utc_now, folder / "kantor", folder / "contoh")
        smoke = Smoke(session, tasks, lambda _work: _main_job(folder / "demo"))
        hasil = smoke.run()
    return {
        "versi": application(),
        "platform": app.platformName(),
        "sah": hasil["verifikasi"]["sah"],
        "selesai": smoke.times,
    }


def _main_job(folder: Path) -> dict[str, Any]:
    """Make and verify a package; let the child read a workbook and a picture; seal the PDF.

    Looks for a keyring as well, whose kinds Python finds by name.
    """
    from io import BytesIO

    from PIL import Image

    from ranpk_desktop.imports import proses
    from ranpk_desktop.services import demo, sandi_email

    hasil = demo.run(folder, utc_now)
    for berkas in map(Path, hasil["dokumen"]):
        if berkas.suffix == ".xlsx":
            proses.run("buku_kerja", berkas)
        else:
            _seal(berkas.read_bytes())
    gambar = BytesIO()
    Image.new("RGB", (8, 8)).save(gambar, "PNG")
    proses.run("gambar", gambar.getvalue())
    sandi_email.available()
    return hasil


def _seal(pdf: bytes) -> None:
    """Seal a PDF as both parties would, and let the child process check it."""
    from ranpk_desktop.domain.paket import Identitas
    from ranpk_desktop.domain.pdf_bertanda import BagianNaskah, Pihak, Stempel, TempatTanda
    from ranpk_desktop.paket import kunci_p12
    from ranpk_desktop.pdf_bertanda import bidang, tanda, verifikasi

    frasa, trusted = "lima kata untuk uji saja", []
    rooms = [
        TempatTanda(pihak, BagianNaskah.PERNYATAAN, 1, 60, bawah, 260, bawah + 60)
        for pihak, bawah in zip(Pihak, (60, 130), strict=True)
    ]
    pdf = bidang.prepare(pdf, rooms, {})
    for pihak in Pihak:
        p12 = kunci_p12.make_p12(pihak.label, "", frasa, utc_now())
        kunci = kunci_p12.load_p12(p12, frasa)
        trusted.append(Identitas(kunci.sertifikat))
        pdf = tanda.sign(pdf, kunci, pihak, Stempel(pihak.label, pihak.label, utc_now(), "WIB"))
    hasil = verifikasi.verify(pdf, trusted)
    if not hasil.sah:
        raise RuntimeError(hasil.temuan)
