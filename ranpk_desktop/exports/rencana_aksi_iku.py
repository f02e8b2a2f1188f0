"""What the Rencana Aksi IKU says (layout of S4), the same in PDF and workbook.

Two tables. The first names, for each indikator of a sasaran, its annual target, and spread to the
right of it its rencana aksi (RA), kriteria keberhasilan (KK), target/output (T/O) and their waktu;
an indikator without RA has a row, too. The second is that of a Perjanjian Kinerja: sumber data,
pengukuran, TW I–IV, tahunan, and the satuan under "Keterangan". Section rows, pilar and sektor, and
a sasaran that is measured itself are as in the Rencana Aksi; a RA that stands at a sasaran comes
before its indikator.

Not held: program, kegiatan and keluaran with their indikator (they are in the Rencana Aksi; one
that has RA is named here, too), penanggung jawab, pagu, komponen, the satuan of a T/O, and how a
year is reckoned. An annual target that the plan derives from its quarters is printed as derived.
"""

from collections.abc import Sequence
from dataclasses import replace

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import KOSONG, Isian, tidy
from ranpk_desktop.domain.bentuk_rencana import format_bernomor
from ranpk_desktop.domain.butir import AWALAN, SASARAN, Level, format_waktu
from ranpk_desktop.domain.pohon import RencanaTahunan, Simpul
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.kisi import Baris, Kelompok, Tata, lay_out
from ranpk_desktop.exports.rencana_aksi import subtitle

KOLOM = (
    _("NO"),
    _("Sasaran"),
    _("Indikator Kinerja Utama"),
    _("Target"),
    _("Rencana Aksi dan/atau Rencana Mitigasi"),
    _("Kriteria Keberhasilan"),
    _("Target/Output"),
    _("Waktu"),
)
KOLOM_KINERJA = (
    _("Nomor"),
    _("Sasaran"),
    _("Indikator Kinerja"),
    _("Sumber Data"),
    _("Pengukuran Kinerja"),
    _("Triwulan"),
    _("Tahunan"),
    _("Keterangan"),
)
"""The columns of the second table; "Triwulan" stands over four."""

TRIWULAN = tuple(triwulan.name for triwulan in Triwulan)
JUDUL_KINERJA = _("INDIKATOR KINERJA")

_RA = 2
"""Column of the grid in which the RA stand."""


def title(rencana: RencanaTahunan) -> tuple[str, ...]:
    """Return the lines of the title."""
    return _("RENCANA AKSI INDIKATOR KINERJA UTAMA (IKU)"), *subtitle(rencana)


def performance_title(rencana: RencanaTahunan) -> tuple[str, ...]:
    """Return the lines of the second table's title."""
    return JUDUL_KINERJA, *subtitle(rencana)


def footer(rencana: RencanaTahunan, cetak: Cetak) -> str:
    """Return what a loose page says about itself."""
    return _("Rencana aksi IKU {tahun} · {versi}").format(tahun=rencana.tahun, versi=cetak.versi)


def empty(rencana: RencanaTahunan) -> str:
    """Return what stands instead of the tables when nothing is planned."""
    return _("Rencana tahun {tahun} belum memuat sasaran dan indikator.").format(
        tahun=rencana.tahun
    )


def actions(rencana: RencanaTahunan) -> list[Baris | Kelompok]:
    """Return the rows of the first table: sasaran, indikator, RA, KK, T/O."""
    pohon = rencana.pohon

    def column(simpul: Simpul, above: Simpul | None) -> int | None:
        if simpul.level is Level.INDIKATOR and not _is_of_sasaran(above):
            return 1 if pohon.children(simpul.id) else None
        return _COLUMN.get(simpul.level)

    return lay_out(pohon, Tata(lebar=5, kolom=column, urut=_order))


def performance(rencana: RencanaTahunan) -> list[Baris | Kelompok]:
    """Return the rows of the second table: sasaran, indikator."""

    def column(simpul: Simpul, above: Simpul | None) -> int | None:
        if simpul.level is Level.INDIKATOR and not _is_of_sasaran(above):
            return None
        return _COLUMN.get(simpul.level) if simpul.level not in AWALAN else None

    return lay_out(rencana.pohon, Tata(lebar=_RA, kolom=column, selalu_berbagian=True))


def text(simpul: Simpul) -> str:
    """Return a node's text in the first table."""
    return format_bernomor(simpul) if simpul.level in AWALAN else simpul.butir.uraian


def due(simpul: Simpul) -> str:
    """Return the waktu of a T/O: "TW 2, 3, 4"."""
    return format_waktu(simpul.keluaran.waktu) if simpul.keluaran else ""


def source(simpul: Simpul) -> str:
    """Return the sumber data of what is measured."""
    return simpul.indikator.sumber_data if simpul.indikator else ""


def quarters(simpul: Simpul) -> tuple[Isian, ...]:
    """Return the targets of TW I–IV."""
    return tuple(simpul.target.get(triwulan, KOSONG) for triwulan in Triwulan)


def annual(simpul: Simpul) -> Isian:
    """Return the annual target, a derived mean rounded as screens show it."""
    tahunan = simpul.tahunan
    return tahunan if tahunan.nilai is None else replace(tahunan, nilai=tidy(tahunan.nilai))


def _is_of_sasaran(above: Simpul | None) -> bool:
    """Tell whether what stands below a node is measured as an IKU."""
    return above is None or above.level in SASARAN


_COLUMN: dict[Level, int] = {
    **dict.fromkeys(SASARAN, 0),
    Level.INDIKATOR: 1,
    Level.RENCANA_AKSI: _RA,
    Level.KRITERIA: 3,
    Level.TARGET_OUTPUT: 4,
}


def _order(simpul: Sequence[Simpul]) -> list[Simpul]:
    """Order siblings so that a RA of a sasaran does not seem to be one of its indikator's."""
    return sorted(simpul, key=lambda node: node.level is not Level.RENCANA_AKSI)
