"""How a plan's parts are spelt in documents and workbooks, so that what was exported reads back.

Exports write these forms and imports look for them; whatever both must agree on stands here.
"""

import re
from collections.abc import Iterable, Sequence

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import KOSONG, Isian, format_isian, parse_isian
from ranpk_desktop.domain.butir import Level, format_waktu
from ranpk_desktop.domain.pohon import Simpul
from ranpk_desktop.domain.rencana import Pengukuran
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError

BAGIAN = {
    Level.SASARAN_STRATEGIS: _("Sasaran Strategis"),
    Level.SASARAN_KHUSUS: _("Sasaran Khusus"),
    Level.SASARAN_OPERASIONAL: _("Sasaran Operasional"),
    **dict.fromkeys((Level.PILAR, Level.SEKTOR, Level.SASARAN), _("Sasaran RANPK")),
}
"""The section row (S4) above the sasaran of a kind; those of RANPK stand in one with their pilar
and sektor."""

KELUARAN = _("Keluaran: {uraian}")
"""A keluaran in a column of indikator."""

PENUTUP = _("Demikian rencana aksi Tahun {tahun}")
"""How the sentence below a plan begins: what stands above it belongs to the table."""

_ANTARA = " - "
"""Between the numbers of a T/O: "(25 - 50 - 50)" (S4)."""

TITIK_TIGA = "…"
"""A target of a T/O that is still to be filled, between others."""

_KURUNG = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)$")
_PEMISAH = re.compile(r"\s+[-–]\s+|\s*;\s*")
_ANGKA = re.compile(r"[0-9.,]+ *%?")


def format_target(triwulan: Triwulan, isian: Isian) -> str:
    """Return a quarter's target (S3): "TW 1 = 95", "TW 2 = -", "TW 3 = N/A", "TW 4 =" (kosong)."""
    return f"TW {int(triwulan)} = {format_isian(isian)}".rstrip()


def format_kelompok(simpul: Simpul) -> str:
    """Return the row of a pilar or sektor, which names its level: "Sektor: 3.1 Obat", "Pilar 2"."""
    label, uraian = simpul.level.label, simpul.butir.uraian
    return uraian if uraian.startswith(f"{label} ") else f"{label}: {uraian}"


def format_keluaran(simpul: Simpul) -> str:
    """Return a keluaran with the quarters in which it is due: "Keluaran: 2 laporan (TW 2, 4)"."""
    waktu = format_waktu(simpul.keluaran.waktu) if simpul.keluaran else ""
    teks = KELUARAN.format(uraian=simpul.butir.uraian)
    return f"{teks} ({waktu})" if waktu else teks


def format_bernomor(simpul: Simpul) -> str:
    """Return a RA, KK or T/O after its number: "RA 1. Pemantauan", "T/O 1.1.1. Katalog (25 - 50)".

    The numbers in brackets are the targets of the quarters in which it is due, of all four where
    none is named; "…" is one that is still to be filled. A text that ends as if it named targets
    has them in any case.
    """
    teks = f"{simpul.nomor}. {simpul.butir.uraian}"
    quarters = (simpul.keluaran.waktu if simpul.keluaran else ()) or tuple(Triwulan)
    cells = [simpul.target.get(triwulan, KOSONG) for triwulan in quarters]
    _uraian, parts = split_targets(teks)
    if all(cell.kosong for cell in cells) and not are_targets(parts, len(quarters)):
        return teks
    return f"{teks} ({_ANTARA.join(format_isian(cell) or TITIK_TIGA for cell in cells)})"


def split_targets(teks: str) -> tuple[str, list[str]]:
    """Return the text of a T/O and what stands in brackets at its end, one part for each quarter.

    A target may have brackets of its own: "Survei (5 (Skala 1-7) - 6 (Skala 1-7))".
    """
    found = _KURUNG.search(teks)
    if found is None:
        return teks, []
    return teks[: found.start()].rstrip(), _PEMISAH.split(found[1].strip())


def are_targets(parts: Sequence[str], n: int) -> bool:
    """Tell whether the parts in brackets are the targets of `n` quarters; a lone word is none."""
    return len(parts) == n and (n > 1 or is_target(parts[0]))


def is_target(teks: str) -> bool:
    """Tell whether a part in brackets can be read as a target, or stands for an open one."""
    if teks == TITIK_TIGA or _ANGKA.fullmatch(teks):
        return True
    try:
        return not parse_isian(teks).kosong
    except CheckError:
        return False


def format_pengukuran(pengukuran: Iterable[Pengukuran]) -> str:
    """Return how an indikator is measured, each title on a line of its own: "Definisi :" (S4)."""
    return "\n".join(
        part for row in pengukuran for part in (row.judul and f"{row.judul} :", row.teks) if part
    )
