"""Read a RANPK catalogue: the one that the program brings, or the next year's from Pusat."""

from decimal import Decimal
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.katalog import Aksi, BarisKatalog, Katalog, TargetKatalog
from ranpk_desktop.imports import referensi


def load(isi: bytes) -> Katalog:
    """Return the catalogue in the bytes of a file; raises KnownError for any other content."""
    nama = _("katalog RANPK")
    data = referensi.read(isi, "katalog-1", nama)
    seen = set()
    for index, row in enumerate(data["baris"]):
        if row["kode"] in seen:
            referensi.refuse(nama, ("baris", index, "kode"))
        seen.add(row["kode"])
        for level in ("pilar", "sektor"):
            if row[level] is not None and str(row[level]) not in data["judul"]:
                referensi.refuse(nama, ("baris", index, level))
    return Katalog(
        sumber=data["sumber"],
        tahun=data["tahun"],
        baris=tuple(_row(row, data["judul"]) for row in data["baris"]),
    )


def _row(row: dict[str, Any], judul: dict[str, str]) -> BarisKatalog:
    target, nilai = row["target"], row["target"]["nilai"]
    fields = row | {
        "judul_pilar": judul[str(row["pilar"])],
        "judul_sektor": "" if row["sektor"] is None else judul[row["sektor"]],
        "target": TargetKatalog(
            teks=target["teks"],
            operator=target["operator"],
            nilai=None if nilai is None else Decimal(nilai),
        ),
        "penanggung_jawab": tuple(row["penanggung_jawab"]),
        "aksi": tuple(Aksi(**aksi) for aksi in row["aksi"]),
    }
    return BarisKatalog(**fields)
