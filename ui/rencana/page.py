"""The page Rencana: a year's plan as a tree, its versions, and where its rows come from."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.aturan import check_pohon
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.pohon import Pohon
from ranpk_desktop.domain.tanggal import format_waktu
from ranpk_desktop.services.parameter import aturan
from ranpk_desktop.services.rencana import IsiRencana
from ui.core import theme
from ui.core.actions import Action
from ui.core.exports import Export, Exports, Offer, draft_remark
from ui.core.guard import guarded
from ui.core.inputs import ChoiceInput
from ui.core.kuncian import describe_lock
from ui.core.messages import EmptyState
from ui.core.page import Context
from ui.core.pane import Pane
from ui.core.sides import Sides
from ui.core.table_page import TablePage
from ui.rencana.add_pane import AddPane
from ui.rencana.detail import DetailPane
from ui.rencana.report_pane import CheckPane, ComparePane, version_choices
from ui.rencana.tree_pane import TreePane
from ui.rencana.version_panes import FixPane, RevisePane

_BESIDE, _WIDTH, _HEIGHT = 1840, 440, 240
"""From which width on the detail pane stands beside the table, and its size there and below."""
_ROOMY = 560
"""The height that the table needs to stay in sight below a pane that asks for a decision."""
_LIVE = ""
"""The value of the version switch that means the tree as it is now."""


@dataclass(frozen=True, slots=True)
class Tampilan:
    """Hold what the page shows, as read by one job; `wanted` is what was asked for."""

    wanted: tuple[int, int | None] | None
    isi: IsiRencana
    zona: str
    years: tuple[int, ...]


class RencanaPage(TablePage):
    """Show the plan of one year, as it is or as a version fixed it."""

    NOUNS = frozenset(
        {
            "unit",
            "butir_rencana",
            "indikator",
            "keluaran",
            "anggaran",
            "komponen",
            "pengukuran",
            "target",
            "kunci",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Rencana"))
        self._shown: Tampilan | None = None
        self._wanted: tuple[int, int | None] | None = None
        self._state: object = None
        self._goal = ("", "")
        self._temuan: tuple[Finding, ...] = ()
        self.exports = Exports(self)
        self.offers = [
            Offer(_("&Rencana Aksi"), partial(self._document, "rencana-aksi")),
            Offer(_("Rencana Aksi &IKU"), partial(self._document, "iku")),
        ]
        self.tahun = ChoiceInput()
        self.tahun.setAccessibleName(_("Tahun"))
        self.versi = ChoiceInput()
        self.versi.setAccessibleName(_("Versi"))
        self.versi.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
        add = Action(_("&Tambah baris…"), self.open_add, "plus", "Ctrl+N")
        self.tree = TreePane(context, add, self._empty_state())
        self.model, self.pane = self.tree.model, self.tree.pane
        self.detail = DetailPane(context, self.pane)
        self.add_pane = AddPane(context)
        self.fix_pane = FixPane(context)
        self.revise_pane = RevisePane(context)
        self.panes: list[Pane] = []
        self.setAcceptDrops(True)
        self.splitter = Sides(self.pane, self.detail, beside=_BESIDE, width=_WIDTH, height=_HEIGHT)
        self._build()

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            "list-tree",
            _("Rencana tahun ini masih kosong"),
            _(
                "Rencana memuat sasaran, program, kegiatan, indikator beserta targetnya, dan "
                "rencana aksi. Ambil baris RANPK dari katalog, buka buku kerja Excel yang sudah "
                "ada, salin dari tahun lalu, atau tambahkan baris sendiri (Ctrl+N)."
            ),
            (_("Ambil dari &katalog RANPK…"), self.open_katalog),
            other=Action(_("Tambah baris…"), self.open_add, "plus", "Ctrl+N"),
        )

    def _build(self) -> None:
        self.header.set_period(self.tahun, self.versi)
        self.tree.below.addWidget(self.splitter, 1)
        self.tree.below.addStretch(0)  # takes the room while a decision hides the table
        for pane in (self.add_pane, self.fix_pane, self.revise_pane):
            self._add_pane(pane)
        self.content.addWidget(self.tree, 1)
        toolbar = self.tree.toolbar
        toolbar.checks.clicked.connect(lambda _checked=False: self.open_checks())
        toolbar.compare.clicked.connect(lambda _checked=False: self.open_compare())
        self.tahun.edited.connect(self._pick_year)
        self.versi.edited.connect(self._pick_version)
        self.tree.left.connect(self.commit)
        self.tree.arranged.connect(self.arrange)
        self.pane.asking_changed.connect(self.arrange)
        self.remember_columns("rencana")
        self.pane.view.row_changed.connect(lambda _key: self._follow())

    def _add_pane(self, pane: Pane) -> None:
        self.tree.below.insertWidget(len(self.panes), pane)
        self.panes.append(pane)
        pane.toggled.connect(self.make_room)

    @cached_property
    def check_pane(self) -> CheckPane:
        """The list of checks; a table takes time to build, so it is made when first wanted."""
        made = CheckPane()
        made.wanted.connect(self._reach)
        self._add_pane(made)
        return made

    @cached_property
    def compare_pane(self) -> ComparePane:
        """The comparison of versions, made when first wanted."""
        made = ComparePane(self.context)
        made.wanted.connect(self._reach)
        self._add_pane(made)
        return made

    # Reading ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the year wanted, or at first that of the clock, or the newest that has a plan."""
        self.tasks.run(partial(self._read, self._wanted), self._show)

    def _read(self, wanted: tuple[int, int | None] | None) -> Tampilan:
        zona = str(self.services.kantor.require()["zona"])
        today = in_zone(self.context.clock(), zona).date()
        planned = self.services.rencana.years()
        newest = max(planned, default=today.year)
        first = (today.year if today.year in planned else newest, None)
        isi = self.services.rencana.load(*(wanted or first))
        return Tampilan(
            wanted=wanted,
            isi=isi,
            zona=zona,
            years=tuple(sorted({*planned, isi.tahun, today.year, today.year + 1})),
        )

    def _show(self, found: Tampilan) -> None:
        if self._wanted not in (None, found.wanted):
            return  # the user has gone on to another year or version
        isi = found.isi
        before, self._shown = self._shown, found
        self._wanted = (isi.tahun, isi.revisi)
        if before is None or (before.isi.tahun, before.isi.revisi) != self._wanted:
            self._temuan = ()
        goal, self._goal = self._goal, ("", "")
        self.tree.show_plan(isi, self._temuan, goal)
        self._show_switches(found)
        self._show_state(found)
        self.detail.set_pohon(isi.pohon)
        self._follow()
        self.arrange()
        if isi.revisi is None:  # a job of its own: both together would hold up the next cell
            self.tasks.run(partial(_check, isi.pohon), partial(self._show_findings, found))
        self._show_reports()

    def _show_findings(self, found: Tampilan, temuan: tuple[Finding, ...]) -> None:
        """Show what the checks say, unless the plan has been read again in the meantime."""
        if self._shown is found:
            self._temuan = temuan
            self.tree.show_findings(temuan)
            self.detail.show_row()
            self._show_reports()

    def _show_reports(self) -> None:
        """Bring the lists that are open up to date."""
        for pane in self.panes:
            if isinstance(pane, CheckPane) and pane.asking:
                pane.show_findings(self.tree.pohon, self._temuan)
            elif isinstance(pane, ComparePane):
                pane.refresh()

    def _show_switches(self, found: Tampilan) -> None:
        years = [(str(tahun), str(tahun)) for tahun in found.years]
        self.tahun.set_choices(years)
        self.tahun.set_value(str(found.isi.tahun))
        self.versi.set_choices(versions(found.isi))
        self.versi.set_value(_LIVE if found.isi.revisi is None else str(found.isi.revisi))

    def _show_state(self, found: Tampilan) -> None:
        """Offer what can be done now; leave the buttons alone while that stays the same."""
        isi = found.isi
        planned = bool(isi.pohon.simpul)
        state = (planned, isi.kunci["id"] if isi.kunci else None, isi.revisi, isi.tahun, isi.versi)
        if state == self._state:
            return
        self._state = state
        sources = (
            Action(_("&Impor…"), lambda: self.open_impor(), "file-input"),
            Action(_("Dari katalo&g…"), self.open_katalog, "book-open"),
            Action(_("Dari tahun la&lu…"), self.open_tahun_lalu, "calendar-plus"),
        )
        fix = Action(_("Teta&pkan…"), self.open_fix, "stamp")
        revise = Action(_("Buat re&visi…"), self.open_revise, "pencil")
        primary = (fix if isi.kunci is None else revise) if planned else None
        if isi.revisi is not None:
            primary = Action(_("Ke rencana &kini"), self.open_live, "arrow-left")
        self.header.set_actions(() if self.tree.locked else sources, primary)
        self.exports.offer(self.offers if planned else [])
        self.notice.tell(describe_state(isi, found.zona), "info")

    # Going on ---------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Let the pane that adds know where the cursor is."""
        if self.add_pane.asking and self._shown:
            self.add_pane.aim(self._shown.isi.tahun, self.tree.pohon, self.tree.here())

    def go_to(self, *, tahun: int, butir_id: str = "", kolom: str = "uraian") -> None:
        """Show a year's plan, at one cell."""
        self.commit()
        self._goal = (butir_id, kolom)
        self._wanted = (tahun, None)
        self.load()

    def _pick_year(self) -> None:
        self.leave()
        self._wanted = (int(self.tahun.value()), None)
        self.load()

    def _pick_version(self) -> None:
        self.leave()
        chosen = self.versi.value()
        if self._shown and self.unsaved() and chosen != _LIVE:
            text = _("{n} isian berwarna merah belum tersimpan. Betulkan atau batalkan dahulu.")
            self.context.show_message(text.format(n=self.unsaved()), "peringatan")
            self.versi.set_value(_LIVE)
        elif self._shown:
            revisi = None if chosen == _LIVE else int(chosen)
            self._wanted = (self._shown.isi.tahun, revisi)
            self.load()

    def open_live(self) -> None:
        """Go back from a version to the plan as it is now."""
        self.versi.set_value(_LIVE)
        self._pick_version()

    # What the page does -----------------------------------------------------------------------

    def open_add(self) -> None:
        """Ask what to add at the row under the cursor."""
        self.leave(self.add_pane)
        if self._shown and not self.tree.locked:
            self.add_pane.aim(self._shown.isi.tahun, self.tree.pohon, self.tree.here())
            self.add_pane.open_pane()

    def open_fix(self) -> None:
        """Ask who fixes the plan."""
        self.leave(self.fix_pane)
        if self._shown:
            self.fix_pane.ask(self._shown.isi.tahun, self.unsaved)

    def open_revise(self) -> None:
        """Ask why the plan has to be changed."""
        self.leave(self.revise_pane)
        if self._shown:
            self.revise_pane.ask(self._shown.isi.tahun)

    def open_katalog(self) -> None:
        """Offer the rows of the catalogue for the year shown."""
        from ui.rencana.katalog_dialog import KatalogDialog

        self.leave()
        if self._shown:
            KatalogDialog(self.context, self._shown.isi.tahun, self).open()

    def open_tahun_lalu(self) -> None:
        """Offer what an earlier year planned."""
        from ui.rencana.tahun_lalu_dialog import TahunLaluDialog

        self.leave()
        if self._shown:
            TahunLaluDialog(self.context, self._shown.isi.tahun, self).open()

    def open_impor(self, path: Path | None = None) -> None:
        """Offer to take a workbook over into the year shown; a path is opened at once."""
        from ui.rencana.impor_dialog import ImporDialog

        self.leave()
        if self._shown:
            ImporDialog(self.context, self._shown.isi.tahun, self, path).open()

    def open_checks(self) -> None:
        """List what the checks found, or put the list away."""
        self.leave(self.check_pane)
        if self.check_pane.asking:
            self.check_pane.close_pane()
        elif self._shown:
            self.check_pane.show_findings(self.tree.pohon, self._temuan)
            self.check_pane.open_pane()

    def open_compare(self) -> None:
        """Compare two versions of the plan."""
        self.leave(self.compare_pane)
        if self._shown:
            self.compare_pane.ask(self._shown.isi.tahun, versions(self._shown.isi))

    def _reach(self, butir_id: str, kolom: str) -> None:
        """Go to the cell that a line of a list is about; one taken out is in the old version."""
        if butir_id not in self.tree.pohon.by_id:
            text = _("Baris itu tidak ada dalam versi yang tampak; pilih versi lain di atas.")
            self.context.show_message(text, "info")
            return
        self.tree.go_to(butir_id, kolom)
        part = {"bobot": "komponen", "komponen": "komponen", "pengukuran": "pengukuran"}
        self.detail.show_part(part.get(kolom, "rincian"))
        self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _document(self, bentuk: str) -> Export | None:
        """Describe a document of the version shown."""
        from ranpk_desktop.services import rencana_aksi

        self.leave()
        if self._shown is None:
            return None
        office, isi, kind = self.services, self._shown.isi, rencana_aksi.Bentuk(bentuk)
        return Export(
            judul=f"{kind.label} {isi.tahun}",
            nama=f"{kind.file_stem}-{isi.tahun}",
            read=lambda: office.rencana_aksi.load(
                isi.tahun, office.pengaturan.kertas(), isi.revisi
            ),
            render=lambda naskah, ending: rencana_aksi.render(naskah, kind, ending),
            remark=lambda naskah: draft_remark(naskah[1]),
        )

    def commit(self) -> None:
        """Save what stands in an open cell editor and in the texts."""
        self.pane.commit()
        self.detail.commit()

    def drop_refused(self) -> bool:
        """Show the stored value again where a text was refused."""
        return self.detail.drop_refused(self.focusWidget()) or self.pane.drop_refused()

    def unsaved(self) -> int:
        """Return how many cells and lists were refused."""
        return len(self.model.failures()) + self.detail.unsaved()

    @guarded(None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a workbook that is dragged in from a folder, while the plan may be changed."""
        if _workbook(event.mimeData()) and not self.tree.locked:
            event.acceptProposedAction()

    @guarded(None)
    def dropEvent(self, event: QDropEvent) -> None:
        """Open a workbook dropped here; the drag has to end before a window can open."""
        path = _workbook(event.mimeData())
        if path:
            event.acceptProposedAction()
            QTimer.singleShot(0, partial(self.open_impor, path))

    # Layout -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Share the room: while a version is decided on, the table keeps what is left."""
        asking = any(pane.asking for pane in self.panes) or self.pane.paste_pane.asking
        room = self.splitter.beside(self) or not asking
        self.detail.setVisible(bool(self.model.rowCount()) and room)
        deciding = self.fix_pane.asking or self.revise_pane.asking
        self.splitter.setVisible(not deciding or self.height() >= theme.px(_ROOMY))
        self.splitter.arrange(self)


def describe_state(isi: IsiRencana, zona: str) -> str:
    """Return which version is shown, since when, by whom and why; "" for a first draft."""
    if isi.revisi is not None:
        versi = isi.versi[isi.revisi]
        text = _("Yang tampak ialah {versi}, disimpan {waktu} oleh {pelaku}, bukan yang berlaku.")
        words = text.format(
            versi=revision_label(versi.revisi),
            waktu=format_waktu(datetime.fromisoformat(versi.dibuat_pada), zona),
            pelaku=versi.pelaku,
        )
        return " ".join(filter(None, (words, _reason(versi.alasan))))
    if isi.kunci:
        words = describe_lock(isi.kunci, zona, _("Ditetapkan"))
        return " ".join(filter(None, (words, _reason(isi.versi[-1].alasan))))
    if isi.alasan:
        text = _("{versi} sedang disusun.").format(versi=revision_label(len(isi.versi)))
        return f"{text} {_reason(isi.alasan)}"
    return ""


def _reason(alasan: str) -> str:
    return _("Alasan revisi: {alasan}.").format(alasan=alasan.rstrip(".")) if alasan else ""


def _check(pohon: Pohon) -> tuple[Finding, ...]:
    return tuple(check_pohon(pohon, aturan()))


def _workbook(content: QMimeData) -> Path | None:
    """Return the one workbook among what is dragged."""
    paths = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == ".xlsx" else None


def versions(isi: IsiRencana) -> list[tuple[str, str]]:
    """Return the versions of a plan in words, the one in force first."""
    found = version_choices([it.revisi for it in isi.versi], draft=isi.kunci is None)
    return [(_LIVE, found[0][1]), *found[1:]]
