"""The view Tindak lanjut: RATL of every survey year in one table, narrowed, typed, closed."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.ratl import StatusRatl
from ranpk_desktop.services.ratl import IsiRatl
from ui.core import theme
from ui.core.actions import Action, build
from ui.core.exports import Export, Exports, Offer
from ui.core.inputs import Segments
from ui.core.messages import EmptyState
from ui.core.page import Context
from ui.core.sides import Sides
from ui.core.table_page import TablePage
from ui.core.table_pane import TablePane
from ui.ratl.detail import DetailPane
from ui.ratl.filters import Filters
from ui.ratl.panes import AddPane, FinishPane
from ui.ratl.table_model import Baris, RatlModel, read_rows
from ui.skm import dokumen

_BESIDE, _WIDTH, _HEIGHT = 1840, 480, 272
"""From which width on the detail pane stands beside the table, and its size there and below."""
_ROOMY = 520
"""The height that the table needs to stay in sight below a pane that asks."""


class RatlPage(TablePage):
    """Show what is done about every survey; `views` is the switch of the page SKM."""

    NOUNS = frozenset({"unit", "layanan", "survei", "ratl", "data_dukung", "taut_data_dukung"})

    def __init__(self, context: Context, views: Segments) -> None:
        super().__init__(context, _("SKM"))
        self._isi: IsiRatl | None = None
        self._years: list[int] = []
        self.exports = Exports(self)
        self.offer = Offer(_("&Status RATL"), self._document)
        self._goal: tuple[str, int | None, str] | None = None
        year = in_zone(context.clock(), "WIB").year
        self.model = RatlModel(self.services, self.tasks, year, self)
        self.pane = TablePane(self.model, _("Tindak lanjut"), empty=self._empty_state())
        self.filters = Filters(self._row_actions(), self._status_actions())
        self.detail = DetailPane(context, self.pane, lambda row: self.confirm_unsur([row.key]))
        self.add_pane, self.finish_pane = AddPane(context), FinishPane(context)
        self.panes = (self.add_pane, self.finish_pane)
        self.splitter = Sides(self.pane, self.detail, beside=_BESIDE, width=_WIDTH, height=_HEIGHT)
        self._build(views)

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            "list-checks",
            _("Belum ada rencana aksi tindak lanjut (RATL)"),
            _(
                "RATL mencatat apa yang dilakukan kantor atas hasil survei, dari semua tahun "
                "survei. Buat dari usulan pada hasil survei, impor dari Excel (Ctrl+I), atau "
                "tambahkan sendiri (Ctrl+N)."
            ),
            (_("&Lihat usulannya"), self.open_nilai),
        )

    def _build(self, views: Segments) -> None:
        self.header.set_period(views)
        add = Action(_("Tambah tindak lan&jut…"), self.open_add, "plus", "Ctrl+N")
        impor = Action(_("&Impor RATL…"), self.open_import, "file-input", "Ctrl+I")
        self.header.set_actions((impor,), add)
        self.content.addWidget(self.filters)
        for pane in self.panes:
            self.content.addWidget(pane)
            pane.toggled.connect(self.make_room)
        self.content.addWidget(self.splitter, 1)
        self.content.addStretch(0)
        for action in self._row_actions():
            made = build(action, self.pane.view)
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.pane.view.addAction(made)
        self.filters.changed.connect(self._narrow)
        self.pane.asking_changed.connect(self.arrange)
        self.model.closing_wanted.connect(self._closing_wanted)
        self.remember_columns("ratl")

    def _row_actions(self) -> list[Action]:
        return [
            Action(_("Benarkan unsur tebakan"), self.confirm_unsur, "check", "Ctrl+Shift+B"),
            Action(_("Hapus baris"), self.delete_rows, "trash-2", "Ctrl+Del"),
        ]

    def _status_actions(self) -> list[Action]:
        titles = {
            StatusRatl.BELUM: _("&Belum"),
            StatusRatl.PROSES: _("&Proses"),
            StatusRatl.SELESAI: _("&Selesai…"),
        }
        return [Action(title, partial(self.set_status, status)) for status, title in titles.items()]

    # Reading ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the actions of every survey year."""
        self._load()

    def on_changes(self, changes: Changes) -> None:
        """Read again when a command touched what is shown."""
        if changes.nouns & self.NOUNS:
            self._load(changes)

    def _load(self, changes: Changes | None = None) -> None:
        self.tasks.run(self.services.ratl.load, partial(self._show, changes))

    def _show(self, changes: Changes | None, isi: IsiRatl) -> None:
        known = {row.key: row for row in self.model.rows}
        self._isi, self.model.layanan = isi, isi.layanan
        rows, chosen = read_rows(isi), self.filters.chosen
        self._offer_exports(isi)
        self.filters.offer(rows)
        self.pane.show_rows(rows)
        new = [row.key for row in rows if row.isi.milik and row.key not in known]
        if self._goal:
            self._reach(*self._goal)
        elif not known or self.filters.chosen != chosen:
            self._narrow()
        elif new:
            self._go_to(new[0])
        if changes and changes.perintah_id in self.model.commands - {None}:
            self._tell_opened([row for row in rows if _opened(known.get(row.key), row)], known)
        self._stay()
        self.detail.show_row()
        self.arrange()

    def _offer_exports(self, isi: IsiRatl) -> None:
        """Offer the status of all years; leave the menu alone while they stay the same."""
        years = sorted({it.ratl.tahun for it in isi.baris})
        if years != self._years:
            self._years = years
            more = partial(self.context.open_page, "skm", tampilan="laporan")
            others = [Action(_("&Dokumen lain…"), more, "list-checks")]
            self.exports.offer([self.offer] if years else [], others if years else [])

    def _document(self) -> Export:
        """Describe the status of all years."""
        self.leave()
        return dokumen.status_ratl(self.services, self._years, None, None)

    def _tell_opened(self, rows: Sequence[Baris], before: Mapping[str, Baris]) -> None:
        """Say that actions which were opened again have lost their closing day."""
        days = [before[row.key].ratl.tanggal_selesai for row in rows]
        if any(days):
            text = _(
                "Tanggal selesai {n} tindak lanjut dikosongkan karena dibuka kembali. "
                "Ctrl+Z mengembalikannya."
            )
            self.context.show_message(text.format(n=len(list(filter(None, days)))), "info")

    # The cursor -------------------------------------------------------------------------------

    def _narrow(self) -> None:
        """Show the rows that the filters leave."""
        self.commit()
        self.model.set_filter(keep=self.filters.keep())
        self._stay()
        self.arrange()

    def _stay(self) -> None:
        """Put the cursor somewhere where its row has gone."""
        if self.pane.view.current_key() is None and self.model.rowCount():
            self.pane.view.go_to(self.model.key_at(0), "rencana_aksi")

    def _go_to(self, key: str) -> None:
        """Put the cursor on a row, which the filters must let through."""
        if self.pane.view.is_editing:
            return
        if self.model.position_of(key) < 0:
            self.filters.choose()
            self.model.set_filter(keep=self.filters.keep())
        self.pane.view.go_to(key, "rencana_aksi")

    def go_to(self, *, saring: str = "semua", tahun: int | None = None, ratl_id: str = "") -> None:
        """Show the rows of a state and a year, or one row."""
        self.leave()
        self._goal = (saring, tahun, ratl_id)
        if self._isi:
            self.load()
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reach(self, saring: str, tahun: int | None, ratl_id: str) -> None:
        """Show what `go_to` was asked for, now that the rows are known."""
        self._goal = None
        self.filters.choose(saring, tahun)
        self._narrow()
        if ratl_id:
            self._go_to(ratl_id)

    def _selected(self) -> list[Baris]:
        """Return the rows in which a cell is selected, from top to bottom."""
        chosen = {index.row() for index in self.pane.view.selectedIndexes()}
        return [self.model.row_at(at) for at in sorted(chosen)]

    # What the page does -----------------------------------------------------------------------

    def open_nilai(self) -> None:
        """Go to the results, where follow-ups are proposed."""
        self.context.open_page("skm", tampilan="nilai")

    def open_import(self) -> None:
        """Offer to take a workbook over; one that names no survey year is of that of the row."""
        from ui.skm.impor_ratl import open_impor_ratl

        self.leave()
        if self._isi:
            open_impor_ratl(self.context, self, self._year())

    def _year(self) -> int:
        """Return the survey year under the cursor, or else last year, whose survey is followed."""
        index = self.pane.view.currentIndex()
        if index.isValid():
            return self.model.row_at(index.row()).ratl.tahun
        return self._isi.hari_ini.year - 1 if self._isi else 0

    def open_add(self) -> None:
        """Ask for a new action, at first of the year and service under the cursor."""
        self.leave(self.add_pane)
        if self._isi is None:
            return
        index = self.pane.view.currentIndex()
        layanan = next(iter(self._isi.layanan), "")
        if index.isValid():
            layanan = self.model.row_at(index.row()).ratl.jenis_layanan
        self.add_pane.ask(self._isi, self._year(), layanan)

    def set_status(self, status: StatusRatl) -> None:
        """Give the selected rows a status; closing asks for the day first."""
        self.leave(self.finish_pane)
        rows = [row for row in self._selected() if row.ratl.status is not status]
        if not rows:
            text = _("Baris yang dipilih sudah berstatus {status}.")
            self.context.show_message(text.format(status=status.label), "info")
        elif status is StatusRatl.SELESAI:
            self.finish_pane.ask(rows, dict.fromkeys((row.key for row in rows), ""))
        else:
            job = partial(self.services.ratl.set_status, [row.key for row in rows], status)
            self.tasks.run(job, lambda changes: self.model.commands.add(changes.perintah_id))

    def _closing_wanted(self, days: dict[str, str]) -> None:
        """Ask for the reason once the rest of what was typed is saved."""

        def ask(_nothing: None) -> None:
            self.leave(self.finish_pane)
            rows = [row for row in self.model.rows if row.key in days]
            if rows:
                self.finish_pane.ask(rows, days)

        QTimer.singleShot(0, self, lambda: self.tasks.run(lambda: None, ask))

    def confirm_unsur(self, keys: Sequence[str] | None = None) -> None:
        """Take the guessed unsur of some rows as right, by default of those selected."""
        self.commit()
        chosen = keys or [row.key for row in self._selected() if row.ratl.unsur_tebakan]
        if chosen:
            self.tasks.run(partial(self.services.ratl.confirm_unsur, chosen))
        else:
            text = _("Baris yang dipilih tidak punya unsur tebakan.")
            self.context.show_message(text, "info")

    def delete_rows(self) -> None:
        """Take the selected rows out; Ctrl+Z brings them back."""
        self.leave()
        keys = [row.key for row in self._selected()]
        if keys:
            delete = partial(self.services.ratl.delete, keys)
            self.tasks.run(delete, partial(self._deleted, len(keys)))

    def _deleted(self, n: int, _changes: Changes) -> None:
        text = _("{n} baris dihapus. Ctrl+Z mengembalikannya.")
        self.context.show_message(text.format(n=n), "info")

    def commit(self) -> None:
        """Save what stands in an open cell editor and in the details."""
        super().commit()
        self.detail.commit()

    def unsaved(self) -> int:
        """Return how many typed values were refused, a half typed piece of evidence included."""
        return super().unsaved() + self.detail.data_dukung.unsaved()

    # Layout -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Share the room: while a pane asks, the table keeps what is left, if it is enough."""
        asking = any(pane.asking for pane in self.panes)
        room = self.splitter.beside(self) or not (asking or self.pane.paste_pane.asking)
        self.detail.setVisible(bool(self.model.rowCount()) and room)
        self.filters.setVisible(bool(self.model.rows))
        self.filters.show_counts(self.model.rows, self.model.rowCount())
        self.splitter.setVisible(not asking or self.height() >= theme.px(_ROOMY))
        self.splitter.arrange(self)


def _opened(before: Baris | None, now: Baris) -> bool:
    """Tell whether an action that was closed is open again."""
    return before is not None and not before.terbuka and now.terbuka
