"""Section Kertas & tampilan: choices that take effect at once."""

from collections.abc import Callable

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.exports.cetak import KERTAS
from ranpk_desktop.services.pengaturan import SETTINGS
from ui.core import theme
from ui.core.form_page import FormPage
from ui.core.inputs import ChoiceInput
from ui.core.page import Context
from ui.core.theme import Mode
from ui.pengaturan.section import Section

_MODES = {
    Mode.SISTEM: _("Ikuti sistem"),
    Mode.TERANG: _("Terang"),
    Mode.GELAP: _("Gelap"),
}


class TampilanForm(FormPage):
    """Choose paper and colours; each choice is saved as it is made, and Ctrl+Z takes it back."""

    NAME = "tampilan"
    TITLE = _("Kertas & tampilan")

    def __init__(self, context: Context) -> None:
        super().__init__(context.tasks)
        self._services = context.services
        for button in (self.save_button, self.undo_button):
            button.hide()
        papers = [
            (name, _("{nama} – {lebar} × {tinggi} mm").format(nama=name, lebar=w, tinggi=h))
            for name, (w, h) in KERTAS.items()
        ]
        modes = [(name, _MODES[Mode(name)]) for name in SETTINGS["tampilan"].choices]
        for name, title, choices, hint in (
            (
                "kertas",
                _("&Kertas"),
                papers,
                _("Ukuran kertas dokumen yang dicetak atau diekspor."),
            ),
            (
                "tampilan",
                _("&Warna layar"),
                modes,
                _("“Ikuti sistem” memakai terang atau gelap menurut komputer ini."),
            ),
        ):
            choice = ChoiceInput(choices)
            choice.setMaximumWidth(theme.px(320))
            self.add_row((name, title, choice, hint))
            choice.edited.connect(self.submit)

    def load(self) -> None:
        """Show what is chosen."""
        self.tasks.run(lambda: self._services.pengaturan.load(), self._show)

    def _show(self, chosen: dict[str, str]) -> None:
        self.set_values({name: chosen[name] for name in self.fields})

    def submit(self) -> None:
        """Save, unless the same value was picked again."""
        if self.dirty:
            super().submit()

    def save(self) -> Callable[[], Changes]:
        """Return the command that saves what was picked."""
        picked = {n: value for n, value in self.values().items() if value != self._loaded[n]}

        def job() -> Changes:
            pengaturan = self._services.pengaturan
            return [pengaturan.save(name, value) for name, value in picked.items()][-1]

        return job


class TampilanSection(Section):
    """Paper and colours."""

    NAME = TampilanForm.NAME
    TITLE = TampilanForm.TITLE
    ICON = "printer"
    TEXT = _("Pilihan langsung berlaku begitu dipilih.")
    NOUNS = frozenset({"pengaturan"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form = TampilanForm(context)
        self.content.addWidget(self.form)

    def load(self) -> None:
        """Read the settings."""
        self.form.load()

    def forms(self) -> tuple[FormPage, ...]:
        """Return the form."""
        return (self.form,)
