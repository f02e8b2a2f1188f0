"""Read what a quarter brought out of any workbook: one row an indikator, told by its name."""

import re
from collections.abc import Sequence

from ranpk_desktop.domain.bacaan_realisasi import BarisBaca
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.imports.buku_kerja import Lembar
from ranpk_desktop.imports.judul_kolom import counts_columns, plain
from ranpk_desktop.imports.kisi import Kisi, Petak, column_letters
from ranpk_desktop.imports.rencana.kepala import BIDANG, signature, titles
from ranpk_desktop.imports.rencana.pemetaan import Bidang, Kolom, Pemetaan

_KATA = {
    Bidang.REALISASI: "realisasi|realisasi kinerja|nilai realisasi|realisasi target|hasil|nilai",
    Bidang.PEMBILANG: "pembilang|realisasi pembilang|jumlah memenuhi syarat|jumlah ms|ms",
    Bidang.PENYEBUT: "penyebut|realisasi penyebut|jumlah sampel|jumlah diperiksa|jumlah seluruhnya",
    Bidang.ANALISIS: "analisis|analisa|analisis capaian|analisis kinerja|penjelasan|keterangan|ket",
    Bidang.KENDALA: "kendala|hambatan|permasalahan|kendala hambatan|hambatan kendala",
    Bidang.TINDAK_LANJUT: "tindak lanjut|rencana tindak lanjut|rtl|upaya perbaikan|solusi",
}
_SENDIRI = {kata: bidang for bidang, daftar in _KATA.items() for kata in daftar.split("|")}
_NAMA = {Bidang.INDIKATOR, Bidang.URAIAN, Bidang.TARGET_OUTPUT}
_NAMA_LAIN = {"nama indikator", "nama indikator kinerja", "uraian indikator"}

_TRIWULAN = re.compile(r"\b(?:s d |sampai dengan )?(?:tw|triwulan|tri wulan) ?(iv|i{1,3}|[1-4])\b")
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_KEPALA_MAKS = 3
_LEWAT_MAKS = 200


def propose(lembar: Lembar, triwulan: Triwulan, baris_kepala: int | None = None) -> Pemetaan:
    """Return what the columns of a sheet seem to hold, of several quarters the one wanted.

    Without a header that we know, the first row of at least two texts is taken for it.
    """
    kisi = Kisi(lembar)
    rows = kisi.baris[:_LEWAT_MAKS] if baris_kepala is None else [baris_kepala]
    first = next((b for b in kisi.baris if len(kisi.row(b)) > 1), 1)
    found = (_read(kisi, baris, triwulan) for baris in rows)
    best = max(found, key=_known, default=None)
    if best is None or (baris_kepala is None and _known(best) < 2):
        return _read(kisi, baris_kepala or first, triwulan)
    return best


def _known(pemetaan: Pemetaan) -> int:
    fields = {it.bidang for it in pemetaan.kolom} - {Bidang.ABAIKAN}
    return len(fields) if Bidang.INDIKATOR in fields else 0


def _read(kisi: Kisi, awal: int, triwulan: Triwulan) -> Pemetaan:
    akhir = awal
    for baris in kisi.between(awal + 1, awal + _KEPALA_MAKS - 1):
        if baris != akhir + 1 or not all(_is_title(it) for it in kisi.row(baris)):
            break
        akhir = baris
    data = akhir + 1
    if counts_columns(kisi, data):
        data += 1
    seen: set[Bidang] = set()
    made = []
    for kolom, texts in sorted(titles(kisi, awal, akhir).items()):
        bidang = _meaning(texts, triwulan)
        if bidang in seen:
            bidang = Bidang.ABAIKAN
        seen.add(bidang)
        made.append(Kolom(column_letters(kolom), bidang, " / ".join(texts)))
    kolom_baca = tuple(made)
    tanda = f"realisasi {triwulan.periode}|{signature(kolom_baca)}"
    return Pemetaan(kisi.nama, awal, data, kolom_baca, tanda)


def _is_title(petak: Petak) -> bool:
    """Tell whether a cell below a group can be a title: a quarter, or a name of a column."""
    kata = plain(petak.teks)
    return bool(_TRIWULAN.fullmatch(kata)) or kata in _ROMAWI or kata in _SENDIRI or kata in BIDANG


def _meaning(texts: Sequence[str], triwulan: Triwulan) -> Bidang:
    """Return the field of a column; a quarter in its titles must be the one wanted."""
    words = [plain(teks) for teks in texts]
    for kata in words:
        found = _TRIWULAN.search(kata)
        name = found[1] if found else kata if len(words) > 1 and kata in _ROMAWI else ""
        if name and (_ROMAWI.get(name) or int(name)) != triwulan:
            return Bidang.ABAIKAN
    for kata in reversed([_TRIWULAN.sub("", kata).strip() for kata in words]):
        if kata in _SENDIRI:
            return _SENDIRI[kata]
        if BIDANG.get(kata) in _NAMA or kata in _NAMA_LAIN:
            return Bidang.INDIKATOR
    return Bidang.ABAIKAN


def read(kisi: Kisi, pemetaan: Pemetaan) -> tuple[BarisBaca, ...]:
    """Return the rows that name something and hold anything to take over, in their order."""
    tempat = pemetaan.tempat
    nama = tempat.get(Bidang.INDIKATOR)
    found = []
    for baris in kisi.between(pemetaan.baris_data, kisi.baris[-1] if kisi.baris else 0):
        petak = kisi.own(baris, nama)
        isi = _texts(kisi, baris, tempat)
        if petak and isi and _SENDIRI.get(plain(isi.get("nilai", ""))) is None:
            found.append(BarisBaca(petak.sel, petak.baris_teks, isi))
    return tuple(found)


def _texts(kisi: Kisi, baris: int, tempat: dict[Bidang, int]) -> dict[str, str]:
    """Return the cells of a row as columns of a quarter (services.realisasi), filled ones only."""
    cells = {
        bidang: petak.teks
        for bidang in _KATA
        if (petak := kisi.own(baris, tempat.get(bidang))) is not None
    }
    texts = {"nilai": cells.pop(Bidang.REALISASI, "")}
    above, below = (cells.pop(it, "") for it in (Bidang.PEMBILANG, Bidang.PENYEBUT))
    if above and below:
        texts["pecahan"] = f"{above} / {below}"
    texts |= {bidang.value: teks for bidang, teks in cells.items()}
    return {kolom: teks for kolom, teks in texts.items() if teks}
