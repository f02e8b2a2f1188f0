"""What `posix` and `windows` have in common."""

import shutil
from pathlib import Path

NETWORK_FOLDER = "folder jaringan"

_SYNCHRONISED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "drive saya": "Google Drive",
    "icloud": "iCloud Drive",
    "nextcloud": "Nextcloud",
}
"""How a folder name begins (lower case) → the service that keeps such a folder on all computers."""


def synchroniser(path: Path) -> str | None:
    """Return the service that synchronises the folder, judged by the names on its path."""
    for part in path.parts:
        for beginning, service in _SYNCHRONISED.items():
            # "OneDrive - BPOM" and "Dropbox (Kantor)" count, "onedrive-lama" does not.
            rest = part.casefold().removeprefix(beginning)
            if rest != part.casefold() and (not rest or rest.startswith((" ", "drive"))):
                return service
    return None


def nearest_existing(path: Path) -> Path:
    """Return the path itself or the closest folder above it that exists, without symbolic links."""
    resolved = path.resolve()
    return next(place for place in (resolved, *resolved.parents) if place.exists())


def free_bytes(path: Path) -> int:
    """Return the bytes that this user can still write where `path` lies or will lie."""
    return shutil.disk_usage(nearest_existing(path)).free
