"""Dates and times in words, the same on every computer whatever its locale."""

import re
from datetime import date, datetime

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import ZONES, in_zone
from ranpk_desktop.errors import CheckError

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_ISO = re.compile(r"(?P<tahun>[0-9]{4})-(?P<bulan>[0-9]{1,2})-(?P<hari>[0-9]{1,2})")
_ANGKA = re.compile(
    r"(?P<hari>[0-9]{1,2})\s*(?P<tanda>[-/.])\s*(?P<bulan>[0-9]{1,2})\s*(?P=tanda)\s*"
    r"(?P<tahun>[0-9]{4})"
)
_KATA = re.compile(
    r"(?P<hari>[0-9]{1,2})[\s-]+(?P<bulan>[a-z]{3,9})\.?[\s-]+(?P<tahun>[0-9]{4})", re.IGNORECASE
)
_SINGKATAN = {
    name: bulan
    for bulan, nama in enumerate((nama.casefold() for nama in BULAN), start=1)
    for name in (nama, nama[:3])
} | {"agt": 8, "ags": 8, "agus": 8, "sept": 9, "nop": 11}


def parse_tanggal(teks: str) -> date:
    """Read `5 Maret 2024`, `5/3/2024` (day first, as Indonesia writes), or `2024-03-05`.

    Raises CheckError(field "tanggal") for all else; a year of two digits is asked about.
    """
    teks = teks.strip()
    for form in (_ISO, _ANGKA, _KATA):
        if found := form.fullmatch(teks):
            kata = found["bulan"]
            bulan = int(kata) if kata.isdecimal() else month_number(kata) or 0
            try:
                return date(int(found["tahun"]), bulan, int(found["hari"]))
            except ValueError:
                break
    raise CheckError(
        "tanggal",
        _("“{isi}” bukan tanggal.").format(isi=teks),
        _("Tulis hari, bulan, lalu tahun dengan empat angka, misalnya 31/3/2026."),
    )


def month_number(kata: str) -> int | None:
    """Return the month that a word names ("Agustus", "agt"), None for none."""
    return _SINGKATAN.get(kata.casefold())


def format_tanggal(hari: date) -> str:
    """Return `5 Maret 2024`."""
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def nama_hari(hari: date) -> str:
    """Return the weekday: `Senin`."""
    return HARI[hari.weekday()]


def format_waktu(saat: datetime, zona: str) -> str:
    """Return an aware time on the wall clock of WIB, WITA or WIT: `5 Maret 2024 14.05 WIB`."""
    local = in_zone(saat, zona)
    return f"{format_tanggal(local)} {local:%H.%M} {zona}"


def format_own_waktu(saat: datetime) -> str:
    """Return an aware time on the wall clock that it was written down by."""
    for zona in ZONES:
        if in_zone(saat, zona).utcoffset() == saat.utcoffset():
            return format_waktu(saat, zona)
    return f"{format_tanggal(saat.date())} {saat:%H.%M} {saat.tzname()}"
