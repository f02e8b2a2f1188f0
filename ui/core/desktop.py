"""Hand a file, a folder or an address over to the desktop, and say so where there is none."""

from pathlib import Path

from ranpk_desktop import system
from ranpk_desktop.bahasa import _
from ui.core.page import Context


def open_path(context: Context, path: Path | str) -> None:
    """Open a file, a folder or an address of the web with the user's program for it."""
    try:
        system.open_with_desktop(path)
    except OSError:
        text = _("Tidak ada program untuk membuka {path}.").format(path=path)
        context.show_message(text, "peringatan")
