"""The registry of checks: every rule of a plan with its code, title and severity."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import periksa_butir as butir
from ranpk_desktop.domain import periksa_rencana as rencana
from ranpk_desktop.domain import periksa_target as target
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.parameter_aturan import BAWAAN, ParameterAturan
from ranpk_desktop.domain.periksa_rencana import Bahan, Temuan
from ranpk_desktop.domain.pohon import Pohon, Simpul

KESALAHAN, PERINGATAN, INFO = Tingkat


@dataclass(frozen=True, slots=True)
class Aturan:
    """Hold one rule; `periksa` yields (column, sentence) for a node of the plan."""

    kode: str
    judul: str
    tingkat: Tingkat
    periksa: Callable[[Simpul, Bahan], Temuan]


TARGET_BERTENTANGAN = (
    Aturan("R111", _("Tetap, tetapi tidak sama"), PERINGATAN, target.tetap_tidak_sama),
    Aturan("R112", _("Tahunan lawan triwulan"), PERINGATAN, target.tahunan_tidak_cocok),
    Aturan("R113", _("Target menurun"), PERINGATAN, target.posisi_turun),
)
"""The rules about targets that contradict one another, which a quarter shows as well."""

ATURAN = (
    Aturan("R121", _("Uraian kosong"), KESALAHAN, butir.tanpa_uraian),
    Aturan("R122", _("Salah letak"), KESALAHAN, rencana.salah_letak),
    Aturan("R123", _("Indikator kembar"), PERINGATAN, rencana.kembar),
    Aturan("R124", _("Tanpa satuan"), PERINGATAN, butir.tanpa_satuan),
    Aturan("R125", _("Tanpa penanggung jawab"), PERINGATAN, rencana.tanpa_penanggung_jawab),
    Aturan("R126", _("Katalog tahun lain"), INFO, butir.katalog_lama),
    Aturan("R127", _("Nama lawan satuan"), PERINGATAN, butir.nama_persentase),
    *TARGET_BERTENTANGAN,
    Aturan("R114", _("Tanpa target"), PERINGATAN, target.tanpa_target),
    Aturan("R115", _("Angka meragukan"), PERINGATAN, target.teks_meragukan),
    Aturan("R116", _("Tanda % lawan satuan"), PERINGATAN, target.persen_lawan_satuan),
    Aturan("R117", _("Persen terlalu tinggi"), INFO, target.persen_tinggi),
    Aturan("R118", _("Pecahan lawan satuan"), PERINGATAN, target.pecahan_satuan_utuh),
    Aturan("R119", _("Tanda ≤ atau ≥ lawan polaritas"), PERINGATAN, target.operator_lawan_arah),
    Aturan("R131", _("Bobot bukan 100%"), KESALAHAN, butir.bobot_bukan_seratus),
    Aturan("R132", _("Komponen tanpa bobot"), KESALAHAN, butir.komponen_tanpa_bobot),
    Aturan("R141", _("Tanpa waktu"), PERINGATAN, butir.tanpa_waktu),
    Aturan("R142", _("Target di luar waktu"), PERINGATAN, butir.target_di_luar_waktu),
    Aturan("R143", _("Rencana aksi belum lengkap"), PERINGATAN, rencana.aksi_tanpa_isi),
    Aturan("R144", _("Nomor lawan tempat"), INFO, rencana.nomor_lain),
    Aturan("R145", _("Angka dalam uraian"), INFO, butir.angka_dalam_uraian),
    Aturan("R151", _("Pagu terlampaui"), PERINGATAN, rencana.pagu_kurang),
    Aturan("R152", _("Pagu belum terbagi"), INFO, rencana.pagu_lebih),
)
"""All rules of a plan, in the order in which the findings of one row are listed."""

VERSI_ATURAN = len(ATURAN)
"""Count of the registry, which packages carry (domain.md §3)."""


def check_pohon(
    pohon: Pohon,
    parameter: ParameterAturan = BAWAAN,
    aturan: Iterable[Aturan] = ATURAN,
) -> list[Finding]:
    """Return the findings of a whole plan in the order of its rows."""
    active = _active(parameter, aturan)
    bahan = Bahan(pohon, parameter)
    return [finding for simpul in pohon.simpul for finding in _findings(simpul, bahan, active)]


def check_simpul(
    simpul: Simpul,
    pohon: Pohon,
    parameter: ParameterAturan = BAWAAN,
    aturan: Iterable[Aturan] = ATURAN,
) -> list[Finding]:
    """Return the findings of one row of a plan, as while it is typed."""
    return _findings(simpul, Bahan(pohon, parameter), _active(parameter, aturan))


_Aktif = Sequence[tuple[Aturan, Tingkat]]
"""The rules that are switched on, with the severity that holds."""


def _active(parameter: ParameterAturan, aturan: Iterable[Aturan]) -> _Aktif:
    return [
        (rule, parameter.tingkat.get(rule.kode, rule.tingkat))
        for rule in aturan
        if rule.kode not in parameter.mati
    ]


def _findings(simpul: Simpul, bahan: Bahan, active: _Aktif) -> list[Finding]:
    return [
        Finding(rule.kode, tingkat, pesan, tempat={"butir_id": simpul.id, "kolom": kolom})
        for rule, tingkat in active
        for kolom, pesan in rule.periksa(simpul, bahan)
    ]
