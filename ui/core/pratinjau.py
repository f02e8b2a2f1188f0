"""The preview of an import: what a file would do, row by row, and what was not understood."""

from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from html import escape
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.impor import DITAWARKAN, StatusImpor
from ui.core import theme
from ui.core.actions import Action, button, set_title
from ui.core.column import Column
from ui.core.inputs import Segments
from ui.core.table_pane import TablePane
from ui.core.tasks import Tasks
from ui.core.ticks import SpaceTicks, TickModel

_TONES = {
    StatusImpor.BARU: "info",
    StatusImpor.BERUBAH: "peringatan",
    StatusImpor.HILANG: "cukup",
}
SARINGAN = (
    ("semua", _("Semua")),
    (StatusImpor.BARU.value, _("Baru")),
    (StatusImpor.BERUBAH.value, _("Berubah")),
    (StatusImpor.HILANG.value, _("Hilang")),
)
_WORDS = {
    StatusImpor.BARU: _("{n} baru"),
    StatusImpor.BERUBAH: _("{n} berubah"),
    StatusImpor.SAMA: _("{n} sama"),
    StatusImpor.HILANG: _("{n} hilang dari berkas (tetap disimpan)"),
}


class Baris(Protocol):
    """What every row of a preview has: its key, and what the import would do with it."""

    @property
    def kunci(self) -> str:
        """Return the key."""

    @property
    def status(self) -> Any:
        """Return what the import would do: a StatusImpor, or another of OFFERED."""


class Usulan(Protocol):
    """A row as the table holds it: whether it is wanted, too."""

    @property
    def baris(self) -> Baris:
        """Return the row of the preview."""

    @property
    def diambil(self) -> bool:
        """Tell whether it is wanted."""


Tick = Callable[[Collection[str], bool], None]
"""Take the keys of rows, and whether they are wanted."""


class ModelPratinjau(TickModel[Any]):
    """Show the rows of a preview (Usulan); ticks are handed on, nothing is stored.

    `offered` are the statuses whose rows can be ticked.
    """

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        tasks: Tasks,
        tick: Tick,
        offered: Collection[Any] = DITAWARKAN,
    ) -> None:
        super().__init__(columns, lambda row: row.baris.kunci, tasks, None)
        self._tick_keys, self._offered = tick, offered

    def is_ticked(self, row: Usulan) -> bool:
        """Tell whether a row is wanted."""
        return row.diambil

    def can_tick(self, row: Usulan) -> bool:
        """Tell whether a row would change anything."""
        return row.baris.status in self._offered

    def set_ticks(self, rows: Sequence[Usulan], on: bool) -> None:
        """Want these rows, or not."""
        self._tick_keys({row.baris.kunci for row in rows}, on)


def status_column(name: str, title: str, tones: Mapping[Any, str] = _TONES) -> Column[Any]:
    """Return the column, with the boxes, that says what the import would do."""
    return Column(
        name,
        title,
        value=lambda row: row.baris.status.value,
        text=lambda row: row.baris.status.word,
        tooltip=lambda row: row.baris.status.label,
        status=lambda row: tones.get(row.baris.status),
        width=15,
        hint=_("Baris yang dicentang diterapkan (spasi)"),
    )


def place_column(sel: Callable[[Any], str]) -> Column[Any]:
    """Return the column that says where in the file a row stands ("Lembar1!C14")."""
    return Column(
        "sel",
        _("Sel"),
        value=sel,
        text=lambda row: sel(row).rpartition("!")[2],
        tooltip=sel,
        hint=_("Tempatnya dalam berkas"),
        width=6,
    )


class Pratinjau(QWidget):
    """Let people see, narrow and tick the rows of a file.

    `changed` says that another set of rows would be applied. A subclass makes the rows of the table
    in `proposals`, says in `keeps` what a filter of its own keeps, and in `detail_of` what the pane
    below says of a row; it adds its buttons to `tools`.
    """

    changed = Signal()
    WORDS: ClassVar[Mapping[Any, str]] = _WORDS
    """How many rows there are of each status, in words."""
    OFFERED: ClassVar[Collection[Any]] = DITAWARKAN
    """The statuses whose rows can be applied."""

    def __init__(
        self, model: ModelPratinjau, filters: Sequence[tuple[str, str]], detail: str, findings: str
    ) -> None:
        super().__init__()
        model.setParent(self)
        self._refused: set[str] = set()
        self._begun: set[str] = set()
        self._baris: tuple[Any, ...] = ()
        self.model = model
        self.pane = TablePane(model, _("Pratinjau impor"))
        self.counts, self.sum = theme.label(), theme.label("", "keterangan")
        self.filter = Segments(filters, _("Tampilkan"))
        self.filter.set_value("semua")
        self.take_all = button(Action(_("&Centang semua"), self.tick_shown))
        self.detail, self.findings = _browser(detail), _browser(findings)
        self.findings_title = theme.label("", "tebal")
        self._findings_words = findings
        self.tools = QHBoxLayout()
        self._build(detail)
        self.filter.picked.connect(lambda _value: self._narrow())
        self.pane.view.row_changed.connect(lambda _key: self._show_row())
        SpaceTicks(self.pane.view, model)

    def _build(self, detail: str) -> None:
        self.tools.setSpacing(theme.px(8))
        self.tools.addWidget(self.filter)
        self.tools.addStretch(1)
        self.tools.addWidget(self.take_all)
        for label in (self.counts, self.sum):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        below = QSplitter()
        below.addWidget(_titled(theme.label(detail, "tebal"), self.detail))
        self._beside = _titled(self.findings_title, self.findings)
        below.addWidget(self._beside)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.pane)
        halves.addWidget(below)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 1)
        for splitter in (below, halves):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(theme.px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        words = QHBoxLayout()
        words.setSpacing(theme.px(16))
        for label in (self.counts, self.sum):
            words.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(words)
        column.addLayout(self.tools)
        column.addWidget(halves, 1)

    # What a subclass does ---------------------------------------------------------------------

    @abstractmethod
    def proposals(self, refused: Collection[str]) -> Sequence[Usulan]:
        """Return the rows of the table; those named are not wanted."""

    @abstractmethod
    def detail_of(self, row: Any) -> str:
        """Return what the file says of a row, as HTML."""

    def keeps(self, row: Any, wanted: str) -> bool:
        """Tell whether a filter keeps a row."""
        return bool(row.baris.status == wanted)

    def together(self, kunci: Collection[str], on: bool) -> set[str]:
        """Return the rows that are ticked or cleared together with those named."""
        return set(kunci)

    # What is shown ----------------------------------------------------------------------------

    def show_findings(self, temuan: Sequence[Finding]) -> None:
        """Show what was not understood, with the places in the file."""
        self.findings.setHtml("".join(map(_finding, temuan)))
        title = _("{judul} ({n})").format(judul=self._findings_words, n=len(temuan))
        self.findings_title.setText(title)
        self._beside.setVisible(bool(temuan))

    def begin(self, refused: Iterable[str] = ()) -> None:
        """Begin with another file: all that it would do is ticked, but for some rows."""
        self._begun = set(refused)
        self._refused = set(self._begun)
        self.filter.set_value("semua")

    def show_rows(self, baris: Sequence[Baris]) -> None:
        """Show the rows as they are now; what was ticked stays so."""
        self._baris = tuple(baris)
        count = {status: sum(row.status is status for row in baris) for status in self.WORDS}
        words = [self.WORDS[status].format(n=n) for status, n in count.items() if n]
        self.counts.setText(_("Dalam berkas: {daftar}.").format(daftar=", ".join(words)))
        self.refresh()
        self._narrow()

    def refresh(self) -> None:
        """Show the ticks as they are."""
        self.pane.show_rows(list(self.proposals(self._refused)))
        self._show_row()
        self._offer_ticks()
        self.changed.emit()

    def _narrow(self) -> None:
        wanted = self.filter.value()

        def keep(row: Any) -> bool:
            return self.keeps(row, wanted)

        self.model.set_filter(keep=None if wanted == "semua" else keep)
        self._offer_ticks()

    def _show_row(self) -> None:
        index = self.pane.view.currentIndex()
        row = self.model.row_at(index.row()) if index.isValid() else None
        self.detail.setHtml(self.detail_of(row) if row else "")

    # What people do ---------------------------------------------------------------------------

    @property
    def wanted(self) -> set[str]:
        """Return the keys of the rows that are to be applied."""
        offered = {row.kunci for row in self._baris if row.status in self.OFFERED}
        return offered - self._refused

    @property
    def touched(self) -> bool:
        """Tell whether a person has set or cleared ticks."""
        return self._refused != self._begun

    def tick(self, kunci: Collection[str], on: bool) -> None:
        """Want some rows, or not, with what hangs on them."""
        together = self.together(kunci, on)
        self._refused = self._refused - together if on else self._refused | together
        self.refresh()

    def tick_shown(self) -> None:
        """Want every row that the filter shows; none of them where all are wanted already."""
        shown = self._shown()
        self.tick({row.baris.kunci for row in shown}, not _all_ticked(shown))

    def _shown(self) -> list[Any]:
        rows = map(self.model.row_at, range(self.model.rowCount()))
        return [row for row in rows if row.baris.status in self.OFFERED]

    def _offer_ticks(self) -> None:
        shown = self._shown()
        set_title(self.take_all, _("L&epas semua") if _all_ticked(shown) else _("&Centang semua"))
        self.take_all.setEnabled(bool(shown))


def head_html(uraian: str, places: Iterable[str]) -> str:
    """Return the first lines of a row's detail: its text, and where it stands."""
    place = escape(" · ".join(filter(None, places)))
    return f"<p style='margin: 0 0 6px 0'><b>{_lines(uraian)}</b><br>{place}</p>"


def change_html(rows: Iterable[tuple[str, str, str]], *, new: bool) -> str:
    """Return a table of (title, ours, theirs); of a new row only what the file says."""
    lines = [
        f"<tr><td><b>{escape(judul)}</b>&nbsp;&nbsp;</td><td>{_change(lama, baru, new)}</td></tr>"
        for judul, lama, baru in rows
    ]
    return f"<table>{''.join(lines)}</table>"


def arrow(lama: str, baru: str) -> str:
    """Return "96 → 97"."""
    kosong = _("(kosong)")
    return _("{lama} → {baru}").format(lama=lama or kosong, baru=baru or kosong)


def _change(lama: str, baru: str, new: bool) -> str:
    theirs = _lines(baru) or _("(kosong)")
    ours = _lines(lama) or _("(kosong)")
    return theirs if new else f"{ours} &nbsp;→&nbsp; <b>{theirs}</b>"


def _lines(teks: str) -> str:
    return escape(teks).replace("\n", "<br>")


def _finding(finding: Finding) -> str:
    place = f"<b>{escape(finding.sel)}</b> " if finding.sel else ""
    return f"<p style='margin: 0 0 6px 0'>{place}{escape(finding.pesan)}</p>"


def _all_ticked(rows: Sequence[Usulan]) -> bool:
    return bool(rows) and all(row.diambil for row in rows)


def _browser(name: str) -> QTextBrowser:
    made = QTextBrowser()
    made.setAccessibleName(name)
    made.setOpenLinks(False)
    made.setTabChangesFocus(True)
    made.setMinimumHeight(theme.px(88))
    return made


def _titled(title: QWidget, body: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    column.addWidget(title)
    column.addWidget(body, 1)
    return holder
