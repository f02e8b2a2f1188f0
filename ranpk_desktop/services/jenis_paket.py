"""The kinds of packages that an office makes, declared as data: one entry per jenis.

An entry says for which periods of a year it can be offered, what a package is made of (in the DB
thread) and which documents it carries (rendered in the pool, without database or window). A new
kind needs one entry in JENIS and nothing else.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from db.connection import Store
from db.file_store import FileStore
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.exports.cetak import NamaKertas

Row = dict[str, Any]
Isi = Mapping[str, Sequence[Row]]
Dokumen = dict[str, Callable[[], bytes]]
"""The documents of a package by file name, the main one first; each is rendered when called."""

NIHIL = "NIHIL"
"""The state of a rekaman that says that there is nothing to report."""


@dataclass(frozen=True, slots=True)
class Titipan:
    """Name a file that travels in a package byte for byte, as a document called `nama`."""

    nama: str
    sha256: str
    ukuran: int
    asal: str
    files: FileStore


@dataclass(frozen=True, slots=True)
class Sumber:
    """Say what a package of a period would be made of.

    Either `rekaman` is the version that is locked, or `isi` is what a new version would hold, with
    its `keadaan` and `alasan`. `pejabat_id` is who released it, or would by default. `halangan`
    says why nothing can be made now; then only a report of nothing may be, where `boleh_nihil`.
    """

    rekaman: Row | None = None
    isi: Isi | None = None
    keadaan: str = "DIKUNCI"
    alasan: str = ""
    pejabat_id: str | None = None
    revisi_rencana: int | None = None
    halangan: Finding | None = None
    boleh_nihil: bool = False
    titipan: tuple[Titipan, ...] = ()
    dokumen: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bahan:
    """Hold what documents are rendered from: a version, its content, and who releases it."""

    rekaman: Row
    isi: Any
    pelepas: Row
    kertas: NamaKertas

    @property
    def tahun(self) -> int:
        """Return the year of the version."""
        return int(self.rekaman["tahun"])

    @property
    def periode(self) -> str:
        """Return the period of the version."""
        return str(self.rekaman["periode"])


@dataclass(frozen=True, slots=True)
class JenisBuatan:
    """Declare a kind: `periode` offers periods of a year, `sumber` reads one, `dokumen` prints.

    `nihil` gives the content of a report of nothing, for the kinds that know one; `periksa` are
    the rules that Pusat applies to such a content.
    """

    jenis: JenisPaket
    periode: Callable[[Store, int], Sequence[str]]
    sumber: Callable[[Store, int, str], Sumber]
    dokumen: Callable[[Bahan], Dokumen]
    nihil: Callable[[Store, int, str], Isi] | None = None
    periksa: Callable[[Isi, int, str, frozenset[str]], Sequence[Finding]] | None = None


def registry() -> dict[JenisPaket, JenisBuatan]:
    """Return the kinds in the order in which they are offered."""
    from ranpk_desktop.services import jenis_identitas, jenis_laporan, jenis_rencana, jenis_skm

    entries = (
        *jenis_rencana.JENIS,
        *jenis_laporan.JENIS,
        *jenis_skm.JENIS,
        *jenis_identitas.JENIS,
    )
    return {it.jenis: it for it in entries}


def obstacle(kode: str, pesan: str, halaman: str, tahun: int, periode: str) -> Finding:
    """Return why a package cannot be made, and the page where that can be changed."""
    tempat: dict[str, object] = {"halaman": halaman, "tahun": tahun, "periode": periode}
    return Finding(kode, Tingkat.KESALAHAN, pesan, tempat=tempat)


def load_isi(rekaman: Mapping[str, Any]) -> dict[str, list[Row]]:
    """Return the content of a version."""
    isi: dict[str, list[Row]] = json.loads(rekaman["isi"])
    return isi


def nihil_document(bahan: Bahan, jenis: JenisPaket) -> Dokumen:
    """Return the one page that says that there is nothing to report, and why."""

    def render() -> bytes:
        from ranpk_desktop.domain.riwayat_paket import title
        from ranpk_desktop.exports import nihil_pdf
        from ranpk_desktop.services import dokumen

        cetak = dokumen.of_version(bahan.rekaman, bahan.pelepas, bahan.kertas)
        judul = title(jenis, bahan.tahun, bahan.periode)
        return nihil_pdf.render(bahan.isi["unit"][0], judul, str(bahan.rekaman["alasan"]), cetak)

    name = f"nihil-{jenis.value.lower().replace('_', '-')}-{bahan.periode}-{bahan.tahun}.pdf"
    return {name: render}


def in_office_on(store: Store, hari: date) -> Row | None:
    """Return who is in office on a day."""
    from db.repositories import kantor
    from ranpk_desktop.domain.laporan import in_office

    return in_office(kantor.pejabat(store), hari)


def unlocked(tahun: int, periode: str, apa: str, halaman: str) -> Finding:
    """Return the obstacle that something is not locked yet."""
    pesan = _("{apa} belum dikunci.").format(apa=apa)
    return obstacle("BELUM_DIKUNCI", pesan, halaman, tahun, periode)
