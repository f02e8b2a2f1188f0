"""The three pages of a new office: its unit, its head, and who fills it for which year."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services.kantor_baru import KantorBaru
from ui.core import theme
from ui.core.form_page import FormPage
from ui.core.guard import guarded
from ui.core.inputs import CheckInput, ChoiceInput, DateInput, TextInput
from ui.core.messages import InlineMessage
from ui.core.orang import SEBUTAN, add_nip, nip_value
from ui.core.tasks import Tasks
from ui.wizard.unit_list import PilihanUnit, UnitList


class UnitStep(QWidget):
    """Choose the unit by typing parts of its name, its town, or a name it had before."""

    TITLE = _("Unit kerja")
    HEADING = _("Di unit mana Anda bekerja?")
    TEXT = _("Ketik nama unit atau kotanya; nama lama dan singkatan juga dikenali.")

    def __init__(self) -> None:
        super().__init__()
        self.message = InlineMessage()
        self.search = _Search()
        self.units = UnitList()
        self._nothing = theme.label("", "keterangan")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.units)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.message)
        column.addWidget(self.search)
        column.addWidget(self._stack, 1)
        self.search.textChanged.connect(self._filter)
        self.search.stepped.connect(self.units.go)
        self.units.currentRowChanged.connect(lambda _row: self.message.hide())

    def check(self) -> None:
        """Raise CheckError where no unit is chosen."""
        if self.units.value() is None:
            raise CheckError("unit", _("Unit kerja belum dipilih."), _("Pilih satu dari daftar."))

    def show_error(self, error: KnownError) -> None:
        """Show the sentence above the list."""
        self.message.show_message(str(error), "buruk")
        self.search.setFocus()

    def start(self) -> None:
        """Give the search field the keyboard."""
        self.search.setFocus()

    def _filter(self, text: str) -> None:
        shown = self.units.set_filter(text)
        self._nothing.setText(
            _("Tidak ada unit yang cocok dengan “{teks}”. Coba nama kotanya saja.").format(
                teks=text.strip()
            )
        )
        self._stack.setCurrentIndex(0 if shown or not text.strip() else 1)


class _Search(TextInput):
    """Search field whose arrow keys move in the list below it."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Cari, misalnya: ende"))
        self.setAccessibleName(_("Cari unit kerja"))
        self.setClearButtonEnabled(True)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list with the arrow keys."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class _FormStep(FormPage):
    """A form that the wizard's own buttons save."""

    HEADING = ""
    TEXT = ""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks)
        self.save_button.hide()
        self.undo_button.hide()

    def start(self) -> None:
        """Give the first field the keyboard."""
        next(iter(self.fields.values())).focus()

    def require(self, name: str, pesan: str) -> None:
        """Raise CheckError where a field is empty."""
        if not self.fields[name].input.value():
            raise CheckError(name, pesan)


class KepalaStep(_FormStep):
    """Name the head of the office."""

    TITLE = _("Kepala")
    HEADING = _("Siapa kepala unit sekarang?")
    TEXT = _("Namanya tercetak pada laporan, dan atas namanya triwulan dikunci.")

    def __init__(self, tasks: Tasks, today: date) -> None:
        super().__init__(tasks)
        self._suggested = ""
        self.add_row(("nama", _("&Nama dan gelar"), TextInput()))
        self.nip_warning = add_nip(self)
        self.add_row(
            ("sebutan", _("Se&butan"), ChoiceInput(SEBUTAN)),
            ("mulai", _("&Menjabat sejak"), DateInput()),
        )
        self.add_row(("jabatan", _("J&abatan"), TextInput()))
        self.set_values({"mulai": today.replace(month=1, day=1).isoformat()})

    def suggest(self, unit: PilihanUnit) -> None:
        """Propose the title of the unit's head, unless another was typed."""
        jabatan = self.fields["jabatan"].input
        if jabatan.value() in ("", self._suggested):
            self._suggested = _("Kepala {unit}").format(unit=unit.nama)
            jabatan.set_value(self._suggested)

    def check(self) -> None:
        """Raise CheckError where the name or the title is missing."""
        self.require("nama", _("Nama kepala belum diisi."))
        self.require("jabatan", _("Jabatan belum diisi."))

    def row(self) -> dict[str, str | None]:
        """Return the columns of pejabat."""
        values = self.values()
        return {**values, "nip": nip_value(values["nip"])}


class PengisiStep(_FormStep):
    """Name the person at the keyboard, and begin the plan of a year."""

    TITLE = _("Pengisi dan rencana")
    HEADING = _("Siapa Anda, dan tahun mana yang diisi?")
    TEXT = _("Setiap perubahan dicatat atas nama pengisinya, dan dapat diurungkan.")

    def __init__(self, tasks: Tasks, today: date) -> None:
        super().__init__(tasks)
        years = [str(year) for year in range(today.year - 1, today.year + 2)]
        self._tahun = ChoiceInput([(year, year) for year in years])
        self._tahun.setMaximumWidth(theme.px(160))
        self._katalog = CheckInput("")
        self.add_row(
            (
                "nama",
                _("&Nama Anda"),
                TextInput(),
                _("Rekan lain dapat ditambahkan kelak di Pengaturan → Pegawai."),
            )
        )
        self.add_row(("katalog", _("&Ambil baris RANPK BPOM"), self._katalog))
        self.add_row(
            (
                "tahun",
                _("&Tahun rencana"),
                self._tahun,
                _("Targetnya diusulkan dari katalog dan masih dapat diubah."),
            )
        )
        self.set_values({"tahun": str(today.year), "katalog": "1"})
        self._katalog.toggled.connect(self.fields["tahun"].setEnabled)

    def set_katalog(self, tahun: int, jumlah: int) -> None:
        """Say which catalogue the plan would come from, and how many rows of it."""
        title = _("&Ambil {n} baris RANPK BPOM (katalog {tahun}) sebagai rencana")
        self._katalog.setText(title.format(n=jumlah, tahun=tahun))

    def check(self) -> None:
        """Raise CheckError where the name is missing."""
        self.require("nama", _("Nama Anda belum diisi."))

    def kantor_baru(self, unit: PilihanUnit, kepala: dict[str, str | None]) -> KantorBaru:
        """Return all that was typed in the wizard."""
        values = self.values()
        tahun = int(values["tahun"]) if values["katalog"] == "1" else None
        return KantorBaru(unit.acuan, kepala, values["nama"], tahun)
