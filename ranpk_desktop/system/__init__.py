"""What differs between operating systems, behind one interface.

`posix` serves Linux (and any other Unix), `windows` Windows; everything else is portable.
"""

import os
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from ranpk_desktop.system import posix, windows


class System(Protocol):
    """Do for one operating system what the standard library does not do for all alike."""

    def sync_folder(self, path: Path) -> None:
        """Make a rename inside the folder survive a power cut; OSError if that fails."""

    def is_shared_folder(self, path: Path) -> str | None:
        """Return why others may change what lies there ("OneDrive", "folder jaringan"), or None.

        A database there gets damaged: locks do not work across computers, and a synchroniser
        copies half-written files. `path` need not exist yet.
        """

    def open_with_desktop(self, path: Path | str) -> None:
        """Open a file, a folder or an address of the web (http, https) with the user's program.

        OSError if there is none.
        """

    def free_bytes(self, path: Path) -> int:
        """Return the bytes that this user can still write where `path` lies or will lie."""

    def confined(
        self, process: subprocess.Popen[bytes], memory_bytes: int
    ) -> AbstractContextManager[None]:
        """Refuse a child, while the block lasts, memory beyond its limit (and files, on Unix).

        To be entered before the child gets anything foreign.
        """

    def end_with_parent(self) -> None:
        """Let this process, a child, be ended by the system when its parent ends."""


_here: System = windows if os.name == "nt" else posix

sync_folder = _here.sync_folder
is_shared_folder = _here.is_shared_folder
open_with_desktop = _here.open_with_desktop
free_bytes = _here.free_bytes
confined = _here.confined
end_with_parent = _here.end_with_parent
