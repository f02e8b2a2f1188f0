"""The container: a ZIP file with exactly one spelling for given files.

Every entry is STORED, version 20, of 1 January 1980, without flags, extra fields, comments,
descriptors, folders or ZIP64. So a reader needs no tolerance: it parses forward, writes what it
found once more, and accepts the file only if both are the same bytes.
"""

import re
import struct
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import Entri
from ranpk_desktop.paket.tidak_sah import TidakSahError

UKURAN_MAKS = 64 * 1024 * 1024
ISI_MAKS = UKURAN_MAKS - 1024 * 1024  # leaves room for headers, manifest and seal
DATA_MAKS = 8 * 1024 * 1024  # of data.json, which takes some fifty times that in memory
OBJEK_MAKS = 500

MIMETYPE = Entri("mimetype", b"application/vnd.etsi.asic-e+zip")
DATA = "data.json"
MANIFES = "META-INF/ASiCManifest001.xml"
SEGEL = "META-INF/signature001.p7s"

_NAMA = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_NAMA_PERANGKAT = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)

_ENTRI_TETAP = 3  # mimetype, manifest, seal
_VERSI = 20
_TANGGAL_1980 = 0x0021
# signature, version, flags, method, time, date, CRC-32, packed, unpacked, name, extra
_LOKAL = struct.Struct("<4s5H3L2H")
# signature, made by, then as above; comment, disk, internal and external attributes, offset
_PUSAT = struct.Struct("<4s6H3L5H2L")
# signature, disk numbers, entries (twice), size and offset of the central directory, comment
_AKHIR = struct.Struct("<4s4H2LH")
_TANDA_LOKAL = b"PK\x03\x04"


class Wadah(NamedTuple):
    """What a container holds; the first of `objek` is data.json."""

    objek: tuple[Entri, ...]
    manifes: bytes
    segel: bytes


def write(wadah: Wadah) -> bytes:
    """Return the bytes of the container; raise ValueError for a name or an order not allowed."""
    _check_names([entri.nama for entri in wadah.objek])
    semua = [MIMETYPE, *wadah.objek, Entri(MANIFES, wadah.manifes), Entri(SEGEL, wadah.segel)]
    berkas, pusat = bytearray(), bytearray()
    for nama, isi in ((entri.nama.encode("ascii"), entri.isi) for entri in semua):
        bersama = (
            _VERSI,
            0,
            0,
            0,
            _TANGGAL_1980,
            zlib.crc32(isi),
            len(isi),
            len(isi),
            len(nama),
            0,
        )
        pusat += _PUSAT.pack(b"PK\x01\x02", _VERSI, *bersama, 0, 0, 0, 0, len(berkas)) + nama
        berkas += _LOKAL.pack(_TANDA_LOKAL, *bersama) + nama + isi
    jumlah = len(semua)
    akhir = _AKHIR.pack(b"PK\x05\x06", 0, 0, jumlah, jumlah, len(pusat), len(berkas), 0)
    return bytes(berkas + pusat + akhir)


def read(berkas: bytes) -> Wadah:
    """Return what the container holds; raise TidakSahError unless `write` gives the same bytes."""
    if len(berkas) > UKURAN_MAKS:
        raise TidakSahError(
            "WADAH_TERLALU_BESAR",
            _("Berkas ini lebih besar daripada paket RANPK mana pun."),
            _("Periksa apakah Anda memilih berkas yang benar."),
        )
    if not berkas.startswith(_TANDA_LOKAL):
        raise TidakSahError(
            "BUKAN_PAKET",
            _("Berkas ini bukan paket RANPK."),
            _("Pilih berkas yang namanya berakhir dengan “.asice”."),
        )
    try:
        entri = _parse_forward(berkas)
        if len(entri) <= _ENTRI_TETAP:
            raise ValueError("an entry is missing")
        wadah = Wadah(tuple(entri[1:-2]), entri[-2].isi, entri[-1].isi)
        same = write(wadah) == berkas
    except (ValueError, struct.error) as error:
        raise _damaged() from error
    if not same:
        raise _damaged()
    return wadah


def _parse_forward(berkas: bytes) -> list[Entri]:
    """Return the entries from local header to local header, trusting no size and no count."""
    daftar: list[Entri] = []
    posisi = 0
    while berkas.startswith(_TANDA_LOKAL, posisi):
        if len(daftar) == OBJEK_MAKS + _ENTRI_TETAP:
            raise ValueError("too many entries")
        *_lain, ukuran, panjang_nama, _ekstra = _LOKAL.unpack_from(berkas, posisi)
        awal_nama = posisi + _LOKAL.size
        awal_isi = awal_nama + panjang_nama
        posisi = awal_isi + ukuran
        if posisi > len(berkas):
            raise ValueError("an entry goes beyond the end of the file")
        nama = berkas[awal_nama:awal_isi].decode("ascii")
        daftar.append(Entri(nama, berkas[awal_isi:posisi]))
    return daftar


def _check_names(nama: Sequence[str]) -> None:
    """Refuse names that some computer would take for a path, a device, or one another."""
    if not nama or nama[0] != DATA or len(nama) > OBJEK_MAKS:
        raise ValueError("data.json does not come first, or too many entries")
    terpakai = {"mimetype", "meta-inf"}
    for satu in nama:
        if (
            not _NAMA.fullmatch(satu)
            or ".." in satu
            or satu.endswith(".")
            or _NAMA_PERANGKAT.fullmatch(satu)
            or satu.lower() in terpakai
        ):
            raise ValueError(f"name not allowed: {satu}")
        terpakai.add(satu.lower())


def _damaged() -> TidakSahError:
    return TidakSahError("WADAH_RUSAK", _("Paket ini rusak atau telah diubah."))
