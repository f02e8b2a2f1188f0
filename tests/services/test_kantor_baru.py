import shutil
from datetime import date

import pytest

from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services import contoh
from ranpk_desktop.services.kantor_baru import KantorBaru, make, open_sample
from ranpk_desktop.services.office import open_office

KEPALA = {
    "nama": "Contoh Pertama, S.Farm.",
    "nip": None,
    "jenis_nip": "NIP",
    "jabatan": "Kepala Balai POM di Ende",
    "sebutan": "Plt.",
    "mulai": "2026-02-01",
}
ISIAN = KantorBaru("loka-ende", KEPALA, "Sari Contoh", 2026)


def test_that_a_new_office_holds_its_unit_head_filler_and_plan(tmp_path, clock):
    with make(tmp_path / "kantor", clock, ISIAN) as office:
        assert office.kantor.require()["nama"] == "Balai POM di Ende"
        (kepala,) = office.kantor.pejabat_on(date(2026, 3, 1))
        assert (kepala["nama"], kepala["sebutan"]) == ("Contoh Pertama, S.Farm.", "Plt.")
        assert [row["nama"] for row in office.kantor.pegawai()] == ["Sari Contoh"]
        assert office.pengaturan.load()["pengisi"] == office.kantor.pengisi == "Sari Contoh"
        assert office.rencana.years() == [2026]


def test_that_ctrl_z_takes_back_the_plan_but_not_the_people(tmp_path, clock):
    with make(tmp_path / "kantor", clock, ISIAN) as office:
        office.perintah.undo()
        assert office.rencana.years() == []
        assert office.perintah.peek()[0] is None
        assert office.kantor.pegawai()


def test_that_the_plan_may_stay_empty(tmp_path, clock):
    with make(tmp_path / "kantor", clock, KantorBaru("loka-ende", KEPALA, "Sari", None)) as office:
        assert office.rencana.years() == []


@pytest.mark.parametrize(
    "wrong",
    [
        KantorBaru("tidak-ada", KEPALA, "Sari", 2026),
        KantorBaru("loka-ende", {**KEPALA, "mulai": "kemarin"}, "Sari", 2026),
    ],
)
def test_that_a_refused_office_leaves_nothing_behind_and_can_be_tried_again(tmp_path, clock, wrong):
    with pytest.raises(KnownError):
        make(tmp_path / "kantor", clock, wrong)
    with open_office(tmp_path / "kantor", clock) as office:
        assert contoh.is_empty(office)
        assert office.kantor.pegawai() == office.kantor.pejabat() == []
    with make(tmp_path / "kantor", clock, ISIAN) as office:
        assert office.kantor.load()


def test_that_a_wrong_date_names_its_field(tmp_path, clock):
    with pytest.raises(CheckError) as caught:
        make(tmp_path, clock, KantorBaru("loka-ende", {**KEPALA, "mulai": ""}, "Sari", 2026))
    assert caught.value.field == "mulai"


def test_that_an_office_in_the_folder_is_never_written_over(tmp_path, clock):
    make(tmp_path, clock, ISIAN).close()
    with pytest.raises(KnownError) as caught:
        make(tmp_path, clock, KantorBaru("loka-dumai", KEPALA, "Budi", 2026))
    assert caught.value.kode == "KANTOR_SUDAH_ADA"
    with open_office(tmp_path, clock) as office:
        assert office.kantor.require()["acuan"] == "loka-ende"
        assert [row["nama"] for row in office.kantor.pegawai()] == ["Sari Contoh"]


def test_that_the_sample_is_filled_once_and_kept_afterwards(tmp_path, clock):
    with open_sample(tmp_path / "contoh", clock) as office:
        assert office.kantor.require()["contoh"] == 1
        office.kantor.save_pegawai({"nama": "Tamu"})
    with open_sample(tmp_path / "contoh", clock) as office:
        assert "Tamu" in [row["nama"] for row in office.kantor.pegawai()]


def test_that_a_full_disk_is_a_sentence_and_leaves_nothing(tmp_path, clock, monkeypatch):
    office = open_office(tmp_path, clock)
    (size,) = office.store.db.execute("PRAGMA page_count").fetchone()
    office.close()

    def small(folder, its_clock):
        opened = open_office(folder, its_clock)
        opened.store.db.execute(f"PRAGMA max_page_count = {size + 2}")
        return opened

    monkeypatch.setattr("ranpk_desktop.services.kantor_baru.open_office", small)
    with pytest.raises(KnownError) as caught:
        make(tmp_path, clock, ISIAN)
    assert caught.value.kode == "DISK_PENUH"
    monkeypatch.undo()
    make(tmp_path, clock, ISIAN).close()
    shutil.rmtree(tmp_path)
