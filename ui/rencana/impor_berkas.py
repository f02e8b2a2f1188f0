"""A workbook on its way into a plan: opened, its columns proposed or recalled, then read."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_rencana import Bacaan
from ranpk_desktop.domain.cocok_rencana import BarisImpor
from ranpk_desktop.imports import proses
from ranpk_desktop.imports.buku_kerja import BukuKerja, Lembar
from ranpk_desktop.imports.rencana import propose, read
from ranpk_desktop.imports.rencana.kisi import Kisi
from ranpk_desktop.imports.rencana.pemetaan import Pemetaan
from ranpk_desktop.services.impor_rencana import ImporRencanaService
from ui.core.tasks import Work


@dataclass(frozen=True)
class Terbuka:
    """Hold a sheet, its cells by place, and what its columns seem to hold."""

    lembar: Lembar
    usulan: Pemetaan

    @cached_property
    def kisi(self) -> Kisi:
        """Return the cells by row and column."""
        return Kisi(self.lembar)


@dataclass(frozen=True, slots=True)
class Berkas:
    """Hold a workbook that has been opened; `lembar` are its visible sheets that hold anything."""

    path: Path
    buku: BukuKerja
    lembar: tuple[Terbuka, ...]


@dataclass(frozen=True, slots=True)
class Tafsiran:
    """Hold what a workbook says; `pemetaan` are the mappings that people made for it."""

    bacaan: Bacaan
    pemetaan: tuple[Pemetaan, ...]
    baris: tuple[BarisImpor, ...] = ()


def open_berkas(path: Path, work: Work) -> Berkas:
    """Open a workbook in the child process, and propose what its columns hold (pool)."""
    buku = proses.run(
        "buku_kerja", path, cancelled=lambda: work.cancelled, report=lambda done: work.report(done)
    )
    shown = [lembar for lembar in buku.lembar if lembar.sel and not lembar.tersembunyi]
    opened = tuple(Terbuka(lembar, propose(lembar)) for lembar in shown)
    for terbuka in opened:
        terbuka.kisi  # noqa: B018  made here, where nobody waits for it
    return Berkas(path, buku, opened)


def interpret(berkas: Berkas, pemetaan: tuple[Pemetaan, ...], _work: Work) -> Tafsiran:
    """Read a workbook that has been opened, by these mappings and its headers (pool)."""
    return Tafsiran(read(berkas.buku, pemetaan), pemetaan)


def recall(service: ImporRencanaService, berkas: Berkas) -> tuple[Pemetaan, ...]:
    """Return the mappings that people made for such headers before (DB thread)."""
    found = []
    for terbuka in berkas.lembar:
        teks = service.recall(_sidik(terbuka.usulan))
        try:
            found += [terbuka.usulan.recall(Pemetaan.from_text(teks))] if teks else []
        except ValueError:
            continue  # written by a version that knew other columns
    return tuple(found)


def remember(service: ImporRencanaService, pemetaan: Pemetaan) -> None:
    """Remember a mapping for workbooks with the same headers (DB thread)."""
    service.remember(_sidik(pemetaan), pemetaan.to_text())


def _sidik(pemetaan: Pemetaan) -> str:
    return sha256(pemetaan.tanda.encode()).hexdigest()


def choose_berkas(parent: QWidget, folder: Path) -> Path | None:
    """Ask for a workbook, beginning in a folder; None where nobody chose."""
    chosen, _filter = QFileDialog.getOpenFileName(
        parent, _("Impor rencana dari buku kerja"), str(folder), _("Buku kerja Excel (*.xlsx)")
    )
    return Path(chosen) if chosen else None
