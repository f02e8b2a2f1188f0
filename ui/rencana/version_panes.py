"""Fixing a plan in the name of an official, and opening it again as a revision."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.finding import Finding, count_faults
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.rekaman import BELUM_BERES
from ui.core.kunci_pane import AnywayPane, ReasonPane
from ui.core.page import Context


@dataclass(frozen=True, slots=True)
class _Question:
    """What fixing asks about."""

    tahun: int
    temuan: tuple[Finding, ...]
    pejabat: tuple[dict[str, Any], ...]


class FixPane(AnywayPane):
    """Ask which pejabat fixes the plan; errors block, warnings wait for a tick.

    The checks are made again after every change while the pane asks, and by the command itself.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _("Tetapkan &rencana ini"),
            _("&Pejabat yang menetapkan"),
            _("Tetapkan &walaupun ada peringatan"),
        )
        self._question: _Question | None = None
        self._unsaved: Callable[[], int] = lambda: 0
        context.tasks.bus.changed.connect(lambda _changes: self._ask_again())

    def ask(self, tahun: int, unsaved: Callable[[], int] = lambda: 0) -> None:
        """Open the pane for the plan of a year; `unsaved` counts the cells that were refused."""
        self._unsaved = unsaved
        self._context.tasks.run(partial(self._read, tahun), self._show)

    def _ask_again(self) -> None:
        if self.asking and self._question:
            self._context.tasks.run(partial(self._read, self._question.tahun), self._show_again)

    def _read(self, tahun: int) -> _Question:
        office = self._context.services
        today = in_zone(self._context.clock(), str(office.kantor.require()["zona"])).date()
        temuan = tuple(office.periksa.rencana(tahun))
        return _Question(tahun, temuan, tuple(office.kantor.pejabat_on(today)))

    def _show(self, question: _Question) -> None:
        self.title.setText(_("Tetapkan rencana {tahun}").format(tahun=question.tahun))
        self.words.setText(
            _(
                "Rencana yang ditetapkan disimpan sebagai versi dan tidak dapat diubah lagi, "
                "kecuali lewat revisi dengan alasan. Ctrl+Z tidak mencapainya."
            )
        )
        self.open_pane()
        self._question = None
        self._show_question(question)

    def _show_again(self, question: _Question) -> None:
        if self.asking and self._question and question.tahun == self._question.tahun:
            self._show_question(question)

    def _show_question(self, question: _Question) -> None:
        """Say what is in the way; a tick holds only for the findings that it was set for."""
        if self._question is None or question.temuan != self._question.temuan:
            self.anyway.set_value("0")
        self._question = question
        errors, warnings = count_faults(question.temuan)
        self.anyway.setVisible(bool(warnings and not errors and question.pejabat))
        self.offer(question.pejabat)
        self.enable()
        if not question.pejabat:
            self.tell_nobody(_("Belum ada pejabat yang menjabat hari ini."))
        else:
            words = _describe(errors, warnings, self._unsaved())
            self.message.tell(words, "buruk" if errors else "peringatan")

    def enable(self) -> None:
        """Let the button be pressed where nothing is in the way, or what is, is meant to stay."""
        if self._question is None:
            return
        errors, warnings = count_faults(self._question.temuan)
        ready = not errors and (not warnings or self.anyway.isChecked())
        self.primary.setEnabled(ready and bool(self._question.pejabat))

    def submit(self) -> None:
        """Fix the plan, unless cells hold what could not be saved."""
        if self._question is None:
            return
        if self._unsaved():
            self._show_question(self._question)
            return
        fix = self._context.services.rekaman.fix
        anyway = self.anyway.isChecked()
        self.primary.setEnabled(False)
        job = partial(fix, self._question.tahun, self.pejabat.value(), walau_peringatan=anyway)
        self._context.tasks.run(job, self._done, self._refused)

    def _done(self, _changes: Changes) -> None:
        self.close_pane()

    def _refused(self, error: KnownError) -> None:
        self.show_error(error)
        if error.kode == BELUM_BERES:
            self._ask_again()


def _describe(errors: int, warnings: int, unsaved: int) -> str:
    """Return what is in the way of fixing a plan, "" for nothing."""
    sentences = []
    if errors:
        text = _("{n} kesalahan harus dibetulkan dahulu; lihat Daftar periksa.")
        sentences.append(text.format(n=errors))
    elif warnings:
        text = _("{n} peringatan belum dibetulkan; lihat Daftar periksa.")
        sentences.append(text.format(n=warnings))
    if unsaved:
        text = _("{n} isian berwarna merah belum tersimpan; betulkan, atau batalkan dengan Esc.")
        sentences.append(text.format(n=unsaved))
    return " ".join(sentences)


class RevisePane(ReasonPane):
    """Ask why a fixed plan has to be changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _("Bu&at revisi"),
            _(
                "Versi yang sudah ditetapkan tetap tersimpan. Setelah perubahan selesai, tetapkan "
                "lagi; alasannya tercatat pada versi baru. Triwulan yang sudah dikunci tidak ikut "
                "berubah."
            ),
            _("Ala&san revisi"),
            _("Misalnya: pagu berubah menurut DIPA revisi"),
        )

    def ask(self, tahun: int) -> None:
        """Open the pane for a fixed plan."""
        revise = partial(self._context.services.rekaman.revise, tahun)
        self.ask_why(_("Revisi rencana {tahun}").format(tahun=tahun), revise)
