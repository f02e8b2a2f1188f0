"""Which version of the plan a quarter is measured against (domain.md §3, "Versions").

A quarter is measured against the version in force on its last day, the year against the newest. The
content of a quarter holds the live plan; where an older version is in force, `target_berlaku` holds
beside it the targets of that version, as far as they differ.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Isian, Jenis
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.pohon import Isi, Pohon
from ranpk_desktop.domain.rencana import TAHUNAN, Target
from ranpk_desktop.domain.triwulan import Triwulan

TARGET_BERLAKU = "target_berlaku"
"""Rows of `target` as an older version has them, with its `revisi`, and the newest in `terbaru`
(None while the plan is open for a revision)."""

_CELL = ("jenis", "nilai", "operator", "teks")
_NONE = {"jenis": Jenis.STRIP.value, "nilai": None, "operator": "", "teks": "-"}
_EMPTY = {"jenis": Jenis.KOSONG.value, "nilai": None, "operator": "", "teks": ""}


@dataclass(frozen=True, slots=True)
class VersiTarget:
    """Say that the targets of a quarter are of version `revisi`, those of the year of `terbaru`."""

    triwulan: Triwulan
    revisi: int
    terbaru: int | None


def in_force(versi: Sequence[tuple[int, str]], hari: date, kini: date) -> int | None:
    """Return the version that a quarter ending on `hari` is measured against; None: the live plan.

    `versi` are (revisi, ISO date on which it was fixed). A quarter that is not over yet, and one
    before the first version, follow the live plan.
    """
    if hari >= kini:
        return None
    fixed = [revisi for revisi, sejak in versi if sejak <= hari.isoformat()]
    return max(fixed, default=None)


def differing(live: Isi, lama: Isi, versi: VersiTarget) -> Iterator[dict[str, Any]]:
    """Yield the targets of a quarter that an older version of the plan (`lama`) has otherwise.

    A butir that it does not have yet has no target there, so nothing is asked for. One that was
    taken out since is not reported any more.
    """
    known = {row["id"] for row in lama["butir_rencana"]}
    before, now = _of_quarter(lama, versi.triwulan), _of_quarter(live, versi.triwulan)
    for butir in live["butir_rencana"]:
        old, new = before.get(butir["id"]), now.get(butir["id"])
        row = old or new
        if row is None:
            continue
        cell = {name: old[name] for name in _CELL} if old else _EMPTY
        if butir["id"] not in known:
            cell = _NONE
        if new is None or any(cell[name] != new[name] for name in _CELL):
            yield {**row, **cell, "revisi": versi.revisi, "terbaru": versi.terbaru}


def as_measured(pohon: Pohon, isi: Isi) -> Pohon:
    """Return the tree with the targets that the quarters of `isi` are measured against."""
    berlaku: dict[str, dict[int, Isian]] = defaultdict(dict)
    for row in map(Target.from_row, isi.get(TARGET_BERLAKU, ())):
        berlaku[row.butir_id][row.triwulan] = row.isian
    if not berlaku:
        return pohon
    return Pohon(
        tuple(
            # The year stays that of the newest version, also where it follows from its quarters.
            replace(node, target={**node.target, TAHUNAN: node.tahunan, **berlaku[node.id]})
            if node.id in berlaku
            else node
            for node in pohon.simpul
        )
    )


def versions(isi: Isi) -> tuple[VersiTarget, ...]:
    """Return of which versions the targets of an `isi` are, by quarter; none where all is one."""
    found = {
        VersiTarget(Triwulan(row["triwulan"]), row["revisi"], row["terbaru"])
        for row in isi.get(TARGET_BERLAKU, ())
    }
    return tuple(sorted(found, key=lambda versi: versi.triwulan))


def describe(versi: Sequence[VersiTarget]) -> tuple[str, ...]:
    """Return the sentences with which a report says that it mixes versions of the plan."""
    by_version = groupby(sorted(versi, key=lambda it: it.revisi), key=lambda it: it.revisi)
    lines = [
        _(
            "Target {daftar} menurut rencana {versi}, yang berlaku pada hari terakhir triwulannya."
        ).format(daftar=", ".join(it.triwulan.label for it in group), versi=revision_label(revisi))
        for revisi, group in by_version
    ]
    if versi:
        terbaru = versi[0].terbaru
        newest = _("rencana yang sedang direvisi") if terbaru is None else revision_label(terbaru)
        lines.append(_("Target tahunan menurut {versi}.").format(versi=newest))
    return tuple(lines)


def _of_quarter(isi: Isi, triwulan: Triwulan) -> Mapping[str, dict[str, Any]]:
    return {row["butir_id"]: row for row in isi["target"] if row["triwulan"] == triwulan}
