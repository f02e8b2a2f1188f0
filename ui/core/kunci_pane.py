"""Panes that lock something in the name of an official, and that open it again with a reason."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from ranpk_desktop.bahasa import _
from ui.core.action_pane import ActionPane
from ui.core.inputs import CheckInput, ChoiceInput, Field, TextInput
from ui.core.page import Context
from ui.core.pejabat import describe_pejabat


class PejabatPane(ActionPane):
    """Ask which pejabat acts."""

    def __init__(self, context: Context, primary: str, pejabat: str) -> None:
        super().__init__(primary)
        self._context = context
        self.pejabat = ChoiceInput()
        self.add_field("pejabat", Field(pejabat, self.pejabat))

    def offer(self, pejabat: Sequence[dict[str, Any]]) -> None:
        """Offer rows of pejabat to choose from."""
        self.pejabat.set_choices([(row["id"], describe_pejabat(row)) for row in pejabat])

    def tell_nobody(self, words: str) -> None:
        """Say that nobody is in office, and lead to where that is mended."""
        fill = partial(self._context.open_page, "pengaturan", bagian="pejabat")
        ways = ((_("Isi pejabat"), fill),)
        self.message.show_message(words, "peringatan", ways, closable=False)


class AnywayPane(PejabatPane):
    """Ask as well for a tick where something is not as it should be.

    The button waits for the tick, so that Enter alone never locks.
    """

    def __init__(self, context: Context, primary: str, pejabat: str, anyway: str) -> None:
        super().__init__(context, primary, pejabat)
        self.anyway = CheckInput(anyway)
        self.anyway.edited.connect(self.enable)
        self.add_check(self.anyway)

    def enable(self) -> None:
        """Let the button be pressed once the tick is set."""
        self.primary.setEnabled(self.anyway.isChecked())


class LockPane(AnywayPane):
    """Ask who locks; what would be locked although it is missing asks for the tick."""

    def __init__(self, context: Context, primary: str, pejabat: str) -> None:
        super().__init__(context, primary, pejabat, _("Kunci &walaupun belum lengkap"))

    def ask_who(self, pejabat: Sequence[dict[str, Any]], missing: str, nobody: str) -> None:
        """Open the pane; `nobody` is said where there is no pejabat to choose from."""
        self.anyway.set_value("0")
        self.anyway.setVisible(bool(missing and pejabat))
        self.offer(pejabat)
        self.pejabat.setCurrentIndex(0)
        self.open_pane()
        self.primary.setEnabled(not missing and bool(pejabat))
        if missing:
            self.message.show_message(missing, "peringatan", closable=False)
        if not pejabat:
            self.tell_nobody(nobody)


class ReasonPane(ActionPane):
    """Ask why what is locked or fixed has to be changed; `words` say what becomes of it."""

    def __init__(
        self, context: Context, primary: str, words: str, alasan: str, contoh: str
    ) -> None:
        super().__init__(primary)
        self._context = context
        self._open: Callable[[str], object] = lambda _alasan: None
        self.words.setText(words)
        self.alasan = TextInput(contoh)
        self.add_field("alasan", Field(alasan, self.alasan))

    def ask_why(self, title: str, open_it: Callable[[str], object]) -> None:
        """Open the pane; `open_it(reason)` opens the lock, on the DB thread."""
        self._open = open_it
        self.title.setText(title)
        self.alasan.set_value("")
        self.open_pane()

    def submit(self) -> None:
        """Open the lock."""
        self.finish(self._context.tasks, partial(self._open, self.alasan.value()))


def unsaved_sentence(n: int) -> str:
    """Return what to know of values that were refused and would not be locked, "" for none."""
    if not n:
        return ""
    return _("{n} isian berwarna merah belum tersimpan dan tidak ikut dikunci.").format(n=n)
