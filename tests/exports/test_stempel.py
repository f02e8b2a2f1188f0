from datetime import UTC, datetime

import pytest
from reportlab.lib.units import mm

from ranpk_desktop.domain.pdf_bertanda import (
    LEBAR_MAKS,
    LEBAR_MIN,
    TINGGI_MAKS,
    TINGGI_MIN,
    BagianNaskah,
    Pihak,
    Stempel,
)
from ranpk_desktop.exports import stempel
from ranpk_desktop.exports.ruang_tanda import RuangTanda
from tests.exports.alat import page_sizes, pages, text_edges

WAKTU = datetime(2026, 1, 5, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("panjang", [1, 20, 120, 3000])
@pytest.mark.parametrize(("lebar", "tinggi"), [(75 * mm, 22 * mm), (LEBAR_MIN, TINGGI_MIN)])
def test_that_all_lines_stand_inside_the_frame(tmp_path, panjang, lebar, tinggi):
    path = tmp_path / "stempel.pdf"
    teks = ("Nama Panjang, M.Si. " * 150)[:panjang]
    path.write_bytes(stempel.render(Stempel(teks, teks, WAKTU, "WIT"), lebar, tinggi))
    (size,) = page_sizes(path)
    assert size == pytest.approx((lebar / mm, tinggi / mm))
    left, right, top, bottom = text_edges(path)
    assert 1 < left < right < lebar / mm - 1
    assert 0.5 < top < bottom < tinggi / mm - 0.5
    (said,) = pages(path)
    assert "menurut komputer pengirim" in " ".join(said.split())
    assert "Segel integritas (tidak tersertifikasi)" in " ".join(said.split())


def test_that_what_was_left_out_is_marked(tmp_path):
    path = tmp_path / "stempel.pdf"
    path.write_bytes(stempel.render(Stempel("A" * 201, "B" * 200, WAKTU, "WIB"), 200, 60))
    said = "".join(pages(path)[0].split())
    assert "A" * 199 + "…" in said
    assert "B" * 200 in said


def test_that_the_same_seal_is_the_same_picture():
    satu = Stempel("Nama", "Kepala", WAKTU, "WITA")
    assert stempel.render(satu, 200, 60) == stempel.render(satu, 200, 60)


def test_that_too_little_or_too_much_room_is_our_own_mistake():
    for lebar, tinggi in (
        (LEBAR_MIN - 1, TINGGI_MIN),
        (LEBAR_MIN, TINGGI_MIN - 1),
        (LEBAR_MAKS + 1, TINGGI_MIN),
        (LEBAR_MIN, TINGGI_MAKS + 1),
    ):
        with pytest.raises(ValueError, match="room"):
            RuangTanda(Pihak.KESATU, BagianNaskah.LAMPIRAN, lebar, tinggi, [])
