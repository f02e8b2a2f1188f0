"""Begin a new year step by step; all of it is stored at the end, as one command."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.katalog import Katalog
from ranpk_desktop.domain.laporan import in_office
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.rencana_katalog import suggest_pilihan
from ranpk_desktop.services.tahun_baru import MulaiTahun
from ui.core import theme
from ui.core.action_dialog import fit
from ui.core.actions import Action, button
from ui.core.guard import guarded
from ui.core.page import Context
from ui.rencana.bawa_pane import brought, describe_links
from ui.rencana.katalog import open_katalog
from ui.rencana.tahun_baru_steps import (
    KATALOG,
    LALU,
    KatalogStep,
    LiburStep,
    PejabatStep,
    Persiapan,
    RingkasanStep,
    TahunStep,
)
from ui.wizard.step import Step
from ui.wizard.step_panel import StepFrame, StepPanel


class TahunBaruDialog(QDialog):
    """Ask for the year, its plan and its days off; `show_plan(tahun)` then shows a plan.

    That is the year just begun, or one that has a plan already. Cancelling leaves nothing. On the
    way to the register of officials the dialog only hides, and `resume` brings it back.
    """

    def __init__(self, context: Context, window: QWidget, show_plan: Callable[[int], None]) -> None:
        super().__init__(window)
        self._context, self._window, self._show_plan = context, window, show_plan
        self._siap: Persiapan | None = None
        self._busy = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Mulai tahun baru"))
        self.tahun = TahunStep(context)
        self.katalog = KatalogStep()
        self.pejabat = PejabatStep()
        self.libur = LiburStep(context.tasks)
        self.ringkasan = RingkasanStep()
        pages = (self.tahun, self.katalog, self.pejabat, self.libur, self.ringkasan)
        self.steps: tuple[Step, ...] = pages
        panel = StepPanel(_("Mulai tahun baru"), [step.TITLE for step in pages])
        self._frame = StepFrame(self, panel, pages, pages, self._footer())
        fit(self, (1240, 680), window)
        self.tahun.picked.connect(lambda: self._load(self.tahun.chosen))
        self.tahun.open_wanted.connect(self._open_existing)
        self.tahun.sumber.edited.connect(self._show_state)
        self.tahun.asal.changed.connect(self._show_state)
        self.pejabat.settings_wanted.connect(self._go_to_settings)
        self._go(0)
        open_katalog(context, self._show_katalog)

    @property
    def at(self) -> int:
        """Return the number of the page shown, from 0."""
        return self._frame.at

    def resume(self) -> None:
        """Read anew what the office knows, and show the dialog where it was."""
        self._load(self.tahun.chosen or None)
        self.open()

    # Frame ------------------------------------------------------------------------------------

    def _footer(self) -> QWidget:
        self.back_button = button(Action(_("&Kembali"), self.go_back, "arrow-left"))
        self.cancel_button = button(Action(_("&Batal"), self.reject))
        self.next_button = button(Action(_("&Lanjut"), self.go_next), primary=True)
        foot = QFrame()
        foot.setObjectName("status")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(32), theme.px(12), theme.px(32), theme.px(12))
        row.setSpacing(theme.px(12))
        row.addWidget(self.back_button)
        row.addStretch(1)
        for made in (self.cancel_button, self.next_button):
            row.addWidget(made)
        for made in (self.back_button, self.cancel_button, self.next_button):
            made.setAutoDefault(False)
        return foot

    # Reading ----------------------------------------------------------------------------------

    def _load(self, tahun: int | None) -> None:
        self._context.tasks.run(partial(self._read, tahun), partial(self._show, tahun))

    def _read(self, wanted: int | None) -> Persiapan:
        services = self._context.services
        unit = services.kantor.require()
        today = in_zone(self._context.clock(), str(unit["zona"])).date()
        years = services.rencana.years()
        tahun = wanted or (max(years) + 1 if years else today.year)
        pejabat = tuple(services.kantor.pejabat())
        return Persiapan(tahun, tuple(years), today, pejabat, services.libur.load(tahun))

    def _show(self, wanted: int | None, siap: Persiapan) -> None:
        if wanted not in (None, self.tahun.chosen):
            return  # the user has gone on to another year
        self._siap = siap
        self.tahun.show_state(siap)
        self.pejabat.show_state(siap)
        self.libur.show_state(siap.libur)
        self._show_state()
        if wanted is None:
            self.steps[self.at].start()

    def _show_katalog(self, found: Katalog) -> None:
        self.katalog.katalog = found
        self.tahun.asal.set_katalog(found)
        self._show_state()

    # Going ------------------------------------------------------------------------------------

    def go_next(self) -> None:
        """Check the page and go on; on the last page begin the year."""
        step = self.steps[self.at]
        try:
            step.check()
        except KnownError as error:
            step.show_error(error)
            return
        if self.at == len(self.steps) - 1:
            self._start()
        else:
            self._go(self.at + 1)

    def go_back(self) -> None:
        """Go to the page before; all that was chosen stays."""
        if self.at:
            self._go(self.at - 1)

    @guarded(None)
    def reject(self) -> None:
        """Close, but ask first where days were typed."""
        if self._busy:
            return
        if not self.libur.dirty:
            self._close()
            return
        self.steps[self.at].message.show_message(
            _("Hari libur yang diketik di sini belum disimpan."),
            "peringatan",
            ((_("Tutup tanpa menyimpannya"), self._close),),
        )

    def _close(self) -> None:
        super().reject()

    def _go(self, at: int) -> None:
        step = self._frame.go(at)
        self.back_button.setVisible(at > 0)
        self.next_button.setDefault(True)
        self._show_state()
        self.next_button.setFocus()
        step.start()

    def _open_existing(self, tahun: int) -> None:
        self._close()
        self._show_plan(tahun)

    def _go_to_settings(self) -> None:
        """Hide, and offer the way back above the settings."""
        again = partial(open_tahun_baru, self._context, self._window, self._show_plan)
        self.hide()
        self._context.open_page("pengaturan", bagian="pejabat")
        self._context.show_message(
            _("Mulai tahun {tahun} menunggu: periksa pejabatnya, lalu lanjutkan.").format(
                tahun=self.tahun.chosen
            ),
            "info",
            ((_("Lanjutkan"), again),),
        )

    # Working ----------------------------------------------------------------------------------

    def _show_state(self) -> None:
        """Say on each page what holds now."""
        last = self.at == len(self.steps) - 1
        tahun, sumber = self.tahun.chosen, self.tahun.sumber.value()
        title = _("&Mulai tahun {tahun}").format(tahun=tahun)
        self.next_button.setText(title if last else _("&Lanjut"))
        self.next_button.setEnabled(self._siap is not None and not self._busy)
        hasil = self.tahun.asal.hasil if sumber == LALU else None
        links = describe_links(hasil, tahun) if hasil else ""
        self.katalog.show_state(tahun, sumber, links)
        if self._siap:
            self.ringkasan.show_facts(self._facts(self._siap))

    def _facts(self, siap: Persiapan) -> list[tuple[str, str]]:
        head = in_office(siap.pejabat, date(siap.tahun, 1, 1))
        hari = self.libur.pane.hari
        asal = self.tahun.asal.asal() if self.tahun.sumber.value() == LALU else None
        return [
            (_("Rencana {tahun}").format(tahun=siap.tahun), self._plan_in_words()),
            *(((_("Ikut dibawa"), brought(asal) or _("susunannya saja")),) if asal else ()),
            (
                _("Pejabat pada 1 Januari"),
                head["nama"] if head else _("Belum ada; tambahkan di Pengaturan → Pejabat"),
            ),
            (
                _("Hari libur"),
                _("{n} hari").format(n=len(hari))
                if hari
                else _("Belum ada daftar; tenggat dihitung tanpa hari libur"),
            ),
        ]

    def _plan_in_words(self) -> str:
        asal = self.tahun.asal
        if self.tahun.sumber.value() == LALU and asal.hasil:
            text = _("{n} baris dari rencana {dari}")
            return text.format(n=asal.hasil.baru, dari=asal.dari.value())
        if self.tahun.sumber.value() == KATALOG and self.katalog.katalog:
            text = _("{n} baris dari katalog RANPK {tahun}")
            return text.format(n=len(self.katalog.rows), tahun=self.katalog.katalog.tahun)
        return _("Kosong; disusun kemudian")

    def _start(self) -> None:
        sumber = self.tahun.sumber.value()
        from_katalog = sumber == KATALOG
        mulai = MulaiTahun(
            tahun=self.tahun.chosen,
            asal=self.tahun.asal.asal() if sumber == LALU else None,
            pilihan=tuple(map(suggest_pilihan, self.katalog.rows)) if from_katalog else (),
            libur=self.libur.changed,
        )
        self._busy = True
        self._show_state()
        start = self._context.services.tahun_baru.start
        self._context.tasks.run(
            partial(start, mulai, self.katalog.katalog), self._started, self._refuse
        )

    def _started(self, _changes: Changes) -> None:
        self.accept()
        self._show_plan(self.tahun.chosen)

    def _refuse(self, error: KnownError) -> None:
        self._busy = False
        self._show_state()
        self.steps[self.at].show_error(error)


def open_tahun_baru(
    context: Context, window: QWidget, show_plan: Callable[[int], None]
) -> TahunBaruDialog:
    """Show the dialog above a window, the one that waits there or a new one.

    `show_plan(tahun)` is called once there is a plan to look at.
    """
    dialog = window.findChild(TahunBaruDialog) or TahunBaruDialog(context, window, show_plan)
    dialog.resume()
    return dialog
