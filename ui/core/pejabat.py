"""An official in the words of a pick-list."""

from collections.abc import Mapping
from typing import Any


def describe_pejabat(pejabat: Mapping[str, Any]) -> str:
    """Return name and title: "Contoh Pertama – Plh. Kepala Loka POM …"."""
    jabatan = " ".join(filter(None, (pejabat["sebutan"], pejabat["jabatan"])))
    return f"{pejabat['nama']} – {jabatan}"
