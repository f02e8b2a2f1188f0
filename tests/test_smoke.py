"""`--smoke` as a bundle is tried with it: one line of JSON, and nothing left behind."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def smoke(folder: Path, confine: Callable[[], None] | None = None) -> tuple[int, dict[str, Any]]:
    """Run it with every place of this user below `folder`; return exit code and answer."""
    places = ("TMPDIR", "RANPK_DATA", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    done = subprocess.run(
        [sys.executable, "-m", "ranpk_desktop", "--smoke"],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"} | dict.fromkeys(places, str(folder)),
        preexec_fn=confine,
    )
    (line,) = done.stdout.splitlines()
    return done.returncode, json.loads(line)


def test_that_the_program_is_walked_through_from_the_first_start_to_a_verified_package(
    tmp_path: Path,
) -> None:
    code, answer = smoke(tmp_path)
    assert (code, answer["sah"], answer["platform"]) == (0, True, "offscreen")
    steps = ["program", "awal", "jendela", "halaman", "paket", "pratinjau", "cetak", "tutup"]
    assert sorted(answer["selesai"], key=answer["selesai"].get) == steps
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_that_a_failure_is_named_and_ends_the_program(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no such limits")
    full = (50_000, 50_000)
    code, answer = smoke(tmp_path, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, full))
    assert code == 1
    assert answer["kesalahan"]["kode"] == "KANTOR_CONTOH"
    assert "Disk" in answer["kesalahan"]["pesan"]
