"""Evidence of a row: added, shared, taken off, deleted; each one step that can be undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.tables import rows
from ranpk_desktop.domain.data_dukung import (
    DukunganRatl,
    DukunganRealisasi,
    JenisDukung,
)
from ranpk_desktop.domain.ratl import StatusRatl
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError, LockedError
from ranpk_desktop.imports import proses
from ranpk_desktop.services.berkas_dukung import BerkasSimpan, Calon, copy_out, examine, keep
from ranpk_desktop.services.office import Office
from tests import kuncian
from tests.berkas import DOCX, JPEG, PDF, photo, picture

TAHUN = 2026
TAUTAN = {"url": "https://contoh.go.id/1", "nama": "Unggahan", "tanggal": "2026-10-01"}
FISIK = {"nama": "Berita acara", "nomor": "7/2026", "tempat_simpan": "Map biru"}


def row(office: Office, at: int = 0, triwulan: Triwulan = Triwulan.II) -> DukunganRealisasi:
    baris = office.realisasi.load(TAHUN, triwulan).laporan.baris[at]
    return DukunganRealisasi(baris.butir_id, triwulan)


def follow_up(office: Office) -> DukunganRatl:
    """Return an open action of the sample office that has no evidence yet."""
    rows = (it for it in office.ratl.load().baris if not it.dukungan)
    return DukunganRatl(next(it.ratl.id for it in rows if it.ratl.status is StatusRatl.BELUM))


def names(office: Office, sasaran) -> list[str]:
    return [item.isi.nama for item in office.data_dukung.load(sasaran).item]


def put(office: Office, nama: str = "laporan.pdf", isi: bytes = PDF) -> BerkasSimpan:
    return keep(office.data_dukung.files, examine(nama, isi))


@pytest.fixture(params=["realisasi", "ratl"])
def sasaran(request, office: Office):
    return row(office) if request.param == "realisasi" else follow_up(office)


def test_that_a_row_holds_files_addresses_and_papers(office: Office, sasaran) -> None:
    service = office.data_dukung
    service.add_berkas(sasaran, [put(office), put(office, "foto.png", JPEG)])
    service.add(sasaran, JenisDukung.TAUTAN, TAUTAN)
    service.add(sasaran, JenisDukung.DOKUMEN_FISIK, FISIK)
    found = service.load(sasaran)
    assert [(it.isi.jenis, it.isi.nama, it.dipakai, it.ada) for it in found.item] == [
        (JenisDukung.DOKUMEN_FISIK, "Berita acara", 1, True),
        (JenisDukung.BERKAS, "foto.png.jpg", 1, True),
        (JenisDukung.BERKAS, "laporan.pdf", 1, True),
        (JenisDukung.TAUTAN, "Unggahan", 1, True),
    ]
    assert found.ukuran == len(PDF) + len(JPEG)
    assert not found.terkunci


def test_that_undo_takes_back_adding_taking_off_and_deleting(office: Office, sasaran) -> None:
    service = office.data_dukung
    service.add_berkas(sasaran, [put(office), put(office, "foto.jpg", JPEG)])
    (foto, laporan) = (item.isi.id for item in service.load(sasaran).item)
    service.detach(sasaran, [foto])
    assert names(office, sasaran) == ["laporan.pdf"]
    service.delete([laporan])
    assert names(office, sasaran) == []
    assert "laporan.pdf" not in [it.isi.nama for it in service.all()]
    office.perintah.undo()
    assert names(office, sasaran) == ["laporan.pdf"]
    office.perintah.undo()
    assert names(office, sasaran) == ["foto.jpg", "laporan.pdf"]
    office.perintah.undo()
    assert names(office, sasaran) == []
    for _redo in range(3):
        office.perintah.redo()
    assert names(office, sasaran) == []
    assert [it.isi.nama for it in service.all() if it.dipakai == 0] == ["foto.jpg"]
    office.perintah.undo()
    office.perintah.undo()
    assert names(office, sasaran) == ["foto.jpg", "laporan.pdf"]
    assert all(item.ada for item in service.load(sasaran).item)


def test_that_one_item_serves_several_rows(office: Office) -> None:
    one, two, service = row(office), row(office, 1), office.data_dukung
    service.add(one, JenisDukung.TAUTAN, TAUTAN)
    (item,) = service.load(one).item
    assert item.isi.id in [it.isi.id for it in service.choices(two)]
    service.attach(two, [item.isi.id])
    ratl = follow_up(office)
    service.attach(ratl, [item.isi.id])
    assert item.isi.id not in [it.isi.id for it in service.choices(two)]
    assert [it.dipakai for it in service.load(two).item] == [3]
    service.detach(one, [item.isi.id])
    assert names(office, one) == []
    assert [it.dipakai for it in service.load(two).item] == [2]
    service.delete([item.isi.id])
    assert names(office, two) == names(office, ratl) == []


def test_that_the_same_content_is_one_item_however_often_it_is_added(office: Office) -> None:
    one, two, service = row(office), row(office, 1), office.data_dukung
    service.add_berkas(one, [put(office)])
    assert service.add_berkas(one, [put(office, "salinan.pdf")]).perintah_id is None
    service.add_berkas(two, [put(office, "salinan.pdf")])
    assert names(office, two) == ["laporan.pdf"]
    assert service.load(two).ukuran == len(PDF)


def test_that_a_link_that_was_taken_off_comes_back_as_itself(office: Office) -> None:
    one, service = row(office), office.data_dukung
    service.add(one, JenisDukung.TAUTAN, TAUTAN)
    (item,) = service.load(one).item
    service.detach(one, [item.isi.id])
    service.attach(one, [item.isi.id])
    assert names(office, one) == ["Unggahan"]
    assert len(rows(office.store.db, "SELECT * FROM taut_data_dukung WHERE triwulan = 2")) == 1


def test_that_what_was_deleted_cannot_be_attached(office: Office) -> None:
    one, service = row(office), office.data_dukung
    service.add(one, JenisDukung.TAUTAN, TAUTAN)
    (item,) = service.load(one).item
    service.delete([item.isi.id])
    assert service.attach(one, [item.isi.id]).perintah_id is None


@pytest.mark.parametrize(
    ("jenis", "isian", "field"),
    [
        (JenisDukung.TAUTAN, {"url": "bukan alamat"}, "url"),
        (JenisDukung.TAUTAN, TAUTAN | {"tanggal": "2026-02-30"}, "tanggal"),
        (JenisDukung.DOKUMEN_FISIK, {"nomor": "7"}, "nama"),
    ],
)
def test_that_what_cannot_be_kept_is_refused_at_its_field(office, jenis, isian, field) -> None:
    with pytest.raises(CheckError) as caught:
        office.data_dukung.add(row(office), jenis, isian)
    assert caught.value.field == field
    assert names(office, row(office)) == []


def test_that_an_address_without_a_title_is_called_by_its_site(office: Office) -> None:
    office.data_dukung.add(row(office), JenisDukung.TAUTAN, {"url": "www.contoh.go.id/a/b"})
    assert names(office, row(office)) == ["contoh.go.id"]


def test_that_what_is_typed_about_an_item_can_be_changed(office: Office) -> None:
    one, service = row(office), office.data_dukung
    service.add_berkas(one, [put(office)])
    service.add(one, JenisDukung.TAUTAN, TAUTAN)
    berkas, tautan = (item.isi for item in service.load(one).item)
    service.save(tautan.id, {"keterangan": "Dua foto\ndan satu video"})
    service.save(berkas.id, {"nama": "Laporan TW II.pdf", "sha256": "0" * 64})
    berkas_baru, tautan_baru = (item.isi for item in service.load(one).item)
    assert tautan_baru.keterangan == "Dua foto\ndan satu video"
    assert (tautan_baru.url, tautan_baru.tanggal) == (tautan.url, tautan.tanggal)
    assert (berkas_baru.nama, berkas_baru.sha256) == ("Laporan TW II.pdf", berkas.sha256)
    assert service.save(tautan.id, {"nama": "Unggahan"}).perintah_id is None


@pytest.mark.parametrize(
    ("diketik", "nama"),
    [
        ("Laporan", "Laporan.pdf"),
        ("laporan.exe", "laporan.exe.pdf"),
        ("laporan.hta", "laporan.hta.pdf"),
        ("../../../../tmp/laporan.pdf", "laporan.pdf"),
        ("C:\\Windows\\con.pdf", "_con.pdf"),
        ("panjang" * 90, "panjang" * 16 + "panj.pdf"),
    ],
)
def test_that_a_renamed_file_stays_of_its_kind_and_in_its_folder(
    office: Office, tmp_path: Path, diketik, nama
) -> None:
    one, service = row(office), office.data_dukung
    service.add_berkas(one, [put(office)])
    service.save(service.load(one).item[0].isi.id, {"nama": diketik})
    (item,) = (it.isi for it in service.load(one).item)
    assert item.nama == nama
    folder = tmp_path / "salinan"
    folder.mkdir()
    copied = copy_out(service.files, item, folder)
    assert (copied.name, copied.parent.parent) == (item.nama, folder)


def test_that_a_copy_is_of_its_kind_whatever_the_database_calls_it(
    office: Office, tmp_path: Path
) -> None:
    one, service = row(office), office.data_dukung
    service.add_berkas(one, [put(office)])
    (item,) = (it.isi for it in service.load(one).item)
    for nama in ("../../../laporan.exe", "laporan.exe", "/laporan.exe"):
        copied = copy_out(service.files, replace(item, nama=nama), tmp_path)
        assert (copied.name, copied.parent.parent) == ("laporan.exe.pdf", tmp_path)
    copied = copy_out(service.files, replace(item, mime=None), tmp_path)
    assert copied.suffix == ".bin"


def test_that_a_file_too_large_to_be_read_to_its_end_is_called_too_large(tmp_path: Path) -> None:
    path = tmp_path / "besar.docx"
    with path.open("wb") as berkas:
        berkas.write(DOCX)
        berkas.truncate(proses.BERKAS_MAKS + 5)
    with pytest.raises(KnownError) as caught:
        examine(path.name, path)
    assert caught.value.kode == "BERKAS_TERLALU_BESAR"


def lock(office: Office, triwulan: Triwulan = Triwulan.II) -> None:
    kuncian.lock(office, TAHUN, triwulan, office.kantor.pejabat()[0]["id"])


@pytest.fixture
def supported(office: Office) -> DukunganRealisasi:
    """Lock TW II with a file and an address on one row, which TW III shows too."""
    one, service = row(office), office.data_dukung
    service.add_berkas(one, [put(office)])
    service.add(one, JenisDukung.TAUTAN, TAUTAN)
    service.attach(row(office, 0, Triwulan.III), [it.isi.id for it in service.load(one).item])
    lock(office)
    return one


def test_that_a_locked_quarter_refuses_every_change_of_its_evidence(
    office: Office, supported
) -> None:
    service = office.data_dukung
    items = [it.isi.id for it in service.load(supported).item]
    for change in (
        lambda: service.add_berkas(supported, [put(office, "foto.jpg", JPEG)]),
        lambda: service.add(supported, JenisDukung.TAUTAN, TAUTAN),
        lambda: service.attach(row(office, 1), items[:1]),
        lambda: service.detach(supported, items[:1]),
        lambda: service.delete(items[:1]),
    ):
        with pytest.raises(LockedError):
            change()
    assert names(office, supported) == ["laporan.pdf", "Unggahan"]
    third = row(office, 0, Triwulan.III)
    service.detach(third, items)
    assert service.add(third, JenisDukung.TAUTAN, TAUTAN).perintah_id
    assert service.add(follow_up(office), JenisDukung.TAUTAN, TAUTAN).perintah_id


def test_that_a_locked_quarter_shows_what_was_locked(office: Office, supported) -> None:
    service = office.data_dukung
    before = service.load(supported)
    assert before.terkunci
    assert before.ukuran == len(PDF)
    service.save(before.item[1].isi.id, {"nama": "Nama lain"})
    assert service.load(supported) == before
    assert names(office, row(office, 0, Triwulan.III)) == ["laporan.pdf", "Nama lain"]


def test_that_evidence_can_be_changed_again_once_the_lock_is_opened(
    office: Office, supported
) -> None:
    first = office.rekaman.locked(TAHUN, Triwulan.II)
    office.rekaman.unlock(TAHUN, Triwulan.II, "Salah berkas")
    service = office.data_dukung
    service.detach(supported, [service.load(supported).item[0].isi.id])
    assert names(office, supported) == ["Unggahan"]
    lock(office)
    assert office.rekaman.locked(TAHUN, Triwulan.II)["sidik_isi"] != first["sidik_isi"]


def test_that_evidence_does_not_reach_the_rekaman_of_another_quarter(
    office: Office, supported
) -> None:
    office.data_dukung.detach(
        row(office, 0, Triwulan.III),
        [it.isi.id for it in office.data_dukung.load(supported).item],
    )
    lock(office, Triwulan.IV)
    laporan = office.realisasi.load(TAHUN, Triwulan.IV).laporan
    assert all(baris.data_dukung == () for baris in laporan.baris)


def test_that_the_report_knows_the_evidence_of_its_rows(office: Office, supported) -> None:
    for triwulan in (Triwulan.II, Triwulan.III):
        baris = office.realisasi.load(TAHUN, triwulan).laporan.baris[0]
        assert [item.nama for item in baris.data_dukung] == ["laporan.pdf", "Unggahan"]


def attention(office: Office) -> list[str]:
    return [finding.kode for finding in office.beranda.load().beranda.perhatian]


def test_that_a_file_that_is_gone_is_told_with_its_row(office: Office, supported) -> None:
    service = office.data_dukung
    assert office.realisasi.load(TAHUN, Triwulan.II).hilang == frozenset()
    assert "BERKAS_HILANG" not in attention(office)
    sha256 = service.load(supported).item[0].isi.sha256
    (service.files.folder / sha256[:2] / sha256).unlink()
    for triwulan in (Triwulan.II, Triwulan.III):
        assert office.realisasi.load(TAHUN, triwulan).hilang == {sha256}
    assert [item.ada for item in service.load(supported).item] == [False, True]
    assert "BERKAS_HILANG" in attention(office)


def test_that_a_row_that_was_taken_out_of_the_plan_counts_no_more(office: Office) -> None:
    one, service = row(office), office.data_dukung
    service.add_berkas(one, [put(office)])
    with office.store.command("Hapus"):
        office.store.update("butir_rencana", one.butir_id, {"dihapus_pada": office.store.now()})
    assert service.load(row(office, 1)).ukuran == 0
    assert [it.dipakai for it in service.all() if it.isi.nama == "laporan.pdf"] == [0]


# Files on their way in ------------------------------------------------------------------------


def test_that_a_big_photograph_is_offered_smaller_with_what_it_saves(office: Office) -> None:
    besar = photo()
    calon = examine("foto.JPG", besar)
    assert calon.kecil is not None
    assert len(calon.kecil) < len(besar)
    files = office.data_dukung.files
    assert keep(files, calon).ukuran == len(besar)
    kecil = keep(files, calon, kecilkan=True)
    assert (kecil.nama, kecil.ukuran, kecil.mime) == ("foto.JPG", len(calon.kecil), "image/jpeg")


def test_that_small_pictures_and_documents_are_left_alone() -> None:
    assert examine("foto.jpg", JPEG).kecil is None
    assert examine("laporan.pdf", PDF + bytes(2_000_000)).kecil is None


def test_that_a_picture_that_would_hardly_shrink_is_left_alone(monkeypatch) -> None:
    besar = photo()
    monkeypatch.setattr(
        "ranpk_desktop.services.berkas_dukung.proses.run", lambda *_a, **_k: besar[:-9]
    )
    assert examine("foto.jpg", besar).kecil is None


def test_that_a_document_beyond_the_limit_is_refused_with_what_to_do() -> None:
    with pytest.raises(KnownError) as caught:
        examine("laporan.pdf", PDF + bytes(7_000_000))
    assert caught.value.kode == "BERKAS_TERLALU_BESAR"
    assert "7,0 MB" in caught.value.pesan
    assert "Kecilkan" in caught.value.tindakan


def test_that_of_a_picture_beyond_the_limit_only_the_smaller_copy_is_kept(office) -> None:
    besar = photo() + bytes(7_000_000)
    calon = examine("foto.jpg", besar)
    assert calon.wajib_kecil
    assert keep(office.data_dukung.files, calon).ukuran < 3_000_000


def test_that_a_picture_that_cannot_be_made_smaller_is_taken_as_it_is() -> None:
    calon = examine("foto.jpg", JPEG[:300] + bytes(1_500_000))
    assert isinstance(calon, Calon)
    assert calon.kecil is None


def test_that_a_png_made_smaller_gets_the_ending_of_what_it_became(office) -> None:
    calon = examine("tangkapan.png", picture(900, 700, "PNG"))
    assert keep(office.data_dukung.files, calon, kecilkan=True).nama == "tangkapan.png.jpg"


def test_that_a_file_that_is_gone_or_none_is_a_sentence(tmp_path) -> None:
    for path in (tmp_path / "tidak-ada.pdf", tmp_path):
        with pytest.raises(KnownError) as caught:
            examine(path.name, path)
        assert caught.value.kode == "BERKAS_TIDAK_TERBACA"


def test_that_a_follow_up_counts_its_evidence_until_either_is_taken_out(office: Office) -> None:
    ratl = follow_up(office)
    office.data_dukung.add(ratl, JenisDukung.TAUTAN, TAUTAN)
    (item,) = office.data_dukung.load(ratl).item

    assert office.data_dukung.per_ratl()[ratl.ratl_id] == 1
    office.ratl.delete([ratl.ratl_id])
    assert ratl.ratl_id not in office.data_dukung.per_ratl()
    assert next(it for it in office.data_dukung.all() if it.isi.id == item.isi.id).dipakai == 0
    office.perintah.undo()
    office.data_dukung.detach(ratl, [item.isi.id])
    assert ratl.ratl_id not in office.data_dukung.per_ratl()


def test_that_an_action_with_evidence_closes_without_a_reason(office: Office) -> None:
    ratl = follow_up(office)
    with pytest.raises(CheckError):
        office.ratl.set_status([ratl.ratl_id], StatusRatl.SELESAI)
    office.data_dukung.add(ratl, JenisDukung.TAUTAN, TAUTAN)
    office.ratl.set_status([ratl.ratl_id], StatusRatl.SELESAI)
    closed = next(it.ratl for it in office.ratl.load().baris if it.ratl.id == ratl.ratl_id)
    assert (closed.status, closed.alasan_tanpa_dukungan) == (StatusRatl.SELESAI, "")
