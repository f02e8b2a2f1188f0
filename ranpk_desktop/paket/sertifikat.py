"""Certificates of offices: which ones may seal, how people compare them, how they travel."""

import hashlib
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError

BIT_RSA_MIN = 3072
_KELOMPOK = 6


def check_policy(sertifikat: x509.Certificate) -> None:
    """Raise ValueError unless the certificate may seal: P-256 or RSA ≥ 3072, digitalSignature."""
    kunci = sertifikat.public_key()
    if isinstance(kunci, ec.EllipticCurvePublicKey):
        if not isinstance(kunci.curve, ec.SECP256R1):
            raise ValueError("curve other than P-256")
    elif not isinstance(kunci, rsa.RSAPublicKey) or kunci.key_size < BIT_RSA_MIN:
        raise ValueError("neither P-256 nor RSA of at least 3072 bits")
    try:
        pemakaian = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound as error:
        raise ValueError("no key usage") from error
    if not pemakaian.digital_signature:
        raise ValueError("key usage without digitalSignature")


def subject_name(sertifikat: x509.Certificate) -> str:
    """Return the name that the certificate claims, empty without one."""
    nama = sertifikat.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(nama[0].value) if nama else ""


def is_valid_at(sertifikat: x509.Certificate, waktu: datetime) -> bool:
    """Return whether the aware time lies within the certificate's validity."""
    return sertifikat.not_valid_before_utc <= waktu <= sertifikat.not_valid_after_utc


def expiry(der: bytes) -> datetime:
    """Return the end of the certificate's validity, in UTC."""
    return x509.load_der_x509_certificate(der).not_valid_after_utc


def kode_pengenal(der: bytes) -> str:
    """Return the code that two offices compare by telephone: six groups of five digits.

    Each group is two bytes of the certificate's SHA-256 (96 bits together): digits are dictated
    with fewer mistakes than letters. Example: `32570-37314-02909-17633-00811-60120`.
    """
    sidik = hashlib.sha256(der).digest()
    kelompok = (int.from_bytes(sidik[2 * i : 2 * i + 2]) for i in range(_KELOMPOK))
    return "-".join(f"{angka:05d}" for angka in kelompok)


def certificate_pem(der: bytes) -> bytes:
    """Return the certificate as PEM text, for `openssl` and for other programs."""
    return x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM)


def read_pem(teks: bytes) -> list[bytes]:
    """Return the certificates of a PEM file as DER; raise KnownError SERTIFIKAT_TAK_TERBACA."""
    try:
        return [satu.public_bytes(Encoding.DER) for satu in x509.load_pem_x509_certificates(teks)]
    except ValueError as error:
        raise KnownError(
            "SERTIFIKAT_TAK_TERBACA",
            _("Berkas sertifikat ini tidak dapat dibaca."),
            _("Pilih berkas sertifikat “.pem” milik unit yang hendak diperiksa."),
        ) from error
