"""Check the 18 digits of a civil servant, which carry dates and a sex but no check digit.

NIP = birth date yyyymmdd, appointment yyyymm, sex 1 or 2, serial of three digits. In a NI PPPK
the digits where the month of appointment would stand are no month (usually 21).
"""

import re
from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat

PPPK = "NI PPPK"
MIN_AGE, MAX_AGE = 18, 57
"""Ages at appointment that pass without a question."""

_GELAR = {"prof", "dr", "dra", "drs", "ir", "apt", "h", "hj"}


def check_nip(nip: str | None, jenis_nip: str) -> list[Finding]:
    """Return what is odd about one number; an empty one is allowed (a governor has none)."""
    digits = _digits(nip)
    if not digits:
        return []
    if not re.fullmatch(r"[0-9]{18}", digits):
        pesan = _("{jenis} “{nip}” bukan 18 angka.").format(jenis=jenis_nip, nip=nip)
        return [Finding("R101", Tingkat.KESALAHAN, pesan)]
    findings = []
    lahir = _date(digits[:8])
    if lahir is None:
        pesan = _("Tanggal lahir dalam {jenis} {nip} (8 angka pertama) tidak ada di kalender.")
        findings.append(_warning("R102", pesan, jenis_nip, digits))
    if jenis_nip != PPPK and not "01" <= digits[12:14] <= "12":
        pesan = _(
            "Angka ke-13 dan ke-14 {jenis} {nip} bukan bulan. "
            "Bila pemiliknya PPPK, pilih jenis “NI PPPK”."
        )
        findings.append(_warning("R103", pesan, jenis_nip, digits))
    elif lahir is not None and not _plausible_age(lahir, digits, jenis_nip):
        pesan = _(
            "Menurut {jenis} {nip}, umur pada saat diangkat di luar {muda}–{tua} tahun. "
            "Periksa tanggal lahir dan tahun pengangkatannya."
        )
        findings.append(_warning("R104", pesan, jenis_nip, digits))
    if digits[14] not in "12":
        pesan = _("Angka ke-15 {jenis} {nip} seharusnya 1 (pria) atau 2 (wanita).")
        findings.append(_warning("R105", pesan, jenis_nip, digits))
    return findings


def two_nips(orang: Iterable[tuple[str, str | None]]) -> list[Finding]:
    """Return one warning for each two NIPs that one person seems to carry in a document.

    `orang` are (nama, nip). One person is the same name without titles, or nearly the same name
    with nearly the same number: a slip of the pen or of a scanner is what this check looks for.
    """
    seen: dict[str, str] = {}
    for nama, nip in orang:
        seen.setdefault(_digits(nip), nama)
    seen.pop("", None)
    pesan = _("{nama} tertulis dengan dua NIP: {satu} dan {dua}. Pilih yang benar.")
    return [
        Finding("R106", Tingkat.PERINGATAN, pesan.format(nama=seen[satu], satu=satu, dua=dua))
        for satu, dua in combinations(seen, 2)
        if _same_person(seen[satu], satu, seen[dua], dua)
    ]


def _digits(nip: str | None) -> str:
    return re.sub(r"\s", "", nip or "")


def _date(yyyymmdd: str) -> date | None:
    try:
        return date(int(yyyymmdd[:4]), int(yyyymmdd[4:6]), int(yyyymmdd[6:]))
    except ValueError:
        return None


def _plausible_age(lahir: date, digits: str, jenis_nip: str) -> bool:
    """Tell whether the age in completed years lies within the bounds.

    A NI PPPK has no month of appointment: any day of the year will do.
    """
    years = int(digits[8:12]) - lahir.year
    if jenis_nip == PPPK:
        return years >= MIN_AGE and years - 1 <= MAX_AGE
    before_birthday = (int(digits[12:14]), 1) < (lahir.month, lahir.day)
    return MIN_AGE <= years - before_birthday <= MAX_AGE


def _same_person(nama_satu: str, satu: str, nama_dua: str, dua: str) -> bool:
    one, other = _bare_name(nama_satu), _bare_name(nama_dua)
    if one == other:
        return True
    differing = sum(a != b for a, b in zip(satu, dua, strict=False)) + abs(len(satu) - len(dua))
    return differing <= 2 and SequenceMatcher(None, one, other).ratio() >= 0.8


def _bare_name(nama: str) -> str:
    """Return the name in small letters without titles: before it a known one, after a comma any."""
    words = nama.casefold().partition(",")[0].replace(".", " ").split()
    return " ".join(word for word in words if word not in _GELAR)


def _warning(kode: str, pesan: str, jenis: str, nip: str) -> Finding:
    sentence = pesan.format(jenis=jenis, nip=nip, muda=MIN_AGE, tua=MAX_AGE)
    return Finding(kode, Tingkat.PERINGATAN, sentence)
