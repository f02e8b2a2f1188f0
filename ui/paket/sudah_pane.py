"""Noting that the user sent a package himself: when, and how."""

from datetime import date

from PySide6.QtCore import Signal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.kiriman import BY_HAND, CaraKirim
from ui.core.action_pane import ActionPane
from ui.core.inputs import ChoiceInput, DateInput, Field, TextInput
from ui.core.page import Context
from ui.paket.table_model import Baris


class SudahPane(ActionPane):
    """Ask for the day and the way; `noted` says that this was kept."""

    noted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(_("Catat ter&kirim"))
        self._context = context
        self._row: Baris | None = None
        self.words.setText(
            _(
                "Apa yang dikirim lewat webmail, WhatsApp, atau flashdisk tidak diketahui aplikasi "
                "ini. Catat sesudah berkasnya benar-benar terkirim."
            )
        )
        self.tanggal = DateInput()
        self.cara = ChoiceInput([(it.value, it.label) for it in BY_HAND])
        self.keterangan = TextInput(_("Misalnya: diterima Bapak Contoh lewat WhatsApp"))
        self.add_field("tanggal", Field(_("Tan&ggal"), self.tanggal))
        self.add_field("cara", Field(_("Car&a"), self.cara))
        self.add_field("keterangan", Field(_("K&eterangan"), self.keterangan))

    def ask(self, row: Baris, hari: date, cara: CaraKirim = CaraKirim.EMAIL) -> None:
        """Open the pane for a report; it left today by email unless the user says otherwise."""
        self._row = row
        self.title.setText(_("{paket} sudah dikirim").format(paket=row.paket.judul))
        self.tanggal.set_value(hari.isoformat())
        self.cara.set_value(cara.value)
        self.keterangan.set_value("")
        self.open_pane()

    def submit(self) -> None:
        """Note it."""
        if self._row is None:
            return
        paket_id, cara = self._row.paket.id, CaraKirim(self.cara.value())
        hari, note = date.fromisoformat(self.tanggal.value()), self.keterangan.value()
        office = self._context.services
        self.primary.setEnabled(False)
        self._context.tasks.run(
            lambda: office.kotak_keluar.mark_sent(paket_id, cara, hari, note),
            lambda _changes: self._noted(),
            self.show_error,
        )

    def _noted(self) -> None:
        self.close_pane()
        self.noted.emit()
