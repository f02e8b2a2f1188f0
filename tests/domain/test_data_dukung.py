"""Evidence: what its names, addresses and sizes may be, and which row it serves."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.data_dukung import (
    NAMA_MAKS,
    DataDukung,
    JenisDukung,
    by_butir,
    check_url,
    file_name,
    format_meter,
    host_of,
    total,
)
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError
from tests.factories import Rencana

TAUTAN = DataDukung(
    "1", JenisDukung.TAUTAN, "Unggahan", "Satu foto", "https://a.go.id/1", date(2026, 9, 30)
)
FISIK = DataDukung(
    "2",
    JenisDukung.DOKUMEN_FISIK,
    "Berita acara",
    tanggal=date(2026, 9, 1),
    nomor="7",
    tempat_simpan="Map biru",
)
BERKAS = DataDukung("3", JenisDukung.BERKAS, "a.pdf", sha256="a" * 64, ukuran=1_500_000)


def row(item, **columns):
    names = item.__slots__
    found = {name: getattr(item, name) for name in names} | columns
    return found | {"tanggal": item.tanggal and item.tanggal.isoformat()}


@pytest.mark.parametrize(
    ("teks", "alamat"),
    [
        ("https://drive.google.com/file/d/1a-b_C/view?usp=sharing", None),
        ("http://contoh.go.id", None),
        (" https://contoh.go.id/a#b \n", "https://contoh.go.id/a#b"),
        ("www.instagram.com/p/abc/", "https://www.instagram.com/p/abc/"),
        ("contoh.go.id", "https://contoh.go.id"),
        ("contoh.go.id:8080/x", "https://contoh.go.id:8080/x"),
        ("https://contoh.go.id/foto(1).jpg", None),
    ],
)
def test_that_an_address_of_the_web_is_taken(teks, alamat):
    assert check_url(teks) == (alamat or teks)


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://contoh.go.id/a",
        "data:text/html,a",
        "https://",
        "https://localhost/a",
        "https://orang:rahasia@contoh.go.id/",
        "https://contoh.go.id/a b",
        'https://contoh.go.id/"><script>',
        "https://contoh.go.id\\@jahat.id",
        "http://[::1",
        "http://contoh.go.id:abc/",
        "surat kepada kepala",
        "C:\\Users\\a.pdf",
        "https://contoh.go.id/" + "a" * 2000,
    ],
)
def test_that_nothing_else_is_an_address(teks):
    with pytest.raises(CheckError) as caught:
        check_url(teks)
    assert caught.value.field == "url"


@given(st.text())
def test_that_an_address_taken_is_taken_again_as_it_is(teks):
    try:
        alamat = check_url(teks)
    except CheckError:
        return
    assert check_url(alamat) == alamat
    assert alamat.startswith(("http://", "https://"))
    assert host_of(alamat)


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("laporan.pdf", "laporan.pdf"),
        ("LAPORAN.PDF", "LAPORAN.PDF"),
        ("C:\\Users\\sari\\Foto kegiatan (1).pdf", "Foto kegiatan (1).pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("surat.exe", "surat.exe.pdf"),
        ("foto.jpg", "foto.jpg.pdf"),
        ('a<b>c:"d|e?.pdf', "a_b_c__d_e_.pdf"),
        ("con.pdf", "_con.pdf"),
        ("con .pdf", "_con.pdf"),
        ("aux .x.pdf", "_aux .x.pdf"),
        ("COM¹.pdf", "_COM¹.pdf"),
        ("conin$.pdf", "_conin$.pdf"),
        ("", "berkas.pdf"),
        ("...", "berkas.pdf"),
        (".pdf", "pdf.pdf"),
        ("gam\u202efdp.exe", "gamfdp.exe.pdf"),
        ("dua\nbaris.pdf", "dua baris.pdf"),
        ("x" * 500 + ".pdf", "x" * (NAMA_MAKS - 4) + ".pdf"),
        ("😀" * 500 + ".pdf", "😀" * ((NAMA_MAKS - 4) // 4) + ".pdf"),
    ],
)
def test_that_a_file_has_a_name_that_every_computer_takes(nama, bersih):
    assert file_name(nama, ("pdf",)) == bersih


@given(st.text(), st.sampled_from([("pdf",), ("jpg", "jpeg")]))
def test_that_any_name_becomes_one_of_its_kind_and_stays_so(nama, akhiran):
    bersih = file_name(nama, akhiran)
    assert file_name(bersih, akhiran) == bersih
    assert bersih.rpartition(".")[2].casefold() in akhiran
    assert 0 < len(bersih.encode()) <= NAMA_MAKS
    assert not set(bersih) & set('<>:"/\\|?*\n\t')


def test_that_evidence_says_what_a_person_must_know_of_it():
    assert TAUTAN.uraian == (
        "https://a.go.id/1 · dilihat 30 September 2026 · isinya tidak ikut terkirim · Satu foto"
    )
    assert FISIK.uraian == "nomor 7 · 1 September 2026 · disimpan di Map biru"
    assert BERKAS.uraian == ""


def test_that_each_content_is_counted_once():
    assert total([BERKAS, replace(BERKAS, id="4", nama="b.pdf"), TAUTAN, FISIK]) == 1_500_000
    assert format_meter(3_149_000) == "3,1 / 7,4 MB"


def test_that_a_row_has_the_evidence_of_its_own_quarter_only():
    rencana = Rencana()
    butir_id = rencana.indikator(rencana.sasaran("Sasaran"), "Indikator")
    link = {"id": "9", "butir_id": butir_id, "ratl_id": None}
    rencana.isi["data_dukung"] = [row(TAUTAN), row(BERKAS)]
    rencana.isi["taut_data_dukung"] = [
        link | {"triwulan": 3, "data_dukung_id": "1"},
        link | {"triwulan": 3, "data_dukung_id": "3"},
        link | {"triwulan": 2, "data_dukung_id": "1"},
    ]
    assert by_butir(rencana.isi, Triwulan.III) == {butir_id: (BERKAS, TAUTAN)}
    assert rencana.compose(Triwulan.II).baris[0].data_dukung == (TAUTAN,)


def test_that_a_rekaman_from_before_there_was_evidence_has_none():
    rencana = Rencana()
    rencana.indikator(rencana.sasaran("Sasaran"), "Indikator")
    assert rencana.compose().baris[0].data_dukung == ()
