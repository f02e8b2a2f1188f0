"""Locking a quarter in the name of an official, and opening it again with a reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QSizePolicy

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.finding import Finding, count_faults, summarise
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.periksa import HasilPeriksa
from ranpk_desktop.services.rekaman import TRIWULAN_BELUM_BERES
from ui.core.kunci_pane import PejabatPane, ReasonPane
from ui.core.page import Context
from ui.realisasi.daftar_periksa import Baris, DaftarPeriksa, place_of, read_rows


@dataclass(frozen=True, slots=True)
class _Question:
    """What locking asks about; `pejabat` begins with the one who is in office today."""

    periode: Periode
    hasil: HasilPeriksa
    pejabat: tuple[dict[str, Any], ...]


class KunciPane(PejabatPane):
    """Show what the checks found, ask for the reasons of warnings and for who locks.

    The checks are made again after every change while the pane asks, and by the command itself.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Kunci triwulan &ini"), _("&Pejabat yang mengunci"))
        self._question: _Question | None = None
        self._unsaved: Callable[[], int] = lambda: 0
        self.words.hide()  # the message says it all, in less room
        self.daftar = DaftarPeriksa(context)
        self.daftar.wanted.connect(self._go)
        self.column.insertWidget(self.column.count() - 2, self.daftar, 1)
        for button in self.daftar.buttons:
            self.add_button(button)
        context.tasks.bus.changed.connect(lambda _changes: self._ask_again())

    @property
    def lists(self) -> bool:
        """Tell whether the pane shows findings, which need the room of the whole page."""
        return self.asking and not self.daftar.isHidden()

    def ask(self, periode: Periode, unsaved: Callable[[], int]) -> None:
        """Open the pane for a quarter; `unsaved` counts the cells that were refused."""
        self._unsaved = unsaved
        self._context.tasks.run(partial(self._read, periode), self._show)

    def _ask_again(self) -> None:
        if self.asking and self._question:
            self._context.tasks.run(partial(self._read, self._question.periode), self._show_again)

    def _read(self, periode: Periode) -> _Question:
        office = self._context.services
        today = in_zone(self._context.clock(), str(office.kantor.require()["zona"])).date()
        days = (today, periode.triwulan.last_day(periode.tahun))
        found = {row["id"]: row for day in days for row in office.kantor.pejabat_on(day)}
        hasil = office.periksa.load(periode.tahun, periode.triwulan)
        return _Question(periode, hasil, tuple(found.values()))

    def _show(self, question: _Question) -> None:
        self.title.setText(_("Kunci {periode}").format(periode=question.periode.label))
        self.offer(question.pejabat)
        self.pejabat.setCurrentIndex(0)
        self.daftar.setVisible(bool(question.hasil.temuan_triwulan))
        self.open_pane()
        self._show_question(question)
        if self.lists:
            self.daftar.focus()

    def _show_again(self, question: _Question) -> None:
        if self.asking and self._question and question.periode == self._question.periode:
            self.offer(question.pejabat)
            self._show_question(question)

    def _show_question(self, question: _Question) -> None:
        """Show the findings, and say whether anything is in the way."""
        self._question = question
        temuan = question.hasil.temuan_triwulan
        policy = QSizePolicy.Policy.Expanding if temuan else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        for button in self.daftar.buttons:
            button.setVisible(bool(temuan))
        if self.daftar.isHidden() is bool(temuan):
            self.daftar.setVisible(bool(temuan))
            self.toggled.emit()  # the page shares its room anew
        self.daftar.show_rows(question.periode, read_rows(question.hasil))
        unsaved = self._unsaved()
        held = any(finding.menahan for finding in temuan)
        ready = bool(question.pejabat) and not held and not unsaved
        self.primary.setEnabled(ready)
        self.fields["pejabat"].setVisible(ready)  # can wait, and the list needs the room
        if question.pejabat:
            errors, _warnings = count_faults(temuan)
            tone = "buruk" if errors or unsaved else "peringatan" if held else "baik"
            self.message.tell(_describe(temuan, unsaved), tone)
        else:
            nobody = _("Belum ada pejabat yang menjabat hari ini atau pada akhir triwulan itu.")
            self.tell_nobody(nobody)

    def _go(self, row: Baris) -> None:
        if self._question:
            page, place = place_of(row, self._question.periode)
            self._context.open_page(page, **place)

    def submit(self) -> None:
        """Lock, unless cells hold what could not be saved."""
        question = self._question
        if question is None:
            return
        if self._unsaved():
            self._show_question(question)
            return
        self.primary.setEnabled(False)
        lock = self._context.services.rekaman.lock
        periode = question.periode
        job = partial(lock, periode.tahun, periode.triwulan, self.pejabat.value())
        self._context.tasks.run(job, lambda _changes: self.close_pane(), self._refused)

    def _refused(self, error: KnownError) -> None:
        self.show_error(error)
        if error.kode == TRIWULAN_BELUM_BERES:
            self._ask_again()


class BukaKunciPane(ReasonPane):
    """Ask why a locked quarter has to be changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _("Buka kunc&i"),
            _(
                "Alasan dicatat pada revisi berikutnya. Laporan dan paket yang sudah dibuat tetap "
                "ada; setelah perubahan selesai, kunci lagi dan buat paket revisinya."
            ),
            _("Ala&san membuka kunci"),
            _("Misalnya: hasil uji susulan sudah terbit"),
        )

    def ask(self, periode: Periode) -> None:
        """Open the pane for a locked quarter."""
        unlock = partial(self._context.services.rekaman.unlock, periode.tahun, periode.triwulan)
        self.ask_why(_("Buka kunci {periode}").format(periode=periode.label), unlock)


def _describe(temuan: Sequence[Finding], unsaved: int) -> str:
    """Return what the checks counted, and what is in the way."""
    errors, _warnings = count_faults(temuan)
    ready = not unsaved and not any(finding.menahan for finding in temuan)
    begin = _("Siap dikunci: {hitungan}.") if ready else _("Belum dapat dikunci: {hitungan}.")
    sentences = [begin.format(hitungan=summarise(temuan))]
    if ready:
        sentences.append(
            _("Sesudahnya isinya tidak dapat diubah; membukanya perlu alasan dan menjadi revisi.")
        )
    elif errors:
        sentences.append(_("Betulkan kesalahannya dahulu."))
    elif any(finding.menahan for finding in temuan):
        sentences.append(_("Betulkan, atau tulis alasan mengapa dibiarkan."))
    if unsaved:
        text = _("{n} isian berwarna merah belum tersimpan; betulkan, atau batalkan dengan Esc.")
        sentences.append(text.format(n=unsaved))
    return " ".join(sentences)
