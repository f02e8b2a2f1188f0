"""The interface of `ranpk_desktop.system` for Linux and other Unix systems."""

import ctypes
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ranpk_desktop.system.portable import NETWORK_FOLDER, nearest_existing, synchroniser
from ranpk_desktop.system.portable import free_bytes as free_bytes

_MOUNTS = Path("/proc/self/mounts")
_NETWORK = re.compile(r"nfs|cifs|smb|9p$|afs|ceph|gluster|davfs|fuse\.(sshfs|rclone|gvfsd|davfs)")
"""How the file system types begin whose files lie on another computer (9p: also those of WSL)."""

_PR_SET_PDEATHSIG = 1


def sync_folder(path: Path) -> None:
    """Make a rename inside the folder survive a power cut; OSError if that fails."""
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def is_shared_folder(path: Path) -> str | None:
    """Return why others may change what lies there, or None."""
    place = nearest_existing(path)
    if _NETWORK.match(_filesystem(place)):
        return NETWORK_FOLDER
    return synchroniser(path.resolve())


def open_with_desktop(path: Path | str) -> None:
    """Open a file, a folder or an address of the web with the user's program for it."""
    viewer = subprocess.Popen(
        ["xdg-open", path],
        env=_outer_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Without a desktop xdg-open becomes the viewer itself and ends only with it.
    threading.Thread(target=viewer.wait, daemon=True).start()


@contextmanager
def confined(process: subprocess.Popen[bytes], memory_bytes: int) -> Iterator[None]:
    """Refuse a child memory beyond its limit, files to write, and a core dump of what it read."""
    if sys.platform == "linux":
        import resource

        limits = {
            resource.RLIMIT_AS: memory_bytes,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
        }
        with suppress(ProcessLookupError):  # it has ended already
            for limit, most in limits.items():
                resource.prlimit(process.pid, limit, (most, most))
    yield


def end_with_parent() -> None:
    """Let this process, a child, be ended by the system when its parent ends.

    For Linux the parent is the thread that started it: it has to wait for its child.
    """
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL):
            raise OSError(ctypes.get_errno(), "prctl")


def _filesystem(place: Path) -> str:
    """Return the file system type of the mount that holds an existing path; "" if unknown."""
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    types = {}
    for line in lines:
        _device, folder, kind, *_rest = line.split(" ")
        # The kernel writes a blank in a folder's name as \040; a later mount hides an earlier one.
        types[re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), folder)] = kind
    return next((types[str(at)] for at in (place, *place.parents) if str(at) in types), "")


def _outer_environment() -> dict[str, str]:
    """Return the environment as it was outside the bundle, whose libraries others must not load."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        environment.pop("LD_LIBRARY_PATH", None)
        if "LD_LIBRARY_PATH_ORIG" in environment:
            environment["LD_LIBRARY_PATH"] = environment.pop("LD_LIBRARY_PATH_ORIG")
    return environment
