"""The list of identity on the page Paket & Kirim."""

from tests.ui.paket.halaman import FRASA, HalamanPaket, with_key

DAFTAR = "Daftar identitas 2026"


def test_that_the_list_of_identity_is_made_like_any_other_package(buka):
    halaman = HalamanPaket(buka(with_key))
    made = halaman.make(DAFTAR)
    assert made.judul == DAFTAR
    assert halaman.page.chosen().judul == DAFTAR
    assert FRASA not in halaman.said()
