"""Read tables with one row per indikator: S4's Lampiran, and what people map by hand."""

import re

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.rencana import TAHUNAN, numbers, suggest_konsolidasi
from ranpk_desktop.imports.judul_kolom import plain
from ranpk_desktop.imports.kisi import Kisi, Petak
from ranpk_desktop.imports.rencana import pengukuran
from ranpk_desktop.imports.rencana.hasil import Draf, Hasil
from ranpk_desktop.imports.rencana.pemetaan import (
    JENJANG,
    SEL_TARGET,
    Bidang,
    Pemetaan,
    target_columns,
)
from ranpk_desktop.imports.rencana.sel_target import SelTarget
from ranpk_desktop.imports.rencana.silsilah import Silsilah, is_heading

_PENUTUP = re.compile(
    r"(?:pihak (?:kesatu|kedua|pertama)\b|mengetahui\b|nip\.? *:? *[0-9]|ni pppk\b"
    r"|[\w ]{3,30}, *(?:[0-9]{1,2} \w+ )?20[0-9]{2}$)",
    re.IGNORECASE,
)
"""What stands below a plan: place and date, the titles of those who sign, their NIP."""
_PENUTUP_MAKS = 80

_LEVEL = {plain(level.label): level for level in Level} | {"sasaran": Level.SASARAN_STRATEGIS}
_JENJANG = {
    Level.PROGRAM: Bidang.PROGRAM,
    Level.KEGIATAN: Bidang.KEGIATAN,
    Level.SUB_KEGIATAN: Bidang.SUB_KEGIATAN,
}
_URAIAN = (*JENJANG, Bidang.URAIAN)
_LANJUTAN = {Bidang.PENGUKURAN, Bidang.SUMBER_DATA}
_ISI = {Bidang.SATUAN, Bidang.SUMBER_DATA, Bidang.PENGUKURAN, Bidang.PAGU} | {
    Bidang.PENANGGUNG_JAWAB,
    Bidang.NOMOR,
    Bidang.LEVEL,
    *SEL_TARGET.values(),
}

Baris = dict[Bidang, Petak]


class PembacaTabel:
    """Read such tables one after the other: a table may go on on the next page or sheet."""

    def __init__(self, hasil: Hasil) -> None:
        self._hasil = hasil
        self._silsilah = Silsilah(hasil)
        self._indikator: Draf | None = None
        self._pengukuran: dict[Draf, list[str]] = {}
        self._pokok: set[Bidang] = set()

    def last_row(self, kisi: Kisi, peta: Pemetaan, baris: list[int]) -> int:
        """Return the last row of the table: what follows are signatures and other texts."""
        pokok = {Bidang.INDIKATOR} if Bidang.INDIKATOR in peta.tempat else set(_URAIAN)
        akhir = peta.baris_data - 1
        for nomor in baris:
            isi = _cells(kisi, peta, nomor)
            if _closes(kisi.row(nomor)) and not isi.keys() & set(SEL_TARGET.values()):
                break
            follows = nomor == akhir + 1 and self._goes_on(kisi.row(nomor), isi)
            if follows or (isi.keys() & pokok and isi.keys() & (_ISI - pokok)):
                akhir = nomor
        return akhir

    def begin(self, peta: Pemetaan) -> None:
        """Take over the columns of a table; other levels than before begin a plan of their own."""
        pokok = peta.tempat.keys() & {*_URAIAN, Bidang.INDIKATOR, Bidang.LEVEL}
        if pokok != self._pokok:
            self._silsilah.reset()
            self._indikator = None
        self._pokok = pokok
        self._peta = peta
        judul = (it.judul for it in peta.kolom if it.bidang is Bidang.KEGIATAN)
        self._campur = Bidang.SUB_KEGIATAN not in peta.tempat and any(
            "sub" in it.casefold() for it in judul
        )

    def row(self, kisi: Kisi, baris: int) -> bool:
        """Read one row; False when nothing in it belongs to the table."""
        if self._silsilah.heading(kisi.row(baris)):
            return True
        isi = _cells(kisi, self._peta, baris)
        if self._continue(isi):
            return True
        level = self._level(isi)
        begun = self._butir(isi, level)
        indikator = self._begin_indikator(isi, level, begun)
        if indikator is not None:
            self._targets(indikator, kisi, baris, isi)
            self._keep_pengukuran(indikator, isi)
        elif not begun:
            return self._lost_targets(isi)
        self._fill(indikator, begun, isi, kisi, baris)
        return True

    def finish(self) -> None:
        """Split the collected texts about measuring."""
        for draf, texts in self._pengukuran.items():
            draf.pengukuran = pengukuran.split("\n".join(texts))
        self._pengukuran.clear()

    def _goes_on(self, petak: list[Petak], isi: Baris) -> bool:
        return (
            is_heading(petak)
            or Bidang.SASARAN in isi
            or (bool(isi) and isi.keys() <= _LANJUTAN)
            or (bool(isi) and all(it.lanjutan for it in isi.values()))
        )

    def _continue(self, isi: Baris) -> bool:
        """Go on with texts that a page break has torn apart."""
        indikator = self._indikator
        if indikator is None or not isi:
            return False
        if isi.keys() <= _LANJUTAN:
            self._keep_pengukuran(indikator, isi)
            if lanjutan := isi.get(Bidang.SUMBER_DATA):
                lama = indikator.isi.get("sumber_data", "")
                indikator.isi["sumber_data"] = self._hasil.joined(lama, lanjutan, " ").strip()
            return True
        texts = isi.keys() <= {*_URAIAN, Bidang.INDIKATOR, *_LANJUTAN}
        if not texts or not all(it.lanjutan for it in isi.values()):
            return False
        for bidang, petak in isi.items():
            draf = indikator if bidang is Bidang.INDIKATOR else self._silsilah.terkini.get(bidang)
            if draf is not None:
                self._hasil.extend(draf, petak)
        self._keep_pengukuran(indikator, isi)
        return True

    def _butir(self, isi: Baris, level: Level | None) -> list[Draf]:
        """Return what begins in the columns of sasaran, program and kegiatan."""
        begun: list[Draf] = []
        for jenjang in JENJANG:
            if petak := isi.get(jenjang):
                beside = any(it.level is Level.PROGRAM for it in begun)
                draf = self._silsilah.take(jenjang, petak, campur=self._campur, beside=beside)
                begun += [draf] if draf else []
        uraian = isi.get(Bidang.URAIAN)
        if uraian is not None and level is not Level.INDIKATOR:
            draf = self._silsilah.take(_JENJANG.get(level or Level.PILAR, Bidang.SASARAN), uraian)
            if draf is not None:
                draf.level_tebakan |= level is None
                begun.append(draf)
        if begun:
            self._indikator = None
        return begun

    def _level(self, isi: Baris) -> Level | None:
        """Return the level that a row names itself, None where it names none that we know."""
        petak = isi.get(Bidang.LEVEL)
        if petak is None:
            return None
        level = _LEVEL.get(plain(petak.teks))
        if level is not None and level.is_sasaran:
            self._silsilah.level_sasaran = level
        if level is None or not (level.is_sasaran or level in (*_JENJANG, Level.INDIKATOR)):
            pesan = _("Level “{teks}” tidak dikenal di sini. Pilih levelnya sesudah diimpor.")
            pesan = pesan.format(teks=petak.baris_teks[:40])
            self._hasil.warn("LEVEL_TIDAK_DIKENAL", petak, pesan)
            return None
        return level

    def _begin_indikator(self, isi: Baris, level: Level | None, begun: list[Draf]) -> Draf | None:
        petak = isi.get(Bidang.INDIKATOR)
        if petak is None and level is Level.INDIKATOR:
            petak = isi.get(Bidang.URAIAN)
        has_target = bool(isi.keys() & set(SEL_TARGET.values()))
        if petak is None and begun and has_target and Bidang.INDIKATOR not in self._peta.tempat:
            petak = begun[-1].tempat
        if petak is None and begun and begun[-1].level is Level.SASARAN and has_target:
            return self._measure(begun[-1])
        if petak is None:
            return None
        lama = self._indikator
        if lama and lama.uraian.casefold() == petak.baris_teks.casefold() and not has_target:
            return None
        induk = self._silsilah.deepest()
        induk = induk or self._silsilah.orphan(Bidang.SASARAN, petak)
        return self._measure(self._hasil.add(Draf(Level.INDIKATOR, petak.baris_teks, petak, induk)))

    def _measure(self, draf: Draf) -> Draf:
        """Turn to what the targets belong to: an indikator, or a sasaran of RANPK itself."""
        if Bidang.PENGUKURAN in self._peta.tempat:
            draf.pengukuran = ()
        self._indikator = draf
        return draf

    def _targets(self, draf: Draf, kisi: Kisi, baris: int, isi: Baris) -> None:
        """Read the target cells of a row; an empty one says "not yet filled"."""
        draf.fill("satuan", kisi.at(baris, self._peta.tempat.get(Bidang.SATUAN)))
        cells = []
        for triwulan, kolom in target_columns(self._peta.tempat):
            petak = kisi.at(baris, kolom)
            cells.append(SelTarget(triwulan, petak.teks if petak else "", petak))
        self._hasil.set_targets(draf, cells)
        spread = [it for it in cells if it.petak and SEL_TARGET[it.triwulan] not in isi]
        if spread and (petak := spread[0].petak):
            pesan = _(
                "Sel target ini digabung dengan sel lain; isinya dipakai untuk semuanya. "
                "Pisahkan bila maksudnya lain."
            )
            self._hasil.warn("TARGET_GABUNGAN", petak, pesan)
        self._check_annual(draf)

    def _check_annual(self, draf: Draf) -> None:
        """Warn when no way of adding up makes the annual target (S4 no. 3)."""
        tahunan = draf.target.get(TAHUNAN)
        v = numbers(draf.target)
        if tahunan is None or tahunan.nilai is None or not v:
            return
        if suggest_konsolidasi(v, tahunan.nilai) is None:
            pesan = _(
                "Target tahunan {tahunan} tidak sesuai dengan target triwulan ({daftar}), "
                "bagaimana pun cara menghitungnya. Betulkan salah satunya."
            )
            daftar = "; ".join(map(format_angka, v))
            pesan = pesan.format(tahunan=format_angka(tahunan.nilai), daftar=daftar)
            petak = draf.asal_target.get(TAHUNAN) or draf.tempat
            self._hasil.warn("TAHUNAN_TIDAK_COCOK", petak, pesan)

    def _lost_targets(self, isi: Baris) -> bool:
        """Count target cells that stand beside no indikator; False when the row has none."""
        found = [isi[bidang] for bidang in SEL_TARGET.values() if bidang in isi]
        for petak in found:
            pesan = _("Target ini tidak berada di baris suatu indikator, jadi tidak dipakai.")
            self._hasil.doubt(petak, "TARGET_TANPA_INDIKATOR", pesan)
        return bool(found)

    def _keep_pengukuran(self, draf: Draf, isi: Baris) -> None:
        if petak := isi.get(Bidang.PENGUKURAN):
            self._pengukuran.setdefault(draf, []).append(petak.teks)

    def _fill(
        self, indikator: Draf | None, begun: list[Draf], isi: Baris, kisi: Kisi, baris: int
    ) -> None:
        """Give number, penanggung jawab, source and budget to what begins in the row."""
        utama = [*begun, *([indikator] if indikator else [])]
        if nomor := isi.get(Bidang.NOMOR):
            utama[0].nomor = nomor.baris_teks.rstrip(".")
        tempat = self._peta.tempat
        utama[-1].fill("penanggung_jawab", kisi.at(baris, tempat.get(Bidang.PENANGGUNG_JAWAB)))
        if indikator is not None:
            indikator.fill("sumber_data", kisi.at(baris, tempat.get(Bidang.SUMBER_DATA)))
        if petak := isi.get(Bidang.PAGU):
            self._silsilah.budget(petak)


def _cells(kisi: Kisi, peta: Pemetaan, baris: int) -> Baris:
    """Return the cells that begin in a row, by field."""
    found = ((bidang, kisi.own(baris, kolom)) for bidang, kolom in peta.tempat.items())
    return {bidang: petak for bidang, petak in found if petak}


def _closes(petak: list[Petak]) -> bool:
    return any(len(it.teks) < _PENUTUP_MAKS and _PENUTUP.match(it.teks) for it in petak)
