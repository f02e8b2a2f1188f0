"""Restore and fork: what the chain of an office's packages looks like from Pusat (package.md)."""

import shutil
from pathlib import Path

import pytest

from ranpk_desktop.domain.rantai_paket import KelasPaket, Mata, classify
from ranpk_desktop.domain.riwayat_paket import PaketTersimpan
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.paket import verifikasi
from ranpk_desktop.services import pulih_paket
from ranpk_desktop.services.office import Office
from tests.kiriman import mark_sent
from tests.kuncian import lock

TAHUN, TW = 2026, Triwulan.III
FRASA = "kuda hijau makan lima mangga"


class Pusat:
    """Hold the newest package of one report, and what it superseded, as head office does."""

    def __init__(self) -> None:
        self.dipegang: Mata | None = None
        self.digantikan: list[str] = []

    def receive(self, path: Path) -> KelasPaket:
        mata = Mata.of(verifikasi.open_package(path.read_bytes()))
        kelas = classify(mata, self.dipegang, self.digantikan)
        if kelas in (KelasPaket.PERTAMA, KelasPaket.REVISI, KelasPaket.LONCAT):
            if self.dipegang:
                self.digantikan.append(self.dipegang.manifes)
            self.dipegang = mata
        return kelas


@pytest.fixture
def sealed(office: Office) -> Office:
    office.identitas.make_key(FRASA)
    return office


@pytest.fixture
def pusat() -> Pusat:
    return Pusat()


def send(office: Office, nilai: str, pusat: Pusat) -> tuple[PaketTersimpan, KelasPaket]:
    """Lock the quarter with a number in it, build its package, and send it."""
    if office.realisasi.load(TAHUN, TW).kunci:
        office.rekaman.unlock(TAHUN, TW, "Dibetulkan")
    row = office.realisasi.load(TAHUN, TW).laporan.baris[4]
    office.realisasi.save_nilai(row.butir_id, TW, nilai)
    lock(office, TAHUN, TW, office.kantor.pejabat()[-1]["id"])
    made = office.paket.make(TAHUN, TW, "F4", FRASA)
    mark_sent(office, made.id)
    return made, pusat.receive(made.path)


def drop_in(office: Office, path: Path) -> None:
    """Hand the office a package of its own that a restore has lost."""
    rencana = office.pulih_paket.preview(pulih_paket.read([path], lambda _done, _total: None))
    pulih_paket.keep_files(office.folder, rencana, frozenset(), lambda _done, _total: None)
    office.pulih_paket.apply(rencana, frozenset())


def test_that_sent_restored_and_sent_again_are_two_different_revisions(
    sealed: Office, pusat: Pusat
) -> None:
    backup = sealed.cadangan.make()
    first, kelas = send(sealed, "81", pusat)
    assert kelas is KelasPaket.PERTAMA
    sealed.cadangan.restore(backup.nama)
    second, kelas = send(sealed, "82", pusat)
    assert kelas is KelasPaket.DUA_REVISI_BERBEDA
    one, two = (verifikasi.open_package(it.path.read_bytes()).data for it in (first, second))
    assert one["garis"] != two["garis"]
    assert (one["revisi"], two["revisi"]) == (0, 0)
    assert (one["menggantikan"], two["menggantikan"]) == (None, None)


def test_that_dropping_in_the_lost_package_first_makes_a_revision(
    sealed: Office, pusat: Pusat, tmp_path: Path
) -> None:
    backup = sealed.cadangan.make()
    first, _kelas = send(sealed, "81", pusat)
    mailed = Path(shutil.copy(first.path, tmp_path / "dari-email.asice"))
    sealed.cadangan.restore(backup.nama)
    assert sealed.paket.history() == ()
    drop_in(sealed, mailed)
    second, kelas = send(sealed, "82", pusat)
    assert kelas is KelasPaket.REVISI
    data = verifikasi.open_package(second.path.read_bytes()).data
    assert (data["revisi"], data["menggantikan"]) == (1, first.manifes)
    assert [it.manifes for it in sealed.paket.history()] == [second.manifes, first.manifes]
    assert [it.berkas[0].ada for it in sealed.paket.history()] == [True, True]


def test_that_the_chain_of_a_restore_between_two_revisions_forks_there(
    sealed: Office, pusat: Pusat
) -> None:
    first, _kelas = send(sealed, "81", pusat)
    backup = sealed.cadangan.make()
    assert send(sealed, "82", pusat)[1] is KelasPaket.REVISI
    sealed.cadangan.restore(backup.nama)
    forked, kelas = send(sealed, "83", pusat)
    assert kelas is KelasPaket.DUA_REVISI_BERBEDA
    data = verifikasi.open_package(forked.path.read_bytes()).data
    assert data["menggantikan"] == first.manifes
    assert pusat.receive(first.path) is KelasPaket.SUDAH_DIGANTIKAN


def test_that_the_same_content_after_a_restore_is_identical(sealed: Office, pusat: Pusat) -> None:
    lock(sealed, TAHUN, TW, sealed.kantor.pejabat()[-1]["id"])
    backup = sealed.cadangan.make()
    first = sealed.paket.make(TAHUN, TW, "F4", FRASA)
    assert pusat.receive(first.path) is KelasPaket.PERTAMA
    sealed.cadangan.restore(backup.nama)
    again = sealed.paket.make(TAHUN, TW, "F4", FRASA)
    assert again.manifes != first.manifes
    assert pusat.receive(again.path) is KelasPaket.IDENTIK


def test_that_a_gap_in_the_chain_is_borne(sealed: Office, pusat: Pusat) -> None:
    lost = Pusat()
    send(sealed, "81", lost)
    assert send(sealed, "82", pusat)[1] is KelasPaket.LONCAT
    send(sealed, "83", lost)
    assert send(sealed, "84", pusat)[1] is KelasPaket.LONCAT
