"""A locked quarter cannot change through any path; its neighbours can."""

import sqlite3

import pytest

from db.connection import new_id
from db.tables import TABLES, columns, rows
from ranpk_desktop.domain.data_dukung import DukunganRealisasi, JenisDukung
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError, LockedError
from ranpk_desktop.services.office import Office
from tests.kuncian import lock, make_whole

TAHUN = 2026

QUARTER_TABLES = [table.name for table in TABLES if table.triwulan]
PATHS = {
    "delete": "DELETE FROM {table} WHERE triwulan = 3",
    "upsert": "INSERT INTO {table} SELECT * FROM {table} WHERE triwulan = 3"
    " ON CONFLICT DO UPDATE SET triwulan = 3",
    "replace": "INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE triwulan = 3",
    "replace by the other unique key": "REPLACE INTO {table} (id, {others})"
    " SELECT '{id}', {others} FROM {table} WHERE triwulan = 3 LIMIT 1",
    "move into the quarter": "UPDATE OR REPLACE {table} SET triwulan = 3 WHERE triwulan = 2",
    "move out of the quarter": "UPDATE OR REPLACE {table} SET triwulan = 4 WHERE triwulan = 3",
    "ignore": "UPDATE OR IGNORE {table} SET id = id WHERE triwulan = 3",
}


@pytest.fixture
def busy(office: Office) -> Office:
    """Lock the third quarter with rows in every table of a quarter, and in the one before."""
    for triwulan in (Triwulan.II, Triwulan.III):
        baris = office.realisasi.load(TAHUN, triwulan).laporan.baris
        row = next(row for row in baris if row.realisasi.komponen)
        for part in row.realisasi.komponen:
            office.realisasi.save_komponen(part.komponen.id, triwulan, "80")
        sasaran = DukunganRealisasi(row.butir_id, triwulan)
        office.data_dukung.add(sasaran, JenisDukung.TAUTAN, {"url": "contoh.example.go.id"})
        make_whole(office, TAHUN, triwulan)
    lock(office, TAHUN, Triwulan.III, office.kantor.pejabat()[-1]["id"])
    return office


def refuse(office: Office, table: str, statement: str) -> None:
    """Expect that a statement is refused for the lock's sake and changes nothing."""
    names = columns(office.store.db, table)
    others = ", ".join(name for name in names if name != "id")
    before = rows(office.store.db, f"SELECT * FROM {table} ORDER BY id")
    sql = statement.format(table=table, id=new_id(), others=others)
    with pytest.raises((KnownError, sqlite3.IntegrityError)) as caught, office.store.command("X"):
        office.store.db.execute(sql)
    said = getattr(caught.value, "kode", str(caught.value))
    assert said in ("TERKUNCI", "ADA_DALAM_REKAMAN", "TETAP")
    assert rows(office.store.db, f"SELECT * FROM {table} ORDER BY id") == before


def test_that_all_that_is_reported_in_a_quarter_is_locked_with_it() -> None:
    assert {
        "target",
        "realisasi",
        "nilai_komponen",
        "realisasi_anggaran",
        "alasan_temuan",
        "taut_data_dukung",
    } == set(QUARTER_TABLES)


@pytest.mark.parametrize("table", QUARTER_TABLES)
def test_that_a_locked_quarter_refuses_plain_sql(busy: Office, table: str) -> None:
    for statement in PATHS.values():
        refuse(busy, table, statement)


@pytest.mark.parametrize("table", QUARTER_TABLES)
def test_that_no_column_of_a_locked_quarter_can_be_set(busy: Office, table: str) -> None:
    for name in columns(busy.store.db, table):
        refuse(busy, table, f"UPDATE {{table}} SET {name} = {name} WHERE triwulan = 3")


@pytest.mark.parametrize("table", QUARTER_TABLES)
def test_that_the_quarter_before_a_locked_one_is_still_open(busy: Office, table: str) -> None:
    with busy.store.command("Ubah"):
        done = busy.store.db.execute(f"UPDATE {table} SET id = id WHERE triwulan = 2")
        assert done.rowcount > 0


LINK_PATHS = (
    "UPDATE taut_data_dukung SET dihapus_pada = '2026-10-05T12:00:00+09:00'",
    "DELETE FROM taut_data_dukung",
    "INSERT OR REPLACE INTO taut_data_dukung (id, data_dukung_id, butir_id, triwulan)"
    " SELECT id, data_dukung_id, butir_id, triwulan FROM taut_data_dukung",
    "INSERT INTO taut_data_dukung (id, data_dukung_id, butir_id, triwulan)"
    " SELECT '{id}', data_dukung.id, butir_rencana.id, 3 FROM data_dukung, butir_rencana LIMIT 1",
)


@pytest.mark.parametrize("path", LINK_PATHS)
def test_that_a_locked_quarter_refuses_plain_sql_for_its_evidence(
    locked: Office, path: str
) -> None:
    before = rows(locked.store.db, "SELECT * FROM taut_data_dukung ORDER BY id")
    assert before
    with pytest.raises(KnownError) as caught, locked.store.command("Ubah"):
        locked.store.db.execute(path.format(id=new_id()))
    assert caught.value.kode in ("TERKUNCI", "ADA_DALAM_REKAMAN")
    assert rows(locked.store.db, "SELECT * FROM taut_data_dukung ORDER BY id") == before


@pytest.mark.parametrize(
    ("butir", "triwulan", "ratl"),
    [(None, None, None), ("butir", 3, "ratl"), ("butir", None, None), (None, 3, "ratl")],
)
def test_that_a_link_has_exactly_one_target(office: Office, butir, triwulan, ratl) -> None:
    ids = rows(office.store.db, "SELECT id FROM data_dukung")
    link = {"id": new_id(), "data_dukung_id": ids[0]["id"], "triwulan": triwulan, "ratl_id": ratl}
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"), office.store.command("Tautkan"):
        office.store.insert("taut_data_dukung", link | {"butir_id": butir})


@pytest.mark.parametrize("table", ["target", "realisasi"])
def test_that_a_new_row_is_refused_in_a_locked_quarter(locked: Office, table: str) -> None:
    free = rows(
        locked.store.db,
        f"SELECT id FROM butir_rencana WHERE id NOT IN"
        f" (SELECT butir_id FROM {table} WHERE triwulan = 3)",
    )[0]["id"]
    with pytest.raises(LockedError), locked.store.command("Tambah"):
        locked.store.insert(
            table, {"id": new_id(), "butir_id": free, "triwulan": 3, "jenis": "strip"}
        )


def test_that_the_quarters_beside_a_locked_one_stay_open(locked: Office) -> None:
    for triwulan in (Triwulan.II, Triwulan.IV):
        butir_id = locked.realisasi.load(TAHUN, triwulan).laporan.baris[0].butir_id
        assert locked.realisasi.save_nilai(butir_id, triwulan, "12,5").perintah_id


def test_that_a_locked_quarter_shows_what_was_locked(locked: Office) -> None:
    before = locked.realisasi.load(TAHUN, Triwulan.III)
    with locked.store.command("Ubah arti"):
        locked.store.db.execute("UPDATE indikator SET arah = 'MINIMAL', satuan = 'lain'")
        locked.store.db.execute("UPDATE unit SET nama = 'Nama baru'")
    assert locked.realisasi.load(TAHUN, Triwulan.III) == before
    assert locked.realisasi.load(TAHUN, Triwulan.II) != before


def test_that_a_lock_is_the_border_of_undo(locked: Office) -> None:
    assert locked.perintah.peek() == (None, None)
    with pytest.raises(KnownError):
        locked.perintah.undo()


def test_that_a_quarter_is_locked_once(locked: Office) -> None:
    pejabat = locked.kantor.pejabat()[0]["id"]
    with pytest.raises(KnownError) as caught:
        locked.rekaman.lock(TAHUN, Triwulan.III, pejabat)
    assert caught.value.kode == "SUDAH_DIKUNCI"


def test_that_opening_a_lock_wants_a_reason(locked: Office) -> None:
    with pytest.raises(CheckError) as caught:
        locked.rekaman.unlock(TAHUN, Triwulan.III, "  ")
    assert caught.value.field == "alasan"


def test_that_a_revision_keeps_the_version_before_and_its_reason(locked: Office) -> None:
    first = locked.rekaman.locked(TAHUN, Triwulan.III)
    locked.rekaman.unlock(TAHUN, Triwulan.III, "Salah hitung sampel")
    butir_id = locked.realisasi.load(TAHUN, Triwulan.III).laporan.baris[0].butir_id
    locked.realisasi.save_nilai(butir_id, Triwulan.III, "99")
    lock(locked, TAHUN, Triwulan.III, locked.kantor.pejabat()[0]["id"])
    second = locked.rekaman.locked(TAHUN, Triwulan.III)
    assert (second["revisi"], second["alasan"]) == (1, "Salah hitung sampel")
    assert second["sidik_isi"] != first["sidik_isi"]
    assert rows(locked.store.db, "SELECT * FROM rekaman WHERE revisi = 0") == [first]


def test_that_an_empty_year_cannot_be_locked(office: Office) -> None:
    with pytest.raises(KnownError) as caught:
        office.rekaman.lock(2031, Triwulan.I, office.kantor.pejabat()[0]["id"])
    assert caught.value.kode == "BELUM_ADA_RENCANA"


def test_that_a_lock_itself_is_never_deleted_nor_reopened_twice(locked: Office) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="TETAP"), locked.store.command("Hapus"):
        locked.store.db.execute("DELETE FROM kunci")
    locked.rekaman.unlock(TAHUN, Triwulan.III, "uji")
    with pytest.raises(sqlite3.IntegrityError, match="TETAP"), locked.store.command("Kunci lagi"):
        locked.store.db.execute("UPDATE kunci SET dibuka_pada = NULL, alasan_buka = NULL")
