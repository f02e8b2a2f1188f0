"""The view Anggaran of Realisasi: pagu, planned and actual spending until the quarter's end."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka, format_persen, format_rupiah
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.laporan_anggaran import BarisAnggaran, JumlahAnggaran, add_up
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.realisasi import IsiTriwulan, Sel
from ranpk_desktop.services.realisasi_anggaran import JUDUL, column
from ui.core import theme
from ui.core.column import Cell, Column, Job
from ui.core.inputs import Field, NoteInput, Segments
from ui.core.page import Context
from ui.core.table_model import TableModel
from ui.core.table_pane import RowFields, TablePane
from ui.core.tasks import Tasks
from ui.realisasi.filter_row import FilterRow, Filters
from ui.realisasi.quarter_page import QuarterPage, Tampilan, plan_first
from ui.realisasi.table_model import describe_closed

if TYPE_CHECKING:  # opened on the DB thread; the window only holds it
    from ranpk_desktop.services.office import Office

FILTERS: Filters = {
    "semua": (_("Semua"), None),
    "belum_diisi": (_("Belum diisi"), lambda row: row.isi.belum_diisi),
    "melebihi": (_("Melebihi pagu"), lambda row: (row.isi.persen or 0) > 100),
}


@dataclass(frozen=True, slots=True)
class Baris:
    """Show one program or kegiatan; `terkunci` says why nothing can be typed, "" where it can."""

    isi: BarisAnggaran
    urut: int
    terkunci: str

    @property
    def key(self) -> tuple[str, Triwulan]:
        """Return what tells the row from all others, those of other quarters included."""
        return self.isi.butir_id, self.isi.isian.triwulan


def read_rows(isi: IsiTriwulan) -> list[Baris]:
    """Return every row with a pagu in the order of the plan."""
    terkunci = describe_closed(isi)
    return [Baris(row, urut, terkunci) for urut, row in enumerate(isi.laporan.anggaran)]


class AnggaranModel(TableModel[Baris]):
    """Show the budget of a quarter."""

    def __init__(self, office: "Office", tasks: Tasks, parent: QObject | None = None) -> None:
        save = partial(_save_cells, office)
        super().__init__(columns(office), lambda row: row.key, tasks, parent, save)


def _save_cells(office: "Office", cells: Sequence[Cell[Baris]]) -> Job:
    """Return the job that saves several cells of one quarter as one command."""
    typed = [Sel(cell.row.isi.butir_id, cell.column.name, cell.text) for cell in cells]
    return partial(office.realisasi_anggaran.paste, cells[0].row.isi.isian.triwulan, typed)


def columns(office: "Office") -> tuple[Column[Baris], ...]:
    """Return the columns of the table."""

    def typed(name: str, title: str, width: int) -> Column[Baris]:
        def save(row: Baris, teks: str) -> Job:
            write = office.realisasi_anggaran.save
            return partial(write, row.isi.butir_id, row.isi.isian.triwulan, name, teks)

        is_amount = name != "keterangan"
        return Column(
            name,
            title,
            value=lambda row: getattr(row.isi.isian, name),
            text=(lambda row: _amount(row, name)) if is_amount else None,
            edit_text=(lambda row: _plain(getattr(row.isi.isian, name))) if is_amount else None,
            tooltip=lambda row: row.terkunci or _summed(row, name),
            align="kanan" if is_amount else "kiri",
            width=width,
            editor="angka" if is_amount else "teks",
            editable=lambda row: not row.terkunci,
            check=lambda row, teks: column(name, teks),
            save=save,
        )

    def share(name: str, title: str, hint: str) -> Column[Baris]:
        return Column(
            name,
            title,
            value=lambda row: getattr(row.isi, name),
            text=lambda row: _percent(getattr(row.isi, name)),
            status=lambda row: "peringatan" if (getattr(row.isi, name) or 0) > 100 else None,
            hint=hint,
            align="kanan",
            width=10,
        )

    return (
        Column(
            "uraian",
            _("Program, kegiatan"),
            value=lambda row: row.isi.uraian,
            sort=lambda row: row.urut,
            tooltip=lambda row: row.isi.uraian,
            outline=lambda row: (row.isi.tingkat, None),
            width=26,
            stretch=True,
        ),
        Column(
            "pagu",
            _("Pagu (Rp)"),
            value=lambda row: row.isi.pagu,
            text=lambda row: format_angka(row.isi.pagu),
            hint=_("Dari rencana; perubahan pagu adalah revisi rencana"),
            align="kanan",
            width=16,
        ),
        Column(
            "sebelumnya",
            _("Realisasi\nsebelumnya"),
            value=lambda row: row.isi.sebelumnya,
            text=lambda row: _plain(row.isi.sebelumnya),
            hint=_("Realisasi s.d. triwulan sebelumnya"),
            align="kanan",
            width=15,
        ),
        typed("rencana", _("Rencana\ns.d. TW ini"), 15),
        typed("realisasi", _("Realisasi\ns.d. TW ini"), 15),
        share("persen", _("% pagu"), _("Realisasi dibandingkan dengan pagu")),
        share(
            "persen_rencana", _("% rencana"), _("Realisasi dibandingkan dengan rencana penarikan")
        ),
        typed("keterangan", JUDUL["keterangan"], 14),
    )


def _amount(row: Baris, name: str) -> str:
    """Return what was typed, or the sum of what lies below in brackets."""
    typed, shown = getattr(row.isi.isian, name), getattr(row.isi, name)
    if typed is None and shown is not None:
        return f"({format_angka(shown)})"
    return _plain(typed)


def _summed(row: Baris, name: str) -> str:
    if name == "keterangan" or getattr(row.isi.isian, name) is not None:
        return ""
    return _("Jumlah baris di bawahnya") if getattr(row.isi, name) is not None else ""


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else format_angka(amount)


def _percent(percent: Decimal | None) -> str:
    return "" if percent is None else format_persen(percent)


class AnggaranDetail(QFrame):
    """Show the row under the cursor of `pane`, and its keterangan in full."""

    def __init__(self, pane: TablePane[Baris]) -> None:
        super().__init__()
        self.setObjectName("kartu")
        self._pane = pane
        self.title, self.words = theme.label("", "bagian"), theme.label()
        for label in (self.title, self.words):
            label.setWordWrap(True)
        self.note = Field(JUDUL["keterangan"], NoteInput(lines=3))
        self.fields = RowFields(pane, {"keterangan": self.note})
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, theme.px(12), side, theme.px(12))
        column.setSpacing(theme.px(8))
        for widget in (self.title, self.words, self.note):
            column.addWidget(widget)
        column.addStretch(1)
        pane.view.row_changed.connect(lambda _key: self.show_row())
        pane.model.dataChanged.connect(lambda *_args: self.show_row())

    def show_row(self) -> None:
        """Show the row under the cursor."""
        index = self._pane.view.currentIndex()
        if index.isValid():
            isi = self._pane.model.row_at(index.row()).isi
            self.title.setText(isi.uraian)
            self.words.setText(_explain(isi))


def _explain(isi: BarisAnggaran) -> str:
    """Return the arithmetic of a row in one sentence."""
    if isi.realisasi is None or isi.persen is None:
        return _("Pagu {pagu}; realisasinya belum diisi.").format(pagu=format_rupiah(isi.pagu))
    return f"{format_rupiah(isi.realisasi)} ÷ {format_rupiah(isi.pagu)} = {_percent(isi.persen)}"


class AnggaranPage(QuarterPage):
    """Show the budget of one quarter at a time."""

    def __init__(self, context: Context, views: Segments) -> None:
        super().__init__(context)
        self.summary = FilterRow(FILTERS, _("Saring anggaran"))
        self.model = AnggaranModel(self.services, self.tasks, self)
        empty = plan_first(
            self,
            _("Rencana tahun ini belum memuat pagu"),
            _("Anggaran diisi per program dan kegiatan. Isi dahulu pagunya pada halaman Rencana."),
        )
        self.pane = TablePane(self.model, _("Realisasi anggaran"), empty=empty)
        self.detail = AnggaranDetail(self.pane)
        self.summary.filter.edited.connect(self._narrow)
        self.build("realisasi_anggaran", views, self.summary, self.detail)

    def show_quarter(self, found: Tampilan, changes: Changes | None) -> None:
        """Show the budget of a quarter, and put the cursor somewhere."""
        rows = read_rows(found.isi)
        self.pane.show_rows(rows)
        self.summary.show_total(_total(add_up(found.isi.laporan.anggaran)))
        self._stay()
        self.detail.show_row()

    def first_cell(self, butir_id: str) -> tuple[Hashable, str]:
        """Return the cell at which work on a butir begins; of "" on the first row."""
        return ((butir_id, self.periode.triwulan) if self.periode else ""), "realisasi"

    def narrow_to(self, saring: str) -> None:
        """Show the rows of a filter."""
        self.summary.choose(saring)
        self._narrow()

    def _narrow(self) -> None:
        self.commit()
        self.model.set_filter(keep=self.summary.keep())
        self._stay()
        self.arrange()

    def _stay(self) -> None:
        if self.pane.view.current_key() is None:
            self.move_to("", "realisasi")

    def commit(self) -> None:
        """Save what stands in an open cell editor and in the text."""
        super().commit()
        self.detail.fields.commit()

    def arrange(self) -> None:
        """Share the room, and count what is in sight."""
        self.summary.show_count(self.model.rowCount(), len(self.model.rows))
        super().arrange()


def _total(jumlah: JumlahAnggaran) -> str:
    if jumlah.realisasi is None:
        return _("Pagu {pagu}").format(pagu=format_rupiah(jumlah.pagu))
    return _("{realisasi} dari {pagu} ({persen})").format(
        realisasi=format_rupiah(jumlah.realisasi),
        pagu=format_rupiah(jumlah.pagu),
        persen=_percent(jumlah.persen),
    )
