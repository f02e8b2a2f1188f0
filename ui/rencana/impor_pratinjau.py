"""The preview of a plan's import: its tree, and guessed levels that people may turn."""

from collections.abc import Collection, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import Signal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_rencana import Bacaan, RingkasanTarget
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.cocok_rencana import BarisImpor, take
from ranpk_desktop.domain.impor import DITAWARKAN, StatusImpor
from ui.core.actions import Action, button
from ui.core.pratinjau import SARINGAN, Pratinjau, change_html, head_html
from ui.core.tasks import Tasks
from ui.rencana.impor_model import ImporModel, Usul, describe, family


class PreviewPane(Pratinjau):
    """Let people see, narrow, tick and turn the rows of a file.

    `turned` carries the places in the file of guessed rows, and the level that they shall have.
    """

    turned = Signal(object, object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            ImporModel(tasks, self.tick, self._turn_keys),
            (*SARINGAN, ("tebakan", _("Tebakan"))),
            _("Perubahan baris ini"),
            _("Tidak dipahami"),
        )
        self.as_kegiatan = button(Action(_("Jadikan &kegiatan"), lambda: self.turn(Level.KEGIATAN)))
        self.as_sub = button(
            Action(_("Jadikan &sub kegiatan"), lambda: self.turn(Level.SUB_KEGIATAN))
        )
        for tool in (self.as_kegiatan, self.as_sub):
            self.tools.addWidget(tool)
        self.pane.view.selectionModel().selectionChanged.connect(lambda *_a: self._offer_levels())

    def show_reading(self, bacaan: Bacaan, baris: tuple[BarisImpor, ...]) -> None:
        """Show a file anew: all that it would do is ticked."""
        self.begin()
        self.sum.setText(sum_sentence(bacaan.ringkasan))
        self.show_findings(bacaan.temuan)
        self.show_rows(baris)

    def accepted(self) -> tuple[BarisImpor, ...]:
        """Return the rows to apply."""
        return take(self._baris, {row.kunci for row in self._baris} - self._refused)

    def changes(self) -> int:
        """Return how many rows would be new or changed."""
        return sum(row.status in DITAWARKAN for row in self.accepted())

    def proposals(self, refused: Collection[str]) -> Sequence[Usul]:
        """Return the rows of the table; those named are not wanted."""
        return [Usul(row, row.kunci not in refused) for row in self._baris]

    def keeps(self, row: Any, wanted: str) -> bool:
        """Tell whether a filter keeps a row."""
        return bool(row.baris.tebakan) if wanted == "tebakan" else super().keeps(row, wanted)

    def together(self, kunci: Collection[str], on: bool) -> set[str]:
        """Tick or clear new rows with what they hang on."""
        return family(self._baris, kunci, on)

    def detail_of(self, row: Any) -> str:
        """Return what the file says of a row, as HTML."""
        return _detail(row)

    def refresh(self) -> None:
        """Show the ticks as they are, and what the selected rows may become."""
        super().refresh()
        self._offer_levels()

    # Levels -----------------------------------------------------------------------------------

    def turn(self, level: Level) -> None:
        """Give the selected guesses another level."""
        self._turn_keys({row.baris.kunci for row in self._selected()}, level)

    def _turn_keys(self, kunci: Collection[str], level: Level) -> None:
        rows = (row for row in self._baris if row.kunci in kunci and row.tebakan)
        places = frozenset(row.tempat for row in rows)
        if places:
            self.turned.emit(places, level)

    def _selected(self) -> Sequence[Usul]:
        rows = {index.row() for index in self.pane.view.selectedIndexes()}
        return [self.model.row_at(row) for row in sorted(rows)]

    def _offer_levels(self) -> None:
        guesses = {row.baris.level for row in self._selected() if row.baris.tebakan}
        self.as_kegiatan.setEnabled(Level.SUB_KEGIATAN in guesses)
        self.as_sub.setEnabled(Level.KEGIATAN in guesses)
        guessing = any(row.tebakan for row in self._baris)
        for tool in (self.as_kegiatan, self.as_sub):
            tool.setVisible(guessing)


def sum_sentence(jumlah: RingkasanTarget) -> str:
    """Return "160 sel target = 140 angka + 12 strip + …", "" for a file without targets."""
    parts = (
        (_("{n} angka"), jumlah.angka),
        (_("{n} strip"), jumlah.strip),
        (_("{n} kosong"), jumlah.kosong),
        (_("{n} tidak diukur (N/A)"), jumlah.tidak_diukur),
        (_("{n} tidak terbaca"), jumlah.ragu),
    )
    words = " + ".join(text.format(n=n) for text, n in parts if n)
    if not words:
        return ""
    return _("{n} sel target = {rincian}.").format(n=jumlah.sel_target, rincian=words)


def _detail(row: Usul) -> str:
    words = {
        StatusImpor.SAMA: _("Sama dengan rencana: tidak ada yang berubah."),
        StatusImpor.HILANG: _(
            "Ada dalam rencana, tidak ada dalam berkas. Baris ini tetap disimpan."
        ),
    }.get(row.baris.status, "")
    sel = row.baris.butir.sel if row.baris.butir else ""
    head = head_html(row.baris.uraian, (row.baris.level.label, sel))
    if words:
        return f"{head}<p>{escape(words)}</p>"
    return head + change_html(describe(row), new=row.baris.status is StatusImpor.BARU)
