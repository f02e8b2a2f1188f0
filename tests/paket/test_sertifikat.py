import hashlib

import pytest

from ranpk_desktop.errors import KnownError
from ranpk_desktop.paket.sertifikat import certificate_pem, kode_pengenal, read_pem


def test_that_the_code_is_six_groups_of_five_digits_of_the_digest(kunci):
    kelompok = kode_pengenal(kunci.sertifikat).split("-")
    sidik = hashlib.sha256(kunci.sertifikat).hexdigest()
    assert [int(satu) for satu in kelompok] == [int(sidik[i : i + 4], 16) for i in range(0, 24, 4)]
    assert {len(satu) for satu in kelompok} == {5}


def test_that_a_certificate_survives_its_pem_text(kunci, kunci_lain):
    teks = certificate_pem(kunci.sertifikat) + certificate_pem(kunci_lain.sertifikat)
    assert read_pem(teks) == [kunci.sertifikat, kunci_lain.sertifikat]


@pytest.mark.parametrize(
    "teks", [b"", b"\xff\xfe", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_that_another_file_is_no_certificate(teks):
    with pytest.raises(KnownError) as salah:
        read_pem(teks)
    assert salah.value.kode == "SERTIFIKAT_TAK_TERBACA"
