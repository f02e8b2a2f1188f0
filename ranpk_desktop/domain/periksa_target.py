"""Checks of the targets of one row of a plan: against one another, their words, their satuan.

Each takes a node of the plan and the Bahan, and yields (column, sentence) pairs.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import (
    Isian,
    format_angka,
    format_isian,
    format_operand,
    read_isian,
)
from ranpk_desktop.domain.pecahan import is_percent
from ranpk_desktop.domain.periksa_rencana import Bahan, Temuan
from ranpk_desktop.domain.pohon import Simpul
from ranpk_desktop.domain.rencana import (
    TAHUNAN,
    Arah,
    Konsolidasi,
    annual,
    follows,
    suggest_arah,
)
from ranpk_desktop.domain.sebutan_rencana import kolom_target
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError

_POLOS = re.compile(r"(?:[≤≥<>]\s*)?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})(?:,[0-9]+)?\s*%?")
"""A number that cannot be misread; all others are read anew to see what was doubtful."""
_URUT = (*Triwulan, TAHUNAN)
_BERUBAH = re.compile(r"pertumbuhan|peningkatan|kenaikan|penurunan|perubahan", re.IGNORECASE)
"""What may well change by more than 100 percent."""
_KATA = re.compile(r"[a-z]+")

Sel = tuple[int, Isian]


def tetap_tidak_sama(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find quarters that differ though the year is "Tetap"."""
    indikator = simpul.indikator
    if indikator is None or indikator.konsolidasi is not Konsolidasi.TETAP:
        return
    v = _quarters(simpul)
    other = next((tw for tw, nilai in v if nilai != v[0][1]), None)
    if other is not None:
        pesan = _("Cara hitung tahunan “Tetap”, tetapi target triwulannya tidak sama: {daftar}.")
        yield kolom_target(other), pesan.format(daftar=_list(v))


def tahunan_tidak_cocok(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find an annual target that does not follow from the quarters (S4 no. 3)."""
    tahunan = simpul.target[TAHUNAN].nilai if TAHUNAN in simpul.target else None
    if simpul.indikator is None or tahunan is None:
        return
    v, konsolidasi = [nilai for _tw, nilai in _quarters(simpul)], simpul.indikator.konsolidasi
    derived = annual(konsolidasi, v)
    if derived is None or follows(konsolidasi, v, tahunan):
        return
    pesan = _(
        "Target tahunan {tahunan} tidak sama dengan {turunan} menurut target triwulannya "
        "(cara hitung tahunan “{cara}”). Betulkan salah satunya, atau cara hitungnya."
    )
    yield (
        kolom_target(TAHUNAN),
        pesan.format(
            tahunan=format_angka(tahunan),
            turunan=format_operand(derived),
            cara=konsolidasi.label,
        ),
    )


def posisi_turun(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find positions that fall from quarter to quarter though more is better."""
    indikator = simpul.indikator
    if indikator is None or indikator.konsolidasi is not Konsolidasi.AKHIR:
        return
    if indikator.arah is not Arah.MAKSIMAL:
        return
    v = _quarters(simpul)
    fallen = next((later[0] for before, later in pairwise(v) if later[1] < before[1]), None)
    if fallen is not None:
        pesan = _(
            "Target triwulan turun ({daftar}), padahal makin tinggi makin baik dan "
            "tahunannya dihitung dari nilai terakhir."
        )
        yield kolom_target(fallen), pesan.format(daftar=_list(v))


def tanpa_target(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find an indikator of which no target is filled."""
    if simpul.indikator and all(isian.kosong for isian in simpul.target.values()):
        pesan = _("Belum ada target. Isi target triwulannya, atau tulis - bila tanpa target.")
        yield kolom_target(Triwulan.I), pesan


def teks_meragukan(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find a number whose original text can be read in another way, or in none."""
    for triwulan, isian in _numbers(simpul):
        if not isian.teks or isian.teks.isdecimal() or _POLOS.fullmatch(isian.teks):
            continue
        others = [
            other.nilai
            for tw, other in simpul.target.items()
            if tw != triwulan and other.nilai is not None
        ]
        for pesan in _reading(isian, others):
            yield kolom_target(triwulan), pesan


def persen_lawan_satuan(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find a percent sign where the satuan is none: 40% of "Lembaga"."""
    satuan = simpul.satuan.strip()
    if not satuan or is_percent(satuan):
        return
    signed = [cell for cell in _numbers(simpul) if "%" in cell[1].teks]
    if signed:
        pesan = _(
            "Target {daftar} ditulis dengan tanda %, tetapi satuannya {satuan}. "
            "Ganti satuannya, atau tulis target tanpa %."
        )
        yield (
            kolom_target(signed[0][0]),
            pesan.format(daftar=_cells(signed, as_typed=True), satuan=satuan),
        )


def persen_tinggi(simpul: Simpul, bahan: Bahan) -> Temuan:
    """Find a percentage over 100, unless it is of something that may grow so much."""
    if not is_percent(simpul.satuan) or _BERUBAH.search(simpul.butir.uraian):
        return
    batas = bahan.parameter.persen_tertinggi
    high = [
        cell for cell in _numbers(simpul) if cell[1].nilai is not None and cell[1].nilai > batas
    ]
    if high:
        pesan = _("Target {daftar} lebih dari {batas}%. Betulkan bila salah ketik.")
        yield (
            kolom_target(high[0][0]),
            pesan.format(daftar=_cells(high), batas=format_angka(batas)),
        )


def pecahan_satuan_utuh(simpul: Simpul, bahan: Bahan) -> Temuan:
    """Find a part of something that is counted one by one; a mean of the year may have one."""
    first = _KATA.search(simpul.satuan.casefold())
    if first is None or first[0] not in bahan.parameter.satuan_utuh:
        return
    broken = [
        (triwulan, isian)
        for triwulan, isian in _numbers(simpul)
        if isian.nilai is not None and isian.nilai % 1 and not _is_mean(simpul, triwulan)
    ]
    if broken:
        pesan = _(
            "{satuan} dihitung bulat, tetapi targetnya {daftar}. Betulkan angkanya atau satuannya."
        )
        yield (
            kolom_target(broken[0][0]),
            pesan.format(satuan=simpul.satuan, daftar=_cells(broken)),
        )


def operator_lawan_arah(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find `≤` where more is better, and `≥` where less is."""
    if simpul.indikator is None or simpul.indikator.arah is Arah.STABIL:
        return
    arah = simpul.indikator.arah
    against = [
        cell
        for cell in _numbers(simpul)
        if cell[1].operator and suggest_arah(cell[1].operator) is not arah
    ]
    if against:
        pesan = _("Target {daftar}, padahal {arah}. Betulkan target atau polaritasnya.")
        yield (
            kolom_target(against[0][0]),
            pesan.format(daftar=_cells(against), arah=arah.label),
        )


def _reading(isian: Isian, others: list[Decimal]) -> Iterator[str]:
    try:
        bacaan = read_isian(isian.teks, others)
    except CheckError as error:
        yield str(error)
        return
    for peringatan in bacaan.peringatan:
        yield _("{peringatan} Tulis menurut ejaan Indonesia bila benar.").format(
            peringatan=peringatan
        )


def _is_mean(simpul: Simpul, triwulan: int) -> bool:
    indikator = simpul.indikator
    averaged = indikator is not None and indikator.konsolidasi is Konsolidasi.RATA
    return averaged and triwulan == TAHUNAN


def _quarters(simpul: Simpul) -> list[tuple[Triwulan, Decimal]]:
    """Return the quarters that hold a number, in their order."""
    return [
        (tw, isian.nilai)
        for tw in _URUT[:-1]
        if (isian := simpul.target.get(tw)) and isian.nilai is not None
    ]


def _numbers(simpul: Simpul) -> list[Sel]:
    """Return the targets that are numbers, TW I–IV before the annual one."""
    target = simpul.target
    return [(tw, target[tw]) for tw in _URUT if tw in target and target[tw].nilai is not None]


def _list(v: Iterable[tuple[int, Decimal]]) -> str:
    return "; ".join(format_angka(nilai) for _tw, nilai in v)


def _cells(cells: Iterable[Sel], as_typed: bool = False) -> str:
    """Return the cells with their quarters: "TW II 40%; tahunan 40%"."""
    return "; ".join(
        f"{Triwulan(tw).label if tw else _('tahunan')} "
        f"{isian.teks if as_typed else format_isian(isian)}"
        for tw, isian in cells
    )
