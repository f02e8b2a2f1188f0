"""What Pusat sends is sealed in the same container, with tables of its own that are required."""

import pytest

from ranpk_desktop.domain import referensi, tanda_terima
from ranpk_desktop.domain.paket import Identitas, JenisPaket
from ranpk_desktop.domain.tanda_terima import TABEL
from ranpk_desktop.paket import verifikasi
from ranpk_desktop.paket.skema import check_data
from tests import pusat


@pytest.fixture(scope="session")
def receipt(paket):
    return pusat.receipt(pusat.decide(paket.berkas))


def test_that_a_receipt_verifies_against_the_key_of_pusat(receipt, paket):
    trusted = [Identitas(pusat.key().sertifikat, "pusat")]
    hasil = verifikasi.verify(receipt.berkas, trusted)
    assert hasil.sah
    read = tanda_terima.read(hasil.paket.data["isi"])
    assert (read.paket, read.dipegang, read.periode) == (paket.manifes, paket.manifes, "TW3")


@pytest.mark.parametrize("tabel", TABEL)
def test_that_no_table_of_a_receipt_may_be_missing(receipt, tabel):
    data = dict(pusat.opened(receipt.berkas).data)
    assert check_data(data)
    with pytest.raises(ValueError, match=tabel):
        check_data({**data, "isi": {k: v for k, v in data["isi"].items() if k != tabel}})


def test_that_references_survive_their_tables():
    made = pusat.references(
        {"kriteria": pusat.resource_text(referensi.Bagian.KRITERIA), "besok": "{}"},
        alamat=[("SKM", "skm@contoh.go.id"), ("SKM", "dua@contoh.go.id")],
        sertifikat=[pusat.pem()],
    )
    read = referensi.read(pusat.opened(made.berkas).data["isi"])
    assert list(read.acuan) == [referensi.Bagian.KRITERIA]
    assert read.alamat == {JenisPaket.SKM: ("skm@contoh.go.id", "dua@contoh.go.id")}
    assert read.sertifikat == (pusat.pem().decode(),)


@pytest.mark.parametrize(
    "surel", ["", "tanpa-domain", "a@b", "a@b.id\nBcc: c@d.id", "x" * 250 + "@b.id", "a b@c.id"]
)
def test_that_an_address_that_is_none_is_refused(surel):
    isi = {"acuan": [], "sertifikat": [], "alamat": [{"id": "1", "jenis": "SKM", "surel": surel}]}
    with pytest.raises(ValueError, match="address"):
        referensi.read(isi)
