"""The view Indikator of Realisasi: fill the table of a quarter, read the arithmetic."""

from collections.abc import Hashable, Sequence

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ui.core.actions import Action, Submenu
from ui.core.inputs import Segments
from ui.core.page import Context
from ui.core.table_pane import TablePane
from ui.realisasi.detail import DetailPane
from ui.realisasi.nothing import offer_nothing
from ui.realisasi.quarter_page import QuarterPage, Tampilan, plan_first
from ui.realisasi.summary_row import SummaryRow
from ui.realisasi.table_model import TYPED, Baris, RealisasiModel, read_rows


class RealisasiPage(QuarterPage):
    """Show the indikator of one quarter at a time."""

    def __init__(self, context: Context, views: Segments) -> None:
        super().__init__(context)
        self.summary = SummaryRow()
        self.model = RealisasiModel(self.services, self.tasks, self)
        empty = plan_first(
            self,
            _("Belum ada rencana untuk tahun ini"),
            _(
                "Realisasi diisi per indikator, dan indikator berasal dari rencana. Susun dahulu "
                "rencananya: dari katalog RANPK, dari Excel, atau dari tahun lalu."
            ),
        )
        self.pane = TablePane(self.model, _("Realisasi per indikator"), empty=empty)
        self.detail = DetailPane(context, self.pane)
        self.summary.narrowed.connect(self._narrow)
        offer_nothing(self.pane)
        self.build("realisasi", views, self.summary, self.detail)

    def offers(self) -> list[Action | Submenu]:
        """Return what can be done with an open quarter besides locking it."""
        return [Action(_("Impor reali&sasi…"), self.open_import, "file-input"), *super().offers()]

    def show_quarter(self, found: Tampilan, changes: Changes | None) -> None:
        """Show the rows of a quarter, and put the cursor somewhere; `changes` led to it."""
        rows = read_rows(found.isi)
        by_others = None if self.is_own(changes) else changes
        changed = self._first_change(rows) if by_others else None
        here = self._place()
        self.model.set_triwulan(found.periode.triwulan)
        self.pane.show_rows(rows)
        self.summary.show_totals(found.isi.laporan)
        if changed:
            self._move_to(*changed)
        elif by_others and by_others.nouns <= {"realisasi", "nilai_komponen", "target"}:
            text = _("Yang berubah tidak tampak pada {periode}: {judul}.")
            judul = text.format(periode=found.periode.label, judul=by_others.judul)
            self.context.show_message(judul, "info")
        if self.pane.view.current_key() is None:
            self._move_to((here[0], found.periode.triwulan), here[1])

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
            if old.isi.realisasi.komponen != row.isi.realisasi.komponen:
                return row.key, "nilai"
        return None

    def _move_to(self, key: Hashable, name: str) -> None:
        hidden = self.model.columns[self.model.column_of(name)].hidden
        self.move_to(key, "indikator" if hidden else name)

    def first_cell(self, butir_id: str) -> tuple[Hashable, str]:
        """Return the cell at which work on a butir begins; of "" on the first row."""
        return (butir_id, self.model.rows[0].triwulan) if self.model.rows else "", "nilai"

    def narrow_to(self, saring: str) -> None:
        """Show the rows of a filter."""
        self.summary.choose(saring)
        self._narrow()

    def _narrow(self) -> None:
        self.commit()
        here = self._place()
        self.model.set_filter(keep=self.summary.keep())
        if self.pane.view.current_key() is None and self.periode:
            self._move_to((here[0], self.periode.triwulan), here[1])
        self.arrange()

    # What the page does -----------------------------------------------------------------------

    def open_import(self) -> None:
        """Take the quarter over from a workbook."""
        from ui.realisasi.impor_dialog import open_impor_realisasi

        if shown := self.ready(None):
            open_impor_realisasi(self.context, self, shown.periode)

    def commit(self) -> None:
        """Save what stands in an open cell editor and in the texts."""
        super().commit()
        self.detail.commit()

    def drop_refused(self) -> bool:
        """Show the stored value again where a text was refused."""
        return self.detail.komponen.drop_refused(self.focusWidget()) or super().drop_refused()

    def unsaved(self) -> int:
        """Return how many cells were refused, and forms of evidence not saved."""
        return super().unsaved() + self.detail.unsaved()

    def give_up(self) -> bool:
        """Forget with Esc a refused text of the details; the table sees to its own."""
        here = self.focusWidget()
        return bool(here and self.detail.isAncestorOf(here) and self.drop_refused())

    def arrange(self) -> None:
        """Share the room, and count what is in sight."""
        self.summary.show_count(self.model.rowCount(), len(self.model.rows))
        super().arrange()
