"""What the views of Realisasi share: the quarter, its lock, and what is handed out of it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.laporan_keluaran import SEMESTER
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.periode import Periode, opening_periode
from ranpk_desktop.domain.rencana_berlaku import describe
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.realisasi import IsiTriwulan
from ui.core import theme
from ui.core.action_pane import ActionPane
from ui.core.actions import Action, Submenu
from ui.core.exports import Export, Exports, Offer, draft_remark
from ui.core.inputs import ChoiceInput, Segments
from ui.core.kuncian import describe_lock
from ui.core.messages import EmptyState
from ui.core.page import Context
from ui.core.sides import Sides
from ui.core.table_page import TablePage
from ui.realisasi.kunci_pane import BukaKunciPane, KunciPane

_BESIDE, _WIDTH, _HEIGHT = 1400, 400, 264
"""From which width on the detail pane stands beside the table, and its size there and below."""
_ROOMY = 520
"""The height that a table needs to stay in sight below a pane that asks."""


@dataclass(frozen=True, slots=True)
class Tampilan:
    """Hold what a view shows, as read by one job; `years` are offered in the year switch."""

    periode: Periode
    years: tuple[int, ...]
    isi: IsiTriwulan


class QuarterPage(TablePage):
    """Base of a view that shows one quarter of one year at a time.

    A subclass makes its table, calls `build` with the switch of views and what stands above and
    beside the table, and fills them in `show_quarter`.
    """

    NOUNS = frozenset(
        {
            "unit",
            "pejabat",
            "butir_rencana",
            "indikator",
            "keluaran",
            "komponen",
            "anggaran",
            "target",
            "realisasi",
            "nilai_komponen",
            "realisasi_anggaran",
            "alasan_temuan",
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
        self.report = Offer(_("&Laporan kinerja interim"), self._report)
        self.semester = Offer(_("Laporan &RANPK semester"), self._semester)
        self.triwulan = Segments(
            [(tw.periode, tw.label if tw is Triwulan.I else tw.name) for tw in Triwulan],
            _("Triwulan"),
        )
        self.tahun = ChoiceInput()
        self.tahun.setAccessibleName(_("Tahun"))
        self.lock_pane = KunciPane(context)
        self.unlock_pane = BukaKunciPane(context)
        self.panes: tuple[ActionPane, ...] = (self.lock_pane, self.unlock_pane)

    def build(self, columns: str, views: Segments, summary: QWidget, detail: QWidget) -> None:
        """Lay the view out; the columns of its table are remembered under a name."""
        self._summary, self._detail = summary, detail
        self.header.set_period(self.triwulan, self.tahun)
        self.header.set_views(views)
        self.content.addWidget(summary)
        for pane in self.panes:
            self.content.addWidget(pane, int(pane is self.lock_pane))
            pane.toggled.connect(self.make_room)
        self.splitter = Sides(self.pane, detail, beside=_BESIDE, width=_WIDTH, height=_HEIGHT)
        self.content.addWidget(self.splitter, 1)
        self.content.addStretch(0)
        summary.hide()
        self.triwulan.picked.connect(lambda _value: self._pick())
        self.tahun.edited.connect(self._pick)
        self.pane.asking_changed.connect(self.arrange)
        self.remember_columns(columns)

    @property
    def periode(self) -> Periode | None:
        """Return the quarter shown or wanted."""
        return self._wanted

    def take_periode(self, periode: Periode | None) -> bool:
        """Want a quarter, and tell whether it is another one than before; `load` then shows it."""
        changed = periode not in (None, self._wanted)
        if changed:
            self._wanted = periode
        return changed

    # What a view does -------------------------------------------------------------------------

    def show_quarter(self, found: Tampilan, changes: Changes | None) -> None:
        """Show the rows of a quarter, and put the cursor somewhere; `changes` led to it."""
        raise NotImplementedError

    def offers(self) -> list[Action | Submenu]:
        """Return what can be done with an open quarter besides locking it."""
        return [
            Submenu(
                _("Le&mbar isian"),
                (
                    Action(_("&Buat lembar isian…"), self.open_lembar),
                    Action(_("&Gabungkan lembar isian…"), self.open_gabungan),
                ),
            )
        ]

    def first_cell(self, butir_id: str) -> tuple[Hashable, str]:
        """Return the cell at which work on a butir begins; of "" on the first row."""
        raise NotImplementedError

    def narrow_to(self, saring: str) -> None:
        """Show the rows of a filter."""

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
        self._show_period(found)
        self._show_state(found)
        self.show_quarter(found, changes)
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
        reports = [self.report] if planned else []
        if planned and found.periode.triwulan in SEMESTER:
            reports.append(self.semester)
        words = _notices(found.isi)
        state = (len(reports), kunci["id"] if kunci else None, words)
        if state == self._state:
            return
        self._state = state
        lock = Action(_("&Kunci triwulan…"), self.open_lock, "lock")
        package = Action(_("Buat pa&ket…"), self.open_package, "package-check")
        primary = package if kunci else lock
        offered = self.offers() if planned and not kunci else []
        self.header.set_actions(offered, primary if planned else None)
        self.exports.offer(reports, [package] if planned else [])
        if kunci:
            self.notice.show_message(
                words,
                "info",
                ((_("Buk&a kunci…"), self.open_unlock),),
                closable=False,
            )
        elif words:
            self.notice.show_message(words, "info", closable=False)
        else:
            self.notice.hide()

    def commit(self) -> None:
        """Save what stands in an open cell editor, that of the checklist too."""
        super().commit()
        self.lock_pane.daftar.table.commit()

    def is_own(self, changes: Changes | None) -> bool:
        """Tell whether a change came from a cell of this table."""
        return changes is None or changes.perintah_id in {None, *self.pane.model.commands}

    # The cursor -------------------------------------------------------------------------------

    def move_to(self, key: Hashable, name: str) -> None:
        """Put the cursor on a cell, or at least on the first row, unless somebody types."""
        view, model = self.pane.view, self.pane.model
        if view.is_editing or not model.rowCount():
            return
        if model.position_of(key) < 0:
            key = model.key_at(0)
        view.go_to(key, name)

    def _pick(self) -> None:
        """Go to the quarter that the switches say, once what was typed is on its way."""
        self.show_periode(
            Periode(int(self.tahun.value()), Triwulan.from_periode(self.triwulan.value()))
        )

    def show_periode(self, periode: Periode) -> None:
        """Go to a quarter, once what was typed is on its way."""
        self.leave()
        self._wanted, self._goal = periode, None
        self.load()

    # What the page does -----------------------------------------------------------------------

    def open_lock(self) -> None:
        """Ask who locks the quarter."""
        if shown := self.ready(self.lock_pane):
            self.lock_pane.ask(shown.periode, self.unsaved)

    def open_unlock(self) -> None:
        """Ask why the quarter has to be opened again."""
        if shown := self.ready(self.unlock_pane):
            self.unlock_pane.ask(shown.periode)

    def open_package(self) -> None:
        """Go where its package is made, or say that only a locked quarter has one."""
        shown = self.ready(None)
        if shown and shown.isi.kunci:
            self.context.open_page("paket", tindakan="buat", periode=shown.periode)
        elif shown:
            text = _("Paket dibuat dari triwulan yang sudah dikunci. Kunci {periode} dahulu.")
            self.context.show_message(
                text.format(periode=shown.periode.label),
                "info",
                ((_("Kunci triwulan…"), self.open_lock),),
            )

    def open_lembar(self) -> None:
        """Make the workbooks that each penanggung jawab fills in."""
        from ui.realisasi.lembar_buat import open_lembar

        if shown := self.ready(None):
            open_lembar(self.context, self, shown.periode)

    def open_gabungan(self) -> None:
        """Take back the workbooks that were filled in."""
        from ui.realisasi.lembar_gabung import open_gabungan

        if shown := self.ready(None):
            open_gabungan(self.context, self, shown.periode)

    def open_rencana(self) -> None:
        """Go to the plan of the year shown."""
        if self._shown:
            self.context.open_page("rencana", tahun=self._shown.periode.tahun)

    def _report(self) -> Export | None:
        """Describe the report of the quarter shown."""
        from ranpk_desktop.services import laporan

        return self._export(
            _("laporan kinerja interim {periode}"),
            laporan,
            lambda *at: self.services.laporan.load(*at),
        )

    def _semester(self) -> Export | None:
        """Describe the report of the half-year that the quarter shown ends."""
        from ranpk_desktop.services import laporan_semester

        judul = _("laporan RANPK semester sampai dengan {periode}")
        return self._export(
            judul, laporan_semester, lambda *at: self.services.laporan_semester.load(*at)
        )

    def _export(self, judul: str, document: Any, load: Callable[..., Any]) -> Export | None:
        """Describe a document of the quarter shown, once what is being typed is on its way.

        `document` is the module that names and renders it, `load` gathers it on the DB thread.
        """
        shown = self.ready(None)
        if shown is None:
            return None
        periode, office = shown.periode, self.services
        return Export(
            judul=judul.format(periode=periode.label),
            nama=document.file_name(periode.tahun, periode.triwulan),
            read=lambda: load(periode.tahun, periode.triwulan, office.pengaturan.kertas()),
            render=document.render,
            remark=lambda naskah: draft_remark(naskah[1]),
        )

    def ready(self, keep: ActionPane | None) -> Tampilan | None:
        """Save what is being typed, put the other panes away, and return what is shown."""
        self.leave(keep)
        return self._shown

    def go_to(
        self, *, periode: Periode, saring: str = "semua", butir_id: str = "", tindakan: str = ""
    ) -> None:
        """Show a quarter narrowed by a filter, at one butir, or asking for "kunci" or "paket"."""
        self.leave()
        self.narrow_to(saring)
        self._wanted, self._goal = periode, (butir_id, tindakan)
        self.load()

    def _reach(self, butir_id: str, tindakan: str) -> None:
        """Do what `go_to` was asked for, now that the quarter is shown."""
        self.move_to(*self.first_cell(butir_id))
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        if tindakan:
            {"kunci": self.open_lock, "paket": self.open_package}[tindakan]()

    # Layout -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Share the room: while a pane asks, the table keeps what is left, if it is enough."""
        asking = any(pane.asking for pane in self.panes)
        room = self.splitter.beside(self) or not (asking or self.pane.paste_pane.asking)
        self._detail.setVisible(bool(self.pane.model.rowCount()) and room)
        self._summary.setVisible(bool(self.pane.model.rows) and not asking)
        roomy = self.height() >= theme.px(_ROOMY) and not self.lock_pane.lists
        self.splitter.setVisible(not asking or roomy)
        self.splitter.arrange(self)


def _notices(isi: IsiTriwulan) -> str:
    """Return what stands above the rows of a quarter: its lock, its revision, its plan."""
    revision = revision_label(isi.revisi) if isi.revisi else ""
    lines = list(describe(isi.laporan.versi_target))
    if isi.kunci:
        done = _("{versi} dikunci").format(versi=revision) if revision else ""
        lines.insert(0, describe_lock(isi.kunci, str(isi.laporan.unit["zona"]), done))
    elif revision:
        lines.insert(0, _("{versi} sedang disusun.").format(versi=revision))
        if isi.alasan:
            lines.insert(1, _("Alasannya: {alasan}.").format(alasan=isi.alasan.rstrip(".")))
    return " ".join(lines)


def plan_first(page: QuarterPage, title: str, words: str) -> EmptyState:
    """Return what stands in the place of a table while the plan has nothing for it."""
    return EmptyState("table-properties", title, words, (_("&Susun rencana"), page.open_rencana))
