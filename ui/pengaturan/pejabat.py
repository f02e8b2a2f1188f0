"""Section Pejabat: who heads the office, from when to when, and in which capacity."""

from collections.abc import Callable
from datetime import date

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.nip import two_nips
from ranpk_desktop.domain.pejabat import full_title
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.errors import CheckError
from ui.core.column import Column
from ui.core.inputs import CheckInput, ChoiceInput, DateInput, TextInput
from ui.core.messages import InlineMessage
from ui.core.orang import SEBUTAN, add_nip, nip_value
from ui.core.page import Context
from ui.pengaturan.orang import PeopleSection, PersonForm, Row


def term(row: Row) -> str:
    """Return "1 Februari 2024 – sekarang" or the two days of a term, each kept on one line."""
    sampai = row["sampai"]
    return _("{mulai} – {sampai}").format(
        mulai=_one_line(row["mulai"]), sampai=_one_line(sampai) if sampai else _("sekarang")
    )


def _one_line(day: str) -> str:
    return format_tanggal(date.fromisoformat(day)).replace(" ", "\N{NO-BREAK SPACE}")


class PejabatForm(PersonForm):
    """Change the columns of one official."""

    NAME = "pejabat"
    TITLE = _("Pejabat")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._services = context.services
        self.add_row(("nama", _("Na&ma dan gelar"), TextInput()))
        self.nip_warning = add_nip(self, narrow=True)
        self.add_row(("sebutan", _("S&ebutan"), ChoiceInput(SEBUTAN)))
        self.add_row(("jabatan", _("J&abatan"), TextInput()))
        self.add_row(("mulai", _("Mu&lai menjabat"), DateInput()))
        still = CheckInput(_("Masih menjabat"))
        self.add_row(("masih", _("Masih menjabat"), still))
        self.add_row(("sampai", _("Sampai den&gan"), DateInput()))
        self.add_row(
            ("dasar", _("&Dasar"), TextInput(_("Nomor dan tanggal keputusan atau surat perintah")))
        )
        still.toggled.connect(lambda on: self.fields["sampai"].setVisible(not on))

    def to_values(self, row: Row) -> dict[str, str]:
        """Return the texts of the fields; a term without an end offers its first day as one."""
        known = {**row, "masih": "0" if row["sampai"] else "1"}
        known["sampai"] = row["sampai"] or row["mulai"]
        return super().to_values(known)

    def to_row(self) -> Row:
        """Return the row to be stored."""
        values: Row = self.values()
        if values.pop("masih") == "1":
            values["sampai"] = None
        return {**values, "id": self.row["id"], "nip": nip_value(values["nip"])}

    def check(self) -> None:
        """Refuse an empty name, and a term that ends before it begins."""
        row = self.to_row()
        if not row["nama"]:
            raise CheckError("nama", _("Nama pejabat belum diisi."))
        if not row["jabatan"]:
            raise CheckError("jabatan", _("Jabatan belum diisi."))
        if row["sampai"] and row["sampai"] < row["mulai"]:
            raise CheckError("sampai", _("Masa jabatan berakhir sebelum dimulai."))

    def save(self) -> Callable[[], Changes]:
        """Return the command that saves the official."""
        row = self.to_row()
        return lambda: self._services.kantor.save_pejabat(row)


class PejabatSection(PeopleSection):
    """All officials, those in office marked."""

    NAME = PejabatForm.NAME
    TITLE = PejabatForm.TITLE
    ICON = "user"
    TEXT = _(
        "Kepala dan penggantinya (Plt., Plh.) beserta masa jabatannya. Yang menjabat pada hari "
        "itulah yang mengunci triwulan dan tercetak pada laporan."
    )
    NOUNS = frozenset({"pejabat", "pegawai", "unit"})
    TABLE = "pejabat"
    ADD = _("Tamba&h pejabat")
    NEW = _("Pejabat baru")
    EMPTY = _("Belum ada pejabat. Tanpa kepala, triwulan tidak dapat dikunci.")

    def __init__(self, context: Context) -> None:
        self._today = date.max
        self._jabatan = ""
        self._doubts: tuple[str, ...] = ()
        self.doubt = InlineMessage()
        super().__init__(
            context,
            PejabatForm(context),
            (
                Column("nama", _("Nama"), lambda row: row["nama"], width=17, stretch=True),
                Column("jabatan", _("Jabatan"), full_title, width=18),
                Column("masa", _("Masa jabatan"), term, sort=lambda row: row["mulai"], width=17),
                Column("status", _("Status"), self._state, status=self._tone, width=12),
            ),
        )
        self.content.insertWidget(0, self.doubt)

    def read(self) -> list[Row]:
        """Return the officials, the newest term first."""
        kantor = self.services.kantor
        unit = kantor.require()
        self._today = in_zone(self.context.clock(), unit["zona"]).date()
        self._jabatan = _("Kepala {unit}").format(unit=unit["nama"])
        officials = kantor.pejabat()
        people = [(row["nama"], row["nip"]) for row in (*officials, *kantor.pegawai())]
        self._doubts = tuple(finding.pesan for finding in two_nips(people))
        return officials

    def show_people(self, rows: list[Row]) -> None:
        """Show the officials, and above them who seems to have two NIPs."""
        super().show_people(rows)
        self.doubt.tell("\n".join(self._doubts))

    def proposal(self) -> Row:
        """Propose a head from today on."""
        return {
            "nama": "",
            "nip": None,
            "jenis_nip": "NIP",
            "sebutan": "",
            "jabatan": self._jabatan,
            "mulai": self._today.isoformat(),
            "sampai": None,
            "dasar": "",
        }

    def _state(self, row: Row) -> str:
        today = self._today.isoformat()
        if row["mulai"] > today:
            return _("Belum mulai")
        return _("Selesai") if (row["sampai"] or today) < today else _("Menjabat")

    def _tone(self, row: Row) -> str | None:
        return "baik" if self._state(row) == _("Menjabat") else None
