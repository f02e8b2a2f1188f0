"""The reasons written for warnings about a quarter, as its report shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.pohon import Isi, Pohon, Simpul

Kunci = tuple[str, str | None]
"""What a reason is written for: the code of a rule, and the butir; None for the whole quarter."""


@dataclass(frozen=True, slots=True)
class AlasanTemuan:
    """Hold why a warning may stay; `butir` is None for one about the quarter as a whole."""

    kode: str
    butir: Simpul | None
    alasan: str

    @property
    def kunci(self) -> Kunci:
        """Return what the reason is kept by."""
        return self.kode, self.butir.id if self.butir else None


def kunci_of(temuan: Finding) -> Kunci:
    """Return what a reason for a finding of a quarter is kept by."""
    butir_id = temuan.tempat["butir_id"]
    return temuan.kode, str(butir_id) if butir_id else None


def in_use(temuan: Iterable[Finding]) -> set[Kunci]:
    """Return what the reasons are kept by whose warning is still there: others say nothing."""
    return {kunci_of(it) for it in temuan if it.alasan}


def rows(isi: Isi, pohon: Pohon) -> tuple[AlasanTemuan, ...]:
    """Return the written reasons: those about the quarter first, then in the order of the plan."""
    places = {simpul.id: at for at, simpul in enumerate(pohon.simpul)}
    found = [
        row
        for row in isi.get("alasan_temuan", ())
        if row["alasan"] and (row["butir_id"] is None or row["butir_id"] in places)
    ]
    found.sort(key=lambda row: (places.get(row["butir_id"], -1), row["kode"]))
    return tuple(
        AlasanTemuan(row["kode"], pohon.by_id.get(row["butir_id"]), row["alasan"]) for row in found
    )
