from dataclasses import replace
from io import BytesIO

import pytest
from pikepdf import Pdf

from ranpk_desktop.exports.surat_pengantar_pdf import render
from tests.factories import KATA_PANJANG, cetak
from tests.golden.dokumen import pdf_text
from tests.pengantar_contoh import KODE, letter


def pages(pdf: bytes) -> int:
    with Pdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


@pytest.mark.parametrize("kertas", ["A4", "F4", "Folio"])
@pytest.mark.parametrize("dari", [1, 15])
def test_that_a_covering_letter_is_one_page(kertas, dari: int) -> None:
    surat = letter(dari)
    made = render(replace(surat, cetak=replace(surat.cetak, kertas=kertas)))
    assert pages(made) == 1


def test_that_a_package_of_very_many_parts_goes_on_and_keeps_its_signature() -> None:
    made = render(letter(80))
    assert pages(made) > 1
    last = pdf_text(made).rpartition("Berkas yang dikirimkan")[2]
    assert "ranpk-loka" in last
    assert "NIP 198003152005012001" in last


def test_that_it_names_every_file_with_size_and_code_and_both_signatures() -> None:
    text = pdf_text(render(letter(2)))
    assert "Nomor: PR.01.02.15A.10.26.37" in text
    assert "Yth. Kepala Biro Perencanaan dan Keuangan" in text
    assert text.count(KODE) == 3  # two rows, and the footer
    assert "00000001.asice 6,9 MB" in text
    assert "00000002.asice 3,5 MB" in text.replace("3,4 MB", "3,5 MB")
    assert "bagian 2 dari 2" in text
    assert "Diterima tanggal" in text
    assert "apt. Siti Rahmawati Lestari, S.Farm., M.Si." in text


def test_that_number_and_addressee_may_be_left_to_the_pen() -> None:
    text = pdf_text(render(replace(letter(), nomor="", tujuan="")))
    assert "Nomor: ....." in text
    assert "Yth. ....." in text


def test_that_long_words_and_long_names_stay_on_the_page() -> None:
    surat = replace(letter(nama=f"Loka {KATA_PANJANG}"), tujuan=KATA_PANJANG * 2)
    assert pages(render(surat)) == 1


def test_that_the_same_letter_gives_the_same_bytes() -> None:
    assert render(letter(3)) == render(letter(3))


def test_that_a_sample_office_says_so() -> None:
    assert "DATA CONTOH" in pdf_text(render(letter(contoh=1)))
    assert cetak().kode_data == KODE
