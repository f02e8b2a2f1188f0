"""`ranpk kunci` and `ranpk identitas`: the key's whole life from scripts."""

import json

import pytest

from ranpk_desktop import cli
from ranpk_desktop.domain.identitas import spell
from ranpk_desktop.paket import sertifikat
from ranpk_desktop.paket.kunci_p12 import load_p12, make_p12
from ranpk_desktop.services.office import open_office

FRASA = "kuda hijau makan lima mangga"
BARU = "sapi biru minum enam jamu"


@pytest.fixture
def ranpk(tmp_path, monkeypatch, capsys, clock):
    monkeypatch.setenv("RANPK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("RANPK_FRASA", FRASA)
    monkeypatch.delenv("RANPK_FRASA_LAMA", raising=False)

    def ranpk(*arguments):
        code = cli.main([*map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    code, _made = ranpk("kantor", "buat", "--unit", "loka-pulau-morotai", "--kepala", "Contoh")
    assert code == 0
    return ranpk


def key(tmp_path):
    return (tmp_path / "data" / "identitas" / "segel.p12").read_bytes()


def test_that_a_key_is_imported_handed_over_and_replaced(ranpk, tmp_path, monkeypatch, clock):
    (tmp_path / "lama.p12").write_bytes(make_p12("Loka", "", FRASA, clock()))
    code, imported = ranpk("kunci", "impor", tmp_path / "lama.p12")
    assert code == 0
    assert len(imported["kata_pengenal"]) == 12
    assert key(tmp_path) == (tmp_path / "lama.p12").read_bytes()
    monkeypatch.setenv("RANPK_FRASA_LAMA", FRASA)
    monkeypatch.setenv("RANPK_FRASA", BARU)
    code, handed = ranpk("kunci", "ganti-frasa")
    assert (code, handed) == (0, imported)
    assert load_p12(key(tmp_path), BARU)
    code, refused = ranpk("kunci", "ganti", "--alasan", "Hilang")
    assert (code, refused["kesalahan"]["kode"]) == (1, "ISIAN_SALAH")
    monkeypatch.setenv("RANPK_FRASA_LAMA", BARU)
    monkeypatch.setenv("RANPK_FRASA", FRASA)
    code, replaced = ranpk("kunci", "ganti", "--alasan", "Frasa diketahui orang lain")
    assert code == 0
    assert replaced["kode_pengenal"] != imported["kode_pengenal"]
    code, lost = ranpk("kunci", "ganti", "--alasan", "Terlupa", "--hilang")
    assert code == 0
    assert lost["kode_pengenal"] != replaced["kode_pengenal"]
    (tmp_path / "baru.p12").write_bytes(make_p12("Loka", "", FRASA, clock()))
    code, _own = ranpk("kunci", "ganti", "--alasan", "Kunci dari Pusat", "--hilang", "--berkas",
                       tmp_path / "baru.p12")  # fmt: skip
    assert code == 0
    assert key(tmp_path) == (tmp_path / "baru.p12").read_bytes()
    with open_office(tmp_path / "data", clock) as office:
        assert len(office.identitas.certificates()) == 4


def test_that_certificates_are_pinned_listed_and_taken_off(ranpk, tmp_path, clock):
    der = load_p12(make_p12("Pusat", "", FRASA, clock()), FRASA).sertifikat
    (tmp_path / "pusat.pem").write_bytes(sertifikat.certificate_pem(der))
    assert ranpk("identitas", "daftar") == (0, {"sertifikat": []})
    code, pinned = ranpk("identitas", "sematkan", tmp_path / "pusat.pem", "--unit", "pusat")
    assert (code, pinned["kode_pengenal"]) == (0, sertifikat.kode_pengenal(der))
    assert ranpk("identitas", "daftar") == (0, {"sertifikat": [pinned]})
    code, refused = ranpk("identitas", "sematkan", tmp_path / "pusat.pem", "--unit", "antah")
    assert (code, refused["kesalahan"]["kode"]) == (1, "ISIAN_SALAH")
    assert ranpk("identitas", "lepas", "--unit", "pusat") == (0, {"unit": "pusat"})
    code, refused = ranpk("identitas", "lepas", "--unit", "pusat")
    assert (code, refused["kesalahan"]["kode"]) == (1, "TIDAK_DISEMATKAN")


def test_that_the_words_are_printed_for_people(ranpk, capsys):
    _code, made = ranpk("kunci", "buat")
    assert cli.main(["kunci", "tampil"]) == 0
    said = capsys.readouterr().out
    assert spell(made["kata_pengenal"]) in said
