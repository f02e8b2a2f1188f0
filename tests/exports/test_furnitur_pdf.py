from pathlib import Path

import pytest
from reportlab.lib.units import mm

from ranpk_desktop.exports.cetak import Tepi
from ranpk_desktop.exports.furnitur_pdf import Dokumen, heading, kop, render
from ranpk_desktop.exports.tabel_pdf import Tabel
from ranpk_desktop.exports.teks_pdf import number, paragraph
from tests.exports.alat import page_sizes, pages, text_edges
from tests.factories import cetak, unit


def write(folder: Path, story: list, **columns) -> Path:
    path = folder / "dokumen.pdf"
    path.write_bytes(render(Dokumen("Judul", unit(), cetak(), "Keterangan", **columns), story))
    return path


def test_that_an_upright_document_has_the_sheet_upright(tmp_path: Path):
    ((width, height),) = page_sizes(write(tmp_path, kop(unit())))
    assert (width, height) == pytest.approx((215, 330), abs=0.1)


@pytest.mark.parametrize(
    ("kertas", "lebar", "tinggi"), [("A4", 210, 297), ("F4", 215, 330), ("Folio", 210, 330)]
)
@pytest.mark.parametrize("mendatar", [False, True])
def test_that_text_keeps_to_the_margins_of_each_paper(
    tmp_path: Path, kertas, lebar, tinggi, mendatar
):
    tepi = Tepi(kiri=30, kanan=25, atas=20, bawah=30)
    dokumen = Dokumen("Judul", unit(), cetak(kertas=kertas), "Keterangan", mendatar, tepi)
    path = tmp_path / "dokumen.pdf"
    path.write_bytes(render(dokumen, [*kop(unit()), *[paragraph("kata " * 999)] * 2]))
    lebar, tinggi = (tinggi, lebar) if mendatar else (lebar, tinggi)
    ((width, height),) = page_sizes(path)
    assert (width, height) == pytest.approx((lebar, tinggi), abs=0.1)
    left, right, top, _bottom = text_edges(path)
    assert left == pytest.approx(30, abs=0.3)
    assert right == pytest.approx(lebar - 25, abs=3)
    assert 19 < top < 22
    assert dokumen.lebar_isi == pytest.approx((lebar - 55) * mm)


def test_that_text_is_never_markup(tmp_path: Path):
    teks = "<b>tebal</b> & <br/> &amp; <font"
    (text,) = pages(write(tmp_path, [*heading(teks), paragraph(teks)]))
    assert text.count(teks) == 2


def test_that_a_number_too_wide_for_its_column_shrinks_in_one_piece(tmp_path: Path):
    tabel = Tabel([20 * mm, 20 * mm], [["Pagu", "Realisasi"]])
    wide = "1.234.567.890.123,45"
    tabel.row(number(wide, 20 * mm), number(f"{wide} (kumulatif)", 20 * mm, kecil="s.d. 1"))
    (text,) = pages(write(tmp_path, [tabel.flowable()]))
    assert text.count(wide) == 2
    assert "(kumulatif)" in text
    assert "s.d. 1" in text


def test_that_spanned_header_cells_are_printed_once_on_each_page(tmp_path: Path):
    tabel = Tabel([40 * mm] * 3, [["No.", "Triwulan", None], ["^", "Target", "Realisasi"]])
    for n in range(80):
        tabel.row(*(paragraph(f"{teks}{n}", "sel") for teks in "abc"))
    texts = pages(write(tmp_path, [tabel.flowable()]))
    assert len(texts) > 1
    for text in texts:
        for word in ("No.", "Triwulan", "Target", "Realisasi"):
            assert text.count(word) == 1
