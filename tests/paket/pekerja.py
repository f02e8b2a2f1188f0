"""Work on an office in a child of this process until killed, and say what is safely done.

`python -m tests.paket.pekerja` reads lines `JOB FOLDER`, forks a child for each, prints its pid,
and prints `mati` once it has ended. Importing once and forking often makes a kill cheap.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from ranpk_desktop.clock import utc_now
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services import buat_paket, cadangan_luar
from ranpk_desktop.services.office import Office, open_office

FRASA = "lima kata untuk uji saja"
TAHUN = 2026


def say(*words: object) -> None:
    """Print a line at once, in one piece."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def bare(office: Office) -> None:
    """Make packages without documents, so that most of the time goes into seal and files."""
    buat_paket.dokumen_of = lambda _persiapan, _isi: {}  # type: ignore[assignment]
    whole(office)


def whole(office: Office) -> None:
    """Lock a quarter, make its package, open it again, over and over."""
    kepala = office.kantor.pejabat()[0]["id"]
    while True:
        _laporan, kunci = office.realisasi.report(TAHUN, Triwulan.III)
        if kunci:
            office.rekaman.unlock(TAHUN, Triwulan.III, "uji")
        office.rekaman.lock(TAHUN, Triwulan.III, kepala)
        say("dikunci")
        made = office.paket.make(TAHUN, Triwulan.III, "A4", FRASA)
        say("jadi", made.manifes)


def copy_out(office: Office) -> None:
    """Copy the whole office to a folder that stands for a stick, over and over."""
    stick = office.folder.parent / "flashdisk"
    while True:
        bahan = office.cadangan_lengkap.gather()
        say("disalin")
        made = cadangan_luar.write(bahan, stick, "kantor", lambda _done, _total: None)
        office.cadangan_luar.note(made)
        say("jadi", made.path.name)


JOBS: dict[str, Callable[[Office], None]] = {"paket": whole, "segel": bare, "salin": copy_out}


def main() -> None:
    """Serve until the input ends."""
    for line in sys.stdin:
        job, folder = line.split()
        pid = os.fork()
        if pid == 0:
            try:
                with open_office(Path(folder), utc_now) as office:
                    say("mulai", job)
                    JOBS[job](office)
            finally:
                os._exit(1)
        say("pid", pid)
        os.waitpid(pid, 0)
        say("mati", pid)


if __name__ == "__main__":
    main()
