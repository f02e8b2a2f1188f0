"""Backups are whole or absent, are thinned, and come back as a new line of the data."""

import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import backup
from db.connection import Store
from db.repositories import rekaman
from db.tables import rows
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.office import Office, open_office


def names(office: Office) -> list[str]:
    return [cadangan.nama for cadangan in office.cadangan.load()]


def value(office: Office) -> str:
    return office.realisasi.load(2026, Triwulan.III).laporan.baris[2].isian.teks


def test_that_a_backup_stands_alone_and_opens(office: Office, tmp_path: Path) -> None:
    made = office.cadangan.make()
    assert made.nama == "ranpk-2026-10-05-120000.db"
    (tmp_path / "lain").mkdir()
    shutil.copyfile(made.path, tmp_path / "lain" / "ranpk.db")
    with open_office(tmp_path / "lain", office.store.clock) as copy:
        assert copy.realisasi.load(2026, Triwulan.III) == office.realisasi.load(2026, Triwulan.III)


def test_that_one_backup_is_made_a_day_and_any_number_by_hand(office: Office) -> None:
    assert office.cadangan.make_daily()
    assert office.cadangan.make_daily() is None
    office.cadangan.make()
    office.cadangan.make()
    assert names(office) == [
        "ranpk-2026-10-05-120000-2.db",
        "ranpk-2026-10-05-120000.db",
        "ranpk-2026-10-05.db",
    ]


def test_that_a_year_of_daily_backups_is_thinned(office: Office) -> None:
    start = datetime(2026, 10, 5, 3, tzinfo=UTC)
    for day in range(120):
        office.store.clock = lambda day=day: start + timedelta(days=day)
        office.cadangan.make_daily()
    kept = names(office)
    assert kept[-7:] == [f"ranpk-2027-01-{day:02}.db" for day in range(26, 32)] + [
        "ranpk-2027-02-01.db"
    ]
    assert 14 <= len(kept) <= 20
    assert "ranpk-2026-10-05.db" in kept


def test_that_cells_are_saved_while_a_backup_runs(office: Office) -> None:
    with office.store.command("Isi penuh"):
        for number in range(3000):
            office.store.insert("pengaturan", {"nama": f"n{number}", "nilai": "x" * 500})
    steps = []

    def pause(remaining: int, total: int) -> None:
        steps.append(remaining)
        with office.store.command("Ketik"):
            office.store.save("pengaturan", {"nama": "kertas", "nilai": str(len(steps))})

    made = office.cadangan.make(pause)
    assert len(steps) > 3
    with sqlite3.connect(made.path) as copy:
        found = copy.execute("SELECT nilai FROM pengaturan WHERE nama = 'kertas'").fetchone()
        assert copy.execute("PRAGMA quick_check").fetchone() == ("ok",)
    copy.close()
    assert found == (str(len(steps)),) or found == (str(len(steps) - 1),)


def test_that_a_cancelled_backup_leaves_no_file(office: Office) -> None:
    def cancel(remaining: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        office.cadangan.make(cancel)
    assert list((office.folder / backup.FOLDER).iterdir()) == []


def test_that_a_restored_backup_brings_back_the_data_as_a_new_line(office: Office) -> None:
    before, garis = value(office), rekaman.garis(office.store)
    made = office.cadangan.make()
    butir_id = office.realisasi.load(2026, Triwulan.III).laporan.baris[2].butir_id
    office.realisasi.save_nilai(butir_id, Triwulan.III, "11")
    undone = office.cadangan.restore(made.nama)
    assert value(office) == before
    assert rekaman.garis(office.store) != garis
    assert office.perintah.peek() == (None, None)
    office.cadangan.restore(undone.nama)
    assert value(office) == "11"


def test_that_a_restore_keeps_the_office_closed_to_others(office: Office) -> None:
    office.cadangan.restore(office.cadangan.make().nama)
    with pytest.raises(KnownError) as caught:
        open_office(office.folder, office.store.clock)
    assert caught.value.kode == "DATA_SEDANG_DIBUKA"
    assert not list((office.folder / backup.FOLDER).glob(".*"))


@pytest.mark.parametrize(
    ("nama", "kode"),
    [
        ("tidak-ada.db", "CADANGAN_TIDAK_ADA"),
        ("../ranpk.db", "CADANGAN_TIDAK_ADA"),
        ("rusak.db", "DATA_RUSAK"),
        ("bukan.db", "BUKAN_DATA_RANPK"),
    ],
)
def test_that_a_bad_backup_changes_nothing(office: Office, nama: str, kode: str) -> None:
    good = office.cadangan.make()
    data = bytearray(good.path.read_bytes())
    data[4096 * 3 : 4096 * 40] = b"\x5a" * (4096 * 37)
    (good.path.parent / "rusak.db").write_bytes(data)
    (good.path.parent / "bukan.db").write_bytes(b"bukan basis data" * 500)
    before = office.realisasi.load(2026, Triwulan.III)
    with pytest.raises(KnownError) as caught:
        office.cadangan.restore(nama)
    assert caught.value.kode == kode
    assert office.realisasi.load(2026, Triwulan.III) == before


def test_that_a_copy_may_fail_on_a_full_disk_without_harm(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "berkas-bukan-folder"
    target.write_text("")
    with pytest.raises((KnownError, OSError)):
        backup.copy_database(store.db, target / "cadangan.db")
    assert rows(store.db, "PRAGMA quick_check") == [{"quick_check": "ok"}]


def test_that_a_restore_that_was_killed_does_not_spoil_the_next(office: Office) -> None:
    made = office.cadangan.make()
    leftover = made.path.with_name(f".{made.nama}.pulih-wal")
    leftover.write_bytes(b"sisa catatan lama" * 1000)
    before = value(office)
    office.cadangan.restore(made.nama)
    assert value(office) == before


def test_that_a_backup_may_be_asked_for_while_another_runs(office: Office) -> None:
    made = []

    def pause(remaining: int, total: int) -> None:
        if not made:
            made.append(office.cadangan.make())

    with office.store.command("Isi penuh"):
        for number in range(2000):
            office.store.insert("pengaturan", {"nama": f"n{number}", "nilai": "x" * 500})
    made.append(office.cadangan.make_daily(pause))
    assert len({cadangan.nama for cadangan in made}) == 2


def test_that_a_file_named_by_somebody_else_is_left_alone(office: Office) -> None:
    strange = office.folder / "cadangan" / "ranpk-2026-13-45.db"
    office.cadangan.make()
    strange.write_bytes(b"")
    assert office.cadangan.make_daily()
    assert strange.exists()


def test_that_a_lost_trigger_is_noticed(office: Office) -> None:
    office.cadangan.check()
    office.store.db.execute("DROP TRIGGER realisasi_kunci_update")
    with pytest.raises(KnownError) as caught:
        office.cadangan.check()
    assert caught.value.kode == "DATA_RUSAK"
