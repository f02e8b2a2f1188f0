"""The quarter report as documents: of a locked quarter from its rekaman, else as a draft."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.connection import Store
from db.repositories import rekaman as rekaman_repository
from db.repositories import rencana as rencana_repository
from ranpk_desktop.domain.laporan import LaporanTriwulan, compose, in_office
from ranpk_desktop.domain.laporan_alasan import in_use
from ranpk_desktop.domain.pohon import Isi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports.cetak import Cetak, NamaKertas
from ranpk_desktop.services import dokumen
from ranpk_desktop.services.parameter import as_of, kriteria

if TYPE_CHECKING:  # which needs this module itself
    from ranpk_desktop.services.periksa import PeriksaService

Naskah = tuple[LaporanTriwulan, Cetak]
"""What a document is made of; rendering it needs no database and may happen anywhere."""


class LaporanService:
    """Gather what the quarter report shows."""

    def __init__(self, store: Store, periksa: "PeriksaService") -> None:
        self._store = store
        self._periksa = periksa

    def load(self, tahun: int, triwulan: Triwulan, kertas: NamaKertas) -> Naskah:
        """Return the report of a quarter: of its rekaman when locked, else of the live rows."""
        locked = self.locked(tahun, triwulan)
        if locked:
            return of_rekaman(*locked, kertas)
        isi, cetak = self.draft(tahun, triwulan, kertas)
        laporan = read(isi, tahun, triwulan)
        used = in_use(self._periksa.check(isi, laporan))
        return replace(
            laporan, alasan=tuple(it for it in laporan.alasan if it.kunci in used)
        ), cetak

    def locked(
        self, tahun: int, triwulan: Triwulan
    ) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Return the rekaman of a quarter and its lock, None while it is open."""
        kunci = rekaman_repository.lock(self._store, tahun, triwulan)
        return (
            (rekaman_repository.rekaman(self._store, kunci["rekaman_id"]), kunci) if kunci else None
        )

    def draft(self, tahun: int, triwulan: Triwulan, kertas: NamaKertas) -> tuple[Isi, Cetak]:
        """Return what the documents of an open quarter are composed of, and how it is printed."""
        isi = rencana_repository.isi(self._store, tahun, triwulan)
        pejabat = in_office(isi["pejabat"], triwulan.last_day(tahun))
        versi = ("LAPORAN_TRIWULAN", tahun, triwulan.periode)
        cetak = dokumen.of_draft(self._store, versi, pejabat, kertas)
        opened = rekaman_repository.last_unlock(self._store, tahun, triwulan)
        return isi, replace(cetak, alasan=opened["alasan_buka"]) if opened else cetak


def read(isi: Isi, tahun: int, triwulan: Triwulan) -> LaporanTriwulan:
    """Compose the report of a quarter with the parameters of its year."""
    chosen = kriteria(tahun)
    return compose(isi, tahun, triwulan, chosen.bands, paling_tinggi=chosen.paling_tinggi)


def of_rekaman(rekaman: dict[str, Any], kunci: dict[str, Any], kertas: NamaKertas) -> Naskah:
    """Return the report of a locked quarter; the same rekaman always gives the same document."""
    isi, cetak = isi_of_rekaman(rekaman, kunci, kertas)
    with as_of(rekaman["referensi_id"]):
        return read(isi, rekaman["tahun"], Triwulan.from_periode(rekaman["periode"])), cetak


def isi_of_rekaman(
    rekaman: dict[str, Any], kunci: dict[str, Any], kertas: NamaKertas
) -> tuple[Isi, Cetak]:
    """Return what a rekaman holds, and how it is printed in the name of who locked it."""
    isi: Isi = json.loads(rekaman["isi"])
    pelepas = next(row for row in isi["pejabat"] if row["id"] == kunci["pejabat_id"])
    return isi, dokumen.of_version(rekaman, pelepas, kertas)


def render(naskah: Naskah, ending: str) -> bytes:
    """Return the report as a "pdf" or as an "xlsx"."""
    if ending == "pdf":
        from ranpk_desktop.exports import laporan_triwulan_pdf

        return laporan_triwulan_pdf.render(*naskah)
    from ranpk_desktop.exports import laporan_triwulan_xlsx

    return laporan_triwulan_xlsx.render(*naskah)


def render_all(naskah: Naskah) -> dict[str, bytes]:
    """Return the report in every form, by file name; the PDF first, as the main document."""
    laporan, _cetak = naskah
    nama = file_name(laporan.tahun, laporan.triwulan)
    return {f"{nama}.{ending}": render(naskah, ending) for ending in ("pdf", "xlsx")}


def write(naskah: Naskah, folder: Path) -> list[Path]:
    """Write the report's workbook and PDF into a folder; returns their paths."""
    return dokumen.write(render_all(naskah), folder)


def file_name(tahun: int, triwulan: Triwulan) -> str:
    """Return the report's file name without ending."""
    return f"laporan-{triwulan.periode}-{tahun}"
