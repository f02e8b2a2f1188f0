"""Starting: from the process to the painted window, and to the first page with its data."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from tests.bench import kantor
from tests.bench.ukur import RUNS, Row, compare

UNWANTED = ("PYTHONDONTWRITEBYTECODE", "RANPK_DATA")
Marks = dict[str, dict[str, float]]


def rows(folder: Path) -> list[Row]:
    """Start bare windows and the program by turns, each in a fresh process."""
    kantor.five_years(folder / "ranpk-desktop")
    pairs = [(start("polos", folder), start("kantor", folder)) for _run in range(RUNS + 1)][1:]

    def both(name: str, key: str) -> list[tuple[float, float]]:
        return [(floor["painted"][key], ours[name][key]) for floor, ours in pairs]

    def cpu(name: str) -> str:
        floor = median(floor for floor, _ours in both(name, "cpu"))
        ours = median(ours for _floor, ours in both(name, "cpu"))
        ratio = median(ours / floor for floor, ours in both(name, "cpu"))
        return f"processor {floor * 1000:.0f} → {ours * 1000:.0f} ms, {ratio:.2f}×"

    return [
        compare(
            "start → frame and rail painted (floor: bare QMainWindow)",
            1.3,
            both("painted", "at"),
            note=cpu("painted"),
        ),
        compare(
            "start → first page with its data, 5 years (same floor)",
            2.3,
            both("data", "at"),
            note=cpu("data"),
        ),
        compare("memory then (same floor)", 1.8, both("data", "rss"), scale=1 / 2**20, unit="MiB"),
    ]


def start(what: str, data: Path) -> Marks:
    """Return the marks of one fresh process, in seconds since it was started.

    Its modules are compiled beforehand as they are where the program is installed: the first
    start, which only warms up, may write them even where the environment forbids it.
    """
    environment = {k: v for k, v in os.environ.items() if k not in UNWANTED}
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.mulai_{what}"],
        env={**environment, "XDG_DATA_HOME": str(data)},
        capture_output=True,
        text=True,
        check=True,
    )
    marks: Marks = json.loads(done.stdout)
    for one in marks.values():
        one["at"] -= began
    return marks
