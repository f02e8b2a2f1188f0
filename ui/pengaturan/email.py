"""Section Email: where packages go, and the server for those who let this program send them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.kiriman import HasilKirim, KonfigurasiSmtp, Pengaman
from ranpk_desktop.domain.surat import KIRIMAN_KANTOR
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services.email import FIELDS, parse
from ranpk_desktop.services.surat import UMUM
from ui.core.form_page import FormPage
from ui.core.inputs import CheckInput, ChoiceInput, TextInput
from ui.core.messages import InlineMessage
from ui.core.page import Context
from ui.core.tasks import Work
from ui.pengaturan.section import Section

_SECURE = (
    (Pengaman.STARTTLS, _("STARTTLS (biasanya port 587)")),
    (Pengaman.TLS, _("TLS (biasanya port 465)")),
)
Values = dict[str, str]


class EmailForm(FormPage):
    """Change addresses, attachments and the mail server; the password goes to the keyring only."""

    NAME = "email"
    TITLE = _("Email")

    def __init__(self, context: Context) -> None:
        super().__init__(context.tasks)
        self._services = context.services
        self._pengirim = context.pengirim
        self._add_addresses()
        self.add_section(
            _("Isi surat"),
            _("Dokumen yang sama sudah ada di dalam paket; di luarnya hanya supaya cepat dibaca."),
        )
        title = _("&Lampirkan juga PDF dan Excel di luar paket, selama muat")
        self.add_row(("lepas", title, CheckInput(title)))
        self._add_server()
        self.undo_button.clicked.connect(lambda _checked=False: self.load())

    def _add_addresses(self) -> None:
        self.add_section(
            _("Alamat tujuan"),
            _("Pisahkan beberapa alamat dengan koma. Yang dikosongkan memakai alamat umum."),
        )
        fields = [(UMUM, _("&Alamat umum"), TextInput(_("nama@pom.go.id")))]
        fields += [(str(it), it.label.capitalize(), TextInput()) for it in KIRIMAN_KANTOR]
        for two in zip(fields[::2], fields[1::2], strict=True):
            self.add_row(*two)

    def _add_server(self) -> None:
        self.add_section(
            _("Kirim langsung"),
            _(
                "Hanya bila paket hendak dikirim oleh aplikasi ini sendiri. Tanpa ini, kirim lewat "
                "webmail, program email, WhatsApp, atau flashdisk."
            ),
        )
        self.add_row(
            ("server", _("Server SMT&P"), TextInput(_("smtp.pom.go.id"))),
            ("pengirim", _("Alamat peng&irim"), TextInput(_("nama@pom.go.id"))),
        )
        secure = ChoiceInput([(str(value), title) for value, title in _SECURE])
        self.add_row(("pengaman", _("Pen&gaman"), secure), ("port", _("P&ort"), TextInput()))
        secure.edited.connect(self._suggest_port)
        self.add_row(
            (
                "pengguna",
                _("Nama p&engguna"),
                TextInput(_("kosong bila server tidak memintanya")),
            ),
            (
                "sandi",
                _("San&di"),
                TextInput(secret=True),
                _("Disimpan di brankas sandi komputer ini, tidak pernah di data kantor."),
            ),
        )
        self.check_button = QPushButton(_("U&ji sambungan"))
        self.check_button.clicked.connect(lambda _checked=False: self.try_line())
        row = QHBoxLayout()
        row.addWidget(self.check_button)
        row.addStretch(1)
        self._column.addLayout(row)
        self.answer = InlineMessage()  # where the button is: above the form nobody would see it
        self._column.addWidget(self.answer)

    # Reading ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Show what is stored, unless something else is being typed."""
        self.tasks.run(self._read, self._show)

    def _read(self) -> Values:
        surat = self._services.surat
        addresses = {str(nama): teks for nama, teks in surat.all_addresses().items()}
        lepas = "1" if surat.lampiran_lepas else "0"
        return addresses | self._services.email.fields() | {"lepas": lepas}

    def _show(self, stored: Values) -> None:
        if not self.dirty:
            self.set_values(stored)

    def _suggest_port(self) -> None:
        """Follow the way of encryption with the usual port, unless another was typed."""
        port = self.fields["port"].input
        if port.value() in {str(it.port) for it in Pengaman}:
            port.set_value(str(Pengaman(self.fields["pengaman"].input.value()).port))

    # Saving -----------------------------------------------------------------------------------

    def check(self) -> None:
        """Refuse a password without an account that it could belong to."""
        values = self.values()
        if values["sandi"] and not (values["server"] and values["pengguna"]):
            field = "server" if not values["server"] else "pengguna"
            raise CheckError(field, _("Isi juga server dan nama pengguna untuk sandi ini."))

    def save(self) -> Callable[[], Changes]:
        """Return the commands that store what differs; the password is not among it."""
        changed = {n: teks for n, teks in self.values().items() if teks != self._loaded[n]}
        server = {n: changed[n] for n in FIELDS if n in changed}
        addresses = {n: changed[n] for n in (UMUM, *map(str, KIRIMAN_KANTOR)) if n in changed}

        def job() -> Changes:
            made = [Changes(frozenset(), None, "")]
            if addresses:
                made.append(self._services.surat.save_addresses(addresses))
            if "lepas" in changed:
                made.append(self._services.surat.save_lampiran_lepas(changed["lepas"] == "1"))
            if server:
                made.append(self._services.email.save(server))
            return made[-1]

        return job

    def forget(self) -> str:
        """Clear the password from the field and from what the form remembers; returns it."""
        sandi = self.fields["sandi"].input.value()
        self.set_values({"sandi": ""})
        return sandi

    # Trying -----------------------------------------------------------------------------------

    def try_line(self) -> None:
        """Connect and log in with what stands in the fields, without sending anything."""
        values = self.values()
        try:
            self.check()
            if not values["server"]:
                raise CheckError("server", _("Server SMTP belum diisi."))
            konfigurasi = parse({nama: values[nama] for nama in FIELDS})
        except CheckError as error:
            self.show_error(error)
            return
        self.answer.hide()
        self.check_button.setEnabled(False)
        self.tasks.run_in_pool(
            partial(_try, konfigurasi, values["sandi"]),
            self._tell,
            self._not_tried,
            title=_("Menguji sambungan email"),
        )

    def _not_tried(self, error: KnownError) -> None:
        self.check_button.setEnabled(True)
        self.show_error(error)

    def _tell(self, hasil: HasilKirim | None) -> None:
        self.check_button.setEnabled(True)
        self.check_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if hasil is None:
            text = _("Sambungan dan sandi baik. Tidak ada surat yang dikirim.")
            self.answer.show_message(text, "baik")
        else:
            self.answer.show_message(hasil.jawaban, "buruk")


def _try(konfigurasi: KonfigurasiSmtp, sandi: str, work: Work) -> HasilKirim | None:
    """Connect and log in with the password typed, else with the one that is kept."""
    from ranpk_desktop.services import email, sandi_email

    if konfigurasi.butuh_sandi:
        sandi = sandi or sandi_email.load(konfigurasi) or ""
    return email.knock(konfigurasi, sandi, work.report)


class EmailSection(Section):
    """Where packages go, and how this program sends them itself."""

    NAME = EmailForm.NAME
    TITLE = EmailForm.TITLE
    ICON = "mail"
    TEXT = _("Alamat Pusat untuk setiap jenis paket, dan server untuk mengirim langsung.")
    NOUNS = frozenset({"pengaturan"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form = EmailForm(context)
        self.content.addWidget(self.form)
        self.form.saved.connect(self._saved)

    def load(self) -> None:
        """Read the settings."""
        self.form.load()

    def forms(self) -> tuple[FormPage, ...]:
        """Return the form."""
        return (self.form,)

    def _saved(self, _changes: Changes) -> None:
        """Hand a password that was typed to the keyring, and to the outbox for this session."""
        sandi = self.form.forget()
        self.message.hide()
        if not sandi:
            self.context.pengirim().wake()
            return
        services = self.services
        self.tasks.run(lambda: services.email.load(), partial(self._keep, sandi))

    def _keep(self, sandi: str, konfigurasi: KonfigurasiSmtp) -> None:
        from ranpk_desktop.services import sandi_email

        self.context.pengirim().set_sandi(konfigurasi, sandi)
        self.tasks.run_in_pool(
            lambda _work: sandi_email.save(konfigurasi, sandi),
            self._tell_kept,
            title=_("Menyimpan sandi"),
        )

    def _tell_kept(self, kept: bool) -> None:
        if kept:
            text = _("Sandi disimpan di brankas sandi komputer ini, tidak di data kantor.")
            self.message.show_message(text, "baik")
        else:
            text = _(
                "Komputer ini tidak mempunyai brankas sandi. Sandi dipakai sampai aplikasi "
                "ditutup, lalu ditanyakan lagi; tidak disimpan di mana pun."
            )
            self.message.show_message(text, "info")
