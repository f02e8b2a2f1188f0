"""Plans at random, and what our own workbook would say of them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from ranpk_desktop.domain.angka import KOSONG, Isian, parse_isian, to_text
from ranpk_desktop.domain.bacaan_rencana import Bacaan, ButirBaca, RingkasanTarget
from ranpk_desktop.domain.butir import Level, children_of, write_waktu
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.triwulan import Triwulan
from tests.factories import TAHUN

URAIAN = st.sampled_from(
    ["Sampel diuji", "sampel diuji", "Laporan", "Laporan  dua\nbaris", "Jumlah desa", "Pengawasan"]
)
"""Few texts, so that equal ones stand beside and below one another."""
TARGET = st.sampled_from(
    ["", "-", "N/A", "0", "≤ 2", "96", "12,5", "40%", "5 (Skala 1-7)", "1.000.000", "33,333333"]
)
KEGIATAN = (Level.KEGIATAN, Level.SUB_KEGIATAN)


@st.composite
def plans(draw: st.DrawFn, largest: int = 14) -> Pohon:
    """Return a plan of any levels, with everything that can be planned for a butir."""
    isi: dict[str, list[dict[str, Any]]] = {
        name: []
        for name in (
            *("butir_rencana", "indikator", "keluaran", "anggaran"),
            *("komponen", "pengukuran", "target"),
        )
    }
    levels: dict[str | None, Level | None] = {None: None}
    for number in range(draw(st.integers(0, largest))):
        butir_id = str(UUID(int=number + 1, version=4))
        above = [one for one, level in levels.items() if children_of(level)]
        induk = draw(st.sampled_from(above))
        level = levels[butir_id] = draw(st.sampled_from(children_of(levels[induk])))
        isi["butir_rencana"].append(
            {
                "id": butir_id,
                "tahun": TAHUN,
                "induk_id": induk,
                "level": level.value,
                "urutan": draw(st.integers(1, 9)),
                "nomor_asli": draw(st.sampled_from(["", "", "1.", "2."])),
                "uraian": draw(URAIAN),
                "penanggung_jawab": draw(st.sampled_from(["", "Tim Pengujian"])),
                "acuan": None,
                "dihapus_pada": None,
            }
        )
        _plan(draw, isi, butir_id, level)
    return Pohon.read(isi)


def _plan(
    draw: st.DrawFn, isi: dict[str, list[dict[str, Any]]], butir_id: str, level: Level
) -> None:
    """Add to `isi` what is planned for one butir."""
    key = {"butir_id": butir_id}
    if level.has_anggaran and draw(st.booleans()):
        isi["anggaran"].append(key | {"pagu": draw(st.sampled_from([None, "0", "125000000"]))})
    if level.is_keluaran:
        waktu = draw(st.sampled_from(["", "2,3,4", "1"]))
        isi["keluaran"].append(key | {"waktu": waktu, "satuan": draw(st.sampled_from(["", "%"]))})
    elif level is Level.INDIKATOR or (level is Level.SASARAN and draw(st.booleans())):
        kinds = {"arah": "MAKSIMAL", "cara_isi": "PERIODE", "sumber_data": "Laporan\nbulanan"}
        konsolidasi = draw(st.sampled_from(["JUMLAH", "AKHIR", "TETAP", "RATA"]))
        isi["indikator"].append(key | kinds | {"satuan": "%", "konsolidasi": konsolidasi})
        for urutan, judul in enumerate(draw(st.sampled_from([(), ("Definisi", "Catatan")]))):
            row = {"id": f"{butir_id}-{urutan}", "urutan": urutan, "teks": f"Isi: {judul} <&>"}
            isi["pengukuran"].append(key | row | {"judul": judul})
    else:
        return
    for triwulan in range(5):
        isian = parse_isian(draw(TARGET))
        row = key | {"id": f"{butir_id}-{triwulan}", "triwulan": triwulan}
        if not isian.kosong:
            isi["target"].append(row | _columns(isian))


def _columns(isian: Isian) -> dict[str, Any]:
    nilai = None if isian.nilai is None else to_text(isian.nilai)
    return {"jenis": isian.jenis, "nilai": nilai, "operator": isian.operator, "teks": isian.teks}


def as_read(pohon: Pohon, ids: bool = True) -> Bacaan:
    """Return what our own workbook says of a plan, with the hidden sheet of ids or without."""
    places = {simpul.id: place for place, simpul in enumerate(pohon.simpul)}
    butir = tuple(
        ButirBaca(
            level=simpul.level,
            uraian=simpul.butir.uraian,
            sel=f"Rencana!B{place + 5}",
            induk=places[simpul.butir.induk_id or ""] if simpul.tingkat else None,
            nomor=simpul.nomor,
            id=simpul.id if ids else None,
            isi=_texts(simpul),
            target=_targets(simpul) if simpul.has_target else {},
            pengukuran=_titled(simpul) if simpul.indikator else None,
        )
        for place, simpul in enumerate(pohon.simpul)
    )
    return Bacaan(butir, (), RingkasanTarget())


def guessed(bacaan: Bacaan) -> Bacaan:
    """Return a reading in which kegiatan and sub kegiatan are guessed, as in S3's layout.

    The first below each butir is a kegiatan, further ones its sub kegiatan.
    """
    butir = list(bacaan.butir)
    first: dict[int | None, int] = {}
    for place, row in enumerate(butir):
        if row.level in KEGIATAN:
            above = row.induk
            while above is not None and bacaan.butir[above].level in KEGIATAN:
                above = bacaan.butir[above].induk
            if above in first:
                made = replace(row, level=Level.SUB_KEGIATAN, induk=first[above])
            else:
                first[above] = place
                made = replace(row, level=Level.KEGIATAN, induk=above)
            butir[place] = replace(made, level_tebakan=True)
    return replace(bacaan, butir=tuple(butir))


def _texts(simpul: Simpul) -> dict[str, str]:
    texts = {"penanggung_jawab": simpul.butir.penanggung_jawab}
    if simpul.has_target:
        texts["satuan"] = simpul.satuan
    if simpul.keluaran:
        texts["waktu"] = write_waktu(simpul.keluaran.waktu)
    if simpul.indikator:
        texts["sumber_data"] = simpul.indikator.sumber_data
    if simpul.level.has_anggaran:
        texts["pagu"] = "" if simpul.pagu is None else to_text(simpul.pagu)
    return texts


def _targets(simpul: Simpul) -> dict[int, Isian]:
    quarters = {int(tw): simpul.target.get(tw, KOSONG) for tw in Triwulan}
    return {**quarters, TAHUNAN: simpul.tahunan}


def _titled(simpul: Simpul) -> tuple[tuple[str, str], ...]:
    return tuple((item.judul, item.teks) for item in simpul.pengukuran)
