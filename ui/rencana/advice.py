"""What the numbers of an indikator say about how it is measured."""

from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import KOSONG, format_angka, format_isian
from ranpk_desktop.domain.pohon import Simpul
from ranpk_desktop.domain.rencana import (
    TAHUNAN,
    Konsolidasi,
    numbers,
    suggest_arah,
    suggest_konsolidasi,
)


def describe_weights(simpul: Simpul) -> str:
    """Return how the komponen of an indikator make its value."""
    weights = [it.bobot for it in simpul.komponen if it.bobot is not None]
    if not weights:
        return _("Tanpa bobot: nilai komponen dijumlahkan. Isi bobot bila tertimbang.")
    total = sum(weights, Decimal(0))
    text = (
        _("Jumlah bobot {jumlah}%.") if total == 100 else _("Jumlah bobot {jumlah}%, bukan 100%.")
    )
    return text.format(jumlah=format_angka(total))


def advise(simpul: Simpul) -> tuple[str, str, str] | None:
    """Return a better value for konsolidasi or arah: column, value, and the reason in words."""
    indikator = simpul.indikator
    if indikator is None:
        return None
    v, tahunan = numbers(simpul.target), simpul.target.get(TAHUNAN, KOSONG).nilai
    kind = suggest_konsolidasi(v, tahunan)
    if kind and kind is not indikator.konsolidasi:
        reason = {
            Konsolidasi.JUMLAH: _("jumlah target triwulan ({daftar}) sama dengan target tahunan"),
            Konsolidasi.AKHIR: _("target triwulan terakhir ({daftar}) sama dengan target tahunan"),
            Konsolidasi.TETAP: _("target semua triwulan sama ({daftar})"),
            Konsolidasi.RATA: _("rata-rata target triwulan ({daftar}) sama dengan target tahunan"),
        }[kind].format(daftar="; ".join(map(format_angka, v)))
        text = _("Cara hitung tahunan mungkin “{cara}”: {alasan}.")
        return "konsolidasi", kind.value, text.format(cara=kind.label, alasan=reason)
    for isian in simpul.target.values():
        arah = suggest_arah(isian.operator)
        if arah and arah is not indikator.arah:
            text = _("Polaritas mungkin “{arah}”: targetnya ditulis {isian}.")
            words = text.format(arah=arah.label, isian=format_isian(isian))
            return "arah", arah.value, words
    return None
