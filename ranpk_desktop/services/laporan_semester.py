"""The half-yearly report of RANPK as documents: made of the quarter that ends the half-year."""

from pathlib import Path
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.laporan_keluaran import SEMESTER
from ranpk_desktop.domain.laporan_semester import LaporanSemester, compose
from ranpk_desktop.domain.pohon import Isi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.exports.cetak import Cetak, NamaKertas
from ranpk_desktop.services import dokumen, laporan
from ranpk_desktop.services.parameter import as_of, katalog

Naskah = tuple[LaporanSemester, Cetak]
"""What a document is made of; rendering it needs no database and may happen anywhere."""


class LaporanSemesterService:
    """Gather what the half-yearly report shows."""

    def __init__(self, of_quarter: laporan.LaporanService) -> None:
        self._laporan = of_quarter

    def load(self, tahun: int, triwulan: Triwulan, kertas: NamaKertas) -> Naskah:
        """Return the report of the half-year that a quarter ends: of its rekaman when locked.

        Raises KnownError for a quarter that ends none.
        """
        if triwulan not in SEMESTER:
            raise KnownError(
                "BUKAN_AKHIR_SEMESTER",
                _("{tw} bukan akhir semester.").format(tw=triwulan.label),
                _("Laporan RANPK semester dibuat dari TW II atau TW IV."),
            )
        locked = self._laporan.locked(tahun, triwulan)
        if locked:
            return of_rekaman(*locked, kertas)
        isi, cetak = self._laporan.draft(tahun, triwulan, kertas)
        return read(isi, tahun, triwulan), cetak


def of_rekaman(rekaman: dict[str, Any], kunci: dict[str, Any], kertas: NamaKertas) -> Naskah:
    """Return the report of a locked quarter; the same rekaman always gives the same document."""
    isi, cetak = laporan.isi_of_rekaman(rekaman, kunci, kertas)
    with as_of(rekaman["referensi_id"]):
        return read(isi, rekaman["tahun"], Triwulan.from_periode(rekaman["periode"])), cetak


def read(isi: Isi, tahun: int, triwulan: Triwulan) -> LaporanSemester:
    """Compose the report of the half-year that a quarter ends."""
    first = laporan.read(isi, tahun, Triwulan.II) if triwulan is Triwulan.IV else None
    return compose(laporan.read(isi, tahun, triwulan), first, katalog())


def render(naskah: Naskah, ending: str) -> bytes:
    """Return the report as a "pdf" or as an "xlsx"."""
    if ending == "pdf":
        from ranpk_desktop.exports import laporan_semester_pdf

        return laporan_semester_pdf.render(*naskah)
    from ranpk_desktop.exports import laporan_semester_xlsx

    return laporan_semester_xlsx.render(*naskah)


def render_all(naskah: Naskah) -> dict[str, bytes]:
    """Return the report in every form, by file name."""
    semester, _cetak = naskah
    nama = file_name(semester.tahun, semester.triwulan)
    return {f"{nama}.{ending}": render(naskah, ending) for ending in ("pdf", "xlsx")}


def write(naskah: Naskah, folder: Path) -> list[Path]:
    """Write the report's workbook and PDF into a folder; returns their paths."""
    return dokumen.write(render_all(naskah), folder)


def file_name(tahun: int, triwulan: Triwulan) -> str:
    """Return the report's file name without ending."""
    return f"laporan-ranpk-{SEMESTER[triwulan]}-{tahun}"
