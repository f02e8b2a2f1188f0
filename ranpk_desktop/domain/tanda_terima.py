"""A receipt of Pusat: what it decided about one package, and about single cells of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import Isi, JenisPaket, revision_label
from ranpk_desktop.domain.riwayat_paket import title
from ranpk_desktop.domain.teks import clean, clean_line

PANJANG_KOMENTAR = 3000
"""Letters of a comment, and of the remark on the whole."""
_PANJANG_NAMA = 100
_SEL_MAKS = 5000
_REVISI_MAKS = 10_000
_PERIODE = {
    JenisPaket.LAPORAN_TRIWULAN: ("TW1", "TW2", "TW3", "TW4"),
    JenisPaket.LAPORAN_SEMESTER: ("S1", "S2"),
    JenisPaket.RENCANA: ("TAHUN",),
    JenisPaket.SKM: ("TAHUN", "S1", "S2"),
    JenisPaket.PERJANJIAN_KINERJA: ("TAHUN",),
}
"""The periods that a package of a jenis can have, where not every one."""
_SIDIK = re.compile(r"[0-9a-f]{64}")


class Putusan(StrEnum):
    """What Pusat decided."""

    DITERIMA = "DITERIMA"
    DIKEMBALIKAN = "DIKEMBALIKAN"

    @property
    def label(self) -> str:
        """Return the word on screens."""
        return {Putusan.DITERIMA: _("diterima"), Putusan.DIKEMBALIKAN: _("dikembalikan")}[self]


@dataclass(frozen=True, slots=True)
class SelPutusan:
    """Hold the decision about one cell: the row's key in its table, the column, what Pusat saw."""

    id: str
    tabel: str
    baris_id: str
    kolom: str
    nilai: str | int | None
    putusan: Putusan
    komentar: str


@dataclass(frozen=True, slots=True)
class TandaTerima:
    """Hold one receipt.

    `unit` is the id of the office that it is for, `paket` the manifest digest of the package that
    was judged (of part 1), `dipegang` that of the package of this period that Pusat holds now,
    None where it holds none.
    """

    id: str
    nomor: str
    unit: str
    paket: str
    jenis: JenisPaket
    tahun: int
    periode: str
    revisi: int
    putusan: Putusan
    keterangan: str
    dipegang: str | None
    sel: tuple[SelPutusan, ...] = ()

    @property
    def dikembalikan(self) -> tuple[SelPutusan, ...]:
        """Return the cells that came back."""
        return tuple(sel for sel in self.sel if sel.putusan is Putusan.DIKEMBALIKAN)

    @property
    def judul(self) -> str:
        """Return what was judged, in words: "Laporan TW III 2026, Versi awal"."""
        return f"{title(self.jenis, self.tahun, self.periode)}, {revision_label(self.revisi)}"

    @property
    def alasan(self) -> str:
        """Return the reason with which what came back is opened for a revision."""
        text = _("Dikembalikan Pusat dengan tanda terima {nomor}").format(nomor=self.nomor)
        return f"{text}: {self.keterangan}" if self.keterangan else text

    def as_isi(self) -> Isi:
        """Return the tables of the package."""
        head = {name: value for name, value in asdict(self).items() if name != "sel"}
        return {"tanda_terima": [head], "sel": [asdict(sel) for sel in self.sel]}


TABEL: Mapping[str, tuple[str, ...]] = {
    "tanda_terima": tuple(name for name in TandaTerima.__dataclass_fields__ if name != "sel"),
    "sel": tuple(SelPutusan.__dataclass_fields__),
}
"""The tables of a TANDA_TERIMA, each with its columns."""


def read(isi: Mapping[str, Sequence[Mapping[str, Any]]]) -> TandaTerima:
    """Return the receipt in the tables of a package or of a stored receipt.

    It comes from outside: text is cleaned, and ValueError is raised for whatever does not fit.
    """
    (head,) = isi["tanda_terima"]
    if len(isi["sel"]) > _SEL_MAKS:
        raise ValueError("too many cells")
    tahun, revisi = head["tahun"], head["revisi"]
    if type(tahun) is not int or type(revisi) is not int or not 0 <= revisi <= _REVISI_MAKS:
        raise ValueError("tahun or revisi")
    jenis, periode = JenisPaket(head["jenis"]), _name(head["periode"])
    if periode not in _PERIODE.get(jenis, (periode,)):
        raise ValueError("no period of this jenis")
    return TandaTerima(
        id=_name(head["id"]),
        nomor=_name(head["nomor"]),
        unit=_name(head["unit"]),
        paket=_digest(head["paket"]),
        jenis=jenis,
        tahun=tahun,
        periode=periode,
        revisi=revisi,
        putusan=Putusan(head["putusan"]),
        keterangan=_text(head["keterangan"]),
        dipegang=None if head["dipegang"] is None else _digest(head["dipegang"]),
        sel=tuple(map(_cell, isi["sel"])),
    )


def _cell(row: Mapping[str, Any]) -> SelPutusan:
    nilai = row["nilai"]
    return SelPutusan(
        id=_name(row["id"]),
        tabel=_name(row["tabel"]),
        baris_id=_name(row["baris_id"]),
        kolom=_name(row["kolom"]),
        nilai=_text(nilai) if isinstance(nilai, str) else nilai,
        putusan=Putusan(row["putusan"]),
        komentar=_text(row["komentar"]),
    )


def _name(value: object) -> str:
    """Return a short line with something in it."""
    if not isinstance(value, str) or not 0 < len(value) <= _PANJANG_NAMA:
        raise ValueError("a name is missing or far too long")
    return clean_line(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > PANJANG_KOMENTAR:
        raise ValueError("a comment is missing or far too long")
    return clean(value)


def _digest(value: object) -> str:
    if not isinstance(value, str) or not _SIDIK.fullmatch(value):
        raise ValueError("no digest")
    return value
