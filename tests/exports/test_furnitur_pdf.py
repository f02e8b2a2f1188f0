import re
from pathlib import Path

import pytest
from reportlab.lib.units import mm

from ranpk_desktop.exports.cetak import Tepi
from ranpk_desktop.exports.furnitur_pdf import Dokumen, heading, kop, render
from ranpk_desktop.exports.tabel_pdf import Tabel
from ranpk_desktop.exports.teks_pdf import fitted, number, paragraph
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


def cells(*texts: str | None) -> list:
    return [paragraph(teks, "sel") if teks and teks != "^" else teks for teks in texts]


def test_that_a_cell_over_several_rows_goes_on_beside_them_and_over_pages(tmp_path: Path):
    tabel = Tabel([40 * mm] * 2, [["Kiri", "Kanan"]])
    words = [f"kata{n:03}" for n in range(400)]
    tabel.row(*cells(" ".join(words), "baris 0"))
    for n in range(1, 60):
        tabel.row(*cells("^", f"baris {n}"))
    tabel.row(*cells("Sesudahnya", "akhir"))
    texts = pages(write(tmp_path, [tabel.flowable()]), "-raw")
    together = " ".join(texts).split()
    assert set(words) <= set(together)
    assert all(together.count(word) == 1 for word in words)
    assert "kata" in texts[1]
    assert "baris" in texts[1]
    assert texts[0].index("kata010") < texts[0].index("baris 9")


def test_that_what_is_left_of_a_cell_stands_in_its_last_row(tmp_path: Path):
    tabel = Tabel([40 * mm] * 2, [["Kiri", "Kanan"]])
    words = [f"kata{n:03}" for n in range(60)]
    tabel.row(*cells(" ".join(words), "satu"))
    tabel.row(*cells("^", "dua"))
    tabel.row(*cells("tiga", "empat"))
    (text,) = pages(write(tmp_path, [tabel.flowable()]), "-raw")
    assert text.index("dua") < text.index(words[-1]) < text.index("tiga")


def test_that_a_cell_of_a_whole_column_is_not_shared_out(tmp_path: Path):
    tabel = Tabel([40 * mm] * 2, [["Kiri", "Kanan"]], utuh=(0,))
    tabel.row(*cells("satu\ndua\ntiga", "a"))
    tabel.row(*cells("^", "b"))
    (text,) = pages(write(tmp_path, [tabel.flowable()]), "-raw")
    assert text.index("tiga") < text.index("b\n")


def test_that_a_cell_over_two_columns_uses_the_width_of_both(tmp_path: Path):
    tabel = Tabel([20 * mm, 60 * mm, 20 * mm], [["Kiri", "Tengah", "Kanan"]])
    teks = "Tulisan yang hanya muat di dua kolom"
    tabel.row(*cells(teks, None, "a"))
    (text,) = pages(write(tmp_path, [tabel.flowable()]))
    assert teks in text


def test_that_lines_too_wide_for_their_column_shrink_together(tmp_path: Path):
    tabel = Tabel([24 * mm], [["Target"]])
    tabel.row(fitted("TW 1 = 1.500.000.000\nTW 2 = 3", 24 * mm, "sel"))
    (text,) = pages(write(tmp_path, [tabel.flowable()]))
    assert "TW 1 = 1.500.000.000\n" in text


def test_that_a_page_on_which_a_cell_goes_on_says_its_label_again(tmp_path: Path):
    tabel = Tabel([30 * mm, 30 * mm, 60 * mm], [["No", "Unit", "Aksi"]], ulang=(0, 1))
    tabel.row(*cells("8", "Unit delapan", "aksi 0"))
    for n in range(1, 120):
        tabel.row(*cells("^", "^", f"aksi {n}"))
    tabel.row(*cells("9", "Unit sembilan", "akhir"))
    first, *others = pages(write(tmp_path, [tabel.flowable()]))
    assert len(others) == 2
    for text in (first, *others):
        assert text.count("Unit delapan") == 1
        assert re.search(r"^ *8 +Unit delapan +aksi", text, re.MULTILINE)


def test_that_a_label_that_has_no_room_is_not_said_again(tmp_path: Path):
    tabel = Tabel([30 * mm, 60 * mm], [["Unit", "Aksi"]], ulang=(0,))
    tabel.row(*cells("satu\ndua\ntiga", "aksi"))
    for n in range(60):
        tabel.row(*cells("^", f"aksi {n}"))
    first, second = pages(write(tmp_path, [tabel.flowable()]))
    assert "tiga" in first
    assert "satu" not in second


@pytest.mark.parametrize("above", range(30, 40))
def test_that_rows_that_belong_together_stand_on_one_page(tmp_path: Path, above: int):
    tabel = Tabel([60 * mm] * 2, [["Unit", "Tahun"]])
    for n in range(above):
        tabel.row(*cells(f"unit {n}", "2020"))
    tabel.row(*cells("Unit terakhir", "2021"))
    tabel.row(*cells("^", "2022"), bersama=True)
    texts = pages(write(tmp_path, [tabel.flowable()]))
    (text,) = (it for it in texts if "Unit terakhir" in it)
    assert "2022" in text


def test_that_rows_that_belong_together_part_where_no_page_can_hold_them(tmp_path: Path):
    tabel = Tabel([60 * mm] * 2, [["Unit", "Tahun"]])
    for n in range(200):
        tabel.row(*cells(f"unit {n}.", f"{n}"), bersama=n > 0)
    texts = pages(write(tmp_path, [paragraph("Di atasnya"), tabel.flowable()]))
    assert all(f"unit {n}." in "".join(texts) for n in range(200))
