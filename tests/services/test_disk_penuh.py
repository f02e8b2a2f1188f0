"""A disk that is full while a package is kept: a sentence, and nothing is recorded."""

import errno
import os
from pathlib import Path

import pytest

from db.tables import rows
from ranpk_desktop import files
from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ranpk_desktop.domain.paket import JenisPaket, PaketJadi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import paket
from ranpk_desktop.services.berkas_dukung import examine, keep
from ranpk_desktop.services.office import Office
from tests.conftest import NOON
from tests.kuncian import lock

FRASA = "lima kata untuk uji saja"
Dibuat = tuple[paket.Persiapan, tuple[PaketJadi, ...]]


@pytest.fixture
def dibuat(office: Office) -> Dibuat:
    """A package of several parts that is built and not kept yet."""
    office.identitas.make_key(FRASA)
    butir_id = office.realisasi.load(2026, Triwulan.III).laporan.baris[0].butir_id
    for number in range(3):
        isi = examine(f"{number}.pdf", b"%PDF-1.7" + bytes([number]) * 4_000_000)
        kept = keep(office.data_dukung.files, isi)
        office.data_dukung.add_berkas(DukunganRealisasi(butir_id, Triwulan.III), [kept])
    lock(office, 2026, Triwulan.III, office.kantor.pejabat_on(NOON.date())[0]["id"])
    calon = office.paket.candidate(JenisPaket.LAPORAN_TRIWULAN, 2026, "TW3")
    persiapan = office.paket.prepare(calon, "A4")
    made = paket.build(persiapan, FRASA)
    assert len(made) > 1
    return persiapan, made


def refused(office: Office, dibuat: Dibuat) -> KnownError:
    with pytest.raises(KnownError) as caught:
        office.paket.record(*dibuat)
    assert rows(office.store.db, "SELECT * FROM paket") == []
    assert office.paket.history() == ()
    return caught.value


@pytest.mark.parametrize("written", [0, 1])
def test_that_a_full_disk_records_no_part_of_a_package(
    office: Office, dibuat: Dibuat, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    real, left = os.fsync, [written]

    def fsync(descriptor: int) -> None:
        if not left[0]:
            raise OSError(errno.ENOSPC, "full")
        left[0] -= 1
        real(descriptor)

    monkeypatch.setattr(files.os, "fsync", fsync)
    error = refused(office, dibuat)
    assert error.kode == "DISK_PENUH"
    assert "Tidak ada cukup ruang" in error.pesan
    assert error.tindakan
    monkeypatch.undo()
    assert not list((office.folder / "paket").glob(".*"))
    assert office.paket.record(*dibuat).path.exists()
    assert len(rows(office.store.db, "SELECT * FROM paket")) == len(dibuat[1])


def test_that_a_disk_too_small_for_the_file_is_a_sentence_of_the_system_itself(
    office: Office, dibuat: Dibuat, tmp_path: Path
) -> None:
    """A limit of the system on the size of files stands for the disk; it refuses the write."""
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, before[1]))
    try:
        error = refused(office, dibuat)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, old)
    assert error.kode == "DISK_PENUH"
    assert office.paket.record(*dibuat).path.exists()


def test_that_a_full_database_records_nothing_either(office: Office, dibuat: Dibuat) -> None:
    (size,) = office.store.db.execute("PRAGMA page_count").fetchone()
    office.store.db.execute(f"PRAGMA max_page_count = {size}")
    assert refused(office, dibuat).kode == "DISK_PENUH"
    office.store.db.execute("PRAGMA max_page_count = 1000000")
    assert office.paket.record(*dibuat).path.exists()
