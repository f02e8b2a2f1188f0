"""Reference data that Pusat publishes: parameters, catalogue, register; defaults in resources/.

What the open office has applied is told once with `use`; without it, and before the first
REFERENSI, all comes from resources/. A thread that makes something of a rekaman says `as_of`, so
that old data keep the references that they were made with.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

from ranpk_desktop.domain import referensi
from ranpk_desktop.domain.capaian import Kriteria, load_kriteria
from ranpk_desktop.domain.libur import HariLibur
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.referensi import Bagian
from ranpk_desktop.domain.triwulan import Tenggat, load_tenggat
from ranpk_desktop.paths import resource

if TYPE_CHECKING:  # not read on the way to the first page
    from ranpk_desktop.domain.katalog import Katalog
    from ranpk_desktop.domain.parameter_aturan import ParameterAturan
    from ranpk_desktop.domain.parameter_skm import ParameterSkm
    from ranpk_desktop.domain.rekomendasi_skm import Rekomendasi
    from ranpk_desktop.domain.unit import RegisterUnit

Ts = TypeVarTuple("Ts")
T = TypeVar("T")
Sumber = str | None
"""The id of an applied REFERENSI, None for what the program brings."""

_BERKAS = {
    Bagian.KATALOG: ("katalog", "ranpk_2024.json"),
    Bagian.UNIT: ("unit", "unit.json"),
    Bagian.TEMPLAT: ("templates", "perjanjian_kinerja.json"),
}
"""Where resources/ has a part, if not below parameter/."""

_terpasang: Mapping[str, str] = {}
"""The text of every applied REFERENSI of the open office by its id, the one that holds first."""
_sejak: ContextVar[tuple[Sumber] | None] = ContextVar("sejak", default=None)


def use(applied: Mapping[str, str]) -> None:
    """Take over what the office that is now open has applied: JSON text by id, newest first."""
    global _terpasang
    _terpasang = dict(applied)


@contextmanager
def as_of(sumber: Sumber) -> Iterator[None]:
    """Let this thread read the references of a rekaman: those applied when it was made."""
    token = _sejak.set((sumber,))
    try:
        yield
    finally:
        _sejak.reset(token)


def _holding() -> Sumber:
    held = _sejak.get()
    return held[0] if held else next(iter(_terpasang), None)


def _per_sumber(load: Callable[[Sumber, *Ts], T]) -> Callable[[*Ts], T]:
    """Read once per REFERENSI; the result is that of the one that holds."""
    cached = cache(load)

    @wraps(load)
    def read(*args: *Ts) -> T:
        return cached(_holding(), *args)

    return read


@_per_sumber
def kriteria(sumber: Sumber, tahun: int) -> Kriteria:
    """Return the bands of capaian of a year."""
    return load_kriteria(_parsed(sumber, Bagian.KRITERIA), tahun)


@_per_sumber
def tenggat(sumber: Sumber) -> Tenggat:
    """Return the deadlines and the holidays that are known."""
    return load_tenggat(_parsed(sumber, Bagian.TENGGAT))


@_per_sumber
def libur(sumber: Sumber, tahun: int) -> tuple[HariLibur, ...]:
    """Return the days off of a year that Pusat has published, none where it has not."""
    published = _parsed(sumber, Bagian.TENGGAT)["libur"].get(str(tahun), ())
    return tuple(HariLibur(date.fromisoformat(row["tanggal"]), row["nama"]) for row in published)


@_per_sumber
def aturan(sumber: Sumber) -> "ParameterAturan":
    """Return the severities and thresholds of the checks."""
    from ranpk_desktop.domain.parameter_aturan import load_parameter_aturan

    return load_parameter_aturan(_parsed(sumber, Bagian.ATURAN))


@_per_sumber
def skm(sumber: Sumber, tahun: int) -> "ParameterSkm":
    """Return the weights, the mutu and the sample size of a survey year."""
    from ranpk_desktop.domain.parameter_skm import load_parameter_skm

    return load_parameter_skm(_parsed(sumber, Bagian.SKM), tahun)


@_per_sumber
def rekomendasi(sumber: Sumber, tahun: int | None) -> "tuple[Rekomendasi, ...]":
    """Return what Pusat asks to be followed up from the results of a survey year."""
    from ranpk_desktop.domain.rekomendasi_skm import load_rekomendasi

    return load_rekomendasi(_parsed(sumber, Bagian.REKOMENDASI), tahun)


@_per_sumber
def katalog(sumber: Sumber) -> "Katalog":
    """Return the newest RANPK catalogue that is here."""
    from ranpk_desktop.imports import katalog as reader

    return reader.load(_text(sumber, Bagian.KATALOG))


@_per_sumber
def register_unit(sumber: Sumber) -> "RegisterUnit":
    """Return the register of BPOM's units."""
    from ranpk_desktop.imports import unit as reader

    return reader.load(_text(sumber, Bagian.UNIT))


@_per_sumber
def templat_perjanjian(sumber: Sumber) -> Any:
    """Return the prescribed wording of a Perjanjian Kinerja, and how its number looks."""
    return _parsed(sumber, Bagian.TEMPLAT)


def alamat(jenis: JenisPaket) -> tuple[str, ...]:
    """Return the addresses to which packages of a jenis are mailed, as Pusat published them."""
    return _referensi(_holding()).alamat.get(jenis, ())


def builtin(bagian: Bagian) -> bytes:
    """Return the JSON file of a part that the program brings."""
    return resource(*_BERKAS.get(bagian, ("parameter", f"{bagian}.json"))).read_bytes()


def _parsed(sumber: Sumber, bagian: Bagian) -> Any:
    return json.loads(_text(sumber, bagian))


def _text(sumber: Sumber, bagian: Bagian) -> bytes:
    own = _referensi(sumber).acuan.get(bagian)
    return builtin(bagian) if own is None else own.encode()


@cache
def _referensi(sumber: Sumber) -> referensi.Referensi:
    return referensi.BAWAAN if sumber is None else referensi.read(json.loads(_terpasang[sumber]))
