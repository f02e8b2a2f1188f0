"""Read tables whose target cells name their quarter: four rows per indikator (S3).

Sasaran, program and kegiatan have columns of their own for uraian, indikator, satuan and target,
and their rows run side by side: what begins in a row stands beside the others that do.
"""

from dataclasses import dataclass, field

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import parse_isian
from ranpk_desktop.domain.butir import Level, write_waktu
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError
from ranpk_desktop.imports.kisi import Kisi, Petak
from ranpk_desktop.imports.rencana.bentuk import read_keluaran
from ranpk_desktop.imports.rencana.hasil import Draf, Hasil
from ranpk_desktop.imports.rencana.label import read_label, split_labels
from ranpk_desktop.imports.rencana.pemetaan import JENJANG, Bidang, Pemetaan
from ranpk_desktop.imports.rencana.sel_target import SelTarget
from ranpk_desktop.imports.rencana.silsilah import Silsilah


@dataclass(slots=True)
class _Blok:
    """Hold the columns of one level, and the indikator with target cells read in them."""

    jenjang: Bidang
    tempat: dict[Bidang, int] = field(default_factory=dict)
    campur: bool = False
    urutan: list[tuple[Draf, list[SelTarget]]] = field(default_factory=list)
    berjalan: bool = False  # whether the last of `urutan` is still in force
    butir: Draf | None = None

    @property
    def indikator(self) -> Draf | None:
        return self.urutan[-1][0] if self.berjalan else None


class PembacaBerlabel:
    """Read such tables one after the other: a table may go on on the next page or sheet."""

    def __init__(self, hasil: Hasil) -> None:
        self._hasil = hasil
        self._silsilah = Silsilah(hasil)
        self._blok = {jenjang: _Blok(jenjang) for jenjang in JENJANG}
        self._penerima: Draf | None = None

    def last_row(self, kisi: Kisi, peta: Pemetaan, baris: list[int]) -> int:
        """Return the last row with a target or an indikator: what follows are signatures."""
        blok = [peta.tempat_jenjang(jenjang) for jenjang in JENJANG]
        found = (b for b in reversed(baris) if any(_measures(kisi, it, b) for it in blok))
        return next(found, 0)

    def begin(self, peta: Pemetaan) -> None:
        """Take over the columns of a table."""
        terpisah = bool(peta.tempat_jenjang(Bidang.SUB_KEGIATAN))
        for blok in self._blok.values():
            blok.tempat = peta.tempat_jenjang(blok.jenjang)
            judul = (it.judul for it in peta.kolom if it.jenjang is blok.jenjang)
            blok.campur = not terpisah and any("sub" in it.casefold() for it in judul)
        self._tempat = peta.tempat

    def row(self, kisi: Kisi, baris: int) -> bool:
        """Read one row; False when nothing in it belongs to the table."""
        blok = [it for it in self._blok.values() if it.tempat]
        if self._silsilah.heading(kisi.row(baris)):
            for it in blok:
                it.berjalan = False
            return True
        if self._is_banner(kisi.row(baris), blok):
            return False
        begun: list[Draf] = []
        touched = False
        for it in blok:
            found, any_cell = self._row_of(it, kisi, baris, beside=bool(begun))
            begun += found
            touched |= any_cell
        if begun and (nomor := kisi.own(baris, self._tempat.get(Bidang.NOMOR))):
            begun[0].nomor = nomor.baris_teks.rstrip(".")
        if touched and (pagu := kisi.own(baris, self._tempat.get(Bidang.PAGU))):
            self._silsilah.budget(pagu)
        return self._responsible(kisi, baris, begun) or touched

    def finish(self) -> None:
        """Give the target cells to their indikator, once it is known what each of them has."""
        for blok in self._blok.values():
            self._return_strays(blok)
            for draf, cells in blok.urutan:
                self._hasil.set_targets(draf, cells)
                self._missing(draf, cells)
            blok.urutan.clear()
            blok.berjalan = False

    def _row_of(self, blok: _Blok, kisi: Kisi, baris: int, beside: bool) -> tuple[list[Draf], bool]:
        """Read the cells of one level; return what begins there, and whether there were any."""
        uraian, indikator, satuan, target = (
            kisi.own(baris, blok.tempat.get(bidang))
            for bidang in (Bidang.URAIAN, Bidang.INDIKATOR, Bidang.SATUAN, Bidang.TARGET)
        )
        butir = self._uraian(blok, uraian, alone=not (indikator or satuan), beside=beside)
        begun = [it for it in (butir, self._indikator(blok, indikator, satuan)) if it]
        if butir and butir.level is Level.SASARAN and not indikator and (satuan or target):
            self._measure(blok, butir)  # a sasaran of RANPK is measured itself
        if blok.indikator is not None:
            blok.indikator.fill("satuan", satuan)
        if target is not None:
            self._target(blok, target)
        return begun, any((uraian, indikator, satuan, target))

    def _uraian(self, blok: _Blok, petak: Petak | None, alone: bool, beside: bool) -> Draf | None:
        if petak is None:
            return None
        lama = self._silsilah.terkini.get(blok.jenjang)
        if alone and lama is not None and lama is blok.butir and petak.lanjutan:
            self._hasil.extend(lama, petak)
            return None
        draf = self._silsilah.take(blok.jenjang, petak, campur=blok.campur, beside=beside)
        if draf is not None:
            blok.butir = draf
            for it in JENJANG[JENJANG.index(blok.jenjang) :]:
                self._blok[it].berjalan = False
        return draf

    def _indikator(self, blok: _Blok, petak: Petak | None, satuan: Petak | None) -> Draf | None:
        if petak is None:
            return None
        lama = blok.indikator
        teks = petak.baris_teks
        if lama is not None:
            if lama.uraian.casefold() == teks.casefold():
                return None
            if satuan is None and petak.lanjutan:
                self._hasil.extend(lama, petak)
                return None
        induk = self._silsilah.terkini.get(blok.jenjang)
        induk = induk or self._silsilah.orphan(blok.jenjang, petak)
        draf = self._hasil.add(_measured(teks, petak, induk))
        self._measure(blok, draf)
        return draf

    def _measure(self, blok: _Blok, draf: Draf) -> None:
        """Let the targets that follow belong to a butir."""
        blok.urutan.append((draf, []))
        blok.berjalan = True

    def _target(self, blok: _Blok, petak: Petak) -> None:
        labels = split_labels(petak.teks)
        if not labels:
            pesan = _(
                "Target “{teks}” tidak menyebut triwulannya, jadi tidak dipakai. "
                "Tulis seperti “TW 1 = 95”."
            )
            pesan = pesan.format(teks=petak.baris_teks[:40])
            self._hasil.doubt(petak, "TARGET_TANPA_TRIWULAN", pesan)
        elif blok.indikator is None:
            pesan = _("Target ini tidak berada di bawah suatu indikator, jadi tidak dipakai.")
            for _label in labels:
                self._hasil.doubt(petak, "TARGET_TANPA_INDIKATOR", pesan)
        else:
            cells = blok.urutan[-1][1]
            cells += [SelTarget(int(tw), teks, petak) for tw, teks in labels]

    def _responsible(self, kisi: Kisi, baris: int, begun: list[Draf]) -> bool:
        """Give the penanggung jawab to what begins furthest to the right; tell if there was one."""
        kolom = self._tempat.get(Bidang.PENANGGUNG_JAWAB)
        own = kisi.own(baris, kolom)
        if begun:
            measured = self._blok[Bidang.SASARAN].indikator
            ranpk = begun[0].level is Level.SASARAN and begun[0] is measured
            self._penerima = begun[0] if ranpk else begun[-1]
            self._penerima.fill("penanggung_jawab", kisi.at(baris, kolom))
        elif own is not None and self._penerima is not None:
            lama = self._penerima.isi.get("penanggung_jawab")
            if lama is None:
                self._penerima.fill("penanggung_jawab", own)
            elif own.baris_teks.casefold() not in lama.casefold():
                self._penerima.isi["penanggung_jawab"] = self._hasil.joined(lama, own, "; ")
        return own is not None and self._penerima is not None

    def _return_strays(self, blok: _Blok) -> None:
        """Move a quarter that slipped over the border between two indikator back to its own."""
        for (_satu, atas), (_dua, bawah) in zip(blok.urutan, blok.urutan[1:], strict=False):
            if atas and bawah:
                if _is_stray(atas[-1], atas, bawah):
                    bawah.insert(0, self._moved(atas.pop()))
                elif _is_stray(bawah[0], bawah, atas):
                    atas.append(self._moved(bawah.pop(0)))

    def _moved(self, cell: SelTarget) -> SelTarget:
        if cell.petak is not None:
            pesan = _(
                "{label} berada di baris indikator sebelahnya; dibaca sebagai milik indikator "
                "yang belum mempunyai triwulan itu. Periksa letaknya."
            )
            label = Triwulan(cell.triwulan).label
            self._hasil.warn("TRIWULAN_BERGESER", cell.petak, pesan.format(label=label))
        return cell

    def _missing(self, draf: Draf, cells: list[SelTarget]) -> None:
        if draf.level.is_keluaran and not cells:
            return
        named = {cell.triwulan for cell in cells}
        hilang = ", ".join(tw.label for tw in Triwulan if tw not in named)
        if hilang:
            pesan = _("Indikator ini tidak mempunyai target {hilang}. Tambahkan bila ada.")
            self._hasil.warn("TRIWULAN_TIDAK_ADA", draf.tempat, pesan.format(hilang=hilang))

    def _is_banner(self, petak: list[Petak], blok: list[_Blok]) -> bool:
        """Tell whether a row is one text across the table, such as the name of a bidang."""
        kolom = [nomor for it in blok for nomor in it.tempat.values()]
        return len(petak) == 1 and petak[0].lebar > len(kolom) // 2 + 1


def _measured(teks: str, petak: Petak, induk: Draf) -> Draf:
    """Return what the column of indikator names: an indikator, or a keluaran."""
    keluaran = read_keluaran(teks)
    if keluaran is None:
        return Draf(Level.INDIKATOR, teks, petak, induk)
    uraian, waktu = keluaran
    return Draf(Level.KELUARAN, uraian, petak, induk, isi={"waktu": write_waktu(waktu)})


def _measures(kisi: Kisi, tempat: dict[Bidang, int], baris: int) -> bool:
    """Tell whether a row names a quarter in one level's columns, or an indikator and its satuan."""
    fields = (Bidang.TARGET, Bidang.INDIKATOR, Bidang.SATUAN)
    target, *lain = (kisi.own(baris, tempat.get(it)) for it in fields)
    labelled = target is not None and read_label(target.teks) is not None
    return labelled or all(lain) or (lain[0] is not None and bool(read_keluaran(lain[0].teks)))


def _is_stray(cell: SelTarget, di_sini: list[SelTarget], di_sana: list[SelTarget]) -> bool:
    """Tell whether a quarter stands twice here and is missing over there, and can be read."""
    twice = sum(it.triwulan == cell.triwulan for it in di_sini) > 1
    if not twice or any(it.triwulan == cell.triwulan for it in di_sana):
        return False
    try:
        parse_isian(cell.teks)
    except CheckError:
        return False
    return True
