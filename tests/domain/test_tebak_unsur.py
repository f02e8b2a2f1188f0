"""Which unsur an action is about, guessed from its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.tebak_unsur import guess_unsur
from ranpk_desktop.domain.unsur import Unsur


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("2. Sarana dan Prasarana a. Menambah kursi", "U9"),
        ("Sarana prasarana\nMenambah kursi", "U9"),
        ("1. Persyaratan dan Prosedur Mencetak alur", "U1 U2"),
        ("3. Biaya/Tarif; Produk spesifikasi jenis layanan Menyebarkan brosur", "U4 U5"),
        ("4. Sistem, Mekanisme, dan Prosedur Menata loket", "U2"),
        ("P3. Unsur Waktu Penyelesaian Layanan 1. Menambah petugas", "U3"),
        ("U4- Biaya Tarif Memasang tarif", "U4"),
        # The name wins over its code; a short name counts beside a code.
        ("8. Perilaku (U8) Melatih petugas", "U7"),
        ("4. Waktu (U3) a. Menambah loket", "U3"),
        ("U6 : Melatih petugas", "U6"),
        # Several items in one cell.
        ("4. Sarana dan Prasarana 5. Penanganan Pengaduan Saran dan Masukan Menata", "U9 U8"),
        ("1. U1 (persyaratan) : sama 2. U7 (Perilaku Pelaksana) : melatih", "U1 U7"),
        # In a sentence, or with its code behind it.
        ("Unsur Terendah adalah U7 yaitu perilaku pelaksana. Sudah ada aturan", "U7"),
        ("Penurunan unsur kedua adalah penanganan pengaduan, karena sepi", "U8"),
        ("Menyediakan alur atas survei terkait persyaratan (U1)", "U1"),
        # What a text only mentions is no guess.
        ("Membuat leaflet persyaratan pelayanan", ""),
        ("2. Fasilitas pengaduan Menambah telepon", ""),
        ("1. Melatih petugas 2. Persyaratan dibuat mudah", ""),
        ("Waktu luang petugas dipakai menata arsip", ""),
        ("", ""),
    ],
)
def test_that_the_unsur_is_the_subject_of_the_text(teks: str, kode: str) -> None:
    assert guess_unsur(teks) == tuple(Unsur(it) for it in kode.split())


@given(st.text(max_size=300))
def test_that_whatever_is_written_is_only_a_guess(teks: str) -> None:
    found = guess_unsur(teks)
    assert len(set(found)) == len(found)
