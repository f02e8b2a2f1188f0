"""What the half-yearly report of RANPK says, the same in PDF and workbook; its layout is S1's."""

from collections.abc import Iterator

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_ringkas
from ranpk_desktop.domain.laporan_semester import (
    BarisSemester,
    CapaianSemester,
    LaporanSemester,
    SasaranSemester,
    checkpoint,
)
from ranpk_desktop.domain.rencana_berlaku import describe
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.laporan_bagian import TANDA_DIKETIK, typed_note
from ranpk_desktop.exports.naskah import ATAS

KOLOM = (
    (_("No."), 11),
    (_("Sasaran"), 43),
    (_("Kegiatan"), 52),
    (_("Keluaran"), 42),
    (_("Penanggung Jawab"), 30),
    (_("Instansi Terkait"), 30),
    (_("Ukuran Keberhasilan"), 38),
    (_("Capaian (%)"), 24),
    (_("Keterangan"), 44),
)
"""The columns and their widths beside one another."""
NOMOR = ("1", "2", "3", "4", "5", "6", "7", "8", "")
"""The row below the header; S1 leaves the last one open."""
TENGAH = (0,)
"""The columns whose texts stand in the middle."""


def title(laporan: LaporanSemester) -> str:
    """Return the lines of the title."""
    lines = (
        _("AKSI NASIONAL PERLINDUNGAN KONSUMEN"),
        clean(laporan.unit["nama"]).upper(),
        _("TAHUN {tahun}").format(tahun=laporan.tahun),
    )
    return "\n".join(lines)


def name(laporan: LaporanSemester) -> str:
    """Return what the document is called: "Laporan RANPK Semester I 2026"."""
    return _("Laporan RANPK Semester {n} {tahun}").format(n=laporan.semester, tahun=laporan.tahun)


def state(laporan: LaporanSemester, cetak: Cetak) -> str:
    """Return the line below the title: which half-year, until when, which version."""
    sampai = format_tanggal(laporan.triwulan.last_day(laporan.tahun))
    return _("Semester {n} ({titik}) · keadaan sampai dengan {tanggal} · {versi}").format(
        n=laporan.semester,
        titik=checkpoint(laporan.triwulan),
        tanggal=sampai,
        versi=cetak.versi,
    )


def footer(laporan: LaporanSemester, cetak: Cetak) -> str:
    """Return what a loose page says about itself."""
    return f"{name(laporan)} · {cetak.versi}"


def closing(laporan: LaporanSemester) -> str:
    """Return the sentence above the signature."""
    return _(
        "Demikian laporan pelaksanaan Aksi Nasional Perlindungan Konsumen Semester {n} Tahun "
        "{tahun} ini disusun berdasarkan realisasi yang tercatat pada {unit}."
    ).format(n=laporan.semester, tahun=laporan.tahun, unit=clean(laporan.unit["nama"]))


def notes(laporan: LaporanSemester) -> tuple[str, ...]:
    """Return what is said of capaian that were typed, and of targets of several versions."""
    typed = any(point.diketik for baris in laporan.baris for point in baris.capaian)
    return (*([typed_note()] if typed else ()), *describe(laporan.versi_target))


def rows(sasaran: SasaranSemester) -> Iterator[tuple[BarisSemester, tuple[str, ...]]]:
    """Yield the lines of a sasaran as texts; ATAS where the cell above goes on."""
    above = None
    for baris in sasaran.baris:
        first = above is None
        kegiatan = baris.kegiatan.butir.uraian
        yield (
            baris,
            (
                sasaran.sasaran.nomor if first else ATAS,
                sasaran.sasaran.butir.uraian if first else ATAS,
                ATAS if above == baris.kegiatan.id else kegiatan,
                baris.keluaran,
                baris.penanggung_jawab,
                baris.instansi_terkait,
                "\n".join(map(_measure, baris.capaian)),
                "\n".join(map(_capaian, baris.capaian)),
                _remarks(baris),
            ),
        )
        above = baris.kegiatan.id


def _measure(point: CapaianSemester) -> str:
    return f"{point.titik}= {point.teks or _('belum diisi')}"


def _capaian(point: CapaianSemester) -> str:
    if point.capaian is None:
        return f"{point.titik}= –"
    typed = TANDA_DIKETIK if point.diketik else ""
    return f"{point.titik}= {format_ringkas(point.capaian)}%{typed}"


def _remarks(baris: BarisSemester) -> str:
    """Return the keterangan, each with its checkpoint where there are two."""
    said = [point for point in baris.capaian if point.keterangan]
    if len(baris.capaian) < 2:
        return "".join(point.keterangan for point in said)
    return "\n".join(f"{point.titik}: {point.keterangan}" for point in said)
