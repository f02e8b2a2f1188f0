"""The four steps from a locked content to a sent package, as the panes show them."""

from ranpk_desktop.bahasa import _
from ui.core.steps import Steps, steps_to

ISI, PERIKSA, TANDA_TANGANI, KIRIM = range(4)
_TITLES = (_("Isi"), _("Periksa"), _("Tanda tangani"), _("Kirim"))


def course(present: int) -> Steps:
    """Return the line of steps with one of them at hand."""
    return steps_to(_TITLES, present)
