"""Section Kantor: the office's own data, as they stand at the head of every document."""

import re
from collections.abc import Callable
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import CheckError
from ui.core import theme
from ui.core.form_page import FormPage
from ui.core.inputs import ChoiceInput, TextInput
from ui.core.page import Context
from ui.pengaturan.section import Section

ZONA = (
    ("WIB", _("WIB (Indonesia Barat)")),
    ("WITA", _("WITA (Indonesia Tengah)")),
    ("WIT", _("WIT (Indonesia Timur)")),
)


class KantorForm(FormPage):
    """Change the columns of `unit`."""

    NAME = "kantor"
    TITLE = _("Kantor")

    def __init__(self, context: Context) -> None:
        super().__init__(context.tasks)
        self._services = context.services
        self.add_row(
            (
                "nama",
                _("Na&ma unit"),
                TextInput(),
                _("Tercetak pada kop dokumen dan ada di dalam paket."),
            )
        )
        self.add_row(("alamat", _("&Alamat"), TextInput(_("Jalan, nomor, kelurahan, kode pos"))))
        self.add_row(
            ("kota", _("&Kota"), TextInput(), _("Tempat penandatanganan dokumen.")),
            ("zona", _("&Zona waktu"), ChoiceInput(ZONA), _("Jam tenggat dan jam pada dokumen.")),
        )
        self.add_row(
            ("telepon", _("Te&lepon"), TextInput()),
            ("surel", _("Sur&el"), TextInput(_("nama@pom.go.id"))),
        )
        kode = TextInput()
        kode.setMaximumWidth(theme.px(240))
        self.add_row(("kode", _("Ko&de surat"), kode, _("Singkatan unit pada nomor surat.")))
        self.undo_button.clicked.connect(lambda _checked=False: self.load())

    def load(self) -> None:
        """Show the office's row, unless something else is being typed."""
        self.tasks.run(lambda: self._services.kantor.require(), self._show)

    def _show(self, unit: dict[str, Any]) -> None:
        if not self.dirty:
            self.set_values({name: unit[name] for name in self.fields})

    def check(self) -> None:
        """Refuse an empty name and an address that no mail program accepts."""
        values = self.values()
        if not values["nama"]:
            raise CheckError("nama", _("Nama unit belum diisi."))
        if values["surel"] and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", values["surel"]):
            raise CheckError(
                "surel",
                _("Alamat surel ini tidak lengkap."),
                _("Tulis seperti nama@pom.go.id, atau kosongkan."),
            )

    def save(self) -> Callable[[], Changes]:
        """Return the command that changes the office's row."""
        values = self.values()
        return lambda: self._services.kantor.save_unit(values)


class KantorSection(Section):
    """The form of the office."""

    NAME = KantorForm.NAME
    TITLE = KantorForm.TITLE
    ICON = "building-2"
    TEXT = _("Data ini tercetak pada laporan dan disertakan dalam setiap paket.")
    NOUNS = frozenset({"unit"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form = KantorForm(context)
        self.content.addWidget(self.form)

    def load(self) -> None:
        """Read the office."""
        self.form.load()

    def forms(self) -> tuple[FormPage, ...]:
        """Return the form."""
        return (self.form,)
