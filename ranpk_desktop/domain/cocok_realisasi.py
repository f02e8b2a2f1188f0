"""Match the rows of a foreign workbook with indikator by name, and compare what both say."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Jenis, format_angka, format_isian, parse_isian
from ranpk_desktop.domain.bacaan_realisasi import BarisBaca
from ranpk_desktop.domain.impor import Perubahan
from ranpk_desktop.domain.laporan import BarisIndikator
from ranpk_desktop.domain.unsur import plain
from ranpk_desktop.errors import CheckError

JUDUL = {
    "nilai": _("Realisasi"),
    "pecahan": _("Pembilang / Penyebut"),
    "analisis": _("Analisis"),
    "kendala": _("Kendala"),
    "tindak_lanjut": _("Tindak lanjut"),
}
"""The cells that a workbook may fill, in the order of the table."""


class StatusCocok(StrEnum):
    """What an import would do with a row of the file, or that nobody knows what it is about."""

    BARU = "BARU"
    BERUBAH = "BERUBAH"
    SAMA = "SAMA"
    TAK_COCOK = "TAK_COCOK"

    @property
    def label(self) -> str:
        """Return the word on screens."""
        return {
            StatusCocok.BARU: _("Baru"),
            StatusCocok.BERUBAH: _("Berubah"),
            StatusCocok.SAMA: _("Sama"),
            StatusCocok.TAK_COCOK: _("Belum cocok"),
        }[self]

    @property
    def word(self) -> str:
        """Return the label where room is small."""
        return self.label


DITAWARKAN = (StatusCocok.BARU, StatusCocok.BERUBAH)
"""What can be taken over."""

_MIRIP = 0.72
"""From which likeness on a name is worth asking about; a guess is never ticked by itself."""

Check = Callable[[str, str, BarisIndikator], object]
"""Raises the CheckError that saving a text (of a column, for an indikator) would raise."""


@dataclass(frozen=True, slots=True)
class BarisImporRealisasi:
    """Hold a row of the file with the indikator that it is about, None while nobody knows.

    `tebakan` says that the names are only alike. `kesalahan` are sentences about cells that cannot
    be read and are left out; `menimpa` says that a filled cell would change.
    """

    baca: BarisBaca
    indikator: BarisIndikator | None
    tebakan: bool
    perubahan: tuple[Perubahan, ...]
    kesalahan: tuple[str, ...] = ()

    @property
    def kunci(self) -> str:
        """Return the key: where the row stands."""
        return self.baca.sel

    @property
    def menimpa(self) -> bool:
        """Tell whether a filled cell would change."""
        return any(it.lama for it in self.perubahan)

    @property
    def status(self) -> StatusCocok:
        """Return what the import would do with it."""
        if self.indikator is None:
            return StatusCocok.TAK_COCOK
        if not self.perubahan:
            return StatusCocok.SAMA
        return StatusCocok.BERUBAH if self.menimpa else StatusCocok.BARU


def match(
    baris: Iterable[BarisBaca], indikator: Sequence[BarisIndikator], dikenal: Mapping[str, str]
) -> dict[str, tuple[BarisIndikator | None, bool]]:
    """Return by the place of a row its indikator, and whether that is only a guess.

    `dikenal` are names that people have confirmed before, spelt by `unsur.plain`: name in files to
    name in plans. An indikator is given to one row, the first of those that name it best.
    """
    by_name = {plain(it.uraian): it for it in indikator}
    rows = list(baris)
    found: dict[str, tuple[BarisIndikator | None, bool]] = {}
    taken: set[str] = set()
    for row in rows:
        name = plain(row.nama)
        known = by_name.get(name) or by_name.get(dikenal.get(name, ""))
        if known and known.butir_id not in taken:
            taken.add(known.butir_id)
            found[row.sel] = (known, False)
    for row in rows:
        if row.sel in found:
            continue
        free = [name for name, it in by_name.items() if it.butir_id not in taken]
        near = get_close_matches(plain(row.nama), free, 1, _MIRIP)
        guess = by_name[near[0]] if near else None
        if guess:
            taken.add(guess.butir_id)
        found[row.sel] = (guess, guess is not None)
    return found


def compare(
    baca: BarisBaca, indikator: BarisIndikator | None, *, tebakan: bool, check: Check
) -> BarisImporRealisasi:
    """Return what a row would change; an empty cell of the file takes nothing away."""
    row = BarisImporRealisasi(baca, indikator, tebakan, ())
    if indikator is None:
        return row
    changes, faults = [], []
    for kolom, judul in JUDUL.items():
        teks = baca.isi.get(kolom, "")
        if not teks or (kolom == "nilai" and "pecahan" in baca.isi):
            continue
        try:
            check(kolom, teks, indikator)
        except CheckError as error:
            faults.append(_("{judul}: {pesan}").format(judul=judul, pesan=error.pesan))
            continue
        if not _same(kolom, teks, stored(indikator, kolom)):
            changes.append(Perubahan(kolom, judul, _replaced(indikator, kolom), teks))
    return replace(row, perubahan=tuple(changes), kesalahan=tuple(faults))


def stored(indikator: BarisIndikator, kolom: str) -> str:
    """Return what stands in a cell now, as people read it."""
    realisasi = indikator.realisasi
    if kolom == "nilai":
        return format_isian(indikator.isian)
    if kolom == "pecahan":
        if realisasi.jenis is Jenis.ANGKA and realisasi.pembilang is not None:
            parts = (realisasi.pembilang, realisasi.penyebut)
            return " / ".join(format_angka(it) for it in parts if it is not None)
        return format_isian(indikator.isian)
    return str(getattr(realisasi, kolom))


def _replaced(indikator: BarisIndikator, kolom: str) -> str:
    """Return what a new text would take away: a value with what it was made of."""
    lama, realisasi = stored(indikator, kolom), indikator.realisasi
    if kolom != "nilai" or indikator.isian.kosong:
        return lama
    if realisasi.dari_komponen:
        return _("{nilai} (jumlah komponen)").format(nilai=lama)
    if realisasi.pembilang is not None:
        return _("{nilai} ({pecahan})").format(nilai=lama, pecahan=stored(indikator, "pecahan"))
    return lama


def _same(kolom: str, teks: str, lama: str) -> bool:
    """Tell whether two texts of a cell say the same: 84,70 and 84,7 do."""
    if plain_cell(teks) == plain_cell(lama):
        return True
    if kolom not in ("nilai", "pecahan"):
        return False
    new, old = ([parse_isian(it) for it in x.split(" / ")] for x in (_spaced(teks), lama))
    return [it.nilai for it in new] == [it.nilai for it in old] and all(
        it.jenis is Jenis.ANGKA for it in (*new, *old)
    )


def _spaced(teks: str) -> str:
    """Return a fraction as it is stored; "N/A" is none."""
    return re.sub(r"(?<=[\d%])\s*/\s*(?=\d)", " / ", teks)


def plain_cell(teks: str) -> str:
    """Return a cell without what makes no difference: blanks, and the sign of percent."""
    return " ".join(teks.replace("%", " ").split()).replace(" / ", "/")
