"""The reasons written for warnings about a quarter, as its report shows them."""

from dataclasses import dataclass

from ranpk_desktop.domain.pohon import Isi, Pohon, Simpul


@dataclass(frozen=True, slots=True)
class AlasanTemuan:
    """Hold why a warning may stay; `butir` is None for one about the quarter as a whole."""

    kode: str
    butir: Simpul | None
    alasan: str


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
