"""Read the register of units: the one that the program brings, or a newer one from Pusat."""

from datetime import date
from itertools import pairwise
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.unit import JenisUnit, Masa, RegisterUnit, Unit
from ranpk_desktop.imports import referensi


def load(isi: bytes) -> RegisterUnit:
    """Return the register in the bytes of a file; raises KnownError for any other content."""
    nama = _("daftar unit")
    data = referensi.read(isi, "unit-1", nama)
    units = tuple(_unit(unit) for unit in data["unit"])
    seen = set()
    for index, unit in enumerate(units):
        if unit.id in seen:
            referensi.refuse(nama, ("unit", index, "id"))
        seen.add(unit.id)
        if not _in_order(unit.masa):
            referensi.refuse(nama, ("unit", index, "masa"))
    return RegisterUnit(sumber=data["sumber"], unit=units)


def _unit(unit: dict[str, Any]) -> Unit:
    return Unit(
        id=unit["id"],
        zona=unit["zona"],
        kota=unit["kota"],
        alias=tuple(unit["alias"]),
        masa=tuple(
            Masa(
                nama=masa["nama"],
                jenis=JenisUnit(masa["jenis"]),
                berlaku_dari=_date(masa["berlaku_dari"]),
                berlaku_sampai=_date(masa["berlaku_sampai"]),
            )
            for masa in unit["masa"]
        ),
    )


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _in_order(masa: tuple[Masa, ...]) -> bool:
    """Tell whether each period ends before the next begins, and none before its own beginning."""
    return all(
        (one.berlaku_dari or date.min) <= (one.berlaku_sampai or date.max) for one in masa
    ) and all(
        (one.berlaku_sampai or date.max) < (next_one.berlaku_dari or date.min)
        for one, next_one in pairwise(masa)
    )
