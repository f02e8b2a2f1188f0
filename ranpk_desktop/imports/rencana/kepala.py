"""Find the tables of a sheet by the names in their headers, wherever they stand.

A header has one to three rows; groups above ("Triwulan", "SASARAN STRATEGIS") may be merged. It may
be repeated where a page ended, and a row of column numbers may follow it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from statistics import mean

from ranpk_desktop.imports.buku_kerja import Lembar
from ranpk_desktop.imports.judul_kolom import counts_columns, plain
from ranpk_desktop.imports.kisi import Kisi, Petak, column_letters
from ranpk_desktop.imports.rencana.label import read_label
from ranpk_desktop.imports.rencana.pemetaan import JENJANG, Bidang, Kolom, Pemetaan

_KATA = {
    Bidang.NOMOR: "no|nomor|no urut|nomor urut|kode",
    Bidang.LEVEL: "level|jenjang|tingkat",
    Bidang.URAIAN: "uraian|nama",
    Bidang.SASARAN: "sasaran|sasaran strategis|sasaran kinerja|sasaran kegiatan|sasaran program"
    "|sasaran rencana strategis",
    Bidang.PROGRAM: "program|nama program|program kerja",
    Bidang.KEGIATAN: "kegiatan|nama kegiatan|kegiatan sub kegiatan|kegiatan subkegiatan"
    "|kegiatan dan sub kegiatan|program kegiatan",
    Bidang.SUB_KEGIATAN: "sub kegiatan|subkegiatan|nama sub kegiatan",
    Bidang.INDIKATOR: "indikator|indikator kinerja|indikator kinerja utama|iku|indikator sasaran"
    "|indikator kinerja utama iku|indikator kinerja kegiatan|indikator kinerja sasaran"
    "|indikator keluaran",
    Bidang.SATUAN: "satuan|satuan target|unit satuan",
    Bidang.TAHUNAN: "target|tahunan|target tahunan|target setahun|target 1 tahun|target tahun"
    "|target akhir tahun|target kinerja",
    Bidang.PENANGGUNG_JAWAB: "penanggung jawab|penanggungjawab|pj|pic|pelaksana|unit pelaksana"
    "|pengampu|penanggung jawab kegiatan",
    Bidang.SUMBER_DATA: "sumber data",
    Bidang.PENGUKURAN: "pengukuran|pengukuran kinerja|cara pengukuran|cara perhitungan"
    "|definisi operasional|metode pengukuran|formula|formula perhitungan|formulasi pengukuran",
    Bidang.PAGU: "pagu|anggaran|pagu anggaran|jumlah anggaran|anggaran rp|pagu rp",
    Bidang.RENCANA_AKSI: "rencana aksi|rencana aksi dan atau rencana mitigasi"
    "|rencana aksi dan atau rencana mitigasi yang ditetapkan awal tahun",
    Bidang.KRITERIA: "kriteria keberhasilan|kriteria|ukuran keberhasilan",
    Bidang.TARGET_OUTPUT: "target output|t o|output|keluaran",
    Bidang.WAKTU: "waktu|waktu pelaksanaan|jadwal|jadwal pelaksanaan",
    Bidang.ABAIKAN: "triwulan|target triwulan|target per triwulan|tri wulan|tw|keterangan|ket"
    "|catatan|bobot|realisasi|capaian",
}
BIDANG = {kata: bidang for bidang, daftar in _KATA.items() for kata in daftar.split("|")}
"""Header words as `plain` spells them; ABAIKAN are known words that are no field by themselves."""

_TABEL_MAKS = 1000
"""Headers in one sheet; no document has so many pages."""
_KEPALA_MAKS = 3
_JUDUL_MAKS = 90
_MIRIP = 0.85
_SATUAN_MAKS = 30
_TRIWULAN = re.compile(r"(?:target )?(?:tw|tri ?wulan|trwulan|triw)? ?(iv|i{1,3}|[1-4])")
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PER_JENJANG = (Bidang.URAIAN, Bidang.INDIKATOR, Bidang.SATUAN, Bidang.TAHUNAN, Bidang.TARGET)
_TW = (Bidang.TW1, Bidang.TW2, Bidang.TW3, Bidang.TW4)
_TAHUN = re.compile(r"(?:(?: tahun)? anggaran| tahun)? ?20[0-9]{2}$")
_LAIN = {"realisasi", "capaian", "semester"}
"""Words of groups whose columns are no targets per quarter."""


def propose(lembar: Lembar, baris_kepala: int | None = None) -> Pemetaan:
    """Return what the columns of a sheet's table seem to hold: of the first, or of one at a row.

    Without a header that we know, the first row of at least two texts is taken for it, and no
    column has a field: people can then choose.
    """
    kisi = Kisi(lembar)
    found = next(tables(kisi), None) if baris_kepala is None else _read(kisi, baris_kepala)
    if found:
        return found
    first = next((b for b in kisi.baris if len(kisi.row(b)) > 1), 1)
    kepala = baris_kepala or first
    kolom = tuple(
        Kolom(column_letters(petak.kolom), Bidang.ABAIKAN, petak.baris_teks)
        for petak in kisi.row(kepala)
    )
    return Pemetaan(lembar.nama, kepala, kepala + 1, kolom, signature(kolom))


def tables(kisi: Kisi) -> Iterator[Pemetaan]:
    """Yield a mapping for each header of a sheet, from top to bottom, repeated ones too."""
    lewat = jumlah = 0
    for baris in kisi.baris:
        if baris >= lewat and jumlah < _TABEL_MAKS and _is_header(kisi, baris):
            found = _read(kisi, baris)
            if found:
                lewat = found.baris_data
                jumlah += 1
                yield found


def _is_header(kisi: Kisi, baris: int) -> bool:
    """Tell whether a row begins a header: three names of columns, most of its cells."""
    petak = kisi.row(baris)
    known = [bidang for it in petak if (bidang := _field(it.teks, guess=False))]
    if len(known) < 2 or any(len(it.teks) > _JUDUL_MAKS for it in petak):
        return False
    known += [b for it in petak if not _field(it.teks, False) and (b := _field(it.teks, True))]
    return len(known) >= max(3, len(petak) / 2) and any(it is not Bidang.ABAIKAN for it in known)


@lru_cache(maxsize=4096)
def _field(teks: str, guess: bool) -> Bidang | None:
    """Return the field that a header text names; `guess` lets a misspelt one pass."""
    if len(teks) > _JUDUL_MAKS:
        return None
    kata = plain(teks)
    kata = _TAHUN.sub("", kata) or kata
    found = BIDANG.get(kata)
    if found or not guess:
        return found or _quarter_field(kata)
    if kata.startswith("rencana aksi "):
        return Bidang.RENCANA_AKSI
    near = [it for it in BIDANG if it[0] == kata[:1] and abs(len(it) - len(kata)) < 3]
    close = get_close_matches(kata, near, 1, _MIRIP) if len(kata) > 5 else []
    return BIDANG[close[0]] if close else _quarter_field(kata)


def _quarter_field(kata: str) -> Bidang | None:
    """Return the quarter that a header names by itself: "TW I", "Target Triwulan 2"."""
    found = _TRIWULAN.fullmatch(kata)
    return _tw(found[1]) if found and found[1] != kata else None


def _tw(teks: str) -> Bidang:
    return _TW[(_ROMAWI.get(teks) or int(teks)) - 1]


def _read(kisi: Kisi, awal: int) -> Pemetaan | None:
    akhir = awal
    following = [b for b in kisi.between(awal + 1, awal + _KEPALA_MAKS) if _continues(kisi, b)]
    for baris in following:
        if baris != akhir + 1:
            break
        akhir = baris
    data = akhir + 1
    if counts_columns(kisi, data):
        data += 1
    judul = titles(kisi, awal, akhir)
    kolom = settle(tuple(_columns(judul)))
    kolom = _once(settle(tuple(_by_content(kisi, data, it, kolom) for it in kolom)))
    if sum(it.bidang is not Bidang.ABAIKAN for it in kolom) < 2:
        return None
    return Pemetaan(kisi.nama, awal, data, kolom, signature(kolom))


def _continues(kisi: Kisi, baris: int) -> bool:
    """Tell whether a row still belongs to the header above it: nothing but names of columns."""
    petak = kisi.row(baris)
    empat = [petak[it : it + 4] for it in range(0, len(petak), 4)]
    if petak and all([it.teks for it in group] == list("1234") for group in empat):
        return all(_below_one_group(kisi, group) for group in empat)
    if counts_columns(kisi, baris):
        return False
    return len(petak) > 1 and all(
        _field(it.teks, True) or plain(it.teks) in _ROMAWI for it in petak
    )


def _below_one_group(kisi: Kisi, petak: list[Petak]) -> bool:
    """Tell whether four cells are the quarters of the one group above them, such as Triwulan."""
    atas, *lain = (kisi.at(it.baris - 1, it.kolom) for it in petak)
    known = atas is not None and _field(atas.teks, True) in (Bidang.ABAIKAN, Bidang.TAHUNAN)
    return known and all(it in (None, atas) for it in lain)


def titles(kisi: Kisi, awal: int, akhir: int) -> dict[int, list[str]]:
    """Return the header texts of each column from top to bottom, each merged one once.

    A group above that was not merged reaches until the next text in its row.
    """
    judul: dict[int, list[Petak]] = {}
    for baris in range(awal, akhir + 1):
        for kolom, petak in kisi.covering(baris):
            texts = judul.setdefault(kolom, [])
            if petak not in texts:
                texts.append(petak)
    kiri: Petak | None = None
    for kolom in sorted(judul):
        atas = judul[kolom][0]
        if atas.baris == awal:
            kiri = atas
        elif kiri is not None:
            judul[kolom].insert(0, kiri)
    return {kolom: [it.baris_teks for it in texts] for kolom, texts in judul.items()}


def _columns(judul: dict[int, list[str]]) -> Iterator[Kolom]:
    for kolom in sorted(judul):
        texts = judul[kolom]
        bidang, jenjang = _meaning(texts)
        yield Kolom(column_letters(kolom), bidang, " / ".join(texts), jenjang)


def _meaning(texts: list[str]) -> tuple[Bidang, Bidang | None]:
    """Return the field of a column and the level whose column it is, from its header texts."""
    if any(_LAIN & set(plain(teks).split()) for teks in texts):
        return Bidang.ABAIKAN, None
    *groups, leaf = texts
    found = _TRIWULAN.fullmatch(plain(leaf))
    if found and (groups or found[1] != plain(leaf)):
        return _tw(found[1]), None
    bidang = _field(leaf, True) or Bidang.ABAIKAN
    jenjang = next((it for g in groups if (it := _field(g, True)) in JENJANG), None)
    if jenjang and bidang is Bidang.TAHUNAN:
        bidang = Bidang.TARGET
    if jenjang and bidang in JENJANG:
        bidang = Bidang.URAIAN
    return bidang, jenjang


def settle(kolom: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    """Give columns to the level at their left where targets are labelled, or indikator several.

    So S3 is read from one header row as well, and from columns that people have named.
    """
    lone = [it.bidang for it in kolom if it.jenjang is None]
    if Bidang.TARGET not in lone and lone.count(Bidang.INDIKATOR) < 2:
        return kolom
    found = (it.jenjang or it.bidang for it in kolom if it.jenjang or it.bidang in JENJANG)
    jenjang = next(found, Bidang.SASARAN)
    made = []
    for it in kolom:
        if it.jenjang is None and it.bidang in JENJANG:
            jenjang = it.bidang
            made.append(replace(it, bidang=Bidang.URAIAN, jenjang=jenjang))
        elif it.jenjang is None and it.bidang in _PER_JENJANG:
            bidang = Bidang.TARGET if it.bidang is Bidang.TAHUNAN else it.bidang
            made.append(replace(it, bidang=bidang, jenjang=jenjang))
        else:
            jenjang = it.jenjang or jenjang
            made.append(it)
    return tuple(made)


def _by_content(kisi: Kisi, data: int, it: Kolom, kolom: tuple[Kolom, ...]) -> Kolom:
    """Return a column whose name has two meanings with the one that its cells have."""
    fields = {other.bidang for other in kolom}
    if it.bidang is Bidang.TAHUNAN and not fields & set(_TW):
        texts = _texts(kisi, data, it)
        if texts and sum(read_label(teks) is not None for teks in texts) * 2 > len(texts):
            return replace(it, bidang=Bidang.TARGET)
    if plain(it.judul) in ("keterangan", "ket") and Bidang.SATUAN not in fields:
        texts = _texts(kisi, data, it)
        brief = not texts or mean(map(len, texts)) <= _SATUAN_MAKS
        if fields & {*_TW, Bidang.TAHUNAN} and brief:
            return replace(it, bidang=Bidang.SATUAN)
    return it


def _texts(kisi: Kisi, data: int, it: Kolom) -> list[str]:
    """Return the first texts of a column below the header."""
    rows = kisi.between(data, data + 200)
    return [petak.teks for b in rows if (petak := kisi.own(b, it.nomor))]


def _once(kolom: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    """Let each field have one column, the first."""
    seen: set[tuple[Bidang, Bidang | None]] = set()
    made = []
    for it in kolom:
        key = (it.bidang, it.jenjang)
        made.append(replace(it, bidang=Bidang.ABAIKAN) if key in seen else it)
        seen.add(key)
    return tuple(made)


def signature(kolom: tuple[Kolom, ...]) -> str:
    """Return the titles under which a mapping is remembered."""
    return "|".join(plain(it.judul) for it in kolom)
