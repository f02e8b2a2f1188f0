"""Certificates of offices: which ones may seal, how people compare them, how they travel."""

import hashlib
from datetime import datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import KnownError
from ranpk_desktop.paths import resource

BIT_RSA_MIN = 3072
UKURAN_MAKS = 64 * 1024
"""Bytes of a file with certificates: an RSA-4096 certificate with its chain is a tenth of it."""
KATA_BERKAS = ("kata", "kode-pengenal.txt")
_KELOMPOK = 6
_OKTET_KELOMPOK = 2


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


def kata_pengenal(der: bytes) -> tuple[str, ...]:
    """Return the same code as twelve words to read out: one for each of its bytes, in order.

    Two words are one group of `kode_pengenal`; the list is resources/kata/kode-pengenal.txt.
    """
    sidik = hashlib.sha256(der).digest()[: _KELOMPOK * _OKTET_KELOMPOK]
    return tuple(_words()[oktet] for oktet in sidik)


def is_code_of(der: bytes, teks: str) -> bool:
    """Tell whether a text is the certificate's code, as digits or as words, however parted."""
    huruf = "".join(tanda if tanda.isalnum() else " " for tanda in teks.casefold())
    angka = "".join(huruf.split())
    if angka.isdecimal():
        return angka == kode_pengenal(der).replace("-", "")
    return tuple(huruf.split()) == kata_pengenal(der)


@cache
def _words() -> tuple[str, ...]:
    """Return the word of every byte; the order never changes, since offices compare by it."""
    return tuple(resource(*KATA_BERKAS).read_text(encoding="ascii").split())


def fingerprint(der: bytes) -> str:
    """Return the SHA-256 of the certificate in hex: 64 digits."""
    return hashlib.sha256(der).hexdigest()


def certificate_pem(der: bytes) -> bytes:
    """Return the certificate as PEM text, for `openssl` and for other programs."""
    return x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM)


def read_pem(teks: bytes) -> list[bytes]:
    """Return the certificates of a PEM file as DER; raise KnownError SERTIFIKAT_TAK_TERBACA."""
    try:
        if len(teks) > UKURAN_MAKS:
            raise ValueError("far larger than a few certificates")
        return [satu.public_bytes(Encoding.DER) for satu in x509.load_pem_x509_certificates(teks)]
    except ValueError as error:
        raise _unreadable() from error


def read_sealing(isi: bytes) -> bytes:
    """Return the first certificate of a foreign file, PEM or DER, as DER: one that may seal.

    Raises KnownError: SERTIFIKAT_TAK_TERBACA, SERTIFIKAT_TIDAK_COCOK.
    """
    if len(isi) <= UKURAN_MAKS and isi[:1] == b"\x30":
        try:
            der = x509.load_der_x509_certificate(isi).public_bytes(Encoding.DER)
        except ValueError as error:
            raise _unreadable() from error
    else:
        der = read_pem(isi)[0]
    try:
        check_policy(x509.load_der_x509_certificate(der))
    # cryptography answers hostile certificates with many kinds of exception
    except Exception as error:
        raise KnownError(
            "SERTIFIKAT_TIDAK_COCOK",
            _("Sertifikat ini tidak dapat dipakai untuk memeriksa segel."),
            _("Mintalah sertifikat kunci segel unit itu (P-256 atau RSA {bit} bit).").format(
                bit=BIT_RSA_MIN
            ),
        ) from error
    return der


def _unreadable() -> KnownError:
    return KnownError(
        "SERTIFIKAT_TAK_TERBACA",
        _("Berkas sertifikat ini tidak dapat dibaca."),
        _("Pilih berkas sertifikat “.pem” milik unit yang hendak diperiksa."),
    )
