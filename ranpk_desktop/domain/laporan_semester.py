"""The half-yearly report of RANPK: every sektor, below it sasaran, kegiatan and keluaran (S1)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.acuan import Acuan
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.katalog import BarisKatalog, Katalog
from ranpk_desktop.domain.laporan import LaporanTriwulan
from ranpk_desktop.domain.laporan_keluaran import BarisKeluaran
from ranpk_desktop.domain.pohon import Simpul
from ranpk_desktop.domain.rencana_berlaku import VersiTarget
from ranpk_desktop.domain.triwulan import Triwulan


@dataclass(frozen=True, slots=True)
class CapaianSemester:
    """Hold what a keluaran had brought at a checkpoint, B06 or B12; `teks` is "" for nothing yet.

    `capaian` is in percent; `diketik` says that nobody can compute it from the two texts.
    """

    titik: str
    teks: str
    capaian: Decimal | None
    diketik: bool
    keterangan: str


@dataclass(frozen=True, slots=True)
class BarisSemester:
    """Show one keluaran with the kegiatan that it belongs to; lines of one kegiatan stand together.

    `capaian` is empty where the keluaran is not due.
    """

    butir_id: str
    kegiatan: Simpul
    keluaran: str
    penanggung_jawab: str
    instansi_terkait: str
    capaian: tuple[CapaianSemester, ...]


@dataclass(frozen=True, slots=True)
class SasaranSemester:
    """Hold the lines of one sasaran."""

    sasaran: Simpul
    baris: tuple[BarisSemester, ...]


@dataclass(frozen=True, slots=True)
class SektorSemester:
    """Hold the sasaran of one sektor, or of a pilar that has none; a sektor may be empty."""

    judul: str
    sasaran: tuple[SasaranSemester, ...]


@dataclass(frozen=True, slots=True)
class LaporanSemester:
    """Hold the report of the half-year that a quarter ends."""

    unit: dict[str, Any]
    tahun: int
    triwulan: Triwulan
    sektor: tuple[SektorSemester, ...]
    pejabat: dict[str, Any] | None
    versi_target: tuple[VersiTarget, ...] = ()

    @property
    def semester(self) -> str:
        """Return which half of the year it is: "I" or "II"."""
        return "I" if self.triwulan is Triwulan.II else "II"

    @property
    def baris(self) -> Iterator[BarisSemester]:
        """Yield all lines."""
        for sektor in self.sektor:
            for sasaran in sektor.sasaran:
                yield from sasaran.baris


def compose(
    laporan: LaporanTriwulan, pertama: LaporanTriwulan | None, katalog: Katalog
) -> LaporanSemester:
    """Build the report from that of the quarter that ends the half-year.

    `pertama` is TW II, whose figures stand beside those of TW IV. Sektor are those of the
    catalogue, in its order; what it does not know stands below its group in the plan, at the end.
    """
    before = {row.butir_id: row for row in pertama.keluaran} if pertama else {}
    known = {row.kode: row for row in katalog.baris}
    groups: dict[str, list[BarisKeluaran]] = {_title(row): [] for row in katalog.baris}
    always = {row.judul_sektor for row in katalog.baris}
    for row in laporan.keluaran:
        if row.sasaran:
            groups.setdefault(_group(row, row.sasaran, katalog, known), []).append(row)
    return LaporanSemester(
        unit=laporan.unit,
        tahun=laporan.tahun,
        triwulan=laporan.triwulan,
        sektor=tuple(
            SektorSemester(judul, tuple(_sasaran(rows, before, laporan.triwulan)))
            for judul, rows in groups.items()
            if rows or judul in always
        ),
        pejabat=laporan.pejabat,
        versi_target=laporan.versi_target,
    )


def checkpoint(triwulan: Triwulan) -> str:
    """Return the name of a quarter's end among checkpoints: "B06" (domain.md §3)."""
    return f"B{3 * triwulan:02}"


def _title(baris: BarisKatalog) -> str:
    return baris.judul_sektor or baris.judul_pilar


def _group(
    row: BarisKeluaran, sasaran: Simpul, katalog: Katalog, known: Mapping[str, BarisKatalog]
) -> str:
    """Return the title of the sektor or pilar of a sasaran."""
    acuan = Acuan.read(sasaran.butir.acuan)
    if acuan and acuan.tahun == katalog.tahun and acuan.kode in known:
        return _title(known[acuan.kode])
    above = row.above(Level.SEKTOR, Level.PILAR)
    return above.label if above else _("Sasaran lain")


def _sasaran(
    rows: list[BarisKeluaran], before: Mapping[str, BarisKeluaran], triwulan: Triwulan
) -> Iterator[SasaranSemester]:
    for sasaran, below in groupby(rows, key=lambda row: row.sasaran):
        if sasaran:
            lines = tuple(_line(row, before.get(row.butir_id), triwulan) for row in below)
            yield SasaranSemester(sasaran, lines)


def _line(row: BarisKeluaran, before: BarisKeluaran | None, triwulan: Triwulan) -> BarisSemester:
    points = []
    if before and not before.isian.kosong:
        points.append(_point(before, Triwulan.II))
    if row.jatuh_tempo or not row.isian.kosong:
        points.append(_point(row, triwulan))
    return BarisSemester(
        butir_id=row.butir_id,
        kegiatan=row.atas[-1],
        keluaran=row.uraian,
        penanggung_jawab=row.pemegang,
        instansi_terkait=row.instansi_terkait,
        capaian=tuple(points),
    )


def _point(row: BarisKeluaran, triwulan: Triwulan) -> CapaianSemester:
    return CapaianSemester(
        titik=checkpoint(triwulan),
        teks=row.teks,
        capaian=row.capaian,
        diketik=row.capaian_diketik,
        keterangan=row.realisasi.keterangan,
    )
