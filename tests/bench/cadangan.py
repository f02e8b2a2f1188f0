"""A whole backup with 200 MB of evidence: its time with reading it back, and its memory."""

import hashlib
import os
import random
import tracemalloc
import zipfile
from pathlib import Path

from ranpk_desktop.services import cadangan_luar
from ranpk_desktop.services.office import Office
from tests.bench import kantor
from tests.bench.ukur import Row, below, compare, timed, turns

BERKAS, UKURAN = 50, 4_000_000
_SEPOTONG = 1024 * 1024


def rows(folder: Path) -> list[Row]:
    """Copy the sample office with 50 files of 4 MB out, and the same files with zipfile alone."""
    stick = folder / "flashdisk"
    stick.mkdir()
    chance = random.Random(2026)  # noqa: S311  a content, not a secret
    with kantor.locked_sample(folder / "kantor") as office:
        for _n in range(BERKAS):
            office.data_dukung.files.put(chance.randbytes(UKURAN))
        pairs = turns(
            timed(lambda: bare(office.folder, stick)), timed(lambda: ours(office, stick)), 3
        )
        tracemalloc.start()
        ours(office, stick)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return [
        compare(
            "whole backup, 200 MB, written and read back (floor: zipfile and hashlib)",
            1.5,
            pairs,
            scale=1,
            unit="s",
        ),
        below("whole backup, 200 MB: memory at its peak", 16, peak / 1e6, unit="MB"),
    ]


def ours(office: Office, stick: Path) -> None:
    """Make the backup as the window does."""
    bahan = office.cadangan_lengkap.gather()
    cadangan_luar.write(bahan, stick, "kantor", lambda _done, _total: None).path.unlink()


def bare(folder: Path, stick: Path) -> None:
    """Write the same files into a ZIP, reckon digests, and read them back: nothing is checked."""
    target = stick / "polos.zip"
    with zipfile.ZipFile(target, "w") as wadah:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                with path.open("rb") as source, wadah.open(path.name, "w") as entry:
                    digest = hashlib.sha256()
                    while piece := source.read(_SEPOTONG):
                        digest.update(piece)
                        entry.write(piece)
    with target.open("rb") as berkas:
        os.fsync(berkas.fileno())
        os.posix_fadvise(berkas.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    with zipfile.ZipFile(target) as wadah:
        for name in wadah.namelist():
            digest = hashlib.sha256()
            with wadah.open(name) as entry:
                while piece := entry.read(_SEPOTONG):
                    digest.update(piece)
    target.unlink()
