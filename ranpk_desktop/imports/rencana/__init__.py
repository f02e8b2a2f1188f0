"""Read a plan out of a workbook: `read` turns its cells into butir, findings and a sum.

`kepala` finds the tables by the names of their columns; each is read by `s3` (quarters named in the
cells), `tabel` (one row per indikator: S4's Lampiran, and what people mapped) or `rencana_aksi`
(S4's RA, KK and T/O). Nothing here knows openpyxl: `imports.proses` has read the file before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain, product
from typing import Protocol

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_rencana import Bacaan
from ranpk_desktop.imports import pengenal
from ranpk_desktop.imports.buku_kerja import BARIS_MAKS, BukuKerja
from ranpk_desktop.imports.kisi import Kisi, Petak
from ranpk_desktop.imports.rencana import kepala
from ranpk_desktop.imports.rencana.bentuk import last_row_above_closing
from ranpk_desktop.imports.rencana.hasil import Hasil, ignored_columns
from ranpk_desktop.imports.rencana.kepala import propose
from ranpk_desktop.imports.rencana.pemetaan import Bentuk, Bidang, Pemetaan
from ranpk_desktop.imports.rencana.rencana_aksi import PembacaRencanaAksi
from ranpk_desktop.imports.rencana.s3 import PembacaBerlabel
from ranpk_desktop.imports.rencana.tabel import PembacaTabel

__all__ = ["Bidang", "Pemetaan", "propose", "read"]

SKEMA = frozenset({"ranpk-rencana-aksi-1", "ranpk-rencana-aksi-iku-1"})
"""The exports of ours that carry the ids of a plan."""

_TAHUN = re.compile(r"\b(?:tahun|ta)\b(?: anggaran)?\.? *:? *(20[0-9]{2})\b", re.IGNORECASE)
_TAHUN_SAJA = re.compile(r"\b20[0-9]{2}\b")


class _Pembaca(Protocol):
    """Read the rows of one kind of table."""

    def last_row(self, kisi: Kisi, peta: Pemetaan, baris: list[int]) -> int:
        """Return the last row of a table."""

    def begin(self, peta: Pemetaan) -> None:
        """Take over the columns of a table."""

    def row(self, kisi: Kisi, baris: int) -> bool:
        """Read one row; False when nothing in it belongs to the table."""

    def finish(self) -> None:
        """Complete what could not be known row by row."""


@dataclass(frozen=True, slots=True)
class _Bagian:
    """Hold one table: from its header to the next one."""

    kisi: Kisi
    peta: Pemetaan
    akhir: int


def read(buku: BukuKerja, pemetaan: Sequence[Pemetaan] = ()) -> Bacaan:
    """Return what the visible sheets say of a plan.

    `pemetaan` holds what people have decided for some sheets; the others are read by their headers.
    """
    hasil = Hasil([it.nama for it in buku.lembar])
    kisi = [Kisi(it) for it in buku.lembar if not it.tersembunyi]
    _tell_hidden(buku, hasil)
    bagian = [it for sheet in kisi for it in _sections(sheet, pemetaan, hasil)]
    pembaca: dict[Bentuk, _Pembaca] = {
        Bentuk.BERLABEL: PembacaBerlabel(hasil),
        Bentuk.TABEL: PembacaTabel(hasil),
        Bentuk.RENCANA_AKSI: PembacaRencanaAksi(hasil),
    }
    for bentuk, reader in pembaca.items():
        for it in bagian:
            if it.peta.bentuk is bentuk:
                _read_section(it, reader, hasil)
        reader.finish()
    hasil.tahun = _year(kisi, bagian)
    ids = pengenal.read(buku.lembar, SKEMA)
    return hasil.bacaan(pengenal.places(ids, [it.tempat for it in hasil.walk()]))


def _tell_hidden(buku: BukuKerja, hasil: Hasil) -> None:
    """Name the hidden sheets that are not read; our own with the ids is none of them."""
    for petak in pengenal.hidden(buku.lembar):
        hasil.inform("LEMBAR_TERSEMBUNYI", petak, pengenal.TERSEMBUNYI.format(nama=petak.lembar))


def _sections(kisi: Kisi, pemetaan: Sequence[Pemetaan], hasil: Hasil) -> Iterator[_Bagian]:
    """Yield the tables of a sheet; a sheet without any is told about."""
    own = [replace(it, kolom=kepala.settle(it.kolom)) for it in pemetaan if it.lembar == kisi.nama]
    found = _decided(kisi, own) if own else list(kepala.tables(kisi))
    if not found and kisi.baris:
        pesan = _(
            "Lembar “{nama}” tidak berisi tabel rencana yang dikenal, jadi tidak dibaca. "
            "Tunjukkan baris judul kolomnya bila isinya rencana."
        )
        tempat = kisi.row(kisi.baris[0])[0]
        hasil.inform("LEMBAR_TIDAK_DIKENAL", tempat, pesan.format(nama=kisi.nama))
    seen: set[str] = set()
    for place, peta in enumerate(found):
        akhir = found[place + 1].baris_kepala - 1 if place + 1 < len(found) else BARIS_MAKS
        if peta.tanda not in seen:
            ignored_columns(hasil, peta, _header_cells(kisi, peta))
        seen.add(peta.tanda)
        yield _Bagian(kisi, peta, akhir)


def _decided(kisi: Kisi, own: Sequence[Pemetaan]) -> list[Pemetaan]:
    """Return mappings made by people, each again where its header is repeated, and other tables."""
    tables = (reduce(Pemetaan.recall, own, it) for it in kepala.tables(kisi))
    covered = {baris for it in own for baris in range(it.baris_kepala, it.baris_data)}
    found = [it for it in tables if it.baris_kepala not in covered]
    return sorted([*found, *own], key=lambda it: it.baris_kepala)


def _header_cells(kisi: Kisi, peta: Pemetaan) -> list[Petak]:
    """Return the lowest header text of each column."""
    lowest: dict[int, Petak] = {}
    for baris in range(peta.baris_kepala, peta.baris_data):
        for kolom, petak in kisi.covering(baris):
            if not petak.teks.strip("().").isdigit():
                lowest[kolom] = petak
    return list(dict.fromkeys(lowest.values()))


def _read_section(bagian: _Bagian, reader: _Pembaca, hasil: Hasil) -> None:
    kisi, peta = bagian.kisi, bagian.peta
    baris = kisi.between(peta.baris_data, bagian.akhir)
    akhir = max(reader.last_row(kisi, peta, baris), last_row_above_closing(kisi, baris))
    reader.begin(peta)
    lost: list[int] = []
    for nomor in baris:
        if nomor > akhir and _is_title(kisi.row(nomor)):
            continue
        if nomor > akhir or not reader.row(kisi, nomor):
            if lost and nomor > lost[-1] + 1:
                _tell(kisi, lost, hasil)
                lost = []
            lost.append(nomor)
            continue
        _strays(kisi, peta, nomor, hasil)
    _tell(kisi, lost, hasil)


def _tell(kisi: Kisi, baris: list[int], hasil: Hasil) -> None:
    if baris:
        hasil.not_understood([it for nomor in baris for it in kisi.row(nomor)], baris)


def _strays(kisi: Kisi, peta: Pemetaan, baris: int, hasil: Hasil) -> None:
    """Tell about cells of a row that stand below no header at all."""
    known = {it.nomor for it in peta.kolom}
    lost = [it for it in kisi.row(baris) if it.kolom not in known]
    if lost:
        hasil.not_understood(lost, [baris])


def _is_title(petak: list[Petak]) -> bool:
    return len(petak) == 1 and petak[0].teks.isupper()


def _year(kisi: Sequence[Kisi], bagian: Sequence[_Bagian]) -> int | None:
    """Return the year that titles name, those above the tables first; None for none or several."""
    first: dict[str, int] = {}
    for it in bagian:
        first.setdefault(it.kisi.nama, it.peta.baris_kepala)
    above = [_texts(it, first[it.nama] - 1) for it in kisi if it.nama in first]
    apart = [_texts(it, BARIS_MAKS) for it in kisi if it.nama not in first]
    for pattern, texts in product((_TAHUN, _TAHUN_SAJA), (above, apart)):
        found = {int(year[-4:]) for teks in chain(*texts) for year in pattern.findall(teks)}
        if len(found) == 1:
            return found.pop()
    return None


def _texts(kisi: Kisi, akhir: int) -> list[str]:
    """Return the name of a sheet and the texts until a row."""
    return [kisi.nama, *(it.baris_teks for b in kisi.between(1, akhir) for it in kisi.row(b))]
