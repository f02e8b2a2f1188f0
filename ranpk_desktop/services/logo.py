"""The logo of a letterhead, from a picture that somebody chose."""

import hashlib
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ranpk_desktop.imports import proses


@dataclass(frozen=True, slots=True)
class Logo:
    """Hold a logo: a small PNG in base64, and the SHA-256 of that PNG in hex."""

    png: str
    sidik: str


def read(sumber: Path | bytes, cancelled: Callable[[], bool] = lambda: False) -> Logo:
    """Return the picture as a logo; needs no database and may happen in the pool.

    Raises KnownError for what is no PNG or JPEG, and for one that is too large.
    """
    png: bytes = proses.run("logo", sumber, cancelled=cancelled)
    return Logo(b64encode(png).decode("ascii"), hashlib.sha256(png).hexdigest())
