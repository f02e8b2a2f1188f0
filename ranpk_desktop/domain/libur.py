"""Days off of a year, typed or pasted as lines, and the list that deadlines count with."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.tanggal import HARI, format_tanggal, nama_hari, parse_tanggal
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import CheckError


@dataclass(frozen=True, slots=True)
class HariLibur:
    """Name one day off: a national holiday, a cuti bersama, or one of the office's own."""

    tanggal: date
    keterangan: str


@dataclass(frozen=True, slots=True)
class BacaanLibur:
    """Hold the days that lines of text name, by date, and what was not understood."""

    hari: tuple[HariLibur, ...]
    temuan: tuple[Finding, ...]


_NAMA_HARI = {
    **{name.casefold(): at for at, name in enumerate(HARI)},
    "jum'at": 4,
    "jum’at": 4,
    "ahad": 6,
}
_HARI = "|".join(_NAMA_HARI)
_AWAL = re.compile(
    rf"(?:[0-9]{{1,3}}[.)]\s+)?(?:(?P<hari>{_HARI})\s*,?\s+)?"
    r"(?:(?P<utuh>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}\s*[-/.]\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{4})"
    r"|(?P<dari>[0-9]{1,2})(?:\s*[-–]\s*(?P<sampai>[0-9]{1,2}))?[\s-]+(?P<bulan>[a-z]{3,9})\.?"
    r"(?:[\s-]+(?P<tahun>[0-9]{4}))?)"
    r"(?:[ T]00[.:]00(?:[.:]00)?)?(?![0-9])[\s:;,–-]*(?P<sisa>.*)",
    re.IGNORECASE,
)
_JUDUL = {"no", "nomor", "tanggal", "hari", "libur", "nama", "keterangan", "uraian"}
"""Words of which the heading of a list is made."""
_NOMOR = re.compile(r"[0-9]{1,3}[.)]?")


def read_libur(teks: str, tahun: int) -> BacaanLibur:
    """Read one day per line: `17 Agustus 2026<TAB>Hari Kemerdekaan`, or columns of a spreadsheet.

    A date may lack its year, name its weekday, or be a span (`21-22 Maret`); columns that number
    the lines or name the weekday are passed over, and so is a heading. A line that is not
    understood, or of another year, becomes a finding with its place {"baris": n}.
    """
    found: list[HariLibur] = []
    temuan: list[Finding] = []
    for baris, line in enumerate(teks.splitlines(), start=1):
        if not clean_line(line) or _is_heading(line):
            continue
        try:
            hari, ragu = _read_line(line, tahun)
        except CheckError as error:
            temuan.append(_finding(baris, "LIBUR_TIDAK_TERBACA", str(error)))
        else:
            found += hari
            temuan += [_finding(baris, "LIBUR_RAGU", ragu)] if ragu else []
    return BacaanLibur(merge((), found), tuple(temuan))


def merge(before: Iterable[HariLibur], added: Iterable[HariLibur]) -> tuple[HariLibur, ...]:
    """Return both lists as one, by date; a day that stands in both takes the later words."""
    days = {hari.tanggal: hari for hari in (*before, *added)}
    return tuple(days[tanggal] for tanggal in sorted(days))


def in_year(teks: str, tahun: int) -> date:
    """Read the date of a day off; raises CheckError for none and for one of another year."""
    hari = parse_tanggal(teks)
    if hari.year != tahun:
        raise CheckError(
            "tanggal",
            _("{tanggal} bukan tanggal pada tahun {tahun}.").format(
                tanggal=format_tanggal(hari), tahun=tahun
            ),
        )
    return hari


def _is_heading(line: str) -> bool:
    return set(re.findall(r"\w+", line.casefold())) <= _JUDUL


def _read_line(line: str, tahun: int) -> tuple[list[HariLibur], str]:
    """Return the days of a line, and what seems wrong with them ("" for nothing)."""
    cells = [clean_line(cell) for cell in line.split("\t")]
    named = [cell for cell in cells if cell.casefold() in _NAMA_HARI]
    told = [cell for cell in cells if cell and cell not in named]
    if len(told) > 1 and _NOMOR.fullmatch(told[0]):
        told = told[1:]
    found = _AWAL.match(" ".join(told))
    if found is None:
        pesan = _("“{isi}” tidak diawali tanggal.").format(isi=clean_line(line))
        contoh = _("Tulis misalnya: 17 Agustus {tahun} Hari Kemerdekaan.").format(tahun=tahun)
        raise CheckError("tanggal", pesan, contoh)
    days = [in_year(teks, tahun) for teks in _dates(found, tahun)]
    keterangan = clean_line(found["sisa"]) or _("Hari libur")
    weekday = found["hari"] or next(iter(named), "")
    ragu = ""
    if weekday and len(days) == 1 and _NAMA_HARI[weekday.casefold()] != days[0].weekday():
        ragu = _("{tanggal} jatuh pada hari {hari}, bukan {tertulis}.").format(
            tanggal=format_tanggal(days[0]), hari=nama_hari(days[0]), tertulis=weekday
        )
    return [HariLibur(hari, keterangan) for hari in days], ragu


def _dates(found: re.Match[str], tahun: int) -> list[str]:
    if found["utuh"]:
        return [found["utuh"]]
    first, last = int(found["dari"]), int(found["sampai"] or found["dari"])
    if not first <= last <= 31:
        pesan = _("Rentang {awal}–{akhir} terbalik.").format(awal=first, akhir=last)
        raise CheckError("tanggal", pesan)
    rest = f"{found['bulan']} {found['tahun'] or tahun}"
    return [f"{day} {rest}" for day in range(first, last + 1)]


def _finding(baris: int, kode: str, pesan: str) -> Finding:
    text = _("Baris {n}: {kalimat}").format(n=baris, kalimat=pesan)
    return Finding(kode, Tingkat.PERINGATAN, text, tempat={"baris": baris})
