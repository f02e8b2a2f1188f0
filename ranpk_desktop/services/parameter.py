"""Reference data that Pusat publishes: parameters, catalogue, register; defaults in resources/."""

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from ranpk_desktop.domain.capaian import Kriteria, load_kriteria
from ranpk_desktop.domain.libur import HariLibur
from ranpk_desktop.domain.triwulan import Tenggat, load_tenggat
from ranpk_desktop.paths import resource

if TYPE_CHECKING:  # not read on the way to the first page
    from ranpk_desktop.domain.katalog import Katalog
    from ranpk_desktop.domain.parameter_aturan import ParameterAturan
    from ranpk_desktop.domain.parameter_skm import ParameterSkm
    from ranpk_desktop.domain.rekomendasi_skm import Rekomendasi
    from ranpk_desktop.domain.unit import RegisterUnit


@cache
def kriteria(tahun: int) -> Kriteria:
    """Return the bands of capaian of a year."""
    return load_kriteria(_parameter("kriteria"), tahun)


@cache
def tenggat() -> Tenggat:
    """Return the deadlines and the holidays that are known."""
    return load_tenggat(_parameter("tenggat"))


def libur(tahun: int) -> tuple[HariLibur, ...]:
    """Return the days off of a year that Pusat has published, none where it has not."""
    published = _parameter("tenggat")["libur"].get(str(tahun), ())
    return tuple(HariLibur(date.fromisoformat(row["tanggal"]), row["nama"]) for row in published)


@cache
def aturan() -> "ParameterAturan":
    """Return the severities and thresholds of the checks."""
    from ranpk_desktop.domain.parameter_aturan import load_parameter_aturan

    return load_parameter_aturan(_parameter("aturan"))


@cache
def skm(tahun: int) -> "ParameterSkm":
    """Return the weights, the mutu and the sample size of a survey year."""
    from ranpk_desktop.domain.parameter_skm import load_parameter_skm

    return load_parameter_skm(_parameter("skm"), tahun)


@cache
def rekomendasi(tahun: int | None) -> "tuple[Rekomendasi, ...]":
    """Return what Pusat asks to be followed up from the results of a survey year."""
    from ranpk_desktop.domain.rekomendasi_skm import load_rekomendasi

    return load_rekomendasi(_parameter("rekomendasi"), tahun)


@cache
def katalog() -> "Katalog":
    """Return the newest RANPK catalogue that is here."""
    from ranpk_desktop.imports import katalog as reader

    return reader.load(resource("katalog", "ranpk_2024.json").read_bytes())


@cache
def register_unit() -> "RegisterUnit":
    """Return the register of BPOM's units."""
    from ranpk_desktop.imports import unit as reader

    return reader.load(resource("unit", "unit.json").read_bytes())


@cache
def templat_perjanjian() -> Any:
    """Return the prescribed wording of a Perjanjian Kinerja, and how its number looks."""
    path = resource("templates", "perjanjian_kinerja.json")
    return json.loads(path.read_text(encoding="utf-8"))


def _parameter(nama: str) -> Any:
    return json.loads(resource("parameter", f"{nama}.json").read_text(encoding="utf-8"))
