"""The documents of a plan: of a fixed one from its rekaman, else as a draft."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Any

from db.connection import Store
from db.repositories import rekaman as rekaman_repository
from db.repositories import rencana as rencana_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.laporan import in_office
from ranpk_desktop.domain.pohon import Isi, Pohon, RencanaTahunan
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.exports.cetak import Cetak, NamaKertas
from ranpk_desktop.services import dokumen
from ranpk_desktop.services.rekaman import PERIODE_RENCANA, RENCANA

Naskah = tuple[RencanaTahunan, Cetak]
"""What a document is made of; rendering it needs no database and may happen anywhere."""


class Bentuk(StrEnum):
    """Name the documents of a plan."""

    RENCANA_AKSI = "rencana-aksi"
    IKU = "iku"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {Bentuk.RENCANA_AKSI: _("Rencana Aksi"), Bentuk.IKU: _("Rencana Aksi IKU")}[self]

    @property
    def file_stem(self) -> str:
        """Return the beginning of its file name."""
        return {Bentuk.RENCANA_AKSI: "rencana-aksi", Bentuk.IKU: "rencana-aksi-iku"}[self]


class RencanaAksiService:
    """Gather what the documents of a plan show."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self, tahun: int, kertas: NamaKertas, revisi: int | None = None) -> Naskah:
        """Return a plan: the revision asked for, else the one that is fixed, else the live rows.

        Raises KnownError where there is no such revision.
        """
        if revisi is not None:
            rekaman = self._revision(tahun, revisi)
            return self._of_rekaman(rekaman, kertas)
        kunci = rekaman_repository.lock(self._store, tahun, TAHUNAN)
        if kunci:
            rekaman = rekaman_repository.rekaman(self._store, kunci["rekaman_id"])
            return self._of_rekaman(rekaman, kertas)
        isi = rencana_repository.isi(self._store, tahun, Triwulan.IV)
        pejabat = in_office(isi["pejabat"], self._store.moment().date())
        versi = (RENCANA, tahun, PERIODE_RENCANA)
        cetak = dokumen.of_draft(self._store, versi, pejabat, kertas)
        return read(isi, tahun, pejabat), cetak

    def _revision(self, tahun: int, revisi: int) -> dict[str, Any]:
        found = rekaman_repository.revision(self._store, RENCANA, tahun, PERIODE_RENCANA, revisi)
        if found is None:
            raise KnownError(
                "REVISI_TIDAK_ADA",
                _("Rencana {tahun} tidak mempunyai revisi ke-{revisi}.").format(
                    tahun=tahun, revisi=revisi
                ),
                _("Sebutkan revisi yang sudah ditetapkan; 0 adalah versi awal."),
            )
        return found

    def _of_rekaman(self, rekaman: dict[str, Any], kertas: NamaKertas) -> Naskah:
        """Return a fixed plan, signed by who fixed it; the same rekaman gives the same document."""
        isi = json.loads(rekaman["isi"])
        kunci = rekaman_repository.lock_of(self._store, rekaman["id"])
        pelepas = next(
            (row for row in isi["pejabat"] if kunci and row["id"] == kunci["pejabat_id"]), None
        )
        cetak = dokumen.of_version(rekaman, pelepas, kertas)
        in_charge = pelepas or in_office(isi["pejabat"], cetak.dibuat_pada.date())
        return read(isi, rekaman["tahun"], in_charge), cetak


def read(isi: Isi, tahun: int, pejabat: dict[str, Any] | None) -> RencanaTahunan:
    """Return the plan that rows describe."""
    return RencanaTahunan(isi["unit"][0], tahun, Pohon.read(isi), pejabat)


def render(naskah: Naskah, bentuk: Bentuk, ending: str) -> bytes:
    """Return a document as a "pdf" or as an "xlsx"."""
    if bentuk is Bentuk.IKU:
        from ranpk_desktop.exports import rencana_aksi_iku_pdf, rencana_aksi_iku_xlsx

        modules = {"pdf": rencana_aksi_iku_pdf.render, "xlsx": rencana_aksi_iku_xlsx.render}
    else:
        from ranpk_desktop.exports import rencana_aksi_pdf, rencana_aksi_xlsx

        modules = {"pdf": rencana_aksi_pdf.render, "xlsx": rencana_aksi_xlsx.render}
    return modules[ending](*naskah)


def write(naskah: Naskah, bentuk: Bentuk, folder: Path) -> list[Path]:
    """Write a document's PDF and workbook into a folder; returns their paths."""
    nama = file_name(naskah, bentuk)
    files = {f"{nama}.{ending}": render(naskah, bentuk, ending) for ending in ("pdf", "xlsx")}
    return dokumen.write(files, folder)


def file_name(naskah: Naskah, bentuk: Bentuk) -> str:
    """Return a document's file name without ending."""
    return f"{bentuk.file_stem}-{naskah[0].tahun}"
