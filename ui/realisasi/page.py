"""The page Realisasi: choose a quarter, fill its table, read the arithmetic, lock, hand out."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.periode import Periode, opening_periode
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.realisasi import IsiTriwulan
from ui.core import theme
from ui.core.action_pane import ActionPane
from ui.core.actions import Action
from ui.core.exports import Export, Exports, Offer, draft_remark
from ui.core.inputs import ChoiceInput, Segments
from ui.core.kuncian import describe_lock
from ui.core.messages import EmptyState
from ui.core.page import Context
from ui.core.sides import Sides
from ui.core.table_page import TablePage
from ui.core.table_pane import TablePane
from ui.realisasi.detail import DetailPane
from ui.realisasi.kunci_pane import BukaKunciPane, KunciPane
from ui.realisasi.package_pane import PackagePane
from ui.realisasi.summary_row import FILTERS, SummaryRow
from ui.realisasi.table_model import TYPED, Baris, RealisasiModel, read_rows

_BESIDE, _WIDTH, _HEIGHT = 1400, 400, 264
"""From which width on the detail pane stands beside the table, and its size there and below."""
_ROOMY = 520
"""The height that a table needs to stay in sight below a pane that asks."""


@dataclass(frozen=True, slots=True)
class Tampilan:
    """Hold what the page shows, as read by one job; `years` are offered in the year switch."""

    periode: Periode
    years: tuple[int, ...]
    isi: IsiTriwulan


class RealisasiPage(TablePage):
    """Show one quarter of one year at a time."""

    NOUNS = frozenset(
        {
            "unit",
            "pejabat",
            "butir_rencana",
            "indikator",
            "target",
            "realisasi",
            "data_dukung",
            "taut_data_dukung",
            "kunci",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Realisasi"))
        self._shown: Tampilan | None = None
        self._wanted: Periode | None = None
        self._state: object = None
        self._goal: tuple[str, str] | None = None
        self.exports = Exports(self)
        self.report = Offer(_("&Laporan triwulan"), self._report)
        self.triwulan = Segments(
            [(tw.periode, tw.label if tw is Triwulan.I else tw.name) for tw in Triwulan],
            _("Triwulan"),
        )
        self.tahun = ChoiceInput()
        self.tahun.setAccessibleName(_("Tahun"))
        self.summary = SummaryRow()
        self.model = RealisasiModel(self.services, self.tasks, self)
        self.pane = TablePane(self.model, _("Realisasi per indikator"), empty=self._empty_state())
        self.detail = DetailPane(context, self.pane)
        self.lock_pane = KunciPane(context)
        self.unlock_pane = BukaKunciPane(context)
        self.package_pane = PackagePane(context)
        self.panes: tuple[ActionPane, ...] = (self.lock_pane, self.unlock_pane, self.package_pane)
        self.splitter = Sides(self.pane, self.detail, beside=_BESIDE, width=_WIDTH, height=_HEIGHT)
        self._build()

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            "table-properties",
            _("Belum ada rencana untuk tahun ini"),
            _(
                "Realisasi diisi per indikator, dan indikator berasal dari rencana. Susun dahulu "
                "rencananya: dari katalog RANPK, dari Excel, atau dari tahun lalu."
            ),
            (_("&Susun rencana"), self.open_rencana),
        )

    def _build(self) -> None:
        self.header.set_period(self.triwulan, self.tahun)
        self.content.addWidget(self.summary)
        for pane in self.panes:
            self.content.addWidget(pane)
            pane.toggled.connect(self.make_room)
        self.content.addWidget(self.splitter, 1)
        self.content.addStretch(0)
        self.summary.hide()
        self.triwulan.picked.connect(lambda _value: self._pick())
        self.tahun.edited.connect(self._pick)
        self.summary.filter.edited.connect(self._narrow)
        self.pane.asking_changed.connect(self.arrange)
        self.remember_columns("realisasi")

    # Reading ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the quarter wanted, or at first the one that is reported now."""
        self._load()

    def on_changes(self, changes: Changes) -> None:
        """Read again when a command touched what is shown."""
        if changes.nouns & self.NOUNS:
            self._load(changes)

    def _load(self, changes: Changes | None = None) -> None:
        self.tasks.run(partial(self._read, self._wanted), partial(self._show, changes))

    def _read(self, wanted: Periode | None) -> Tampilan:
        unit = self.services.kantor.require()
        planned = self.services.rencana.years()
        today = in_zone(self.context.clock(), str(unit["zona"])).date()
        periode = wanted or opening_periode(today, planned)
        return Tampilan(
            periode=periode,
            years=tuple(sorted({*planned, periode.tahun, today.year, today.year + 1})),
            isi=self.services.realisasi.load(periode.tahun, periode.triwulan),
        )

    def _show(self, changes: Changes | None, found: Tampilan) -> None:
        if self._wanted not in (None, found.periode):
            return  # the user has gone on to another quarter
        self._wanted, self._shown = found.periode, found
        rows = read_rows(found.isi)
        by_others = changes and changes.perintah_id not in {None, *self.model.commands}
        changed = self._first_change(rows) if by_others else None
        here = self._place()
        self.model.set_triwulan(found.periode.triwulan)
        self.pane.show_rows(rows)
        self._show_period(found)
        self._show_state(found)
        self.summary.show_totals(found.isi.laporan)
        if changed:
            self._go_to(*changed)
        elif changes and by_others and changes.nouns <= {"realisasi", "target"}:
            text = _("Yang berubah tidak tampak pada {periode}: {judul}.")
            judul = text.format(periode=found.periode.label, judul=changes.judul)
            self.context.show_message(judul, "info")
        if self.pane.view.current_key() is None:
            self._go_to((here[0], found.periode.triwulan), here[1])
        self.arrange()
        if self._goal:
            goal, self._goal = self._goal, None
            self._reach(*goal)

    def _show_period(self, found: Tampilan) -> None:
        self.triwulan.set_value(found.periode.triwulan.periode)
        years = [str(tahun) for tahun in found.years]
        if years != [self.tahun.itemText(at) for at in range(self.tahun.count())]:
            self.tahun.set_choices([(tahun, tahun) for tahun in years])
        self.tahun.set_value(str(found.periode.tahun))

    def _show_state(self, found: Tampilan) -> None:
        """Offer what can be done now; leave the buttons alone while that stays the same."""
        kunci, planned = found.isi.kunci, bool(found.isi.laporan.baris)
        state = (planned, kunci["id"] if kunci else None)
        if state == self._state:
            return
        self._state = state
        lock = Action(_("&Kunci triwulan…"), self.open_lock, "lock")
        package = Action(_("Buat pa&ket…"), self.open_package, "package-check")
        primary = package if kunci else lock
        self.header.set_actions((), primary if planned else None)
        self.exports.offer([self.report] if planned else [], [package] if planned else [])
        if kunci:
            self.notice.show_message(
                describe_lock(kunci, str(found.isi.laporan.unit["zona"])),
                "info",
                ((_("Buk&a kunci…"), self.open_unlock),),
                closable=False,
            )
        else:
            self.notice.hide()

    # The cursor -------------------------------------------------------------------------------

    def _place(self) -> tuple[Hashable, str]:
        """Return butir and column under the cursor; where there is none, the first to fill."""
        index = self.pane.view.currentIndex()
        if not index.isValid():
            return "", "nilai"
        row = self.model.row_at(index.row())
        return row.isi.butir_id, self.model.columns[index.column()].name

    def _first_change(self, rows: Sequence[Baris]) -> tuple[Hashable, str] | None:
        """Return the first cell in which these rows differ from those shown, if any."""
        before = {row.key: row for row in self.model.rows}
        for row in rows:
            old = before.get(row.key, row)
            for name in TYPED:
                column = self.model.columns[self.model.column_of(name)]
                if column.edit_text_of(old) != column.edit_text_of(row):
                    return row.key, name
        return None

    def _go_to(self, key: Hashable, name: str) -> None:
        """Put the cursor on a cell, or at least on the first row, unless somebody types."""
        view = self.pane.view
        if view.is_editing or not self.model.rowCount():
            return
        if self.model.columns[self.model.column_of(name)].hidden:
            name = "indikator"
        if self.model.position_of(key) < 0:
            key = self.model.key_at(0)
        view.go_to(key, name)

    def _narrow(self) -> None:
        self.commit()
        here = self._place()
        _title, keep = FILTERS[self.summary.filter.value()]
        self.model.set_filter(keep=keep)
        if self.pane.view.current_key() is None and self._wanted:
            self._go_to((here[0], self._wanted.triwulan), here[1])
        self.arrange()

    def _pick(self) -> None:
        """Go to the quarter that the switches say, once what was typed is on its way."""
        self.leave()
        triwulan = Triwulan.from_periode(self.triwulan.value())
        self._wanted, self._goal = Periode(int(self.tahun.value()), triwulan), None
        self.load()

    # What the page does -----------------------------------------------------------------------

    def open_lock(self) -> None:
        """Ask who locks the quarter."""
        if shown := self._ready(self.lock_pane):
            self.lock_pane.ask(shown.periode, self.unsaved)

    def open_unlock(self) -> None:
        """Ask why the quarter has to be opened again."""
        if shown := self._ready(self.unlock_pane):
            self.unlock_pane.ask(shown.periode)

    def open_package(self) -> None:
        """Make the package, or say that only a locked quarter has one."""
        shown = self._ready(self.package_pane)
        if shown and shown.isi.kunci:
            self.package_pane.ask(shown.periode)
        elif shown:
            text = _("Paket dibuat dari triwulan yang sudah dikunci. Kunci {periode} dahulu.")
            self.context.show_message(
                text.format(periode=shown.periode.label),
                "info",
                ((_("Kunci triwulan…"), self.open_lock),),
            )

    def open_rencana(self) -> None:
        """Go to the plan of the year shown."""
        if self._shown:
            self.context.open_page("rencana", tahun=self._shown.periode.tahun)

    def _report(self) -> Export | None:
        """Describe the report of the quarter shown, once what is being typed is on its way."""
        from ranpk_desktop.services import laporan

        shown = self._ready(None)
        if shown is None:
            return None
        periode, office = shown.periode, self.services
        return Export(
            judul=_("laporan {periode}").format(periode=periode.label),
            nama=laporan.file_name(periode.tahun, periode.triwulan),
            read=lambda: office.laporan.load(
                periode.tahun, periode.triwulan, office.pengaturan.kertas()
            ),
            render=laporan.render,
            remark=lambda naskah: draft_remark(naskah[1]),
        )

    def _ready(self, keep: ActionPane | None) -> Tampilan | None:
        """Save what is being typed, put the other panes away, and return what is shown."""
        self.leave(keep)
        return self._shown

    def go_to(
        self,
        *,
        periode: Periode,
        saring: str = "semua",
        butir_id: str = "",
        tindakan: str = "",
        tampilan: str = "indikator",
    ) -> None:
        """Show a quarter narrowed by a filter, at one butir, or asking for "kunci" or "paket"."""
        self.leave()
        self.summary.filter.set_value(saring)
        self._narrow()
        self._wanted, self._goal = periode, (butir_id, tindakan)
        self.load()

    def _reach(self, butir_id: str, tindakan: str) -> None:
        """Do what `go_to` was asked for, now that the quarter is shown."""
        self._go_to((butir_id, self.model.rows[0].triwulan) if self.model.rows else "", "nilai")
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        if tindakan:
            {"kunci": self.open_lock, "paket": self.open_package}[tindakan]()

    def commit(self) -> None:
        """Save what stands in an open cell editor and in the texts."""
        self.pane.commit()
        self.detail.commit()

    def drop_refused(self) -> bool:
        """Show the stored value again where a text was refused."""
        return self.pane.drop_refused()

    def unsaved(self) -> int:
        """Return how many cells were refused, and forms of evidence not saved."""
        return len(self.model.failures()) + self.detail.data_dukung.unsaved()

    def give_up(self) -> bool:
        """Forget with Esc a refused text of the details; the table sees to its own."""
        here = self.focusWidget()
        return bool(here and self.detail.isAncestorOf(here) and self.drop_refused())

    # Layout -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Share the room: while a pane asks, the table keeps what is left, if it is enough."""
        asking = any(pane.asking for pane in self.panes)
        room = self.splitter.beside(self) or not (asking or self.pane.paste_pane.asking)
        self.detail.setVisible(bool(self.model.rowCount()) and room)
        self.summary.show_count(self.model.rowCount(), len(self.model.rows))
        self.summary.setVisible(bool(self.model.rows) and not asking)
        self.splitter.setVisible(not asking or self.height() >= theme.px(_ROOMY))
        self.splitter.arrange(self)
