"""Take RATL over from a workbook: choose it, its survey year and units, look, apply."""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_ratl import BacaanRatl
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.impor_ratl import (
    BerkasRatl,
    Milik,
    PratinjauRatl,
    compare,
    interpret,
    open_ratl,
)
from ui.core.impor_dialog import BukuDialog
from ui.core.messages import EmptyState
from ui.core.page import Context
from ui.core.tasks import Work
from ui.skm.impor_ratl_pratinjau import SEMUA, PratinjauRatlPane

_TAHUN_KE_BELAKANG = 6


@dataclass(frozen=True, slots=True)
class _Terbaca:
    """Hold what a file says of a year, for the unit that is shown."""

    bacaan: BacaanRatl
    unit: str
    pratinjau: PratinjauRatl


class ImporRatlDialog(BukuDialog):
    """Lead from a workbook to the RATL of a survey year.

    `tahun` is meant where the file names none. `path` is opened at once; without it the first step
    asks for one.
    """

    folder: ClassVar[Path | None] = None
    file_title = _("Impor RATL dari buku kerja")

    def __init__(
        self, context: Context, tahun: int, parent: QWidget, path: Path | None = None
    ) -> None:
        choose = EmptyState(
            "file-spreadsheet",
            _("Pilih buku kerja RATL"),
            _(
                "Matriks dari Pusat, salinan unit, atau ekspor dari aplikasi ini, dalam berkas "
                ".xlsx. Isinya ditampilkan dahulu; tidak ada yang tersimpan sebelum Anda menekan "
                "Terapkan."
            ),
            (_("&Pilih berkas…"), self.ask_for_file),
        )
        super().__init__(context, _("Impor RATL"), choose, parent)
        self._tahun = self._bawaan = tahun
        self._unit = ""
        self._berkas: BerkasRatl | None = None
        self._terbaca: _Terbaca | None = None
        self.preview = PratinjauRatlPane(context.tasks)
        self.build((self.preview,), parent, beside=self.preview.choices)
        self.preview.changed.connect(lambda: self.offer(len(self.preview.wanted)))
        self.preview.year_picked.connect(self._pick_year)
        self.preview.unit_picked.connect(self._pick_unit)
        if path:
            self.open_file(path)

    # Reading ----------------------------------------------------------------------------------

    def read(self, path: Path, work: Work) -> BerkasRatl:
        """Read a workbook, in the pool."""
        return open_ratl(path, lambda: work.cancelled, work.report)

    def opened(self, berkas: BerkasRatl) -> None:
        """Show it for the survey year that it names."""
        self._berkas, self._terbaca, self._unit = berkas, None, ""
        self._tahun = berkas.terbuka.tahun or self._bawaan
        years = range(self._bawaan - _TAHUN_KE_BELAKANG, self._bawaan + 2)
        self.preview.offer_years(years, self._tahun)
        self._load()

    def _pick_year(self, tahun: int) -> None:
        self._tahun, self._terbaca = tahun, None
        self._load()

    def _pick_unit(self, unit: str) -> None:
        self._unit = unit
        self._load()

    def _load(self) -> None:
        """Fetch what we have of the year, and compare the file with it."""
        load = partial(self._context.services.impor_ratl.load, self._tahun)
        self._context.tasks.run(load, self._compare, self.not_opened)

    def _compare(self, milik: Milik) -> None:
        berkas, tahun, unit = self._berkas, self._tahun, self._unit
        known = self._terbaca.bacaan if self._terbaca else None
        assert berkas  # noqa: S101  opened before it is compared

        def job(_work: Work) -> _Terbaca:
            bacaan = known or interpret(berkas, tahun).owned_by(milik.unit, milik.acuan)
            chosen = unit or (milik.kunci_unit if milik.kunci_unit in bacaan.units() else SEMUA)
            only = None if chosen == SEMUA else chosen
            return _Terbaca(bacaan, chosen, compare(tahun, bacaan, milik, only))

        show = partial(self._show, tahun, unit)
        run = self._context.tasks.run_in_pool
        self._work = run(job, show, self._unreadable, title=_("Membaca RATL"))

    def _unreadable(self, error: KnownError) -> None:
        """Say why the year chosen cannot be shown; another one may be chosen."""
        self._work = None
        self.note.hide()
        self.preview.clear()
        self.show_step(self.preview)
        self.message.show_message(str(error), "peringatan")

    def _show(self, tahun: int, unit: str, terbaca: _Terbaca) -> None:
        self._work = None
        if (tahun, unit) != (self._tahun, self._unit):
            return  # another year or unit has been chosen since
        self._terbaca, self._unit = terbaca, terbaca.unit
        milik = terbaca.pratinjau.milik
        self.message.hide()
        self.preview.offer_units(terbaca.bacaan, milik.kunci_unit, terbaca.unit)
        self.preview.show_preview(terbaca.pratinjau)
        self._note(terbaca, milik)
        self.show_step(self.preview)
        self.preview.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, terbaca: _Terbaca, milik: Milik) -> None:
        """Say what should be known before anything is applied."""
        told = []
        if milik.kunci_unit not in terbaca.bacaan.units():
            text = _("Berkas ini tidak memuat {unit}. Yang ditampilkan adalah RATL unit lain.")
            told.append(text.format(unit=milik.unit))
        back = sum(row.mundur for row in terbaca.pratinjau.baris)
        if back:
            text = _("{n} baris memundurkan status yang di sini sudah lebih maju: tidak dicentang.")
            told.append(text.format(n=back))
        named = terbaca.bacaan.tahun
        if named not in (None, self._tahun):
            text = _("Berkas ini menyebut tahun survei {berkas}, yang dipilih {tahun}.")
            told.append(text.format(berkas=named, tahun=self._tahun))
        self.note.setVisible(bool(told))
        if told:
            self.note.show_message("\n".join(told), "peringatan")

    # Applying ---------------------------------------------------------------------------------

    def submit(self) -> None:
        """Apply the rows that are ticked, as one command."""
        if self._berkas is None or self._terbaca is None or not self.preview.wanted:
            return
        self.apply.setEnabled(False)
        wanted, pratinjau = self.preview.wanted, self._terbaca.pratinjau
        job = partial(self._context.services.impor_ratl.apply, self._berkas.nama, pratinjau, wanted)
        self._context.tasks.run(job, partial(self._applied, pratinjau, wanted), self._refused)

    def _applied(self, pratinjau: PratinjauRatl, wanted: set[str], _changes: Changes) -> None:
        count = Counter(row.status for row in pratinjau.baris if row.kunci in wanted)
        text = _(
            "RATL {tahun} diimpor dari {berkas}: {baru} baru, {berubah} berubah. "
            "Ctrl+Z membatalkan seluruhnya."
        )
        self._context.show_message(
            text.format(
                tahun=pratinjau.tahun,
                berkas=self._berkas.nama if self._berkas else "",
                baru=count[StatusImpor.BARU],
                berubah=count[StatusImpor.BERUBAH],
            ),
            "baik",
        )
        self.accept()

    def _refused(self, error: KnownError) -> None:
        self.message.show_message(str(error), "buruk")
        self.offer(len(self.preview.wanted))

    def unapplied(self) -> bool:
        """Tell whether ticks were set or cleared."""
        return self.preview.touched

    def show_step(self, step: QWidget) -> None:
        """Go to a step, with its buttons."""
        super().show_step(step)
        for widget in (self.apply, self.preview.choices):
            widget.setVisible(step is self.preview)


def open_impor_ratl(
    context: Context, parent: QWidget, tahun: int, path: Path | None = None
) -> ImporRatlDialog:
    """Open the dialog above a page that shows a survey year."""
    dialog = ImporRatlDialog(context, tahun, parent, path)
    dialog.open()
    return dialog
