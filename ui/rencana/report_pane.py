"""Lists above the plan that lead into it: what the checks found, and how two versions differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.banding_rencana import JenisPerbedaan, Perbedaan, compare, summarise
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.pohon import Pohon
from ranpk_desktop.domain.sebutan_rencana import JUDUL_KOLOM, quote
from ui.core import theme
from ui.core.actions import Action, build
from ui.core.column import Column
from ui.core.inputs import ChoiceInput
from ui.core.page import Context
from ui.core.pane import Pane
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane
from ui.core.tingkat import TONES, WORDS

R = TypeVar("R")
_HEIGHT = 232


class ReportPane(Pane, Generic[R]):
    """A card with a list; Enter or a double click goes to the cell that a line is about.

    `wanted` carries butir and column.
    """

    wanted = Signal(str, str)

    def __init__(self, model: TableModel[R], name: str, lines: int = 1) -> None:
        super().__init__()
        self.title = theme.label("", "bagian")
        self.words = theme.label("", "keterangan")
        self.model = model
        self.table = TablePane(model, name, lines=lines)
        self.table.view.doubleClicked.connect(lambda _index: self.go())
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.px(12))
        self.head.addWidget(self.title)
        self.head.addWidget(self.words, 1)
        go = QPushButton(_("Ke &sel itu"))
        go.clicked.connect(lambda _checked=False: self.go())
        close = QPushButton(_("T&utup"))
        close.clicked.connect(lambda _checked=False: self.close_pane())
        self.head.addWidget(go)
        self.head.addWidget(close)
        column = QVBoxLayout(self)
        side = theme.px(12)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(8))
        column.addLayout(self.head)
        column.addWidget(self.table, 1)
        self.setMaximumHeight(theme.px(_HEIGHT))
        enter = build(Action(_("Ke sel itu"), self.go, shortcut="Return"), self)
        enter.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.table.view.addAction(enter)

    def place_of(self, row: R) -> tuple[str, str]:
        """Return butir and column that a line is about."""
        raise NotImplementedError

    def show_lines(self, rows: Sequence[R]) -> None:
        """Show the lines, with the cursor on one, so that Enter goes there."""
        self.table.show_rows(rows)
        if rows and self.table.view.current_key() is None:
            self.table.view.go_to(self.model.key_at(0))

    def open_pane(self) -> None:
        """Show the card and give its list the keyboard."""
        self.appear()
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self) -> None:
        """Ask for the cell of the line under the cursor."""
        index = self.table.view.currentIndex()
        if index.isValid():
            self.wanted.emit(*self.place_of(self.model.row_at(index.row())))


@dataclass(frozen=True, slots=True)
class Temuan:
    """One line of the list of checks."""

    nomor: int
    finding: Finding
    butir: str

    @property
    def kolom(self) -> str:
        """Return the title of the column that it is about."""
        return JUDUL_KOLOM.get(str(self.finding.tempat["kolom"]), "")


class CheckPane(ReportPane[Temuan]):
    """List what the checks found."""

    def __init__(self) -> None:
        model = TableModel(_check_columns(), lambda row: row.nomor)
        super().__init__(model, _("Daftar periksa"), lines=2)
        self.title.setText(_("Daftar periksa"))

    def show_findings(self, pohon: Pohon, findings: Sequence[Finding]) -> None:
        """Show the findings of a plan in the order of its rows."""
        rows = [
            Temuan(at, finding, quote(pohon.by_id[str(finding.tempat["butir_id"])]))
            for at, finding in enumerate(findings)
        ]
        self.show_lines(rows)
        empty = _("Tidak ada yang perlu dilihat lagi.")
        self.words.setText(_("{n} temuan").format(n=len(rows)) if rows else empty)

    def place_of(self, row: Temuan) -> tuple[str, str]:
        """Return the cell that a finding is about."""
        return str(row.finding.tempat["butir_id"]), str(row.finding.tempat["kolom"])


def _check_columns() -> tuple[Column[Temuan], ...]:
    return (
        Column(
            "tingkat",
            _("Tingkat"),
            value=lambda row: WORDS[row.finding.tingkat],
            status=lambda row: TONES[row.finding.tingkat],
            width=15,
        ),
        Column("butir", _("Baris"), width=30),
        Column("kolom", _("Kolom"), width=14),
        Column(
            "pesan",
            _("Sebab dan tindakan"),
            value=lambda row: row.finding.pesan,
            width=40,
            stretch=True,
        ),
    )


class ComparePane(ReportPane[tuple[int, Perbedaan]]):
    """List how two versions of a plan differ, field by field."""

    def __init__(self, context: Context) -> None:
        super().__init__(TableModel(_compare_columns(), lambda row: row[0]), _("Perbedaan versi"))
        self._context = context
        self._tahun = 0
        self.title.setText(_("Bandingkan"))
        self.lama, self.baru = ChoiceInput(), ChoiceInput()
        for choice, name in ((self.lama, _("Versi lama")), (self.baru, _("Versi baru"))):
            choice.setAccessibleName(name)
            choice.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
            choice.setMinimumWidth(theme.px(120))  # a long choice must not widen the window
            choice.edited.connect(self._compare)
        for at, widget in enumerate((self.lama, theme.label(_("dengan")), self.baru), start=1):
            self.head.insertWidget(at, widget)

    def ask(self, tahun: int, versions: Sequence[tuple[str, str]]) -> None:
        """Open the card for a year; `versions` are (revisi or "", title), the newest first."""
        self._tahun = tahun
        for choice in (self.lama, self.baru):
            choice.set_choices(versions)
        self.baru.setCurrentIndex(0)
        self.lama.setCurrentIndex(min(1, len(versions) - 1))
        self.open_pane()
        self._compare()

    def refresh(self) -> None:
        """Compare again after the plan has changed."""
        if self.asking:
            self._compare()

    def _compare(self) -> None:
        chosen = [choice.value() for choice in (self.lama, self.baru)]
        job = partial(self._read, self._tahun, *(int(it) if it else None for it in chosen))
        self._context.tasks.run(job, self._show)

    def _read(self, tahun: int, lama: int | None, baru: int | None) -> tuple[Perbedaan, ...]:
        load = self._context.services.rencana.load
        return compare(load(tahun, lama).pohon, load(tahun, baru).pohon)

    def _show(self, found: tuple[Perbedaan, ...]) -> None:
        self.show_lines(list(enumerate(found)))
        self.words.setText(summarise(found))

    def place_of(self, row: tuple[int, Perbedaan]) -> tuple[str, str]:
        """Return the cell that differs."""
        return row[1].butir_id, row[1].kolom


_JENIS_TONE = {
    JenisPerbedaan.BARU: "baik",
    JenisPerbedaan.BERUBAH: "info",
    JenisPerbedaan.PINDAH: "info",
    JenisPerbedaan.DIHAPUS: "peringatan",
}


def _compare_columns() -> tuple[Column[Any], ...]:
    return (
        Column(
            "jenis",
            _("Perbedaan"),
            value=lambda row: row[1].jenis.label,
            status=lambda row: _JENIS_TONE[row[1].jenis],
            width=14,
        ),
        Column("butir", _("Baris"), value=lambda row: row[1].butir, width=30, stretch=True),
        Column("judul", _("Kolom"), value=lambda row: row[1].judul, width=14),
        Column("lama", _("Lama"), value=lambda row: row[1].lama, width=26),
        Column("baru", _("Baru"), value=lambda row: row[1].baru, width=26),
    )


def version_choices(revisions: Sequence[int], *, draft: bool) -> list[tuple[str, str]]:
    """Return the versions of a plan in words, the newest first; "" is the plan as it is now."""
    fixed = [
        (str(revisi), _("{versi} (ditetapkan)").format(versi=revision_label(revisi)))
        for revisi in reversed(revisions)
    ]
    now = _("{versi} (draf)").format(versi=revision_label(len(revisions)))
    return [("", now), *fixed] if draft else fixed
