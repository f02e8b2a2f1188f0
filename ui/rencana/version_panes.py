"""Fixing a plan in the name of an official, and opening it again as a revision."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.finding import Finding, Tingkat
from ui.core.action_pane import ActionPane
from ui.core.inputs import CheckInput, ChoiceInput, Field, TextInput
from ui.core.page import Context
from ui.core.pejabat import describe_pejabat


@dataclass(frozen=True, slots=True)
class _Question:
    """What fixing asks about."""

    tahun: int
    temuan: tuple[Finding, ...]
    pejabat: tuple[dict[str, Any], ...]


class FixPane(ActionPane):
    """Ask which pejabat fixes the plan; errors block, warnings wait for a tick."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Tetapkan &rencana ini"))
        self._context = context
        self._tahun = 0
        self.pejabat = ChoiceInput()
        self.add_field("pejabat", Field(_("&Pejabat yang menetapkan"), self.pejabat))
        self.anyway = CheckInput(_("Tetapkan &walaupun ada peringatan"))
        self.anyway.edited.connect(lambda: self.primary.setEnabled(self.anyway.isChecked()))
        self.add_check(self.anyway)

    def ask(self, tahun: int) -> None:
        """Open the pane for the plan of a year."""
        self._context.tasks.run(partial(self._read, tahun), self._show)

    def _read(self, tahun: int) -> _Question:
        office = self._context.services
        today = in_zone(self._context.clock(), str(office.kantor.require()["zona"])).date()
        temuan = tuple(office.periksa.rencana(tahun))
        return _Question(tahun, temuan, tuple(office.kantor.pejabat_on(today)))

    def _show(self, question: _Question) -> None:
        self._tahun = question.tahun
        self.title.setText(_("Tetapkan rencana {tahun}").format(tahun=question.tahun))
        self.words.setText(
            _(
                "Rencana yang ditetapkan disimpan sebagai versi dan tidak dapat diubah lagi, "
                "kecuali lewat revisi dengan alasan. Ctrl+Z tidak mencapainya."
            )
        )
        kinds = [finding.tingkat for finding in question.temuan]
        errors, warnings = kinds.count(Tingkat.KESALAHAN), kinds.count(Tingkat.PERINGATAN)
        self.anyway.set_value("0")
        self.anyway.setVisible(bool(warnings and not errors and question.pejabat))
        self.pejabat.set_choices([(row["id"], describe_pejabat(row)) for row in question.pejabat])
        self.open_pane()
        self.primary.setEnabled(bool(question.pejabat) and not errors and not warnings)
        if errors:
            text = _("{n} kesalahan harus dibetulkan dahulu; lihat Daftar periksa.")
            self.message.show_message(text.format(n=errors), "buruk", closable=False)
        elif warnings:
            text = _("{n} peringatan belum dibetulkan; lihat Daftar periksa.")
            self.message.show_message(text.format(n=warnings), "peringatan", closable=False)
        if not question.pejabat:
            fill = partial(self._context.open_page, "pengaturan", bagian="pejabat")
            self.message.show_message(
                _("Belum ada pejabat yang menjabat hari ini."),
                "peringatan",
                ((_("Isi pejabat"), fill),),
                closable=False,
            )

    def submit(self) -> None:
        """Fix the plan."""
        fix = self._context.services.rekaman.fix
        self.primary.setEnabled(False)
        job = partial(fix, self._tahun, self.pejabat.value())
        self._context.tasks.run(job, self._done, self.show_error)

    def _done(self, _changes: Changes) -> None:
        self.close_pane()


class RevisePane(ActionPane):
    """Ask why a fixed plan has to be changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Bu&at revisi"))
        self._context = context
        self._tahun = 0
        self.words.setText(
            _(
                "Versi yang sudah ditetapkan tetap tersimpan. Setelah perubahan selesai, tetapkan "
                "lagi; alasannya tercatat pada versi baru. Triwulan yang sudah dikunci tidak ikut "
                "berubah."
            )
        )
        self.alasan = TextInput(_("Misalnya: pagu berubah menurut DIPA revisi"))
        self.add_field("alasan", Field(_("Ala&san revisi"), self.alasan))

    def ask(self, tahun: int) -> None:
        """Open the pane for a fixed plan."""
        self._tahun = tahun
        self.title.setText(_("Revisi rencana {tahun}").format(tahun=tahun))
        self.alasan.set_value("")
        self.open_pane()

    def submit(self) -> None:
        """Open the plan."""
        revise = self._context.services.rekaman.revise
        self.primary.setEnabled(False)
        job = partial(revise, self._tahun, self.alasan.value())
        self._context.tasks.run(job, self._done, self.show_error)

    def _done(self, _changes: Changes) -> None:
        self.close_pane()
