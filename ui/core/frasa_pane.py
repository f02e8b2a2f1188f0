"""A pane that needs the passphrase of the office's key, which is kept nowhere."""

from PySide6.QtGui import QShowEvent

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import CheckError, KnownError
from ui.core.action_pane import ActionPane
from ui.core.guard import guarded
from ui.core.inputs import CheckInput, Field, TextInput


class FrasaPane(ActionPane):
    """Ask for the passphrase: it leaves its field when the work begins or the pane closes."""

    def __init__(self, primary: str, title: str = _("&Frasa sandi"), hint: str = "") -> None:
        super().__init__(primary)
        self.frasa = TextInput(secret=True)
        self.add_field("frasa", Field(title, self.frasa, hint))
        self.reveal = CheckInput(_("Ta&mpilkan frasa"))
        self.reveal.edited.connect(self._reveal)
        self.add_button(self.reveal)

    def secrets(self) -> list[TextInput]:
        """Return the fields that hold a passphrase."""
        return [
            field.input
            for field in self.fields.values()
            if isinstance(field.input, TextInput) and field.input.secret
        ]

    def take_frasa(self) -> str:
        """Return the passphrase and forget it; raises CheckError where none was typed."""
        frasa = self.frasa.text()
        if not frasa:
            raise CheckError("frasa", _("Frasa sandi belum diisi."))
        self.forget()
        return frasa

    def forget(self) -> None:
        """Empty the fields, and hide again what is typed."""
        for field in self.secrets():
            field.clear()
        self.reveal.set_value("0")
        self._reveal()

    def close_pane(self) -> None:
        """Forget the passphrase, and hide."""
        self.forget()
        super().close_pane()

    def show_error(self, error: KnownError) -> None:
        """Put a wrong passphrase at its field, everything else above."""
        if error.kode == "FRASA_SALAH":
            error = CheckError("frasa", error.pesan, error.tindakan)
        super().show_error(error)

    def look_again(self) -> None:
        """Read anew whether there is a key: it is a file, so no Changes tell of it."""

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:
        """Look again when the page comes back: the key may have been made elsewhere meanwhile."""
        super().showEvent(event)
        if self.asking:
            self.look_again()

    def _reveal(self) -> None:
        shown = self.reveal.value() == "1"
        for field in self.secrets():
            field.setEchoMode(TextInput.EchoMode.Normal if shown else TextInput.EchoMode.Password)
