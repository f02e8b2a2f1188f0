"""What the Rencana Aksi says (layout of S3), the same in PDF and workbook.

Three groups of columns – sasaran, program, kegiatan/sub kegiatan – each with uraian, indikator,
satuan and four quarters; a row belongs to what is named last at its left. So the file reads back:

- An indikator without uraian beside it is a further one of the butir above. Programs stand beside
  the indikator after which they come in the plan.
- Kegiatan and sub kegiatan share a column, without a mark. Indikator of a kegiatan come before its
  sub kegiatan, kegiatan without a program before the programs of their sasaran, and butir without a
  sasaran before all sasaran; elsewhere the order is that of the plan.
- A penanggung jawab is that of the group furthest right in its row; in a row that begins a sasaran
  of RANPK it is the sasaran's. Where two that would share a row differ, the one further right
  begins a row of its own, so none is lost.
- Section rows name the kinds of sasaran (`BAGIAN`) unless all are strategic; pilar and sektor are
  rows across ("Sektor: …").
- A butir that is measured itself, as every sasaran of RANPK, covers the columns uraian and
  indikator with one cell; its satuan and target stand beside it.
- A keluaran stands as an indikator of its kegiatan: "Keluaran: … (TW 2, 4)".

Not held: RA, KK and T/O (they are in the Rencana Aksi IKU), pagu, numbers, sumber data,
pengukuran, komponen, the annual target, and how a year is reckoned.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.angka import KOSONG
from ranpk_desktop.domain.bentuk_rencana import PENUTUP, format_keluaran, format_target
from ranpk_desktop.domain.butir import SASARAN, Level
from ranpk_desktop.domain.pohon import RencanaTahunan, Simpul
from ranpk_desktop.domain.tanggal import format_waktu
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.kisi import (
    Baris,
    Kelompok,
    Petak,
    Tata,
    covers_two,
    is_own_indikator,
    lay_out,
)

KELOMPOK_KOLOM = (_("SASARAN STRATEGIS"), _("PROGRAM"), _("KEGIATAN/SUB KEGIATAN"))
KOLOM = (_("URAIAN"), _("INDIKATOR KINERJA"), _("SATUAN"), _("TARGET"))
PENANGGUNG_JAWAB = _("PENANGGUNG JAWAB")

_PASANG = 2
"""Columns of the grid in each group: uraian and indikator."""
_KOLOM: dict[Level, int] = {
    **dict.fromkeys(SASARAN, 0),
    Level.PROGRAM: 2,
    Level.KEGIATAN: 4,
    Level.SUB_KEGIATAN: 4,
}


@dataclass(frozen=True, slots=True)
class Bagian:
    """Hold a group of columns in a row; None is an empty cell."""

    uraian: Petak | None
    indikator: Petak | None

    @property
    def menyatu(self) -> bool:
        """Tell whether one cell covers uraian and indikator."""
        return covers_two(self.uraian, self.indikator)


@dataclass(frozen=True, slots=True)
class BarisRencana:
    """Hold a row: its groups of columns, and who is responsible for the one furthest right."""

    bagian: tuple[Bagian, ...]
    penanggung_jawab: str


def title(rencana: RencanaTahunan) -> tuple[str, ...]:
    """Return the lines of the title."""
    return _("RENCANA AKSI"), *subtitle(rencana)


def subtitle(rencana: RencanaTahunan) -> tuple[str, str]:
    """Return the lines of every title that name the unit and the year."""
    unit = clean(rencana.unit["nama"]).upper()
    return unit, _("TAHUN {tahun}").format(tahun=rencana.tahun)


def note(rencana: RencanaTahunan, cetak: Cetak) -> str:
    """Return the line under the title: which version it is, and when it was made."""
    zona = str(rencana.unit["zona"])
    dibuat = format_waktu(in_zone(cetak.dibuat_pada, zona), zona)
    return _("{versi} · dibuat {dibuat}").format(versi=cetak.versi, dibuat=dibuat)


def footer(rencana: RencanaTahunan, cetak: Cetak) -> str:
    """Return what a loose page says about itself."""
    return _("Rencana aksi {tahun} · {versi}").format(tahun=rencana.tahun, versi=cetak.versi)


def empty(rencana: RencanaTahunan) -> str:
    """Return what stands instead of a table when nothing is planned."""
    return _("Rencana tahun {tahun} belum disusun.").format(tahun=rencana.tahun)


def closing(rencana: RencanaTahunan) -> str:
    """Return the sentence above the signature."""
    return _("{awal} ini disusun sebagai acuan pelaksanaan dan pemantauan kinerja {unit}.").format(
        awal=PENUTUP.format(tahun=rencana.tahun), unit=clean(rencana.unit["nama"])
    )


def rows(rencana: RencanaTahunan) -> list[BarisRencana | Kelompok]:
    """Return the rows of the table."""
    laid_out = lay_out(rencana.pohon, _TATA)
    return [baris if isinstance(baris, Kelompok) else _read(baris) for baris in laid_out]


def text(simpul: Simpul) -> str:
    """Return a node's text in a column of uraian or indikator."""
    return format_keluaran(simpul) if simpul.level is Level.KELUARAN else simpul.butir.uraian


def quarters(simpul: Simpul) -> tuple[str, ...]:
    """Return the four lines of a target; a keluaran without targets has none."""
    if not simpul.indikator and not simpul.target:
        return ("",) * len(Triwulan)
    return tuple(format_target(tw, simpul.target.get(tw, KOSONG)) for tw in Triwulan)


def _read(baris: Baris) -> BarisRencana:
    groups = range(0, _TATA.lebar, _PASANG)
    bagian = tuple(Bagian(baris[n], baris[n + 1]) for n in groups)
    return BarisRencana(bagian, _responsible(baris))


def _responsible(baris: Baris) -> str:
    """Return the penanggung jawab of a row, "" for none."""
    kolom = max(n for n, petak in enumerate(baris) if petak) // _PASANG * _PASANG
    group = baris[:_PASANG] if _begins_ranpk(baris) else baris[kolom : kolom + _PASANG]
    names = (petak.simpul.butir.penanggung_jawab for petak in group if petak and not petak.lanjut)
    return next(filter(None, names), "")


def _begins_ranpk(baris: Baris) -> bool:
    """Tell whether a sasaran begins in a row that is measured itself."""
    first = baris[0]
    return first is not None and not first.lanjut and is_own_indikator(first.simpul)


def _column(simpul: Simpul, above: Simpul | None) -> int | None:
    if simpul.level in _KOLOM:
        return _KOLOM[simpul.level]
    level = above.level if above else None
    if simpul.level is Level.INDIKATOR:
        return _KOLOM.get(level, 0) + 1 if level else 1
    return 5 if simpul.level is Level.KELUARAN else None


def _order(simpul: Sequence[Simpul]) -> list[Simpul]:
    """Order siblings so that none seems to belong to one before it (see above)."""
    levels = [node.level for node in simpul]
    if Level.SUB_KEGIATAN in levels:
        return sorted(simpul, key=lambda node: node.level is Level.SUB_KEGIATAN)
    if Level.PROGRAM not in levels:
        return list(simpul)
    first = levels.index(Level.PROGRAM)
    later = sorted(simpul[first:], key=lambda node: node.level is not Level.KEGIATAN)
    return [*simpul[:first], *later]


def _may_join(baris: Baris, simpul: Simpul, kolom: int) -> bool:
    """Tell whether a node's penanggung jawab is that of the row, or may become it."""
    own, present = simpul.butir.penanggung_jawab, _responsible(baris)
    if _begins_ranpk(baris):
        return own in ("", present)
    left = baris[kolom - 1] if kolom % _PASANG else None
    return present in ("", own) or (not own and left is not None and not left.lanjut)


_TATA = Tata(lebar=6, kolom=_column, urut=_order, serta=_may_join)
