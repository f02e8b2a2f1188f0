"""Which columns a row of a plan has: screens, pastes and commands refuse the others alike."""

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.sebutan_rencana import kolom_target
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError

KOLOM_BUTIR = ("uraian", "nomor_asli", "penanggung_jawab")
"""The columns that every row has."""
_TARGET = tuple(kolom_target(triwulan) for triwulan in Triwulan)
_TAHUNAN = kolom_target(TAHUNAN)
_KELUARAN = (*_TARGET, "satuan")
_INDIKATOR = ("arah", "konsolidasi", "cara_isi", "sumber_data")
_TARGET_DI_SINI = _(
    "Target diisi pada baris indikator atau target/output; tambahkan di bawahnya (Ctrl+N)."
)
_TIDAK_DI_SINI = {
    **dict.fromkeys(_TARGET, _TARGET_DI_SINI),
    _TAHUNAN: _("Target tahunan diisi pada baris indikator."),
    "satuan": _("Satuan diisi pada baris indikator, target/output, atau keluaran."),
    **dict.fromkeys(_INDIKATOR, _("Kolom ini diisi pada baris indikator.")),
    "waktu": _("Waktu diisi pada baris target/output atau keluaran."),
    "instansi_terkait": _("Instansi terkait diisi pada baris keluaran."),
    "pagu": _("Pagu diisi pada baris program, kegiatan, atau sub kegiatan."),
}
"""Why a column cannot be typed in a row of another kind."""


def why_not(level: Level, kolom: str, *, indikator: bool) -> str:
    """Return why a row has no such column, "" where it has; `indikator` tells if it is measured.

    A T/O and a keluaran have targets of quarters, and none of the year.
    """
    if kolom in KOLOM_BUTIR:
        return ""
    if kolom == "pagu":
        fits = level.has_anggaran
    elif kolom == "waktu":
        fits = level.is_keluaran
    elif kolom == "instansi_terkait":
        fits = level is Level.KELUARAN
    else:
        fits = indikator or (level.is_keluaran and kolom in _KELUARAN)
    return "" if fits else _TIDAK_DI_SINI[kolom]


def require_column(level: Level, kolom: str, *, indikator: bool) -> None:
    """Raise CheckError(kolom) where a row has no such column."""
    if pesan := why_not(level, kolom, indikator=indikator):
        raise CheckError(kolom, pesan)
