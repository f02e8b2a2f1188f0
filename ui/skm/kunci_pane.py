"""Locking the results of a survey in the name of an official, and opening them with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.isi_skm import IsiSkm
from ranpk_desktop.domain.skm import PeriodeSkm
from ui.core.action_pane import ActionPane
from ui.core.inputs import CheckInput, ChoiceInput, Field, TextInput
from ui.core.page import Context
from ui.core.pejabat import describe_pejabat


@dataclass(frozen=True, slots=True)
class _Question:
    """What locking asks about; `pejabat` are those in office today."""

    isi: IsiSkm
    pejabat: tuple[dict[str, Any], ...]


class KunciPane(ActionPane):
    """Ask which pejabat locks, and say what that means.

    Where something is missing, the button waits for a tick, so that Enter alone never locks.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(_("Kun&ci hasil survei ini"))
        self._context = context
        self._isi: IsiSkm | None = None
        self.pejabat = ChoiceInput()
        self.add_field("pejabat", Field(_("&Pejabat yang mengunci"), self.pejabat))
        self.anyway = CheckInput(_("Kunci &walaupun belum lengkap"))
        self.anyway.edited.connect(lambda: self.primary.setEnabled(self.anyway.isChecked()))
        self.add_check(self.anyway)

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
        missing = _missing(isi, unsaved())
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
            words, ways = (
                _("Belum ada pejabat yang menjabat hari ini."),
                ((_("Isi pejabat"), fill),),
            )
            self.message.show_message(words, "peringatan", ways, closable=False)

    def submit(self) -> None:
        """Lock."""
        if self._isi:
            lock = self._context.services.kunci_survei.lock
            job = partial(lock, self._isi.tahun, self._isi.periode, self.pejabat.value())
            self.finish(self._context.tasks, job)


class BukaKunciPane(ActionPane):
    """Ask why a locked survey has to be changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Buka kunc&i"))
        self._context = context
        self._isi: IsiSkm | None = None
        self.words.setText(
            _(
                "Alasan dicatat pada revisi berikutnya. Laporan yang sudah dicetak tetap sah "
                "sebagai versinya; setelah perubahan selesai, kunci lagi."
            )
        )
        self.alasan = TextInput(_("Misalnya: dua lembar jawaban terlewat"))
        self.add_field("alasan", Field(_("Ala&san membuka kunci"), self.alasan))

    def ask(self, isi: IsiSkm) -> None:
        """Open the pane for a locked survey."""
        self._isi = isi
        self.title.setText(_("Buka kunci {survei}").format(survei=name(isi)))
        self.alasan.set_value("")
        self.open_pane()

    def submit(self) -> None:
        """Open the survey."""
        if self._isi:
            unlock = self._context.services.kunci_survei.unlock
            job = partial(unlock, self._isi.tahun, self._isi.periode, self.alasan.value())
            self.finish(self._context.tasks, job)


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
    if unsaved:
        text = _("{n} isian berwarna merah belum tersimpan dan tidak ikut dikunci.")
        sentences.append(text.format(n=unsaved))
    return " ".join(sentences)
