"""The interface of `ranpk_desktop.system` for Windows; the only place with Windows-only code.

Importable everywhere: what only Windows has is looked up inside the functions. Not run on Windows
so far: docs/uji-windows.md lists what a person must try.
"""

import ctypes
import os
from pathlib import Path

from ranpk_desktop.system.portable import NETWORK_FOLDER, synchroniser
from ranpk_desktop.system.portable import free_bytes as free_bytes

_DRIVE_REMOTE = 4
"""GetDriveTypeW: a network drive."""


def sync_folder(path: Path) -> None:
    """Do nothing: NTFS logs a rename itself, and users may not flush a folder."""


def is_shared_folder(path: Path) -> str | None:
    """Return why others may change what lies there, or None."""
    place = path.resolve()
    if place.drive.startswith("\\\\"):
        return NETWORK_FOLDER
    # Type checkers on other systems do not know `windll`.
    if vars(ctypes)["windll"].kernel32.GetDriveTypeW(place.anchor) == _DRIVE_REMOTE:
        return NETWORK_FOLDER
    return synchroniser(place)


def open_with_desktop(path: Path) -> None:
    """Open a file or folder with the program the user has for it; OSError if there is none."""
    vars(os)["startfile"](path)
