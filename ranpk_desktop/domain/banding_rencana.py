"""Two versions of a plan compared field by field, matched by the ids of their rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import (
    KOSONG,
    format_angka,
    format_isian,
    format_rupiah,
)
from ranpk_desktop.domain.butir import format_waktu
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.rencana import TAHUNAN, Komponen
from ranpk_desktop.domain.sebutan_rencana import JUDUL_KOLOM, kolom_target, quote
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.domain.urutan import moved


class JenisPerbedaan(StrEnum):
    """What happened to a butir from one version to the next."""

    BARU = "baru"
    BERUBAH = "berubah"
    PINDAH = "pindah"
    DIHAPUS = "dihapus"

    @property
    def label(self) -> str:
        """Return the word on screens."""
        return {
            JenisPerbedaan.BARU: _("Baru"),
            JenisPerbedaan.BERUBAH: _("Berubah"),
            JenisPerbedaan.PINDAH: _("Pindah"),
            JenisPerbedaan.DIHAPUS: _("Dihapus"),
        }[self]


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """Say how one field of a butir differs; `lama` and `baru` are as screens show them.

    `butir` is the number and uraian, of the new version where there is one. A butir that is new or
    taken out lists each field that is filled. `judul` is the title of the column `kolom`.
    """

    jenis: JenisPerbedaan
    butir_id: str
    butir: str
    kolom: str
    judul: str
    lama: str
    baru: str


def compare(lama: Pohon, baru: Pohon) -> tuple[Perbedaan, ...]:
    """Return the differences in the order of the new plan, what was taken out where it stood."""
    gone = _gone(lama, baru)
    places = _places(lama, baru)
    found = [*_lists(gone.get(None, ()), JenisPerbedaan.DIHAPUS)]
    for simpul in baru.simpul:
        before = lama.by_id.get(simpul.id)
        if before is None:
            found += _lists([simpul], JenisPerbedaan.BARU)
        else:
            found += places.get(simpul.id, ())
            found += _changes(before, simpul)
        found += _lists(gone.get(simpul.id, ()), JenisPerbedaan.DIHAPUS)
    return tuple(found)


def summarise(perbedaan: Sequence[Perbedaan]) -> str:
    """Return the differences in one sentence, counting butir."""
    if not perbedaan:
        return _("Kedua versi sama.")
    counts = [
        (jenis, len({row.butir_id for row in perbedaan if row.jenis is jenis}))
        for jenis in JenisPerbedaan
    ]
    parts = [f"{n} {jenis.label.lower()}" for jenis, n in counts if n]
    return _("Butir: {daftar}.").format(daftar=", ".join(parts))


def _gone(lama: Pohon, baru: Pohon) -> dict[str | None, list[Simpul]]:
    """Return what was taken out, by the id of the row that stood before it and still stands."""
    gone: dict[str | None, list[Simpul]] = {}
    before: str | None = None
    for simpul in lama.simpul:
        if simpul.id in baru.by_id:
            before = simpul.id
        else:
            gone.setdefault(before, []).append(simpul)
    return gone


def _places(lama: Pohon, baru: Pohon) -> dict[str, list[Perbedaan]]:
    """Return what stands elsewhere: below another butir, or in another order below the same one.

    Of those that changed places only the fewest are named, so that a row that is put in or taken
    out moves nobody else.
    """
    found: dict[str, list[Perbedaan]] = {}
    stayed: dict[str | None, list[Simpul]] = {}
    for simpul in baru.simpul:
        if simpul.id not in lama.by_id:
            continue
        before, now = lama.parent(simpul.id), baru.parent(simpul.id)
        above = now.id if now else None
        if (before.id if before else None) == above:
            stayed.setdefault(above, []).append(simpul)
        else:
            found[simpul.id] = [_moved(simpul, _below(before), _below(now))]
    for above, siblings in stayed.items():
        ids = moved(
            [node.id for node in lama.children(above)],
            [node.id for node in siblings],
        )
        if ids:
            old, new = _after(lama.children(above)), _after(baru.children(above))
            found |= {
                node.id: [_moved(node, old[node.id], new[node.id])]
                for node in siblings
                if node.id in ids
            }
    return found


def _moved(simpul: Simpul, lama: str, baru: str) -> Perbedaan:
    return _difference(JenisPerbedaan.PINDAH, simpul, "letak", lama, baru)


def _below(above: Simpul | None) -> str:
    return _("di bawah {atas}").format(atas=quote(above)) if above else _("paling atas")


def _after(siblings: Sequence[Simpul]) -> dict[str, str]:
    """Return in words where each of some siblings stands among them."""
    words = {}
    before: Simpul | None = None
    for simpul in siblings:
        words[simpul.id] = (
            _("setelah {lain}").format(lain=quote(before)) if before else _("paling awal")
        )
        before = simpul
    return words


def _lists(simpul: Sequence[Simpul], jenis: JenisPerbedaan) -> Iterator[Perbedaan]:
    """Yield each filled field of some butir that are in one version only."""
    for node in simpul:
        filled = [(kolom, teks) for kolom, teks in _fields(node).items() if teks]
        filled += [
            (kolom, teks) for kolom, items in _items(node).items() for teks in items.values()
        ]
        for kolom, teks in filled:
            lama, baru = ("", teks) if jenis is JenisPerbedaan.BARU else (teks, "")
            yield _difference(jenis, node, kolom, lama, baru)


def _changes(lama: Simpul, baru: Simpul) -> Iterator[Perbedaan]:
    """Yield each field that differs."""
    before = _fields(lama)
    for kolom, teks in _fields(baru).items():
        if before[kolom] != teks:
            yield _difference(JenisPerbedaan.BERUBAH, baru, kolom, before[kolom], teks)
    old_items = _items(lama)
    for kolom, items in _items(baru).items():
        for old, new in _item_changes(old_items[kolom], items):
            yield _difference(JenisPerbedaan.BERUBAH, baru, kolom, old, new)


def _item_changes(lama: Mapping[str, str], baru: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the old and new texts of items that differ, and the lists where their order does."""
    for item_id in dict.fromkeys((*baru, *lama)):
        old, new = lama.get(item_id, ""), baru.get(item_id, "")
        if old != new:
            yield old, new
    common = [item_id for item_id in lama if item_id in baru]
    if common != [item_id for item_id in baru if item_id in lama]:
        yield "; ".join(lama.values()), "; ".join(baru.values())


def _difference(
    jenis: JenisPerbedaan, simpul: Simpul, kolom: str, lama: str, baru: str
) -> Perbedaan:
    return Perbedaan(jenis, simpul.id, simpul.label, kolom, JUDUL_KOLOM[kolom], lama, baru)


def _fields(simpul: Simpul) -> dict[str, str]:
    """Return every field as screens show it, by its column, in their order."""
    butir, indikator, target = simpul.butir, simpul.indikator, simpul.target
    return {
        "level": simpul.level.label,
        "nomor": butir.nomor_asli,
        "uraian": butir.uraian,
        "satuan": simpul.satuan,
        **{
            kolom_target(triwulan): format_isian(target.get(triwulan, KOSONG))
            for triwulan in (*Triwulan, TAHUNAN)
        },
        "arah": indikator.arah.label if indikator else "",
        "konsolidasi": indikator.konsolidasi.label if indikator else "",
        "cara_isi": indikator.cara_isi.label if indikator else "",
        "penanggung_jawab": butir.penanggung_jawab,
        "sumber_data": indikator.sumber_data if indikator else "",
        "waktu": format_waktu(simpul.keluaran.waktu) if simpul.keluaran else "",
        "pagu": "" if simpul.pagu is None else format_rupiah(simpul.pagu),
        "acuan": butir.acuan or "",
    }


def _items(simpul: Simpul) -> dict[str, dict[str, str]]:
    """Return the lists of a butir: their items as one text each, by id and in their order."""
    return {
        "komponen": {part.id: _komponen(part) for part in simpul.komponen},
        "pengukuran": {part.id: f"{part.judul}: {part.teks}" for part in simpul.pengukuran},
    }


def _komponen(part: Komponen) -> str:
    return part.nama if part.bobot is None else f"{part.nama} ({format_angka(part.bobot)}%)"
