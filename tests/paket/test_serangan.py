"""Every way we know to make a package say what nobody sealed; each must be found out."""

import io
import json
import struct
import zipfile
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.paket import Entri
from ranpk_desktop.paket import manifes, segel, wadah
from ranpk_desktop.paket.kunci_p12 import Kunci
from ranpk_desktop.paket.susun import to_data
from ranpk_desktop.paket.verifikasi import verify


@dataclass(frozen=True)
class Bahan:
    """What an attacker holds: a true package; and, if they are its owner, the key as well."""

    berkas: bytes
    kunci: Kunci
    muatan: object

    @property
    def wadah(self):
        return wadah.read(self.berkas)

    @property
    def entri(self):
        isi = self.wadah
        return [
            wadah.MIMETYPE,
            *isi.objek,
            Entri(wadah.MANIFES, isi.manifes),
            Entri(wadah.SEGEL, isi.segel),
        ]

    @property
    def data(self):
        return kanonik.dump(to_data(self.muatan))

    def seal(self, objek):
        """Return the entries of a package that its owner truly sealed, whatever it contains."""
        naskah = manifes.render(objek)
        meterai = segel.sign(naskah, self.kunci, self.muatan.dibuat_pada)
        return [
            wadah.MIMETYPE,
            *objek,
            Entri(wadah.MANIFES, naskah),
            Entri(wadah.SEGEL, meterai),
        ]

    def with_data(self, data):
        """Return a package that its owner sealed over this data.json."""
        return _zip(self.seal([Entri(wadah.DATA, data), *self.wadah.objek[1:]]))

    def with_name(self, nama):
        """Return a package that its owner sealed, with a document of this name."""
        return _zip(self.seal([*self.wadah.objek[:1], Entri(nama, b"x"), *self.wadah.objek[1:]]))


@pytest.fixture(scope="session")
def bahan(paket, kunci, muatan):
    return Bahan(paket.berkas, kunci, muatan)


def _zip(entri, change=lambda info: None, komentar=b"", paksa_zip64=False):
    """Write a ZIP without any of our rules; `change` may alter the header of each entry."""
    tampung = io.BytesIO()
    with zipfile.ZipFile(tampung, "w") as arsip:
        for satu in entri:
            info = zipfile.ZipInfo(satu.nama)
            info.create_system = 0
            change(info)
            with arsip.open(info, "w", force_zip64=paksa_zip64) as keluaran:
                keluaran.write(satu.isi)
        arsip.comment = komentar
    return tampung.getvalue().replace(b"\x00\x00\x80\x01", bytes(4))


def _set(**sifat):
    def change(info):
        for nama, nilai in sifat.items():
            setattr(info, nama, nilai)

    return change


def _flip(penanda, geser):
    """Return an attack that changes one byte, counted from the last place of some bytes."""

    def attack(bahan):
        berkas = bytearray(bahan.berkas)
        berkas[bahan.berkas.rindex(penanda) + geser] ^= 1
        return bytes(berkas)

    return attack


def _patch(penanda, geser, isi):
    def attack(bahan):
        posisi = bahan.berkas.index(penanda) + geser
        return bahan.berkas[:posisi] + isi + bahan.berkas[posisi + len(isi) :]

    return attack


def _data(lama, baru):
    """Return an attack by the owner of the key: data.json with some bytes replaced."""

    def attack(bahan):
        assert lama in bahan.data
        return bahan.with_data(bahan.data.replace(lama, baru, 1))

    return attack


def _json(**ubah):
    """Return an attack by the owner of the key: canonical data.json with other values."""
    return lambda bahan: bahan.with_data(kanonik.dump({**json.loads(bahan.data), **ubah}))


def _swap(i, j):
    def attack(bahan):
        entri = bahan.entri
        entri[i], entri[j] = entri[j], entri[i]
        return _zip(entri)

    return attack


LOKAL, PUSAT, AKHIR = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
BESAR = struct.pack("<L", 0xFFFFFFFE)
BUKTI = Entri("bukti-" + "0" * 64 + ".pdf", b"")

WADAH = {
    "flipped flag": _patch(LOKAL, 6, b"\x01"),
    "flipped version": _patch(LOKAL, 4, b"\x2d"),
    "flipped time": _patch(LOKAL, 10, b"\x01"),
    "flipped CRC": _patch(LOKAL, 14, b"\x00"),
    "flipped central directory": _flip(PUSAT, 30),
    "flipped end record": _flip(AKHIR, 8),
    "offset to another entry": _flip(PUSAT, 42),
    "flipped document": _flip(b"%PDF-1.7", 3),
    "cut by one byte": lambda b: b.berkas[:-1],
    "cut in half": lambda b: b.berkas[: len(b.berkas) // 2],
    "cut before the directory": lambda b: b.berkas[: b.berkas.index(PUSAT)],
    "cut to its first header": lambda b: b.berkas[:30],
    "byte appended": lambda b: b.berkas + b"\x00",
    "twice in a row": lambda b: b.berkas * 2,
    "another package behind": lambda b: b.berkas + _zip([Entri("data.json", b"{}")]),
    "archive comment": lambda b: _zip(b.entri, komentar=b"halo"),
    "entry comment": lambda b: _zip(b.entri, _set(comment=b"halo")),
    "extra field": lambda b: _zip(b.entri, _set(extra=b"\x01\x00\x01\x00x")),
    "Unix attributes": lambda b: _zip(b.entri, _set(external_attr=0o755 << 16)),
    "Unix as origin": lambda b: _zip(b.entri, _set(create_system=3)),
    "another date": lambda b: _zip(b.entri, _set(date_time=(2026, 10, 5, 9, 12, 0))),
    "deflated": lambda b: _zip(b.entri, _set(compress_type=zipfile.ZIP_DEFLATED)),
    "ZIP64": lambda b: _zip(b.entri, paksa_zip64=True),
    "seal before manifest": _swap(-1, -2),
    "mimetype second": _swap(0, 1),
    "data.json later": _swap(1, 2),
    "other mimetype": lambda b: _zip([Entri("mimetype", b"application/zip"), *b.entri[1:]]),
    "mimetype missing": lambda b: _zip(b.entri[1:]),
    "seal missing": lambda b: _zip(b.entri[:-1]),
    "only the frame": lambda b: _zip([b.entri[0], *b.entri[-2:]]),
    "entry duplicated": lambda b: _zip([*b.entri[:3], b.entri[2], *b.entri[3:]]),
    "second seal": lambda b: _zip([*b.entri, Entri("META-INF/signature002.p7s", b.wadah.segel)]),
    "folder entry": lambda b: _zip([*b.entri[:-2], Entri("META-INF/", b""), *b.entri[-2:]]),
    "huge size in the header": _patch(LOKAL, 18, BESAR + BESAR),
    "huge name in the header": _patch(LOKAL, 26, b"\xff\xff"),
    "huge count in the end record": _patch(AKHIR, 8, b"\xff\xff\xff\xff"),
    "thousands of entries": lambda b: _zip([b.entri[0]] * 5000),
    "path": lambda b: b.with_name("../jahat"),
    "absolute path": lambda b: b.with_name("/etc/jahat"),
    "device": lambda b: b.with_name("nul.txt"),
    "twin in case": lambda b: b.with_name("Laporan.PDF"),
    "frame as document": lambda b: b.with_name("META-INF"),
    "Unicode name": lambda b: b.with_name("lapor\u0430n.pdf"),
    "trailing dot": lambda b: b.with_name("laporan.pdf."),
}

JSON = {
    "duplicate key": _data(b'{"aplikasi":', b'{"aplikasi":"","aplikasi":'),
    "float": _data(b'"tahun":2026', b'"tahun":2026.0'),
    "exponent": _data(b'"tahun":2026', b'"tahun":2026e0'),
    "NaN": _data(b'"tahun":2026', b'"tahun":NaN'),
    "deep": _data(b'"target":[]', b'"target":' + b"[" * 40 + b"]" * 40),
    "very deep": _data(b'"target":[]', b'"target":' + b"[" * 100_000),
    "space": _data(b'"tahun":2026', b'"tahun": 2026'),
    "escape": _data(b'"TW3"', b'"\\u0054W3"'),
    "not NFC": _data(b"Contoh", "Conto\u0301h".encode()),
    "byte order mark": _data(b'{"aplikasi"', b'\xef\xbb\xbf{"aplikasi"'),
    "not UTF-8": _data(b"Contoh", b"\xff"),
    "nothing": lambda b: b.with_data(b""),
}

SKEMA = {
    "no object": lambda b: b.with_data(b"[]"),
    "empty object": lambda b: b.with_data(b"{}"),
    "unit is no object": _json(unit="Loka"),
    "period of another kind": _json(periode="TAHUN"),
    "period with an end of line": _json(jenis="SKM", periode="TW3\n"),
    "unknown kind": _json(jenis="LAIN"),
    "year as text": _json(tahun="2026"),
    "year as truth": _json(tahun=True),
    "tables missing": _json(isi={}),
    "rows that are none": _json(jenis="SKM", isi={"target": ["x"]}),
    "columns missing": _json(jenis="SKM", isi={"target": [{"id": "x"}]}),
    "unknown table with cells that are none": _json(jenis="SKM", isi={"lain": [{"id": ["x"]}]}),
    "table that is none": _json(jenis="SKM", isi={"target": {}}),
    "isi that is none": _json(isi=[]),
    "evidence without end": _json(data_dukung=[{}] * 100_000),
    "version without a minor": _json(versi="1"),
    "version that is none": _json(versi=1),
}

DUKUNG = {
    "evidence not listed": lambda b: _zip(b.seal([*b.wadah.objek, BUKTI])),
    "evidence missing": lambda b: _zip(b.seal(b.wadah.objek[:-1])),
    "evidence exchanged": lambda b: _zip(
        b.seal([*b.wadah.objek[:-1], Entri(b.wadah.objek[-1].nama, b"lain")])
    ),
    "evidence forgotten": _json(data_dukung=[]),
}

MANIFES = {
    "documents reordered": _swap(2, 3),
    "document exchanged": lambda b: _zip([*b.entri[:2], Entri("laporan.pdf", b"x"), *b.entri[3:]]),
    "document added": lambda b: _zip([*b.entri[:2], Entri("baru.pdf", b"x"), *b.entri[2:]]),
    "document removed": lambda b: _zip([*b.entri[:2], *b.entri[3:]]),
    "manifest changed": lambda b: _zip(
        [
            *b.entri[:-2],
            Entri(wadah.MANIFES, b.wadah.manifes.replace(b"application/pdf", b"text/plain")),
            b.entri[-1],
        ]
    ),
    "manifest as a bomb": lambda b: _zip(
        [*b.entri[:-2], Entri(wadah.MANIFES, b'<!DOCTYPE a [<!ENTITY b "c">]>'), b.entri[-1]]
    ),
}

SEGEL = {
    "manifest and document exchanged": lambda b: _zip(
        [
            *b.seal([b.wadah.objek[0], Entri("laporan.pdf", b"x"), *b.wadah.objek[2:]])[:-1],
            b.entri[-1],
        ]
    ),
    "flipped signature": lambda b: _zip(
        [*b.entri[:-1], Entri(wadah.SEGEL, b.wadah.segel[:-1] + bytes([b.wadah.segel[-1] ^ 1]))]
    ),
    "empty seal": lambda b: _zip([*b.entri[:-1], Entri(wadah.SEGEL, b"")]),
}

LAIN = {
    "empty file": ("BUKAN_PAKET", lambda b: b""),
    "prefix": ("BUKAN_PAKET", lambda b: b"MZ" + b.berkas),
    "bytes of any size": ("WADAH_TERLALU_BESAR", lambda b: bytes(wadah.UKURAN_MAKS + 1)),
    "data of any size": ("DATA_TERLALU_BESAR", lambda b: b.with_data(bytes(wadah.DATA_MAKS + 1))),
    "unknown major version": ("VERSI_TIDAK_DIKENAL", _json(versi="2.0")),
    "version from elsewhere": ("VERSI_TIDAK_DIKENAL", _json(versi="x")),
}

SERANGAN = [
    pytest.param(kode, attack, id=nama)
    for kode, kumpulan in {
        "WADAH_RUSAK": WADAH,
        "JSON_TIDAK_BAKU": JSON,
        "DATA_TIDAK_SESUAI": SKEMA,
        "DATA_DUKUNG_TIDAK_COCOK": DUKUNG,
        "MANIFES_TIDAK_COCOK": MANIFES,
        "SEGEL_RUSAK": SEGEL,
    }.items()
    for nama, attack in kumpulan.items()
] + [pytest.param(kode, attack, id=nama) for nama, (kode, attack) in LAIN.items()]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("kode", "attack"), SERANGAN)
def test_that_an_attack_is_found_out_and_named(bahan, identitas, kode, attack):
    berkas = attack(bahan)
    assert berkas != bahan.berkas
    hasil = verify(berkas, [identitas])
    assert hasil.sah is False
    assert hasil.paket is None
    assert hasil.utuh == (kode == "VERSI_TIDAK_DIKENAL")
    assert [temuan.kode for temuan in hasil.temuan] == [kode]


def test_that_the_tools_of_the_attacks_rebuild_the_true_package(bahan):
    assert _zip(bahan.entri) == bahan.berkas
    assert _zip(bahan.seal(bahan.wadah.objek)) == bahan.berkas
    assert bahan.with_data(bahan.data) == bahan.berkas


_UBAHAN = st.lists(
    st.tuples(
        st.sampled_from(["ganti", "sisip", "hapus"]),
        st.floats(0, 1, exclude_max=True),
        st.binary(min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=4,
)


def _mutate(berkas, ubahan):
    for cara, letak, isi in ubahan:
        posisi = int(letak * len(berkas))
        buang = 0 if cara == "sisip" else len(isi)
        baru = b"" if cara == "hapus" else isi
        berkas = berkas[:posisi] + baru + berkas[posisi + buang :]
    return berkas


@settings(max_examples=400, deadline=None)
@given(ubahan=_UBAHAN)
@example(ubahan=[("ganti", 0.0, b"P")])
def test_that_no_mutation_crashes_or_passes(bahan, identitas, paket, ubahan):
    berkas = _mutate(bahan.berkas, ubahan)
    hasil = verify(berkas, [identitas])
    if berkas == bahan.berkas:
        assert hasil.sah
    elif hasil.sah:
        assert hasil.paket.manifes == paket.manifes
        assert wadah.read(berkas)[:2] == bahan.wadah[:2]


@settings(max_examples=400, deadline=None)
@given(ubahan=_UBAHAN)
def test_that_no_mutation_of_the_seal_crashes_or_changes_the_identity(
    bahan, identitas, paket, ubahan
):
    isi = bahan.wadah
    berkas = wadah.write(isi._replace(segel=_mutate(isi.segel, ubahan)))
    hasil = verify(berkas, [identitas])
    assert hasil.sah is False or hasil.paket.manifes == paket.manifes


@settings(max_examples=200, deadline=None)
@given(ubahan=_UBAHAN)
def test_that_no_mutation_of_sealed_data_crashes(bahan, identitas, ubahan):
    hasil = verify(bahan.with_data(_mutate(bahan.data, ubahan)), [identitas])
    assert hasil.sah in (True, False)
    assert hasil.as_json()["sah"] is hasil.sah
