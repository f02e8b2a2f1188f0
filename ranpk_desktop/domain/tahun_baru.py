"""What a new year takes over from another: rows of the plan, links to the catalogue, officials."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.acuan import Acuan
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.katalog import Katalog
from ranpk_desktop.domain.laporan import serving
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.teks import clean_line


@dataclass(frozen=True, slots=True)
class Bawaan:
    """Choose what comes along beside the structure of a plan, which always does.

    Targets come as proposals; a budget is decided anew each year, so it is left out by default.
    """

    target: bool = True
    penanggung_jawab: bool = True
    rencana_aksi: bool = True
    pengukuran: bool = True
    komponen: bool = True
    pagu: bool = False
    tautan: bool = True


@dataclass(frozen=True)
class Pindahan:
    """Hold what would be carried over: `simpul` in tree order, their links already renewed.

    `sudah_ada` maps those that the plan already holds to their counterparts there. Of the rows
    with a link, `diperbarui` now name the catalogue of the new year; `tautan_lama` keep the older
    one, because that catalogue is not here or says otherwise.
    """

    simpul: tuple[Simpul, ...]
    sudah_ada: Mapping[str, str]
    diperbarui: tuple[Simpul, ...] = ()
    tautan_lama: tuple[Simpul, ...] = ()

    @property
    def baru(self) -> int:
        """Count the rows that the plan does not hold yet."""
        return len(self.simpul) - len(self.sudah_ada)


def carry(
    asal: Pohon,
    tujuan: Pohon,
    bawaan: Bawaan,
    tanpa: Collection[str] = (),
    katalog: Katalog | None = None,
) -> Pindahan:
    """Find what one plan would get from another; `tanpa` are left out with all below them.

    `katalog` is that of the new year, None where it is not here. A row is not doubled where the
    plan holds one with the same link, or with the same level and text at the same place.
    """
    chosen = _chosen(asal, bawaan, set(tanpa))
    linked = _linked(chosen, katalog)
    known = _known(chosen, tujuan, linked)
    fresh = [simpul for simpul in chosen if simpul.id not in known and simpul.butir.acuan]
    renewed = [simpul for simpul in fresh if linked[simpul.id] != simpul.butir.acuan]
    kept = [simpul for simpul in fresh if linked[simpul.id] == simpul.butir.acuan]
    return Pindahan(
        simpul=tuple(
            replace(simpul, butir=replace(simpul.butir, acuan=linked[simpul.id]))
            for simpul in chosen
        ),
        sudah_ada=known,
        diperbarui=tuple(renewed) if bawaan.tautan else (),
        tautan_lama=tuple(_told(kept)) if bawaan.tautan else (),
    )


def _chosen(asal: Pohon, bawaan: Bawaan, tanpa: set[str]) -> list[Simpul]:
    gone: set[str] = set()
    chosen = []
    for simpul in asal.simpul:
        above = simpul.butir.induk_id if simpul.tingkat else None
        action = simpul.level is Level.RENCANA_AKSI and not bawaan.rencana_aksi
        if action or simpul.id in tanpa or above in gone:
            gone.add(simpul.id)
        else:
            chosen.append(simpul)
    return chosen


def _linked(chosen: Iterable[Simpul], katalog: Katalog | None) -> dict[str, str | None]:
    """Return the link that each row gets: to the new catalogue where that says the same."""
    rows = {row.kode: row for row in katalog.baris if not row.kelompok} if katalog else {}
    linked: dict[str, str | None] = {}
    same: set[str] = set()
    for simpul in chosen:  # a sasaran comes before the keluaran below it
        linked[simpul.id] = simpul.butir.acuan
        acuan = Acuan.read(simpul.butir.acuan)
        row = rows.get(acuan.kode) if acuan else None
        if katalog is None or acuan is None or row is None:
            continue
        if acuan.nomor is None:
            fits = _normal(row.sasaran) == _normal(simpul.butir.uraian)
            same |= {acuan.kode} if fits else set()
        else:
            aksi = row.aksi[acuan.nomor - 1 : acuan.nomor]
            texts = [_normal(pair.keluaran) for pair in aksi]
            fits = acuan.kode in same and texts == [_normal(simpul.butir.uraian)]
        if fits:
            linked[simpul.id] = str(replace(acuan, tahun=katalog.tahun))
    return linked


def _known(
    chosen: Iterable[Simpul], tujuan: Pohon, linked: Mapping[str, str | None]
) -> dict[str, str]:
    """Return the rows that the plan holds already, each with its counterpart."""
    by_acuan = {simpul.butir.acuan: simpul.id for simpul in tujuan.simpul if simpul.butir.acuan}
    known: dict[str, str] = {}
    taken: set[str] = set()
    for simpul in chosen:
        above = simpul.butir.induk_id if simpul.tingkat else None
        found = by_acuan.get(linked[simpul.id] or "") or by_acuan.get(simpul.butir.acuan or "")
        if found is None and (above is None or above in known):
            place = known[above] if above else None
            equal = (other.id for other in tujuan.children(place) if _is_same(simpul, other))
            found = next((other for other in equal if other not in taken), None)
        if found is not None and found not in taken:
            known[simpul.id] = found
            taken.add(found)
    return known


def _is_same(one: Simpul, other: Simpul) -> bool:
    return one.level is other.level and _normal(one.butir.uraian) == _normal(other.butir.uraian)


def _told(kept: Sequence[Simpul]) -> list[Simpul]:
    """Leave out the keluaran of rows that are told already."""
    rows = [(simpul, Acuan.read(simpul.butir.acuan)) for simpul in kept]
    kode = {acuan.kode for _simpul, acuan in rows if acuan and acuan.nomor is None}
    return [
        simpul
        for simpul, acuan in rows
        if acuan is None or acuan.nomor is None or acuan.kode not in kode
    ]


def _normal(teks: str) -> str:
    return clean_line(teks).casefold()


def check_pejabat(pejabat: Sequence[Mapping[str, Any]], tahun: int) -> tuple[Finding, ...]:
    """Say who is missing when a year begins: nobody in office, or a term that ends before or in it.

    Those who only stand in (Plh., Plt.) come and go, so the end of their term is no finding.
    """
    first = date(tahun, 1, 1)
    rows = [dict(row) for row in pejabat]
    found = []
    if not serving(rows, first):
        text = _("Belum ada pejabat yang menjabat pada {tanggal}.")
        pesan = text.format(tanggal=format_tanggal(first))
        found.append(Finding("TANPA_PEJABAT", Tingkat.PERINGATAN, pesan))
    for row in rows:
        ends = date.fromisoformat(row["sampai"]) if row["sampai"] else None
        if ends is None or row["sebutan"] or ends.year not in (tahun - 1, tahun):
            continue
        before = ends < first
        text = (
            _("Masa jabatan {nama} berakhir {tanggal}, sebelum tahun {tahun} mulai.")
            if before
            else _("Masa jabatan {nama} berakhir {tanggal}.")
        )
        pesan = text.format(nama=row["nama"], tanggal=format_tanggal(ends), tahun=tahun)
        tingkat = Tingkat.PERINGATAN if before else Tingkat.INFO
        found.append(Finding("MASA_BERAKHIR", tingkat, pesan))
    return tuple(found)
