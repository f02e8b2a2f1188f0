import re
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter

from ranpk_desktop.domain.pdf_bertanda import Pihak, Stempel
from ranpk_desktop.errors import KnownError
from ranpk_desktop.pdf_bertanda.tanda import Penulis, sign
from tests.exports.alat import MM, pages, preflight, run
from tests.pdf_bertanda.naskah import WAKTU, agreement, stamp


def test_that_seals_are_appended_and_nothing_before_them_changes(asli, sekali, dua_kali):
    assert sekali.startswith(asli)
    assert dua_kali.startswith(sekali)


def test_that_a_seal_adds_less_than_the_forty_kilobytes_of_the_prototype(asli, sekali, dua_kali):
    assert max(len(sekali) - len(asli), len(dua_kali) - len(sekali)) < 25_000


@pytest.mark.parametrize("berkas", ["asli", "sekali", "dua_kali"])
def test_that_an_independent_checker_finds_every_state_valid(request, tmp_path, berkas):
    path = tmp_path / "naskah.pdf"
    path.write_bytes(request.getfixturevalue(berkas))
    assert preflight(path) == []


def test_that_the_same_seal_is_the_same_bytes(asli, sekali, kunci):
    assert sign(asli, kunci[Pihak.KESATU], Pihak.KESATU, stamp()) == sekali


def test_that_metadata_stay_as_written(asli, dua_kali):
    with Pdf.open(BytesIO(asli)) as before, Pdf.open(BytesIO(dua_kali)) as after:
        assert dict(before.docinfo) == dict(after.docinfo)
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
        assert bytes(before.trailer.ID[0]) == bytes(after.trailer.ID[0])
        assert bytes(before.trailer.ID[1]) != bytes(after.trailer.ID[1])
        assert after.pdf_version == "1.4"


def test_that_the_library_is_the_one_whose_inside_we_override():
    pinned = (Path(__file__).parents[2] / "constraints.txt").read_text("utf-8")
    assert f"\npyhanko=={version('pyhanko')} " in pinned
    assert version("pyhanko") == "0.38.0", "look at Penulis before this is raised"
    for owner, name in (
        (BasePdfFileWriter, "_update_meta"),
        (IncrementalPdfFileWriter, "_handle_id"),
        (BasePdfFileWriter, "output_version"),
    ):
        assert name in vars(owner)
        assert name in vars(Penulis)


def test_that_the_seal_says_who_when_and_what_it_is_not(tmp_path, dua_kali):
    path = tmp_path / "naskah.pdf"
    path.write_bytes(dua_kali)
    first, second = (" ".join(page.split()) for page in pages(path, "-raw"))
    for words in (
        "Dr. Contoh Namanya, S.Farm., Apt., M.Si.",
        "Plt. Kepala Loka POM Contoh",
        "Prof. Atasan Contoh",
        "5 Januari 2026 09.30 WIT menurut komputer pengirim",
    ):
        assert words in first
    assert first.count("Segel integritas (tidak tersertifikasi)") == 2
    assert "Segel integritas" not in second
    assert "sertifikat elektronik" not in first


def test_that_the_seal_stands_in_its_block(tmp_path, sekali):
    path = tmp_path / "naskah.pdf"
    path.write_bytes(sekali)
    place = next(it for it in agreement().tempat if it.pihak is Pihak.KESATU)
    box = re.search(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">S.Farm.,<',
        run("pdftotext", "-bbox", path, "-"),
    )
    left, top, right, bottom = (float(it) for it in box.groups())
    height = 330 * MM
    assert place.kiri < left < right < place.kanan
    assert place.bawah < height - bottom < height - top < place.atas


def test_that_letters_of_different_seals_have_names_of_their_own(dua_kali):
    with Pdf.open(BytesIO(dua_kali)) as pdf:
        names = [
            str(it.FontName)
            for it in pdf.objects
            if getattr(it, "_type_name", "") == "dictionary" and "/FontName" in it
        ]
    assert len(names) == len(set(names)) == 4


def test_that_names_of_any_length_and_odd_letters_can_seal(tmp_path, asli, kunci):
    odd = Stempel("Nama ✓ 合格 <b>\u202e" * 40, "Kepala " + "x" * 3000, WAKTU, "WITA")
    path = tmp_path / "naskah.pdf"
    path.write_bytes(sign(asli, kunci[Pihak.KESATU], Pihak.KESATU, odd))
    assert preflight(path) == []


def refused(*arguments):
    with pytest.raises(KnownError) as caught:
        sign(*arguments)
    assert caught.value.pesan.endswith(".")
    assert caught.value.tindakan.endswith(".")
    return caught.value.kode


def test_that_a_party_seals_once_and_in_its_turn(asli, sekali, kunci):
    kesatu, kedua = kunci[Pihak.KESATU], kunci[Pihak.KEDUA]
    assert refused(asli, kedua, Pihak.KEDUA, stamp()) == "BELUM_GILIRAN"
    assert refused(sekali, kesatu, Pihak.KESATU, stamp()) == "SUDAH_DITANDATANGANI"


@pytest.mark.parametrize("isi", [b"", b"%PDF-1.4\n", b"PK\x03\x04" * 90, agreement().isi])
def test_that_only_a_prepared_pdf_can_be_sealed(kunci, isi):
    assert refused(isi, kunci[Pihak.KESATU], Pihak.KESATU, stamp()) == "PDF_BUKAN_NASKAH"
