import pytest

from ranpk_desktop.exports import naskah
from tests.factories import cetak, pejabat, unit


def test_that_control_characters_and_foreign_line_breaks_leave_a_text():
    assert naskah.clean(" satu\r\ndua\rtiga\tempat\x00\x07\ufffe\x85 ") == "satu\ndua\ntiga empat"
    assert naskah.clean(None) == ""


def test_that_the_kop_names_agency_office_address_and_contacts():
    assert naskah.letterhead(unit()) == (
        "BADAN PENGAWAS OBAT DAN MAKANAN",
        "LOKA POM DI KABUPATEN CONTOH",
        "Jalan Anggrek Raya Nomor 17, Kelurahan Melati, Contoh 97600",
        "Telepon (0900) 123456 · Surel loka.contoh@example.go.id",
    )


def test_that_the_kop_leaves_out_what_is_not_known():
    bare = unit(alamat="Jalan Anggrek 17", kota="Ambon", telepon="", surel="")
    assert naskah.letterhead(bare)[2:] == ("Jalan Anggrek 17, Ambon",)
    assert len(naskah.letterhead(unit(alamat="", kota="", telepon="", surel=""))) == 2


def test_that_the_signature_is_dated_on_the_clock_of_the_office():
    assert naskah.signature(unit(zona="WIB"), cetak(), pejabat()).tempat_tanggal == (
        "Contoh, 5 Oktober 2026"
    )
    late = cetak(dibuat_pada=cetak().dibuat_pada.replace(hour=16))
    assert naskah.signature(unit(zona="WIT"), late, pejabat()).tempat_tanggal == (
        "Contoh, 6 Oktober 2026"
    )


@pytest.mark.parametrize(
    ("columns", "jabatan", "nip"),
    [
        ({}, "Kepala Loka POM di Kabupaten Contoh,", "NIP 198003152005012001"),
        (
            {"sebutan": "Plt.", "jenis_nip": "NI PPPK"},
            "Plt. Kepala Loka POM di Kabupaten Contoh,",
            "NI PPPK 198003152005012001",
        ),
        ({"nip": None, "jabatan": "Gubernur,"}, "Gubernur,", ""),
    ],
)
def test_that_the_signature_has_a_comma_after_jabatan_and_a_nip_only_where_there_is_one(
    columns, jabatan, nip
):
    tanda = naskah.signature(unit(), cetak(), pejabat(**columns))
    assert (tanda.jabatan, tanda.nip) == (jabatan, nip)


def test_that_the_signature_stays_open_when_nobody_is_in_office():
    tanda = naskah.signature(unit(), cetak(), None)
    assert tanda.jabatan == "Kepala Loka POM di Kabupaten Contoh,"
    assert (tanda.nama, tanda.nip) == ("", "")
