from datetime import timedelta

import pytest
from asn1crypto.pkcs12 import Pfx
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.paket.kunci_p12 import Kunci, check_frasa, load_p12, make_p12

FRASA = "lima kata yang mudah diingat"
_PENYANDIAN = BestAvailableEncryption(FRASA.encode())


def _refused(isi, frasa=FRASA):
    with pytest.raises(KnownError) as salah:
        load_p12(isi, frasa)
    return salah.value.kode


@pytest.mark.parametrize("frasa", ["a b c d e", "empat belas hu", "𝔸" * 14])
def test_that_five_words_or_fourteen_characters_are_enough(frasa):
    check_frasa(frasa)


@pytest.mark.parametrize("frasa", ["", "rahasia", "satu dua tiga", "pendek" + " " * 20])
def test_that_a_shorter_passphrase_is_refused_before_a_key_is_made(frasa, muatan):
    with pytest.raises(CheckError) as salah:
        make_p12("Loka POM", "", frasa, muatan.dibuat_pada)
    assert salah.value.field == "frasa"


def test_that_the_key_opens_with_its_passphrase_only(p12, kunci):
    assert isinstance(kunci, Kunci)
    assert _refused(p12, "frasa yang lain sama sekali") == "FRASA_SALAH"
    assert _refused(p12, "") == "FRASA_SALAH"


def test_that_a_passphrase_opens_in_either_unicode_form(muatan):
    p12 = make_p12("Loka POM", "", "café yang tutup malam ini", muatan.dibuat_pada)
    assert load_p12(p12, "cafe\u0301 yang tutup malam ini").sertifikat


def test_that_the_certificate_may_only_sign_and_lasts_ten_years(kunci, muatan):
    sertifikat = x509.load_der_x509_certificate(kunci.sertifikat)
    pemakaian = sertifikat.extensions.get_extension_for_class(x509.KeyUsage)
    assert pemakaian.critical
    assert pemakaian.value.digital_signature
    assert not pemakaian.value.key_cert_sign
    assert isinstance(sertifikat.public_key().curve, ec.SECP256R1)
    assert sertifikat.not_valid_before_utc == muatan.dibuat_pada - timedelta(days=1)
    assert sertifikat.not_valid_after_utc > muatan.dibuat_pada + timedelta(days=3650)
    nama = {satu.oid: satu.value for satu in sertifikat.subject}
    assert nama == {
        NameOID.COMMON_NAME: "Loka POM di Kabupaten Contoh",
        NameOID.ORGANIZATIONAL_UNIT_NAME: "LPC",
    }


def test_that_a_unit_with_a_very_long_name_gets_a_key(muatan):
    nama = "Direktorat Pemberdayaan Masyarakat dan Pelaku Usaha Obat Tradisional dan Kosmetik"
    p12 = make_p12(nama, "", FRASA, muatan.dibuat_pada)
    sertifikat = x509.load_der_x509_certificate(load_p12(p12, FRASA).sertifikat)
    assert nama.startswith(sertifikat.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)


def test_that_a_key_never_prints_itself(kunci):
    assert repr(kunci).startswith("Kunci(")
    assert "PrivateKey" not in repr(kunci)


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04", b"0\x80", b"\x30\x03\x02\x01\x03"])
def test_that_another_file_is_not_called_a_wrong_passphrase(isi):
    assert _refused(isi) == "KUNCI_RUSAK"


def test_that_guessing_a_passphrase_is_slow_at_the_mac_too(p12):
    assert Pfx.load(p12)["mac_data"]["iterations"].native == 100_000


@pytest.mark.filterwarnings("ignore:PKCS#12 bundle could not be parsed as DER")
@pytest.mark.parametrize("posisi", [*range(0, 40, 4), 200, 500, -40, -1])
def test_that_a_damaged_key_gives_a_sentence(p12, posisi):
    rusak = bytearray(p12)
    rusak[posisi] ^= 0x81
    assert _refused(bytes(rusak)) in {"KUNCI_RUSAK", "FRASA_SALAH"}
    assert _refused(p12[:posisi]) == "KUNCI_RUSAK"


def _certificate(privat, muatan, *, pemakaian=None):
    nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Unit")])
    pembangun = (
        x509.CertificateBuilder()
        .subject_name(nama)
        .issuer_name(nama)
        .public_key(privat.public_key())
        .serial_number(1)
        .not_valid_before(muatan.dibuat_pada)
        .not_valid_after(muatan.dibuat_pada + timedelta(days=1))
    )
    if pemakaian:
        pembangun = pembangun.add_extension(pemakaian, critical=True)
    ed = isinstance(privat, ed25519.Ed25519PrivateKey)
    return pembangun.sign(privat, None if ed else hashes.SHA256())


@pytest.mark.parametrize(
    "privat",
    [ec.generate_private_key(ec.SECP384R1()), ed25519.Ed25519PrivateKey.generate()],
    ids=["P-384", "Ed25519"],
)
def test_that_an_imported_key_of_another_kind_is_refused(privat, muatan):
    p12 = pkcs12.serialize_key_and_certificates(
        None, privat, _certificate(privat, muatan), None, _PENYANDIAN
    )
    assert _refused(p12) == "KUNCI_TIDAK_COCOK"


def test_that_an_imported_key_needs_a_certificate_for_signing(kunci, muatan):
    tanpa = _certificate(kunci.privat, muatan)
    for sertifikat in (None, tanpa):
        p12 = pkcs12.serialize_key_and_certificates(
            None, kunci.privat, sertifikat, None, _PENYANDIAN
        )
        assert _refused(p12) == "KUNCI_TIDAK_COCOK"
