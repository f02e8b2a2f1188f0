"""What Pusat may set about the checks: severity, off, and thresholds, never their logic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import from_text
from ranpk_desktop.domain.finding import Tingkat
from ranpk_desktop.errors import KnownError

_UTUH = (
    "bpsk buah berkas desa dokumen institusi jiwa kabupaten kali kegiatan kelompok kelurahan konten"
    " kota laporan layanan lembaga lokasi materi orang paket pasar pelaku perkara peserta produk"
    " provinsi rekomendasi sampel sarana sekolah sertifikat surat tayangan ukm umk umkm unit usaha"
    " uttp"
)
SATUAN_UTUH = frozenset(_UTUH.split())
"""Words of a satuan that is counted one by one, so that half of it cannot be."""


@dataclass(frozen=True, slots=True)
class ParameterAturan:
    """Hold the parameters of the checks.

    `tingkat` is the severity by code where it is not the rule's own, `mati` are the codes that are
    switched off. `persen_tertinggi` is in percent, `selisih_bobot` (percent points) and
    `selisih_pagu` (rupiah) are the differences that are let pass.
    """

    tingkat: Mapping[str, Tingkat] = field(default_factory=dict)
    mati: frozenset[str] = frozenset()
    persen_tertinggi: Decimal = Decimal(100)
    selisih_bobot: Decimal = Decimal(0)
    selisih_pagu: Decimal = Decimal(0)
    satuan_utuh: frozenset[str] = SATUAN_UTUH


BAWAAN = ParameterAturan()
"""The checks as they are built in."""

_AMBANG = ("persen_tertinggi", "selisih_bobot", "selisih_pagu", "satuan_utuh")


def load_parameter_aturan(data: Mapping[str, Any]) -> ParameterAturan:
    """Read `parameter/aturan.json`; KnownError("PARAMETER_SALAH") when it is malformed.

    A code that this version does not know is let pass: the file is for newer versions as well.
    """
    try:
        rules = {
            kode: (row.get("tingkat"), row.get("aktif", True))
            for kode, row in data["aturan"].items()
        }
        thresholds: dict[str, Any] = {
            nama: frozenset(kata.casefold() for kata in nilai)
            if nama == "satuan_utuh"
            else _not_negative(nilai)
            for nama, nilai in data["ambang"].items()
            if nama in _AMBANG
        }
        return ParameterAturan(
            tingkat={
                kode: Tingkat(tingkat) for kode, (tingkat, _aktif) in rules.items() if tingkat
            },
            mati=frozenset(kode for kode, (_tingkat, aktif) in rules.items() if not aktif),
            **thresholds,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise KnownError(
            "PARAMETER_SALAH",
            _("Daftar aturan pemeriksaan tidak dapat dibaca."),
            _("Muat ulang berkas referensi dari Pusat, atau pakai aturan bawaan."),
        ) from fault


def _not_negative(teks: str) -> Decimal:
    amount = from_text(teks)
    if amount < 0:
        raise ValueError(teks)
    return amount
