"""kill -9 while packages are built, sealed and recorded, and while a backup goes to a stick."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from db import cadangan_lengkap
from db.tables import rows
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.paket import verifikasi
from ranpk_desktop.services import contoh
from ranpk_desktop.services.office import Office, open_office
from tests.kuncian import make_whole
from tests.paket.pekerja import FRASA, TAHUN

BANYAK = {"paket": 14, "segel": 22, "salin": 18}
"""Kills of each kind of work: 54."""
PALING_LAMA = {"paket": 0.9, "segel": 0.3, "salin": 0.1}
"""Seconds until the kill after the work has said something; half of what it takes, or so."""


class Pekerja:
    """Start work in a process of its own, kill it, and return what it had said by then."""

    def __init__(self) -> None:
        self._parent = subprocess.Popen(
            [sys.executable, "-m", "tests.paket.pekerja"],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._parent.stdin
        assert self._parent.stdout
        self._said: IO[str] = self._parent.stdout
        self._asked: IO[str] = self._parent.stdin

    def kill(self, job: str, folder: Path, chance: random.Random, ke: int) -> list[str]:
        """Kill at a random point; return what the work had finished by then.

        It is killed soon after it has said something for the n-th time, so that a slow computer
        gets as far as a quick one; the first time, after it has finished something.
        """
        self._asked.write(f"{job} {folder}\n")
        self._asked.flush()
        said = [self._line(), self._line()]  # its pid and its beginning come in any order
        pid = next(int(words[1]) for words in said if words[0] == "pid")
        assert ["mulai", job] in said
        for _n in range(chance.choice((0, 1, 1, 2)) if ke else 2):
            said.append(self._line())
        time.sleep(chance.uniform(0, PALING_LAMA[job]))
        os.kill(pid, signal.SIGKILL)
        while said[-1][0] != "mati":
            said.append(self._line())
        return [words[1] for words in said if words[0] == "jadi"]

    def _line(self) -> list[str]:
        return self._said.readline().split()

    def close(self) -> None:
        self._asked.close()
        self._parent.wait()
        self._said.close()


@pytest.fixture(scope="module")
def pekerja() -> Iterator[Pekerja]:
    made = Pekerja()
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> Path:
    """A data folder with a key, a file of evidence and a quarter that can be locked."""
    with open_office(tmp_path / "kantor", clock) as office:
        contoh.fill(office)
        office.identitas.make_key(FRASA)
        make_whole(office, TAHUN, Triwulan.III)
        office.data_dukung.files.put(random.Random(1).randbytes(20_000_000))  # noqa: S311
    (tmp_path / "flashdisk").mkdir()
    return tmp_path / "kantor"


@pytest.mark.parametrize("job", ["paket", "segel"])
def test_that_a_killed_package_is_whole_with_its_row_or_not_there(
    folder: Path, clock: Clock, pekerja: Pekerja, job: str
) -> None:
    chance = random.Random(f"2029 {job}")  # noqa: S311  a schedule, not a secret
    done: set[str] = set()
    for ke in range(BANYAK[job]):
        done |= set(pekerja.kill(job, folder, chance, ke))
        with open_office(folder, clock) as office:
            assert_sound(office)
            known = {it.manifes for it in office.paket.history()}
            assert done <= known
            for it in office.paket.history():
                assert it.berkas[0].ada
            whole = {
                verifikasi.open_package(verifikasi.read_file(path)).manifes
                for path in (folder / "paket").glob("[!.]*")
            }
            # A file may be there whose row did not come any more; a row without its file never is.
            assert known <= whole
    assert done
    with open_office(folder, clock) as office:
        _laporan, kunci = office.realisasi.report(TAHUN, Triwulan.III)
        if kunci is None:
            office.rekaman.lock(TAHUN, Triwulan.III, office.kantor.pejabat()[0]["id"])
        assert office.paket.make(TAHUN, Triwulan.III, "A4", FRASA).path.exists()


def test_that_a_killed_copy_outside_is_whole_or_not_there_and_never_noted_unread(
    folder: Path, clock: Clock, pekerja: Pekerja
) -> None:
    chance = random.Random(2030)  # noqa: S311  a schedule, not a secret
    stick = folder.parent / "flashdisk"
    done: set[str] = set()
    for ke in range(BANYAK["salin"]):
        done |= set(pekerja.kill("salin", folder, chance, ke))
        sidik = {}
        for path in stick.glob("[!.]*"):
            with cadangan_lengkap.opened(path) as berkas:
                berkas.check(lambda _done, _total: None)
                sidik[path.name] = berkas.sidik
        with open_office(folder, clock) as office:
            assert_sound(office)
            noted = rows(office.store.db, "SELECT berkas, sidik FROM cadangan_luar")
            assert all(sidik[row["berkas"]] == row["sidik"] for row in noted)
            assert done <= {row["berkas"] for row in noted}
    assert done


def assert_sound(office: Office) -> None:
    """Nothing of the office is damaged, and it opens as usual."""
    assert rows(office.store.db, "PRAGMA quick_check") == [{"quick_check": "ok"}]
    assert rows(office.store.db, "PRAGMA foreign_key_check") == []
    assert office.beranda.load().unit
    left = [path for path in office.folder.glob("*/.*") if path.name != ".pulih"]
    assert left == []
    office.store.require_here()
