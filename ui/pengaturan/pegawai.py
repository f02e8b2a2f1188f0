"""Section Pegawai: the people who fill in, in whose names changes are recorded."""

from collections.abc import Callable

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import CheckError
from ui.core.column import Column
from ui.core.inputs import CheckInput, TextInput
from ui.core.orang import add_nip, nip_value
from ui.core.page import Context
from ui.pengaturan.orang import PeopleSection, PersonForm, Row


class PegawaiForm(PersonForm):
    """Change the columns of one member of staff."""

    NAME = "pegawai"
    TITLE = _("Pegawai")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._services = context.services
        self.add_row(("nama", _("Na&ma"), TextInput()))
        self.nip_warning = add_nip(self, narrow=True)
        self.add_row(("jabatan", _("J&abatan"), TextInput()))
        active = CheckInput(_("Akti&f"))
        hint = _("Pegawai aktif dapat dipilih sebagai Pengisi di kiri bawah jendela.")
        self.add_row(("aktif", _("Aktif"), active, hint))

    def to_row(self) -> Row:
        """Return the row to be stored."""
        values = self.values()
        return {
            **values,
            "id": self.row["id"],
            "nip": nip_value(values["nip"]),
            "aktif": int(values["aktif"]),
        }

    def check(self) -> None:
        """Refuse an empty name."""
        if not self.fields["nama"].input.value():
            raise CheckError("nama", _("Nama pegawai belum diisi."))

    def save(self) -> Callable[[], Changes]:
        """Return the command that saves the member of staff."""
        row = self.to_row()
        return lambda: self._services.kantor.save_pegawai(row)


class PegawaiSection(PeopleSection):
    """All staff, by name."""

    NAME = PegawaiForm.NAME
    TITLE = PegawaiForm.TITLE
    ICON = "users"
    TEXT = _("Mereka yang mengisi data. Setiap perubahan dicatat atas nama pengisinya.")
    NOUNS = frozenset({"pegawai"})
    TABLE = "pegawai"
    ADD = _("Tamba&h pegawai")
    NEW = _("Pegawai baru")
    EMPTY = _("Belum ada pegawai. Tambahkan yang akan mengisi data.")

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            PegawaiForm(context),
            (
                Column("nama", _("Nama"), lambda row: row["nama"], width=17, stretch=True),
                Column("nip", _("NIP"), lambda row: row["nip"] or "", width=18),
                Column("jabatan", _("Jabatan"), lambda row: row["jabatan"], width=14),
                Column("aktif", _("Status"), _state, status=_tone, width=13),
            ),
        )

    def read(self) -> list[Row]:
        """Return the staff by name."""
        return self.services.kantor.pegawai()

    def proposal(self) -> Row:
        """Propose an active member of staff."""
        return {"nama": "", "nip": None, "jenis_nip": "NIP", "jabatan": "", "aktif": 1}


def _state(row: Row) -> str:
    return _("Aktif") if row["aktif"] else _("Tidak aktif")


def _tone(row: Row) -> str | None:
    return "baik" if row["aktif"] else None
