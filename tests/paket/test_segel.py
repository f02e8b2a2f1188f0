import asyncio
from dataclasses import replace
from datetime import UTC, timedelta
from time import perf_counter

import pytest
from asn1crypto import cms, core, keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa, utils
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs7,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, SimpleSigner
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ranpk_desktop.paket import segel
from ranpk_desktop.paket.kunci_p12 import Kunci, load_p12
from ranpk_desktop.paket.tidak_sah import TidakSahError

MANIFES = b"<ASiCManifest/>"
FRASA = "lima kata yang mudah diingat"
P256_ORDE = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def import_key(privat, waktu, *, tanda_tangan=True):
    """Return an imported key with a certificate that an outsider made."""
    nama = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.COMMON_NAME, "Unit Lain"),
        ]
    )
    pemakaian = x509.KeyUsage(
        tanda_tangan, False, not tanda_tangan, False, False, False, False, False, False
    )
    sertifikat = (
        x509.CertificateBuilder()
        .subject_name(nama)
        .issuer_name(nama)
        .public_key(privat.public_key())
        .serial_number(2**100 + 7)
        .not_valid_before(waktu - timedelta(days=9))
        .not_valid_after(waktu + timedelta(days=9))
        .add_extension(pemakaian, critical=True)
        .sign(privat, hashes.SHA256())
    )
    return privat, sertifikat


@pytest.fixture(scope="module")
def kunci_rsa(muatan):
    privat, sertifikat = import_key(rsa.generate_private_key(65537, 3072), muatan.dibuat_pada)
    penyandian = BestAvailableEncryption(FRASA.encode())
    p12 = pkcs12.serialize_key_and_certificates(None, privat, sertifikat, None, penyandian)
    return load_p12(p12, FRASA)


@pytest.fixture(params=["P-256", "RSA-3072"])
def penyegel(request):
    return request.getfixturevalue("kunci" if request.param == "P-256" else "kunci_rsa")


def _refused(isi, manifes=MANIFES):
    with pytest.raises(TidakSahError) as salah:
        segel.verify(isi, manifes)
    return salah.value.kode


def _with_pyhanko(kunci, manifes, waktu, *, sidik="sha256", cades=True):
    privat = kunci.privat.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    penyegel = SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(kunci.sertifikat),
        signing_key=keys.PrivateKeyInfo.load(privat),
        cert_registry=SimpleCertificateStore(),
    )
    pekerjaan = penyegel.async_sign_general_data(
        manifes,
        sidik,
        use_cades=cades,
        signed_attr_settings=PdfCMSSignedAttributes(signing_time=waktu),
    )
    return asyncio.run(pekerjaan).dump()


def _with_value(isi, nilai):
    info = cms.ContentInfo.load(isi)
    info["content"]["signer_infos"][0]["signature"] = nilai
    return info.dump(force=True)


def _value(isi):
    return cms.ContentInfo.load(isi)["content"]["signer_infos"][0]["signature"].native


def test_that_a_seal_says_who_and_when(kunci, muatan):
    hasil = segel.verify(segel.sign(MANIFES, kunci, muatan.dibuat_pada), MANIFES)
    assert hasil.sertifikat == kunci.sertifikat
    assert hasil.unit == "Loka POM di Kabupaten Contoh"
    assert hasil.waktu == muatan.dibuat_pada
    assert hasil.waktu.tzinfo == UTC
    assert hasil.dalam_masa_berlaku


def test_that_a_time_outside_the_certificate_is_told(kunci, muatan):
    kelak = muatan.dibuat_pada + timedelta(days=4000)
    assert not segel.verify(segel.sign(MANIFES, kunci, kelak), MANIFES).dalam_masa_berlaku


def test_that_pyhanko_writes_the_same_bytes_but_for_the_signature_value(penyegel, muatan):
    milik_kita = segel.sign(MANIFES, penyegel, muatan.dibuat_pada)
    milik_pyhanko = _with_pyhanko(penyegel, MANIFES, muatan.dibuat_pada.astimezone(UTC))
    assert _with_value(milik_pyhanko, _value(milik_kita)) == milik_kita
    assert segel.verify(milik_pyhanko, MANIFES).sertifikat == penyegel.sertifikat


def test_that_pyhanko_finds_our_seal_valid(penyegel, muatan):
    isi = segel.sign(MANIFES, penyegel, muatan.dibuat_pada)
    akar = asn1_x509.Certificate.load(penyegel.sertifikat)
    konteks = ValidationContext(trust_roots=[akar], moment=muatan.dibuat_pada)
    status = asyncio.run(
        async_validate_detached_cms(
            MANIFES, cms.ContentInfo.load(isi)["content"], signer_validation_context=konteks
        )
    )
    assert status.bottom_line


def test_that_a_seal_over_another_manifest_is_refused(penyegel, muatan):
    isi = segel.sign(MANIFES, penyegel, muatan.dibuat_pada)
    assert _refused(isi, MANIFES + b"\n") == "SEGEL_RUSAK"


def test_that_a_key_that_may_not_sign_is_refused(muatan):
    kunci = ec.generate_private_key(ec.SECP256R1())
    pasangan = {
        "tanpa digitalSignature": import_key(kunci, muatan.dibuat_pada, tanda_tangan=False),
        "P-384": import_key(ec.generate_private_key(ec.SECP384R1()), muatan.dibuat_pada),
        "RSA-2048": import_key(rsa.generate_private_key(65537, 2048), muatan.dibuat_pada),
    }
    for privat, sertifikat in pasangan.values():
        lemah = Kunci(privat, sertifikat.public_bytes(Encoding.DER))
        assert _refused(segel.sign(MANIFES, lemah, muatan.dibuat_pada)) == "KUNCI_LEMAH"


def test_that_a_certificate_cannot_be_swapped(kunci, kunci_lain, muatan):
    palsu = replace(kunci_lain, sertifikat=kunci.sertifikat)
    assert _refused(segel.sign(MANIFES, palsu, muatan.dibuat_pada)) == "SEGEL_RUSAK"


def test_that_sha1_is_refused(kunci, muatan):
    waktu = muatan.dibuat_pada.astimezone(UTC)
    assert _refused(_with_pyhanko(kunci, MANIFES, waktu, sidik="sha1")) == "SEGEL_RUSAK"


def test_that_a_missing_signing_certificate_attribute_is_refused(kunci):
    sertifikat = x509.load_der_x509_certificate(kunci.sertifikat)
    pembuat = pkcs7.PKCS7SignatureBuilder().set_data(MANIFES)
    pilihan = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.NoCapabilities]
    isi = pembuat.add_signer(sertifikat, kunci.privat, hashes.SHA256()).sign(Encoding.DER, pilihan)
    assert _refused(isi) == "SEGEL_RUSAK"


def _add_unsigned_attribute(info):
    atribut = cms.CMSAttribute({"type": "1.2.3.4", "values": [core.Null()]})
    info["content"]["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([atribut])


def _sign_twice(info):
    penanda = info["content"]["signer_infos"]
    penanda.append(penanda[0].copy())


def _enclose_content(info):
    info["content"]["encap_content_info"]["content"] = MANIFES


def _drop_certificate(info):
    del info["content"]["certificates"]


def _add_certificate(info):
    info["content"]["certificates"].append(info["content"]["certificates"][0].copy())


def _raise_version(info):
    info["content"]["version"] = "v3"


@pytest.mark.parametrize(
    "change",
    [
        _add_unsigned_attribute,
        _sign_twice,
        _enclose_content,
        _drop_certificate,
        _add_certificate,
        _raise_version,
    ],
)
def test_that_nothing_can_be_added_to_a_seal_or_taken_away(kunci, muatan, change):
    info = cms.ContentInfo.load(segel.sign(MANIFES, kunci, muatan.dibuat_pada))
    change(info)
    assert _refused(info.dump(force=True)) == "SEGEL_RUSAK"


@pytest.mark.parametrize("isi", [b"", b"\x30\x80", b"\x30\x03\x02\x01\x00", b"a" * 700])
def test_that_other_bytes_are_no_seal(isi):
    assert _refused(isi) == "SEGEL_RUSAK"


def test_that_a_seal_of_a_million_elements_costs_no_time():
    mulai = perf_counter()
    assert _refused(b"\x30\x84\x00\x1e\x84\x80" + b"\x05\x00" * 1_000_000) == "SEGEL_RUSAK"
    assert perf_counter() - mulai < 1  # parsing it would take minutes


def test_that_bytes_after_the_seal_or_another_encoding_are_refused(kunci, muatan):
    isi = segel.sign(MANIFES, kunci, muatan.dibuat_pada)
    panjang_tak_tentu = b"\x30\x80" + isi[4:] + b"\x00\x00"
    for ubahan in (isi + b"\x00", isi[:-1], panjang_tak_tentu):
        assert _refused(ubahan) == "SEGEL_RUSAK"


def test_that_only_the_twin_of_an_ecdsa_value_is_taken_as_well(kunci, muatan):
    # (r, s) and (r, n − s) both hold: so a package is identified by its manifest
    isi = segel.sign(MANIFES, kunci, muatan.dibuat_pada)
    r, s = utils.decode_dss_signature(_value(isi))
    kembar = _with_value(isi, utils.encode_dss_signature(r, P256_ORDE - s))
    assert kembar != isi
    assert segel.verify(kembar, MANIFES) == segel.verify(isi, MANIFES)
