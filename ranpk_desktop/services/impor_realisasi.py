"""Realisasi from any workbook: its columns mapped, its rows matched by name, taken over at once."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from db.connection import Store
from db.repositories import pemetaan as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_realisasi import BarisBaca
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.cocok_realisasi import (
    DITAWARKAN,
    BarisImporRealisasi,
    compare,
    match,
)
from ranpk_desktop.domain.laporan import BarisIndikator
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.domain.unsur import plain
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import Report
from ranpk_desktop.imports import realisasi as imports
from ranpk_desktop.imports.rencana.pemetaan import Pemetaan
from ranpk_desktop.services.berkas_rencana import Berkas, open_berkas
from ranpk_desktop.services.realisasi import RealisasiService, Sel, check

_NAMA_DIKENAL = sha256(b"nama indikator dalam berkas realisasi").hexdigest()
"""Where `pemetaan` keeps the names that people have confirmed."""
_DIINGAT_MAKS = 2000


@dataclass(frozen=True, slots=True)
class PratinjauRealisasi:
    """Hold what a file would do with a quarter, and what it was compared with."""

    tahun: int
    triwulan: Triwulan
    indikator: tuple[BarisIndikator, ...]
    baris: tuple[BarisImporRealisasi, ...]


def open_realisasi(
    path: Path,
    triwulan: Triwulan,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> Berkas:
    """Open a workbook in the child process, and propose what its columns hold (pool).

    Raises the KnownErrors of `proses.run`.
    """
    return open_berkas(
        path, cancelled, report, propose=lambda lembar: imports.propose(lembar, triwulan)
    )


def interpret(berkas: Berkas, pemetaan: Pemetaan) -> tuple[BarisBaca, ...]:
    """Read the sheet of a mapping (pool)."""
    found = (it.kisi for it in berkas.lembar if it.lembar.nama == pemetaan.lembar)
    return tuple(row for kisi in found for row in imports.read(kisi, pemetaan))


class ImporRealisasiService:
    """Take from workbooks what a person accepts; names that were confirmed are remembered."""

    def __init__(self, store: Store, realisasi: RealisasiService) -> None:
        self._store, self._realisasi = store, realisasi

    def preview(
        self,
        tahun: int,
        triwulan: Triwulan,
        baris: Sequence[BarisBaca],
        pasangan: Mapping[str, str | None],
    ) -> PratinjauRealisasi:
        """Compare rows with a quarter; `pasangan` are the butir_id that a person chose by place."""
        indikator = self._realisasi.report(tahun, triwulan)[0].baris
        by_id = {it.butir_id: it for it in indikator}
        free = [row for row in baris if row.sel not in pasangan]
        others = [it for it in indikator if it.butir_id not in pasangan.values()]
        found = match(free, others, self._known())
        chosen = {sel: (by_id.get(butir or ""), False) for sel, butir in pasangan.items()}
        rows = []
        for row in baris:
            it, tebakan = {**found, **chosen}[row.sel]
            rows.append(compare(row, it, tebakan=tebakan, check=_check))
        return PratinjauRealisasi(tahun, triwulan, indikator, tuple(rows))

    def apply(self, berkas: str, pratinjau: PratinjauRealisasi, kunci: Collection[str]) -> Changes:
        """Write the rows named by `kunci` as one command named after the file.

        Raises KnownError where the quarter has changed since it was compared, LockedError for a
        locked one; then nothing is written.
        """
        tahun, triwulan = pratinjau.tahun, pratinjau.triwulan
        if self._realisasi.report(tahun, triwulan)[0].baris != pratinjau.indikator:
            raise KnownError(
                "REALISASI_BERUBAH",
                _("Realisasi berubah sejak berkas ini dibandingkan."),
                _("Buka berkasnya sekali lagi."),
            )
        taken = [it for it in pratinjau.baris if it.kunci in kunci and it.status in DITAWARKAN]
        cells = [
            Sel(it.indikator.butir_id, change.kolom, change.baru)
            for it in taken
            if it.indikator
            for change in it.perubahan
        ]
        judul = _("Impor realisasi {triwulan} {tahun} dari {berkas}").format(
            triwulan=triwulan.label, tahun=tahun, berkas=clean_line(berkas)
        )
        changes = self._realisasi.paste(triwulan, cells, judul)
        self._remember(taken)
        return changes

    def _known(self) -> dict[str, str]:
        teks = repository.isi(self._store, _NAMA_DIKENAL)
        return dict(json.loads(teks)) if teks else {}

    def _remember(self, baris: Sequence[BarisImporRealisasi]) -> None:
        """Remember the names of rows taken over that differ from those of the plan."""
        names = {plain(it.baca.nama): plain(it.indikator.uraian) for it in baris if it.indikator}
        new = {name: ours for name, ours in names.items() if name != ours}
        if new:
            kept = {**self._known(), **new}
            newest = dict(list(kept.items())[-_DIINGAT_MAKS:])
            repository.save(self._store, _NAMA_DIKENAL, json.dumps(newest, ensure_ascii=False))


def _check(kolom: str, teks: str, indikator: BarisIndikator) -> None:
    numbers = (indikator.target.nilai, indikator.target_tahunan.nilai, indikator.sebelumnya)
    sebaris: list[Decimal] = [n for n in numbers if n is not None]
    check(kolom, teks, indikator.satuan, sebaris)
