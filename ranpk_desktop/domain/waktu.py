"""Quarters and half-years as people write them: "Tw II 2022", "Triwulan IV", "smt 1"."""

import re

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import CheckError

WAKTU = ("TW I", "TW II", "TW III", "TW IV", "Semester I", "Semester II")
"""Every period without its year, in the one spelling that is saved."""

_WAKTU = re.compile(
    r"(?P<jenis>triwulan|tw|semester|smt|sem)\s*\.?\s*(?P<ke>iv|i{1,3}|[1-4])"
    r"(?:\s*[-/,]?\s*(?:tahun\s*)?(?P<tahun>20[0-9]{2}))?",
    re.IGNORECASE,
)
_ROMAWI = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def parse_waktu(teks: str) -> str:
    """Return a period in its one spelling: "TW II 2022", "Semester I".

    Raises CheckError(field "periode") for anything else, dates included.
    """
    found = _WAKTU.fullmatch(teks.strip())
    if found:
        kind = "TW" if found["jenis"].casefold().startswith("t") else "Semester"
        waktu = f"{kind} {_ROMAWI.get(found['ke'], found['ke'].upper())}"
        if waktu in WAKTU:
            return f"{waktu} {found['tahun']}" if found["tahun"] else waktu
    raise CheckError(
        "periode",
        _("“{isi}” bukan triwulan atau semester.").format(isi=teks.strip()),
        _("Tulis misalnya TW II 2026 atau Semester I."),
    )
