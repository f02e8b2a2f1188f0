"""The four steps from a locked content to a sent package, as the panes show them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from ranpk_desktop.bahasa import _
from ui.core.guard import guarded
from ui.core.pane import Pane
from ui.core.steps import Steps, steps_to

ISI, PERIKSA, TANDA_TANGANI, KIRIM = range(4)
_TITLES = (_("Isi"), _("Periksa"), _("Tanda tangani"), _("Kirim"))


def course(present: int) -> Steps:
    """Return the line of steps with one of them at hand."""
    return steps_to(_TITLES, present)


class StepPane(Pane):
    """A step that Enter takes further: the button that has the keyboard, else `submit`."""

    def submit(self) -> None:
        """Go on to the next step."""
        raise NotImplementedError

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter; close with Esc."""
        here = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(here, QPushButton):
            here.click()
        else:
            self.submit()
