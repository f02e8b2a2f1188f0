import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.paket import Bagian, Entri
from ranpk_desktop.errors import KnownError
from ranpk_desktop.paket import wadah
from ranpk_desktop.paket.susun import build, evidence_name


def test_that_the_same_content_and_key_give_the_same_bytes(muatan, kunci, paket):
    assert build(muatan, kunci) == paket


def test_that_another_time_changes_the_package_but_not_the_digest_of_its_content(
    muatan, kunci, paket
):
    kemudian = build(replace(muatan, dibuat_pada=muatan.dibuat_pada + timedelta(seconds=1)), kunci)
    assert kemudian.manifes != paket.manifes
    assert kemudian.sidik_isi == paket.sidik_isi == muatan.sidik_isi


def test_that_entries_come_in_the_order_of_the_profile(paket):
    nama = zipfile.ZipFile(io.BytesIO(paket.berkas)).namelist()
    assert nama == [
        "mimetype",
        "data.json",
        "laporan.pdf",
        "laporan.xlsx",
        "bukti-" + hashlib.sha256(b"\xff\xd8foto").hexdigest() + ".jpg",
        "META-INF/ASiCManifest001.xml",
        "META-INF/signature001.p7s",
    ]


def test_that_the_identity_is_the_digest_of_the_manifest(paket):
    naskah = wadah.read(paket.berkas).manifes
    assert paket.manifes == hashlib.sha256(naskah).hexdigest()


def test_that_data_json_is_canonical_and_says_who_released_it(paket):
    data = kanonik.load(wadah.read(paket.berkas).objek[0].isi)
    assert data["pelepas"] == {
        "nama": "Siti Aminah",
        "jabatan": "Kepala Loka POM di Kabupaten Contoh",
        "sebutan": "Plt.",
    }
    assert data["dibuat_pada"] == "2026-10-05T09:12:00+07:00"
    assert data["data_dukung"][0]["nama"] == "Foto kegiatan (1).JPG"


@pytest.mark.parametrize(
    ("nama", "akhiran"),
    [("Foto.JPG", ".jpg"), ("tanpa", ""), ("a.b/c d", ""), ("x.tar.gz", ".gz"), ("é.pdf\n", "")],
)
def test_that_evidence_is_named_by_its_digest_and_a_plain_ending(nama, akhiran):
    assert evidence_name("ab" * 32, nama) == "bukti-" + "ab" * 32 + akhiran


def test_that_one_file_that_serves_twice_is_packed_once(muatan, kunci):
    bukti = muatan.data_dukung[0]
    ganda = build(replace(muatan, data_dukung=(bukti, bukti)), kunci)
    assert len(wadah.read(ganda.berkas).objek) == 4


def test_that_a_package_that_no_reader_would_take_is_not_built(muatan, kunci):
    besar = Entri("video.bin", bytes(wadah.ISI_MAKS))
    banyak = tuple(Entri(f"{i}.txt", b"") for i in range(wadah.OBJEK_MAKS))
    bukti = (replace(muatan.data_dukung[1], keterangan="x" * wadah.DATA_MAKS),)
    for ubah in ({"dokumen": (besar,)}, {"dokumen": banyak}, {"data_dukung": bukti}):
        with pytest.raises(KnownError) as salah:
            build(replace(muatan, **ubah), kunci)
        assert salah.value.kode == "PAKET_TERLALU_BESAR"


@pytest.mark.parametrize(
    "ubah",
    [
        {"periode": "TAHUN"},
        {"garis": "bukan-uuid"},
        {"menggantikan": "ab"},
        {"isi": {"target": []}},
        {"bagian": Bagian(induk="x")},
        {"dokumen": (Entri("../laporan.pdf", b""),)},
        {"dokumen": (Entri("laporan.pdf", b""), Entri("LAPORAN.pdf", b""))},
    ],
    ids=lambda ubah: next(iter(ubah)),
)
def test_that_content_outside_the_schema_or_the_profile_is_our_bug(muatan, kunci, ubah):
    with pytest.raises(ValueError):  # noqa: PT011
        build(replace(muatan, **ubah), kunci)
