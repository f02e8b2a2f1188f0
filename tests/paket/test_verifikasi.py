import json
import socket
from dataclasses import replace
from datetime import timedelta

import pytest

from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.paket import Identitas, JenisPaket
from ranpk_desktop.errors import KnownError
from ranpk_desktop.paket import wadah
from ranpk_desktop.paket.sertifikat import kata_pengenal, kode_pengenal
from ranpk_desktop.paket.susun import build
from ranpk_desktop.paket.verifikasi import read_file, verify

UNIT_LAIN = "99999999-9999-4999-8999-999999999999"


def _codes(hasil):
    return [temuan.kode for temuan in hasil.temuan]


def test_that_a_package_sealed_by_its_pinned_unit_is_valid(paket, identitas):
    hasil = verify(paket.berkas, [identitas])
    assert hasil.sah is True
    assert hasil.utuh
    assert hasil.temuan == ()


def test_that_a_certificate_given_by_hand_is_trusted_for_any_unit(paket, kunci):
    assert verify(paket.berkas, [Identitas(kunci.sertifikat)]).sah is True


def test_that_the_answer_is_the_one_of_the_command_line(paket, kunci, identitas):
    assert json.loads(json.dumps(verify(paket.berkas, [identitas]).as_json())) == {
        "sah": True,
        "utuh": True,
        "unit": "Loka POM di Kabupaten Contoh",
        "jenis": "LAPORAN_TRIWULAN",
        "tahun": 2026,
        "periode": "TW3",
        "revisi": 0,
        "pelepas": {
            "nama": "Siti Aminah",
            "jabatan": "Kepala Loka POM di Kabupaten Contoh",
            "sebutan": "Plt.",
        },
        "segel": {
            "unit": "Loka POM di Kabupaten Contoh",
            "kode_pengenal": kode_pengenal(kunci.sertifikat),
            "kata_pengenal": list(kata_pengenal(kunci.sertifikat)),
            "waktu": "2026-10-05T02:12:00+00:00",
        },
        "manifes": paket.manifes,
        "menggantikan": None,
        "bagian": {"ke": 1, "dari": 1, "induk": None},
        "nihil": None,
        "sidik_isi": paket.sidik_isi,
        "temuan": [],
    }


def test_that_an_invalid_package_answers_with_the_same_keys(paket, identitas):
    rusak = verify(paket.berkas[:-1], [identitas]).as_json()
    assert rusak.keys() == verify(paket.berkas, [identitas]).as_json().keys()
    assert rusak["sah"] is False
    assert rusak["unit"] is rusak["segel"] is rusak["sidik_isi"] is None
    assert rusak["temuan"] == [
        {
            "kode": "WADAH_RUSAK",
            "tingkat": "kesalahan",
            "tempat": {},
            "pesan": "Paket ini rusak atau telah diubah. Mintalah pengirim mengirimkannya lagi.",
        }
    ]


def test_that_the_identity_and_the_content_come_back(paket, muatan, identitas):
    terbuka = verify(paket.berkas, [identitas]).paket
    assert terbuka.manifes == paket.manifes
    assert terbuka.jenis is JenisPaket.LAPORAN_TRIWULAN
    assert terbuka.unit == muatan.unit
    assert terbuka.data["isi"] == muatan.isi
    assert terbuka.objek[1:3] == muatan.dokumen


def test_that_without_a_certificate_of_the_unit_nothing_is_said_about_the_sender(paket, kunci_lain):
    for tepercaya in ([], [Identitas(kunci_lain.sertifikat, UNIT_LAIN)]):
        hasil = verify(paket.berkas, tepercaya)
        assert hasil.sah is None
        assert hasil.utuh
        assert _codes(hasil) == ["SERTIFIKAT_BELUM_ADA"]


def test_that_another_key_than_the_pinned_one_is_not_valid(paket_lain, identitas):
    hasil = verify(paket_lain.berkas, [identitas])
    assert hasil.sah is False
    assert hasil.utuh
    assert _codes(hasil) == ["SEGEL_TIDAK_DIKENAL"]


def test_that_one_unit_cannot_seal_in_the_name_of_another(paket_lain, identitas, kunci_lain):
    milik_lain = Identitas(kunci_lain.sertifikat, UNIT_LAIN)
    for tepercaya in ([milik_lain], [identitas, milik_lain]):
        hasil = verify(paket_lain.berkas, tepercaya)
        assert hasil.sah is False
        assert _codes(hasil) == ["SEGEL_UNIT_LAIN"]


def test_that_sample_data_and_a_strange_clock_are_told(muatan, kunci, identitas):
    kelak = muatan.dibuat_pada + timedelta(days=4000)
    aneh = build(replace(muatan, contoh=True, dibuat_pada=kelak), kunci)
    hasil = verify(aneh.berkas, [identitas])
    assert hasil.sah is True
    assert _codes(hasil) == ["WAKTU_SEGEL_JANGGAL", "DATA_CONTOH"]


def test_that_a_newer_minor_version_may_add_what_we_do_not_know(
    muatan, kunci, identitas, monkeypatch
):
    monkeypatch.setattr("ranpk_desktop.paket.susun.VERSI", "1.7")
    isi = {**muatan.isi, "hibah": [{"id": "a", "pagu": "1"}]}
    hasil = verify(build(replace(muatan, isi=isi), kunci).berkas, [identitas])
    assert hasil.sah is True
    assert hasil.paket.data["isi"]["hibah"] == [{"id": "a", "pagu": "1"}]


def test_that_an_identity_list_needs_no_document(muatan, kunci, identitas):
    ringkas = replace(
        muatan, jenis=JenisPaket.DAFTAR_IDENTITAS, periode="2026-10-05", isi={}, dokumen=()
    )
    assert verify(build(ringkas, kunci).berkas, [identitas]).sah is True


def test_that_the_printed_code_can_be_recomputed_from_data_json(paket):
    data = kanonik.load(wadah.read(paket.berkas).objek[0].isi)
    dicetak = {nama: data[nama] for nama in ("jenis", "unit", "tahun", "periode", "revisi", "isi")}
    bukti = [b["sha256"] for b in data["data_dukung"] if b["sha256"]]
    assert kanonik.sidik_isi(**dicetak, data_dukung=bukti) == paket.sidik_isi


def test_that_a_verification_never_touches_the_network(paket, identitas, monkeypatch):
    monkeypatch.setattr(socket, "socket", None)
    assert verify(paket.berkas, [identitas]).sah


def test_that_a_file_is_read_no_further_than_any_package_is_long(tmp_path, monkeypatch):
    berkas = tmp_path / "besar.asice"
    berkas.write_bytes(bytes(100))
    monkeypatch.setattr(wadah, "UKURAN_MAKS", 10)
    assert len(read_file(berkas)) == 11


def test_that_a_missing_file_gives_a_sentence(tmp_path):
    for path in (tmp_path / "tidak-ada.asice", tmp_path):
        with pytest.raises(KnownError) as salah:
            read_file(path)
        assert salah.value.kode == "BERKAS_TIDAK_TERBACA"
