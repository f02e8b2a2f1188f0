"""The covering letter of a package as PDF: one page, unless a package has very many parts."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from ranpk_desktop.exports import naskah
from ranpk_desktop.exports import surat_pengantar as isi
from ranpk_desktop.exports.furnitur_pdf import Dokumen, kop
from ranpk_desktop.exports.furnitur_pdf import render as render_document
from ranpk_desktop.exports.penutup_pdf import end_with, signature_pair
from ranpk_desktop.exports.surat_pengantar import SuratPengantar
from ranpk_desktop.exports.tabel_pdf import Tabel
from ranpk_desktop.exports.teks_pdf import fitted, paragraph, title

_SHARES = (0.06, 0.44, 0.11, 0.23, 0.16)
"""Shares of the columns in the width."""
_STYLES = ("sel_tengah", "sel", "sel_tengah", "sel_tengah", "sel_tengah")
_PEN = 22 * mm
_TYPE = 10.5


def render(surat: SuratPengantar) -> bytes:
    """Return the letter as PDF bytes, the same for the same input."""
    dokumen = Dokumen(isi.JUDUL, surat.unit, surat.cetak, isi.footer(surat))
    lebar = dokumen.lebar_isi
    story: list[Flowable] = [
        *kop(surat.unit),
        title(isi.JUDUL, "judul"),
        paragraph(isi.number(surat), "kop_instansi"),
        Spacer(1, 8 * mm),
        paragraph(isi.addressee(surat)),
        Spacer(1, 3 * mm),
        paragraph(isi.subject(surat)),
        _files(surat, lebar),
    ]
    sender = naskah.signature(surat.unit, surat.cetak, surat.cetak.pelepas)
    pair = signature_pair(isi.receiver(), sender, (Spacer(1, _PEN), Spacer(1, _PEN)), lebar, _TYPE)
    end_with(story, [paragraph(isi.total(surat), "catatan_tabel"), Spacer(1, 10 * mm), pair])
    return render_document(dokumen, story)


def _files(surat: SuratPengantar, lebar: float) -> Flowable:
    widths = [share * lebar for share in _SHARES]
    tabel = Tabel(widths, [isi.KOLOM])
    for row in isi.rows(surat):
        # A code that breaks over lines is misread.
        tabel.row(
            *(
                fitted(teks, widths[n], gaya) if n == _CODE else paragraph(teks, gaya)
                for n, (teks, gaya) in enumerate(zip(row, _STYLES, strict=True))
            )
        )
    return tabel.flowable()


_CODE = 3
