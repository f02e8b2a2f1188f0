"""The half-yearly report of RANPK as PDF, landscape."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from ranpk_desktop.domain.laporan_semester import LaporanSemester
from ranpk_desktop.exports import laporan_semester as isi
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_pdf import Dokumen
from ranpk_desktop.exports.furnitur_pdf import render as render_document
from ranpk_desktop.exports.naskah import ATAS
from ranpk_desktop.exports.penutup_pdf import end_with, signature_block
from ranpk_desktop.exports.tabel_pdf import Tabel
from ranpk_desktop.exports.teks_pdf import paragraph, title

_ULANG = (0, 1, 2)
"""The columns that a further page says again."""


def render(laporan: LaporanSemester, cetak: Cetak) -> bytes:
    """Return the report as PDF bytes, the same for the same input."""
    dokumen = Dokumen(
        judul=isi.name(laporan),
        unit=laporan.unit,
        cetak=cetak,
        keterangan=isi.footer(laporan, cetak),
        mendatar=True,
    )
    story: list[Flowable] = [
        title(isi.title(laporan), "judul", isi.name(laporan)),
        paragraph(isi.state(laporan, cetak), "catatan"),
        _table(laporan, dokumen.lebar_isi),
    ]
    tanda = naskah.signature(laporan.unit, cetak, cetak.pelepas or laporan.pejabat)
    ending = [
        *(paragraph(note, "catatan_tabel") for note in isi.notes(laporan)),
        Spacer(1, 4 * mm),
        paragraph(isi.closing(laporan)),
        Spacer(1, 4 * mm),
        signature_block(tanda),
    ]
    end_with(story, ending)
    return render_document(dokumen, story)


def _table(laporan: LaporanSemester, lebar: float) -> Flowable:
    scale = lebar / sum(width for _judul, width in isi.KOLOM)
    tabel = Tabel(
        [width * scale for _judul, width in isi.KOLOM],
        (tuple(judul for judul, _width in isi.KOLOM), isi.NOMOR),
        ulang=_ULANG,
    )
    for sektor in laporan.sektor:
        tabel.heading(sektor.judul.upper(), sendiri=not sektor.sasaran)
        for sasaran in sektor.sasaran:
            for _baris, texts in isi.rows(sasaran):
                tabel.row(*(_cell(n, teks) for n, teks in enumerate(texts)))
    return tabel.flowable()


def _cell(n: int, teks: str) -> object:
    return teks if teks == ATAS else paragraph(teks, "sel_tengah" if n in isi.TENGAH else "sel")
