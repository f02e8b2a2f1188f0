"""What was achieved: the typed cell of a quarter, and where the year stands with it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import (
    Isian,
    Jenis,
    format_operand,
    format_ringkas,
    from_text,
    round_half_up,
)
from ranpk_desktop.domain.komponen import NilaiKomponen, total
from ranpk_desktop.domain.pecahan import Result, divided, equation, fraction, measured, summed
from ranpk_desktop.domain.pohon import Isi, Pohon
from ranpk_desktop.domain.rencana import CaraIsi, Indikator, Komponen, Konsolidasi
from ranpk_desktop.domain.triwulan import Triwulan


class StatusKeluaran(StrEnum):
    """How far a T/O or a keluaran has come (domain.md §3, "What is reported")."""

    BELUM = "BELUM"
    BERJALAN = "BERJALAN"
    SELESAI = "SELESAI"

    @property
    def label(self) -> str:
        """Return the word on screens and documents."""
        return {
            StatusKeluaran.BELUM: _("Belum"),
            StatusKeluaran.BERJALAN: _("Berjalan"),
            StatusKeluaran.SELESAI: _("Selesai"),
        }[self]


@dataclass(frozen=True, slots=True)
class Realisasi:
    """Hold what was typed for one butir in one quarter; `id` is None while no row exists.

    ANGKA carries `nilai`, or `pembilang` and `penyebut`, or is made `dari_komponen`; TEKS stands
    in `teks`. `capaian` (percent), `status` and `keterangan` are typed for T/O and keluaran.
    `komponen` has every part of an indikator that is made of parts.
    """

    id: str | None
    butir_id: str
    triwulan: Triwulan
    jenis: Jenis
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    teks: str = ""
    analisis: str = ""
    kendala: str = ""
    tindak_lanjut: str = ""
    dari_komponen: bool = False
    capaian: Decimal | None = None
    status: StatusKeluaran | None = None
    keterangan: str = ""
    komponen: tuple[NilaiKomponen, ...] = ()

    @classmethod
    def empty(cls, butir_id: str, triwulan: Triwulan) -> Self:
        """Return what stands for a quarter that has no row."""
        return cls(None, butir_id, triwulan, Jenis.KOSONG)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read a row of `realisasi`; a rekaman made before 1.3 lacks its later columns."""

        def amount(column: str) -> Decimal | None:
            teks = row.get(column)
            return None if teks is None else from_text(teks)

        return cls(
            id=row["id"],
            butir_id=row["butir_id"],
            triwulan=Triwulan(row["triwulan"]),
            jenis=Jenis(row["jenis"]),
            nilai=amount("nilai"),
            pembilang=amount("pembilang"),
            penyebut=amount("penyebut"),
            teks=row["teks"],
            analisis=row["analisis"],
            kendala=row["kendala"],
            tindak_lanjut=row["tindak_lanjut"],
            dari_komponen=bool(row.get("dari_komponen", 0)),
            capaian=amount("capaian"),
            status=StatusKeluaran(row["status"]) if row.get("status") else None,
            keterangan=row.get("keterangan", ""),
        )

    def with_komponen(self, komponen: tuple[NilaiKomponen, ...], satuan: str) -> Self:
        """Return it with its parts; while they make no total, the quarter is not filled."""
        unfinished = self.dari_komponen and total(komponen, satuan)[0] is None
        jenis = Jenis.KOSONG if unfinished else self.jenis
        return replace(self, komponen=komponen, jenis=jenis)


@dataclass(frozen=True, slots=True)
class Posisi:
    """Say where an indikator stands at a quarter: in the quarter alone (`tw`) and to date (`sd`).

    Both are unrounded; None when there is no number, or when it cannot be known. `uraian` is the
    arithmetic that led there, one line each, none where the numbers stand as typed.
    """

    tw: Decimal | None
    sd: Decimal | None
    uraian: tuple[str, ...] = ()


def read_realisasi(isi: Isi, pohon: Pohon) -> dict[str, dict[Triwulan, Realisasi]]:
    """Return what an `isi` says was achieved, by butir and quarter, parts included."""
    found: dict[str, dict[Triwulan, Realisasi]] = defaultdict(dict)
    for cell in map(Realisasi.from_row, isi["realisasi"]):
        found[cell.butir_id][cell.triwulan] = cell
    parts = {(row["komponen_id"], row["triwulan"]): row for row in isi.get("nilai_komponen", ())}

    def part(komponen: Komponen, triwulan: Triwulan) -> NilaiKomponen:
        row = parts.get((komponen.id, triwulan))
        return NilaiKomponen.from_row(komponen, row) if row else NilaiKomponen(komponen)

    for simpul in pohon.simpul:
        for triwulan in Triwulan if simpul.komponen else ():
            cell = found[simpul.id].get(triwulan) or Realisasi.empty(simpul.id, triwulan)
            bagian = tuple(part(komponen, triwulan) for komponen in simpul.komponen)
            found[simpul.id][triwulan] = cell.with_komponen(bagian, simpul.satuan)
    return found


def value(realisasi: Realisasi, satuan: str) -> Decimal | None:
    """Return the number of a quarter, unrounded; None where there is none.

    Raises CheckError("pembilang" or "penyebut") for half a fraction and for a denominator ≤ 0.
    """
    return _valued(realisasi, satuan)[0]


def _valued(realisasi: Realisasi, satuan: str) -> Result:
    if realisasi.dari_komponen:
        return total(realisasi.komponen, satuan)
    if realisasi.jenis is not Jenis.ANGKA:
        return None, ""
    return measured(realisasi, satuan)


def shown(realisasi: Realisasi, satuan: str) -> Isian:
    """Return the realisasi as a cell for screens and documents; quotients get two decimals."""
    nilai = value(realisasi, satuan)
    if nilai is not None and realisasi.nilai is None:
        nilai = round_half_up(nilai)
    return Isian(realisasi.jenis, nilai, teks=realisasi.teks)


def position(
    indikator: Indikator, realisasi: Mapping[Triwulan, Realisasi], triwulan: Triwulan
) -> Posisi:
    """Return where an indikator stands at a quarter; what was typed for later ones is not seen.

    The rule is a table of konsolidasi × cara_isi (domain rules, "Year and quarters").
    """
    v = {
        tw: nilai
        for tw in Triwulan
        if tw <= triwulan and tw in realisasi
        if (nilai := value(realisasi[tw], indikator.satuan)) is not None
    }
    lines = []
    if triwulan in realisasi:
        lines += _valued(realisasi[triwulan], indikator.satuan)[1].splitlines()
    if indikator.cara_isi is CaraIsi.KUMULATIF:
        tw, arithmetic = _of_quarter(indikator.konsolidasi, v, triwulan)
        sd = v.get(triwulan)
    else:
        tw = v.get(triwulan)
        sd, arithmetic = _to_date(indikator, realisasi, v, triwulan)
        if arithmetic:
            arithmetic = _("S.d. {tw}: {hitungan}").format(tw=triwulan.label, hitungan=arithmetic)
    return Posisi(tw, sd, tuple(filter(None, (*lines, arithmetic))))


def _of_quarter(
    konsolidasi: Konsolidasi, v: Mapping[Triwulan, Decimal], triwulan: Triwulan
) -> Result:
    """Take the quarter out of what was typed to date; of a mean nobody can know it."""
    now = v.get(triwulan)
    before = [v[tw] for tw in v if tw < triwulan]
    if now is None or konsolidasi is Konsolidasi.RATA:
        return None, ""
    if konsolidasi is not Konsolidasi.JUMLAH or not before:
        return now, ""
    quarter = now - before[-1]
    return quarter, equation(f"{format_operand(now)} − {format_operand(before[-1])}", quarter)


def _to_date(
    indikator: Indikator,
    realisasi: Mapping[Triwulan, Realisasi],
    v: Mapping[Triwulan, Decimal],
    triwulan: Triwulan,
) -> Result:
    """Consolidate the quarters that were typed one by one."""
    if not v:
        return None, ""
    last = max(v)
    if len(v) == 1 or indikator.konsolidasi in (Konsolidasi.AKHIR, Konsolidasi.TETAP):
        carried = f"{format_ringkas(v[last])} ({last.label})"
        return v[last], "" if last is triwulan else carried
    total = sum(v.values(), Decimal(0))
    if indikator.konsolidasi is Konsolidasi.JUMLAH:
        return total, equation(summed(v.values()), total)
    fractions = [parts for tw in v if (parts := fraction(realisasi[tw]))]
    if len(fractions) == len(v):
        return divided(fractions, indikator.satuan)
    mean = total / len(v)
    return mean, equation(f"({summed(v.values())}) ÷ {len(v)}", mean)
