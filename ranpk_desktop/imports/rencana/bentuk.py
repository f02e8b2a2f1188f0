"""Read the forms in which our own documents spell a plan (domain.bentuk_rencana)."""

import re
from collections.abc import Sequence

from ranpk_desktop.domain.bentuk_rencana import KELUARAN, PENUTUP
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.imports.judul_kolom import plain
from ranpk_desktop.imports.kisi import Kisi
from ranpk_desktop.imports.rencana.label import read_waktu

_BAGIAN = re.compile(r"(?:[a-z0-9]{1,3} )?sasaran (strategis|khusus|operasional|ranpk)s?")
_KELUARAN = KELUARAN.format(uraian="")
_PENUTUP = re.compile(PENUTUP.format(tahun="[0-9]{4} "))
_WAKTU = re.compile(r" \((TW [1-4](?:, [1-4]){0,3})\)$")
_KELOMPOK = (Level.PILAR, Level.SEKTOR)


def read_bagian(teks: str) -> Level | None:
    """Return the kind of sasaran that a section row announces, None for any other text."""
    found = _BAGIAN.fullmatch(plain(teks))
    if found is None:
        return None
    return Level.SASARAN if found[1] == "ranpk" else Level(f"SASARAN_{found[1].upper()}")


def read_kelompok(teks: str) -> tuple[Level, str] | None:
    """Return level and text of a row such as "Sektor: 3.1 Obat" or "Pilar 2 Pengawasan"."""
    for level in _KELOMPOK:
        label, _titik, uraian = teks.partition(": ")
        if label == level.label and uraian:
            return level, uraian
        if teks.startswith(f"{level.label} "):
            return level, teks
    return None


def read_keluaran(teks: str) -> tuple[str, tuple[Triwulan, ...]] | None:
    """Return text and quarters of "Keluaran: 2 laporan (TW 2, 4)", None for any other text."""
    if not teks.startswith(_KELUARAN):
        return None
    found = _WAKTU.search(teks)
    waktu = read_waktu(found[1]) if found else None
    uraian = teks.removeprefix(_KELUARAN)
    return (uraian[: found.start() - len(_KELUARAN)], waktu) if found and waktu else (uraian, ())


def last_row_above_closing(kisi: Kisi, baris: Sequence[int]) -> int:
    """Return the last of some rows above the sentence that ends our own documents, 0 without it."""
    last = 0
    for nomor in baris:
        if any(_PENUTUP.match(petak.teks) for petak in kisi.row(nomor)):
            return last
        last = nomor
    return 0
