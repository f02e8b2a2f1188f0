"""An official in the words of a pick-list."""

from collections.abc import Mapping
from typing import Any

from ranpk_desktop.domain.pejabat import full_title


def describe_pejabat(pejabat: Mapping[str, Any]) -> str:
    """Return name and title: "Contoh Pertama – Plh. Kepala Loka POM …"."""
    return f"{pejabat['nama']} – {full_title(pejabat)}"
