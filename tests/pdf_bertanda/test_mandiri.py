"""What others say of our seals: pdfsig, openssl, pyHanko; and what they do not see."""

import asyncio
import re
from io import BytesIO

import pytest
from asn1crypto import cms, keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.domain.pdf_bertanda import Pihak
from ranpk_desktop.paket import segel
from ranpk_desktop.paket.kunci_p12 import Kunci
from ranpk_desktop.pdf_bertanda.verifikasi import verify
from tests.exports.alat import run
from tests.paket.test_segel import import_key
from tests.pdf_bertanda import serangan
from tests.pdf_bertanda.naskah import WAKTU
from tests.pdf_bertanda.serangan import codes


def pdfsig(folder, isi):
    path = folder / "naskah.pdf"
    path.write_bytes(isi)
    return run("pdfsig", "-nocert", path)


def test_that_pdfsig_finds_both_seals_valid(tmp_path, dua_kali):
    said = pdfsig(tmp_path, dua_kali)
    assert said.count("Signature is Valid.") == 2
    assert re.findall(r"Signature Field Name: (\w+)", said) == ["PihakKesatu", "PihakKedua"]
    assert said.count("Signature Type: ETSI.CAdES.detached") == 2
    assert said.count("Signing Hash Algorithm: SHA-256") == 2
    assert said.count("Total document signed") == 1


@pytest.mark.parametrize("pihak", list(Pihak))
def test_that_pyhanko_finds_both_seals_valid(dua_kali, kunci, pihak):
    reader = PdfFileReader(BytesIO(dua_kali))
    (embedded,) = (it for it in reader.embedded_signatures if it.field_name == pihak.bidang)
    context = ValidationContext(
        trust_roots=[asn1_x509.Certificate.load(kunci[pihak].sertifikat)], moment=WAKTU
    )
    usage = KeyUsageConstraints(key_usage={"digital_signature"})
    status = asyncio.run(async_validate_pdf_signature(embedded, context, key_usage_settings=usage))
    assert status.bottom_line
    assert status.modification_level <= ModificationLevel.FORM_FILLING
    assert status.signer_reported_dt == WAKTU


def test_that_pyhanko_writes_the_same_seal_but_for_the_signature_value(kunci):
    satu, sidik = kunci[Pihak.KESATU], bytes(range(32))
    privat = satu.privat.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(satu.sertifikat),
        signing_key=keys.PrivateKeyInfo.load(privat),
        cert_registry=SimpleCertificateStore(),
    )
    theirs = asyncio.run(signer.async_sign(sidik, "sha256", use_pades=True))
    ours = segel.sign_pdf(sidik, satu)
    own = cms.ContentInfo.load(ours)["content"]["signer_infos"][0]["signature"]
    theirs["content"]["signer_infos"][0]["signature"] = own
    assert theirs.dump(force=True) == ours


def test_that_an_imported_rsa_key_seals_as_well(tmp_path, asli, kunci, tepercaya):
    privat, bukti_diri = import_key(rsa.generate_private_key(65537, 3072), WAKTU)
    lain = Kunci(privat, bukti_diri.public_bytes(Encoding.DER))
    isi = serangan.seal_both(asli, {**kunci, Pihak.KESATU: lain})
    assert verify(isi, [Identitas(lain.sertifikat), tepercaya[1]]).sah is True
    assert pdfsig(tmp_path, isi).count("Signature is Valid.") == 2


def test_that_pdfsig_takes_what_we_refuse(tmp_path, sekali, kunci, tepercaya):
    """That is why its word alone is not enough, and the documentation says so."""
    changed = serangan.seal_with(sekali, kunci[Pihak.KEDUA], serangan.replace_content)
    assert pdfsig(tmp_path, changed).count("Signature is Valid.") == 2
    assert codes(verify(changed, tepercaya)) == ["ISI_DIUBAH"]
