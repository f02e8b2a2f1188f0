"""The view Rencana Aksi of Realisasi: what became of T/O and keluaran in a quarter."""

from collections.abc import Hashable
from typing import ClassVar

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.isian_keluaran import JUDUL
from ui.core.column import Column
from ui.core.inputs import Segments
from ui.core.messages import EmptyState, InlineMessage
from ui.core.page import Context
from ui.core.table_pane import TablePane
from ui.realisasi.filter_row import FilterRow, Filters
from ui.realisasi.keluaran_detail import KeluaranDetail
from ui.realisasi.keluaran_model import FILTERS, Baris, KeluaranModel, columns, read_rows
from ui.realisasi.quarter_page import QuarterPage, Tampilan, plan_first


class KeluaranPage(QuarterPage):
    """Show the T/O and keluaran of one quarter at a time; `hint` stands in the place of none."""

    TABLE: ClassVar[str] = _("Target/output dan keluaran")
    UKURAN: ClassVar[str] = JUDUL["realisasi"]
    COLUMNS: ClassVar[str] = "realisasi_keluaran"

    def __init__(self, context: Context, views: Segments) -> None:
        super().__init__(context)
        self.hint = InlineMessage()
        self.summary = FilterRow(self.filters(), _("Saring baris"))
        self.model = KeluaranModel(self.services, self.columns(), self.tasks, self)
        self.pane = TablePane(self.model, self.TABLE, empty=self.empty_state())
        self.detail = KeluaranDetail(context, self.pane, self.UKURAN)
        self.summary.filter.edited.connect(self._narrow)
        self.build(self.COLUMNS, views, self.summary, self.detail)
        self.content.insertWidget(0, self.hint)

    @classmethod
    def filters(cls) -> Filters:
        """Return what the table can be narrowed to."""
        return FILTERS

    def columns(self) -> tuple[Column[Baris], ...]:
        """Return the columns of the table."""
        return columns(self.services)

    def empty_state(self) -> EmptyState:
        """Return what stands here while the plan has neither T/O nor keluaran."""
        return plan_first(
            self,
            _("Rencana tahun ini belum punya target/output atau keluaran"),
            _(
                "Yang dilaporkan di sini adalah target/output (T/O) dari rencana aksi dan keluaran "
                "dari kegiatan. Tambahkan pada halaman Rencana, di bawah indikator atau kegiatan."
            ),
        )

    def wanted_rows(self, found: Tampilan, rows: list[Baris]) -> list[Baris]:
        """Return the rows that this view shows of a quarter."""
        return rows

    def show_quarter(self, found: Tampilan, changes: Changes | None) -> None:
        """Show the rows of a quarter, and put the cursor somewhere."""
        rows = self.wanted_rows(found, read_rows(found.isi))
        self.pane.show_rows(rows)
        wanted = [row.isi.belum_diisi for row in rows if row.isi.jatuh_tempo]
        text = _("{terisi} dari {jumlah} terisi")
        self.summary.filled.setText(text.format(terisi=wanted.count(False), jumlah=len(wanted)))
        if self.model.rows and self.periode:
            self._narrow()
        self.detail.show_row()

    def first_cell(self, butir_id: str) -> tuple[Hashable, str]:
        """Return the cell at which work on a butir begins; of "" on the first row."""
        if butir_id and self.periode and self.model.position_of(self._key(butir_id)) < 0:
            self.narrow_to("semua")
        return self._key(butir_id), "realisasi"

    def _key(self, butir_id: str) -> Hashable:
        return (butir_id, self.periode.triwulan) if self.periode else ""

    def narrow_to(self, saring: str) -> None:
        """Show the rows of a filter."""
        self.summary.choose(saring)
        self._narrow()

    def _narrow(self) -> None:
        self.commit()
        self.model.set_filter(keep=self.summary.keep())
        if self.pane.view.current_key() is None:
            self.move_to("", "realisasi")
        self.arrange()

    def commit(self) -> None:
        """Save what stands in an open cell editor and in the texts."""
        super().commit()
        self.detail.commit()

    def unsaved(self) -> int:
        """Return how many cells were refused, and forms of evidence not saved."""
        return super().unsaved() + self.detail.data_dukung.unsaved()

    def arrange(self) -> None:
        """Share the room, and count what is in sight."""
        self.summary.show_count(self.model.rowCount(), len(self.model.rows))
        super().arrange()
        if not self.hint.isHidden():
            self.splitter.hide()
