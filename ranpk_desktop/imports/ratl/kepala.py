"""Find the tables of a sheet by the names of their columns, and what the titles above them say.

A header has one row, or two where a group such as "Waktu" has TW I–IV below it. It may be repeated
where a page ended, and a row of column numbers may follow it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.imports.judul_kolom import counts_columns, plain
from ranpk_desktop.imports.kisi import Kisi, Petak


class Bidang(StrEnum):
    """What a column holds; the values are columns of the table `ratl` where it has them."""

    NOMOR = "nomor"
    TAHUN = "tahun"
    UNIT = "unit"
    NO_REKOMENDASI = "no_rekomendasi"
    REKOMENDASI = "rekomendasi"
    JENIS_LAYANAN = "jenis_layanan"
    DASAR = "dasar"
    UNSUR = "unsur"
    SARAN_RESPONDEN = "saran_responden"
    ANALISIS_PENYEBAB = "analisis_penyebab"
    RENCANA_AKSI = "rencana_aksi"
    WAKTU = "waktu_pelaksanaan"
    TW1 = "tw1"
    TW2 = "tw2"
    TW3 = "tw3"
    TW4 = "tw4"
    PENANGGUNG_JAWAB = "penanggung_jawab"
    STATUS = "status"
    TANGGAL_MULAI = "tanggal_mulai"
    TANGGAL_SELESAI = "tanggal_selesai"
    TINDAK_LANJUT = "uraian_tindak_lanjut"
    KENDALA = "kendala"
    ALASAN = "alasan_tanpa_dukungan"


TRIWULAN = dict(zip((Bidang.TW1, Bidang.TW2, Bidang.TW3, Bidang.TW4), Triwulan, strict=True))
LABEL = (Bidang.UNIT, Bidang.NO_REKOMENDASI, Bidang.REKOMENDASI, Bidang.JENIS_LAYANAN)
"""Columns whose texts hold for the rows below them too."""

_KATA = {
    Bidang.NOMOR: "no|nomor|no urut|nomor urut",
    Bidang.TAHUN: "tahun|tahun survei|tahun skm",
    Bidang.UNIT: "unit|unit pelayanan|unit pelayanan publik|unit kerja|nama unit|upt|satker"
    "|satuan kerja|unit penyelenggara pelayanan|unit penyelenggara pelayanan publik|upp|balai loka"
    "|nama unit pelayanan|nama unit kerja|nama satker|unit upt|unit layanan",
    Bidang.NO_REKOMENDASI: "no rekomendasi|nomor rekomendasi|rekomendasi no|no rekom"
    "|rekomendasi nomor|rekomendasi ke",
    Bidang.REKOMENDASI: "rekomendasi|uraian rekomendasi|isi rekomendasi|rekomendasi uraian",
    Bidang.JENIS_LAYANAN: "jenis layanan|layanan|jenis pelayanan|nama layanan|jenis layanan publik"
    "|jenis pelayanan publik|produk layanan",
    Bidang.DASAR: "dasar|dasar tindak lanjut",
    Bidang.UNSUR: "unsur|unsur pelayanan|unsur skm|prioritas unsur|unsur terendah|unsur layanan"
    "|unsur yang ditindaklanjuti",
    Bidang.SARAN_RESPONDEN: "saran responden|saran|saran masukan|saran dan masukan"
    "|saran masukan responden|kritik dan saran",
    Bidang.ANALISIS_PENYEBAB: "analisis penyebab|analisis|analisa|analisa penyebab|penyebab"
    "|akar masalah|penyebab masalah|permasalahan|analisis penyebab penurunan",
    Bidang.RENCANA_AKSI: "rencana aksi|rencana aksi tindak lanjut|rencana tindak lanjut|rtl|ratl"
    "|program kegiatan|program|kegiatan|rencana aksi tindak lanjut ratl|uraian rencana aksi"
    "|rencana aksi dan tindak lanjut|rencana aksi perbaikan|rencana perbaikan|program perbaikan",
    Bidang.WAKTU: "timeline|time line|waktu|waktu pelaksanaan|target waktu"
    "|target waktu penyelesaian|target penyelesaian|batas waktu|tenggat|tenggat waktu"
    "|jadwal|jadwal pelaksanaan|waktu penyelesaian|rencana waktu"
    "|tanggal target|tanggal target penyelesaian|deadline",
    Bidang.PENANGGUNG_JAWAB: "penanggung jawab|penanggungjawab|pj|pen jawab|pic|pelaksana"
    "|unit pelaksana|penanggung jawab kegiatan",
    Bidang.STATUS: "status|status rencana aksi|status tindak lanjut|status penyelesaian|status ratl"
    "|status pelaksanaan|status rencana aksi tindak lanjut|open close|close open|status akhir",
    Bidang.TANGGAL_MULAI: "tanggal mulai|mulai",
    Bidang.TANGGAL_SELESAI: "tanggal selesai|tanggal penyelesaian|selesai|tgl selesai",
    Bidang.TINDAK_LANJUT: "tindak lanjut|uraian tindak lanjut|realisasi|realisasi tindak lanjut"
    "|realisasi rencana aksi|pelaksanaan|progres|progress|capaian"
    "|hasil tindak lanjut|keterangan|ket|keterangan tindak lanjut|uraian pelaksanaan"
    "|tindak lanjut yang telah dilakukan",
    Bidang.KENDALA: "kendala|hambatan|kendala hambatan|permasalahan kendala|kendala pelaksanaan",
    Bidang.ALASAN: "alasan tanpa data dukung|alasan tanpa dukungan",
}
_BIDANG = {kata: bidang for bidang, daftar in _KATA.items() for kata in daftar.split("|")}
_PERINGKAT = {kata: n for daftar in _KATA.values() for n, kata in enumerate(daftar.split("|"))}
"""Where two columns have names of one field, the one that stands first above counts."""
_TRIWULAN = re.compile(r"(?:tw|tri ?wulan)? ?(iv|i{1,3}|[1-4])")
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_JUDUL_MAKS = 60
_TABEL_MAKS = 1000
_TAHUN_DI_BELAKANG = re.compile(r"(?: tahun)? 20[0-9]{2}$")

_TAHUN_JUDUL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\btahun\s+survei\s*:?\s*(20[0-9]{2})\b",
        r"\b(?:skm|survei\s+kepuasan\s+masyarakat)\W{0,4}(?:tahun\s*:?\s*)?(20[0-9]{2})\b",
        r"\b(?:ratl|rencana\s+aksi|tindak\s+lanjut)\W{0,4}(?:tahun\s*:?\s*)?(20[0-9]{2})\b",
    )
)
"""How titles name the survey year, the surest first; "Semester I Tahun 2023" is another year."""
_LAIN = re.compile(
    r"(?:semester|smt|triwulan|tw)\s+\w+\s+(?:tahun\s+)?20[0-9]{2}|target[^.;\n]{0,40}?20[0-9]{2}"
    r"|[0-9]{1,2}\s+[a-z]+\s+20[0-9]{2}",
    re.IGNORECASE,
)
_TAHUN_SAJA = re.compile(r"\b(20[0-9]{2})\b")
_UNIT_JUDUL = re.compile(
    r"\s*(?:nama\s+)?(?:unit(?:\s+(?:pelayanan(?:\s+publik)?|kerja|penyelenggara\s+pelayanan))?"
    r"|satker|satuan\s+kerja|upt|instansi)\s*:\s*(\S.*)",
    re.IGNORECASE,
)


_KATA_JUDUL = re.compile(
    r"(?:[a-z0-9]{1,2}[.)]\s*)?(?:matriks|lampiran|tabel|rencana aksi|daftar|rekapitulasi)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Kepala:
    """Say where a table stands and which column holds what; `judul` are its header cells.

    `unit` and `tahun` are what the titles right above it say. `akhir` is the last row that may
    belong to it.
    """

    baris: int
    baris_data: int
    kolom: dict[Bidang, int]
    judul: tuple[Petak, ...]
    akhir: int = 0
    unit: str = ""
    tahun: int | None = None

    @property
    def bertitel(self) -> bool:
        """Tell whether titles above say that another table begins, not another page."""
        return bool(self.unit or self.tahun)

    def same_columns(self, lain: "Kepala | None") -> bool:
        """Tell whether another header has the same fields in the same columns."""
        return lain is not None and lain.kolom == self.kolom


def find(kisi: Kisi) -> Iterator[Kepala]:
    """Yield the headers of a sheet from top to bottom, repeated ones too."""
    lewat = jumlah = 0
    for baris in kisi.baris:
        if baris < lewat or jumlah >= _TABEL_MAKS or not _is_header(kisi, baris):
            continue
        kepala = _read(kisi, baris)
        jumlah += 1
        lewat = kepala.baris_data
        yield kepala


def _is_header(kisi: Kisi, baris: int) -> bool:
    """Tell whether a row is a header: an action and two more names, most of its cells."""
    petak = kisi.row(baris)
    if len(petak) < 3 or any(len(it.teks) > _JUDUL_MAKS for it in petak):
        return False
    known = {bidang for it in petak if (bidang := field(it.teks))}
    main = {Bidang.RENCANA_AKSI, Bidang.TINDAK_LANJUT}
    return bool(known & main) and len(known) >= max(3, len(petak) / 2)


@lru_cache(maxsize=4096)
def field(teks: str) -> Bidang | None:
    """Return the field that a header text names, None for none."""
    return _BIDANG.get(_words(teks))


def _words(teks: str) -> str:
    """Return the words of a header, without a year behind them."""
    kata = plain(teks)
    return kata if kata in _BIDANG else _TAHUN_DI_BELAKANG.sub("", kata)


def _quarter(teks: str) -> Bidang | None:
    found = _TRIWULAN.fullmatch(_TAHUN_DI_BELAKANG.sub("", plain(teks)))
    nomor = (_ROMAWI.get(found[1]) or int(found[1])) if found else None
    return next((it for it, tw in TRIWULAN.items() if tw == nomor), None)


def _read(kisi: Kisi, baris: int) -> Kepala:
    judul = {kolom: [petak] for kolom, petak in kisi.covering(baris)}
    data = baris + 1
    if _is_second(kisi, data):
        for kolom, petak in kisi.covering(data):
            texts = judul.setdefault(kolom, [])
            if petak not in texts:
                texts.append(petak)
        data += 1
    if counts_columns(kisi, data):
        data += 1
    cells = tuple(dict.fromkeys(it[-1] for it in judul.values()))
    return Kepala(baris, data, _columns(judul), cells)


def _columns(judul: dict[int, list[Petak]]) -> dict[Bidang, int]:
    """Return the column of each field; of several the one with the surest name, then the first."""
    found: dict[Bidang, list[tuple[int, int]]] = {}
    for at, petak in judul.items():
        bidang = _meaning([it.teks for it in petak])
        if bidang is not None and at == petak[-1].kolom:
            found.setdefault(bidang, []).append((_PERINGKAT.get(_words(petak[-1].teks), 0), at))
    kolom = {bidang: min(places)[1] for bidang, places in found.items()}
    if Bidang.RENCANA_AKSI not in kolom and Bidang.TINDAK_LANJUT in kolom:
        kolom[Bidang.RENCANA_AKSI] = kolom.pop(Bidang.TINDAK_LANJUT)
    return kolom


def _is_second(kisi: Kisi, baris: int) -> bool:
    """Tell whether a row still belongs to the header above it: names below a wide group."""
    petak = kisi.row(baris)
    if not petak:
        return False
    above = [kisi.at(baris - 1, it.kolom) for it in petak]
    named = all(_quarter(it.teks) or field(it.teks) or plain(it.teks) == "uraian" for it in petak)
    return named and all(it is not None and it.baris < baris and it.lebar > 1 for it in above)


def _meaning(texts: Sequence[str]) -> Bidang | None:
    """Return the field of a column from its header texts, the group first."""
    leaf = texts[-1]
    if len(texts) > 1:
        return field(" ".join(texts)) or _quarter(leaf) or field(leaf)
    found = field(leaf)
    return found or (_quarter(leaf) if len(plain(leaf)) > 3 or " " in leaf else None)


def is_title(kisi: Kisi, baris: int) -> bool:
    """Tell whether a row between two tables is a title of the second one."""
    petak = kisi.row(baris)
    line = " ".join(it.baris_teks for it in petak)
    if _UNIT_JUDUL.match(line) or _TAHUN_JUDUL[0].match(line):
        return True
    if len(petak) != 1:
        return False
    return petak[0].lebar > 2 or line.isupper() or _KATA_JUDUL.match(line) is not None


def titles(kisi: Kisi, awal: int, akhir: int) -> tuple[str, int | None]:
    """Return unit and survey year that the rows between two others name, "" and None for none."""
    lines = [" ".join(it.baris_teks for it in kisi.row(b)) for b in kisi.between(awal, akhir)]
    units = (found[1].strip() for line in lines if (found := _UNIT_JUDUL.match(line)))
    return next(units, ""), year_of(lines)


def year_of(lines: Sequence[str]) -> int | None:
    """Return the survey year that some texts name; None for none, or several."""
    for pattern in _TAHUN_JUDUL:
        found = {int(tahun) for line in lines for tahun in pattern.findall(line)}
        if len(found) == 1:
            return found.pop()
    rest = {int(it) for line in lines for it in _TAHUN_SAJA.findall(_LAIN.sub(" ", line))}
    return rest.pop() if len(rest) == 1 else None
