"""The registry of checks of a quarter: code, title, severity, and what each is asked of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import periksa_realisasi as realisasi
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.laporan import LaporanTriwulan
from ranpk_desktop.domain.parameter_aturan import BAWAAN, ParameterAturan
from ranpk_desktop.domain.periksa_realisasi import BahanTriwulan
from ranpk_desktop.domain.periksa_rencana import Temuan

KESALAHAN, PERINGATAN, INFO = Tingkat


class UntukTriwulan(StrEnum):
    """What a rule looks at; the values are the attributes of LaporanTriwulan."""

    INDIKATOR = "baris"
    KELUARAN = "keluaran"
    ANGGARAN = "anggaran"
    KANTOR = ""

    def rows(self, laporan: LaporanTriwulan) -> Iterable[Any]:
        """Return the rows of a report that such a rule is asked of; of the office, the report."""
        return getattr(laporan, self.value) if self.value else (laporan,)


INDIKATOR, KELUARAN, ANGGARAN, KANTOR = UntukTriwulan


@dataclass(frozen=True, slots=True)
class AturanTriwulan:
    """Hold one rule; `periksa` yields at most one (column, sentence) for a row of its kind."""

    kode: str
    judul: str
    tingkat: Tingkat
    untuk: UntukTriwulan
    periksa: Callable[[Any, BahanTriwulan], Temuan]


ATURAN_TRIWULAN = (
    AturanTriwulan("R241", _("Tanpa pejabat"), KESALAHAN, KANTOR, realisasi.tanpa_pejabat),
    AturanTriwulan("R201", _("Belum diisi"), KESALAHAN, INDIKATOR, realisasi.belum_diisi),
    AturanTriwulan(
        "R202", _("Tanpa target triwulan"), PERINGATAN, INDIKATOR, realisasi.tanpa_target
    ),
    AturanTriwulan(
        "R203",
        _("Komponen belum lengkap"),
        KESALAHAN,
        INDIKATOR,
        realisasi.komponen_belum_lengkap,
    ),
    AturanTriwulan(
        "R204", _("Bobot bukan 100%"), KESALAHAN, INDIKATOR, realisasi.bobot_bukan_seratus
    ),
    AturanTriwulan(
        "R211",
        _("Capaian tidak dapat disimpulkan"),
        PERINGATAN,
        INDIKATOR,
        realisasi.tidak_dapat_disimpulkan,
    ),
    AturanTriwulan("R212", _("Di bawah target"), PERINGATAN, INDIKATOR, realisasi.di_bawah_target),
    AturanTriwulan("R213", _("Kumulatif turun"), PERINGATAN, INDIKATOR, realisasi.kumulatif_turun),
    AturanTriwulan("R214", _("Berkas hilang"), PERINGATAN, INDIKATOR, realisasi.berkas_hilang),
    AturanTriwulan(
        "R221", _("Keluaran belum diisi"), PERINGATAN, KELUARAN, realisasi.keluaran_belum_diisi
    ),
    AturanTriwulan(
        "R222", _("100% tanpa dasar"), PERINGATAN, KELUARAN, realisasi.capaian_tanpa_dasar
    ),
    AturanTriwulan(
        "R223", _("Nol tetapi 100%"), PERINGATAN, KELUARAN, realisasi.nol_tetapi_seratus
    ),
    AturanTriwulan(
        "R224", _("Berkas keluaran hilang"), PERINGATAN, KELUARAN, realisasi.berkas_hilang
    ),
    AturanTriwulan("R231", _("Melebihi pagu"), PERINGATAN, ANGGARAN, realisasi.pagu_terlampaui),
    AturanTriwulan("R232", _("Anggaran turun"), PERINGATAN, ANGGARAN, realisasi.anggaran_turun),
    AturanTriwulan(
        "R233", _("Anggaran belum diisi"), INFO, ANGGARAN, realisasi.anggaran_belum_diisi
    ),
)
"""All rules of a quarter, in the order in which findings are listed; the codes never change."""

BY_KODE = {rule.kode: rule for rule in ATURAN_TRIWULAN}


def check_triwulan(
    laporan: LaporanTriwulan,
    alasan: Iterable[Mapping[str, Any]] = (),
    hilang: frozenset[str] = frozenset(),
    parameter: ParameterAturan = BAWAAN,
) -> list[Finding]:
    """Return the findings of a quarter: the errors, the warnings, the notes, each in their order.

    `alasan` are rows of `alasan_temuan`: the reasons that were written for warnings. `hilang` are
    the digests of files of evidence that are not there any more.
    """
    reasons = {(row["kode"], row["butir_id"]): str(row["alasan"]) for row in alasan}
    bahan = BahanTriwulan(laporan, hilang)
    found = [
        replace(finding, alasan=reasons.get((finding.kode, finding.tempat["butir_id"]), ""))
        for rule in ATURAN_TRIWULAN
        if rule.kode not in parameter.mati
        for finding in _findings(rule, bahan, parameter.tingkat.get(rule.kode, rule.tingkat))
    ]
    order = list(Tingkat)
    return sorted(found, key=lambda finding: order.index(finding.tingkat))


def _findings(rule: AturanTriwulan, bahan: BahanTriwulan, tingkat: Tingkat) -> Iterable[Finding]:
    triwulan = int(bahan.laporan.triwulan)
    for row in rule.untuk.rows(bahan.laporan):
        for kolom, pesan in rule.periksa(row, bahan):
            tempat = {"butir_id": getattr(row, "butir_id", None), "triwulan": triwulan}
            yield Finding(rule.kode, tingkat, pesan, tempat={**tempat, "kolom": kolom})
