"""Dates and times in words, the same on every computer whatever its locale."""

from datetime import date, datetime

from ranpk_desktop.clock import in_zone

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


def format_tanggal(hari: date) -> str:
    """Return `5 Maret 2024`."""
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def format_waktu(saat: datetime, zona: str) -> str:
    """Return an aware time on the wall clock of WIB, WITA or WIT: `5 Maret 2024 14.05 WIB`."""
    local = in_zone(saat, zona)
    return f"{format_tanggal(local)} {local:%H.%M} {zona}"
