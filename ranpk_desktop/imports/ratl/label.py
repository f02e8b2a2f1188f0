"""Which unit, rekomendasi and jenis layanan hold for a row: given once, repeated, or merged."""

from collections.abc import Sequence

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.sebutan_ratl import is_blank, leading_number, number_of, strip_number
from ranpk_desktop.domain.unit import RegisterUnit
from ranpk_desktop.domain.unsur import plain
from ranpk_desktop.imports.kisi import Petak
from ranpk_desktop.imports.ratl.baris import Baris, raw_text
from ranpk_desktop.imports.ratl.draf import Kelompok, Teks, Temuan
from ranpk_desktop.imports.ratl.kepala import LABEL, Bidang, Kepala

_PASANGAN = (Bidang.NO_REKOMENDASI, Bidang.REKOMENDASI)


class Pelabel:
    """Keep the labels in force; a new one ends those of the columns to its right.

    A rekomendasi that is left blank beside a number is never that of the row above.
    """

    def __init__(self, temuan: Temuan, register: RegisterUnit) -> None:
        self._temuan, self._register = temuan, register
        self._acuan: dict[str, str | None] = {}
        self._tingkat: list[tuple[Bidang, ...]] = []
        self._nomor_unit = self._dari_judul = False
        self._nomor = ""
        self._pemilik_nomor: dict[str, str] = {}
        self.kelompok = Kelompok({})

    def acuan(self, nama: str) -> str | None:
        """Return the register's id of a unit, None where it knows no such name."""
        if nama not in self._acuan:
            unit = self._register.find(nama) if nama else None
            self._acuan[nama] = unit.id if unit else None
        return self._acuan[nama]

    def kunci(self, kelompok: Kelompok) -> str:
        """Return what tells the unit of a group apart."""
        return self._unit_key(kelompok.text(Bidang.UNIT))

    def reset(self, kepala: Kepala) -> None:
        """Begin a table that has nothing to do with the one before it."""
        self.kelompok = Kelompok({Bidang.UNIT: _text(kepala.unit)})
        self._dari_judul = True
        self._pemilik_nomor.clear()

    def begin(self, rows: Sequence[Baris], kepala: Kepala) -> None:
        """Look at all rows of a table: where its labels stand, and what its numbers count."""
        columns = {it: kepala.kolom[it] for it in LABEL if it in kepala.kolom}
        pair = tuple(it for it in _PASANGAN if it in columns)
        levels: list[tuple[Bidang, ...]] = [(it,) for it in columns if it not in pair]
        if pair:
            levels.append(pair)
        self._tingkat = sorted(levels, key=lambda level: min(columns[it] for it in level))
        numbered = [it for it in rows if _given(it, Bidang.NOMOR, own=True)]
        named = sum(_given(it, Bidang.UNIT) is not None for it in numbered)
        self._nomor_unit = Bidang.UNIT in columns and 2 * named > len(numbered)

    def level_of(self, baris: Baris) -> int:
        """Return the leftmost level that a row names."""
        found = (n for n, level in enumerate(self._tingkat) if baris.sendiri & set(level))
        return next(found, len(self._tingkat))

    def take(self, baris: Baris, putus: bool) -> int | None:
        """Take over the labels of a row; return the level that changes, None for none.

        `putus` says that the row is the first after a page break: labels may go on in it.
        """
        said = {it: petak for it in LABEL if (petak := _given(baris, it))}
        for bidang in [it for it in said if self._goes_on(baris, it, said[it], putus)]:
            self.kelompok.label[bidang].add(said.pop(bidang).baris_teks)
        if self._loses_unit(baris, said):
            self.kelompok = Kelompok({}, tanpa_unit=True)
            return 0
        texts = {it: _label_text(it, petak) for it, petak in said.items()}
        for nomor, level in enumerate(self._tingkat):
            if any(it in texts and self._differs(it, texts) for it in level):
                self._change(nomor, texts)
                self._tell_number(baris, texts)
                return nomor
        self._complete(texts)
        return None

    # Inside -----------------------------------------------------------------------------------

    def _goes_on(self, baris: Baris, bidang: Bidang, petak: Petak, putus: bool) -> bool:
        """Tell whether a label is the rest of the one above, torn by a page break."""
        known = self.kelompok.text(bidang)
        if not putus or not known or bidang not in baris.sendiri:
            return False
        if _given(baris, Bidang.NOMOR, own=True) or _given(baris, Bidang.NO_REKOMENDASI, own=True):
            return False
        if plain(petak.teks) == plain(known):
            return False
        if petak.lanjutan:
            return True
        if bidang is Bidang.UNIT:
            joined = f"{known} {petak.baris_teks}"
            return self.acuan(petak.baris_teks) is None and self.acuan(joined) is not None
        return bidang is Bidang.REKOMENDASI and bool(self.kelompok.text(Bidang.NO_REKOMENDASI))

    def _loses_unit(self, baris: Baris, said: dict[Bidang, Petak]) -> bool:
        """Tell whether a new number stands without its unit: another one, not the one above."""
        petak = _given(baris, Bidang.NOMOR, own=True)
        before = self._nomor
        if petak is not None:
            self._nomor = raw_text(petak)
        other = petak is not None and self._nomor != before
        return self._nomor_unit and Bidang.UNIT not in said and other

    def _differs(self, bidang: Bidang, texts: dict[Bidang, str]) -> bool:
        lama, baru = self.kelompok.text(bidang), texts[bidang]
        if bidang is Bidang.UNIT and (self.kelompok.tanpa_unit or self._dari_judul):
            return True
        if bidang is Bidang.UNIT and lama:
            return self._unit_key(lama) != self._unit_key(baru)
        if bidang is Bidang.REKOMENDASI:
            return self._other_rekomendasi(lama, baru, texts)
        return plain(lama) != plain(baru)

    def _other_rekomendasi(self, lama: str, baru: str, texts: dict[Bidang, str]) -> bool:
        """Tell whether a text is another rekomendasi; beside the same number it is the same."""
        nomor = self.kelompok.text(Bidang.NO_REKOMENDASI)
        if Bidang.NO_REKOMENDASI in texts and nomor == texts[Bidang.NO_REKOMENDASI]:
            return False
        return plain(strip_number(lama)) != plain(strip_number(baru))

    def _unit_key(self, nama: str) -> str:
        return self.acuan(nama) or plain(nama)

    def _change(self, nomor: int, texts: dict[Bidang, str]) -> None:
        """Begin a group: labels left of the level stay, the others are those of the row."""
        kept = {it for level in self._tingkat[:nomor] for it in level}
        if not any(Bidang.UNIT in level for level in self._tingkat):
            kept.add(Bidang.UNIT)
        label = {it: text for it, text in self.kelompok.label.items() if it in kept}
        changed = (it for level in self._tingkat[nomor:] for it in level)
        label |= {it: _text(texts.get(it, "")) for it in changed}
        rekomendasi = texts.get(Bidang.REKOMENDASI, "")
        if Bidang.NO_REKOMENDASI not in texts and Bidang.REKOMENDASI not in kept and rekomendasi:
            label[Bidang.NO_REKOMENDASI] = _text(leading_number(rekomendasi))
        lost = self.kelompok.tanpa_unit and Bidang.UNIT in kept
        self._dari_judul = self._dari_judul and Bidang.UNIT in kept
        self.kelompok = Kelompok(label, tanpa_unit=lost)

    def _complete(self, texts: dict[Bidang, str]) -> None:
        """Fill labels that a row above has left blank, where the group is the same."""
        for bidang, teks in texts.items():
            if not self.kelompok.text(bidang):
                self.kelompok.label.setdefault(bidang, Teks()).add(teks)

    def _tell_number(self, baris: Baris, texts: dict[Bidang, str]) -> None:
        """Say where the number of another unit is used again; names tell units apart."""
        petak = _given(baris, Bidang.NOMOR, own=True)
        if petak is None or Bidang.UNIT not in texts or not self._nomor_unit:
            return
        kunci = self._unit_key(texts[Bidang.UNIT])
        pemilik = self._pemilik_nomor.setdefault(raw_text(petak), kunci)
        if pemilik != kunci:
            pesan = _("Nomor {nomor} sudah dipakai unit lain; unit dibedakan menurut namanya.")
            pesan = pesan.format(nomor=raw_text(petak))
            self._temuan.inform("NOMOR_UNIT_GANDA", petak, pesan, self.kelompok)


def _given(baris: Baris, bidang: Bidang, own: bool = False) -> Petak | None:
    """Return the cell of a field unless it says nothing."""
    petak = baris.own(bidang) if own else baris.isi.get(bidang)
    return None if petak is None or is_blank(petak.teks) else petak


def _label_text(bidang: Bidang, petak: Petak) -> str:
    if bidang is Bidang.NO_REKOMENDASI:
        return number_of(raw_text(petak))
    if bidang is Bidang.JENIS_LAYANAN:
        return strip_number(petak.baris_teks)
    return petak.baris_teks


def _text(teks: str) -> Teks:
    made = Teks()
    if teks:
        made.add(teks)
    return made
