"""The chain of packages: what a package that comes is to the one that is held.

Pusat asks this of every package, the office of its own: a pure function of what is signed in them.
"""

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import BERTANDA, PaketTerbuka


class KelasPaket(StrEnum):
    """What a package is to the one of the same jenis, unit and period that is held."""

    PERTAMA = "PERTAMA"
    IDENTIK = "IDENTIK"
    REVISI = "REVISI"
    SUDAH_DIGANTIKAN = "SUDAH_DIGANTIKAN"
    LONCAT = "LONCAT"
    DUA_REVISI_BERBEDA = "DUA_REVISI_BERBEDA"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            KelasPaket.PERTAMA: _("pertama"),
            KelasPaket.IDENTIK: _("identik"),
            KelasPaket.REVISI: _("revisi"),
            KelasPaket.SUDAH_DIGANTIKAN: _("sudah digantikan"),
            KelasPaket.LONCAT: _("loncat"),
            KelasPaket.DUA_REVISI_BERBEDA: _("dua revisi berbeda"),
        }[self]


@dataclass(frozen=True, slots=True)
class Mata:
    """Hold what the chain needs of a package (of part 1): who it is, and what it replaces.

    Two packages say the same where `sidik_isi`, `nihil` and `bertanda` (the digests of documents
    that somebody signed by hand or elsewhere) are the same.
    """

    manifes: str
    menggantikan: str | None
    sidik_isi: str
    nihil: str | None = None
    bertanda: frozenset[str] = frozenset()

    @classmethod
    def of(cls, paket: PaketTerbuka) -> "Mata":
        """Return what the chain needs of a package that was opened."""
        from hashlib import sha256

        return cls(
            manifes=paket.manifes,
            menggantikan=paket.data["menggantikan"],
            sidik_isi=paket.sidik_isi,
            nihil=paket.data.get("nihil"),
            bertanda=frozenset(
                sha256(entri.isi).hexdigest()
                for entri in paket.objek
                if entri.nama.startswith(BERTANDA)
            ),
        )

    def says_the_same(self, other: "Mata") -> bool:
        """Tell whether two packages have the same content."""
        own = (self.sidik_isi, self.nihil, self.bertanda)
        return own == (other.sidik_isi, other.nihil, other.bertanda)


def classify(baru: Mata, dipegang: Mata | None, digantikan: Container[str] = ()) -> KelasPaket:
    """Return what a package is to the one held of the same jenis, unit and period.

    `digantikan` are the manifests of packages of that period that the one held has superseded. An
    unknown forerunner is a gap, which a full snapshot bears; a known one that is superseded, or
    none at all, means that two lines went on from one point: a person decides.
    """
    if dipegang is None:
        return KelasPaket.PERTAMA if baru.menggantikan is None else KelasPaket.LONCAT
    if baru.manifes == dipegang.manifes or baru.says_the_same(dipegang):
        return KelasPaket.IDENTIK
    if baru.manifes in digantikan:
        return KelasPaket.SUDAH_DIGANTIKAN
    if baru.menggantikan == dipegang.manifes:
        return KelasPaket.REVISI
    if baru.menggantikan is not None and baru.menggantikan not in digantikan:
        return KelasPaket.LONCAT
    return KelasPaket.DUA_REVISI_BERBEDA
