"""When an action is to be carried out: a day or a period, as people write it (domain.md §4).

What is safe is understood, the rest keeps its text and says why it was not.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.tanggal import BULAN, month_number, parse_tanggal
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.domain.waktu import parse_waktu
from ranpk_desktop.errors import CheckError

TAHUN_AWAL, TAHUN_AKHIR = 2015, 2045
"""Years in which a follow-up can lie: SKM in its present form is of 2017, laptops live shorter."""

_NOMOR = re.compile(r"^[0-9]{1,2}\s*[.)]\s+(?=[A-Za-z])")
"""The number of the action that some write before its time: "4. Juni 2022"."""
_BULAN = re.compile(r"(?P<bulan>[A-Za-z]{3,9})\.?\s+(?P<tahun>[0-9]{4})")
_TAHUN = re.compile(r"(?:tahun\s+)?(?P<tahun>20[0-9]{2})", re.IGNORECASE)
_DUA_ANGKA = re.compile(r"([0-9]{1,2}\s*([-/.])\s*[0-9]{1,2}\s*\2\s*)([0-9]{2})")
_AKHIR_BULAN = {"TW I": 3, "TW II": 6, "TW III": 9, "TW IV": 12, "Semester I": 6, "Semester II": 12}
_TANPA = ("", "-", "--", "–")


@dataclass(frozen=True, slots=True)
class WaktuPelaksanaan:
    """Hold a time as typed (`teks`) beside what it means.

    `tanggal` is set for a day, `periode` for a period in its one spelling ("TW II 2022", "Agustus
    2022", "2022"); `sampai` is the last day. `masalah` says in words why nothing was understood,
    or what is missing; it is empty for a text that is understood, and for none at all.
    """

    teks: str
    tanggal: date | None = None
    periode: str = ""
    sampai: date | None = None
    masalah: str = ""


def read_waktu_pelaksanaan(teks: str) -> WaktuPelaksanaan:
    """Return what a text means; it never fails.

    A period without its year has no last day: a follow-up may lie in the year of its survey or in
    the one after. A year of two digits is this century's.
    """
    bersih = _NOMOR.sub("", clean_line(teks))
    if bersih in _TANPA:
        return WaktuPelaksanaan(teks)
    for read in (_day, _quarter, _month, _year):
        if found := read(teks, bersih):
            return found
    return WaktuPelaksanaan(teks, masalah=_("bukan tanggal atau periode yang dikenal"))


def _day(teks: str, bersih: str) -> WaktuPelaksanaan | None:
    pendek = _DUA_ANGKA.fullmatch(bersih)
    try:
        hari = parse_tanggal(f"{pendek[1]}20{pendek[3]}" if pendek else bersih)
    except CheckError:
        return None
    return _checked(WaktuPelaksanaan(teks, tanggal=hari, sampai=hari))


def _quarter(teks: str, bersih: str) -> WaktuPelaksanaan | None:
    try:
        periode = parse_waktu(bersih)
    except CheckError:
        return None
    nama, _blank, tahun = periode.rpartition(" ")
    if not tahun.isdecimal():
        return WaktuPelaksanaan(teks, periode=periode, masalah=_("tahunnya tidak disebut"))
    return _period(teks, periode, int(tahun), _AKHIR_BULAN[nama])


def _month(teks: str, bersih: str) -> WaktuPelaksanaan | None:
    found = _BULAN.fullmatch(bersih)
    bulan = month_number(found["bulan"]) if found else None
    if not found or not bulan:
        return None
    tahun = int(found["tahun"])
    return _period(teks, f"{BULAN[bulan - 1]} {tahun}", tahun, bulan)


def _year(teks: str, bersih: str) -> WaktuPelaksanaan | None:
    found = _TAHUN.fullmatch(bersih)
    return _period(teks, found["tahun"], int(found["tahun"]), 12) if found else None


def _period(teks: str, periode: str, tahun: int, bulan: int) -> WaktuPelaksanaan:
    if not date.min.year <= tahun <= date.max.year:
        return WaktuPelaksanaan(teks, masalah=_("tahunnya tidak masuk akal"))
    akhir = date(tahun, bulan, monthrange(tahun, bulan)[1])
    return _checked(WaktuPelaksanaan(teks, periode=periode, sampai=akhir))


def _checked(waktu: WaktuPelaksanaan) -> WaktuPelaksanaan:
    """Refuse years in which no follow-up can lie: 30/12/1930 stands in a real file."""
    if waktu.sampai and TAHUN_AWAL <= waktu.sampai.year <= TAHUN_AKHIR:
        return waktu
    return WaktuPelaksanaan(waktu.teks, masalah=_("tahunnya tidak masuk akal"))
