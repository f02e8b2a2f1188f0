"""Read a Lembar isian that came back: whose it is, what was filled in, what is doubtful.

The child process of `proses` has read the workbook before ("buku_kerja"). A row is known by its
place in the very hidden sheet and by its own words; one where both disagree is listed, not guessed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka, read_isian, round_half_up
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.gabung_isian import BacaanLembar, SelLembar
from ranpk_desktop.domain.lembar_isian import ISIAN, SKEMA, URAIAN, Bagian
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.imports import pengenal
from ranpk_desktop.imports.buku_kerja import BukuKerja, JenisSel, Lembar
from ranpk_desktop.imports.kisi import Kisi, Petak, column_letters

_TEMPAT = 5
"""Columns of the hidden sheet before the texts of the cells: id, lembar, baris, bagian, uraian."""
_BUKAN_ISIAN = {
    JenisSel.TANGGAL: _("Excel membacanya sebagai tanggal. Tulis sebagai angka."),
    JenisSel.LOGIKA: _("Isinya benar atau salah, bukan angka atau teks."),
    JenisSel.GALAT: _("Rumusnya menghasilkan galat. Tulis nilainya."),
}


@dataclass(frozen=True, slots=True)
class _Baris:
    """Hold what the hidden sheet says of one row."""

    id: str
    lembar: str
    baris: int
    bagian: Bagian
    uraian: str
    awal: dict[str, str]


def read(buku: BukuKerja, berkas: str) -> BacaanLembar:
    """Return what a workbook says; raises KnownError where it is no Lembar isian of ours."""
    hidden = [it for it in buku.lembar if it.nama == pengenal.LEMBAR and it.tersembunyi]
    if len(hidden) != 1:
        raise _foreign()
    rows = _rows(Kisi(hidden[0]))
    facts = {row[0]: row[1] for row in rows if row[0]}
    if facts.get("skema") != SKEMA:
        raise _foreign()
    try:
        tahun, triwulan = int(facts["tahun"]), Triwulan.from_periode(facts["triwulan"])
        unit_id, unit = facts["unit_id"], facts["unit"]
        baris = list(_listed(rows))
    except (KeyError, ValueError) as error:
        raise _foreign() from error
    temuan: list[Finding] = []
    sheets = {it.nama: (it, Kisi(it)) for it in buku.lembar if not it.tersembunyi}
    sel = [it for row in baris for it in _cells(row, sheets, temuan)]
    return BacaanLembar(
        berkas=berkas,
        unit_id=unit_id,
        unit=unit,
        tahun=tahun,
        triwulan=triwulan,
        penanggung_jawab=facts.get("penanggung_jawab", ""),
        sel=tuple(sel),
        temuan=tuple(temuan),
    )


def _foreign() -> KnownError:
    return KnownError(
        "BUKAN_LEMBAR_ISIAN",
        _("Berkas itu bukan lembar isian dari aplikasi ini."),
        _("Pilih berkas yang dibuat dengan “Buat lembar isian…” dan disimpan sebagai .xlsx."),
    )


def _rows(kisi: Kisi) -> list[list[str]]:
    width = _TEMPAT + max(map(len, ISIAN.values()))
    return [
        [petak.teks if (petak := kisi.own(baris, n)) else "" for n in range(1, width + 1)]
        for baris in kisi.baris
    ]


def _listed(rows: Sequence[Sequence[str]]) -> Iterator[_Baris]:
    """Yield the rows below the names of the columns; raises ValueError for what we never write."""
    begun = False
    for row in rows:
        if begun:
            bagian = Bagian(row[3])
            awal = dict(zip(ISIAN[bagian], row[_TEMPAT:], strict=False))
            yield _Baris(row[0], row[1], int(row[2]), bagian, row[4], awal)
        begun |= row[0] == "id"


def _cells(
    row: _Baris, sheets: dict[str, tuple[Lembar, Kisi]], temuan: list[Finding]
) -> Iterator[SelLembar]:
    """Yield the cells of one row, none where the row is not where it was."""
    if row.lembar not in sheets:
        pesan = _("Lembar “{lembar}” tidak ada: “{uraian}” tidak dibaca.")
        temuan.append(_warning("LEMBAR_HILANG", pesan, row, None))
        return
    lembar, kisi = sheets[row.lembar]
    said = kisi.own(row.baris, URAIAN)
    if said is None or said.teks.removeprefix("– ") != row.uraian:
        pesan = _("Baris “{uraian}” tidak lagi di tempatnya, jadi tidak dibaca.")
        temuan.append(_warning("BARIS_PINDAH", pesan, row, f"{row.lembar}!B{row.baris}"))
        return
    for kolom, columns in ISIAN[row.bagian].items():
        petak = [kisi.own(row.baris, n) for n in columns]
        places = [f"{column_letters(n)}{row.baris}" for n in columns]
        sel = f"{row.lembar}!{places[-1]}"
        if lembar.rumus.intersection(places):
            pesan = _("Diisi dengan rumus; yang dibaca ialah nilai yang tersimpan: “{uraian}”.")
            temuan.append(_warning("RUMUS", pesan, row, sel))
        teks, alasan = _joined(petak) if len(columns) > 1 else _single(petak[0], kolom)
        awal = row.awal.get(kolom, "")
        yield SelLembar((row.bagian, row.id, kolom), row.uraian, awal, teks, sel, alasan)


def _warning(kode: str, pesan: str, row: _Baris, sel: str | None) -> Finding:
    teks = pesan.format(lembar=row.lembar, uraian=row.uraian)
    return Finding(kode, Tingkat.PERINGATAN, teks, sel)


def _single(petak: Petak | None, kolom: str) -> tuple[str, str]:
    """Return the text of a cell, and why it cannot be used."""
    if petak is None:
        return "", ""
    wanted_number = kolom in ("realisasi", "rencana")
    wrong = petak.jenis is JenisSel.GALAT or (wanted_number and petak.jenis in _BUKAN_ISIAN)
    return petak.teks, _BUKAN_ISIAN[petak.jenis] if wrong else ""


def _joined(petak: Sequence[Petak | None]) -> tuple[str, str]:
    """Return pembilang, penyebut and number as one text: "174 / 180", or the number."""
    parts = [_single(it, "realisasi") for it in petak]
    alasan = next((alasan for _teks, alasan in parts if alasan), "")
    pembilang, penyebut, nilai = (teks for teks, _alasan in parts)
    if not (pembilang or penyebut):
        return nilai, alasan
    teks = f"{pembilang} / {penyebut}"
    if nilai and not alasan and not _agree(pembilang, penyebut, nilai):
        text = _("Pembilang dan penyebut tidak menghasilkan {nilai}. Isi salah satu saja.")
        alasan = text.format(nilai=nilai)
    return teks, alasan


def _agree(pembilang: str, penyebut: str, nilai: str) -> bool:
    """Tell whether a number is what the fraction gives, as it is or in percent, when rounded."""
    try:
        p, q, x = (
            read_isian(it.removesuffix("%")).isian.nilai for it in (pembilang, penyebut, nilai)
        )
    except CheckError:
        return False
    if p is None or x is None or not q:
        return False
    places = max(0, len(format_angka(x).partition(",")[2]))
    return any(
        round_half_up(factor * p / q, min(places, 12)) == round_half_up(x, min(places, 12))
        for factor in (Decimal(1), Decimal(100))
    )
