"""What the tests of signed PDFs seal: an agreement of two pages with rooms for the seals."""

from datetime import UTC, datetime

from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Table

from ranpk_desktop.domain.pdf_bertanda import PUSAT, BagianNaskah, NaskahPdf, Pihak, Stempel
from ranpk_desktop.exports.furnitur_pdf import Dokumen, heading, kop, render
from ranpk_desktop.exports.ruang_tanda import RuangTanda
from ranpk_desktop.exports.tabel_pdf import plain_table
from ranpk_desktop.exports.teks_pdf import paragraph
from tests.factories import cetak, unit

FRASA = "lima kata yang mudah diingat"
LOKA = "loka-contoh"
UNIT = {Pihak.KESATU: LOKA, Pihak.KEDUA: PUSAT}
NAMA = {
    Pihak.KESATU: ("Dr. Contoh Namanya, S.Farm., Apt., M.Si.", "Plt. Kepala Loka POM Contoh"),
    Pihak.KEDUA: ("Prof. Atasan Contoh", "Kepala Badan"),
}
WAKTU = datetime(2026, 1, 5, 0, 30, 9, tzinfo=UTC)


def stamp(pihak=Pihak.KESATU, waktu=WAKTU):
    """Return what the visible seal of a party says."""
    return Stempel(*NAMA[pihak], waktu, "WIT")


def agreement(sasaran="Obat yang aman"):
    """Return a PDF of two parts, each with the blocks of both parties, Pihak Kedua at the left."""
    tempat = []

    def blocks(bagian) -> Table:
        rooms = [
            RuangTanda(pihak, bagian, 75 * mm, 22 * mm, tempat)
            for pihak in (Pihak.KEDUA, Pihak.KESATU)
        ]
        texts = [paragraph("Pihak Kedua,"), paragraph("Pihak Kesatu,")]
        return plain_table([texts, rooms], [80 * mm, 80 * mm], [])

    story = [*kop(unit()), *heading("Perjanjian Kinerja"), paragraph(sasaran)]
    story += [blocks(BagianNaskah.PERNYATAAN), PageBreak(), *heading("Lampiran")]
    story += [blocks(BagianNaskah.LAMPIRAN)]
    isi = render(Dokumen("Perjanjian Kinerja", unit(), cetak(), "Perjanjian Kinerja"), story)
    return NaskahPdf(isi, tuple(tempat))
