"""The tree of a plan in its table: what is in sight, where the cursor is, what rows can do."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.services.rencana import IsiRencana
from ui.core import theme
from ui.core.actions import Action, build
from ui.core.messages import EmptyState
from ui.core.outline import Outline
from ui.core.page import Context
from ui.core.table_pane import TablePane
from ui.rencana.folding import Folding
from ui.rencana.row_actions import RowActions
from ui.rencana.table_model import Baris, RencanaModel, read_rows
from ui.rencana.toolbar import Toolbar


class TreePane(QWidget):
    """Show one plan as a tree with its toolbar; `left` is emitted before rows are changed.

    `add` is the action that adds a row. `arranged` says that rows came into sight or went.
    """

    left = Signal()
    arranged = Signal()

    def __init__(self, context: Context, add: Action, empty: EmptyState) -> None:
        super().__init__()
        self._isi: IsiRencana | None = None
        self._temuan: Sequence[Finding] = ()
        self._folding = Folding()
        self.model = RencanaModel(context.services, context.tasks, self)
        self.pane = TablePane(self.model, _("Rencana"), empty=empty)
        self.view = self.pane.view
        self.view.keep_order()
        self.outline = Outline(self.view, self.model, "nomor")
        self.rows = RowActions(context, self.outline, self._changeable)
        self.toolbar = Toolbar(add, self.rows.actions())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(self.toolbar)
        self.below = QVBoxLayout()
        self.below.setSpacing(theme.px(16))
        column.addLayout(self.below, 1)
        for action in (add, *self.rows.actions(), *self._fold_actions()):
            made = build(action, self.view)
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.view.addAction(made)
        turns = self.toolbar.turn.menu()
        turns.aboutToShow.connect(lambda: self.rows.fill_turns(turns, self.here()))
        self.toolbar.filter.edited.connect(self.narrow)
        self.outline.folded.connect(lambda key: self.fold(key))

    def _fold_actions(self) -> list[Action]:
        return [
            Action(_("Lipat"), lambda: self.fold(open_=False), shortcut="Ctrl+Left"),
            Action(_("Buka lipatan"), lambda: self.fold(open_=True), shortcut="Ctrl+Right"),
            Action(_("Lipat semua"), self.fold_all, shortcut="Ctrl+Shift+Left"),
            Action(_("Buka semua"), self.unfold_all, shortcut="Ctrl+Shift+Right"),
        ]

    # What is shown ----------------------------------------------------------------------------

    @property
    def pohon(self) -> Pohon:
        """Return the tree shown."""
        return self._isi.pohon if self._isi else Pohon(())

    @property
    def locked(self) -> str:
        """Return why nothing can be changed, "" where it can."""
        if self._isi is None or (self._isi.kunci is None and self._isi.revisi is None):
            return ""
        if self._isi.revisi is not None:
            return _("Ini versi yang sudah ditetapkan; isinya tidak dapat diubah.")
        return _("Rencana ini sudah ditetapkan; buat revisi dengan alasan untuk mengubahnya.")

    def show_plan(self, isi: IsiRencana, temuan: Sequence[Finding], goal: tuple[str, str]) -> None:
        """Show a plan as read; the cursor goes to `goal`, or to what came new, or stays near."""
        before = self._isi
        known = [it.id for it in before.pohon.simpul] if before else []
        same = before is not None and (before.tahun, before.revisi) == (isi.tahun, isi.revisi)
        if before and before.tahun != isi.tahun:
            self._folding = Folding()
        here, shown = self._place(), self._shown()
        self._isi, self._temuan = isi, temuan
        self.toolbar.set_open(not self.locked)
        self.toolbar.checks.setVisible(isi.revisi is None)
        self.toolbar.setVisible(bool(isi.pohon.simpul))
        self.outline.movable = not self.locked
        now = [it.id for it in isi.pohon.simpul]
        self._show_rows(anew=not same or set(now) != set(known))
        new = [key for key in now if key not in set(known)]
        if goal[0]:
            self.go_to(*goal)
        elif known and same and new:
            self.go_to(new[0], "uraian")
        else:
            self._stay_near(here, shown)

    def show_findings(self, temuan: Sequence[Finding]) -> None:
        """Show what the checks found in the plan shown."""
        self._temuan = temuan
        self._show_rows(anew=False)

    def _show_rows(self, *, anew: bool = True) -> None:
        """Show the rows; `anew` narrows them again, which must not happen under a typing hand."""
        rows = read_rows(self.pohon, self.locked, self._folding.closed, self._temuan)
        self.pane.show_rows(rows)
        if anew or self.model.rowCount() > len(rows):
            self._filter(rows)
        self.toolbar.show_checks(rows)

    def _filter(self, rows: list[Baris]) -> None:
        """Show the rows that the filter leaves and that stand in no closed one."""
        if self.view.is_editing:
            return
        visible = self._folding.visible(self.pohon, rows, self.toolbar.filter.value())
        if visible != set(self._shown()):
            self.model.set_filter(keep=lambda row: row.key in visible)
        self.toolbar.show_count(len(visible), len(rows))

    def narrow(self) -> None:
        """Show what the filter and the closed rows leave now."""
        self.left.emit()
        here, shown = self._place(), self._shown()
        self._show_rows()
        self._stay_near(here, shown)
        self.arranged.emit()

    def _shown(self) -> list[Hashable]:
        """Return the keys of the rows in sight, from top to bottom."""
        return [self.model.key_at(at) for at in range(self.model.rowCount())]

    # The cursor -------------------------------------------------------------------------------

    def _place(self) -> tuple[Hashable, str]:
        """Return butir and column under the cursor; where there is none, the first to fill."""
        index = self.view.currentIndex()
        if not index.isValid():
            return "", "uraian"
        return self.model.row_at(index.row()).key, self.model.columns[index.column()].name

    def here(self) -> Simpul | None:
        """Return the butir under the cursor."""
        return self.pohon.by_id.get(str(self.view.current_key()))

    def _stay_near(self, here: tuple[Hashable, str], shown: Sequence[Hashable]) -> None:
        """Where the row under the cursor has gone, go to the next one of those shown before."""
        if self.view.current_key() is not None or not self.model.rowCount():
            return
        at = shown.index(here[0]) if here[0] in shown else 0
        near = (*shown[at:], *reversed(shown[:at]), self.model.key_at(0))
        key = next(key for key in near if self.model.position_of(key) >= 0)
        self.view.go_to(key, here[1])

    def go_to(self, key: Hashable, name: str) -> None:
        """Put the cursor on a cell, opening what it stands in, unless somebody types.

        A column that was put away is shown for it.
        """
        if self.view.is_editing or not self.model.rows:
            return
        if key in self.pohon.by_id:
            hidden = self._folding.reveal(self.pohon, str(key))
            if hidden or self.model.position_of(key) < 0:
                self.toolbar.filter.set_value("semua")
                self._show_rows()
        if self.model.position_of(key) < 0 and self.model.rowCount():
            key = self.model.key_at(0)
        known = {column.name for column in self.model.columns if not column.hidden}
        name = name if name in known else "uraian"
        self.view.columns.show_column(self.model.column_of(name))
        self.view.go_to(key, name)

    # Folding ----------------------------------------------------------------------------------

    def fold(self, key: Hashable | None = None, *, open_: bool | None = None) -> None:
        """Close or open a row, by default that under the cursor."""
        chosen = str(key or self.view.current_key() or "")
        meant = self._folding.toggle(self.pohon, chosen, open_)
        if meant:
            self.left.emit()
            name = self._place()[1]
            self._show_rows()
            self.go_to(meant, name)
            self.arranged.emit()

    def fold_all(self) -> None:
        """Show only the top of the plan."""
        self._folding.close_all(self.pohon)
        self.narrow()

    def unfold_all(self) -> None:
        """Show every row."""
        self._folding.closed.clear()
        self.narrow()

    def _changeable(self) -> tuple[int, Pohon] | None:
        """Return year and tree once what was typed is on its way; None where all is fixed."""
        self.left.emit()
        if self._isi is None or self.locked:
            return None
        return self._isi.tahun, self._isi.pohon
