"""Read the Rencana Aksi of an IKU: RA, KK and T/O below the indikator named in the row (S4)."""

import re

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_isian
from ranpk_desktop.domain.bentuk_rencana import TITIK_TIGA, are_targets, is_target, split_targets
from ranpk_desktop.domain.butir import AWALAN, Level, write_waktu
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.imports.kisi import Kisi, Petak, pieces
from ranpk_desktop.imports.rencana.hasil import Draf, Hasil
from ranpk_desktop.imports.rencana.label import read_waktu
from ranpk_desktop.imports.rencana.nama_mirip import Calon
from ranpk_desktop.imports.rencana.pemetaan import Bidang, Pemetaan
from ranpk_desktop.imports.rencana.sel_target import SelTarget
from ranpk_desktop.imports.rencana.silsilah import Silsilah

_URUTAN = (
    (Level.RENCANA_AKSI, Bidang.RENCANA_AKSI),
    (Level.KRITERIA, Bidang.KRITERIA),
    (Level.TARGET_OUTPUT, Bidang.TARGET_OUTPUT),
)
_AWALAN = {
    # A scanner takes the O of "T/O" for a zero.
    Level.RENCANA_AKSI: re.compile(r"^ *RA *\.? *([0-9]+) *[.:)]? *", re.I | re.M),
    Level.KRITERIA: re.compile(r"^ *KK *\.? *([0-9]+)[.,]([0-9]+) *[.:)]? *", re.I | re.M),
    Level.TARGET_OUTPUT: re.compile(
        r"^ *T */ *[O0] *\.? *([0-9]+)[.,]([0-9]+)[.,]([0-9]+) *[.:)]? *", re.I | re.M
    ),
}

Nomor = tuple[int, ...]


class PembacaRencanaAksi:
    """Read such tables after all others, whose indikator they name."""

    def __init__(self, hasil: Hasil) -> None:
        self._hasil = hasil
        self._silsilah = Silsilah(hasil)
        self._indikator: Draf | None = None
        self._terkini: dict[Level, Draf] = {}
        self._bernomor: dict[tuple[Level, Nomor], Draf] = {}
        self._calon: Calon | None = None

    def last_row(self, kisi: Kisi, peta: Pemetaan, baris: list[int]) -> int:
        """Return the last row with two cells of the table, or with a number such as "RA 1"."""
        return next((b for b in reversed(baris) if self._belongs(kisi, peta, b)), 0)

    def begin(self, peta: Pemetaan) -> None:
        """Take over the columns of a table."""
        self._peta = peta
        if self._calon is None:  # all other tables have been read by now
            self._calon = Calon(it for it in self._hasil.walk() if it.level is Level.INDIKATOR)
            self._sasaran = Calon(it for it in self._hasil.walk() if it.level.is_sasaran)

    def row(self, kisi: Kisi, baris: int) -> bool:
        """Read one row; False when nothing in it belongs to the table."""
        if self._silsilah.heading(kisi.row(baris)):
            self._indikator = None
            return True
        tempat = self._peta.tempat
        named = self._indikator_of(kisi, baris)
        begun: Level | None = None
        for level, bidang in _URUTAN:
            petak = kisi.own(baris, tempat.get(bidang))
            if petak is not None:
                self._take(level, petak, kisi.at(baris, tempat.get(Bidang.WAKTU)))
                begun = level
        if begun is not None:
            petak = kisi.at(baris, tempat.get(Bidang.PENANGGUNG_JAWAB))
            self._terkini[begun].fill("penanggung_jawab", petak)
        return begun is not None or named

    def finish(self) -> None:
        """Have nothing left to do: rows are complete by themselves."""

    def _belongs(self, kisi: Kisi, peta: Pemetaan, baris: int) -> bool:
        own = {b: it for b, k in peta.tempat.items() if (it := kisi.own(baris, k))}
        own.pop(Bidang.NOMOR, None)  # a sentence above the signature begins in the first column
        return any(
            bidang in own and (len(own) > 1 or _AWALAN[level].match(own[bidang].teks))
            for level, bidang in _URUTAN
        )

    def _indikator_of(self, kisi: Kisi, baris: int) -> bool:
        """Turn to the indikator that a row names; False when it names none."""
        tempat = self._peta.tempat
        sasaran = kisi.own(baris, tempat.get(Bidang.SASARAN))
        petak = kisi.own(baris, tempat.get(Bidang.INDIKATOR))
        if petak is None and sasaran is None:
            return False
        lama = self._indikator
        if petak and lama and not sasaran and lama.uraian.casefold() == petak.baris_teks.casefold():
            return True
        sasaran = kisi.at(baris, tempat.get(Bidang.SASARAN))
        nama_sasaran = sasaran.baris_teks if sasaran else ""
        found = petak and self._calon and self._calon.find(petak.baris_teks, nama_sasaran)
        if petak and found:
            self._tell_spelling(petak, found)
            self._turn_to(found)
        else:
            self._own_indikator(kisi, baris, sasaran, petak)
        self._check_target(kisi, baris)
        return True

    def _turn_to(self, induk: Draf) -> None:
        if induk is not self._indikator:
            self._indikator = induk
            self._terkini.clear()
            self._bernomor.clear()

    def _tell_spelling(self, petak: Petak, found: Draf) -> None:
        if found.uraian.casefold() != petak.baris_teks.casefold():
            pesan = _("Dicocokkan dengan indikator “{nama}” di {sel}, yang ditulis lain.")
            pesan = pesan.format(nama=found.uraian, sel=found.tempat.sel)
            self._hasil.inform("INDIKATOR_DITULIS_LAIN", petak, pesan)

    def _own_indikator(
        self, kisi: Kisi, baris: int, sasaran: Petak | None, petak: Petak | None
    ) -> None:
        """Begin a sasaran and an indikator of this table's own."""
        if petak is not None and self._calon:
            pesan = _(
                "Indikator ini tidak ditemukan dalam tabel target buku kerja ini, jadi menjadi "
                "indikator tersendiri. Samakan namanya bila maksudnya sama."
            )
            self._hasil.warn("INDIKATOR_TIDAK_DITEMUKAN", petak, pesan)
        induk = self._sasaran_of(sasaran, kisi.own(baris, self._peta.tempat.get(Bidang.NOMOR)))
        if petak is None:
            self._turn_to(induk or self._missing_indikator(kisi.row(baris)[0]))
            return
        induk = induk or self._silsilah.orphan(Bidang.SASARAN, petak)
        self._turn_to(self._hasil.add(Draf(Level.INDIKATOR, petak.baris_teks, petak, induk)))

    def _sasaran_of(self, petak: Petak | None, nomor: Petak | None) -> Draf | None:
        """Return the sasaran of a row: one that was read already, a new one, or that before it."""
        if petak is None:
            lama = self._indikator
            return lama.induk if lama and lama.level is Level.INDIKATOR else lama
        found = self._sasaran.find(petak.baris_teks)
        if found is not None:
            return found
        draf = self._silsilah.take(Bidang.SASARAN, petak)
        if draf is not None:
            self._sasaran.add(draf)
            draf.nomor = nomor.baris_teks.rstrip(".") if nomor else ""
        return self._silsilah.terkini[Bidang.SASARAN]

    def _check_target(self, kisi: Kisi, baris: int) -> None:
        """Compare the Target of this table with the annual one of the indikator (S4 no. 3)."""
        kolom = self._peta.tempat.get(Bidang.TAHUNAN)
        petak = kisi.at(baris, kolom)
        draf = self._indikator
        if kolom is None or draf is None:
            return
        cell = SelTarget(TAHUNAN, petak.teks if petak else "", petak)
        lama = draf.target.get(TAHUNAN)
        if lama is None and draf.level is Level.INDIKATOR:
            self._hasil.set_targets(draf, [cell])
            return
        isian = self._hasil.compare_target(cell)
        if petak is None or isian is None or lama is None:
            return
        if (isian.jenis, isian.nilai, isian.operator) != (lama.jenis, lama.nilai, lama.operator):
            pesan = _(
                "Target {ini} tidak sama dengan target tahunan {itu} di {sel}. "
                "Yang terakhir dipakai; betulkan salah satunya."
            )
            asal = draf.asal_target.get(TAHUNAN) or draf.tempat
            pesan = pesan.format(
                ini=format_isian(isian), itu=format_isian(lama) or _("(kosong)"), sel=asal.sel
            )
            self._hasil.warn("TARGET_BERBEDA", petak, pesan)

    def _take(self, level: Level, petak: Petak, waktu: Petak | None) -> None:
        """Add each RA, KK or T/O of a cell; one cell may hold several, each on its own line."""
        items = _split(level, petak.teks)
        baris_waktu = waktu.teks.splitlines() if waktu else []
        for place, (nomor, uraian) in enumerate(items):
            if not nomor and self._repeats(level, uraian):
                continue
            draf = self._add(level, nomor, uraian, petak)
            if level is Level.TARGET_OUTPUT and waktu is not None:
                own = len(baris_waktu) == len(items) > 1
                self._due(draf, waktu, baris_waktu[place] if own else waktu.baris_teks)
            elif level is Level.TARGET_OUTPUT:
                self._amounts(draf, tuple(Triwulan))

    def _repeats(self, level: Level, uraian: str) -> bool:
        lama = self._terkini.get(level)
        return lama is not None and lama.uraian.casefold() == uraian.casefold()

    def _add(self, level: Level, nomor: Nomor, uraian: str, petak: Petak) -> Draf:
        label = f"{AWALAN[level]} {'.'.join(map(str, nomor))}" if nomor else ""
        if nomor and (level, nomor) in self._bernomor:
            lama = self._bernomor[level, nomor]
            if lama.uraian.casefold() == uraian.casefold():
                self._terkini[level] = lama
                return lama
            pesan = _("{label} sudah ada di {sel}; keduanya dibaca. Betulkan nomornya.")
            self._hasil.warn("NOMOR_GANDA", petak, pesan.format(label=label, sel=lama.tempat.sel))
        draf = Draf(level, uraian, petak, self._parent(level, nomor, label, petak), label)
        self._hasil.add(draf)
        self._terkini[level] = draf
        if nomor:
            self._bernomor[level, nomor] = draf
        for lower, _bidang in _URUTAN[[it for it, _b in _URUTAN].index(level) + 1 :]:
            self._terkini.pop(lower, None)
        return draf

    def _parent(self, level: Level, nomor: Nomor, label: str, petak: Petak) -> Draf:
        """Return what a RA, KK or T/O stands below: by its number, else by its place."""
        if level is Level.RENCANA_AKSI:
            return self._indikator or self._missing_indikator(petak)
        above = Level.RENCANA_AKSI if level is Level.KRITERIA else Level.KRITERIA
        by_place = self._terkini.get(above)
        by_number = self._bernomor.get((above, nomor[:-1])) if nomor else None
        if by_place is None and by_number is None:
            return self._invent(above, petak)
        if nomor and by_number is not by_place and (by_number or (by_place and by_place.nomor)):
            pesan = _("{label} berada di sebelah {atas}. Dibaca menurut {cara}; periksa nomornya.")
            atas = (by_place.nomor or by_place.uraian[:40]) if by_place else _("baris lain")
            cara = _("nomornya") if by_number else _("letaknya")
            pesan = pesan.format(label=label, atas=atas, cara=cara)
            self._hasil.warn("NOMOR_TIDAK_COCOK", petak, pesan)
        found = by_number or by_place
        assert found is not None  # noqa: S101  one of them is there
        return found

    def _missing_indikator(self, petak: Petak) -> Draf:
        self._indikator = self._silsilah.orphan(Bidang.SASARAN, petak)
        return self._indikator

    def _invent(self, level: Level, petak: Petak) -> Draf:
        """Return a RA or KK that the table has left out, named by what stands above or below."""
        if level is Level.KRITERIA and Level.RENCANA_AKSI in self._terkini:
            induk = self._terkini[Level.RENCANA_AKSI]
        elif level is Level.KRITERIA:
            induk = self._invent(Level.RENCANA_AKSI, petak)
        else:
            induk = self._indikator or self._missing_indikator(petak)
        uraian = induk.uraian if level is Level.KRITERIA else petak.baris_teks
        pesan = _("{level} di atas butir ini tidak ada; dibuat dari uraian di dekatnya.")
        self._hasil.warn("BUTIR_DILENGKAPI", petak, pesan.format(level=level.label))
        draf = self._hasil.add(Draf(level, uraian, petak, induk, level_tebakan=True))
        self._terkini[level] = draf
        return draf

    def _due(self, draf: Draf, petak: Petak, teks: str) -> None:
        """Note in which quarters a T/O is due, and its target in each if it names one."""
        waktu = read_waktu(teks)
        if waktu is None:
            pesan = _("Waktu “{teks}” tidak dipahami. Tulis seperti “TW 2, 3, 4”.")
            self._hasil.warn("WAKTU_TIDAK_DIPAHAMI", petak, pesan.format(teks=teks[:40]))
            return
        draf.isi["waktu"] = write_waktu(waktu)
        self._amounts(draf, waktu)

    def _amounts(self, draf: Draf, waktu: tuple[Triwulan, ...]) -> None:
        """Take the targets that a T/O names in brackets at its end, one for each quarter."""
        uraian, parts = split_targets(draf.uraian)
        if are_targets(parts, len(waktu)):
            cells = [
                SelTarget(int(tw), "" if part == TITIK_TIGA else part, draf.tempat)
                for tw, part in zip(waktu, parts, strict=True)
            ]
            self._hasil.set_targets(draf, cells)
            draf.uraian = uraian
        elif "waktu" in draf.isi and len(parts) > 1 and all(map(is_target, parts)):
            pesan = _(
                "T/O ini menyebut {n} angka untuk {m} triwulan ({waktu}), jadi angkanya tidak "
                "dipakai sebagai target. Samakan jumlahnya."
            )
            label = ", ".join(Triwulan(tw).label for tw in waktu)
            pesan = pesan.format(n=len(parts), m=len(waktu), waktu=label)
            self._hasil.warn("JUMLAH_TARGET_BERBEDA", draf.tempat, pesan)


def _split(level: Level, teks: str) -> list[tuple[Nomor, str]]:
    """Return (numbers, text) for each label of a cell; a text without one has no numbers."""
    teks = re.sub(" +", " ", teks)
    found = list(_AWALAN[level].finditer(teks))
    if not found:
        return [((), " ".join(teks.split()))]
    awal = " ".join(teks[: found[0].start()].split())
    items: list[tuple[Nomor, str]] = [((), awal)] if awal else []
    for it, isi in pieces(teks, found):
        uraian = " ".join(isi.split())
        items.append((tuple(map(int, it.groups())), uraian or it[0].strip()))
    return items
