"""DAFTAR_IDENTITAS: who the office is and which key seals for it, as a package to Pusat."""

import subprocess
import zipfile
from base64 import b64decode

import pytest

from ranpk_desktop.domain.identitas import spell
from ranpk_desktop.domain.paket import Identitas, JenisPaket
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.paket import sertifikat
from ranpk_desktop.paket.verifikasi import open_package, verify

FRASA = "lima kata yang mudah diingat"
BARU = "frasa baru milik kepala baru"


@pytest.fixture
def kantor(office):

    office.identitas.make_key(FRASA)
    return office


def make(office, frasa=FRASA):
    made = office.paket.make_identity_list("A4", frasa)
    return made, open_package(made.path.read_bytes())


def text_of(path, tmp_path):
    (pdf,) = [nama for nama in zipfile.ZipFile(path).namelist() if nama.endswith(".pdf")]
    (tmp_path / "lembar.pdf").write_bytes(zipfile.ZipFile(path).read(pdf))
    hasil = subprocess.run(
        ["pdftotext", "-layout", "lembar.pdf", "-"], cwd=tmp_path, capture_output=True, text=True
    )
    return hasil.stdout


def sealed_by(path, der, tmp_path):
    """Ask openssl whether a certificate sealed the package."""
    with zipfile.ZipFile(path) as wadah:
        wadah.extractall(tmp_path / "isi")
    (tmp_path / "unit.pem").write_bytes(sertifikat.certificate_pem(der))
    hasil = subprocess.run(
        ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER",
         "-in", "isi/META-INF/signature001.p7s", "-content", "isi/META-INF/ASiCManifest001.xml",
         "-CAfile", "unit.pem", "-out", "/dev/null"],
        cwd=tmp_path, capture_output=True,
    )  # fmt: skip
    return hasil.returncode == 0


def test_that_the_first_list_names_unit_officials_and_certificate(kantor, tmp_path):
    made, paket = make(kantor)
    (der,) = kantor.identitas.certificates()
    assert paket.jenis is JenisPaket.DAFTAR_IDENTITAS
    assert (paket.data["tahun"], paket.data["periode"], paket.data["revisi"]) == (2026, "TAHUN", 0)
    assert paket.data["isi"]["unit"][0]["acuan"] == kantor.kantor.require()["acuan"]
    assert len(paket.data["isi"]["pejabat"]) == len(kantor.kantor.pejabat())
    (kunci,) = paket.data["isi"]["kunci_segel"]
    assert b64decode(kunci["sertifikat"]) == der
    assert kunci["kata_pengenal"] == spell(sertifikat.kata_pengenal(der))
    names = [entri.nama for entri in paket.objek]
    assert names == ["data.json", "lembar-identitas-2026.pdf", "sertifikat.pem"]
    assert sertifikat.read_pem(paket.objek[2].isi) == [der]
    assert sealed_by(made.path, der, tmp_path)


def test_that_the_sheet_has_the_words_on_one_page(kantor, tmp_path):
    made, _paket = make(kantor)
    text = text_of(made.path, tmp_path)
    kata = kantor.identitas.show()["kata_pengenal"]
    for at in range(0, 12, 2):
        assert f"{at // 2 + 1}. {kata[at]} {kata[at + 1]}" in text
    assert kantor.identitas.show()["kode_pengenal"] in text
    assert "Halaman 1 dari 1" in text
    assert kantor.kantor.require()["telepon"] in text
    assert "Menggantikan" not in text


def test_that_the_same_list_is_handed_out_until_something_changes(kantor):
    first, _paket = make(kantor)
    again, _paket = make(kantor)
    assert (again.lama, again.path) == (True, first.path)
    row = kantor.kantor.pejabat()[0]
    kantor.kantor.save_pejabat(row | {"nama": "Contoh Baru"})
    later, paket = make(kantor)
    assert not later.lama
    assert paket.data["revisi"] == 1


@pytest.mark.parametrize("diketahui", [True, False])
def test_that_the_key_before_vouches_for_the_new_one_where_it_still_can(
    kantor, tmp_path, diketahui
):
    (old,) = kantor.identitas.certificates()
    kantor.identitas.replace_key(BARU, FRASA if diketahui else None, "Frasa diketahui orang lain")
    new = kantor.identitas.certificates()[0]
    made, paket = make(kantor, FRASA if diketahui else BARU)
    assert sealed_by(made.path, old if diketahui else new, tmp_path)
    assert not sealed_by(made.path, new if diketahui else old, tmp_path)
    berlaku, lama = sorted(paket.data["isi"]["kunci_segel"], key=lambda row: row["urutan"])
    assert (b64decode(berlaku["sertifikat"]), b64decode(lama["sertifikat"])) == (new, old)
    assert berlaku["alasan"] == "Frasa diketahui orang lain"
    assert berlaku["lama_hilang"] == int(not diketahui)
    assert sertifikat.read_pem(paket.objek[2].isi) == [new, old]
    text = text_of(made.path, tmp_path)
    assert sertifikat.kode_pengenal(old) in text
    assert ("kunci lama tidak dapat dipakai lagi" in text) is not diketahui
    # Pusat knows the old key only: it vouches for what it sealed, and for nothing else.
    acuan = kantor.kantor.require()["acuan"]
    hasil = verify(made.path.read_bytes(), [Identitas(old, acuan)])
    assert hasil.sah is diketahui


def test_that_the_new_key_seals_the_list_where_the_old_phrase_is_not_typed(kantor, tmp_path):
    kantor.identitas.replace_key(BARU, FRASA, "Hampir berakhir")
    made, _paket = make(kantor, BARU)
    assert sealed_by(made.path, kantor.identitas.certificates()[0], tmp_path)


def test_that_the_key_before_seals_nothing_but_that_list(kantor):
    kantor.identitas.replace_key(BARU, FRASA, "Hampir berakhir")
    make(kantor, FRASA)
    kantor.kantor.save_unit({"telepon": "(000) 654321"})
    with pytest.raises(KnownError) as salah:
        make(kantor, FRASA)
    assert salah.value.kode == "FRASA_SALAH"
    _made, paket = make(kantor, BARU)
    assert paket.segel.sertifikat == kantor.identitas.certificates()[0]
    berlaku = min(paket.data["isi"]["kunci_segel"], key=lambda row: row["urutan"])
    assert berlaku["alasan"] == "Hampir berakhir"  # told once, it stays


def test_that_a_list_wants_a_key_and_somebody_in_office(office):
    calon = office.paket.candidate(JenisPaket.DAFTAR_IDENTITAS, 2026, "TAHUN")
    assert calon.halangan.kode == "BELUM_ADA_KUNCI"
    assert calon.halangan.tempat == {"halaman": "pengaturan", "bagian": "kunci"}
    with pytest.raises(KnownError) as salah:
        make(office)
    assert salah.value.kode == "BELUM_ADA_KUNCI"
    office.identitas.make_key(FRASA)
    for row in office.kantor.pejabat():
        office.kantor.save_pejabat(row | {"mulai": "2020-01-01", "sampai": "2020-12-31"})
    with pytest.raises(CheckError) as salah:
        make(office)
    assert salah.value.field == "pejabat"


def test_that_it_is_offered_for_the_present_year_only(kantor):
    assert kantor.paket.periods(JenisPaket.DAFTAR_IDENTITAS, 2026) == ("TAHUN",)
    assert kantor.paket.periods(JenisPaket.DAFTAR_IDENTITAS, 2025) == ()


def test_that_it_is_looked_at_before_it_is_made(kantor):
    calon = kantor.paket.candidate(JenisPaket.DAFTAR_IDENTITAS, 2026, "TAHUN")
    assert (calon.judul, calon.halangan, calon.boleh_nihil) == (
        "Daftar identitas 2026",
        None,
        False,
    )
    looked = kantor.paket.preflight(calon)
    assert looked.boleh
    assert looked.bagian == 1
    assert {nama for nama, _ukuran in looked.isi} >= {"lembar-identitas-2026.pdf", "sertifikat.pem"}
    assert JenisPaket.DAFTAR_IDENTITAS in {it.jenis for it in kantor.paket.candidates(2026)}
