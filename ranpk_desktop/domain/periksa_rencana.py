"""Checks of a plan that look beyond one row: its tree, its names, its budget, its Rencana Aksi.

Each check takes a node of the plan and the Bahan, and yields (column, sentence) pairs; its code,
title and severity stand in the registry (aturan.py).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_rupiah
from ranpk_desktop.domain.butir import AWALAN, Level
from ranpk_desktop.domain.parameter_aturan import BAWAAN, ParameterAturan
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.sebutan_rencana import quote

Temuan = Iterator[tuple[str, str]]
"""What a check finds: the column to jump to, and the sentence."""

_KATA = re.compile(r"\w+")
_DIGITS = re.compile(r"[0-9]+")


def normal_name(uraian: str) -> str:
    """Return a name such that spelling, case and punctuation do not tell two names apart."""
    words = uraian.casefold().replace("%", " persentase ").replace("prosentase", "persentase")
    return " ".join(_KATA.findall(words))


@dataclass(frozen=True)
class Bahan:
    """Hold the plan that is checked and what is reckoned once for all of its rows."""

    pohon: Pohon
    parameter: ParameterAturan = BAWAAN

    @cached_property
    def kembar(self) -> dict[str, Simpul]:
        """Return, by the id of an indikator, the one of the same name that stands before it."""
        first: dict[str, Simpul] = {}
        twins = {}
        for simpul in self.pohon.simpul:
            nama = normal_name(simpul.butir.uraian) if simpul.indikator else ""
            if nama and first.setdefault(nama, simpul) is not simpul:
                twins[simpul.id] = first[nama]
        return twins

    @cached_property
    def pagu_bawah(self) -> dict[str, Decimal]:
        """Return, by the id of a butir, the budgets below it; who has none counts his children."""
        below: dict[str, Decimal] = {}
        for simpul in reversed(self.pohon.simpul):
            above = self.pohon.parent(simpul.id)
            amount = below.get(simpul.id) if simpul.pagu is None else simpul.pagu
            if above and amount is not None:
                below[above.id] = below.get(above.id, Decimal(0)) + amount
        return below

    @cached_property
    def tanpa_penanggung_jawab(self) -> frozenset[str]:
        """Return the ids of the reported butir for which nobody answers.

        Who answers for a butir answers for all below it. The form of a Rencana Aksi (S3) names one
        person per kegiatan: they answer as well for the indikator of the sasaran and program that
        the kegiatan stand beside. A T/O whose indikator is found needs no finding of its own.
        """
        answered: set[str] = set()
        found: set[str] = set()
        for simpul in self.pohon.simpul:
            above = self.pohon.parent(simpul.id)
            inherits = above is not None and above.id in answered
            if simpul.butir.penanggung_jawab.strip() or inherits:
                answered.add(simpul.id)
            elif simpul.indikator:
                if simpul.id not in self._answered_below:
                    found.add(simpul.id)
            elif simpul.level.is_keluaran and not any(
                node.id in found for node in self.pohon.ancestors(simpul.id)
            ):
                found.add(simpul.id)
        return frozenset(found)

    @cached_property
    def _answered_below(self) -> set[str]:
        """Return the ids of what has somebody named below, or below what it stands beside."""
        named: set[str] = set()
        for simpul in reversed(self.pohon.simpul):
            above = self.pohon.parent(simpul.id)
            if above and (simpul.id in named or simpul.butir.penanggung_jawab.strip()):
                named.add(above.id)
        return named | {
            indikator.id
            for simpul in self.pohon.simpul
            for indikator in self._beside(simpul, named)
        }

    def _beside(self, above: Simpul, named: set[str]) -> Iterator[Simpul]:
        """Yield the indikator of a sasaran or program that are followed by butir with a name."""
        if not (above.level.is_sasaran or above.level is Level.PROGRAM):
            return
        followed = False
        for child in reversed(self.pohon.children(above.id)):
            if child.level is not Level.INDIKATOR:
                followed |= child.id in named or bool(child.butir.penanggung_jawab.strip())
            else:
                if followed:
                    yield child
                followed = False


def salah_letak(simpul: Simpul, bahan: Bahan) -> Temuan:
    """Find a butir that stands where its level may not (domain.md §3)."""
    above = bahan.pohon.parent(simpul.id)
    allowed = simpul.level.parents
    if (above.level if above else None) in allowed:
        return
    places = [level.label if level else _("paling atas") for level in allowed]
    pesan = (
        _("{level} tidak dapat berdiri di bawah {atas}. Pindahkan ke bawah: {tempat}.")
        if above
        else _("{level} tidak dapat berdiri paling atas. Pindahkan ke bawah: {tempat}.")
    )
    yield (
        "letak",
        pesan.format(
            level=simpul.level.label,
            atas=quote(above) if above else "",
            tempat=", ".join(places),
        ),
    )


def kembar(simpul: Simpul, bahan: Bahan) -> Temuan:
    """Find an indikator whose name stands in the plan before, and say where."""
    other = bahan.kembar.get(simpul.id)
    if other is None:
        return
    above = bahan.pohon.parent(other.id)
    pesan = (
        _("Indikator ini sudah ada: {lain}, di bawah {atas}. Hapus salah satunya, atau bedakan.")
        if above
        else _("Indikator ini sudah ada: {lain}. Hapus salah satunya, atau bedakan.")
    )
    yield "uraian", pesan.format(lain=quote(other), atas=quote(above) if above else "")


def tanpa_penanggung_jawab(simpul: Simpul, bahan: Bahan) -> Temuan:
    """Find an indikator, a T/O or a keluaran for which nobody answers."""
    if simpul.id in bahan.tanpa_penanggung_jawab:
        pesan = _(
            "Penanggung jawab belum diisi, juga tidak pada butir di atasnya. "
            "Isi di sini, atau pada butir di atasnya untuk semua yang di bawahnya."
        )
        yield "penanggung_jawab", pesan


def aksi_tanpa_isi(simpul: Simpul, bahan: Bahan) -> Temuan:
    """Find a rencana aksi without kriteria keberhasilan, and a kriteria without target/output."""
    wanted = {Level.RENCANA_AKSI: Level.KRITERIA, Level.KRITERIA: Level.TARGET_OUTPUT}
    below = wanted.get(simpul.level)
    if below and all(child.level is not below for child in bahan.pohon.children(simpul.id)):
        pesan = _("{level} ini belum mempunyai {bawah}. Tambahkan, atau hapus butir ini.")
        yield "uraian", pesan.format(level=simpul.level.label, bawah=below.word)


def nomor_lain(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find an RA, KK or T/O whose number in its file is not that of its place."""
    asli = simpul.butir.nomor_asli
    if not asli or simpul.level not in AWALAN:
        return
    if _DIGITS.findall(asli) != _DIGITS.findall(simpul.nomor):
        pesan = _(
            "Bernomor {asli} dalam berkas asalnya, tetapi {nomor} menurut tempatnya. "
            "Periksa apakah ada yang hilang, atau urutannya."
        )
        yield "nomor", pesan.format(asli=asli, nomor=simpul.nomor)


def pagu_kurang(simpul: Simpul, bahan: Bahan) -> Temuan:
    """Find a program or kegiatan whose parts have more budget than itself."""
    below = bahan.pagu_bawah.get(simpul.id)
    if below is None or simpul.pagu is None:
        return
    if below - simpul.pagu > bahan.parameter.selisih_pagu:
        pesan = _(
            "Jumlah pagu di bawahnya {bawah}, lebih {selisih} daripada pagunya sendiri {pagu}. "
            "Betulkan salah satunya."
        )
        yield "pagu", _amounts(pesan, simpul.pagu, below)


def pagu_lebih(simpul: Simpul, bahan: Bahan) -> Temuan:
    """Find a program or kegiatan whose budget is not wholly given to its parts."""
    below = bahan.pagu_bawah.get(simpul.id)
    if below is None or simpul.pagu is None:
        return
    if simpul.pagu - below > bahan.parameter.selisih_pagu:
        pesan = _(
            "Pagunya {pagu}, tetapi jumlah pagu di bawahnya {bawah}, kurang {selisih}. "
            "Periksa apakah ada yang pagunya belum diisi."
        )
        yield "pagu", _amounts(pesan, simpul.pagu, below)


def _amounts(pesan: str, pagu: Decimal, below: Decimal) -> str:
    return pesan.format(
        pagu=format_rupiah(pagu),
        bawah=format_rupiah(below),
        selisih=format_rupiah(abs(pagu - below)),
    )
