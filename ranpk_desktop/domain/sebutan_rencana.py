"""What a plan's rows and columns are called, alike in findings, comparisons and screens."""

from textwrap import shorten

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.pohon import Simpul
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.triwulan import Triwulan

_LEBAR = 90
"""Letters of a butir that a sentence quotes at most."""


def quote(simpul: Simpul) -> str:
    """Return how a sentence names a butir: its level, and its number and uraian."""
    nama = shorten(simpul.label, _LEBAR, placeholder=" …")
    return f"{simpul.level.label} “{nama}”"


def kolom_target(triwulan: int) -> str:
    """Return the column of a quarter's target, TAHUNAN included: "target_3"."""
    return f"target_{triwulan}"


JUDUL_KOLOM = {
    "level": _("Jenis butir"),
    "letak": _("Letak"),
    "nomor": _("Nomor"),
    "uraian": _("Uraian"),
    "satuan": _("Satuan"),
    **{
        kolom_target(triwulan): _("Target {triwulan}").format(triwulan=triwulan.label)
        for triwulan in Triwulan
    },
    kolom_target(TAHUNAN): _("Target tahunan"),
    "arah": _("Polaritas"),
    "konsolidasi": _("Cara hitung tahunan"),
    "cara_isi": _("Cara isi"),
    "penanggung_jawab": _("Penanggung jawab"),
    "sumber_data": _("Sumber data"),
    "waktu": _("Waktu"),
    "instansi_terkait": _("Instansi terkait"),
    "pagu": _("Pagu"),
    "acuan": _("Tautan RANPK"),
    "komponen": _("Komponen"),
    "bobot": _("Bobot"),
    "pengukuran": _("Pengukuran"),
}
"""The title of every column of a butir, in the order in which differences are listed."""
