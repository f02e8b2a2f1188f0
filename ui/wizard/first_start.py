"""The window of the first start, before there is an office for the main window to show."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.unit import JenisUnit
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import cadangan_lengkap, kantor_baru, setup
from ranpk_desktop.services.jam import BUILT
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.parameter import katalog, register_unit
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.exports import ask_whole_office
from ui.core.guard import guarded
from ui.core.tasks import Tasks, Work
from ui.wizard.step import Step
from ui.wizard.step_panel import StepFrame, StepPanel
from ui.wizard.steps import KepalaStep, PengisiStep, UnitStep
from ui.wizard.unit_list import PilihanUnit
from ui.wizard.welcome import Welcome

if TYPE_CHECKING:
    from ranpk_desktop.services.pulih_paket import Bacaan, HasilPulih, RencanaPulih
    from ui.pengaturan.pulih_pane import PulihPane


class FirstStart(QDialog):
    """Set up the first office, open a whole one, or the sample; runs before the main window.

    The boundary: bootstrap shows it where the data folder holds no office yet. `opened` carries
    an open Office, which belongs to the DB thread of `tasks`; the wizard closes itself after all
    receivers have run, so that the main window is there before the last window closes. `closed`
    says that the wizard has gone, with an office or without. What was typed stays whatever goes
    wrong: a refused folder, a full disk or a second opener is a sentence above the page, and the
    same button tries again.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(self, tasks: Tasks, clock: Clock, folder: Path, sample_folder: Path) -> None:
        super().__init__()
        self._tasks, self._clock = tasks, clock
        self._folder, self._sample_folder = folder, sample_folder
        self._busy = False
        self._leaving = False
        self._unpacking: Work | None = None
        self._pulih: PulihPane | None = None
        self._restored: Office | None = None
        tasks.work_changed.connect(self._show_work)
        # A laptop whose battery has died dates from years ago: never propose such a year.
        self._today = max(clock(), BUILT).date()
        self.setWindowTitle(_("RANPK Desktop – mulai"))
        self.setWindowFlags(Qt.WindowType.Window)
        self.welcome = Welcome()
        self.unit = UnitStep()
        self.kepala = KepalaStep(tasks, self._today)
        self.pengisi = PengisiStep(tasks, self._today)
        self.steps: tuple[Step, ...] = (self.welcome, self.unit, self.kepala, self.pengisi)
        self._build()
        self.welcome.new_chosen.connect(lambda: self._go(1))
        self.welcome.file_chosen.connect(self._open_file)
        self.welcome.packages_chosen.connect(self._open_packages)
        self.welcome.sample_chosen.connect(self._open_sample)
        self.unit.units.picked.connect(self.go_next)
        self._go(0)
        tasks.run(partial(_read_choices, self._today), self._show_choices)

    @property
    def at(self) -> int:
        """Return the number of the page shown, from 0."""
        return self._frame.at

    # Frame ------------------------------------------------------------------------------------

    def _build(self) -> None:
        place = _("Data kantor disimpan di\n{folder}").format(folder=self._folder)
        panel = StepPanel("RANPK Desktop", [step.TITLE for step in self.steps], place)
        pages = (self.welcome, self.unit, self.kepala, self.pengisi)
        self._frame = StepFrame(self, panel, self.steps, pages, self._footer())
        self.next_button.setDefault(True)  # only now: it must know its dialog
        room = self.screen().availableGeometry()
        self.resize(
            min(theme.px(920), room.width() - theme.px(32)),
            min(theme.px(600), room.height() - theme.px(48)),
        )

    def _footer(self) -> QWidget:
        self.back_button = button(Action(_("&Kembali"), self.go_back, "arrow-left"))
        self.back_button.setAutoDefault(True)
        self.next_button = button(Action(_("&Lanjut"), self.go_next), primary=True)
        self._waiting = theme.label("", "keterangan")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(120))
        self._foot = QFrame()
        self._foot.setObjectName("status")
        row = QHBoxLayout(self._foot)
        side = theme.px(32)
        row.setContentsMargins(side, theme.px(12), side, theme.px(12))
        row.setSpacing(theme.px(12))
        self.cancel_button = button(Action(_("&Batalkan"), self._cancel, "x"))
        for widget in (self.back_button, self._bar, self._waiting, self.cancel_button):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.next_button)
        return self._foot

    # Going ------------------------------------------------------------------------------------

    def go_next(self) -> None:
        """Check the page and go on; on the last page set up the office."""
        step = self.steps[self.at]
        try:
            step.check()
        except KnownError as error:
            step.show_error(error)
            return
        if self.at == len(self.steps) - 1:
            self._create()
            return
        unit = self.unit.units.value()
        if unit and step is self.unit:
            self.kepala.suggest(unit)
        self._go(self.at + 1)

    def go_back(self) -> None:
        """Go to the page before; all that was typed stays."""
        if self.at and not self._busy:
            self._go(self.at - 1)

    @guarded(None)
    def reject(self) -> None:
        """Go back with Esc; only the window's own button closes the wizard."""
        self.go_back()

    @guarded(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay open until an office under way is stored, and ask before typed text is lost."""
        if self._pulih and self._pulih.asking and not self._pulih.busy:
            self._pulih.close_pane()  # which opens a restored office
        busy = self._busy or (self._pulih is not None and self._pulih.busy)
        event.setAccepted(not busy and (self._leaving or not self._typed()))
        if event.isAccepted():
            self.closed.emit()
        elif not self._busy:
            self.steps[self.at].message.show_message(
                _("Isian kantor baru ini belum disimpan."),
                "peringatan",
                ((_("Tutup tanpa menyimpannya"), self._leave),),
            )

    def _typed(self) -> bool:
        forms = (self.kepala, self.pengisi)
        return self.unit.units.value() is not None or any(form.dirty for form in forms)

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    def _go(self, at: int) -> None:
        last = at == len(self.steps) - 1
        step = self._frame.go(at)
        self.next_button.setText(_("&Buat kantor") if last else _("&Lanjut"))
        self._show_state()
        step.start()

    # Working ----------------------------------------------------------------------------------

    def _show_choices(self, choices: "_Choices") -> None:
        units, tahun, jumlah = choices
        self.unit.units.set_units(units)
        self.pengisi.set_katalog(tahun, jumlah)

    def _create(self) -> None:
        unit = self.unit.units.value()
        if unit is None:
            raise RuntimeError("the page before lets nobody pass without a unit")
        isian = self.pengisi.kantor_baru(unit, self.kepala.row())
        job = partial(kantor_baru.make, self._folder, self._clock, isian)
        self._work(job, _("Menyiapkan kantor…"))

    def _open_sample(self) -> None:
        job = partial(kantor_baru.open_sample, self._sample_folder, self._clock)
        self._work(job, _("Menyiapkan data contoh…"))

    def _open_file(self) -> None:
        """Unpack a whole office in the pool, then open it as that of the data folder."""
        path = ask_whole_office(self)
        if path is None:
            return
        text = _("Membuka cadangan lengkap…")
        self._begin(text)
        self._unpacking = self._tasks.run_in_pool(
            lambda work: cadangan_lengkap.unpack(path, self._folder, work.report),
            self._accept,
            self._refuse,
            title=text,
        )
        self._show_state()

    def _accept(self, siap: cadangan_lengkap.Siap) -> None:
        job = partial(cadangan_lengkap.open_accepted, self._folder, self._clock, siap)
        self._work(job, _("Membuka kantor…"))

    def _open_packages(self) -> None:
        """Ask for packages, and show what an office made of them would hold."""
        # Only now: the first page is in a hurry.
        from ui.pengaturan.pulih_pane import PulihPane, ask_packages

        paths = ask_packages(self)
        if not paths:
            return
        if self._pulih is None:
            self._pulih = PulihPane(
                self._tasks, lambda: self._folder, self._preview_packages, self._restore_packages
            )
            self._pulih.toggled.connect(self._packages_closed)
            self.welcome.add_pane(self._pulih)
        self._pulih.start(paths)

    def _preview_packages(self, bacaan: "Bacaan") -> "RencanaPulih":
        from ranpk_desktop.services import pulih_paket

        return pulih_paket.preview_empty(bacaan, self._folder)

    def _restore_packages(
        self, bacaan: "Bacaan", _rencana: "RencanaPulih", setuju: frozenset[str]
    ) -> "HasilPulih":
        """Open the data folder with what the packages hold; on the DB thread."""
        from ranpk_desktop.services import pulih_paket

        office, hasil = pulih_paket.open_restored(self._folder, self._clock, bacaan, setuju)
        self._restored = office
        return hasil

    def _packages_closed(self) -> None:
        """Go on to the office once what is missing was read."""
        if self._restored and self._pulih and not self._pulih.asking:
            office, self._restored = self._restored, None
            self._finish(office)

    def _show_work(self, work: Work) -> None:
        """Show how far the unpacking is; it calls nobody back when it was cancelled."""
        if work is not self._unpacking:
            return
        if not work.ended:
            self._bar.setRange(0, 0 if work.fraction is None else 1000)
            self._bar.setValue(round((work.fraction or 0) * 1000))
            return
        self._unpacking = None
        self._bar.setRange(0, 0)
        if work.cancelled:
            self._busy = False
        self._show_state()

    def _cancel(self) -> None:
        if self._unpacking:
            self._unpacking.cancel()

    def _work(self, job: Callable[[], Office], text: str) -> None:
        self._begin(text)
        self._tasks.run(job, self._finish, self._refuse)

    def _begin(self, text: str) -> None:
        self._busy = True
        self._waiting.setText(text)
        self._bar.setAccessibleName(text)
        self._show_state()

    def _finish(self, office: Office) -> None:
        self._busy = False
        self.opened.emit(office)
        self._leave()

    def _refuse(self, error: KnownError) -> None:
        self._busy = False
        self._show_state()
        self.steps[self.at].show_error(error)

    def _show_state(self) -> None:
        self._frame.stack.setEnabled(not self._busy)
        for widget in (self._bar, self._waiting):
            widget.setVisible(self._busy)
        self.cancel_button.setVisible(self._unpacking is not None)
        self._foot.setVisible(self.at > 0 or self._busy)
        self.back_button.setVisible(self.at > 0)
        self.next_button.setVisible(self.at > 0)
        self.back_button.setEnabled(not self._busy)
        self.next_button.setEnabled(not self._busy)


_Choices = tuple[list[PilihanUnit], int, int]


def _read_choices(today: date) -> _Choices:
    """Return the units that exist today, the year of the catalogue, and its rows for BPOM."""
    register = register_unit()
    units = []
    for row in setup.upt(today):
        known = register.get(row["acuan"])
        others = [name for name in known.names if name != row["nama"]] if known else []
        units.append(
            PilihanUnit(
                row["acuan"],
                row["nama"],
                JenisUnit(row["jenis"]),
                row["kota"],
                row["zona"],
                tuple(others),
            )
        )
    rows = katalog()
    return units, rows.tahun, sum(row.bpom for row in rows.baris)
