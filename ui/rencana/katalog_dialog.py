"""Take rows of the RANPK catalogue into a year's plan, with the unit's own allocation."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.katalog import BarisKatalog, Katalog
from ranpk_desktop.domain.rencana import TAHUNAN, CaraIsi, Konsolidasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.parameter import katalog
from ranpk_desktop.services.rencana import parse_form
from ranpk_desktop.services.rencana_katalog import PilihanKatalog, suggest_pilihan
from ui.core import theme
from ui.core.column import Column, Job
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.table_pane import TablePane
from ui.core.tasks import Tasks, Work
from ui.core.ticks import TickModel

_UNCHANGED = Changes(frozenset(), None, "")


@dataclass(frozen=True, slots=True)
class Usulan:
    """Hold one row of the catalogue, how the unit would plan it, and whether it is wanted."""

    baris: BarisKatalog
    pilihan: PilihanKatalog
    diambil: bool = True


class KatalogModel(TickModel[Usulan]):
    """Show the rows offered; what is typed changes only them, nothing is stored yet."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(_columns(self.choose), lambda row: row.baris.kode, tasks, parent)

    def choose(self, row: Usulan, **changes: Any) -> Job:
        """Replace what is planned for a row; the job has nothing left to do."""
        changed = replace(row, pilihan=replace(row.pilihan, **changes))
        self._replace(row, changed)
        return lambda: _UNCHANGED

    def _replace(self, row: Usulan, changed: Usulan) -> None:
        self.set_rows([changed if other is row else other for other in self.rows])

    def ticked(self, row: Usulan) -> bool:
        """Tell whether a row is wanted."""
        return row.diambil

    def tick(self, row: Usulan, on: bool) -> None:
        """Want a row, or not."""
        self._replace(row, replace(row, diambil=on))


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
            check=lambda row, teks: parse_form(teks, "target", row.baris.satuan),
            save=save_target(triwulan),
        )

    return (
        Column(
            "kode",
            _("Ambil"),
            value=lambda row: row.baris.kode,
            hint=_("Baris yang dicentang masuk ke rencana"),
            width=8,
        ),
        Column(
            "sasaran",
            _("Sasaran RANPK"),
            value=lambda row: row.baris.sasaran,
            tooltip=lambda row: f"{row.baris.sasaran}\n{_judul(row.baris)}",
            width=24,
            stretch=True,
        ),
        Column("satuan", _("Satuan"), value=lambda row: row.baris.satuan, width=7),
        Column(
            "nasional",
            _("Nasional"),
            value=lambda row: row.baris.target.teks,
            hint=_("Target nasional menurut katalog"),
            align="kanan",
            width=8,
        ),
        Column(
            "konsolidasi",
            _("Cara hitung tahunan"),
            value=lambda row: row.pilihan.konsolidasi.value,
            text=lambda row: row.pilihan.konsolidasi.label,
            edit_text=lambda row: row.pilihan.konsolidasi.value,
            width=15,
            editor=tuple((kind.value, kind.label) for kind in Konsolidasi),
            save=lambda row, teks: choose(row, konsolidasi=Konsolidasi(teks)),
        ),
        Column(
            "cara_isi",
            _("Cara isi"),
            value=lambda row: row.pilihan.cara_isi.value,
            text=lambda row: row.pilihan.cara_isi.label,
            edit_text=lambda row: row.pilihan.cara_isi.value,
            width=14,
            editor=tuple((kind.value, kind.label) for kind in CaraIsi),
            save=lambda row, teks: choose(row, cara_isi=CaraIsi(teks)),
        ),
        *(target(int(triwulan), triwulan.label) for triwulan in Triwulan),
        target(TAHUNAN, _("Tahunan")),
        Column(
            "penanggung_jawab",
            _("Pen. jawab"),
            value=lambda row: row.pilihan.penanggung_jawab,
            hint=_("Tim atau orang di kantor ini yang mengisi"),
            width=13,
            save=lambda row, teks: choose(row, penanggung_jawab=teks.strip()),
        ),
    )


class KatalogDialog(QDialog):
    """List the rows of the catalogue that BPOM answers for, and add those that are ticked."""

    def __init__(self, context: Context, tahun: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._tahun = context, tahun
        self._katalog: Katalog | None = None
        self._offered: list[Usulan] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Ambil dari katalog RANPK"))
        self.model = KatalogModel(context.tasks, self)
        self.pane = TablePane(self.model, _("Baris katalog RANPK"))
        self.message = InlineMessage()
        self.note = InlineMessage()
        words = theme.label(
            _(
                "Target RANPK bersifat nasional. Isi alokasi kantor ini per triwulan; tulis N/A "
                "bila tidak diukur pada triwulan itu, atau tanda “-” bila tidak ada target."
            )
        )
        words.setWordWrap(True)
        self.take = QPushButton(_("&Ambil"))
        self.take.setProperty("gaya", "utama")
        self.take.setAutoDefault(False)
        self.take.clicked.connect(lambda _checked=False: self.submit())
        cancel = QPushButton(_("&Batal"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.margin(),) * 4)
        column.setSpacing(theme.px(12))
        title = _("Baris RANPK untuk rencana {tahun}").format(tahun=tahun)
        column.addWidget(theme.label(title, "judul"))
        for widget in (words, self.note, self.message):
            column.addWidget(widget)
        column.addWidget(self.pane, 1)
        column.addLayout(buttons)
        self._fit(parent)
        self.model.dataChanged.connect(lambda *_args: self._count())
        self.model.failures_changed.connect(self._count)
        context.tasks.run_in_pool(_read, self._show, title=_("Membuka katalog RANPK"))

    def _fit(self, parent: QWidget) -> None:
        room = parent.window().size()
        wanted = theme.px(1280), theme.px(560)
        self.resize(min(wanted[0], room.width() - 32), min(wanted[1], room.height() - 48))

    def _show(self, found: Katalog) -> None:
        self._katalog = found
        rows = [row for row in found.baris if row.bpom and not row.kelompok]
        self._offered = [Usulan(row, suggest_pilihan(row)) for row in rows]
        self.pane.show_rows(self._offered)
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count()
        if found.tahun != self._tahun:
            text = _(
                "Katalog yang ada di sini katalog {katalog}. Sesuaikan target bila katalog "
                "{tahun} sudah terbit."
            )
            self.note.show_message(
                text.format(katalog=found.tahun, tahun=self._tahun), "peringatan", closable=False
            )

    def _count(self) -> None:
        taken = sum(row.diambil for row in self.model.rows)
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
            self._refused,
        )

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

    def _refused(self, error: KnownError) -> None:
        self.message.show_message(str(error), "buruk")
        self._count()


def _read(_work: Work) -> Katalog:
    return katalog()


def _judul(row: BarisKatalog) -> str:
    return row.judul_sektor or row.judul_pilar
