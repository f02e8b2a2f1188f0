"""The seal: a detached CAdES signature (CMS, DER) over the manifest, or over a PDF.

There is one spelling of a seal for a given certificate, time and signature value: `_assemble`
writes it. A reader takes those three out of a foreign seal, assembles them anew and requires the
same bytes; so no other attribute, algorithm, signer or encoding can slip in. pyHanko writes the
same bytes and takes 20 ms for it; tests hold both against each other, and against openssl.
"""

import hashlib
from datetime import UTC, datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import Segel
from ranpk_desktop.paket import sertifikat
from ranpk_desktop.paket.kunci_p12 import Kunci
from ranpk_desktop.paket.tidak_sah import TidakSahError

_BILANGAN, _OKTET, _NOL, _OID, _WAKTU_UTC, _URUTAN, _HIMPUNAN = 2, 4, 5, 6, 0x17, 0x30, 0x31
_BERLABEL_0, _NAMA_DIREKTORI = 0xA0, 0xA4

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_DATA = bytes.fromhex("2a864886f70d010701")
_CONTENT_TYPE = bytes.fromhex("2a864886f70d010903")
_MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
_SIGNING_TIME = bytes.fromhex("2a864886f70d010905")
_SIGNING_CERTIFICATE_V2 = bytes.fromhex("2a864886f70d010910022f")
_SHA256 = bytes.fromhex("608648016503040201")
_ECDSA_SHA256 = bytes.fromhex("2a8648ce3d040302")
_RSA_SHA256 = bytes.fromhex("2a864886f70d01010b")

_UKURAN_MAKS = 16 * 1024
_FORMAT_WAKTU = "%y%m%d%H%M%SZ"


def sign(manifes: bytes, kunci: Kunci, waktu: datetime) -> bytes:
    """Return the seal of the manifest at an aware time; the same arguments give the same bytes.

    ECDSA nonces are derived from key and message (RFC 6979), which also spares old computers the
    question whether their randomness is good. Raises ValueError for a year outside 2000–2049.
    """
    return _sign(hashlib.sha256(manifes).digest(), kunci, waktu)


def sign_pdf(sidik: bytes, kunci: Kunci) -> bytes:
    """Return the seal of a PDF over the SHA-256 of what it covers.

    It has no signing time of its own: in PAdES (ETSI EN 319 142-1) that stands in the PDF.
    """
    return _sign(sidik, kunci, None)


def _sign(sidik: bytes, kunci: Kunci, waktu: datetime | None) -> bytes:
    bukti_diri = x509.load_der_x509_certificate(kunci.sertifikat)
    atribut = _signed_attributes(bukti_diri, waktu, sidik)
    pesan = _tlv(_HIMPUNAN, atribut)
    if isinstance(kunci.privat, rsa.RSAPrivateKey):
        nilai = kunci.privat.sign(pesan, padding.PKCS1v15(), hashes.SHA256())
    else:
        nilai = kunci.privat.sign(pesan, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    return _assemble(bukti_diri, atribut, nilai)


def verify(segel: bytes, manifes: bytes) -> Segel:
    """Return the seal if it fits the manifest; whom to trust is for the caller to decide.

    Raises TidakSahError: SEGEL_RUSAK, or KUNCI_LEMAH for a certificate that may not seal.
    """
    try:
        if len(segel) > _UKURAN_MAKS:
            raise ValueError("far larger than a seal with one certificate")
        bukti_diri, daftar_atribut, nilai = _parse(segel)
        waktu = _signing_time(daftar_atribut)
        sidik = hashlib.sha256(manifes).digest()
        _check(segel, bukti_diri, _signed_attributes(bukti_diri, waktu, sidik), nilai)
        nama = sertifikat.subject_name(bukti_diri)
        berlaku = sertifikat.is_valid_at(bukti_diri, waktu)
    # cryptography answers hostile certificates and values with many kinds of exception
    except Exception as error:
        raise TidakSahError(
            "SEGEL_RUSAK", _("Segel paket ini rusak, atau isinya diubah setelah disegel.")
        ) from error
    try:
        sertifikat.check_policy(bukti_diri)
    except ValueError as error:
        raise TidakSahError(
            "KUNCI_LEMAH",
            _("Paket ini disegel dengan kunci yang tidak boleh dipakai untuk menyegel."),
            _("Mintalah unit pengirim membuat kunci baru di RANPK, lalu mengirim ulang."),
        ) from error
    der = bukti_diri.public_bytes(Encoding.DER)
    kode, kata = sertifikat.kode_pengenal(der), sertifikat.kata_pengenal(der)
    return Segel(der, nama, kode, waktu, berlaku, kata)


def verify_pdf(isi: bytes, sidik: bytes) -> bytes:
    """Return the certificate (DER) of a seal of a PDF, over the SHA-256 of what it covers.

    `isi` is the place of the seal, filled up with zeros. Raises ValueError for anything else in it.
    """
    try:
        if len(isi) > _UKURAN_MAKS:
            raise ValueError("far larger than a seal with one certificate")
        panjang = len(isi) - len(_rest(isi))
        segel, isian = isi[:panjang], isi[panjang:]
        if any(isian):
            raise ValueError("something after the seal")
        bukti_diri, _atribut, nilai = _parse(segel)
        _check(segel, bukti_diri, _signed_attributes(bukti_diri, None, sidik), nilai)
        sertifikat.check_policy(bukti_diri)
        return bukti_diri.public_bytes(Encoding.DER)
    except Exception as error:  # as above: of many kinds
        raise ValueError("no seal of ours") from error


def _check(segel: bytes, bukti_diri: x509.Certificate, atribut: bytes, nilai: bytes) -> None:
    """Raise unless the seal is the one spelling of these attributes and the key's own."""
    if _assemble(bukti_diri, atribut, nilai) != segel:
        raise ValueError("not the one spelling of a seal")
    _check_signature(bukti_diri.public_key(), nilai, _tlv(_HIMPUNAN, atribut))


def _parse(segel: bytes) -> tuple[x509.Certificate, list[bytes], bytes]:
    """Return certificate, signed attributes and signature value, from where the template has them.

    Nothing else is looked at, since all of it must be as in the template anyway.
    """
    _oid, isi = _children(segel)
    (signed_data,) = _children(isi)
    *_lain, daftar_sertifikat, daftar_penanda = _children(signed_data)
    (bukti_diri,) = _children(daftar_sertifikat)
    (penanda,) = _children(daftar_penanda)
    *_lain, daftar_atribut, _algoritma, nilai = _children(penanda)
    return (
        x509.load_der_x509_certificate(bukti_diri),
        _children(daftar_atribut),
        _content(nilai),
    )


def _signing_time(daftar_atribut: list[bytes]) -> datetime:
    _jenis, atribut_waktu, _sidik, _pengenal = daftar_atribut
    _oid, daftar_waktu = _children(atribut_waktu)
    (waktu,) = _children(daftar_waktu)
    return datetime.strptime(_content(waktu).decode(), _FORMAT_WAKTU).replace(tzinfo=UTC)


def _signed_attributes(
    bukti_diri: x509.Certificate, waktu: datetime | None, sidik_isi: bytes
) -> bytes:
    """Return the signed attributes of CAdES (ETSI EN 319 122-1, baseline B), in DER order."""
    sidik = hashlib.sha256(bukti_diri.public_bytes(Encoding.DER)).digest()
    penerbit, nomor = _issuer_and_serial(bukti_diri)
    nama_umum = _tlv(_URUTAN, _tlv(_NAMA_DIREKTORI, penerbit))
    pengenal = _tlv(_URUTAN, _tlv(_OKTET, sidik), _tlv(_URUTAN, nama_umum, nomor))
    atribut = [
        (_CONTENT_TYPE, _tlv(_OID, _DATA)),
        (_MESSAGE_DIGEST, _tlv(_OKTET, sidik_isi)),
        (_SIGNING_CERTIFICATE_V2, _tlv(_URUTAN, _tlv(_URUTAN, pengenal))),
    ]
    if waktu:
        atribut.insert(1, (_SIGNING_TIME, _tlv(_WAKTU_UTC, _format_time(waktu))))
    return b"".join(
        _tlv(_URUTAN, _tlv(_OID, jenis), _tlv(_HIMPUNAN, nilai)) for jenis, nilai in atribut
    )


def _assemble(bukti_diri: x509.Certificate, atribut: bytes, nilai: bytes) -> bytes:
    """Return a CMS with one certificate, one signer and no unsigned attribute (RFC 5652)."""
    versi = _tlv(_BILANGAN, b"\x01")
    sha256 = _tlv(_URUTAN, _tlv(_OID, _SHA256), _tlv(_NOL))
    if isinstance(bukti_diri.public_key(), rsa.RSAPublicKey):
        algoritma = _tlv(_URUTAN, _tlv(_OID, _RSA_SHA256), _tlv(_NOL))
    else:
        algoritma = _tlv(_URUTAN, _tlv(_OID, _ECDSA_SHA256))
    penanda = _tlv(
        _URUTAN,
        versi,
        _tlv(_URUTAN, *_issuer_and_serial(bukti_diri)),
        sha256,
        _tlv(_BERLABEL_0, atribut),
        algoritma,
        _tlv(_OKTET, nilai),
    )
    signed_data = _tlv(
        _URUTAN,
        versi,
        _tlv(_HIMPUNAN, sha256),
        _tlv(_URUTAN, _tlv(_OID, _DATA)),
        _tlv(_BERLABEL_0, bukti_diri.public_bytes(Encoding.DER)),
        _tlv(_HIMPUNAN, penanda),
    )
    return _tlv(_URUTAN, _tlv(_OID, _SIGNED_DATA), _tlv(_BERLABEL_0, signed_data))


def _check_signature(kunci: object, nilai: bytes, pesan: bytes) -> None:
    """Raise unless the signature value is the key's over the message."""
    if isinstance(kunci, ec.EllipticCurvePublicKey):
        kunci.verify(nilai, pesan, ec.ECDSA(hashes.SHA256()))
    elif isinstance(kunci, rsa.RSAPublicKey):
        kunci.verify(nilai, pesan, padding.PKCS1v15(), hashes.SHA256())
    else:
        raise InvalidSignature


def _issuer_and_serial(bukti_diri: x509.Certificate) -> tuple[bytes, bytes]:
    nomor = bukti_diri.serial_number
    oktet = nomor.to_bytes(nomor.bit_length() // 8 + 1, signed=True)
    return bukti_diri.issuer.public_bytes(), _tlv(_BILANGAN, oktet)


def _format_time(waktu: datetime) -> bytes:
    """Return the content of a UTCTime, whose two digits only mean 1950–2049."""
    utc = waktu.astimezone(UTC)
    if not 2000 <= utc.year < 2050:
        raise ValueError("signing time outside 2000–2049")
    return utc.strftime(_FORMAT_WAKTU).encode()


def _tlv(label: int, *isi: bytes) -> bytes:
    """Return one DER element: tag, length, content."""
    gabungan = b"".join(isi)
    panjang = len(gabungan)
    if panjang < 0x80:
        return bytes((label, panjang)) + gabungan
    oktet = panjang.to_bytes((panjang.bit_length() + 7) // 8)
    return bytes((label, 0x80 | len(oktet))) + oktet + gabungan


def _content(elemen: bytes) -> bytes:
    """Return the content of one DER element; any doubtful length is settled by `_assemble`."""
    tambahan = elemen[1] & 0x7F if elemen[1] & 0x80 else 0
    return elemen[2 + tambahan :]


def _children(elemen: bytes) -> list[bytes]:
    """Return the elements inside a constructed one."""
    isi = _content(elemen)
    anak = []
    while isi:
        sisa = _rest(isi)
        anak.append(isi[: len(isi) - len(sisa)])
        isi = sisa
    return anak


def _rest(isi: bytes) -> bytes:
    """Return what stands after the first element."""
    panjang, kepala = isi[1], 2
    if panjang & 0x80:
        kepala += panjang & 0x7F
        panjang = int.from_bytes(isi[2:kepala])
    return isi[kepala + panjang :]
