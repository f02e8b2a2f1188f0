"""The interface of `ranpk_desktop.system` for Windows; the only place with Windows-only code.

Importable everywhere: what only Windows has is looked up inside the functions. Not run on Windows
so far: docs/uji-windows.md lists what a person must try.
"""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ranpk_desktop.system.portable import NETWORK_FOLDER, synchroniser
from ranpk_desktop.system.portable import free_bytes as free_bytes

_DRIVE_REMOTE = 4
"""GetDriveTypeW: a network drive."""

_EXTENDED_LIMITS = 9
"""SetInformationJobObject: JobObjectExtendedLimitInformation."""

_LIMIT_JOB_MEMORY, _LIMIT_NO_CRASH_DIALOG, _LIMIT_KILL_ON_CLOSE = 0x200, 0x400, 0x2000


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


def open_with_desktop(path: Path | str) -> None:
    """Open a file, a folder or an address of the web with the user's program for it."""
    vars(os)["startfile"](path)


@contextmanager
def confined(process: subprocess.Popen[bytes], memory_bytes: int) -> Iterator[None]:
    """Refuse a child memory beyond its limit; closing the job, also by dying, ends the child."""
    kernel32 = vars(ctypes)["windll"].kernel32
    kernel32.CreateJobObjectW.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel32.CreateJobObjectW(None, None))
    try:
        limits = _extended_limits(memory_bytes)
        child = ctypes.c_void_p(int(vars(process)["_handle"]))
        # Both return 0 for a failure.
        if not (
            kernel32.SetInformationJobObject(
                job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            and kernel32.AssignProcessToJobObject(job, child)
        ):
            raise OSError("the child cannot be confined")
        yield
    finally:
        kernel32.CloseHandle(job)


def end_with_parent() -> None:
    """Do nothing: the job that the parent holds ends its child (see `confined`)."""


def _extended_limits(memory_bytes: int) -> ctypes.Structure:
    """Return the JOBOBJECT_EXTENDED_LIMIT_INFORMATION of a child."""

    class Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", ctypes.c_uint32),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", ctypes.c_uint32),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", ctypes.c_uint32),
            ("SchedulingClass", ctypes.c_uint32),
        )

    class Extended(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    basic = Basic(LimitFlags=_LIMIT_JOB_MEMORY | _LIMIT_NO_CRASH_DIALOG | _LIMIT_KILL_ON_CLOSE)
    return Extended(BasicLimitInformation=basic, JobMemoryLimit=memory_bytes)
