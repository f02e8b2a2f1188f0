"""Any file explained to anybody: what it is, who sealed it, whether it is whole, and why not."""

import json
import subprocess
import zipfile

import pytest

from ranpk_desktop import cli
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.identitas import spell
from ranpk_desktop.domain.paket import Entri, Identitas, JenisPaket
from ranpk_desktop.domain.tanda_terima import Putusan
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.paket import wadah
from ranpk_desktop.services import periksa_berkas
from ranpk_desktop.services.identitas import known
from ranpk_desktop.services.sematan import pinned
from tests import pusat
from tests.kiriman import mark_sent
from tests.kuncian import lock

FRASA = "lima kata yang mudah diingat"
BARU = "frasa baru milik kepala baru"


@pytest.fixture
def kantor(office):
    lock(office, 2026, Triwulan.III, office.kantor.pejabat()[-1]["id"])
    office.identitas.make_key(FRASA)
    return office


@pytest.fixture
def paket(kantor):
    return kantor.paket.make(2026, Triwulan.III, "A4", FRASA).path


def exchanged(berkas):
    """Write the container anew, with another document in the place of the first."""
    isi = wadah.read(berkas)
    data, pdf, *others = isi.objek
    objek = (data, Entri(pdf.nama, b"%PDF-1.4 lain"), *others)
    return wadah.write(wadah.Wadah(objek, isi.manifes, isi.segel))


def look(path, office):
    return periksa_berkas.look(path, known(office.folder))


def test_that_a_package_of_a_known_office_is_explained(kantor, paket):
    hasil = look(paket, kantor)
    rincian = dict(hasil.rincian)
    assert (hasil.sah, hasil.nada) == (True, "baik")
    assert rincian["Laporan"] == "Laporan TW III 2026, Versi awal"
    assert rincian["Unit"] == "Loka POM di Kabupaten Contoh"
    assert rincian["Dilepas oleh"].startswith("Contoh Pertama")
    assert rincian["Kode pengenal"] == kantor.identitas.show()["kode_pengenal"]
    assert rincian["… dalam kata"] == spell(kantor.identitas.show()["kata_pengenal"])
    assert rincian["Waktu segel"] == "5 Oktober 2026 12.00 WIT, menurut komputer pengirim"
    assert rincian["Menggantikan"] == "tidak menggantikan paket lain"
    sidik = kantor.rekaman.locked(2026, Triwulan.III)["sidik_isi"]
    assert rincian["Kode data"] == kanonik.kode_data(sidik)
    assert hasil.belum_dikenal == ()
    with zipfile.ZipFile(paket) as zip_:
        sizes = {it.filename: it.file_size for it in zip_.infolist()[1:-2]}
    assert {it.nama: it.ukuran for it in hasil.isi} == sizes
    text = hasil.describe()
    assert "LAPORAN_TRIWULAN" not in text
    assert all(f"{label} " in text and words in text for label, words in hasil.rincian)


def test_that_the_document_has_the_kode_data_that_is_said(kantor, paket, tmp_path):
    with zipfile.ZipFile(paket) as zip_:
        zip_.extract("laporan-TW3-2026.pdf", tmp_path)
    text = subprocess.run(
        ["pdftotext", "laporan-TW3-2026.pdf", "-"], cwd=tmp_path, capture_output=True, text=True
    ).stdout
    assert dict(look(paket, kantor).rincian)["Kode data"] in text


def test_that_an_unknown_sealer_may_be_pinned(kantor, paket, tmp_path):
    hasil = periksa_berkas.look(paket, ())
    assert (hasil.sah, hasil.nada) == (None, "peringatan")
    (penyegel,) = hasil.belum_dikenal
    assert penyegel.sertifikat == kantor.identitas.certificates()[0]
    assert penyegel.unit_id == kantor.kantor.require()["acuan"]
    assert "lalu sematkan sertifikatnya" in hasil.describe()


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        (lambda isi: isi[:-30], "rusak atau telah diubah"),
        (lambda isi: isi.replace(b"%PDF-1", b"%PDF-2", 1), "rusak atau telah diubah"),
        (lambda isi: exchanged(isi), "tidak cocok dengan daftar isinya"),
        (lambda isi: b"", "bukan paket RANPK"),
        (lambda isi: b"Yth. Pusat, berikut laporan kami", "bukan paket RANPK"),
    ],
)
def test_that_it_says_why_a_file_is_not_valid(kantor, paket, tmp_path, ubah, kata):
    path = tmp_path / "rusak.asice"
    path.write_bytes(ubah(paket.read_bytes()))
    hasil = look(path, kantor)
    assert (hasil.sah, hasil.nada, hasil.putusan) == (False, "buruk", "Paket ini tidak sah.")
    assert kata in hasil.describe()
    assert hasil.rincian == hasil.isi == ()


def test_that_a_package_under_a_key_replaced_since_says_so(kantor, paket):
    kantor.identitas.replace_key(BARU, FRASA, "Frasa diketahui orang lain")
    hasil = look(paket, kantor)
    assert hasil.sah is True
    assert [it.kode for it in hasil.temuan][:1] == ["KUNCI_LAMA"]
    assert "dengan kunci lama" in hasil.describe()
    assert periksa_berkas.look(paket, pinned(kantor.folder)).sah is False


def test_that_a_list_of_identity_names_the_key_that_it_declares(kantor):
    kantor.identitas.replace_key(BARU, FRASA, "Frasa diketahui orang lain")
    made = kantor.paket.make_identity_list("A4", FRASA)
    rows = look(made.path, kantor).rincian
    new = kantor.identitas.show()
    at = rows.index(("Menyatakan kunci", new["kode_pengenal"]))
    assert rows[at + 1] == ("… dalam kata", spell(new["kata_pengenal"]))
    assert dict(rows)["Kode pengenal"] != new["kode_pengenal"]


def test_that_the_key_that_a_list_declares_may_be_pinned_by_who_knows_the_old_one(kantor):
    (old,) = kantor.identitas.certificates()
    kantor.identitas.replace_key(BARU, FRASA, "Frasa diketahui orang lain")
    new = kantor.identitas.certificates()[0]
    path = kantor.paket.make_identity_list("A4", FRASA).path
    acuan = kantor.kantor.require()["acuan"]
    hasil = periksa_berkas.look(path, [Identitas(old, acuan)])
    assert hasil.sah is True
    assert [(it.unit_id, it.sertifikat) for it in hasil.belum_dikenal] == [(acuan, new)]
    assert look(path, kantor).belum_dikenal == ()
    unknown = periksa_berkas.look(path, ())
    assert [it.sertifikat for it in unknown.belum_dikenal] == [new, old]
    foreign = periksa_berkas.look(path, [Identitas(new, acuan)])  # another key seals in its name
    assert (foreign.sah, foreign.belum_dikenal) == (False, ())


def test_that_a_revision_names_the_package_that_it_replaces(kantor, paket):
    first = look(paket, kantor)
    (row,) = kantor.paket.history()
    mark_sent(kantor, row.id)
    kantor.rekaman.unlock(2026, Triwulan.III, "Salah ketik")
    lock(kantor, 2026, Triwulan.III, kantor.kantor.pejabat()[-1]["id"])
    later = look(kantor.paket.make(2026, Triwulan.III, "A4", FRASA).path, kantor)
    assert dict(later.rincian)["Laporan"] == "Laporan TW III 2026, Revisi ke-1"
    assert dict(later.rincian)["Menggantikan"] == f"paket {dict(first.rincian)['Kode paket']}"


def test_that_a_missing_file_is_an_error_and_not_a_result(tmp_path):
    with pytest.raises(KnownError) as salah:
        periksa_berkas.look(tmp_path / "tidak-ada.asice", ())
    assert salah.value.kode == "BERKAS_TIDAK_TERBACA"


def test_that_a_pdf_without_our_seals_is_told_apart(kantor, paket, tmp_path):
    with zipfile.ZipFile(paket) as zip_:
        zip_.extract("laporan-TW3-2026.pdf", tmp_path)
    hasil = look(tmp_path / "laporan-TW3-2026.pdf", kantor)
    assert hasil.sah is not True
    assert hasil.jenis == "PDF"
    assert hasil.putusan.startswith("PDF ini")
    assert hasil.temuan


def test_that_scripts_get_the_same_and_an_exit_code(kantor, paket, tmp_path, capsys):
    folder = kantor.folder
    assert cli.main(["paket", "verifikasi", str(paket), "--data", str(folder), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["sah"] is True
    assert said["segel"]["kata_pengenal"] == kantor.identitas.show()["kata_pengenal"]
    assert said["bagian"] == {"ke": 1, "dari": 1, "induk": None}
    assert said["isi"][0]["nama"] == "data.json"
    assert cli.main(["paket", "verifikasi", str(paket), "--data", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "pengirimnya belum dapat dipastikan" in said
    assert spell(kantor.identitas.show()["kata_pengenal"]) in said
    pdf = tmp_path / "surat.pdf"
    pdf.write_bytes(b"%PDF-1.4 bukan apa-apa")
    assert cli.main(["paket", "verifikasi", str(pdf), "--data", str(folder), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["jenis_berkas"] == "PDF"


def test_that_words_from_outside_cannot_draw_in_a_terminal(kantor, tmp_path):
    calon = kantor.paket.candidate(JenisPaket.LAPORAN_TRIWULAN, 2026, "TW3")
    made = kantor.paket.make_of(calon, "A4", FRASA)
    path = tmp_path / "\x1b[31mmerah.asice"
    path.write_bytes(made.path.read_bytes())
    assert "\x1b" not in look(path, kantor).describe()


def test_that_a_receipt_says_what_was_decided_about_which_package(kantor, paket, tmp_path):
    pusat.pin(kantor.folder)
    receipt = pusat.receipt(pusat.decide(paket, Putusan.DIKEMBALIKAN, keterangan="Perbaiki."))
    rincian = dict(look(pusat.save(tmp_path, receipt), kantor).rincian)
    assert rincian["Tanda terima"] == "PST-0142"
    assert rincian["Atas paket"].startswith("Laporan TW III 2026, Versi awal (")
    assert rincian["Putusan"] == "dikembalikan"
    assert rincian["Keterangan"] == "Perbaiki."
    assert rincian["Waktu segel"] == "8 Oktober 2026 04.00 UTC, menurut komputer pengirim"
