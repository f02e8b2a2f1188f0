"""A locked survey cannot change through any path; other surveys and the follow-ups can."""

import sqlite3

import pytest

from db.connection import new_id
from db.tables import rows
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import CheckError, KnownError, LockedError
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.ratl import Sel as SelRatl
from ranpk_desktop.services.skm import Sel

TAHUNAN = PeriodeSkm.TAHUN


@pytest.fixture
def tahun(office: Office) -> int:
    """Lock the newest survey of the sample office and return its year."""
    tahun = max(office.skm.years())
    office.kunci_survei.lock(tahun, TAHUNAN, office.kantor.pejabat()[0]["id"])
    return tahun


OWN = "survei_id IN (SELECT id FROM survei WHERE tahun = {tahun})"
PATHS = [
    "UPDATE survei SET responden = 1 WHERE tahun = {tahun}",
    "DELETE FROM survei WHERE tahun = {tahun}",
    f"UPDATE nilai_unsur SET n = 1 WHERE {OWN}",
    f"UPDATE OR IGNORE nilai_unsur SET kosong = 9 WHERE {OWN}",
    f"DELETE FROM nilai_unsur WHERE {OWN}",
    f"INSERT OR REPLACE INTO nilai_unsur (id, survei_id, unsur) SELECT id, survei_id, unsur"
    f" FROM nilai_unsur WHERE {OWN}",
    f"UPDATE profil_responden SET jumlah = 99 WHERE {OWN}",
    f"DELETE FROM profil_responden WHERE {OWN}",
    "UPDATE target_skm SET target = '99' WHERE tahun = {tahun}",
    "UPDATE target_skm SET metode = 'GABUNGAN_RESPONDEN' WHERE tahun = {tahun}",
    "DELETE FROM target_skm WHERE tahun = {tahun}",
]


@pytest.mark.parametrize("path", PATHS)
def test_that_a_locked_survey_refuses_plain_sql(office: Office, tahun: int, path: str) -> None:
    with pytest.raises(KnownError) as caught, office.store.command("Ubah"):
        office.store.db.execute(path.format(tahun=tahun))
    assert caught.value.kode in ("SURVEI_TERKUNCI", "ADA_DALAM_REKAMAN")


def test_that_nothing_is_added_to_a_locked_survey(office: Office, tahun: int) -> None:
    survei = rows(office.store.db, "SELECT * FROM survei WHERE tahun = ?", (tahun,))[0]
    new = {"id": new_id(), "survei_id": survei["id"], "jenis": "PEKERJAAN", "isi": "Baru"}
    with pytest.raises(LockedError), office.store.command("Tambah"):
        office.store.insert("profil_responden", {**new, "jumlah": 1})
    office.skm.add("Layanan baru")
    added = next(
        it for it in rows(office.store.db, "SELECT * FROM layanan") if it["nama"] == "Layanan baru"
    )
    with pytest.raises(LockedError):
        office.skm.save(tahun, TAHUNAN, [Sel(added["id"], Unsur.U1, "nilai", "90")])


def test_that_the_commands_of_the_window_are_refused(office: Office, tahun: int) -> None:
    layanan = office.skm.load(tahun).layanan[0]
    for command in (
        lambda: office.skm.save(tahun, TAHUNAN, [Sel(layanan.id, Unsur.U1, "nilai", "70")]),
        lambda: office.skm.save_count(layanan.id, tahun, TAHUNAN, "populasi", "9"),
        lambda: office.skm.save_target(tahun, "70"),
        lambda: office.skm.save_masuk_target(tahun, masuk=False),
    ):
        with pytest.raises(LockedError) as caught:
            command()
        assert caught.value.kode == "SURVEI_TERKUNCI"


def test_that_other_surveys_and_all_follow_ups_stay_open(office: Office, tahun: int) -> None:
    layanan = office.skm.load(tahun).layanan[0]
    cell = Sel(layanan.id, Unsur.U1, "nilai", "71")
    assert office.skm.save(tahun - 1, TAHUNAN, [cell]).perintah_id
    assert office.skm.save(tahun, PeriodeSkm.S1, [cell]).perintah_id
    assert office.skm.save_target(tahun + 1, "70").perintah_id
    for row in office.ratl.load().baris:
        assert office.ratl.save([SelRatl(row.ratl.id, "kendala", "Cuaca")]).perintah_id


def test_that_the_target_of_the_year_locks_with_any_part_of_it(office: Office) -> None:
    tahun = max(office.skm.years())
    layanan = office.skm.load(tahun).layanan[0]
    office.skm.save(tahun, PeriodeSkm.S1, [Sel(layanan.id, Unsur.U1, "nilai", "80")])
    office.kunci_survei.lock(tahun, PeriodeSkm.S1, office.kantor.pejabat()[0]["id"])
    with pytest.raises(LockedError):
        office.skm.save_target(tahun, "70")
    assert office.skm.save(tahun, TAHUNAN, [Sel(layanan.id, Unsur.U1, "nilai", "80")]).perintah_id


def test_that_a_locked_survey_shows_what_was_locked(office: Office, tahun: int) -> None:
    before = office.skm.load(tahun)
    assert before.kunci
    layanan = before.layanan[0]
    office.skm.rename(layanan.id, "Nama lain")
    office.skm.save(tahun - 1, TAHUNAN, [Sel(layanan.id, Unsur.U1, "nilai", "71")])
    assert office.skm.load(tahun) == before
    office.skm.delete(layanan.id)
    assert office.skm.load(tahun).layanan == before.layanan
    assert office.skm.load(tahun - 1).of(layanan.id) is None


def test_that_a_survey_lock_is_the_border_of_undo(office: Office, tahun: int) -> None:
    assert office.skm.load(tahun).kunci
    assert office.perintah.peek() == (None, None)


def test_that_a_survey_is_locked_once_and_only_if_there_is_one(office: Office, tahun: int) -> None:
    kepala = office.kantor.pejabat()[0]["id"]
    for year, kode in ((tahun, "SUDAH_DIKUNCI"), (2031, "BELUM_ADA_SURVEI")):
        with pytest.raises(KnownError) as caught:
            office.kunci_survei.lock(year, TAHUNAN, kepala)
        assert caught.value.kode == kode
    with pytest.raises(CheckError) as refused:
        office.kunci_survei.lock(tahun - 1, TAHUNAN, "")
    assert refused.value.field == "pejabat"


def test_that_a_revision_keeps_the_version_before_and_its_reason(
    office: Office, tahun: int
) -> None:
    first = office.kunci_survei.locked(tahun, TAHUNAN)
    with pytest.raises(CheckError) as caught:
        office.kunci_survei.unlock(tahun, TAHUNAN, "  ")
    assert caught.value.field == "alasan"
    office.kunci_survei.unlock(tahun, TAHUNAN, "Dua jawaban terlewat")
    with pytest.raises(KnownError) as open_now:
        office.kunci_survei.locked(tahun, TAHUNAN)
    assert open_now.value.kode == "BELUM_DIKUNCI"
    layanan = office.skm.load(tahun).layanan[0]
    office.skm.save(tahun, TAHUNAN, [Sel(layanan.id, Unsur.U1, "nilai", "71")])
    office.kunci_survei.lock(tahun, TAHUNAN, office.kantor.pejabat()[0]["id"])
    second = office.kunci_survei.locked(tahun, TAHUNAN)
    assert (second["jenis"], second["revisi"]) == ("SKM", 1)
    assert second["alasan"] == "Dua jawaban terlewat"
    assert second["sidik_isi"] != first["sidik_isi"]
    assert rows(office.store.db, "SELECT * FROM rekaman WHERE revisi = 0") == [first]


def test_that_a_survey_lock_is_never_deleted_nor_reopened_twice(office: Office, tahun: int) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="TETAP"), office.store.command("Hapus"):
        office.store.db.execute("DELETE FROM kunci_survei")
    office.kunci_survei.unlock(tahun, TAHUNAN, "uji")
    with pytest.raises(sqlite3.IntegrityError, match="TETAP"), office.store.command("Lagi"):
        office.store.db.execute("UPDATE kunci_survei SET dibuka_pada = NULL, alasan_buka = NULL")
