"""Lampiran 2: every action of the units, in the two layouts that S2 has (domain.md §4).

The layout of 2021 sorts actions by numbered rekomendasi, that of 2022 by jenis layanan.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.ratl import Ratl, StatusRatl
from ranpk_desktop.domain.unsur import plain

_NOMOR = re.compile(r"^\s*[0-9]{1,2}\s*[.)]\s+")
"""The number that some write before a service: "2. Layanan pengujian"."""


class BentukLampiran(StrEnum):
    """The layout of a survey year, by the year in which it was first used."""

    REKOMENDASI = "2021"
    LAYANAN = "2022"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            BentukLampiran.REKOMENDASI: _("per rekomendasi (bentuk 2021)"),
            BentukLampiran.LAYANAN: _("per jenis layanan (bentuk 2022)"),
        }[self]


@dataclass(frozen=True, slots=True)
class Bagian:
    """Hold the actions of one rekomendasi or of one service of a unit."""

    no_rekomendasi: str
    rekomendasi: str
    jenis_layanan: str
    aksi: tuple[Ratl, ...]


@dataclass(frozen=True, slots=True)
class UnitLampiran2:
    """Hold the actions of one unit; `nomor` counts units."""

    nomor: int
    nama: str
    bagian: tuple[Bagian, ...]


@dataclass(frozen=True, slots=True)
class Lampiran2:
    """Hold the matrix of one survey year; `per` is the day on which the statuses are told."""

    tahun: int
    bentuk: BentukLampiran
    per: date
    unit: tuple[UnitLampiran2, ...]


def choose_bentuk(rows: Iterable[Ratl], rekomendasi: int) -> BentukLampiran:
    """Return the layout in which rows of one survey year lose nothing.

    Where they have both number and service, a year with several `rekomendasi` sorts by them.
    """
    rows = list(rows)
    numbered = any(it.no_rekomendasi for it in rows)
    served = any(it.jenis_layanan for it in rows)
    if numbered != served:
        return BentukLampiran.REKOMENDASI if numbered else BentukLampiran.LAYANAN
    return BentukLampiran.REKOMENDASI if rekomendasi > 1 else BentukLampiran.LAYANAN


def count_rekomendasi(rows: Iterable[Ratl], bentuk: BentukLampiran) -> int:
    """Return how many rekomendasi a unit has in one survey year (domain.md §4).

    Different numbers in the layout that has them, else different services; rows that lack the one
    are counted by the other.
    """
    rows = list(rows)
    numbers = {it.no_rekomendasi.strip() for it in rows} - {""}
    services = {kunci_layanan(it) for it in rows} - {""}
    by_number = bentuk is BentukLampiran.REKOMENDASI
    return len((numbers or services) if by_number else (services or numbers))


def kunci_layanan(ratl: Ratl) -> str:
    """Return what tells services apart: the words of the name, without a number before them."""
    return plain(_NOMOR.sub("", ratl.jenis_layanan))


def per_unit(rows: Iterable[Ratl]) -> dict[str, list[Ratl]]:
    """Return the rows of each unit, by `kunci_unit`, in the order in which units come first."""
    units: dict[str, list[Ratl]] = {}
    for it in rows:
        units.setdefault(it.kunci_unit, []).append(it)
    return units


def status_per(ratl: Ratl, hari: date) -> StatusRatl:
    """Return the status on a day: what was closed later was still being worked on."""
    closed_later = not ratl.terbuka and not ratl.selesai_per(hari)
    return StatusRatl.PROSES if closed_later else ratl.status


def arrange(rows: Iterable[Ratl], bentuk: BentukLampiran) -> tuple[UnitLampiran2, ...]:
    """Return the rows of one survey year as units and their parts.

    Parts stand in the order in which they come first, but those without a label before the others:
    a cell that says nothing would read as one in which the label above goes on.
    """
    return tuple(
        UnitLampiran2(nomor, own[0].unit, _parts(own, bentuk))
        for nomor, own in enumerate(per_unit(rows).values(), 1)
    )


def _parts(rows: Sequence[Ratl], bentuk: BentukLampiran) -> tuple[Bagian, ...]:
    parts: dict[tuple[str, str, str], list[Ratl]] = {}
    for it in rows:
        if bentuk is BentukLampiran.REKOMENDASI:
            key = (it.no_rekomendasi.strip(), it.rekomendasi.strip(), "")
        else:
            key = ("", "", it.jenis_layanan.strip())
        parts.setdefault(key, []).append(it)
    ordered = sorted(parts.items(), key=lambda part: [bool(label) for label in part[0]])
    return tuple(Bagian(*key, tuple(own)) for key, own in ordered)
