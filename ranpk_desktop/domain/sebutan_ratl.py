"""How offices spell what an action of RATL carries: its status, its number, its text."""

import re
from functools import lru_cache

from ranpk_desktop.domain.ratl import StatusRatl
from ranpk_desktop.domain.rekomendasi_skm import Dasar
from ranpk_desktop.domain.unsur import plain

_STATUS = {
    StatusRatl.SELESAI: "close|closed|close out|selesai|sudah|sudah selesai|telah selesai|tuntas"
    "|sudah tuntas|sudah dilaksanakan|telah dilaksanakan|terlaksana|sudah terlaksana|dilaksanakan"
    "|sudah ditindaklanjuti|telah ditindaklanjuti|ditindaklanjuti|done|complete|completed|finish"
    "|finished|100",
    StatusRatl.PROSES: "proses|dalam proses|masih proses|sedang proses|berproses|on process|process"
    "|on progress|in progress|progress|on going|ongoing|berjalan|sedang berjalan|masih berjalan"
    "|sedang dilaksanakan|dalam pelaksanaan|sebagian|sebagian selesai",
    StatusRatl.BELUM: "open|opened|belum|belum selesai|belum dilaksanakan|belum terlaksana"
    "|belum ditindaklanjuti|belum mulai|belum tuntas|belum close|not started|not yet|tidak|0",
}
_KATA = {kata: status for status, words in _STATUS.items() for kata in words.split("|")}
_EKOR = re.compile(r"[\s(:,-]*[0-9]{1,2}\s*[-/. ]\s*[0-9A-Za-z]{1,9}\s*[-/. ]\s*[0-9]{2,4}[).\s]*$")
"""A date behind the word: "Close (31/12/2022)"."""
_NOMOR = re.compile(r"^\s*[0-9]{1,2}\s*[.)]\s*(?=[^\W\d_])")
_NOMOR_AKSI = re.compile(r"^\s*(?:[PUpu]?[0-9]{1,2}|[a-z])\s*[.)-]\s*(?=[^\W\d_])")
_KOSONG = ("", "-", "--", "–", "—")
_ANGKA = re.compile(r"[0-9]{1,2}")


@lru_cache(maxsize=1024)
def read_status(teks: str) -> StatusRatl | None:
    """Return the status that a cell means, None for none or one that is not known."""
    return _KATA.get(plain(_EKOR.sub("", teks)))


def read_dasar(teks: str) -> Dasar | None:
    """Return the reason that a cell names by its words, None for any other text."""
    return next((it for it in Dasar if plain(it.label) == plain(teks)), None)


def is_blank(teks: str) -> bool:
    """Tell whether a cell says nothing: empty, or only a dash."""
    return teks.strip() in _KOSONG


def strip_number(teks: str) -> str:
    """Return a name without the number before it: "2. Layanan pengujian"."""
    return _NOMOR.sub("", teks)


def number_of(teks: str) -> str:
    """Return the number of a rekomendasi: "3" of "3.", "No. 3" and "Rekomendasi 3".

    Another text is returned as it is.
    """
    found = _ANGKA.findall(teks)
    return found[0].lstrip("0") or found[0] if len(found) == 1 and len(teks) <= 20 else teks


def leading_number(teks: str) -> str:
    """Return the number with which a text begins, "" for none: "3" of "3. Menyusun …"."""
    found = _NOMOR.match(teks)
    return _ANGKA.findall(found[0])[0] if found else ""


def words_of_action(teks: str) -> str:
    """Return the text of an action as it is compared: its words, without its own number."""
    return plain(_NOMOR_AKSI.sub("", teks))
