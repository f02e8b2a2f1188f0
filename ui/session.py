"""One run of the program: the first start, or the main window of one data folder at a time."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.later import OfficeLater, has_office
from ui.core import qt_bahasa
from ui.core.actions import Action
from ui.core.tasks import Tasks
from ui.core.theme import Theme
from ui.main_window import MainWindow

if TYPE_CHECKING:  # its modules cost more time than the first paint may take
    from ranpk_desktop.services.cadangan import Cadangan
    from ranpk_desktop.services.office import Office
    from ui.wizard.first_start import FirstStart


class Session(QObject):
    """Open the office of a folder, and another one when the user asks; quit with the last window.

    `folder` is the office's own data folder, `sample` the sample's. The office is opened in the
    DB thread of `tasks` after the window is painted, and closed there.
    """

    def __init__(
        self, app: QApplication, tasks: Tasks, clock: Clock, folder: Path, sample: Path
    ) -> None:
        super().__init__(app)
        self._tasks, self._clock = tasks, clock
        self._folder, self._sample = folder, sample
        self._dress = Theme(app)
        qt_bahasa.install(app)
        self.window: MainWindow | None = None
        self.first_start: FirstStart | None = None
        self._berkas: Path | None = None
        app.setQuitOnLastWindowClosed(False)

    def start(self, berkas: Path | None = None) -> None:
        """Show the main window, or the first start where the folder holds no office yet.

        `berkas` is a file from Pusat that is opened there once the own office is open.
        """
        self._berkas = berkas
        self._open(self._folder)

    def _open(self, folder: Path) -> None:
        if has_office(folder):
            office = OfficeLater(folder, self._clock)
            self._show(cast("Office", office), folder)
        else:
            self._ask(folder)

    def _ask(self, folder: Path) -> None:
        from ui.wizard.first_start import FirstStart

        self.first_start = FirstStart(self._tasks, self._clock, folder, self._sample)
        self.first_start.opened.connect(self._show_new)
        self.first_start.closed.connect(self._first_start_ended)
        self.first_start.show()

    def _show_new(self, office: "Office") -> None:
        self._show(office, office.folder)

    def _first_start_ended(self) -> None:
        self.first_start = None
        if self.window is None:
            QCoreApplication.quit()

    def _show(self, office: "Office", folder: Path) -> None:
        window = MainWindow(office, self._tasks, self._dress, self._clock)
        if folder == self._sample:
            action = Action(_("Ke kantor &sendiri"), lambda: self._switch(self._folder), "house")
        else:
            action = Action(
                _("Buka data &contoh"), lambda: self._switch(self._sample), "flask-conical"
            )
        window.add_actions("berkas", (action,))
        window.opened.connect(lambda: self._look_after(office, window))
        if folder != self._sample:
            window.opened.connect(lambda: self._open_received(window))
        window.closed.connect(lambda folder: self._closed(office, folder))
        self.window = window
        window.show()

    def _open_received(self, window: MainWindow) -> None:
        """Open the file that the program was started with, once."""
        berkas, self._berkas = self._berkas, None
        if berkas:
            window.open_received(berkas)

    def _look_after(self, office: "Office", window: MainWindow) -> None:
        """Check and back up the database, after the first paint and between the user's jobs.

        What waits in the outbox is sent from then on, too.
        """
        self._tasks.run(lambda: office.cadangan.check())
        self._tasks.run(
            lambda: office.cadangan.make_daily(lambda _left, _all: self._tasks.drain()),
            self._tell_backup,
        )
        window.pengirim().start()

    def _tell_backup(self, made: "Cadangan | None") -> None:
        if made:
            self._tasks.bus.changed.emit(Changes(frozenset({"cadangan"}), None, made.nama))

    def _switch(self, folder: Path) -> None:
        if self.window:
            self.window.leave(folder)

    def _closed(self, office: "Office", folder: Path | None) -> None:
        """Delete the window first: its pages listen to `tasks`, and must not read a closed office.

        What still works in the pool for it is given up.
        """
        window, self.window = self.window, None
        for work in self._tasks.works:
            work.cancel()
        if window:
            window.destroyed.connect(lambda: self._close(office, folder))
            window.deleteLater()

    def _close(self, office: "Office", folder: Path | None) -> None:
        go_on = partial(self._go_on, folder)
        self._tasks.run(office.close, lambda _nothing: go_on(), lambda _error: go_on())

    def _go_on(self, folder: Path | None) -> None:
        if folder is None:
            QCoreApplication.quit()
        elif folder == self._sample:
            self._fill_sample()
        else:
            self._open(folder)

    def _fill_sample(self) -> None:
        from ranpk_desktop.services.kantor_baru import open_sample

        job = partial(open_sample, self._sample, self._clock)
        self._tasks.run(job, self._show_new, self._return_from_sample)

    def _return_from_sample(self, error: KnownError) -> None:
        """Open the own office again and say there why the sample cannot be had."""
        self._open(self._folder)
        if self.window:
            self.window.banners.show_banner("kesalahan", str(error), "buruk")
