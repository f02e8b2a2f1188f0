"""A workbook on its way into a plan: opened, its columns proposed or recalled, then read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from db.connection import Store
from db.repositories import pemetaan as repository
from ranpk_desktop.domain.bacaan_rencana import Bacaan
from ranpk_desktop.imports import Report, proses
from ranpk_desktop.imports.buku_kerja import BukuKerja, Lembar
from ranpk_desktop.imports.kisi import Kisi
from ranpk_desktop.imports.rencana import propose, read
from ranpk_desktop.imports.rencana.pemetaan import Pemetaan


@dataclass(frozen=True)
class Terbuka:
    """Hold a sheet, and what the columns of its first table seem to hold."""

    lembar: Lembar
    usulan: Pemetaan

    @cached_property
    def kisi(self) -> Kisi:
        """Return the cells by row and column."""
        return Kisi(self.lembar)


@dataclass(frozen=True, slots=True)
class Berkas:
    """Hold a workbook that has been opened; `lembar` are its visible sheets that hold anything."""

    nama: str
    buku: BukuKerja
    lembar: tuple[Terbuka, ...]


@dataclass(frozen=True, slots=True)
class Tafsiran:
    """Hold what a workbook says; `pemetaan` are the mappings that people made for it."""

    bacaan: Bacaan
    pemetaan: tuple[Pemetaan, ...]


def open_berkas(
    path: Path,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
    propose: Callable[[Lembar], Pemetaan] = propose,
) -> Berkas:
    """Open a workbook in the child process, and propose what its columns hold (pool).

    `propose` knows one kind of workbook, by default plans. Raises the KnownErrors of `proses.run`.
    """
    buku = proses.run("buku_kerja", path, cancelled=cancelled, report=report)
    shown = [lembar for lembar in buku.lembar if lembar.sel and not lembar.tersembunyi]
    opened = tuple(Terbuka(lembar, propose(lembar)) for lembar in shown)
    for terbuka in opened:
        _made_now = terbuka.kisi  # here, where nobody waits for it
    return Berkas(path.name, buku, opened)


def interpret(berkas: Berkas, pemetaan: tuple[Pemetaan, ...]) -> Tafsiran:
    """Read a workbook that has been opened, by these mappings and else by its headers (pool)."""
    return Tafsiran(read(berkas.buku, pemetaan), pemetaan)


class PemetaanService:
    """Remember how people mapped the columns of a layout."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def recall(self, berkas: Berkas) -> tuple[Pemetaan, ...]:
        """Return the mappings that people made for such headers before."""
        found = []
        for terbuka in berkas.lembar:
            teks = repository.isi(self._store, _sidik(terbuka.usulan))
            try:
                found += [terbuka.usulan.recall(Pemetaan.from_text(teks))] if teks else []
            except ValueError:
                continue  # written by a version that knew other columns
        return tuple(found)

    def remember(self, pemetaan: Pemetaan) -> None:
        """Remember a mapping for its headers; this is no command and cannot be undone."""
        repository.save(self._store, _sidik(pemetaan), pemetaan.to_text())


def _sidik(pemetaan: Pemetaan) -> str:
    return sha256(pemetaan.tanda.encode()).hexdigest()
