"""Split the text of a pengukuran cell into its titled parts."""

import re

from ranpk_desktop.domain.rencana import JUDUL_PENGUKURAN
from ranpk_desktop.imports.kisi import pieces
from ranpk_desktop.imports.markah import strip_markup

_DIKENAL = "|".join(map(re.escape, JUDUL_PENGUKURAN))
_KELUARGA = (
    "(?:Formula|Metode|Rumus|Cara|Metodologi) (?:Pengukuran|Perhitungan|Penghitungan)"
    "|Definisi Operasional"
)
_JUDUL = rf"(?:{_DIKENAL}|{_KELUARGA})"
_BEBAS = r"[A-Z][\w/-]*(?: (?:dan|atau|[A-Z][\w/-]*)){0,3}"
_MULAI = re.compile(
    # At the start of a line a known title counts however it is written, a free one stands alone;
    # inside a line only a known one, as people write titles, behind the end of what was before.
    rf"^[ ]*(?:(?P<awal>(?i:{_JUDUL}))[ ]*:|(?P<bebas>{_BEBAS})[ ]*:[ ]*$)"
    rf"|(?<=[\s.;)\]])(?P<tengah>{_JUDUL})[ ]*:",
    re.MULTILINE,
)


def split(teks: str) -> tuple[tuple[str, str], ...]:
    """Return (judul, teks) in order; a text before the first title has the judul ""."""
    teks = strip_markup(teks)
    found = list(_MULAI.finditer(teks))
    awal = teks[: found[0].start() if found else len(teks)].strip()
    parts = [("", awal)] if awal else []
    for it, isi in pieces(teks, found):
        judul = " ".join((it["awal"] or it["bebas"] or it["tengah"]).split())
        parts.append((_known(judul), isi.strip()))
    return tuple(parts)


def _known(judul: str) -> str:
    """Return a title as the documents spell it."""
    found = (it for it in JUDUL_PENGUKURAN if it.casefold() == judul.casefold())
    return next(found, judul)
