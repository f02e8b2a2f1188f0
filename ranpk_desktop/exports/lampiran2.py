"""What Lampiran 2 says in its two layouts, the same in PDF and workbook."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.lampiran2 import (
    Bagian,
    BentukLampiran,
    Lampiran2,
    UnitLampiran2,
    status_per,
)
from ranpk_desktop.domain.ratl import Ratl
from ranpk_desktop.domain.tanggal import format_tanggal, format_waktu
from ranpk_desktop.exports.cetak import Cetak

KOLOM = {
    BentukLampiran.REKOMENDASI: (
        _("NO"),
        _("Unit Pelayanan"),
        _("No. Rekomendasi"),
        _("Rekomendasi"),
        _("Rencana Aksi"),
        _("Timeline"),
        _("Status Rencana Aksi"),
    ),
    BentukLampiran.LAYANAN: (
        _("No"),
        _("Unit Pelayanan"),
        _("Jenis Layanan"),
        _("Rencana Aksi"),
        _("Timeline"),
        _("Status"),
    ),
}
"""The headers as S2 prints them, because an import finds its columns by them."""


@dataclass(frozen=True, slots=True)
class Baris:
    """Hold one action; `unit` and `bagian` are set where they begin, None where they go on."""

    unit: UnitLampiran2 | None
    bagian: Bagian | None
    ratl: Ratl


def title(lampiran: Lampiran2) -> str:
    """Return the lines of the title."""
    return "\n".join(
        (
            _("LAMPIRAN 2"),
            _("MATRIKS RINCIAN HASIL MONITORING DAN EVALUASI RENCANA AKSI/TINDAK LANJUT"),
            _("HASIL SURVEI KEPUASAN MASYARAKAT TAHUN {tahun}").format(tahun=lampiran.tahun),
        )
    )


def note(kantor: Mapping[str, Any], lampiran: Lampiran2, cetak: Cetak) -> str:
    """Return the line under the title: the day of the statuses, and when it was made."""
    zona = str(kantor["zona"])
    return _("Status per {tanggal} · dibuat {waktu}").format(
        tanggal=format_tanggal(lampiran.per),
        waktu=format_waktu(in_zone(cetak.dibuat_pada, zona), zona),
    )


def footer(lampiran: Lampiran2) -> str:
    """Return what a loose page says about itself."""
    return _("Lampiran 2 SKM {tahun} · per {tanggal}").format(
        tahun=lampiran.tahun, tanggal=format_tanggal(lampiran.per)
    )


def empty(lampiran: Lampiran2) -> str:
    """Return what stands instead of a table when there is no action."""
    return _("Belum ada rencana aksi untuk survei tahun {tahun}.").format(tahun=lampiran.tahun)


def rows(unit: UnitLampiran2) -> Iterator[Baris]:
    """Yield the rows of one unit."""
    begins: UnitLampiran2 | None = unit
    for bagian in unit.bagian:
        part: Bagian | None = bagian
        for ratl in bagian.aksi:
            yield Baris(begins, part, ratl)
            begins = part = None


def labels(bagian: Bagian, bentuk: BentukLampiran) -> tuple[str, ...]:
    """Return the cells between the unit and its actions."""
    if bentuk is BentukLampiran.REKOMENDASI:
        return bagian.no_rekomendasi, bagian.rekomendasi
    return (bagian.jenis_layanan,)


def status(ratl: Ratl, lampiran: Lampiran2) -> str:
    """Return the status on the day told, in the word of S2."""
    return status_per(ratl, lampiran.per).cetak
