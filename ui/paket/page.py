"""The page Paket & Kirim: what was sent to Pusat, what became of it, and the way to a new one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.kiriman import CaraKirim, Kiriman
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.periode import Periode, opening_periode
from ranpk_desktop.domain.riwayat_paket import PaketTersimpan
from ui.core import theme
from ui.core.actions import Action
from ui.core.exports import Export, Exports, Offer
from ui.core.inputs import ChoiceInput
from ui.core.messages import Actions, EmptyState
from ui.core.page import Context
from ui.core.sides import Sides
from ui.core.table_page import TablePage
from ui.core.table_pane import TablePane
from ui.paket.buat import Pembuatan
from ui.paket.calon_table import Key, key_of
from ui.paket.detail import DetailPane
from ui.paket.kotak_keluar import KotakKeluarLine
from ui.paket.pengantar import PengantarPane
from ui.paket.pengiriman import Pengiriman
from ui.paket.sandi_pane import SandiPane
from ui.paket.sudah_pane import SudahPane
from ui.paket.table_model import Baris, RiwayatModel

_BESIDE, _WIDTH, _HEIGHT = 1080, 436, 320
"""From which width on the details stand beside the table, and their size there and below."""
_ROOMY = 520
"""The height that the table needs to stay in sight below a pane that asks."""


@dataclass(frozen=True, slots=True)
class IsiPaket:
    """Hold what the page shows, as read by one job; `kiriman` are by the id of their report."""

    baris: tuple[Baris, ...]
    kiriman: dict[str, tuple[Kiriman, ...]]
    lepas: bool
    years: tuple[int, ...]
    hari_ini: date
    berjalan: Periode


class PaketPage(TablePage):
    """Show the history, make packages and send them."""

    NOUNS = frozenset({"unit", "paket", "kiriman", "tanda_terima", "rekaman", "pengaturan"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Paket & Kirim"))
        self._isi: IsiPaket | None = None
        self._goal: str | Key | None = None
        self._news: tuple[str, str] | None = None
        self._told = "", ""
        self._ask: tuple[int, Key | None] | None = None
        self.exports = Exports(self)
        self.letter = Offer(_("&Surat pengantar"), self._letter, ("pdf",))
        self.tahun = ChoiceInput([("", _("Semua tahun"))])
        self.tahun.setAccessibleName(_("Tahun"))
        self.model = RiwayatModel()
        self.pane = TablePane(self.model, _("Riwayat paket"), empty=self._empty_state())
        self.sending = Pengiriman(context, self, self.chosen, self._say)
        self.detail = DetailPane(self._ways(), self.context.received)
        self.outbox = KotakKeluarLine(context)
        self.making = Pembuatan(context, self)
        self.sent_pane = SudahPane(context)
        self.letter_pane = PengantarPane(context, lambda: self.exports.preview(self.letter))
        self.sandi_pane = SandiPane(context)
        self.panes = (*self.making.panes, self.sent_pane, self.letter_pane, self.sandi_pane)
        self.splitter = Sides(self.pane, self.detail, beside=_BESIDE, width=_WIDTH, height=_HEIGHT)
        self._build()

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            "package-check",
            _("Belum ada paket"),
            _(
                "Paket menyatukan data, dokumen, dan data dukung menjadi satu berkas bersegel "
                "untuk Pusat. Kunci dahulu isinya, lalu buat paketnya di sini."
            ),
            (_("Buat paket perta&ma…"), self.open_making),
        )

    def _ways(self) -> dict[str, Callable[[], Any]]:
        copy = self.sending.copy_text
        return {
            "folder": self.sending.open_folder,
            "alamat": partial(copy, "tujuan"),
            "subjek": partial(copy, "subjek"),
            "isi": partial(copy, "isi"),
            "sudah": self.open_sent,
            "flashdisk": self.sending.copy_files,
            "email": self.sending.make_drafts,
            "langsung": self.sending.send,
            "pengantar": self.open_letter,
            "periksa": self.sending.check,
        }

    def _build(self) -> None:
        self.header.set_period(self.tahun)
        make = Action(_("Buat &paket…"), self.open_making, "package-check", "Ctrl+N")
        received = Action(
            _("Buka berkas da&ri Pusat…"),
            self.context.received,
            "file-input",
            tip=_("Tanda terima dan referensi (Ctrl+O)"),
        )
        self.header.set_actions((received,), make)
        self.content.addWidget(self.outbox)
        for pane in self.panes:
            self.content.addWidget(pane, int(pane in self.making.panes[:2]))
            pane.toggled.connect(self.make_room)
        self.content.addWidget(self.splitter, 1)
        self.content.addStretch(0)
        self.tahun.edited.connect(self.load)
        self.pane.view.row_changed.connect(lambda _key: self._show_row())
        self.making.made.connect(self._made)
        self.sending.sent_wanted.connect(self._open_sent)
        self.sending.queued.connect(self._sent)
        self.sent_pane.noted.connect(self._sent)
        self.outbox.sandi_wanted.connect(self._open_sandi)
        self.detail.kirim.loose.edited.connect(self._save_loose)
        self.remember_columns("paket")

    # Reading ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the packages of the year chosen, or of all."""
        self.tasks.run(partial(self._read, self.tahun.value()), self._show)
        self.outbox.pengirim.wake()

    def on_changes(self, changes: Changes) -> None:
        """Read again when a command touched what is shown; a pane that asks looks again too."""
        super().on_changes(changes)
        self.making.follow(changes)

    def _read(self, tahun: str) -> IsiPaket:
        office = self.services
        zona = str(office.kantor.require()["zona"])
        today = in_zone(self.context.clock(), zona).date()
        planned = office.rencana.years()
        everything = office.paket.history()
        shown = [it for it in everything if tahun in ("", str(it.tahun))]
        opening = opening_periode(today, planned)
        years = {*planned, *(it.tahun for it in everything), today.year, opening.tahun}
        return IsiPaket(
            baris=tuple(Baris(it, zona) for it in shown),
            kiriman={it.id: office.kotak_keluar.of(it.id) for it in shown},
            lepas=office.surat.lampiran_lepas,
            years=tuple(sorted(years, reverse=True)),
            hari_ini=today,
            berjalan=opening,
        )

    def _show(self, isi: IsiPaket) -> None:
        self._isi = isi
        self._offer_years(isi.years)
        self.pane.show_rows(isi.baris)
        self.detail.kirim.loose.set_value("1" if isi.lepas else "0")
        goal, self._goal = self._find(self._goal), None
        if goal:
            self.pane.view.go_to(goal, "judul")
        elif self.pane.view.current_key() is None and self.model.rowCount():
            self.pane.view.go_to(self.model.key_at(0), "judul")
        self._show_row()
        if self._news:
            # Not brought into sight: the ways that it speaks of stand above it.
            self.detail.kirim.message.show_message(*self._news)
            self._news = None
        self.arrange()
        if self._ask:
            (tahun, wanted), self._ask = self._ask, None
            self._begin(tahun, wanted)

    def _find(self, goal: str | Key | None) -> str:
        """Return the id of the package wanted, by its own or as the newest of what it reports."""
        rows = [row.paket for row in self.model.rows]
        return next((it.id for it in rows if goal in (it.id, key_of(it))), "")

    def _offer_years(self, years: Sequence[int]) -> None:
        choices = [("", _("Semua tahun")), *((str(year), str(year)) for year in years)]
        if [value for value, _title in choices] != [
            self.tahun.itemData(at) for at in range(self.tahun.count())
        ]:
            self.tahun.set_choices(choices)

    def chosen(self) -> Baris | None:
        """Return the report under the cursor."""
        index = self.pane.view.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _say(self, text: str, tone: str, actions: Actions = ()) -> None:
        self.detail.say(text, tone, actions)

    def _show_row(self) -> None:
        row = self.chosen()
        if row and (row.paket.id, row.status) != self._told:  # what was said holds no more
            self._told = row.paket.id, row.status
            self.detail.kirim.message.hide()
        if row and self._isi:
            self.detail.show_row(row, self._isi.kiriman.get(row.paket.id, ()))
        self.exports.offer([self.letter] if row else [])

    # Making -----------------------------------------------------------------------------------

    def open_making(self) -> None:
        """Ask what is to be made into a package, of the year that is shown or reported now."""
        if self._isi:
            shown = self.tahun.value()
            self._begin(int(shown) if shown else self._isi.berjalan.tahun, None)

    def _begin(self, tahun: int, wanted: Key | None) -> None:
        if self._isi:
            self.leave()
            self.making.begin(tahun, sorted({*self._isi.years, tahun}, reverse=True), wanted)

    def _made(self, ready: PaketTersimpan, pengenal: str) -> None:
        """Step 4: show the package in the history, with the ways to send it."""
        self._goal = ready.id
        self.tahun.set_value("")
        self.detail.parts.show_part("kirim")
        if ready.lama:
            text = _(
                "Isinya belum berubah sejak paketnya dibuat, jadi berkas yang sama dipakai lagi."
            )
        else:
            text = _("Paket sudah dibuat dan disegel. Sekarang kirim dengan salah satu cara.")
        if pengenal:
            new = _("Kuncinya baru: bacakan kode pengenalnya kepada Pusat lewat telepon: {kata}.")
            text = f"{text} {new.format(kata=pengenal)}"
        self._news = text, "info" if ready.lama else "baik"
        self.load()

    # Sending ----------------------------------------------------------------------------------

    def open_sent(self) -> None:
        """Ask when and how the report under the cursor was sent."""
        self._open_sent(CaraKirim.EMAIL)

    def _open_sent(self, cara: CaraKirim) -> None:
        row = self.chosen()
        if row and self._isi:
            self.leave(self.sent_pane)
            self.sent_pane.ask(row, self._isi.hari_ini, cara)

    def _sent(self) -> None:
        """Tell every page that something left, or is about to; the outbox is no command."""
        self.tasks.bus.changed.emit(Changes(frozenset({"kiriman"}), None, ""))

    def _open_sandi(self, akun: str) -> None:
        self.leave(self.sandi_pane)
        self.sandi_pane.ask(akun)

    def _save_loose(self) -> None:
        loose, surat = self.detail.kirim.loose.isChecked(), self.services
        self.tasks.run(lambda: surat.surat.save_lampiran_lepas(loose))

    def open_letter(self) -> None:
        """Ask for number and addressee of the covering letter."""
        if row := self.chosen():
            self.leave(self.letter_pane)
            self.letter_pane.ask(row)

    def _letter(self) -> Export | None:
        row = self.chosen()
        return self.letter_pane.export(row) if row else None

    # Places -----------------------------------------------------------------------------------

    def go_to(
        self,
        *,
        tindakan: str = "",
        paket_id: str = "",
        jenis: str = JenisPaket.LAPORAN_TRIWULAN,
        periode: Periode | None = None,
    ) -> None:
        """Show one package, or the newest of a jenis and a quarter; with "buat" ask for it."""
        self.leave()
        named = (str(jenis), periode.tahun, periode.triwulan.periode) if periode else None
        self._goal = paket_id or named
        if tindakan == "buat" and named:
            self._ask = named[1], named
        self.tahun.set_value("")
        self.load()
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    # Layout -----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Share the room: the steps of making take all of it, another pane what it needs."""
        asking = any(pane.asking for pane in self.panes)
        self.detail.setVisible(bool(self.model.rowCount()) and not asking)
        roomy = self.height() >= theme.px(_ROOMY) and not self.making.asking
        self.splitter.setVisible(not asking or roomy)
        self.outbox.give_way(self.making.asking)
        self.splitter.arrange(self)
