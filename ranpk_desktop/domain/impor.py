"""What an import would do, in the words that every import shares (domain.md §7)."""

from dataclasses import dataclass
from enum import StrEnum

from ranpk_desktop.bahasa import _


class StatusImpor(StrEnum):
    """What an import would do with a row of ours, or make of one of the file."""

    BARU = "BARU"
    BERUBAH = "BERUBAH"
    SAMA = "SAMA"
    HILANG = "HILANG"

    @property
    def label(self) -> str:
        """Return the word on screens."""
        return {
            StatusImpor.BARU: _("Baru"),
            StatusImpor.BERUBAH: _("Berubah"),
            StatusImpor.SAMA: _("Sama"),
            StatusImpor.HILANG: _("Hilang dari berkas"),
        }[self]

    @property
    def word(self) -> str:
        """Return the label where room is small."""
        return _("Hilang") if self is StatusImpor.HILANG else self.label


DITAWARKAN = (StatusImpor.BARU, StatusImpor.BERUBAH)
"""What can be taken over; the rest is only shown."""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """Name one column that a workbook would change, as screens do, with what both show."""

    kolom: str
    judul: str
    lama: str
    baru: str
