"""The office's key: P-256 in a PKCS#12 file under a passphrase that is never stored."""

import hashlib
import hmac
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto.algos import EncryptionAlgorithm
from asn1crypto.pkcs12 import Pfx, SafeContents
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.paket import sertifikat

KATA_MIN = 5
HURUF_MIN = 14
MASA_BERLAKU = timedelta(days=3652)

UKURAN_MAKS = 64 * 1024
"""Bytes of a PKCS#12 file: ours has 1 kB, one with RSA-4096 and a long chain a tenth of this."""
PUTARAN_MAKS = 2_000_000
"""Rounds of key derivation: a second of work; more only keeps the computer busy for hours."""
_BAGIAN_MAKS = 32
_PUTARAN_KDF = 100_000
_BLOK_SHA256 = 64
_PANJANG_NAMA_MAKS = 64  # X.520, ub-common-name
_JAM_TERTINGGAL = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kunci:
    """A private key and its certificate (DER); neither is ever shown or logged."""

    privat: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    sertifikat: bytes

    def __repr__(self) -> str:
        return f"Kunci({sertifikat.kode_pengenal(self.sertifikat)})"


def check_frasa(frasa: str) -> None:
    """Refuse a passphrase of fewer than five words that is also shorter than 14 characters."""
    if len(frasa.split()) < KATA_MIN and len(frasa.strip()) < HURUF_MIN:
        raise CheckError(
            "frasa",
            _("Frasa sandi ini terlalu pendek."),
            _("Pakai sedikitnya {kata} kata atau {huruf} huruf yang mudah Anda ingat.").format(
                kata=KATA_MIN, huruf=HURUF_MIN
            ),
        )


def make_p12(nama_unit: str, kode_unit: str, frasa: str, now: datetime) -> bytes:
    """Return a new key with its self-signed certificate as a PKCS#12 file.

    The certificate names the unit, may only sign, and lasts ten years. It begins a day before
    `now` (aware), because clocks of offices are often behind one another.
    """
    check_frasa(frasa)
    privat = ec.generate_private_key(ec.SECP256R1())
    atribut = [x509.NameAttribute(NameOID.COMMON_NAME, nama_unit[:_PANJANG_NAMA_MAKS].strip())]
    if kode_unit:
        atribut.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, kode_unit))
    nama = x509.Name(atribut)
    pemakaian = x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    bukti_diri = (
        x509.CertificateBuilder()
        .subject_name(nama)
        .issuer_name(nama)
        .public_key(privat.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _JAM_TERTINGGAL)
        .not_valid_after(now + MASA_BERLAKU)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(pemakaian, critical=True)
        .sign(privat, hashes.SHA256())
    )
    return _protect(Kunci(privat, bukti_diri.public_bytes(Encoding.DER)), frasa)


def change_frasa(isi: bytes, lama: str, baru: str) -> bytes:
    """Return a new PKCS#12 file with the same key and certificate under another passphrase.

    Raises what load_p12 and check_frasa raise.
    """
    kunci = load_p12(isi, lama)
    check_frasa(baru)
    return _protect(kunci, baru)


def _protect(kunci: Kunci, frasa: str) -> bytes:
    """Return the PKCS#12 file of a key under a passphrase."""
    bukti_diri = x509.load_der_x509_certificate(kunci.sertifikat)
    penyandian = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(_PUTARAN_KDF)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(_password(frasa))
    )
    return _slow_down_guessing(
        pkcs12.serialize_key_and_certificates(b"ranpk", kunci.privat, bukti_diri, None, penyandian),
        frasa,
    )


def load_p12(isi: bytes, frasa: str) -> Kunci:
    """Return the key of a PKCS#12 file, ours or an imported one that may be hostile.

    Raises KnownError: KUNCI_RUSAK (no PKCS#12, or one made to keep the computer busy),
    FRASA_SALAH, KUNCI_TIDAK_COCOK (a key or a certificate that may not seal packages).
    """
    _check_form(isi)
    try:
        privat, bukti_diri, _rantai = pkcs12.load_key_and_certificates(isi, _password(frasa))
    except ValueError as error:
        raise KnownError(
            "FRASA_SALAH",
            _("Frasa sandi tidak cocok dengan kunci ini."),
            _("Periksa huruf besar dan kecil, lalu ketik lagi."),
        ) from error
    except UnsupportedAlgorithm as error:
        raise _broken_file() from error
    if bukti_diri is None or not isinstance(
        privat, (ec.EllipticCurvePrivateKey, rsa.RSAPrivateKey)
    ):
        raise _unfit_key()
    try:
        sertifikat.check_policy(bukti_diri)
    except ValueError as error:
        raise _unfit_key() from error
    if privat.public_key() != bukti_diri.public_key():
        raise _unfit_key()
    return Kunci(privat, bukti_diri.public_bytes(Encoding.DER))


def _password(frasa: str) -> bytes:
    """Return the passphrase in one Unicode form, since keyboards compose letters differently."""
    return unicodedata.normalize("NFC", frasa).encode()


def _slow_down_guessing(p12: bytes, frasa: str) -> bytes:
    """Return the file with as many rounds before its MAC as before its encryption.

    cryptography writes the MAC with 2048 rounds whatever `kdf_rounds` says, and whoever guesses
    passphrases tries them where it is cheapest. Key derivation: RFC 7292, appendix B.2, ID 3, of
    which SHA-256 needs one block only.
    """
    pfx = Pfx.load(p12)
    mac = pfx["mac_data"]
    sandi = _password(frasa).decode().encode("utf-16-be") + b"\0\0"
    kunci_mac = bytes([3]) * _BLOK_SHA256 + _fill_blocks(mac["mac_salt"].native)
    kunci_mac += _fill_blocks(sandi)
    for _putaran in range(_PUTARAN_KDF):
        kunci_mac = hashlib.sha256(kunci_mac).digest()
    mac["iterations"] = _PUTARAN_KDF
    mac["mac"]["digest"] = hmac.digest(kunci_mac, pfx["auth_safe"]["content"].native, "sha256")
    return bytes(pfx.dump())


def _fill_blocks(isi: bytes) -> bytes:
    """Repeat bytes until they fill whole blocks of the hash."""
    panjang = -(-len(isi) // _BLOK_SHA256) * _BLOK_SHA256
    return (isi * (panjang // len(isi) + 1))[:panjang]


def _check_form(isi: bytes) -> None:
    """Tell a file that is no PKCS#12 from a wrong passphrase, which the library does not.

    Size and rounds are those that a person would wait for.
    """
    try:
        if len(isi) > UKURAN_MAKS:
            raise ValueError("far larger than one key")
        pfx = Pfx.load(isi, strict=True)
        pfx.native  # noqa: B018 - parses all of it
        for putaran in _rounds(pfx):
            if not 0 < putaran <= PUTARAN_MAKS:
                raise ValueError("rounds beyond all use")
    # asn1crypto answers hostile bytes with many kinds of exception, KeyError and RecursionError too
    except Exception as error:
        raise _broken_file() from error


def _rounds(pfx: Pfx) -> Iterator[int]:
    """Yield the rounds of every derivation that can be seen before the file is decrypted."""
    mac = pfx["mac_data"]
    if mac.native is None:
        raise ValueError("no MAC")
    yield mac["iterations"].native
    bagian = list(pfx.authenticated_safe)
    if len(bagian) > _BAGIAN_MAKS:
        raise ValueError("far more parts than one key needs")
    for satu in bagian:
        jenis = satu["content_type"].native
        if jenis == "encrypted_data":
            isi = satu["content"]["encrypted_content_info"]
            yield _iterations(isi["content_encryption_algorithm"])
        elif jenis == "data":
            for kantong in SafeContents.load(satu["content"].native):
                if kantong["bag_id"].native == "pkcs8_shrouded_key_bag":
                    yield _iterations(kantong["bag_value"]["encryption_algorithm"])
        else:
            raise ValueError("encrypted for a public key")


def _iterations(algoritma: EncryptionAlgorithm) -> int:
    """Return the rounds of PBKDF2 or of PKCS#12's own derivation; scrypt would eat the memory."""
    if algoritma.kdf not in ("pbkdf2", "pkcs12", "pkcs12_kdf"):
        raise ValueError("another key derivation")
    return int(algoritma.kdf_iterations)


def _broken_file() -> KnownError:
    return KnownError(
        "KUNCI_RUSAK",
        _("Berkas kunci ini tidak dapat dibaca."),
        _("Pilih berkas “.p12” yang benar, atau pulihkan dari cadangan."),
    )


def _unfit_key() -> KnownError:
    return KnownError(
        "KUNCI_TIDAK_COCOK",
        _("Kunci ini tidak dapat dipakai untuk menyegel paket."),
        _("Pakai kunci P-256 atau RSA {bit} bit yang boleh membubuhkan tanda tangan.").format(
            bit=sertifikat.BIT_RSA_MIN
        ),
    )
