from dataclasses import replace
from io import BytesIO

import pytest
from pikepdf import Dictionary, Pdf
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument

from ranpk_desktop.domain.pdf_bertanda import PUSAT, BagianNaskah, Pihak
from ranpk_desktop.pdf_bertanda.bidang import flatten, prepare
from tests.exports.alat import MM, preflight
from tests.pdf_bertanda.naskah import LOKA, UNIT, agreement


def test_that_a_prepared_pdf_is_still_pdfa_and_looks_the_same(tmp_path, asli):
    path = tmp_path / "naskah.pdf"
    path.write_bytes(asli)
    assert preflight(path) == []


def test_that_each_party_gets_its_block_of_the_first_part(asli):
    with Pdf.open(BytesIO(asli)) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(it.T) for it in fields] == ["PihakKesatu", "PihakKedua"]
        assert [str(it.TM) for it in fields] == [LOKA, PUSAT]
        assert all(it.P.objgen == pdf.pages[0].objgen for it in fields)
        assert len(pdf.pages[0].Annots) == 2
        assert "/Annots" not in pdf.pages[1]
        kesatu, kedua = ([float(side) for side in it.Rect] for it in fields)
    assert kesatu[0] > kedua[2]  # Pihak Kesatu stands at the right
    for left, bottom, right, top in (kesatu, kedua):
        assert (right - left, top - bottom) == pytest.approx((75 * MM, 22 * MM), abs=0.01)


def test_that_rooms_are_noted_with_page_and_part():
    tempat = agreement().tempat
    assert [(it.pihak, it.bagian, it.halaman) for it in tempat] == [
        (Pihak.KEDUA, BagianNaskah.PERNYATAAN, 1),
        (Pihak.KESATU, BagianNaskah.PERNYATAAN, 1),
        (Pihak.KEDUA, BagianNaskah.LAMPIRAN, 2),
        (Pihak.KESATU, BagianNaskah.LAMPIRAN, 2),
    ]


def test_that_the_same_document_gives_the_same_bytes(asli):
    naskah = agreement()
    assert prepare(naskah.isi, naskah.tempat, UNIT) == asli


def test_that_a_pdf_with_annotations_is_not_prepared_since_a_check_would_refuse_it():
    naskah = agreement()
    with Pdf.open(BytesIO(naskah.isi)) as pdf:
        link = pdf.make_indirect(Dictionary(Type="/Annot", Subtype="/Link"))
        pdf.pages[1].obj.Annots = [link]
        buffer = BytesIO()
        pdf.save(buffer)
    with pytest.raises(ValueError, match="annotations"):
        prepare(buffer.getvalue(), naskah.tempat, UNIT)


def test_that_the_copy_for_screen_and_printer_shows_the_seals(qapp, dua_kali):
    """QtPdf draws no form fields, and the program prints through it."""
    plain, flat = (_drawn(it) for it in (dua_kali, flatten(dua_kali)))
    place = next(it for it in agreement().tempat if it.pihak is Pihak.KESATU)
    left, top = round(place.kiri), round(330 * MM - place.atas)
    area = (left, top, round(place.lebar), round(place.tinggi))
    assert _inked(plain, area) == 0
    assert _inked(flat, area) > 500


def _drawn(pdf):
    """Return page 1 as QtPdf draws it, a pixel for each point."""
    device = QBuffer()
    device.setData(QByteArray(pdf))
    device.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(device)
    image = document.render(0, document.pagePointSize(0).toSize())
    document.close()
    return image


def _inked(image, area):
    left, top, width, height = area
    return sum(
        image.pixelColor(x, y).alpha() > 0
        for x in range(left, left + width)
        for y in range(top, top + height)
    )


def test_that_a_document_without_room_for_each_party_is_our_own_mistake(asli):
    naskah = agreement()
    for tempat in (naskah.tempat[1:], (), (*naskah.tempat, naskah.tempat[0])):
        with pytest.raises(ValueError, match="one place"):
            prepare(naskah.isi, tempat, UNIT)
    elsewhere = [replace(it, halaman=3) for it in naskah.tempat]
    with pytest.raises(ValueError, match="page"):
        prepare(naskah.isi, elsewhere, UNIT)
    with pytest.raises(ValueError, match="form"):
        prepare(asli, naskah.tempat, UNIT)
