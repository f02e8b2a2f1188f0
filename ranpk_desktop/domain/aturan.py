"""The registry of checks: every rule of a plan with its code, title and severity."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import periksa_butir as butir
from ranpk_desktop.domain import periksa_rencana as rencana
from ranpk_desktop.domain import periksa_target as target
from ranpk_desktop.domain.aturan_triwulan import ATURAN_TRIWULAN
from ranpk_desktop.domain.butir import AWALAN
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.parameter_aturan import BAWAAN, ParameterAturan
from ranpk_desktop.domain.periksa_rencana import Bahan, Temuan
from ranpk_desktop.domain.pohon import Pohon, Simpul

KESALAHAN, PERINGATAN, INFO = Tingkat


class Untuk(StrEnum):
    """What a row must have for a rule to be asked about it: 25 rules for each row take long."""

    BUTIR = "butir"
    INDIKATOR = "indikator"
    TARGET = "target"
    KOMPONEN = "komponen"
    KELUARAN = "keluaran"
    AKSI = "aksi"
    ANGGARAN = "anggaran"


BUTIR, INDIKATOR, TARGET, KOMPONEN, KELUARAN, AKSI, ANGGARAN = Untuk


@dataclass(frozen=True, slots=True)
class Aturan:
    """Hold one rule; `periksa` yields (column, sentence) for a node of the plan."""

    kode: str
    judul: str
    tingkat: Tingkat
    untuk: Untuk
    periksa: Callable[[Simpul, Bahan], Temuan]


TARGET_BERTENTANGAN = (
    Aturan("R111", _("Tetap, tetapi tidak sama"), PERINGATAN, INDIKATOR, target.tetap_tidak_sama),
    Aturan("R112", _("Tahunan lawan triwulan"), PERINGATAN, INDIKATOR, target.tahunan_tidak_cocok),
    Aturan("R113", _("Target menurun"), PERINGATAN, INDIKATOR, target.posisi_turun),
)
"""The rules about targets that contradict one another, which a quarter shows as well."""

ATURAN = (
    Aturan("R121", _("Uraian kosong"), KESALAHAN, BUTIR, butir.tanpa_uraian),
    Aturan("R122", _("Salah letak"), KESALAHAN, BUTIR, rencana.salah_letak),
    Aturan("R123", _("Indikator kembar"), PERINGATAN, INDIKATOR, rencana.kembar),
    Aturan("R124", _("Tanpa satuan"), PERINGATAN, BUTIR, butir.tanpa_satuan),
    Aturan("R125", _("Tanpa penanggung jawab"), PERINGATAN, BUTIR, rencana.tanpa_penanggung_jawab),
    Aturan("R126", _("Katalog tahun lain"), INFO, INDIKATOR, butir.katalog_lama),
    Aturan("R127", _("Nama lawan satuan"), PERINGATAN, INDIKATOR, butir.nama_persentase),
    *TARGET_BERTENTANGAN,
    Aturan("R114", _("Tanpa target"), PERINGATAN, INDIKATOR, target.tanpa_target),
    Aturan("R115", _("Angka meragukan"), PERINGATAN, TARGET, target.teks_meragukan),
    Aturan("R116", _("Tanda % lawan satuan"), PERINGATAN, TARGET, target.persen_lawan_satuan),
    Aturan("R117", _("Persen terlalu tinggi"), INFO, TARGET, target.persen_tinggi),
    Aturan("R118", _("Pecahan lawan satuan"), PERINGATAN, TARGET, target.pecahan_satuan_utuh),
    Aturan(
        "R119", _("Tanda ≤ atau ≥ lawan polaritas"), PERINGATAN, TARGET, target.operator_lawan_arah
    ),
    Aturan("R131", _("Bobot bukan 100%"), KESALAHAN, KOMPONEN, butir.bobot_bukan_seratus),
    Aturan("R132", _("Komponen tanpa bobot"), KESALAHAN, KOMPONEN, butir.komponen_tanpa_bobot),
    Aturan("R141", _("Tanpa waktu"), PERINGATAN, KELUARAN, butir.tanpa_waktu),
    Aturan("R142", _("Target di luar waktu"), PERINGATAN, KELUARAN, butir.target_di_luar_waktu),
    Aturan("R143", _("Rencana aksi belum lengkap"), PERINGATAN, AKSI, rencana.aksi_tanpa_isi),
    Aturan("R144", _("Nomor lawan tempat"), INFO, AKSI, rencana.nomor_lain),
    Aturan("R145", _("Angka dalam uraian"), INFO, KELUARAN, butir.angka_dalam_uraian),
    Aturan("R151", _("Pagu terlampaui"), PERINGATAN, ANGGARAN, rencana.pagu_kurang),
    Aturan("R152", _("Pagu belum terbagi"), INFO, ANGGARAN, rencana.pagu_lebih),
)
"""All rules of a plan, in the order in which the findings of one row are listed."""

VERSI_ATURAN = len(ATURAN) + len(ATURAN_TRIWULAN)
"""Count of both registries, which packages carry (domain.md §3)."""


def check_pohon(
    pohon: Pohon,
    parameter: ParameterAturan = BAWAAN,
    aturan: Iterable[Aturan] = ATURAN,
) -> list[Finding]:
    """Return the findings of a whole plan in the order of its rows."""
    active = _Aktif(parameter, aturan)
    bahan = Bahan(pohon, parameter)
    return [finding for simpul in pohon.simpul for finding in active.findings(simpul, bahan)]


class _Aktif:
    """Hold the rules that are switched on, with the severity that holds."""

    def __init__(self, parameter: ParameterAturan, aturan: Iterable[Aturan]) -> None:
        self._rules = [
            (rule, parameter.tingkat.get(rule.kode, rule.tingkat))
            for rule in aturan
            if rule.kode not in parameter.mati
        ]
        self._by_kinds: dict[tuple[bool, ...], Sequence[tuple[Aturan, Tingkat]]] = {}

    def findings(self, simpul: Simpul, bahan: Bahan) -> list[Finding]:
        return [
            Finding(rule.kode, tingkat, pesan, tempat={"butir_id": simpul.id, "kolom": kolom})
            for rule, tingkat in self._rules_for(_kinds(simpul))
            for kolom, pesan in rule.periksa(simpul, bahan)
        ]

    def _rules_for(self, kinds: tuple[bool, ...]) -> Sequence[tuple[Aturan, Tingkat]]:
        if kinds not in self._by_kinds:
            there = {kind for kind, has in zip(Untuk, kinds, strict=True) if has}
            self._by_kinds[kinds] = [row for row in self._rules if row[0].untuk in there]
        return self._by_kinds[kinds]


def _kinds(simpul: Simpul) -> tuple[bool, ...]:
    """Tell of each Untuk, in their order, whether a row has it."""
    return (
        True,
        simpul.indikator is not None,
        bool(simpul.target),
        bool(simpul.komponen),
        simpul.level.is_keluaran,
        simpul.level in AWALAN,
        simpul.anggaran is not None,
    )
