"""The preview of an import: what the file would do, row by row, and what was not understood."""

from collections.abc import Collection, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_rencana import Bacaan, RingkasanTarget
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.cocok_rencana import BarisImpor, take
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.impor import DITAWARKAN, StatusImpor
from ui.core import theme
from ui.core.actions import Action, button, set_title
from ui.core.inputs import Segments
from ui.core.table_pane import TablePane
from ui.core.tasks import Tasks
from ui.core.ticks import SpaceTicks
from ui.rencana.impor_model import ImporModel, Usul, describe, family

_FILTERS = (
    ("semua", _("Semua")),
    (StatusImpor.BARU.value, _("Baru")),
    (StatusImpor.BERUBAH.value, _("Berubah")),
    (StatusImpor.HILANG.value, _("Hilang")),
    ("tebakan", _("Tebakan")),
)
_WORDS = {
    StatusImpor.BARU: _("{n} baru"),
    StatusImpor.BERUBAH: _("{n} berubah"),
    StatusImpor.SAMA: _("{n} sama"),
    StatusImpor.HILANG: _("{n} hilang dari berkas (tetap disimpan)"),
}


class PreviewPane(QWidget):
    """Let people see, narrow, tick and turn the rows of a file.

    `changed` says that another set of rows would be applied; `turned` carries the places in the
    file of guessed rows, and the level that they shall have.
    """

    changed = Signal()
    turned = Signal(object, object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._baris: tuple[BarisImpor, ...] = ()
        self._refused: set[str] = set()
        self.model = ImporModel(tasks, self, self.tick, self._turn_keys)
        self.pane = TablePane(self.model, _("Pratinjau impor"))
        self.counts, self.sum = theme.label(), theme.label("", "keterangan")
        self.filter = Segments(_FILTERS, _("Tampilkan"))
        self.filter.set_value("semua")
        self.as_kegiatan = button(Action(_("Jadikan &kegiatan"), lambda: self.turn(Level.KEGIATAN)))
        self.as_sub = button(
            Action(_("Jadikan &sub kegiatan"), lambda: self.turn(Level.SUB_KEGIATAN))
        )
        self.take_all = button(Action(_("&Centang semua"), self.tick_shown))
        self.detail = _browser(_("Perubahan baris ini"))
        self.findings = _browser(_("Yang tidak dipahami"))
        self.findings_title = theme.label("", "tebal")
        self._build()
        self.filter.picked.connect(lambda _value: self._narrow())
        self.pane.view.row_changed.connect(lambda _key: self._show_row())
        self.pane.view.selectionModel().selectionChanged.connect(lambda *_a: self._offer_levels())
        SpaceTicks(self.pane.view, self.model)

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(theme.px(8))
        tools.addWidget(self.filter)
        tools.addStretch(1)
        for tool in (self.take_all, self.as_kegiatan, self.as_sub):
            tools.addWidget(tool)
        for label in (self.counts, self.sum):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        below = QSplitter()
        below.addWidget(_titled(theme.label(_("Perubahan baris ini"), "tebal"), self.detail))
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
        for label in (self.counts, self.sum):
            column.addWidget(label)
        column.addLayout(tools)
        column.addWidget(halves, 1)

    # What is shown ----------------------------------------------------------------------------

    def show_reading(self, bacaan: Bacaan, baris: tuple[BarisImpor, ...]) -> None:
        """Show a file anew: all that it would do is ticked."""
        self._refused.clear()
        self.filter.set_value("semua")
        self.sum.setText(sum_sentence(bacaan.ringkasan))
        self.findings.setHtml("".join(map(_finding, bacaan.temuan)))
        title = _("Tidak dipahami ({n})").format(n=len(bacaan.temuan))
        self.findings_title.setText(title)
        self._beside.setVisible(bool(bacaan.temuan))
        self.show_rows(baris)

    def show_rows(self, baris: tuple[BarisImpor, ...]) -> None:
        """Show the rows as they are now; what was ticked stays so."""
        self._baris = baris
        count = {status: sum(row.status is status for row in baris) for status in StatusImpor}
        words = [_WORDS[status].format(n=n) for status, n in count.items() if n]
        self.counts.setText(_("Dalam berkas: {daftar}.").format(daftar=", ".join(words)))
        self._refresh()
        self._narrow()

    def accepted(self) -> tuple[BarisImpor, ...]:
        """Return the rows to apply."""
        return take(self._baris, {row.kunci for row in self._baris} - self._refused)

    def changes(self) -> int:
        """Return how many rows would be new or changed."""
        return sum(row.status in DITAWARKAN for row in self.accepted())

    @property
    def touched(self) -> bool:
        """Tell whether a person has cleared ticks."""
        return bool(self._refused)

    def _refresh(self) -> None:
        rows = [Usul(row, row.kunci not in self._refused) for row in self._baris]
        self.pane.show_rows(rows)
        self._show_row()
        self._offer_ticks()
        self._offer_levels()
        self.changed.emit()

    def _narrow(self) -> None:
        wanted = self.filter.value()

        def keep(row: Usul) -> bool:
            return row.baris.tebakan if wanted == "tebakan" else row.baris.status == wanted

        self.model.set_filter(keep=None if wanted == "semua" else keep)
        self._offer_ticks()

    def _show_row(self) -> None:
        index = self.pane.view.currentIndex()
        row = self.model.row_at(index.row()) if index.isValid() else None
        self.detail.setHtml(_detail(row) if row else "")

    # What people do ---------------------------------------------------------------------------

    def tick(self, kunci: Collection[str], on: bool) -> None:
        """Want some rows, or not; new ones with what they hang on."""
        together = family(self._baris, kunci, on)
        self._refused = self._refused - together if on else self._refused | together
        self._refresh()

    def tick_shown(self) -> None:
        """Want every row that the filter shows; none of them where all are wanted already."""
        shown = self._shown()
        self.tick({row.baris.kunci for row in shown}, not _all_ticked(shown))

    def _shown(self) -> list[Usul]:
        rows = map(self.model.row_at, range(self.model.rowCount()))
        return [row for row in rows if row.baris.status in DITAWARKAN]

    def _offer_ticks(self) -> None:
        shown = self._shown()
        set_title(self.take_all, _("L&epas semua") if _all_ticked(shown) else _("&Centang semua"))
        self.take_all.setEnabled(bool(shown))

    def turn(self, level: Level) -> None:
        """Give the selected guesses another level."""
        self._turn_keys({row.baris.kunci for row in self._selected()}, level)

    def _turn_keys(self, kunci: Collection[str], level: Level) -> None:
        rows = (row for row in self._baris if row.kunci in kunci and row.tebakan)
        places = frozenset(row.tempat for row in rows)
        if places:
            self.turned.emit(places, level)

    def _selected(self) -> Sequence[Usul]:
        rows = {index.row() for index in self.pane.view.selectedIndexes()}
        return [self.model.row_at(row) for row in sorted(rows)]

    def _offer_levels(self) -> None:
        guesses = {row.baris.level for row in self._selected() if row.baris.tebakan}
        self.as_kegiatan.setEnabled(Level.SUB_KEGIATAN in guesses)
        self.as_sub.setEnabled(Level.KEGIATAN in guesses)
        guessing = any(row.tebakan for row in self._baris)
        for tool in (self.as_kegiatan, self.as_sub):
            tool.setVisible(guessing)


def _all_ticked(rows: Sequence[Usul]) -> bool:
    return bool(rows) and all(row.diambil for row in rows)


def sum_sentence(jumlah: RingkasanTarget) -> str:
    """Return "160 sel target = 140 angka + 12 strip + …", "" for a file without targets."""
    parts = (
        (_("{n} angka"), jumlah.angka),
        (_("{n} strip"), jumlah.strip),
        (_("{n} kosong"), jumlah.kosong),
        (_("{n} tidak diukur (N/A)"), jumlah.tidak_diukur),
        (_("{n} tidak terbaca"), jumlah.ragu),
    )
    words = " + ".join(text.format(n=n) for text, n in parts if n)
    if not words:
        return ""
    return _("{n} sel target = {rincian}.").format(n=jumlah.sel_target, rincian=words)


def _finding(finding: Finding) -> str:
    place = f"<b>{escape(finding.sel)}</b> " if finding.sel else ""
    return f"<p style='margin: 0 0 6px 0'>{place}{escape(finding.pesan)}</p>"


def _detail(row: Usul) -> str:
    words = {
        StatusImpor.SAMA: _("Sama dengan rencana: tidak ada yang berubah."),
        StatusImpor.HILANG: _(
            "Ada dalam rencana, tidak ada dalam berkas. Baris ini tetap disimpan."
        ),
    }.get(row.baris.status, "")
    lines = [
        f"<tr><td><b>{escape(judul)}</b>&nbsp;&nbsp;</td><td>{_change(lama, baru, row)}</td></tr>"
        for judul, lama, baru in describe(row)
    ]
    sel = row.baris.butir.sel if row.baris.butir else ""
    place = escape(" · ".join(filter(None, (row.baris.level.label, sel))))
    uraian = escape(row.baris.uraian).replace("\n", "<br>")
    head = f"<p style='margin: 0 0 6px 0'><b>{uraian}</b><br>{place}</p>"
    return f"{head}<p>{escape(words)}</p>" if words else f"{head}<table>{''.join(lines)}</table>"


def _change(lama: str, baru: str, row: Usul) -> str:
    new = escape(baru).replace("\n", "<br>") or _("(kosong)")
    if row.baris.status is StatusImpor.BARU:
        return new
    old = escape(lama).replace("\n", "<br>") or _("(kosong)")
    return f"{old} &nbsp;→&nbsp; <b>{new}</b>"


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
