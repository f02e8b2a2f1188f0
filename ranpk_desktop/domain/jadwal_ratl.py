"""In which quarters an action is carried out: the columns TW I–IV of a plan."""

from collections.abc import Mapping

from ranpk_desktop.domain.ratl import Ratl
from ranpk_desktop.domain.tanggal import month_number
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.domain.waktu_pelaksanaan import read_waktu_pelaksanaan

_PERIODE = {tw.label: (tw,) for tw in Triwulan} | {
    "Semester I": (Triwulan.I, Triwulan.II),
    "Semester II": (Triwulan.III, Triwulan.IV),
    "": tuple(Triwulan),
}
"""The quarters of a period by its name; a year alone has none, and means all of them."""

Jadwal = Mapping[Triwulan, int | None]
"""Quarters with their year, None for one that was written without it."""


def quarters(ratl: Ratl) -> Jadwal:
    """Return the quarters of the time as it was typed, or else that of the last day."""
    waktu = read_waktu_pelaksanaan(ratl.waktu_pelaksanaan)
    if waktu.periode:
        return _of_period(waktu.periode)
    hari = waktu.tanggal or ratl.sampai
    return {Triwulan((hari.month + 2) // 3): hari.year} if hari else {}


def _of_period(periode: str) -> Jadwal:
    """Read a period in its one spelling: "TW II 2022", "Semester I", "Agustus 2022", "2022"."""
    *words, last = periode.split()
    tahun = int(last) if last.isdecimal() else None
    nama = " ".join(words if tahun else (*words, last))
    bulan = month_number(nama)
    found = (Triwulan((bulan + 2) // 3),) if bulan else _PERIODE[nama]
    return dict.fromkeys(found, tahun)
