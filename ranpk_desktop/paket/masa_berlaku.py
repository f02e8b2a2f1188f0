"""When a certificate of our own folder ends: read at every start, so without cryptography."""

import binascii
from base64 import b64decode
from datetime import UTC, date, datetime

_WAKTU_UTC = 0x17
_FORMAT = {_WAKTU_UTC: "%y%m%d%H%M%SZ", 0x18: "%Y%m%d%H%M%SZ"}
_BERLABEL_0 = 0xA0
_AWAL, _AKHIR = b"-----BEGIN CERTIFICATE-----", b"-----END CERTIFICATE-----"


def last_day(pem: bytes) -> date | None:
    """Return the day (UTC) on which the first certificate ends; None for what is none."""
    try:
        der = b64decode(pem.split(_AWAL, 1)[1].split(_AKHIR, 1)[0])
        (isi,) = _children(der)
        _label, sertifikat = isi
        bagian = _children(_children(sertifikat)[0][1])
        if bagian[0][0] == _BERLABEL_0:  # the version, which v1 leaves out
            del bagian[0]
        _nomor, _algoritma, _penerbit, (_urutan, masa), *_lain = bagian
        label, akhir = _children(masa)[1]
        return datetime.strptime(akhir.decode("ascii"), _FORMAT[label]).replace(tzinfo=UTC).date()
    except (ValueError, IndexError, KeyError, TypeError, binascii.Error):
        return None


def _children(isi: bytes) -> list[tuple[int, bytes]]:
    """Return tag and content of the DER elements that stand one after another."""
    anak = []
    while isi:
        panjang, kepala = isi[1], 2
        if panjang & 0x80:
            kepala += panjang & 0x7F
            panjang = int.from_bytes(isi[2:kepala])
        anak.append((isi[0], isi[kepala : kepala + panjang]))
        isi = isi[kepala + panjang :]
    return anak
