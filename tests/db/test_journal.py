"""The journal is written by triggers, whatever SQL reaches the tables."""

import json
import sqlite3

import pytest
from sqlite_utils import Database

from db import schema
from db.connection import Store, new_id
from db.tables import BY_NAME, EXEMPT, TABLES, Table, columns, rows
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.logo import Logo
from ranpk_desktop.services.office import Office


def image(text: str | None) -> object:
    return text and json.loads(text)


def journal(store: Store) -> list[tuple[str, str, object, object]]:
    return [
        (
            row["tabel"],
            row["baris_id"],
            *(row[name] and json.loads(row[name]) for name in ("lama", "baru")),
        )
        for row in rows(store.db, "SELECT * FROM jejak_audit ORDER BY no")
    ]


def test_that_every_table_is_journalled_or_exempt_by_name() -> None:
    with schema.fresh() as db:
        tables = set(db.table_names())
    assert tables == set(BY_NAME) | (set(EXEMPT) & tables)


def test_that_every_table_is_strict() -> None:
    with schema.fresh() as db:
        strict = {table.name for table in db.tables if table.strict}
    assert strict >= set(BY_NAME)


def test_that_a_write_outside_a_command_is_refused(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="TANPA_PERINTAH"):
        store.db.execute("INSERT INTO pengaturan VALUES ('kertas', 'F4')")


def test_that_a_foreign_tool_cannot_write_unaudited(store: Store) -> None:
    path = store.path
    store.close()
    foreign = sqlite3.connect(path)
    with pytest.raises(sqlite3.OperationalError, match="no such function: perintah"):
        foreign.execute("INSERT INTO pengaturan VALUES ('kertas', 'F4')")
    with pytest.raises(sqlite3.OperationalError, match="no such function: pelaku"):
        foreign.execute("INSERT INTO perintah (waktu, pelaku, judul) VALUES ('', 'x', 'x')")
    foreign.close()


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO pengaturan VALUES ('kertas', 'A4')"
        " ON CONFLICT (nama) DO UPDATE SET nilai = excluded.nilai",
        "INSERT OR REPLACE INTO pengaturan VALUES ('kertas', 'A4')",
        "REPLACE INTO pengaturan VALUES ('kertas', 'A4')",
        "UPDATE pengaturan SET nilai = 'A4'",
        "UPDATE OR REPLACE pengaturan SET nilai = 'A4' WHERE nama = 'kertas'",
    ],
)
def test_that_the_journal_ends_where_the_table_does(store: Store, sql: str) -> None:
    with store.command("Pilih kertas"):
        store.insert("pengaturan", {"nama": "kertas", "nilai": "F4"})
    with store.command("Pilih kertas lain"):
        store.db.execute(sql)
    replayed: dict[str, object] = {}
    for _table, key, lama, baru in journal(store):
        assert replayed.get(key) == lama
        replayed[key] = baru
    assert replayed == {"kertas": {"nama": "kertas", "nilai": "A4"}}


def test_that_a_delete_keeps_the_whole_row_in_the_journal(store: Store) -> None:
    row_id = new_id()
    with store.command("Tambah"):
        store.insert("pegawai", {"id": row_id, "nama": "Sari"})
    with store.command("Hapus"):
        store.db.execute("DELETE FROM pegawai")
    assert journal(store)[-1] == (
        "pegawai",
        row_id,
        {"id": row_id, "nama": "Sari", "nip": None, "jenis_nip": "NIP", "jabatan": "", "aktif": 1},
        None,
    )


def test_that_a_command_without_effect_leaves_no_trace(store: Store) -> None:
    with store.command("Pilih"):
        store.save("pengaturan", {"nama": "kertas", "nilai": "F4"})
    with store.command("Pilih lagi") as command:
        store.save("pengaturan", {"nama": "kertas", "nilai": "F4"})
    assert command.changes.perintah_id is None
    assert [row["judul"] for row in rows(store.db, "SELECT judul FROM perintah")] == ["Pilih"]


def test_that_a_failed_command_leaves_no_trace(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.command("Gagal"):
        store.save("pengaturan", {"nama": "kertas", "nilai": 1 / len(journal(store))})
    assert journal(store) == []
    assert rows(store.db, "SELECT * FROM perintah") == []


@pytest.mark.parametrize("table", ["perintah", "jejak_audit", "rekaman", "garis", "paket"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_that_history_cannot_be_rewritten(locked: Office, table: str, verb: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="TETAP"), locked.store.command("Ubah"):
        locked.store.db.execute(verb.format(table))


def test_that_the_journal_takes_no_row_of_another_command(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="TANPA"), store.command("Palsu"):
        store.db.execute(
            "INSERT INTO jejak_audit (perintah_id, tabel, baris_id, baru)"
            " VALUES (99, 'a', 'b', '{}')"
        )


@pytest.mark.parametrize("table", [table for table in TABLES if not table.append_only])
def test_that_a_row_never_changes_its_identity(locked: Office, table: Table) -> None:
    name, key = table.name, table.key
    fill_agreement(locked)
    if name == "kunci_survei":
        lock_survey(locked)
    if name == "bawaan":
        locked.bawaan.cancel(locked.bawaan.begin("Sari", "kantor.ranpk"))
    if not rows(locked.store.db, f"SELECT 1 FROM {name}"):
        pytest.fail(f"the fixture leaves {name} empty")
    with pytest.raises(sqlite3.IntegrityError, match="TETAP"), locked.store.command("Ubah"):
        locked.store.db.execute(f"UPDATE {name} SET {key} = '{new_id()}'")


LAIN = (
    "layanan",
    "survei",
    "nilai_unsur",
    "profil_responden",
    "target_skm",
    "ratl",
    "ratl_nihil",
    "logo",
    "perjanjian_kinerja",
)
"""Tables that the report of a quarter does not carry."""


def fill_agreement(office: Office) -> None:
    """Word a text of the agreement anew, and put a logo into it."""
    office.perjanjian_kinerja.save_text("pihak_kesatu", "Pihak Pertama")
    office.perjanjian_kinerja.save_logo(2026, Logo("UE5H", "5" * 64))


def lock_survey(office: Office) -> int:
    """Lock the newest survey of the sample office and return its year."""
    tahun = max(office.skm.years())
    kepala = office.kantor.pejabat()[0]["id"]
    office.kunci_survei.lock(tahun, PeriodeSkm.TAHUN, kepala)
    return tahun


def fix_row(office: Office, row_id: str) -> None:
    """Store a rekaman in which a row stands."""
    with office.store.command("Rekam"):
        office.store.insert(
            "rekaman",
            {
                "id": new_id(),
                "jenis": "SKM",
                "tahun": 2026,
                "periode": "TAHUN",
                "revisi": 0,
                "keadaan": "TERKUNCI",
                "isi": json.dumps({"survei": [{"id": row_id}]}),
                "sidik_isi": "0" * 64,
                "dibuat_pada": office.store.now(),
                "pelaku": "Sari",
            },
        )


@pytest.mark.parametrize("name", [table.name for table in TABLES if table.exported])
def test_that_a_row_in_a_rekaman_is_never_deleted(locked: Office, name: str) -> None:
    locked.rekaman.unlock(2026, Triwulan.III, "uji")
    fill_agreement(locked)
    key = BY_NAME[name].key
    in_rekaman = rows(locked.store.db, f"SELECT {key} AS id FROM {name}")[0]["id"]
    if name in LAIN:
        fix_row(locked, in_rekaman)
    with pytest.raises(KnownError) as caught, locked.store.command("Hapus"):
        locked.store.db.execute(f"DELETE FROM {name} WHERE {key} = ?", (in_rekaman,))
    assert caught.value.kode == "ADA_DALAM_REKAMAN"


@pytest.mark.parametrize(
    "nilai", ["1,5", "1e5", "", "-", ".5", "5.", "1.2.3", "--1", "1-2", " 1", "NaN"]
)
def test_that_an_amount_is_a_plain_decimal(office: Office, nilai: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"), office.store.command("Isi"):
        office.store.db.execute("UPDATE target SET nilai = ? WHERE jenis = 'angka'", (nilai,))


@pytest.mark.parametrize("nilai", ["0", "7", "-1", "12.40", "0.011", "123456789012345678901234.5"])
def test_that_an_amount_keeps_every_digit(office: Office, nilai: str) -> None:
    with office.store.command("Isi"):
        office.store.db.execute("UPDATE target SET nilai = ? WHERE jenis = 'angka'", (nilai,))
    assert rows(office.store.db, "SELECT DISTINCT nilai FROM target WHERE jenis = 'angka'") == [
        {"nilai": nilai}
    ]


def test_that_columns_come_from_the_database() -> None:
    with Database(memory=True) as db:
        db.execute("CREATE TABLE a (b TEXT, c TEXT)")
        assert columns(db, "a") == ("b", "c")
