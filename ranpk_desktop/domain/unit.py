"""BPOM's units: an identifier of our own each, with the names and classes it had over time."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any


class JenisUnit(StrEnum):
    """The class of a unit; PUSAT is a unit of head office, the others are UPT."""

    BALAI_BESAR = "BALAI_BESAR"
    BALAI = "BALAI"
    LOKA = "LOKA"
    PUSAT = "PUSAT"


@dataclass(frozen=True, slots=True)
class Masa:
    """Say how a unit was named and classed from one day to another, both days included.

    `berlaku_dari` None reaches back before the register, `berlaku_sampai` None means "still".
    """

    nama: str
    jenis: JenisUnit
    berlaku_dari: date | None
    berlaku_sampai: date | None

    def holds(self, tanggal: date) -> bool:
        """Tell whether the name and class were in force on a day."""
        return (self.berlaku_dari is None or self.berlaku_dari <= tanggal) and (
            self.berlaku_sampai is None or tanggal <= self.berlaku_sampai
        )


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold one unit; `id` outlives its names, `masa` is in the order of time, `kota` is today's."""

    id: str
    zona: str
    kota: str
    alias: tuple[str, ...]
    masa: tuple[Masa, ...]

    def on(self, tanggal: date) -> Masa | None:
        """Return the name and class in force on a day; None before the unit was formed."""
        return next((masa for masa in self.masa if masa.holds(tanggal)), None)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the unit had or is called by."""
        return (*(masa.nama for masa in self.masa), *self.alias)


@dataclass(frozen=True)
class RegisterUnit:
    """Hold all units with the sources that the register was made from."""

    sumber: str
    unit: tuple[Unit, ...]

    def get(self, unit_id: str) -> Unit | None:
        """Return the unit of that identifier."""
        return next((unit for unit in self.unit if unit.id == unit_id), None)

    def find(self, nama: str) -> Unit | None:
        """Return the unit that documents mean by a name; None for none, or for more than one.

        A spelling of its name or alias counts first, then its place alone ("BBPOM Denpasar",
        "Loka POM di Kab. Ende"), because classes change and are often written wrongly.
        """
        for key, units in self._by_name:
            found = units.get(key(nama), ())
            if len(found) == 1:
                return found[0]
        return None

    def as_dict(self) -> dict[str, Any]:
        """Return the object that `ranpk unit` prints: one row per name and class."""
        return {
            "unit": [
                {
                    "id": unit.id,
                    "nama": masa.nama,
                    "jenis": masa.jenis.value,
                    "berlaku_dari": masa.berlaku_dari and masa.berlaku_dari.isoformat(),
                    "berlaku_sampai": masa.berlaku_sampai and masa.berlaku_sampai.isoformat(),
                    "zona": unit.zona,
                }
                for unit in self.unit
                for masa in unit.masa
            ]
        }

    @cached_property
    def _by_name(self) -> tuple[tuple[Callable[[str], str], dict[str, list[Unit]]], ...]:
        """Return the units by what their names come down to: one file names many."""
        tables = []
        for key in (_letters, _place):
            units: dict[str, list[Unit]] = {}
            for unit in self.unit:
                for kata in {key(nama) for nama in unit.names} - {""}:
                    units.setdefault(kata, []).append(unit)
            tables.append((key, units))
        return tuple(tables)


_CLASS = re.compile(
    r"^(?:balai besar pom|balai pom|loka pom|loka|bbpom|bpom)\s*"
    r"(?:di\b)?\s*(?:(?:kota|kabupaten|kab)\b)?"
)


def _spelling(nama: str) -> str:
    words = " ".join(nama.casefold().split()).replace("pengawas obat dan makanan", "pom")
    return re.sub(r"^dit\b", "direktorat", words)


def _letters(nama: str) -> str:
    """Drop what spellings differ in: case, spaces, commas, the asterisk behind a name."""
    return "".join(letter for letter in _spelling(nama) if letter.isalnum())


def _place(nama: str) -> str:
    return _letters(_CLASS.sub("", _spelling(nama)))
