"""The view Nilai: choose a survey, fill its nine unsur or import them, read what follows."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.ratl import AdaRatl
from ranpk_desktop.services.skm import IsiSkm, LayananSkm
from ranpk_desktop.services.skm_impor import BerkasSurvei, from_block, interpret, open_file
from ui.core import theme
from ui.core.actions import Action, build
from ui.core.clipboard import read_clipboard
from ui.core.exports import documents
from ui.core.inputs import ChoiceInput, Segments
from ui.core.messages import EmptyState
from ui.core.page import Context
from ui.core.sides import Sides
from ui.core.table_page import TablePage
from ui.core.table_pane import TablePane
from ui.core.tasks import Work
from ui.skm.detail import DetailPane
from ui.skm.follow_up import Proposals
from ui.skm.head import Head
from ui.skm.import_pane import ImportPane
from ui.skm.layanan_pane import LayananPane
from ui.skm.ratl_panes import AlasanPane, SaranPane
from ui.skm.table_model import UNIT, Baris, SkmModel, read_rows

_BESIDE, _WIDTH, _HEIGHT = 1700, 560, 280
"""From which width on the details stand beside the table, and their size there and below."""
_ROOMY = 520
"""The height that the table needs to stay in sight below a pane that asks."""


@dataclass(frozen=True, slots=True)
class Tampilan:
    """Hold what the page shows, as read by one job; `years` are offered in the year switch.

    `ada` is what of the survey year is followed up already.
    """

    isi: IsiSkm
    years: tuple[int, ...]
    ada: AdaRatl


class _Table(TablePane[Baris]):
    """A table of unsur in which a pasted block that names its unsur is read like a file."""

    def __init__(self, model: SkmModel, name: str, empty: EmptyState, page: "SkmPage") -> None:
        super().__init__(model, name, empty=empty)
        self._page = page

    def paste(self) -> None:
        """Hand over a block that names unsur; others go to the cells from the cursor on."""
        try:
            berkas = from_block(read_clipboard(QGuiApplication.clipboard().mimeData()))
            interpret(berkas, {})
        except KnownError:
            super().paste()
        else:
            self._page.preview(berkas)


class SkmPage(TablePage):
    """Show the surveys of one part of one year, a service at a time.

    `views` is the switch of the page SKM.
    """

    NOUNS = frozenset(
        {
            "unit",
            "layanan",
            "survei",
            "nilai_unsur",
            "profil_responden",
            "target_skm",
            "ratl",
            "ratl_nihil",
        }
    )

    def __init__(self, context: Context, views: Segments) -> None:
        super().__init__(context, _("SKM"))
        self._views = views
        self._shown: Tampilan | None = None
        self._wanted: tuple[int, PeriodeSkm] | None = None
        self._layanan_id: str | None = None
        self._begin = True
        self._folder = documents()
        self.tahun, self.periode = ChoiceInput(), ChoiceInput()
        self.tahun.setAccessibleName(_("Tahun survei"))
        self.periode.setAccessibleName(_("Periode survei"))
        self.periode.set_choices([(it.value, it.label) for it in PeriodeSkm])
        self.head = Head(context)
        self.model = SkmModel(self.services, self.tasks, self)
        self.pane = _Table(self.model, _("Nilai per unsur"), self._empty_state(), self)
        self.detail = DetailPane(self.go_to_unsur)
        self.layanan_pane = LayananPane(context)
        self.import_pane = ImportPane(context)
        self.saran_pane, self.alasan_pane = SaranPane(context), AlasanPane(context)
        self.panes = (self.layanan_pane, self.saran_pane, self.alasan_pane, self.import_pane)
        rows = theme.row_height() * len(Unsur) + theme.control_height() + theme.px(4)
        self.splitter = Sides(
            self.pane, self.detail, beside=_BESIDE, width=_WIDTH, height=_HEIGHT, most=rows
        )
        self._build()

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            "smile",
            _("Belum ada jenis layanan"),
            _(
                "Hasil survei kepuasan masyarakat dicatat per jenis layanan. Tambahkan layanannya "
                "lalu ketik nilai unsurnya, atau impor berkas yang menyebut jenis layanan."
            ),
            (_("Tambah la&yanan…"), self.open_add),
        )

    def _build(self) -> None:
        self.header.set_period(self._views, self.tahun, self.periode)
        self.header.set_actions(
            (), Action(_("&Impor hasil survei…"), self.open_import, "file-input", "Ctrl+I")
        )
        self.content.addWidget(self.head)
        for pane in self.panes:
            self.content.addWidget(pane)
            pane.toggled.connect(self.make_room)
        self.content.addWidget(self.splitter, 1)
        self.tahun.edited.connect(self._pick)
        self.periode.edited.connect(self._pick)
        self.head.picked.connect(self._pick_layanan)
        self.head.add.clicked.connect(lambda _checked=False: self.open_add())
        self.head.rename.clicked.connect(lambda _checked=False: self.open_rename())
        self.head.delete.clicked.connect(lambda _checked=False: self.delete_layanan())
        self.import_pane.applied.connect(lambda _layanan: self.load())
        follow_up = self.detail.follow_up
        follow_up.wanted.connect(self.make_ratl)
        follow_up.saran_wanted.connect(self._ask_saran)
        follow_up.row_wanted.connect(self._open_ratl)
        follow_up.reason_wanted.connect(self._ask_reason)
        self.pane.asking_changed.connect(self.arrange)
        add = build(Action(_("Tambah layanan…"), self.open_add, shortcut="Ctrl+N"), self)
        add.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(add)
        self.remember_columns("skm")

    # Reading ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the survey wanted, or at first the newest one."""
        self.tasks.run(partial(self._read, self._wanted), self._show)

    def _read(self, wanted: tuple[int, PeriodeSkm] | None) -> Tampilan:
        zona = str(self.services.kantor.require()["zona"])
        today = in_zone(self.context.clock(), zona).date()
        skm = self.services.skm
        years = skm.years()
        tahun, periode = wanted or (max(years, default=today.year), PeriodeSkm.TAHUN)
        offered = {*years, tahun, today.year - 1, today.year}
        ada = self.services.ratl.of_year(tahun)
        return Tampilan(skm.load(tahun, periode), tuple(sorted(offered)), ada)

    def _show(self, found: Tampilan) -> None:
        wanted = (found.isi.tahun, found.isi.periode)
        if self._wanted not in (None, wanted):
            return  # the user has gone on to another survey
        self._wanted, self._shown = wanted, found
        self.tahun.set_choices([(str(it), str(it)) for it in found.years])
        self.tahun.set_value(str(found.isi.tahun))
        self.periode.set_value(found.isi.periode.value)
        self._choose(found.isi)
        self._refresh()

    def _choose(self, isi: IsiSkm) -> None:
        """Keep the service chosen where it is still there; go to one that was just added."""
        added = next((it.id for it in isi.layanan if it.nama == self.layanan_pane.added), None)
        if added:
            self._layanan_id, self.layanan_pane.added = added, ""
            self._begin = True
        gone = self._layanan_id is None or (self._layanan_id and isi.of(self._layanan_id) is None)
        if gone or not isi.layanan:
            self._layanan_id = isi.layanan[0].id if isi.layanan else None

    def _refresh(self) -> None:
        """Show the service chosen."""
        if self._shown is None:
            return
        isi, chosen = self._shown.isi, self.chosen
        rows = read_rows(isi, chosen.id if chosen else UNIT) if isi.layanan else []
        here = (Unsur.U1, "nilai") if self._begin else self._place()
        self.head.show_survey(isi, chosen)
        self.pane.show_rows(rows)
        if rows and (self._begin or self.pane.view.current_key() is None):
            self._begin = False
            row = next(it for it in rows if it.hasil.unsur is here[0])
            self.pane.view.go_to(row.key, here[1])
        self.detail.show_survey(isi, chosen, rows, self._shown.ada)
        self.arrange()

    def _place(self) -> tuple[Unsur, str]:
        """Return unsur and column under the cursor; where there is none, the first to fill."""
        index = self.pane.view.currentIndex()
        if not index.isValid():
            return Unsur.U1, "nilai"
        row = self.model.row_at(index.row())
        return row.hasil.unsur, self.model.columns[index.column()].name

    @property
    def chosen(self) -> LayananSkm | None:
        """Return the service shown, None for the unit."""
        return self._shown.isi.of(self._layanan_id or UNIT) if self._shown else None

    def _pick(self) -> None:
        self.leave()
        self._wanted = (int(self.tahun.value()), PeriodeSkm(self.periode.value()))
        self.load()

    def _pick_layanan(self) -> None:
        self.leave()
        self._layanan_id = self.head.layanan.value()
        self._refresh()

    # What the page does -----------------------------------------------------------------------

    def open_add(self) -> None:
        """Ask for a new service."""
        self.leave(self.layanan_pane)
        self.layanan_pane.ask_new()

    def open_rename(self) -> None:
        """Ask for another name of the service shown."""
        self.leave(self.layanan_pane)
        if chosen := self.chosen:
            self.layanan_pane.ask_rename(chosen.id, chosen.nama)

    def delete_layanan(self) -> None:
        """Take the service shown out; Ctrl+Z brings it back with its surveys."""
        self.leave()
        if chosen := self.chosen:
            delete = partial(self.services.skm.delete, chosen.id)
            self.tasks.run(delete, partial(self._deleted, chosen.nama))

    def _deleted(self, nama: str, _changes: Changes) -> None:
        text = _("Layanan {nama} dihapus beserta hasil surveinya. Ctrl+Z mengembalikannya.")
        self.context.show_message(text.format(nama=nama), "info")

    def open_import(self) -> None:
        """Ask for a file, read it in the pool, and show what it would bring."""
        self.leave()
        chosen, _filter = QFileDialog.getOpenFileName(
            self,
            _("Impor hasil survei"),
            str(self._folder),
            _("Hasil survei (*.xlsx *.csv *.tsv *.txt)"),
        )
        if chosen:
            self._folder = Path(chosen).parent
            self.import_file(Path(chosen))

    def import_file(self, path: Path) -> None:
        """Read a file and show what it would bring; nothing is written yet."""

        def job(work: Work) -> BerkasSurvei:
            return open_file(path, lambda: work.cancelled, work.report)

        title = _("Membaca {nama}").format(nama=path.name)
        self.tasks.run_in_pool(job, self.preview, title=title)

    def preview(self, berkas: BerkasSurvei) -> None:
        """Show what a file would bring."""
        self.leave(self.import_pane)
        if self._shown:
            self.import_pane.ask(berkas, self._shown.isi, self._layanan_id or UNIT)

    def make_ratl(self, usulan: Proposals) -> None:
        """Make rows of RATL from proposals; what is to be done is written in their view."""
        self.leave()
        if self._shown:
            make = partial(self.services.ratl.make, self._shown.isi.tahun, usulan)
            self.tasks.run(make, partial(self._made, len(usulan), self._shown.isi.tahun))

    def _made(self, n: int, tahun: int, _changes: Changes) -> None:
        text = _("{n} RATL {tahun} dibuat. Tulis rencana aksinya, waktunya, dan penanggung jawab.")
        write = partial(
            self.context.open_page, "skm", tampilan="ratl", saring="tanpa_aksi", tahun=tahun
        )
        actions = ((_("Tulis rencana aksi"), write),)
        self.context.show_message(text.format(n=n, tahun=tahun), "baik", actions)

    def _ask_saran(self, usulan: Proposals) -> None:
        self.leave(self.saran_pane)
        if self._shown:
            self.saran_pane.ask(self._shown.isi.tahun, usulan)

    def _ask_reason(self, layanan: LayananSkm) -> None:
        self.leave(self.alasan_pane)
        if self._shown:
            alasan = self._shown.ada.alasan.get(layanan.id, "")
            self.alasan_pane.ask(self._shown.isi.tahun, layanan, alasan)

    def _open_ratl(self, ratl_id: str) -> None:
        self.context.open_page("skm", tampilan="ratl", ratl_id=ratl_id)

    def go_to_unsur(self, kode: str) -> None:
        """Put the cursor on an unsur of the service shown."""
        row = next((it for it in self.model.rows if it.hasil.unsur == kode), None)
        if row:
            self.pane.view.go_to(row.key, "nilai")
            self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Save what stands in an open cell editor and in the fields."""
        self.pane.commit()
        self.head.commit()

    def drop_refused(self) -> bool:
        """Show the stored value again where a text was refused."""
        return self.head.drop_refused() or self.pane.drop_refused()

    def unsaved(self) -> int:
        """Return how many typed values were refused."""
        return len(self.model.failures()) + self.head.unsaved()

    # Layout -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Share the room: an import takes all of it, a short question what the table can spare."""
        importing = self.import_pane.asking
        asking = any(pane.asking for pane in self.panes)
        self.head.setVisible(not importing and bool(self.model.rows))
        room = self.splitter.beside(self) or not (asking or self.pane.paste_pane.asking)
        self.detail.setVisible(bool(self.model.rows) and room)
        roomy = self.height() >= theme.px(_ROOMY)
        self.splitter.setVisible(not importing and (not asking or roomy))
        self.splitter.arrange(self)
