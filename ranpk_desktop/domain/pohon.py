"""The plan of a year as a tree: screens, documents, checks and imports all walk this one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import islice, takewhile
from typing import Any, TypeVar

from ranpk_desktop.domain.angka import KOSONG, Isian
from ranpk_desktop.domain.butir import AWALAN, Anggaran, Butir, Keluaran, Level
from ranpk_desktop.domain.rencana import (
    TAHUNAN,
    Indikator,
    Komponen,
    Pengukuran,
    Target,
    annual_target,
)

T = TypeVar("T")
Isi = Mapping[str, list[dict[str, Any]]]
"""The content of a rekaman: table name → rows, as in data.json."""


@dataclass(frozen=True, slots=True)
class Simpul:
    """Hold one butir with all that is planned for it.

    `tingkat` counts from 0 at the root; `nomor` is the number shown: RA n, KK n.m and T/O n.m.k by
    their place, others as printed, or counted. `target` is keyed by triwulan, TAHUNAN included.
    """

    butir: Butir
    tingkat: int = 0
    nomor: str = ""
    indikator: Indikator | None = None
    target: Mapping[int, Isian] = field(default_factory=dict)
    keluaran: Keluaran | None = None
    anggaran: Anggaran | None = None
    komponen: tuple[Komponen, ...] = ()
    pengukuran: tuple[Pengukuran, ...] = ()

    @property
    def id(self) -> str:
        """Return the id of the butir."""
        return self.butir.id

    @property
    def level(self) -> Level:
        """Return what the butir is."""
        return self.butir.level

    @property
    def label(self) -> str:
        """Return how people call the butir: its number, if it shows one, and its uraian."""
        return f"{self.nomor} {self.butir.uraian}".strip()

    @property
    def has_target(self) -> bool:
        """Tell whether targets per quarter belong to it."""
        return self.indikator is not None or self.level.is_keluaran

    @property
    def is_measured_sasaran(self) -> bool:
        """Tell whether it is a sasaran of the RANPK, which is its own indikator."""
        return self.level.is_sasaran and self.indikator is not None

    @property
    def has_number(self) -> bool:
        """Tell whether any of its targets is a number."""
        return any(isian.nilai is not None for isian in self.target.values())

    @property
    def satuan(self) -> str:
        """Return what its numbers count."""
        measured = self.indikator or self.keluaran
        return measured.satuan if measured else ""

    @property
    def pagu(self) -> Decimal | None:
        """Return the budget in rupiah, None for none."""
        return self.anggaran.pagu if self.anggaran else None

    @property
    def tahunan(self) -> Isian:
        """Return the annual target, derived from the quarters where the plan has none."""
        if self.indikator is None:
            return self.target.get(TAHUNAN, KOSONG)
        return annual_target(self.indikator.konsolidasi, self.target)


@dataclass(frozen=True)
class Pohon:
    """Hold the live butir of a year's plan in the order of the tree.

    A butir whose parent was taken out, or that is its own ancestor, stands at the root, never lost.
    """

    simpul: tuple[Simpul, ...]

    @classmethod
    def read(cls, isi: Isi) -> "Pohon":
        """Build the tree from the rows of an `isi`; tables that an old rekaman lacks are empty."""
        butir = [Butir.from_row(row) for row in isi["butir_rencana"]]
        live = {node.id: node for node in butir if node.dihapus_pada is None}
        indikator = _by_butir(isi, "indikator", Indikator.from_row)
        keluaran = _by_butir(isi, "keluaran", Keluaran.from_row)
        anggaran = _by_butir(isi, "anggaran", Anggaran.from_row)
        komponen = _lists(isi, "komponen", Komponen.from_row)
        pengukuran = _lists(isi, "pengukuran", Pengukuran.from_row)
        target: dict[str, dict[int, Isian]] = defaultdict(dict)
        for row in map(Target.from_row, isi["target"]):
            target[row.butir_id][row.triwulan] = row.isian
        return cls(
            tuple(
                Simpul(
                    butir=node,
                    tingkat=tingkat,
                    nomor=nomor,
                    indikator=indikator.get(node.id),
                    target=target.get(node.id, {}),
                    keluaran=keluaran.get(node.id),
                    anggaran=anggaran.get(node.id),
                    komponen=komponen.get(node.id, ()),
                    pengukuran=pengukuran.get(node.id, ()),
                )
                for node, tingkat, nomor in _numbered(_walk(live))
            )
        )

    @cached_property
    def by_id(self) -> dict[str, Simpul]:
        """Return every node by its id."""
        return {simpul.id: simpul for simpul in self.simpul}

    @cached_property
    def _children(self) -> dict[str | None, list[Simpul]]:
        children: dict[str | None, list[Simpul]] = defaultdict(list)
        for simpul in self.simpul:
            children[simpul.butir.induk_id if simpul.tingkat else None].append(simpul)
        return children

    @cached_property
    def _places(self) -> dict[str, int]:
        return {simpul.id: at for at, simpul in enumerate(self.simpul)}

    def children(self, butir_id: str | None) -> list[Simpul]:
        """Return the nodes directly below one, or at the root for None, in their order."""
        return self._children.get(butir_id, [])

    def parent(self, butir_id: str) -> Simpul | None:
        """Return the node above one, None at the root."""
        simpul = self.by_id[butir_id]
        return self.by_id[simpul.butir.induk_id or ""] if simpul.tingkat else None

    def ancestors(self, butir_id: str) -> Iterator[Simpul]:
        """Yield the nodes above one, the nearest first."""
        above = self.parent(butir_id)
        while above:
            yield above
            above = self.parent(above.id)

    def subtree(self, butir_id: str) -> list[Simpul]:
        """Return a node and everything below it, in the order of the tree."""
        top = self.by_id[butir_id]
        below = islice(self.simpul, self._places[butir_id] + 1, None)
        return [top, *takewhile(lambda simpul: simpul.tingkat > top.tingkat, below)]

    def roots(self, ids: Iterable[str]) -> list[Simpul]:
        """Return the nodes of `ids` that have none of the others above them, in tree order."""
        wanted = set(ids)
        return [
            simpul
            for simpul in self.simpul
            if simpul.id in wanted
            and not any(above.id in wanted for above in self.ancestors(simpul.id))
        ]


def _walk(live: Mapping[str, Butir]) -> Iterator[tuple[Butir, int]]:
    """Yield the butir with their depth in the order of the tree, however deep it may be."""
    children: dict[str | None, list[Butir]] = defaultdict(list)
    for node in sorted(live.values(), key=lambda node: (node.urutan, node.id)):
        children[node.induk_id if node.induk_id in live else None].append(node)
    seen: set[str] = set()
    waiting = [(node, 0) for node in children[None][::-1]]
    # What hangs in a circle is reached from no root: its first butir becomes one.
    rest = iter(sorted(live.values(), key=lambda node: (node.urutan, node.id)))
    while True:
        while waiting:
            node, tingkat = waiting.pop()
            if node.id in seen:
                continue
            seen.add(node.id)
            yield node, tingkat
            waiting += [(child, tingkat + 1) for child in children[node.id][::-1]]
        lost = next((node for node in rest if node.id not in seen), None)
        if lost is None:
            return
        waiting = [(lost, 0)]


def _numbered(walk: Iterable[tuple[Butir, int]]) -> Iterator[tuple[Butir, int, str]]:
    """Yield each butir with the number that it shows (S4: RA 1, KK 1.1, T/O 1.1.1)."""
    counts: dict[tuple[str | None, Level], int] = defaultdict(int)
    numbers: dict[str, str] = {}
    sasaran = 0
    for node, tingkat in walk:
        if node.level in AWALAN:
            place = (node.induk_id if tingkat else None, node.level)
            counts[place] += 1
            above = (
                numbers.get(node.induk_id or "", "") if node.level is not Level.RENCANA_AKSI else ""
            )
            numbers[node.id] = ".".join(filter(None, (above, str(counts[place]))))
            yield node, tingkat, f"{AWALAN[node.level]} {numbers[node.id]}"
        elif node.level.is_sasaran and node.level is not Level.SASARAN:
            sasaran += 1
            yield node, tingkat, node.nomor_asli.rstrip(".") or str(sasaran)
        else:
            yield node, tingkat, node.nomor_asli.rstrip(".")


def _by_butir(isi: Isi, table: str, read: Callable[[dict[str, Any]], T]) -> dict[str, T]:
    return {row["butir_id"]: read(row) for row in isi.get(table, ())}


def _lists(isi: Isi, table: str, read: Callable[[dict[str, Any]], T]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in sorted(isi.get(table, ()), key=lambda row: (row["urutan"], row["id"])):
        found[row["butir_id"]].append(read(row))
    return {butir_id: tuple(rows) for butir_id, rows in found.items()}


@dataclass(frozen=True, slots=True)
class RencanaTahunan:
    """Hold a year's plan as documents print it; `pejabat` is who is in office, None for nobody."""

    unit: Mapping[str, Any]
    tahun: int
    pohon: Pohon
    pejabat: Mapping[str, Any] | None = None
