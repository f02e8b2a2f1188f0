"""The password of the mail account, for this session or in the keyring of the system."""

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.kiriman import KonfigurasiSmtp
from ui.core.action_pane import ActionPane
from ui.core.inputs import CheckInput, Field, TextInput
from ui.core.page import Context
from ui.core.tasks import Work


class SandiPane(ActionPane):
    """Ask for the password that the outbox waits for; it is never stored by us."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Pa&kai sandi"))
        self._context = context
        self.title.setText(_("Sandi email"))
        self.sandi = TextInput(secret=True)
        self.add_field("sandi", Field(_("&Sandi"), self.sandi))
        self.keep = CheckInput(_("Simpan di brank&as sandi komputer ini"))
        self.add_check(self.keep)

    def ask(self, akun: str) -> None:
        """Open the pane for an account."""
        text = _(
            "Server email meminta sandi {akun}. Sandi dipakai selama aplikasi ini terbuka, atau "
            "disimpan di brankas sandi komputer ini; tidak pernah di data kantor."
        )
        self.words.setText(text.format(akun=akun))
        self.sandi.clear()
        self.keep.set_value("0")
        self.open_pane()

    def submit(self) -> None:
        """Hand the password to the outbox."""
        sandi = self.sandi.text()
        if not sandi:
            self.fields["sandi"].set_error(_("Sandi belum diisi."))
            self.fields["sandi"].focus()
            return
        keep, office = self.keep.isChecked(), self._context.services

        def use(konfigurasi: KonfigurasiSmtp) -> None:
            self._context.pengirim().set_sandi(konfigurasi, sandi)
            if keep:
                self._keep(konfigurasi, sandi)

        self._context.tasks.run(lambda: office.email.load(), use, self.show_error)
        self.close_pane()

    def _keep(self, konfigurasi: KonfigurasiSmtp, sandi: str) -> None:
        def job(_work: Work) -> bool:
            from ranpk_desktop.services import sandi_email

            return sandi_email.save(konfigurasi, sandi)

        self._context.tasks.run_in_pool(job, self._kept, title=_("Menyimpan sandi"))

    def _kept(self, kept: bool) -> None:
        if not kept:
            text = _("Komputer ini tidak punya brankas sandi; sandi dipakai untuk sekarang saja.")
            self._context.show_message(text, "info")

    def close_pane(self) -> None:
        """Forget what was typed, and hide."""
        self.sandi.clear()
        super().close_pane()
