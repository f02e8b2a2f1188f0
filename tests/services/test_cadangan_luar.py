"""A backup outside this computer counts only once all of it was read back from there."""

import errno
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db import cadangan_lengkap as berkas_lengkap
from db.presence import FILE_NAME
from db.tables import rows
from ranpk_desktop import files
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import cadangan_lengkap, cadangan_luar
from ranpk_desktop.services.berkas_dukung import examine, keep
from ranpk_desktop.services.office import Office
from tests.conftest import NOON
from tests.kuncian import lock


def ignore(_done: int, _total: int) -> None:
    """Take no notice of progress."""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder that stands for a stick."""
    folder = tmp_path / "flashdisk"
    folder.mkdir()
    return folder


def copied(office: Office, stick: Path, report: Callable[[int, int], None] = ignore) -> Path:
    bahan, nama = office.cadangan_lengkap.gather(), office.cadangan_lengkap.file_name()
    made = cadangan_luar.write(bahan, stick, nama, report)
    office.cadangan_luar.note(made)
    return made.path


def refused(office: Office, stick: Path, report: Callable[[int, int], None] = ignore) -> KnownError:
    """Return why a copy was refused; neither a file nor a note of it may stay."""
    before = sorted(stick.iterdir()) if stick.exists() else []
    with pytest.raises(KnownError) as caught:
        copied(office, stick, report)
    assert (sorted(stick.iterdir()) if stick.exists() else []) == before
    assert office.cadangan_luar.last() is None
    return caught.value


def test_that_a_copy_is_whole_and_its_place_is_remembered_outside_the_journal(
    office: Office, stick: Path, tmp_path: Path
) -> None:
    perintah = office.perintah.peek()
    path = copied(office, stick)
    last = office.cadangan_luar.last()
    assert last is not None
    assert (last.tempat, last.berkas) == (str(stick), path.name)
    assert (last.ukuran, last.dibuat_pada) == (path.stat().st_size, NOON)
    assert office.perintah.peek() == perintah
    siap = cadangan_lengkap.unpack(path, tmp_path / "lain", ignore)
    assert siap.kepala.unit["acuan"] == office.kantor.require()["acuan"]


def test_that_progress_goes_on_while_the_copy_is_read_back(office: Office, stick: Path) -> None:
    office.data_dukung.files.put(bytes(3_000_000))
    steps: list[float] = []
    copied(office, stick, lambda done, total: steps.append(done / total))
    assert steps == sorted(steps)
    assert 0.5 < steps[-1] < 1
    assert min(steps) == 0


def test_that_an_older_copy_stays_beside_the_new_one(office: Office, stick: Path) -> None:
    first, second = copied(office, stick), copied(office, stick)
    assert second.name == f"{first.stem}-2.ranpk"
    assert first.exists()


def test_that_a_medium_that_gives_back_something_else_is_refused(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(path: Path) -> None:
        isi = bytearray(path.read_bytes())
        isi[len(isi) // 2] ^= 1
        path.write_bytes(isi)

    monkeypatch.setattr(cadangan_luar, "_forget_cached", spoil)
    office.data_dukung.files.put(bytes(3_000_000))
    error = refused(office, stick)
    assert error.kode == "SALINAN_TIDAK_UTUH"
    assert "dibaca kembali" in str(error)


def test_that_another_whole_backup_in_its_place_is_refused(
    office: Office, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    other = cadangan_luar.write(office.cadangan_lengkap.gather(), elsewhere, "x", ignore).path
    office.kantor.save_unit({"kota": "Kota Baru"})

    def swap(path: Path) -> None:
        path.write_bytes(other.read_bytes())

    monkeypatch.setattr(cadangan_luar, "_forget_cached", swap)
    assert refused(office, stick).kode == "SALINAN_TIDAK_UTUH"


def test_that_a_stick_pulled_out_while_it_is_read_back_is_a_sentence(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(self: object, report: object) -> None:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(berkas_lengkap.Terbuka, "check", gone)
    error = refused(office, stick)
    assert error.kode == "FOLDER_TIDAK_ADA"
    assert "flashdisknya masih terpasang" in str(error)


def test_that_a_stick_pulled_out_before_the_copy_is_a_sentence(office: Office, stick: Path) -> None:
    stick.rmdir()
    assert refused(office, stick).kode == "FOLDER_TIDAK_ADA"
    with pytest.raises(KnownError) as caught:
        cadangan_luar.require_outside(stick, office.folder)
    assert caught.value.kode == "FOLDER_TIDAK_ADA"


@pytest.mark.parametrize("kind", [errno.ENOSPC, errno.EFBIG])
def test_that_a_full_stick_is_a_sentence(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch, kind: int
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(kind, "full")

    bahan = office.cadangan_lengkap.gather()
    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(KnownError) as caught:
        cadangan_luar.write(bahan, stick, "kantor", ignore)
    assert caught.value.kode == "DISK_PENUH"
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize("share", [0.0, 0.7])
def test_that_a_cancelled_copy_leaves_nothing_while_it_is_written_or_read_back(
    office: Office, stick: Path, share: float
) -> None:
    office.data_dukung.files.put(bytes(3_000_000))

    def cancel(done: int, total: int) -> None:
        if done >= share * total:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        copied(office, stick, cancel)
    assert list(stick.iterdir()) == []
    assert office.cadangan_luar.last() is None


def test_that_a_folder_on_the_same_disk_is_not_outside_unless_a_service_copies_it(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KnownError) as caught:
        cadangan_luar.require_outside(stick, office.folder)
    assert caught.value.kode == "MASIH_DI_KOMPUTER_INI"
    monkeypatch.setattr(cadangan_luar, "is_shared_folder", lambda _path: "OneDrive")
    cadangan_luar.require_outside(stick, office.folder)


def test_that_another_disk_is_outside(office: Office) -> None:
    shm = Path("/dev/shm")  # noqa: S108  only looked at
    if not shm.is_dir() or shm.stat().st_dev == office.folder.stat().st_dev:
        pytest.skip("this computer has one disk only")
    cadangan_luar.require_outside(shm, office.folder)


def test_that_beranda_says_how_old_the_copy_is_but_not_of_data_to_practise_with(
    store_with_unit: Office, stick: Path
) -> None:
    office = store_with_unit

    def said() -> list[str]:
        found = office.beranda.load().beranda.perhatian
        return [it.pesan for it in found if it.kode == "CADANGAN_LUAR"]

    assert said() == ["Belum ada cadangan di luar komputer ini"]
    copied(office, stick)
    assert said() == []
    office.store.clock = _later(office.store.clock, 12)
    assert said() == ["Cadangan di luar komputer: 12 hari lalu"]
    assert office.cadangan_luar.last_day() == date(2026, 10, 5)


def test_that_a_restored_office_has_every_row_and_every_file(
    office: Office, stick: Path, tmp_path: Path
) -> None:
    frasa = "lima kata untuk uji saja"
    office.identitas.make_key(frasa)
    butir_id = office.realisasi.load(2026, Triwulan.III).laporan.baris[0].butir_id
    kept = keep(office.data_dukung.files, examine("foto.pdf", b"%PDF-1.7 foto"))
    office.data_dukung.add_berkas(DukunganRealisasi(butir_id, Triwulan.III), [kept])
    office.pengaturan.save("tampilan", "gelap")
    lock(office, 2026, Triwulan.III, office.kantor.pejabat_on(NOON.date())[0]["id"])
    terbuat = office.paket.make(2026, Triwulan.III, "A4", frasa)
    terima = office.folder / "diterima" / f"{'ab' * 32}.asice"
    terima.parent.mkdir()
    terima.write_bytes(b"tanda terima dari Pusat")
    (office.folder / "identitas" / "pusat.pem").write_bytes(b"sertifikat Pusat")
    path = copied(office, stick)

    folder = tmp_path / "kosong"
    siap = cadangan_lengkap.unpack(path, folder, ignore)
    with cadangan_lengkap.open_accepted(folder, office.store.clock, siap) as other:
        assert tables(other) == tables(office)
        assert files_of(folder) == files_of(office.folder)
        assert {name.split("/")[0] for name in files_of(folder)} == {
            "data_dukung",
            "diterima",
            "identitas",
            "paket",
        }
        again = other.paket.make(2026, Triwulan.III, "A4", "frasa yang keliru sama sekali")
        assert (again.manifes, again.lama) == (terbuat.manifes, True)
        assert other.identitas.key() == office.identitas.key()
        assert [row["sebab"] for row in rows(other.store.db, "SELECT sebab FROM garis")] == [
            "BARU",
            "PULIH",
        ]


def tables(office: Office) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table but what a restore adds: its line, its command, its journal.

    The note of the copy itself is younger than the copy.
    """
    db = office.store.db
    found = {name: rows(db, f"SELECT * FROM {name} ORDER BY rowid") for name in db.table_names()}
    found.pop("cadangan_luar")
    found.pop("sqlite_sequence", None)
    known = {row["id"] for row in found["garis"] if row["sebab"] != "PULIH"}
    restored = [
        row["perintah_id"]
        for row in found["jejak_audit"]
        if row["tabel"] == "garis" and row["baris_id"] not in known
    ]
    found["garis"] = [row for row in found["garis"] if row["id"] in known]
    found["perintah"] = [row for row in found["perintah"] if row["id"] not in restored]
    found["jejak_audit"] = [
        row for row in found["jejak_audit"] if row["perintah_id"] not in restored
    ]
    assert len(found) > 30
    return found


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file of an office but its database and the copies of it made daily."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent.name != "cadangan" and not path.name.startswith(FILE_NAME)
    }


def _later(clock: Clock, days: int) -> Clock:
    moment: datetime = clock() + timedelta(days=days)
    return lambda: moment


@pytest.fixture
def store_with_unit(tmp_path: Path, clock: Clock) -> Office:
    from ranpk_desktop.services import setup
    from ranpk_desktop.services.office import open_office

    office = open_office(tmp_path / "sungguhan", clock)
    setup.create(office, "loka-pulau-morotai", kepala="Siti Contoh", rencana=2026)
    return office
