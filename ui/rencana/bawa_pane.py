"""What to carry over from another year's plan: the year, its branches, and what comes along."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.acuan import Acuan
from ranpk_desktop.domain.katalog import Katalog
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.tahun_baru import Bawaan, Pindahan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.tahun_baru import AsalRencana
from ui.core import theme
from ui.core.column import Column
from ui.core.inputs import CheckInput, ChoiceInput, Field
from ui.core.messages import EmptyState, InlineMessage
from ui.core.page import Context
from ui.core.table_pane import TablePane
from ui.core.ticks import SpaceTicks, TickModel

_DEPTH = 2
"""How many levels of the plan can be left out one by one."""
_TOLD = 8
"""How many rows are named before the rest is counted."""

OPTIONS = (
    ("target", _("&Target sebagai usulan")),
    ("penanggung_jawab", _("Penan&ggung jawab")),
    ("rencana_aksi", _("&Rencana aksi, kriteria, target/output")),
    ("pengukuran", _("P&engukuran")),
    ("komponen", _("K&omponen")),
    ("pagu", _("Pagu &anggaran")),
    ("tautan", _("Ta&utan RANPK")),
)
"""What can come along, by the names of Bawaan."""


@dataclass(frozen=True, slots=True)
class Cabang:
    """Show one branch of the old plan: how many rows are below it, and whether it comes along."""

    simpul: Simpul
    induk_id: str | None
    di_bawah: int
    dibawa: bool = True


class CabangModel(TickModel[Cabang]):
    """Tick branches: what is above a ticked one comes along, what is below an unticked one not."""

    def __init__(self, parent: QObject) -> None:
        columns: tuple[Column[Cabang], ...] = (
            Column(
                "uraian",
                _("Bagian rencana"),
                value=_indented,
                tooltip=_describe,
                width=24,
                stretch=True,
            ),
            Column("level", _("Jenis"), value=lambda row: row.simpul.level.label, width=14),
        )
        super().__init__(columns, lambda row: row.simpul.id, parent=parent)

    def is_ticked(self, row: Cabang) -> bool:
        """Tell whether the branch comes along."""
        return row.dibawa

    def set_ticks(self, rows: Sequence[Cabang], on: bool) -> None:
        """Take branches along or leave them, with what must follow."""
        ids = {row.simpul.id for row in rows}
        above = {row.induk_id for row in rows}

        def follows(row: Cabang) -> bool:
            return row.simpul.id in ids or row.induk_id in ids or (on and row.simpul.id in above)

        self.set_rows([replace(row, dibawa=on) if follows(row) else row for row in self.rows])


class BawaPane(QWidget):
    """Choose what comes along; `changed` says that `hasil` is known anew.

    `hasil` is what would be carried over, None until it is known or where there is nothing to
    carry over from. The owner lays out `source`, the field of the year that it comes from.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._tahun = 0
        self._katalog: Katalog | None = None
        self._asked: AsalRencana | None = None
        self.hasil: Pindahan | None = None
        self.dari = ChoiceInput()
        self.source = Field(_("&Dari rencana tahun"), self.dari)
        self.model = CabangModel(self)
        empty = EmptyState(
            "calendar",
            _("Belum ada rencana tahun lain"),
            _("Rencana pertama diambil dari katalog RANPK atau disusun sendiri."),
        )
        self.pane = TablePane(self.model, _("Bagian rencana yang dibawa"), empty=empty)
        self.pane.setMinimumWidth(theme.px(300))  # nothing is pasted here, which needs more
        SpaceTicks(self.pane.view, self.model)
        self.options = {name: CheckInput(title) for name, title in OPTIONS}
        self._side = QWidget()
        self.message = InlineMessage()
        self.summary = theme.label("", "keterangan")
        self.summary.setWordWrap(True)
        self._build()
        self.dari.edited.connect(self._read)
        self.model.ticked.connect(self._preview)
        for option in self.options.values():
            option.edited.connect(self._preview)

    def _build(self) -> None:
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.px(6))
        side.addWidget(theme.label(_("Yang ikut dibawa"), "tebal"))
        side.addWidget(theme.label(_("Susunan dan cara hitung selalu ikut."), "keterangan"))
        usual = Bawaan()
        for name, option in self.options.items():
            option.setChecked(getattr(usual, name))
            side.addWidget(option)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(24))
        row.addWidget(self.pane, 1)
        row.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(row, 1)
        column.addWidget(self.summary)
        column.addWidget(self.message)

    def set_katalog(self, katalog: Katalog) -> None:
        """Renew links with this catalogue, if it is that of the new year."""
        self._katalog = katalog
        self._preview()

    def set_years(self, tahun: int, years: Sequence[int]) -> None:
        """Offer the years that have a plan for the year `tahun`, the newest before it first."""
        others = [year for year in years if year != tahun]
        self._tahun = tahun
        before = self.dari.value()
        self.dari.set_choices([(str(year), str(year)) for year in sorted(others, reverse=True)])
        newest = max((year for year in others if year < tahun), default=max(others, default=0))
        if before not in map(str, others) and others:
            self.dari.set_value(str(newest))
        self._read()

    def asal(self) -> AsalRencana | None:
        """Return what is chosen, None where there is no year to choose."""
        if not self.dari.value():
            return None
        bawaan = Bawaan(**{name: option.isChecked() for name, option in self.options.items()})
        tanpa = frozenset(row.simpul.id for row in self.model.rows if not row.dibawa)
        return AsalRencana(int(self.dari.value()), bawaan, tanpa)

    def _read(self) -> None:
        dari = int(self.dari.value() or 0)
        rencana = self._context.services.rencana
        self._context.tasks.run(
            lambda: rencana.load(dari).pohon if dari else None, partial(self._show, dari)
        )

    def _show(self, dari: int, pohon: Pohon | None) -> None:
        if dari != int(self.dari.value() or 0):
            return
        rows = branches(pohon) if pohon else []
        if not rows or not self.model.same_shape(rows):  # else the ticks stay
            self.pane.show_rows(rows)
        self._side.setVisible(bool(rows))
        self._preview()

    def _preview(self) -> None:
        asal, katalog, tahun = self.asal(), self._katalog, self._tahun
        self._asked = asal
        if asal is None or not self.model.rows:
            self._tell(asal, None)
            return
        preview = self._context.services.tahun_baru.preview
        self._context.tasks.run(
            lambda: preview(tahun, asal, katalog), partial(self._tell, asal), self._refuse
        )

    def _tell(self, asal: AsalRencana | None, hasil: Pindahan | None) -> None:
        if asal != self._asked:
            return
        self.hasil = hasil
        self.summary.setText(describe(hasil, self._tahun) if hasil else "")
        names = kept_names(hasil) if hasil and self._is_of_year() else ""
        if names:
            text = _("Teks atau kodenya lain pada katalog {tahun}, jadi tautan lama tetap: {nama}.")
            self.message.show_message(
                text.format(tahun=self._tahun, nama=names), "peringatan", closable=False
            )
        else:
            self.message.hide()
        self.changed.emit()

    def _is_of_year(self) -> bool:
        return self._katalog is not None and self._katalog.tahun == self._tahun

    def _refuse(self, error: KnownError) -> None:
        self.hasil = None
        self.message.show_message(str(error), "buruk", closable=False)
        self.changed.emit()


def branches(pohon: Pohon) -> list[Cabang]:
    """Return the upper levels of a plan, in tree order."""
    return [
        Cabang(
            simpul,
            simpul.butir.induk_id if simpul.tingkat else None,
            len(pohon.subtree(simpul.id)) - 1,
        )
        for simpul in pohon.simpul
        if simpul.tingkat < _DEPTH
    ]


def describe(hasil: Pindahan, tahun: int) -> str:
    """Say in words what would be carried over."""
    parts = [_("{n} baris dibawa ke rencana {tahun}.").format(n=hasil.baru, tahun=tahun)]
    if hasil.sudah_ada:
        text = _("{n} baris sudah ada di sana dan tidak digandakan.")
        parts.append(text.format(n=len(hasil.sudah_ada)))
    return " ".join(filter(None, (*parts, describe_links(hasil, tahun))))


def describe_links(hasil: Pindahan, tahun: int) -> str:
    """Say in words what becomes of the links to the catalogue, "" where there are none."""
    parts = []
    if hasil.diperbarui:
        text = _("{n} tautan RANPK diperbarui ke katalog {tahun}.")
        parts.append(text.format(n=len(hasil.diperbarui), tahun=tahun))
    if hasil.tautan_lama:
        text = _("{n} baris tetap tertaut ke {katalog}.")
        parts.append(text.format(n=len(hasil.tautan_lama), katalog=_katalog_of(hasil)))
    return " ".join(parts)


def brought(asal: AsalRencana) -> str:
    """Return what comes along, in the words of the options."""
    chosen = [title for name, title in OPTIONS if getattr(asal.bawaan, name)]
    return ", ".join(title.replace("&", "").lower() for title in chosen).replace("ranpk", "RANPK")


def kept_names(hasil: Pindahan) -> str:
    """Return the texts of the rows that keep an older link, "" for none."""
    names = [simpul.butir.uraian for simpul in hasil.tautan_lama]
    shown = "; ".join(names[:_TOLD])
    more = len(names) - _TOLD
    return _("{nama}; dan {n} lagi").format(nama=shown, n=more) if more > 0 else shown


def _katalog_of(hasil: Pindahan) -> str:
    """Return "katalog 2024", with every year that occurs."""
    found = (Acuan.read(simpul.butir.acuan) for simpul in hasil.tautan_lama)
    years = sorted({acuan.tahun for acuan in found if acuan})
    return _("katalog {tahun}").format(tahun=", ".join(map(str, years)))


def _describe(row: Cabang) -> str:
    below = _("{n} baris di bawahnya").format(n=row.di_bawah) if row.di_bawah else ""
    return "\n".join(filter(None, (row.simpul.butir.uraian, below)))


def _indented(row: Cabang) -> str:
    number = f"{row.simpul.nomor} " if row.simpul.nomor else ""
    return "\N{EM SPACE}" * 2 * row.simpul.tingkat + number + row.simpul.butir.uraian
