"""The page Perjanjian Kinerja: a draft beside its pages, and the versions that it became."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.perjanjian_kinerja import AlasanRevisi, Keadaan
from ranpk_desktop.exports.cetak import KERTAS
from ranpk_desktop.services.perjanjian_kinerja import IsiPerjanjian
from ranpk_desktop.services.versi_perjanjian import TahapPerjanjian, VersiPerjanjian
from ui.core import theme
from ui.core.actions import Action
from ui.core.exports import Export, Exports, Offer
from ui.core.inputs import ChoiceInput
from ui.core.live_preview import LivePreview
from ui.core.page import Context
from ui.core.pane import Pane
from ui.core.pane_page import PanePage
from ui.perjanjian_kinerja import document
from ui.perjanjian_kinerja.attached import AttachedFiles
from ui.perjanjian_kinerja.form import DraftForm
from ui.perjanjian_kinerja.panes import CodePane, FinalisePane, RevisePane, WithdrawPane
from ui.perjanjian_kinerja.sign_panes import AttachPane, SealPane
from ui.perjanjian_kinerja.version_card import TONES, VersionCard

_LIVE = ""
"""The value of the version switch that means the draft."""
_FORM = 400
"""The width of the form in pixels of the grid, for a beginning."""
_ROOMY = 560
"""The height that form and pages need to stay in sight below a pane that asks."""


@dataclass(frozen=True, slots=True)
class Tampilan:
    """Hold what the page shows, as read by one job; `wanted` is what was asked for."""

    wanted: tuple[int, int | None] | None
    isi: IsiPerjanjian
    zona: str
    years: tuple[int, ...]

    @property
    def versi(self) -> VersiPerjanjian | None:
        """Return the final version in view, None for the draft."""
        revisi = self.wanted[1] if self.wanted else None
        chosen = [it for it in self.isi.versi if it.revisi == revisi]
        if chosen:
            return chosen[0]
        return None if self.isi.terbuka else self.isi.versi[-1]


class PerjanjianKinerjaPage(PanePage):
    """Show the agreement of one year: its draft, or one of its versions."""

    NOUNS = frozenset(
        {
            *("perjanjian_kinerja", "templat", "logo", "tahap_perjanjian", "unit", "pejabat"),
            *("pegawai", "kunci", "butir_rencana", "indikator", "keluaran", "anggaran"),
            *("komponen", "pengukuran", "target"),
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Perjanjian Kinerja"))
        self._shown: Tampilan | None = None
        self._wanted: tuple[int, int | None] | None = None
        self._state: object = None
        self._goal = ""
        self.tahun = ChoiceInput()
        self.tahun.setAccessibleName(_("Tahun"))
        self.versi = ChoiceInput()
        self.versi.setAccessibleName(_("Versi"))
        self.versi.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
        self.versi.setMaximumWidth(theme.px(300))
        self.kertas = ChoiceInput([(name, name) for name in KERTAS])
        self.kertas.setAccessibleName(_("Kertas"))
        self.kertas.setToolTip(_("Ukuran kertas perjanjian ini"))
        self.form = DraftForm(context)
        self.files = AttachedFiles(context, self)
        self.card = VersionCard(
            self.files.save, self.check_file, self.open_withdraw, self.open_revise
        )
        self.preview = LivePreview(context.tasks, _("pratinjau"))
        self.finalise_pane = FinalisePane(context)
        self.revise_pane = RevisePane(context, self.open_newest)
        self.seal_pane = SealPane(context)
        self.attach_pane = AttachPane(context)
        self.withdraw_pane = WithdrawPane(context)
        self.code_pane = CodePane(context, self.show_version)
        self.panes: Sequence[Pane] = (
            self.finalise_pane,
            self.revise_pane,
            self.seal_pane,
            self.attach_pane,
            self.withdraw_pane,
            self.code_pane,
        )
        self.exports = Exports(self)
        self.offer = Offer(_("&Perjanjian Kinerja"), self._document)
        self._left = QStackedWidget()
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        self._build()

    def _build(self) -> None:
        self.header.set_period(self.tahun, self.versi, self.kertas)
        for pane in self.panes:
            self.content.addWidget(pane)
            pane.toggled.connect(self.make_room)
        for side in (self.form, self.card):
            self._left.addWidget(side)
        self.sides.addWidget(self._left)
        self.sides.addWidget(self.preview)
        self.sides.setChildrenCollapsible(False)
        self.sides.setHandleWidth(theme.px(12))
        self.sides.setStretchFactor(1, 1)
        self.sides.setSizes([theme.px(_FORM), theme.px(2 * _FORM)])
        self.content.addWidget(self.sides, 1)
        self.content.addStretch(0)
        self.tahun.edited.connect(self._pick_year)
        self.versi.edited.connect(self._pick_version)
        self.kertas.edited.connect(self._pick_paper)

    # Reading ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the year wanted, or at first the newest that has an agreement, else this one."""
        self.tasks.run(partial(self._read, self._wanted), self._show)

    def _read(self, wanted: tuple[int, int | None] | None) -> Tampilan:
        office = self.services
        zona = str(office.kantor.require()["zona"])
        today = in_zone(self.context.clock(), zona).date()
        begun = office.perjanjian_kinerja.years()
        tahun = wanted[0] if wanted else max(begun, default=today.year)
        years = {*begun, *office.rencana.years(), tahun, today.year, today.year + 1}
        isi = office.perjanjian_kinerja.load(tahun)
        return Tampilan(wanted, isi, zona, tuple(sorted(years)))

    def _show(self, found: Tampilan) -> None:
        if self._wanted not in (None, found.wanted):
            return  # the user has gone on to another year or version
        isi, versi = found.isi, found.versi
        self._wanted = (isi.tahun, versi.revisi if versi else None)
        self._shown = Tampilan(self._wanted, isi, found.zona, found.years)
        self._show_switches(self._shown)
        self._show_state(self._shown)
        if versi is None:
            self.form.show_draft(isi)
            self.finalise_pane.follow(isi.tahun, isi.temuan)
        else:
            newest = not isi.terbuka and versi == isi.versi[-1]
            self.card.show_version(versi, found.zona, newest=newest)
        self._left.setCurrentIndex(0 if versi is None else 1)
        export = document.export(self.services, *self._wanted)
        self.preview.follow(export.read, document.view)
        goal, self._goal = self._goal, ""
        if goal and versi is None:
            self.form.go_to(goal)

    def _show_switches(self, found: Tampilan) -> None:
        isi, versi = found.isi, found.versi
        self.tahun.set_choices([(str(tahun), str(tahun)) for tahun in found.years])
        self.tahun.set_value(str(isi.tahun))
        self.versi.set_choices(versions(isi))
        self.versi.set_value(_LIVE if versi is None else str(versi.revisi))
        self.kertas.set_value(str(isi.row["kertas"]))
        self.kertas.setEnabled(versi is None)

    def _show_state(self, found: Tampilan) -> None:
        """Offer what can be done now; leave the buttons alone while that stays the same."""
        isi, versi = found.isi, found.versi
        state = (isi.tahun, isi.terbuka, versi)
        if state == self._state:
            return
        self._state = state
        keadaan = versi.keadaan if versi else Keadaan.DRAF
        words = describe_state(isi, versi)
        self.notice.show_message(words, TONES[keadaan], closable=False)
        self.header.set_actions(*self._actions(versi))
        code = Action(_("Periksa &kode pada kertas…"), self.open_code, "list-checks")
        self.exports.offer([self.offer], [code])

    def _actions(self, versi: VersiPerjanjian | None) -> tuple[list[Action], Action | None]:
        """Return what can be done with the version in view, what comes next last."""
        seal = Action(_("Tanda tan&gani…"), self.open_seal, "pen-line")
        attach = Action(_("Lampir&kan PDF bertanda tangan…"), self.open_attach, "paperclip")
        match versi.keadaan if versi else Keadaan.DRAF:
            case Keadaan.DRAF:
                return [], Action(_("&Jadikan final…"), self.open_finalise, "stamp")
            case Keadaan.FINAL:
                return [attach], seal
            case Keadaan.MENUNGGU_PIHAK_KEDUA:
                return [], attach
            case Keadaan.DIGANTIKAN:
                return [], Action(_("Ke versi terba&ru"), self.open_newest, "arrow-right")
        return [], None

    # Going on ---------------------------------------------------------------------------------

    def go_to(self, *, tahun: int, revisi: int | None = None, kolom: str = "") -> None:
        """Show the agreement of a year, one of its versions, or a field of its draft."""
        self.leave()
        self._goal = kolom
        self._go(tahun, revisi)

    def _go(self, tahun: int, revisi: int | None) -> None:
        self._wanted = (tahun, revisi)
        self.load()

    def _pick_year(self) -> None:
        self.leave()
        self._go(int(self.tahun.value()), None)

    def _pick_version(self) -> None:
        chosen = self.versi.value()
        self.leave()
        if self._shown:
            self._go(self._shown.isi.tahun, None if chosen == _LIVE else int(chosen))

    def _pick_paper(self) -> None:
        """Save the paper of the draft in view."""
        save, chosen = self.services.perjanjian_kinerja.save, self.kertas.value()
        if self._shown:
            self.tasks.run(partial(save, self._shown.isi.tahun, "kertas", chosen))

    def open_newest(self) -> None:
        """Go to the draft, or to the newest version."""
        self.leave()
        if self._shown:
            self._go(self._shown.isi.tahun, None)

    def show_version(self, versi: VersiPerjanjian) -> None:
        """Show a version that was found by its code."""
        self._go(versi.tahun, versi.revisi)

    # What the page does -----------------------------------------------------------------------

    def open_finalise(self) -> None:
        """Ask whether the draft shall be final, once what is being typed is saved and checked."""
        self.leave(self.finalise_pane)
        self.tasks.run(lambda: None, lambda _saved: self._ask_finalise())

    def _ask_finalise(self) -> None:
        if self._shown and self._shown.versi is None:
            isi = self._shown.isi
            label = revision_label(int(isi.row["revisi"]))
            self.form.show_findings()
            self.finalise_pane.ask(isi.tahun, label, isi.temuan, self.unsaved)

    def open_revise(self) -> None:
        """Ask why the newest version has to be changed."""
        self.leave(self.revise_pane)
        if self._shown:
            self.revise_pane.ask(self._shown.isi.tahun)

    def open_seal(self) -> None:
        """Ask for the passphrase that seals the version in view."""
        self.leave(self.seal_pane)
        if self._shown and self._shown.versi:
            self.seal_pane.ask(self._shown.versi)

    def open_attach(self) -> None:
        """Ask for the file that both parties signed."""
        self.leave(self.attach_pane)
        if self._shown and self._shown.versi:
            self.attach_pane.ask(self._shown.versi)

    def open_withdraw(self) -> None:
        """Ask why the signing of the version in view does not hold."""
        self.leave(self.withdraw_pane)
        if self._shown and self._shown.versi:
            self.withdraw_pane.ask(self._shown.versi)

    def open_code(self) -> None:
        """Ask for the code at the foot of a paper."""
        self.leave(self.code_pane)
        self.code_pane.ask()

    def check_file(self, tahap: TahapPerjanjian) -> None:
        """Check the seals of a file that was kept, and say in the card what they are."""
        self.files.check(tahap, self.card.check)

    def _document(self) -> Export | None:
        """Describe the version in view, once what is being typed is on its way."""
        self.leave()
        return document.export(self.services, *self._wanted) if self._wanted else None

    def commit(self) -> None:
        """Save what has been typed and not yet left."""
        self.form.commit()

    def drop_refused(self) -> bool:
        """Show the stored value again where a text was refused."""
        return self.form.drop_refused(self.focusWidget())

    def unsaved(self) -> int:
        """Return how many fields were refused."""
        return self.form.unsaved()

    def make_room(self) -> None:
        """Share the room anew; the pages have the keyboard once nothing asks."""
        self.arrange()
        if not any(pane.asking for pane in self.panes):
            self.preview.pdf.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self) -> None:
        """Leave the room to a pane that asks, where it is not enough for both."""
        asking = any(pane.asking for pane in self.panes)
        roomy = not asking or self.height() >= theme.px(_ROOMY)
        self.sides.setVisible(roomy)
        self.notice.setVisible(roomy and self._shown is not None)


def versions(isi: IsiPerjanjian) -> list[tuple[str, str]]:
    """Return the choices of the version switch: the draft, then the versions, newest first."""
    pola = _("{versi} ({keadaan})")
    found = [
        (str(it.revisi), pola.format(versi=it.label, keadaan=_inside(it.keadaan.label)))
        for it in reversed(isi.versi)
    ]
    draft = pola.format(versi=revision_label(int(isi.row["revisi"])), keadaan=_("draf"))
    return [(_LIVE, draft), *found] if isi.terbuka else found


def _inside(label: str) -> str:
    """Return words as they stand inside a sentence; Pihak Kedua keeps its capitals."""
    return label[0].lower() + label[1:]


def describe_state(isi: IsiPerjanjian, versi: VersiPerjanjian | None) -> str:
    """Return the state of what is in view in words, and what comes next."""
    if versi is None:
        text = _("Draf. Isi kolomnya, periksa halamannya di kanan, lalu jadikan final.")
        alasan = isi.row["alasan"]
        if alasan:
            why = _("Alasan revisi: {alasan}, {uraian}.")
            uraian = str(isi.row["uraian_alasan"]).rstrip(".")
            text += " " + why.format(alasan=_inside(AlasanRevisi(alasan).label), uraian=uraian)
        return text
    if versi.keadaan is Keadaan.DIGANTIKAN:
        later = [it for it in isi.versi if it.keadaan is not Keadaan.DIGANTIKAN]
        text = _("Digantikan oleh {versi}.")
        return text.format(versi=later[-1].label if later else _("revisi berikutnya"))
    return {
        Keadaan.FINAL: _(
            "Final, belum ditandatangani. Segel dengan kunci kantor, atau cetak, tanda tangani, "
            "dan lampirkan berkasnya."
        ),
        Keadaan.MENUNGGU_PIHAK_KEDUA: _(
            "Menunggu Pihak Kedua. Kirim PDF bersegelnya, lalu lampirkan berkas yang kembali."
        ),
        Keadaan.DITANDATANGANI: _("Ditandatangani kedua pihak. Berkasnya tersimpan."),
    }[versi.keadaan]
