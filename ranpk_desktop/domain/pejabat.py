"""An official as documents and screens name one."""

from collections.abc import Mapping
from typing import Any


def full_title(pejabat: Mapping[str, Any]) -> str:
    """Return the title of a row of `pejabat`, with its Plt. or Plh. in front (domain.md §2)."""
    return " ".join(filter(None, (pejabat["sebutan"], pejabat["jabatan"])))
