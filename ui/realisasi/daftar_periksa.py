"""The checklist of a quarter: what the checks found, and for each warning the reason to keep it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.laporan_alasan import Kunci, kunci_of
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.services.periksa import HasilPeriksa
from ui.core.actions import Action, button
from ui.core.column import Cell, Column, Job
from ui.core.page import Context
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane
from ui.core.tingkat import TONES, WORDS


@dataclass(frozen=True, slots=True)
class Baris:
    """Show one finding of a quarter; `level` is that of its butir, None for the office."""

    finding: Finding
    nama: str
    level: Level | None

    @property
    def kunci(self) -> Kunci:
        """Return what tells it from all others, and what its reason is kept by."""
        return kunci_of(self.finding)

    @property
    def wants_reason(self) -> bool:
        """Tell whether it is a warning, which stays only with a reason."""
        return self.finding.tingkat is Tingkat.PERINGATAN

    @property
    def word(self) -> str:
        """Return how severe it is."""
        explained = self.wants_reason and self.finding.alasan
        return _("Sudah diberi alasan") if explained else WORDS[self.finding.tingkat]

    @property
    def tone(self) -> str:
        """Return the tone of this word."""
        explained = self.wants_reason and self.finding.alasan
        return "baik" if explained else TONES[self.finding.tingkat]

    @property
    def alasan(self) -> str:
        """Return the reason, or what is to be done instead."""
        if self.wants_reason:
            return self.finding.alasan
        return _("harus dibetulkan") if self.finding.menahan else _("tidak perlu")


def read_rows(hasil: HasilPeriksa) -> list[Baris]:
    """Return the lines of the checklist."""
    level = {simpul.id: simpul.level for simpul in hasil.pohon.simpul}
    return [
        Baris(it, hasil.name_of(it), level.get(str(it.tempat["butir_id"])))
        for it in hasil.temuan_triwulan
    ]


class DaftarModel(TableModel[Baris]):
    """Show findings of a quarter; the reasons are typed, pasted and cleared as in any table."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.periode: Periode | None = None
        super().__init__(
            _columns(lambda row, teks: self.save_reasons([(row, teks)])),
            lambda row: row.kunci,
            context.tasks,
            batch=self._save_cells,
        )

    def _save_cells(self, cells: Sequence[Cell[Any]]) -> Job:
        return self.save_reasons([(cell.row, cell.text) for cell in cells])

    def save_reasons(self, reasons: Sequence[tuple[Baris, str]]) -> Job:
        """Return the job that saves reasons as one command."""
        if self.periode is None:
            raise LookupError("no quarter is shown")
        tahun, triwulan = self.periode.tahun, self.periode.triwulan
        save = self._context.services.alasan_temuan.save_all
        return partial(save, tahun, triwulan, {row.kunci: teks for row, teks in reasons})


def _columns(save: Any) -> tuple[Column[Baris], ...]:
    return (
        Column(
            "tingkat",
            _("Tingkat"),
            value=lambda row: row.word,
            status=lambda row: row.tone,
            width=19,
        ),
        Column("nama", _("Baris"), width=22),
        Column(
            "pesan",
            _("Sebab dan tindakan"),
            value=lambda row: row.finding.pesan,
            width=30,
            stretch=True,
        ),
        Column(
            "alasan",
            _("Alasan dibiarkan"),
            hint=_("Mengapa peringatan ini boleh tetap ada; ikut ke dalam rekaman."),
            edit_text=lambda row: row.finding.alasan,
            editable=lambda row: row.wants_reason,
            save=save,
            width=24,
        ),
    )


class DaftarPeriksa(QWidget):
    """List the findings of a quarter; `wanted` carries the line whose row is to be opened.

    `buttons` act on the line under the cursor; whoever shows the list finds a place for them.
    """

    wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._tasks = context.tasks
        self.model = DaftarModel(context)
        self.table = TablePane(self.model, _("Daftar periksa triwulan"), lines=2)
        self.open = button(Action(_("Buk&a barisnya"), self._open, "arrow-right"))
        self.same = button(Action(_("Alasan &yang sama untuk sejenis"), self._use_for_all))
        self.buttons = (self.open, self.same)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.table.view.doubleClicked.connect(self._clicked)
        self.table.view.row_changed.connect(lambda _key: self._offer())

    def show_rows(self, periode: Periode, rows: Sequence[Baris]) -> None:
        """Show the findings of a quarter, with the cursor on the first reason to be written."""
        self.model.periode = periode
        self.table.show_rows(rows)
        view = self.table.view
        if rows and view.current_key() is None:
            first = next((row for row in rows if row.wants_reason and row.finding.menahan), rows[0])
            view.go_to(first.kunci, "alasan")
        self._offer()

    def focus(self) -> None:
        """Give the list the keyboard."""
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self) -> Baris | None:
        index = self.table.view.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _alike(self) -> list[Baris]:
        """Return the warnings of the kind under the cursor that have no reason yet."""
        here = self._row()
        return [
            row
            for row in self.model.rows
            if here and row.wants_reason and row.finding.kode == here.finding.kode
            if not row.finding.alasan
        ]

    def _offer(self) -> None:
        here = self._row()
        self.open.setEnabled(here is not None)
        n = len(self._alike()) if here and here.finding.alasan else 0
        self.same.setEnabled(bool(n))
        title = _("Alasan &yang sama untuk {n} sejenis") if n else _("Alasan &yang sama…")
        self.same.setText(title.format(n=n))

    def _use_for_all(self) -> None:
        """Write the reason under the cursor for all warnings of its kind that have none."""
        if here := self._row():
            self.focus()  # the button has nothing left to do, and must not hand the keyboard on
            alike = [(row, here.finding.alasan) for row in self._alike()]
            self._tasks.run(self.model.save_reasons(alike))

    def _clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._open()

    def _open(self) -> None:
        if here := self._row():
            self.wanted.emit(here)


def place_of(row: Baris, periode: Periode) -> tuple[str, dict[str, Any]]:
    """Return the page that a finding is mended on, and the place on it."""
    butir_id = row.finding.tempat["butir_id"]
    if butir_id is None:
        return "pengaturan", {"bagian": "pejabat"}
    view = "keluaran" if row.level and row.level.is_keluaran else "indikator"
    if row.level and row.level.has_anggaran:
        view = "anggaran"
    return "realisasi", {"tampilan": view, "periode": periode, "butir_id": str(butir_id)}
