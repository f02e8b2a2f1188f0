"""From a locked quarter to a package that head office can trust."""

import dataclasses
import hashlib
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from db.tables import rows
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services import berkas_dukung, demo, identitas, paket
from ranpk_desktop.services.office import Office
from tests.berkas import JPEG, PDF
from tests.kiriman import mark_sent
from tests.kuncian import lock

TAHUN = 2026
FRASA = "kuda hijau makan lima mangga"


@pytest.fixture
def sealed(office: Office) -> Office:
    lock(office, TAHUN, Triwulan.III, office.kantor.pejabat()[-1]["id"])
    office.identitas.make_key(FRASA)
    return office


def make(office: Office) -> paket.PaketTersimpan:
    return office.paket.make(TAHUN, Triwulan.III, "F4", FRASA)


def prepare(office: Office) -> paket.Persiapan:
    calon = office.paket.candidate(JenisPaket.LAPORAN_TRIWULAN, TAHUN, "TW3")
    return office.paket.prepare(calon, "A4")


def test_that_a_package_of_ours_verifies_here(sealed: Office) -> None:
    hasil = paket.verify(make(sealed).path, identitas.pinned(sealed.folder))
    assert hasil.sah
    assert hasil.as_json()["unit"] == "Loka POM di Kabupaten Contoh"


def test_that_an_unknown_office_is_whole_but_not_trusted(sealed: Office, tmp_path: Path) -> None:
    hasil = paket.verify(make(sealed).path, identitas.pinned(tmp_path))
    assert (hasil.sah, hasil.utuh) == (None, True)
    assert hasil.temuan[0].kode == "SERTIFIKAT_BELUM_ADA"


def test_that_an_unchanged_rekaman_hands_out_the_stored_file(sealed: Office) -> None:
    first = make(sealed)
    content = first.path.read_bytes()
    second = make(sealed)
    assert second == dataclasses.replace(first, lama=True)
    assert second.path.read_bytes() == content
    assert len(rows(sealed.store.db, "SELECT * FROM paket")) == 1


def test_that_a_revision_names_the_package_it_replaces(sealed: Office) -> None:
    first = make(sealed)
    mark_sent(sealed, first.id)
    sealed.rekaman.unlock(TAHUN, Triwulan.III, "Salah ketik")
    butir_id = sealed.realisasi.load(TAHUN, Triwulan.III).laporan.baris[4].butir_id
    sealed.realisasi.save_nilai(butir_id, Triwulan.III, "85")
    lock(sealed, TAHUN, Triwulan.III, sealed.kantor.pejabat()[-1]["id"])
    second = make(sealed)
    data = json.loads(zipfile.ZipFile(second.path).read("data.json"))
    assert (data["revisi"], data["nomor_urut"], data["menggantikan"]) == (1, 2, first.manifes)
    assert second.sidik_isi != first.sidik_isi


def test_that_a_lost_file_is_built_anew(sealed: Office) -> None:
    first = make(sealed)
    first.path.unlink()
    second = make(sealed)
    assert not second.lama
    assert second.sidik_isi == first.sidik_isi


@pytest.fixture
def supported(office: Office) -> Office:
    """Seal a quarter with a picture on two rows, an address and a paper."""
    service = office.data_dukung
    one, two = (
        DukunganRealisasi(baris.butir_id, Triwulan.III)
        for baris in office.realisasi.load(TAHUN, Triwulan.III).laporan.baris[:2]
    )
    kept = berkas_dukung.keep(service.files, berkas_dukung.examine("Foto kegiatan.jpg", JPEG))
    service.add_berkas(one, [kept])
    service.add_berkas(two, [kept])
    lock(office, TAHUN, Triwulan.III, office.kantor.pejabat()[-1]["id"])
    office.identitas.make_key(FRASA)
    return office


def test_that_the_package_carries_the_evidence_of_its_quarter(supported: Office) -> None:
    made = make(supported)
    hasil = paket.verify(made.path, identitas.pinned(supported.folder))
    assert hasil.sah
    assert hasil.paket
    assert [(it["jenis"], it["nama"]) for it in hasil.paket.data["data_dukung"]] == [
        ("DOKUMEN_FISIK", "Berita acara pengawasan pasar"),
        ("BERKAS", "Foto kegiatan.jpg"),
        ("TAUTAN", "Rekap hasil uji TW III"),
    ]
    foto = hasil.paket.data["data_dukung"][1]
    sha256 = hashlib.sha256(JPEG).hexdigest()
    assert (foto["sha256"], foto["ukuran"], foto["mime"]) == (sha256, len(JPEG), "image/jpeg")
    bukti = [entri for entri in hasil.paket.objek if entri.nama.startswith("bukti-")]
    assert [(entri.nama, entri.isi) for entri in bukti] == [(f"bukti-{sha256}.jpg", JPEG)]
    assert made.sidik_isi == supported.rekaman.locked(TAHUN, Triwulan.III)["sidik_isi"]
    assert len(hasil.paket.data["isi"]["taut_data_dukung"]) == 5


def evidence(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(zipfile.ZipFile(path).read("data.json"))[
        "data_dukung"
    ]
    return found


def test_that_evidence_of_another_quarter_does_not_reach_the_package(supported: Office) -> None:
    path = make(supported).path
    before = evidence(path)
    service = supported.data_dukung
    lain = supported.realisasi.load(TAHUN, Triwulan.II).laporan.baris[0].butir_id
    kept = berkas_dukung.keep(service.files, berkas_dukung.examine("a.pdf", PDF))
    service.add_berkas(DukunganRealisasi(lain, Triwulan.II), [kept])
    path.unlink()
    assert evidence(make(supported).path) == before


def test_that_a_lost_file_is_named_and_no_package_is_made(supported: Office) -> None:
    files = supported.data_dukung.files
    (path,) = files.folder.glob("*/*")
    path.unlink()
    with pytest.raises(KnownError, match="Foto kegiatan") as caught:
        make(supported)
    assert caught.value.kode == "BERKAS_DUKUNG_HILANG"
    assert rows(supported.store.db, "SELECT * FROM paket") == []
    files.put(JPEG)
    assert make(supported).ukuran


def test_that_more_evidence_than_a_package_holds_is_refused_before_it_is_read(
    supported: Office,
) -> None:
    persiapan = prepare(supported)
    isi = json.loads(persiapan.rekaman["isi"])
    for item in isi["data_dukung"]:
        item["ukuran"] = item["ukuran"] and 70_000_000
    persiapan.rekaman["isi"] = json.dumps(isi)
    with pytest.raises(KnownError) as caught:
        paket.build(persiapan, FRASA)
    assert caught.value.kode == "PAKET_TERLALU_BESAR"


def test_that_the_kode_data_on_paper_is_that_of_the_package(sealed: Office, tmp_path: Path) -> None:
    made = make(sealed)
    with zipfile.ZipFile(made.path) as container:
        (tmp_path / "laporan.pdf").write_bytes(container.read("laporan-TW3-2026.pdf"))
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "laporan.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    rekaman = sealed.rekaman.locked(TAHUN, Triwulan.III)
    assert rekaman["sidik_isi"] == made.sidik_isi
    assert kanonik.kode_data(made.sidik_isi) in text


def test_that_the_package_says_everything_that_the_rekaman_holds(sealed: Office) -> None:
    with zipfile.ZipFile(make(sealed).path) as container:
        data = json.loads(container.read("data.json"))
    assert data["isi"] == json.loads(sealed.rekaman.locked(TAHUN, Triwulan.III)["isi"])
    assert data["contoh"] is True
    assert data["pelepas"]["sebutan"] == ""


def test_that_a_wrong_passphrase_builds_nothing(sealed: Office) -> None:
    with pytest.raises(KnownError) as caught:
        sealed.paket.make(TAHUN, Triwulan.III, "F4", "frasa yang salah sama sekali")
    assert caught.value.kode == "FRASA_SALAH"
    assert rows(sealed.store.db, "SELECT * FROM paket") == []
    assert not (sealed.folder / "paket").exists()


def test_that_an_open_quarter_has_no_package(office: Office) -> None:
    with pytest.raises(KnownError) as caught:
        make(office)
    assert caught.value.kode == "BELUM_DIKUNCI"


def test_that_a_package_needs_a_key(locked: Office) -> None:
    with pytest.raises(KnownError) as caught:
        make(locked)
    assert caught.value.kode == "BELUM_ADA_KUNCI"


def test_that_a_short_passphrase_makes_no_key(office: Office) -> None:
    with pytest.raises(CheckError):
        office.identitas.make_key("pendek")
    assert not office.identitas.has_key


def test_that_a_second_key_is_refused(sealed: Office) -> None:
    with pytest.raises(KnownError) as caught:
        sealed.identitas.make_key(FRASA)
    assert caught.value.kode == "KUNCI_SUDAH_ADA"


def test_that_no_passphrase_is_stored_anywhere(sealed: Office) -> None:
    make(sealed)
    sealed.close()
    for path in sealed.folder.rglob("*"):
        if path.is_file():
            assert FRASA.encode() not in path.read_bytes(), path


def test_that_the_demo_ends_in_a_package_that_verifies(tmp_path: Path, clock) -> None:
    hasil = demo.run(tmp_path / "demo", clock)
    assert hasil["verifikasi"]["sah"] is True
    assert all(Path(path).stat().st_size for path in hasil["dokumen"])
    demo.run(tmp_path / "demo", clock)


def test_that_the_demo_leaves_a_folder_of_someone_else_alone(tmp_path: Path, clock) -> None:
    (tmp_path / "penting.txt").write_text("jangan dihapus")
    with pytest.raises(KnownError):
        demo.run(tmp_path, clock)
    assert (tmp_path / "penting.txt").exists()


def test_that_a_package_names_the_version_of_the_plan_that_it_was_locked_under(
    office: Office,
) -> None:
    kepala = office.kantor.pejabat()[-1]["id"]
    office.rekaman.fix(TAHUN, kepala)
    office.rekaman.revise(TAHUN, "uji")
    office.rekaman.fix(TAHUN, kepala)
    lock(office, TAHUN, Triwulan.III, kepala)
    office.rekaman.revise(TAHUN, "uji lagi")
    office.rekaman.fix(TAHUN, kepala)
    office.identitas.make_key(FRASA)
    data = json.loads(zipfile.ZipFile(make(office).path).read("data.json"))
    assert data["revisi_rencana"] == 1


def test_that_a_quarter_locked_while_the_plan_was_a_draft_names_no_version(office: Office) -> None:
    kepala = office.kantor.pejabat()[-1]["id"]
    office.rekaman.fix(TAHUN, kepala)
    office.rekaman.revise(TAHUN, "uji")
    target = next(it for it in office.rencana.load(TAHUN).pohon.simpul if it.indikator)
    office.rencana.save(target.id, "target_3", "7")
    lock(office, TAHUN, Triwulan.III, kepala)
    office.rekaman.fix(TAHUN, kepala, walau_peringatan=True)
    office.identitas.make_key(FRASA)
    assert prepare(office).revisi_rencana is None
    office.rekaman.unlock(TAHUN, Triwulan.III, "uji")
    lock(office, TAHUN, Triwulan.III, kepala)
    assert prepare(office).revisi_rencana == 1
    office.rekaman.revise(TAHUN, "uji lagi")
    assert prepare(office).revisi_rencana == 1


def test_that_a_quarter_of_a_plan_never_fixed_names_no_version(office: Office) -> None:
    kepala = office.kantor.pejabat()[-1]["id"]
    lock(office, TAHUN, Triwulan.III, kepala)
    office.rekaman.fix(TAHUN, kepala)
    office.identitas.make_key(FRASA)
    assert prepare(office).revisi_rencana is None
