"""The budget in a quarter: pagu, planned and actual spending to date, in rupiah."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from ranpk_desktop.domain.angka import from_text, round_half_up
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.pohon import Isi, Pohon, Simpul
from ranpk_desktop.domain.triwulan import Triwulan


@dataclass(frozen=True, slots=True)
class RealisasiAnggaran:
    """Hold what was typed for one program or kegiatan, from January until the quarter's end."""

    id: str | None
    butir_id: str
    triwulan: Triwulan
    rencana: Decimal | None = None
    realisasi: Decimal | None = None
    keterangan: str = ""

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `realisasi_anggaran`."""
        rencana, realisasi = (
            None if row[name] is None else from_text(row[name]) for name in ("rencana", "realisasi")
        )
        return cls(
            row["id"],
            row["butir_id"],
            Triwulan(row["triwulan"]),
            rencana,
            realisasi,
            row["keterangan"],
        )


@dataclass(frozen=True, slots=True)
class BarisAnggaran:
    """Show one program or kegiatan with a pagu; amounts in rupiah, to date.

    `rencana` and `realisasi` are those typed, or the sum of what lies below where nothing was
    typed (`dijumlah`). `sebelumnya` is what was typed for the quarter before.
    """

    butir_id: str
    level: Level
    nomor: str
    tingkat: int
    uraian: str
    penanggung_jawab: str
    pagu: Decimal
    isian: RealisasiAnggaran
    rencana: Decimal | None
    realisasi: Decimal | None
    dijumlah: bool
    sebelumnya: Decimal | None

    @property
    def persen(self) -> Decimal | None:
        """Return the realisasi in percent of the pagu."""
        return share(self.realisasi, self.pagu)

    @property
    def persen_rencana(self) -> Decimal | None:
        """Return the realisasi in percent of what was planned to be drawn."""
        return share(self.realisasi, self.rencana)

    @property
    def belum_diisi(self) -> bool:
        """Tell whether a realisasi is still wanted."""
        return self.realisasi is None


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Return a part in percent, rounded half up to 2 decimals; None of nothing."""
    return None if part is None or not whole else round_half_up(100 * part / whole)


def rows(isi: Isi, pohon: Pohon, triwulan: Triwulan) -> tuple[BarisAnggaran, ...]:
    """Return every program and kegiatan that has a pagu, in the order of the plan."""
    cells = {
        (cell.butir_id, cell.triwulan): cell
        for cell in map(RealisasiAnggaran.from_row, isi.get("realisasi_anggaran", ()))
    }
    budgeted = {
        node.id for node in pohon.simpul if node.level.has_anggaran and node.pagu is not None
    }

    def typed(butir_id: str) -> RealisasiAnggaran:
        empty = RealisasiAnggaran(None, butir_id, triwulan)
        return cells.get((butir_id, triwulan), empty)

    def below(simpul: Simpul) -> Iterator[Simpul]:
        for child in pohon.children(simpul.id):
            if child.id in budgeted:
                yield child
            else:
                yield from below(child)

    def summed(simpul: Simpul, name: str) -> Decimal | None:
        own: Decimal | None = getattr(typed(simpul.id), name)
        return own if own is not None else _sum(summed(child, name) for child in below(simpul))

    def row(simpul: Simpul, pagu: Decimal) -> BarisAnggaran:
        before = triwulan.previous and cells.get((simpul.id, triwulan.previous))
        isian, realisasi = typed(simpul.id), summed(simpul, "realisasi")
        return BarisAnggaran(
            butir_id=simpul.id,
            level=simpul.level,
            nomor=simpul.nomor,
            tingkat=sum(above.id in budgeted for above in pohon.ancestors(simpul.id)),
            uraian=simpul.butir.uraian,
            penanggung_jawab=simpul.butir.penanggung_jawab,
            pagu=pagu,
            isian=isian,
            rencana=summed(simpul, "rencana"),
            realisasi=realisasi,
            dijumlah=isian.realisasi is None and realisasi is not None,
            sebelumnya=before.realisasi if before else None,
        )

    return tuple(
        row(simpul, simpul.pagu)
        for simpul in pohon.simpul
        if simpul.id in budgeted and simpul.pagu is not None
    )


@dataclass(frozen=True, slots=True)
class JumlahAnggaran:
    """Hold the totals of a budget: of its highest rows, so that nothing counts twice."""

    pagu: Decimal
    rencana: Decimal | None
    realisasi: Decimal | None

    @property
    def persen(self) -> Decimal | None:
        """Return the realisasi in percent of the pagu."""
        return share(self.realisasi, self.pagu)


def add_up(baris: Iterable[BarisAnggaran]) -> JumlahAnggaran:
    """Return the totals of a quarter's budget."""
    top = [row for row in baris if not row.tingkat]
    return JumlahAnggaran(
        pagu=sum((row.pagu for row in top), Decimal(0)),
        rencana=_sum(row.rencana for row in top),
        realisasi=_sum(row.realisasi for row in top),
    )


def _sum(numbers: Iterable[Decimal | None]) -> Decimal | None:
    found = [x for x in numbers if x is not None]
    return sum(found, Decimal(0)) if found else None
