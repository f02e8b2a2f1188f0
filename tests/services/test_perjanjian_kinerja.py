"""The agreement of a year as the office works on it: draft, final, signed, revised."""

from pathlib import Path

import pytest

from ranpk_desktop.domain.kanonik import kode_data
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.perjanjian_kinerja import AlasanRevisi, Cara, Keadaan
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError, LockedError
from ranpk_desktop.services import logo, perjanjian_kinerja
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.perjanjian_kinerja import IsiPerjanjian, PerjanjianKinerjaService
from ranpk_desktop.services.versi_perjanjian import VersiPerjanjian
from tests.perjanjian import logo as picture

TAHUN = 2026
ATASAN = "Prof. Contoh Atasan, M.Si."


@pytest.fixture
def pk(office: Office) -> PerjanjianKinerjaService:
    """Return the agreement of the sample office before anything of it was typed."""
    with office.store.command("Kosongkan"):
        office.store.db.execute("DELETE FROM perjanjian_kinerja")
    return office.perjanjian_kinerja


@pytest.fixture
def ready(office: Office) -> PerjanjianKinerjaService:
    """Return the agreement of the sample office with a fixed plan."""
    office.perjanjian_kinerja.save(TAHUN, "pihak_kedua_nama", ATASAN)
    fix_plan(office)
    return office.perjanjian_kinerja


def fix_plan(office: Office) -> None:
    head = office.kantor.pejabat_on(office.store.moment().date())[0]
    office.rekaman.fix(TAHUN, head["id"], walau_peringatan=True)


def final(pk: PerjanjianKinerjaService) -> VersiPerjanjian:
    pk.finalise(TAHUN, walau_peringatan=True)
    return pk.versi.load(TAHUN)[-1]


def codes(isi: IsiPerjanjian) -> list[str]:
    return [finding.kode for finding in isi.temuan]


def kinds(caught: pytest.ExceptionInfo[KnownError]) -> str:
    return caught.value.kode


def test_that_a_year_begins_with_what_the_office_knows(pk: PerjanjianKinerjaService) -> None:
    isi = pk.load(TAHUN)
    assert not isi.ada
    assert isi.terbuka
    assert isi.row["tempat"] == "Contoh"
    assert isi.row["pihak_kesatu_id"] is None
    assert isi.pihak_kesatu is not None
    assert isi.pihak_kesatu["jabatan"] == "Kepala Loka POM di Kabupaten Contoh"
    assert isi.revisi_rencana is None
    assert codes(isi) == ["R302", "R322"]
    assert pk.years() == []


def test_that_who_is_in_office_on_the_day_signs(pk: PerjanjianKinerjaService) -> None:
    pk.save(TAHUN, "tanggal", "10 Juli 2026")
    isi = pk.load(TAHUN)
    assert isi.pihak_kesatu is not None
    assert isi.pihak_kesatu["sebutan"] == "Plh."
    pk.save(TAHUN, "pihak_kesatu_id", isi.pejabat[1]["id"])
    assert pk.load(TAHUN).pihak_kesatu == isi.pejabat[1]
    with pytest.raises(CheckError):
        pk.save(TAHUN, "pihak_kesatu_id", "bukan siapa-siapa")


def test_that_who_is_chosen_to_sign_is_not_deleted(office: Office, pk) -> None:
    chosen = pk.load(TAHUN).pejabat[0]
    pk.save(TAHUN, "pihak_kesatu_id", chosen["id"])
    with pytest.raises(KnownError) as caught:
        office.kantor.delete("pejabat", chosen["id"])
    assert kinds(caught) == "PIHAK_KESATU"
    pk.save(TAHUN, "pihak_kesatu_id", "")
    office.kantor.delete("pejabat", chosen["id"])


def test_that_every_field_can_be_undone_and_several_are_one_command(office: Office, pk) -> None:
    pk.save(TAHUN, "tempat", "Kota Contoh")
    changes = pk.save_all(TAHUN, {"tempat": "Desa Contoh", "kertas": "A4"})
    assert changes.nouns == {"perjanjian_kinerja"}
    office.perintah.undo()
    row = pk.load(TAHUN).row
    assert (row["tempat"], row["kertas"]) == ("Kota Contoh", "F4")
    office.perintah.undo()
    assert not pk.load(TAHUN).ada
    office.perintah.redo()
    assert pk.load(TAHUN).row["tempat"] == "Kota Contoh"


def test_that_one_wrong_field_saves_none(pk) -> None:
    with pytest.raises(CheckError):
        pk.save_all(TAHUN, {"tempat": "Kota", "tepi_kiri": "5"})
    assert not pk.load(TAHUN).ada


def test_that_a_new_year_takes_over_how_another_was_laid_out(pk) -> None:
    pk.save_logo(TAHUN, logo.read(picture()))
    pk.save_all(
        TAHUN, {"pihak_kedua_nama": ATASAN, "kertas": "A4", "nomor": "X.1", "tanggal": "5/1/2026"}
    )
    row = pk.load(TAHUN + 1).row
    assert (row["pihak_kedua_nama"], row["kertas"]) == (ATASAN, "A4")
    assert row["logo_sidik"]
    assert (row["nomor"], row["tanggal"], row["revisi"]) == ("", None, 0)


def test_that_a_logo_is_put_in_taken_out_and_undone(office: Office, pk) -> None:
    made = logo.read(picture())
    pk.save_logo(TAHUN, made)
    assert pk.naskah(TAHUN)[0].logo
    pk.save_logo(TAHUN, made)
    pk.save_logo(TAHUN, None)
    assert pk.naskah(TAHUN)[0].logo is None
    office.perintah.undo()
    assert pk.naskah(TAHUN)[0].logo
    office.perintah.undo()
    assert not pk.load(TAHUN).ada


def test_that_texts_are_worded_anew_and_brought_back(pk) -> None:
    pk.save_text("pihak_kesatu", "Pihak Pertama")
    assert pk.naskah(TAHUN)[0].teks["sebutan_kesatu"] == "selanjutnya disebut Pihak Pertama"
    assert pk.load(TAHUN).teks["pihak_kesatu"].isi == "Pihak Pertama"
    with pytest.raises(CheckError):
        pk.save_text("janji", "{rahasia}")
    pk.save_text("pihak_kesatu", "")
    assert pk.load(TAHUN).teks["pihak_kesatu"].isi == ""
    assert pk.save_text("janji", pk.load(TAHUN).teks["janji"].bawaan).perintah_id is None


def test_that_a_draft_with_errors_or_an_open_plan_is_not_made_final(office: Office, pk) -> None:
    with pytest.raises(KnownError) as caught:
        pk.finalise(TAHUN, walau_peringatan=True)
    assert kinds(caught) == perjanjian_kinerja.BELUM_BERES
    pk.save(TAHUN, "pihak_kedua_nama", ATASAN)
    assert "R322" in codes(pk.load(TAHUN))
    fix_plan(office)
    assert pk.load(TAHUN).revisi_rencana == 0
    assert not {"R302", "R322"} & set(codes(pk.load(TAHUN)))


def test_that_warnings_are_let_pass_only_when_that_is_meant(ready) -> None:
    ready.save(TAHUN, "nomor", "12/2026")
    assert codes(ready.load(TAHUN)) == ["R314"]
    with pytest.raises(KnownError) as caught:
        ready.finalise(TAHUN)
    assert kinds(caught) == perjanjian_kinerja.BELUM_BERES
    ready.finalise(TAHUN, walau_peringatan=True)


def test_that_a_final_version_never_changes_and_undo_stops_before_it(office: Office, ready) -> None:
    versi = final(ready)
    assert versi.keadaan is Keadaan.FINAL
    assert versi.revisi_rencana == 0
    before = perjanjian_kinerja.render(ready.naskah(TAHUN), "pdf")
    for change in (
        lambda: ready.save(TAHUN, "tempat", "Lain"),
        lambda: ready.save_logo(TAHUN, logo.read(picture())),
    ):
        with pytest.raises(LockedError) as caught:
            change()
        assert kinds(caught) == "SUDAH_FINAL"
    with pytest.raises(KnownError):
        office.perintah.undo()
    with pytest.raises(KnownError) as caught:
        ready.finalise(TAHUN)
    assert kinds(caught) == "SUDAH_FINAL"
    isi = ready.load(TAHUN)
    assert (isi.keadaan, isi.temuan) == (Keadaan.FINAL, ())
    ready.save_text("janji", "Kami berjanji lain.")
    office.kantor.save_unit({"nama": "Loka yang berganti nama"})
    office.rekaman.revise(TAHUN, "Pagu")
    assert perjanjian_kinerja.render(ready.naskah(TAHUN), "pdf") == before


def test_that_sql_cannot_change_a_final_version_either(office: Office, ready) -> None:
    final(ready)
    (row_id,) = office.store.db.execute("SELECT id FROM perjanjian_kinerja").fetchone()
    with pytest.raises(LockedError), office.store.command("Ubah"):
        office.store.db.execute("UPDATE perjanjian_kinerja SET tempat = 'Lain'")
    with pytest.raises(KnownError), office.store.command("Hapus"):
        office.store.db.execute("DELETE FROM perjanjian_kinerja WHERE id = ?", (row_id,))


def test_that_an_agreement_of_an_older_plan_says_so(office: Office, ready) -> None:
    office.rekaman.revise(TAHUN, "Pagu")
    assert ready.load(TAHUN).revisi_rencana is None
    ready.save(TAHUN, "revisi_rencana", "0")
    assert ready.load(TAHUN).revisi_rencana == 0
    fix_plan(office)
    isi = ready.load(TAHUN)
    assert isi.rencana == (0, 1)
    assert codes(isi) == ["R323"]
    with pytest.raises(CheckError):
        ready.save(TAHUN, "revisi_rencana", "7")


def test_that_signing_goes_from_final_to_waiting_to_signed_with_the_file(office: Office, ready):
    versi = final(ready)
    ready.versi.record(versi, Keadaan.MENUNGGU_PIHAK_KEDUA, Cara.BASAH)
    (waiting,) = ready.versi.load(TAHUN)
    assert waiting.keadaan is Keadaan.MENUNGGU_PIHAK_KEDUA
    assert ready.load(TAHUN).keadaan is Keadaan.MENUNGGU_PIHAK_KEDUA
    with pytest.raises(CheckError) as caught:
        ready.versi.record(waiting, Keadaan.DITANDATANGANI, Cara.BASAH)
    assert caught.value.field == "berkas"
    berkas = b"%PDF-1.7 hasil pindai"
    ready.versi.record(waiting, Keadaan.DITANDATANGANI, Cara.BASAH, ("pk ttd.pdf", berkas))
    (signed,) = ready.versi.load(TAHUN)
    assert signed.keadaan is Keadaan.DITANDATANGANI
    assert signed.terakhir is not None
    assert (signed.terakhir.nama, signed.terakhir.ukuran) == ("pk ttd.pdf", len(berkas))
    assert ready.versi.signed_file(signed.terakhir) == berkas
    stored = office.folder / "naskah" / signed.terakhir.sha256[:2] / signed.terakhir.sha256
    assert stored.read_bytes() == berkas
    with pytest.raises(KnownError):
        office.perintah.undo()
    stored.write_bytes(b"diganti")
    with pytest.raises(KnownError) as missing:
        ready.versi.signed_file(signed.terakhir)
    assert kinds(missing) == "BERKAS_NASKAH_HILANG"


def test_that_what_was_noted_of_a_signing_can_be_taken_back_with_a_reason(ready) -> None:
    versi = final(ready)
    with pytest.raises(KnownError):
        ready.versi.withdraw(versi, "Salah")
    ready.versi.record(versi, Keadaan.DITANDATANGANI, Cara.BSRE, ("salah.pdf", b"%PDF"))
    (signed,) = ready.versi.load(TAHUN)
    with pytest.raises(CheckError):
        ready.versi.withdraw(signed, "  ")
    ready.versi.withdraw(signed, "Berkas keliru")
    (again,) = ready.versi.load(TAHUN)
    assert again.keadaan is Keadaan.FINAL
    assert [step.keterangan for step in again.tahap] == ["", "Berkas keliru"]


def test_that_a_revision_needs_a_reason_and_opens_what_belongs_to_its_day(ready) -> None:
    ready.save_all(TAHUN, {"tanggal": "5/1/2026", "nomor": "RC.02.01.15A.01.26.7"})
    with pytest.raises(KnownError) as caught:
        ready.revise(TAHUN, AlasanRevisi.STRATEGI, "Pagu")
    assert kinds(caught) == "BELUM_FINAL"
    final(ready)
    with pytest.raises(CheckError) as missing:
        ready.revise(TAHUN, AlasanRevisi.STRATEGI, " ")
    assert missing.value.field == "uraian_alasan"
    ready.revise(TAHUN, AlasanRevisi.STRATEGI, "Pagu berkurang")
    isi = ready.load(TAHUN)
    assert isi.terbuka
    assert (isi.row["revisi"], isi.row["tanggal"], isi.row["nomor"]) == (1, None, "")
    assert isi.row["pihak_kedua_nama"] == ATASAN
    assert ready.naskah(TAHUN)[1].versi == "Revisi ke-1 (draf)"
    assert ready.naskah(TAHUN, revisi=0)[1].versi == "Versi awal"
    assert final(ready).alasan == (
        "Perubahan strategi (program, kegiatan, atau alokasi anggaran): Pagu berkurang"
    )


def test_that_a_revision_can_be_undone_before_it_is_final(office: Office, ready) -> None:
    final(ready)
    ready.revise(TAHUN, AlasanRevisi.PEJABAT, "Pejabat baru")
    ready.save(TAHUN, "tempat", "Lain")
    office.perintah.undo()
    office.perintah.undo()
    assert ready.load(TAHUN).keadaan is Keadaan.FINAL


def signed(pk: PerjanjianKinerjaService) -> VersiPerjanjian:
    pk.versi.record(
        pk.versi.load(TAHUN)[-1], Keadaan.DITANDATANGANI, Cara.BASAH, ("a.pdf", b"%PDF")
    )
    return pk.versi.load(TAHUN)[-1]


def test_that_a_code_on_paper_tells_whether_its_version_holds(office: Office, ready) -> None:
    first = final(ready)
    found = ready.versi.find(first.kode_data)
    assert found.berlaku
    assert found.versi is not None
    assert found.versi.keadaan is Keadaan.FINAL
    signed(ready)
    ready.revise(TAHUN, AlasanRevisi.PRIORITAS, "Arah baru")
    second = final(ready)
    typed = first.kode_data.lower().replace("-", " ")
    assert ready.versi.find(typed).berlaku, "the signed one holds until the next is signed"
    signed(ready)
    found = ready.versi.find(first.kode_data)
    assert not found.berlaku
    assert found.pengganti is not None
    assert found.pengganti.revisi == 1
    assert "sudah digantikan oleh Revisi ke-1" in found.describe()
    assert ready.versi.find(second.kode_data).berlaku
    with pytest.raises(KnownError) as caught:
        ready.versi.record(ready.versi.load(TAHUN)[0], Keadaan.MENUNGGU_PIHAK_KEDUA, Cara.BASAH)
    assert kinds(caught) == "SUDAH_DIGANTIKAN"


def test_that_an_unknown_code_and_one_of_another_document_are_told_apart(locked: Office) -> None:
    versi = locked.perjanjian_kinerja.versi
    unknown = versi.find("0000-0000-0000-0000")
    assert (unknown.versi, unknown.jenis) == (None, None)
    assert "tidak dikenal" in unknown.describe()
    kode = kode_data(locked.rekaman.locked(TAHUN, Triwulan.III)["sidik_isi"])
    other = versi.find(kode)
    assert other.jenis is JenisPaket.LAPORAN_TRIWULAN
    assert "melainkan laporan triwulan" in other.describe()
    for kode in ("", "7F3A", "7F3A-91C2-04BE-D81G", "7F3A-91C2-04BE-D815-00"):
        with pytest.raises(CheckError):
            versi.find(kode)


def test_that_an_unknown_revision_is_refused(ready) -> None:
    for revisi in (0, 3):
        if revisi:
            with pytest.raises(KnownError) as caught:
                ready.naskah(TAHUN, revisi=revisi)
            assert kinds(caught) == "REVISI_TIDAK_ADA"
        else:
            assert ready.naskah(TAHUN, revisi=revisi)[1].kode_data == ""


def test_that_a_version_is_printed_on_its_own_paper_or_another(ready) -> None:
    ready.save(TAHUN, "kertas", "A4")
    final(ready)
    assert ready.naskah(TAHUN)[1].kertas == "A4"
    assert ready.naskah(TAHUN, "F4")[1].kertas == "F4"


def test_that_documents_are_written_where_they_shall_be(ready, tmp_path: Path) -> None:
    naskah = ready.naskah(TAHUN)
    for nama in ("pk.PDF", "pk.xlsx"):
        (path,) = perjanjian_kinerja.write(naskah, tmp_path / nama)
        assert path.stat().st_size > 5000
    both = perjanjian_kinerja.write(naskah, tmp_path / "hasil")
    assert [path.name for path in both] == [
        "perjanjian-kinerja-2026.pdf",
        "perjanjian-kinerja-2026.xlsx",
    ]
    with pytest.raises(KnownError) as caught:
        perjanjian_kinerja.write(naskah, tmp_path / "pk.docx")
    assert kinds(caught) == "AKHIRAN_TIDAK_DIKENAL"


def test_that_the_store_of_signed_files_is_made_once_as_making_it_clears_unfinished_ones(
    office: Office,
) -> None:
    files = office.perjanjian_kinerja.versi.files
    name = files.put(b"isi")
    unfinished = files.folder / name[:2] / ".0123456789abcdef.tmp"
    unfinished.write_bytes(b"ditulis di utas lain")
    office.perjanjian_kinerja.versi.files.read(name, "naskah.pdf")
    assert unfinished.exists()
