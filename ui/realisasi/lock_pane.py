"""Locking a quarter in the name of an official, and opening it again with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.laporan import LaporanTriwulan
from ranpk_desktop.domain.periode import Periode
from ui.core.action_pane import ActionPane
from ui.core.inputs import CheckInput, ChoiceInput, Field, TextInput
from ui.core.page import Context
from ui.core.pejabat import describe_pejabat


@dataclass(frozen=True, slots=True)
class _Question:
    """What locking asks about; `pejabat` begins with the one who is in office today."""

    periode: Periode
    laporan: LaporanTriwulan
    pejabat: tuple[dict[str, Any], ...]


class LockPane(ActionPane):
    """Ask which pejabat locks, and say what that means.

    Where something is not filled, the button waits for a tick, so that Enter alone never locks.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(_("Kunci triwulan &ini"))
        self._context = context
        self._periode: Periode | None = None
        self.pejabat = ChoiceInput()
        self.add_field("pejabat", Field(_("&Pejabat yang mengunci"), self.pejabat))
        self.anyway = CheckInput(_("Kunci &walaupun belum lengkap"))
        self.anyway.edited.connect(lambda: self.primary.setEnabled(self.anyway.isChecked()))
        self.add_check(self.anyway)

    def ask(self, periode: Periode, unsaved: Callable[[], int]) -> None:
        """Open the pane for a quarter; `unsaved` counts the cells that were refused."""
        show = partial(self._show, unsaved)
        self._context.tasks.run(partial(self._read, periode), show)

    def _read(self, periode: Periode) -> _Question:
        office = self._context.services
        laporan = office.realisasi.load(periode.tahun, periode.triwulan).laporan
        today = in_zone(self._context.clock(), str(laporan.unit["zona"])).date()
        days = (today, periode.triwulan.last_day(periode.tahun))
        found = {row["id"]: row for day in days for row in office.kantor.pejabat_on(day)}
        return _Question(periode, laporan, tuple(found.values()))

    def _show(self, unsaved: Callable[[], int], question: _Question) -> None:
        self._periode = question.periode
        self.title.setText(_("Kunci {periode}").format(periode=question.periode.label))
        text = _(
            "Setelah dikunci, target dan realisasi {periode} tidak dapat diubah, dan Ctrl+Z tidak "
            "lagi mencapainya. Membuka kunci perlu alasan dan menjadi revisi."
        )
        self.words.setText(text.format(periode=question.periode.label))
        missing = _missing(question.laporan, unsaved())
        self.anyway.set_value("0")
        self.anyway.setVisible(bool(missing and question.pejabat))
        self.pejabat.set_choices([(row["id"], describe_pejabat(row)) for row in question.pejabat])
        self.pejabat.setCurrentIndex(0)
        self.open_pane()
        self.primary.setEnabled(not missing and bool(question.pejabat))
        if missing:
            self.message.show_message(missing, "peringatan", closable=False)
        if not question.pejabat:
            fill = partial(self._context.open_page, "pengaturan", bagian="pejabat")
            self.message.show_message(
                _("Belum ada pejabat yang menjabat hari ini atau pada akhir triwulan itu."),
                "peringatan",
                ((_("Isi pejabat"), fill),),
                closable=False,
            )

    def submit(self) -> None:
        """Lock."""
        if self._periode is None:
            return
        periode, rekaman = self._periode, self._context.services.rekaman
        job = partial(rekaman.lock, periode.tahun, periode.triwulan, self.pejabat.value())
        self.primary.setEnabled(False)
        self._context.tasks.run(job, self._done, self.show_error)

    def _done(self, _changes: Changes) -> None:
        self.close_pane()


class UnlockPane(ActionPane):
    """Ask why a locked quarter has to be changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Buka kunc&i"))
        self._context = context
        self._periode: Periode | None = None
        self.words.setText(
            _(
                "Alasan dicatat pada revisi berikutnya. Laporan dan paket yang sudah dibuat tetap "
                "ada; setelah perubahan selesai, kunci lagi dan buat paket revisinya."
            )
        )
        hint = _("Misalnya: hasil uji susulan sudah terbit")
        self.alasan = TextInput(hint)
        self.add_field("alasan", Field(_("Ala&san membuka kunci"), self.alasan))

    def ask(self, periode: Periode) -> None:
        """Open the pane for a locked quarter."""
        self._periode = periode
        self.title.setText(_("Buka kunci {periode}").format(periode=periode.label))
        self.alasan.set_value("")
        self.open_pane()

    def submit(self) -> None:
        """Open the quarter."""
        if self._periode is None:
            return
        periode, rekaman = self._periode, self._context.services.rekaman
        job = partial(rekaman.unlock, periode.tahun, periode.triwulan, self.alasan.value())
        self.primary.setEnabled(False)
        self._context.tasks.run(job, self._done, self.show_error)

    def _done(self, _changes: Changes) -> None:
        self.close_pane()


def _missing(laporan: LaporanTriwulan, unsaved: int) -> str:
    """Return what would be locked without its number, "" where nothing is missing."""
    sentences = []
    if empty := laporan.jumlah - laporan.terisi:
        text = _("{n} dari {jumlah} indikator belum diisi.")
        sentences.append(text.format(n=empty, jumlah=laporan.jumlah))
    if unsaved:
        text = _("{n} isian berwarna merah belum tersimpan dan tidak ikut dikunci.")
        sentences.append(text.format(n=unsaved))
    return " ".join(sentences)
