"""The quarterly report as data: screens, documents and packages all show what is composed here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import takewhile
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import KOSONG, Isian, Jenis, round_half_up, tidy
from ranpk_desktop.domain.capaian import Band, Banding, Perbandingan, classify, compare, mean
from ranpk_desktop.domain.data_dukung import DataDukung, by_butir
from ranpk_desktop.domain.laporan_alasan import AlasanTemuan
from ranpk_desktop.domain.laporan_alasan import rows as rows_of_alasan
from ranpk_desktop.domain.laporan_anggaran import BarisAnggaran
from ranpk_desktop.domain.laporan_anggaran import rows as rows_of_anggaran
from ranpk_desktop.domain.laporan_keluaran import BarisKeluaran
from ranpk_desktop.domain.laporan_keluaran import rows as rows_of_keluaran
from ranpk_desktop.domain.pohon import Isi, Pohon, Simpul
from ranpk_desktop.domain.realisasi import (
    Posisi,
    Realisasi,
    position,
    read_realisasi,
    shown,
    value,
)
from ranpk_desktop.domain.rencana import Arah, CaraIsi, Indikator, Konsolidasi
from ranpk_desktop.domain.rencana_berlaku import VersiTarget, as_measured, versions
from ranpk_desktop.domain.triwulan import Triwulan


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Hold what follows from the typed numbers.

    Realisasi is unrounded; capaian is in percent, rounded half up to 2 decimals. `capaian_sd`
    exists for JUMLAH only. `uraian` is the arithmetic, one line each.
    """

    realisasi_tw: Decimal | None
    realisasi_sd: Decimal | None
    capaian_tw: Decimal | None
    capaian_sd: Decimal | None
    capaian_tahunan: Decimal | None
    kriteria: Band | None
    uraian: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    """Show one indikator in one quarter.

    `target_sd` is the sum of the targets to date (JUMLAH only); `target_tahunan` is derived from
    the quarters where the plan has none. `isian` is the realisasi as it is shown, `sebelumnya` the
    number typed for the quarter before; `data_dukung` is that of the quarter alone.
    """

    butir_id: str
    nomor: str
    kelompok: str
    uraian: str
    satuan: str
    arah: Arah
    konsolidasi: Konsolidasi
    cara_isi: CaraIsi
    penanggung_jawab: str
    acuan: str | None
    target: Isian
    target_sd: Decimal | None
    target_tahunan: Isian
    sebelumnya: Decimal | None
    sebelumnya_isian: Isian
    realisasi: Realisasi
    isian: Isian
    hitungan: Hitungan
    perlu_diisi: bool
    data_dukung: tuple[DataDukung, ...] = ()

    @property
    def belum_diisi(self) -> bool:
        """Tell whether a realisasi is still wanted."""
        return self.perlu_diisi and self.isian.kosong

    @property
    def tanpa_target(self) -> bool:
        """Tell whether the target of the quarter is still to be filled."""
        return self.target.kosong

    @property
    def di_bawah_target(self) -> bool:
        """Tell whether the capaian falls short."""
        capaian = self.hitungan.capaian_tw
        return capaian is not None and capaian < 100

    @property
    def tidak_dapat_disimpulkan(self) -> bool:
        """Tell whether the band of the capaian judges nothing, as the one over 120% does."""
        return self.hitungan.kriteria is not None and self.hitungan.kriteria.nada == "info"


@dataclass(frozen=True, slots=True)
class KelompokCapaian:
    """Hold the mean of a group's sasaran; `jumlah` counts its indikator that have a capaian."""

    uraian: str
    capaian: Decimal | None
    jumlah: int
    kriteria: Band | None = None


@dataclass(frozen=True, slots=True)
class LaporanTriwulan:
    """Hold a quarter of an office: its rows in the order of the plan, and their totals.

    `terisi` of `jumlah` indikator, T/O and keluaran that need a realisasi have one; `pejabat` is
    who is in office. `keluaran` has every T/O and keluaran of the plan, due in the quarter or not.
    `versi_target` names the older versions of the plan that targets are of, where there are any.
    """

    unit: dict[str, Any]
    tahun: int
    triwulan: Triwulan
    baris: tuple[BarisIndikator, ...]
    kelompok: tuple[KelompokCapaian, ...]
    capaian_unit: Decimal | None
    kriteria_unit: Band | None
    terisi: int
    jumlah: int
    pejabat: dict[str, Any] | None
    keluaran: tuple[BarisKeluaran, ...] = ()
    anggaran: tuple[BarisAnggaran, ...] = ()
    alasan: tuple[AlasanTemuan, ...] = ()
    versi_target: tuple[VersiTarget, ...] = ()


def compose(
    isi: Isi,
    tahun: int,
    triwulan: Triwulan,
    bands: Sequence[Band],
    pada: date | None = None,
    paling_tinggi: Decimal | None = None,
) -> LaporanTriwulan:
    """Build the report of a quarter from the content of a rekaman.

    `pada` is the day whose pejabat is named, by default the last day of the quarter;
    `paling_tinggi` is what a capaian counts in means at most. Realisasi of later quarters and
    butir that were taken out are not seen.
    """
    pohon = as_measured(Pohon.read(isi), isi)
    realisasi = read_realisasi(isi, pohon)
    dukungan = by_butir(isi, triwulan)
    baris: list[BarisIndikator] = []
    groups: dict[str | None, dict[str | None, list[Decimal | None]]] = {}
    for simpul in pohon.simpul:
        if simpul.indikator:
            kelompok = _group_of(pohon, simpul)
            typed = realisasi.get(simpul.id, {})
            row, capaian = _row(simpul, simpul.indikator, typed, kelompok, triwulan, bands)
            nomor = row.nomor or str(len(baris) + 1)
            baris.append(replace(row, nomor=nomor, data_dukung=dukungan.get(simpul.id, ())))
            group = groups.setdefault(kelompok.id if kelompok else None, {})
            group.setdefault(_sasaran_of(pohon, simpul, kelompok), []).append(capaian)
    means = {
        butir_id: {key: mean(capaian, paling_tinggi) for key, capaian in group.items()}
        for butir_id, group in groups.items()
    }
    of_sasaran = (
        capaian for group in means.values() for key, capaian in group.items() if key != ""
    )
    capaian_unit = _rounded(mean(of_sasaran))
    keluaran = tuple(rows_of_keluaran(pohon, realisasi, dukungan, triwulan))
    wanted = [row.belum_diisi for row in baris if row.perlu_diisi]
    wanted += [row.belum_diisi for row in keluaran if row.jatuh_tempo]
    return LaporanTriwulan(
        unit=isi["unit"][0],
        tahun=tahun,
        triwulan=triwulan,
        baris=tuple(baris),
        kelompok=tuple(
            _kelompok(
                pohon.by_id[butir_id].butir.uraian if butir_id else "",
                _rounded(mean(means[butir_id].values())),
                [x for capaian in group.values() for x in capaian if x is not None],
                bands,
            )
            for butir_id, group in groups.items()
        ),
        capaian_unit=capaian_unit,
        kriteria_unit=classify(bands, capaian_unit),
        terisi=wanted.count(False),
        jumlah=len(wanted),
        pejabat=in_office(isi["pejabat"], pada or triwulan.last_day(tahun)),
        keluaran=keluaran,
        anggaran=rows_of_anggaran(isi, pohon, triwulan),
        alasan=rows_of_alasan(isi, pohon),
        versi_target=versions(isi),
    )


def _kelompok(
    uraian: str, capaian: Decimal | None, counted: Sequence[Decimal], bands: Sequence[Band]
) -> KelompokCapaian:
    return KelompokCapaian(uraian, capaian, len(counted), classify(bands, capaian))


def in_office(pejabat: Iterable[dict[str, Any]], pada: date) -> dict[str, Any] | None:
    """Return who is in office on a day; of several, who began last (a Plh. replaces the head)."""
    return max(serving(pejabat, pada), key=lambda row: str(row["mulai"]), default=None)


def serving(pejabat: Iterable[dict[str, Any]], pada: date) -> list[dict[str, Any]]:
    """Return those whose term covers a day, in the order given."""
    hari = pada.isoformat()
    return [
        row
        for row in pejabat
        if row["mulai"] <= hari and (row["sampai"] is None or hari <= row["sampai"])
    ]


def _group_of(pohon: Pohon, simpul: Simpul) -> Simpul | None:
    """Return the nearest ancestor that is no indikator."""
    return next((above for above in pohon.ancestors(simpul.id) if not above.indikator), None)


def _sasaran_of(pohon: Pohon, simpul: Simpul, kelompok: Simpul | None) -> str | None:
    """Return the sasaran whose capaian an indikator makes up: itself, or the one it stands at.

    An indikator of a program or kegiatan below a sasaran is shown, but is none of the sasaran's own
    (domain.md §3): "". Where a plan has no sasaran above, the group takes its place.
    """
    if simpul.level.is_sasaran:
        return simpul.id
    above = list(pohon.ancestors(simpul.id))
    nearest = next((node for node in above if node.level.is_sasaran), None)
    if nearest is None:
        return kelompok.id if kelompok else None
    between = takewhile(lambda node: node is not nearest, above)
    return "" if any(not node.indikator for node in between) else nearest.id


def _row(
    simpul: Simpul,
    indikator: Indikator,
    typed: Mapping[Triwulan, Realisasi],
    kelompok: Simpul | None,
    triwulan: Triwulan,
    bands: Sequence[Band],
) -> tuple[BarisIndikator, Decimal | None]:
    """Return one row, and its capaian unrounded for the means."""
    butir, target = simpul.butir, simpul.target
    now = typed.get(triwulan) or Realisasi.empty(butir.id, triwulan)
    before = typed.get(triwulan.previous) if triwulan.previous else None
    posisi = position(indikator, typed, triwulan)
    banding = compare(indikator, target, posisi, triwulan)
    if now.jenis is Jenis.KOSONG:
        banding = banding.unfilled
    own_target = target.get(triwulan, KOSONG)
    tahunan = simpul.tahunan
    if tahunan.nilai is not None:
        tahunan = replace(tahunan, nilai=tidy(tahunan.nilai))
    capaian = banding.tw.percentage(indikator.arah)
    row = BarisIndikator(
        butir_id=butir.id,
        nomor=butir.nomor_asli,
        kelompok=kelompok.butir.uraian if kelompok else "",
        uraian=butir.uraian,
        satuan=indikator.satuan,
        arah=indikator.arah,
        konsolidasi=indikator.konsolidasi,
        cara_isi=indikator.cara_isi,
        penanggung_jawab=butir.penanggung_jawab,
        acuan=butir.acuan,
        target=own_target,
        target_sd=banding.sd.target if banding.sd else None,
        target_tahunan=tahunan,
        sebelumnya=value(before, indikator.satuan) if before else None,
        sebelumnya_isian=shown(before, indikator.satuan) if before else KOSONG,
        realisasi=now,
        isian=shown(now, indikator.satuan),
        hitungan=_calculate(indikator.arah, posisi, banding, bands, triwulan),
        perlu_diisi=own_target.jenis in (Jenis.ANGKA, Jenis.KOSONG),
    )
    return row, capaian


def _calculate(
    arah: Arah,
    posisi: Posisi,
    banding: Perbandingan,
    bands: Sequence[Band],
    triwulan: Triwulan,
) -> Hitungan:
    """Round once at the end, then classify."""
    capaian_tw = _rounded(banding.tw.percentage(arah))
    lines = [
        *posisi.uraian,
        banding.tw.explain(arah),
        _labelled(_("S.d. {tw}").format(tw=triwulan.label), banding.sd, arah),
        _labelled(_("Terhadap tahunan"), banding.tahunan, arah),
    ]
    return Hitungan(
        realisasi_tw=posisi.tw,
        realisasi_sd=posisi.sd,
        capaian_tw=capaian_tw,
        capaian_sd=_rounded(banding.sd.percentage(arah)) if banding.sd else None,
        capaian_tahunan=_rounded(banding.tahunan.percentage(arah)),
        kriteria=classify(bands, capaian_tw),
        uraian=tuple(line for line in lines if line),
    )


def _labelled(label: str, banding: Banding | None, arah: Arah) -> str:
    arithmetic = banding.explain(arah) if banding else ""
    return f"{label}: {arithmetic}" if arithmetic else ""


def _rounded(capaian: Decimal | None) -> Decimal | None:
    return None if capaian is None else round_half_up(capaian)
