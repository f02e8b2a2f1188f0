"""Take rows of the RANPK catalogue into a year's plan, with the unit's own allocation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_isian
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.katalog import BarisKatalog, Katalog
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.rencana import TAHUNAN, CaraIsi, Konsolidasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.rencana import parse_form
from ranpk_desktop.services.rencana_katalog import PilihanKatalog, acuan_of, suggest_pilihan
from ui.core import theme
from ui.core.action_dialog import ActionDialog
from ui.core.column import Column, Job
from ui.core.guard import guarded
from ui.core.inputs import CheckInput, TextInput
from ui.core.page import Context
from ui.core.table_pane import TablePane
from ui.core.tasks import Tasks
from ui.core.ticks import SpaceTicks, TickModel
from ui.rencana.katalog import open_katalog

_UNCHANGED = Changes(frozenset(), None, "")


@dataclass(frozen=True, slots=True)
class Usulan:
    """Hold one row of the catalogue, how the unit would plan it, and whether it is wanted.

    `ada` says that the plan holds it already, `catatan` what the table says of it.
    """

    baris: BarisKatalog
    pilihan: PilihanKatalog
    diambil: bool
    ada: bool = False
    catatan: str = ""


class KatalogModel(TickModel[Usulan]):
    """Show the rows offered; what is typed changes only them, nothing is stored yet."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(_columns(self.choose), lambda row: row.baris.kode, tasks, parent)

    def choose(self, row: Usulan, **changes: Any) -> Job:
        """Replace what is planned for a row; the job has nothing left to do."""
        changed = replace(row, pilihan=replace(row.pilihan, **changes))
        self.set_rows([changed if other is row else other for other in self.rows])
        return lambda: _UNCHANGED

    def is_ticked(self, row: Usulan) -> bool:
        """Tell whether the row is wanted."""
        return row.diambil

    def can_tick(self, row: Usulan) -> bool:
        """Tell whether the plan lacks the row."""
        return not row.ada

    def set_ticks(self, rows: Sequence[Usulan], on: bool) -> None:
        """Want these rows, or not."""
        kode = {row.baris.kode for row in rows}
        self.set_rows(
            [replace(row, diambil=on) if row.baris.kode in kode else row for row in self.rows]
        )

    def shown(self) -> list[Usulan]:
        """Return the rows that the filter lets through."""
        return [self.row_at(position) for position in range(self.rowCount())]


def _columns(choose: Callable[..., Job]) -> tuple[Column[Usulan], ...]:
    def save_target(triwulan: int) -> Callable[[Usulan, str], Job]:
        def save(row: Usulan, teks: str) -> Job:
            target = {**row.pilihan.target, triwulan: teks.strip()}
            return choose(row, target=target)

        return save

    def target(triwulan: int, title: str) -> Column[Usulan]:
        return Column(
            f"target_{triwulan}",
            title,
            value=lambda row: row.pilihan.target.get(triwulan, ""),
            align="kanan",
            width=6,
            editor="angka",
            editable=_is_open,
            check=lambda row, teks: parse_form(teks, "target", row.baris.satuan),
            save=save_target(triwulan),
        )

    return (
        Column(
            "kode",
            _("Ambil"),
            value=lambda row: row.baris.kode,
            hint=_("Baris yang dicentang masuk ke rencana"),
            width=9,
        ),
        Column(
            "sasaran",
            _("Sasaran RANPK"),
            value=lambda row: row.baris.sasaran,
            tooltip=_describe,
            width=24,
            stretch=True,
        ),
        Column(
            "catatan",
            _("Catatan"),
            status=lambda row: "baik" if row.ada else None,
            width=14,
        ),
        Column("satuan", _("Satuan"), value=lambda row: row.baris.satuan, width=7),
        Column(
            "nasional",
            _("Target\nnasional"),
            value=lambda row: row.baris.target.teks,
            hint=_("Target nasional menurut katalog"),
            align="kanan",
            width=9,
        ),
        *(target(int(triwulan), triwulan.label) for triwulan in Triwulan),
        target(TAHUNAN, _("Tahunan")),
        Column(
            "konsolidasi",
            _("Cara hitung\ntahunan"),
            value=lambda row: row.pilihan.konsolidasi.value,
            text=lambda row: row.pilihan.konsolidasi.label,
            edit_text=lambda row: row.pilihan.konsolidasi.value,
            width=11,
            editor=tuple((kind.value, kind.label) for kind in Konsolidasi),
            editable=_is_open,
            save=lambda row, teks: choose(row, konsolidasi=Konsolidasi(teks)),
        ),
        Column(
            "cara_isi",
            _("Cara isi"),
            value=lambda row: row.pilihan.cara_isi.value,
            text=lambda row: row.pilihan.cara_isi.label,
            edit_text=lambda row: row.pilihan.cara_isi.value,
            width=11,
            editor=tuple((kind.value, kind.label) for kind in CaraIsi),
            editable=_is_open,
            save=lambda row, teks: choose(row, cara_isi=CaraIsi(teks)),
        ),
        Column(
            "penanggung_jawab",
            _("Pen. jawab"),
            value=lambda row: row.pilihan.penanggung_jawab,
            hint=_("Tim atau orang di kantor ini yang mengisi"),
            width=11,
            editable=_is_open,
            save=lambda row, teks: choose(row, penanggung_jawab=teks.strip()),
        ),
        Column("judul", _("Kelompok"), value=lambda row: _title(row.baris), hidden=True),
        Column(
            "instansi",
            _("Instansi"),
            value=lambda row: ", ".join(row.baris.penanggung_jawab),
            hidden=True,
        ),
    )


class KatalogDialog(ActionDialog):
    """List the rows of the catalogue, at first those of BPOM, and add those that are ticked."""

    def __init__(self, context: Context, tahun: int, parent: QWidget) -> None:
        super().__init__(
            _("Baris RANPK untuk rencana {tahun}").format(tahun=tahun),
            _(
                "Target RANPK bersifat nasional. Isi alokasi kantor ini per triwulan; tulis N/A "
                "bila tidak diukur pada triwulan itu, atau tanda “-” bila tidak ada target. "
                "Spasi mencentang semua baris yang dipilih."
            ),
            (1320, 680),
            parent,
        )
        self._context, self._tahun = context, tahun
        self._katalog: Katalog | None = None
        self._offered: list[Usulan] = []
        self.model = KatalogModel(context.tasks, self)
        self.pane = TablePane(self.model, _("Baris katalog RANPK"), lines=2)
        SpaceTicks(self.pane.view, self.model)
        self.search = TextInput(_("Cari sasaran, kelompok, atau instansi"))
        self.search.setAccessibleName(_("Cari di katalog"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(theme.px(320))
        self.bpom = CheckInput(_("Hanya baris BP&OM"))
        self.bpom.set_value("1")
        self.count = theme.label("", "keterangan")
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self.search, 1)
        row.addWidget(self.bpom)
        row.addWidget(self.count)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.pane, 1)
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.bpom.edited.connect(self._narrow)
        self.model.dataChanged.connect(lambda *_args: self._count())
        self.model.failures_changed.connect(self._count)
        self._count()
        open_katalog(context, self._opened)

    def _opened(self, found: Katalog) -> None:
        rencana = self._context.services.rencana
        self._context.tasks.run(lambda: rencana.load(self._tahun).pohon, partial(self._show, found))

    def _show(self, found: Katalog, pohon: Pohon) -> None:
        planned = {simpul.butir.acuan: simpul for simpul in pohon.simpul}
        self._katalog = found
        older = _("katalog {tahun}").format(tahun=found.tahun) if self._is_older(found) else ""
        self._offered = [
            _offer(row, planned.get(acuan_of(found, row.kode)), older)
            for row in found.baris
            if not row.kelompok
        ]
        self.pane.show_rows(self._offered)
        self._narrow()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        if older:
            text = _(
                "Di komputer ini baru ada katalog {katalog}; barisnya ditandai “{tanda}”. "
                "Sesuaikan target bila katalog {tahun} sudah terbit."
            )
            self.note.show_message(
                text.format(katalog=found.tahun, tanda=older, tahun=self._tahun),
                "peringatan",
                closable=False,
            )

    def _is_older(self, found: Katalog) -> bool:
        return found.tahun != self._tahun

    def _narrow(self) -> None:
        """Show what the search and the choice of BPOM let through; ticks stay."""
        self.pane.commit()
        only_bpom = self.bpom.value() == "1"
        self.model.set_filter(
            self.search.value(), (lambda row: row.baris.bpom) if only_bpom else None
        )
        self._count()

    def _count(self) -> None:
        shown = self.model.shown()
        taken = sum(row.diambil for row in self.model.rows)
        unseen = taken - sum(row.diambil for row in shown)
        text = _("{n} dari {semua} baris tampak").format(n=len(shown), semua=len(self.model.rows))
        if unseen:
            text += _(" · {n} yang dicentang tidak tampak").format(n=unseen)
        self.count.setText(text if self._katalog else "")
        self.take.setText(_("&Ambil {n} baris").format(n=taken))
        self.take.setEnabled(bool(taken) and not self.model.failures())

    def submit(self) -> None:
        """Add the rows that are ticked, as one command."""
        self.pane.commit()
        if self._katalog is None or self.model.failures():
            return
        chosen = [row.pilihan for row in self.model.rows if row.diambil]
        add = self._context.services.rencana_katalog.add
        self.take.setEnabled(False)
        self._context.tasks.run(
            partial(add, self._tahun, self._katalog, chosen),
            self._taken,
            self.refuse,
        )

    @guarded(None)
    def reject(self) -> None:
        """Close, but ask first where something was typed."""
        self.pane.commit()
        if list(self.model.rows) == self._offered and not self.model.failures():
            super().reject()
            return
        self.message.show_message(
            _("Isian di sini belum masuk ke rencana."),
            "peringatan",
            ((_("Tutup tanpa mengambil"), super().reject),),
        )

    def _taken(self, _changes: Changes) -> None:
        self.accept()

    def refuse(self, error: KnownError) -> None:
        """Say why nothing was taken; the same button tries again."""
        super().refuse(error)
        self._count()


def _offer(baris: BarisKatalog, planned: Simpul | None, older: str) -> Usulan:
    """Propose a row, those of BPOM ticked; one that the plan holds shows what is planned there."""
    if planned is None or planned.indikator is None:
        return Usulan(baris, suggest_pilihan(baris), baris.bpom, catatan=older)
    pilihan = PilihanKatalog(
        baris.kode,
        planned.indikator.konsolidasi,
        planned.indikator.cara_isi,
        {triwulan: format_isian(isian) for triwulan, isian in planned.target.items()},
        planned.butir.penanggung_jawab,
    )
    return Usulan(baris, pilihan, False, True, _("sudah ada dalam rencana"))


def _is_open(row: Usulan) -> bool:
    return not row.ada


def _title(baris: BarisKatalog) -> str:
    return baris.judul_sektor or baris.judul_pilar


def _describe(row: Usulan) -> str:
    baris = row.baris
    return "\n".join((baris.sasaran, _title(baris), ", ".join(baris.penanggung_jawab)))
