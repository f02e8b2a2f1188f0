"""The nine unsur of a satisfaction survey, told apart by their names, never by their places.

PermenPANRB 14/2017 names and numbers them; questionnaires spell the names in many ways, and often
number Sarana and Penanganan pengaduan the other way round.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ranpk_desktop.bahasa import _


class Unsur(StrEnum):
    """The nine unsur, by the code that PermenPANRB 14/2017 gives them."""

    U1 = "U1"
    U2 = "U2"
    U3 = "U3"
    U4 = "U4"
    U5 = "U5"
    U6 = "U6"
    U7 = "U7"
    U8 = "U8"
    U9 = "U9"

    @property
    def nama(self) -> str:
        """Return the name on screens and documents."""
        return _NAMA[self]

    @property
    def sebutan(self) -> str:
        """Return code and name: "U1 Persyaratan"."""
        return f"{self.value} {self.nama}"


_NAMA = {
    Unsur.U1: _("Persyaratan"),
    Unsur.U2: _("Sistem, Mekanisme, dan Prosedur"),
    Unsur.U3: _("Waktu Penyelesaian"),
    Unsur.U4: _("Biaya/Tarif"),
    Unsur.U5: _("Produk Spesifikasi Jenis Pelayanan"),
    Unsur.U6: _("Kompetensi Pelaksana"),
    Unsur.U7: _("Perilaku Pelaksana"),
    Unsur.U8: _("Penanganan Pengaduan, Saran, dan Masukan"),
    Unsur.U9: _("Sarana dan Prasarana"),
}

ALIAS: dict[Unsur, tuple[str, ...]] = {
    Unsur.U1: ("persyaratan", "syarat pelayanan", "kesesuaian persyaratan"),
    Unsur.U2: ("prosedur", "mekanisme", "sistem mekanisme", "alur pelayanan", "kemudahan prosedur"),
    Unsur.U3: (
        "waktu penyelesaian",
        "waktu pelayanan",
        "waktu layanan",
        "waktu tunggu",
        "jangka waktu",
        "kecepatan",
        "ketepatan waktu",
    ),
    Unsur.U4: ("biaya", "tarif", "biaya tarif"),
    Unsur.U5: (
        "produk spesifikasi",
        "spesifikasi jenis",
        "produk layanan",
        "produk pelayanan",
        "kesesuaian produk",
        "hasil pelayanan",
        "hasil layanan",
        "spesifikasi produk",
    ),
    Unsur.U6: (
        "kompetensi",
        "kemampuan pelaksana",
        "kemampuan petugas",
        "keahlian petugas",
        "pengetahuan petugas",
    ),
    Unsur.U7: (
        "perilaku",
        "kesopanan",
        "keramahan",
        "sikap petugas",
        "sikap pelaksana",
    ),
    Unsur.U8: (
        "penanganan pengaduan",
        "pengaduan saran",
        "pengelolaan pengaduan",
        "layanan pengaduan",
        "pengaduan",
    ),
    Unsur.U9: ("sarana prasarana", "sarana dan prasarana", "sarana", "prasarana", "fasilitas"),
}
"""What the unsur are called in real files, in words without marks; the longest found wins."""

HANYA_UTUH = {"waktu": Unsur.U3, "produk": Unsur.U5, "sistem": Unsur.U2, "pelaksana": Unsur.U6}
"""Words that name an unsur only when nothing stands beside them: "Cap waktu" is no answer."""
_BUKAN = re.compile(r"\b(?:kritik|alasan|komentar|keterangan|catatan|timestamp|cap waktu|kapan)\b")
"""Words of columns that speak about an unsur without rating it."""
_HURUF_MAKS = 400
"""The longest question that is read; a hostile cell may hold 32,767."""
_KODE = re.compile(r"\bu\s*[.\-_]?\s*([1-9])\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kecocokan:
    """Say which unsur a heading means, by which words, and what code stands beside them.

    `alias` is the words that matched where they are not the name itself, `kode` the code that was
    written (None for none). Without words the code alone decides: `hanya_kode`.
    """

    unsur: Unsur
    alias: str = ""
    kode: Unsur | None = None
    hanya_kode: bool = False

    @property
    def bertentangan(self) -> bool:
        """Tell whether name and code mean two unsur; the name has won."""
        return self.kode is not None and self.kode is not self.unsur

    @property
    def sebab(self) -> str:
        """Return in words how the heading was understood."""
        if self.hanya_kode:
            return _("kodenya saja, tanpa nama")
        if self.bertentangan and self.kode:
            return _("namanya, bukan kodenya ({kode})").format(kode=self.kode.value)
        return _("alias “{alias}”").format(alias=self.alias) if self.alias else _("nama unsur")


def match_unsur(judul: str) -> Kecocokan | None:
    """Return the unsur that a heading or a question means; None for none, or for more than one."""
    judul = judul[:_HURUF_MAKS]
    kata = plain(_KODE.sub(" ", judul))
    codes = {Unsur(f"U{angka}") for angka in _KODE.findall(judul)}
    kode = next(iter(codes)) if len(codes) == 1 else None
    if not kata:
        return Kecocokan(kode, kode=kode, hanya_kode=True) if kode else None
    for unsur in Unsur:
        if kata == plain(unsur.nama):
            return Kecocokan(unsur, kode=kode)
    if kata in HANYA_UTUH:
        return Kecocokan(HANYA_UTUH[kata], alias=kata, kode=kode)
    if _BUKAN.search(kata):
        return None
    found = _longest(kata)
    if found:
        return Kecocokan(found[0], alias=found[1], kode=kode)
    return None


def plain(teks: str) -> str:
    """Return the words of a text: small letters and digits, one blank between them."""
    return " ".join(re.findall(r"[^\W_]+", teks.casefold()))


def _longest(kata: str) -> tuple[Unsur, str] | None:
    """Return the unsur with the longest alias among the words, and that alias."""
    within = f" {kata} "
    hits = [(len(words), unsur, words) for words, unsur in phrases() if f" {words} " in within]
    if not hits:
        return None
    most = max(hits)[0]
    best = {(unsur, words) for length, unsur, words in hits if length == most}
    return best.pop() if len({unsur for unsur, _words in best}) == 1 else None


@cache
def phrases() -> tuple[tuple[str, Unsur], ...]:
    """Return every name and alias as words, with the unsur that it means."""
    names = [(plain(unsur.nama), unsur) for unsur in Unsur]
    return (*names, *((words, unsur) for unsur, many in ALIAS.items() for words in many))
