"""Step 3 of a package: who releases it, and the passphrase that seals it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.identitas import spell
from ranpk_desktop.domain.paket import JenisPaket, PaketJadi
from ranpk_desktop.domain.riwayat_paket import CalonPaket, PaketTersimpan
from ranpk_desktop.errors import CheckError
from ranpk_desktop.services import paket as service
from ranpk_desktop.services.paket import Persiapan
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.frasa_pane import FrasaPane
from ui.core.inputs import ChoiceInput, Field, TextInput
from ui.core.page import Context
from ui.core.pejabat import describe_pejabat
from ui.core.tasks import Work
from ui.paket.steps import TANDA_TANGANI, course


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What is known before anything is asked; `pejabat` begins with who is in office today."""

    pejabat: tuple[dict[str, Any], ...]
    has_key: bool
    jam: str | None


class TandaPane(FrasaPane):
    """Build the package under the passphrase; `made` carries it and the words of a new key.

    `back` goes to the check before.
    """

    made = Signal(object, str)
    back = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__("")
        self._context = context
        self._calon: CalonPaket | None = None
        self._nihil = ""
        self._flashdisk = False
        self._making_key = False
        self._pengenal = ""
        self._work: Work | None = None
        self.column.insertWidget(0, course(TANDA_TANGANI))
        self.pejabat = ChoiceInput()
        self.add_field("pejabat", Field(_("Pe&jabat pelepas"), self.pejabat))
        self.ulang = TextInput(secret=True)
        self.add_field("ulang", Field(_("Ulan&gi frasa sandi"), self.ulang))
        self.row.insertWidget(0, self.fields["pejabat"], 4)
        self.setTabOrder(self.pejabat, self.frasa)
        self.setTabOrder(self.frasa, self.ulang)
        self.before = button(Action(_("Kemb&ali"), self.back.emit, "arrow-left"))
        self.add_button(self.before)
        self.progress = QWidget()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._words = theme.label(_("Menyusun dokumen dan menyegel…"), "keterangan")
        self.stop = QPushButton(_("&Hentikan"))
        self.stop.clicked.connect(lambda _checked=False: self._stop())
        line = QHBoxLayout(self.progress)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(12))
        line.addWidget(self._words)
        line.addWidget(self._bar, 1)
        line.addWidget(self.stop)
        self.column.insertWidget(self.column.count() - 1, self.progress)
        self.progress.hide()
        context.tasks.work_changed.connect(self._watch)

    # Asking -----------------------------------------------------------------------------------

    def ask(self, calon: CalonPaket, nihil: str, *, flashdisk: bool = False) -> None:
        """Open the pane for a candidate; `nihil` is why it is NIHIL, "" otherwise.

        `flashdisk` lets files pass that no mail holds.
        """
        self._calon, self._nihil, self._flashdisk = calon, nihil, flashdisk
        self._pengenal = ""
        self._context.tasks.run(self._read, partial(self._begin, calon))

    @property
    def _chooses(self) -> bool:
        """Tell whether the user says who releases it: what is locked was released by that."""
        unlocked = bool(self._calon and self._calon.jenis is JenisPaket.LAPORAN_SEWAKTU)
        return unlocked or bool(self._nihil)

    def _read(self) -> _Beginning:
        office = self._context.services
        today = in_zone(self._context.clock(), str(office.kantor.require()["zona"])).date()
        return _Beginning(
            pejabat=tuple(office.kantor.pejabat_on(today)),
            has_key=office.identitas.has_key,
            jam=office.jam.check(),
        )

    def look_again(self) -> None:
        """Ask for the passphrase alone once the key was made elsewhere."""
        if self._making_key and self._calon:
            self._context.tasks.run(self._read, partial(self._begin_again, self._calon))

    def _begin_again(self, calon: CalonPaket, beginning: _Beginning) -> None:
        if self._making_key and beginning.has_key and self.asking:
            self._begin(calon, beginning)

    def _begin(self, calon: CalonPaket, beginning: _Beginning) -> None:
        if calon is not self._calon:
            return
        self._making_key = not beginning.has_key
        self.forget()
        self.fields["ulang"].setVisible(self._making_key)
        self.title.setText(_("Tanda tangani {paket}").format(paket=calon.judul))
        self._offer_pejabat(beginning.pejabat)
        self.fields["pejabat"].setVisible(self._chooses)
        if self._making_key:
            text = _(
                "Kantor ini belum mempunyai kunci segel, jadi kunci dibuat sekarang. Pilih frasa "
                "sandi sedikitnya 5 kata atau 14 huruf. Frasa tidak disimpan di mana pun dan tidak "
                "dapat dipulihkan: catat dan simpan di tempat aman."
            )
            self.primary.setText(_("Buat kunci dan pa&ket"))
        else:
            text = _(
                "Frasa sandi membuka kunci segel kantor ini. Frasa tidak disimpan di mana pun."
            )
            self.primary.setText(_("Buat pa&ket"))
        if not self._chooses:
            text = f"{_('Pelepasnya pejabat yang mengunci atau menetapkan isinya.')} {text}"
        self.words.setText(text)
        self._show_work()
        self.open_pane()
        self.fields["frasa"].focus()
        if self._chooses and not beginning.pejabat:
            self._tell_nobody()
        elif beginning.jam:
            self.message.show_message(beginning.jam, "peringatan", closable=False)
            self.primary.setText(_("Tetap buat pa&ket"))

    def _offer_pejabat(self, pejabat: Sequence[dict[str, Any]]) -> None:
        self.pejabat.set_choices([(row["id"], describe_pejabat(row)) for row in pejabat])
        self.pejabat.setCurrentIndex(0)

    def _tell_nobody(self) -> None:
        self.primary.setEnabled(False)
        fill = partial(self._context.open_page, "pengaturan", bagian="pejabat")
        text = _("Belum ada pejabat yang menjabat hari ini, jadi tidak ada yang melepas paket.")
        self.message.show_message(text, "peringatan", ((_("Isi pejabat"), fill),), closable=False)

    # Working ----------------------------------------------------------------------------------

    def submit(self) -> None:
        """Make the key if there is none, then the package."""
        for field in self.fields.values():
            field.set_error("")
        office = self._context.services
        try:
            if self._making_key and self.frasa.text() and self.frasa.text() != self.ulang.text():
                raise CheckError("ulang", _("Kedua frasa sandi tidak sama."))
            frasa = self.take_frasa()
        except CheckError as error:
            self.show_error(error)
            return
        self.primary.setEnabled(False)
        if self._making_key:
            job = partial(office.identitas.make_key, frasa)
            self._context.tasks.run(job, partial(self._key_made, frasa), self.show_error)
        else:
            self._prepare(frasa)

    def _key_made(self, frasa: str, kunci: dict[str, Any]) -> None:
        self._making_key = False
        self.fields["ulang"].hide()
        self._pengenal = spell(kunci["kata_pengenal"])
        self._prepare(frasa)

    def _prepare(self, frasa: str) -> None:
        calon, office, nihil = self._calon, self._context.services, self._nihil
        if calon is None:
            return
        pejabat_id = (self.pejabat.value() or None) if self._chooses else None
        flashdisk = self._flashdisk

        def job() -> Persiapan:
            kertas = office.pengaturan.kertas()
            return office.paket.prepare(
                calon, kertas, pejabat_id=pejabat_id, nihil=nihil, flashdisk=flashdisk
            )

        self._context.tasks.run(job, partial(self._build, frasa), self.show_error)

    def _build(self, frasa: str, persiapan: Persiapan) -> None:
        if not self.asking:
            return
        self._work = self._context.tasks.run_in_pool(
            lambda work: service.build(persiapan, frasa, work.report),
            partial(self._record, persiapan),
            self.show_error,
            title=_("Membuat paket"),
        )
        self._show_work()
        self.stop.setFocus()

    def _record(self, persiapan: Persiapan, jadi: tuple[PaketJadi, ...]) -> None:
        paket = self._context.services.paket
        job = partial(paket.record, persiapan, jadi)
        self._context.tasks.run(job, self._recorded, self.show_error)

    def _recorded(self, ready: PaketTersimpan) -> None:
        kata, self._pengenal = self._pengenal, ""
        self.made.emit(ready, kata)

    def _stop(self) -> None:
        if self._work:
            self._work.cancel()
            self._words.setText(_("Menghentikan…"))

    def _watch(self, work: Work) -> None:
        """Show how far the building is, and let the user try again after it was stopped."""
        if work is not self._work:
            return
        if work.ended:
            self._work = None
            self.primary.setEnabled(True)
            self._show_work()
            if work.cancelled and self.asking:
                text = _("Pembuatan paket dihentikan; tidak ada yang tersimpan.")
                self.message.show_message(text, "info", closable=False)
                self.fields["frasa"].focus()
        elif work.fraction is not None:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(work.fraction * 1000))

    def _show_work(self) -> None:
        """Show the progress while something is built."""
        working = self._work is not None
        self._words.setText(_("Menyusun dokumen dan menyegel…"))
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self._words.text())
        self.progress.setVisible(working)
        self.before.setEnabled(not working)

    def close_pane(self) -> None:
        """Stop what is under way, forget the passphrase, and hide."""
        if self._work:
            self._work.cancel()
        super().close_pane()
