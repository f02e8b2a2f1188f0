"""Read target cells: each becomes a number, one kind of nothing, or a doubt with its sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import BacaanIsian, Isian, Jenis, read_isian
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.tanggal import BULAN
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError
from ranpk_desktop.imports.buku_kerja import JenisSel
from ranpk_desktop.imports.kisi import Petak

_PERSEN = {"%", "persen", "prosen", "persentase", "prosentase"}
_BERSATUAN = re.compile(r"(?P<angka>[^A-Za-z]*[0-9])\s+(?P<satuan>[A-Za-z][A-Za-z /]{0,30})")


@dataclass(frozen=True, slots=True)
class SelTarget:
    """Hold the text of one target before it is read; `petak` is None for an empty cell."""

    triwulan: int
    teks: str
    petak: Petak | None


@dataclass(frozen=True, slots=True)
class BacaanSel:
    """Hold a target cell as read: None for one in doubt; `satuan` is what the cell says of it."""

    isian: Isian | None
    satuan: str = ""
    temuan: tuple[tuple[str, str], ...] = field(default=())


def read_all(cells: Sequence[SelTarget], satuan: str) -> Iterator[tuple[SelTarget, BacaanSel]]:
    """Yield each target of one row with its reading; the others tell whether its size fits."""
    bacaan = [_read(cell, satuan, ()) for cell in cells]
    angka = [it.isian.nilai if it.isian else None for it in bacaan]
    for place, cell in enumerate(cells):
        if "." in cell.teks:  # only points are ever in doubt
            sebaris = [x for other, x in enumerate(angka) if x is not None and other != place]
            bacaan[place] = _read(cell, satuan, sebaris)
        yield cell, bacaan[place]


def _read(cell: SelTarget, satuan: str, sebaris: Sequence[Decimal]) -> BacaanSel:
    petak = cell.petak
    if petak is not None and petak.jenis not in (JenisSel.TEKS, JenisSel.ANGKA):
        return BacaanSel(None, temuan=(_wrong_kind(petak),))
    try:
        bacaan, tertulis = _read_text(cell.teks, satuan, sebaris)
    except CheckError as error:
        label = _("Tahunan") if cell.triwulan == TAHUNAN else Triwulan(cell.triwulan).label
        pesan = _("{label}: {pesan} {tindakan}").format(
            label=label, pesan=error.pesan, tindakan=error.tindakan
        )
        return BacaanSel(None, temuan=(("TARGET_TIDAK_TERBACA", pesan),))
    temuan = tuple(("ANGKA_DIRAGUKAN", pesan) for pesan in bacaan.peringatan)
    if bacaan.persen and satuan and satuan.casefold() not in _PERSEN:
        pesan = _("Targetnya persen, tetapi satuannya “{satuan}”. Betulkan salah satunya.")
        temuan += (("SATUAN_BUKAN_PERSEN", pesan.format(satuan=satuan)),)
    return BacaanSel(bacaan.isian, "%" if bacaan.persen else tertulis, temuan)


def _read_text(teks: str, satuan: str, sebaris: Sequence[Decimal]) -> tuple[BacaanIsian, str]:
    """Return a target and the satuan written behind its number: "12 laporan"."""
    teks = " ".join(teks.split())
    found = _BERSATUAN.fullmatch(teks)
    if found is None or satuan.casefold() not in ("", found["satuan"].casefold()):
        return read_isian(teks, sebaris), ""
    bacaan = read_isian(found["angka"], sebaris)
    isian = Isian(Jenis.ANGKA, bacaan.isian.nilai, bacaan.isian.operator, teks)
    return BacaanIsian(isian, bacaan.persen, bacaan.peringatan), found["satuan"]


def _wrong_kind(petak: Petak) -> tuple[str, str]:
    if petak.jenis is JenisSel.TANGGAL:
        pesan = _(
            "Excel menyimpan sel ini sebagai tanggal {tanggal}{dugaan}. "
            "Jadikan formatnya Teks atau Angka, lalu ketik lagi."
        )
        tanggal, dugaan = _date_words(petak.teks)
        return "TARGET_TANGGAL", pesan.format(tanggal=tanggal, dugaan=dugaan)
    if petak.jenis is JenisSel.GALAT:
        pesan = _("Rumus di sel ini berakhir dengan {galat}. Betulkan rumusnya, atau ketik angka.")
        return "TARGET_GALAT", pesan.format(galat=petak.teks)
    pesan = _("Sel ini berisi nilai benar/salah, bukan angka. Ketik angkanya.")
    return "TARGET_TIDAK_TERBACA", pesan


def _date_words(teks: str) -> tuple[str, str]:
    """Return an ISO date in words, and what may have been typed: 12.4 becomes 12 April."""
    found = re.match(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", teks)
    if found is None:
        return teks, ""
    tahun, bulan, hari = map(int, found.groups())
    dugaan = _("; mungkin maksudnya {hari},{bulan}").format(hari=hari, bulan=bulan)
    return f"{hari} {BULAN[bulan - 1]} {tahun}", dugaan
