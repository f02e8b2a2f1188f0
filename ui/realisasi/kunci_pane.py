"""Locking a quarter in the name of an official, and opening it again with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.laporan import LaporanTriwulan
from ranpk_desktop.domain.periode import Periode
from ui.core.kunci_pane import LockPane, ReasonPane, unsaved_sentence
from ui.core.page import Context


@dataclass(frozen=True, slots=True)
class _Question:
    """What locking asks about; `pejabat` begins with the one who is in office today."""

    periode: Periode
    laporan: LaporanTriwulan
    pejabat: tuple[dict[str, Any], ...]


class KunciPane(LockPane):
    """Ask which pejabat locks, and say what that means."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Kunci triwulan &ini"), _("&Pejabat yang mengunci"))
        self._periode: Periode | None = None

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
        nobody = _("Belum ada pejabat yang menjabat hari ini atau pada akhir triwulan itu.")
        self.ask_who(question.pejabat, _missing(question.laporan, unsaved()), nobody)

    def submit(self) -> None:
        """Lock."""
        if periode := self._periode:
            lock = self._context.services.rekaman.lock
            job = partial(lock, periode.tahun, periode.triwulan, self.pejabat.value())
            self.finish(self._context.tasks, job)


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


def _missing(laporan: LaporanTriwulan, unsaved: int) -> str:
    """Return what would be locked without its number, "" where nothing is missing."""
    sentences = []
    if empty := laporan.jumlah - laporan.terisi:
        text = _("{n} dari {jumlah} indikator belum diisi.")
        sentences.append(text.format(n=empty, jumlah=laporan.jumlah))
    return " ".join(filter(None, (*sentences, unsaved_sentence(unsaved))))
