"""Locking the results of a survey in the name of an official, and opening them with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.isi_skm import IsiSkm
from ranpk_desktop.domain.skm import PeriodeSkm
from ui.core.kunci_pane import LockPane, ReasonPane, unsaved_sentence
from ui.core.page import Context


@dataclass(frozen=True, slots=True)
class _Question:
    """What locking asks about; `pejabat` are those in office today."""

    isi: IsiSkm
    pejabat: tuple[dict[str, Any], ...]


class KunciPane(LockPane):
    """Ask which pejabat locks, and say what that means."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("&Kunci hasil survei ini"), _("Pe&jabat yang mengunci"))
        self._isi: IsiSkm | None = None

    def ask(self, tahun: int, periode: PeriodeSkm, unsaved: Callable[[], int]) -> None:
        """Open the pane for a survey; `unsaved` counts the values that were refused."""
        self._context.tasks.run(partial(self._read, tahun, periode), partial(self._show, unsaved))

    def _read(self, tahun: int, periode: PeriodeSkm) -> _Question:
        office = self._context.services
        zona = str(office.kantor.require()["zona"])
        today = in_zone(self._context.clock(), zona).date()
        return _Question(office.skm.load(tahun, periode), tuple(office.kantor.pejabat_on(today)))

    def _show(self, unsaved: Callable[[], int], question: _Question) -> None:
        isi = self._isi = question.isi
        self.title.setText(_("Kunci hasil {survei}").format(survei=name(isi)))
        self.words.setText(
            _(
                "Setelah dikunci, nilai, profil responden, dan target survei ini tidak dapat "
                "diubah, dan laporannya selalu dicetak seperti sekarang. RATL tetap dapat diisi. "
                "Membuka kunci perlu alasan dan menjadi revisi; Ctrl+Z tidak mencapainya."
            )
        )
        nobody = _("Belum ada pejabat yang menjabat hari ini.")
        self.ask_who(question.pejabat, _missing(isi, unsaved()), nobody)

    def submit(self) -> None:
        """Lock."""
        if self._isi:
            lock = self._context.services.kunci_survei.lock
            job = partial(lock, self._isi.tahun, self._isi.periode, self.pejabat.value())
            self.finish(self._context.tasks, job)


class BukaKunciPane(ReasonPane):
    """Ask why a locked survey has to be changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _("Buka kunc&i"),
            _(
                "Alasan dicatat pada revisi berikutnya. Laporan yang sudah dicetak tetap sah "
                "sebagai versinya; setelah perubahan selesai, kunci lagi."
            ),
            _("Ala&san membuka kunci"),
            _("Misalnya: dua lembar jawaban terlewat"),
        )

    def ask(self, isi: IsiSkm) -> None:
        """Open the pane for a locked survey."""
        unlock = partial(self._context.services.kunci_survei.unlock, isi.tahun, isi.periode)
        self.ask_why(_("Buka kunci {survei}").format(survei=name(isi)), unlock)


def name(isi: IsiSkm) -> str:
    """Return which survey it is: "survei 2026", or a part of the year."""
    if isi.periode is PeriodeSkm.TAHUN:
        return _("survei {tahun}").format(tahun=isi.tahun)
    return _("survei {periode} {tahun}").format(periode=isi.periode.label, tahun=isi.tahun)


def _missing(isi: IsiSkm, unsaved: int) -> str:
    """Return what would be locked without its value, "" where nothing is missing."""
    sentences = []
    names = [it.nama for it in isi.layanan if it.hasil.nilai is None]
    if names:
        text = _("Nilai {n} dari {semua} layanan belum lengkap: {nama}.")
        listed = ", ".join(names)
        sentences.append(text.format(n=len(names), semua=len(isi.layanan), nama=listed))
    if isi.target is None:
        sentences.append(_("Target tahun ini belum diisi."))
    return " ".join(filter(None, (*sentences, unsaved_sentence(unsaved))))
